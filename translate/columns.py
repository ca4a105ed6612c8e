"""How wide the column of type is around a line, and what that says: a full line, a first line, a cut-in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import log
from statistics import median_low

from translate.lines import Line, first_unit
from translate.makeup import LineKind, continued
from translate.writers import end_signature

# The width of the two characters that open a paragraph, stripped from most text files.
INDENT = 2.0
# No newspaper column is wider than this many characters: a longer line holds a whole paragraph.
WIDEST = 50.0
# Where a picture cuts in, the lines are at most this share of the column before.
CUT_IN = 0.75
# In hard-wrapped text most lines end inside a sentence; where fewer do, each line is a paragraph.
WRAPPED_SHARE = 0.3
# Lines looked at on each side: fewer find no full line among short paragraphs, more reach another column.
REACH = 12
# Of widths in nearly as many ranges the largest is right: the marks of full lines are seldom all squeezed.
_AGREED = 0.6
# Fewer lines do not show how they were cut.
_ENOUGH_LINES = 8


def is_finished(text: str) -> bool:
    """Whether a sentence ends at the end of the text: …地说。” -> True; the writer's name may follow it."""
    if text[-1:] in ("）", ")"):
        text = end_signature(continued(text)[0])[0]
    return text.rstrip("”’）)》」』】 ")[-1:] in tuple("。！？!?…")


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines of a page with what each is, and how its paragraphs are marked.

    `indented`: by indents; `first_short`: by indents that were stripped; `spaced_out`: by blank lines.
    `alone` says how surely a line between blank lines is a heading here, as log odds. `counted`: lines were
    cut after a number of characters, whatever their widths, as programs do.
    """

    lines: Sequence[Line]
    kinds: Sequence[LineKind]
    indented: bool
    first_short: bool
    spaced_out: bool
    alone: float
    counted: bool
    finished: Sequence[bool]

    def is_text(self, index: int) -> bool:
        return 0 <= index < len(self.lines) and self.kinds[index] in ("text", "brief")

    def taken(self, index: int) -> float:
        """The room a line takes, its printed indent included."""
        line = self.lines[index]
        return line.width + (line.indent if 1.0 <= line.indent <= 4.0 else 0.0)

    def is_inner(self, index: int) -> bool:
        """Whether the line runs on both from the line before and into the line after: a full line."""
        return (
            self.is_text(index - 1)
            and self.is_text(index)
            and self.is_text(index + 1)
            and not (self.lines[index].gap or self.lines[index + 1].gap)
            and not self.finished[index - 1]
            and not self.finished[index]
        )

    def around(self, index: int) -> float:
        """The width of the column at and after a line, or before it where nothing after tells; 0 if unknown.

        The marks on a full line may be squeezed to half their width: the column is the widest that fits most.
        """
        ahead = [index, *takewhile(self._is_body, range(index + 1, index + REACH))]
        together = [index, *takewhile(lambda other: not self.lines[other].gap, ahead[1:])]
        behind = list(takewhile(self.is_text, range(index - 1, index - REACH, -1)))
        for reach in (together, ahead, behind):
            width = _common_width(
                [(self.least(other), self.taken(other)) for other in reach if self.is_inner(other)]
            )
            if width:
                return width
        running = [self.taken(other) for other in together if self._runs_on(other)]
        if running:
            return max(running)
        firsts: list[float] = []
        for other in range(index - REACH, index + REACH):
            if self._runs_on(other):
                stripped = self.lines[other].indent < 1.0 and not self.is_inner(other)
                firsts.append(self.taken(other) + (INDENT if stripped and self.first_short else 0.0))
        return median_low(firsts) if firsts else 0.0

    def unit(self, index: int) -> float:
        """The width of what begins a line and cannot be parted."""
        return 1.0 if self.counted else first_unit(self.lines[index].text)

    def _is_body(self, index: int) -> bool:
        return index < len(self.lines) and self.kinds[index] == "text"

    def _runs_on(self, index: int) -> bool:
        """Whether the line ends in the middle of a sentence that the next line goes on with."""
        both = self.is_text(index) and self.is_text(index + 1)
        return both and not self.lines[index + 1].gap and not self.finished[index]

    def least(self, index: int) -> float:
        """The room a line takes with all its marks squeezed to half."""
        return self.taken(index) - self.lines[index].marks / 2

    def is_full(self, index: int, start: int) -> bool:
        """Whether the next line's first word would not have fitted on it; `start` opens its paragraph."""
        line, after = self.lines[index], index + 1
        if line.spaced:
            return True
        first = index == start
        indent = INDENT if first and self.first_short and line.indent < 1.0 else 0.0
        need = self.taken(index) + self.unit(after) + indent
        # Where blank lines or indents set paragraphs apart, a line without must be clearly short to end one.
        need += 2.0 if (self.spaced_out or self.indented) and not self.lines[after].gap else 0.0
        if first:
            width = self.around(after)
            return bool(width) and need > width
        behind = self._behind(index, start)
        return need > behind or (self.cut_in_at(after, behind) and need > self.taken(after + 1))

    def _behind(self, index: int, start: int) -> float:
        """The width of the full lines of a paragraph before the line."""
        widths = [
            self.taken(other) + (0.0 if self.is_inner(other) or not self.first_short else INDENT)
            for other in range(index - 1, max(index - 5, start - 1), -1)
            if self.is_text(other) and not self.finished[other]
        ]
        return median_low(widths) if widths else self.around(index)

    def cut_in_at(self, index: int, width: float) -> bool:
        """Whether from this line on a picture narrows the column."""
        return all(
            self.is_text(other) and self.lines[other].width < CUT_IN * width for other in (index, index + 1)
        )

    def opens_paragraph(self, index: int, width: float) -> float:
        """1.0 if the line is narrower than its column by an indent, -1.0 if it fills it, 0.0 if unknown."""
        after = index + 1
        if not (self.first_short and width and self.is_text(after)) or self.lines[after].gap:
            return 0.0
        if self.finished[index]:
            return 0.0
        missing = width - self.lines[index].width
        return 1.0 if missing >= 1.25 else -1.0 if missing <= 0.75 else 0.0

    def is_wrapped(self, index: int) -> bool:
        """Whether lines here end at the column's edge, rather than each being a paragraph."""
        near = [other for other in range(index - 15, index + 16) if self.is_text(other)]
        inside = sum(not self.finished[other] for other in near)
        return inside >= WRAPPED_SHARE * len(near) and self.lines[index].width <= WIDEST


def read_columns(lines: Sequence[Line], kinds: Sequence[LineKind]) -> Columns:
    """The page's columns, with what its lines show about indents and blank lines."""
    indents = sum(1.0 <= line.indent <= 4.0 for line in lines)
    finished = tuple(is_finished(line.text) for line in lines)
    counted = _counted(lines, finished)
    if counted:
        lines = [replace(line, width=float(len(line.text)), marks=0) for line in lines]
    return Columns(
        lines,
        kinds,
        indented=indents >= 3 and 0.03 * len(lines) <= indents <= 0.7 * len(lines),
        first_short=_first_lines_short(lines, kinds, finished),
        spaced_out=_spaced_out(lines, kinds, finished),
        alone=_heading_odds(lines, kinds, finished),
        counted=counted,
        finished=finished,
    )


def _counted(lines: Sequence[Line], finished: Sequence[bool]) -> bool:
    """Whether far more lines have one number of characters than have one width."""
    inner = [line for line, ends in zip(lines, finished, strict=True) if not ends]
    if len(inner) < _ENOUGH_LINES:
        return False
    lengths = Counter(len(line.text) for line in inner).most_common(1)[0][1]
    widths = Counter(line.width for line in inner).most_common(1)[0][1]
    return lengths >= 0.5 * len(inner) and lengths >= 1.3 * widths


def _spaced_out(lines: Sequence[Line], kinds: Sequence[LineKind], finished: Sequence[bool]) -> bool:
    """Whether blank lines part paragraphs: they follow most short lines that end a sentence."""
    ends = gaps = 0
    for index in range(1, len(lines) - 1):
        both = kinds[index] == kinds[index + 1] == "text"
        if both and finished[index] and lines[index].width < 0.75 * lines[index - 1].width:
            ends += 1
            gaps += lines[index + 1].gap > 0
    if ends < 2:
        return sum(line.gap > 0 for line in lines) >= 0.05 * len(lines)
    return gaps >= ends / 2


def _heading_odds(lines: Sequence[Line], kinds: Sequence[LineKind], finished: Sequence[bool]) -> float:
    """Log odds that a line alone between blank lines is a heading, not a first line cut off by a false one.

    Where blank lines inside paragraphs are seen, as many are to be expected after first lines.
    """
    inside = false = paragraphs = alone = 0
    for index in range(1, len(lines) - 1):
        line, after = lines[index], lines[index + 1]
        if kinds[index] != "text" or kinds[index + 1] != "text":
            continue
        starts = kinds[index - 1] != "text" or finished[index - 1]
        if starts and line.gap:
            paragraphs += 1
            alone += bool(after.gap and not finished[index])
        elif not finished[index]:
            inside += 1
            false += bool(after.gap)
    expected = paragraphs * false / max(inside, 1)
    return min(max(log(max(alone - expected, 0.1) / max(expected, 0.05)), -1.0), 3.0)


def _common_width(ranges: Sequence[tuple[float, float]]) -> float:
    """The width that lies in most of the ranges, or a far larger one in a few: a cut-in may outnumber it."""
    support = {high: sum(low - 0.25 <= high <= top + 0.25 for low, top in ranges) for _, high in ranges}
    most = max(support.values(), default=0)
    if most < 2:
        return 0.0
    common = max(width for width, count in support.items() if count >= _AGREED * most)
    beside = [width for width, count in support.items() if width * CUT_IN >= common and count >= 0.3 * most]
    return max(beside, default=common)


def _first_lines_short(lines: Sequence[Line], kinds: Sequence[LineKind], finished: Sequence[bool]) -> bool:
    """Whether paragraphs' first lines are narrower than the rest: their indent was stripped."""
    differences: list[float] = []
    for index in range(1, len(lines) - 1):
        line, after = lines[index], lines[index + 1]
        ended = line.gap or lines[index - 1].width < 0.75 * line.width
        starts = (finished[index - 1] and ended) or (line.gap and kinds[index - 1] != "text")
        runs_on = kinds[index] == kinds[index + 1] == "text" and not after.gap
        unfinished = not finished[index] and not finished[index + 1]
        if starts and runs_on and unfinished and line.indent < 1.0:
            differences.append(after.width - line.width)
    return len(differences) >= 3 and median_low(differences) >= 1.0
