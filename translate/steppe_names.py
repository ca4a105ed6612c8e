"""Mongolian names in running text: 德力格尔朝克图, 苏和, and unlisted ones after a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossaries.store import read_rows
from translate.name_context import EDGE, INSIDE, TITLE, after, before
from translate.name_cues import FOLLOWING, PLACE_ENDS, words_like_names

# Characters that Mongolian names are written with, beside those of the known elements.
_FURTHER = (
    "阿巴布策查楚达道德额恩尔嘎高格根哈海呼胡吉喀克拉勒乐朗力楞伦玛满毛门孟米木那娜纳尼诺其齐钦青仁日荣茹萨森莎斯苏索"
    "塔特腾图托乌温希雅亚伊音扎朝鲁照仓古迪琪都浩奥劳更罕汗麦央宗卓措曲西才旦"
)
# What may open a name that no table has; 特, 高, 毛 and 海 open too many words.
_OPENERS = frozenset(
    "阿巴布策查达道德额恩嘎格哈呼胡吉孟那娜纳尼诺其齐青萨莎斯苏塔图乌希伊扎朝奥敖宝包毕陶桑照贺"
)
# Elements that are also ordinary words or places: a name of one alone needs a cue.
_WORDS = re.compile("金花|双喜|青山|明安|苏木|达来|塔拉|巴音|白音|哈达|呼和|乌兰|查干|都拉|孟和|宝音")
# Elements that places do not have: a name of two elements with one of these needs no cue.
_PERSONAL = re.compile(
    "高娃|其其格|其木格|琪琪格|图雅|图娅|托娅|巴特尔|毕力格|吉雅|塔娜|巴雅尔|宝力道|格日乐|道尔吉|苏和|那顺|其木德|敖特根|娜仁"
)
# Words of kinship, peoples and others that look like names.
_OTHERS = re.compile(
    "额吉|额布|阿妈|阿爸|阿布|那达|阿哈|额么|巴西|德国|达到|图书|图为|希望|特别|哈哈|布置|达成|牧民|牧区|日本|日子|乌拉"
    "|鄂温|达斡|鄂伦|德昂|塔吉克|哈萨克"
)
# Titles of people abroad, whose names are spelled with the same characters: 总统奥尼尔.
_ABROAD = re.compile("(?:总统|总理|首相|国王|大使|外长|防长|总裁|后卫|中锋|前锋|门将|主席|部长|议员)$")
_DOTS = frozenset("·•・")
_LONGEST = 9


def steppe_names(text: str, free: bytearray) -> Iterator[tuple[int, int, float]]:
    """(start, end, score) of each span that may be a Mongolian name; `free` marks characters of no term."""
    for run in _run().finditer(text):
        position = run.start()
        length, _ = tiled_length(text, position, run.end())
        if length > 1 and _after_initial(text, position) and all(free[position - 2 : position + length]):
            # 阿·巴特尔: the initial of the father's name.
            yield position - 2, position + length, TITLE + EDGE
            position += length
        while position < run.end() - 1:
            found = _at(text, position, run.end(), free) if free[position] else None
            if found is None:
                position += 1
            else:
                yield found
                position = found[1]


def tiled_length(text: str, start: int, end: int) -> tuple[int, int]:
    """(length, elements) of the longest span from `start` wholly made of known elements; (0, 0) if none."""
    elements = _elements()
    reached = {start: 0}
    best = (0, 0)
    for position in range(start, end):
        count = reached.get(position)
        if count is None:
            continue
        for size in range(2 if position == start else 1, 6):
            if position + size <= end and text[position : position + size] in elements:
                there = position + size
                reached[there] = min(count + 1, reached.get(there, count + 1))
                # 朝克图和…, 苏和都…: a last single character that often follows a name is none of it.
                if not (size == 1 and text[position] in FOLLOWING):
                    best = max(best, (there - start, -reached[there]))
    return best[0], -best[1]


def _after_initial(text: str, start: int) -> bool:
    return (
        start > 1
        and text[start - 1] in _DOTS
        and text[start - 2] in _letters()
        and before(text, start - 2) >= EDGE
    )


def _at(text: str, start: int, limit: int, free: bytearray) -> tuple[int, int, float] | None:
    end = start
    while end < limit and free[end]:
        end += 1
    length, elements = tiled_length(text, start, end)
    left = before(text, start)
    if _OTHERS.match(text, start):
        return None
    if length >= 2:
        stop = start + length
        rest = 0 if after(text, stop) >= EDGE else _continues(text, stop, end)
        if rest and left >= TITLE:
            return start, rest, left + EDGE + after(text, rest)
        name = text[start:stop]
        if PLACE_ENDS.match(text, stop):
            return None
        base = 4.0 if length > 3 and elements > 1 else 3.0 if length > 2 else 2.5
        if length > 3 and _PERSONAL.search(name):
            base = 5.5
        if _WORDS.fullmatch(name):
            base = 0.0
        right = after(text, stop)
        if stop < end and right < EDGE and left < TITLE:
            base += INSIDE
        if start and not free[start - 1]:
            left = max(left, EDGE)
        elif start and text[start - 1] in _letters() and left < TITLE:
            left = INSIDE * 2
        return start, stop, base + left + right
    if (
        left >= TITLE
        and not _ABROAD.search(text, max(0, start - 2), start)
        and text[start] in _OPENERS
        and text[start : start + 2] not in words_like_names()
    ):
        stop = _continues(text, start, end)
        if stop and stop - start > 1:
            size = stop - start
            base = 2.0 if size > 3 else 1.0 if size > 2 else -1.0
            return start, stop, base + left + after(text, stop)
    return None


def _continues(text: str, start: int, limit: int) -> int:
    """Where a name with unlisted characters ends: before an edge or a word after names; 0 if nowhere."""
    for stop in range(min(limit, start + _LONGEST), start, -1):
        if text[stop - 1] in "和都那其日" and stop - start > 1 and after(text, stop - 1) >= EDGE:
            continue
        if after(text, stop) >= EDGE and not PLACE_ENDS.match(text, stop):
            return stop
    return 0


@cache
def _elements() -> frozenset[str]:
    return frozenset(row["zh"] for row in read_rows("name_elements.csv"))


@cache
def _letters() -> frozenset[str]:
    return frozenset("".join(_elements()) + _FURTHER)


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_letters()))}]{{2,}}")


def spelled_as_steppe_name(zh: str) -> bool:
    """Whether all characters are such as Mongolian names are written with: 特木其勒, not 王秀英."""
    return _letters().issuperset(zh)
