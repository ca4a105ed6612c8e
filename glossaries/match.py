"""Finding terms in a folded text: which spellings count, how they chain, how a chain is rendered."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from glossaries.boundaries import (
    committee_after,
    ends_inside_word,
    gacha_and_village,
    is_given_name,
    is_trapped,
    name_goes_on_before,
    new_village_after,
)
from glossaries.context import Known, Surroundings
from glossaries.folding import Folded
from glossaries.index import WITHIN, Index, Sense
from glossaries.terms import BUILT_KINDS, CHAIN, DIVISION_KINDS, FREE, NATURAL_KINDS
from translate.document import TermMatch, TermStatus

_DIVISIONS = frozenset(DIVISION_KINDS)
# What may follow a place that it lies in: a division, or a lake or temple there (阿拉善右旗巴丹吉林沙漠).
_CHAINED = frozenset((*DIVISION_KINDS, *NATURAL_KINDS, *BUILT_KINDS, "foreign"))
_WITH_COMMITTEES = frozenset((*DIVISION_KINDS, "province"))
# Generic terms that may go where the next word needs their last character, by that character.
_SHORTENED = {"村": 1, "查": 2, "木": 2}
# From the least certain on: a chain is as certain as its least certain part.
_STATUSES: tuple[TermStatus, ...] = ("proposed", "derived", "user", "established")


@dataclass(slots=True)
class _Link:
    """One place of a chain in the making: its span in the folded text and what it may still mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class _Search:
    folded: Folded
    index: Index
    known: Known
    hits: list[tuple[int, int, int]]
    chain: list[_Link] = field(default_factory=list)
    matches: list[TermMatch] = field(default_factory=list)
    here: Surroundings | None = None

    def is_near(self, code: str) -> bool:
        """Whether the article so far, or this text, names a place around `code`."""
        if self.here is None:
            self.here = Surroundings()
            for number in {number for _, _, number in self.hits}:
                senses = self.index.senses[number]
                if len(senses) == 1 and senses[0].when == FREE and senses[0].code:
                    self.here.add(senses[0].code)
        return bool(code) and (self.known.places.holds(code) or self.here.holds(code))


def find_matches(folded: Folded, index: Index, known: Known) -> tuple[TermMatch, ...]:
    """The matches of `index` in the text, in order and without overlap; see Glossary.match."""
    search = _Search(folded, index, known, index.find(folded.text))
    position = 0
    for start, negative_end, number in search.hits:
        if start < position:
            continue
        end = _take(search, start, -negative_end, number)
        if end:
            position = end
    _close(search, len(folded.text))
    return tuple(search.matches)


def _take(search: _Search, start: int, end: int, number: int) -> int:
    """The end of what was taken at `start`, or 0 where this spelling does not count here."""
    text = search.folded.text
    spelling = search.index.spellings[number]
    senses = search.index.senses[number]
    follows = bool(search.chain) and search.chain[-1].end == start
    inner = _inside(senses, search.chain[-1]) if follows else ()
    if senses[0].status != "user":
        if is_trapped(spelling, text, start, end):
            return 0
        if ends_inside_word(text, start, end) and not _goes_on(search, senses, end):
            return _take_shortened(search, start, end, senses, inner)
        if not inner and not _stands_alone(search, spelling, senses, start, end):
            return 0
    if not inner:
        # 辉苏木 and 新镇 are too short to be trusted alone, but not where a place inside them follows.
        senses = _in_context(search, senses) or (senses if _goes_on(search, senses, end) else ())
        if not senses:
            return 0
        _close(search, start)
    search.chain.append(_Link(start, end, inner or senses))
    return _extend(search, start, end)


def _goes_on(search: _Search, senses: tuple[Sense, ...], end: int) -> bool:
    """Whether a place inside this one follows at once: 敖汉旗 in 敖汉旗长胜镇, which holds no 旗长."""
    hits = search.hits
    link = _Link(0, end, senses)
    for position in range(bisect_left(hits, (end, -len(search.folded.text), 0)), len(hits)):
        start, _, number = hits[position]
        if start != end:
            return False
        if _inside(search.index.senses[number], link):
            return True
    return False


def _stands_alone(search: _Search, spelling: str, senses: tuple[Sense, ...], start: int, end: int) -> bool:
    sense = senses[0]
    if len(sense.code) >= 9 and name_goes_on_before(search.folded.text, start):
        return False
    return not (spelling != sense.zh and is_given_name(search.folded.text, start, end))


def _inside(senses: tuple[Sense, ...], link: _Link) -> tuple[Sense, ...]:
    """The senses that lie inside a place that the link before may mean."""
    outer = [sense.code for sense in link.senses if sense.code]
    if not outer:
        return ()
    return tuple(
        sense
        for sense in senses
        if sense.kind in _CHAINED
        and any(len(sense.code) > len(code) and sense.code.startswith(code) for code in outer)
    )


def _in_context(search: _Search, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses that count here without a chain, the likeliest first: those whose surroundings are named."""
    if len(senses) == 1 and senses[0].when == FREE:
        return senses
    near = [sense for sense in senses if sense.when != CHAIN and search.is_near(sense.code)]
    far = [sense for sense in senses if sense.when == FREE and sense not in near]
    return (*sorted(near, key=_doubt), *sorted(far, key=_doubt))


def _doubt(sense: Sense) -> int:
    return -_STATUSES.index(sense.status)


def _take_shortened(
    search: _Search, start: int, end: int, senses: tuple[Sense, ...], inner: tuple[Sense, ...]
) -> int:
    """大十号 of 大十号村民: a village's name without its generic term, where the word after needs that."""
    generic = _SHORTENED.get(search.folded.text[end - 1], 0)
    if not generic:
        return 0
    counted = inner or (senses if end - start - generic >= 3 else ())
    if not counted or len(counted[0].code) < 9 or " " not in counted[0].en:
        return 0
    if not inner:
        if name_goes_on_before(search.folded.text, start):
            return 0
        counted = _in_context(search, counted)
        if not counted:
            return 0
        _close(search, start)
    short = tuple(sense._replace(zh=sense.zh[:-generic], en=sense.en.rpartition(" ")[0]) for sense in counted)
    search.chain.append(_Link(start, end - generic, short))
    return end - generic


def _extend(search: _Search, start: int, end: int) -> int:
    """Takes in what belongs to the name: 赤峰市 and 委 make "Chifeng City Party Committee", 嘎查村 a 嘎查."""
    link = search.chain[-1]
    sense = link.senses[0]
    if not sense.code or sense.kind not in _WITH_COMMITTEES:
        return end
    if gacha_and_village(search.folded.text, end):
        link.end = end + 1
        return end + 1
    found = committee_after(search.folded.text, end)
    if found is None:
        return end
    after, english = found
    name = sense.en.removesuffix(" Village") if english.startswith("Villagers") else sense.en
    link.senses = (
        sense._replace(
            zh=search.folded.text[start:after],
            en=f"{name} {english}",
            kind="institution",
            code=sense.code + "委",
        ),
    )
    link.end = after
    return after


def _add_new_village(search: _Search, limit: int) -> None:
    """Adds to a chain that ends in a township the unlisted village that follows: its English is derived."""
    last = search.chain[-1]
    code = last.senses[0].code
    if len(code) != 9:
        return
    end = new_village_after(search.folded.text, last.end)
    if not end or end > limit:
        return
    zh = search.folded.text[last.end : end]
    sense = Sense(zh, _derive(zh), "village", code + WITHIN, "derived", FREE)
    search.chain.append(_Link(last.end, end, (sense,)))


@lru_cache(maxsize=4096)
def _derive(zh: str) -> str:
    from glossaries.romanize import romanize_place

    return romanize_place(zh)


def _close(search: _Search, limit: int) -> None:
    """Turns the chain in the making into a match; nothing from `limit` on may be taken."""
    if not search.chain:
        return
    _add_new_village(search, limit)
    links, search.chain = search.chain, []
    senses: list[Sense] = []
    inner = ""
    for link in reversed(links):
        choices = [s for s in link.senses if not inner or not s.code or inner.startswith(s.code)]
        sense = (choices or link.senses)[0]
        senses.insert(0, sense)
        inner = sense.code or inner
    parts = tuple(
        _match(search, link.start, link.end, sense) for link, sense in zip(links, senses, strict=True)
    )
    if len(parts) == 1:
        search.matches.append(parts[0])
    else:
        search.matches.append(_join(parts, search.known))
    if search.known.in_article:
        for part in parts:
            search.known.add_name(part.zh, part.kind)


def _match(search: _Search, start: int, end: int, sense: Sense) -> TermMatch:
    begin, finish = search.folded.original(start, end)
    return TermMatch(zh=sense.zh, en=sense.en, start=begin, end=finish, kind=sense.kind, status=sense.status)


def _join(parts: tuple[TermMatch, ...], known: Known) -> TermMatch:
    """One match for a chain, e.g. "Malianqu Township, Jining District"; levels already named are left out."""
    leaf = parts[-1]
    upper = [part.en for part in reversed(parts[:-1]) if part.zh not in known.names]
    return TermMatch(
        zh="".join(part.zh for part in parts),
        en=", ".join([leaf.en, *upper]),
        start=parts[0].start,
        end=leaf.end,
        kind=leaf.kind,
        status=min((part.status for part in parts), key=_STATUSES.index),
        parts=parts,
    )
