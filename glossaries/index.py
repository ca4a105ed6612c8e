"""Every Chinese spelling of the glossary with what it may mean, and the automaton that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from glossaries.terms import Term
from translate.document import TermStatus

WITHIN = "/"
"""Ends the code of a place that has none of its own and lies in a division: 巴丹吉林 has 152922/."""


class Sense(NamedTuple):
    """One meaning of a spelling."""

    zh: str
    en: str
    kind: str
    code: str
    status: TermStatus
    when: int


class Automaton(Protocol):
    """What we use of ahocorasick_rs.AhoCorasick."""

    def find_matches_as_indexes(
        self, haystack: str, overlapping: bool = False
    ) -> list[tuple[int, int, int]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Spellings, their senses in the same order, and the automaton over them."""

    spellings: tuple[str, ...]
    senses: tuple[tuple[Sense, ...], ...]
    automaton: Automaton

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(start, -end, spelling number) of every spelling in the text: leftmost first, then longest."""
        hits = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return sorted([(start, -end, number) for number, start, end in hits])


def build_index(table: Mapping[str, tuple[Sense, ...]]) -> Index:
    """The index of a table spelling -> senses."""
    from ahocorasick_rs import AhoCorasick, Implementation

    spellings = tuple(table)
    return Index(
        spellings=spellings,
        senses=tuple(table.values()),
        automaton=AhoCorasick(spellings, implementation=Implementation.ContiguousNFA),
    )


def senses_of(terms: Iterable[Term]) -> dict[str, tuple[Sense, ...]]:
    """Spelling -> senses, from the terms' names and aliases; mere words are left out."""
    table: dict[str, tuple[Sense, ...]] = {}
    divisions: dict[str, str] = {}
    for term in terms:
        if term.kind == "word":
            continue
        code = term.code
        if not code and term.parent:
            code = divisions.get(term.parent, "") and divisions[term.parent] + WITHIN
        elif len(code) <= 6:
            divisions[term.zh] = code
        for zh, en, when in ((term.zh, term.en, term.when), *term.aliases):
            sense = Sense(term.zh, en, term.kind, code, term.status, when)
            table[zh] = (*table.get(zh, ()), sense)
    return table
