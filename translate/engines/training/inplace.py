"""Names, terms and figures found on both sides of a pair, and put in place in English on the Chinese side."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from glossaries import Glossary, load
from translate.engines.training.data import Pair
from translate.numerals import find_quantities
from translate.protect import Protected, is_worded, put_in_place
from translate.references import references_beside

# How a pair is shown: everything in place, a part, nothing. A part, because a page always holds names that no
# glossary knows; nothing, because the engine must also read plain Chinese.
ALL, SOME = 0.5, 0.2
# Common words that are marked as terms (草原, 干部) stand in place less often than names, as on a real page.
COMMON_WORD = 0.55
# In this share of the pairs with something in place, names and figures are exchanged for others on both
# sides: the engine sees a new name every time and can only copy it.
SWAP = 0.4

_PLACE = re.compile(r"(?:盟|市|旗|县|区|苏木|镇|乡|街道|嘎查|村|社区|农场|牧场|林场|自治区|省)$")
_LINK = r"(?:, (?:in )?| in | of |'s )"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A term's place on both sides, in code points."""

    start: int
    end: int
    en_start: int
    en_end: int
    kind: str


Swap = Callable[[str, str, str, random.Random], str | None]
"""(Chinese, English, kind, rng) -> another English of the same sort, or None."""


def locate(pair: Pair) -> tuple[Pair, list[Located]]:
    """The pair with its place chains in glossary form, and the terms and figures both sides hold verbatim.

    锡林郭勒盟苏尼特左旗 with "Sonid Left Banner in Xilingol League" becomes one term, and the English
    "Sonid Left Banner, Xilingol League", the form the pipeline puts in place. Terms do not overlap; longer
    ones win; each has an occurrence of its own in the English.
    """
    pair = replace(pair, en=_house_style(pair))
    found = list(_claim(pair.zh, pair.en, list(_candidates(pair))))
    pair, found = _join_chains(pair, sorted(found, key=lambda item: item.start))
    return pair, found


# What the corpus writes -> what the pipeline puts in place for the same figure.
_VARIANTS = (
    ("over ", "more than "),
    ("above ", "more than "),
    ("around ", "about "),
    ("fewer than ", "less than "),
    ("less than ", "fewer than "),
    ("almost ", "nearly "),
    ("close to ", "nearly "),
    ("just under ", "nearly "),
    (" tons", " tonnes"),
    (" homes", " households"),
    (" families", " households"),
    ("a third", "one-third"),
    ("a quarter", "one-quarter"),
    ("a fifth", "one-fifth"),
    ("a half", "half"),
)


def _house_style(pair: Pair) -> str:
    """The English with figures worded as the pipeline does: "over 90 percent" -> "more than 90 percent"."""
    en = pair.en
    for quantity in find_quantities(pair.zh):
        if quantity.safe_in_place and quantity.en not in en:
            for variant, style in _VARIANTS:
                written = quantity.en.replace(style, variant)
                if written != quantity.en and len(re.findall(rf"\b{re.escape(written)}\b", en)) == 1:
                    en = en.replace(written, quantity.en)
                    break
    return en


def _candidates(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    for quantity in find_quantities(pair.zh):
        if quantity.safe_in_place and is_worded(quantity.en):
            yield quantity.start, quantity.end, quantity.en, "number"
    for short in (*references_beside([pair.zh], [()])[0], *_glossary().match_words(pair.zh)):
        yield short.start, short.end, short.en, "word"
    for zh, en in pair.terms:
        kind = "place" if _PLACE.search(zh) and en[:1].isupper() else "name" if en[:1].isupper() else "word"
        if re.search(r"\d", en):
            kind = "number"
        # Bare figures (13支, 2022年) stay as they are, as in the pipeline.
        if not is_worded(en):
            continue
        for match in re.finditer(re.escape(zh), pair.zh):
            yield match.start(), match.end(), en, kind


@lru_cache(maxsize=1)
def _glossary() -> Glossary:
    return load()


def _claim(zh: str, en: str, candidates: list[tuple[int, int, str, str]]) -> Iterator[Located]:
    free = en
    taken = bytearray(len(zh))
    for start, end, term, kind in sorted(candidates, key=lambda c: (c[0] - c[1], -len(c[2]), c[0])):
        if any(taken[start:end]):
            continue
        match = re.search(rf"(?<![A-Za-z0-9]){re.escape(term)}(?![A-Za-z0-9]|[.,]\d)", free)
        if match is None:
            continue
        taken[start:end] = b"\1" * (end - start)
        free = free[: match.start()] + "\0" * len(term) + free[match.end() :]
        yield Located(start=start, end=end, en_start=match.start(), en_end=match.end(), kind=kind)


def _join_chains(pair: Pair, found: list[Located]) -> tuple[Pair, list[Located]]:
    """Neighbouring places, largest first in Chinese, become one chain where English has them together too."""
    index = 0
    while index + 1 < len(found):
        large, small = found[index], found[index + 1]
        between = pair.en[small.en_end : large.en_start]
        together = large.end == small.start and large.kind == small.kind == "place"
        if not (together and re.fullmatch(_LINK, between)) or between == "'s ":
            index += 1
            continue
        change = 2 - len(between)
        pair = replace(pair, en=f"{pair.en[: small.en_end]}, {pair.en[large.en_start :]}")
        chain = replace(large, end=small.end, en_start=small.en_start, en_end=large.en_end + change)
        shifted = [_shift(item, small.en_end, change) for item in found]
        # A third, smaller place may still follow: the joined chain is looked at again.
        found = [*shifted[:index], chain, *shifted[index + 2 :]]
    return pair, found


def _shift(item: Located, after: int, change: int) -> Located:
    if item.en_start < after:
        return item
    return replace(item, en_start=item.en_start + change, en_end=item.en_end + change)


def in_place(pair: Pair, rng: random.Random, swap: Swap | None = None) -> Pair:
    """The pair as one epoch shows it: all terms in place, some or none, now and then with other names."""
    draw = rng.random()
    if draw >= ALL + SOME:
        return pair
    joined, found = _located(pair)
    chosen = [
        item
        for item in found
        if (item.kind != "word" or rng.random() < COMMON_WORD) and (draw < ALL or rng.random() < 0.5)
    ]
    return shown(joined, chosen, rng, swap if rng.random() < SWAP else None)


@lru_cache(maxsize=32768)
def _located(pair: Pair) -> tuple[Pair, tuple[Located, ...]]:
    joined, found = locate(pair)
    return joined, tuple(found)


def shown(pair: Pair, chosen: list[Located], rng: random.Random, swap: Swap | None = None) -> Pair:
    """The pair with the chosen terms in place; its `terms` are those that stand there."""
    english = {item: pair.en[item.en_start : item.en_end] for item in chosen}
    if swap is not None:
        for item in chosen:
            if _is_alone(pair, item):
                other = swap(pair.zh[item.start : item.end], english[item], item.kind, rng)
                english[item] = other or english[item]
    spans = [
        Protected(start=item.start, end=item.end, en=english[item], kind=item.kind)
        for item in sorted(chosen, key=lambda item: item.start)
    ]
    en = pair.en
    for item in sorted(chosen, key=lambda item: -item.en_start):
        en = en[: item.en_start] + english[item] + en[item.en_end :]
    terms = tuple((pair.zh[span.start : span.end], span.en) for span in spans)
    return replace(pair, zh=put_in_place(pair.zh, spans), en=en, terms=terms)


def _is_alone(pair: Pair, item: Located) -> bool:
    """Whether the name is nowhere else in the sentence, nor an article before it that would have to agree."""
    zh, en = pair.zh[item.start : item.end], pair.en[item.en_start : item.en_end]
    first = en.split()[0].rstrip(",'")
    return (
        pair.zh.count(zh) == 1
        and len(re.findall(rf"\b{re.escape(first)}\b", pair.en)) == 1
        and re.search(r"\b[Aa]n? $", pair.en[: item.en_start]) is None
    )
