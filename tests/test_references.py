"""Short forms that point back: which word of English, and where they are none."""

from __future__ import annotations

import pytest

import glossaries
from translate.document import TermMatch
from translate.references import references_beside


def _found(*texts: str) -> list[list[tuple[str, str]]]:
    glossary = glossaries.load()
    taken = glossary.match_article(texts)
    return [[(term.zh, term.en) for term in terms] for terms in references_beside(texts, taken)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("全旗牧民人均收入增长6%。", "the banner"),
        ("今年，该盟新建棚圈。", "the league"),
        ("我市出台新规。", "the city"),
        ("全区有120家企业。", "the region"),
        ("该自治区面积广大。", "the region"),
        ("全苏木的羊都打了针。", "the sumu"),
    ],
)
def test_a_short_form_has_the_word_of_its_level(zh: str, en: str) -> None:
    assert [english for _, english in _found(zh)[0]] == [en]


@pytest.mark.parametrize(
    "zh",
    [
        "健全乡镇机制。",
        "这里是安全区。",
        "该区域降温。",
        "他应该乡里乡外都问问。",
        "全市场低价。",
        "自我区分。",
        "全县乡道路",
        "张家口万全区代表团",
        "垃圾不该区别对待",
        "我乡下的父母",
        "全区块链",
        "该旗委书记",
        "全旗帜",
    ],
)
def test_other_words_are_none(zh: str) -> None:
    assert _found(zh) == [[]]


def test_全区_is_the_district_that_the_article_named_last() -> None:
    assert _found("集宁区今年新增就业3000人。", "全区共有38个社区。") == [[], [("全区", "the district")]]


def test_where_the_article_named_both_the_translator_decides() -> None:
    texts = "集宁区代表团参加会议。", "内蒙古启动新项目，全区都能受益。", "我区还将扩大规模。"
    assert _found(*texts) == [[], [], []]


def test_the_region_in_another_name_is_not_the_region() -> None:
    assert _found("集宁区与内蒙古农业大学合作。", "全区菜农受益。") == [[], [("全区", "the district")]]


def test_该区_is_never_the_region() -> None:
    assert _found("赤峰高新区落户了新企业。", "该区还将扩大规模。") == [[], []]


def test_a_district_committee_names_its_district() -> None:
    assert _found("集宁区委召开会议。", "全区干部参加。") == [[], [("全区", "the district")]]


def test_a_district_later_in_the_sentence_says_nothing() -> None:
    assert _found("全区冠军来自集宁区。") == [[("全区", "the region")]]


def test_a_term_that_overlaps_goes_before() -> None:
    term = TermMatch(zh="全旗那达慕", en="x", start=0, end=5, kind="user", status="user")
    assert references_beside(["全旗那达慕"], [[term]]) == [()]
