"""The ordinary words of the paper in a text: shown to a translator, never asked for by a check."""

from __future__ import annotations

from collections.abc import Iterable

from glossaries.boundaries import ends_inside_word
from glossaries.terms import FREE, Term
from translate.document import TermMatch


class WordIndex:
    """Words and their English, the first of several; aliases that always count are words too."""

    def __init__(self, terms: Iterable[Term]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        self._words: dict[str, Term] = {}
        self._english: dict[str, str] = {}
        for term in terms:
            for zh, en, when in ((term.zh, term.en, term.when), *term.aliases):
                if when == FREE and zh not in self._words:
                    self._words[zh], self._english[zh] = term, en
        self._automaton = AhoCorasick(
            list(self._words),
            implementation=Implementation.ContiguousNFA,
            matchkind=MatchKind.LeftmostLongest,
        )

    def match(self, text: str) -> tuple[TermMatch, ...]:
        """The words in the text, leftmost and longest; 志愿服务队 is none in 志愿服务队员."""
        found = []
        for _, start, end in self._automaton.find_matches_as_indexes(text):
            zh = text[start:end]
            if not ends_inside_word(text, start, end):
                term = self._words[zh]
                found.append(
                    TermMatch(
                        zh=term.zh,
                        en=self._english[zh],
                        start=start,
                        end=end,
                        kind="word",
                        status=term.status,
                    )
                )
        return tuple(found)
