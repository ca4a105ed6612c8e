"""Round numbers: which English has their order of size, and what the editor is told where it has not."""

from __future__ import annotations

import pytest

from translate.document import Finding, Segment
from translate.vague_check import check_vague_numbers


def _check(zh: str, en: str) -> tuple[Finding, ...]:
    return check_vague_numbers(Segment(id="a01.p01.s01", role="sentence", source=zh), en, ())


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("他家养了数百只羊。", "He keeps hundreds of sheep."),
        ("他家养了几百只羊。", "He keeps several hundred sheep."),
        ("数十年过去了。", "Decades have passed."),
        ("几十户人家搬走了。", "Dozens of households moved away."),
        ("几千名游客来看那达慕。", "Thousands of visitors came to the nadam."),
        ("数万亩草场返青。", "Tens of thousands of mu of pasture turned green."),
        ("数万亩草场返青。", "Thousands of mu of pasture turned green."),
        ("几十万亩耕地。", "Several hundred thousand mu of farmland."),
        ("数百万元投入。", "An investment of millions of yuan."),
        ("成千上万的候鸟飞来。", "Tens of thousands of migratory birds arrive."),
        ("成百上千的人排队。", "Hundreds upon hundreds of people queued."),
        ("数以万计的树苗。", "Tens of thousands of saplings."),
        ("数十次上门劝说。", "They came again and again, countless times."),
        ("好几百人等在门外。", "A few hundred people waited outside."),
        ("数百只羊和3000只鸡。", "Hundreds of sheep and 3,000 chickens."),
        ("2021年，他数十次上门劝说。", "In 2021 he called again and again, countless times."),
        ("几十年来，他守着这片林。", "For half a century he has guarded this forest."),
    ],
)
def test_the_right_order_passes(zh: str, en: str) -> None:
    assert _check(zh, en) == ()


@pytest.mark.parametrize(
    ("zh", "en", "said"),
    [
        ("他家养了数百只羊。", "He keeps thousands of sheep.", "数百只 is hundreds"),
        ("几千名游客来了。", "Hundreds of visitors came.", "几千名 is thousands"),
        ("几十万人来看。", "Tens of thousands of people came.", "hundreds of thousands of people"),
        ("几十户搬走了，只剩一户。", "Hundreds of households moved; one remained.", "几十户 is dozens"),
        ("2022年，数千名游客来了。", "In 2022, hundreds of visitors came.", "数千名 is thousands"),
        ("几十户人家搬走了。", "Hundreds of households moved away.", "几十户人家 is dozens of households"),
        ("成百上千的人排队。", "Millions of people queued.", "成百上千 is hundreds"),
    ],
)
def test_another_order_is_an_error(zh: str, en: str, said: str) -> None:
    (finding,) = _check(zh, en)
    assert finding.severity == "error" and said in finding.message and "another order" in finding.message
    assert finding.source_span is not None


def test_a_lost_round_number_is_a_warning() -> None:
    (finding,) = _check("村里有数百只羊。", "The village has sheep.")
    assert finding.severity == "warning"
    assert finding.message == "Number: 数百只 is hundreds; not found in the English."


def test_another_number_of_the_sentence_does_not_count_against_it() -> None:
    (finding,) = _check("数百只羊和3000只鸡。", "Sheep and 3,000 chickens.")
    assert finding.severity == "warning"


@pytest.mark.parametrize("zh", ["几个人走了。", "十几个人来了。", "一位老人。", "百姓生活好。"])
def test_small_and_exact_numbers_are_left_to_the_other_checks(zh: str) -> None:
    assert _check(zh, "Some English.") == ()


def test_a_converted_area_is_only_a_warning() -> None:
    (finding,) = _check("几百亩草场。", "Dozens of hectares of pasture.")
    assert finding.severity == "warning"
