"""Columns, headings and captions of a PDF come in reading order; the PDFs are written here byte by byte."""

from __future__ import annotations

import pytest

from translate.errors import InputError
from translate.page import segment_lines
from translate.pdf_reading import pdf_lines

Run = tuple[float, float, float, str]  # left, bottom, size, text


def make_pdf(*pages: list[Run], picture: bool = False) -> bytes:
    """A PDF with the runs in a Chinese font that every reader knows, and no font file in it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    kids = []
    for runs in pages:
        content = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for left, bottom, size, text in runs
        ).encode()
        if picture:
            content = b"0.5 g 0 0 300 300 re f\n"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def column(left: float, top: float, lines: list[str], size: float = 10.0) -> list[Run]:
    return [
        (left + (2 * size if text.startswith("　") else 0.0), top - 15.0 * n, size, text.strip("　"))
        for n, text in enumerate(lines)
    ]


LEFT = ["　今年以来，阿巴嘎", "旗把草畜平衡作为硬", "任务，给牧民的草场", "装上了电子围栏。"]
RIGHT = ["　“刚开始大家不理解，", "觉得羊少了钱就少", "了。”苏日娜说，算", "完账才明白。"]


def test_columns_are_read_one_after_the_other() -> None:
    """However the file orders its lines."""
    runs = [(40.0, 550.0, 24.0, "给草原放个长假"), (40.0, 520.0, 10.0, "□本报记者 乌兰")]
    left, right = column(40, 490, LEFT), column(160, 490, RIGHT)
    mixed = [run for pair in zip(left, right, strict=True) for run in pair]
    page = segment_lines(pdf_lines(make_pdf([*runs, *mixed]), "p.pdf"), "p.pdf")
    [article] = page.articles
    assert (article.title, article.byline) == ("给草原放个长假", ("乌兰",))
    assert [block.text for block in article.blocks] == [
        "今年以来，阿巴嘎旗把草畜平衡作为硬任务，给牧民的草场装上了电子围栏。",
        "“刚开始大家不理解，觉得羊少了钱就少了。”苏日娜说，算完账才明白。",
    ]


def test_larger_type_is_a_heading_and_a_small_page_number_is_not() -> None:
    runs = [(40.0, 550.0, 18.0, "算好草畜账"), *column(40, 520, LEFT), (200.0, 20.0, 8.0, "·3·")]
    lines = pdf_lines(make_pdf(runs), "p.pdf")
    assert [line.text for line in lines if line.role == "head"] == ["算好草畜账"]
    assert [item.text for item in segment_lines(lines, "p.pdf").furniture] == ["·3·"]


def test_letter_spaced_type_stays_one_line() -> None:
    spaced = [(40.0 + 15.0 * n, 500.0, 10.0, char) for n, char in enumerate("入冬以来草原")]
    lines = pdf_lines(make_pdf([*spaced, *column(40, 480, LEFT)]), "p.pdf")
    assert lines[0].text == "入冬以来草原"


def test_pages_follow_each_other() -> None:
    lines = pdf_lines(make_pdf(column(40, 500, LEFT), column(40, 500, RIGHT)), "p.pdf")
    assert [line.text for line in lines] == [text.strip("　") for text in LEFT + RIGHT]
    assert [line.number for line in lines] == list(range(1, 9))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (make_pdf([], picture=True), "no text in it, only pictures"),
        (b"%PDF-1.4\nbroken", "a damaged PDF"),
        (make_pdf([(40.0, 500.0, 10.0, "No Chinese")]), "no Chinese"),
    ],
)
def test_what_cannot_be_read_is_refused_clearly(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        pdf_lines(data, "p.pdf")
