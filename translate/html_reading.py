"""The main text of a web page as lines: its headings and paragraphs, without menus, comments and footers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from translate.errors import InputError
from translate.lines import Line, make_line

Role = Literal["", "head", "row"]
_REMEDY = "save the article's own page, or copy its text into a .txt file"


def html_lines(html: str, where: str | Path) -> tuple[Line, ...]:
    """The lines of the page's main text, each a whole paragraph; InputError if there is none."""
    from lxml import etree
    from trafilatura import bare_extraction, extract

    # Recall before precision: a paragraph too many is seen by the editor, one too few is not.
    options: dict[str, Any] = {"include_comments": False, "include_tables": True, "favor_recall": True}
    xml = extract(html, output_format="xml", **options)
    if not xml:
        raise InputError(where, "no main text was found in this web page", _REMEDY)
    main = etree.fromstring(xml.encode()).find("main")
    parts = list(_parts(main)) if main is not None else []
    if not any(role == "head" for _, role in parts):
        data = bare_extraction(html, **options)
        title = getattr(data, "title", None)
        if title and title not in (text for text, _ in parts):
            parts.insert(0, (title, "head"))
    lines: list[Line] = []
    for number, (text, role) in enumerate(parts, start=1):
        line = make_line(number, text, 1 if lines else 0)
        if line:
            lines.append(replace(line, whole=True, role=role))
    if not lines:
        raise InputError(where, "no main text was found in this web page", _REMEDY)
    return tuple(lines)


def _parts(main: Any) -> Iterator[tuple[str, Role]]:
    """The texts of the extract and what the page says each is."""
    for element in main.iter("head", "p", "item", "row", "quote", "code"):
        if element.tag == "row":
            cells = ("".join(cell.itertext()).strip() for cell in element.iter("cell"))
            yield " ".join(cell for cell in cells if cell), "row"
        elif not any(parent.tag in ("row", "p", "item", "quote") for parent in element.iterancestors()):
            for line in _text(element).split("\n"):
                if line.strip():
                    yield line, "head" if element.tag == "head" else ""


def _text(element: Any) -> str:
    text = element.text or ""
    for child in element:
        text += "\n" if child.tag == "lb" else _text(child)
        text += child.tail or ""
    return text
