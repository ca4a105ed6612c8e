"""Term candidates: what editors changed the same way twice, and nothing else."""

from __future__ import annotations

import pytest

from exports.candidates import suggest_terms
from exports.handoff import Handoff
from translate.document import Document, Page, Segment, TermMatch, Translation


def handoff(*pairs: tuple[str, str]) -> Handoff:
    """Rows about 白音镇, each with the English sent and the English that came back."""
    term = TermMatch(zh="白音镇", en="Baiyin Town", start=0, end=3, kind="township", status="derived")
    rows = tuple(
        Translation(
            segment=Segment(id=f"a01.p{number:02d}.s01", role="sentence", source="白音镇下雪了。"),
            target=sent,
            origin="fake",
            terms=(term,),
        )
        for number, (sent, _) in enumerate(pairs, start=1)
    )
    document = Document(
        page=Page(source="page.txt", articles=()),
        translations=rows,
        engine="fake",
        engine_fingerprint="",
        glossary_digest="",
        created="",
    )
    english = {row.segment.id: edited for row, (_, edited) in zip(rows, pairs, strict=True)}
    return Handoff(document=document, english=english)


SNOW = "Snow fell on Baiyin Town today."


@pytest.mark.parametrize(
    ("edited", "name"),
    [
        ("Snow fell on Bayan Town today.", "Bayan Town"),
        ("Snow fell on Bayin today.", "Bayin"),
        ("Snow fell on the town of Bayan today.", "the town of Bayan"),
        ("Snow lay on Bayan Town all day.", "Bayan Town"),
    ],
)
def test_the_same_change_in_two_rows_is_a_candidate(edited: str, name: str) -> None:
    found = suggest_terms(handoff((SNOW, edited), (SNOW, edited)))
    assert [(c.zh, c.sent, c.edited, c.segment_ids) for c in found] == [
        ("白音镇", "Baiyin Town", name, ("a01.p01.s01", "a01.p02.s01"))
    ]


@pytest.mark.parametrize(
    "edited",
    [
        "Heavy snow fell on Baiyin Town today.",
        "Snow fell today.",
        "Snow fell everywhere.",
        "",
    ],
)
def test_a_kept_struck_or_reworded_name_is_none(edited: str) -> None:
    assert suggest_terms(handoff((SNOW, edited), (SNOW, edited))) == ()


def test_one_row_or_two_ways_are_not_enough() -> None:
    bayan, bayin = SNOW.replace("Baiyin", "Bayan"), SNOW.replace("Baiyin", "Bayin")
    assert suggest_terms(handoff((SNOW, bayan))) == ()
    assert suggest_terms(handoff((SNOW, bayan), (SNOW, bayin))) == ()
    assert len(suggest_terms(handoff((SNOW, bayan)), times=1)) == 1
