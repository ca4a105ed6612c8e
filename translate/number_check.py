"""Whether the numbers of a Chinese sentence stand in its English, by value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from translate.chinese_numbers import narrow, parse_amount
from translate.document import Finding, Segment, TermMatch
from translate.english_numbers import EnglishNumber, find_values
from translate.measures import MEASURES
from translate.number_readings import is_rounded, known_values, low_readings, readings
from translate.number_style import MONTHS
from translate.numerals import find_quantities
from translate.quantities import Quantity

_MONTH_NAME = re.compile(r"\b(?:" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + r"|Sept)\b")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FIGURE = re.compile("[0-9]")
_ROUND_THE_CLOCK = re.compile(r"\b(?:a?round)[ -]the[ -]clock\b|\bday and night\b|\b24/7\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:all|every|full|fully|entire|entirely|completely|whole|each|hundred)\b", re.IGNORECASE
)
# "A dozen or so" for 十几, "two dozen" for 二十多.
_ROUND_DOZENS, _DOZENS = (Fraction(12), Fraction(24), Fraction(36), Fraction(48)), Fraction(5, 4)
# Spelled-out English up to a dozen is often idiom ("one of the", "two sides") and needs no Chinese number.
_IDIOMATIC = 12
_TEENS = re.compile(r"\bteen(?:s|age\w*)?\b", re.IGNORECASE)
# The characters of a quoted phrase are counted in Chinese alone: “等你回来”四个字, 四个字：“等你回来”.
_LONGEST_PHRASE = 100
# 白菜、土豆、萝卜三吨 weighs the items of the list, 三个 counts them.
_COUNTED = {measure.key for measure in MEASURES.values() if measure.family in ("count", "people")}
_LIST = re.compile("[^，。；：！？]*$")
_BETWEEN = re.compile("、|[”》][“《]")
# 十余年 as "over a decade", 百余年 as "more than a century".
_SPANS_OF_YEARS = {Fraction(10): "decade", Fraction(100): "centur"}
# 第二天 is "the next day", 第一 "the top": ordinals up to here are not asked for.
_LOOSE_ORDINAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _English:
    """What the English says: all values, months by number, times of day, and the text itself."""

    text: str
    numbers: tuple[EnglishNumber, ...]
    values: frozenset[Fraction]
    months: frozenset[int]
    times: frozenset[tuple[int, int]]


def check_numbers(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """Numbers missing from the English or changed in it, and numbers that the Chinese does not have.

    A number inside a term (第十四届 in the name of a congress) is left to the term check.
    """
    if not target.strip():
        return ()
    english = _read(target)
    quantities = find_quantities(segment.source)
    miscounted = _counts_something_else(segment.source, quantities, english)
    missing = [
        quantity
        for quantity in quantities
        if not any(term.start <= quantity.start and quantity.end <= term.end for term in terms)
        and _is_asked_for(quantity)
        and not _is_said(quantity, english)
        and not (_goes_without_saying(quantity, segment.source) and not miscounted)
    ]
    extra = _extra_numbers(segment.source, quantities, english, terms)
    if len(missing) == 1 and len(extra) == 1:
        return (_changed(missing[0], extra[0]),)
    return (*map(_missing, missing), *map(_extra, extra))


def _changed(quantity: Quantity, number: EnglishNumber) -> Finding:
    return Finding(
        check="number",
        severity="error",
        message=f"Number: {quantity.text.strip()} is {quantity.en}; the English has “{number.text}”.",
        source_span=(quantity.start, quantity.end),
        target_span=(number.start, number.end),
    )


def _missing(quantity: Quantity) -> Finding:
    return Finding(
        check="number",
        severity="warning" if _is_loose(quantity) else "error",
        message=f"Number: {quantity.text.strip()} is {quantity.en}; not found in the English.",
        source_span=(quantity.start, quantity.end),
    )


def _extra(number: EnglishNumber) -> Finding:
    return Finding(
        check="number",
        severity="error" if number.figures else "warning",
        message=f"Number: “{number.text}” in the English is not in the Chinese.",
        target_span=(number.start, number.end),
    )


def _is_loose(quantity: Quantity) -> bool:
    """A number below ten written as a character, or a bare one that may be part of a name (十八弯).

    Human translators say three in a hundred of these in another way (三匹马 as "each on a horse").
    """
    if _FIGURE.search(narrow(quantity.text)):
        return False
    if quantity.kind == "time" or (quantity.kind == "cardinal" and quantity.unit is None):
        return True
    small = quantity.value is not None and abs(quantity.value) < 10
    return small and quantity.kind in ("cardinal", "ordinal", "range")


def _is_asked_for(quantity: Quantity) -> bool:
    """Not 几十, nor 一年, 两人, 第二天, 1个 or 半天, for which English has other words."""
    if quantity.kind == "vague":
        return False
    if quantity.high is not None:
        return not (quantity.value == 1 and _is_loose(quantity))
    if quantity.value is None or quantity.kind == "percent":
        return True
    if quantity.kind == "ordinal" and quantity.unit is None:
        return quantity.value > _LOOSE_ORDINAL
    if quantity.value == 2 and _is_loose(quantity):
        # "Both", "a pair", "the couple"; with money and measures it stays "two".
        return quantity.unit in ("yuan", "mu", "kilometer", "tonne", "kilogram")
    return quantity.value not in (0, 1, Fraction(1, 2))


def _goes_without_saying(quantity: Quantity, source: str) -> bool:
    """甲、乙、丙三个组 and “等你回来”四个字: who reads the list or the phrase can count it."""
    if quantity.unit == "个字":
        quoted = source[: quantity.start].endswith(("”", "》", "这")) or source.startswith("：", quantity.end)
        return quoted and quantity.value is not None and quantity.value < _LONGEST_PHRASE
    if quantity.unit not in _COUNTED:
        return False
    before = _LIST.search(source, 0, quantity.start)
    items = 1 + len(_BETWEEN.findall(before.group())) if before else 0
    return _is_loose(quantity) and items > 2 and quantity.value == items


def _counts_something_else(source: str, quantities: Sequence[Quantity], english: _English) -> bool:
    """Whether the English has a small number, other than two, that the Chinese has not."""
    small = {
        n.value for n in english.numbers if n.kind == "cardinal" and n.value and 2 < n.value <= _IDIOMATIC
    }
    return bool(small) and not small <= known_values(source, quantities, english.text)


def _is_said(quantity: Quantity, english: _English) -> bool:
    if quantity.kind == "date":
        said = _date_said(quantity.parts, english) and _date_said(quantity.until, english)
        return said or quantity.value in english.values
    if quantity.kind == "time":
        return _time_said(quantity.parts, english) and _time_said(quantity.until, english)
    if quantity.kind == "label":
        return _label_said(quantity, english)
    value = quantity.value or Fraction(0)
    if quantity.high is not None:
        high = readings(quantity, quantity.high, english.text)
        return bool(low_readings(quantity, english.text) & english.values and high & english.values)
    if readings(quantity, value, english.text) & english.values:
        return True
    return is_rounded(quantity, value, english.values, english.text) or _said_in_words(quantity, english)


def _said_in_words(quantity: Quantity, english: _English) -> bool:
    """24小时 as "around the clock", 100% as "all", 十几岁 as "teens", 千分之三 as "3 per 1,000"."""
    if quantity.unit == "hour" and quantity.value == 24:
        return _ROUND_THE_CLOCK.search(english.text) is not None
    if quantity.unit == "percent" and quantity.value == 100:
        return _WHOLE.search(english.text) is not None
    if quantity.unit == "year old" and quantity.value == 10 and quantity.modifier:
        return _TEENS.search(english.text) is not None
    if quantity.unit == "点" and quantity.value == 12:
        return bool({(0, 0), (12, 0)} & english.times)
    if "番" in quantity.text and quantity.value and quantity.value > 4:
        # 翻了四番 as "doubled four times".
        doublings = Fraction(int(quantity.value).bit_length() - 1)
        return "doubl" in english.text.lower() and doublings in english.values
    if quantity.kind == "fraction":
        numerals = [amount for part in narrow(quantity.text).split("分之") if (amount := parse_amount(part))]
        return len(numerals) == 2 and all(amount.value in english.values for amount in numerals)
    span = _SPANS_OF_YEARS.get(quantity.value or Fraction(0)) if quantity.unit == "year" else None
    if span and span in english.text.lower():
        return True
    return any(_is_dozens(value, quantity) for value in english.values)


def _is_dozens(value: Fraction | None, quantity: Quantity) -> bool:
    """Whether a number of dozens stands for 十几 or 二十多."""
    if (
        value not in _ROUND_DOZENS
        or quantity.value is None
        or quantity.modifier not in ("more than", "about")
    ):
        return False
    return quantity.value < value < quantity.value * _DOZENS


def _label_said(quantity: Quantity, english: _English) -> bool:
    squeezed = english.text.replace(" ", "").lower()
    label = narrow(quantity.text).replace("∶", ":").lower()
    digits = _DIGITS.findall(label)
    return label in squeezed or all(d in squeezed or Fraction(d) in english.values for d in digits)


def _date_said(parts: tuple[int | None, ...], english: _English) -> bool:
    year, month, day = (*parts, None, None, None)[:3]
    if year is not None and not {Fraction(abs(year)), Fraction(abs(year) % 100)} & english.values:
        return False
    if month is not None and month not in english.months and Fraction(month) not in english.values:
        return False
    return day is None or Fraction(day) in english.values


def _time_said(parts: tuple[int | None, ...], english: _English) -> bool:
    if not parts:
        return True
    hour, minute = parts[0] or 0, parts[1] or 0
    if any(h % 12 == hour % 12 and m == minute for h, m in english.times):
        return True
    if hour + Fraction(minute, 100) in english.values:
        return True  # "11.29"
    # "At half past nine", "9.30": the hour is there as a number, the minute too or in a word.
    said = Fraction(hour) in english.values or Fraction(hour % 12) in english.values
    worded = minute in (15, 30, 45) and re.search(r"\b(?:half|quarter)\b", english.text) is not None
    return said and (minute == 0 or worded or Fraction(minute) in english.values)


def _read(target: str) -> _English:
    numbers = find_values(target)
    values = {value for number in numbers for value in _values_of(number)}
    values |= {Fraction(digits) for digits in _DIGITS.findall(target)}
    names = {name[:3] for name in _MONTH_NAME.findall(target)}
    return _English(
        text=target,
        numbers=numbers,
        values=frozenset(values),
        months=frozenset(index for index, full in enumerate(MONTHS, start=1) if full[:3] in names),
        times=frozenset((n.parts[0] or 0, n.parts[1] or 0) for n in numbers if n.kind == "time"),
    )


def _values_of(number: EnglishNumber) -> set[Fraction]:
    """The values of an English number, 80 percent also as 0.8 and a half as 50."""
    if number.kind == "label":
        return {Fraction(digits) for digits in _DIGITS.findall(number.text)}
    values = {Fraction(abs(part)) for part in number.parts if part is not None and number.kind != "time"}
    values |= set(number.also)
    if number.value is not None:
        values.add(number.value)
        if number.kind == "fraction":
            values.add(number.value * 100)
        if number.kind == "percent":
            values.add(number.value / 100)
    return values


def _extra_numbers(
    source: str, quantities: Sequence[Quantity], english: _English, terms: Sequence[TermMatch]
) -> list[EnglishNumber]:
    """The English numbers that neither the Chinese nor a term accounts for; idiom needs no account."""
    asked = [number for number in english.numbers if _needs_account(number)]
    if not asked:
        return []
    known = known_values(source, quantities, english.text)
    names = " ".join(term.en.lower() for term in terms)
    known |= {Fraction(digits) for digits in _DIGITS.findall(names)}
    return [
        number
        for number in asked
        if not _is_accounted_for(number, known)
        and number.text.lower() not in names
        and not any(is_rounded(q, q.value, _values_of(number), english.text) for q in quantities if q.value)
        and not any(_is_dozens(number.value, quantity) for quantity in quantities)
    ]


def _needs_account(number: EnglishNumber) -> bool:
    if number.kind == "label":
        return not number.text[0].isalpha()  # COVID-19, km2: a name, whose figure counts nothing
    if number.figures:
        return True
    return number.kind in ("cardinal", "percent") and number.value is not None and number.value > _IDIOMATIC


def _is_accounted_for(number: EnglishNumber, known: set[Fraction]) -> bool:
    if number.kind == "time":
        hour = number.parts[0] or 0
        return bool({Fraction(hour), Fraction(hour % 12), Fraction((hour - 12) % 24)} & known)
    if number.kind == "date":
        parts = {Fraction(abs(part)) for part in number.parts if part is not None}
        return parts <= known or bool(set(number.also) & known)
    return bool(_values_of(number) & known)
