"""A returned Word file's parts, opened with nothing in it trusted."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from exports.ooxml import R_NS, W_NS
from translate.document import HANDOFF_NAMESPACE
from translate.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

# A page of 3,000 rows is 0.2 MB packed and 8 MB unpacked; a hand-off of ten newspapers stays far below these.
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 512 * 1024 * 1024
MAX_PARTS = 4096
# XML seldom packs better than 40 to 1; files made to fill a disk reach 1,000 to 1.
MAX_RATIO = 250
_SMALL_PART = 1024 * 1024  # below this a high ratio does no harm: a table of empty rows has one

_OLE_MAGIC = b"\xd0\xcf\x11\xe0"  # Word's old format, and the wrapper of a file with a password
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParts:
    """The roots of the parts that the way back reads; all but the document may be missing."""

    document: _Element
    comments: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None
    embedded: _Element | None


def open_word_file(path: Path) -> WordParts:
    """The parts of a .docx file. Raises InputError for what is none, is damaged, or is unsafe to open.

    No entity, outside reference or template in the file is followed; nothing is unpacked beyond the limits.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        _refuse(path, f"cannot be read ({error.strerror})", "check the name", error)
    if magic == _OLE_MAGIC:
        _refuse(path, "has a password, or is in Word's old format", "save it as .docx without a password")
    if size > MAX_FILE_BYTES:
        _refuse(path, f"is larger than {MAX_FILE_BYTES >> 20} MB", "send a hand-off file as Mengyi wrote it")
    try:
        with zipfile.ZipFile(path) as package:
            _check_sizes(package, path)
            return _parts(package, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        _refuse(
            path,
            "is damaged, or no Word file",
            "save it again as .docx in the program it was edited in",
            error,
        )


def _check_sizes(package: zipfile.ZipFile, path: Path) -> None:
    infos = package.infolist()
    total = sum(info.file_size for info in infos)
    swollen = any(
        info.file_size > _SMALL_PART and info.file_size > MAX_RATIO * info.compress_size for info in infos
    )
    if len(infos) > MAX_PARTS or total > MAX_UNPACKED_BYTES or swollen:
        _refuse(path, "unpacks to far more than a hand-off file holds", "do not open it; ask who sent it")


def _parts(package: zipfile.ZipFile, path: Path) -> WordParts:
    names = set(package.namelist())
    main = _related(package, path, "", "officeDocument") or "word/document.xml"
    if main not in names:
        _refuse(path, "is no Word file", "give the .docx that came back from the editor")
    document = _parse(package, path, main)
    if document.tag != f"{{{W_NS}}}document":
        _refuse(
            path, "is saved in a form of Word's XML that is not read", 'save it as "Word Document (.docx)"'
        )
    beside = {kind: _related(package, path, main, kind) for kind in ("comments", "footnotes", "endnotes")}
    roots = {kind: _parse(package, path, name) if name in names else None for kind, name in beside.items()}
    # Google Docs spells the folder customXML.
    customs = (n for n in sorted(names) if n.lower().startswith("customxml/") and n.count("/") == 1)
    embedded = (_parse(package, path, name) for name in customs if name.endswith(".xml"))
    return WordParts(
        document=document,
        comments=roots["comments"],
        footnotes=roots["footnotes"],
        endnotes=roots["endnotes"],
        embedded=next((root for root in embedded if root.tag == f"{{{HANDOFF_NAMESPACE}}}handoff"), None),
    )


def _related(package: zipfile.ZipFile, path: Path, part: str, kind: str) -> str | None:
    """The part that `part` (the package itself for "") points to with a relation of that kind."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.namelist():
        return None
    for relation in _parse(package, path, relations).iter(f"{{{_RELATIONS_NS}}}Relationship"):
        inside = relation.get("TargetMode") != "External"
        if inside and relation.get("Type", "") == f"{R_NS}/{kind}":
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return None


def _parse(package: zipfile.ZipFile, path: Path, name: str | None) -> _Element:
    from lxml import etree

    assert name is not None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(package.read(name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        _refuse(path, f"is damaged ({name} is no XML)", "save it again as .docx", error)
    if getattr(root.getroottree().docinfo, "doctype", ""):
        _refuse(path, "declares entities, as no Word file does", "do not open it; ask who sent it")
    return root


def _refuse(path: Path, what: str, remedy: str, cause: Exception | None = None) -> NoReturn:
    raise InputError(path, what, remedy) from cause
