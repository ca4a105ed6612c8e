"""A long sentence in parts, for an engine that loses clauses: where it is cut, how the answers are joined."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

# A part has at most about so many words: Chinese characters, and words or figures put in place.
PART_WORDS = 45

_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9][\w.,'’-]*")
_AFTER_MARK = re.compile(r"(?<=[，；：。！？])(?![”’」』）)])")
_OPEN, _CLOSE = "“‘「『（(《", "”’」』）)》"
# Words of English that keep their capital after a comma, whatever follows them.
_ALWAYS = frozenset(
    (
        *("I", "I'm", "I'll", "I've", "I'd", "Party", "China", "Chinese", "Mongolia", "Mongolian", "Beijing"),
        *calendar.month_name[1:],
        *calendar.day_name,
    )
)
_FIRST = re.compile(r"[\"'(]*(?P<word>[A-Z][\w'’-]*)(?P<next> [A-Z])?")


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
    """The answers to the parts as one text, with a comma for the stop of an answer where the part has one."""
    text = ""
    for index, answer in enumerate(answers):
        if index and parts[index - 1][-1] in "，：；":
            mark = {"，": ",", "：": ":", "；": ";"}[parts[index - 1][-1]]
            text = f"{text.rstrip('.,;: ')}{mark} {_lowered(answer, parts[index])}"
        else:
            text = f"{text} {answer}" if text else answer
    return text


def _lowered(answer: str, part: str) -> str:
    """The answer without its sentence capital; one that belongs to a name in place or to a title stays."""
    first = _FIRST.match(answer)
    if first is None or first["next"] or first["word"] in _ALWAYS or first["word"] in part:
        return answer
    if first["word"].isupper() and len(first["word"]) > 1:
        return answer
    at = first.start("word")
    return answer[:at] + answer[at].lower() + answer[at + 1 :]
