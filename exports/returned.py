"""What a returned hand-off file says by segment id: English, Chinese, notes, comments and new rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exports import celltext
from exports.celltext import Chunk
from exports.entries import Side, english_tags, read_entries
from exports.layout import NOT_TRANSLATED, SOURCE_TAG
from exports.resplit import resplit
from translate.document import Document

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True, kw_only=True)
class Found:
    """What the rows of the file hold.

    `chinese` pairs the ids of a row with its Chinese; `times` counts how often an id has English; `notes` are
    the lines of a Notes cell that were not sent; `new_rows` the English of rows without an id, with the ids
    of the row above; `outside` the texts outside the rows, likewise; `boxes` and `rows_of` as in `Entries`.
    """

    english: dict[str, str] = field(default_factory=dict)
    chinese: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    notes: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    new_rows: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    outside: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    boxes: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    rows_of: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def take(self, segment_id: str, words: str) -> None:
        # Enter at the end of a cell starts a paragraph that nobody meant.
        self.english[segment_id] = "" if words.strip() == NOT_TRANSLATED else words.strip("\n")
        self.times[segment_id] += 1


def read_rows(root: _Element, document: Document, notes_sent: Mapping[str, set[str]]) -> Found:
    """What stands in the tables under `root`, found by content controls, else by the id in a row's cells.

    `notes_sent` are the lines that the Notes cells went out with, by id: where such a cell was merged with
    the English, they are none of it.
    """
    sent = {translation.segment.id: translation.target for translation in document.translations}
    entries = read_entries(root, sent)
    found = Found(
        new_rows=entries.new_rows,
        outside=entries.outside,
        boxes=[*entries.boxes.values()],
        rows_of=entries.rows_of,
    )
    for ids in entries.with_tables:
        found.problems.append(f"there is a table in the English of {_named(ids)}")
    targets = list({id(entry.target): entry.target for entry in entries.rows}.values())
    sources = list({id(entry.source): entry.source for entry in entries.rows}.values())
    tagged = {tag for side in targets for tag in english_tags(side.chunks)}
    for side in targets:
        _read_english(side, tagged, sent, notes_sent, found)
    locked = {chunk.tag for side in (*sources, *targets) for chunk in side.chunks}
    for side in sources:
        _read_chinese(side, locked, found)
    for entry in entries.rows:
        lines_sent = {line for segment_id in entry.ids for line in notes_sent.get(segment_id, ())}
        lines = [line for line in entry.notes if line not in lines_sent]
        found.notes += [(entry.ids, "\n".join(lines))] if lines else []
    return found


def _read_english(
    side: Side, tagged: set[str], sent: Mapping[str, str], notes_sent: Mapping[str, set[str]], found: Found
) -> None:
    chunks = _without(side.chunks, {line for i in side.ids for line in notes_sent.get(i, ())})
    pairs = _by_control(chunks, lambda chunk: bool(chunk.tag))
    found.chinese += [((tag.removeprefix(SOURCE_TAG),), words) for tag, words in pairs if _is_chinese(tag)]
    english = [(tag, words) for tag, words in pairs if not _is_chinese(tag)]
    here = {tag for tag, _ in english}
    lost = {segment_id for segment_id in side.ids if segment_id not in tagged}
    ids = tuple(segment_id for segment_id in side.ids if segment_id in lost or segment_id in here)
    if lost and here <= set(ids):
        plain = [chunk for chunk in chunks if not _is_chinese(chunk.tag)]
        for segment_id, words in _told_apart(plain, ids, sent, found):
            found.take(segment_id, words)
    elif english:
        for segment_id, words in english:
            found.take(segment_id, words)
    elif celltext.text(chunks).strip():
        found.times.update(side.ids)  # a second row of the same id


def _read_chinese(side: Side, locked: set[str], found: Found) -> None:
    pairs = _by_control(side.chunks, lambda chunk: bool(chunk.tag))
    found.chinese += [((tag.removeprefix(SOURCE_TAG),), words) for tag, words in pairs]
    ids = tuple(segment_id for segment_id in side.ids if f"{SOURCE_TAG}{segment_id}" not in locked)
    words = celltext.text(side.chunks)
    if not pairs and (ids or words.strip()):
        found.chinese.append((ids or side.ids, words))


def _is_chinese(tag: str) -> bool:
    return tag.startswith(SOURCE_TAG)


def _without(chunks: Sequence[Chunk], lines: set[str]) -> tuple[Chunk, ...]:
    """The chunks without those lines, where they stand outside any control."""
    kept: list[Chunk] = []
    line: list[Chunk] = []
    for chunk in (*chunks, Chunk(text="\n")):
        line.append(chunk)
        if chunk.text == "\n":
            outside = all(part.control is None for part in line)
            kept += [] if outside and celltext.text(line).strip() in lines else line
            line = []
    return celltext.trimmed(kept)


def _by_control(chunks: Sequence[Chunk], is_wanted: Callable[[Chunk], bool]) -> list[tuple[str, str]]:
    """The tag and text of each wanted control; what was typed beside one belongs to the one before it."""
    found: list[tuple[int | None, str, str]] = []
    aside = ""
    for chunk in chunks:
        if not is_wanted(chunk):
            aside += chunk.text
            continue
        if found and found[-1][:2] == (chunk.control, chunk.tag):
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


def _told_apart(
    chunks: Sequence[Chunk], ids: tuple[str, ...], sent: Mapping[str, str], found: Found
) -> list[tuple[str, str]]:
    """The English of a cell that lost its controls: all of it, one from each control, or by what was sent."""
    words = celltext.text(chunks)
    if len(ids) == 1:
        return [(ids[0], words)]
    controls = _by_control(chunks, lambda chunk: chunk.control is not None)
    if len(controls) == len(ids):
        return [(segment_id, part) for segment_id, (_, part) in zip(ids, controls, strict=True)]
    parts = resplit(words, [sent.get(segment_id, "") for segment_id in ids])
    if parts is None:
        found.problems.append(f"the sentences {_named(ids)} cannot be told apart")
        parts = ("",) * len(ids)
    return list(zip(ids, parts, strict=True))


def _named(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"
