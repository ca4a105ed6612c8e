"""What of the English put in place in a Chinese sentence its translation lacks."""

from __future__ import annotations

import re

# A name, term or measure in place: letters, with what stands inside one. Bare figures are left out, for
# English spells the small ones.
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.’'&/-]*[A-Za-z0-9]|[A-Za-z]")
_ARTICLE = re.compile(r"^(?:the|an?) (?=.)", re.IGNORECASE)


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
