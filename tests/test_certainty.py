"""Rows that the engine was unsure of: found, remembered, and let go once an editor has been there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

import glossaries
from translate.certainty import UNSURE, check_certainty
from translate.document import Segment, Translation
from translate.drafting import translate_segments
from translate.engines.base import Advance, Answer, reworded, surprisal_of, translate_nonblank
from translate.engines.training.certainty import auc, read_graded
from translate.memory import MIGRATIONS, Memory, Question

SNOW = Segment(id="a01.p01.s01", role="sentence", source="雪下了一夜。")
WIND = Segment(id="a01.p01.s02", role="sentence", source="风停了。")
BYLINE = Segment(id="a01.byline", role="byline", source="本报记者 王小明")


class UnsureOfSnow:
    """Unsure of 雪, sure of the rest; counts what it was asked."""

    name = "unsure"
    fingerprint = "unsure-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]:
        self.asked += sentences
        return translate_nonblank(
            self.name,
            sentences,
            lambda asked: [
                Answer("It snowed all night.", UNSURE + 5) if "雪" in s else "Calm." for s in asked
            ],
        )


def drafted(memory: Path | None = None, engine: UnsureOfSnow | None = None) -> tuple[Translation, ...]:
    return translate_segments(
        [SNOW, WIND, BYLINE], engine=engine or UnsureOfSnow(), glossary=glossaries.load(), memory=memory
    )


def about_sense(translations: Sequence[Translation]) -> list[str]:
    return [t.segment.id for t in translations for f in t.findings if f.check == "sense"]


@pytest.mark.parametrize(
    ("surprisal", "found"), [(None, 0), (0.0, 0), (UNSURE - 0.1, 0), (UNSURE, 1), (90.0, 1)]
)
def test_from_the_threshold_a_row_is_unsure(surprisal: float | None, found: int) -> None:
    """An engine that cannot tell is never unsure."""
    assert len(check_certainty(surprisal)) == found


def test_the_row_the_engine_was_unsure_of_says_so() -> None:
    """A warning that names no words; none on the sure row, nor on one made by rule."""
    translations = drafted()
    assert about_sense(translations) == [SNOW.id]
    (finding,) = translations[0].findings
    assert finding.severity == "warning"
    assert (finding.source_span, finding.target_span) == (None, None)
    assert type(translations[0].target) is str


def test_it_says_so_again_from_the_memory(tmp_path: Path) -> None:
    """The second run asks nothing and finds the same."""
    memory, engine = tmp_path / "m.sqlite", UnsureOfSnow()
    assert about_sense(drafted(memory)) == about_sense(drafted(memory, engine)) == [SNOW.id]
    assert engine.asked == []


def test_an_editors_english_is_sure(tmp_path: Path) -> None:
    """What an editor settled is not called unsure, whatever the engine had thought of it."""
    memory = tmp_path / "m.sqlite"
    drafted(memory)
    with Memory(memory, engine="unsure-1", glossary="g") as store:
        store.store_edited([(SNOW.source, "Snow fell all night.")], changed="2026-11-24")
    assert about_sense(drafted(memory)) == []


def test_a_memory_from_before_is_read_and_knows_nothing_of_it(tmp_path: Path) -> None:
    """Its answers are found again, with no surprisal; new ones keep theirs."""
    path = tmp_path / "m.sqlite"
    old, new = Question(source="雪。", shown="雪。"), Question(source="风。", shown="风。")
    with Memory(path, engine="e", glossary="g") as store:
        store.store([(old, "Snow.")])
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE machine DROP COLUMN surprisal")
        connection.execute("DELETE FROM migration WHERE name = ?", (MIGRATIONS[1][0],))
    connection.close()
    with Memory(path, engine="e", glossary="g") as store:
        store.store([(new, Answer("Wind.", 3.5))])
        found = store.find([old, new])
    assert [(answer, surprisal_of(answer or "")) for answer in found] == [("Snow.", None), ("Wind.", 3.5)]


def test_reworded_english_is_as_sure_as_before() -> None:
    """Tidying does not lose the surprisal; a plain string has none."""
    assert surprisal_of(reworded("Snow.", Answer("Snow .", 2.0))) == 2.0
    assert surprisal_of(reworded("Snow.", "Snow .")) is None


def test_flagged_lines_mislead_more_often_than_the_others() -> None:
    """On the lines that readers graded: nine in ten of the flagged ones, and far fewer of the rest."""
    rows = read_graded()
    flagged = [row for row in rows if check_certainty(row.surprisal)]
    rest = [row for row in rows if row not in flagged]
    assert len(rows) == 102 and len(flagged) >= 25
    assert sum(row.is_misleading for row in flagged) >= 0.9 * len(flagged)
    assert sum(row.is_misleading for row in rest) <= 0.6 * len(rest)


def test_auc_is_the_share_of_pairs_in_the_right_order() -> None:
    """A tie counts half."""
    assert auc([3, 2], [1, 2]) == 3.5 / 4
