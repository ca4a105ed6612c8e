"""Tests of the numbers found in English text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.english_numbers import EnglishNumber, find_values
from translate.english_words import spelled_value
from translate.number_style import render_number, render_ordinal

# text, the values in it
VALUES = [
    ("217 people", ["217"]),
    ("1,173 surveys", ["1173"]),
    ("3,000, 4,000 and 5,000", ["3000", "4000", "5000"]),
    ("50.67 million yuan", ["50670000"]),
    ("50.67m yuan", ["50670000"]),
    ("1.2bn yuan", ["1200000000"]),
    ("1.2 trillion yuan", ["1200000000000"]),
    ("3.3387 trillion dollars", ["3338700000000"]),
    ("$30k", ["30000"]),
    ("RMB50 million", ["50000000"]),
    ("3 hundred thousand", ["300000"]),
    ("400 thousand", ["400000"]),
    ("a 1.5-billion-yuan project", ["1500000000"]),
    ("a 10,000-mu field", ["10000"]),
    ("a million-mu base", ["1000000"]),
    ("a 12-member team", ["12"]),
    ("a 34-year-old herder", ["34"]),
    ("a 220-kilovolt line", ["220"]),
    ("0.3 percent", ["3/10"]),
    ("80 percent", ["80"]),
    ("80%", ["80"]),
    ("46.09%.", ["4609/100"]),
    ("80 per cent", ["80"]),
    ("0.8 percentage points", ["4/5"]),
    ("5 to 8 percent", ["5", "8"]),
    ("5-8 percent", ["5", "8"]),
    ("12 to 16 degrees", ["12", "16"]),
    ("80-plus wells", ["80"]),
    ("No. 3", ["3"]),
    ("seven banners", ["7"]),
    ("twenty-three", ["23"]),
    ("twenty three", ["23"]),
    ("fifty-odd villages", ["50"]),
    ("thirty-something", ["30"]),
    ("one hundred", ["100"]),
    ("a hundred", ["100"]),
    ("two hundred and seventeen", ["217"]),
    ("two hundred seventeen", ["217"]),
    ("one thousand two hundred thirty-four", ["1234"]),
    ("three hundred thousand", ["300000"]),
    ("ninety-eight", ["98"]),
    ("one or two", ["1", "2"]),
    ("three or four thousand", ["3", "4000"]),
    ("Eleven companies and Twelve farms", ["11", "12"]),
    ("a dozen", ["12"]),
    ("dozen or so", ["12"]),
    ("two dozen", ["24"]),
    ("both sides", ["2"]),
    ("a pair of oxen", ["2"]),
    ("in his seventies", ["70"]),
    ("two-thirds", ["2/3"]),
    ("two thirds", ["2/3"]),
    ("one-third", ["1/3"]),
    ("a third of them", ["1/3"]),
    ("three-quarters", ["3/4"]),
    ("a quarter", ["1/4"]),
    ("four-fifths", ["4/5"]),
    ("an eighth", ["1/8"]),
    ("half of them", ["1/2"]),
    ("1/3 of them", ["1/3"]),
    ("three in ten", ["3/10"]),
    ("nine out of 10", ["9/10"]),
    ("one in 10,000", ["1/10000"]),
    ("one in 2 million", ["1/2000000"]),
    ("one in a million", ["1/1000000"]),
    ("one in 2021", ["1", "2021"]),
    ("a ten-thousandth of a gram", ["1/10000"]),
    ("one ten-millionth", ["1/10000000"]),
    ("a three-and-a-half-hour battle", ["7/2"]),
    ("the year and a half since", ["3/2"]),
    ("the two and a half years", ["5/2"]),
    ("a hundredfold effort", ["100"]),
    ("Class V and Grade III", ["5", "3"]),
    ("Class Vision", []),
    ("half a million", ["500000"]),
    ("one and a half million", ["1500000"]),
    ("two and a half years", ["5/2"]),
    ("an hour and a half", ["3/2"]),
    ("doubled", ["2"]),
    ("twice as many", ["2"]),
    ("twofold", ["2"]),
    ("tripled", ["3"]),
    ("quadrupled", ["4"]),
    ("10-fold", ["10"]),
    ("the 14th games", ["14"]),
    ("the fourteenth", ["14"]),
    ("the twenty-first", ["21"]),
    ("the 239th", ["239"]),
    ("the ninth", ["9"]),
    ("220,000 in 2018", ["220000", "2018"]),
    ("minus 20 degrees", ["20"]),
    ("70 million head", ["70000000"]),
    ("2.5 times", ["5/2"]),
]  # fmt: skip

# text, (year, month, day, last day) or (hour, minute)
PARTS = [
    ("January 5", (None, 1, 5, None)),
    ("Jan. 5", (None, 1, 5, None)),
    ("Jan 5", (None, 1, 5, None)),
    ("5 January", (None, 1, 5, None)),
    ("the 5th of January", (None, 1, 5, None)),
    ("January 5, 2022", (2022, 1, 5, None)),
    ("Jan. 5, 2022, at noon", (2022, 1, 5, None)),
    ("5 January 2022", (2022, 1, 5, None)),
    ("May 2025", (2025, 5, None, None)),
    ("in May", (None, 5, None, None)),
    ("early March", (None, 3, None, None)),
    ("July 14 to 18", (None, 7, 14, 18)),
    ("July 14-18", (None, 7, 14, 18)),
    ("Sept. 9", (None, 9, 9, None)),
    ("November", (None, 11, None, None)),
    ("1980s", (1980, None, None, None)),
    ("the 1950's", (1950, None, None, None)),
    ("the '80s", (1980, None, None, None)),
    ("9:30 a.m.", (9, 30)),
    ("9:30 am", (9, 30)),
    ("9.30 p.m.", (21, 30)),
    ("3 p.m.", (15, 0)),
    ("12 a.m.", (0, 0)),
    ("12 p.m.", (12, 0)),
    ("17:30", (17, 30)),
    ("five o'clock", (5, 0)),
    ("noon", (12, 0)),
    ("midnight", (0, 0)),
]

NOTHING = [
    "You may go.", "They marched on.", "a long march", "The people of the region", "someone", "often",
    "attend", "weight", "height", "tend", "Julia", "decent", "Octavia", "freighter", "a foreign firm",
    "Marching", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_numbers_are_read_exactly(text: str, values: list[str]) -> None:
    """Values in the order of the text."""
    assert [number.value for number in find_values(text)] == [Fraction(value) for value in values]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_dates_and_times_are_read(text: str, parts: tuple[int | None, ...]) -> None:
    """The first number of the text is a date or time with these parts."""
    assert find_values(text)[0].parts == parts


@pytest.mark.parametrize("text", NOTHING)
def test_words_with_number_words_inside_are_none(text: str) -> None:
    """No number in may, march, attend or Julia."""
    assert find_values(text) == ()


@pytest.mark.parametrize("text", ["1+3", "G6", "PM2.5", "COVID-19", "2.13:1", "11.2:47.5:41.3"])
def test_names_with_figures_are_labels(text: str) -> None:
    """A label has no value."""
    number = find_values(text)[0]
    assert (number.kind, number.value, number.text) == ("label", None, text)


@pytest.mark.parametrize(
    "text",
    [
        "dozens",
        "hundreds of thousands",
        "several hundred million",
        "few hundred",
        "tens of thousands",
        "millions of trees",
    ],
)
def test_round_plurals_have_no_value(text: str) -> None:
    """Hundreds of thousands is vague."""
    assert [(number.kind, number.value) for number in find_values(text)] == [("vague", None)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("50m", "50"),
        ("5k", "5"),
        ("a 80s hit", "80"),
        ("one in four", "4"),
        ("two out of every three", "2"),
        ("a sixth defeat", "6"),
        ("remaining fifth", "1/5"),
        ("a 20th of it", "1/20"),
        ("three quarters", "3"),
    ],
)
def test_a_form_with_two_readings_has_both(text: str, other: str) -> None:
    """50m is 50 million, or 50 meters."""
    assert Fraction(other) in find_values(text)[0].also


@pytest.mark.parametrize(
    ("text", "figures"), [("12", True), ("twelve", False), ("14th", True), ("half", False)]
)
def test_spelled_out_numbers_are_told_from_figures(text: str, figures: bool) -> None:
    """`figures` says how a number is written."""
    assert find_values(text)[0].figures is figures


@given(st.text(alphabet="0123456789,.%: -+'abMJnoe thirdsmillon", max_size=60))
def test_numbers_are_in_order_and_never_overlap(text: str) -> None:
    """Spans are ordered and disjoint, and nothing raises."""
    position = 0
    for number in find_values(text):
        assert position <= number.start < number.end
        assert text[number.start : number.end] == number.text
        position = number.end


@given(st.integers(min_value=0, max_value=10**14))
def test_what_we_write_we_read(number: int) -> None:
    """Newsroom English of a whole number has that value, in figures and in words."""
    for words in (False, True):
        found = find_values(render_number(Fraction(number), words=words))
        assert [n.value for n in found] == [number]


@given(st.integers(min_value=1, max_value=10**5))
def test_ordinals_we_write_we_read(number: int) -> None:
    """The same of ordinals."""
    found: tuple[EnglishNumber, ...] = find_values(render_ordinal(number))
    assert [(n.value, n.kind) for n in found] == [(number, "ordinal")]


@pytest.mark.parametrize(
    ("phrase", "value"), [("one two", None), ("nine hundred", 900), ("a thousand", 1000)]
)
def test_two_numbers_side_by_side_are_not_one(phrase: str, value: int | None) -> None:
    """ "one two" is no number."""
    assert spelled_value(phrase) == value
