"""The rows of a returned hand-off file: English, Chinese and comments by segment id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exports import celltext
from exports.layout import COLUMNS, NOT_TRANSLATED, SOURCE_TAG, ColumnName
from exports.ooxml import W_NS
from translate.document import SEGMENT_ID, Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{W_NS}}}"
_BLOCK_ID = re.compile(r"a\d{2,}\.p\d{2,}")
_LABELS: Mapping[str, ColumnName] = {column.label: column.name for column in COLUMNS}
_DEFAULT_PLACES: Mapping[ColumnName, int] = {column.name: n for n, column in enumerate(COLUMNS)}

_Cells = Sequence[tuple[int, "_Element", tuple[celltext.Chunk, ...]]]


@dataclass(slots=True, kw_only=True)
class Found:
    """What the rows of the file hold, gathered as they are read.

    `chinese` pairs the ids of a row with its Chinese; `times` counts how often an id has English.
    """

    english: dict[str, str] = field(default_factory=dict)
    chinese: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    rows_of_comments: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_rows(root: _Element, document: Document) -> Found:
    """What stands in the tables under `root`, found by content controls, else by the id in a row's cells."""
    found = Found()
    groups: dict[str, tuple[str, ...]] = {}
    for translation in document.translations:
        segment_id = translation.segment.id
        group = segment_id.rpartition(".")[0]
        groups[group] = (*groups.get(group, ()), segment_id)
    places: Mapping[ColumnName, int] = _DEFAULT_PLACES
    for table in root.iter(f"{_W}tbl"):
        for row in celltext.rows(table):
            cells = [(column, cell, celltext.chunks(cell)) for column, cell in celltext.cells(row)]
            labels = _labels(cells)
            if labels:
                places = labels
            else:
                _read_row(cells, places, groups, found)
    return found


def _labels(cells: _Cells) -> Mapping[ColumnName, int]:
    """The grid column of each of our columns, when the cells are a header row."""
    found = {}
    for column, _, chunks in cells:
        name = _LABELS.get(celltext.text(chunks).strip())
        if name is not None:
            found[name] = column
    return found if {"id", "source", "target"} <= set(found) else {}


def _read_row(
    cells: _Cells, places: Mapping[ColumnName, int], groups: Mapping[str, tuple[str, ...]], found: Found
) -> None:
    tagged = [pair for _, _, chunks in cells for pair in _by_control(chunks, _is_ours)]
    english = [(tag, words) for tag, words in tagged if not tag.startswith(SOURCE_TAG)]
    chinese = [(tag.removeprefix(SOURCE_TAG), words) for tag, words in tagged if tag.startswith(SOURCE_TAG)]
    ids = tuple(dict.fromkeys(tag for tag, _ in english)) or _ids_of_row(cells, groups)
    if not english and ids:
        english = _english_by_place(_chunks_at(cells, places["target"]), ids, found)
    for segment_id, words in english:
        # Enter at the end of a cell starts a paragraph that nobody meant.
        found.english[segment_id] = "" if words.strip() == NOT_TRANSLATED else words.strip("\n")
        found.times[segment_id] += 1
    if chinese:
        found.chinese += [((segment_id,), words) for segment_id, words in chinese]
    elif ids:
        found.chinese.append((ids, celltext.text(_chunks_at(cells, places["source"]))))
    for _, cell, _ in cells:
        for number in celltext.comment_numbers(cell):
            found.rows_of_comments[number] = ids


def _is_ours(chunk: celltext.Chunk) -> bool:
    return bool(chunk.tag) and bool(SEGMENT_ID.fullmatch(chunk.tag.removeprefix(SOURCE_TAG)))


def _in_control(chunk: celltext.Chunk) -> bool:
    return chunk.control is not None


def _by_control(
    chunks: Sequence[celltext.Chunk], is_wanted: Callable[[celltext.Chunk], bool]
) -> list[tuple[str, str]]:
    """The tag and text of each wanted control; what was typed beside one belongs to the one before it."""
    found: list[tuple[int | None, str, str]] = []
    aside = ""
    for chunk in chunks:
        if not is_wanted(chunk):
            aside += chunk.text
            continue
        if found and found[-1][0] == chunk.control:
            control, tag, words = found.pop()
            found.append((control, tag, words + aside + chunk.text))
        else:
            if found and aside.strip():
                control, tag, words = found.pop()
                found.append((control, tag, words + aside.rstrip()))
            lead = "" if found else aside
            found.append((chunk.control, chunk.tag, lead + chunk.text))
        aside = ""
    if found and aside.strip():
        control, tag, words = found.pop()
        found.append((control, tag, words + aside))
    return [(tag, words) for _, tag, words in found]


def _ids_of_row(cells: _Cells, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    for _, _, chunks in cells:
        words = celltext.text(chunks).strip()
        if SEGMENT_ID.fullmatch(words):
            return (words,)
        if _BLOCK_ID.fullmatch(words):
            return groups.get(words, (f"{words}.s01",))
    return ()


def _chunks_at(cells: _Cells, place: int) -> tuple[celltext.Chunk, ...]:
    return next((chunks for column, _, chunks in cells if column == place), ())


def _english_by_place(
    chunks: Sequence[celltext.Chunk], ids: tuple[str, ...], found: Found
) -> list[tuple[str, str]]:
    """The English of a cell whose controls lost their tags: all of it, or a sentence from each control."""
    if len(ids) == 1:
        return [(ids[0], "".join(chunk.text for chunk in chunks))]
    controls = _by_control(chunks, _in_control)
    if len(controls) != len(ids):
        found.problems.append(f"the sentences {ids[0]} to {ids[-1]} cannot be told apart")
        return [(segment_id, "") for segment_id in ids]
    return [(segment_id, words) for segment_id, (_, words) in zip(ids, controls, strict=True)]
