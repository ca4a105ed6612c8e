"""The Argos engine against tiny real packages that know a few hundred sentences by heart."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from translate.engines import open_engine
from translate.engines.argos import ArgosEngine
from translate.engines.decoding import RETRIES, Decoding, badness
from translate.errors import PackageError
from translate.packages import installed_package

Installed = Callable[..., Path]


def test_every_learned_sentence_comes_out_as_it_was_learned(
    argos_package: ModuleType, installed: Installed
) -> None:
    """A whole page of them, in one call, in order."""
    installed("sentencepiece")
    chinese, english = zip(*argos_package.PAIRS, strict=True)
    assert open_engine("argos").translate(chinese) == list(english)


def test_a_byte_pair_package_works_too(argos_package: ModuleType, installed: Installed) -> None:
    """The tokenizer of older Argos packages, `bpe.model`."""
    installed("bpe", kind="bpe")
    chinese, english = zip(*argos_package.PAIRS, strict=True)
    assert ArgosEngine().translate(chinese) == list(english)


def test_a_target_prefix_is_given_to_the_model_and_taken_out_again(
    argos_package: ModuleType, installed: Installed
) -> None:
    """`target_prefix` in metadata.json, as packages of multilingual models have it."""
    installed("prefix", target_prefix=">>eng<<", pairs=argos_package.PAIRS[:40])
    chinese, english = zip(*argos_package.PAIRS[:40], strict=True)
    assert ArgosEngine().translate(chinese) == list(english)


def test_order_blanks_and_repeated_sentences_are_kept(
    argos_package: ModuleType, installed: Installed
) -> None:
    """Sentences are sorted by length and each is translated once; the answers come back in their places."""
    installed("sentencepiece")
    (short, short_en), (long, long_en) = argos_package.PAIRS[7], argos_package.PAIRS[40]
    counted: list[int] = []
    answers = ArgosEngine().translate([short, "", long, " \t", short, f" {long}\n"], advance=counted.append)
    assert answers == [short_en, "", long_en, "", short_en, long_en]
    assert sum(counted) == 4


def test_one_at_a_time_gives_what_the_whole_page_gives(
    argos_package: ModuleType, installed: Installed
) -> None:
    """Batching changes the speed, not the words."""
    installed("sentencepiece")
    engine = ArgosEngine()
    chinese = [zh for zh, _ in argos_package.PAIRS[::16]]
    assert [engine.translate([sentence])[0] for sentence in chinese] == engine.translate(chinese)


def test_a_sentence_too_long_for_the_model_is_translated_clause_by_clause(
    argos_package: ModuleType, installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is cut off, neither of the Chinese nor of the English."""
    pairs = [(zh.replace("。", "；"), en) for zh, en in argos_package.PAIRS[:60]]
    installed("clauses", pairs=pairs)
    chinese, english = zip(*pairs, strict=True)
    monkeypatch.setattr("translate.engines.argos.MAX_SENTENCE_TOKENS", 5)
    assert ArgosEngine().translate(["".join(chinese)]) == [" ".join(english)]


def test_nothing_is_written_to_standard_output(
    argos_package: ModuleType, installed: Installed, capfd: pytest.CaptureFixture[str]
) -> None:
    """`mengyi lines` keeps standard output for translations alone."""
    installed("sentencepiece")
    ArgosEngine().translate([argos_package.PAIRS[0][0], "一句没有学过的话。"])
    assert capfd.readouterr().out == ""


def test_the_fingerprint_follows_version_model_and_settings(installed: Installed) -> None:
    """It is stable, and another search gives another."""
    installed("sentencepiece")
    engine = ArgosEngine()
    assert engine.fingerprint == ArgosEngine().fingerprint
    assert engine.fingerprint.startswith("argos-zh_en-1.9-")
    assert engine.fingerprint != ArgosEngine(decoding=Decoding(beam_size=2)).fingerprint
    installed("bpe", kind="bpe")
    assert engine.fingerprint != ArgosEngine().fingerprint


def test_without_a_package_the_error_says_how_to_get_one() -> None:
    """And what to use instead."""
    with pytest.raises(PackageError, match=r"not installed; run `mengyi package install`.*--engine builtin"):
        ArgosEngine()


def test_a_model_changed_after_installation_is_not_used(
    argos_package: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: Installed
) -> None:
    """Its SHA-256 is recorded at installation and looked at every time."""
    installed("changed", pairs=argos_package.PAIRS[:10])
    package = installed_package()
    assert package is not None
    model = package.model / "model.bin"
    content = bytearray(model.read_bytes())
    content[-40] ^= 1
    model.write_bytes(content)
    with pytest.raises(PackageError, match="changed since it was installed"):
        ArgosEngine()
    model.unlink()
    with pytest.raises(PackageError, match=r"model cannot be read .*install the package again"):
        ArgosEngine()


def test_a_pivot_pair_does_where_there_is_no_zh_en_package(
    argos_package: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """zh-de and de-en, as Argos Translate itself would chain them."""
    pairs = argos_package.PAIRS[:30]
    steps = (
        ("zh", "de", [(zh, f"{en} auf Deutsch") for zh, en in pairs]),
        ("de", "en", [(f"{en} auf Deutsch", en) for _, en in pairs]),
    )
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    for source, target, step in steps:
        file = argos_package.build_package(
            tmp_path / "file.zip", step, top=f"{source}_{target}", from_code=source, to_code=target
        )
        with zipfile.ZipFile(file) as archive:
            archive.extractall(tmp_path)
    chinese, english = zip(*pairs, strict=True)
    counted: list[int] = []
    engine = open_engine("auto")
    assert engine.translate(chinese, advance=counted.append) == list(english)
    assert sum(counted) == len(pairs)
    assert engine.fingerprint.startswith("argos-zh_de-1.9-")


LOOP = "牧民牧民"
NOTHING = "（无）"
REPEATS = "市里的牧民，旗里的牧民，盟里的牧民，区里的牧民。"


def test_what_loops_or_is_empty_is_asked_for_again_and_nothing_else(
    argos_package: ModuleType, installed: Installed
) -> None:
    """A sentence that good English repeats in is left as it is: repetition control would spoil it."""
    repeats = "The herders of the city, the herders of the banner, the herders of the league, the herders."
    pairs = (
        *argos_package.PAIRS[:60],
        (LOOP, "herders of the " * 20),
        (NOTHING, "."),
        (REPEATS, repeats),
    )
    installed("loops", pairs=pairs)
    package = installed_package()
    assert package is not None
    engine = ArgosEngine(package)
    learned = argos_package.PAIRS[7]
    loop, nothing, kept, sound = engine.translate([LOOP, NOTHING, REPEATS, learned[0]])
    assert 0 < loop.count("herders of the") < 3
    assert any(character.isalpha() for character in nothing)
    assert (kept, sound) == (repeats, learned[1])
    # The same control, always on, costs the sentence its words.
    assert ArgosEngine(package, RETRIES[0]).translate([REPEATS]) != [repeats]
    assert not badness(REPEATS, kept.split())


def test_ctrl_c_does_not_wait_for_the_whole_page(argos_package: ModuleType, installed: Installed) -> None:
    """Only a few batches are handed out at a time; the rest is never begun."""
    installed("sentencepiece")
    started: list[int] = []

    def stop(done: int) -> None:
        started.append(done)
        raise KeyboardInterrupt

    chinese = [f"{number}{zh}" for number in range(40) for zh, _ in argos_package.PAIRS]
    with pytest.raises(KeyboardInterrupt):
        ArgosEngine().translate(chinese, advance=stop)
    assert len(started) == 1 and started[0] < len(chinese) / 10
