"""Tests of the check that glossary terms stand in the English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translate.document import Finding, Segment, TermMatch, TermStatus
from translate.term_check import check_terms, has_phrase, has_term, weigh_terms


def term(zh: str, en: str, *parts: TermMatch, start: int = 0) -> TermMatch:
    return TermMatch(
        zh=zh, en=en, start=start, end=start + len(zh), kind="place", status="established", parts=parts
    )


def check(source: str, target: str, *terms: TermMatch) -> tuple[Finding, ...]:
    return check_terms(Segment(id="a01.p01.s01", role="sentence", source=source), target, terms)


CHAIN = term(
    "乌兰察布市集宁区马莲渠乡大十号村",
    "Dashihao Village, Malianqu Township, Jining District, Ulanqab City",
    term("乌兰察布市", "Ulanqab City"),
    term("集宁区", "Jining District", start=5),
    term("马莲渠乡", "Malianqu Township", start=8),
    term("大十号村", "Dashihao Village", start=12),
)


@pytest.mark.parametrize(
    ("phrase", "target"),
    [
        ("Jining District", "In Jining District, people sang."),
        ("Jining District", "JINING DISTRICT"),
        ("Jining District", "Jining District's leaders"),
        ("Jining District", "Jining  District"),
        ("Party branch", "three Party branches"),
        ("Party branch", "Party-branch work"),
        ("first Party secretary", "First Party secretaries spoke."),
        ("Party members", "A Party member spoke."),
        ("gacha", "two gachas"),
        ("the Yellow River", "along the Yellow River"),
        ("the Yellow River", "Yellow River water"),
        ("Xi'an", "in Xi’an"),
        ("Red Schoolbag", 'the "Red Schoolbag" team'),
        ("U.S.", "the U.S. market"),
        ("health center", "two health centres"),
        ("the Three-North Shelterbelt Forest Program", "Three-North Shelterbelt Forest Programme"),
    ],
)
def test_a_phrase_is_found_in_any_inflection(phrase: str, target: str) -> None:
    """Case, article, plural, possessive, hyphen and apostrophe do not matter."""
    assert has_phrase(phrase, target)


@pytest.mark.parametrize(
    ("phrase", "target"),
    [
        ("Jining District", "Jining County"),
        ("Jining District", "District of Jining"),
        ("Hure Banner", "Hurere Banner"),
        ("Urad", "Uradic"),
        ("Ulanqab City", "Ulanqab"),
        ("Wang Jia", "Wang Jian said"),
        ("media", "the median"),
        ("health center", "a health cent"),
    ],
)
def test_another_phrase_is_not(phrase: str, target: str) -> None:
    """Words must all be there, whole and in order."""
    assert not has_phrase(phrase, target)


@pytest.mark.parametrize(
    "target",
    [
        "Dashihao Village, Malianqu Township, Jining District, Ulanqab City",
        "In Ulanqab City's Jining District, at Dashihao Village of Malianqu Township, people sang.",
    ],
)
def test_a_chain_of_places_may_be_in_any_order(target: str) -> None:
    """A chain is there when each of its places is."""
    assert has_term(CHAIN, target)
    assert has_term(term("x", CHAIN.en), target)


def test_a_chain_lacks_what_one_place_lacks() -> None:
    """One place missing is a finding."""
    assert not has_term(CHAIN, "Dashihao Village, Malianqu Township, Jining District")


def test_the_glossarys_english_has_variants_and_the_users_has_none() -> None:
    """Editors say "horsehead fiddle" as well; who lists one English means that one."""
    assert check("拉马头琴", "He played the horsehead fiddle.", term("马头琴", "morin khuur", start=1)) == ()
    assert check("蒙古国客商", "Mongolian traders came.", term("蒙古国", "Mongolia")) == ()
    own = replace(term("马头琴", "morin khuur", start=1), status="user")
    (finding,) = check("拉马头琴", "He played the horsehead fiddle.", own)
    assert finding.message == "Term missing: 马头琴 should read ‘morin khuur’."
    (finding,) = check("拉马头琴", "He played the fiddle.", term("马头琴", "morin khuur", start=1))
    assert finding.severity == "error"


def test_the_message_names_the_term() -> None:
    """The editor is told what should stand there."""
    (finding,) = check("在集宁区开会", "A meeting was held.", term("集宁区", "Jining District", start=1))
    assert finding.message == "Term missing: 集宁区 should read ‘Jining District’."
    assert (finding.severity, finding.source_span, finding.check) == ("error", (1, 4), "term")


def test_a_place_without_its_generic_is_a_warning() -> None:
    """Jining for Jining District is a shortened term, not a missing one."""
    (finding,) = check("集宁区", "People in Jining sang.", term("集宁区", "Jining District"))
    assert finding.severity == "warning" and finding.message.startswith("Term shortened")


def test_a_term_that_stands_there_or_repeats_is_told_once() -> None:
    """No finding for a term that is there; one for a term that is missing twice."""
    assert check("集宁区", "Jining District", term("集宁区", "Jining District")) == ()
    twice = (term("党员", "Party members"), term("党员", "Party members", start=5))
    assert len(check("党员教育，党员带头", "People lead.", *twice)) == 1


@pytest.mark.parametrize(
    ("status", "settled", "severity"),
    [
        ("established", {}, "error"),
        ("user", {}, "error"),
        ("derived", {}, "warning"),
        ("proposed", {}, "warning"),
        ("derived", {"白音镇": "Bayan Town"}, "info"),
        ("proposed", {"白音镇": "Bayan Town"}, "info"),
        ("established", {"白音镇": "Bayan Town"}, "warning"),
        ("derived", {"青河旗": "Qing He"}, "warning"),
    ],
)
def test_an_editors_own_spelling_weighs_less(
    status: TermStatus, settled: dict[str, str], severity: str
) -> None:
    """A name made by rule is a warning, one put the same way in several rows a note that names it."""
    name = replace(term("白音镇", "Baiyin Town"), status=status)
    found = weigh_terms(check("白音镇下雪了。", "Snow fell on Bayan Town.", name), [name], settled)
    assert [finding.severity for finding in found] == [severity]
    assert ("In several rows it is ‘Bayan Town’" in found[0].message) == ("白音镇" in settled)


def test_a_part_of_a_chain_is_weighed_by_its_own_status() -> None:
    """Only the village was made by rule; other findings stay as they are."""
    village = replace(CHAIN.parts[3], status="derived")
    chain = replace(CHAIN, parts=(*CHAIN.parts[:3], village))
    other = Finding(check="number", severity="error", message="13")
    found = weigh_terms((*check(CHAIN.zh, "In Malianqu Township.", chain), other), [chain], {})
    assert [finding.severity for finding in found] == ["error", "error", "warning", "error"]


@pytest.mark.parametrize(
    ("english", "severities"),
    [
        ("The commerce bureau said so.", []),
        ("The Bureau of Commerce said so.", []),
        ("Commerce officials said so.", ["warning"]),
    ],
)
def test_an_office_may_be_put_otherwise(english: str, severities: list[str]) -> None:
    term = TermMatch(zh="商务局", en="commerce bureau", start=0, end=3, kind="institution", status="proposed")
    segment = Segment(id="a01.p01.s01", role="sentence", source="商务局说。")
    assert [finding.severity for finding in check_terms(segment, english, [term])] == severities
