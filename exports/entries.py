"""The rows of a returned file's tables, each with what was split off from it or merged into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exports import celltext
from exports.celltext import Cell, Chunk
from exports.layout import COLUMNS, SOURCE_TAG, ColumnName
from exports.ooxml import W_NS
from translate.document import SEGMENT_ID

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{W_NS}}}"
_BLOCK_ID = re.compile(r"a\d{2,}\.p\d{2,}")
_ARTICLE_ID = re.compile(r"a\d{2,}\b")
_LABELS: Mapping[str, ColumnName] = {column.label: column.name for column in COLUMNS}

# The grid columns that one of ours lies over: several where cells below its head were split.
_Places = Mapping[ColumnName, range]
_DEFAULT_PLACES: _Places = {column.name: range(n, n + 1) for n, column in enumerate(COLUMNS)}
_NO_PLACE = range(0)


@dataclass(slots=True, kw_only=True)
class Side:
    """The English or the Chinese of a row, or of several whose cells were merged; `ids` are the rows' own."""

    ids: tuple[str, ...]
    chunks: list[Chunk] = field(default_factory=list)

    def add(self, cell: Cell) -> None:
        if self.chunks and cell.chunks:
            self.chunks.append(Chunk(text="\n"))
        self.chunks += cell.chunks


@dataclass(slots=True, kw_only=True)
class Entry:
    """A row with its ids: those that stand in its cells, else those of its content controls."""

    ids: tuple[str, ...]
    target: Side
    source: Side
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Entries:
    """All rows with ids. `new_rows` are the English of rows without one, with the ids of the row above.

    `outside` is what stands outside the rows with ids, likewise: the text of a paragraph, or those of the
    cells of a row in a table of another kind. `boxes` has the words of each text box and the ids of its row;
    `rows_of` has the ids of the row that a comment or note hangs on, by kind and number.
    """

    rows: list[Entry] = field(default_factory=list)
    new_rows: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    outside: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    boxes: dict[_Element, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    rows_of: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    with_tables: list[tuple[str, ...]] = field(default_factory=list)

    def add_outside(self, texts: Iterable[tuple[str, ...]]) -> None:
        above = self.rows[-1].ids if self.rows else ()
        # A heading names the article that it stands over; the row above it is another's.
        self.outside += [(() if _ARTICLE_ID.match(cells[0]) else above, cells) for cells in texts if cells]

    def add_beside(self, element: _Element, ids: tuple[str, ...]) -> None:
        """What hangs on the words in the element, or floats beside them; what a row has stays its own."""
        for reference in celltext.references(element):
            self.rows_of.setdefault(reference, ids)
        for box, words in celltext.boxes(element):
            self.boxes.setdefault(box, (ids, words))


def read_entries(root: _Element, segment_ids: Iterable[str]) -> Entries:
    """What the tables under `root` hold of the rows that went out with `segment_ids`."""
    groups: dict[str, tuple[str, ...]] = {}
    for segment_id in segment_ids:
        group = segment_id.rpartition(".")[0]
        groups[group] = (*groups.get(group, ()), segment_id)
    found = Entries()
    for block, rows in _blocks_with_rows(root):
        if block.tag == f"{_W}p":
            found.add_outside([(celltext.text(celltext.chunks(block)),)])
        else:
            _read_table(rows, groups, found)
    found.add_beside(root, ())
    return found


_Rows = list[tuple[_Places, tuple[Cell, ...]]]


def _blocks_with_rows(root: _Element) -> Iterator[tuple[_Element, _Rows]]:
    """Each paragraph outside tables, and each table with its rows and the places of our columns in them;
    header rows are left out.
    """
    places = _DEFAULT_PLACES
    size = 0
    for block in (part for whole in _blocks(root) for part in (whole, *_tables_in(whole))):
        rows: _Rows = []
        if block.tag == f"{_W}p":
            yield block, rows
            continue
        if size != (size := len(block.findall(f"{_W}tblGrid/{_W}gridCol"))):
            # Not a part of the table above, whose cells may have been split: only its order of columns holds.
            order = sorted(places, key=lambda name: places[name].start)
            places = {name: range(number, number + 1) for number, name in enumerate(order)}
        for row in celltext.rows(block):
            cells = celltext.cells(row)
            labels = _labels(cells)
            if labels:
                places = labels
            else:
                rows.append((places, cells))
        yield block, rows


def _blocks(element: _Element) -> Iterator[_Element]:
    """Paragraphs and tables in order, also in content controls; not the paragraphs in a table."""
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        else:
            yield from _blocks(child)


def _tables_in(block: _Element) -> Iterator[_Element]:
    return (table for table in block.iter(f"{_W}tbl") if table is not block)


def _labels(cells: Sequence[Cell]) -> _Places:
    """The place of each of our columns, when the cells are a header row (lists have 中文 and English too)."""
    found: dict[ColumnName, range] = {}
    for cell in cells:
        name = _LABELS.get(cell.text.strip())
        if name is not None:
            found[name] = range(cell.start, cell.end)
    ours = "id" in found or len(found) == len(cells)
    return found if ours and {"source", "target"} <= set(found) else {}


def _read_table(rows: _Rows, groups: Mapping[str, tuple[str, ...]], found: Entries) -> None:
    last: Entry | None = None
    new_rows = []
    for places, cells in rows:
        shown = _shown_ids(cells, places, groups)
        ids = shown or tuple(dict.fromkeys(tag for cell in cells for tag in english_tags(cell.chunks)))
        if ids:
            entry = Entry(ids=ids, target=Side(ids=ids), source=Side(ids=ids))
            _take_cells(entry, cells, places, last)
            found.rows.append(entry)
            last = entry
        elif last is not None and _goes_on(cells, places):
            _take_cells(last, cells, places, last)
        else:
            ours = sorted(cells, key=lambda cell: cell.start not in places["target"])
            words = "\n".join(cell.text.strip() for cell in ours if cell.text.strip())
            new_rows += [(last.ids if last else (), words)] if words else []
        for cell in cells:
            if english_tags(cell.chunks) and cell.holds_table():
                found.with_tables.append(ids)
            found.add_beside(cell.element, last.ids if last else ())
    if last is not None:
        found.new_rows += new_rows
    else:
        found.add_outside(tuple(cell.text for cell in cells) for _, cells in rows)


def _shown_ids(
    cells: Sequence[Cell], places: _Places, groups: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The ids that stand in a cell by themselves, a paragraph's told as those of its sentences."""
    first = places.get("id", _NO_PLACE)
    for cell in sorted(cells, key=lambda cell: cell.start not in first):
        words = cell.text.split()
        if words and all(map(_is_id, words)):
            ids = (groups.get(w, (f"{w}.s01",)) if _BLOCK_ID.fullmatch(w) else (w,) for w in words)
            return tuple(segment_id for some in ids for segment_id in some)
    return ()


def _goes_on(cells: Sequence[Cell], places: _Places) -> bool:
    """Whether the row was split off from the one above: the cell with the id lies over both."""
    first = places.get("id", _NO_PLACE)
    return any(cell.continues for cell in cells if cell.start in first)


def english_tags(chunks: Iterable[Chunk]) -> tuple[str, ...]:
    """The ids of the English content controls among the chunks."""
    tags = (chunk.tag for chunk in chunks if chunk.tag and not chunk.tag.startswith(SOURCE_TAG))
    return tuple(dict.fromkeys(tags))


def _take_cells(entry: Entry, cells: Sequence[Cell], places: _Places, above: Entry | None) -> None:
    """Adds the row's cells to the entry; what is merged with a cell of the row above becomes one with it."""
    english = [cell for cell in cells if english_tags(cell.chunks)]
    if not english or any(cell.start in places["target"] for cell in english):
        english = [cell for cell in cells if cell.start in places["target"] or cell in english]
    for cell in cells:
        if cell in english:
            if cell.continues and above is not None:
                entry.target = _joined(above.target, entry.target)
            entry.target.add(cell)
        elif cell.start in places["source"] or any(chunk.tag for chunk in cell.chunks):
            if cell.continues and above is not None:
                entry.source = _joined(above.source, entry.source)
            entry.source.add(cell)
        elif cell.start in places.get("notes", _NO_PLACE):
            entry.notes += _lines(cell)
        else:
            # Words beside the id, or in a column of the editor's own.
            entry.notes += [line for line in _lines(cell) if not all(map(_is_id, line.split()))]


def _lines(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.text.split("\n") if line.strip()]


def _is_id(word: str) -> bool:
    return bool(SEGMENT_ID.fullmatch(word) or _BLOCK_ID.fullmatch(word))


def _joined(above: Side, own: Side) -> Side:
    above.ids = tuple(dict.fromkeys((*above.ids, *own.ids)))
    return above
