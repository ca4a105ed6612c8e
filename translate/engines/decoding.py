"""How a sequence-to-sequence model is asked: batches, search settings, and what is asked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# CPU time a sentence and peak memory on two cores, for a base-size model, int8, beam 4, 32 tokens a sentence:
# one sentence a batch 140 ms, 150 MB; 256 tokens 58 ms, 235 MB; 512 tokens 45 ms, 297 MB; 1024 tokens 42 ms,
# 436 MB; 4096 tokens slower again.
BATCH_TOKENS = 512
SMALLEST_BATCH_TOKENS = 256

# In a batch of short sentences the beams of the decoder take the memory, not the tokens of the source: a
# shorter sentence counts as one of this length.
SHORTEST_TOKENS = 48

# English comes to 1 to 2 tokens for one of Chinese; three times as many is a loop.
LENGTH_RATIO = 3
LENGTH_FLOOR = 24
LENGTH_CAP = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How CTranslate2 searches. Beam 4 and length penalty 0.2 are what Argos Translate itself uses.

    Patience 2 goes on until eight hypotheses are complete: with 1, four bad short ones can end the search
    while a better one is a few words from its end (Kasai et al. 2022). It costs 3 % of the time.
    """

    beam_size: int = 4
    patience: float = 2.0
    length_penalty: float = 0.2
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    min_decoding_length: int = 1
    rank: int = 0
    """Which of the hypotheses found is taken: 0 is the best."""


# A translation that is empty, endless or looping is asked for again in these ways, in turn. The control of
# repetition is not always on: it also forbids what good English repeats ("the ... of the ... of the ...").
RETRIES = (
    Decoding(no_repeat_ngram_size=4, min_decoding_length=4),
    Decoding(no_repeat_ngram_size=3, min_decoding_length=4, repetition_penalty=1.3, length_penalty=1.0),
    Decoding(no_repeat_ngram_size=2, min_decoding_length=4, repetition_penalty=1.5, beam_size=1),
)


def token_batches(tokens: Mapping[str, Sequence[str]], size: int) -> Iterator[list[str]]:
    """The keys, longest first, in batches of at most `size` tokens, padding counted in."""
    batch: list[str] = []
    longest = 0
    for key in sorted(tokens, key=lambda key: len(tokens[key]), reverse=True):
        if batch and (len(batch) + 1) * longest > size:
            yield batch
            batch = []
        longest = longest if batch else max(SHORTEST_TOKENS, len(tokens[key]))
        batch.append(key)
    if batch:
        yield batch


def batch_size(tokens: Mapping[str, Sequence[str]], workers: int) -> int:
    """The tokens to put in a batch, so that no worker is idle while there is enough to do."""
    total = sum(max(SHORTEST_TOKENS, len(sentence)) for sentence in tokens.values())
    return min(BATCH_TOKENS, max(SMALLEST_BATCH_TOKENS, -(-total // workers)))


def length_limit(source: Sequence[str]) -> int:
    """How many tokens the translation may have before it counts as endless."""
    return min(LENGTH_CAP, LENGTH_RATIO * len(source) + LENGTH_FLOOR)


def badness(source: Sequence[str], english: Sequence[str]) -> int:
    """0 for a translation that may be sound; the longer it goes round in a loop or on without end, the more.

    None at all, or only punctuation for words, is the worst.
    """
    if has_words(source) and not has_words(english):
        return 1_000_000
    return max(0, len(english) - length_limit(source) + 1) + longest_loop(english)


def longest_loop(tokens: Sequence[str]) -> int:
    """How many tokens a phrase takes up that stands three or more times in a row; 0 without such a phrase."""
    longest = 0
    for period in range(1, len(tokens) // 3 + 1):
        run = 0
        for position in range(period, len(tokens)):
            run = run + 1 if tokens[position] == tokens[position - period] else 0
            if (
                run >= 2 * period
                and run + period > longest
                and has_words(tokens[position - period + 1 : position + 1])
            ):
                longest = run + period
    return longest


def has_words(tokens: Sequence[str]) -> bool:
    return any(character.isalnum() for token in tokens for character in token)
