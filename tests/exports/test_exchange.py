"""TMX, XLIFF, Markdown and web pages: every segment, exactly, whatever signs its text holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from exports.plain import markdown, web_page
from exports.tmx import write_tmx
from exports.xliff import write_xliff
from translate.document import Document, Remark
from translate.errors import OutputError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
X = "{urn:oasis:names:tc:xliff:document:2.0}"


def test_tmx_holds_every_translated_segment(tricky: Document, folder: Path) -> None:
    path = folder / "page.tmx"
    write_tmx(tricky, path)
    root = etree.fromstring(path.read_bytes())
    assert root.getroottree().docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'  # type: ignore[union-attr]
    header = root.find("header")
    assert header is not None
    assert header.get("creationdate") == "20310116T013000Z"
    units = [
        (unit.get("tuid"), {str(v.get(LANG)): v.findtext("seg") for v in unit.iter("tuv")})
        for unit in root.iter("tu")
    ]
    expected = [
        (t.segment.id, {"zh-CN": t.segment.source, "en-US": t.target.replace("\x07", "")})
        for t in tricky.translations
        if t.target
    ]
    assert units == expected


def test_xliff_keeps_articles_paragraphs_states_and_findings(tricky: Document, folder: Path) -> None:
    path = folder / "page.xlf"
    write_xliff(tricky, path)
    root = etree.fromstring(path.read_bytes())
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "zh-CN", "en-US")
    assert [group.get("id") for group in root.iter(f"{X}group")] == ["a01", "a02", "a03", "a04"]
    units = {str(unit.get("id")): unit for unit in root.iter(f"{X}unit")}
    first = units["a01.p01"]
    assert [(s.get("id"), s.get("state")) for s in first.iter(f"{X}segment")] == [
        ("s01", "reviewed"),
        ("s02", "translated"),
    ]
    assert [note.get("category") for note in first.iter(f"{X}note")] == ["missing-term", "number", "length"]
    empty = units["a02.p01"].findall(f"{X}segment")[1]
    assert (empty.get("state"), empty.find(f"{X}target")) == ("initial", None)
    sources = [source.text for source in root.iter(f"{X}source")]
    assert sources == [t.segment.source for t in tricky.translations]


def test_the_language_and_what_editors_said_are_told(document: Document, folder: Path) -> None:
    """A page edited in British English goes out as that; remarks are notes of their unit, or of the file."""
    remarks = (
        Remark(author="Su He", text="Which <lake>?", segment_ids=("a03.p01.s01",)),
        Remark(author="Outside the rows", text="Thanks", segment_ids=()),
    )
    british = replace(document, english="en-GB", remarks=remarks)
    write_tmx(british, folder / "page.tmx")
    write_xliff(british, folder / "page.xlf")
    languages = {v.get(LANG) for v in etree.fromstring((folder / "page.tmx").read_bytes()).iter("tuv")}
    assert languages == {"zh-CN", "en-GB"}
    root = etree.fromstring((folder / "page.xlf").read_bytes())
    assert root.get("trgLang") == "en-GB"
    file = root.find(f"{X}file")
    assert file is not None
    assert [note.text for note in file.findall(f"{X}notes/{X}note")] == ["Outside the rows: Thanks"]
    said = [note for note in root.iter(f"{X}note") if note.get("category") == "remark"]
    assert said[1].text == "a03.p01.s01: Su He: Which <lake>?"
    assert said[1].getparent().getparent().get("id") == "a03.p01"  # type: ignore[union-attr]


def test_markdown_has_a_row_a_segment_and_escapes_its_signs(tricky: Document) -> None:
    text = markdown(tricky)
    rows = [line for line in text.splitlines() if line.startswith(("| a0", "| page.name"))]
    assert len(rows) == len(tricky.translations)
    assert "| a \\<b\\> & \\| \\*c\\* |" in text
    assert "## a02 青河旗" in text


def test_the_web_page_has_a_row_a_segment_and_marks_languages(tricky: Document) -> None:
    page = web_page(tricky)
    assert page.count("<td lang='zh-CN'>") == len(tricky.translations)
    assert "a &lt;b&gt; &amp; |" in page
    assert "<p>Photo caption</p>" in page


@pytest.mark.parametrize("write", [write_tmx, write_xliff])
def test_what_cannot_be_written_raises_output_error(
    document: Document, folder: Path, write: Callable[[Document, Path], None]
) -> None:
    with pytest.raises(OutputError):
        write(document, folder / "none" / "page.xml")
    assert list(folder.iterdir()) == []
