"""An article's part of the hand-off file: heading, kind and counts, the table of its rows, the terms used."""

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
from exports.rows import Row, Section, rows_shown, terms_used
from translate.document import ArticleKind, TermMatch

# Two terms stand side by side: in one column the lists of a page took a fifth of its paper.
_TERM_COLUMNS = ("中文", "English", "Status", "Rows") * 2
_TERM_WIDTHS = column_widths((35, 53, 19, 26) * 2)

# Rows named in the terms list before "and N more": a page name occurs in every row of a long article.
_ROWS_NAMED = 2


# So few terms stand in a line of text: a table for two or three was longer than the brief above it.
_TERMS_IN_LINE = 4

# A list of terms of no more rows than this, a quarter of a page, is not parted by a page's end.
_TERMS_TOGETHER = 8


def article_xml(
    section: Section, number: int, options: Options, annotations: Annotations, *, new_page: bool = False
) -> str:
    """The article as Word's XML; `number`, from 1, tells its bookmark from the others."""
    article = section.article
    # A brief or a picture without a headline begins right below: its first words need not be said twice.
    named = section.titled or article.kind == "article"
    both = (section.zh, section.en) if named else (KINDS[article.kind],)
    heading = ooxml.run(f"{article.id}  ", style="MengyiQuiet") + ooxml.run("\n".join(filter(None, both)))
    style = "Heading1" if article.kind == "article" else "MengyiSmallHeading"
    heading = annotations.fixed(heading, f"{article.id}.head", lock=options.lock)
    heading = ooxml.bookmark(article.id, number, heading)
    before = 0 if new_page else None
    terms = "" if options.clean else _terms_xml(section, options, annotations)
    return (
        ooxml.paragraph(heading, style, new_page=new_page, before=before)
        + ooxml.paragraph(_meta(section, options, kind=named), "MengyiMeta")
        + rows_xml(section.rows, article.kind, f"Rows of {article.id}", options, annotations)
        + terms
    )


def rows_xml(
    rows: Sequence[Row], kind: ArticleKind, title: str, options: Options, annotations: Annotations
) -> str:
    """The table of these rows, its header repeated on every page."""
    columns = options.shown_columns()
    widths = column_widths(tuple(column.weight for column in columns))
    labels = tuple(column.label for column in columns)
    groups = rows_shown(rows, options)
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


def _meta(section: Section, options: Options, *, kind: bool) -> str:
    parts = [KINDS[section.article.kind]] if kind else []
    parts.append(plural(len(rows_shown(section.rows, options)), "row"))
    counts = Counter() if options.clean else section.findings()
    parts += [
        f"{look.sign} {plural(counts[severity], look.label.lower())}"
        for severity, look in SEVERITIES.items()
        if counts[severity]
    ]
    origins = Counter() if options.clean else Counter(row.translation.origin for row in section.rows)
    unit = "sentence" if options.layout == "paragraph" else "row"
    parts += [f"{plural(origins[o], unit)} {words}" for o, words in ORIGINS.items() if origins[o]]
    back = ooxml.link("contents", ooxml.run("Back to the list", style="Hyperlink"))
    return ooxml.run("  ·  ".join(parts) + "  ·  ") + back


def _terms_xml(section: Section, options: Options, annotations: Annotations) -> str:
    used = terms_used(section)
    if not used:
        return ""
    if len(used) <= _TERMS_IN_LINE:
        line = annotations.fixed(
            _terms_line([term for term, _ in used.values()]), f"{section.article.id}.terms", lock=options.lock
        )
        return ooxml.paragraph(line, "MengyiNote", before=80)
    group_of = {row.id: row.group if options.layout == "paragraph" else row.id for row in section.rows}
    cells = [_term_cells(term, [group_of[i] for i in ids]) for term, ids in used.values()]
    if len(cells) % 2:
        cells.append([("MengyiNote", "")] * 4)
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    rows = [header_row(_TERM_COLUMNS, _TERM_WIDTHS)]
    for number, (left, right) in enumerate(pairs, start=1):
        together = number < len(pairs) <= _TERMS_TOGETHER
        rows.append(plain_row([*left, *right], _TERM_WIDTHS, keep_next=together))
    whole = ooxml.paragraph(ooxml.run(f"Terms in {section.article.id}"), "Heading2") + ooxml.table(
        "".join(rows),
        _TERM_WIDTHS,
        style="MengyiTable",
        title=f"Glossary terms in {section.article.id}",
        description="Each glossary term of the article once, with its English, status and rows",
    )
    return annotations.fixed(whole, f"{section.article.id}.terms", lock=options.lock)


def _term_cells(term: TermMatch, groups: Sequence[str]) -> list[tuple[str, str]]:
    """The term, its English, its status and the rows that hold it, p01.s02 for a01.p01.s02."""
    look = TERMS[term.status]
    places = [group.partition(".")[2] for group in dict.fromkeys(groups)]
    more = f" and {len(places) - _ROWS_NAMED} more" if len(places) > _ROWS_NAMED else ""
    return [
        ("MengyiSource", ooxml.run(term.zh, style=look.style)),
        ("MengyiEnglish", ooxml.run(term.en, style=look.style)),
        ("MengyiNote", ooxml.run(look.label)),
        ("MengyiNote", ooxml.run(", ".join(places[:_ROWS_NAMED]) + more, style="MengyiQuiet")),
    ]


def _terms_line(terms: Sequence[TermMatch]) -> str:
    """The terms in a line of text: "Terms: 青河旗 Qinghe Banner (established); …"."""
    runs = []
    for term in terms:
        look = TERMS[term.status]
        runs.append(
            ooxml.run(term.zh, style=look.style)
            + ooxml.run(" ")
            + ooxml.run(term.en, style=look.style)
            + ooxml.run(f" ({look.label})", style="MengyiQuiet")
        )
    return ooxml.run("Terms: ", style="MengyiQuiet") + ooxml.run(";  ").join(runs)
