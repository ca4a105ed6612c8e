"""Chinese numerals, in characters, figures or both, to exact values: 两千三百 -> 2300, 40余万 -> 400000."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F))
# The comma between clauses stays wide, except inside figures, where narrow() looks for it.
_WIDTH = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in _WIDE if wide.isalnum() or wide in "．％＋－：～／"}
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# The digits of cheques and IOUs, two or more before 元: 大陆, 队伍 and the name 陆元九 are no numbers.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_FORMAL_SUM = re.compile("(?<![大队])[零壹贰叁肆伍陆柒捌玖拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+(?=元)")

# The pieces of which every pattern in numerals.py is built.
# 七十有三, at the end of its phrase, is 73.
_AND = "(?<=十)有(?=[一二三四五六七八九](?:$|[，。；、！？”的岁]))"
DIGIT = "[一二两三四五六七八九]"
# 5千瓦 is five kilowatts, not 5,000 watts.
SCALE = "(?:万亿|个亿(?!万)|[十百千]?亿|[十百千]?万|千(?![瓦克米伏帕])|百)"
ARABIC = r"(?<![0-9A-Za-z.])[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
# 卖二十五一斤 is a price of 25.
_NEXT = "(?<=[二三四五六七八九])一(?:斤|公斤|亩|只|个|碗|张)"
_CHARACTER = f"(?:[零〇○一二两三四五六七八九十百万亿]|千(?![瓦克伏帕])|{_AND})"
HANZI = f"{_CHARACTER}(?:(?!{_NEXT}){_CHARACTER})*(?:点[零〇一二三四五六七八九]+)?"
# 多, 余, 来: "and some more"; it stands before or after 万 and 亿: 2000多万, 3万余.
MORE = "[多余来]"
_SPACE = "[ \u00a0\u3000]?"
NUMBER = (
    f"(?:{ARABIC}(?:{_SPACE}{MORE}?{SCALE})?{MORE}?"
    f"|{HANZI}(?:{MORE}(?:万亿|万|亿|个亿(?!万))?|几(?:万|亿|个亿(?!万))?|个亿(?!万))?)"
)

_ARABIC_AMOUNT = re.compile(rf"([0-9,]+(?:\.[0-9]+)?)\s?({MORE})?({SCALE})?({MORE})?")
_HANZI_AMOUNT = re.compile(rf"({HANZI})({MORE}|几)?(万亿|万|亿|个亿)?")
_NEIGHBOURS = re.compile(f"(.*?)({DIGIT})({DIGIT})([十百千万亿]*)")
_MULTIPLIERS = re.compile("[百千万亿]+")
_ABOUT_A_HUNDRED = frozenset({"百十", "百八十"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A value, or low and high ends: 三四千 -> 3000..4000; `more` is true of 2000多万 and of 十几."""

    value: Fraction
    high: Fraction | None = None
    more: bool = False


def narrow(text: str) -> str:
    """The text with wide figures and formal digits made plain, character for character: １.２ -> 1.2."""
    text = _WIDE_COMMA.sub(",", text).translate(_WIDTH)
    return _FORMAL_SUM.sub(lambda match: match.group().translate(_FORMAL), text)


def scale_value(scale: str) -> int:
    """The multiplier that a scale word stands for: 千万 -> 10,000,000, 万亿 -> 10**12, 个亿 -> 10**8."""
    value = 1
    for character in scale.lstrip("个"):
        value *= _SMALL.get(character) or _LARGE[character]
    return value


def parse_amount(text: str) -> Amount | None:
    """The amount that a whole numeral says: 40余万 -> 400,000 and more; None where it is no number."""
    text = narrow(text).strip()
    match = _ARABIC_AMOUNT.fullmatch(text)
    if match:
        mantissa, before, scale, after = match.groups()
        value = Fraction(mantissa.replace(",", "")) * scale_value(scale or "")
        return Amount(value=value, more=bool(before or after))
    match = _HANZI_AMOUNT.fullmatch(text)
    if not match:
        return None
    numeral, more, scale = match.groups()
    if numeral in _ABOUT_A_HUNDRED:
        return Amount(value=Fraction(100), more=True)
    numeral = numeral.replace("有", "")
    multiplier = scale_value(scale or "")
    pair = _parse_neighbours(numeral)
    if pair and not more:
        return Amount(value=pair[0] * multiplier, high=pair[1] * multiplier)
    parsed = parse_hanzi(numeral)
    if parsed is None or (more == "几" and not numeral.endswith("十")):
        return None
    return Amount(value=parsed * multiplier, more=bool(more))


def parse_hanzi(numeral: str) -> Fraction | None:
    """The value of a numeral in characters: 一万二 -> 12,000, 二〇二三 -> 2023; None for 百千 and 三三."""
    whole, _, decimals = numeral.partition("点")
    value = _parse_integer(whole)
    if value is None:
        return None
    if not decimals:
        return Fraction(value)
    digits = "".join(str(DIGITS[character]) for character in decimals)
    return value + Fraction(int(digits), 10 ** len(digits))


def _parse_integer(text: str) -> int | None:
    if _MULTIPLIERS.fullmatch(text):
        # 百万, 千万 and 万亿 stand without a digit; 百千 and 万千 are no numbers.
        descending = any(scale_value(a) > scale_value(b) for a, b in pairwise(text))
        return None if descending or text == "百千" else scale_value(text)
    if all(character in DIGITS for character in text):
        # A string of digits is a year, a room (三零一) or a number read out; two alone (三四) are no number.
        room = len(text) == 3 and "零" in text[1:]
        long_enough = len(text) == 1 or len(text) >= 4 or room or "〇" in text or "○" in text
        return int("".join(str(DIGITS[c]) for c in text)) if long_enough else None
    total = section = 0
    digit: int | None = None
    last = 0
    for character in text:
        if character in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[character]
        elif character in _SMALL:
            if digit is None and character != "十":
                return None
            section += (1 if digit is None else digit) * _SMALL[character]
            digit, last = None, _SMALL[character]
        else:
            section += digit or 0
            if section == 0 and total == 0:
                return None
            large = _LARGE[character]
            # 亿 multiplies all that went before (1万亿), 万 only its own section.
            total, section = ((total + section) * large, 0) if large > 10**4 else (total + section * large, 0)
            digit, last = None, large
    if digit is not None:
        # 一万二, 三百五: the last digit counts in the next place down, unless 零 stood before it.
        abbreviated = last >= 100 and len(text) >= 2 and text[-2] not in "零〇○"
        section += digit * (last // 10 if abbreviated else 1)
    return total + section


def _parse_neighbours(text: str) -> tuple[Fraction, Fraction] | None:
    """三四千 -> (3000, 4000), 十七八 -> (17, 18), 三五 -> (3, 5), 一百五六十 -> (150, 160)."""
    match = _NEIGHBOURS.fullmatch(text)
    if not match:
        return None
    head, first, second, scale = match.groups()
    low, high = DIGITS[first], DIGITS[second]
    if not (high - low == 1 or (low, high) == (3, 5)) or (head and head[-1] not in "十百千万"):
        return None
    base = _parse_integer(head) if head else 0
    if base is None:
        return None
    place = 1
    if head and scale and scale[0] in "十百千":
        # 一百五六十 and 一百二三十万: the pair counts in its own, lower place.
        place, scale = scale_value(scale[0]), scale[1:]
        if place >= scale_value(head[-1]):
            return None
    elif head and head[-1] != "十" and not scale:
        # 七千三四 is 7,300 to 7,400: after 百, 千 and 万 the pair counts in the next place down.
        place = scale_value(head[-1]) // 10
    multiplier = scale_value(scale)
    return Fraction((base + low * place) * multiplier), Fraction((base + high * place) * multiplier)
