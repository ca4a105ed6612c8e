"""What an editor changed, word by word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.candidates import Candidate
from exports.handoff import Handoff
from exports.review import changes, report_html, report_lines, still_open, summary, word_diff
from translate.document import Document, Remark


@pytest.fixture
def handoff(document: Document) -> Handoff:
    english = {t.segment.id: t.target for t in document.translations}
    english["a01.p01.s02"] = "More than 30 herders sit round the stove."
    english["a02.p01.s02"] = "The first 12 buses <passed>."
    remark = Remark(author="Su He", text="Which lake?", segment_ids=("a03.p01.s01",))
    return Handoff(document=document, english=english, remarks=(remark,))


@given(st.text("ab 1'’,.-\n", max_size=30), st.text("ab 1'’,.-\n", max_size=30))
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
        ("1,473 homes", "1,437 homes", [("removed", "1,473"), ("added", "1,437"), ("same", " homes")]),
        ("3.5, 4", "3.6, 4", [("removed", "3.5"), ("added", "3.6"), ("same", ", 4")]),
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
    page = report_html(handoff, handoff.edited())
    assert "<del>" in page and "<ins>" in page
    assert "&lt;passed&gt;" in page
    assert "<b>Su He</b> Which lake?" in page
    assert "http" not in page


def test_the_web_report_shows_by_article_what_was_changed_and_what_is_still_open(handoff: Handoff) -> None:
    """A row that nobody touched is there where the checks still find something, and only there."""
    name = Candidate(
        zh="白音镇", sent="Baiyin Town", edited="Bayan Town", kind="township", segment_ids=("a01.title",)
    )
    page = report_html(handoff, handoff.edited(), (name,))
    # Of the page's findings an error and a warning are in rows that were left alone.
    assert still_open(handoff.edited()) == "Still open: 1 error, 1 warning"
    assert "<br>Still open: 1 error, 1 warning</p>" in page
    assert page.index("<h2>a01") < page.index("<h2>a02") < page.index("<h2>Remarks")
    assert "<h2>a04" not in page and "<td>a01.p03.s01" not in page
    assert "<b>▲ Warning:</b> Chinese is left in the English: 册." in page
    assert "<li>白音镇: Baiyin Town → <b>Bayan Town</b></li>" in page
    clean = replace(handoff.document, translations=())
    assert still_open(clean) == "Still open: nothing"
