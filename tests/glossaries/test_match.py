"""Which terms a text holds, where, and what a chain of places reads like in English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import glossaries
from translate.document import TermMatch


@pytest.fixture(scope="module")
def glossary() -> glossaries.Glossary:
    return glossaries.load()


def found(glossary: glossaries.Glossary, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.en) for m in glossary.match(text)]


def test_a_chain_is_one_match_with_parts_smallest_first(glossary: glossaries.Glossary) -> None:
    (match,) = glossary.match("乌兰察布市集宁区马莲渠乡大十号村")
    assert match.en == "Dashihao Village, Malianqu Township, Jining District, Ulanqab City"
    assert [part.zh for part in match.parts] == ["乌兰察布市", "集宁区", "马莲渠乡", "大十号村"]
    assert [(part.start, part.end) for part in match.parts] == [(0, 5), (5, 8), (8, 12), (12, 16)]
    assert (match.kind, match.status) == ("village", "derived")


def test_a_name_cut_by_spaces_and_a_line_end_keeps_its_offsets(glossary: glossaries.Glossary) -> None:
    text = "（鄂 尔\n多斯市）"
    (match,) = glossary.match(text)
    assert (match.zh, match.en) == ("鄂尔多斯市", "Ordos City")
    assert text[match.start : match.end] == "鄂 尔\n多斯市"


@pytest.mark.parametrize("mark", ["。", "，", "、", "！", "\n\n", "；", "”"])
def test_punctuation_and_blank_lines_end_a_name(glossary: glossaries.Glossary, mark: str) -> None:
    assert found(glossary, f"赤峰{mark}市松山区") == [("赤峰", "Chifeng"), ("松山区", "Songshan District")]


def test_an_abbreviation_stands_for_the_full_name(glossary: glossaries.Glossary) -> None:
    (match,) = glossary.match("达茂旗")
    assert (match.zh, match.en) == ("达尔罕茂明安联合旗", "Darhan Muminggan United Banner")


def test_districts_of_other_leagues_do_not_chain(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "赤峰市东胜区") == [("赤峰市", "Chifeng City"), ("东胜区", "Dongsheng District")]


def test_the_chain_decides_between_places_of_one_name(glossary: glossaries.Glossary) -> None:
    (first,) = glossary.match("察哈尔右翼中旗库伦苏木")
    (second,) = glossary.match("库伦旗库伦镇")
    assert (first.en, second.en) == (
        "Kulun Sumu, Qahar Right Middle Banner",
        "Hure Town, Hure Banner",
    )


def test_an_unlisted_village_after_its_township_is_derived(glossary: glossaries.Glossary) -> None:
    (match,) = glossary.match("杜尔基镇双金嘎查")
    assert (match.en, match.status) == ("Shuangjin Gacha, Durelj Town", "derived")


@pytest.mark.parametrize(
    "words",
    [
        "发展村集体经济",
        "整合村级资源",
        "志愿者走进社区",
        "民警深入嘎查",
        "示范村建设",
        "边境嘎查护边员",
        "五个嘎查",
        "选派驻村干部",
        "推动乡村振兴",
        "老旧社区改造",
    ],
)
def test_ordinary_words_after_a_township_are_no_village(glossary: glossaries.Glossary, words: str) -> None:
    assert found(glossary, f"鲁北镇{words}")[0] == ("鲁北镇", "Lubei Town")


def test_a_committee_is_named_with_its_place(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "赤峰市委书记") == [("赤峰市委", "Chifeng City Party Committee")]
    assert found(glossary, "三道桥镇和平村村委会") == [
        ("三道桥镇和平村村委会", "Heping Villagers' Committee, Sandaoqiao Town")
    ]


def test_a_village_loses_its_generic_term_to_the_word_after(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "大十号村民") == [("大十号", "Dashihao")]
    assert found(glossary, "巴彦乌拉嘎查村民") == [("巴彦乌拉嘎查", "Bayan Ul Gacha")]
    assert found(glossary, "巴彦乌拉嘎查村党支部")[0] == ("巴彦乌拉嘎查村", "Bayan Ul Gacha")


def test_upper_levels_named_in_the_article_are_dropped(glossary: glossaries.Glossary) -> None:
    english = [
        [match.en for match in matches]
        for matches in glossary.match_article(
            ["赤峰市松山区和赤峰市红山区", "赤峰市松山区王府镇", "敖汉旗新惠镇", "赤峰市"]
        )
    ]
    assert english == [
        ["Songshan District, Chifeng City", "Hongshan District"],
        ["Wangfu Town"],
        ["Xinhui Town, Aohan Banner"],
        ["Chifeng City"],
    ]


def test_a_text_without_context_stands_alone(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "赤峰市松山区和赤峰市红山区")[1][1] == "Hongshan District, Chifeng City"


@pytest.mark.parametrize(
    ("before", "english"),
    [("巴林左旗", "Bairin Left Banner"), ("阿拉善盟", "Alxa Left Banner"), ("赤峰市", "Bairin Left Banner")],
)
def test_the_article_says_which_left_banner_is_meant(
    glossary: glossaries.Glossary, before: str, english: str
) -> None:
    _, (match,) = glossary.match_article([f"{before}来人了。", "左旗的客人"])
    assert match.en == english


def test_a_short_form_needs_its_surroundings(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "左旗的客人") == []
    assert found(glossary, "城市新城区") == []
    assert found(glossary, "呼和浩特市新城区") == [("呼和浩特市新城区", "Xincheng District, Hohhot City")]


def test_too_short_a_name_counts_only_in_a_chain(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "创新镇村治理") == []
    assert found(glossary, "奈曼旗新镇") == [("奈曼旗新镇", "Xinzhen Town, Naiman Banner")]


def test_ordinary_words_are_listed_but_never_matched(glossary: glossaries.Glossary) -> None:
    assert glossary.lookup("稀土")[0].kind == "word"
    assert found(glossary, "稀土") == []


def test_set_phrases_and_institutions(glossary: glossaries.Glossary) -> None:
    assert found(glossary, "党的二十大") == [
        ("党的二十大", "the 20th National Congress of the Communist Party of China")
    ]
    assert found(glossary, "新华社") == [("新华社", "Xinhua News Agency")]
    assert found(glossary, "财政部门") == []


def test_lookup_takes_names_aliases_and_spaced_text(glossary: glossaries.Glossary) -> None:
    assert glossary.lookup("锡 盟")[0].zh == "锡林郭勒盟"
    assert len(glossary.lookup("和平村")) == 20
    assert glossary.lookup("没有的地方") == ()


_PIECES = [
    *("鄂尔多斯市", "东胜区", "幸福街道", "东方社区", "和平村", "新镇", "左旗", "巴林左旗", "黄旗海镇"),
    *("嘎查", "村民", "委", "市", "场", "新华", "镇", "社", "乌拉", "巴彦", "山", "东", "的"),
    *(" ", "\n", "\n\n", "，", "。", "a"),
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_matches_are_in_order_never_overlap_and_hold_no_punctuation(
    glossary: glossaries.Glossary, text: str
) -> None:
    position = 0
    for match in glossary.match(text):
        assert position <= match.start < match.end <= len(text)
        position = match.end
        assert not set("，。") & set(text[match.start : match.end])
        assert "\n\n" not in text[match.start : match.end]
        _check_parts(match)


def _check_parts(match: TermMatch) -> None:
    if not match.parts:
        return
    assert match.parts[0].start == match.start
    assert match.parts[-1].end == match.end
    assert match.en.startswith(match.parts[-1].en)
    for left, right in zip(match.parts, match.parts[1:], strict=False):
        assert left.end <= right.start


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("烏拉特後旗的牧民", [("乌拉特后旗", 0, 5)]),
        ("在呼和浩特市賽罕區，內蒙古的", [("呼和浩特市", 1, 6)]),
        ("著名的烏 蘭\n察布市", [("乌兰察布市", 3, 10)]),
        ("乾隆年间的著作", []),
    ],
)
def test_traditional_characters_are_converted_for_matching_only(
    text: str, found: list[tuple[str, int, int]]
) -> None:
    """Offsets are those of the text as printed, traditional or simplified."""
    matches = glossaries.load().match(text)
    for zh, start, end in found:
        assert any(m.start == start and m.end >= end and zh in (m.zh, m.zh[: len(zh)]) for m in matches)
    if not found:
        assert matches == ()
