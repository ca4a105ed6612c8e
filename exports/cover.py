"""The first page of the hand-off file: what it is, how to use it, the signs, the list of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from exports import ooxml
from exports.annotations import Annotations
from exports.layout import (
    KINDS,
    SEVERITIES,
    TERMS,
    Options,
    column_widths,
    kind_label,
    plural,
)
from exports.rows import Section, all_rows, count_severities, page_row
from exports.tables import header_row, plain_row, rows_xml
from translate.document import ArticleKind, Document, Finding, Severity, TermStatus

DOCUMENT_TITLE = "Bilingual working copy"

_FACT_WIDTHS = column_widths((38, 229))
_LIST_COLUMNS = ("Article", "中文", "English", "Kind", "Rows", "To check")
_LIST_WEIGHTS = (18, 78, 86, 27, 13, 45)


def cover_xml(
    document: Document, sections: Sequence[Section], options: Options, annotations: Annotations
) -> str:
    """The first page as Word's XML; the list of articles may run on to the next page."""
    page = document.page
    name = page_row(document)
    both = (page.name, name.translation.target if name else None, page.source)
    parts = [
        ooxml.paragraph(ooxml.run(DOCUMENT_TITLE), "Title"),
        ooxml.paragraph(
            ooxml.run("中英对照工作稿  ·  " + " / ".join(text for text in both if text)), "Subtitle"
        ),
        _facts_xml(document, options),
        ooxml.paragraph(ooxml.run("How to use this document"), "Heading2"),
        *(
            ooxml.paragraph(ooxml.run(f"{number}.\t") + step, "MengyiStep")
            for number, step in enumerate(_steps(options), start=1)
        ),
    ]
    if name is not None:
        parts += [
            ooxml.paragraph(ooxml.run("Page name"), "Heading2"),
            rows_xml([name], "article", "The page's name in Chinese and English", options, annotations),
        ]
    parts += [
        ooxml.paragraph(ooxml.bookmark("contents", 0, ooxml.run("Articles")), "Heading2"),
        _list_xml(sections, options),
    ]
    return "".join(parts)


def furniture_xml(document: Document) -> str:
    """The lines of the page that belong to no article, untranslated, for an editor to check."""
    furniture = document.page.furniture
    if not furniture:
        return ""
    intro = "Lines of the page taken for imprint, date, page number and the like; they are not translated."
    lines = []
    for item in furniture:
        first, last = item.lines
        where = "" if first == 0 else f"line {first}" if first == last else f"lines {first}–{last}"
        lines.append(
            ooxml.paragraph(
                ooxml.run(f"{where}\t" if where else "\t", style="MengyiQuiet") + ooxml.run(item.text),
                "MengyiFurniture",
            )
        )
    heading = ooxml.paragraph(ooxml.run("In no article: page furniture"), "Heading1")
    return heading + ooxml.paragraph(ooxml.run(intro), "MengyiMeta") + "".join(lines)


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


def _facts_xml(document: Document, options: Options) -> str:
    rows = all_rows(document)
    findings = [finding for row in rows for finding in row.translation.findings]
    kinds = Counter(article.kind for article in document.page.articles)
    engine = document.engine
    if document.engine_fingerprint and document.engine_fingerprint != engine:
        engine += f"  ({document.engine_fingerprint})"
    facts = [
        ("Source file", document.page.source),
        ("Translated by", f"{engine}; machine translation, not yet edited"),
        ("Glossary", f"version {document.glossary_digest}" if document.glossary_digest else "none"),
        ("Date", date_in_words(document.created)),
        ("Articles", ", ".join(plural(n, kind_label(kind).lower()) for kind, n in _in_order(kinds))),
        ("Segments", f"{len(rows):,}" + ", one to a row" * (options.layout == "sentence")),
    ]
    if not options.clean:
        facts.append(("Findings", _findings_in_words(findings)))
    return ooxml.table(
        "".join(
            ooxml.table_row(
                ooxml.cell(ooxml.paragraph(ooxml.run(label, style="MengyiQuiet"), "Normal"), _FACT_WIDTHS[0])
                + ooxml.cell(ooxml.paragraph(ooxml.run(value), "Normal"), _FACT_WIDTHS[1])
            )
            for label, value in facts
        ),
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
    if options.clean:
        return tuple(ooxml.run(step) for step in _CLEAN_STEPS)
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
        + ooxml.run(". Names, terms and figures are checked, not the sense: read every row."),
        ooxml.run("Underlined in both columns are glossary terms, ")
        + ooxml.run(", ").join(lines)
        + ooxml.run("; an article ends with its own. ")
        + ooxml.run("Bold", bold=True)
        + ooxml.run(" numbers have the same value in both."),
        ooxml.run(
            "A dark line opens a paragraph; rows parted by faint lines belong to the same one. "
            "Column, headline, byline and sub-heading rows stand on grey."
        ),
        ooxml.run(
            "Leave the IDs and the Chinese as they are, and save as .docx: "
            "the IDs tell where each sentence belongs."
        ),
    )


_CLEAN_STEPS = (
    "Edit the English column in place; remarks go into Word comments.",
    "Changes are tracked: leave Track Changes on, and accept or reject nothing.",
    "A dark line opens a paragraph; rows parted by faint lines belong to the same one.",
    "Column, headline, byline and sub-heading rows stand on grey.",
    "Leave the IDs and the Chinese as they are, and save as .docx.",
)


def _list_xml(sections: Sequence[Section], options: Options) -> str:
    kept = len(_LIST_COLUMNS) - 1 if options.clean else len(_LIST_COLUMNS)
    widths = column_widths(_LIST_WEIGHTS[:kept])
    rows = [header_row(_LIST_COLUMNS[:kept], widths)]
    for section in sections:
        article = section.article
        texts = (
            ("MengyiNote", ooxml.link(article.id, ooxml.run(article.id, style="Hyperlink"))),
            ("MengyiSource", ooxml.run(section.zh)),
            ("MengyiEnglish", ooxml.link(article.id, ooxml.run(section.en, style="Hyperlink"))),
            ("MengyiNote", ooxml.run(KINDS[article.kind])),
            ("MengyiNote", ooxml.run(f"{len(section.rows):,}")),
            ("MengyiNote", ooxml.run(_severities_in_words(section.findings()) or "–")),
        )
        rows.append(plain_row(texts[:kept], widths))
    return ooxml.table(
        "".join(rows),
        widths,
        style="MengyiTable",
        title="Articles",
        description="Every article with its headline, kind, rows and findings; each links to its place",
    )
