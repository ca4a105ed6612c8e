"""Tests of the checks other than terms and numbers, by accept and reject tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks import (
    CHECKS,
    Check,
    check_controls,
    check_copied,
    check_document,
    check_empty,
    check_leftover,
    check_length,
    check_negation,
    check_quotes,
    check_repetition,
    run_checks,
)
from translate.document import Document, Page, Segment, TermMatch, Translation

CIRCLES = (
    "the sheep and cattle of the banner the cattle and sheep of a banner the sheep of the cattle "
    "and a banner of sheep and the banner of cattle of the sheep"
)
LONG = "牧民们在草原上修建了新的棚圈，又打了井，日子一天比一天好，大家都很高兴。"


def segment(source: str, number: int = 1) -> Segment:
    return Segment(id=f"a01.p01.s{number:02d}", role="sentence", source=source)


# check, Chinese, English: no finding
ACCEPTED: list[tuple[Check, str, str]] = [
    (check_empty, "你好", "Hello"),
    (check_empty, "", ""),
    (check_leftover, "草原", "The grassland"),
    (check_leftover, "“草原”", "“The grassland” – it’s wide…"),
    (check_leftover, "学校", "The café's menu"),
    (check_copied, "草原", "Grassland"),
    (check_copied, "G6", "G6"),
    (check_copied, "2022", "2022"),
    (check_copied, "１０７", "107"),
    (check_repetition, "好", "Step by step, year by year, they worked and worked."),
    (check_repetition, "好", "The banner, the county and the district took part."),
    (check_repetition, "好", "Very, very good."),
    (check_repetition, "好", "It was a long, long way, and on and on they went."),
    (check_length, "好", "A very long translation of a very short sentence indeed."),
    (
        check_length,
        LONG,
        "Herders built new sheds on the grassland and sank wells; life gets better, and all are happy.",
    ),
    (check_quotes, "“好”", '"Good"'),
    (check_quotes, "“好”", "“Good”"),
    (check_quotes, "“好，他说", '"Good, he said'),
    (check_quotes, "好”他说", 'Good," he said'),
    (check_quotes, "他说：“好。”", '"Good," he said, (smiling).'),
    (check_quotes, "电视机", 'A 55" screen'),
    (check_negation, "不得使用", "It must not be used."),
    (check_negation, "不得使用", "Its use is prohibited."),
    (check_negation, "没有水", "They had no water."),
    (check_negation, "没有水", "They lacked water."),
    (check_negation, "没有水", "It was waterless."),
    (check_negation, "从未离开", "He never left."),
    (check_negation, "不能停", "We can't stop."),
    (check_negation, "严禁吸烟", "Smoking is strictly forbidden."),
    (check_negation, "能不能去", "Can we go?"),
    (check_negation, "有没有水", "Is there water?"),
    (check_negation, "是不是真的", "Is it true?"),
    (check_negation, "不断发展", "It keeps developing."),
    (check_negation, "不少牧民", "Many herders"),
    (check_negation, "不是牛就是羊", "Either cattle or sheep"),
    (check_negation, "不得不走", "They had to go."),
    (check_negation, "可不是嘛", "You're telling me!"),
    (check_negation, "舍不得关", "He was loath to close it."),
    (check_negation, "巴不得天天下雨", "He'd love it to rain."),
    (check_negation, "办法不是没有", "There is a way."),
    (check_negation, "他瘦了没有？", "Has he lost weight?"),
    (check_negation, "带伞没有？", "Is there an umbrella?"),
    (check_negation, "为什么一个人都没有？", "Why is no one here?"),
    (check_negation, "不知道他带伞没有。", "I wonder whether he took an umbrella."),
    (check_negation, "没有煮熟的四季豆", "undercooked green beans"),
    (check_negation, "不能入口", "It is inedible."),
    (check_negation, "禁止奢华的法令", "a law against luxury"),
    (check_negation, "禁止机动车通行", "It is closed to motor vehicles."),
    (check_negation, "草原上", "On the grassland"),
    (check_negation, "他上门赔不是。", "He came to apologize."),
    (check_negation, "心里不是滋味", "They felt bad."),
    (check_negation, "两家都有不是。", "Both families are at fault."),
    (check_negation, "没有一户不认识它。", "Every household knows it."),
    (check_negation, "治村又何尝不是如此？", "Is governing a village any different?"),
    (check_negation, "留茬不能低于六厘米", "Stubble must be at least six centimeters."),
    (check_controls, "好", "Good – “fine”, 20 °C, café"),
    (check_controls, "好", "5 < 6 and 7 > 3"),
    (check_controls, "好", "The editor\npressed Enter."),
]

# check, Chinese, English, severity, part of the message
REJECTED: list[tuple[Check, str, str, str, str]] = [
    (check_empty, "你好", "", "error", "no English"),
    (check_empty, "你好", "  \n", "error", "no English"),
    (check_leftover, "草原", "The 草原 is wide", "error", "草原"),
    (check_leftover, "草原", "Wide, 〇", "error", "〇"),
    (check_leftover, "草原", "The grassland，wide", "warning", "punctuation"),
    (check_leftover, "《草原》", "《Grassland》", "warning", "punctuation"),
    (check_copied, "草原", "草原", "error", "Copied"),
    (check_copied, "草原", "...", "error", "no words"),
    (check_repetition, "好", "the banner the banner the banner", "error", "the banner"),
    (check_repetition, "好", "Good good good good", "error", "4 times"),
    (check_repetition, "好", "It said, a road to the west, a road to the west.", "warning", "2 times"),
    (check_repetition, "好", CIRCLES, "warning", "circles"),
    (check_negation, "没有一例不良反应。", "There was one adverse reaction.", "warning", "没有"),
    (check_negation, "没有一人不幸遇难。", "One person was killed.", "warning", "没有"),
    (check_negation, "没有谁知道他去不去。", "Someone knows whether he goes.", "warning", "没有"),
    (check_negation, "任何不是党员的人", "Anyone who is a Party member", "warning", "不是"),
    (check_negation, "大家都有不是党员的亲戚", "All have relatives who are.", "warning", "不是"),
    (check_negation, "事故没有造成伤亡", "The accident injured at least three people.", "warning", "没有"),
    (check_length, LONG, "Herders built.", "warning", "short"),
    (check_length, LONG, "word " * 80, "warning", "long"),
    (check_quotes, "“好”", "\"Good", "warning", "\""),
    (check_quotes, "“好”", "“Good", "warning", "“"),
    (check_quotes, "（好）", "(Good", "warning", "("),
    (check_negation, "不得使用", "It may be used.", "warning", "不得"),
    (check_negation, "没有水", "They had water.", "warning", "没有"),
    (check_negation, "他从未离开", "He left the district.", "warning", "从未"),
    (check_negation, "严禁吸烟", "Smoking is common.", "warning", "严禁"),
    (check_negation, "这不是办法", "This is a way.", "warning", "不是"),
    (check_negation, "什么都没有。", "There was everything.", "warning", "没有"),
    (check_negation, "为什么一个人都没有？", "Why is everyone here?", "warning", "没有"),
    (check_negation, "不知道他一点也没有。", "He knows it all.", "warning", "没有"),
    (check_negation, "他没有带伞。", "He took an umbrella.", "warning", "没有"),
    (check_negation, "禁止通行", "It is closed.", "warning", "禁止"),
    (check_controls, "好", "Go\x07od", "error", "U+0007"),
    (check_controls, "好", "Go\u200bod", "error", "U+200B"),
    (check_controls, "好", "Good \ufffd", "error", "U+FFFD"),
    (check_controls, "好", "Good <unk>", "error", "<unk>"),
    (check_controls, "好", "Good</s>", "error", "</s>"),
    (check_controls, "好", "\u2581Good", "error", "\u2581"),
    (check_controls, "好", "Tom &amp; Jerry", "error", "&amp;"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "source", "target"), ACCEPTED)
def test_sound_english_has_no_finding(check: Check, source: str, target: str) -> None:
    """The check stays silent."""
    assert check(segment(source), target, ()) == ()


@pytest.mark.parametrize(("check", "source", "target", "severity", "message"), REJECTED)
def test_a_fault_is_found(check: Check, source: str, target: str, severity: str, message: str) -> None:
    """The check speaks, at its severity, and says what is wrong."""
    findings = check(segment(source), target, ())
    assert findings and findings[0].severity == severity
    assert message in findings[0].message


def test_an_empty_target_has_only_that_finding() -> None:
    """Nothing else is said about a row without English."""
    term = TermMatch(zh="集宁区", en="Jining District", start=0, end=3, kind="place", status="user")
    assert [f.check for f in run_checks(segment("集宁区38户"), " ", (term,))] == ["empty"]


def test_findings_come_in_the_order_of_the_checks() -> None:
    """Terms first, then numbers, then the rest."""
    term = TermMatch(zh="集宁区", en="Jining District", start=0, end=3, kind="place", status="user")
    findings = run_checks(segment("集宁区38户"), "草原 households", (term,))
    assert [f.check for f in findings] == ["term", "number", "leftover"]


def test_sound_english_passes_all_checks() -> None:
    """No finding for a sentence with a term, a number, a quotation and a negation."""
    term = TermMatch(zh="集宁区", en="Jining District", start=0, end=3, kind="place", status="user")
    source = "集宁区38户牧民说：“我们没有亏本。”"
    target = '"We did not lose money," said 38 herder households in Jining District.'
    assert run_checks(segment(source), target, (term,)) == ()


def test_the_same_chinese_with_different_english_is_told_at_the_later_one() -> None:
    """Consistency: the second row names the first."""
    translations = tuple(
        Translation(segment=segment(source, number), target=target, origin="fake")
        for number, (source, target) in enumerate(
            [("好。", "Good."), ("好。", "Fine."), ("好。", "good."), ("坏。", "Bad."), ("好。", "")], start=1
        )
    )
    document = Document(
        page=Page(source="x.txt", articles=()),
        translations=translations,
        engine="fake",
        engine_fingerprint="fake-1",
        glossary_digest="",
        created="2026-01-01",
    )
    found = check_document(document)
    assert set(found) == {"a01.p01.s02", "a01.p01.s03"}
    assert "a01.p01.s01" in found["a01.p01.s02"][0].message


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_a_check(source: str, target: str) -> None:
    """Checks never raise, and their spans lie inside the texts."""
    for check in CHECKS:
        for finding in check(segment(source), target, ()):
            for span, text in ((finding.source_span, source), (finding.target_span, target)):
                assert span is None or 0 <= span[0] < span[1] <= len(text)
