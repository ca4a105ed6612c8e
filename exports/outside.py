"""What stands outside the rows of a hand-off file: as it was sent, and what was changed or added."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from exports import ooxml
from exports.embedded import outside_of
from exports.entries import Entries, read_entries
from exports.layout import Options
from exports.returned import Found
from exports.unpack import WordParts, open_word_file
from translate.document import SEGMENT_ID, Document, Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEW_ROW = "New row"
_ENGLISH = re.compile(rf'<w:tag w:val="(?:{SEGMENT_ID.pattern})"/>')
_LAYOUTS: tuple[Literal["sentence", "paragraph"], ...] = ("sentence", "paragraph")


def outside_texts(body: str, document: Document) -> tuple[str, ...]:
    """The texts of paragraphs and cells outside the rows in a body as Word's XML, each once."""
    from lxml import etree

    inside = "".join(_without_rows(body))
    return _texts(etree.fromstring(f"<w:body {ooxml.NAMESPACES}>{inside}</w:body>"), document)


def _without_rows(body: str) -> Iterator[str]:
    """The body without the tables that hold English: to parse 3,000 rows for a few headings takes long."""
    at = 0
    while (start := body.find("<w:tbl>", at)) >= 0:
        end = body.index("</w:tbl>", start) + len("</w:tbl>")
        yield body[at:start]
        if _ENGLISH.search(body, start, end) is None:
            yield body[start:end]
        at = end
    yield body[at:]


def changed_outside(parts: WordParts, document: Document, found: Found) -> Iterator[Remark]:
    """Text outside the rows, and rows of their own, that did not go out with the file.

    A headline above an article, a cell of the list of terms or a paragraph between two tables belong to no
    segment: what was written there is a remark, never English.
    """
    changed = [(_NEW_ROW, ids, tuple(words.split("\n"))) for ids, words in found.new_rows]
    stored = outside_of(parts.embedded)
    if stored or parts.embedded is None:  # an older file does not say what it went out with
        changed += [("Outside the rows", ids, cells) for ids, cells in found.outside]
    sent = {""}
    for texts in [stored] if parts.embedded is not None else _written_anew(document):
        sent |= {_squeezed(text) for text in texts}
        changed = [each for each in changed if any(_squeezed(cell) not in sent for cell in each[2])]
        if all(author == _NEW_ROW for author, _, _ in changed):
            break
    for author, ids, cells in changed:
        words = (cell.strip() for cell in cells)
        text = ("\n" if author == _NEW_ROW else " | ").join(word for word in words if word)
        yield Remark(author=author, text=text, segment_ids=ids)


def _written_anew(document: Document) -> Iterator[tuple[str, ...]]:
    """The texts outside the rows as one set of options after the other has them, the usual ones first: for
    a file whose embedded part an editor's program dropped.
    """
    from exports.bilingual import write_bilingual

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent.docx"
        for clean, lock, layout in product((False, True), (True, False), _LAYOUTS):
            write_bilingual(document, path, Options(layout=layout, lock=lock, clean=clean))
            yield _texts(open_word_file(path).document, document)


def _texts(root: _Element, document: Document) -> tuple[str, ...]:
    entries: Entries = read_entries(root, [t.segment.id for t in document.translations])
    cells = (cell.strip() for _, texts in entries.outside for cell in texts)
    return tuple(dict.fromkeys(cell for cell in cells if cell))


def _squeezed(text: str) -> str:
    """The text without spaces, which programs add and drop as they please."""
    return "".join(text.split())
