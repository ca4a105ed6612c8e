"""What the warning of an unsure engine is worth: lines that two readers graded, beside their surprisal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import product

from translate.certainty import UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """English of the built-in engine, and what two readers said who saw the Chinese, not the surprisal."""

    zh: str
    en: str
    surprisal: float
    grades: tuple[str, ...]
    misleads: tuple[bool, ...]

    @property
    def is_rewritten(self) -> bool:
        """Whether a reader would translate it afresh."""
        return "rewrite" in self.grades

    @property
    def is_misleading(self) -> bool:
        """Whether a reader found that the English alone gives a wrong idea of what happened."""
        return any(self.misleads)


def read_graded() -> list[Graded]:
    """The graded lines: every other held-out line from the 207th on, none of them trained on."""
    text = files("translate.engines.training").joinpath("graded.jsonl").read_text(encoding="utf-8")
    rows = map(json.loads, text.splitlines())
    return [
        Graded(
            zh=row["zh"],
            en=row["en"],
            surprisal=row["surprisal"],
            grades=tuple(row["grades"]),
            misleads=tuple(row["misleads"]),
        )
        for row in rows
    ]


def auc(wrong: Sequence[float], right: Sequence[float]) -> float:
    """How often a wrong line has the greater value than a right one; 0.5 is chance."""
    pairs = list(product(wrong, right))
    return sum((one > other) + 0.5 * (one == other) for one, other in pairs) / max(len(pairs), 1)


def describe(rows: Sequence[Graded]) -> str:
    """How many rows, and the shares to be rewritten and misleading."""
    count = max(len(rows), 1)
    rewritten = sum(row.is_rewritten for row in rows) / count
    misleading = sum(row.is_misleading for row in rows) / count
    return f"{len(rows):>4} {rewritten:>9.0%} {misleading:>11.0%}"


def main() -> None:
    """python -m translate.engines.training.certainty: shares of bad lines, flagged and not."""
    rows = read_graded()
    print(f"{'':14} rows  rewrite  misleading")
    print(f"{'all':14} {describe(rows)}")
    print(f"{'flagged':14} {describe([row for row in rows if row.surprisal >= UNSURE])}")
    print(f"{'not flagged':14} {describe([row for row in rows if row.surprisal < UNSURE])}")
    bad = [row.surprisal for row in rows if row.is_misleading]
    good = [row.surprisal for row in rows if not row.is_misleading]
    print(f"a misleading line has the greater surprisal in {auc(bad, good):.0%} of pairs")


if __name__ == "__main__":
    main()
