"""The hand-off file, read back as Word's XML: rows, marks, languages, order of elements."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from exports.bilingual import write_bilingual
from exports.cover import date_in_words
from exports.layout import NOT_TRANSLATED, SEVERITIES, TERMS, Options
from translate.document import Document, Page, Segment, TermMatch, Translation
from translate.errors import OutputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADER = ["ID", "中文", "English", "Notes"]


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def lines_of(path: Path) -> list[tuple[str, str]]:
    """Style and text of every paragraph outside the tables, content controls or not."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        (
            str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")),  # type: ignore[union-attr]
            "".join(marks.get(str(node.tag), node.text or "") for node in paragraph.iter(f"{W}t", *marks)),
        )
        for paragraph in part(path, "word/document.xml").iter(f"{W}p")
        if next(paragraph.iterancestors(f"{W}tc"), None) is None
    ]


def rows_of(path: Path) -> list[list[str]]:
    """The cells of every article table, as text, header rows left out."""
    rows = []
    for table in part(path, "word/document.xml").iter(f"{W}tbl"):
        cells = [[text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        if cells[0] == HEADER:
            rows += cells[1:]
    return rows


@pytest.fixture
def written(document: Document, folder: Path) -> Path:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    return path


def test_every_segment_is_a_row_with_id_chinese_and_english(document: Document, written: Path) -> None:
    expected = [[t.segment.id, t.segment.source, t.target or NOT_TRANSLATED] for t in document.translations]
    assert [row[:3] for row in rows_of(written)] == expected


def test_findings_stand_in_notes_in_words_gravest_first(written: Path) -> None:
    notes = {row[0]: row[3] for row in rows_of(written)}
    assert notes["a01.p01.s02"].startswith("■ Error: 三十多 is “more than 30”; the English has 13.○ Note: ")
    assert notes["a01.p04.s02"] == "▲ Warning: Chinese is left in the English: 册."
    assert notes["a01.p03.s02"] == ""
    assert notes["a04.p01.s01"] == ""


def test_rows_from_memory_are_counted_once_for_the_article(document: Document, written: Path) -> None:
    metas = [words for style, words in lines_of(written) if style == "MengyiMeta"]
    assert metas[:2] == [
        "Article  ·  11 rows  ·  ■ 2 errors  ·  ▲ 1 warning  ·  ○ 1 note  ·  1 row from memory  ·  "
        "Back to the list",
        "2 rows  ·  ■ 1 error  ·  Back to the list",
    ]
    assert [meta for meta in metas[1:] if "memory" in meta] == []


def test_every_table_says_what_it_is_to_a_screen_reader(written: Path) -> None:
    tables = list(part(written, "word/document.xml").iter(f"{W}tbl"))
    assert len(tables) == 7  # facts, list, page name, four articles; their terms stand in lines
    for table in tables:
        properties = next(table.iterchildren(f"{W}tblPr"))
        order = [etree.QName(child).localname for child in properties]
        assert order[-2:] == ["tblCaption", "tblDescription"]  # where Word has its alternative text
        assert all(len(str(child.get(f"{W}val"))) > 5 for child in properties[-2:])
    assert not list(part(written, "word/document.xml").iter(f"{W}drawing", f"{W}pict"))  # no pictures


def test_words_that_findings_concern_are_ringed_and_shaded(written: Path) -> None:
    ringed = [
        (text(run), str(border.get(f"{W}val")), str(shade.get(f"{W}fill")))
        for run in part(written, "word/document.xml").iter(f"{W}r")
        if (border := run.find(f"{W}rPr/{W}bdr")) is not None
        and (shade := run.find(f"{W}rPr/{W}shd")) is not None
    ]
    error, warning = SEVERITIES["error"], SEVERITIES["warning"]
    for words in ("白音镇", "三十多", "13"):
        assert (words, error.border, error.fill) in ringed
    assert ("册", warning.border, warning.fill) in ringed


def test_severities_and_term_statuses_differ_without_colour() -> None:
    assert len({look.sign for look in SEVERITIES.values()}) == len(SEVERITIES)
    assert len({look.border for look in SEVERITIES.values()}) == len(SEVERITIES)
    assert len({look.underline for look in TERMS.values()}) == len(TERMS)


@pytest.mark.parametrize(
    ("zh", "en", "status"),
    [
        ("青河旗", "Qinghe Banner", "established"),
        ("白音镇", "Baiyin Town", "derived"),
        ("乌兰湖", "Wulan Lake", "proposed"),
        ("草原书屋", "Grassland Reading Room", "user"),
    ],
)
def test_terms_are_underlined_in_both_columns(written: Path, zh: str, en: str, status: str) -> None:
    styled = {
        text(run)
        for run in part(written, "word/document.xml").iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None
        and style.get(f"{W}val") == TERMS[status].style  # type: ignore[index]
    }
    assert {zh, en} <= styled


def test_the_first_page_says_what_the_document_is(written: Path) -> None:
    first = text(part(written, "word/document.xml")).partition("How to use")[0]
    for words in ("Bilingual working copy", "page.txt", "fake", "16 January 2031, 09:30", "33, one to a row"):
        assert words in first
    assert "■ 3 errors, ▲ 1 warning, ○ 1 note" in first
    assert "2 articles, 1 brief, 1 photo caption" in first


@pytest.mark.parametrize(
    ("created", "words"),
    [
        ("2031-01-16", "16 January 2031"),
        ("2031-01-16T09:30:00+08:00", "16 January 2031, 09:30"),
        ("last week", "last week"),
    ],
)
def test_dates_are_written_in_words(created: str, words: str) -> None:
    assert date_in_words(created) == words


def test_articles_have_headings_that_the_list_links_to(document: Document, written: Path) -> None:
    body = part(written, "word/document.xml")
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    bookmarks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert {article.id for article in document.page.articles} | {"contents"} == links == set(bookmarks)
    assert len(set(numbers)) == len(numbers)
    headings = [words for style, words in lines_of(written) if style in ("Heading1", "MengyiSmallHeading")]
    assert headings == [
        "a01  白音镇：小书屋点亮长冬夜\nBaiyin Town: A Small Reading Room Lights the Long Winter Nights",
        "a02  Brief",
        "a03  Photo caption",
        "a04  青河旗为八百公里灌渠“体检”\nQinghe Banner Gives 800 Kilometers of Canal a “Check-up”",
        "In no article",
    ]


def test_page_furniture_stands_at_the_end(written: Path) -> None:
    assert lines_of(written)[-5:-1] == [
        ("MengyiMeta", "Lines of the page that are left out and not translated."),
        ("Heading2", "Imprint, date, page number and the like"),
        ("MengyiFurniture", "line 88\t责任编辑：苏和 版式：安宁"),
        ("MengyiFurniture", "lines 90–91\t2031年1月16日 星期四"),
    ]


def test_a_few_terms_stand_in_a_line_and_more_in_a_table_of_two(document: Document, folder: Path) -> None:
    terms = tuple(
        TermMatch(zh=f"旗{zh}", en=f"Banner {zh}", start=0, end=2, kind="banner", status="derived")
        for zh in "甲乙丙丁戊"
    )
    first = replace(document.translations[1], terms=terms)
    path = folder / "out.docx"
    write_bilingual(replace(document, translations=(first, *document.translations[2:])), path)
    lines = [words for style, words in lines_of(path) if words.startswith("Terms")]
    assert lines == [
        "Terms in a01",
        "Terms: 青河旗 Qinghe Banner (established)",
        "Terms: 乌兰湖 Wulan Lake (proposed)",
        "Terms: 青河旗 Qinghe Banner (established)",
    ]
    tables = [
        [[text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in part(path, "word/document.xml").iter(f"{W}tbl")
    ]
    own = next(cells for cells in tables if cells[0] == ["中文", "English", "Status", "Rows"] * 2)
    assert own[1] == [
        *("旗甲", "Banner 甲", "derived", "column", "旗乙", "Banner 乙", "derived", "column"),
    ]
    assert [len(row) for row in own] == [8] * 5
    assert own[-1] == [
        *("草原书屋", "Grassland Reading Room", "your own", "p01.s01"),
        *("青河旗", "Qinghe Banner", "established", "p04.s01"),
    ]


def test_paragraph_layout_speaks_of_its_own_rows(document: Document, folder: Path) -> None:
    path = folder / "out.docx"
    write_bilingual(document, path, Options(layout="paragraph"))
    whole = text(part(path, "word/document.xml"))
    assert "33 in 21 rows, a paragraph to a row" in whole
    assert "A row holds a paragraph with all its sentences." in whole
    assert "faint lines" not in whole
    assert "Article  ·  8 rows  ·  ■ 2 errors" in whole
    assert "1 sentence from memory" in whole
    notes = {row[0]: row[3] for row in rows_of(path)}
    assert notes["a01.p01"].startswith("■ Error: “Early on a midwinter…”: 白音镇 should be")
    assert (
        notes["a02.p01"] == "■ Error: “首批十二辆新能源客车完成路试…”: There is no English for this sentence."
    )
    ids = [row[0] for row in rows_of(path)]
    places = re.findall(r"\bp\d\d\.s\d\d", whole)
    assert (places, "a01.p03" in ids) == ([], True)


def test_a_clean_file_has_nothing_of_how_it_was_made(document: Document, folder: Path) -> None:
    path = folder / "out.docx"
    write_bilingual(document, path, Options(clean=True))
    with zipfile.ZipFile(path) as package:
        shown = [name for name in package.namelist() if not name.startswith("customXml")]
        everything = "".join(package.read(name).decode() for name in shown)
    for words in ("fake", "3f2a9c01", "achine translation", "Track Changes", "trackRevisions", "责任编辑"):
        assert words not in everything
    assert text(part(path, "word/mengyi-footer.xml")) == "16 January 2031, 09:301 / 1"


def test_the_cover_and_the_properties_tell_how_much_was_edited(document: Document, folder: Path) -> None:
    edited = tuple(replace(t, origin="editor") for t in document.translations[:9])
    path = folder / "out.docx"
    write_bilingual(replace(document, translations=(*edited, *document.translations[9:])), path)
    assert "fake  (fake-1); machine translation, 9 of 33 rows edited" in text(part(path, "word/document.xml"))
    remark = "Machine translation by fake; 9 of 33 rows edited"
    assert docx.Document(str(path)).core_properties.comments == remark


@pytest.mark.parametrize(("articles", "apart"), [(1, True), (12, True), (40, False)])
def test_the_first_article_opens_a_page_only_after_a_list_that_fits_one(
    document: Document, folder: Path, articles: int, apart: bool
) -> None:
    plain = document.page.articles[3]
    page = replace(
        document.page,
        name=None,
        articles=tuple(
            replace(plain, id=f"a{n:02d}", blocks=(), title=f"第{n}篇") for n in range(1, articles + 1)
        ),
    )
    path = folder / "out.docx"
    write_bilingual(replace(document, page=page, translations=()), path)
    breaks = list(part(path, "word/document.xml").iter(f"{W}pageBreakBefore"))
    assert len(breaks) == int(apart)


def test_what_heads_rows_is_kept_with_the_next_row(written: Path) -> None:
    kept = {}
    for row in part(written, "word/document.xml").iter(f"{W}tr"):
        paragraphs = list(row.iter(f"{W}p"))
        keeps = [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in paragraphs]
        kept[text(paragraphs[0])] = all(keeps) if any(keeps) else False
    assert kept["ID"]
    for row_id in ("a01.column", "a01.title", "a01.byline", "a01.p02.s01", "a03.byline"):
        assert kept[row_id], row_id
    assert not kept["a01.p01.s01"]
    assert not kept["page.name"]


def test_header_rows_repeat_and_only_long_rows_may_split(written: Path) -> None:
    body = part(written, "word/document.xml")
    for table in body.iter(f"{W}tbl"):
        first = table.find(f"{W}tr")
        assert first is not None
        if text(first).startswith("ID"):
            assert first.find(f"{W}trPr/{W}tblHeader") is not None
    split = [
        text(row.find(f"{W}tc"))  # type: ignore[arg-type]
        for row in body.iter(f"{W}tr")
        if row.find(f"{W}trPr/{W}cantSplit") is None
    ]
    assert split == ["a01.p03.s01"]


def test_widths_of_grid_and_cells_agree_and_fill_the_page(written: Path) -> None:
    body = part(written, "word/document.xml")
    size, margins = body.find(f".//{W}pgSz"), body.find(f".//{W}pgMar")
    assert size is not None and margins is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")
    usable = 16838 - 2 * int(str(margins.get(f"{W}left")))
    for table in body.iter(f"{W}tbl"):
        grid = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
        assert abs(sum(int(str(width)) for width in grid) - usable) <= 2
        for row in table.iter(f"{W}tr"):
            assert [width.get(f"{W}w") for width in row.iter(f"{W}tcW")] == grid


@pytest.mark.parametrize("english", ["en-US", "en-GB"])
def test_styles_set_fonts_and_proofing_languages(document: Document, folder: Path, english: str) -> None:
    path = folder / "out.docx"
    write_bilingual(document, path, Options(english=english))  # type: ignore[arg-type]
    styles = part(path, "word/styles.xml")
    languages = {
        style.get(f"{W}styleId"): (lang.get(f"{W}val"), lang.get(f"{W}eastAsia"))
        for style in styles.iter(f"{W}style")
        if (lang := style.find(f"{W}rPr/{W}lang")) is not None
    }
    assert languages["MengyiSource"] == (english, "zh-CN")  # zh-CN parts 217 in LibreOffice
    assert languages["MengyiEnglish"] == (english, "zh-CN")
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts is not None
    assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}eastAsia")) == ("Arial", "Microsoft YaHei")
    assert b"ja-JP" not in etree.tostring(styles)


def test_every_style_used_is_defined(written: Path) -> None:
    defined = {style.get(f"{W}styleId") for style in part(written, "word/styles.xml").iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for name in ("document", "mengyi-header", "mengyi-footer", "comments")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in part(written, f"word/{name}.xml").iter(f"{W}{tag}")
    }
    assert used <= defined


def test_the_footer_counts_pages(written: Path) -> None:
    footer = part(written, "word/mengyi-footer.xml")
    fields = [str(field.get(f"{W}instr")).strip() for field in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert text(footer).endswith("1 / 1")


def test_properties_fit_their_limits(document: Document, folder: Path) -> None:
    path = folder / "out.docx"
    page = replace(document.page, name="长" * 400)
    write_bilingual(replace(document, page=page, engine="引" * 300, created="yesterday"), path)
    properties = docx.Document(str(path)).core_properties
    assert len(properties.title) == 255
    assert len(properties.comments) == 255
    assert properties.author == "Mengyi"


def test_text_that_xml_cannot_hold_and_markup_do_no_harm(folder: Path) -> None:
    source, target = "甲\x00乙<w:t>&amp;\ud800丙", "a\x0bb\r\n<b> & \tc\uffff"
    page = Page(source='<"&\x01.txt', articles=())
    row = Translation(
        segment=Segment(id="a01.p01.s01", role="sentence", source=source), target=target, origin="fake"
    )
    path = folder / "out.docx"
    write_bilingual(
        Document(
            page=page,
            translations=(row,),
            engine="<&>",
            engine_fingerprint="",
            glossary_digest="",
            created="",
        ),
        path,
    )
    assert [cells[:3] for cells in rows_of(path)] == [["a01.p01.s01", "甲乙<w:t>&amp;丙", "ab<b> & c"]]


def test_the_same_document_gives_the_same_bytes(document: Document, written: Path, folder: Path) -> None:
    again = folder / "again.docx"
    write_bilingual(document, again)
    assert again.read_bytes() == written.read_bytes()
    with zipfile.ZipFile(again) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_left_behind_when_the_file_cannot_be_written(document: Document, folder: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_bilingual(document, folder)
    with pytest.raises(OutputError, match="no folder"):
        write_bilingual(document, folder / "none" / "out.docx")
    assert list(folder.iterdir()) == []


def test_python_docx_reads_the_tables(document: Document, written: Path) -> None:
    tables = docx.Document(str(written)).tables
    ids = [row.cells[0].text for table in tables for row in table.rows if len(row.cells) == 4]
    assert [i for i in ids if i != "ID"] == [t.segment.id for t in document.translations]
    assert tables[0]._tbl.find(qn("w:tblPr")) is not None
