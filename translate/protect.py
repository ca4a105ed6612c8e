"""Spans that must survive translation: how an engine is shown them, and whether they came back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.document import TermMatch
from translate.numerals import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A span of a source sentence and the English that must stand in the translation for it."""

    start: int
    end: int
    en: str
    kind: str


def put_in_place(source: str, spans: Sequence[Protected]) -> str:
    """The sentence with each span replaced by its English: 集宁区宣讲团 -> "Jining District宣讲团".

    Spans are in order and do not overlap. A space goes in only where two Latin characters would touch:
    the built-in model was trained on exactly this form (Dinu et al. 2019 for the method).
    """
    pieces: list[str] = []
    position = 0
    for span in spans:
        for piece in (source[position : span.start], span.en):
            if pieces and piece and _is_latin(pieces[-1][-1]) and _is_latin(piece[0]):
                pieces.append(" ")
            if piece:
                pieces.append(piece)
        position = span.end
    rest = source[position:]
    if pieces and rest and _is_latin(pieces[-1][-1]) and _is_latin(rest[0]):
        pieces.append(" ")
    return "".join(pieces) + rest


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def protected_spans(
    source: str,
    terms: Sequence[TermMatch],
    quantities: Sequence[Quantity],
    words: Sequence[TermMatch] = (),
) -> tuple[Protected, ...]:
    """What the engine is shown in English, in order: every term, quantities beside them, words beside both.

    Small vague counts (一个, 两人) are left to the engine, which phrases them better than a rule; so are bare
    figures (13支, 2022年), which it copies: 13支200余人 must not become "13 more than 200 people".
    """
    outer = [term for term in terms if not any(is_inside(term, word) for word in words)]
    spans = [Protected(start=t.start, end=t.end, en=t.en, kind=t.kind) for t in outer]
    for quantity in quantities:
        if (
            quantity.safe_in_place
            and is_worded(quantity.en)
            and all(_is_apart(quantity, span) for span in spans)
        ):
            spans.append(Protected(start=quantity.start, end=quantity.end, en=quantity.en, kind="number"))
    spans += [
        Protected(start=word.start, end=word.end, en=word.en, kind=word.kind)
        for word in words
        if all(_is_apart(word, span) for span in spans) and all(_is_apart(word, q) for q in quantities)
    ]
    return tuple(sorted(spans, key=lambda span: span.start))


def is_inside(term: TermMatch, word: TermMatch) -> bool:
    """Whether the term is a part of a longer word: 农牧民 in 农牧民夜校."""
    return word.start <= term.start and term.end <= word.end and word.end - word.start > term.end - term.start


def _is_apart(one: TermMatch | Quantity, other: Protected | Quantity) -> bool:
    return one.end <= other.start or other.end <= one.start


def is_worded(en: str) -> bool:
    """Whether a quantity's English holds a word: "200 people", not "13" or "2022"."""
    return any(character.isalpha() for character in en)


def tidy(target: str) -> str:
    """The English as a newsroom prints it: a capital first, single spaces, the articles right."""
    text = " ".join(target.split())
    text = _A_BEFORE_VOWEL.sub("an ", _AN_BEFORE_CONSONANT.sub("a ", text))
    text = _A_FIRST.sub("An ", text[:1].upper() + text[1:])
    return _BEFORE_NAME.sub("The", _DOUBLED_ARTICLE.sub(r"\1", text))


# By spelling, and lower-case words only: a one-off, a European and an hour, an MP stay.
_VOWEL = r"(?=[aeio][a-z])(?!one\b|once\b|one-|eu|ewe)"
_A_BEFORE_VOWEL = re.compile(rf"(?<![\w'’-])a {_VOWEL}")
_A_FIRST = re.compile(rf"^A {_VOWEL}")
_AN_BEFORE_CONSONANT = re.compile(r"(?<![\w'’-])an (?=[bcdfgjklmnpqrstvwz][a-z])")
# Only a lower-case article goes: not from An An, the A shares, vitamin A a day, the A-share market.
_DOUBLED_ARTICLE = re.compile(r"\b([Tt]he|[Aa]n|[Aa]) (?:the|an)\b(?!-)")
# the The Hague
_BEFORE_NAME = re.compile(r"\b[Tt]he The\b")
