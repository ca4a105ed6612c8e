"""Names that begin with a surname: 郝银柱, 欧阳秀芳, 包额尔敦; each span with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossaries.person_names import COMPOUND_SURNAMES, SURNAMES
from translate.name_context import EDGE, TITLE, after, before, eats
from translate.name_cues import (
    COMMON_GIVEN,
    COMMON_SURNAMES,
    FOLLOWING,
    FOREIGN,
    FOREIGN_ENDS,
    GIVEN,
    NEVER,
    NO_SURNAMES,
    PLACE_ENDS,
    RARE_SURNAMES,
    WORDLIKE_SURNAMES,
    addresses,
    going_on,
    titles,
    words_after_names,
    words_like_names,
)
from translate.steppe_names import tiled_length

_WORD = -4.5
_OPENS_WORD = -2.0  # 韩国|玺
_SURNAME = re.compile(f"[{''.join(sorted(SURNAMES - NO_SURNAMES))}]")
# 王大, 刘二, 孟家: no whole names, but the beginning of 王大方, 刘二柱, 孟家荣.
_NOT_ALONE = frozenset("大小老一二三四五六七八九十氏姓家")
# 周永和说, but 周永和妻子: no other word begins after 和 that would need it.
_ENDS_IN_HE = re.compile("和(?:[，。；：！？、”（]|一边|介绍|告诉|表示|坦言|笑|说(?!道))")
_ADVERBS = frozenset(("居然", "竟然", "果然", "忽然", "依然", "仍然"))
_COMMON = 1.5  # the weight of a character that most given names are made of
_LATE = -1.25  # for 正 in 王磊正, which more often follows the name
_LONGEST_GIVEN = 7  # of a Mongolian name after a surname


def han_names(text: str, free: bytearray) -> Iterator[tuple[int, int, float]]:
    """(start, end, score) of each span that may be such a name; `free` marks characters of no term."""
    for match in _SURNAME.finditer(text):
        if free[match.start()]:
            yield from _from_surname(text, match.start(), free)


def _from_surname(text: str, start: int, free: bytearray) -> Iterator[tuple[int, int, float]]:
    """The spans from a surname on: with one or two given characters, or with a Mongolian name."""
    first = start + (2 if COMPOUND_SURNAMES.match(text, start) else 1)
    if not free[first] or text[start : start + 3] in words_like_names() or _is_old(text, start):
        return
    left = before(text, start)
    surname = _surname_weight(text, start, first)
    length, _ = tiled_length(text, first, min(first + _LONGEST_GIVEN, len(text)))
    if length > 1 and all(free[first : first + length]):
        yield _scored(text, start, first + length, surname + 3.0 + left)
    if text[first] in NEVER:
        return
    if text[first : first + 2] in _ADVERBS:
        return  # 汤|居然
    if text[first : first + 2] in addresses() or text[first : first + 2] in titles():
        return
    two = text[start : start + 2]
    if two in titles():
        return  # 孙子
    word = first - start == 1 and (
        two in words_like_names() or two in words_after_names() or two in going_on()
    )
    if word and not FOREIGN.isdisjoint(text[first : first + 2]):
        return  # 戴维斯, 马克龙
    yield from _given(text, start, first, free, surname + left, word)


def _given(
    text: str, start: int, first: int, free: bytearray, base: float, word: bool
) -> Iterator[tuple[int, int, float]]:
    """The spans with one and with two given characters; `word` tells that the first two are a word."""
    one = first + 1
    longer = free[one] and (text[one] not in NEVER or _ENDS_IN_HE.match(text, one))
    foreign = _is_foreign(text, one + 1)
    # No shorter name is cut out of a foreign one.
    if _is_foreign(text, one) or (longer and foreign and after(text, one) < EDGE):
        return
    given = _given_weight(text[first])
    if text[first] not in _NOT_ALONE and (not _is_foreign(text, first) or _is_short(text, start, first)):
        yield _scored(text, start, one, base + given + (_WORD if word else 0.0))
    if longer and not foreign:
        he = text[one] == "和"
        second = _COMMON if he else _given_weight(text[one])
        late = _LATE if text[one] in FOLLOWING and not he else 0.0
        yield _scored(text, start, one + 1, base + given + second + late + (_OPENS_WORD if word else 0.0))


def _is_old(text: str, start: int) -> bool:
    """Whether the name ends here: 村民老宋|越说越气."""
    return start > 0 and text[start - 1] in "老小" and before(text, start - 1) > EDGE


def _is_foreign(text: str, at: int) -> bool:
    """Whether transliteration goes on or ends here: 桑托|斯, but not 李强|特别."""
    return text[at : at + 1] in FOREIGN_ENDS and text[at : at + 2] not in words_after_names()


def _is_short(text: str, start: int, first: int) -> bool:
    """Whether 特 or 普 is a whole given name: 村民李普."""
    return text[first] in "特普" and text[start] in COMMON_SURNAMES and before(text, start) >= TITLE


def _scored(text: str, start: int, end: int, score: float) -> tuple[int, int, float]:
    if PLACE_ENDS.match(text, end):
        score += _WORD
    if eats(text, end):
        score -= 3 * EDGE
    if text.startswith("”", end) and text.endswith("“", 0, start) and before(text, start - 1) < TITLE:
        score -= 1.5 * EDGE  # “金元宝”
    if text[end - 1 : end + 1] in words_like_names():
        score -= EDGE
    return start, end, score + after(text, end)


def _surname_weight(text: str, start: int, first: int) -> float:
    if first - start == 2 or text[start] in COMMON_SURNAMES:
        return 2.5
    if text[start] in RARE_SURNAMES:
        return -1.5
    return 0.0 if text[start] in WORDLIKE_SURNAMES else 1.0


def _given_weight(character: str) -> float:
    """How usual a character is in given names; what is no Chinese character rules a name out."""
    if character in COMMON_GIVEN:
        return _COMMON
    if character in GIVEN:
        return -1.0 if character in FOREIGN else 0.5
    if character in FOREIGN:
        return -1.5
    return -0.7 if "\u3400" <= character <= "\u9fff" else -10.0
