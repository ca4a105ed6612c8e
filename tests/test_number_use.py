"""Tests of the checks that numbers keep their unit and order and are not said over and over."""

from __future__ import annotations

import pytest

from translate.document import Finding, Segment, TermMatch
from translate.number_use import check_number_order, check_number_use


def check(source: str, target: str, *terms: TermMatch) -> tuple[Finding, ...]:
    return check_number_use(Segment(id="a01.p01.s01", role="sentence", source=source), target, terms)


ACCEPTED = [
    ("入股母马166匹，折合166万元", "166 mares worth 1.66 million yuan joined"),
    ("年入八千万", "80 million yuan a year"),
    ("1360块的补奖款", "1,360 yuan in subsidies"),
    ("增长25%", "up 25 percent"),
    ("增长2.5倍", "up 250 percent"),
    ("提高12个百分点", "12 percentage points more"),
    ("百亿级项目", "a 10-billion-yuan project"),
    ("3000亩草场", "3,000 mu of pasture"),
    ("防治31万亩次", "310,000 mu treated"),
    ("38户牧民", "38 herding households"),
    ("12年来，他养了12头牛", "In 12 years he raised 12 cattle"),
    ("2022年", "in 2022"),
    ("三匹马，三个人", "three horses, three people, three cheers"),
    ("水分降到了十四个点", "moisture down to 14 percent"),
    ("没有数字", "No figure"),
    ("带动10.2万群众增收", "raised the incomes of 102,000 people"),
    ("养了217只羊、38头牛", "217 sheep and 38 cattle"),
    ("300名牧民", "300 herders"),
    ("24项民生实事", "24 people's livelihood projects"),
    ("50座牛棚", "50 cattle sheds"),
    ("12所人民法庭", "12 people's courts"),
    ("200名师生", "200 teachers and students"),
    ("30多个昼夜", "30 days"),
    ("接待15万人次", "150,000 people"),
    ("收粮4200吨", "4,200 tonnes of grain"),
    ("126户340人", "340 people in 126 households"),
    ("1200户农牧民", "1,200 farmers and herders"),
    ("160户养殖户", "160 livestock households"),
    ("12个村的供水站", "stations supplying 12 rural villages"),
    ("家企业23家", "23 companies"),
    ("绿化300平方米", "300 square meters of green"),
    ("栽树1.2万株", "planted 12,000 trees"),
    ("共有15部车", "15 vehicles"),
    ("共有12类鸟", "12 species of birds"),
    ("35处项目", "35 projects"),
    ("20套书", "20 books"),
]

REJECTED = [
    ("入股母马166匹", "shares of 166 yuan", "166匹 is 166; the English has “166 yuan”", "error"),
    (
        "培训1.5万名",
        "15,000 households trained",
        "1.5万名 is 15,000; the English has “15,000 households”",
        "error",
    ),
    ("38户牧民", "38 percent of herders", "38户", "error"),
    (
        "38户养了217只羊",
        "217 households had 38 sheep",
        "217只 is 217; the English has “217 households”",
        "error",
    ),
    ("收粮4200吨，用工120天", "4,200 days, 120 tonnes", "4200吨", "error"),
    ("养了217只羊", "217 people", "217只", "error"),
    ("500亩草场", "500 hectares of pasture", "500亩", "error"),
    ("收粮500斤", "500 tonnes of grain", "500斤", "error"),
    ("50亩地", "50 percent of the land", "50亩地", "error"),
    ("126户340人", "340 households with 126 people", "340人 is 340 people", "error"),
    ("160人入社", "160 households joined", "160人", "error"),
    ("160名养殖户", "the town's 160 livestock households", "160名", "error"),
    ("160户入社", "160 villagers joined", "160户", "error"),
    ("23家企业", "23 villages", "23家", "error"),
    ("共有15处项目", "15 vehicles", "15处", "error"),
    ("共有12部车", "12 species", "12部", "error"),
    ("35套书", "35 projects", "35套", "error"),
    ("20类鸟", "20 books", "20类", "error"),
    ("绿化300平方米", "300 square kilometers of green", "300平方米", "error"),
    ("收粮500斤", "500 kilograms of grain", "500斤", "error"),
    (
        "69项指标",
        "69 of the 69 indicators in 69 points",
        "“69” stands 3 times in the English, once",
        "warning",
    ),
    ("38户入社", "38 households joined; 38 in all", "“38” stands twice in the English, once", "warning"),
]


@pytest.mark.parametrize(("source", "target"), ACCEPTED)
def test_a_number_with_its_own_unit_is_accepted(source: str, target: str) -> None:
    """No finding where unit and count agree."""
    assert check(source, target) == ()


@pytest.mark.parametrize(("source", "target", "message", "severity"), REJECTED)
def test_another_unit_or_too_many_mentions_are_found(
    source: str, target: str, message: str, severity: str
) -> None:
    """One finding that says what is wrong."""
    findings = check(source, target)
    assert any(message in finding.message and finding.severity == severity for finding in findings)


def test_a_figure_in_a_terms_english_counts_as_said() -> None:
    """The 20 of a term's own English is no repetition."""
    term = TermMatch(zh="二十大", en="20th National Congress", start=3, end=6, kind="event", status="user")
    assert check("20名党的二十大代表", "20 delegates to the 20th National Congress", term) == ()


IN_ORDER = [
    ("牛价涨5%，羊价降3%", "Cattle prices rose 5 percent and sheep prices fell 3 percent"),
    ("降幅由上月的14.7%，收窄至13.9%", "The fall narrowed to 13.9 percent from 14.7 percent"),
    ("10.8万亩马铃薯，已收获9.7万亩", "97,000 of its 108,000 mu of potatoes are in"),
    ("每斤从3元、5元到9元", "from three yuan, five yuan to nine yuan"),
    ("10户农户里有9户，建了新房", "nine of ten households have new houses"),
    ("一人养羊，两人养牛", "Two people raise cattle and one raises sheep"),
    ("增长5%，再增长5%", "up 5 percent and another 5 percent"),
    ("利率降到3%，费用降2%", "lower rates and costs"),
    ("牛价涨5%羊价降3%", "Sheep fell 3 percent, cattle rose 5 percent"),
    ("牛价涨5%，收入500元", "With 500 yuan earned, cattle prices were up 5 percent"),
]
CHANGED_PLACES = [
    ("牛价涨5%，羊价降3%", "Cattle prices rose 3 percent and sheep prices fell 5 percent", "3 percent"),
    ("四成进厂、三成做奶食", "30 percent go to the plant and 40 percent become cheese", "30 percent"),
    ("母羊1500元，羔羊800元", "800 yuan for a ewe and 1,500 yuan for a lamb", "800"),
    ("种玉米3万亩，种土豆1.2万亩", "12,000 mu of corn and 30,000 mu of potatoes", "12,000"),
]


@pytest.mark.parametrize(("source", "target"), IN_ORDER)
def test_figures_in_order_or_plainly_turned_round_are_accepted(source: str, target: str) -> None:
    """No finding where the English keeps the order, or says which is which."""
    assert check_number_order(Segment(id="a01.p01.s01", role="sentence", source=source), target, ()) == ()


@pytest.mark.parametrize(("source", "target", "first"), CHANGED_PLACES)
def test_two_figures_of_one_unit_that_changed_places_are_found(source: str, target: str, first: str) -> None:
    """One warning, on the stretch from the one to the other."""
    segment = Segment(id="a01.p01.s01", role="sentence", source=source)
    (finding,) = check_number_order(segment, target, ())
    assert finding.severity == "warning"
    assert "changed places" in finding.message
    assert finding.target_span is not None
    assert target[finding.target_span[0] :].startswith(first)
