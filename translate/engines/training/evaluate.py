"""How good an engine is: FLORES, the newspaper's own language, terms and figures kept, with examples."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.engines import open_engine
from translate.engines.base import Engine
from translate.engines.training.data import Pair
from translate.engines.training.inplace import Located, locate
from translate.engines.training.recipe import read_corpus
from translate.protect import Protected, put_in_place

KINDS = ("place", "name", "number", "word")
EXAMPLES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A held-out sentence: plain, with every term in place, its reference, those terms by kind."""

    zh: str
    shown: str
    reference: str
    terms: tuple[tuple[str, str], ...]
    kind: str = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Corpus scores of one set of outputs; `kept` counts terms found verbatim, by kind: (kept, all)."""

    bleu: float
    chrf: float
    kept: dict[str, tuple[int, int]]

    @property
    def kept_share(self) -> float:
        """The share of all terms that the output holds verbatim."""
        return sum(kept for kept, _ in self.kept.values()) / max(sum(n for _, n in self.kept.values()), 1)


def held_out_cases(limit: int | None = None) -> list[Case]:
    """The corpus lines no training run has seen, evenly thinned to `limit`."""
    pairs = read_corpus(held_out=True)
    step = len(pairs) / limit if limit and limit < len(pairs) else 1
    return [make_case(pairs[int(number * step)]) for number in range(int(len(pairs) / step))]


def make_case(pair: Pair) -> Case:
    """The pair in both forms: 乌审旗有38户牧民。 and "Uxin Banner有38 households牧民。"."""
    joined, found = locate(pair)
    spans = [_protected(joined, item) for item in found]
    return Case(
        zh=pair.zh,
        shown=put_in_place(pair.zh, spans),
        reference=joined.en,
        terms=tuple((span.kind, span.en) for span in spans),
        kind=pair.kind,
    )


def _protected(pair: Pair, item: Located) -> Protected:
    en = pair.en[item.en_start : item.en_end]
    return Protected(start=item.start, end=item.end, en=en, kind=item.kind)


def is_kept(term: str, output: str) -> bool:
    """Whether the output holds the term verbatim, as whole words; its first letter may be raised."""
    if term[:1].islower() and output.startswith(term[:1].upper()):
        output = term[:1] + output[1:]
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(term)}(?![A-Za-z0-9]|[.,]\d)", output) is not None


def score(outputs: Sequence[str], cases: Sequence[Case]) -> Score:
    """BLEU, chrF and the terms kept."""
    references = [[case.reference for case in cases]]
    kept = {kind: (0, 0) for kind in KINDS}
    for output, case in zip(outputs, cases, strict=True):
        for kind, term in case.terms:
            found, total = kept[kind]
            kept[kind] = (found + is_kept(term, output), total + 1)
    bleu, chrf = _corpus_scores(outputs, references)
    return Score(bleu=bleu, chrf=chrf, kept=kept)


def _corpus_scores(outputs: Sequence[str], references: list[list[str]]) -> tuple[float, float]:
    import sacrebleu

    bleu = sacrebleu.corpus_bleu(list(outputs), references).score
    return bleu, sacrebleu.corpus_chrf(list(outputs), references).score


def _sentence_chrf(output: str, reference: str) -> float:
    import sacrebleu

    return float(sacrebleu.sentence_chrf(output, [reference]).score)


def report_domain(engine: Engine, cases: Sequence[Case]) -> list[str]:
    """Lines on the held-out corpus: plain, in place, kept by kind, best and worst examples."""
    began = time.monotonic()
    plain = engine.translate([case.zh for case in cases])
    shown = engine.translate([case.shown for case in cases])
    speed = 2 * len(cases) / (time.monotonic() - began)
    lines = [
        f"{engine.name} ({engine.fingerprint}), {len(cases)} held-out corpus lines, {speed:.1f} sentences/s"
    ]
    for name, outputs in (("plain", plain), ("in place", shown)):
        result = score(outputs, cases)
        parts = ", ".join(f"{kind} {kept}/{total}" for kind, (kept, total) in result.kept.items() if total)
        lines.append(
            f"  {name:9} BLEU {result.bleu:5.1f}  chrF {result.chrf:5.1f}  "
            f"terms verbatim {result.kept_share:6.1%}  ({parts})"
        )
    ranked = sorted(zip(shown, cases, strict=True), key=lambda row: _sentence_chrf(row[0], row[1].reference))
    for title, rows in (("worst", ranked[:EXAMPLES]), ("best", ranked[-EXAMPLES:])):
        lines.append(f"  {title}:")
        for output, case in rows:
            lines += [f"    {case.shown}", f"      engine: {output}", f"      editor: {case.reference}"]
    return lines


def report_flores(engine: Engine | None, folder: Path, limit: int | None) -> list[str]:
    """Lines on FLORES-200 dev, `flores-dev.zh` and `.en`; `flores-dev.NAME.en` is another system's output."""
    pairs = read_flores(folder, limit)
    reference = [pair.en for pair in pairs]
    if engine is not None:
        bleu, chrf = _corpus_scores(engine.translate([pair.zh for pair in pairs]), [reference])
        return [f"{engine.name}: FLORES dev ({len(pairs)} sentences) BLEU {bleu:.1f}  chrF {chrf:.1f}"]
    found = []
    for path in sorted(folder.glob("flores-dev.*.en")):
        bleu, chrf = _corpus_scores(_lines(path, limit), [reference])
        found.append(f"{path.name}: published output, BLEU {bleu:.1f}  chrF {chrf:.1f}")
    return found


def read_flores(folder: Path, limit: int | None = None) -> list[Pair]:
    """The first `limit` sentences of FLORES-200 dev: `flores-dev.zh` with `flores-dev.en`."""
    source, reference = (_lines(folder / f"flores-dev.{end}", limit) for end in ("zh", "en"))
    before = ["", *source]
    return [Pair(zh=zh, en=en, before=last) for zh, en, last in zip(source, reference, before, strict=False)]


def _lines(path: Path, limit: int | None) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[:limit]


def main() -> None:
    """python -m translate.engines.training.evaluate [--engine builtin] [--limit 100] [--flores FOLDER]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="append", help="default: builtin; may be repeated")
    parser.add_argument("--limit", type=int, help="sentences of each set (default: all)")
    parser.add_argument("--flores", type=Path, help="folder of flores-dev.zh and flores-dev.en")
    arguments = parser.parse_args()
    cases = held_out_cases(arguments.limit)
    if arguments.flores:
        print("\n".join(report_flores(None, arguments.flores, arguments.limit)), flush=True)
    for name in arguments.engine or ["builtin"]:
        engine = open_engine(name)
        print("\n".join(report_domain(engine, cases)), flush=True)
        if arguments.flores:
            print("\n".join(report_flores(engine, arguments.flores, arguments.limit)), flush=True)


if __name__ == "__main__":
    main()
