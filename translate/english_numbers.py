"""Numbers in English text, in any usual form, to exact values: 50.67m, fifty-odd, two-thirds, Jan. 5."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from translate.english_words import (
    AGES,
    GROUPS,
    MULTIPLES,
    ORDINALS,
    PARTS,
    ROMANS,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    small_value,
    spelled_value,
)
from translate.number_style import MONTHS

EnglishKind = Literal[
    "cardinal", "ordinal", "date", "time", "fraction", "percent", "multiple", "vague", "label"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishNumber:
    """A number in English: `also` holds other readings of the same form (50m: 50 million, or 50 meters).

    `figures` is False where it is spelled out. `parts` is (year, month, day, last day) of a date or
    (hour, minute) of a time, whose `value` is None.
    """

    start: int
    end: int
    text: str
    kind: EnglishKind
    value: Fraction | None = None
    also: tuple[Fraction, ...] = ()
    figures: bool = True
    parts: tuple[int | None, ...] = ()


def _any_of(*words: str) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_CARDINAL = _any_of(*UNITS, *TENS)
_SCALE = _any_of(*SCALES)
_FIGURE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_SMALL = rf"{_CARDINAL}(?:[ -]{_CARDINAL})?"
_SPELLED = (
    rf"(?:(?:an?|{_CARDINAL})(?:[ -](?:and )?(?:{_CARDINAL}|{_SCALE}))*[ -]{_SCALE}"
    rf"(?:[ -](?:and )?{_SMALL})?"
    rf"|{_SMALL})"
)
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9%]|[.,][0-9])"
_MONTH = f"(?:{'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS)}|Sept)" + r"(?:\b\.|(?=\.? [0-9])))"

_DATE = re.compile(
    rf"\b(?P<month>{_MONTH})(?![a-z]) ?(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:,]?[0-9]))?"
    r"(?:(?: to |[-–—]| and )(?P<until>[0-9]{1,2})(?![0-9]))?"
    rf"(?:(?:,| of)? ?(?P<year>{_YEAR}))?"
    rf"|\b(?:the )?(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})(?![a-z])"
    rf"(?:,? (?P<year2>{_YEAR}))?"
)
# May the month comes after "in", "of", "early"; "you may" and "the long March" are none.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|since|by|until|from|to|last|this|early|late|mid|and|through)|-)[ -]$", re.IGNORECASE
)
_DECADE = re.compile(r"\b(?P<century>1[0-9]|20)?(?P<decade>[0-9]0)[’']?s\b|(?<=[’'])(?P<short>[0-9]0)s\b")
_TIME = re.compile(
    r"(?<![0-9:.,])(?P<h>[01]?[0-9]|2[0-4])(?:[:.](?P<m>[0-5][0-9]))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![0-9:.,])(?P<h24>[01]?[0-9]|2[0-4]):(?P<m24>[0-5][0-9])(?![0-9:]|\.[0-9])"
    rf"|\b(?P<clock>[0-9]{{1,2}}|{_CARDINAL}) o['’]clock\b|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[0-9]+(?:\+(?:[0-9]+|[XN]\b))+|\b(?!(?:RMB|CNY|USD?|EUR|Euro)[0-9])[A-Za-z]+-?[0-9][0-9A-Za-z.]*\b"
    r"|(?<![0-9.,])[0-9]+(?:\.[0-9]+)?(?::[0-9]+(?:\.[0-9]+)?)+"
)
_HALVED = re.compile(
    rf"\b(?P<n>an?|the(?= (?:year|month|week|day|hour|century|mile)\b)|{_CARDINAL}|{_FIGURE})"
    rf"(?P<scale> {_SCALE})?(?: (?!{_CARDINAL}\b)\w+)?[ -]and[ -]a[ -]half(?: (?P<later>{_SCALE}))?\b"
    rf"|\bhalf an? (?P<alone>{_SCALE})\b",
    re.IGNORECASE,
)
_DOZENS = re.compile(rf"\b(?P<n>an?|{_CARDINAL}|[0-9]+)[ -]dozen\b", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b(?P<top>an?|{_CARDINAL}|[0-9]+)[ -](?P<part>{_any_of(*PARTS)})\b"
    r"|(?<![0-9/.])(?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,3})(?![0-9/])"
    rf"|(?<![0-9.,])\b(?P<one>{_CARDINAL}|[0-9]{{1,2}}) (?:in|out of)(?: every)? "
    rf"(?P<of>an?(?= {_SCALE}\b)|{_CARDINAL}|[0-9]{{1,3}}(?:,[0-9]{{3}})*)(?: (?P<scale>{_SCALE}))?\b"
    r"(?!-|\s*(?:percent|,[0-9]))"
    r"|\b(?:half|(?P<quarter>quarter))\b",
    re.IGNORECASE,
)
# In "the remaining fifth" and "a 20th of it" an ordinal is a part.
_REST = re.compile(r"\b(?:remaining |other |an? |one[ -])$", re.IGNORECASE)
_ROMAN = re.compile(rf"\b(?:Class|Grade|Type|Category|Level)(?:es|s)?[ -](?P<n>{_any_of(*ROMANS)})\b")
_ORDINAL = re.compile(
    r"\b(?P<n>[0-9][0-9,]*)(?:st|nd|rd|th)\b"
    rf"|\b(?:(?P<tens>{_any_of(*TENS)})[ -])?(?P<word>{_any_of(*ORDINALS)})\b",
    re.IGNORECASE,
)
_FOLD = re.compile(rf"\b(?P<word>{_any_of(*MULTIPLES)})\b|\b(?P<n>{_FIGURE})[- ]?fold\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?:(?<![A-Za-z0-9.,])|(?<=RMB)|(?<=CNY)|(?<=USD)|(?<=US)|(?<=EUR)|(?<=Euro))"
    rf"(?P<n>{_FIGURE})(?:[ -]?(?P<scale>(?:hundred )?{_SCALE})(?![a-z])"
    rf"|(?P<short>{_any_of(*SHORT_SCALES)})(?![A-Za-z0-9]))?"
    r"(?P<percent>[ -]?(?:%|percent\b|per cent\b|percentage points?\b))?",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(
    rf"\b(?P<n>{_SPELLED})(?:[ -](?:odd|something|plus))?(?P<percent> percent| per cent)?\b", re.IGNORECASE
)
_GROUP = re.compile(
    rf"\b(?P<word>{_any_of(*GROUPS, *AGES)})\b|(?<!several )(?<!few )\b(?P<scale>{_SCALE})\b(?!s)"
    rf"|\b(?P<vague>(?:several|few)(?: {_SCALE})+"
    r"|(?:(?:tens|hundreds) of )?(?:dozens|tens|hundreds|thousands|millions|billions))\b",
    re.IGNORECASE,
)

# Every answer of an engine is read once for each check that asks.
_REMEMBERED = 512


@lru_cache(maxsize=_REMEMBERED)
def find_values(text: str) -> tuple[EnglishNumber, ...]:
    """All numbers of the text in order: "up 80 percent to 50.67m" -> 80 (percent), 50,670,000."""
    rest = text
    found: list[EnglishNumber] = []
    for rule in _RULES:
        claimed = list(rule(rest))
        found.extend(claimed)
        rest = _without(rest, claimed)
    return tuple(sorted(found, key=lambda number: number.start))


def _without(text: str, claimed: list[EnglishNumber]) -> str:
    """The text with the claimed spans blanked, so that offsets stay what they are."""
    pieces: list[str] = []
    position = 0
    for number in claimed:
        pieces += (text[position : number.start], "\0" * len(number.text))
        position = number.end
    return "".join(pieces) + text[position:]


def _find_dates(text: str) -> Iterator[EnglishNumber]:
    for match in _DATE.finditer(text):
        name = match["month"] or match["month2"]
        day, year = match["day"] or match["day2"], match["year"] or match["year2"]
        if name in ("May", "March") and not (day or year or _BEFORE_MONTH.search(text[: match.start()])):
            continue
        month = next(n for n, full in enumerate(MONTHS, start=1) if full[:3] == name[:3])
        parts = (_int(year), month, _int(day), _int(match["until"]))
        end = match.start() + len(match.group().rstrip())
        yield _number(text, (match.start(), end), "date", parts=parts)


def _find_decades(text: str) -> Iterator[EnglishNumber]:
    """1980s; a bare "80s" is read as a decade, and as an age by whoever asks."""
    for match in _DECADE.finditer(text):
        tens = int(match["decade"] or match["short"])
        year = int(match["century"] or 19) * 100 + tens
        also = () if match["century"] else (Fraction(tens),)
        yield _number(text, match.span(), "date", also=also, parts=(year, None, None, None))


def _find_times(text: str) -> Iterator[EnglishNumber]:
    for match in _TIME.finditer(text):
        if match["word"]:
            hour, minute = (0 if match["word"].lower() == "midnight" else 12), 0
        elif match["clock"]:
            hour, minute = small_value(match["clock"]), 0
        else:
            hour, minute = int(match["h"] or match["h24"]), int(match["m"] or match["m24"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        figures = match["word"] is None
        yield _number(text, match.span(), "time", parts=(hour, minute), figures=figures)


def _find_labels(text: str) -> Iterator[EnglishNumber]:
    for match in _LABEL.finditer(text):
        yield _number(text, match.span(), "label")


def _find_halved(text: str) -> Iterator[EnglishNumber]:
    """Two and a half years, one and a half million, half a million."""
    for match in _HALVED.finditer(text):
        scale = SCALES.get((match["later"] or match["scale"] or match["alone"] or "").strip().lower(), 1)
        value = ((_plain(match["n"]) if match["n"] else 0) + Fraction(1, 2)) * scale
        yield _number(text, match.span(), "cardinal", value, figures=False)


def _find_dozens(text: str) -> Iterator[EnglishNumber]:
    for match in _DOZENS.finditer(text):
        yield _number(text, match.span(), "cardinal", _plain(match["n"]) * 12, figures=False)


def _find_fractions(text: str) -> Iterator[EnglishNumber]:
    for match in _FRACTION.finditer(text):
        also: tuple[Fraction, ...] = ()
        if match["part"]:
            top, bottom = small_value(match["top"]), PARTS[match["part"].lower()]
            if bottom > 4 and top > 1 and not match["part"].endswith("s"):
                continue  # "two fifth graders"
            # "Three quarters" are nine months as well, and "a fifth set" is the fifth.
            also = (Fraction(bottom if match["top"].lower() in ("a", "an") else top),)
        elif match["over"]:
            top, bottom = int(match["over"]), int(match["under"])
        elif match["one"]:
            scale = SCALES.get((match["scale"] or "").lower(), 1)
            top, bottom = small_value(match["one"]), int(_plain(match["of"])) * scale
            also = (Fraction(top), Fraction(bottom))
        else:
            top, bottom = 1, 4 if match["quarter"] else 2
        if 0 < top < bottom:
            figures = match["over"] is not None
            yield _number(text, match.span(), "fraction", Fraction(top, bottom), also=also, figures=figures)


def _find_ordinals(text: str) -> Iterator[EnglishNumber]:
    for match in _ORDINAL.finditer(text):
        if match["n"]:
            value = _plain(match["n"])
        else:
            value = Fraction(TENS.get((match["tens"] or "").lower(), 0) + ORDINALS[match["word"].lower()])
        also = (1 / value,) if _REST.search(text[: match.start()]) else ()
        yield _number(text, match.span(), "ordinal", value, also=also, figures=match["n"] is not None)


def _find_multiples(text: str) -> Iterator[EnglishNumber]:
    for match in _FOLD.finditer(text):
        value = _plain(match["n"]) if match["n"] else Fraction(MULTIPLES[match["word"].lower()])
        yield _number(text, match.span(), "multiple", value, figures=match["n"] is not None)


def _find_figures(text: str) -> Iterator[EnglishNumber]:
    for match in _FIGURES.finditer(text):
        value = _plain(match["n"])
        also: tuple[Fraction, ...] = ()
        if match["scale"]:
            for word in match["scale"].lower().split():
                value *= SCALES[word]
        elif match["short"]:
            also = (value,)
            value *= SHORT_SCALES[match["short"].lower()]
        kind: EnglishKind = "percent" if match["percent"] else "cardinal"
        yield _number(text, match.span(), kind, value, also=also)


def _find_spelled(text: str) -> Iterator[EnglishNumber]:
    for match in _SPELLED_OUT.finditer(text):
        value = spelled_value(match["n"])
        if value is not None:
            kind: EnglishKind = "percent" if match["percent"] else "cardinal"
            yield _number(text, match.span(), kind, value, figures=False)


def _find_romans(text: str) -> Iterator[EnglishNumber]:
    """Class V, Grade III."""
    for match in _ROMAN.finditer(text):
        yield _number(text, match.span(), "cardinal", Fraction(ROMANS[match["n"]]), figures=False)


def _find_groups(text: str) -> Iterator[EnglishNumber]:
    """A dozen, both, in his seventies, million-mu; hundreds of thousands has no value."""
    for match in _GROUP.finditer(text):
        word = match.group().lower()
        if match["vague"]:
            yield _number(text, match.span(), "vague", figures=False)
        else:
            value = Fraction((GROUPS | AGES | SCALES)[word])
            yield _number(text, match.span(), "cardinal", value, figures=False)


def _number(
    text: str,
    span: tuple[int, int],
    kind: EnglishKind,
    value: Fraction | None = None,
    *,
    also: tuple[Fraction, ...] = (),
    figures: bool = True,
    parts: tuple[int | None, ...] = (),
) -> EnglishNumber:
    start, end = span
    return EnglishNumber(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        value=value,
        also=also,
        figures=figures,
        parts=parts,
    )


def _plain(figure: str) -> Fraction:
    return Fraction(figure.replace(",", "")) if figure[0].isdigit() else Fraction(small_value(figure))


def _int(text: str | None) -> int | None:
    return int(text) if text else None


# In this order, each on what the ones before it left.
_RULES: tuple[Callable[[str], Iterator[EnglishNumber]], ...] = (
    _find_dates,
    _find_times,
    _find_labels,
    _find_decades,
    _find_halved,
    _find_dozens,
    _find_fractions,
    _find_multiples,
    _find_ordinals,
    _find_figures,
    _find_spelled,
    _find_romans,
    _find_groups,
)
