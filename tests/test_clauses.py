"""A long sentence in parts: where it is cut, how the answers are joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.clauses import cut_clauses, join_clauses

CLAUSE = "全旗组织干部走村入户排查隐患，"


def test_a_short_sentence_is_one_part() -> None:
    assert cut_clauses("风停了，雪住了。") == ["风停了，雪住了。"]


def test_a_long_sentence_is_cut_after_commas_into_parts_of_about_equal_length() -> None:
    assert cut_clauses(CLAUSE * 7 + "夜里才散。") == [CLAUSE * 2, CLAUSE * 3, CLAUSE * 2 + "夜里才散。"]


def test_no_cut_inside_quotation_marks_or_brackets() -> None:
    quote = f"他说：“{CLAUSE * 5}累并快乐着。”"
    parts = cut_clauses(quote + CLAUSE * 2)
    assert any(part.startswith("“") and part.count("”") == 1 for part in parts)
    assert all(part.count("“") == part.count("”") for part in parts)


def test_words_put_in_place_count_as_words_not_as_letters() -> None:
    text = "Qingshuigou Village, Chengguan Town, Qingshuihe County, Hohhot" * 2 + "下雪了，路滑，天冷。"
    assert cut_clauses(text) == [text]


def test_english_before_chinese_does_not_swallow_it() -> None:
    assert len(cut_clauses("the banner组织干部走村入户排查隐患，" * 8 + "夜里才散。")) == 3


@given(st.text("在草原上，。；“”（）A1, ", max_size=400))
def test_nothing_is_lost_by_cutting(text: str) -> None:
    assert "".join(cut_clauses(text)) == text


@pytest.mark.parametrize(
    ("parts", "answers", "joined"),
    [
        (["天亮了，", "他走了。"], ["Day broke.", "He left."], "Day broke. He left."),
        (["旗里修路；", "村里种树。"], ["The banner builds roads.", "Villages plant trees."],
         "The banner builds roads. Villages plant trees."),
        (["他说：", "“累。”"], ["He said,", '"I am tired."'], 'He said: "I am tired."'),
        (["目前，", "Uxin Banner有雪。"], ["Now,", "Uxin Banner has snow."], "Now, Uxin Banner has snow."),
        (["昨天，", "王书记来了。"], ["Then,", "Secretary Wang came."], "Then, Secretary Wang came."),
        (["雨停了。", "天晴了。"], ["Rain stopped.", "It cleared."], "Rain stopped. It cleared."),
        (["去年，", "GDP增长。"], ["Last year,", "GDP grew."], "Last year, GDP grew."),
        (["在旗里带动下，", "牧民种树。"], ["Under the banner's lead.", "Herders planted trees."],
         "Under the banner's lead, herders planted trees."),
        (["前半年，签约37个，", "投资8亿。"], ["In the first half, 37 were signed.", "Investment was 8."],
         "In the first half, 37 were signed. Investment was 8."),
        (["据说，", "中国队赢了。"], ["It is said,", "China won."], "It is said, China won."),
        (["截至9 a.m.，", "全旗好。"], ["By 9 a.m.", "The town was up."], "By 9 a.m., the town was up."),
        (["“累。”他说，", "天黑。"], ['"I am tired."', "It got dark."], '"I am tired." It got dark.'),
        (["走了吗？”", "天黑。"], ["Did he leave?", "It got dark."], "Did he leave? It got dark."),
        (["走了，", "天黑。"], ["Did he leave?", "It got dark."], "Did he leave? It got dark."),
        (["雨停了。", "天晴了。"], ["Rain stopped", "It cleared."], "Rain stopped. It cleared."),
        (["热，", "真热。"], ["", "The heat."], "The heat."),
        (["去年，", "在Beijing热。"], ["Then,", "In Beijing it was hot."], "Then, in Beijing it was hot."),
        (["去年，", "Theater在哪。"], ["Last year,", "The people asked."], "Last year, the people asked."),
        (["去年，", "Hohhot热。"], ["Last year,", "Hohhot's heat rose."], "Last year, Hohhot's heat rose."),
        (["去年，", "俄国来了。"], ["Last year,", "Russia came."], "Last year, Russia came."),
        (["去年，", "牧民来了。"], ["Last year,", "Herders came."], "Last year, herders came."),
        (["他说，", "“累。”"], ["He said,", '"We are tired."'], 'He said, "We are tired."'),
    ],
)  # fmt: skip
def test_answers_are_joined_as_one_sentence(parts: list[str], answers: list[str], joined: str) -> None:
    assert join_clauses(parts, answers) == joined
