"""Printed lines become elements: paragraphs whole again, and headings, columns, bylines, credits beside them.

The rule beneath all others: a line of type is full when what follows would not have fitted on it. A line that
ends early ends a paragraph if a sentence ends there, and is a heading if none does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate import headings
from translate.columns import is_finished, read_columns
from translate.elements import Element, ElementKind
from translate.lines import NO_END, NO_START, Line, join_all, single_quotes, tidy_spaces
from translate.makeup import LineKind, continued, is_imprint, line_kind
from translate.rows import find_rows
from translate.writers import end_signature, fold

_SPEAKER = re.compile("(?:记者|问|答|主持人|[\u4e00-\u9fff·]{2,8})：")
# The end of a sentence, or the writer's name after it, may be cut over this many lines.
_TAIL = 3


def join_elements(lines: Sequence[Line]) -> tuple[Element, ...]:
    """The elements of the page in printed order; every character of the lines is in one of them."""
    return _Joiner(lines).run()


class _Joiner:
    """One pass over the lines, holding the paragraph that is open."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.kinds: list[LineKind] = []
        for index in range(len(lines)):
            self.kinds.append(self._kind(index))
        self.elements: list[Element] = []
        self.open: list[int] = []
        self.open_kind: ElementKind = "paragraph"
        self.quotes = 0
        self.columns = read_columns(lines, self.kinds)
        self.rows = find_rows(lines, [kind == "text" for kind in self.kinds])

    def run(self) -> tuple[Element, ...]:
        for index, line in enumerate(self.lines):
            kind = self.kinds[index]
            if line.role == "head" and kind == "text":
                self._close("a heading follows")
                self._emit("heading", [index], "set as a heading")
            elif index in self.rows:
                self._close("verses or rows of a table follow")
                self._emit("paragraph", [index], "a verse or a row of a table")
            elif kind == "furniture" and self._runs_on(index):
                self._add(index, "text")
            elif kind == "furniture":
                if self.open and (is_finished(self._tail()) or (line.gap and self._is_heading())):
                    self._close("page furniture follows")
                self._emit("furniture", [index], "furniture by its form")
            elif kind == "text" or kind == "brief":
                self._add(index, kind)
            else:
                self._close("a line with marks of its own follows")
                self._emit(kind, [index])
        self._close("the page ends")
        return tuple(self.elements)

    def _add(self, index: int, kind: LineKind) -> None:
        if self.open:
            reason = "a mark opens an item" if kind == "brief" else self._break_before(index)
            if reason:
                self._close(reason)
        if not self.open:
            self.open_kind = "brief" if kind == "brief" else "paragraph"
            self.quotes = 0
        self.open.append(index)
        text = single_quotes(self.lines[index].text)[0]
        self.quotes += text.count("“") - text.count("”")

    def _close(self, reason: str) -> None:
        if not self.open:
            return
        kind = self.open_kind
        if kind == "paragraph" and self._is_heading():
            kind = "heading"
        self._emit(kind, self.open, reason)
        self.open = []

    def _emit(self, kind: ElementKind, indexes: Sequence[int], reason: str = "") -> None:
        first, last = self.lines[indexes[0]], self.lines[indexes[-1]]
        if indexes[0] in self.rows:
            text = " ".join(first.raw.split())
        else:
            text = tidy_spaces(join_all([self.lines[index].text for index in indexes]))
        text, quotes = single_quotes(text)
        text, turn = continued(text) if kind != "furniture" else (text, "")
        if text:
            self.elements.append(
                Element(
                    kind=kind,
                    text=text,
                    first=first.number,
                    last=last.number,
                    gap=first.gap,
                    measure=_column_measure([self.columns.lines[i].width for i in indexes]),
                    turns="转" in fold(turn),
                    resumed="接" in turn,
                    reason=reason,
                )
            )
        spares = [(self.lines[i].spare, self.lines[i].number) for i in indexes if self.lines[i].spare]
        spares += [(extra, last.number) for extra in (quotes, turn) if extra]
        for spare, number in spares:
            self.elements.append(Element(kind="furniture", text=spare, first=number, last=number))

    # What each line is

    def _kind(self, index: int) -> LineKind:
        line = self.lines[index]
        if line.role:
            return "furniture" if line.role == "aside" else "text"
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        alone = (
            after is None
            or after.gap > 0
            or line.whole
            or line_kind(after.text, True) in ("byline", "column")
        )
        kind = line_kind(line.text, alone)
        if kind == "furniture" and not (alone or line.gap or self._follows_end(index)):
            return "furniture" if is_imprint(line.text) else "text"
        return kind

    def _runs_on(self, index: int) -> bool:
        """Whether what looks like furniture is a piece of the sentence that is open: …于⏎2023年1月5日⏎在…"""
        line = self.lines[index]
        apart = not self.open or line.gap or line.whole or line.role == "aside"
        return not (apart or is_imprint(line.text) or is_finished(self._tail()))

    def _follows_end(self, index: int) -> bool:
        """Whether the line before, of which the kind is known already, ends what it belongs to."""
        if index == 0:
            return True
        return self.kinds[index - 1] not in ("text", "brief") or is_finished(self.lines[index - 1].text)

    def _is_heading(self) -> bool:
        """Whether the open lines, which nothing continues, are a heading: few, short, no sentence."""
        if len(self.open) > headings.MOST_LINES:
            return False
        text = self._tail()
        return headings.may_be_heading(text) and not is_finished(text)

    # Whether the paragraph goes on

    def _break_before(self, index: int) -> str:
        """Why the open paragraph ends before this line, or "" if it goes on."""
        previous = self.open[-1]
        line, before = self.lines[index], self.lines[previous]
        if before.whole:
            return "a paragraph of the file ends"
        text = self._tail()
        finished = is_finished(text)
        leans = line.text[0] in NO_START and not line.text.startswith("——")
        if before.text[-1] in NO_END or (leans and not (finished and line.gap)):
            return ""
        if finished:
            return self._break_after_sentence(index, text)
        if text[-1] in "；：" and headings.NUMBERED.match(line.text):
            return "the next line opens an item"
        if len(self.open) == 1 and headings.heading_score(self.columns, previous, index) >= headings.ENOUGH:
            return "a short line without a sentence stands alone: a heading"
        if headings.is_wrapped_heading(self.columns, self.open, index):
            return "lines without a sentence stand alone: a heading"
        if self.columns.indented and line.indent >= 1.0 and not self._is_full(index):
            return "the next line is indented"
        return ""

    def _break_after_sentence(self, index: int, text: str) -> str:
        line = self.lines[index]
        previous = self.open[-1]
        if end_signature(text)[1]:
            return "the writer's name ends it"
        if line.indent >= 0.5 and (line.indent >= 1.0 or not self._is_full(index)):
            return "a sentence ends and the next line is indented"
        if self.quotes > 0 and _closes_quotation(line.text):
            return ""
        if not self.columns.is_wrapped(previous):
            return "each line is a paragraph here"
        full = self._is_full(index)
        if line.gap:
            width = self.columns.around(index)
            goes_on = self.columns.opens_paragraph(index, width) < 0 and not self.columns.cut_in_at(
                index, width
            )
            return "" if full and goes_on else "a sentence ends before a blank line"
        if headings.NUMBERED.match(line.text) or _SPEAKER.match(line.text):
            return "the next line opens an item or a speech"
        if self.columns.indented or full:
            return ""
        return "a sentence ends and the line is not full"

    def _is_full(self, index: int) -> bool:
        return self.columns.is_full(index - 1, self.open[0])

    def _tail(self) -> str:
        return "".join(self.lines[index].text for index in self.open[-_TAIL:])


def _closes_quotation(text: str) -> bool:
    """Whether the text closes a quotation before it opens one."""
    close, again = text.find("”"), text.find("“")
    return close >= 0 and (again < 0 or close < again)


def _column_measure(widths: Sequence[float]) -> float:
    """The second widest line: the widest may be squeezed, and a picture may cut into the others."""
    return sorted(widths)[-2] if len(widths) >= 3 else 0.0
