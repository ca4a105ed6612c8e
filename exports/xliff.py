"""The translated page as an XLIFF 2.1 file: a group an article, a unit a paragraph, a segment a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exports.atomic import written_whole
from exports.ooxml import writable
from exports.rows import Row, leftover_rows, page_row, paragraphs, sections
from exports.tmx import SOURCE_LANGUAGE
from translate.document import Document, Remark, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # the namespace of 2.1 as well
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRIORITIES: dict[Severity, str] = {"error": "1", "warning": "4", "info": "8"}


def write_xliff(document: Document, path: Path, *, overwrite: bool = True) -> None:
    """Writes every segment with its English; findings and editors' remarks are notes.

    A segment is `initial` without English, `translated` by machine, `reviewed` by an editor. Raises
    OutputError when `path` cannot be written.
    """
    from lxml import etree

    root = etree.Element(f"{{{_NAMESPACE}}}xliff", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    root.set("version", "2.1")
    root.set("srcLang", SOURCE_LANGUAGE)
    root.set("trgLang", document.english)
    file = _add(root, "file", id="f1", original=document.page.source)
    file.set(_SPACE, "preserve")
    _notes(file, [], [remark for remark in document.remarks if not remark.segment_ids])
    name = page_row(document)
    for row in (*([name] if name else []), *leftover_rows(document)):
        _unit(file, [row], document.remarks)
    for section in sections(document):
        if section.rows:
            group = _add(file, "group", id=section.article.id, name=section.zh)
            for rows in paragraphs(section.rows):
                _unit(group, rows, document.remarks)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    with written_whole(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def _notes(parent: _Element, rows: Sequence[Row], remarks: Sequence[Remark]) -> None:
    findings = [(row, finding) for row in rows for finding in row.translation.findings]
    if not findings and not remarks:
        return
    notes = _add(parent, "notes")
    for row, finding in findings:
        note = _add(notes, "note", category=finding.check, priority=_PRIORITIES[finding.severity])
        note.text = writable(f"{row.id}: {finding.message}")
    for remark in remarks:
        note = _add(notes, "note", category="remark")
        place = f"{remark.segment_ids[0]}: " if remark.segment_ids else ""
        note.text = writable(f"{place}{remark.author}: {remark.text}")


def _unit(parent: _Element, rows: Sequence[Row], remarks: Sequence[Remark]) -> None:
    unit = _add(parent, "unit", id=rows[0].group)
    ids = {row.id for row in rows}
    _notes(unit, rows, [remark for remark in remarks if ids.intersection(remark.segment_ids[:1])])
    for row in rows:
        translation = row.translation
        target = translation.target
        state = "reviewed" if translation.origin == "editor" else "translated"
        identity = row.id.rpartition(".")[2] if row.id != row.group else "s01"
        segment = _add(unit, "segment", id=identity, state=state if target.strip() else "initial")
        _add(segment, "source").text = writable(translation.segment.source)
        if target.strip():
            _add(segment, "target").text = writable(target)


def _add(parent: _Element, tag: str, /, **attributes: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{_NAMESPACE}}}{tag}")
    for key, value in attributes.items():
        child.set(key, writable(value))
    return child
