"""Personal names in the sentences of an article, by what stands around them and what they are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossaries.person_names import SURNAMES, mongolian_person, romanize_person
from translate.document import TermMatch
from translate.han_names import han_names
from translate.name_context import EDGE, TITLE, TOLD, after, before
from translate.name_cues import (
    COMMON_GIVEN,
    FOLLOWING,
    FOREIGN,
    GIVEN,
    PLACE_ENDS,
    words_like_names,
)
from translate.steppe_names import steppe_names

# Tried on the corpus from 4 to 6: see tests/test_names.py for what this one gives.
ACCEPTED = 5.0
# A title or a verb of speech besides usual characters: enough to give up a place found inside.
SURE = 7.5
# A name that others before it are joined to by 、 or 和 is as good as one after a title.
_LISTED = 3.0
_REPEATED = 1.5
_HAN = re.compile("[\u3400-\u9fff]")
_JOINING = "、和与及"
# What follows the first name of a foreigner is no name of a Chinese: 布莱克·戴利, 戴利说.
_LAST_NAME = re.compile("([\u3400-\u9fff]{2})[·•・‧](?=([\u3400-\u9fff]{2,3}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A span that may be a name; the score leaves out what the rest of the article tells."""

    start: int
    end: int
    score: float


def find_names(
    texts: Sequence[str], taken: Sequence[Sequence[TermMatch]], known: Sequence[str] = ()
) -> list[tuple[TermMatch, ...]]:
    """The personal names in the sentences of one article: 菜农郝银柱和妻子 -> 郝银柱 "Hao Yinzhu".

    `taken[i]` are the terms of sentence i, which no name overlaps; `known` are names of the byline. A name
    that one sentence shows to be one is found in all. Names in doubt are left alone.
    """
    free = [_free(text, terms) for text, terms in zip(texts, taken, strict=True)]
    last_names = _last_names(texts)
    candidates = [
        [c for c in _candidates(text, spaces) if text[c.start : c.end] not in last_names]
        for text, spaces in zip(texts, free, strict=True)
    ]
    following = _following(texts, candidates)
    accepted = [_accepted(text, found, following) for text, found in zip(texts, candidates, strict=True)]
    names = {text[c.start : c.end] for text, found in zip(texts, accepted, strict=True) for c in found}
    mentions = _Known.of(names | {name for name in known if len(name) > 2})
    signed = _Known.of({name for name in known if len(name) == 2})
    result = []
    for text, spaces, found in zip(texts, free, accepted, strict=True):
        spans = [(c.start, c.end) for c in found]
        spans += _mentions(text, spaces, mentions, _may_stand)
        spans += _mentions(text, spaces, signed, _between_edges)
        result.append(tuple(_match(text, start, end) for start, end in _apart(spans)))
    return result


def terms_beside_names(text: str, terms: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """The terms that are not inside a sure name: 村民刘长江说 has no 长江, 沿长江而下 has."""
    sure = _sure_names(text) if terms else []
    inside = {
        (term.start, term.end)
        for term in terms
        for start, end in sure
        if start < term.start and term.end <= end
    }
    return tuple(term for term in terms if (term.start, term.end) not in inside)


def _sure_names(text: str) -> list[tuple[int, int]]:
    candidates = _candidates(text, _free(text, ()))
    accepted = _accepted(text, candidates, _following([text], [candidates]))
    return [(c.start, c.end) for c in accepted if c.score >= SURE]


def _free(text: str, terms: Sequence[TermMatch]) -> bytearray:
    """1 for each character that no term has, and a 0 at the end."""
    free = bytearray(b"\x01") * len(text) + b"\x00"
    for term in terms:
        free[term.start : term.end] = bytes(term.end - term.start)
    return free


def _candidates(text: str, free: bytearray) -> list[_Candidate]:
    spans = [*steppe_names(text, free), *han_names(text, free)]
    found = [_Candidate(start=start, end=end, score=score) for start, end, score in spans]
    return sorted(found, key=lambda c: (c.start, -c.end))


def _last_names(texts: Sequence[str]) -> set[str]:
    """The beginnings of the last names that follow a dot: 戴利 of 布莱克·戴利."""
    found = {
        match[2]
        for text in texts
        for match in _LAST_NAME.finditer(text)
        if FOREIGN.issuperset(match[1]) or not _is_usual(match[2])
    }
    return {name for last in found for name in (last, last[:2]) if mongolian_person(name) is None}


def _is_usual(name: str) -> bool:
    """Whether it begins as Chinese names do: 王建国 after 时代楷模·."""
    return name[0] in SURNAMES and name[1] in COMMON_GIVEN


def _following(texts: Sequence[str], candidates: Sequence[Sequence[_Candidate]]) -> Mapping[str, set[str]]:
    """What characters follow each candidate, anywhere in the article."""
    following: dict[str, set[str]] = defaultdict(set)
    for text, found in zip(texts, candidates, strict=True):
        for candidate in found:
            following[text[candidate.start : candidate.end]].add(text[candidate.end : candidate.end + 1])
    return following


def _accepted(
    text: str, candidates: Sequence[_Candidate], following: Mapping[str, set[str]]
) -> list[_Candidate]:
    """The best of each group of candidates with one start, if it scores enough; none overlap."""
    accepted: list[_Candidate] = []
    position = 0
    while position < len(candidates):
        start = candidates[position].start
        group = []
        while position < len(candidates) and candidates[position].start == start:
            group.append(candidates[position])
            position += 1
        if accepted and start < accepted[-1].end:
            continue
        listed = _LISTED if accepted and _joined(text, accepted[-1].end, start) else 0.0
        best = max(group, key=lambda c: (_total(text, c, following), c.end))
        if _total(text, best, following) + listed >= ACCEPTED:
            accepted.append(best)
    return accepted


def _joined(text: str, end: int, start: int) -> bool:
    return start == end + 1 and text[end] in _JOINING


def _total(text: str, candidate: _Candidate, following: Mapping[str, set[str]]) -> float:
    """The score with the article's evidence: a string that stands before different characters ends there."""
    name = text[candidate.start : candidate.end]
    if _ends(following[name]):
        return candidate.score + _REPEATED
    return candidate.score - (_REPEATED if len(name) > 2 and _ends(following.get(name[:-1], ())) else 0.0)


def _ends(followers: Collection[str]) -> bool:
    """Whether one of several followers is no part of a name: 何志 before 强 and 刚 proves nothing."""
    return len(followers) > 1 and any(
        not _HAN.match(character)
        or (character in FOLLOWING and character not in COMMON_GIVEN and character not in GIVEN)
        for character in followers
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Names to look for, by their first two characters, so that many cost no more than a few."""

    names: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Known:
        grouped: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            grouped[name[:2]].append(name)
        return cls(names=grouped)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Each place where a name stands, the longest of those with one start."""
        for start in range(len(text) - 1) if self.names else ():
            for name in self.names.get(text[start : start + 2], ()):
                if text.startswith(name, start):
                    yield start, start + len(name)
                    break


def _mentions(
    text: str, free: bytearray, known: _Known, allowed: Callable[[str, int, int], bool]
) -> list[tuple[int, int]]:
    """Where the article's names stand in a sentence; a short one only where it is `allowed`."""
    return [
        (start, end)
        for start, end in known.spans(text)
        if all(free[start:end])
        and not PLACE_ENDS.match(text, end)
        and (end - start > 2 or allowed(text, start, end))
    ]


def _between_edges(text: str, start: int, end: int) -> bool:
    return before(text, start) >= EDGE and (end == len(text) or not text[end].isalnum())


def _may_stand(text: str, start: int, end: int) -> bool:
    """False for 王建 in 王建国, and for 云朵 in 天上的云朵 though a reporter is called so."""
    left, right = before(text, start), after(text, end)
    if text[start:end] in words_like_names():
        return left >= TITLE or right >= TOLD
    return right >= 0.0 or left >= TITLE


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, the earlier of two that overlap."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _match(text: str, start: int, end: int) -> TermMatch:
    name = text[start:end]
    return TermMatch(zh=name, en=_english(name), start=start, end=end, kind="person", status="derived")


@lru_cache(maxsize=4096)
def _english(name: str) -> str:
    return romanize_person(name)
