"""Where a caption breaks a sentence off: the column it was set in went on beneath the picture."""

from __future__ import annotations

import re

from translate.columns import Columns, is_finished
from translate.headings import may_be_heading

# A caption is no longer than this.
_CAPTION_LINES = 12
_TITLE_LINES = 2
# The lines before and after the caption differ by no more than this, or they are no lines of one column.
_ALIKE = 1.5

_CAPTION_START = re.compile("(?:图为|圖為|[上下左右]图|日前|近日|连日来|入冬以来|\\d{1,2}月\\d{1,2}日)")


def find_interruptions(columns: Columns) -> dict[int, int]:
    """For the first line of each caption that breaks a sentence off, its last: the photographers' line."""
    found: dict[int, int] = {}
    for index, kind in enumerate(columns.kinds):
        if kind == "credit":
            start = _caption_start(columns, index)
            if start is not None and _goes_on(columns, start, index):
                found[start] = index
    return found


def _caption_start(columns: Columns, credit: int) -> int | None:
    """The first line of the caption above a credit line, its title included."""
    start = credit - 1
    while start >= 0 and columns.is_text(start) and not columns.lines[start].gap:
        start -= 1
    if start < 1 or not columns.is_text(start) or credit - start > _CAPTION_LINES:
        return None
    if not (columns.finished[credit - 1] or columns.lines[credit - 1].text[-1] in "）)"):
        return None
    title = start - 1
    while title > start - _TITLE_LINES and not columns.lines[title].gap:
        title -= 1
    lone = columns.lines[title].gap and all(
        columns.is_text(other) and not columns.finished[other] and may_be_heading(columns.lines[other].text)
        for other in range(title, start)
    )
    widest = max((columns.lines[other].width for other in range(title, start)), default=0.0)
    if lone and widest < 0.75 * columns.lines[start].width:
        return title
    return start if _CAPTION_START.match(columns.lines[start].text) else None


def _goes_on(columns: Columns, start: int, credit: int) -> bool:
    """Whether the sentence before the caption goes on after it, in lines of the same width."""
    before, after = start - 1, credit + 1
    if before < 1 or not (columns.is_text(before) and columns.is_text(after) and columns.is_text(before - 1)):
        return False
    if columns.lines[before].gap or columns.lines[after].indent >= 1.0:
        return False
    # The writer's name at the end of a brief may itself be cut over two lines.
    if is_finished("".join(columns.lines[other].text for other in range(max(before - 2, 0), start))):
        return False
    if not (columns.lines[start].gap and columns.lines[after].gap):
        return False
    width = columns.taken(before)
    runs_on = columns.is_text(after + 1) and not columns.lines[after + 1].gap and not columns.finished[after]
    return abs(columns.taken(after) - width) <= _ALIKE if runs_on else columns.finished[after]
