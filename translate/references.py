"""Short forms that point back to a place of the article (该旗, 全区), and what English calls it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossaries.boundaries import ends_inside_word
from translate.document import TermMatch

KIND = "reference"
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
# Not 健全乡镇, 安全区, 应该市, 自我: there 全, 该 and 我 end a word. 全市县 and 全旗县 name levels, no place.
_SHORT_FORM = re.compile(
    r"(?<![健安完保齐周应活自你])[该全我](自治区|旗|县|市|区|盟|镇|乡|苏木|嘎查)(?![县区镇乡市旗盟村]|苏木|嘎查)"
)
_NAMED_REGION = re.compile(r"自治区|内蒙古")


def references_beside(
    texts: Sequence[str], taken: Sequence[Sequence[TermMatch]]
) -> list[tuple[TermMatch, ...]]:
    """The short forms in the sentences of one article that no term overlaps: 该旗 -> "the banner".

    全区 and 我区 are the district that the article named last, or the autonomous region where it named none
    or named the region after it (see the trap "全区 alone usually = the whole autonomous region" in the
    conventions for Inner Mongolia).
    """
    district = False
    found = []
    for text, terms in zip(texts, taken, strict=True):
        marks: list[tuple[int, bool]] = sorted(
            [(match.start(), False) for match in _NAMED_REGION.finditer(text)]
            + [(part.start, True) for term in terms for part in term.parts or (term,) if _is_district(part)]
        )
        here = []
        for match in _SHORT_FORM.finditer(text):
            start, end = match.span()
            if any(term.start < end and start < term.end for term in terms):
                continue
            if ends_inside_word(text, start, end):
                continue
            before = [is_district for place, is_district in marks if place < start]
            in_district = before[-1] if before else district
            english = _ENGLISH.get(match[1]) or (_DISTRICT if in_district else _REGION)
            here.append(
                TermMatch(zh=match[0], en=english, start=start, end=end, kind=KIND, status="established")
            )
        found.append(tuple(here))
        if marks:
            district = marks[-1][1]
    return found


def _is_district(term: TermMatch) -> bool:
    return term.kind == "district"
