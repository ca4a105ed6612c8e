"""Whether the terms of a Chinese sentence stand in its English as the glossary has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from glossaries.variants import variants
from translate.document import Finding, Segment, TermMatch

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:\s+(?:District|Banner|County|City|League|Town|Township|Sumu|Gacha|Village|Subdistrict|Community"
    r"|Autonomous|Ethnic|Region))+$"
)


def check_terms(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """One finding for each term that the English lacks: 集宁区 should read ‘Jining District’.

    A place without its generic ("in Jining") is a warning, for English often shortens a second mention; so is
    an office in small letters, which it puts in many ways ("the tax bureau", "tax officials");
    a chain of places counts as there when each of its places is.
    """
    found: list[Finding] = []
    told: set[str] = set()
    for term in _missing_terms(terms, target):
        if term.en in told:
            continue
        told.add(term.en)
        short = has_phrase(_GENERIC.sub("", term.en), target) if _GENERIC.search(term.en) else False
        mild = short or _is_office(term)
        found.append(
            Finding(
                check="term",
                severity="warning" if mild else "error",
                message=f"Term {'shortened' if short else 'missing'}: {term.zh} should read ‘{term.en}’.",
                source_span=(term.start, term.end),
            )
        )
    return tuple(found)


def weigh_terms(
    findings: Sequence[Finding], terms: Sequence[TermMatch], settled: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The findings on English that an editor wrote: a name that a rule made, or a machine proposed, is not
    wrong for being put another way.

    Such a term is a warning. One that is in `settled`, the editor's English by Chinese of the terms put the
    same way in several rows, is a note, or a warning where the glossary has it as established.
    """
    return tuple(_weighed(f, terms, settled) if f.check == "term" else f for f in findings)


def _weighed(finding: Finding, terms: Sequence[TermMatch], settled: Mapping[str, str]) -> Finding:
    inside = [(whole, part) for whole in terms for part in _with_parts(whole)]
    places = [pair for pair in inside if (pair[1].start, pair[1].end) == finding.source_span]
    if not places:
        return finding
    whole, term = places[0]
    by_rule = term.status in ("derived", "proposed")
    edited = settled.get(term.zh) or settled.get(whole.zh)
    if edited is None:
        return replace(finding, severity="warning") if by_rule else finding
    message = f"{finding.message} In several rows it is ‘{edited}’: a term to suggest."
    return replace(finding, severity="info" if by_rule else "warning", message=message)


def _with_parts(term: TermMatch) -> Iterator[TermMatch]:
    yield term
    for part in term.parts:
        yield from _with_parts(part)


def _missing_terms(terms: Sequence[TermMatch], target: str) -> Iterator[TermMatch]:
    """The terms that the English lacks; of a chain of places those that are missing."""
    for term in terms:
        if not target.strip() or has_term(term, target):
            continue
        if term.parts:
            yield from _missing_terms(term.parts, target)
        else:
            yield term


def has_term(term: TermMatch, target: str) -> bool:
    """Whether the English has a term: its phrase, a variant, or every place of a chain, in any order.

    A term of the user's own list has no variants.
    """
    forms = (term.en, *(variants(term.en) if term.status != "user" else ()))
    if any(has_phrase(form, target) for form in forms):
        return True
    if _is_office(term):
        field, _, office = term.en.rpartition(" ")
        return has_phrase(f"{office} of {field}", target)
    if term.parts:
        return all(has_term(part, target) for part in term.parts)
    places = term.en.split(", ")
    return len(places) > 1 and all(has_phrase(place, target) for place in places)


def _is_office(term: TermMatch) -> bool:
    return term.kind == "institution" and term.status == "proposed" and term.en[0].islower()


def has_phrase(phrase: str, target: str) -> bool:
    """Whether the English has a phrase whatever its case, article, plural, possessive or hyphens."""
    return _phrase_pattern(phrase).search(target) is not None


@lru_cache(maxsize=4096)
def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    words = re.split(r"[\s\-–]+", _ARTICLE.sub("", phrase.strip().strip(".")))
    return re.compile(
        r"(?<!\w)" + r"[\s\-–]+".join(_word_pattern(word) for word in words) + r"(?!\w)", re.IGNORECASE
    )


# American spellings of terms, and how British English has them.
_BRITISH = {
    "center": "cent(?:er|re)",
    "program": "program(?:me)?",
    "defense": "defen[sc]e",
    "labor": "labou?r",
}


def _word_pattern(word: str) -> str:
    escaped = _BRITISH.get(word.lower()) or re.sub("['’]", "['’]", re.escape(word))
    if word.endswith("y") and len(word) > 2:
        escaped = f"(?:{escaped}|{re.escape(word[:-1])}ies)"
    elif word.endswith("ies"):
        escaped = f"(?:{escaped}|{re.escape(word[:-3])}y)"
    elif word.endswith("s") and len(word) > 3:
        escaped = f"{escaped[:-1]}s?"
    return rf"{escaped}(?:e?s)?(?:['’]s?)?"
