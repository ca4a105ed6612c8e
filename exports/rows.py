"""A translated page as the sections and rows that a reader sees, in the order of the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from exports.layout import Options
from translate.document import (
    Article,
    Document,
    Finding,
    Role,
    Segment,
    Severity,
    TermMatch,
    Translation,
)
from translate.sentences import heads_of, split_mark

# The rows above an article's text, in their order.
HEAD_ROLES: tuple[Role, ...] = ("column", "title", "byline")

# Characters of a text without a headline that stand for one in headings and lists.
SNIPPET = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; `opens_group` tells the first row of a paragraph, and a row of its own."""

    translation: Translation
    opens_group: bool

    @property
    def id(self) -> str:
        return self.translation.segment.id

    @property
    def group(self) -> str:
        """What the row belongs to: a01.p02 for a01.p02.s03; a headline or the like stands for itself."""
        head, _, tail = self.id.rpartition(".")
        return head if tail.startswith("s") and tail[1:].isdigit() else self.id

    @property
    def role(self) -> Role:
        return self.translation.segment.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An article with its rows; `zh` and `en` are its headline, or the beginning of its text."""

    article: Article
    zh: str
    en: str
    rows: tuple[Row, ...]

    @property
    def titled(self) -> bool:
        return any(row.role == "title" for row in self.rows)

    def findings(self) -> Counter[Severity]:
        return count_severities(f for row in self.rows for f in row.translation.findings)


def sections(document: Document) -> tuple[Section, ...]:
    """Every article with its rows: column, headline, byline, then block by block.

    Text of the page that has no translation still gets its row, with a finding that says so.
    """
    by_id = document.by_id()
    by_block: dict[str, list[Translation]] = defaultdict(list)
    for translation in document.translations:
        by_block[translation.segment.id.rpartition(".")[0]].append(translation)
    return tuple(_section(article, by_id, by_block) for article in document.page.articles)


def page_row(document: Document) -> Row | None:
    """The row of the page's own name, 第3版 for one, where it has a name."""
    found = document.by_id().get("page.name")
    if found is None and document.page.name:
        found = _untranslated(Segment(id="page.name", role="page", source=document.page.name))
    return None if found is None else Row(translation=found, opens_group=True)


def leftover_rows(document: Document) -> tuple[Row, ...]:
    """Translations whose ids belong to no article or block of the page; none in a document of our own."""
    known = {row.id for section in sections(document) for row in section.rows} | {"page.name"}
    return tuple(
        Row(translation=translation, opens_group=True)
        for translation in document.translations
        if translation.segment.id not in known
    )


def all_rows(document: Document) -> tuple[Row, ...]:
    """Every row of the file once, in its order."""
    name = page_row(document)
    rows = [row for section in sections(document) for row in section.rows]
    return (*((name,) if name else ()), *rows, *leftover_rows(document))


def paragraphs(rows: Iterable[Row]) -> tuple[tuple[Row, ...], ...]:
    """The rows in groups that belong to one paragraph."""
    return tuple(tuple(group) for _, group in groupby(rows, key=lambda row: row.group))


def rows_shown(rows: Iterable[Row], options: Options) -> tuple[tuple[Row, ...], ...]:
    """What stands in a row of the table together: a sentence, or the sentences of a paragraph."""
    return paragraphs(rows) if options.layout == "paragraph" else tuple((row,) for row in rows)


def count_severities(findings: Iterable[Finding]) -> Counter[Severity]:
    return Counter(finding.severity for finding in findings)


def terms_used(section: Section) -> dict[tuple[str, str], tuple[TermMatch, list[str]]]:
    """Each term of the section once, by its two languages, with the ids of the rows that hold it."""
    used: dict[tuple[str, str], tuple[TermMatch, list[str]]] = {}
    for row in section.rows:
        for term in row.translation.terms:
            ids = used.setdefault((term.zh, term.en), (term, []))[1]
            if row.id not in ids:
                ids.append(row.id)
    return used


def _section(
    article: Article, by_id: dict[str, Translation], by_block: dict[str, list[Translation]]
) -> Section:
    rows: list[Row] = []
    heads = {head.id: head for head in heads_of(article)}
    for role in HEAD_ROLES:
        segment_id = f"{article.id}.{role}"
        found = by_id.get(segment_id)
        if found is None and segment_id in heads:
            found = _untranslated(heads[segment_id])
        if found is not None:
            rows.append(Row(translation=found, opens_group=True))
    for block in article.blocks:
        role = "sentence" if block.kind == "paragraph" else block.kind
        parts = by_block.get(block.id) or [
            _untranslated(Segment(id=f"{block.id}.s01", role=role, source=block.text))
        ]
        rows += [Row(translation=part, opens_group=number == 0) for number, part in enumerate(parts)]
    zh, en = _headline(rows)
    return Section(article=article, zh=zh, en=en, rows=tuple(rows))


def _headline(rows: list[Row]) -> tuple[str, str]:
    title = next((row.translation for row in rows if row.role == "title"), None)
    if title is not None:
        return unmarked(title.segment.source), unmarked(title.target)
    first = next((row.translation for row in rows if row.role not in ("column", "byline")), None)
    if first is None:
        return "", ""
    zh, en = unmarked(first.segment.source), unmarked(first.target)
    return beginning(zh, SNIPPET), beginning(en, SNIPPET * 2)


def unmarked(text: str) -> str:
    """The text without the mark that it opens with: ●日前 -> 日前"""
    return split_mark(text)[1]


def beginning(text: str, size: int) -> str:
    """The first words of the text, about `size` characters of them, with … where it goes on."""
    if len(text) <= size:
        return text
    start = text[:size]
    words = start.rpartition(" ")[0] if text[size].isascii() else start
    return (words or start).rstrip(" ,.;:，。；：、") + "…"


def _untranslated(segment: Segment) -> Translation:
    missing = Finding(check="untranslated", severity="error", message="This text was not translated.")
    return Translation(segment=segment, target="", origin="none", findings=(missing,))
