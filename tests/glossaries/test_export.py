"""Glossaries written as CSV, XLSX and TBX, read again, and every way such files can be wrong."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import glossaries
from glossaries.export import add_term, export_terms
from glossaries.sheets import MAX_UNPACKED, write_sheet
from glossaries.terms import Term
from glossaries.user import read_glossary
from translate.errors import GlossaryError

TERMS = [
    Term(zh="云上牧场", en="Cloud Ranch", kind="site", aliases=(("云牧", "Cloud Ranch", 0),), source="x"),
    Term(zh="等于号村", en="=SUM(A1) Village", kind="village", code="150902201999", status="proposed"),
    Term(zh="和平庄", en="Heping <Zhuang> & Co", kind="institution", status="derived"),
]


@pytest.mark.parametrize("form", ["csv", "xlsx", "tbx"])
def test_what_is_written_is_read_again(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(export_terms(TERMS, form))
    again = read_glossary([path])
    assert [(t.zh, t.en, t.aliases) for t in again] == [(t.zh, t.en, t.aliases) for t in TERMS]
    assert {t.status for t in again} == {"user"}


def test_our_whole_glossary_can_be_given_back(tmp_path: Path) -> None:
    ours = glossaries.load().terms()
    path = tmp_path / "a.csv"
    path.write_bytes(export_terms(ours, "csv"))
    assert len(read_glossary([path])) == len(ours)


def test_no_exported_cell_starts_a_formula() -> None:
    for line in export_terms(TERMS, "csv").decode("utf-8-sig").splitlines():
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.split(","))
    with zipfile.ZipFile(io.BytesIO(export_terms(TERMS, "xlsx"))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=SUM" in sheet


def test_an_unknown_format() -> None:
    with pytest.raises(GlossaryError, match="csv, tbx, xlsx"):
        export_terms(TERMS, "doc")


def test_a_workbook_without_a_header_and_with_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_sheet(["甲乙", "A"], [["", ""], ["丙丁", "42"]]))
    assert [(t.zh, t.en) for t in read_glossary([path])] == [("甲乙", "A"), ("丙丁", "42")]


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ([["甲乙", "A"], ["甲乙", "B"]], 3, "'A' at"),
        ([["甲乙", ""]], 2, "English is empty"),
        ([["甲乙", "A", "B"]], 2, "3 fields"),
    ],
)
def test_a_malformed_row_of_a_workbook_is_named(
    tmp_path: Path, rows: list[list[str]], line: int, what: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_sheet(["zh", "en"], rows))
    with pytest.raises(GlossaryError, match=what) as caught:
        read_glossary([path])
    assert caught.value.where == f"{path}:{line}"


def packed(name: str, size: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as file:
        for _ in range(size // 1_000_000):
            file.write(b" " * 1_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"zh,en\n", "not an XLSX"),
        (packed("xl/workbook.xml", 1_000_000), "damaged"),
        (packed("xl/workbook.xml", MAX_UNPACKED + 1_000_000), "unpacks to"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(GlossaryError, match=what):
        read_glossary([path])


ENTRY = (
    '<conceptEntry id="1"><langSec xml:lang="zh-Hans"><termSec><term>甲乙</term></termSec>'
    "<termSec><term>小甲</term></termSec></langSec>"
    '<langSec xml:lang="en"><termSec><term>A &amp; B</term></termSec></langSec></conceptEntry>'
)


def test_the_newer_tbx_form(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(f'<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{ENTRY}</body></text></tbx>')
    (term,) = read_glossary([path])
    assert (term.zh, term.en, term.aliases) == ("甲乙", "A & B", (("小甲", "A & B", 0),))


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ('<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<tbx>&b;</tbx>', 1, "document type"),
        ('<!DOCTYPE tbx SYSTEM "file:///etc/passwd">\n<tbx/>', 1, "document type"),
        (f"<tbx>\n{ENTRY}\n<tbx>", 3, "not well-formed"),
        (f"<tbx>\n{ENTRY}\n{ENTRY}</tbx>", 3, "repeats"),
        (f"<tbx>\n\n{ENTRY.replace('zh-Hans', 'de')}</tbx>", 3, "Chinese is empty"),
    ],
)
def test_a_malformed_tbx_is_named(tmp_path: Path, content: str, line: int, what: str) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(content)
    with pytest.raises(GlossaryError, match=what) as caught:
        read_glossary([path])
    assert caught.value.where == f"{path}:{line}"


def test_a_tbx_without_entries(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text("<tbx/>")
    with pytest.raises(GlossaryError, match="holds no"):
        read_glossary([path])


def test_a_term_is_added_to_a_new_and_to_an_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    add_term(path, "甲乙", "A, B")
    add_term(path, "丙丁", "C")
    assert path.read_text() == 'zh,en\n甲乙,"A, B"\n丙丁,C\n'


def test_a_term_that_contradicts_the_file_is_not_added(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    add_term(path, "甲乙", "A")
    with pytest.raises(GlossaryError, match="'A' at") as caught:
        add_term(path, "甲乙", "B")
    assert caught.value.where == f"{path}:3"
    assert path.read_text() == "zh,en\n甲乙,A\n"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["a.csv"]
