"""Whether a round number of the Chinese (几十, 数百, 成千上万) has its order of magnitude in the English."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from fractions import Fraction

from translate.document import Finding, Segment, TermMatch
from translate.english_numbers import find_values
from translate.numerals import find_quantities

# The power of ten that a round word of the English stands for; the longer ones first.
_ROUND = re.compile(
    r"\b(?:(?P<lead>tens|dozens|scores|ten|hundreds|hundred|several hundred|a few hundred)(?: of)?[ -])?"
    r"(?P<size>thousands?|millions?|billions?)\b"
    r"|\b(?P<half>half a century)\b"
    r"|\b(?P<small>dozens?|tens|scores?|decades?|hundreds?|centur(?:y|ies)|millennia)\b",
    re.IGNORECASE,
)
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "hundred": 2, "centur": 2, "millenni": 3}
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}s?")
# Of these, English converts: 几百亩 may be "dozens of hectares".
_CONVERTED = frozenset({"mu", "jin", "li"})
# Words that say "very many" and no order of magnitude: 千百年来, 数十次 as "again and again".
_MANY = re.compile(
    r"\b(?:many|numerous|countless|several|scores?|generations?|ages|multitudes?|legions?|lots|a few|some)\b",
    re.IGNORECASE,
)


def check_vague_numbers(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """数百 as "thousands" is an error; 数百 with no number of that order in the English is a warning."""
    vague = [q for q in find_quantities(segment.source) if q.kind == "vague" and q.value and q.value >= 10]
    if not vague or not target.strip():
        return ()
    exact = [q for q in find_quantities(segment.source) if q.kind != "vague"]
    known = {v for q in exact for v in (q.value, q.high, *q.parts, *q.until) if v is not None}
    said = set(_powers(target, known))
    other = {_power(q.value) for q in exact if q.value and q.value >= 1}
    found = []
    for quantity in vague:
        power = _power(quantity.value or Fraction(1))
        # Good editors say "thousands" of 数万 too, and "thousands" or "tens of thousands" of 成千上万.
        near = {power, power - 1 if power in (4, 7, 10) else power}
        near |= {power + 1} if quantity.text.startswith("成") else set()
        if near & said:
            continue
        wrong = sorted(said - other - {_power(q.value) for q in vague if q is not quantity and q.value})
        if not wrong and _MANY.search(target):
            continue
        found.append(
            Finding(
                check="number",
                severity="error" if wrong and quantity.unit not in _CONVERTED else "warning",
                message=f"Number: {quantity.text.strip()} is {quantity.en.removesuffix(' of')}; "
                + ("the English has another order of size." if wrong else "not found in the English."),
                source_span=(quantity.start, quantity.end),
            )
        )
    return tuple(found)


def _power(value: Fraction) -> int:
    return len(str(int(value))) - 1


def _powers(target: str, known: Container[object]) -> Iterator[int]:
    """The orders of magnitude that the English names, in words or figures other than the known ones."""
    for match in _ROUND.finditer(target):
        if match["half"]:
            yield 1
            continue
        if match["small"]:
            word = match["small"].lower()
            yield next((power for stem, power in _POWERS.items() if word.startswith(stem)), 1)
            continue
        base = next(power for stem, power in _POWERS.items() if match["size"].lower().startswith(stem))
        lead = (match["lead"] or "").lower()
        yield base + (2 if "hundred" in lead else 1 if lead else 0)
    for number in find_values(target):
        if number.value is None or number.value < 1 or number.kind != "cardinal" or number.value in known:
            continue
        if not _YEAR.fullmatch(number.text):
            yield _power(number.value)
