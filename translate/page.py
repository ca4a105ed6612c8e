"""The text of a newspaper page becomes a Page: its articles whole, in printed order, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from translate.assembly import Step, read_makeup
from translate.document import Article, Block, BlockKind, Furniture, Page, number_articles
from translate.elements import Element
from translate.joining import join_elements
from translate.lines import Line, read_lines
from translate.makeup import split_column
from translate.writers import dateline, end_credit, end_signature, names_in

# The place of a block that has no number yet.
_UNNUMBERED = "a00.p00"


def segment_page(text: str, source: str) -> Page:
    """The page's articles, briefs and captions; `source` is the file's name.

    Every character of the text that is no space is in a block, title, byline, column or page name, or in the
    furniture: what is printed twice (a headline set over itself) has its second setting there.
    """
    return segment_lines(read_lines(text), source)


def segment_lines(lines: Sequence[Line], source: str) -> Page:
    """The page in lines that are read already, from a file that knows more of them than a text file."""
    reading = read_elements(lines)
    furniture = [
        Furniture(text=element.text, lines=(element.first, element.last)) for element in reading.furniture
    ]
    articles: list[Article] = []
    for steps in reading.articles:
        article, repeated = _article(steps)
        articles.append(article)
        furniture.extend(repeated)
    furniture.sort(key=lambda item: item.lines)
    return Page(
        source=source,
        name=reading.name.text if reading.name else None,
        articles=number_articles(articles),
        furniture=tuple(furniture),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What every element of a page was taken for: its name, the steps of each article, and the furniture."""

    name: Element | None
    articles: tuple[tuple[Step, ...], ...]
    furniture: tuple[Element, ...]


def read_elements(lines: Sequence[Line]) -> Reading:
    """The reading of a page that `segment_lines` builds its articles from, with its reasons."""
    elements = [part for element in join_elements(lines) for part in _parted(element)]
    furniture = tuple(element for element in elements if element.kind == "furniture")
    body = _without_furniture(elements)
    name: Element | None = None
    if len(body) > 1 and body[0].kind == body[1].kind == "column":
        name, body = body[0], body[1:]
    groups = _grouped(read_makeup(body)) if body else []
    return Reading(name, tuple(tuple(group) for group in groups), furniture)


def _without_furniture(elements: Sequence[Element]) -> list[Element]:
    """The elements of the stories; one that follows （上接第1版） is marked as resumed."""
    body: list[Element] = []
    resumed = False
    for element in elements:
        if element.kind == "furniture":
            resumed = resumed or "上接" in element.text
        else:
            body.append(replace(element, resumed=True) if resumed else element)
            resumed = False
    return body


def _parted(element: Element) -> Iterable[Element]:
    """The element, and apart from it the writers or photographers named at its end."""
    if element.kind == "column":
        column, title = split_column(element.text)
        yield replace(element, text=column)
        if title:
            yield replace(element, kind="heading", text=title, gap=0)
        return
    if element.kind not in ("brief", "paragraph"):
        yield element
        return
    text, credit = end_credit(element.text)
    kind = "credit"
    if not credit:
        text, credit = end_signature(element.text)
        kind = "signature"
    if not credit:
        yield element
        return
    yield replace(element, text=text.rstrip())
    last = element.last
    yield replace(element, kind="credit" if kind == "credit" else "signature", text=credit, first=last, gap=0)


def _grouped(steps: Sequence[Step]) -> list[list[Step]]:
    """The steps of each article; those after a caption in the middle of one come back to it."""
    groups: list[list[Step]] = []
    current = -1
    for step in steps:
        if step.resumes:
            current = max(index for index, group in enumerate(groups) if group[-1].kind == "article")
        elif step.opens or not groups:
            groups.append([])
            current = len(groups) - 1
        groups[current].append(step)
    return groups


def _article(steps: Sequence[Step]) -> tuple[Article, list[Furniture]]:
    column: list[str] = []
    titles: list[Element] = []
    bylines: list[str] = []
    blocks: list[Block] = []
    repeated: list[Furniture] = []
    for step in steps:
        element = step.element
        if step.role == "column":
            column.append(element.text)
        elif step.role == "title":
            titles.append(element)
        elif step.role == "byline":
            bylines.append(element.text)
        elif step.role == "repeat":
            repeated.append(Furniture(text=element.text, lines=(element.first, element.last)))
        else:
            kind: BlockKind = "paragraph"
            if step.role in ("heading", "unplaced"):
                kind = step.role
            joined = blocks[-1] if blocks else None
            if kind == "heading" and joined and joined.kind == "heading" and element.gap == 0:
                blocks[-1] = replace(
                    joined,
                    text=_one_title([joined.text, element.text]),
                    lines=(joined.lines[0], element.last),
                )
                continue
            blocks.append(
                Block(id=_UNNUMBERED, kind=kind, text=element.text, lines=(element.first, element.last))
            )
    blocks = [replace(block, id=f"a00.p{number:02d}") for number, block in enumerate(blocks, start=1)]
    names = tuple(name for text in bylines for name in names_in(text))
    if not names and blocks:
        names = dateline(blocks[0].text) or ()
    article = Article(
        id="a00",
        kind=steps[-1].kind,
        column=" ".join(column) or None,
        title=_one_title([element.text for element in titles]) or None,
        byline=names,
        byline_text=" ".join(bylines) or None,
        blocks=tuple(blocks),
    )
    return article, repeated


def _one_title(parts: Sequence[str]) -> str:
    """The lines of a headline as one: 服务, 群众 -> 服务群众; longer lines keep a space between them."""
    text = ""
    for part in parts:
        short = len(part) <= 4 and len(text) <= 4
        text = text + part if short or not text else f"{text} {part}"
    return text
