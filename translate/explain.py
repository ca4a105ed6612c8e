"""Why each boundary of a page was drawn, a line of text for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.assembly import Step
from translate.elements import Element
from translate.lines import Line
from translate.page import read_elements

_SHOWN = 16
# What an element is known by where nothing but its own form decides.
_BY_FORM = {
    "column": "a mark and a few words",
    "byline": "an office and names, or names after a mark",
    "credit": "names and 摄",
    "signature": "names in brackets",
    "brief": "a mark before a sentence",
}
_ROLES = {"text": "paragraph", "repeat": "repeated byline"}


def explain_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """For each element of the page its lines, what it was taken for, its first words, and why, with tabs."""
    reading = read_elements(lines)
    texts: list[tuple[int, str]] = []
    if reading.name:
        texts.append((reading.name.first, _said(reading.name, "page name", "two column heads open the page")))
    for number, steps in enumerate(reading.articles, start=1):
        texts.extend((step.element.first, line) for step, line in _article(number, steps))
    for element in reading.furniture:
        texts.append((element.first, _said(element, "furniture", element.reason or "set a second time")))
    return tuple(line for _, line in sorted(texts, key=lambda item: item[0]))


def _article(number: int, steps: Sequence[Step]) -> Iterator[tuple[Step, str]]:
    for position, step in enumerate(steps):
        element = step.element
        reasons = []
        if position == 0:
            reasons.append(f"a{number:02d} {step.kind} begins: {step.reason}")
        elif step.resumes:
            reasons.append(f"a{number:02d} goes on after the picture")
        elif step.reason != element.reason:
            reasons.append(step.reason)
        if element.kind in _BY_FORM:
            reasons.append(_BY_FORM[element.kind])
        if element.reason:
            reasons.append(f"its end: {element.reason}")
        yield step, _said(element, _ROLES.get(step.role, step.role), "; ".join(dict.fromkeys(reasons)))


def _said(element: Element, role: str, why: str) -> str:
    where = f"{element.first}-{element.last}" if element.last > element.first else f"{element.first}"
    text = element.text if len(element.text) <= _SHOWN else f"{element.text[:_SHOWN]}…"
    return f"{where}\t{role}\t{text}\t{why}"
