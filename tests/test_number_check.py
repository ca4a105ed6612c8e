"""Tests of the check that the numbers of the Chinese stand in the English."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from translate.document import Finding, Segment, TermMatch
from translate.number_check import check_numbers
from translate.numerals import find_quantities


def check(source: str, target: str, *terms: TermMatch) -> tuple[Finding, ...]:
    return check_numbers(Segment(id="a01.p01.s01", role="sentence", source=source), target, terms)


# Chinese and English that say the same.
ACCEPTED = [
    ("落实绩效报酬5067万元。", "It paid out 50.67 million yuan."),
    ("落实绩效报酬5067万元。", "It paid out 50.67m yuan."),
    ("落实绩效报酬5067万元。", "It paid out 50,670,000 yuan."),
    ("7个旗县区", "Seven banners, counties and districts"),
    ("受益40余万人次", "It benefited more than 400,000 people"),
    ("占比83.94%", "accounting for 83.94%"),
    ("占比百分之八十", "four-fifths of the total"),
    ("三分之二的草场", "two-thirds of the pasture"),
    ("四分之一的草场", "25 percent of the pasture"),
    ("九成以上的牧户", "nine in ten households or more"),
    ("翻两番", "a fourfold rise"),
    ("产值翻了一番", "Output doubled"),
    ("增长3倍", "It quadrupled"),
    ("增长3倍", "It rose 300 percent"),
    ("增长3倍", "It rose threefold"),
    ("是去年的3倍", "three times last year's figure"),
    ("第十四届全国冬季运动会", "the 14th National Winter Games"),
    ("第十四届全国冬季运动会", "the Fourteenth National Winter Games"),
    ("2022年1月5日", "on January 5, 2022"),
    ("2022年1月5日", "on Jan. 5, 2022"),
    ("2022年1月5日", "on 5 January 2022"),
    ("5月底", "at the end of May"),
    ("7月14日至18日", "from July 14 to 18"),
    ("20世纪80年代", "in the 1980s"),
    ("2025—2027年", "the 2025-27 plan"),
    ("上午9时30分", "at 9:30 a.m."),
    ("下午3点", "at 3 o'clock in the afternoon"),
    ("17时", "at 5 p.m."),
    ("早上六点半", "at half past six in the morning"),
    ("3至10公里", "3 to 10 kilometers"),
    ("500万至800万元", "5 to 8 million yuan"),
    ("三四千元", "three or four thousand yuan"),
    ("重600斤", "weighing 300 kilograms"),
    ("粮食700亿斤", "35 million tonnes of grain"),
    ("二百多里路", "more than 100 kilometers"),
    ("草场3000亩", "200 hectares of pasture"),
    ("草场1000亩", "about 67 hectares of pasture"),
    ("全程3000米", "3 kilometers in all"),
    ("守了三十年", "for three decades"),
    ("24小时值班", "on duty around the clock"),
    ("办结率100%", "All cases were settled"),
    ("十几台割草机", "a dozen or so mowers"),
    ("十来年", "a decade or so"),
    ("百余年", "more than a century"),
    ("一百多年", "over a century"),
    ("十年最高", "the highest in a decade"),
    ("翻了四番", "sixteenfold"),
    ("二十多项大奖", "two dozen awards"),
    ("退货率降到千分之三", "returns fell to three per thousand"),
    ("零下40℃", "40 degrees Celsius below zero"),
    ("一个牧民的故事", "The story of a herder"),
    ("两人结婚", "The couple married"),
    ("第二天", "the next day"),
    ("几十名牧民", "scores of herders"),
    ("“90后”牧民", "a herder born in the 1990s"),
    ("“00后”女机手", "a woman operator born after 2000"),
    ("七旬老人", "an old man in his 70s"),
    ("“十四五”时期", "the 14th Five-Year Plan period"),
    ("五一假期", "the May 1 holiday"),
    ("腊月二十三", "the 23rd of the 12th lunar month"),
    ("打八折", "20 percent off"),
    ("七分靠管", "70 percent is care"),
    ("“1+3”机制", 'the "1+3" mechanism'),
    ("“1＋3＋X”模式", "the 1 + 3 + X model"),
    ("G6京藏高速", "the G6 Beijing-Tibet Expressway"),
    ("拨打12345热线", "call the 12345 hotline"),
    ("八毛钱", "0.8 yuan"),
    ("三块六一斤", "3.6 yuan per jin"),
    ("9秒98", "9.98 seconds"),
    ("较上月增长2%", "up 2 percent from July"),
    ("十分感谢", "Many thanks"),
    ("统一思想", "to be of one mind"),
    ("没有数字", "One of the two sides"),
    ("前三季度", "In the first three quarters"),
    ("两年半", "two and a half years"),
    ("半年", "six months later, half a year on"),
    ("一昼夜", "in 24 hours"),
    ("每四个孩子中就有一个", "one in four children"),
    ("每三名受访者中就有两人", "two out of every three respondents"),
    ("错误率不到万分之一", "an error rate of less than one in 10,000"),
    ("万分之一毫米", "a ten-thousandth of a millimeter"),
    ("第六场失利", "a sixth defeat"),
    ("剩下的五分之一", "the remaining fifth"),
    ("二十分之一", "a 20th of the land"),
    ("阿根廷队将在四分之一决赛中出场", "Argentina play in the quarterfinals"),
    ("回到了十几岁", "teenagers again"),
    ("没到十二点", "before midnight"),
    ("翻了四番", "doubling four times over"),
    ("五类水质", "Class V water"),
    ("高三那年", "in Grade 12"),
    ("初一学生", "a Grade 7 pupil"),
    ("按四六比例计入", "count 40 percent and 60 percent"),
    ("年过花甲", "past 60"),
    ("光绪二十六年", "in 1900"),
    ("光绪二十六年", "the 26th year of the Guangxu reign"),
    ("120急救车", "an ambulance"),
    ("“等你回来”四个字", "the words “Waiting for your return”"),
    ("甲、乙、丙三个组", "groups A, B and C"),
    ("小张、小李、小王三人", "Zhang, Li and Wang"),
    ("写在背面的四个字：“等你回来”", "On the back: “Waiting for your return”"),
    ("退社自由，这四个字刻在门上", "“Leave freely” is carved over the door"),
    ("《草原》两个字，《大草原》三个字", "The name is Grasslands."),
    ("八头牛也拉不回来", "Nothing could pull him back."),
    ("三分菜地", "0.3 mu of vegetables"),
    ("降三分钱", "0.03 yuan less"),
    ("出六两绒", "0.6 jin of cashmere"),
    ("利率六厘五", "6.5 percent"),
    ("七里长的林带", "a belt 3.5 kilometers long"),
    ("每月逢五", "on the 5th, 15th and 25th"),
    ("腊月廿三", "the 23rd of the 12th lunar month"),
    ("红色印记⑦", "Red traces (7)"),
    ("每隔一刻钟", "every 15 minutes"),
    ("办成了八九分", "80 or 90 percent done"),
    ("几亿年前", "a few hundred million years ago"),
    ("百八十辆车", "80 to 100 cars"),
    ("", "Empty source"),
    ("5067万元", ""),
]

# Chinese, English and a part of the finding's message; the severity.
REJECTED = [
    ("绩效报酬5067万元", "5.067 million yuan", "is 50.67 million yuan; the English has “5.067", "error"),
    ("落实绩效报酬5067万元。", "It paid out a lot.", "5067万元 is 50.67 million yuan; not found", "error"),
    ("1.2万亿元", "1.2 billion yuan", "1.2 trillion yuan; the English has “1.2 billion", "error"),
    ("20头牛", "200 cows", "20头 is 20; the English has “200”", "error"),
    ("很多牛", "200 cows", "“200” in the English is not in the Chinese", "error"),
    ("很多牛", "two hundred cows", "“two hundred” in the English is not in the Chinese", "warning"),
    ("40余万人次", "more than 40,000 people", "40余万人次", "error"),
    ("占83.94%", "83.49 percent", "83.94%", "error"),
    ("提高2个百分点", "up 2 times and 3 percentage points", "“3 percentage points”", "error"),
    ("三分之二", "a third", "三分之二 is two-thirds", "error"),
    ("八成", "18 percent", "八成 is 80 percent", "error"),
    ("第十四届", "the 15th", "第十四届 is 14th; the English has “15th”", "error"),
    ("2022年1月5日", "January 5, 2023", "2022年1月5日 is January 5, 2022", "error"),
    ("2022年1月5日", "January 6, 2022", "2022年1月5日", "error"),
    ("2022年1月5日", "June 5, 2022", "2022年1月5日", "error"),
    ("5至8月", "from May to June", "5至8月", "error"),
    ("20世纪80年代", "in the 1990s", "20世纪80年代", "error"),
    ("上午9时30分", "at 9 a.m.", "上午9时30分", "error"),
    ("下午3点", "at 2 p.m.", "下午3点", "error"),
    ("3至10公里", "3 to 12 kilometers", "3至10公里", "error"),
    ("三匹马", "the horses", "三匹 is three", "warning"),
    ("7个旗县区", "the banners", "7个 is seven", "error"),
    ("翻两番", "It doubled", "翻两番", "error"),
    ("“1+3”机制", "the mechanism", "1+3", "error"),
    ("500斤", "500 tonnes of 5 kinds", "“5” in the English", "error"),
    ("38户群众", "380 households", "38户 is 38 households; the English has “380”", "error"),
    ("每四个孩子中就有一个", "one in five children", "四个 is four", "warning"),
    ("不到万分之一", "one in 1,000", "不到万分之一", "error"),
    ("第六场失利", "a fifth defeat", "第六 is sixth", "warning"),
    ("剩下的五分之一", "the remaining sixth", "五分之一 is one-fifth", "error"),
    ("没到十二点", "before dawn", "十二点", "error"),
    ("二十几岁", "teenagers", "二十几岁", "error"),
    ("翻了四番", "doubled three times", "翻了四番", "error"),
    ("五类水质", "Class IV water", "五类 is five", "warning"),
    ("高三那年", "in Grade 11", "“11” in the English", "error"),
    ("提高三成", "up 12", "the English has “12”", "error"),
    ("按四六比例计入", "count 30 percent and 70 percent", "“30 percent”", "error"),
    ("光绪二十六年", "in 1901", "is 1900; the English has “1901”", "error"),
    ("写一百个字", "to write", "一百个字 is 100 characters", "error"),
    ("论文写了80个字", "He wrote a paper", "80个字 is 80 characters", "error"),
    ("运来白菜、土豆、萝卜三吨。", "They brought cabbages, potatoes and radishes.", "三吨 is 3", "warning"),
    ("小麦、玉米、大豆三年后增产", "Wheat, corn and soybeans later grew", "三年 is three", "warning"),
    ("他家养了八头牛。", "His family keeps five cattle.", "八头 is eight", "warning"),
    ("每亩收5斤10-15元", "5.1 jin a mu, 15 yuan", "“5.1", "error"),
    ("干了六五年。", "He worked there in 1965.", "the English has “1965”", "error"),
    ("十多个亿", "more than 10 million", "十多个亿 is more than 1 billion", "error"),
    ("“等你回来”四个字", "five words", "四个字 is four", "warning"),
    ("甲、乙、丙三个组", "four groups, A, B and C", "三个 is three", "warning"),
    ("甲、乙两人和三个组", "Groups A and B", "三个 is three", "warning"),
    ("三分菜地", "0.5 mu of vegetables", "“0.5” in the English", "error"),
    ("七里长的林带", "a belt 7.5 kilometers long", "“7.5” in the English", "error"),
    ("每月逢五", "on the 6th", "“6th” in the English", "error"),
    ("红色印记⑦", "Red traces (8)", "“8” in the English", "error"),
    ("百十来斤", "200 jin", "百十来斤 is about 100 jin", "error"),
    ("一斤八毛", "1.8 yuan a jin", "八毛 is 0.8 yuan", "error"),
    ("第五代传人", "an heir", "第五 is fifth", "warning"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), ACCEPTED)
def test_the_same_value_in_any_form_is_accepted(source: str, target: str) -> None:
    """No finding where the English says the number in its own way."""
    assert check(source, target) == ()


@pytest.mark.parametrize(("source", "target", "message", "severity"), REJECTED)
def test_a_missing_changed_or_invented_number_is_found(
    source: str, target: str, message: str, severity: str
) -> None:
    """One finding that names the number and what it should be."""
    findings = check(source, target)
    assert any(message in finding.message and finding.severity == severity for finding in findings)


def test_a_changed_number_has_both_spans() -> None:
    """The spans are those of the Chinese quantity and of the English number."""
    source, target = "全村38户群众", "the village's 83 households"
    (finding,) = check(source, target)
    assert finding.source_span == (2, 5) and finding.target_span == (14, 16)
    assert source[2:5] == "38户" and target[14:16] == "83"


def test_a_number_inside_a_term_is_left_to_the_term() -> None:
    """The 20th National Congress is the term check's to find."""
    term = TermMatch(zh="第二十届代表大会", en="20th Congress", start=0, end=8, kind="event", status="user")
    assert check("第二十届代表大会开幕", "The congress opened.", term) == ()
    assert check("第二十届代表大会开幕", "The 20th Congress opened.", term) == ()


@pytest.mark.parametrize(
    "source", ["落实绩效报酬5067万元", "近3万人", "2022年1月5日", "三分之二", "3至10公里", "翻两番"]
)
def test_our_own_english_is_accepted(source: str) -> None:
    """What the protection puts in place satisfies the check."""
    english = " and ".join(quantity.en for quantity in find_quantities(source))
    assert check(source, english) == ()


CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
# Every n-th pair of the corpus: enough to tell, and a second of work.
EVERY = 5
MOST_FALSE_ALARMS = 0.015
LEAST_CHANGES_FOUND = 0.985


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the sentence pairs beside the checkout")
def test_human_translations_pass_and_changed_ones_do_not() -> None:
    """On human pairs few sentences get a finding; one figure changed in them is found. -s prints both."""
    lines = [
        line
        for path in sorted(CORPUS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]
    pairs = [(pair["zh"], pair["en"]) for pair in map(json.loads, lines[::EVERY])]
    sound = [(source, target) for source, target in pairs if not check(source, target)]
    changed = [(source, other) for source, target in sound if (other := _change_a_figure(target)) != target]
    found = sum(1 for source, target in changed if check(source, target))
    alarms = 1 - len(sound) / len(pairs)
    share = found / len(changed)
    print(f"\n{len(pairs)} pairs, false alarms {alarms:.4f}; {len(changed)} changed, found {share:.4f}")
    assert alarms <= MOST_FALSE_ALARMS
    assert share >= LEAST_CHANGES_FOUND


def _change_a_figure(english: str) -> str:
    """The English with the first figure of its first number two higher: 1,173 -> 3,173."""
    return re.sub("[1-9]", lambda match: str((int(match.group()) + 1) % 9 + 1), english, count=1)
