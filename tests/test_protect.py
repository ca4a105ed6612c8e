"""How an engine is shown names, terms and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.document import TermMatch
from translate.numerals import find_quantities
from translate.protect import Protected, protected_spans, put_in_place, tidy


def _term(source: str, zh: str, en: str) -> TermMatch:
    start = source.index(zh)
    return TermMatch(zh=zh, en=en, start=start, end=start + len(zh), kind="banner", status="established")


@pytest.mark.parametrize(
    ("source", "spans", "shown"),
    [
        ("集宁区宣讲团", [(0, 3, "Jining District")], "Jining District宣讲团"),
        ("在集宁区", [(1, 4, "Jining District")], "在Jining District"),
        ("集宁区樊瑞说", [(0, 3, "Jining District"), (3, 5, "Fan Rui")], "Jining District Fan Rui说"),
        ("A集宁区B", [(1, 4, "Jining District")], "A Jining District B"),
        ("集宁区，樊瑞", [(0, 3, "Jining District"), (4, 6, "Fan Rui")], "Jining District，Fan Rui"),
        ("没有名字", [], "没有名字"),
    ],
)
def test_english_stands_in_place(source: str, spans: list[tuple[int, int, str]], shown: str) -> None:
    """The English replaces the span; a space goes in only where Latin would touch Latin."""
    protected = [Protected(start=s, end=e, en=en, kind="banner") for s, e, en in spans]
    assert put_in_place(source, protected) == shown


@given(st.text(st.sampled_from("草原旗a 1，。")), st.data())
def test_text_outside_the_spans_stays(source: str, data: st.DataObject) -> None:
    """Whatever is protected, all other characters come through in order."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(source)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    spans = [Protected(start=s, end=e, en="@", kind="x") for s, e in pairs]
    kept = "".join(c for i, c in enumerate(source) if not any(s <= i < e for s, e in pairs))
    assert put_in_place(source, spans).replace("@", "").replace(" ", "") == kept.replace(" ", "")


def test_a_number_inside_a_term_is_left_to_the_term() -> None:
    """A quantity that overlaps a term is not protected a second time."""
    source = "大十号村有139户"
    spans = protected_spans(source, [_term(source, "大十号村", "Dashihao Village")], find_quantities(source))
    assert put_in_place(source, spans) == "Dashihao Village有139 households"


@pytest.mark.parametrize(
    ("target", "tidied"),
    [
        ("went to the the Urad Rear Banner", "Went to the Urad Rear Banner"),
        ('"villagers said', '"villagers said'),
        ("  two   spaces ", "Two spaces"),
        ("The the banner", "The banner"),
        ("a theatre", "A theatre"),
        ("to a the banner", "To a banner"),
        ("An An said it snowed", "An An said it snowed"),
        ("the A-share market", "The A-share market"),
        ("the A shares", "The A shares"),
        ("vitamin A a day", "Vitamin A a day"),
        ("in the The Hague", "In The Hague"),
        ("It is a old banner with an service hall", "It is an old banner with a service hall"),
        ("In a one-off, a European spent an hour", "In a one-off, a European spent an hour"),
        ("A embroiderer shows it", "An embroiderer shows it"),
        ("", ""),
    ],
)
def test_tidy_mends_what_restoring_terms_leaves(target: str, tidied: str) -> None:
    """Doubled articles and spaces go; words that only begin like an article stay."""
    assert tidy(target) == tidied


def test_words_stand_beside_terms_and_figures_only() -> None:
    source = "乌审旗牧民新建3座暖棚圈"
    term = TermMatch(zh="乌审旗", en="Uxin Banner", start=0, end=3, kind="banner", status="established")
    inside = TermMatch(zh="审旗牧民", en="x", start=1, end=5, kind="word", status="proposed")
    shed = TermMatch(zh="暖棚圈", en="heated sheds", start=9, end=12, kind="word", status="proposed")
    spans = protected_spans(source, [term], find_quantities(source), [inside, shed])
    assert put_in_place(source, spans) == "Uxin Banner牧民新建3座heated sheds"


def test_a_longer_word_is_shown_for_the_term_inside_it() -> None:
    source = "农牧民夜校开班"
    term = TermMatch(
        zh="农牧民", en="farmers and herders", start=0, end=3, kind="phrase", status="established"
    )
    word = TermMatch(
        zh="农牧民夜校",
        en="farmers' and herders' night school",
        start=0,
        end=5,
        kind="word",
        status="proposed",
    )
    assert put_in_place(source, protected_spans(source, [term], (), [word])) == f"{word.en}开班"
