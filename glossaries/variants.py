"""Other English that says what a term of the glossary says: a check takes it as well."""

from __future__ import annotations

from functools import cache

from glossaries.store import read_rows


def variants(en: str) -> tuple[str, ...]:
    """What else may stand for the glossary's English: "morin khuur" -> ("horsehead fiddle", …)."""
    return _table().get(en, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {row["en"]: tuple(row["also"].split(";")) for row in read_rows("variants.csv")}
