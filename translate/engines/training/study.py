"""Short training runs side by side: what the learning rate, the rank and the shares of the data are worth."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.engines.training.data import Pair
from translate.engines.training.evaluate import held_out_cases, read_flores
from translate.engines.training.recipe import (
    RATE,
    SHARES,
    WORD_DROPOUT,
    mixture,
    read_corpus,
    read_general,
)
from translate.engines.training.train import Plan, train

USUAL = Plan(minutes=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What one run does differently from the recipe; `afresh` starts from no adapter."""

    name: str
    rate: float = RATE
    rank: int = USUAL.rank
    shares: Mapping[str, int] | None = None
    afresh: bool = False


SETTINGS = (
    Setting(name="recipe"),
    Setting(name="rate 5e-4", rate=5e-4),
    Setting(name="rate 2e-3", rate=2e-3),
    Setting(name="general 15 %", shares={"corpus": 730, "general": 150}),
    Setting(name="general 45 %", shares={"corpus": 430, "general": 450}),
    Setting(name="new, rank 8", rank=8, afresh=True),
    Setting(name="new, rank 32", afresh=True),
)


def losses(base: Path, adapter: Path, rank: int, forms: Mapping[str, Sequence[Pair]]) -> str:
    """Mean loss of an English token in nats for each of the `forms`, as a line of text."""
    from safetensors.torch import load_file
    from torch import arange, bfloat16

    from translate.engines.training.examples import encode, tensors
    from translate.engines.training.model import Trainee, load_base

    weights, tokenizer = load_base(base)
    trainee = Trainee(weights, rank, USUAL.alpha, bfloat16)
    trainee.load(load_file(adapter / "adapter_model.safetensors"))
    every = arange(trainee.embedding.shape[0])
    found = []
    for form, pairs in forms.items():
        total = count = 0.0
        for example in encode(tokenizer, pairs):
            ids, at, targets = tensors([example], every)
            total += trainee.loss(ids, at, targets, trainee.embedding)
            count += len(at)
        found.append(f"{form} {total / max(count, 1):.4f}")
    return "  ".join(found)


def run(
    settings: Sequence[Setting],
    base: Path,
    start: Path,
    general: Path | None,
    out: Path,
    minutes: float,
    forms: Mapping[str, Sequence[Pair]],
) -> None:
    """Print a line a setting: its losses after that many minutes on one core, all from the same start."""
    corpus, pairs = read_corpus(), read_general(general) if general else []
    print(f"{'start':14} {losses(base, start, USUAL.rank, forms)}", flush=True)
    for setting in settings:
        folder = out / setting.name.replace(" ", "-")
        mixed = mixture(corpus, pairs, shares={**SHARES, **(setting.shares or {})})
        plan = Plan(
            minutes=minutes, rate=setting.rate, rank=setting.rank, word_dropout=WORD_DROPOUT, workers=1
        )
        train(base, folder, mixed, plan, start=None if setting.afresh else start)
        print(f"{setting.name:14} {losses(base, folder, setting.rank, forms)}", flush=True)


def main() -> None:
    """python -m translate.engines.training.study --base GGUF --start ADAPTER --out FOLDER --minutes 5."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the base model's GGUF file")
    parser.add_argument("--start", type=Path, required=True, help="folder of the PEFT adapter all begin with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--general", type=Path, help="folder of .tsv files: Chinese, tab, English")
    parser.add_argument("--flores", type=Path, help="folder of flores-dev.zh and flores-dev.en")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--limit", type=int, help="so many lines of each form, spread over all")
    parser.add_argument("--only", action="append", help="name of a setting; may be repeated")
    arguments = parser.parse_args()
    chosen = [setting for setting in SETTINGS if not arguments.only or setting.name in arguments.only]
    cases = held_out_cases(arguments.limit)
    forms = {
        "plain": [Pair(zh=case.zh, en=case.reference) for case in cases],
        "in place": [Pair(zh=case.shown, en=case.reference) for case in cases],
    }
    if arguments.flores:
        forms["FLORES"] = read_flores(arguments.flores, arguments.limit)
    where = arguments.base, arguments.start, arguments.general, arguments.out
    run(chosen, *where, arguments.minutes, forms)


if __name__ == "__main__":
    main()
