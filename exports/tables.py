"""An article's part of the hand-off file: heading, byline, kind, the table of its rows, the terms used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exports import ooxml
from exports.annotations import Annotations
from exports.cells import row_xml
from exports.layout import (
    HEADER_FILL,
    KINDS,
    LINE_FAINT,
    ORIGINS,
    SEVERITIES,
    TERMS,
    Options,
    column_widths,
    plural,
)
from exports.rows import Row, Section, paragraphs, terms_used
from translate.document import ArticleKind

_TERM_COLUMNS = ("中文", "English", "Kind", "Status", "Rows")
_TERM_WIDTHS = column_widths((55, 90, 35, 32, 55))

# Rows named in the terms list before "and N more": a page name occurs in every row of a long article.
_ROWS_NAMED = 4


# A list of terms no longer than this, a quarter of a page, is not parted by a page's end.
_TERMS_TOGETHER = 8


def article_xml(section: Section, number: int, options: Options, annotations: Annotations) -> str:
    """The article as Word's XML; `number`, from 1, tells its bookmark from the others."""
    article = section.article
    heading = (
        ooxml.run(f"{article.id}  ", style="MengyiQuiet")
        + ooxml.run(section.zh)
        + ooxml.run(f"\n{section.en}" if section.en else "")
    )
    style = "Heading1" if article.kind == "article" else "MengyiSmallHeading"
    first = number == 1
    return (
        ooxml.paragraph(
            ooxml.bookmark(article.id, number, heading), style, new_page=first, before=0 if first else None
        )
        + ooxml.paragraph(_meta(section, options), "MengyiMeta")
        + rows_xml(section.rows, article.kind, f"Rows of {article.id}", options, annotations)
        + ("" if options.clean else _terms_xml(section))
    )


def rows_xml(
    rows: Sequence[Row], kind: ArticleKind, title: str, options: Options, annotations: Annotations
) -> str:
    """The table of these rows, its header repeated on every page."""
    columns = options.shown_columns()
    widths = column_widths(tuple(column.weight for column in columns))
    labels = tuple(column.label for column in columns)
    groups = paragraphs(rows) if options.layout == "paragraph" else tuple((row,) for row in rows)
    inside = [row_xml(group, kind, columns, widths, options, annotations) for group in groups]
    return ooxml.table(
        header_row(labels, widths) + "".join(inside),
        widths,
        style="MengyiTable",
        title=title,
        description="Columns: " + ", ".join(labels),
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


def plain_row(texts: Sequence[tuple[str, str]], widths: Sequence[int], *, keep_next: bool = False) -> str:
    """A row of a list: a paragraph style and the runs for each cell; `keep_next` on the next row's page."""
    edge = ooxml.line("single", 4, LINE_FAINT)
    return ooxml.table_row(
        "".join(
            ooxml.cell(ooxml.paragraph(inside, style, keep_next=keep_next), width, top=edge)
            for (style, inside), width in zip(texts, widths, strict=True)
        )
    )


def _meta(section: Section, options: Options) -> str:
    by_role = {row.role: row.translation for row in section.rows}
    parts = [KINDS[section.article.kind]]
    for role in ("column", "byline"):
        found = by_role.get(role)
        if found is not None:
            both = (found.segment.source, found.target)
            parts.append(f"{role.capitalize()}: " + " / ".join(text for text in both if text))
    parts.append(plural(len(section.rows), "row"))
    counts = Counter() if options.clean else section.findings()
    parts += [
        f"{look.sign} {plural(counts[severity], look.label.lower())}"
        for severity, look in SEVERITIES.items()
        if counts[severity]
    ]
    origins = Counter() if options.clean else Counter(row.translation.origin for row in section.rows)
    parts += [f"{plural(origins[o], 'row')} {words}" for o, words in ORIGINS.items() if origins[o]]
    back = ooxml.link("contents", ooxml.run("Back to the list", style="Hyperlink"))
    return ooxml.run("  ·  ".join(parts) + "  ·  ") + back


def _terms_xml(section: Section) -> str:
    used = terms_used(section)
    if not used:
        return ""
    rows = [header_row(_TERM_COLUMNS, _TERM_WIDTHS)]
    for number, (term, ids) in enumerate(used.values(), start=1):
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
        together = number < len(used) <= _TERMS_TOGETHER
        rows.append(plain_row(texts, _TERM_WIDTHS, keep_next=together))
    return ooxml.paragraph(ooxml.run(f"Terms in {section.article.id}"), "Heading2") + ooxml.table(
        "".join(rows),
        _TERM_WIDTHS,
        style="MengyiTable",
        title=f"Glossary terms in {section.article.id}",
        description="Each glossary term of the article once, with its English, status and rows",
    )
