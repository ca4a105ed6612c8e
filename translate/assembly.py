"""Elements become articles: the cheapest reading of the page under the grammar of newspaper make-up.

The page is read as the sequence of steps that costs least, found in one pass (Viterbi), so that a headline
after one article cannot be taken for the next one's without the rest of the page agreeing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from translate.columns import is_finished
from translate.document import ArticleKind
from translate.elements import Element
from translate.grammar import HABITS, Habit, Move, State, StepRole, View, closing_cost, moves
from translate.lines import HANZI
from translate.writers import dateline, fold, names_in

# States worse than the best by this much are given up.
_BEAM = 16.0
# After so many elements the readings are compared: what they agree on is settled, and need not be remembered.
_SETTLED = 500
# Paragraphs looked at on each side of a headline for its words.
_REACH = 12
# What says by itself that a paragraph belongs to a picture.
_PICTURED = re.compile("图为|图[①-⑨一二三四五1-9][：:为]|[上下左右]图[：:为]?|题图|图片说明")
# A caption says little, and a brief's title less.
_CAPTION = 150
_TITLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an element was taken for; `opens` tells that a new article begins with it, `resumes` that
    the article goes on that a caption broke off."""

    element: Element
    role: StepRole
    kind: ArticleKind
    opens: bool
    resumes: bool
    reason: str


class _Back(NamedTuple):
    """An element, and for each state after it the state before and the move between."""

    element: Element
    moves: dict[State, tuple[State, Move]]


def read_makeup(elements: Sequence[Element]) -> tuple[Step, ...]:
    """What each element is, on the reading of the whole page that costs least.

    It is read once as a page that sets its headlines above the text and once as one whose headlines come
    after it, as happens when text is taken from a page's file in the order in which its boxes were made.
    """
    marked = any(element.kind not in ("heading", "paragraph") for element in elements)
    habits = HABITS if marked else (HABITS[0]._replace(lone=0.0),)
    views = list(_views(elements))
    readings = [_read(views, habit) for habit in habits]
    return min(readings, key=lambda reading: reading[0])[1]


def _read(views: Sequence[View], habit: Habit) -> tuple[float, tuple[Step, ...]]:
    """The cheapest reading under one habit, and its cost."""
    best: dict[State, float] = {State(): habit.unlikely}
    trail: list[_Back] = []
    steps: list[Step] = []
    for view in views:
        reached: dict[State, float] = {}
        back: dict[State, tuple[State, Move]] = {}
        for state, cost in best.items():
            for move in moves(state, view, habit):
                total = cost + move.cost
                if total < reached.get(move.state, float("inf")):
                    reached[move.state] = total
                    back[move.state] = (state, move)
        limit = min(reached.values()) + _BEAM
        best = {state: cost for state, cost in reached.items() if cost <= limit}
        trail.append(_Back(view.element, back))
        if len(trail) >= _SETTLED:
            steps += _settle(trail, set(best))
    state = min(best, key=lambda s: best[s] + closing_cost(s))
    return best[state] + closing_cost(state), (*steps, *_trace(trail, state))


def _settle(trail: list[_Back], states: set[State]) -> list[Step]:
    """The steps on which all readings agree by now, taken off the trail."""
    for index in range(len(trail) - 1, 0, -1):
        states = {trail[index].moves[state][0] for state in states}
        if len(states) == 1:
            settled = _trace(trail[:index], states.pop())
            del trail[:index]
            return settled
    return []


def _trace(trail: Sequence[_Back], state: State) -> list[Step]:
    """The steps that led to a state."""
    steps: list[Step] = []
    for back in reversed(trail):
        before, move = back.moves[state]
        steps.append(
            Step(
                element=back.element,
                role=move.role,
                kind=state.kind,
                opens=move.opens,
                resumes=move.resumes,
                reason=move.reason or back.element.reason,
            )
        )
        state = before
    return steps[::-1]


def _views(elements: Sequence[Element]) -> Iterator[View]:
    names: tuple[str, ...] = ()
    for index, element in enumerate(elements):
        repeats = False
        if element.kind == "byline":
            these = names_in(element.text)
            repeats, names = these == names and element.gap == 0, these
        after = elements[index + 1] if index + 1 < len(elements) else None
        affinity = _affinity(elements, index) if element.kind == "heading" else 0.0
        text = element.text if element.kind == "paragraph" else ""
        yield View(
            element=element,
            after=after,
            affinity=affinity,
            repeats=repeats,
            shifts=_shifts(elements, index),
            dated=dateline(text) is not None,
            pictured=bool(_PICTURED.search(fold(text))),
            shows=bool(_PICTURED.match(fold(text))) and len(text) <= _CAPTION,
            captioned=element.kind == "heading" and _over_caption(elements, index),
            titled=element.kind == "brief" and len(element.text) <= _TITLE and not is_finished(element.text),
        )


def _over_caption(elements: Sequence[Element], index: int) -> bool:
    """Whether a short paragraph and its photographer come next."""
    text, credit = elements[index + 1 : index + 2], elements[index + 2 : index + 3]
    if not text or not credit or credit[0].kind != "credit":
        return False
    return text[0].kind == "paragraph" and len(text[0].text) <= _CAPTION


def _shifts(elements: Sequence[Element], index: int) -> bool:
    """Whether the text before and after a heading is set to clearly different widths."""
    if elements[index].kind != "heading":
        return False
    sides: list[float] = []
    for step in (-1, 1):
        position = index + step
        while 0 <= position < len(elements) and elements[position].kind == "heading":
            position += step
        near = range(position, position + 3 * step, step)
        widths = [elements[i].measure for i in near if 0 <= i < len(elements)]
        sides.append(max(widths, default=0.0))
    low, high = sorted(sides)
    return low > 0 and low < 0.8 * high


def _affinity(elements: Sequence[Element], index: int) -> float:
    """From -1 to 1: whether the headline's words occur after it (-1) or before it (1)."""
    wanted = _pairs(elements[index].text)
    if not wanted:
        return 0.0
    before = wanted & _pairs(_run(elements, index, -1))
    after = wanted & _pairs(_run(elements, index, 1))
    return (len(before - after) - len(after - before)) / max(len(wanted), 3)


def _run(elements: Sequence[Element], index: int, step: int) -> str:
    """The text on one side of an element, up to where another article must begin."""
    texts: list[str] = []
    position = index + step
    while 0 <= position < len(elements) and len(texts) < _REACH:
        element = elements[position]
        if element.kind == "paragraph":
            texts.append(element.text)
        elif element.kind in ("column", "credit", "brief", "signature") or (
            element.kind == "byline" and texts
        ):
            break
        position += step
    return "\n".join(texts)


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring Chinese characters in the text."""
    return {a + b for run in re.findall(f"[{HANZI}]+", text) for a, b in pairwise(run)}
