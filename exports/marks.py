"""Where a row's words are marked: glossary terms and findings as pieces of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.document import Finding, Severity, TermMatch, TermStatus

_SEVERITY_ORDER: tuple[Severity, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMark:
    """A term's place in a text."""

    start: int
    end: int
    status: TermStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMark:
    """A finding's place in a text; `number` is the finding's, for its comment."""

    start: int
    end: int
    severity: Severity
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under one marking; `opens` and `closes` are the findings that begin and end at it."""

    text: str
    term: TermStatus | None = None
    severity: Severity | None = None
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


def cut(text: str, terms: Sequence[TermMark], findings: Sequence[FindingMark]) -> tuple[Piece, ...]:
    """The text in pieces, each wholly inside or outside every mark; together they are the text again.

    集宁区新闻 with the term 集宁区 gives the pieces 集宁区 (marked) and 新闻. Marks that reach past the
    text are cut to it, and empty ones are dropped; of findings that overlap, the gravest shows.
    """
    size = len(text)
    terms = [mark for mark in terms if max(mark.start, 0) < min(mark.end, size)]
    findings = [mark for mark in findings if max(mark.start, 0) < min(mark.end, size)]
    spans = [(mark.start, mark.end) for mark in terms] + [(mark.start, mark.end) for mark in findings]
    places = sorted({0, size} | {min(max(place, 0), size) for span in spans for place in span})
    return tuple(_piece(text, start, end, terms, findings) for start, end in pairwise(places))


def _piece(
    text: str, start: int, end: int, terms: Sequence[TermMark], findings: Sequence[FindingMark]
) -> Piece:
    over = [mark for mark in findings if mark.start < end and mark.end > start]
    return Piece(
        text=text[start:end],
        term=next((mark.status for mark in terms if mark.start < end and mark.end > start), None),
        severity=max((mark.severity for mark in over), key=_SEVERITY_ORDER.index, default=None),
        opens=tuple(mark.number for mark in over if max(mark.start, 0) == start),
        closes=tuple(mark.number for mark in over if min(mark.end, len(text)) == end),
    )


def source_terms(terms: Iterable[TermMatch]) -> tuple[TermMark, ...]:
    """The terms' places in the Chinese, as the glossary found them."""
    return tuple(TermMark(start=term.start, end=term.end, status=term.status) for term in terms)


def target_terms(english: str, terms: Iterable[TermMatch]) -> tuple[TermMark, ...]:
    """The places where the terms' English stands in the translation, capitals aside, longest term first.

    "jining district" is found in "In Jining District, …". A term that is not there whole is looked for by its
    parts.
    """
    wanted: list[tuple[str, TermStatus]] = []
    for term in terms:
        whole = _places(english, term.en)
        wanted += [(term.en, term.status)] if whole else [(part.en, part.status) for part in term.parts]
    taken = [False] * len(english)
    marks = []
    for en, status in sorted(set(wanted), key=lambda pair: (-len(pair[0]), pair)):
        for start, end in _places(english, en):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                marks.append(TermMark(start=start, end=end, status=status))
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _places(english: str, en: str) -> list[tuple[int, int]]:
    if en.lower() not in english.lower():  # spares compiling a pattern for each term of each row
        return []
    pattern = rf"(?<!\w){re.escape(en)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, english, re.IGNORECASE)]


def source_findings(findings: Sequence[Finding], first: int = 0) -> tuple[FindingMark, ...]:
    """The findings' places in the Chinese; findings are numbered from `first`."""
    return tuple(
        FindingMark(start=f.source_span[0], end=f.source_span[1], severity=f.severity, number=number)
        for number, f in enumerate(findings, start=first)
        if f.source_span is not None
    )


def target_findings(findings: Sequence[Finding], first: int = 0) -> tuple[FindingMark, ...]:
    """The findings' places in the English; findings are numbered from `first`."""
    return tuple(
        FindingMark(start=f.target_span[0], end=f.target_span[1], severity=f.severity, number=number)
        for number, f in enumerate(findings, start=first)
        if f.target_span is not None
    )
