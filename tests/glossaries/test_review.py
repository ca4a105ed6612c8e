"""The list of doubtful names keeps step with the tables."""

from __future__ import annotations

from pathlib import Path

import glossaries

REVIEW = Path(glossaries.__file__).with_name("REVIEW.md")


def test_every_reviewed_name_stands_as_the_table_has_it() -> None:
    english = {(t.zh, t.parent): t.en for t in glossaries.load().terms() if len(t.code) == 9}
    rows = [line.strip("| \n").split(" | ") for line in REVIEW.read_text(encoding="utf-8").splitlines()]
    reviewed = [(row[0], row[1], row[2]) for row in rows if len(row) == 4 and row[0] != "Name"]
    assert len(reviewed) > 100
    assert [row for row in reviewed if english.get(row[:2]) != row[2]] == []
