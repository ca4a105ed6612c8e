"""What the glossary holds, by level and status: `python -m glossaries.stats`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from glossaries.glossary import load
from glossaries.terms import Term, level_of

_LEVELS = ("region", "prefecture", "county", "township", "village")
_STATUSES = ("established", "derived", "proposed", "user")


def count_terms(terms: Iterable[Term]) -> dict[str, Counter[str]]:
    """Row -> status -> number of terms; a row is an administrative level, or the kind of all other terms."""
    rows: dict[str, Counter[str]] = {level: Counter() for level in _LEVELS}
    for term in terms:
        row = level_of(term.code) if term.kind not in ("province", "foreign") else ""
        counts = rows.setdefault(row or term.kind, Counter())
        counts[term.status] += 1
        counts["other spellings"] += len(term.aliases)
    return rows


def table(terms: Iterable[Term]) -> str:
    """The counts as a table with a line a row and a last line of totals."""
    rows = count_terms(terms)
    total: Counter[str] = Counter()
    for counts in rows.values():
        total.update(counts)
    columns = [*(status for status in _STATUSES if total[status]), "other spellings"]
    lines = ["".join(f"{head:>16}" for head in ("level or kind", "terms", *columns))]
    for row, counts in (*rows.items(), ("all", total)):
        terms_in_row = sum(counts[status] for status in _STATUSES)
        numbers = (terms_in_row, *(counts[column] for column in columns))
        lines.append(f"{row:>16}" + "".join(f"{number:>16,}" for number in numbers))
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(load().terms()))
