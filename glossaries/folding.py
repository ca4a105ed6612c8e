"""Text without its letter-spacing and line cuts, and the way back to the offsets of the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

# A blank line ends a paragraph: nothing is joined across it. Zero-width characters come with pasted text.
_SPACE = r"[\s\u200b\u200c\u200d\u2060\ufeff]"
_BLANK_LINE = re.compile(rf"{_SPACE}*\n[^\S\n]*\r?\n{_SPACE}*")
_RUN = re.compile(r"[^\s\u200b\u200c\u200d\u2060\ufeff]+")
PARAGRAPH = "\n"
# Of the characters that OpenCC changes, those that simplified text has as well.
_KEPT = frozenset("乾夥徵拚摺")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """`text` in simplified characters without space (鄂 爾\\n多斯市 -> 鄂尔多斯市); the rest leads back."""

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
    """The text simplified, with space inside paragraphs removed; paragraphs stay apart."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = 0
    breaks = [found.span() for found in _BLANK_LINE.finditer(text)] if "\n" in text else []
    breaks.append((len(text), len(text)))
    position = 0
    for begin, finish in breaks:
        for run in _RUN.finditer(text, position, begin):
            pieces.append(run.group().translate(_simplified()))
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


@cache
def _simplified() -> dict[int, str]:
    """Traditional characters and the simplified one for each: 烏 -> 乌; one for one, so offsets stay.

    Characters that simplified text uses too (乾隆, 特徵 in names) are left alone.
    """
    from opencc import OpenCC

    characters = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(old): new
        for old, new in zip(characters, converted, strict=True)
        if old != new and len(new) == 1 and old not in _KEPT
    }
