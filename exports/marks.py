"""Where a row's words are marked: glossary terms and findings as pieces of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeGuard

from translate.document import Finding, Severity, TermMatch, TermStatus
from translate.english_numbers import find_values
from translate.numerals import find_quantities

_SEVERITY_ORDER: tuple[Severity, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMark:
    """A term's place in a text."""

    start: int
    end: int
    status: TermStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMark:
    """A finding's place in a text, ringed where a severity is given, with a comment where it has a number."""

    start: int
    end: int
    severity: Severity | None
    comment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under one marking; `opens` and `closes` are the comments that begin and end there."""

    text: str
    term: TermStatus | None = None
    number: bool = False
    severity: Severity | None = None
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


def cut(
    text: str,
    terms: Sequence[TermMark],
    findings: Sequence[FindingMark],
    numbers: Sequence[tuple[int, int]] = (),
) -> tuple[Piece, ...]:
    """The text in pieces, each wholly inside or outside every mark; together they are the text again.

    集宁区新闻 with the term 集宁区 gives the pieces 集宁区 (marked) and 新闻. Marks that reach past the
    text are cut to it, and empty ones are dropped; of findings that overlap, the gravest shows.
    """
    size = len(text)
    terms = [mark for mark in terms if max(mark.start, 0) < min(mark.end, size)]
    findings = [mark for mark in findings if max(mark.start, 0) < min(mark.end, size)]
    spans = [*numbers, *((m.start, m.end) for m in terms), *((m.start, m.end) for m in findings)]
    places = sorted({0, size} | {min(max(place, 0), size) for span in spans for place in span})
    return tuple(_piece(text, start, end, terms, findings, numbers) for start, end in pairwise(places))


def _piece(
    text: str,
    start: int,
    end: int,
    terms: Sequence[TermMark],
    findings: Sequence[FindingMark],
    numbers: Sequence[tuple[int, int]],
) -> Piece:
    over = [mark for mark in findings if mark.start < end and mark.end > start]
    return Piece(
        text=text[start:end],
        term=next((mark.status for mark in terms if mark.start < end and mark.end > start), None),
        number=any(first < end and last > start for first, last in numbers),
        severity=max((m.severity for m in over if m.severity), key=_SEVERITY_ORDER.index, default=None),
        opens=tuple(m.comment for m in over if m.comment is not None and max(m.start, 0) == start),
        closes=tuple(m.comment for m in over if m.comment is not None and min(m.end, len(text)) == end),
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


Spans = list[tuple[int, int]]


def equal_numbers(source: str, target: str) -> tuple[Spans, Spans]:
    """The numbers that stand in both languages with exactly the same value: 一万二千册 and 12,000.

    Of a range both ends must: 七八百元 is equal to 700 to 800, and not to 700 to 900.
    """
    chinese = find_quantities(source)
    if not chinese:
        return [], []
    english = [((n.start, n.end), _values(n.value, n.parts, *n.also)) for n in find_values(target)]
    there = {value for _, values in english for value in values}
    spans: Spans = []
    equal: set[object] = set()
    for quantity in chinese:
        ends = [_values(quantity.value, quantity.parts)]
        ends += [{quantity.high}] if quantity.high is not None else []
        if all(values & there for values in ends):
            spans.append((quantity.start, quantity.end))
            equal.update(*ends)
    return spans, [span for span, values in english if values & equal]


def _values(value: Fraction | None, parts: tuple[int | None, ...], *also: Fraction) -> set[object]:
    """What a number can be compared by: its value, other readings of it, or a date's year, month and day."""
    found: set[object] = {reading for reading in (value, *also) if reading is not None}
    return found | ({parts[:3]} if value is None and any(parts[:3]) else set())


Anchor = tuple[Literal["source", "target"], tuple[int, int]]


def anchor(finding: Finding, source: str, target: str) -> Anchor | None:
    """The words that a comment on the finding hangs on: its English ones, its Chinese ones, or all.

    A finding of severity "info" that names no words gets none: Notes says enough.
    """
    if _holds(finding.target_span, target):
        return "target", finding.target_span
    if _holds(finding.source_span, source):
        return "source", finding.source_span
    if finding.severity == "info" or not (source or target):
        return None
    return ("target", (0, len(target))) if target.strip() else ("source", (0, len(source)))


def finding_marks(
    findings: Sequence[Finding], anchors: Sequence[Anchor | None], comments: Sequence[int | None]
) -> tuple[list[FindingMark], list[FindingMark]]:
    """The findings' marks in the Chinese and the English: a ring on their words, a comment on its anchor."""
    source: list[FindingMark] = []
    target: list[FindingMark] = []
    for finding, place, comment in zip(findings, anchors, comments, strict=True):
        for side, span, marks in (
            ("source", finding.source_span, source),
            ("target", finding.target_span, target),
        ):
            if span is not None:
                marks.append(FindingMark(start=span[0], end=span[1], severity=finding.severity))
            if place is not None and place[0] == side and comment is not None:
                start, end = place[1]
                marks.append(FindingMark(start=start, end=end, severity=None, comment=comment))
    return source, target


def _holds(span: tuple[int, int] | None, text: str) -> TypeGuard[tuple[int, int]]:
    return span is not None and max(span[0], 0) < min(span[1], len(text))
