"""Whether the English uses its numbers as the Chinese does: with the same unit, as often, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from translate.chinese_numbers import narrow
from translate.document import Finding, Segment, TermMatch
from translate.english_numbers import EnglishNumber, find_values
from translate.numerals import find_quantities
from translate.quantities import Quantity


def _units(table: str) -> dict[str, frozenset[str]]:
    """The rows of a table: English words, a bar, the unit keys of the Chinese that may stand behind them."""
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return {
        word: frozenset(key.strip() for key in keys.split(","))
        for words, keys in rows
        for word in words.split(", ")
    }


# A Chinese number without a unit, or with 块 or 成, may take any: 年入八千万 is "80 million yuan".
_MEASURED = _units("""
yuan | yuan
dollars | US dollar
euros | euro
percent | percent, percentage point, times
mu | mu, 亩次
hectares | hectare
kilometers | kilometer, li, meter
meters | meter
centimeters | centimeter
millimeters | millimeter
square meters | square meter
square kilometers | square kilometer
cubic meters | cubic meter, 方
li | li
tonnes, tons | tonne, tonne of standard coal
kilograms, kg | kilogram
grams | gram
jin | jin
kilowatts | kilowatt
degrees | degree Celsius, 度
years | year, year old, anniversary, 个
months | month
days | day, working day, 个
hours | hour, 课
minutes | minute, 分
seconds | second
households | household, 家, 户次, 个, 组
""")
_COUNTED = _units("""
people, villagers, students, children, women, workers, officials, members, residents, passengers, visitors \
| person, person-time, 名, 位, 个, 口, 号人, 号, 员, 人份, 对, 双
farmers, herders | person, person-time, household, 名, 位, 个, 口, 户次, 家, 号人
families | household, 家, 户次, 个, 组
sheep, cattle, goats, horses, camels, cows | head, 只, 匹, 峰, 口, 群, 头只, 只头, 个
companies, enterprises | 家, household, 个
villages, gachas, sumus, banners, counties, leagues, provinces, countries, departments | 个, 处
projects | 个, 件, 项, 处
vehicles | 辆, 台, 部, 辆次, 台次
trees | 棵, 株
books | 册, 本, 部, 套, 种
species | 种, 类, 个
""")
# In "50 cattle sheds" and "12 people's courts" the word counts nothing: it must end its phrase.
_PHRASE_ENDS = (
    r"(?=$|[,.;:!?)\"—]|\s(?:and|or|in|of|on|at|by|from|to|with|for|who|that|which|have|has|had|were|was|are|is"
    r"|will|can|could|worth|each|per|as|than|since|after|before|when|while|a|into|out|over|this|last|now|\w+ed)\b)"
)
# 160 livestock households, 38 trained villagers.
_KIND = r"(?:(?:\w+ing|\w+ed|herder|livestock|farm|rural|local|elderly|young|poor) )?"
_UNIT_WORD = re.compile(rf"[ -]{_KIND}((?:{'|'.join(_MEASURED)})\b|(?:{'|'.join(_COUNTED)})\b{_PHRASE_ENDS})")
_UNITS = _MEASURED | _COUNTED
_ANY_UNIT = frozenset({None, "块", "time", "级", "分", "点", "个点"})
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Smaller numbers come back in idiom and pronouns: "the three … all three".
_LEAST_COUNTED = 10
_TIMES = {1: "once", 2: "twice"}
# Two figures of one of these units, each in a clause of its own, come in the order of the Chinese, but where
# the English says which is which by a word like these: "to 13.9 percent from 14.7 percent".
_ORDERED = (
    *("percent", "percentage point", "yuan", "US dollar", "mu", "hectare", "tonne", "jin", "kilogram"),
    *("year old", "kilometer", "meter", "hour"),
)
_CLAUSE_END = re.compile("[，；、。：]")
_TURNED_ROUND = re.compile(
    r"\b(?:from|of (?:the|it|\w+s|every|all|[0-9]\S*)|than|instead|against|per|out|after|before"
    r"|up|down|limit|used to|where|originally|previously)\b"
)


def check_number_use(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """A figure with another unit than in the Chinese (166匹 as "166 yuan"), or said more often.

    On 32,000 human translations it speaks seven times; engines that go round in circles set it off.
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


def check_number_order(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """Two figures of one unit that have changed places: 牛涨5%，羊降3% as "cattle rose 3%, sheep fell 5%".

    On 43,000 human translations it speaks twice.
    """
    english = find_values(target)
    quantities = [q for q in find_quantities(segment.source) if not q.parts]
    values = Counter(q.value for q in quantities)
    found = []
    for one, other in pairwise(sorted(quantities, key=lambda q: (q.unit or "", q.start))):
        if one.unit != other.unit or one.unit not in _ORDERED or values[one.value] + values[other.value] > 2:
            continue
        first, second = ([n for n in english if n.value == q.value] for q in (one, other))
        if len(first) != 1 or len(second) != 1 or first[0].start < second[0].start:
            continue
        between = target[second[0].start : first[0].end]
        if _CLAUSE_END.search(segment.source, one.end, other.start) and not _TURNED_ROUND.search(between):
            found.append(_out_of_order(one, other, first[0], second[0]))
    return tuple(found)


def _out_of_order(one: Quantity, other: Quantity, first: EnglishNumber, second: EnglishNumber) -> Finding:
    return Finding(
        check="number",
        severity="warning",
        message=f"Number: {one.text.strip()} comes before {other.text.strip()} in the Chinese, "
        f"“{second.text}” before “{first.text}” in the English. Have they changed places?",
        source_span=(one.start, other.end),
        target_span=(second.start, first.end),
    )


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
