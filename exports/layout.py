"""The hand-off document's shape: columns, widths, style names, colours, labels."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from translate.document import ArticleKind, Role, Severity, TermStatus

ColumnName = Literal["id", "source", "target", "notes"]

TWIPS_PER_MM = 1440 / 25.4

# A4 on its side, millimetres. Wider margins cost a line in every third row of the two text columns.
PAGE_WIDTH, PAGE_HEIGHT = 297, 210
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 15, 18, 16
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an article's table; `weight` shares out the page width."""

    name: ColumnName
    label: str
    weight: int
    style: str


# 22 mm hold "a10.p12.s03" on one line at 7.5 pt; 中文 and English are equal, so that lines stay level.
COLUMNS: tuple[Column, ...] = (
    Column(name="id", label="ID", weight=22, style="MengyiId"),
    Column(name="source", label="中文", weight=94, style="MengyiSource"),
    Column(name="target", label="English", weight=99, style="MengyiEnglish"),
    Column(name="notes", label="Notes", weight=52, style="MengyiNote"),
)


def column_widths(weights: tuple[int, ...], total_mm: float = TEXT_WIDTH) -> tuple[int, ...]:
    """Widths in twips that share out `total_mm` by weight and add up to it exactly."""
    total = round(total_mm * TWIPS_PER_MM)
    widths = [total * weight // sum(weights) for weight in weights]
    widths[-1] += total - sum(widths)
    return tuple(widths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a severity is told apart: by its sign and word, by the line round the words, and by colour."""

    label: str
    sign: str
    border: str
    ink: str
    fill: str


SEVERITIES: dict[Severity, Look] = {
    "error": Look(label="Error", sign="■", border="single", ink="9B1C1C", fill="FBE3E1"),
    "warning": Look(label="Warning", sign="▲", border="dashed", ink="7A4A00", fill="FFF1CF"),
    "info": Look(label="Note", sign="○", border="dotted", ink="1F4E79", fill="E6EFF8"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLook:
    """How a glossary term is told apart: by the kind of underline, then by colour."""

    label: str
    style: str
    underline: str
    ink: str


TERMS: dict[TermStatus, TermLook] = {
    "established": TermLook(
        label="established", style="MengyiTermEstablished", underline="single", ink="14532D"
    ),
    "derived": TermLook(label="derived", style="MengyiTermDerived", underline="dotted", ink="1D4E89"),
    "proposed": TermLook(label="proposed", style="MengyiTermProposed", underline="dash", ink="6B3FA0"),
    "user": TermLook(label="your own", style="MengyiTermUser", underline="double", ink="0F5C5C"),
}

KINDS: dict[ArticleKind, str] = {"article": "Article", "brief": "Brief", "caption": "Photo caption"}

# What a row is, said in Notes where its id alone does not say so.
ROLE_NOTES: dict[Role, str] = {
    "heading": "Sub-heading",
    "unplaced": "Could not be placed in any paragraph: check where it belongs",
}

# Said once for an article, with the number of its rows: a note on each drowned the notes that matter.
ORIGINS = {"memory": "from memory", "editor": "edited before"}

# Roles whose rows are set off as the article's furniture rather than its running text.
STRUCTURE_ROLES: frozenset[Role] = frozenset(("page", "column", "title", "byline", "heading"))

# The namespace of the part embedded in the file, which the way back trusts, and its version.
EMBEDDED_SCHEMA = "1"

# An English content control is tagged with its segment's id, a Chinese one with this before the id.
SOURCE_TAG = "zh:"

# The tag of a content control round what stands outside the rows, before its name.
FIXED_TAG = "fixed:"

AUTHOR, INITIALS = "Mengyi", "M"

NOT_TRANSLATED = "[no English yet]"

STRUCTURE_FILL = "F1F4F8"
HEADER_FILL = "DCE3EC"
LINE_STRONG, LINE_FAINT = "8793A1", "CBD2DA"
INK_GREY = "5B6572"

LATIN_FONT = "Arial"
CHINESE_FONT = "Microsoft YaHei"

BODY_POINTS = 9.5
# One line of YaHei at 9.5 pt is 12.6 pt high in Word, 13 in LibreOffice with its stand-in.
LINE_POINTS = 13.0
# A row that may not be split is pushed to the next page whole; beyond half a page that leaves too large
# a gap, and beyond a whole page Word clips it.
UNSPLIT_ROW_POINTS = TEXT_HEIGHT / 25.4 * 72 / 2

MAX_PROPERTY = 255  # characters that a core property may hold


def row_height(texts: tuple[str, ...], widths: tuple[int, ...]) -> float:
    """About how high, in points, a table row of these texts in columns of these widths (twips) will be."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        ems = sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.52 for c in text)
        usable = width / 20 - 10  # points, less the cell's padding
        lines = max(lines, int(ems * BODY_POINTS / usable) + 1 + text.count("\n"))
    return lines * LINE_POINTS + 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked of the hand-off file.

    `layout`: a row a sentence, or a row a paragraph. `lock`: the Chinese cannot be edited. `clean`: no notes,
    marks, comments or terms, for a client. `columns`: which, in which order; Chinese and English are a must.
    `english`: the language its English is proofed in. `template`: a .docx whose styles and header to use.
    """

    layout: Literal["sentence", "paragraph"] = "sentence"
    lock: bool = True
    clean: bool = False
    columns: tuple[ColumnName, ...] = ("id", "source", "target", "notes")
    english: Literal["en-US", "en-GB"] = "en-US"
    template: Path | None = None

    def __post_init__(self) -> None:
        known = {column.name for column in COLUMNS}
        if len(set(self.columns)) != len(self.columns) or not set(self.columns) <= known:
            raise ValueError(f"columns must be some of {', '.join(known)}, each once")
        if not {"source", "target"} <= set(self.columns):
            raise ValueError("the columns source and target cannot be left out")

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns in the order asked for; a clean file has no notes."""
        by_name = {column.name: column for column in COLUMNS}
        return tuple(by_name[name] for name in self.columns if not (self.clean and name == "notes"))


def kind_label(kind: ArticleKind, many: int = 1) -> str:
    """The kind in words: "Brief", or "briefs" after a number."""
    return KINDS[kind] if many == 1 else KINDS[kind].lower() + "s"


def plural(number: int, word: str) -> str:
    """The number with its word: 1 row, 3,000 rows."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
