"""Where sentences end, and that a page becomes rows in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.document import Article, Block, Page
from translate.sentences import LONG, heads_of, segments_of, split_mark, split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["雪停了。", "牧民出门了！", "羊呢？", "都在。"],
        ["“水来了。”", "他说。"],
        ["他说：“水来了。大家快看！”", "众人欢呼。"],
        ["“好。真好！”", "老人连声说。"],
        ["“为什么？”的疑问解开了。"],
        ["“加油！”、“再来一个！”的喊声不断。"],
        ["《谁的草原？》一书出版了。"],
        ["他读完《草原在哪里？》。", "书不厚。"],
        ["风停了……", "人们走出毡房。"],
        ["有马、牛、羊……等牲畜。"],
        ["增长8.5%，达到1.2万元。", "其中3.5成来自奶业。"],
        ["产量达1.5万吨。", "（本报记者 乌兰）"],
        ["他问：“去吗？”", "“去！”", "她答。"],
        ["“‘一户一图’好不好？”", "“好！”"],
        ["阿·巴特尔说，羊壮了。", "他笑了。"],
        ["真的吗？！", "真的！！"],
        ["没有句号"],
        ["“没有收尾的引号。", "又一句。"],
        ["收尾的引号没有开头。”", "又一句。"],
        ["他说“好”。", "我也说“好”。"],
        ["记者：今年收成怎么样？", "都好。"],
        ["……"],
    ],
)
def test_splits_after_sentence_ends(sentences: list[str]) -> None:
    assert list(split_sentences("".join(sentences))) == sentences


def test_splits_a_very_long_sentence_at_its_semicolons() -> None:
    part = (
        "推动人才链与产业链深度对接，组建干部人才服务团，选派干部到乡村挂职，帮助解决问题，受益者四十万人次"
    )
    paragraph = f"{part}；{part}；{part}。"
    assert split_sentences(paragraph) == (f"{part}；", f"{part}；", f"{part}。")


def test_keeps_a_short_sentence_with_semicolons_whole() -> None:
    assert split_sentences("一要快；二要好；三要省。") == ("一要快；二要好；三要省。",)


def test_splits_a_very_long_quotation_at_its_own_sentences() -> None:
    one = (
        "草原上的路修好了，奶站也建起来了，孩子们上学再也不用走那么远的山路，大家心里都热乎乎的，干活有劲头。"
    )
    paragraph = "“" + one * 3 + "”他说。"
    assert split_sentences(paragraph) == ("“" + one, one, one + "”", "他说。")


@given(st.text(alphabet="草原牧民12.。！？；，“”‘’（）《》…A b", max_size=400))
def test_joined_sentences_are_the_paragraph(paragraph: str) -> None:
    sentences = split_sentences(paragraph)
    assert "".join(sentences) == paragraph
    assert all(sentences)


@given(st.text(alphabet="草原，；。“”", min_size=LONG, max_size=800))
def test_splitting_again_changes_nothing_that_is_short(paragraph: str) -> None:
    for sentence in split_sentences(paragraph.replace("“", "").replace("”", "")):
        assert split_sentences(sentence) == (sentence,) or len(sentence) > LONG


@pytest.mark.parametrize(
    ("text", "parts"),
    [("●日前，", ("●", "日前，")), ("◎ 掠影", ("◎ ", "掠影")), ("日前", ("", "日前")), ("●", ("", "●"))],
)
def test_a_mark_is_parted_from_its_text(text: str, parts: tuple[str, str]) -> None:
    assert split_mark(text) == parts


def test_rows_follow_the_page() -> None:
    page = Page(
        source="page.txt",
        name="◎乡村振兴",
        articles=(
            Article(
                id="a01",
                kind="article",
                column="◎掠影",
                title="草绿了",
                byline=("乌兰",),
                byline_text="□本报记者 乌兰",
                blocks=(
                    Block(id="a01.p01", kind="paragraph", text="雪停了。羊壮了。"),
                    Block(id="a01.p02", kind="heading", text="算好账。定好数"),
                    Block(id="a01.p03", kind="unplaced", text="乱"),
                ),
            ),
        ),
    )
    assert [(row.id, row.role, row.source) for row in segments_of(page)] == [
        ("page.name", "page", "◎乡村振兴"),
        ("a01.column", "column", "◎掠影"),
        ("a01.title", "title", "草绿了"),
        ("a01.byline", "byline", "□本报记者 乌兰"),
        ("a01.p01.s01", "sentence", "雪停了。"),
        ("a01.p01.s02", "sentence", "羊壮了。"),
        ("a01.p02.s01", "heading", "算好账。定好数"),
        ("a01.p03.s01", "unplaced", "乱"),
    ]


def test_only_a_byline_that_is_printed_is_a_row() -> None:
    article = Article(id="a01", kind="article", title="路通了", byline=("高远",))
    assert [head.id for head in heads_of(article)] == ["a01.title"]
    printed = Article(id="a01", kind="article", column="来信", byline=("高远",), byline_text="□高远")
    assert [(head.id, head.source) for head in heads_of(printed)] == [
        ("a01.column", "来信"),
        ("a01.byline", "□高远"),
    ]
