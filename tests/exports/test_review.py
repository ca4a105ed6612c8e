"""What an editor changed, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.handoff import Handoff, Remark
from exports.review import changes, report_html, report_lines, summary, word_diff
from translate.document import Document


@pytest.fixture
def handoff(document: Document) -> Handoff:
    english = {t.segment.id: t.target for t in document.translations}
    english["a01.p01.s02"] = "More than 30 herders sit round the stove."
    english["a02.p01.s02"] = "The first 12 buses <passed>."
    remark = Remark(author="Su He", text="Which lake?", segment_ids=("a03.p01.s01",))
    return Handoff(document=document, english=english, remarks=(remark,))


@given(st.text("ab 1'’,.-", max_size=30), st.text("ab 1'’,.-", max_size=30))
def test_a_diff_gives_both_texts_again(before: str, after: str) -> None:
    parts = word_diff(before, after)
    assert "".join(part.text for part in parts if part.kind != "added") == before
    assert "".join(part.text for part in parts if part.kind != "removed") == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("same", "same", [("same", "same")]),
        ("", "new", [("added", "new")]),
        ("13 herders", "30 herders", [("removed", "13"), ("added", "30"), ("same", " herders")]),
        (
            "the banner's herd",
            "the banner's herds",
            [("same", "the banner's "), ("removed", "herd"), ("added", "herds")],
        ),
        ("one two", "one, two", [("same", "one"), ("added", ","), ("same", " two")]),
    ],
)
def test_a_diff_goes_by_words(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert [(part.kind, part.text) for part in word_diff(before, after)] == expected


def test_changes_come_in_the_order_of_the_page(handoff: Handoff) -> None:
    assert [change.segment.id for change in changes(handoff)] == ["a01.p01.s02", "a02.p01.s02"]
    assert summary(handoff) == "2 rows changed of 33, 1 remark"


def test_the_terminal_report_marks_words(handoff: Handoff) -> None:
    lines = list(report_lines(handoff))
    assert lines[1] == "a01.p01.s02  [-Some 13-]{+More than 30+} herders sit round the stove."
    assert lines[-1] == "a03.p01.s01  Su He: Which lake?"


def test_the_web_report_is_whole_and_escaped(handoff: Handoff) -> None:
    page = report_html(handoff)
    assert "<del>" in page and "<ins>" in page
    assert "&lt;passed&gt;" in page
    assert "<b>Su He</b> Which lake?" in page
    assert "http" not in page
