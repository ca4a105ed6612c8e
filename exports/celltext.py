"""The text of a table's cells as it stands once every tracked change is accepted, by content control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from exports.ooxml import W_NS

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{W_NS}}}"

# Deleted or moved away under change tracking; field codes; what floats beside the text; properties.
_UNSEEN = frozenset(
    _W + name
    for name in (
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "drawing", "pict", "object"),
        *("pPr", "rPr", "tbl", "sdtPr", "sdtEndPr", "tcPr", "rt", "footnoteReference", "annotationRef"),
    )
)
_CHARACTERS = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of a cell's text. `control` numbers the content control that it lies in, None outside any.

    `tag` is "" where a program that saved the file dropped it. A control begins with a chunk of
    no text, and has only that while it shows its placeholder.
    """

    text: str
    control: int | None = None
    tag: str = ""


def rows(table: _Element) -> Iterator[_Element]:
    """The table's own rows, wrapped in content controls or not, without those deleted by tracked changes."""
    for row in _own(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield row


def cells(row: _Element) -> Iterator[tuple[int, _Element]]:
    """The row's cells with the number of the grid column each begins in; deleted cells are left out."""
    column = _count(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for cell in _own(row, "tc"):
        if cell.find(f"{_W}tcPr/{_W}cellDel") is None:
            yield column, cell
        column += _count(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)


def _count(element: _Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isdecimal() and len(value) < 5 else otherwise


def chunks(cell: _Element) -> tuple[Chunk, ...]:
    """The cell's text in order; paragraphs are parted by a line feed, and empty ones at its ends left out."""
    found = list(_walk(cell, None, "", count()))
    while found and found[-1].control is None and not found[-1].text.strip():
        found.pop()
    while found and found[0].control is None and not found[0].text.strip():
        found.pop(0)
    return tuple(found)


def text(parts: tuple[Chunk, ...]) -> str:
    return "".join(part.text for part in parts)


def comment_numbers(element: _Element) -> tuple[str, ...]:
    """The numbers of the comments that hang on something in the element."""
    return tuple(str(reference.get(f"{_W}id")) for reference in element.iter(f"{_W}commentReference"))


def _own(element: _Element, name: str) -> Iterator[_Element]:
    """Children of that name, also inside content controls and inserted ranges, but not of a table within."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins", _W + "moveTo"):
            yield from _own(child, name)


def _walk(element: _Element, control: int | None, tag: str, numbers: Iterator[int]) -> Iterator[Chunk]:
    for child in element:
        kind = child.tag
        if kind == _W + "t":
            if child.text:
                yield Chunk(text=child.text, control=control, tag=tag)
        elif kind in _UNSEEN or kind == _FALLBACK or not isinstance(kind, str):
            continue
        elif kind in _CHARACTERS:
            yield Chunk(text=_CHARACTERS[kind], control=control, tag=tag)
        elif kind == _W + "sdt":
            yield from _control(child, numbers)
        else:
            yield from _walk(child, control, tag, numbers)
            if kind == _W + "p" and not _runs_on(child):
                yield Chunk(text="\n", control=control, tag=tag)


def _control(sdt: _Element, numbers: Iterator[int]) -> Iterator[Chunk]:
    number = next(numbers)
    named = sdt.find(f"{_W}sdtPr/{_W}tag")
    tag = "" if named is None else named.get(f"{_W}val", "")
    inside = sdt.find(f"{_W}sdtContent")
    yield Chunk(text="", control=number, tag=tag)
    if inside is None or sdt.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return
    found = list(_walk(inside, number, tag, numbers))
    if found and found[-1].text == "\n" and next(inside.iterchildren(f"{_W}p"), None) is not None:
        # The end of a whole paragraph in a control parts it from the next one, outside.
        yield from found[:-1]
        yield Chunk(text="\n")
    else:
        yield from found


def _runs_on(paragraph: _Element) -> bool:
    """Whether the paragraph's end was deleted under change tracking, so that the next one joins it."""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
