"""The value that stands for one quantity in a Chinese text, and the modifiers around its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal[
    "cardinal", "ordinal", "date", "time", "fraction", "percent", "range", "multiple", "vague", "label"
]
Modifier = Literal["more than", "nearly", "about", "less than", "at least", "no more than", "up to", "within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity: `text` is source[start:end] with modifier and measure word, `en` what may stand for it.

    `value` is exact (the low end where `high` is given); None for dates, times and labels such as 1+3.
    `parts` holds (year, month, day) of a date or (hour, minute) of a time, `until` those of its end.
    `safe_in_place` is True where a translator may be shown `en` instead of `text`: 5067万元, not 两人.
    """

    start: int
    end: int
    text: str
    kind: Kind
    en: str
    safe_in_place: bool
    value: Fraction | None = None
    high: Fraction | None = None
    unit: str | None = None
    modifier: Modifier | None = None
    parts: tuple[int | None, ...] = ()
    until: tuple[int | None, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"{self.text!r}: offsets {self.start}..{self.end} do not hold it")

    @property
    def low(self) -> Fraction | None:
        """The low end of a range; the value itself where there is no range."""
        return self.value


BEFORE: dict[str, Modifier] = {
    "将近": "nearly",
    "接近": "nearly",
    "近": "nearly",
    "大约": "about",
    "约": "about",
    "超过": "more than",
    "超": "more than",
    "逾": "more than",
    "上": "more than",
    "过": "more than",
    "不到": "less than",
    "不足": "less than",
    "不低于": "at least",
    "不少于": "at least",
    "至少": "at least",
    "不超过": "no more than",
    "至多": "up to",
    "最多": "up to",
}
AFTER: dict[str, Modifier] = {
    "左右": "about",
    "上下": "about",
    "以上": "more than",
    "及以上": "more than",
    "有余": "more than",
    "出头": "more than",
    "多": "more than",
    "余": "more than",
    "以下": "less than",
    "及以下": "less than",
    "以内": "within",
    "之内": "within",
}
# The lookbehinds keep 附近, 节约, 赶超, 以上, 走过 whole: there the modifier belongs to the word before it.
MODIFIED = (
    "(?P<before>将近|接近|(?<![最附临靠邻])近|大约|(?<![节签履邀租条解失违续公合契制预婉隐大])约|超过|(?<![反赶])超"
    "|逾|不到|不足|不低于|不少于|至少|不超过|至多|最多"
    "|(?<![以马网线身之历])上(?=[百千万亿])|(?<![走跨越穿经通见看吃去来超不])过(?=[百千万亿]))?"
)
SUFFIX = (
    "(?P<after>左右|上下|及?以上|有余|出头|及?以下|以内|之内|[多余](?![少次种样名项家元渠方边地数年亩]))?"
)
SPACE = "[ \u00a0\u3000]?"
TO = f"{SPACE}(?:至|到|[-–—~～]{{1,2}}){SPACE}"


def make_quantity(
    source: str,
    span: tuple[int, int],
    kind: Kind,
    en: str,
    *,
    value: Fraction | None = None,
    high: Fraction | None = None,
    unit: str | None = None,
    modifier: Modifier | None = None,
    safe: bool = True,
    parts: tuple[int | None, ...] = (),
    until: tuple[int | None, ...] = (),
    wording: str | None = None,
) -> Quantity:
    """The quantity at source[start:end]; its modifier, or `wording` for it, is put before its English."""
    start, end = span
    prefix = (modifier or "") if wording is None else wording
    return Quantity(
        start=start,
        end=end,
        text=source[start:end],
        kind=kind,
        en=f"{prefix} {en}" if prefix else en,
        safe_in_place=safe,
        value=value,
        high=high,
        unit=unit,
        modifier=modifier,
        parts=parts,
        until=until,
    )


def read_modifier(match: re.Match[str]) -> Modifier | None:
    """What the groups before and after of a match say: 近 -> nearly, 左右 -> about; the first one counts."""
    groups = match.re.groupindex
    before = match["before"] if "before" in groups else None
    after = match["after"] if "after" in groups else None
    return BEFORE.get(before or "") or AFTER.get(after or "")
