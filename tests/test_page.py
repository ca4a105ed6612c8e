"""Pages come apart into the right articles, and no character is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.document import Article, Page, page_from_json, page_to_json
from translate.page import segment_page

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "translate" / "samples" / "page.txt"
REAL = ROOT.parent / "shared" / "page" / "inner-mongolia-daily-page.txt"


def characters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def characters_of(page: Page) -> Counter[str]:
    parts = [page.name or ""]
    for article in page.articles:
        parts += [article.column or "", article.title or "", article.byline_text or ""]
        parts += [block.text for block in article.blocks]
    parts += [item.text for item in page.furniture]
    return characters("".join(parts))


def heads(page: Page) -> list[tuple[str, str | None, str | None, tuple[str, ...], int]]:
    return [(a.kind, a.column, a.title, a.byline, len(a.blocks)) for a in page.articles]


def headings(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind == "heading"]


def test_the_sample_page_comes_apart_rightly() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    page = segment_page(text, SAMPLE.name)
    assert page.name == "◎乡村振兴进行时"
    assert heads(page) == [
        ("article", "◎一线见闻", "大棚里的“小算盘”", ("云朵",), 4),
        ("article", None, "给草原放个“长假”", ("乌兰", "张海峰"), 4),
        ("article", None, "少跑路 好办事", ("乌兰",), 6),
        ("article", "◎草原快语", None, (), 2),
        ("brief", None, None, ("郭晓梅",), 1),
        ("brief", None, None, ("白那顺",), 1),
        ("brief", None, None, ("马丽",), 1),
        ("caption", None, "欢乐冰场", ("孙玉林", "田野"), 1),
        ("caption", None, "巧手绣春", ("高娃", "李建军"), 1),
    ]
    assert headings(page.articles[2]) == ["简化流程 办事不用“来回跑”", "上门服务 把窗口搬到“家门口”"]
    assert [block.lines for block in page.articles[1].blocks] == [(27, 30), (32, 37), (39, 45), (47, 49)]
    assert page.articles[1].blocks[1].text == (
        "今年以来，阿巴嘎旗把草畜平衡作为硬任务，给1473户牧民的草场装上了电子围栏和定位项圈，"
        "实行“一户一图、一季一查”。"
    )
    assert page.articles[3].blocks[0].text == (
        "小事不小，枝叶关情。修一盏路灯、通一段水管、调一次纠纷，看上去都是细枝末节，却装着群众的冷暖。"
    )
    assert [item.text for item in page.furniture] == ["“", "少跑路 好办事", "巧手绣春"]
    assert characters_of(page) == characters(text)


@pytest.mark.skipif(not REAL.exists(), reason="the real page is not beside this checkout")
def test_the_real_page_comes_apart_rightly() -> None:
    text = REAL.read_text(encoding="utf-8")
    page = segment_page(text, REAL.name)
    assert page.name == "◎五化协同 大抓基层"
    assert heads(page) == [
        ("article", "◎学思践悟", "把“大道理”转化成“小故事”", ("白丹",), 8),
        ("article", None, "为乡村振兴注入源头活水", ("宋爽",), 8),
        ("article", None, "强堡垒 万象新", ("宋爽",), 23),
        ("article", "◎掠影", "“红书包”满载新希望", ("李晗", "贺志国"), 9),
        ("article", "◎知行合一", None, (), 5),
        ("brief", None, None, ("卢进林",), 1),
        ("brief", None, None, ("陈春艳",), 1),
        ("brief", None, None, ("党辑",), 1),
        ("brief", None, None, ("蔚鹏程",), 1),
        ("caption", None, "别样宣讲", ("王阳", "宋小伟"), 1),
        ("caption", None, "服务群众", ("赵建成",), 1),
        ("caption", None, "主题宣讲", ("孟和朝鲁", "王鹏"), 1),
    ]
    assert [[block.lines for block in article.blocks] for article in page.articles[:2]] == [
        [(8, 11), (13, 17), (19, 21), (23, 32), (34, 37), (39, 40), (42, 44), (46, 50)],
        [(53, 60), (62, 74), (76, 83), (85, 87), (89, 105), (107, 122), (124, 148), (150, 153)],
    ]
    assert headings(page.articles[2]) == [
        "夯基固本 分级分类创建“强堡垒”",
        "赋能造血 激活乡村振兴“动力源”",
        "共建共享 打造城乡治理“新名片”",
        "守望相助 绘就高质量发展“同心圆”",
    ]
    commentary = [block.lines for block in page.articles[4].blocks]
    assert commentary == [(393, 407), (409, 421), (423, 441), (443, 454), (456, 468)]
    briefs = [article.blocks[0].lines for article in page.articles[5:]]
    assert briefs == [(469, 474), (476, 479), (482, 488), (490, 493), (497, 505), (512, 523), (529, 532)]
    whole = "".join(block.text for article in page.articles for block in article.blocks)
    assert " 130" not in whole and "公驼70峰" in whole and "创建比率达83.94%" in whole
    assert "公安心向党 奋进新征程" in whole
    assert "近段时间，电视剧《县委大院》的持续热播，让全国观众在屏幕中" in whole
    assert [item.text for item in page.furniture] == ["“", "强堡垒 万象新", "主题宣讲"]
    assert characters_of(page) == characters(text)


LINES = st.sampled_from(
    [
        "",
        "",
        "◎草原快语",
        "□本报记者 乌兰",
        "□本报记者 乌兰 通讯员 张海峰",
        "（本报记者 白那顺）",
        "孙玉林 田野 摄",
        "责任编辑：高娃 版式策划：李建军",
        "（下转第2版）",
        "第3版",
        "●日前，达拉特旗树林召镇开展活动。（郭晓梅）",
        "●近日，全镇160名养殖户",
        "少 跑 路少 跑 路",
        "欢乐冰场欢乐冰场",
        "把草原交给风",
        "一、算好生态账",
        "“过去种玉米，一亩地忙活一年也就",
        " “谁家的草场该歇，谁家的羊",
        "　　今年以来，阿巴嘎旗把草畜平衡",
        "落个七八百元。现在两个棚，一年能收入 6万元，",
        "心里踏实多了。””郝银柱说。",
        "近 段 时 间 ，电 视",
        "Open",
        "AI 工具",
        "……",
        "”",
        "。",
        "新华社北京1月5日电（记者王明、李强）近日",
        "图为绣娘在检查作品。 马丽 摄",
    ]
)


@settings(max_examples=150)
@given(st.lists(LINES, max_size=60))
def test_no_character_is_lost_whatever_the_order_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert characters_of(segment_page(text, "page.txt")) == characters(text)


@settings(max_examples=150)
@given(st.text(alphabet="草原牧民记者摄版●◎□“”（）《》。，：！？…12 A\n\n\u3000", max_size=300))
def test_no_character_is_lost_from_any_text(text: str) -> None:
    assert characters_of(segment_page(text, "page.txt")) == characters(text)


@settings(max_examples=30)
@given(st.lists(LINES, max_size=40))
def test_the_same_text_gives_the_same_page_and_goes_through_json(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = segment_page(text, "page.txt")
    assert segment_page(text, "page.txt") == page
    assert page_from_json(page_to_json(page), "page.txt") == page


def test_blank_text_gives_a_page_without_articles() -> None:
    assert segment_page(" \n\n", "page.txt") == Page(source="page.txt", articles=())
