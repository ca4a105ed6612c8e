"""A Word file as lines: its paragraphs, headings, tables and text boxes in printed order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from translate.document import HANDOFF_NAMESPACE
from translate.errors import InputError
from translate.lines import Line, make_line
from translate.reading import CHINESE, clean

Role = Literal["", "head", "row", "aside"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The copy of a text box for programs older than Word 2010.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Lines of pasted pages are up to 40 characters; half of the longer paragraphs of a written text end so.
_PASTED_LINE = 12.0
_PARAGRAPH_ENDS = "。！？…”）；："

# A row with a longer cell is no row of figures: the table only places the texts.
_CELL_MAX = 40


def docx_lines(data: bytes, where: str | Path) -> tuple[Line, ...]:
    """The lines of a Word file: its paragraphs, those of tables and text boxes too, as the editor sees them.

    Tracked insertions count, deletions do not; headers and footers are page furniture. Raises InputError if
    the file is damaged or holds no Chinese.
    """
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        handoff = any(
            part.partname.startswith("/customXml/") and HANDOFF_NAMESPACE.encode() in part.blob
            for part in document.part.package.iter_parts()
        )
    except Exception as error:
        # A broken package surfaces as KeyError, BadZipFile, XMLSyntaxError …, according to where it broke.
        what = f"a damaged Word file ({type(error).__name__})"
        raise InputError(where, what, "save it again in Word") from None
    if handoff:
        raise InputError(where, "is a hand-off file, not a page", "read it back with `mengyi review`")
    heads = {style.style_id for style in document.styles if _is_head_style(style.name or "")}
    section = document.sections[0] if len(document.sections) else None
    found: list[tuple[str, Role]] = []
    if section is not None:
        found += [(text, "aside") for text, _ in _texts(section.header._element, heads)]
    found += _texts(document.element.body, heads)
    if section is not None:
        found += [(text, "aside") for text, _ in _texts(section.footer._element, heads)]
    lines: list[Line] = []
    gap = 0
    for number, (text, role) in enumerate(found, start=1):
        line = make_line(number, clean(text), gap)
        gap = 0 if line else gap + 1
        if line:
            lines.append(replace(line, role=role))
    if not any(CHINESE.search(line.text) for line in lines):
        raise InputError(where, "there is no Chinese in it", "give a page of Chinese text")
    # Text pasted from a page keeps that page's line ends; otherwise each paragraph of the file is one.
    long = [line for line in lines if line.width > _PASTED_LINE]
    whole = sum(line.text[-1] in _PARAGRAPH_ENDS for line in long) >= len(long) / 2
    return tuple(replace(line, whole=whole) for line in lines)


def _is_head_style(name: str) -> bool:
    return name.lower().startswith(("heading", "title", "标题", "subtitle", "副标题"))


def _texts(root: Any, heads: set[str]) -> Iterator[tuple[str, Role]]:
    """The paragraphs and table rows below an element in printed order, and what their styles say they are."""
    for child in root:
        if child.tag == f"{_W}p":
            style = child.find(f"{_W}pPr/{_W}pStyle")
            head = style is not None and style.get(f"{_W}val") in heads
            for text in _text(child).split("\n"):
                yield text, "head" if head else ""
            for box in child.iter(f"{_W}txbxContent"):
                if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                    yield from _texts(box, heads)
        elif child.tag == f"{_W}tr":
            cells = [
                [text for text, _ in _texts(cell, heads) if text.strip()] for cell in child.iter(f"{_W}tc")
            ]
            if all(sum(map(len, cell)) <= _CELL_MAX for cell in cells):
                yield " ".join(" ".join(cell) for cell in cells if cell), "row"
            else:
                yield from ((text, "") for cell in cells for text in cell)
        elif child.tag not in (f"{_W}del", f"{_W}moveFrom"):
            yield from _texts(child, heads)


def _text(paragraph: Any) -> str:
    text: list[str] = []
    nodes = list(paragraph)
    while nodes:
        node = nodes.pop(0)
        tag = node.tag
        if tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", _FALLBACK):
            continue
        if tag == f"{_W}t":
            text.append(node.text or "")
        elif tag == f"{_W}tab":
            text.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            text.append("\n")
        else:
            nodes = [*node, *nodes]
    return "".join(text)
