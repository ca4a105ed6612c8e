"""Pairs made from frames: places, people, exact figures in sentences, headlines, captions and briefs."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from translate.engines.training import names
from translate.engines.training.data import Pair
from translate.number_style import render_date, render_number

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_DIGITS = "零一二三四五六七八九"
# Unit slots: (Chinese, English) choices, then the orders of magnitude that are usual for the unit.
_UNITS: dict[str, tuple[tuple[tuple[str, str], ...], tuple[int, int]]] = {
    "money": ((("元", "yuan"),), (4, 10)),
    "yuan": ((("元", "yuan"),), (2, 5)),
    "dollars": ((("美元", "U.S. dollars"),), (6, 10)),
    "area": ((("亩", "mu"), ("亩", "mu"), ("公顷", "hectares"), ("平方公里", "square kilometers")), (1, 6)),
    "people": ((("人", "people"),), (1, 6)),
    "members": ((("名", ""),), (1, 5)),
    "visits": ((("人次", "visits"),), (4, 8)),
    "households": ((("户", "households"),), (1, 5)),
    "cattle": (
        (("头牛", "cattle"), ("头奶牛", "dairy cows"), ("峰骆驼", "camels"), ("匹马", "horses")),
        (0, 2),
    ),
    "sheep": ((("只羊", "sheep"), ("只山羊", "goats")), (1, 3)),
    "head": ((("头", "head"), ("头只", "head"), ("只", "head")), (2, 7)),
    "tonnes": ((("吨", "tonnes"),), (1, 8)),
    "jin": ((("斤", "jin"),), (2, 10)),
    "km": ((("公里", "kilometers"),), (0, 4)),
    "kwh": ((("千瓦时", "kilowatt-hours"),), (4, 10)),
    "kw": ((("千瓦", "kilowatts"),), (4, 8)),
    "count": ((("个", ""),), (0, 3)),
    "times": ((("场次", ""), ("列", "")), (0, 4)),
    "wells": ((("眼机井", "wells"),), (0, 2)),
    "lamps": ((("盏", "street lamps"),), (1, 4)),
    "degrees": ((("摄氏度", "degrees Celsius"), ("℃", "degrees Celsius")), (0, 1)),
    "points": ((("个百分点", "percentage points"),), (0, 0)),
}
# Below ten, counted things are written in words: 6个 "six", but 6吨 "6 tonnes".
_COUNTED = frozenset(
    {
        "个",
        "名",
        "人",
        "户",
        "列",
        "场次",
        "头牛",
        "头奶牛",
        "峰骆驼",
        "匹马",
        "只羊",
        "只山羊",
        "眼机井",
        "盏",
    }
)
# Money over 10,000 is written with 万 or 亿 far more often than in full.
_SCALED = 0.92
_MODIFIERS = (
    ("近", "", "nearly "),
    ("约", "", "about "),
    ("超过", "", "more than "),
    ("", "多", "more than "),
    ("", "余", "more than "),
    ("不到", "", "less than "),
)
MODIFIED = 0.25
CHINESE_NUMERAL = 0.12


def spell(number: int) -> str:
    """A whole number below 10,000 in Chinese numerals: 320 -> 三百二十, 12 -> 十二, 2005 -> 二千零五."""
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + unit
        zero = bool(text) and not digit
    return text[1:] if text.startswith("一十") else text


def figure(rng: random.Random, unit_zh: str, unit_en: str, powers: tuple[int, int]) -> tuple[str, str]:
    """A figure with its unit on both sides, exact: 5067万元 and "50.67 million yuan"."""
    power = rng.randint(*powers)
    digits = rng.choice((1, 1, 2, 2, 3, 4))
    value = Fraction(rng.randint(10 ** (digits - 1), 10**digits - 1)) * Fraction(10) ** (power - digits + 1)
    if unit_zh not in ("亩", "吨", "公里", "个百分点", "公顷", "平方公里") and value < 10000:
        value = Fraction(int(value))
    value = max(value, Fraction(2))
    before, after, en = "", "", ""
    if value < 10000 and value.denominator == 1 and rng.random() < CHINESE_NUMERAL:
        zh, scale = spell(int(value)), 1
    else:
        zh, scale = _arabic(value, rng)
    if rng.random() < MODIFIED and value >= 10:
        before, after, en = rng.choice(_MODIFIERS)
        # 多 and 余 stand after a round number only: 40多万, 300多户, never 5067多万.
        mantissa = value / scale
        if after and (mantissa.denominator != 1 or (mantissa % 10 and scale == 1)):
            before, after, en = "", "", ""
    if unit_zh in _COUNTED:
        en = en.replace("less", "fewer")
    number = f"{zh[:-1]}{after}{zh[-1]}" if after and scale > 1 and rng.random() < 0.7 else zh + after
    return (
        f"{before}{number}{unit_zh}",
        f"{en}{render_number(value, words=unit_zh in _COUNTED)} {unit_en}".strip(),
    )


def _arabic(value: Fraction, rng: random.Random) -> tuple[str, int]:
    if rng.random() < _SCALED:
        for scale, character in ((10**8, "亿"), (10**4, "万")):
            if value >= scale and (value / scale * 10000).denominator == 1:
                return f"{_decimal(value / scale)}{character}", scale
    return _decimal(value), 1


def _decimal(value: Fraction) -> str:
    text = f"{float(value):.4f}"
    return text.rstrip("0").rstrip(".")


def _percent(rng: random.Random) -> tuple[str, str]:
    number = rng.choice((f"{rng.randint(2, 99)}", f"{rng.randint(1, 99)}.{rng.randint(1, 9)}"))
    if rng.random() < 0.1:
        tenths = rng.randint(2, 9)
        return f"{_DIGITS[tenths]}成", f"{tenths}0 percent"
    if number.isdigit() and rng.random() < 0.1:
        return f"百分之{spell(int(number))}", f"{number} percent"
    return f"{number}%", f"{number} percent"


def _date(rng: random.Random) -> tuple[str, str]:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    if rng.random() < 0.25:
        year = rng.randint(1950, 2030)
        return f"{year}年{month}月{day}日", render_date(year, month, day)
    return f"{month}月{day}日", render_date(None, month, day)


def _year(rng: random.Random) -> tuple[str, str]:
    year = rng.randint(1978, 2030)
    return f"{year}年", str(year)


def _age(rng: random.Random) -> tuple[str, str]:
    age = rng.randint(18, 98)
    zh = spell(age) if rng.random() < CHINESE_NUMERAL else str(age)
    return f"{zh}岁", f"{age}-year-old"


_FILL: dict[str, Callable[[random.Random], tuple[str, str]]] = {
    "place": names.chain,
    "person": names.person,
    "percent": _percent,
    "date": _date,
    "year": _year,
    "age": _age,
}


def fill(slot: str, rng: random.Random) -> tuple[str, str]:
    """Chinese and English for a slot of a frame."""
    if slot in _FILL:
        return _FILL[slot](rng)
    units, powers = _UNITS[slot]
    return figure(rng, *rng.choice(units), powers)


@lru_cache(maxsize=1)
def frames() -> list[tuple[str, str]]:
    """The frames shipped with the kit, Chinese and English."""
    text = files("translate.engines.training").joinpath("frames.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [(zh, en) for zh, en in rows]


def framed(index: int, rng: random.Random) -> Pair:
    """A pair from a random frame, its names and figures marked as terms."""
    zh, en = rng.choice(frames())
    values = {match[0]: fill(match[1], rng) for match in _SLOT.finditer(zh)}
    terms = list(values.values())
    zh = _SLOT.sub(lambda match: values[match[0]][0], zh)
    en = _SLOT.sub(lambda match: _closed(values[match[0]][1], en[match.end() :]), en)
    return Pair(zh=zh, en=en[:1].upper() + en[1:], terms=tuple(terms), kind="generated")


def _closed(name: str, rest: str) -> str:
    """A place chain with the comma that closes it inside a sentence: "Baiyin Town, Otog Banner, has …"."""
    return f"{name}," if ", " in name and not name[-1].isdigit() and re.match(r" [a-z{]", rest) else name


def bare(index: int, rng: random.Random) -> Pair:
    """Figures or a place chain alone, for exactness: 5067万元、38户 "50.67 million yuan, 38 households"."""
    if rng.random() < 0.35:
        zh, en = names.chain(rng)
        return Pair(zh=zh, en=en, terms=(), kind="generated")
    slots = [*_UNITS, "percent", "date", "money", "money", "area", "people"]
    parts = [fill(rng.choice(slots), rng) for _ in range(rng.randint(1, 4))]
    zh = "、".join(part[0] for part in parts)
    return Pair(zh=zh, en=", ".join(part[1] for part in parts), terms=(), kind="generated")
