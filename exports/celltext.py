"""The text of a table's cells as it stands once every tracked change is accepted, by content control."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from exports.layout import SOURCE_TAG
from exports.ooxml import W_NS
from translate.document import SEGMENT_ID

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
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = (f"{_W}del", f"{_W}moveFrom")
_BOX = f"{_W}txbxContent"
_OFF = frozenset(("0", "false", "off"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of a cell's text. `control` numbers the content control that it lies in, None outside any.

    `tag` is one of ours, or "" where a program that saved the file dropped it; other controls count as text.
    A control begins with a chunk of no text, and has only that while it shows its placeholder.
    """

    text: str
    control: int | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that lies over the grid columns `start` up to `end`; `continues` the one above it, if merged."""

    element: _Element
    start: int
    end: int
    continues: bool
    chunks: tuple[Chunk, ...]

    @property
    def text(self) -> str:
        return text(self.chunks)

    def holds_table(self) -> bool:
        """Whether a table with words in it was put into the cell."""
        inside = (node for table in self.element.iter(f"{_W}tbl") for node in table.iter(f"{_W}t"))
        return any((node.text or "").strip() for node in inside)


def rows(table: _Element) -> Iterator[_Element]:
    """The table's own rows, wrapped in content controls or not, without those deleted by tracked changes."""
    for row in _own(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield row


def cells(row: _Element) -> tuple[Cell, ...]:
    """The row's cells with the grid columns each lies over; deleted cells are left out."""
    found = []
    column = _count(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for cell in _own(row, "tc"):
        end = column + _count(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if cell.find(f"{_W}tcPr/{_W}cellDel") is None:
            found.append(
                Cell(
                    element=cell,
                    start=column,
                    end=end,
                    continues=merged is not None and merged.get(f"{_W}val", "continue") == "continue",
                    chunks=chunks(cell),
                )
            )
        column = end
    return tuple(found)


def _count(element: _Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isdecimal() and len(value) < 5 else otherwise


def chunks(cell: _Element) -> tuple[Chunk, ...]:
    """The cell's text in order; paragraphs are parted by a line feed, and empty ones at its ends left out."""
    return trimmed(list(_walk(cell, None, "", count())))


def trimmed(found: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks without the line feeds outside controls at either end."""
    start, end = 0, len(found)
    while end > start and found[end - 1].control is None and found[end - 1].text == "\n":
        end -= 1
    while start < end and found[start].control is None and found[start].text == "\n":
        start += 1
    return tuple(found[start:end])


def text(parts: Sequence[Chunk]) -> str:
    return "".join(part.text for part in parts)


def references(element: _Element) -> Iterator[tuple[str, str]]:
    """What hangs on something in the element: "comment", "footnote" or "endnote", and its number.

    A note whose sign was deleted under change tracking is gone; a comment on deleted words is not.
    """
    for kind in ("comment", "footnote", "endnote"):
        for reference in element.iter(f"{_W}{kind}Reference"):
            if kind == "comment" or not any(True for _ in reference.iterancestors(*_GONE)):
                yield kind, str(reference.get(f"{_W}id"))


def boxes(element: _Element) -> Iterator[tuple[_Element, str]]:
    """Each text box in the element that stands in no other, with its words."""
    for box in element.iter(_BOX):
        if not any(True for _ in box.iterancestors(_BOX, _FALLBACK, *_GONE)):
            yield box, text(chunks(box)).strip()


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
        elif kind == _W + "sym":
            yield Chunk(text=_symbol(child), control=control, tag=tag)
        elif kind == _W + "sdt":
            yield from _control(child, control, tag, numbers)
        else:
            yield from _walk(child, control, tag, numbers)
            if kind == _W + "p" and not _runs_on(child):
                yield Chunk(text="\n", control=control, tag=tag)


def _control(sdt: _Element, control: int | None, tag: str, numbers: Iterator[int]) -> Iterator[Chunk]:
    inside = sdt.find(f"{_W}sdtContent")
    shown = inside is not None and not _is_on(sdt.find(f"{_W}sdtPr/{_W}showingPlcHdr"))
    named = sdt.find(f"{_W}sdtPr/{_W}tag")
    own_tag = "" if named is None else named.get(f"{_W}val", "")
    ours = bool(SEGMENT_ID.fullmatch(own_tag.removeprefix(SOURCE_TAG)))
    if not ours and (own_tag or control is not None):
        # Somebody else's, like those that Google Docs puts round runs and comments: as if it were not there.
        if inside is not None and shown:
            yield from _walk(inside, control, tag, numbers)
        return
    number = next(numbers)
    yield Chunk(text="", control=number, tag=own_tag)
    if inside is None or not shown:
        return
    found = list(_walk(inside, number, own_tag, numbers))
    if found and found[-1].text == "\n" and next(inside.iterchildren(f"{_W}p"), None) is not None:
        # The end of a whole paragraph in a control parts it from the next one, outside.
        yield from found[:-1]
        yield Chunk(text="\n", control=control, tag=tag)
    else:
        yield from found


def _is_on(switch: _Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in _OFF


def _symbol(symbol: _Element) -> str:
    """A character put in from Word's list of symbols; those that only their own font has show as a box."""
    code = symbol.get(f"{_W}char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _runs_on(paragraph: _Element) -> bool:
    """Whether the paragraph's end was deleted or moved away under change tracking: the next one joins it."""
    mark = paragraph.find(f"{_W}pPr/{_W}rPr")
    return mark is not None and (mark.find(f"{_W}del") is not None or mark.find(f"{_W}moveFrom") is not None)
