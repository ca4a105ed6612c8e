"""The first page of the hand-off file: what it is, how to use it, the signs, the list of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import zip_longest

from exports import ooxml
from exports.annotations import Annotations
from exports.layout import (
    KINDS,
    SEVERITIES,
    TERMS,
    TEXT_HEIGHT,
    Options,
    column_widths,
    kind_label,
    plural,
    row_height,
)
from exports.rows import Section, all_rows, count_severities, page_row, rows_shown, unmarked
from exports.tables import header_row, plain_row, rows_xml
from translate.document import ArticleKind, Document, Finding, Severity, TermStatus

DOCUMENT_TITLE = "Bilingual working copy"

_FACT_WIDTHS = column_widths((28, 98, 22, 119))
_LIST_COLUMNS = ("Article", "中文", "English", "Kind", "Rows", "To check")
_LIST_WEIGHTS = (18, 78, 86, 27, 13, 45)
_LIST_STYLES = {"中文": "MengyiSource", "English": "MengyiEnglish"}

# Heights in points, as LibreOffice sets them, to tell whether the cover fits its page: titles, headings and
# the head of the list; a line of facts; a step, and the second line of the longest; the page name's heading.
_TOP_POINTS, _FACT_POINTS, _NAME_POINTS = 124.0, 13.0, 48.0
_STEP_POINTS, _LONG_STEP_POINTS = 14.0, 11.0
# Kept free for programs that set lines a little higher: a cover that spills over leaves a page almost empty.
_SPARE_POINTS = 8.0


def cover_xml(
    document: Document, sections: Sequence[Section], options: Options, annotations: Annotations
) -> str:
    """The first page as Word's XML; the list of articles may run on to the next page."""
    name = page_row(document)
    both = (unmarked(name.translation.segment.source), unmarked(name.translation.target)) if name else ()
    subtitle = "  ·  ".join(part for part in ("中英对照工作稿", " / ".join(filter(None, both))) if part)
    parts = [
        ooxml.paragraph(ooxml.run(DOCUMENT_TITLE), "Title"),
        ooxml.paragraph(ooxml.run(subtitle), "Subtitle"),
        _facts_xml(_facts(document, options)),
        ooxml.paragraph(ooxml.run("How to use this document"), "Heading2"),
        *(
            ooxml.paragraph(ooxml.run(f"{number}.\t") + step, "MengyiStep")
            for number, step in enumerate(_steps(options), start=1)
        ),
        ooxml.paragraph(ooxml.bookmark("contents", 0, ooxml.run("Articles")), "Heading2"),
        _list_xml(sections, options),
        _remarks_xml(document, options),
    ]
    cover = annotations.fixed("".join(parts), "cover", lock=options.lock)
    if name is None:
        return cover
    heading = annotations.fixed(ooxml.run("Page name"), "page.head", lock=options.lock)
    title = "The page's name in Chinese and English"
    return (
        cover
        + ooxml.paragraph(heading, "Heading2")
        + rows_xml([name], "article", title, options, annotations)
    )


def _remarks_xml(document: Document, options: Options) -> str:
    """What editors said so far about no row; what they said about one is a comment there."""
    lines = _remark_lines(document, options)
    paragraphs = (ooxml.paragraph(ooxml.run(line), "MengyiMeta") for line in lines)
    return ooxml.paragraph(ooxml.run("Remarks so far"), "Heading2") + "".join(paragraphs) if lines else ""


def _remark_lines(document: Document, options: Options) -> tuple[str, ...]:
    about_none = () if options.clean else (r for r in document.remarks if not r.segment_ids)
    return tuple(f"{remark.author}: {' / '.join(remark.text.splitlines())}" for remark in about_none)


def fits_a_page(document: Document, sections: Sequence[Section], options: Options) -> bool:
    """Whether the cover, with its list, is a page high at most; if not, the articles follow it at once."""
    widths = _list_widths(options)[1:3]  # the other columns hold a line
    height = _TOP_POINTS + _STEP_POINTS * len(_steps(options)) + (0 if options.clean else _LONG_STEP_POINTS)
    height += sum(_FACT_POINTS for _ in _in_pairs(_facts(document, options)))
    height += sum(row_height((section.zh, section.en), widths) for section in sections)
    if lines := _remark_lines(document, options):
        height += _NAME_POINTS / 2 + len(lines) * _STEP_POINTS
    if name := page_row(document):
        texts = (name.translation.segment.source, name.translation.target)
        height += _NAME_POINTS + row_height(texts, widths)
    return height <= TEXT_HEIGHT / 25.4 * 72 - _SPARE_POINTS


def date_in_words(created: str) -> str:
    """The date as an editor writes it, "16 January 2031, 09:30"; what is no ISO date comes back as it is."""
    try:
        when = datetime.fromisoformat(created)
    except ValueError:
        return created
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{day}, {when:%H:%M}" if "T" in created else day


# Not from the locale: the file must not depend on the machine that wrote it.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def state_in_words(document: Document) -> str:
    """How far the English was edited: "not yet edited", or "9 of 56 rows edited"."""
    rows = all_rows(document)
    edited = sum(row.translation.origin == "editor" for row in rows)
    return f"{edited:,} of {plural(len(rows), 'row')} edited" if edited else "not yet edited"


_Fact = tuple[str, str]


def _facts(document: Document, options: Options) -> tuple[_Fact, ...]:
    rows = all_rows(document)
    findings = [finding for row in rows for finding in row.translation.findings]
    kinds = Counter(article.kind for article in document.page.articles)
    engine = document.engine
    if document.engine_fingerprint and document.engine_fingerprint != engine:
        engine += f"  ({document.engine_fingerprint})"
    if options.layout == "sentence":
        segments = f"{len(rows):,}, one to a row"
    else:
        segments = f"{len(rows):,} in {plural(len(rows_shown(rows, options)), 'row')}, a paragraph to a row"
    source = ("Source file", document.page.source)
    date = ("Date", date_in_words(document.created))
    counts = (
        ("Articles", ", ".join(plural(n, kind_label(kind).lower()) for kind, n in _in_order(kinds))),
        ("Segments", segments),
    )
    if options.clean:
        return (source, date, *counts)
    return (
        source,
        ("Translated by", f"{engine}; machine translation, {state_in_words(document)}"),
        ("Glossary", f"version {document.glossary_digest}" if document.glossary_digest else "none"),
        date,
        *counts,
        ("Findings", _findings_in_words(findings)),
    )


def _in_pairs(facts: Sequence[_Fact]) -> Iterable[tuple[_Fact, _Fact]]:
    """The facts in two columns, read down the left one first."""
    half = (len(facts) + 1) // 2
    return zip_longest(facts[:half], facts[half:], fillvalue=("", ""))


def _facts_xml(facts: Sequence[_Fact]) -> str:
    rows = []
    for left, right in _in_pairs(facts):
        cells = [
            ooxml.cell(
                ooxml.paragraph(ooxml.run(text, style="" if column % 2 else "MengyiQuiet"), "Normal"), width
            )
            for column, (text, width) in enumerate(zip((*left, *right), _FACT_WIDTHS, strict=True))
        ]
        rows.append(ooxml.table_row("".join(cells)))
    return ooxml.table(
        "".join(rows),
        _FACT_WIDTHS,
        style="MengyiPlain",
        title="About this document",
        description="Source file, engine, glossary, date and counts",
    )


def _in_order(kinds: Counter[ArticleKind]) -> Iterable[tuple[ArticleKind, int]]:
    return ((kind, kinds[kind]) for kind in KINDS if kinds[kind])


def _findings_in_words(findings: Sequence[Finding]) -> str:
    if not findings:
        return "none"
    checks = Counter(finding.check for finding in findings)
    by_check = ", ".join(f"{check.replace('-', ' ')} {number:,}" for check, number in checks.most_common())
    return f"{_severities_in_words(count_severities(findings))}  ({by_check})"


def _severities_in_words(counts: Counter[Severity]) -> str:
    return ", ".join(
        f"{look.sign} {plural(counts[severity], look.label.lower())}"
        for severity, look in SEVERITIES.items()
        if counts[severity]
    )


def _steps(options: Options) -> tuple[str, ...]:
    rows = _ROWS_IN_WORDS[options.layout]
    if options.clean:
        first = "Edit the English column in place; remarks go into Word comments."
        last = "Leave the IDs and the Chinese as they are, and save as .docx."
        return tuple(ooxml.run(step) for step in (first, rows, last))
    signs = {
        severity: ooxml.run(f"{look.sign} {look.label}", bold=True, ink=look.ink)
        for severity, look in SEVERITIES.items()
    }
    rings = ooxml.run(", ").join(
        ooxml.run(word, marked=ooxml.border_and_shade(look.border, look.ink, look.fill))
        for word, look in zip(("solid", "dashed", "dotted"), SEVERITIES.values(), strict=True)
    )
    words: dict[TermStatus, str] = {
        "established": "established",
        "derived": "derived by rule",
        "proposed": "proposed",
        "user": "your own list",
    }
    lines = [ooxml.run(word, style=TERMS[status].style) for status, word in words.items()]
    return (
        ooxml.run("Edit the English in place")
        + (ooxml.run("; the Chinese is locked") if options.lock else "")
        + ooxml.run(". Changes are tracked: leave Track Changes on. Remarks go into Notes or Word comments."),
        ooxml.run("Notes holds the doubts: ")
        + signs["error"]
        + ooxml.run(" most likely wrong, ")
        + signs["warning"]
        + ooxml.run(" look at it, ")
        + signs["info"]
        + ooxml.run(" for information; the words meant are ringed ")
        + rings
        + ooxml.run(
            ". Names, terms and figures are checked; of the sense, only where the translator was unsure: "
            "read every row."
        ),
        ooxml.run("Underlined in both columns are glossary terms, ")
        + ooxml.run(", ").join(lines)
        + ooxml.run("; an article ends with its own. ")
        + ooxml.run("Bold", bold=True)
        + ooxml.run(" numbers have the same value in both."),
        ooxml.run(rows),
        ooxml.run(
            "Leave the IDs and the Chinese as they are, and save as .docx: "
            "the IDs tell where each sentence belongs."
        ),
    )


_ROWS_IN_WORDS = {
    "sentence": "A dark line opens a paragraph; rows parted by faint lines belong to the same one. "
    "Column, headline, byline and sub-heading rows stand on grey.",
    "paragraph": "A row holds a paragraph with all its sentences. "
    "Column, headline, byline and sub-heading rows stand on grey.",
}


def _list_widths(options: Options) -> tuple[int, ...]:
    return column_widths(_LIST_WEIGHTS[:-1] if options.clean else _LIST_WEIGHTS)


def _listed(section: Section, options: Options) -> tuple[str, ...]:
    rows = len(rows_shown(section.rows, options))
    to_check = _severities_in_words(section.findings()) or "–"
    return (
        *(section.article.id, section.zh, section.en, KINDS[section.article.kind]),
        *(f"{rows:,}", to_check),
    )


def _list_xml(sections: Sequence[Section], options: Options) -> str:
    widths = _list_widths(options)
    rows = [header_row(_LIST_COLUMNS[: len(widths)], widths)]
    for section in sections:
        place = section.article.id
        cells = []
        for label, text in zip(_LIST_COLUMNS, _listed(section, options), strict=True):
            linked = label in ("Article", "English") and text
            run = ooxml.link(place, ooxml.run(text, style="Hyperlink")) if linked else ooxml.run(text)
            cells.append((_LIST_STYLES.get(label, "MengyiNote"), run))
        rows.append(plain_row(cells[: len(widths)], widths))
    return ooxml.table(
        "".join(rows),
        widths,
        style="MengyiTable",
        title="Articles",
        description="Every article with its headline, kind, rows and findings; each links to its place",
    )
