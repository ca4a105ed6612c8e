"""Text without its letter-spacing and line cuts, and the way back to the offsets of the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# A blank line ends a paragraph: nothing is joined across it. Zero-width characters come with pasted text.
_SPACE = r"[\s\u200b\u200c\u200d\u2060\ufeff]"
_BLANK_LINE = re.compile(rf"{_SPACE}*\n[^\S\n]*\r?\n{_SPACE}*")
_RUN = re.compile(r"[^\s\u200b\u200c\u200d\u2060\ufeff]+")
PARAGRAPH = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """`text` with all space removed (鄂 尔\\n多斯市 -> 鄂尔多斯市); `starts` and `shifts` lead back."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given that the folded span [start, end) covers."""
        if len(self.starts) == 1:
            return start + self.shifts[0], end + self.shifts[0]
        first = self.shifts[bisect_right(self.starts, start) - 1]
        last = self.shifts[bisect_right(self.starts, end - 1) - 1]
        return start + first, end + last


def fold(text: str) -> Folded:
    """The text with space inside paragraphs removed; paragraphs stay apart."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = 0
    breaks = [found.span() for found in _BLANK_LINE.finditer(text)] if "\n" in text else []
    breaks.append((len(text), len(text)))
    position = 0
    for begin, finish in breaks:
        for run in _RUN.finditer(text, position, begin):
            pieces.append(run.group())
            starts.append(length)
            shifts.append(run.start() - length)
            length += run.end() - run.start()
        if finish > begin and pieces:
            pieces.append(PARAGRAPH)
            starts.append(length)
            shifts.append(begin - length)
            length += 1
        position = finish
    return Folded(text="".join(pieces), starts=tuple(starts) or (0,), shifts=tuple(shifts) or (0,))
