"""A file's bytes become text: the encoding found, line endings made one, characters composed (NFC)."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from translate.encodings import guess_encoding
from translate.errors import InputError

# A newspaper page is some 20 KB; a year of one column some 10 MB. Beyond this it is no page.
MAX_BYTES = 64 * 1024 * 1024

CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# NFC replaces CJK compatibility ideographs by others for good; they are kept as printed.
_COMPATIBILITY = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
# Every line or page end that Unicode or a word processor knows.
_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Marks that have no width and no meaning on a newspaper page.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, GB18030, Big5 or UTF-16, with "\\n" line ends and composed characters.

    Raises InputError if there is no such file, it is a folder, empty, binary, in no known encoding,
    or holds no Chinese.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; InputError where they cannot be had, are none, or too many."""
    try:
        if path.is_dir():
            raise InputError(path, "is a folder, not a file", "name a text file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(path, f"{size:,} bytes are too much for a page", "split the file")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(path, "there is no such file", "check the name") from None
    except OSError as error:
        raise InputError(
            path, f"cannot be read ({error.strerror or error})", "check its permissions"
        ) from None
    if not data.strip():
        raise InputError(path, "the file is empty", "give a page with text in it")
    return data


def decode(data: bytes, where: str | Path) -> str:
    """The bytes of a text file as clean text; `where` names it in errors."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(where, f"this is {what}, not text", "save the page as plain text")
    text = clean(_decoded(data, where))
    if not CHINESE.search(text):
        raise InputError(where, "there is no Chinese in it", "give a page of Chinese text")
    return text


def clean(text: str) -> str:
    """The text with one kind of line end, no invisible marks, and composed characters (NFC).

    CJK compatibility ideographs (U+F900..) stay as they are: NFC would exchange them for good.
    """
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    parts = _COMPATIBILITY.split(text)
    parts[::2] = [unicodedata.normalize("NFC", part) for part in parts[::2]]
    return "".join(parts)


def _decoded(data: bytes, where: str | Path) -> str:
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _unknown(where, f"damaged {encoding} at byte {error.start}") from None
    broken = len(data)
    try:
        text = data.decode("utf-8")
        if "\0" not in text:
            _reject_binary(text, where)
            return text
    except UnicodeDecodeError as error:
        broken = error.start
    guessed = guess_encoding(data)
    if guessed is not None:
        text = data.decode(guessed)
        _reject_binary(text, where)
        return text
    if b"\0" in data:
        raise InputError(where, "this is a binary file, not text", "save the page as plain text")
    raise _unknown(where, f"unknown encoding: not UTF-8 from byte {broken} on, nor GB18030, Big5 or UTF-16")


def _reject_binary(text: str, where: str | Path) -> None:
    head = text[:10_000]
    controls = sum(char < " " and char not in "\t\n\r\f\v\x1c\x1d\x1e\x1a" for char in head)
    if controls > len(head) / 100:
        raise InputError(where, "this is a binary file, not text", "save the page as plain text")


def _unknown(where: str | Path, what: str) -> InputError:
    return InputError(where, what, "save the page as UTF-8 text")
