"""What a row's Notes cell says: its findings in words, and what sort of row it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.layout import ROLE_NOTES, SEVERITIES
from exports.rows import Row, beginning, paragraphs
from translate.document import Severity

# Characters of a sentence that tell it from the others of its paragraph, and leave room for the finding.
_QUOTED = 28

_INNER_QUOTES = str.maketrans('“”"', "‘’'")

_GRAVITY: list[Severity] = list(SEVERITIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A paragraph of the Notes cell: severity, the sentence meant where the cell speaks of several, text."""

    text: str
    severity: Severity | None = None
    where: str = ""

    @property
    def lead(self) -> str:
        look = SEVERITIES[self.severity] if self.severity else None
        return f"{look.sign} {look.label}: " if look else ""

    @property
    def line(self) -> str:
        """The note as it reads: "■ Error: “Some 13 herders…”: 三十多 is “more than 30”; …"."""
        return self.lead + self.where + self.text


def notes_on(group: Sequence[Row]) -> tuple[Note, ...]:
    """The notes of a cell that is about these rows; findings first, the gravest on top."""
    pairs = [(row, finding) for row in group for finding in row.translation.findings]
    notes = [
        Note(
            text=finding.message,
            severity=finding.severity,
            where="" if len(group) == 1 else f"“{_opening(row)}”: ",
        )
        for row, finding in sorted(pairs, key=lambda pair: _GRAVITY.index(pair[1].severity))
    ]
    remark = ROLE_NOTES.get(group[0].role)
    return (*notes, Note(text=remark)) if remark else tuple(notes)


def _opening(row: Row) -> str:
    """The first words of the row's English, or of its Chinese where it has none, for a quotation."""
    english = " ".join(row.translation.target.split())
    words = (
        beginning(english, _QUOTED) if english else beginning(row.translation.segment.source, _QUOTED // 2)
    )
    return words.translate(_INNER_QUOTES)


def gravest(group: Sequence[Row]) -> Severity | None:
    """The gravest severity among the rows' findings; None without any."""
    found = {finding.severity for row in group for finding in row.translation.findings}
    return min(found, key=_GRAVITY.index, default=None)


def lines_sent(rows: Iterable[Row]) -> dict[str, set[str]]:
    """The lines that each row's Notes cell went out with, by segment id, whichever layout it went out in."""
    sent: dict[str, set[str]] = {}
    for group in paragraphs(rows):
        for row in group:
            notes = {*notes_on([row]), *notes_on(group)}
            sent[row.id] = {line.strip() for note in notes for line in note.line.split("\n")}
    return sent
