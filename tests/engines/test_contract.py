"""Every engine keeps the same promise: one English string a sentence, in order, blanks for blanks."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from translate.engines import open_engine
from translate.engines.base import Engine, translate_nonblank
from translate.errors import EngineError
from translate.packages import install_package

SENTENCES = ["下雪了。", "", "牧民卖了30只羊。", "   ", "下雪了。"]


@pytest.fixture(scope="module", params=["fake", "argos", pytest.param("builtin", marks=pytest.mark.builtin)])
def engine(
    request: pytest.FixtureRequest,
    shared_cache: object,
    argos_package: ModuleType,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Engine]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared_cache))
        if request.param == "argos":
            folder = tmp_path_factory.mktemp("argos")
            patch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
            patch.setenv("XDG_DATA_HOME", str(folder))
            install_package(argos_package.build_package(folder / "tiny.argosmodel"))
        yield open_engine(request.param)


def test_one_english_string_a_sentence(engine: Engine) -> None:
    """As many answers as questions; blank gives empty, anything else does not."""
    answers = engine.translate(SENTENCES)
    assert [bool(answer) for answer in answers] == [True, False, True, False, True]
    assert all(answer == answer.strip() and "\n" not in answer for answer in answers)


def test_no_chinese_comes_out(engine: Engine) -> None:
    """The English holds no Chinese character and no full-width mark."""
    for answer in engine.translate(["草原上的雪很厚，牛羊都回了圈。", "“好！”他说。"]):
        assert not any("\u2e80" <= character <= "\u9fff" for character in answer)


def test_another_attempt_is_an_answer_too(engine: Engine) -> None:
    """Every attempt keeps the same promise as the first."""
    for attempt in (1, 2, 9):
        answers = engine.translate(SENTENCES, attempt=attempt)
        assert [bool(answer) for answer in answers] == [True, False, True, False, True]


def test_nothing_in_nothing_out(engine: Engine) -> None:
    """No sentences, no answers, and no error."""
    assert engine.translate([]) == []


def test_progress_counts_every_sentence(engine: Engine) -> None:
    """`advance` is told of each sentence that was translated."""
    counted: list[int] = []
    engine.translate(["下雪了。", "天晴了。"], advance=counted.append)
    assert sum(counted) == 2


def test_name_and_fingerprint_say_which(engine: Engine) -> None:
    """The fingerprint begins with the engine's name and holds more than it."""
    assert engine.fingerprint.startswith(engine.name)
    assert len(engine.fingerprint) > len(engine.name)


def test_an_unknown_engine_is_an_error_that_lists_the_known() -> None:
    """The remedy names every engine there is."""
    with pytest.raises(EngineError, match="auto, argos, builtin, fake"):
        open_engine("babelfish")


def test_an_engine_that_loses_a_sentence_is_caught() -> None:
    """A backend that returns too few strings is an EngineError, not a shifted page."""
    with pytest.raises(EngineError, match="returned 1 sentences for 2"):
        translate_nonblank("lossy", ["一", "二"], lambda asked: asked[:1])
