"""Whatever a page comes in, as a Page: text, Word, PDF, web page, Markdown, articles.json, standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from translate.document import Page, page_from_json
from translate.errors import InputError
from translate.explain import explain_lines
from translate.lines import Line, read_lines
from translate.markdown import is_markdown, page_from_markdown
from translate.page import segment_lines
from translate.reading import clean, decode, read_bytes

STDIN = Path("-")
# What a folder is searched for; a file named by itself may end in anything.
SUFFIXES = (".txt", ".docx", ".pdf", ".html", ".htm", ".md", ".json")

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)


def read_page(source: Path) -> Page:
    """The page in a file of any kind, segmented unless it holds articles already; `-` is standard input.

    Raises InputError naming the file, what is wrong with it and what to do.
    """
    content = _content(source)
    return content if isinstance(content, Page) else segment_lines(content, _name(source))


def explain_page(source: Path) -> tuple[str, ...]:
    """Why each boundary of the page was drawn; InputError if its articles were given, not found."""
    content = _content(source)
    if isinstance(content, Page):
        raise InputError(source, "these articles were not segmented here", "give the page they came from")
    return explain_lines(content)


def find_sources(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files among the paths, and those in the folders among them, sorted; each once.

    Raises InputError for a folder with no page in it.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in SUFFIXES and file.is_file() and not _is_hidden(file, path)
        )
        if not inside:
            kinds = ", ".join(SUFFIXES)
            raise InputError(path, "there is no page in this folder", f"put files there that end in {kinds}")
        found.extend(inside)
    return tuple(dict.fromkeys(found))


def _content(source: Path) -> Page | tuple[Line, ...]:
    where = _name(source) if source == STDIN else source
    data = sys.stdin.buffer.read() if source == STDIN else read_bytes(source)
    if not data.strip():
        raise InputError(where, "the file is empty", "give a page with text in it")
    suffix = source.suffix.lower()
    if data.startswith(b"%PDF-"):
        from translate.pdf_reading import pdf_lines

        return pdf_lines(data, where)
    if suffix == ".docx" or (data.startswith(b"PK\x03\x04") and b"word/document.xml" in data):
        from translate.docx_reading import docx_lines

        return docx_lines(data, where)
    if suffix == ".json" or (source == STDIN and data.lstrip().startswith(b"{")):
        # JSON is UTF-8, and may spell its Chinese as \\u escapes.
        try:
            return page_from_json(clean(data.decode("utf-8-sig")), where)
        except UnicodeDecodeError:
            raise InputError(where, "is JSON, but not UTF-8", "save it as UTF-8") from None
    text = decode(data, where)
    if suffix in (".html", ".htm") or _HTML.match(text[:2000]):
        from translate.html_reading import html_lines

        return html_lines(text, where)
    if (suffix in (".md", ".markdown") or source == STDIN) and is_markdown(text):
        return page_from_markdown(text, where)
    return read_lines(text)


def _name(source: Path) -> str:
    return "standard input" if source == STDIN else source.name


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
