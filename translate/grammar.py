"""The grammar of newspaper make-up: what an element may be after what came before it, and at what cost.

An article is [column] [headline] [byline] text [headline] [byline], its text broken by sub-headings; a
brief is one marked paragraph; a caption is [title] text credit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from translate.document import ArticleKind
from translate.elements import Element
from translate.writers import AFFILIATION, dateline

Stage = Literal["start", "head", "text", "sub", "closed"]
StepRole = Literal["column", "title", "byline", "repeat", "heading", "text", "unplaced"]

# Costs are in units of "one odd thing on the page". They were set on the invented pages under random damage.
NEW_ARTICLE = 2.0
NO_TITLE = 3.0
NO_TITLE_IN_COLUMN = 2.0
NO_BYLINE = 0.5
NO_TEXT = 8.0
NO_CREDIT = 5.0
# 图为… says by itself that it is a caption.
PICTURED = 3.0
# … and is rarely a paragraph of the article it stands in.
SHOWS = 2.0
# A heading over a short paragraph and its photographer is that caption's title.
OVER_CAPTION = 2.0
STARTS_WITH_TEXT = 3.0
SUB_HEADING = 1.0
# Sub-headings come in twos and more: one alone is rather the next article's headline.
LONE_SUB_HEADING = 1.0
SUB_WITHOUT_TEXT = 4.0
SECOND_BYLINE = 4.0
REPEATED_BYLINE = 1.0
COLUMN_LATE = 3.0
# The column's width differs before and after: another article, or a picture.
OTHER_MEASURE = 1.5
BYLINE_AFTER = 2.0
# An article goes on after a picture set in the middle of it.
RESUMES = 1.5
# How much a headline's words, found in the text before rather than after it, count.
AFFINITY = 4.0
LONG_CAPTION = 260
SHORT_TITLE = 16


class Habit(NamedTuple):
    """Where a page's headlines stand, and what departing from it costs."""

    unlikely: float
    title_after: float
    starts_with_byline: float
    starts_with_title: float
    lone: float = 1.0


HABITS = (
    Habit(unlikely=0.0, title_after=1.5, starts_with_byline=1.0, starts_with_title=1.0),
    Habit(unlikely=2.0, title_after=0.0, starts_with_byline=0.0, starts_with_title=2.0),
)


class State(NamedTuple):
    """How far the article being read has come; a caption set in the middle of one remembers it as `outer`."""

    kind: ArticleKind = "article"
    stage: Stage = "start"
    column: bool = False
    title: bool = False
    byline: bool = False
    subs: int = 0
    outer: State | None = None


class Move(NamedTuple):
    cost: float
    state: State
    role: StepRole
    opens: bool = False
    reason: str = ""
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """An element with what its neighbours say of it."""

    element: Element
    after: Element | None
    affinity: float
    repeats: bool
    shifts: bool
    dated: bool
    pictured: bool
    shows: bool
    captioned: bool
    titled: bool


def closing_cost(state: State) -> float:
    """What ending an article in this state costs."""
    if state.stage == "start":
        return 0.0
    if state.stage == "head":
        return NO_TEXT
    if state.kind == "brief":
        return 0.0
    if state.kind == "caption":
        own = 0.0 if state.stage == "closed" else NO_CREDIT
        return own + (closing_cost(state.outer) if state.outer else 0.0)
    cost = SUB_WITHOUT_TEXT if state.stage == "sub" else 0.0
    if not state.title:
        cost += NO_TITLE_IN_COLUMN if state.column else NO_TITLE
    return cost if state.byline else cost + NO_BYLINE


def moves(state: State, view: View, habit: Habit) -> Iterator[Move]:
    """What the element may be after what came before it, and what each reading costs."""
    yield from _next_moves(state, view, habit)
    if state.outer is not None and state.stage == "closed":
        for move in _next_moves(state.outer, view, habit):
            if not move.opens:
                yield move._replace(cost=move.cost + RESUMES, resumes=True)


def _next_moves(state: State, view: View, habit: Habit) -> Iterator[Move]:
    kind = view.element.kind
    if kind == "column":
        return _column_moves(state)
    if kind == "byline":
        return _byline_moves(state, view, habit)
    if kind == "heading":
        return _heading_moves(state, view, habit)
    if kind == "brief":
        return _brief_moves(state, view)
    if kind == "credit":
        return _credit_moves(state)
    if kind == "signature":
        return _signature_moves(state, bool(AFFILIATION.fullmatch(view.element.text)))
    return _text_moves(state, view)


def _around_caption(state: State) -> tuple[float, State | None]:
    """What ends where a caption begins, as a cost, and the article that may go on after it."""
    if state.kind == "article" and state.stage == "text":
        return 0.0, state
    if state.outer is not None and state.stage == "closed":
        return 0.0, state.outer
    return closing_cost(state), None


def _column_moves(state: State) -> Iterator[Move]:
    new = State(stage="head", column=True)
    yield Move(closing_cost(state) + NEW_ARTICLE, new, "column", True, "a column head opens an article")
    if state.stage == "head" and not state.column:
        yield Move(COLUMN_LATE, state._replace(column=True), "column")


def _byline_moves(state: State, view: View, habit: Habit) -> Iterator[Move]:
    yield Move(
        closing_cost(state) + NEW_ARTICLE + habit.starts_with_byline,
        State(stage="head", byline=True),
        "byline",
        True,
        "a byline opens an article",
    )
    if state.stage == "start" or state.kind != "article":
        return
    if state.byline:
        yield Move(REPEATED_BYLINE if view.repeats else SECOND_BYLINE, state, "repeat")
    elif state.stage == "head":
        yield Move(0.0, state._replace(byline=True), "byline")
    else:
        cost = 0.5 if state.stage == "closed" else BYLINE_AFTER
        yield Move(cost, state._replace(byline=True, stage="closed"), "byline", reason="a byline ends it")


def _heading_moves(state: State, view: View, habit: Habit) -> Iterator[Move]:
    element, after = view.element, view.after
    closing = closing_cost(state)
    towards_next = -AFFINITY * view.affinity
    sealed = after is not None and (
        (after.kind == "byline" and not view.repeats)
        or (after.kind == "paragraph" and dateline(after.text) is not None)
    )
    closing += 4.0 if element.text.startswith("—") else 0.0  # a sub-title opens nothing
    start = NEW_ARTICLE + habit.starts_with_title - (1.0 if sealed else 0.0)
    yield Move(
        closing + start - towards_next * 0.5,
        State(stage="head", title=True),
        "title",
        True,
        "a headline opens an article",
    )
    title_cost = 0.0 if len(element.text) <= SHORT_TITLE else 1.0
    before, outer = _around_caption(state)
    yield Move(
        before + NEW_ARTICLE + 1.0 + title_cost,
        State(kind="caption", stage="head", title=True, outer=outer),
        "title",
        True,
        "a title opens a caption",
    )
    if state.stage == "start":
        return
    joins = element.gap == 0 or element.text.startswith("—")
    over = OVER_CAPTION if view.captioned else 0.0
    if state.stage == "head":
        if not state.title:
            yield Move(0.0, state._replace(title=True), "title")
        else:
            yield Move(0.5 if joins else 2.0, state, "title")
    elif state.kind == "article" and state.stage in ("text", "sub"):
        odd = over + (1.5 if state.stage == "sub" and not joins else 0.0)
        odd += OTHER_MEASURE if view.shifts else 0.0
        odd += (LONE_SUB_HEADING, -LONE_SUB_HEADING, 0.0)[state.subs] * habit.lone
        yield Move(SUB_HEADING + odd, state._replace(stage="sub", subs=min(state.subs + 1, 2)), "heading")
        if not state.title:
            cost = habit.title_after - AFFINITY * 0.5 * view.affinity + over
            if state.stage == "sub":
                cost += SUB_WITHOUT_TEXT
            yield Move(
                cost, state._replace(title=True, stage="closed"), "title", reason="the headline follows"
            )
    elif state.kind == "article" and state.stage == "closed":
        if not state.title:
            yield Move(1.0, state._replace(title=True), "title", reason="the headline follows")
        else:
            yield Move(0.5 if joins else 4.0, state, "title")


def _text_moves(state: State, view: View) -> Iterator[Move]:
    text = view.element.text
    dated = view.dated
    closing = closing_cost(state)
    cost = NEW_ARTICLE + (0.0 if dated or view.element.resumed else STARTS_WITH_TEXT)
    if state.stage in ("start", "closed") or state.kind != "article":
        cost -= STARTS_WITH_TEXT - 1.0
    yield Move(closing + max(cost, 0.5), State(stage="text"), "text", True, "the article before has ended")
    if dated:
        yield Move(
            closing + NEW_ARTICLE, State(kind="brief", stage="text"), "text", True, "本报讯 opens a brief"
        )
    odd = 3.0 if len(text) > LONG_CAPTION else 0.0
    odd -= PICTURED if view.pictured else 0.0
    before, outer = _around_caption(state)
    # 图为… needs no photographer to be a caption.
    shown: Stage = "closed" if view.shows else "text"
    yield Move(
        before + NEW_ARTICLE + 1.0 + odd,
        State(kind="caption", stage=shown, outer=outer),
        "text",
        True,
        "a caption, for it says so or a photographer follows",
    )
    if state.stage == "start":
        return
    if state.kind == "article":
        if state.stage == "closed":
            yield Move(6.0, state._replace(stage="text"), "text")
        else:
            late = 4.0 if (dated or view.element.resumed) and state.stage != "head" else 0.0
            late += SHOWS if view.shows else 0.0
            stage: Stage = "closed" if view.element.turns else "text"
            yield Move(late, state._replace(stage=stage), "text")
            if state.stage == "head" and not state.byline:
                yield Move(1.0 + odd, state._replace(kind="caption", stage=shown), "text")
    elif state.kind == "caption" and (state.stage != "closed" or (view.shows and not state.byline)):
        again = 0.0 if state.stage == "head" else 2.0
        yield Move(again + odd, state._replace(stage=shown), "text")
    elif state.kind == "brief" and state.stage in ("head", "text"):
        yield Move(0.0 if state.stage == "head" else 2.5, state._replace(stage="text"), "text")


def _brief_moves(state: State, view: View) -> Iterator[Move]:
    closing = closing_cost(state)
    yield Move(closing + 0.5, State(kind="brief", stage="text"), "text", True, "a mark opens a brief")
    if view.titled:
        titled = State(kind="brief", stage="head", title=True)
        yield Move(closing + 0.5, titled, "title", True, "a mark opens a brief with a title")
        if state.kind == "article" and state.stage == "head" and not state.title:
            yield Move(0.5, state._replace(kind="brief", title=True), "title")
    if view.after is not None and view.after.kind == "credit":
        before, outer = _around_caption(state)
        shown = State(kind="caption", stage="text", outer=outer)
        yield Move(before, shown, "text", True, "a mark opens a caption")
    if state.kind == "article" and state.stage == "head":
        yield Move(3.0 if state.title else 0.5, state._replace(kind="brief", stage="text"), "text")
    if state.kind == "article" and state.stage in ("text", "sub"):
        yield Move(2.5, state._replace(stage="text"), "text")


def _credit_moves(state: State) -> Iterator[Move]:
    if state.kind == "caption" and state.stage != "start" and not state.byline:
        yield Move(0.0, state._replace(stage="closed", byline=True), "byline", reason="photographers end it")
    if state.kind == "article" and state.stage == "head" and not state.byline:
        yield Move(1.0, state._replace(byline=True), "byline")
    if state.kind == "article" and state.stage in ("text", "closed") and not state.byline:
        yield Move(3.0, state._replace(byline=True, stage="closed"), "byline")
    yield Move(
        closing_cost(state) + NEW_ARTICLE + 6.0,
        State(kind="caption", stage="closed"),
        "unplaced",
        True,
        "photographers without a caption",
    )


def _signature_moves(state: State, affiliation: bool) -> Iterator[Move]:
    if affiliation and state.stage in ("head", "text", "closed"):
        stage: Stage = "head" if state.stage == "head" else "closed"
        yield Move(0.0, state._replace(stage=stage), "byline", reason="where the writer works ends it")
    if state.stage == "text":
        cost = 1.0 if state.byline else 0.0
        ended = state._replace(stage="closed", byline=True)
        yield Move(cost, ended, "byline", reason="the writer's name ends it")
    if state.stage == "head" and not state.byline:
        yield Move(1.0, state._replace(byline=True), "byline")
    yield Move(5.0 + closing_cost(state) + NEW_ARTICLE, State(stage="text"), "unplaced", True)
    if state.stage in ("text", "sub", "closed"):
        yield Move(4.0, state, "unplaced")
