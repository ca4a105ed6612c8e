"""The Latin tokens that no training text holds: they may never come out, for nothing taught them when to."""

from __future__ import annotations

import argparse
import base64
import re
import textwrap
import zlib
from collections.abc import Container, Sequence
from pathlib import Path

from translate.engines.training.recipe import mixture, read_corpus, read_general

# What the engine's grammar lets through, with SentencePiece's mark for a space; other tokens never come out.
_LATIN = re.compile("[\\n -~\u00a0-\u024f\u2010-\u2027\u2032\u2033\u20ac▁]*")
_CHINESE = re.compile("[\u2e80-\uffef]")


def pack_untrained(pieces: Sequence[str], trained: Container[int]) -> str:
    """The ids of Latin pieces not among the trained ones, as a bit set, deflated, in base64 lines."""
    bits = bytearray(-(-len(pieces) // 8))
    for token, piece in enumerate(pieces):
        if token not in trained and _LATIN.fullmatch(piece):
            bits[token >> 3] |= 1 << (token & 7)
    packed = base64.b64encode(zlib.compress(bytes(bits), 9)).decode()
    return "\n".join(textwrap.wrap(packed, 100)) + "\n"


def main() -> None:
    """python -m translate.engines.training.untrained --base GGUF --general FOLDER --out FILE."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the base model's GGUF file")
    parser.add_argument("--general", type=Path, help="the folder that the training run was given")
    parser.add_argument("--out", type=Path, required=True, help="the file beside the adapter, untrained.b64")
    arguments = parser.parse_args()
    from translate.engines.training.model import load_base
    from translate.engines.training.train import choose_vocabulary

    _, tokenizer = load_base(arguments.base)
    general = read_general(arguments.general) if arguments.general else []
    vocabulary = choose_vocabulary(tokenizer, mixture(read_corpus(), general)).tolist()
    pieces = tokenizer.convert_ids_to_tokens(range(len(tokenizer)))
    trained = {token for token in vocabulary if not _CHINESE.search(pieces[token])}
    arguments.out.write_text(pack_untrained(pieces, trained), encoding="ascii")


if __name__ == "__main__":
    main()
