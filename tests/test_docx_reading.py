"""Word files are read as the editor sees them: revisions resolved, tables and text boxes in place."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml

from translate.docx_reading import docx_lines
from translate.errors import InputError
from translate.page import segment_lines

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_headings_paragraphs_tables_and_footers() -> None:
    document = docx.Document()
    document.add_heading("老街新貌", level=1)
    document.add_paragraph("本报记者 王磊")
    document.add_paragraph("一条老街修缮后重新开张，店铺一家挨着一家，游客从早到晚不断。")
    document.add_paragraph("他说：")
    document.add_paragraph("“好！”")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "年份", "2021"
    document.sections[0].footer.paragraphs[0].text = "第3版"
    page = segment_lines(docx_lines(saved(document), "p.docx"), "p.docx")
    [article] = page.articles
    assert (article.title, article.byline) == ("老街新貌", ("王磊",))
    assert [block.text for block in article.blocks] == [
        "一条老街修缮后重新开张，店铺一家挨着一家，游客从早到晚不断。",
        "他说：",
        "“好！”",
        "年份 2021",
    ]
    assert [item.text for item in page.furniture] == ["第3版"]


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    document = docx.Document()
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:p {W}><w:r><w:t>草原上的</w:t></w:r>"
            "<w:ins w:id='1' w:author='a'><w:r><w:t>新</w:t></w:r></w:ins>"
            "<w:del w:id='2' w:author='a'><w:r><w:delText>旧</w:delText></w:r></w:del>"
            "<w:sdt><w:sdtContent><w:r><w:t>生活</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
    )
    assert [line.text for line in docx_lines(saved(document), "p.docx")] == ["草原上的新生活"]


def test_text_pasted_from_a_page_keeps_its_line_ends() -> None:
    document = docx.Document()
    lines = [
        "今年以来，阿巴嘎旗把草畜平衡作",
        "为硬任务，给一千多户牧民的草场装",
        "上了电子围栏和定位项圈，实行一户",
        "一图。",
    ]
    for line in lines:
        document.add_paragraph(line)
    page = segment_lines(docx_lines(saved(document), "p.docx"), "p.docx")
    assert [block.text for block in page.articles[0].blocks] == ["".join(lines)]


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"not a zip at all"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="damaged Word file"):
        docx_lines(data, "p.docx")


def test_a_file_without_chinese_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("nothing")
    with pytest.raises(InputError, match="no Chinese"):
        docx_lines(saved(document), "p.docx")
