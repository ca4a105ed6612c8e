"""Furniture: each line left out is told with the reason why."""

from __future__ import annotations

import pytest

from exports.furniture import furniture_xml, reason
from translate.document import Document, Furniture


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("“", "Stray marks"),
        ("—— ·", "Stray marks"),
        ("白音镇：小书屋点亮长冬夜", "Printed twice: same as a01.title"),
        ("◎牧区来信", "Printed twice: same as a01.column"),
        ("综合新闻 第6版", "Printed twice: same as page.name"),
        ("乌兰湖畔 渔民在冰面上起网", "Printed twice: same as a03.p01"),
        ("首批十二辆新能源客车", "Printed twice: also in a02.p01"),
        ("起网", "Imprint, date, page number and the like"),
        ("责任编辑：苏和 版式：安宁", "Imprint, date, page number and the like"),
        ("6", "Imprint, date, page number and the like"),
    ],
)
def test_the_reason_is_told(document: Document, line: str, why: str) -> None:
    assert reason(line, document.page) == why


def test_a_page_without_any_has_no_part(document: Document) -> None:
    from dataclasses import replace

    page = replace(document.page, furniture=())
    assert furniture_xml(replace(document, page=page)) == ""
    strays = tuple(Furniture(text="“", lines=(n, n)) for n in (3, 9))
    both = replace(page, furniture=(*strays, Furniture(text="牧区来信")))
    xml = furniture_xml(replace(document, page=both))
    assert xml.count("Stray marks") == 1
    assert (
        xml.index("same as a01.column") < xml.index("Stray marks") < xml.index("line 3") < xml.index("line 9")
    )
