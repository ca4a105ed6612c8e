"""The lines of the page that stand in no article, untranslated, in groups by why they stand in none."""

from __future__ import annotations

from collections.abc import Iterator

from exports import ooxml
from translate.document import Document, Furniture, Page
from translate.sentences import heads_of

_STRAY, _IMPRINT = "Stray marks", "Imprint, date, page number and the like"

# Fewer characters than this may well stand in a text by chance.
_REPEAT = 6


def furniture_xml(document: Document) -> str:
    """The lines under a heading for each reason, for an editor to check; "" for a page without any."""
    groups: dict[str, list[Furniture]] = {}
    for item in document.page.furniture:
        groups.setdefault(reason(item.text, document.page), []).append(item)
    if not groups:
        return ""
    parts = [
        ooxml.paragraph(ooxml.run("In no article"), "Heading1"),
        ooxml.paragraph(ooxml.run("Lines of the page that are left out and not translated."), "MengyiMeta"),
    ]
    for title in sorted(groups, key=lambda title: (title == _STRAY, title == _IMPRINT)):
        parts.append(ooxml.paragraph(ooxml.run(title), "Heading2"))
        parts += map(_line_xml, groups[title])
    return "".join(parts)


def reason(text: str, page: Page) -> str:
    """Why the line stands in no article; for a headline set twice "Printed twice: same as a03.title"."""
    words = _letters(text)
    if not words:
        return _STRAY
    for place, other in _texts(page):
        if words == _letters(other):
            return f"Printed twice: same as {place}"
    for place, other in _texts(page):
        if len(words) >= _REPEAT and words in _letters(other):
            return f"Printed twice: also in {place}"
    return _IMPRINT


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _texts(page: Page) -> Iterator[tuple[str, str]]:
    if page.name:
        yield "page.name", page.name
    for article in page.articles:
        yield from ((head.id, head.source) for head in heads_of(article))
        yield from ((block.id, block.text) for block in article.blocks)


def _line_xml(item: Furniture) -> str:
    first, last = item.lines
    where = "" if first == 0 else f"line {first}" if first == last else f"lines {first}–{last}"
    number = ooxml.run(f"{where}\t", style="MengyiQuiet" if where else "")
    return ooxml.paragraph(number + ooxml.run(item.text), "MengyiFurniture")
