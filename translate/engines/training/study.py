"""Short training runs side by side: what the learning rate and the shares of the data are worth."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.engines.training.data import Pair
from translate.engines.training.evaluate import held_out_cases
from translate.engines.training.recipe import SHARES, mixture, read_corpus, read_general


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What one run does differently from the recipe."""

    name: str
    rate: float = 4e-4
    shares: Mapping[str, int] | None = None


SETTINGS = (
    Setting(name="rate 4e-4"),
    Setting(name="rate 8e-4", rate=8e-4),
    Setting(name="rate 2e-4", rate=2e-4),
    Setting(name="more corpus", shares={"corpus": 700, "general": 140, "framed": 120, "bare": 40}),
)


def held_out_losses(base: Path, adapter: Path, limit: int | None = None) -> tuple[float, float]:
    """Mean loss of an English token on held-out corpus lines, in nats: plain, and with all terms in place."""
    from safetensors.torch import load_file
    from torch import arange, bfloat16

    from translate.engines.training.examples import encode, tensors
    from translate.engines.training.model import Trainee, load_base
    from translate.engines.training.train import Plan

    weights, tokenizer = load_base(base)
    plan = Plan(minutes=0)
    trainee = Trainee(weights, plan.rank, plan.alpha, bfloat16)
    trainee.load(load_file(adapter / "adapter_model.safetensors"))
    every = arange(trainee.embedding.shape[0])
    found = []
    for form in ("zh", "shown"):
        pairs = [Pair(zh=getattr(case, form), en=case.reference) for case in held_out_cases(limit)]
        total = count = 0.0
        for example in encode(tokenizer, pairs):
            ids, at, targets = tensors([example], every)
            total += trainee.loss(ids, at, targets, trainee.embedding)
            count += len(at)
        found.append(total / max(count, 1))
    return found[0], found[1]


def run(
    settings: Sequence[Setting], base: Path, start: Path, general: Path | None, out: Path, minutes: float
) -> list[str]:
    """A line a setting: its losses on the held-out lines after that many minutes from the same start."""
    from translate.engines.training.train import Plan, train

    corpus, pairs = read_corpus(), read_general(general) if general else []
    plain, shown = held_out_losses(base, start)
    lines = [f"{'start':14} plain {plain:.4f}  in place {shown:.4f}"]
    print(lines[0], flush=True)
    for setting in settings:
        folder = out / setting.name.replace(" ", "-")
        mixed = mixture(corpus, pairs, shares={**SHARES, **(setting.shares or {})})
        train(base, folder, mixed, Plan(minutes=minutes, rate=setting.rate, workers=1), start=start)
        plain, shown = held_out_losses(base, folder)
        lines.append(f"{setting.name:14} plain {plain:.4f}  in place {shown:.4f}")
        print(lines[-1], flush=True)
    return lines


def main() -> None:
    """python -m translate.engines.training.study --base GGUF --start ADAPTER --out FOLDER --minutes 5."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the base model's GGUF file")
    parser.add_argument("--start", type=Path, required=True, help="folder of the PEFT adapter all begin with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--general", type=Path, help="folder of .tsv files: Chinese, tab, English")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--only", action="append", help="name of a setting; may be repeated")
    arguments = parser.parse_args()
    chosen = [setting for setting in SETTINGS if not arguments.only or setting.name in arguments.only]
    where = arguments.base, arguments.start, arguments.general, arguments.out
    print("\n".join(run(chosen, *where, arguments.minutes)))


if __name__ == "__main__":
    main()
