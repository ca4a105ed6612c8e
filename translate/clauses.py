"""A long sentence in parts, for an engine that loses clauses: where it is cut, how the answers are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from glossaries.store import read_rows
from glossaries.tables import WORDS

# A part has at most about so many words: Chinese characters, and words or figures put in place.
PART_WORDS = 45

_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9][A-Za-z0-9.,'’-]*")
_AFTER_MARK = re.compile(r"(?<=[，；：。！？])(?![”」』）)])")
_OPEN, _CLOSE = "“「『（(《", "”」』）)》"
_MARKS = {"，": ",", "：": ":", "；": ";"}
_ABBREVIATION = re.compile(r"(?:\b(?:Ltd|Co|Inc|Mr|Mrs|Dr|St|No|[A-Za-z])|\.[A-Za-z])\.$")
# A question, a call or dots: the mark stays, and a new sentence begins.
_ASKS = re.compile(r"[?!…][\"”)]?$")
_FIRST = re.compile(r"(?P<word>[A-Z][A-Za-z'’-]*)(?P<next> [A-Z])?")
# Words that begin a clause and no name; others are lowered only where they are known as ordinary words.
_OPENING = frozenset(
    word.capitalize()
    for words in (
        "the a an this that these those it he she they we you there his her its their our in on at to for",
        "from with by as of and but or so if when while after before since because although through during",
        "under over between among into about nearly more most some many all each every both only also not no",
        "now then last drive promote build create continue help make use set take give people",
    )
    for word in words.split()
)
# Small they are words of the lexicon, with a capital more often countries and months.
_NAMES_TOO = frozenset({"china", "turkey", "guinea", "polish", "march"})
# Under the banner's guidance. Facing drought. What has a comma holds a clause of its own besides.
_OPENS = re.compile(
    "(?:After|Amid|As|At|Before|By|During|For|From|If|In|On|Since|Through|To|Under|When|While|With|[A-Z][a-z]+ing)"
    r"\b[^,]*$"
)
_ORDINARY_END = re.compile("[a-z](?:ing|ed|ly|tion|ment|ness|ers|ies)$")


def cut_clauses(text: str) -> list[str]:
    """The text in parts of about equal length, cut after marks outside quotation marks and brackets.

    One part where it is short or has no such mark.
    """
    clauses = [""]
    for part in _AFTER_MARK.split(text):
        clauses[-1] += part
        if sum(map(clauses[-1].count, _OPEN)) <= sum(map(clauses[-1].count, _CLOSE)):
            clauses.append("")
    clauses = [clause for clause in clauses if clause]
    sizes = [len(_WORD.findall(clause)) for clause in clauses]
    parts = -(-sum(sizes) // PART_WORDS) or 1
    rows = [""] * parts
    before = 0
    for clause, size in zip(clauses, sizes, strict=True):
        # By its middle, a clause belongs to one of the parts of equal length.
        rows[min((2 * before + size) * parts // (2 * sum(sizes) or 1), parts - 1)] += clause
        before += size
    return [row for row in rows if row]


def join_clauses(parts: Sequence[str], answers: Sequence[str]) -> str:
    """The answers to the parts as one text, each a sentence of its own unless it only opens the next."""
    text, mark, last = "", "", ""
    for part, answer in zip(parts, answers, strict=True):
        if not answer:
            continue
        if not text:
            text = answer
        elif mark in _MARKS and _is_open(last, mark):
            text = f"{_ended(text, _MARKS[mark])} {_lowered(answer, part)}"
        elif mark in _MARKS or mark in "。！？":
            text = f"{_ended(text, '.')} {answer}"
        else:
            text = f"{text} {answer}"
        mark, last = part[-1], answer
    return text


def _is_open(answer: str, mark: str) -> bool:
    """Whether the sentence goes on after this answer: after a colon, a comma, or no more than an opening."""
    if _ASKS.search(answer):
        return False
    return mark == "：" or not answer.endswith((".", '."')) or bool(_OPENS.match(answer))


def _ended(text: str, mark: str) -> str:
    """The text with this mark for the one it ends in; commas and stops go inside quotation marks."""
    if _ASKS.search(text):
        return text
    quote = '"' if text.endswith('"') else ""
    body = text.removesuffix('"')
    if not _ABBREVIATION.search(body):
        body = body.rstrip(".,;: ")
    elif mark == ".":
        return text
    return f"{body}{mark}{quote}" if mark in ",." else f"{body}{quote}{mark}"


def _lowered(answer: str, part: str) -> str:
    """The answer without its sentence capital, unless that belongs to a name."""
    first = _FIRST.match(answer)
    if first is None:
        return answer  # a figure, or somebody's words in quotation marks
    word = re.sub("['’]s$", "", first["word"])
    in_part = re.findall(r"[A-Za-z][A-Za-z'’-]*", part)
    if word in _OPENING:
        ordinary = " ".join(answer.split()[:2]) not in part
    else:
        ordinary = not first["next"] and word not in in_part and _is_ordinary(word)
    return answer[0].lower() + answer[1:] if ordinary else answer


def _is_ordinary(word: str) -> bool:
    return word.lower() in _ordinary_english() or bool(_ORDINARY_END.search(word))


@cache
def _ordinary_english() -> frozenset[str]:
    return frozenset(
        word for row in read_rows(WORDS) for word in row["en"].split() if word.isalpha() and word.islower()
    ).difference(_NAMES_TOO)
