"""Whether the numbers that the English has are used as in the Chinese: with the same unit, and as often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from translate.chinese_numbers import narrow
from translate.document import Finding, Segment, TermMatch
from translate.english_numbers import EnglishNumber, find_values
from translate.numerals import find_quantities
from translate.quantities import Quantity

_PEOPLE = frozenset(
    [
        "person",
        "名",
        "位",
        "个",
        "口",
        "household",
        "家",
        "person-time",
        "号人",
        "号",
        "员",
        "人份",
        "对",
        "双",
        "户次",
    ]
)
_ANIMALS = frozenset({"head", "只", "匹", "峰", "口", "群", "头只", "只头", "个"})
# The unit keys that may stand behind an English unit. A Chinese number without a unit, or with 块 or 成,
# may take any: 年入八千万 is "80 million yuan".
_UNITS: dict[str, frozenset[str]] = {
    "yuan": frozenset({"yuan"}),
    "percent": frozenset({"percent", "percentage point", "times"}),
    "mu": frozenset({"mu", "亩次"}),
    "kilometers": frozenset({"kilometer", "li", "meter"}),
    "households": frozenset({"household", "家", "person"}),
    "years": frozenset({"year", "year old", "anniversary", "个"}),
    "months": frozenset({"month"}),
    "days": frozenset({"day", "working day", "个"}),
    "hours": frozenset({"hour", "课"}),
    "minutes": frozenset({"minute"}),
    "hectares": frozenset({"hectare"}),
    "tonnes": frozenset({"tonne", "tonne of standard coal"}),
    "kilowatts": frozenset({"kilowatt"}),
    "degrees": frozenset({"degree Celsius", "度"}),
    "people": _PEOPLE,
    "herders": _PEOPLE,
    "farmers": _PEOPLE,
    "villagers": _PEOPLE,
    "sheep": _ANIMALS,
    "cattle": _ANIMALS,
    "goats": _ANIMALS,
    "horses": _ANIMALS,
    "camels": _ANIMALS,
    "cows": _ANIMALS,
}
# In "50 cattle sheds" and "12 people's courts" the word counts nothing: it must end its phrase.
_PHRASE_ENDS = (
    r"(?=$|[,.;:!?)\"—]|\s(?:and|or|in|of|on|at|by|from|to|with|for|who|that|which|have|has|had|were|was|are|is"
    r"|will|can|could|worth|each|per|as|than|since|after|before|when|while|a|into|out|over|this|last|now)\b)"
)
_COUNTED = "|".join(word for word, units in _UNITS.items() if units in (_PEOPLE, _ANIMALS))
_MEASURED = "|".join(word for word, units in _UNITS.items() if units not in (_PEOPLE, _ANIMALS))
_UNIT_WORD = re.compile(rf"[ -]((?:{_MEASURED})\b|(?:{_COUNTED})\b{_PHRASE_ENDS})")
_ANY_UNIT = frozenset({None, "块", "time", "级", "分", "点", "个点"})
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Smaller numbers come back in idiom and pronouns: "the three … all three".
_LEAST_COUNTED = 10
_TIMES = {1: "once", 2: "twice"}


def check_number_use(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """A figure with another unit than in the Chinese (166匹 as "166 yuan"), or said more often.

    On 16,000 human translations it speaks three times; engines that go round in circles set it off.
    """
    figures = [
        n for n in find_values(target) if n.figures and n.value is not None and n.value >= _LEAST_COUNTED
    ]
    if not figures:
        return ()
    quantities = find_quantities(segment.source)
    found = [finding for number in figures if (finding := _other_unit(number, quantities, target))]
    said = Counter(number.value for number in figures)
    for value, times in said.items():
        allowed = _times_in_chinese(value or Fraction(0), segment.source, quantities, terms)
        if 0 < allowed < times:
            number = next(n for n in figures if n.value == value)
            found.append(_too_often(number, times, allowed))
    return tuple(found)


def _too_often(number: EnglishNumber, times: int, allowed: int) -> Finding:
    said, meant = (_TIMES.get(count, f"{count} times") for count in (times, allowed))
    return Finding(
        check="number",
        severity="warning",
        message=f"Number: “{number.text}” stands {said} in the English, {meant} in the Chinese.",
        target_span=(number.start, number.end),
    )


def _other_unit(number: EnglishNumber, quantities: Sequence[Quantity], target: str) -> Finding | None:
    match = _UNIT_WORD.match(target, number.end)
    word = match[1] if match else "percent" if number.kind == "percent" else None
    same = [q for q in quantities if number.value in (q.value, q.high)]
    if word is None or not same or any(q.unit in _UNITS[word] | _ANY_UNIT or q.parts for q in same):
        return None
    end = match.end() if match else number.end
    quantity, said = same[0], target[number.start : end]
    return Finding(
        check="number",
        severity="error",
        message=f"Number: {quantity.text.strip()} is {quantity.en}; the English has “{said}”.",
        source_span=(quantity.start, quantity.end),
        target_span=(number.start, end),
    )


def _times_in_chinese(
    value: Fraction, source: str, quantities: Sequence[Quantity], terms: Sequence[TermMatch]
) -> int:
    """How often the Chinese, or the English of its terms, says the value."""
    times = sum(value in (q.value, q.high) for q in quantities)
    times += sum(value == abs(part) for q in quantities for part in (*q.parts, *q.until) if part is not None)
    bare = sum(Fraction(digits) == value for digits in _DIGITS.findall(narrow(source)))
    named = sum(Fraction(digits) == value for term in terms for digits in _DIGITS.findall(term.en))
    return max(times, bare) + named
