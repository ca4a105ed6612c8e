"""Printed lines become elements: paragraphs whole again, and headings, columns, bylines, credits beside them.

The rule beneath all others: a line of type is full when what follows would not have fitted on it. A line that
ends early ends a paragraph if a sentence ends there, and is a heading if none does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from translate import headings
from translate.columns import INDENT, is_finished, read_columns
from translate.elements import Element, ElementKind
from translate.interruptions import find_interruptions
from translate.lines import NO_END, NO_START, Line, join_all, single_quotes, tidy_spaces
from translate.makeup import LineKind, continued, is_furniture, is_imprint, is_masthead, line_kind
from translate.rows import find_rows
from translate.writers import end_signature, fold

_SPEAKER = re.compile("([\u4e00-\u9fff·]{1,8})：")
_ITEM = re.compile(f"{headings.NUMBERED.pattern}|[一二三四五六七八九十]是(?!一)")
# The end of a sentence, or the writer's name after it, may be cut over this many lines.
_TAIL = 3


def join_elements(lines: Sequence[Line]) -> tuple[Element, ...]:
    """The elements of the page in printed order; every character of the lines is in one of them."""
    return _Joiner(lines).run()


class _Interrupted(NamedTuple):
    """A paragraph laid aside: its lines, its kind, how many quotations are open, until where, its place."""

    open: list[int]
    kind: ElementKind
    quotes: int
    until: int
    place: int


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
        found = Counter(match.group(1) for line in lines if (match := _SPEAKER.match(line.text)))
        # Who speaks twice speaks in an interview; 他说： opens a quotation.
        self.speakers = {name for name, count in found.items() if count >= 2 and name[-1] not in "说道称问"}
        self.interruptions = find_interruptions(self.columns)
        self.interrupted: _Interrupted | None = None
        self.resumes_at = -1
        self.place: int | None = None
        self.rows = find_rows(lines, [kind == "text" for kind in self.kinds])

    def run(self) -> tuple[Element, ...]:
        for index, line in enumerate(self.lines):
            kind = self.kinds[index]
            if index in self.interruptions and self.open and self.interrupted is None:
                self._interrupt(self.interruptions[index])
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
            if self.interrupted and index == self.interrupted.until:
                self._resume()
        self._close("the page ends")
        return tuple(self.elements)

    def _interrupt(self, until: int) -> None:
        """Lay the open paragraph aside for the caption that breaks it off."""
        self.interrupted = _Interrupted(self.open, self.open_kind, self.quotes, until, len(self.elements))
        self.open = []

    def _resume(self) -> None:
        """Take the paragraph up again, and the line after the caption with it."""
        assert self.interrupted is not None
        self.open, self.open_kind, self.quotes, until, self.place = self.interrupted
        self.resumes_at = until + 1
        self.interrupted = None

    def _add(self, index: int, kind: LineKind) -> None:
        if self.open and index != self.resumes_at:
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
        # A paragraph that a caption broke off stands before the caption.
        place, self.place = self.place, None
        after = self.elements[place:] if place is not None else []
        del self.elements[len(self.elements) - len(after) :]
        self._emit(kind, self.open, reason)
        self.elements.extend(after)
        self.open = []

    def _emit(self, kind: ElementKind, indexes: Sequence[int], reason: str = "") -> None:
        first, last = self.lines[indexes[0]], self.lines[indexes[-1]]
        if indexes[0] in self.rows:
            text = " ".join(first.raw.split())
        else:
            text = tidy_spaces(join_all([self.lines[index].text for index in indexes]))
            if kind == "heading" and len(indexes) == 1 and not (first.spaced or first.spare):
                # A space in a heading parts its words, beside a digit too: 1 一条新路.
                text = " ".join(first.raw.split())
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
            return "furniture" if is_imprint(line.text) or self._beside_furniture(index) else "text"
        if kind == "text" and is_masthead(line.text) and self._beside_furniture(index):
            return "furniture"
        return kind

    def _beside_furniture(self, index: int) -> bool:
        return any(
            0 <= other < len(self.lines) and is_furniture(self.lines[other].text)
            for other in (index - 1, index + 1)
        )

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
        if finished and line.text.strip("…") == "" and not self._is_full(index):
            return "dots stand alone"
        if before.text[-1] in NO_END or (leans and not (finished and line.gap)):
            return ""
        if finished and line.spare:
            return "a heading set over itself follows"
        if finished:
            return self._break_after_sentence(index, text)
        if self.open_kind == "brief" and len(self.open) == 1 and self._is_title(index):
            return "a title after a mark"
        if text[-1] in "；：" and _ITEM.match(line.text):
            return "the next line opens an item"
        if text[-1] == "：" and not self._is_full(index):
            return "a colon ends a line that is not full"
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
            inner = self.columns.opens_paragraph(index, width) < 0
            # Where paragraphs are indented, a line that is not goes on with one, unless it stands alone.
            alone = not self.columns.is_text(index + 1) or self.lines[index + 1].gap > 0
            flush = self.columns.indented and line.indent < 1.0
            inner = inner or (flush and (not alone or self.columns.finished[index]))
            apart = self.columns.cut_in_at(index, width) or self._heads_paragraph(index)
            return "" if full and inner and not apart else "a sentence ends before a blank line"
        speaker = _SPEAKER.match(line.text)
        if _ITEM.match(line.text) or (speaker and speaker.group(1) in self.speakers):
            return "the next line opens an item or a speech"
        if not full:
            return "a sentence ends and the line is not full"
        if self._heads_paragraph(index):
            return "a sentence ends and a heading follows"
        # With neither blank lines nor indents, the room of a stripped indent is what shows a paragraph.
        bare = not (self.columns.spaced_out or self.columns.indented)
        if bare and self.columns.opens_paragraph(index, self.columns.around(index)) > 0:
            return "a sentence ends and the next line is narrower by an indent"
        return ""

    def _heads_paragraph(self, index: int) -> bool:
        """Whether the line is a heading over an indented paragraph."""
        after = index + 1
        if not self.columns.is_text(after) or self.lines[after].indent < 1.0:
            return False
        return headings.heading_score(self.columns, index, after) >= headings.ENOUGH

    def _is_full(self, index: int) -> bool:
        return self.columns.is_full(index - 1, self.open[0])

    def _is_title(self, index: int) -> bool:
        """Whether the marked line that is open is a brief's title: it ends early, and a paragraph follows."""
        line = self.lines[index - 1]
        if self.lines[index].gap or any(char in "，；。" for char in line.text):
            return False
        room = self.columns.around(index) - self.columns.taken(index - 1) - self.columns.unit(index)
        return headings.may_be_heading(line.text) and room >= INDENT

    def _tail(self) -> str:
        return "".join(self.lines[index].text for index in self.open[-_TAIL:])


def _closes_quotation(text: str) -> bool:
    """Whether the text closes a quotation before it opens one."""
    close, again = text.find("”"), text.find("“")
    return close >= 0 and (again < 0 or close < again)


def _column_measure(widths: Sequence[float]) -> float:
    """The second widest line: the widest may be squeezed, and a picture may cut into the others."""
    return sorted(widths)[-2] if len(widths) >= 3 else 0.0
