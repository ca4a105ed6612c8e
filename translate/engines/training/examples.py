"""Pairs as token ids, in batches, with the tokens they should predict."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from translate.engines.training.data import Mixture, Pair, Prompt, usual_prompt

MAX_TOKENS = 320  # of one example; longer ones are under one in two hundred and make padded batches wasteful
COMMON_TOKEN = 8  # occurrences that bring a token of the Chinese side into the softmax


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids of prompt and English, and where the English begins."""

    ids: list[int]
    start: int


def encode(tokenizer: Any, pairs: Iterable[Pair], prompt: Prompt = usual_prompt) -> list[Example]:
    """The pairs as token ids, those over MAX_TOKENS left out."""
    pairs = list(pairs)
    prompts = tokenizer([prompt(pair) for pair in pairs]).input_ids
    answers = tokenizer([f" {pair.en}\n" for pair in pairs], add_special_tokens=False).input_ids
    made = (Example(prompt + answer, len(prompt)) for prompt, answer in zip(prompts, answers, strict=True))
    return [example for example in made if len(example.ids) <= MAX_TOKENS]


def batches(examples: list[Example], batch_tokens: int, rng: random.Random) -> list[list[Example]]:
    """The examples in batches of like length, none over `batch_tokens` with its padding, in random order."""
    ordered = sorted(examples, key=lambda example: (len(example.ids), rng.random()))
    found: list[list[Example]] = [[]]
    for example in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(example.ids) > batch_tokens:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    return found


def tensors(batch: list[Example], row_of: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Padded ids, flat positions that predict English, and the rows of the head they should predict."""
    length = max(len(example.ids) for example in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    at: list[int] = []
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        at.extend(range(row * length + example.start - 1, row * length + len(example.ids) - 1))
    where = torch.tensor(at)
    targets = row_of[ids.view(-1)[where + 1]]
    known = targets >= 0
    return ids, where[known], targets[known]


def choose_vocabulary(tokenizer: Any, mixture: Mixture, pools: int = 4) -> Tensor:
    """Ids of the tokens the softmax runs over: those of all English, and those common on the Chinese side.

    The Chinese ones belong to it: with English pieces alone the model never learns to avoid Chinese.
    """
    made = [*mixture.texts, *(pair for number in range(pools) for pair in mixture.pool(number))]
    english = tokenizer(["\n", *(f" {pair.en}" for pair in made)], add_special_tokens=False).input_ids
    chinese = tokenizer([pair.zh for pair in made], add_special_tokens=False).input_ids
    counts = Counter(token for ids in chinese for token in ids)
    common = {token for token, count in counts.items() if count >= COMMON_TOKEN}
    return torch.tensor(sorted(common.union(*english)))
