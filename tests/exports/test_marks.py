"""Marks: the pieces join to the text again, and terms are found in the English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.marks import FindingMark, TermMark, cut, equal_numbers, target_terms
from translate.document import TermMatch

TEXTS = st.text(max_size=30)
EDGES = st.tuples(st.integers(-3, 34), st.integers(-3, 34))


@given(TEXTS, st.lists(EDGES, max_size=4), st.lists(EDGES, max_size=4))
def test_the_pieces_join_to_the_text(
    text: str, terms: list[tuple[int, int]], findings: list[tuple[int, int]]
) -> None:
    pieces = cut(
        text,
        [TermMark(start=start, end=end, status="established") for start, end in terms],
        [
            FindingMark(start=start, end=end, severity="warning", comment=number)
            for number, (start, end) in enumerate(findings)
        ],
    )
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@given(TEXTS, st.lists(EDGES, max_size=4))
def test_every_finding_that_opens_closes(text: str, findings: list[tuple[int, int]]) -> None:
    marks = [
        FindingMark(start=start, end=end, severity="info", comment=number)
        for number, (start, end) in enumerate(findings)
    ]
    pieces = cut(text, [], marks)
    opened = [number for piece in pieces for number in piece.opens]
    closed = [number for piece in pieces for number in piece.closes]
    assert sorted(opened) == sorted(closed)
    assert len(set(opened)) == len(opened)


def test_a_term_under_a_finding_keeps_both_marks() -> None:
    pieces = cut(
        "青河旗新闻",
        [TermMark(start=0, end=3, status="derived")],
        [FindingMark(start=2, end=5, severity="warning"), FindingMark(start=2, end=3, severity="error")],
    )
    assert [(piece.text, piece.term, piece.severity) for piece in pieces] == [
        ("青河", "derived", None),
        ("旗", "derived", "error"),
        ("新闻", None, "warning"),
    ]


def term(zh: str, en: str, *parts: TermMatch) -> TermMatch:
    return TermMatch(zh=zh, en=en, start=0, end=len(zh), kind="place", status="established", parts=parts)


COMPOUND = term("东山市青河旗", "Qinghe Banner, Dongshan City", term("东山市", "Dongshan City"))


@pytest.mark.parametrize(
    ("english", "terms", "found"),
    [
        ("In Qinghe Banner it snows.", [term("青河旗", "Qinghe Banner")], ["Qinghe Banner"]),
        ("the qinghe banner office", [term("青河旗", "Qinghe Banner")], ["qinghe banner"]),
        ("Qinghe Banners", [term("青河旗", "Qinghe Banner")], []),
        (
            "Qinghe Banner Hospital in Qinghe Banner",
            [term("青河旗", "Qinghe Banner"), term("青河旗医院", "Qinghe Banner Hospital")],
            ["Qinghe Banner Hospital", "Qinghe Banner"],
        ),
        ("He left Dongshan City.", [COMPOUND], ["Dongshan City"]),
        ("(Baiyin Town)", [term("白音镇", "Baiyin Town")], ["Baiyin Town"]),
        ("", [term("白音镇", "Baiyin Town")], []),
    ],
)
def test_terms_are_found_whole_and_longest_first(
    english: str, terms: list[TermMatch], found: list[str]
) -> None:
    assert [english[mark.start : mark.end] for mark in target_terms(english, terms)] == found


@pytest.mark.parametrize(
    ("zh", "en", "in_zh", "in_en"),
    [
        ("添书一万二千册。", "It added 12,000 books.", ["一万二千册"], ["12,000"]),
        ("投资5067万元。", "It cost 50.67 million yuan.", ["5067万元"], ["50.67 million"]),
        ("每月七八百元。", "700 to 800 yuan a month", ["七八百元"], ["700", "800"]),
        ("每月七八百元。", "700 to 900 yuan a month", [], []),
        ("10%—15%", "from 10 to 15 percent", ["10%—15%"], ["10", "15 percent"]),
        ("三十多名牧民。", "Some 13 herders.", [], []),
        ("1月16日，三百二十户。", "On Jan. 16, 300 households.", ["1月16日"], ["Jan. 16"]),
    ],
)
def test_equal_numbers_are_found(zh: str, en: str, in_zh: list[str], in_en: list[str]) -> None:
    chinese, english = equal_numbers(zh, en)
    assert [zh[start:end] for start, end in chinese] == in_zh
    assert [en[start:end] for start, end in english] == in_en
