"""Words put in place made singular or plural after what the engine wrote before them."""

from __future__ import annotations

import pytest

from translate.agreement import agree

MENDED = [
    ("a service lists and a help team", "service lists", "a service list and a help team"),
    ("three free ice rink, where", "ice rink", "three free ice rinks, where"),
    ("not one bad debts has been left", "bad debts", "not one bad debt has been left"),
    ("An apple trees was planted.", "apple trees", "An apple tree was planted."),
    ("eggs in 12 basket.", "basket", "eggs in 12 baskets."),
    ("each task forces", "task forces", "each task force"),
    ("two battery", "battery", "two batteries"),
    ("another boxes and", "boxes", "another box and"),
]
LEFT = [
    ("a livestock sheds owner", "livestock sheds"),
    ("a service list", "service lists"),
    ("three ice rinks", "ice rink"),
    ("18 women who stayed", "women"),
    ("two and a half hours", "hours"),
    ("a team of experts", "team of experts"),
    ("a few herbs", "herbs"),
    ("No. 3 middle school in town", "middle school"),
    ("3 percent interest rate", "interest rate"),
    ("1,003 basket", "basket"),
    ("a single news.", "news"),
    ("63 an electrocardiogram", "electrocardiogram"),
    ("Twenty-one guest books", "guest books"),
    ("No Category A diseases were reported", "diseases"),
    ("two antibiotics.", "antibiotics"),
    ("a crossroads.", "crossroads"),
    ("one for nectarines", "nectarines"),
    ("A Xinhua", "Xinhua"),
]


@pytest.mark.parametrize(("english", "word", "mended"), MENDED)
def test_a_word_agrees_with_the_number_before_it(english: str, word: str, mended: str) -> None:
    """Singular after one, plural after several; an adjective may stand between."""
    assert agree(english, [word]) == mended


@pytest.mark.parametrize(("english", "word"), LEFT)
def test_what_agrees_or_may_be_another_phrase_is_left(english: str, word: str) -> None:
    """On 29,000 human translations nearly nothing changes."""
    assert agree(english, [word]) == english
