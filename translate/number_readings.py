"""The values by which English may say a Chinese quantity: 80% as 4/5, 600斤 as 300 kilograms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from translate.chinese_numbers import DIGITS, NUMBER, narrow, parse_amount, scale_value
from translate.quantities import Quantity

_KILOGRAMS, _TONNES = r"\b(?:kilogram|kg|kilo)", r"\b(?:metric )?ton(?:ne)?s?\b"
# What English may convert a unit to: the factor, and the word that must then stand in the English.
_CONVERSIONS: dict[str, tuple[tuple[Fraction, str], ...]] = {
    "jin": (
        (Fraction(1, 2), _KILOGRAMS),
        (Fraction(1, 2000), _TONNES),
        (Fraction(500), r"\bgrams?\b"),
    ),
    "li": ((Fraction(1, 2), r"\b(?:kilomet|km)"),),
    "mu": (
        (Fraction(1, 15), r"\bhectare|\bha\b"),
        (Fraction(1, 1500), r"\bsquare k"),
        (Fraction(1, 6), r"\bacre"),
    ),
    "year": (
        (Fraction(1, 10), r"\bdecade"),
        (Fraction(1, 100), r"\bcentur"),
        (Fraction(12), r"\bmonth"),
    ),
    "month": ((Fraction(1, 12), r"\byear"), (Fraction(1, 3), r"\bquarter")),
    "day": ((Fraction(1, 7), r"\bweek"),),
    "kilogram": ((Fraction(1, 1000), _TONNES),),
    "meter": ((Fraction(1, 1000), r"\b(?:kilomet|km)"),),
    "liang": ((Fraction(1, 10), r"\bjin\b"), (Fraction(50), r"\bgrams?\b")),
    "yuan": ((Fraction(10), r"\b(?:jiao|dimes?)\b"), (Fraction(100), r"\b(?:fen|cents?)\b")),
}
# Hectares for mu are usually rounded.
_ROUNDED, _ROUNDING = "mu", Fraction(3, 100)

# Numbers that Chinese has in words and English in figures: May 1, the 12th lunar month, Grade 12, past 60.
_NAMED: dict[str, tuple[int, ...]] = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "五一": (5, 1),
    "五四": (5, 4),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "九一八": (9, 18),
    "十一": (10, 1),
    "国庆": (10, 1),
    "双11": (11, 11),
    "双十一": (11, 11),
    "正月": (1,),
    "冬月": (11,),
    "腊月": (12,),
    "除夕": (12,),
    "年三十": (30,),
    "昼夜": (24,),
    "全天": (24,),
    "一刻钟": (15,),
    "每旬": (10,),
    "百八十": (80,),
    "而立之年": (30,),
    "不惑": (40,),
    "知天命": (50,),
    "花甲": (60,),
    "古稀": (70,),
    "耄耋": (80, 90),
}
_GENERATION = re.compile("([0-9零〇五六七八九])([05零〇])后")
_AGE = re.compile("([二三四五六七八九])旬")
_PLAN = re.compile("十([一二三四五六七])五")
_LI = re.compile("(?:([百千万]+)|([一二两三四五六七八九]))里(半)?")
_TWENTY = re.compile("廿([一二三四五六七八九])?")
# 打八折 is 80 percent, or 20 percent off; 七分靠管 is 70 percent.
_TENTHS = re.compile("([0-9一二两三四五六七八九])([0-9一二三四五六七八九])?[折分成]")
# 高三 is Grade 12, 初一 Grade 7; 提高三成 is neither.
_GRADE = re.compile("(?<![提升增拔抬])([高初])([一二三])(?![成倍个十百千万点元米亩度名天次])")
# 八九分 is 80 to 90 percent.
_NEIGHBOURS = re.compile("([一二三四五六七八])([二三四五六七八九])[分成]")
# 三分地 is 0.3 mu, 降三分 0.03 yuan, 六两 0.6 jin, 六厘五 6.5 percent, 八分半 8.5.
_SMALL_UNITS = re.compile("(十?[一二两三四五六七八九])[分厘两]([一二三四五六七八九半])?(?!之)")
# 每月逢五: the 5th, 15th and 25th.
_DAYS = re.compile("逢([一二三四五六七八九])")
_CIRCLED = re.compile("[①-⑳]")
_SOME_MONTH = re.compile("[上本当次下同]个?月")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ANY_NUMBER = re.compile(NUMBER)
# 5至8 million names its low end without the scale.
_POWERS = tuple(Fraction(10) ** power for power in range(13))


def readings(quantity: Quantity, value: Fraction, english: str) -> set[Fraction]:
    """The values that say `value` of the quantity in this English, conversions by the units it names."""
    found = {value, abs(value)}
    for factor, word in _CONVERSIONS.get(quantity.unit or "", ()):
        if re.search(word, english, re.IGNORECASE):
            found.add(value * factor)
    if quantity.kind == "percent":
        found.add(value / 100)
    elif quantity.kind == "fraction":
        found.add(value * 100)
    elif quantity.kind == "multiple":
        # 3倍 is three times; as a rise also 300 percent, fourfold, or "two more times".
        ratio = value / 100 if quantity.unit == "percent" else value
        found |= {ratio, ratio + 1, ratio - 1, ratio * 100, ratio * 100 - 100, ratio * 100 + 100}
    return found


def low_readings(quantity: Quantity, english: str) -> set[Fraction]:
    """The values that say the low end of a range, with or without the scale of its high end."""
    low = quantity.value or Fraction(0)
    return {reading / power for reading in readings(quantity, low, english) for power in _POWERS}


def is_rounded(quantity: Quantity, value: Fraction, values: Iterable[Fraction], english: str) -> bool:
    """Whether one of the values is the quantity converted and rounded: 1000亩 as 67 hectares."""
    if quantity.unit != _ROUNDED:
        return False
    converted = readings(quantity, value, english) - {value}
    return any(abs(v - c) <= c * _ROUNDING for c in converted for v in values)


def known_values(source: str, quantities: Iterable[Quantity], english: str) -> set[Fraction]:
    """Every value that the Chinese accounts for, in quantities, in words and in bare figures."""
    known: set[Fraction] = set()
    for quantity in quantities:
        if quantity.value is not None:
            known |= readings(quantity, quantity.value, english)
        if quantity.high is not None:
            known |= readings(quantity, quantity.high, english) | low_readings(quantity, english)
        if quantity.kind == "time":
            known |= {(t[0] or 0) + Fraction(t[1] or 0, 100) for t in (quantity.parts, quantity.until) if t}
        parts = [abs(part) for part in (*quantity.parts, *quantity.until) if part is not None]
        known |= {Fraction(part) for part in parts} | {Fraction(part % 100) for part in parts if part > 1000}
    narrowed = narrow(source)
    known |= {Fraction(digits) for digits in _DIGITS.findall(narrowed)}
    for match in _ANY_NUMBER.finditer(narrowed):
        amount = parse_amount(match.group())
        if amount is not None:
            known |= {amount.value, amount.high or amount.value}
    return known | _worded_values(narrowed)


def _worded_values(text: str) -> set[Fraction]:
    known = {n for name, numbers in _NAMED.items() if name in text for n in numbers}
    if _SOME_MONTH.search(text):
        known |= set(range(1, 13))
    for match in _GENERATION.finditer(text):
        born = _digit(match[1]) * 10 + _digit(match[2])
        known |= {1900 + born, 2000 + born}
    known |= {_digit(match[1]) * 10 for match in _AGE.finditer(text)}
    known |= {10 + _digit(match[1]) for match in _PLAN.finditer(text)}
    for match in _TENTHS.finditer(text):
        percent = _digit(match[1]) * 10 + _digit(match[2] or "0")
        known |= {percent, 100 - percent, _digit(match[1])}
    known |= {_digit(match[2]) + (9 if match[1] == "高" else 6) for match in _GRADE.finditer(text)}
    for match in _NEIGHBOURS.finditer(text):
        known |= {_digit(match[1]) * 10, _digit(match[2]) * 10}
    known |= {int(unicodedata.numeric(match.group())) for match in _CIRCLED.finditer(text)}
    known |= {20 + _digit(match[1] or "零") for match in _TWENTY.finditer(text)}
    for match in _DAYS.finditer(text):
        known |= {_digit(match[1]) + tens for tens in (0, 10, 20)}
    return {Fraction(n) for n in known} | _small_values(text)


def _small_values(text: str) -> set[Fraction]:
    """七里 as 3.5 kilometers, 三分地 as 0.3 mu."""
    known: set[Fraction] = set()
    for match in _LI.finditer(text):
        li = scale_value(match[1]) if match[1] else _digit(match[2])
        known.add(Fraction(li, 2) + (Fraction(1, 4) if match[3] else 0))
    for match in _SMALL_UNITS.finditer(text):
        whole = _digit(match[1][-1]) + 10 * (len(match[1]) - 1)
        value = whole + Fraction(5 if match[2] == "半" else _digit(match[2] or "零"), 10)
        known |= {value, value / 10, value / 100}
    return known


def _digit(character: str) -> int:
    return int(character) if character.isascii() else DIGITS[character]
