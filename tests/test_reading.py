"""What reading accepts and refuses: encodings, line ends, and one clear error for each kind of bad file."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from translate.errors import InputError
from translate.reading import clean, read_text

PAGE = "◎草原快语\n\n入冬以来，额济纳旗的志愿者走访独居老人，检查炉火和烟道。\n“安全第一。”他们说。\n"
TRADITIONAL = "入冬以來，志願者走訪獨居老人，檢查爐火和煙道，為群眾辦了許多實事。\n"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_reads_a_page_in_each_encoding(tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(bom + PAGE.encode(encoding))
    assert read_text(path) == PAGE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_reads_traditional_characters_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TRADITIONAL.encode(encoding))
    assert read_text(path) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-8"])
def test_reads_a_file_of_one_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("赤峰市".encode(encoding))
    assert read_text(path) == "赤峰市"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\f", "\v"])
def test_every_line_end_becomes_one_kind(end: str) -> None:
    assert clean(f"草原{end}牧民{end}") == "草原\n牧民\n"


def test_decomposed_letters_are_composed() -> None:
    assert clean("cafe\u0301 草原") == "caf\u00e9 草原"


def test_compatibility_ideographs_stay_as_printed() -> None:
    """NFC would make U+F9B4 into U+9818 for good."""
    assert clean("\uf9b4e\u0301\U0002f800") == "\uf9b4\u00e9\U0002f800"


def test_invisible_marks_go() -> None:
    assert clean("草\u200b原\ufeff") == "草原"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\r\n", "the file is empty"),
        ("bom.txt", codecs.BOM_UTF8, "no Chinese"),
        ("latin.txt", b"no Chinese here\n", "no Chinese"),
        ("archive.docx", b"PK\x03\x04rest", "ZIP archive"),
        ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\n", "a PDF"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        ("nul.bin", b"\0\1\2\3\xff\xfe\x80abc\0\0\1", "binary"),
        ("control.bin", b"\x01\x02\x03\x04abc", "binary"),
        ("latin1.txt", "Der Hund läuft über die Straße nach Öhringen".encode("latin-1"), "unknown encoding"),
        ("cut.txt", codecs.BOM_UTF16_LE + "草原".encode("utf-16-le")[:3], "damaged utf-16"),
        ("broken.txt", "草原上的羊".encode() + b"\xff" + "牧民".encode(), "unknown encoding"),
    ],
)
def test_refuses_a_bad_file_in_one_clear_line(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=what) as caught:
        read_text(path)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "none.txt")


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)


def test_refuses_a_file_too_large_for_a_page(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(InputError, match="too much"):
        read_text(path)
