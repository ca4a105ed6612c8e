"""What of the English put in place in a Chinese sentence its translation lacks, or has run together."""

from __future__ import annotations

import re

# A name, term or measure in place: letters, with what stands inside one. Bare figures are left out, for
# English spells the small ones.
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.’'&/-]*[A-Za-z0-9]|[A-Za-z]")
_ARTICLE = re.compile(r"^(?:the|an?) (?=.)", re.IGNORECASE)
# No "for" or "to", which would part forwards and towards.
_GLUED = "[Tt]he|of|and|with|from|their|its"


def missing_english(shown: str, english: str) -> list[str]:
    """The names and terms in place that the answer lacks: Uxin Banner有38 households -> ["38 households"].

    Of a chain of places those that are missing; capitals do not count.
    """
    said = english.casefold()
    found: list[str] = []
    for run in _RUN.findall(shown):
        for part in run.split(", "):
            name = _ARTICLE.sub("", part.strip())
            if sum(map(str.isalpha, name)) > 1 and name.casefold() not in said and name not in found:
                found.append(name)
    return found


def mended_copies(shown: str, english: str) -> str:
    """The answer with what a copied word lost: a space, or its first letter too.

    "onto thetricycles" -> "onto the tricycles", "in theuyang Community" -> "in the Huyang Community".
    """
    for run in _RUN.findall(shown):
        first = run.partition(" ")[0].rstrip(",.")
        if len(first) > 5 and first[0].isupper() and run not in english:
            english = re.sub(rf"\b({_GLUED})(?={re.escape(run[1:])}\b)", rf"\1 {run[0]}", english)
            if " " in run:  # of one word the rest may be another word: Bridge, ridge
                english = re.sub(rf"(?<![A-Za-z])(?={re.escape(run[1:])}\b)", run[0], english)
        if len(first) > 3:
            english = re.sub(rf"\b({_GLUED})(?={re.escape(first)}\b)", r"\1 ", english)
    return english
