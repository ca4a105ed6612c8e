"""How surely a line that ends no sentence is a heading, and not the first line of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.columns import INDENT, Columns

# A heading scores at least this much: on invented pages headings score 2 to 9, first lines of paragraphs cut
# off by a false blank line -5 to 1.
ENOUGH = 1.5
LONGEST = 40
MOST_LINES = 3

NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节回部篇]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[．、.](?!\d)"
)
_TIME_START = re.compile(
    "日前|近日|近年|近来|连日来|今年|去年|如今|目前|现在|据悉|据了解|当天|此外|截至|随着"
)
_SHOWING = re.compile("[（(]?(?:图为|圖為|图[①-⑨一二三]|[上下左右]图)")
# What sentence marks inside a line cost it as a heading: 爆冷！种子选手首轮出局 is one.
_INSIDE = {"，": 1.0, "。": 4.0, "；": 4.0, "！": 1.0, "？": 1.0}
# These lean on what follows.
_UNENDING = "，、；："


def may_be_heading(text: str) -> bool:
    """Whether the text has the form of a heading: short, whole, and no sentence begun or left open."""
    return not _SHOWING.match(text) and (
        len(text) <= LONGEST
        and text[-1] not in _UNENDING
        and text.count("“") == text.count("”")
        and text.count("（") == text.count("）")
    )


def heading_score(columns: Columns, index: int, following: int) -> float:
    """How much speaks for a single line being a heading, given the line that follows it."""
    line, after = columns.lines[index], columns.lines[following]
    text = line.text
    if not may_be_heading(text):
        return -9.0
    width = max(columns.around(following), columns.least(following))
    score = _room_score(columns, index, following, width) if width else 0.0
    if not after.gap and after.indent < 0.5 and not _goes_on(columns, following, width):
        # A page that sets its paragraphs apart sets its headings apart.
        score -= 2.0 if columns.spaced_out else 0.5
    elif line.gap and after.gap:
        score += columns.alone
    score += 1.5 if " " in text or after.text.startswith("——") else 0.0
    score += 3.0 if line.spare else 1.5 if line.spaced and line.gap and after.gap else 0.0
    score += 2.0 if NUMBERED.match(text) else 0.0
    score -= sum(_INSIDE.get(char, 0.0) for char in text[:-1])
    score -= 2.0 if _TIME_START.match(text) else 0.0
    score -= min(0.5 * sum(char in "了是的" for char in text), 1.5)
    score += 1.5 * columns.opens_paragraph(following, width)
    if after.indent >= 0.5 and after.indent > line.indent:
        score += 4.0 if columns.indented and after.indent >= 1.0 else 2.0
    elif columns.indented and line.indent >= 1.0:
        score -= 1.5
    return score


def is_wrapped_heading(columns: Columns, indexes: Sequence[int], following: int) -> bool:
    """Whether lines between blank lines are one heading too long for a line: the last of them ended early."""
    if not 2 <= len(indexes) <= MOST_LINES or not (
        columns.lines[following].gap and columns.lines[indexes[0]].gap
    ):
        return False
    text = "".join(columns.lines[index].text for index in indexes)
    if not may_be_heading(text) or any(char in _INSIDE for char in text) or _TIME_START.match(text):
        return False
    width = min(columns.around(following), max(columns.taken(index) for index in indexes[:-1]))
    need = columns.taken(indexes[-1]) + columns.unit(following)
    return need + 1.0 <= width and columns.opens_paragraph(following, columns.around(following)) >= 0


def _goes_on(columns: Columns, index: int, width: float) -> bool:
    """Whether a heading goes on in the line: it and what follows are short, up to a break."""
    for other in range(index, min(index + MOST_LINES, len(columns.lines))):
        line = columns.lines[other]
        if other > index and (line.gap or line.indent >= 0.5 or not columns.is_text(other)):
            return True
        if columns.finished[other] or line.width + INDENT + 2.0 > width or line.text[-1] in _UNENDING:
            return False
    return index + MOST_LINES >= len(columns.lines)


def _room_score(columns: Columns, index: int, following: int, width: float) -> float:
    """What its width says: a line too wide for the column, or ended early, is no line of a paragraph."""
    taken, least = columns.taken(index), columns.least(index)
    need = taken + columns.unit(following)
    stripped = columns.first_short and columns.lines[index].indent < 1.0
    opening = width - INDENT if stripped else width
    if least > opening + 0.5 and columns.lines[following].gap:
        return 3.0 if least > width + 0.5 else 2.0
    room = opening - need
    if room < 1.0:
        return -2.0 if room < 0 else 0.0
    if room >= width / 3 and columns.taken(following) >= 0.8 * width:
        return 6.0
    return 4.0 if room >= 3.0 else 2.5
