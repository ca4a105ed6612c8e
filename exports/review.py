"""What an editor changed in a hand-off file: counts, word by word, for the terminal and as a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Literal

from exports.handoff import Handoff
from exports.layout import plural
from translate.document import Segment

# Words, spaces and single signs: a changed comma shows as a comma, not as its word.
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of English that stayed, was added, or was taken out."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A segment whose English the editor changed."""

    segment: Segment
    before: str
    after: str

    def parts(self) -> tuple[Part, ...]:
        return word_diff(self.before, self.after)


def changes(handoff: Handoff) -> tuple[Change, ...]:
    """Every segment whose English differs from what was sent, in the order of the page."""
    return tuple(
        Change(segment=t.segment, before=t.target, after=handoff.english[t.segment.id])
        for t in handoff.document.translations
        if handoff.english[t.segment.id] != t.target
    )


def word_diff(before: str, after: str) -> tuple[Part, ...]:
    """The two texts told apart by words: same and removed parts give `before`, same and added ones `after`.

    "13 herders", "30 herders" gives removed "13", added "30", same " herders".
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pairs: list[tuple[str, str]] = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pair = ("".join(old[a:b]), "".join(new[c:d]))
        if len(pairs) > 1 and pair[0] != pair[1] and pairs[-1][0] == pairs[-1][1] and pairs[-1][0].isspace():
            # Two changes with only a space between them read as one.
            space = pairs.pop()
            first = pairs.pop()
            pair = (first[0] + space[0] + pair[0], first[1] + space[1] + pair[1])
        pairs.append(pair)
    return tuple(part for removed, added in pairs for part in _parts(removed, added))


def _parts(removed: str, added: str) -> Iterator[Part]:
    if removed == added:
        yield Part(kind="same", text=added)
        return
    if removed:
        yield Part(kind="removed", text=removed)
    if added:
        yield Part(kind="added", text=added)


def summary(handoff: Handoff) -> str:
    """The counts in a line: "3 rows changed of 33, 1 remark"."""
    found = len(changes(handoff))
    remarks = plural(len(handoff.remarks), "remark")
    return f"{plural(found, 'row')} changed of {len(handoff.english):,}, {remarks}"


def report_lines(handoff: Handoff) -> Iterator[str]:
    """The changes for a terminal, [-13-] for words removed, {+30+} for added, then what editors remarked."""
    yield summary(handoff)
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    for change in changes(handoff):
        words = "".join(marks[p.kind][0] + p.text + marks[p.kind][1] for p in change.parts())
        yield f"{change.segment.id}  {words}"
    for remark in handoff.remarks:
        yield f"{', '.join(remark.segment_ids) or 'no row'}  {remark.author}: {' '.join(remark.text.split())}"


def report_html(handoff: Handoff) -> str:
    """The changes as one web page that needs nothing else: Chinese, and English with its changes marked."""
    tags = {"same": "span", "removed": "del", "added": "ins"}
    rows = []
    for change in changes(handoff):
        words = "".join(f"<{tags[p.kind]}>{escape(p.text)}</{tags[p.kind]}>" for p in change.parts())
        rows.append(
            f"<tr><td>{change.segment.id}</td><td lang='zh'>{escape(change.segment.source)}</td>"
            f"<td>{words}</td></tr>"
        )
    remarks = "".join(
        f"<li>{escape(', '.join(r.segment_ids) or 'no row')}: <b>{escape(r.author)}</b> {escape(r.text)}</li>"
        for r in handoff.remarks
    )
    title = escape(f"Changes in {handoff.document.page.source}")
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title><style>{_CSS}</style>"
        f"<h1>{title}</h1><p>{escape(summary(handoff))}</p>"
        f"<table><tr><th>ID</th><th>中文</th><th>English</th></tr>{''.join(rows)}</table>"
        + (f"<h2>Remarks</h2><ul>{remarks}</ul>" if remarks else "")
        + "</html>\n"
    )


_CSS = (
    "body{font:15px/1.5 Arial,'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;margin:2em}"
    "table{border-collapse:collapse}td,th{border-top:1px solid #cbd2da;padding:.4em .8em;text-align:left;"
    "vertical-align:top}td:first-child{color:#5b6572;white-space:nowrap}"
    "ins{background:#dff3e2}del{background:#fbe3e1}"
)
