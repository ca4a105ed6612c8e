"""Hanyu Pinyin for names: our readings first, pypinyin for the rest, joined by GB/T 16159."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from glossaries.store import read_rows


def join_syllables(syllables: Sequence[str]) -> str:
    """One capitalized word, with an apostrophe before a syllable in a, e, o: ["xing", "an"] -> "Xing'an"."""
    word = ""
    for syllable in syllables:
        word += f"'{syllable}" if word and syllable[:1] in "aeo" else syllable
    return word[:1].upper() + word[1:]


def syllables_of(zh: str) -> list[str]:
    """One toneless syllable a character; 都, 泊, 长 and other many-voiced ones as place names read them."""
    readings = _readings()
    syllables: list[str] = []
    pending = ""
    position = 0
    while position < len(zh):
        for length in (4, 3, 2, 1):
            reading = readings.get(zh[position : position + length])
            if reading:
                syllables += [*_pypinyin(pending), *reading]
                pending = ""
                position += length
                break
        else:
            pending += zh[position]
            position += 1
    return syllables + _pypinyin(pending)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return {row["zh"]: tuple(row["pinyin"].split()) for row in read_rows("readings.csv")}


def _pypinyin(zh: str) -> list[str]:
    if not zh:
        return []
    from pypinyin import lazy_pinyin

    return [s for s in lazy_pinyin(zh, v_to_u=True, errors="ignore") if s]
