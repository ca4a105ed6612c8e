"""Short forms that point back to a place of the article (该旗, 全区), and what English calls it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossaries.boundaries import ends_inside_word
from translate.document import TermMatch

# Levels below are left out: English says "villagers" and "residents", and nothing hangs on the word.
_ENGLISH = {
    "自治区": "the region",
    "旗": "the banner",
    "县": "the county",
    "市": "the city",
    "盟": "the league",
    "镇": "the town",
    "乡": "the township",
    "苏木": "the sumu",
    "嘎查": "the gacha",
}
_DISTRICT, _REGION = "the district", _ENGLISH["自治区"]
# Not 健全乡镇, 安全区, 应该市, 自我, 万全区: there 全, 该 and 我 end a word. 全市县 and 全旗县 name levels,
# no place; 全区块链, 不该区别 and 我乡下 are other words, and 该旗委 has an office behind it.
_SHORT_FORM = re.compile(
    "(?<![健安完保齐周应活自你万十两双不本])[该全我](自治区|旗|县|市|区|盟|镇|乡|苏木|嘎查)"
    "(?![县区镇乡市旗盟村别分块民下间域委]|苏木|嘎查)"
)
_NAMED_REGION = re.compile(r"自治区|内蒙古")
_DISTRICT_OFFICE = re.compile(r"区(?:委|政府|人大|政协).*")


def references_beside(
    texts: Sequence[str], taken: Sequence[Sequence[TermMatch]]
) -> list[tuple[TermMatch, ...]]:
    """The short forms in the sentences of one article that no term overlaps: 该旗 -> "the banner".

    全区 and 我区 are the district if the article has named one and not the region, else the autonomous region
    if it has named no district ("全区 alone usually means the whole autonomous region"); where it has named
    both, and for 该区 without a district, the translator decides. They help a translator and are asked for by
    no check: good English says "regional", "citywide" or "it".
    """
    district = region = False
    found = []
    for text, terms in zip(texts, taken, strict=True):
        marks = [(match.start(), False) for match in _NAMED_REGION.finditer(text) if _is_free(match, terms)]
        marks += [
            (part.start, True) for term in terms for part in term.parts or (term,) if _is_district(part)
        ]
        here = []
        for match in _SHORT_FORM.finditer(text):
            start, end = match.span()
            if any(term.start < end and start < term.end for term in terms) or ends_inside_word(
                text, start, end
            ):
                continue
            before = {is_district for place, is_district in marks if place < start}
            english = _ENGLISH.get(match[1]) or _district_or_region(
                district or True in before, region or False in before, pointing=match[0][0] == "该"
            )
            if english:
                here.append(
                    TermMatch(
                        zh=match[0], en=english, start=start, end=end, kind="word", status="established"
                    )
                )
        found.append(tuple(here))
        named = {is_district for _, is_district in marks}
        district, region = district or True in named, region or False in named
    return found


def _district_or_region(district: bool, region: bool, *, pointing: bool) -> str | None:
    if district:
        return None if region else _DISTRICT
    return None if pointing else _REGION


def _is_district(term: TermMatch) -> bool:
    return term.kind == "district" or (
        term.kind == "institution" and _DISTRICT_OFFICE.search(term.zh) is not None
    )


def _is_free(match: re.Match[str], terms: Sequence[TermMatch]) -> bool:
    """Whether the region is named itself, not in another name (内蒙古农业大学, 宁夏回族自治区)."""
    return all(
        term.kind == "region" or match.end() <= term.start or term.end <= match.start() for term in terms
    )
