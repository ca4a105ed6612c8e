"""What an answer lacks of the English in place."""

from __future__ import annotations

import pytest

from translate.engines.coverage import mended_copies, missing_english


@pytest.mark.parametrize(
    ("shown", "english", "missing"),
    [
        ("Uxin Banner有38 households牧民。", "Uxin Banner has herders.", ["38 households"]),
        ("Uxin Banner有38 households牧民。", "In Uxin Banner, 38 Households herd.", []),
        ("Bayan Sumu, Otog Banner的牧民", "herders of Bayan Sumu in Otog Banner", []),
        ("Bayan Sumu, Otog Banner的牧民", "herders of Otog Banner", ["Bayan Sumu"]),
        ("the State Council发布", "A State Council notice", []),
        ("2022年，13支队伍到Wuhan。", "Teams came.", ["Wuhan"]),
        (
            "投入more than 21 million yuan，RCEP规则",
            "over 21 million yuan",
            ["more than 21 million yuan", "RCEP"],
        ),
        ("Wuhan和Wuhan", "nothing", ["Wuhan"]),
        ("只有中文", "Only Chinese", []),
        ("A股市场", "the market", []),
    ],
)
def test_names_and_terms_in_place_are_asked_for(shown: str, english: str, missing: list[str]) -> None:
    assert missing_english(shown, english) == missing


@pytest.mark.parametrize(
    ("shown", "english", "mended"),
    [
        ("抬上tricycles", "onto thetricycles.", "onto the tricycles."),
        ("和Huyang Community, Sandaokan Subdistrict", "and theHuyang Community", "and the Huyang Community"),
        ("wards里", "towards the wards", "towards the wards"),
        ("ages里", "the ages and breathe", "the ages and breathe"),
        ("tea里", "instead of tea", "instead of tea"),
        ("Huyang Community里", "in theuyang Community.", "in the Huyang Community."),
        ("Huyang Community里", "In uyang Community,", "In Huyang Community,"),
        ("Huyang Community里", "Huyang and uyang Community", "Huyang and Huyang Community"),
        ("Small里", "the mall", "the mall"),
        ("Bridge里", "the ridge", "the ridge"),
        ("Erdene说", "Erdene spoke of Berdene", "Erdene spoke of Berdene"),
    ],
)
def test_a_space_or_first_letter_that_a_copied_word_lost_comes_back(
    shown: str, english: str, mended: str
) -> None:
    assert mended_copies(shown, english) == mended
