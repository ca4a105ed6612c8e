"""What an editor changed in a hand-off file: counts, word by word, for the terminal and as a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING, Literal

from exports.handoff import Handoff
from exports.layout import SEVERITIES, plural
from exports.rows import Row, count_severities, leftover_rows, page_row, sections
from translate.document import Document, Segment, Severity, Translation

if TYPE_CHECKING:
    from exports.candidates import Candidate

# Numbers, words, spaces and single signs: a changed comma shows as a comma, not as its word; 1,437 is one
# number, not two that share a digit.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’-]\w+)*|\s+|[^\w\s]")


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


def still_open(document: Document) -> str:
    """What the checks still find, in a line: "Still open: 2 errors, 1 warning"."""
    counts = count_severities(document.findings())
    words = [plural(counts[s], SEVERITIES[s].label.lower()) for s in _OPEN if counts[s]]
    return f"Still open: {', '.join(words) or 'nothing'}"


def report_html(handoff: Handoff, checked: Document, candidates: Sequence[Candidate] = ()) -> str:
    """One web page that needs nothing else: article by article the rows that were changed, and those in which
    the checks still find something, then what editors remarked and the terms to suggest.

    `checked` is the document with the editor's English and the findings on it.
    """
    changed = {change.segment.id: change for change in changes(handoff)}
    parts = []
    for title, rows in _titled_rows(checked):
        shown = [row for row in rows if row.id in changed or _is_open(row.translation)]
        if shown:
            inside = "".join(_html_row(row.translation, changed.get(row.id)) for row in shown)
            head = "<tr><th>ID</th><th>中文</th><th>English</th><th>Notes</th></tr>"
            parts.append(f"<h2>{escape(title)}</h2><table>{head}{inside}</table>")
    remarks = [
        f"{escape(', '.join(r.segment_ids) or 'no row')}: <b>{escape(r.author)}</b> {escape(r.text)}"
        for r in handoff.remarks
    ]
    terms = [f"{escape(c.zh)}: {escape(c.sent)} → <b>{escape(c.edited)}</b>" for c in candidates]
    title = escape(f"Changes in {handoff.document.page.source}")
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title><style>{_CSS}</style>"
        f"<h1>{title}</h1><p>{escape(summary(handoff))}<br>{escape(still_open(checked))}</p>"
        f"{''.join(parts)}{_html_list('Remarks', remarks)}{_html_list('Terms to suggest', terms)}</html>\n"
    )


_OPEN: tuple[Severity, ...] = ("error", "warning")


def _is_open(translation: Translation) -> bool:
    return any(finding.severity in _OPEN for finding in translation.findings)


def _titled_rows(document: Document) -> Iterator[tuple[str, tuple[Row, ...]]]:
    name = page_row(document)
    yield "Page name", (name,) if name else ()
    for section in sections(document):
        title = " / ".join(text for text in (section.zh, section.en) if text)
        yield f"{section.article.id}  {title}", section.rows
    yield "Rows that belong to no article", leftover_rows(document)


def _html_row(translation: Translation, change: Change | None) -> str:
    tags = {"same": "span", "removed": "del", "added": "ins"}
    words = escape(translation.target)
    if change is not None:
        words = "".join(f"<{tags[p.kind]}>{escape(p.text)}</{tags[p.kind]}>" for p in change.parts())
    notes = "<br>".join(
        f"<b>{SEVERITIES[f.severity].sign} {SEVERITIES[f.severity].label}:</b> {escape(f.message)}"
        for f in translation.findings
    )
    segment = translation.segment
    return (
        f"<tr><td>{segment.id}</td><td lang='zh'>{escape(segment.source)}</td>"
        f"<td class='english'>{words}</td><td>{notes}</td></tr>"
    )


def _html_list(title: str, items: Sequence[str]) -> str:
    return f"<h2>{title}</h2><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


_CSS = (
    "body{font:15px/1.5 Arial,'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;margin:2em}"
    "table{border-collapse:collapse}td,th{border-top:1px solid #cbd2da;padding:.4em .8em;text-align:left;"
    "vertical-align:top}td:first-child{color:#5b6572;white-space:nowrap}"
    ".english{white-space:pre-line}ins{background:#dff3e2}del{background:#fbe3e1}"
)
