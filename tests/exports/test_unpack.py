"""Returned files are not trusted: what is no sound Word file gets one clear line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from exports import unpack
from exports.bilingual import write_bilingual
from exports.handoff import read_handoff
from exports.unpack import open_word_file
from translate.document import Document
from translate.errors import HandoffError, InputError

ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)
OUTSIDE = ENTITIES.replace(b'<!ENTITY a "aaaaaaaaaa">', b'<!ENTITY a SYSTEM "file:///etc/hostname">')
STRICT = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'


def package(content: bytes, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is damaged, or no Word file"),
        ("一封信".encode(), "is damaged, or no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has a password, or is in Word's old format"),
        (package(b"<a/>", "content.xml"), "is no Word file"),
        (package(b"<w:document"), "is damaged (word/document.xml is no XML)"),
        (package(ENTITIES), "declares entities"),
        (package(OUTSIDE), "declares entities"),
        (package(STRICT), "saved in a form of Word's XML that is not read"),
        (package(b"<!--" + bytes(2_000_000) + b"-->"), "unpacks to far more"),
        (package(b"<w:document/>")[:-30], "is damaged, or no Word file"),
    ],
    ids=[
        *("empty", "text", "password", "other zip", "bad xml", "entities", "outside entity", "strict"),
        *("zip bomb", "cut off"),
    ],
)
def test_what_is_no_sound_word_file_is_refused(folder: Path, content: bytes, message: str) -> None:
    path = folder / "edited.docx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        open_word_file(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(folder: Path) -> None:
    for path in (folder, folder / "none.docx"):
        with pytest.raises(InputError, match="cannot be read"):
            open_word_file(path)


def test_a_file_beyond_the_limits_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "edited.docx"
    path.write_bytes(package(b"<a/>"))
    monkeypatch.setattr(unpack, "MAX_FILE_BYTES", 10)
    with pytest.raises(InputError, match="is larger than"):
        open_word_file(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'schema="1"', b'schema="9"', "was written by another version"),
        ("三十多名".encode(), "三百多名".encode(), "does not match its digest"),
        (b'role="heading"', b'role="poem"', "damaged embedded part"),
        (b'"schema"', b'"scheme', "damaged embedded part"),
    ],
)
def test_an_embedded_part_tampered_with_is_refused(
    document: Document, folder: Path, old: bytes, new: bytes, message: str
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    edited = folder / "edited.docx"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(edited, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "customXml/item1.xml":
                assert old in content
                content = content.replace(old, new)
            after.writestr(name, content)
    with pytest.raises(HandoffError, match=message):
        read_handoff(edited)
