"""Which lines stand each for themselves: verses of a poem and rows of a table, never to be joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.lines import Line

_INNER_MARK = re.compile("[，。；：！？、,;](?=.)")
_END_MARKS = "，。！？；、：…”"
_VERSES = 4
_VERSE_MAX = 20.0
_ROWS = 3
_CELLS = 3


def find_rows(lines: Sequence[Line], text: Sequence[bool]) -> frozenset[int]:
    """The indexes of verses and table rows; `text` tells which lines are text at all."""
    found: set[int] = set()
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and text[end] and _together(lines[end]):
            end += 1
        if lines[start].role == "row":
            end = start + 1
            found.add(start)
        elif text[start]:
            found.update(_rows_of(lines, start, end))
        start = end
    return frozenset(found)


def _together(line: Line) -> bool:
    """Whether the line stands with the one before it."""
    return not line.gap and line.indent < 1.0 and line.role != "row"


def _rows_of(lines: Sequence[Line], start: int, end: int) -> range:
    """The verses or rows in lines that stand together, from `start` up to before `end`."""
    if _is_poem(lines[start:end]):
        return range(start, end)
    first = start
    while first < end:
        last = first
        while last < end and _is_row(lines[last], lines[first]):
            last += 1
        if last - first >= _ROWS:
            return range(first, last)
        first = max(last, first + 1)
    return range(0)


def _is_row(line: Line, first: Line) -> bool:
    cells = len(line.raw.split())
    return (
        cells >= _CELLS
        and cells == len(first.raw.split())
        and not (line.spaced or line.spare)
        and not _INNER_MARK.search(line.raw)
    )


def _is_poem(lines: Sequence[Line]) -> bool:
    """Whether the lines end where a poet ended them: most at a mark or none, at many widths."""
    if len(lines) < _VERSES or any(line.spaced or line.spare or line.width > _VERSE_MAX for line in lines):
        return False
    inner = sum(bool(_INNER_MARK.search(line.text.rstrip("”’》）"))) for line in lines)
    marked = sum(line.text[-1] in _END_MARKS for line in lines)
    if inner > len(lines) / 4:
        return False
    widths = [line.width for line in lines]
    if marked == len(lines):
        # Couplets: lines of one length by twos, as no prose is cut.
        quoted = any(char in line.text for line in lines for char in "“”")
        return not quoted and all(
            first == second for first, second in zip(widths[::2], widths[1::2], strict=False)
        )
    widest = max(widths)
    at_edge = sum(width >= widest - 0.5 for width in widths)
    return marked == 0 and widest - min(widths) >= 2.0 and at_edge <= len(lines) / 2
