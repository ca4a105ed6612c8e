"""Stand-ins: names that every model knows, put for the protected ones and exchanged back afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossaries.terms import PLACE_KINDS
from translate.protect import Protected, put_in_place

# Each is common in any training text and has one English. No two people share a surname, and none is a
# place's or another stand-in's part, so that what comes back can only be the stand-in.
_PLACES: Mapping[str, str] = {
    "北京": "Beijing",
    "上海": "Shanghai",
    "广州": "Guangzhou",
    "深圳": "Shenzhen",
    "南京": "Nanjing",
    "武汉": "Wuhan",
    "成都": "Chengdu",
    "杭州": "Hangzhou",
}
_PEOPLE: Mapping[str, str] = {
    "王明": "Wang Ming",
    "李华": "Li Hua",
    "张伟": "Zhang Wei",
    "刘洋": "Liu Yang",
    "陈静": "Chen Jing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """The sentence as the engine is shown it, and what each stand-in's English stands for."""

    shown: str
    meant: Mapping[str, str]

    def exchange(self, english: str) -> str:
        """The English with the names meant: "Wang Ming of Beijing" -> "Hao Yinzhu of Jining District"."""
        for stand_in, name in self.meant.items():
            pattern = rf"\b{re.escape(stand_in)}(?: (?:City|Municipality)\b)?"
            english = re.sub(pattern, name.replace("\\", r"\\"), english)
            surname, _, given = stand_in.partition(" ")
            if given:
                english = re.sub(rf"\b{surname}\b(?! [A-Z][a-z])", name.split()[0], english)
        return english


def stand_ins(source: str, spans: Sequence[Protected]) -> StandIns | None:
    """Places and people of the sentence as stand-ins, all else in place; None where there are none of them.

    A stand-in is used once, and never one that the sentence has itself; what finds none stays in place.
    """
    taken = source + " " + " ".join(span.en for span in spans)
    free = {
        kind: [(zh, en) for zh, en in pool.items() if zh not in taken and en.split()[0] not in taken]
        for kind, pool in (("person", _PEOPLE), ("place", _PLACES))
    }
    meant: dict[str, str] = {}
    given: dict[str, str] = {}
    shown = []
    for span in spans:
        kind = "person" if span.kind == "person" else "place" if span.kind in PLACE_KINDS else ""
        if kind and span.en not in given and free[kind]:
            given[span.en], english = free[kind].pop(0)
            meant[english] = span.en
        shown.append(
            Protected(start=span.start, end=span.end, en=given.get(span.en, span.en), kind=span.kind)
        )
    return StandIns(shown=put_in_place(source, shown), meant=meant) if meant else None
