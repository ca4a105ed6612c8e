"""The translated page as a TMX 1.4b file, for the memories of other translation programs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from exports.atomic import written_whole
from exports.layout import AUTHOR
from exports.ooxml import writable
from exports.rows import all_rows
from translate.document import Document

SOURCE_LANGUAGE = "zh-CN"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(document: Document, path: Path, *, overwrite: bool = True) -> None:
    """Writes each segment that has English as a unit, its id as `tuid`, its origin as a property.

    The English is said to be of the document's language.
    Raises OutputError when `path` cannot be written.
    """
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(root, "header")
    for name, value in (
        ("creationtool", AUTHOR),
        ("creationtoolversion", "1"),
        ("segtype", "sentence"),
        ("o-tmf", "mengyi-articles"),
        ("adminlang", "en"),
        ("srclang", SOURCE_LANGUAGE),
        ("datatype", "plaintext"),
        *_date(document.created),
    ):
        header.set(name, value)
    etree.SubElement(header, "note").text = writable(document.page.source)
    body = etree.SubElement(root, "body")
    for row in all_rows(document):
        translation = row.translation
        if not translation.target.strip():
            continue
        unit = etree.SubElement(body, "tu", tuid=row.id)
        etree.SubElement(unit, "prop", type="x-origin").text = writable(translation.origin)
        for language, text in (
            (SOURCE_LANGUAGE, translation.segment.source),
            (document.english, translation.target),
        ):
            variant = etree.SubElement(unit, "tuv")
            variant.set(_LANG, language)
            etree.SubElement(variant, "seg").text = writable(text)
    content = etree.tostring(
        root,
        encoding="UTF-8",
        xml_declaration=True,
        pretty_print=True,
        doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    )
    with written_whole(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def _date(created: str) -> tuple[tuple[str, str], ...]:
    """The creation date as TMX has it, in UTC; none where the document's is no ISO date."""
    try:
        when = datetime.fromisoformat(created)
    except ValueError:
        return ()
    if when.tzinfo is not None:
        when = when.astimezone(UTC)
    return (("creationdate", f"{when:%Y%m%dT%H%M%SZ}"),)
