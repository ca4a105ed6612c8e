"""Who wrote and who photographed: bylines, credits, signatures and datelines, accepted and refused."""

from __future__ import annotations

import pytest

from translate.writers import (
    dateline,
    end_credit,
    end_signature,
    is_byline,
    is_credit,
    is_signature,
    names_in,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("□本报记者 云朵", ("云朵",)),
        ("□本报记者 云朵 通讯员 贺永飞", ("云朵", "贺永飞")),
        ("□ 本报记者 白 丹 实习生 宋佳", ("白丹", "宋佳")),
        ("□张明远", ("张明远",)),
        ("□ 齐木德 林晓", ("齐木德", "林晓")),
        ("■本报记者 德力格尔朝克图", ("德力格尔朝克图",)),
        ("本报记者 乌云 刘畅", ("乌云", "刘畅")),
        ("本报记者白丹", ("白丹",)),
        ("本报见习记者 高娃", ("高娃",)),
        ("北疆日报全媒体记者 高娃", ("高娃",)),
        ("新华社记者 顾明、许欣然", ("顾明", "许欣然")),
        ("记者 高峰", ("高峰",)),
        ("作者：冯洋", ("冯洋",)),
        ("文/高娃 图/石磊", ("高娃", "石磊")),
        ("高娃 文/图", ("高娃",)),
        ("本报评论员", ()),
        ("本报特约评论员 高峰", ("高峰",)),
        ("□本報記者 張國強 通訊員 烏蘭", ("張國強", "烏蘭")),
    ],
)
def test_bylines_and_their_names(text: str, names: tuple[str, ...]) -> None:
    assert is_byline(text)
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "记者来到村民家中",
        "记者在现场看到，草绿了",
        "记者 跟着牧民走进草场深处",
        "作者",
        "把草原交给风",
        "●日前，全镇举办培训班",
        "（本报记者 高峰）",
        "报记者 高峰）",
        "一位老作者",
        "",
    ],
)
def test_lines_that_are_no_bylines(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("孙玉林 田野 摄", ("孙玉林", "田野")),
        ("孙玉林摄", ("孙玉林",)),
        ("（孙玉林 摄）", ("孙玉林",)),
        ("本报记者 高娃 通讯员 李建军 摄", ("高娃", "李建军")),
        ("本报记者 高娃 摄影报道", ("高娃",)),
        ("新华社记者 高娃摄", ("高娃",)),
        ("新华社发（白力格 摄）", ("白力格",)),
        ("摄影：高娃", ("高娃",)),
        ("田 野 摄", ("田野",)),
        ("王磊 攝", ("王磊",)),
        ("资料图片", ()),
    ],
)
def test_credits_and_their_names(text: str, names: tuple[str, ...]) -> None:
    assert is_credit(text)
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text", ["他是一名摄影师", "社区里的摄影", "记者 高娃", "草原上的摄影，", "摄", "高娃 摄）"]
)
def test_lines_that_are_no_credits(text: str) -> None:
    assert not is_credit(text)


@pytest.mark.parametrize(
    "inner", ["本报记者 高峰", "高峰", "云朵 高峰", "记者高峰 通讯员乌兰", "马图雅", "高报"]
)
def test_signatures(inner: str) -> None:
    assert is_signature(inner)


@pytest.mark.parametrize(
    "inner", ["完", "下转第2版", "上接第1版", "2024年", "图", "左一", "试行", "草绿了，羊壮了"]
)
def test_brackets_that_are_no_signatures(inner: str) -> None:
    assert not is_signature(inner)


def test_a_signature_is_parted_from_its_paragraph() -> None:
    assert end_signature("服务不间断。 （高峰）") == ("服务不间断。", "（高峰）")
    assert end_signature("来自牧区（高峰）") == ("来自牧区（高峰）", "")
    assert end_signature("草绿了。（完）") == ("草绿了。（完）", "")


def test_a_credit_is_parted_from_its_paragraph() -> None:
    assert end_credit("图为绣娘。 本报记者 高娃 摄") == ("图为绣娘。", "本报记者 高娃 摄")
    assert end_credit("他爱上了摄影") == ("他爱上了摄影", "")
    assert end_credit("草绿了。他去拍摄") == ("草绿了。他去拍摄", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新华社北京1月5日电（记者 顾明、许欣然）记者获悉", ("顾明", "许欣然")),
        ("本报讯（记者 郝强）3月10日", ("郝强",)),
        ("本报3月11日讯 （记者 郝强 通讯员 乌兰）近日", ("郝强", "乌兰")),
        ("本报锡林浩特3月11日讯 近日", ()),
        ("据新华社电 近日", ()),
        ("新华社的记者们来了", None),
        ("近日，本报讯", None),
    ],
)
def test_datelines(text: str, names: tuple[str, ...] | None) -> None:
    assert dateline(text) == names
