"""A paragraph's English without controls is split into its sentences exactly, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.layout import NOT_TRANSLATED
from exports.resplit import resplit

A, B, C, D = "Snow fell all night.", "The road was shut.", "Herders fed the lambs.", "By noon it was clear."


@pytest.mark.parametrize(
    ("text", "sent", "expected"),
    [
        (f"{A} {B} {C}", (A, B, C), (A, B, C)),
        (f"{A}\n{B}", (A, B), (A, B)),
        (f"{A} It was closed. {C}", (A, B, C), (A, "It was closed.", C)),
        (f"Snow. {B} Lambs fed.", (A, B, C), ("Snow.", B, "Lambs fed.")),
        (f"{A} {C}", (A, B, C), (A, "", C)),
        (f"{B} {C}", (A, B, C), ("", B, C)),
        ("", (A, B), ("", "")),
        (f"{A} And more. {B}", (A, B), (f"{A} And more.", B)),
        (f"First: {A} {B}", (A, B), (f"First: {A}", B)),
        # Both changed, but the words where they meet stayed: the border is theirs.
        ("Snow fell one night. The road shut.", (A, B), ("Snow fell one night.", "The road shut.")),
        (f"{A} {NOT_TRANSLATED}", (A, ""), (A, NOT_TRANSLATED)),
        (f"{A} {A} {B}", (A, A, B), (A, A, B)),
    ],
)  # fmt: skip
def test_sentences_are_found_again(text: str, sent: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert resplit(text, sent) == expected


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("It snowed. Nobody came.", (A, B)),  # nothing left of either
        (f"{B} {A}", (A, B)),  # told the other way round
        (f"{A} {B}", (A, A, B)),  # which of the two went?
        ("Night. The day. Night. The end.", ("A night. The", "night. The b")),  # two borders alike
    ],
)
def test_what_cannot_be_told_is_given_up(text: str, sent: tuple[str, ...]) -> None:
    assert resplit(text, sent) is None


SENTENCES = st.lists(
    st.text("abé 汉.,?&", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool),
    min_size=1,
    max_size=5,
)


@given(SENTENCES)
def test_untouched_text_is_split_as_it_was_sent_or_given_up(sent: list[str]) -> None:
    assert resplit(" ".join(sent), sent) in (tuple(sent), None)


@given(SENTENCES, SENTENCES)
def test_no_word_is_lost_or_moved(sent: list[str], came: list[str]) -> None:
    text = " ".join(came)
    parts = resplit(text, sent)
    assert parts is None or " ".join(parts).split() == text.split()


@given(st.integers(0, 3), st.text("xyz .?汉", max_size=20))
def test_one_changed_sentence_is_found_whatever_it_became(which: int, words: str) -> None:
    sent = [A, B, C, D]
    came = [*sent]
    came[which] = words.strip()
    assert resplit(" ".join(filter(None, came)), sent) == tuple(came)
