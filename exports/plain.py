"""The translated page as Markdown, as a web page and as a workbook: side by side, for reading and diffs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from exports.layout import KINDS, SEVERITIES
from exports.ooxml import writable
from exports.rows import Row, leftover_rows, page_row, sections
from translate.document import Document

_LABELS = ("ID", "中文", "English", "Notes")
# Of the workbook's columns, in digits: an id on one line, the two texts level with each other.
_SHEET_WIDTHS = (14.0, 56.0, 62.0, 42.0)


def markdown(document: Document) -> str:
    """A heading and a table for each article; cells on one line, as Markdown has them."""
    lines = [f"# {_md(document.page.source)}", ""]
    for title, kind, rows in _parts(document):
        lines += [f"## {_md(title)}", "", *([f"{kind}", ""] if kind else [])]
        lines += ["| " + " | ".join(_LABELS) + " |", "|" + " --- |" * len(_LABELS)]
        lines += ["| " + " | ".join(map(_md, _cells(row))) + " |" for row in rows]
        lines.append("")
    return "\n".join(lines)


def web_page(document: Document) -> str:
    """One web page that needs nothing else, with the languages marked for browsers and screen readers."""
    title = escape(document.page.source)
    parts = []
    for name, kind, rows in _parts(document):
        head = "".join(f"<th>{label}</th>" for label in _LABELS)
        body = "".join(_html_row(row) for row in rows)
        parts.append(f"<h2>{escape(name)}</h2><p>{kind}</p><table><tr>{head}</tr>{body}</table>")
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title><style>{_CSS}</style>"
        f"<h1>{title}</h1>{''.join(parts)}</html>\n"
    )


def workbook(document: Document) -> bytes:
    """An XLSX workbook of one sheet, a row a segment, with a filter; no cell can start a formula."""
    from glossaries.sheets import write_sheet

    rows = [tuple(map(writable, _cells(row))) for _, _, rows in _parts(document) for row in rows]
    return write_sheet(_LABELS, rows, _SHEET_WIDTHS)


def _parts(document: Document) -> Iterator[tuple[str, str, tuple[Row, ...]]]:
    name = page_row(document)
    if name:
        yield "Page name", "", (name,)
    for section in sections(document):
        title = " / ".join(text for text in (section.zh, section.en) if text)
        yield f"{section.article.id}  {title}", KINDS[section.article.kind], section.rows
    leftover = leftover_rows(document)
    if leftover:
        yield "Rows that belong to no article", "", leftover


def _cells(row: Row) -> tuple[str, str, str, str]:
    translation = row.translation
    notes = "; ".join(f"{SEVERITIES[f.severity].label}: {f.message}" for f in translation.findings)
    return row.id, translation.segment.source, translation.target, notes


def _html_row(row: Row) -> str:
    segment_id, source, target, notes = (escape(writable(text)) for text in _cells(row))
    return (
        f"<tr id='{segment_id}'><td>{segment_id}</td><td lang='zh-CN'>{source}</td>"
        f"<td>{target}</td><td>{notes}</td></tr>"
    )


def _md(text: str) -> str:
    """The text on one line, with the signs that would end a cell or begin markup escaped."""
    line = " ".join(writable(text).split())
    return "".join(f"\\{c}" if c in "\\|`*_[]<>" else c for c in line)


_CSS = (
    "body{font:15px/1.5 Arial,'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;margin:2em}"
    "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #cbd2da;padding:.4em .8em;"
    "text-align:left;vertical-align:top}td:first-child{color:#5b6572;white-space:nowrap}"
    "td:nth-child(2),td:nth-child(3){width:36%}"
)
