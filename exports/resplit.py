"""A paragraph's English that lost the controls of its sentences, split into them again or given up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from exports.layout import NOT_TRANSLATED

_Found = list[tuple[int, int, int]]  # (sentence, start, end) in the text


def resplit(text: str, sent: Sequence[str]) -> tuple[str, ...] | None:
    """The text cut into as many sentences as were sent; None where it cannot be told which is which.

    Sentences that stand in it just as they were sent hold their places; what lies between two of them is the
    sentence that was sent between them. Where several neighbours were changed, they are parted where the last
    word of the one and the first of the next still stand side by side. Nothing of the text is dropped: what
    was added between two unchanged sentences goes to the first.
    """
    shown = [english if english.strip() else NOT_TRANSLATED for english in sent]
    found = _unchanged(text, shown)
    if found is None:
        return None
    result = list(shown)
    for before, after in pairwise([(-1, 0, 0), *found, (len(shown), len(text), len(text))]):
        numbers = range(before[0] + 1, after[0])
        gap = text[before[2] : after[1]]
        parts = _parted(gap, [shown[number] for number in numbers])
        if parts is None:
            return None
        if numbers:
            result[numbers.start : numbers.stop] = parts
        elif gap.strip() and before[0] >= 0:
            result[before[0]] += gap.rstrip()
        elif gap.strip():
            result[after[0]] = gap.lstrip() + result[after[0]]
    return tuple(result)


def _unchanged(text: str, shown: Sequence[str]) -> _Found | None:
    """The sentences that stand in the text as often as in what was sent, with their places; None if moved.

    "Yes." that was sent twice and stands once is left out: it cannot be told which of the two it is.
    """
    sent = " ".join(shown)
    found: _Found = []
    start = 0
    for number, sentence in enumerate(shown):
        here, before = _places(text, sentence), _places(sent, sentence)
        own = (start, start + len(sentence))
        if len(here) == len(before) and own in before:
            found.append((number, *here[before.index(own)]))
        start = own[1] + 1
    in_order = all(before[2] <= after[1] for before, after in pairwise(found))
    return found if in_order else None


def _places(text: str, sentence: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(rf"(?<!\S){re.escape(sentence)}(?!\S)", text)]


def _parted(gap: str, shown: Sequence[str]) -> list[str] | None:
    """What became of neighbours that were all changed: the text between unchanged ones, cut up for them."""
    if len(shown) < 2 or not gap.strip():
        return [gap.strip() if number == 0 else "" for number in range(len(shown))]
    cuts = [0]
    sent = " ".join(shown)
    for before, after in pairwise(shown):
        seam = _seam(before, after)
        if seam is None or len(seam.findall(sent)) != 1 or len(places := list(seam.finditer(gap))) != 1:
            return None
        cuts.append(places[0].end(1))
    cuts.append(len(gap))
    if cuts != sorted(cuts):
        return None
    return [gap[start:end].strip() for start, end in pairwise(cuts)]


def _seam(before: str, after: str) -> re.Pattern[str] | None:
    """The last word of the one sentence and the first of the next; None if one has no words to go by."""
    left, right = before.split(), after.split()
    if not left or not right:
        return None
    return re.compile(rf"(?<!\S)({re.escape(left[-1])})\s+{re.escape(right[0])}(?!\S)")
