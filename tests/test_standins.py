"""Stand-ins: what the engine is shown, and what becomes of its English."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import glossaries
from translate.document import Segment
from translate.drafting import _by_rule, best_targets, draft_segments
from translate.engines.base import Advance
from translate.protect import Protected
from translate.standins import stand_ins


def _spans(source: str, *terms: tuple[str, str, str]) -> list[Protected]:
    return [
        Protected(start=source.index(zh), end=source.index(zh) + len(zh), en=en, kind=kind)
        for zh, en, kind in terms
    ]


def test_places_and_people_get_stand_ins_and_the_rest_stays_in_place() -> None:
    source = "集宁区菜农郝银柱年收入5万元。"
    spans = _spans(
        source,
        ("集宁区", "Jining District", "district"),
        ("郝银柱", "Hao Yinzhu", "person"),
        ("5万元", "50,000 yuan", "number"),
    )
    way = stand_ins(source, spans)
    assert way is not None
    assert way.shown == "北京菜农王明年收入50,000 yuan。"
    assert way.exchange("Wang Ming, a Beijing vegetable grower, earns 50,000 yuan. Wang's wife helps.") == (
        "Hao Yinzhu, a Jining District vegetable grower, earns 50,000 yuan. Hao's wife helps."
    )


def test_a_place_that_stands_twice_has_one_stand_in() -> None:
    source = "乌审旗和杭锦旗"
    spans = _spans(source, ("乌审旗", "Uxin Banner", "banner"), ("杭锦旗", "Uxin Banner", "banner"))
    way = stand_ins(source, spans)
    assert way is not None and way.shown == "北京和北京" and way.meant == {"Beijing": "Uxin Banner"}


def test_a_name_the_sentence_has_itself_is_never_a_stand_in() -> None:
    source = "北京游客来到乌审旗，王强当向导。"
    way = stand_ins(
        source,
        _spans(source, ("乌审旗", "Uxin Banner", "banner"), ("王强", "Wang Qiang", "person")),
    )
    assert way is not None
    assert way.shown == "北京游客来到广州，李华当向导。"
    assert way.exchange("Li Hua was the guide of Beijing tourists in Guangzhou.") == (
        "Wang Qiang was the guide of Beijing tourists in Uxin Banner."
    )


@pytest.mark.parametrize(
    ("english", "meant"),
    [
        ("Beijing's herders", "Uxin Banner's herders"),
        ("Beijing City has snow.", "Uxin Banner has snow."),
        ("the Beijing Municipality", "the Uxin Banner"),
        ("Snow falls.", "Snow falls."),
        ("in BEIJING", "in BEIJING"),
        ("Beijingers", "Beijingers"),
    ],
)
def test_only_whole_names_are_exchanged(english: str, meant: str) -> None:
    way = stand_ins("乌审旗", _spans("乌审旗", ("乌审旗", "Uxin Banner", "banner")))
    assert way is not None and way.exchange(english) == meant


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("乌审旗牧民进京领奖。", "广州牧民进京领奖。"),
        ("乌审旗的羊进了首都市场。", "广州的羊进了首都市场。"),
        ("乌审旗的羊进了沪杭。", "北京的羊进了沪杭。"),
    ],
)
def test_a_place_the_sentence_calls_otherwise_is_no_stand_in(source: str, shown: str) -> None:
    way = stand_ins(source, _spans(source, ("乌审旗", "Uxin Banner", "banner")))
    assert way is not None and way.shown == shown


@pytest.mark.parametrize("other", ["王大爷", "小王", "王家"])
def test_a_person_with_the_surname_of_another_is_no_stand_in(other: str) -> None:
    source = f"郝银柱和{other}一起种菜。"
    way = stand_ins(source, _spans(source, ("郝银柱", "Hao Yinzhu", "person")))
    assert way is not None and way.shown.startswith("李华和")


def test_rivers_and_roads_stay_in_place() -> None:
    source = "黄河流经磴口县。"
    spans = _spans(source, ("黄河", "the Yellow River", "river"), ("磴口县", "Dengkou County", "county"))
    way = stand_ins(source, spans)
    assert way is not None and way.shown == "the Yellow River流经北京。"


def test_a_sentence_without_places_or_people_has_none() -> None:
    assert stand_ins("收入5万元", _spans("收入5万元", ("5万元", "50,000 yuan", "number"))) is None


def test_more_places_than_stand_ins_stay_in_place() -> None:
    names = [f"甲{number}旗" for number in range(12)]
    source = "、".join(names)
    way = stand_ins(source, _spans(source, *((zh, f"Name{zh[1:-1]} Banner", "banner") for zh in names)))
    assert way is not None and len(way.meant) == 8 and "Name11 Banner" in way.shown


class _KnowsBeijingOnly:
    """An engine for which only the stand-ins' names are words: others it leaves out."""

    name = fingerprint = "stub"

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]:
        return ["It snows in Beijing." if "北京" in text else "It snows there." for text in sentences]


def test_a_name_the_engine_loses_in_place_comes_back_through_its_stand_in() -> None:
    segment = Segment(id="a01.p01.s01", role="sentence", source="乌审旗下雪了。")
    (target,) = best_targets(draft_segments([segment], glossaries.load()), _KnowsBeijingOnly())
    assert target == "It snows in Uxin Banner."


def test_a_heading_of_words_alone_goes_to_the_engine_and_one_of_terms_does_not() -> None:
    (words, terms) = draft_segments(
        [
            Segment(id="a01.p01.s01", role="heading", source="围栏轮牧"),
            Segment(id="a01.p02.s01", role="heading", source="乌审旗"),
        ],
        glossaries.load(),
    )
    assert not words.terms and words.shown == "fenced rotational grazing"
    assert [term.en for term in terms.terms] == ["Uxin Banner"]
    assert _by_rule(words) is None and _by_rule(terms) == "Uxin Banner"


def test_a_term_that_a_longer_word_says_otherwise_is_not_asked_for() -> None:
    segment = Segment(id="a01.p01.s01", role="sentence", source="口岸建起互市贸易区。")
    (draft,) = draft_segments([segment], glossaries.load())
    assert draft.terms == () and "border trade zone" in draft.shown
