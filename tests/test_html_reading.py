"""The main text of a web page is found, and what surrounds it is not."""

from __future__ import annotations

import pytest

from translate.errors import InputError
from translate.html_reading import html_lines
from translate.page import segment_lines

PARAGRAPH = "三月的二连浩特，风里还带着沙粒，直播间里的年轻人正在用两种语言介绍奶酪，订单一笔接一笔跳出来。"
PAGE = f"""<html><head><title>边境小城的合伙人_新闻网</title></head><body>
<nav><a href="/">首页</a><a href="/n">新闻</a></nav>
<div class="content"><h1>边境小城的合伙人</h1><p>本报记者 冯洋</p><p>　　{PARAGRAPH}</p>
<h2>从一间办公室到一座园区</h2><p>　　{PARAGRAPH}</p><p>“好。”他说。<br>他笑了。</p>
<table><tr><td>年份</td><td>场次</td></tr><tr><td>2021</td><td>126</td></tr></table></div>
<footer>版权所有 2024</footer></body></html>"""


def test_the_article_is_found_with_its_headings_and_rows() -> None:
    page = segment_lines(html_lines(PAGE, "p.html"), "p.html")
    [article] = page.articles
    assert (article.title, article.byline) == ("边境小城的合伙人", ("冯洋",))
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", PARAGRAPH),
        ("heading", "从一间办公室到一座园区"),
        ("paragraph", PARAGRAPH),
        ("paragraph", "“好。”他说。"),
        ("paragraph", "他笑了。"),
        ("paragraph", "年份 场次"),
        ("paragraph", "2021 126"),
    ]


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><script>1</script></body></html>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(InputError, match="no main text"):
        html_lines(html, "p.html")
