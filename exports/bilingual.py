"""The bilingual Word file that an editor works in, built from a translated page and written whole."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exports import ooxml
from exports.atomic import written_whole
from exports.cover import DOCUMENT_TITLE, cover_xml, date_in_words, furniture_xml
from exports.layout import (
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    MAX_PROPERTY,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TWIPS_PER_MM,
    Options,
)
from exports.rows import leftover_rows, sections
from exports.styles import font_table_xml, settings_xml, styles_xml
from exports.tables import article_xml, rows_xml
from translate.document import Document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def write_bilingual(document: Document, path: Path, options: Options | None = None) -> None:
    """Writes the page as a Word file with a table ID | 中文 | English | Notes for each article.

    Raises OutputError when `path` cannot be written; whatever goes wrong, no half-written file is left.
    """
    word = _assemble(document, options or Options())
    with written_whole(path) as temporary:
        word.save(str(temporary))


def _assemble(document: Document, options: Options) -> WordDocument:
    import docx

    word = docx.Document()
    _clear(word)
    _put(word, "styles", styles_xml(options.english))
    _put(word, "settings", settings_xml(english=options.english))
    _put(word, "fontTable", font_table_xml())
    references = _header_and_footer(word, document)
    _set_properties(word, document)
    _fill_body(word, document, references)
    return word


def _clear(word: WordDocument) -> None:
    """Leaves of the library's blank file only what our own parts do not replace: its theme, no thumbnail."""
    for holder in (word.part, word.part.package):
        for relation_id, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] not in _KEPT_RELATIONS:
                del holder.rels[relation_id]


_KEPT_RELATIONS = ("theme", "officeDocument", "core-properties", "extended-properties")


def _put(word: WordDocument, kind: str, xml: str, name: str = "") -> str:
    """Adds a part to the package, related to the main document; returns the relation's id."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    blob = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{xml}".encode()
    part = Part(PackURI(f"/word/{name or kind}.xml"), content_type, blob, word.part.package)
    return word.part.relate_to(part, f"{ooxml.R_NS}/{kind}")


def _header_and_footer(word: WordDocument, document: Document) -> str:
    """Document and source above each page, the page number as n / N below; gives their references."""
    header = ooxml.run(f"{DOCUMENT_TITLE}  ·  中英对照工作稿\t{document.page.source}")
    footer = (
        ooxml.run(f"{document.engine}  ·  {date_in_words(document.created)}\t")
        + ooxml.field("PAGE", "1")
        + ooxml.run(" / ")
        + ooxml.field("NUMPAGES", "1")
    )
    references = []
    for kind, tag, inside in (("header", "hdr", header), ("footer", "ftr", footer)):
        body = ooxml.paragraph(inside, kind.capitalize())
        xml = f"<w:{tag} {ooxml.NAMESPACES}>{body}</w:{tag}>"
        relation = _put(word, kind, xml, f"{kind}1")
        references.append(f'<w:{kind}Reference w:type="default" r:id="{relation}"/>')
    return "".join(references)


def _set_properties(word: WordDocument, document: Document) -> None:
    title = " · ".join(part for part in (document.page.name, document.page.source, DOCUMENT_TITLE) if part)
    properties = word.core_properties
    properties.title = ooxml.writable(title)[:MAX_PROPERTY]
    properties.subject = "Chinese and English side by side, for editing"
    properties.author = properties.last_modified_by = "Mengyi"
    properties.comments = ooxml.writable(f"Machine translation by {document.engine}, unedited")[:MAX_PROPERTY]
    properties.keywords = properties.category = ""
    properties.language = "en-US"
    with contextlib.suppress(ValueError):  # a date in words is still shown on the first page
        when = datetime.fromisoformat(document.created)
        properties.created = properties.modified = when


def _fill_body(word: WordDocument, document: Document, references: str) -> None:
    from docx.oxml import parse_xml

    parts = sections(document)
    inside = [cover_xml(document, parts)]
    inside += [article_xml(section, number) for number, section in enumerate(parts, start=1)]
    leftover = leftover_rows(document)
    if leftover:
        inside.append(ooxml.paragraph(ooxml.run("Rows that belong to no article"), "Heading1"))
        inside.append(rows_xml(leftover, kind="article", title="Rows that belong to no article"))
    inside.append(furniture_xml(document))
    # Word wants a paragraph after a table that ends the document.
    inside.append(ooxml.paragraph("", "Normal"))
    ending = f"<w:sectPr>{references}{_PAPER}</w:sectPr>"
    body = parse_xml(f"<w:body {ooxml.NAMESPACES}>{''.join(inside)}{ending}</w:body>")
    root = word.element
    root.replace(root.body, body)


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


_PAPER = (
    f'<w:pgSz w:w="{_twips(PAGE_WIDTH)}" w:h="{_twips(PAGE_HEIGHT)}" w:orient="landscape"/>'
    f'<w:pgMar w:top="{_twips(MARGIN_TOP)}" w:right="{_twips(MARGIN_SIDE)}"'
    f' w:bottom="{_twips(MARGIN_BOTTOM)}" w:left="{_twips(MARGIN_SIDE)}"'
    f' w:header="{_twips(9)}" w:footer="{_twips(8)}" w:gutter="0"/>'
)
