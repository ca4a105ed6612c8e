"""What every engine promises, and the check that holds it to the promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, Self

from translate.errors import EngineError

Advance = Callable[[int], object]
"""Called with the number of sentences just finished, for a bar; negative where they are open again."""


class Answer(str):
    """An engine's English, and how far it was from sure of it.

    `surprisal` is minus the logarithm of the probability that the engine gave its own words, in nats; None
    where it cannot tell.
    """

    surprisal: float | None

    def __new__(cls, text: str, surprisal: float | None = None) -> Self:
        answer = super().__new__(cls, text)
        answer.surprisal = surprisal
        return answer


def reworded(text: str, answer: str) -> Answer:
    """The text as an answer that is as sure as the one it was made from."""
    return Answer(text, surprisal_of(answer))


def surprisal_of(english: str) -> float | None:
    """The surprisal of an answer; None for English that no engine gave."""
    return english.surprisal if isinstance(english, Answer) else None


class Engine(Protocol):
    """A Chinese-to-English translator.

    `fingerprint` changes whenever the same sentence could come out differently (model, weights, settings):
    the translation memory keys on it. `translate` returns one English string a sentence, in order, each an
    Answer where the engine can tell how sure it is; an empty or blank sentence gives an empty string;
    anything else that goes wrong raises EngineError. `attempt` 0 is the engine's best answer; 1, 2 … ask for
    other answers to sentences whose earlier ones failed the checks.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]: ...


def translate_nonblank(
    engine_name: str, sentences: Sequence[str], translate: Callable[[list[str]], Sequence[str]]
) -> list[str]:
    """One English string a sentence: blanks give "", the others go through `translate` in one call.

    Raises EngineError when `translate` returns another number of strings than it was given.
    """
    asked = [index for index, sentence in enumerate(sentences) if sentence.strip()]
    answers = translate([sentences[index] for index in asked]) if asked else []
    if len(answers) != len(asked):
        raise EngineError(
            engine_name,
            f"returned {len(answers)} sentences for {len(asked)}",
            "report this as a bug of the engine",
        )
    result = [""] * len(sentences)
    for index, answer in zip(asked, answers, strict=True):
        result[index] = reworded(answer.strip(), answer)
    return result
