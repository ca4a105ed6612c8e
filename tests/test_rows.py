"""Verses and rows of tables stay lines; the lines of prose do not."""

from __future__ import annotations

import pytest

from translate.page import segment_page

POEM = ["风从白桦林里走出来", "带着一身金黄", "河水放慢了脚步", "像一个不愿回家的孩子"]
CLASSICAL = ["草色入帘青，", "苔痕上阶绿。", "谈笑有鸿儒，", "往来无白丁。"]
TABLE = ["年份 场次 观众", "2021年 126场 3.4万人次", "2022年 158场 4.1万人次"]


@pytest.mark.parametrize("lines", [POEM, CLASSICAL, TABLE])
def test_rows_stay_apart(lines: list[str]) -> None:
    page = segment_page("◎百灵\n\n" + "\n".join(lines) + "\n", "page.txt")
    assert [block.text for block in page.articles[0].blocks] == lines


def test_a_narrow_column_of_prose_is_joined() -> None:
    lines = ["周末，赤峰市", "宁城县天义镇的孩", "子们在冰场上滑", "冰，享受冬日的乐", "趣。"]
    page = segment_page("\n".join(lines) + "\n", "page.txt")
    assert [block.text for block in page.articles[0].blocks] == ["".join(lines)]
