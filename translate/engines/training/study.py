"""Short training runs side by side: what the learning rate, the rank, the shares of the data and what the
prompt tells are worth."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.engines.training.data import Pair, Prompt, usual_prompt
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

if TYPE_CHECKING:
    from torch import Tensor

USUAL = Plan(minutes=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What one run does differently from the recipe; `afresh` starts from no adapter."""

    name: str
    rate: float = RATE
    rank: int = USUAL.rank
    shares: Mapping[str, int] | None = None
    afresh: bool = False
    prompt: Prompt = usual_prompt


NAMED_KINDS = {"headline", "caption"}


def prompt_by_kind(pair: Pair) -> str:
    """The usual prompt, which says of a headline or caption that it is one."""
    said = f" {pair.kind}" if pair.kind in NAMED_KINDS else ""
    return f"Chinese{said}: {pair.zh}\nEnglish{said}:"


def prompt_with_context(pair: Pair) -> str:
    """The usual prompt after the sentence before, where it is known."""
    return f"Before: {pair.before}\n{usual_prompt(pair)}" if pair.before else usual_prompt(pair)


# For the runs that go on from a trained adapter: the recipe's own rate shakes it more than it teaches.
GENTLE = 3e-4
HALF_GENERAL = {"corpus": 400, "general": 510}
SETTINGS = (
    Setting(name="recipe"),
    Setting(name="rate 5e-4", rate=5e-4),
    Setting(name="rate 2e-3", rate=2e-3),
    Setting(name="general 15 %", shares={"corpus": 730, "general": 150}),
    Setting(name="general 45 %", shares={"corpus": 430, "general": 450}),
    *(Setting(name=f"new, rank {rank}", rank=rank, afresh=True) for rank in (8, 16, 32, 64)),
    Setting(name="gentle", rate=GENTLE),
    Setting(name="gentle, by kind", rate=GENTLE, prompt=prompt_by_kind),
    Setting(name="half general", rate=GENTLE, shares=HALF_GENERAL),
    Setting(name="half general, with context", rate=GENTLE, shares=HALF_GENERAL, prompt=prompt_with_context),
)


def losses(
    base: Path,
    adapter: Path,
    rank: int,
    forms: Mapping[str, Sequence[Pair]],
    prompt: Prompt = usual_prompt,
) -> str:
    """Mean loss of an English token in nats for each of the `forms`, as a line of text."""
    from safetensors.torch import load_file
    from torch import arange, bfloat16

    from translate.engines.training.examples import encode, tensors
    from translate.engines.training.model import Trainee, load_base

    weights, tokenizer = load_base(base)
    trainee = Trainee(weights, rank, USUAL.alpha, bfloat16)
    trainee.load(cut_rank(load_file(adapter / "adapter_model.safetensors"), rank))
    every = arange(trainee.embedding.shape[0])
    found = []
    for form, pairs in forms.items():
        total = count = 0.0
        for example in encode(tokenizer, pairs, prompt):
            ids, at, targets = tensors([example], every)
            total += trainee.loss(ids, at, targets, trainee.embedding)
            count += len(at)
        found.append(f"{form} {total / max(count, 1):.4f}")
    return "  ".join(found)


def cut_rank(adapter: Mapping[str, Tensor], rank: int) -> dict[str, Tensor]:
    """The adapter of this rank that is nearest to the given one, matrix by matrix (Eckart and Young 1936).

    The scale `alpha / rank` of each is taken into account; an adapter of this rank or lower stays as it is.
    """
    from torch import linalg

    found = dict(adapter)
    for name, a in adapter.items():
        if ".lora_A." not in name or a.shape[0] <= rank:
            continue
        other = name.replace(".lora_A.", ".lora_B.")
        left, sizes, right = linalg.svd(adapter[other].float() @ a.float(), full_matrices=False)
        root = (sizes[:rank] * rank / a.shape[0]).sqrt()
        found[name], found[other] = root[:, None] * right[:rank], left[:, :rank] * root
    return found


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
    for setting in settings:
        folder = out / setting.name.replace(" ", "-")
        mixed = mixture(corpus, pairs, shares={**SHARES, **(setting.shares or {})})
        mixed = replace(mixed, prompt=setting.prompt)
        plan = Plan(
            minutes=minutes, rate=setting.rate, rank=setting.rank, word_dropout=WORD_DROPOUT, workers=1
        )
        train(base, folder, mixed, plan, start=None if setting.afresh else start)
        found = losses(base, folder, setting.rank, forms, setting.prompt)
        print(f"{setting.name:26} {found}", flush=True)


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
    parser.add_argument(
        "--cut", action="append", type=int, default=[], help="a rank to cut the starting adapter to"
    )
    arguments = parser.parse_args()
    chosen = [setting for setting in SETTINGS if not arguments.only or setting.name in arguments.only]
    cases = held_out_cases(arguments.limit)
    short = [case for case in held_out_cases() if case.kind in NAMED_KINDS]
    forms = {
        "plain": [Pair(zh=case.zh, en=case.reference, kind=case.kind) for case in cases],
        "in place": [Pair(zh=case.shown, en=case.reference, kind=case.kind) for case in cases],
        "headlines": [Pair(zh=case.shown, en=case.reference, kind=case.kind) for case in short],
    }
    if arguments.flores:
        forms["FLORES"] = read_flores(arguments.flores, arguments.limit)
    for rank in (USUAL.rank, *(min(rank, USUAL.rank) for rank in arguments.cut)):
        print(
            f"{f'start, rank {rank}':26} {losses(arguments.base, arguments.start, rank, forms)}", flush=True
        )
    where = arguments.base, arguments.start, arguments.general, arguments.out
    run(chosen, *where, arguments.minutes, forms)


if __name__ == "__main__":
    main()
