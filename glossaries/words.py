"""The ordinary words of the paper in a text: shown to a translator, never asked for by a check."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from glossaries.boundaries import ends_inside_word
from glossaries.terms import FREE, Term
from translate.document import TermMatch

# Words up to this length are looked at for neighbours that make another word of their edge; longer ones are
# hardly ever met by chance.
_SHORT = 4


class WordIndex:
    """Words and their English, the first of several; aliases that always count are words too."""

    def __init__(self, terms: Iterable[Term]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._words: dict[str, Term] = {}
        self._english: dict[str, str] = {}
        for term in terms:
            for zh, en, when in ((term.zh, term.en, term.when), *term.aliases):
                if when == FREE and zh not in self._words:
                    self._words[zh], self._english[zh] = term, en
        self._automaton = AhoCorasick(list(self._words), implementation=Implementation.ContiguousNFA)

    def match(self, text: str) -> tuple[TermMatch, ...]:
        """The words in the text, leftmost and longest; no 服务队 in 服务队员, no 音乐节 in 音乐节目."""
        hits = sorted(
            (start, -end) for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
        )
        found = []
        position = 0
        for start, negative_end in hits:
            end = -negative_end
            if start < position or ends_inside_word(text, start, end) or _shares_an_edge(text, start, end):
                continue
            zh = text[start:end]
            term = self._words[zh]
            found.append(
                TermMatch(
                    zh=term.zh, en=self._english[zh], start=start, end=end, kind="word", status=term.status
                )
            )
            position = end
        return tuple(found)


def _shares_an_edge(text: str, start: int, end: int) -> bool:
    """Whether a character beside a short word makes a word with its edge: 节目 in 音乐节目."""
    if end - start > _SHORT:
        return False
    before, after = text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1]
    return before in _pairs() or (len(after) == 2 and after in _pairs())


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    """The words of two characters that pypinyin's dictionary lists."""
    from pypinyin.phrases_dict import phrases_dict

    return frozenset(phrase for phrase in phrases_dict if len(phrase) == 2)
