"""The English of a byline, a photo credit or a brief's sign-off: made by rule, never by an engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.writers import AFFILIATION, BYLINE_MARKS, Token, byline_tokens, fold, is_stock_picture

# Office -> newsroom English; the first that ends the office as printed counts, so the longer come first.
OFFICES = (
    ("特约评论员", "guest commentator"),
    ("特约撰稿人", "contributing writer"),
    ("特约通讯员", "special correspondent"),
    ("特约记者", "special correspondent"),
    ("见习记者", "trainee reporter"),
    ("实习记者", "trainee reporter"),
    ("首席记者", "chief reporter"),
    ("摄影记者", "photojournalist"),
    ("摄影师", "photographer"),
    ("撰稿人", "contributing writer"),
    ("撰稿", "contributing writer"),
    ("评论员", "commentator"),
    ("通讯员", "correspondent"),
    ("实习生", "intern"),
    ("编辑", "editor"),
    ("作者", ""),
    ("记者", "reporter"),
)
# Of the paper's own people; elsewhere the bare word stands.
_STAFF = frozenset({"reporter", "commentator"})

_PICTURE = re.compile("摄影报道|摄影|摄|供图|图片?")
_DRAWING = {"漫画": "Cartoon", "绘图": "Graphic", "制图": "Graphic"}
_BRACKETED = re.compile(r"[（(].*[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """People who share an office and a work: "By" or "Photo by", their office, their names in English."""

    lead: str
    office: str
    names: tuple[str, ...]


def translate_byline(text: str) -> str:
    """The byline in English: □本报记者 李晗 通讯员 贺志国 -> "By staff reporter Li Han and correspondent
    He Zhiguo"; 王阳 宋小伟 摄 -> "Photo by Wang Yang and Song Xiaowei"; （卢进林） -> "(Lu Jinlin)".

    Names follow glossaries.romanize. "" for what is no such line, or holds a word that no rule knows.
    """
    if is_stock_picture(text):
        return "File photo" if "资料" in fold(text) else ""
    body = AFFILIATION.sub(" ", text.strip())
    tokens = byline_tokens(body)
    if any(token.kind == "other" for token in tokens):
        return ""
    parts = tuple(_parts(_whole_names(tokens)))
    if not parts:
        return _nameless(tokens)
    phrases: list[str] = []
    for lead in dict.fromkeys(part.lead for part in parts):
        phrases.append(f"{lead} {_join([_people(part) for part in parts if part.lead == lead])}")
    english = "; ".join((phrases[0], *(phrase[0].lower() + phrase[1:] for phrase in phrases[1:])))
    if _BRACKETED.fullmatch(text.strip()) and english.startswith("By "):
        return f"({english[3].upper()}{english[4:]})"
    return english


def _nameless(tokens: Sequence[Token]) -> str:
    """□本报评论员 -> "By a staff commentator"; anything else without a name is no byline."""
    if len(tokens) == 1 and tokens[0].kind == "role" and fold(tokens[0].text).endswith("评论员"):
        return f"By a {_office(tokens[0])}"
    return ""


def _whole_names(tokens: Sequence[Token]) -> list[Token]:
    """Names of two characters set to the width of three put together: 白 丹 -> 白丹."""
    whole: list[Token] = []
    half = ""
    for token in tokens:
        if token.kind != "half":
            whole.append(token)
        elif half:
            whole.append(Token(half + token.text, "name", False))
            half = ""
        else:
            half = token.text
    return whole


def _parts(tokens: Sequence[Token]) -> Iterator[_Part]:
    """A work stands before its people (摄影：李四) or after them (李四 摄); an office before them."""
    from glossaries.romanize import romanize_person

    works_lead = bool(tokens) and tokens[0].kind == "work"
    opening = [token.text for token in tokens if token.kind == "work"] if works_lead else []
    lead = _lead(opening)
    office, waiting = "", list[_Part]()
    for token in tokens:
        if token.kind == "role":
            office = _office(token)
        elif token.kind == "name":
            name = romanize_person(token.text)
            if waiting and waiting[-1].office == office:
                last = waiting.pop()
                waiting.append(_Part(lead=lead, office=office, names=(*last.names, name)))
            else:
                waiting.append(_Part(lead=lead, office=office, names=(name,)))
        elif not works_lead:
            own = _lead([token.text])
            yield from (_Part(lead=own, office=part.office, names=part.names) for part in waiting)
            waiting = []
    yield from waiting


def _lead(works: Sequence[str]) -> str:
    """What the works say of the people: only pictures -> "Photo by", text or text and pictures -> "By"."""
    for work in works:
        if work in _DRAWING:
            return f"{_DRAWING[work]} by"
    pictures = [bool(_PICTURE.fullmatch(fold(work))) for work in works if "发" not in work]
    return "Photo by" if pictures and all(pictures) else "By"


def _office(token: Token) -> str:
    office = fold(token.text).strip(BYLINE_MARKS)
    for ending, english in OFFICES:
        if office.endswith(ending):
            if "新华社" in office:
                return f"Xinhua {english}"
            return f"staff {english}" if office.startswith("本报") and english in _STAFF else english
    return ""


def _people(part: _Part) -> str:
    plural = part.office + ("s" if part.office and len(part.names) > 1 else "")
    return f"{plural} {_join(part.names)}".strip()


def _join(items: Sequence[str]) -> str:
    if len(items) == 1:
        return items[0]
    # Lists inside the list want a comma before the last "and".
    mark = "," if any(" and " in item for item in items) else ""
    return f"{', '.join(items[:-1])}{mark} and {items[-1]}"
