"""Words put in place made singular or plural after what the engine wrote before them."""

from __future__ import annotations

import pytest

from translate.agreement import agree

MENDED = [
    ("a service lists for all", "service lists", "a service list for all"),
    ("three free ice rink. Three ice rink", "ice rink", "three free ice rinks. Three ice rinks"),
    ("not one bad debts has been left", "bad debts", "not one bad debt has been left"),
    ("An apple trees was planted.", "apple trees", "An apple tree was planted."),
    ("eggs in three basket.", "basket", "eggs in three baskets."),
    ("each task forces", "task forces", "each task force"),
    ("two battery", "battery", "two batteries"),
    ("another boxes of", "boxes", "another box of"),
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
    ("another two livestock sheds", "livestock sheds"),
    ("a convex lens.", "convex lens"),
    ("Call 110 hotline.", "hotline"),
    ("two crop and livestock projects", "crop"),
    ("a sales and service center", "sales"),
    ("each carrying baskets of eggs", "baskets"),
    ("one another problems", "problems"),
    ("three bacteria.", "bacteria"),
    ("a child lies in bed", "lies"),
    ("two areas along the railway", "areas along the railway"),
    ("three shops each have patterns", "pattern"),
]


@pytest.mark.parametrize(("english", "word", "mended"), MENDED)
def test_a_word_agrees_with_the_number_before_it(english: str, word: str, mended: str) -> None:
    """Singular after one, plural after several; an adjective may stand between."""
    assert agree(english, [word]) == mended


@pytest.mark.parametrize(("english", "word"), LEFT)
def test_what_agrees_or_may_be_another_phrase_is_left(english: str, word: str) -> None:
    """On 29,000 human translations nearly nothing changes."""
    assert agree(english, [word]) == english
