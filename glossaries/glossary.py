"""A loaded glossary: what it knows, and how it finds that in a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from glossaries.context import Known
from glossaries.folding import fold
from glossaries.index import Index, Sense, build_index, senses_of
from glossaries.match import find_matches
from glossaries.store import read_bytes
from glossaries.tables import TABLES, VILLAGES, WORDS, read_terms, unpack_villages
from glossaries.terms import Term
from glossaries.user import merge_user_terms, read_glossary
from glossaries.words import WordIndex
from translate.document import TermMatch

# Every spelling of the villages' table holds one of these: a text without them does not need it.
_VILLAGE_MARKS = ("村", "嘎查", "社区", "小区", "小组", "分场", "队", "家属区", "生活区", "管理区", "街坊")

_RULES = "1"
"""Raised whenever the same data would give other matches, so that the digest changes with them."""


class Glossary:
    """Terms and the index over them. The villages (14,600) and words (19,100) are read when first needed."""

    def __init__(
        self, contents: Sequence[bytes], villages: bytes, words: bytes, user_terms: Sequence[Term]
    ) -> None:
        self._base = tuple(read_terms(contents))
        self._packed_villages = villages
        self._packed_words = words
        self._user = tuple(user_terms)
        digest = hashlib.sha256(_RULES.encode())
        for content in (*contents, villages, words):
            digest.update(hashlib.sha256(content).digest())
        for term in self._user:
            digest.update(repr(term).encode())
        self.digest = digest.hexdigest()[:16]

    @cached_property
    def _villages(self) -> tuple[Term, ...]:
        return tuple(read_terms([unpack_villages(self._packed_villages)]))

    @cached_property
    def _more_words(self) -> tuple[Term, ...]:
        return tuple(read_terms([self._packed_words]))

    @cached_property
    def _table(self) -> dict[str, tuple[Sense, ...]]:
        return merge_user_terms(senses_of(self._base), self._user)

    @cached_property
    def _full_table(self) -> dict[str, tuple[Sense, ...]]:
        return merge_user_terms(senses_of((*self._base, *self._villages)), self._user)

    @cached_property
    def _index(self) -> Index:
        return build_index(self._table)

    @cached_property
    def _full_index(self) -> Index:
        return build_index(self._full_table)

    def terms(self) -> tuple[Term, ...]:
        """Every term, the user's first."""
        return (*self._user, *self._base, *self._more_words, *self._villages)

    def __len__(self) -> int:
        return len(self.terms())

    def lookup(self, zh: str) -> tuple[Term, ...]:
        """The terms that `zh` may mean, as name or alias, the user's first: 达茂旗 -> 达尔罕茂明安联合旗."""
        wanted = fold(zh).text
        found = [term for term in self.terms() if term.zh == wanted]
        found += [t for t in self.terms() if any(alias == wanted for alias, _, _ in t.aliases)]
        return tuple(found)

    def match(self, text: str, context: Iterable[TermMatch] | None = None) -> tuple[TermMatch, ...]:
        """The terms in the text, leftmost and longest, without overlap; offsets are code points of `text`.

        Adjacent places of one chain are one match with parts, smallest first in the English: 集宁区马莲渠乡
        is "Malianqu Township, Jining District". Space inside a name is passed over (鄂 尔\n多斯市); sentence
        punctuation and blank lines end a name.

        `context` holds the matches found earlier in the article, none at its beginning: it settles which of
        several places is meant, and upper levels already named are dropped. Without it a text stands alone.
        """
        folded = fold(text)
        needs_villages = any(mark in folded.text for mark in _VILLAGE_MARKS)
        index = self._full_index if needs_villages else self._index
        known = Known(self._codes_of, context)
        return find_matches(folded, index, known)

    def match_words(self, text: str) -> tuple[TermMatch, ...]:
        """The ordinary words of the paper in the text (kind "word"), leftmost and longest.

        They help a translator that does not know them; nothing is wrong where the English says it otherwise.
        """
        return self._words.match(text)

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(t for t in (*self._user, *self._base, *self._more_words) if t.kind == "word")

    def match_article(self, texts: Iterable[str]) -> list[tuple[TermMatch, ...]]:
        """The matches of an article's texts in order, each text in the context of those before it."""
        found: list[TermMatch] = []
        results = []
        for text in texts:
            matches = self.match(text, found)
            found += matches
            results.append(matches)
        return results

    def _codes_of(self, zh: str) -> tuple[str, ...]:
        table = self._full_table if "_full_table" in self.__dict__ else self._table
        return tuple(sense.code for sense in table.get(zh, ()) if sense.code and sense.zh == zh)


def load(extra: Sequence[Path] = ()) -> Glossary:
    """The glossary of the package, with the users' glossary files in `extra` on top: theirs override ours.

    Raises GlossaryError, naming file and line, for a file that is malformed or contradicts another.
    """
    user_terms: list[Term] = read_glossary(extra)
    tables = [read_bytes(name) for name in TABLES]
    return Glossary(tables, read_bytes(VILLAGES), read_bytes(WORDS), user_terms)
