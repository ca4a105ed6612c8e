"""What an article has named so far: it settles which of several places a short or common name means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from glossaries.index import WITHIN
from glossaries.terms import DIVISION_KINDS
from translate.document import TermMatch

_DIVISIONS = frozenset(DIVISION_KINDS)
# To settle which village or township is meant, the text must name its banner or county at least: that it
# names the league, or the region, says too little. For a banner or county, its league is enough.
_SURROUNDINGS = {4: (4,), 6: (4, 6), 9: (6, 9), 12: (6, 9, 12)}


class Surroundings:
    """The places that an article or text names, asked by their codes."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._outer: set[str] = set()

    def add(self, code: str) -> None:
        if code not in self._named:
            self._named.add(code)
            self._outer.update(code[:length] for length in (4, 6, 9))

    def holds(self, code: str) -> bool:
        """Whether a place was named that lies around `code`, or in it."""
        code = code.removesuffix(WITHIN)
        lengths = _SURROUNDINGS.get(len(code), ())
        return code in self._outer or any(code[:length] in self._named for length in lengths)


class Known:
    """What the article has named so far: its places by code, and the names already given in full."""

    def __init__(
        self, codes_of: Callable[[str], tuple[str, ...]], context: Iterable[TermMatch] | None
    ) -> None:
        self.names: set[str] = set()
        self.places = Surroundings()
        self._codes_of = codes_of
        self.in_article = context is not None
        for match in context or ():
            for part in match.parts or (match,):
                self.add_name(part.zh, part.kind)

    def add_name(self, zh: str, kind: str) -> None:
        if kind in _DIVISIONS and zh not in self.names:
            self.names.add(zh)
            for code in self._codes_of(zh):
                self.places.add(code)
