"""What the whole path makes of an engine: terms and figures right at once, after retries, or flagged."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import glossaries
from translate.checks import run_checks
from translate.document import Segment, TermMatch
from translate.drafting import Draft, ask_with_stand_ins, best_targets, draft_segments
from translate.engines import open_engine
from translate.engines.base import Engine
from translate.engines.training.recipe import read_corpus
from translate.numerals import find_quantities
from translate.protect import protected_spans, put_in_place
from translate.term_check import has_term

SEED = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way of asking: chrF, and of the terms and figures how many were right, flagged, silently wrong."""

    way: str
    chrf: float
    terms: int
    terms_right: int
    figures: int
    figures_right: int
    silent: int

    def __str__(self) -> str:
        terms, figures = self.terms_right / max(self.terms, 1), self.figures_right / max(self.figures, 1)
        return (
            f"{self.way:28} chrF {self.chrf:5.1f}  terms right {terms:6.1%} of {self.terms}  "
            f"figures right {figures:6.1%} of {self.figures}  neither right nor flagged {self.silent}"
        )


def report(engine: Engine, limit: int | None) -> list[Row]:
    """A row a way of asking, over held-out corpus lines, each an article of its own."""
    pairs = read_corpus(held_out=True)
    pairs = random.Random(SEED).sample(pairs, min(limit or len(pairs), len(pairs)))
    segments = [
        Segment(id=f"a{number:02d}.p01.s01", role="sentence", source=pair.zh)
        for number, pair in enumerate(pairs, start=1)
    ]
    references = [pair.en for pair in pairs]
    drafts = draft_segments(segments, glossaries.load())
    plain = [replace(draft, shown=draft.segment.source) for draft in drafts]
    rows = [
        _row("plain", drafts, best_targets(plain, engine, retries=0), references),
        _row("in place, first answer", drafts, best_targets(drafts, engine, retries=0), references),
        _row("stand-ins, first answer", drafts, ask_with_stand_ins(drafts, engine), references),
        _row("in place, after retries", drafts, best_targets(drafts, engine), references),
    ]
    control = _with_random_terms(drafts)
    return [*rows, _row("random terms, first answer", control, best_targets(control, engine, retries=0), [])]


def _row(way: str, drafts: Sequence[Draft], targets: Sequence[str], references: Sequence[str]) -> Row:
    terms = terms_right = figures = figures_wrong = silent = 0
    for draft, target in zip(drafts, targets, strict=True):
        findings = run_checks(draft.segment, target, draft.terms)
        flagged = "\n".join(finding.message for finding in findings if finding.check == "term")
        for term in draft.terms:
            right = has_term(term, target)
            terms, terms_right = terms + 1, terms_right + right
            # Of a chain of places the finding names those that are missing.
            named = (term.zh, *(part.zh for part in term.parts))
            silent += not right and not any(zh in flagged for zh in named)
        figures += sum(quantity.safe_in_place for quantity in find_quantities(draft.segment.source))
        figures_wrong += sum(f.check == "number" and f.severity == "error" for f in findings)
    chrf = 0.0
    if references:
        import sacrebleu

        chrf = sacrebleu.corpus_chrf(list(targets), [list(references)]).score
    return Row(
        way=way,
        chrf=chrf,
        terms=terms,
        terms_right=terms_right,
        figures=figures,
        figures_right=max(0, figures - figures_wrong),
        silent=silent,
    )


def _with_random_terms(drafts: Sequence[Draft]) -> list[Draft]:
    """Each term's English exchanged for that of another of its kind: is what is shown carried over?"""
    choice = random.Random(SEED)
    by_kind: dict[str, list[TermMatch]] = {}
    for draft in drafts:
        for term in draft.terms:
            by_kind.setdefault(term.kind, []).append(term)
    exchanged = []
    for draft in drafts:
        terms = tuple(
            replace(term, en=choice.choice(by_kind[term.kind]).en, parts=()) for term in draft.terms
        )
        spans = protected_spans(draft.segment.source, terms, find_quantities(draft.segment.source))
        shown = put_in_place(draft.segment.source, spans)
        exchanged.append(replace(draft, terms=terms, spans=spans, shown=shown))
    return exchanged


def main() -> None:
    """python -m translate.engines.training.path [--engine builtin] [--limit 100]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="builtin")
    parser.add_argument("--limit", type=int, help="held-out lines to take (default: all)")
    arguments = parser.parse_args()
    for row in report(open_engine(arguments.engine), arguments.limit):
        print(row, flush=True)


if __name__ == "__main__":
    main()
