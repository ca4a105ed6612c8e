"""Quantities in Chinese text: their spans, exact values, units and modifiers, and their newsroom English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from translate import number_rules as rules
from translate.chinese_numbers import narrow
from translate.number_counts import find_cardinals, find_ranges
from translate.number_dates import find_dates, find_times
from translate.number_words import NOT_NUMBERS
from translate.quantities import Quantity

__all__ = ["Quantity", "find_quantities"]

Rule = Callable[[str, str], Iterator[Quantity]]

# The protection asks for a sentence's quantities and the checks ask again, once for every answer tried.
_REMEMBERED = 512


@lru_cache(maxsize=_REMEMBERED)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of the text in order, none overlapping: 落实绩效报酬5067万元 -> (50.67 million yuan,).

    A word that only looks like a number (十分, 三北工程, 第一书记) is none; neither is 一个, an article.
    """
    rest = NOT_NUMBERS.sub(_blank, narrow(text))
    found: list[Quantity] = []
    for rule in _RULES:
        claimed = sorted(rule(rest, text), key=lambda quantity: quantity.start)
        found.extend(claimed)
        rest = _without(rest, claimed)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _without(text: str, claimed: list[Quantity]) -> str:
    """The text with the claimed spans blanked, so that offsets stay what they are."""
    pieces: list[str] = []
    position = 0
    for quantity in claimed:
        pieces += (text[position : quantity.start], "\0" * len(quantity.text))
        position = quantity.end
    return "".join(pieces) + text[position:]


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match.group())


# In this order, each on what the ones before it left: 9时30分 before 9, 三年半 before 三年.
_RULES: tuple[Rule, ...] = (
    find_times,
    rules.find_labels,
    rules.find_shares,
    find_dates,
    rules.find_percent,
    rules.find_fractions,
    rules.find_quarters,
    rules.find_ordinals,
    rules.find_doublings,
    rules.find_vague,
    rules.find_coins,
    rules.find_tenths,
    rules.find_halves,
    find_ranges,
    find_cardinals,
)
