"""Personal names in English: Han names surname first, Mongolian names by their elements."""

from __future__ import annotations

import re
from functools import cache

from glossaries.pinyin import join_syllables, syllables_of
from glossaries.store import read_rows

COMPOUND_SURNAMES = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|长孙|宇文|端木|申屠|呼延|独孤|南宫|西门|拓跋|轩辕|完颜|耶律|闻人|澹台|东郭"
)
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
    "路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜"
    "吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇"
    "敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
    "云闫肖付邸暴斗伊蔚赫浩奇通苗沃代仝卲宝鄂尚索麻折修盛撒仉逄亓朴"
)
"""Surnames that open a name of two or three characters, Han or Mongolian (包, 白, 云, 敖)."""


def romanize_person(zh: str) -> str:
    """A person's name: 王秀英 -> "Wang Xiuying", 乌兰图雅 -> "Ulantuya", 包额尔敦 -> "Bao Erdun".

    Han names surname first, compound surnames kept whole; Mongolian names in one word by the table of common
    elements, where it covers the name, else in pinyin. A middle dot separates words.
    """
    words = [word for word in re.split(r"[·•・\s]+", zh.strip()) if word]
    if len(words) > 1:
        return " ".join(_given(word) for word in words)
    name = words[0] if words else ""
    whole = mongolian_person(name)
    if whole and name not in _HAN_AS_WELL:
        return whole
    if COMPOUND_SURNAMES.match(name) and len(name) > 2:
        return f"{join_syllables(_surname(name[:2]))} {_given(name[2:])}"
    if name[:1] in SURNAMES and (len(name) in (2, 3) or (len(name) > 3 and mongolian_person(name[1:]))):
        return f"{join_syllables(_surname(name[:1]))} {_given(name[1:])}"
    return whole or join_syllables(syllables_of(name))


# Two characters that are as often a Han name: 金花 is Jin Hua, but 高娃 Gaowa.
_HAN_AS_WELL = frozenset(("金花", "双喜", "明安", "查干", "乌达", "白音", "达布", "桑杰"))

# Readings that differ in a surname from the same character elsewhere.
_SURNAME_READINGS = {
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "曾": "zeng",
    "盖": "ge",
    "乐": "yue",
    "覃": "qin",
    "朴": "piao",
    "区": "ou",
}


# Readings of given names that differ from the usual one of the character alone.
_GIVEN_READINGS = {
    "琢": "zhuo",
    "囤": "tun",
    "晟": "sheng",
    "茜": "qian",
    "骁": "xiao",
    "昕": "xin",
    "瑱": "zhen",
}


def _surname(zh: str) -> list[str]:
    if zh == "尉迟":
        return ["yu", "chi"]
    if zh in _SURNAME_READINGS:
        return [_SURNAME_READINGS[zh]]
    return syllables_of(zh)


def _given(zh: str) -> str:
    known = mongolian_person(zh) if len(zh) > 1 else None
    return known or join_syllables(_syllables(zh))


def _syllables(zh: str) -> list[str]:
    syllables = syllables_of(zh)
    if len(syllables) != len(zh):
        return syllables
    return [_GIVEN_READINGS.get(character, s) for character, s in zip(zh, syllables, strict=True)]


def mongolian_person(zh: str) -> str | None:
    """A name wholly made of known Mongolian elements, in one word: 孟和朝鲁 -> "Menghechaolu"; else None."""
    elements = _elements()
    best: list[tuple[int, str] | None] = [None] * (len(zh) + 1)
    best[0] = (0, "")
    for start in range(len(zh)):
        reached = best[start]
        if reached is None:
            continue
        for end in range(start + 1, len(zh) + 1):
            element = elements.get(zh[start:end])
            if element is None or (end - start == 1 and start == 0):
                continue
            here = best[end]
            if here is None or reached[0] + 1 < here[0]:
                best[end] = (reached[0] + 1, reached[1] + element.lower())
    last = best[-1]
    return last[1][:1].upper() + last[1][1:] if last and last[1] else None


@cache
def _elements() -> dict[str, str]:
    return {row["zh"]: row["en"] for row in read_rows("name_elements.csv")}
