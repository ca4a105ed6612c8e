"""The mixture the shipped adapter was trained on, and the command that trains it."""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from translate.engines.training.data import Maker, Mixture, Pair, Source, read_tsv
from translate.engines.training.generate import bare, framed
from translate.engines.training.inplace import in_place
from translate.engines.training.names import exchange, spelled_names

# Held out of training, in the corpus's first eleven files: the lines whose number divided by 12 leaves 5.
HELD_OUT = (12, 5)
# Pairs of each source in a pool of 1,000. General news keeps the model from forgetting what the corpus lacks.
SHARES = {"corpus": 800, "general": 110, "framed": 65, "bare": 25}
# 4e-4 learned the corpus by heart (see `study`).
RATE, WORD_DROPOUT = 1e-3, 0.1
# General pairs whose names and figures are also put in place; the rest stay plain.
GENERAL_IN_PLACE = 0.5
# Share of character 4-grams that a human and a machine version of one sentence have in common; below this one
# of them belongs to another sentence (a run of wmt17 and a few of wmt18 are one line off).
AGREEMENT = 0.16


def read_corpus(folder: Path | None = None, *, held_out: bool = False) -> list[Pair]:
    """The project's own pairs: those to train on, or those held out. Nothing of `more/` is held out."""
    root = folder or Path(str(files("translate.engines.training").joinpath("corpus")))
    found = []
    for path in [*sorted(root.glob("*.jsonl")), *sorted(root.glob("more/*.jsonl"))]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            apart = path.parent == root and number % HELD_OUT[0] == HELD_OUT[1]
            if apart == held_out:
                row = json.loads(line)
                terms = tuple((zh, en) for zh, en in row["terms"])
                found.append(Pair(zh=row["zh"], en=row["en"], terms=terms, kind=row["kind"]))
    return found


def read_general(folder: Path) -> list[list[Pair]]:
    """The usable pairs of a folder of .tsv files, the versions of one Chinese sentence together.

    Where a sentence has a human and a machine version that do not agree at all, both go.
    """
    versions: dict[str, list[Pair]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*.tsv")):
        for pair in read_tsv(path):
            if (pair.zh, pair.en) not in seen:
                seen.add((pair.zh, pair.en))
                versions[pair.zh].append(pair)
    return [
        found
        for found in versions.values()
        if all(agreement(found[0].en, p.en) > AGREEMENT for p in found[1:])
    ]


def agreement(one: str, other: str) -> float:
    """The share of character 4-grams two English sentences have in common (Dice)."""
    a, b = ({text[i : i + 4] for i in range(len(text) - 3)} for text in (one.lower(), other.lower()))
    return 2 * len(a & b) / max(len(a) + len(b), 1)


def mixture(
    corpus: list[Pair], general: list[list[Pair]], seed: int = 17, shares: Mapping[str, int] = SHARES
) -> Mixture:
    """The sources in their shares; without general pairs the others go on alone."""
    sources = [
        Source(name="corpus", size=len(corpus), share=shares["corpus"], make=_varied(corpus)),
        Source(name="framed", size=0, share=shares["framed"], make=_framed),
        Source(name="bare", size=0, share=shares["bare"], make=bare),
    ]
    if general:
        make = _general(general)
        sources.append(Source(name="general", size=len(general), share=shares["general"], make=make))
    texts = (*corpus, *(pair for versions in general for pair in versions))
    return Mixture(sources=tuple(sources), texts=texts, seed=seed)


def _varied(pairs: list[Pair]) -> Maker:
    return lambda index, rng: in_place(pairs[index], rng, exchange)


def _framed(index: int, rng: random.Random) -> Pair:
    return in_place(framed(index, rng), rng)


def _general(versions: list[list[Pair]]) -> Maker:
    def make(index: int, rng: random.Random) -> Pair:
        pair = rng.choice(versions[index])
        return in_place(spelled_names(pair), rng, exchange) if rng.random() < GENERAL_IN_PLACE else pair

    return make


def main() -> None:
    """python -m translate.engines.training.recipe --base GGUF --out FOLDER --minutes 100."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the base model's GGUF file")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the adapter; an interrupted run resumes"
    )
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--start", type=Path, help="folder of a PEFT adapter to start from")
    parser.add_argument("--general", type=Path, help="folder of .tsv files: Chinese, tab, English")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--word-dropout", type=float, default=WORD_DROPOUT)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda where there is a GPU")
    arguments = parser.parse_args()
    from translate.engines.training.train import Plan, train

    general = read_general(arguments.general) if arguments.general else []
    print(f"{len(general)} general sentences", flush=True)
    mixed = mixture(read_corpus(), general, arguments.seed)
    plan = Plan(
        minutes=arguments.minutes,
        rate=arguments.rate,
        word_dropout=arguments.word_dropout,
        workers=2 if arguments.device == "cpu" else 1,
        device=arguments.device,
    )
    train(
        arguments.base,
        arguments.out,
        mixed,
        plan,
        start=arguments.start,
        say=lambda text: print(text, flush=True),
    )


if __name__ == "__main__":
    main()
