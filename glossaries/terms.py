"""One row of the glossary, its kinds, and where it stands in the tree of places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from translate.document import TermStatus

DIVISION_KINDS = ("region", "league", "city", "banner", "county", "district", "zone", "township", "village")
"""Administrative places, each with a code: 15 the region, 4 digits a league or city, 6 a banner, county,
district or county-level city, 9 a township-level division, 12 a village, gacha or community."""

NATURAL_KINDS = (
    "river",
    "lake",
    "mountain",
    "desert",
    "grassland",
    "plain",
    "reserve",
    "area",
)
BUILT_KINDS = ("port", "station", "airport", "route", "site")
OUTER_KINDS = ("country", "province", "foreign")

KINDS = (*DIVISION_KINDS, *NATURAL_KINDS, *BUILT_KINDS, *OUTER_KINDS, "institution", "phrase", "word", "user")
"""Every value of `kind`. "area" is a region without a government (河套), "foreign" a place outside the
region that is neither country nor province (乌兰巴托, 张家口), "word" an ordinary word of the paper, shown
to the translator and never asked for by a check, "user" a user's row that names no kind."""

FREE, CONTEXT, CHAIN = 0, 1, 2
"""When a spelling counts: always; only where the text or article names the place's surroundings (左旗,
新城区); or only right after the place it lies in (新镇, which is also a part of 创新镇村治理)."""

PLACE_KINDS = frozenset((*DIVISION_KINDS, *NATURAL_KINDS, *BUILT_KINDS, *OUTER_KINDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A Chinese name or phrase with its English.

    `when` says where the name counts. `aliases` are other Chinese spellings that mean
    the same; each is (zh, en, when): `en` is the English of that spelling (呼和浩特 -> Hohhot, where
    呼和浩特市 -> Hohhot City), and 左旗, for one, counts only where the text names the place or the league.
    """

    zh: str
    en: str
    kind: str
    parent: str = ""
    code: str = ""
    aliases: tuple[tuple[str, str, int], ...] = ()
    source: str = ""
    status: TermStatus = "established"
    when: int = FREE

    def __post_init__(self) -> None:
        if not (self.zh and self.en):
            raise ValueError("a term needs both languages")
        if self.kind not in KINDS:
            raise ValueError(f"{self.zh}: unknown kind {self.kind!r}, not one of {', '.join(KINDS)}")
        if self.status not in get_args(TermStatus):
            raise ValueError(f"{self.zh}: unknown status {self.status!r}")


def level_of(code: str) -> str:
    """The administrative level of a code: 1509 -> "prefecture", 150902 -> "county"; "" for no code."""
    return {2: "region", 4: "prefecture", 6: "county", 9: "township", 12: "village"}.get(len(code), "")
