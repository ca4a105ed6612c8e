"""The glossary's CSV tables as terms."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from typing import cast

from glossaries.terms import CHAIN, CONTEXT, FREE, Term
from translate.document import TermStatus

TABLES = (
    "divisions.csv",
    "townships.csv",
    "geography.csv",
    "outside.csv",
    "institutions.csv",
    "phrases.csv",
    "vocabulary.csv",
)
VILLAGES = "villages.csv.gz"
WORDS = "words.csv"
COLUMNS = ("zh", "en", "kind", "parent", "code", "aliases", "source", "status")


def read_terms(contents: Iterable[bytes]) -> Iterator[Term]:
    """The terms of our own tables, each given as the content of its file."""
    for content in contents:
        rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        next(rows)
        for zh, en, kind, parent, code, aliases, source, status in rows:
            when, others = parse_aliases(zh, en, aliases)
            yield Term(
                zh=zh,
                en=en,
                kind=kind,
                parent=parent,
                code=code,
                aliases=others,
                source=source,
                status=cast(TermStatus, status),
                when=when,
            )


def unpack_villages(packed: bytes) -> bytes:
    """The content of the villages' table."""
    return gzip.decompress(packed)


def parse_aliases(zh: str, en: str, text: str) -> tuple[int, tuple[tuple[str, str, int], ...]]:
    """(when the name itself counts, the aliases) from a cell such as "呼和浩特=Hohhot;呼市;?青城".

    An alias stands for the term's own English unless it gives another after "="; "?" before it marks one
    that counts only in context, "??" one that counts only in a chain. The term's own name with such a mark
    says the same of the name itself.
    """
    when = FREE
    aliases = []
    for item in filter(None, text.split(";")):
        spelling, _, english = item.partition("=")
        marks = len(spelling) - len(spelling.lstrip("?"))
        spelling = spelling.lstrip("?")
        level = (FREE, CONTEXT, CHAIN)[min(marks, 2)]
        if spelling == zh:
            when = level
        else:
            aliases.append((spelling, english or en, level))
    return when, tuple(aliases)


def format_aliases(term: Term) -> str:
    """The cell that `parse_aliases` reads."""
    own = ["?" * term.when + term.zh] if term.when else []
    others = ["?" * when + (zh if en == term.en else f"{zh}={en}") for zh, en, when in term.aliases]
    return ";".join([*own, *others])
