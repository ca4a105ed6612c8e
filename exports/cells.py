"""One row of an article's table: its cells, with terms, findings, comments and content controls in them."""

from __future__ import annotations

from collections.abc import Sequence

from exports import marks, ooxml
from exports.annotations import Annotations
from exports.layout import (
    LINE_FAINT,
    LINE_STRONG,
    NOT_TRANSLATED,
    SEVERITIES,
    STRUCTURE_FILL,
    STRUCTURE_ROLES,
    TERMS,
    UNSPLIT_ROW_POINTS,
    Column,
    ColumnName,
    Options,
    row_height,
)
from exports.notes import Note, gravest, notes_on
from exports.rows import Row
from translate.document import ArticleKind, Role

_STYLE_ENDINGS: dict[Role, str] = {
    "page": "Title",
    "title": "Title",
    "heading": "Heading",
    "byline": "Byline",
}


def row_xml(
    group: Sequence[Row],
    kind: ArticleKind,
    columns: Sequence[Column],
    widths: Sequence[int],
    options: Options,
    annotations: Annotations,
) -> str:
    """A table row for one sentence, or for the sentences of a paragraph together."""
    first = group[0]
    notes = () if options.clean else notes_on(group)
    ending = _STYLE_ENDINGS.get(first.role, "Caption" if kind == "caption" else "")
    # What heads the rows below it must not stand last on a page; the page's own name heads none in its table.
    keep = first.role in STRUCTURE_ROLES and first.role != "page"
    row_id = first.id if options.layout == "sentence" else first.group
    sides = [_sides(row, options, annotations) for row in group]
    contents: dict[ColumnName, str] = {
        "id": ooxml.paragraph(ooxml.run(row_id), "MengyiId", keep_next=keep),
        "source": ooxml.paragraph(
            "".join(source for source, _ in sides), f"MengyiSource{ending}", keep_next=keep
        ),
        "target": ooxml.paragraph(
            _spaced([target for _, target in sides]), f"MengyiEnglish{ending}", keep_next=keep
        ),
        "notes": "".join(
            ooxml.paragraph(inside, "MengyiNote", keep_next=keep)
            for inside in [_note_xml(note) for note in notes] or [""]
        ),
    }
    plain: dict[ColumnName, str] = {
        "id": row_id,
        "source": "".join(row.translation.segment.source for row in group),
        "target": " ".join(row.translation.target for row in group),
        "notes": "\n".join(note.line for note in notes),
    }
    edge = ooxml.line("single", 6, LINE_STRONG) if first.opens_group else ooxml.line("dotted", 4, LINE_FAINT)
    fill = STRUCTURE_FILL if first.role in STRUCTURE_ROLES else ""
    severity = gravest(group)
    cells = []
    for column, width in zip(columns, widths, strict=True):
        look = SEVERITIES[severity] if severity and column.name == "notes" else None
        cells.append(
            ooxml.cell(
                contents[column.name],
                width,
                fill=look.fill if look else fill,
                top=edge,
                left=ooxml.line("single", 24, look.ink) if look else "",
            )
        )
    height = row_height(tuple(plain[column.name] for column in columns), tuple(widths))
    return ooxml.table_row("".join(cells), unsplit=height <= UNSPLIT_ROW_POINTS)


def _spaced(sentences: Sequence[str]) -> str:
    return ooxml.run(" ").join(sentences)


def _sides(row: Row, options: Options, annotations: Annotations) -> tuple[str, str]:
    """The row's Chinese and English, marked, in their content controls."""
    translation = row.translation
    source, target = translation.segment.source, translation.target
    if options.clean:
        chinese, english = ooxml.run(source), ooxml.run(target)
    else:
        findings = translation.findings
        anchors = [marks.anchor(finding, source, target) for finding in findings]
        comments = [
            annotations.comment(finding) if place else None
            for finding, place in zip(findings, anchors, strict=True)
        ]
        in_source, in_target = marks.finding_marks(findings, anchors, comments)
        equal = marks.equal_numbers(source, target)
        chinese = _marked(marks.cut(source, marks.source_terms(translation.terms), in_source, equal[0]))
        english_terms = marks.target_terms(target, translation.terms)
        english = _marked(marks.cut(target, english_terms, in_target, equal[1]))
    empty = not target.strip()
    if empty:
        english = ooxml.run(NOT_TRANSLATED, style="PlaceholderText")
        chinese = annotations.remarked(row.id, chinese)
    else:
        english = annotations.remarked(row.id, english)
    if options.lock:
        chinese = annotations.chinese(row.id, chinese)
    return chinese, annotations.english(row.id, english, lock=options.lock, placeholder=empty)


def _marked(pieces: Sequence[marks.Piece]) -> str:
    parts = []
    for piece in pieces:
        look = SEVERITIES[piece.severity] if piece.severity else None
        parts += [ooxml.comment_start(number) for number in piece.opens]
        parts.append(
            ooxml.run(
                piece.text,
                style=TERMS[piece.term].style if piece.term else "",
                bold=piece.number,
                marked=ooxml.border_and_shade(look.border, look.ink, look.fill) if look else "",
            )
        )
        parts += [ooxml.comment_end(number) for number in piece.closes]
    return "".join(parts)


def _note_xml(note: Note) -> str:
    ink = SEVERITIES[note.severity].ink if note.severity else ""
    text = ooxml.run(note.text, style="" if note.severity else "MengyiQuiet")
    return ooxml.run(note.lead, bold=True, ink=ink) + ooxml.run(note.where, style="MengyiQuiet") + text
