"""Batches, and telling a sound translation from a loop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.decoding import badness, batch_size, longest_loop, token_batches


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("the herders of the banner of the league of the region", 0),
        ("very very good", 0),
        ("very very very good", 3),
        ("he said that he said that he said that it was so", 9),
        ("a b a b a b a", 7),
        (". . . . . .", 0),
        ("one two three one two three", 0),
    ],
)
def test_a_loop_is_a_phrase_three_times_in_a_row(text: str, length: int) -> None:
    """Its length in tokens; ordinary English, and a row of points, is none."""
    assert longest_loop(text.split()) == length


@pytest.mark.parametrize(
    ("source", "english", "suspect"),
    [
        ("下 雪 了 。", "It snowed .", False),
        ("下 雪 了 。", "", True),
        ("下 雪 了 。", ". .", True),
        ("…… 。", "... .", False),
        ("下 雪 了 。", "It snowed snowed snowed .", True),
        ("下 雪 了 。", " ".join(f"word{i}" for i in range(40)), True),
    ],
)
def test_what_is_tried_again(source: str, english: str, suspect: bool) -> None:
    """Empty, looping and endless translations, and no others."""
    assert bool(badness(source.split(), english.split())) is suspect


@given(st.lists(st.integers(1, 150), max_size=80), st.integers(48, 400))
def test_batches_hold_every_sentence_once_and_no_more_than_their_size(lengths: list[int], size: int) -> None:
    """Longest first; only a sentence longer than the size makes a batch larger than it, on its own."""
    tokens = {str(number): ["字"] * length for number, length in enumerate(lengths)}
    batches = list(token_batches(tokens, size))
    assert sorted(part for batch in batches for part in batch) == sorted(tokens)
    for batch in batches:
        longest = max(len(tokens[part]) for part in batch)
        assert len(batch) == 1 or len(batch) * max(longest, 48) <= size
    in_order = [len(tokens[part]) for batch in batches for part in batch]
    assert in_order == sorted(in_order, reverse=True)


@pytest.mark.parametrize(
    ("sentences", "workers", "size"), [(0, 2, 256), (5, 2, 256), (20, 2, 480), (100, 2, 512), (30, 4, 360)]
)
def test_a_short_page_is_shared_among_the_cores(sentences: int, workers: int, size: int) -> None:
    """Large batches are faster, but not when the other cores then have nothing to do."""
    assert batch_size({str(number): ["雪"] * 20 for number in range(sentences)}, workers) == size
