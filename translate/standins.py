"""Stand-ins: names that every model knows, put for the protected ones and exchanged back afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossaries.terms import DIVISION_KINDS
from translate.protect import Protected, put_in_place

# Each is common in any training text and has one English. Beside it, what else the Chinese calls it: where a
# sentence has that, Beijing in the English may be its own.
_PLACES: Mapping[str, tuple[str, str]] = {
    "北京": ("Beijing", "京|首都"),
    "广州": ("Guangzhou", "广州|粤|穗"),
    "武汉": ("Wuhan", "武汉"),
    "成都": ("Chengdu", "成都|蓉"),
    "深圳": ("Shenzhen", "深圳"),
    "杭州": ("Hangzhou", "杭"),
    "上海": ("Shanghai", "上海|沪"),
    "南京": ("Nanjing", "京"),
}
# No two share a surname; one whose surname the sentence has anywhere is not used (小王, 王家, 王大爷).
_PEOPLE: Mapping[str, tuple[str, str]] = {
    "王明": ("Wang Ming", "王"),
    "李华": ("Li Hua", "李"),
    "张伟": ("Zhang Wei", "张"),
    "刘洋": ("Liu Yang", "刘"),
    "陈静": ("Chen Jing", "陈"),
}
_STAND_FOR = frozenset((*DIVISION_KINDS, "grassland", "mountain"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """The sentence as the engine is shown it, and what each stand-in's English stands for."""

    shown: str
    meant: Mapping[str, str]

    def exchange(self, english: str) -> str:
        """The English with the names meant: "Wang Ming of Beijing" -> "Hao Yinzhu of Jining District"."""
        for stand_in, name in self.meant.items():
            pattern = rf"\b{re.escape(stand_in)}(?: (?:City|Municipality))?\b"
            english = re.sub(pattern, name.replace("\\", r"\\"), english)
            surname, _, given = stand_in.partition(" ")
            if given:
                english = re.sub(rf"\b{surname}\b(?! [A-Z][a-z])", name.split()[0], english)
        return english


def stand_ins(source: str, spans: Sequence[Protected]) -> StandIns | None:
    """Places and people of the sentence as stand-ins, all else in place; None where there are none of them.

    A stand-in is used once, and never one that the sentence has itself; what finds none stays in place.
    """
    english = " ".join(span.en for span in spans)
    free = {
        kind: [
            (zh, en)
            for zh, (en, names) in pool.items()
            if not re.search(names, source) and en.split()[0] not in english
        ]
        for kind, pool in (("person", _PEOPLE), ("place", _PLACES))
    }
    meant: dict[str, str] = {}
    given: dict[str, str] = {}
    shown = []
    for span in spans:
        kind = "person" if span.kind == "person" else "place" if span.kind in _STAND_FOR else ""
        if kind and span.en not in given and free[kind]:
            given[span.en], stand_in = free[kind].pop(0)
            meant[stand_in] = span.en
        shown.append(
            Protected(start=span.start, end=span.end, en=given.get(span.en, span.en), kind=span.kind)
        )
    return StandIns(shown=put_in_place(source, shown), meant=meant) if meant else None
