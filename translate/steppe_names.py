"""Mongolian names in running text: 德力格尔朝克图, 苏和, and unlisted ones after a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossaries.person_names import mongolian_person
from glossaries.store import read_rows
from translate.name_context import EDGE, INSIDE, TITLE, after, before
from translate.name_cues import FOLLOWING, PLACE_ENDS, TITLES_ABROAD, words_like_names

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
_WORDS = re.compile("金花|双喜|青山|明安|苏木|达来|塔拉|巴音|白音|哈达|呼和|乌兰|查干|都拉")
# Elements that are hardly ever in a place or an ordinary word: they need less of a cue.
_PERSONAL = re.compile(
    "斯琴|哈斯|苏和|图雅|图娅|托雅|托娅|高娃|额尔敦|巴图|布和|朝鲁|乌日娜|苏日娜|苏日古嘎|格日勒|格日乐|莫日根|巴雅尔|巴特尔"
    "|娜仁|斯日古楞|呼格吉勒|朝格图|朝克图|毕力格|道尔吉|额尔德木图|特木尔|特木勒|其木格|其木德|其其格|琪琪格|乌日汗|阿木尔"
    "|阿古达木|那日苏|那顺|乌力吉|扎木苏|尼玛|萨如拉|伊德尔|诺敏|塔娜|吉雅|敖特根|满都拉图|哈斯巴根|布日古德|胡日查|孟根图雅"
    "|苏布德|索布德|宝力德|宝力道|仁钦|孟和|宝音"
)
# Ends of names from farther abroad, where no table has the whole: 桑托斯, not 哈斯.
_FOREIGN_END = re.compile(".*(?:托斯|[蒂茨兹姆顿莱])")
# Words of kinship, peoples and others that look like names.
_OTHERS = re.compile(
    "额吉|额布|阿妈|阿爸|阿布|那达|阿哈|额么|巴西|德国|达到|图书|图为|希望|特别|哈哈|布置|达成|牧民|牧区|日本|日子|乌拉"
    "|鄂温|达斡|鄂伦|德昂|塔吉克|哈萨克"
)
# Titles of people abroad, whose names are spelled with the same characters: 总统奥尼尔.
_ABROAD = re.compile(f"(?:{TITLES_ABROAD})$")
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
                if not _is_foreign(text[found[0] : found[1]]):
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


def _is_foreign(name: str) -> bool:
    return _FOREIGN_END.fullmatch(name) is not None and mongolian_person(name) is None


def _at(text: str, start: int, limit: int, free: bytearray) -> tuple[int, int, float] | None:
    """The name that begins here, if any, with its score."""
    if _OTHERS.match(text, start):
        return None
    end = start
    while end < limit and free[end]:
        end += 1
    length, elements = tiled_length(text, start, end)
    left = before(text, start)
    if length < 2:
        return _unlisted(text, start, end, left)
    stop = start + length
    rest = 0 if after(text, stop) >= EDGE else _continues(text, stop, end)
    if rest and left >= TITLE:
        return start, rest, left + EDGE + after(text, rest)
    if PLACE_ENDS.match(text, stop):
        return None
    score = _weight(text[start:stop], elements)
    if left >= 0 and _PERSONAL.fullmatch(text, start, stop):
        score += EDGE
    right = after(text, stop)
    if stop < end and right < EDGE and left < TITLE:
        score += INSIDE
    if start and not free[start - 1]:
        left = max(left, EDGE)
    elif start and text[start - 1] in _letters() and left < TITLE:
        left = INSIDE * 2
    return start, stop, score + left + right


def _weight(name: str, elements: int) -> float:
    """How much a name of known elements is one by itself."""
    if _WORDS.fullmatch(name):
        return 0.0
    if len(name) > 3 and _PERSONAL.search(name):
        return 5.5
    if len(name) > 3 and elements > 1:
        return 4.0
    return 3.0 if len(name) > 2 else 2.5


def _unlisted(text: str, start: int, limit: int, left: float) -> tuple[int, int, float] | None:
    """A name that no table has, after a title that is not one from abroad: 牧民|希吉日."""
    if (
        left < TITLE
        or _ABROAD.search(text, max(0, start - 3), start)
        or text[start] not in _OPENERS
        or text[start : start + 2] in words_like_names()
    ):
        return None
    stop = _continues(text, start, limit)
    if stop - start < 2:
        return None
    size = stop - start
    base = 2.0 if size > 3 else 1.0 if size > 2 else -1.0
    return start, stop, base + left + after(text, stop)


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
