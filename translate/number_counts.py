"""Counts and measures in Chinese text, single or as a range: 5067万元, 40余万人次, 3至10公里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from translate.chinese_numbers import NUMBER, Amount, parse_amount, scale_value
from translate.measures import UNIT, Measure, find_measure
from translate.number_style import render_number, render_ordinal, render_range
from translate.quantities import (
    BEFORE,
    MODIFIED,
    SPACE,
    SUFFIX,
    TO,
    Kind,
    Modifier,
    Quantity,
    make_quantity,
    read_modifier,
)

_RANGE = re.compile(
    f"{MODIFIED}(?P<low>{NUMBER}){SPACE}(?P<unit1>{UNIT})?{TO}(?P<n>{NUMBER}){SPACE}(?P<unit>{UNIT}){SUFFIX}"
)
_CARDINAL = re.compile(
    f"(?P<minus>零下|(?<![0-9A-Za-z年月日])-(?=[0-9.]+℃))?"
    f"{MODIFIED}{SPACE}(?P<n>{NUMBER}){SPACE}(?P<unit>{UNIT})?{SUFFIX}"
)
_MANTISSA = re.compile(r"([0-9.]+|[一二两三四五六七八九十]+)([百千万亿]+)")
_SCALE_WORD = re.compile("[百千万亿]")

# A rise by 3倍 is "300 percent": "three times" would be read as the result of the rise.
_RISE = re.compile("(?:增长|增加|提高|提升|上升|上涨|扩大|多|高)(?:了)?$")
_CLAUSE_END = re.compile(r"$|[，。；、！？：”’）\s,.;!?)]|左右|以上|上下")
_EACH = re.compile(f"一(?:公|{UNIT})")
_PRICE = re.compile("[价卖花收挣赚涨钱费元]")
_AVERAGE_AGE = re.compile("年龄|平均")
_AGES_UP_OR_DOWN: dict[str | None, str] = {
    "以上": "and above",
    "及以上": "and above",
    "以下": "or under",
    "及以下": "or under",
}

# Counters that also make set words with one written digit (三面环山, 一路, 两道): they count from ten up.
_SHY = frozenset(
    "面片路道线口大小方端代样重度分点层级站课字句行手股步维番圈环营连旅顶领席枪杆宿拨团伙期款孔号段曲角里处尺瓦伏升克"
)
_NEVER_ONE = frozenset("里角米度")
_PAST_YEARS = 10
# English has no name for the coins: 八毛 is 0.8 yuan.
_COINS = {"jiao": Fraction(1, 10), "fen": Fraction(1, 100)}


def find_ranges(text: str, source: str) -> Iterator[Quantity]:
    """3至10公里, 12～16℃, 10万到20万元, 三到四级."""
    for match in _RANGE.finditer(text):
        low, high = parse_amount(match["low"]), parse_amount(match["n"])
        measure = find_measure(match["unit"])
        if low is None or high is None or (match["unit1"] and find_measure(match["unit1"]) != measure):
            continue
        bottom = low.value
        mantissa = _MANTISSA.fullmatch(match["n"])
        if mantissa and match["unit1"] is None and not _SCALE_WORD.search(match["low"]):
            # 5至10万元 begins at 50,000; 5000至1万元 at 5,000.
            upper = parse_amount(mantissa[1])
            bottom *= scale_value(mantissa[2]) if upper and bottom < upper.value else 1
        if bottom < high.value:
            amount = Amount(value=bottom, high=high.value, more=high.more)
            yield _measured(match, source, "range", amount, measure)


def find_cardinals(text: str, source: str) -> Iterator[Quantity]:
    """5067万元, 40余万人次, 1.3万名, 三十二, 近3万人, 零下20摄氏度."""
    position = 0
    while match := _CARDINAL.search(text, position):
        amount = parse_amount(match["n"])
        measure = find_measure(match["unit"]) if match["unit"] else None
        if amount is None:
            position = match.start("n") + 1
            continue
        if not _counts(match, amount, measure):
            position = match.end("n")
            continue
        position = match.end()
        if match["unit"] == "分" and _is_minutes(match):
            measure = find_measure("分钟")
        if match["minus"]:
            amount = Amount(value=-amount.value, high=-amount.high if amount.high is not None else None)
        kind: Kind = "range" if amount.high is not None else "cardinal"
        yield _measured(match, source, "vague" if match["before"] == "上" else kind, amount, measure)


def _counts(match: re.Match[str], amount: Amount, measure: Measure | None) -> bool:
    """Whether a numeral is a quantity here: figures are; 两个 is; 一个, 百姓 and 三面环山 are not."""
    numeral = match["n"]
    if numeral[0].isascii():
        return True
    if set(numeral.rstrip("多余来")) <= set("百千万亿"):
        # 百余, 千万吨 and 近百名 count; 百名 and 千年 are ways of saying "many".
        if len(numeral) > 1 and (numeral[-1] in "多余来" or measure is not None):
            return True
        physical = measure is not None and measure.family in ("money", "measure") and measure.key != "li"
        return bool(match["before"]) or physical
    if amount.value >= 10:
        return measure is not None or (len(numeral) > 1 and numeral != "十一")
    if measure is None or amount.value == 0:
        return False
    if amount.value == 1 and amount.high is None:
        return measure.family in ("money", "measure", "time") and match["unit"] not in _NEVER_ONE
    if numeral == "四" and match["unit"] == "周":
        return False  # 四周: all around
    return match["unit"] not in _SHY


def _measured(
    match: re.Match[str], source: str, kind: Kind, amount: Amount, measure: Measure | None
) -> Quantity:
    """The quantity of a number with its unit and modifiers."""
    start, end, after, modifier = _bounds(match, amount, measure)
    following = match.string[end : end + 2]
    unit = measure.key if measure else None
    wording: str | None = None
    if unit in _COINS:
        coin, unit = _COINS[unit], "yuan"
        amount = replace(amount, value=amount.value * coin, high=amount.high and amount.high * coin)
    elif unit == "times" and kind == "cardinal":
        kind = "multiple"
        if _RISE.search(match.string[max(0, start - 4) : start]):
            amount, unit = replace(amount, value=amount.value * 100), "percent"
    elif unit == "块" and _is_money(match, following):
        unit = "yuan"
    elif unit == "anniversary" and amount.value.denominator == 1:
        kind = "ordinal"
    elif unit == "year old" and after in _AGES_UP_OR_DOWN:
        wording = ""
    elif modifier == "less than" and measure and measure.family in ("count", "people"):
        wording = "fewer than"
    return make_quantity(
        source,
        (_without_space(source, start), end),
        kind,
        _render(amount, measure, unit, match.string[max(0, start - 4) : start], after, following),
        value=amount.value,
        high=amount.high,
        unit=unit,
        modifier=modifier,
        safe=kind != "vague" and _is_safe(amount, measure, unit, match["n"]),
        wording=wording,
    )


def _bounds(
    match: re.Match[str], amount: Amount, measure: Measure | None
) -> tuple[int, int, str | None, Modifier | None]:
    """Start and end of the quantity, the suffix within them, and the modifier that they hold."""
    start, end = match.span()
    after, modifier = match["after"], read_modifier(match)
    family = measure.family if measure else None
    if family == "count" and match["unit"] != "块" and after in ("多", "余"):
        # 200只多少: the word belongs to what follows.
        end, after, modifier = match.start("after"), None, BEFORE.get(match["before"] or "")
    if match["before"] == "近" and family == "time" and amount.value <= _PAST_YEARS:
        # 近3年 is "the past three years": the word stays with the sentence.
        start, modifier = match.end("before"), None
    if amount.more or "多" in (match["unit"] or "")[1:]:
        # 三百来只 and 百十斤 are "about", 三百多只 is "more than 300".
        about = "来" in match["n"] or match["n"].startswith("百")
        modifier = modifier or ("about" if about and match["n"][-1] not in "多余" else "more than")
    return start, end, after, modifier


def _without_space(source: str, start: int) -> int:
    while source[start].isspace():
        start += 1
    return start


def _render(
    amount: Amount, measure: Measure | None, unit: str | None, before: str, after: str | None, following: str
) -> str:
    if measure is None:
        return _shown(amount, words=False)
    if unit in ("yuan", "percent"):
        return f"{_shown(amount, words=False)} {unit}"
    if unit == "anniversary" and amount.high is None:
        return f"{render_ordinal(int(amount.value))} anniversary"
    if unit == "year old":
        return _render_age(amount, before, after, following)
    name = measure.one if amount.value == 1 and amount.high is None else measure.many
    if unit == "head" and _CLAUSE_END.match(following):
        name = "head"
    # Newsroom style: words below ten for things and years, figures for money and measures.
    words = measure.family in ("time", "people", "count") or unit == "times"
    return f"{_shown(amount, words=words)} {name}".strip()


def _render_age(amount: Amount, before: str, after: str | None, following: str) -> str:
    """62岁的 -> 62-year-old, 平均年龄62岁 -> 62, 今年62岁 -> 62 years old."""
    age = _shown(amount, words=False)
    if after in _AGES_UP_OR_DOWN:
        return f"aged {age} {_AGES_UP_OR_DOWN[after]}"
    if following.startswith("的"):
        return f"{age}-year-old"
    return age if _AVERAGE_AGE.search(before) else f"{age} years old"


def _shown(amount: Amount, *, words: bool) -> str:
    if amount.high is None:
        return render_number(amount.value, words=words)
    return render_range(amount.value, amount.high, words=words)


def _is_safe(amount: Amount, measure: Measure | None, unit: str | None, numeral: str) -> bool:
    if unit == "个点":
        return False  # percent, or places
    large, figures = abs(amount.value) >= 10, numeral[0].isascii()
    if measure is None:
        # Bare figures need no help (1173 is read as it is), 2.3万 and 三十二 do.
        return large and (not figures or _SCALE_WORD.search(numeral) is not None)
    if measure.family in ("money", "measure") or unit == "yuan":
        return large or figures or amount.value != 1
    return large or (measure.family == "time" and figures)


def _is_minutes(match: re.Match[str]) -> bool:
    """The 分 of 1小时50分 and of 1分52秒, not of 500分."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    return (
        before.endswith(("小时", "小时零"))
        or re.match(f"{NUMBER}秒", match.string[match.end() :]) is not None
    )


def _is_money(match: re.Match[str], following: str) -> bool:
    """三十八块 at a clause's end or after a word of price is money; 41块牌子 is not."""
    earlier = match.string[max(0, match.start() - 4) : match.start()]
    return bool(_CLAUSE_END.match(following) or _EACH.match(following) or _PRICE.search(earlier))
