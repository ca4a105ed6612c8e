"""Notes: several sentences in a cell are told apart by their words, by nothing that only we know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.notes import lines_sent, notes_on
from exports.rows import paragraphs, sections
from translate.document import Document, Finding


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("Some 13 herders sit round the stove.", "“Some 13 herders sit round…”: "),
        ("“Water!” he\ncried.", "“‘Water!’ he cried.”: "),
        ("Yes.", "“Yes.”: "),
        ("", "“三十多名牧民围炉而坐。”: "),
    ],
)
def test_the_sentence_meant_is_quoted(document: Document, english: str, words: str) -> None:
    first, second = next(g for g in paragraphs(sections(document)[0].rows) if len(g) == 2)
    finding = Finding(check="number", severity="warning", message="Look.")
    row = replace(second, translation=replace(second.translation, target=english, findings=(finding,)))
    notes = {note.text: note for note in notes_on((first, row))}
    assert notes["Look."].where == words
    assert f"▲ Warning: {words}Look." in lines_sent((first, row))[row.id]
    assert notes_on((row,))[0].line == "▲ Warning: Look."
