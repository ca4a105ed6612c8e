"""What is asked of an engine, and when: each sentence once, faulty answers again when all have one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import glossaries
from translate.document import Segment
from translate.drafting import COMMIT_EVERY, RETRIES, translate_segments
from translate.engines.base import Advance

FAULTY = "收入{number}元。"
SENTENCES = COMMIT_EVERY * 2 + 5


class _LosesFigures:
    """An engine that leaves out a figure that begins with 1 until it is asked for the last time."""

    name = fingerprint = "stub"

    def __init__(self, stop_at: int | None = None) -> None:
        self.asked: list[tuple[int, list[str]]] = []
        self.stop_at = stop_at

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]:
        self.asked.append((attempt, list(sentences)))
        if len(self.asked) == self.stop_at:
            raise KeyboardInterrupt
        if advance:
            advance(len(sentences))
        figures = [text.removesuffix("。").removeprefix("收入") for text in sentences]
        return [
            "Income rose." if figure.startswith("1") and attempt < RETRIES else f"Income was {figure}."
            for figure in figures
        ]


def _segments(numbers: Sequence[int]) -> list[Segment]:
    return [
        Segment(id=f"a01.p{place:03d}.s01", role="sentence", source=FAULTY.format(number=number))
        for place, number in enumerate(numbers, start=1)
    ]


# Every tenth figure begins with 1, the others with 2.
NUMBERS = [1000 + number // 10 if number % 10 == 0 else 2001 + number for number in range(SENTENCES)]


def test_faulty_answers_are_asked_for_again_when_every_sentence_has_one() -> None:
    engine, told = _LosesFigures(), []
    done = translate_segments(
        _segments(NUMBERS), engine=engine, glossary=glossaries.load(), advance=told.append
    )
    faulty = sum(number < 2000 for number in NUMBERS)
    sizes = [len(asked) for _, asked in engine.asked]
    assert sizes == [COMMIT_EVERY, COMMIT_EVERY, 5] + [faulty] * RETRIES
    assert all(f"{number:,}" in t.target for number, t in zip(NUMBERS, done, strict=True))
    assert sum(told) == SENTENCES
    assert sum(count for count in told if count < 0) == -faulty


def test_a_sentence_that_stands_twice_is_asked_once_and_counted_twice() -> None:
    engine, told = _LosesFigures(), []
    done = translate_segments(
        _segments([2001, 2001, 2002]), engine=engine, glossary=glossaries.load(), advance=told.append
    )
    assert [len(asked) for _, asked in engine.asked] == [2]
    assert done[0].target == done[1].target
    assert sum(told) == 3


@pytest.mark.parametrize("stop_at", [3, 4])
def test_a_run_stopped_in_the_third_group_or_the_first_retry_keeps_the_good_answers(
    tmp_path: Path, stop_at: int
) -> None:
    memory, glossary = tmp_path / "m.sqlite", glossaries.load()
    with pytest.raises(KeyboardInterrupt):
        translate_segments(
            _segments(NUMBERS), engine=_LosesFigures(stop_at), glossary=glossary, memory=memory
        )
    again = _LosesFigures()
    done = translate_segments(_segments(NUMBERS), engine=again, glossary=glossary, memory=memory)
    kept = sum(number > 2000 for number in NUMBERS[: COMMIT_EVERY * (stop_at - 1)])
    assert sum(t.origin == "memory" for t in done) == kept
    first = [text for attempt, asked in again.asked if attempt == 0 for text in asked]
    assert len(first) == SENTENCES - kept
