"""An article's part of the hand-off file: heading, byline, kind, the table of its rows, the terms used."""

from __future__ import annotations

from collections.abc import Sequence

from exports import marks, ooxml
from exports.layout import (
    COLUMNS,
    HEADER_FILL,
    KINDS,
    LINE_FAINT,
    LINE_STRONG,
    NOT_TRANSLATED,
    ORIGIN_NOTES,
    ROLE_NOTES,
    SEVERITIES,
    STRUCTURE_FILL,
    STRUCTURE_ROLES,
    TERMS,
    UNSPLIT_ROW_POINTS,
    ColumnName,
    column_widths,
    plural,
    row_height,
)
from exports.rows import Row, Section, terms_used
from translate.document import ArticleKind, Finding, Role

_WIDTHS = column_widths(tuple(column.weight for column in COLUMNS))

_STYLE_ENDINGS: dict[Role, str] = {
    "page": "Title",
    "title": "Title",
    "heading": "Heading",
    "byline": "Byline",
}

_TERM_COLUMNS = ("中文", "English", "Kind", "Status", "Rows")
_TERM_WIDTHS = column_widths((55, 90, 35, 32, 55))

# Rows named in the terms list before "and N more": a page name occurs in every row of a long article.
_ROWS_NAMED = 4


def article_xml(section: Section, number: int) -> str:
    """The article as Word's XML; `number`, from 1, tells its bookmark from the others."""
    article = section.article
    heading = (
        ooxml.run(f"{article.id}  ", style="MengyiQuiet")
        + ooxml.run(section.zh)
        + ooxml.run(f"\n{section.en}" if section.en else "")
    )
    return (
        ooxml.paragraph(ooxml.bookmark(article.id, number, heading), "Heading1", new_page=number == 1)
        + ooxml.paragraph(_meta(section), "MengyiMeta")
        + rows_xml(section.rows, kind=article.kind, title=f"{article.id}: Chinese and English, row by row")
        + _terms_xml(section)
    )


def rows_xml(rows: Sequence[Row], *, kind: ArticleKind, title: str) -> str:
    """The table of these rows, its header repeated on every page."""
    header = header_row(tuple(column.label for column in COLUMNS), _WIDTHS)
    return ooxml.table(
        header + "".join(_row_xml(row, kind) for row in rows),
        _WIDTHS,
        style="MengyiTable",
        title=title,
        description="Columns: " + ", ".join(column.label for column in COLUMNS),
    )


def header_row(labels: Sequence[str], widths: Sequence[int]) -> str:
    """A table's first row, repeated on every page that the table runs over."""
    return ooxml.table_row(
        "".join(
            ooxml.cell(
                ooxml.paragraph(ooxml.run(label), "MengyiColumnHead", keep_next=True), width, fill=HEADER_FILL
            )
            for label, width in zip(labels, widths, strict=True)
        ),
        header=True,
    )


def plain_row(texts: Sequence[tuple[str, str]], widths: Sequence[int]) -> str:
    """A row of a list: a paragraph style and the runs for each cell."""
    edge = ooxml.line("single", 4, LINE_FAINT)
    return ooxml.table_row(
        "".join(
            ooxml.cell(ooxml.paragraph(inside, style), width, top=edge)
            for (style, inside), width in zip(texts, widths, strict=True)
        )
    )


def finding_words(finding: Finding) -> str:
    """The finding in a line, severity in words first: "■ Error: the number 3万 is missing"."""
    look = SEVERITIES[finding.severity]
    return f"{look.sign} {look.label}: {finding.message}"


def _meta(section: Section) -> str:
    by_role = {row.role: row.translation for row in section.rows}
    parts = [KINDS[section.article.kind]]
    for role in ("column", "byline"):
        found = by_role.get(role)
        if found is not None:
            both = (found.segment.source, found.target)
            parts.append(f"{role.capitalize()}: " + " / ".join(text for text in both if text))
    parts.append(plural(len(section.rows), "row"))
    counts = section.findings()
    parts += [
        f"{look.sign} {plural(counts[severity], look.label.lower())}"
        for severity, look in SEVERITIES.items()
        if counts[severity]
    ]
    back = ooxml.link("contents", ooxml.run("Back to the list", style="Hyperlink"))
    return ooxml.run("  ·  ".join(parts) + "  ·  ") + back


def _row_xml(row: Row, kind: ArticleKind) -> str:
    notes = _notes(row)
    edge = ooxml.line("single", 6, LINE_STRONG) if row.opens_group else ooxml.line("dotted", 4, LINE_FAINT)
    fill = STRUCTURE_FILL if row.role in STRUCTURE_ROLES else ""
    grave = min(
        (finding.severity for finding in row.translation.findings), key=list(SEVERITIES).index, default=None
    )
    contents: dict[ColumnName, str] = {
        "id": ooxml.paragraph(ooxml.run(row.id), "MengyiId"),
        "source": ooxml.paragraph(_source(row), "MengyiSource" + _style_ending(row.role, kind)),
        "target": ooxml.paragraph(_target(row), "MengyiEnglish" + _style_ending(row.role, kind)),
        "notes": "".join(ooxml.paragraph(note, "MengyiNote") for note in notes[1]),
    }
    cells = []
    for column, width in zip(COLUMNS, _WIDTHS, strict=True):
        marked = column.name == "notes" and grave is not None
        look = SEVERITIES[grave] if grave is not None else None
        cells.append(
            ooxml.cell(
                contents[column.name],
                width,
                fill=look.fill if marked and look else fill,
                top=edge,
                left=ooxml.line("single", 24, look.ink) if marked and look else "",
            )
        )
    texts = (row.id, row.translation.segment.source, row.translation.target, notes[0])
    return ooxml.table_row("".join(cells), unsplit=row_height(texts, _WIDTHS) <= UNSPLIT_ROW_POINTS)


def _style_ending(role: Role, kind: ArticleKind) -> str:
    return _STYLE_ENDINGS.get(role, "Caption" if kind == "caption" and role == "sentence" else "")


def _source(row: Row) -> str:
    translation = row.translation
    return _marked(
        marks.cut(
            translation.segment.source,
            marks.source_terms(translation.terms),
            marks.source_findings(translation.findings),
        )
    )


def _target(row: Row) -> str:
    translation = row.translation
    if not translation.target.strip():
        return ooxml.run(NOT_TRANSLATED, style="PlaceholderText")
    return _marked(
        marks.cut(
            translation.target,
            marks.target_terms(translation.target, translation.terms),
            marks.target_findings(translation.findings),
        )
    )


def _marked(pieces: Sequence[marks.Piece]) -> str:
    runs = []
    for piece in pieces:
        look = SEVERITIES[piece.severity] if piece.severity else None
        runs.append(
            ooxml.run(
                piece.text,
                style=TERMS[piece.term].style if piece.term else "",
                marked=ooxml.border_and_shade(look.border, look.ink, look.fill) if look else "",
            )
        )
    return "".join(runs)


def _notes(row: Row) -> tuple[str, list[str]]:
    """The notes as plain text, for measuring, and as paragraphs' insides."""
    plain: list[str] = []
    inside: list[str] = []
    for finding in sorted(row.translation.findings, key=lambda f: list(SEVERITIES).index(f.severity)):
        look = SEVERITIES[finding.severity]
        plain.append(finding_words(finding))
        lead = ooxml.run(f"{look.sign} {look.label}: ", bold=True, ink=look.ink)
        inside.append(lead + ooxml.run(finding.message))
    for remark in (ROLE_NOTES.get(row.role), ORIGIN_NOTES.get(row.translation.origin)):
        if remark:
            plain.append(remark)
            inside.append(ooxml.run(remark, style="MengyiQuiet"))
    return "\n".join(plain), inside or [""]


def _terms_xml(section: Section) -> str:
    used = terms_used(section)
    if not used:
        return ""
    rows = [header_row(_TERM_COLUMNS, _TERM_WIDTHS)]
    for term, ids in used.values():
        look = TERMS[term.status]
        more = f" and {len(ids) - _ROWS_NAMED} more" if len(ids) > _ROWS_NAMED else ""
        where = ", ".join(segment_id.partition(".")[2] for segment_id in ids[:_ROWS_NAMED]) + more
        texts = (
            ("MengyiSource", ooxml.run(term.zh, style=look.style)),
            ("MengyiEnglish", ooxml.run(term.en, style=look.style)),
            ("MengyiNote", ooxml.run(term.kind)),
            ("MengyiNote", ooxml.run(look.label)),
            ("MengyiNote", ooxml.run(where, style="MengyiQuiet")),
        )
        rows.append(plain_row(texts, _TERM_WIDTHS))
    return ooxml.paragraph(ooxml.run(f"Terms in {section.article.id}"), "Heading2") + ooxml.table(
        "".join(rows),
        _TERM_WIDTHS,
        style="MengyiTable",
        title=f"Glossary terms in {section.article.id}",
        description="Each glossary term of the article once, with its English, status and rows",
    )
