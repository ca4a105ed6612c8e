"""English forms of place and personal names that no list gives."""

from __future__ import annotations

import re
from functools import cache

from glossaries.generics import split_generic
from glossaries.person_names import romanize_person
from glossaries.pinyin import join_syllables, syllables_of
from glossaries.store import read_rows

__all__ = ["mongolian_place", "romanize_person", "romanize_place", "romanize_specific"]

_ROAD = re.compile(r"(?P<name>.{2,}?)(?P<side>[东西南北中]?)(?P<road>大街|路|街|巷)")
_SIDES = {"东": " East", "西": " West", "南": " South", "北": " North", "中": " Middle", "": ""}
_ROADS = {"大街": "Street", "路": "Road", "街": "Street", "巷": "Lane"}
# Names that hold another place's name: 跃进马场八队社区, 萨如拉塔拉嘎查社区, 四分场生活区.
_INNER = re.compile(".+(?:嘎查|[农牧林马]场|种畜场|分场|园区|开发区|生产队|生产连队|街坊|小区|村)")
_NUMBERED = re.compile(
    r"(?P<name>|.{2,}?)第?(?P<number>[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?P<unit>号|队)?"
)
_ESTATE = re.compile(
    r"(?P<name>.{2,})(?P<estate>家园|花园|佳园|嘉园|名苑|雅苑|新苑|佳苑|嘉苑|新村|新居|国际|名都)"
)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


def romanize_place(zh: str) -> str:
    """The derived English of a place name: 马莲渠乡 -> "Malianqu Township", 乌兰哈达嘎查 -> "Ulan Had Gacha".

    Generic terms by rule; Mongolian components where every component is known; roads and numbers in the names
    of subdistricts and communities by rule (海拉尔东路街道 -> "Hailar East Road Subdistrict"); otherwise
    pinyin in one word.
    """
    specific, generic, kind = split_generic(zh)
    if generic in _URBAN:
        english = _urban(specific)
    elif (
        kind in ("village", "zone") and _NUMBERED.fullmatch(specific) and generic not in ("Village", "Gacha")
    ):
        english = _numbered(specific)
    else:
        english = romanize_specific(specific, alone=generic in _MONGOLIAN_GENERICS)
    return f"{english} {generic}" if generic else english


# Where one Mongolian word alone makes a name (宝日嘎查 Bor Gacha), the generic term must be Mongolian too:
# 敖包村 and 明安镇 are as often Chinese names, so they are left in pinyin.
_MONGOLIAN_GENERICS = ("Gacha", "Sumu")


def romanize_specific(zh: str, *, alone: bool = False) -> str:
    """The specific part of a name: 乌兰哈达 -> "Ulan Had", 大十号 -> "Dashihao".

    `alone` allows a Mongolian form of one short stem; long stems (宝拉格) and the names of leagues and
    banners (科尔沁) can be nothing else and are always allowed.
    """
    return mongolian_place(zh, stems=1 if alone else 2) or join_syllables(syllables_of(zh))


# 大十号村 is Dashihao Village: the numbers of villages are read as part of the name.
_NEVER_NUMBERED = ("Village", "Gacha", "Group")
_URBAN = ("Subdistrict", "Community", "Residential Area", "Virtual Community", "")


def _urban(zh: str) -> str:
    """The specific part of a town's name, whose parts are often names themselves: 布敦化牧场第一."""
    numbered = _NUMBERED.fullmatch(zh)
    if numbered and len(zh) > 2 and (zh.startswith("第") or numbered["name"]):
        return _numbered(zh)
    road = _ROAD.fullmatch(zh)
    if road:
        return f"{romanize_specific(road['name'])}{_SIDES[road['side']]} {_ROADS[road['road']]}"
    estate = _ESTATE.fullmatch(zh)
    if estate:
        return f"{romanize_specific(estate['name'])} {romanize_specific(estate['estate'])}"
    if len(zh) > 2 and _INNER.fullmatch(zh) and split_generic(zh)[1]:
        return romanize_place(zh)
    return romanize_specific(zh)


def _numbered(zh: str) -> str:
    """友谊二十号 -> "Youyi No. 20", 第三 -> "No. 3", 七 -> "No. 7"."""
    parts = _NUMBERED.fullmatch(zh)
    assert parts is not None
    name = f"{_urban(parts['name'])} " if parts["name"] else ""
    team = " Team" if parts["unit"] == "队" else ""
    return f"{name}No. {_value(parts['number'])}{team}"


def _value(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def mongolian_place(zh: str, *, stems: int = 1) -> str | None:
    """The Mongolian form, if every component is in the lexicon and `stems` of them are stems; else None.

    A stem of three characters or more counts double, and so does the name of a league or banner.
    """
    lexicon = _lexicon()
    # best[i]: how many components zh[:i] has, how many stems, and the words; the fewest components win.
    best: list[tuple[int, int, list[str]] | None] = [None] * (len(zh) + 1)
    best[0] = (0, 0, [])
    for start in range(len(zh)):
        reached = best[start]
        if reached is None:
            continue
        cost, found, words = reached
        for end in range(start + 1, len(zh) + 1):
            role, english = lexicon.get(zh[start:end], ("", ""))
            if role == "join" and found and end == len(zh):
                step = (cost + 1, found, [*words[:-1], words[-1] + english])
            elif role == "name" or role == "stem" or (role == "tail" and found and end == len(zh)):
                step = (cost + 1, found + (2 if role == "name" or end - start > 2 else 1), [*words, english])
            elif role == "head" and start == 0 and end < len(zh):
                step = (cost + 1, found, [english])
            else:
                continue
            here = best[end]
            if here is None or step[0] < here[0]:
                best[end] = step
    last = best[-1]
    return " ".join(last[2]) if last and last[1] >= stems else None


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    return {row["zh"]: (row["role"], row["en"]) for row in read_rows("lexicon.csv")}
