"""Which of the base model's tokens Chinese pages and their English need: `data/tokens.b64`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import glossaries
from translate.engines.basemodel import TOKENS, pack_tokens
from translate.engines.training.data import usual_prompt
from translate.engines.training.recipe import mixture, read_corpus, read_general

# Pools of training pairs, with terms in place, that are read for their tokens.
POOLS = 40
# Tokens of English letters below this number stay whether the data have them or not: Gemma numbers its tokens
# by how often they are of use, over all its languages.
COMMON = 50_000

_NORMAL, _BYTES = 1, 6  # token types of GGUF
_HAN = re.compile("▁*[\u3000-\u303f\uff00-\uffef\u3400-\u4dbf\u4e00-\u9fff]+")
_ENGLISH = re.compile("▁?[A-Za-z]+")
_SIGN = re.compile("[\n!-~\u00a0-\u024f\u2000-\u206f\u20ac▁]")
_UNUSED = re.compile(r"<unused\d+>")


def needed(tokens: list[str], types: list[int], used: Iterable[int]) -> list[int]:
    """The numbers of the tokens that stay, in order: those used, all of Chinese, of common English, single
    signs, bytes and control tokens, and every token that one of these may be merged from.
    """
    kept = set(used)
    for number, (text, kind) in enumerate(zip(tokens, types, strict=True)):
        common = number < COMMON and _ENGLISH.fullmatch(text)
        of_use = common or _HAN.fullmatch(text) or _SIGN.fullmatch(text)
        if of_use or kind == _BYTES or (kind != _NORMAL and not _UNUSED.fullmatch(text)):
            kept.add(number)
    number_of = {text: number for number, text in enumerate(tokens)}
    waiting = [number for number in kept if types[number] == _NORMAL]
    while waiting:
        text = tokens[waiting.pop()]
        for cut in range(1, len(text)):
            parts = number_of.get(text[:cut]), number_of.get(text[cut:])
            if None not in parts:
                new = {part for part in parts if part is not None} - kept
                kept |= new
                waiting += new
    return sorted(kept)


def used_tokens(tokenizer: Any, general: Path | None) -> set[int]:
    """Every token of the training data and of the glossary's English."""
    mixed = mixture(read_corpus(), read_general(general) if general else [])
    held_out = read_corpus(held_out=True)
    pairs = chain(mixed.texts, held_out, *(mixed.pool(number) for number in range(POOLS)))
    terms = glossaries.load().terms()
    names = {en for term in terms for en in (term.en, *(alias for _, alias, _ in term.aliases))}
    texts = {text for pair in pairs for text in (usual_prompt(pair), f" {pair.en}\n")}
    texts |= {f"{lead}{name}" for name in names for lead in ("", " ")}
    return {token for ids in tokenizer(sorted(texts)).input_ids for token in ids}


def main() -> None:
    """python -m translate.engines.training.tokens --base GGUF [--general FOLDER]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the base model's GGUF file")
    parser.add_argument("--general", type=Path, help="folder of .tsv files: Chinese, tab, English")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "data" / TOKENS)
    arguments = parser.parse_args()
    from gguf import GGUFReader
    from transformers import AutoTokenizer

    base: Path = arguments.base
    fields = GGUFReader(base).fields
    tokens, types = (fields[f"tokenizer.ggml.{name}"].contents() for name in ("tokens", "token_type"))
    tokenizer = AutoTokenizer.from_pretrained(str(base.parent), gguf_file=base.name)
    kept = needed(tokens, types, used_tokens(tokenizer, arguments.general))
    arguments.out.write_bytes(pack_tokens(kept))
    print(f"{len(kept):,} of {len(tokens):,} tokens stay")


if __name__ == "__main__":
    main()
