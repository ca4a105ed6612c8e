"""Who wrote or photographed: names in bylines, credits, signatures in brackets, and datelines.

Traditional characters are read as simplified ones; what is returned is as printed.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from translate.lines import HANZI

BYLINE_MARKS = "□■◇◆△▲○●◎☆★▪▌"
_BYLINE_MAX = 64
# A line of names alone (after □) is no longer than this.
_NAMES_MAX = 24
_TOKENS_MAX = 12

_FOLDED = str.maketrans(
    "報記訊員實習見攝圖責編輯電話熱線郵網傳轉評論專題綜國際經濟廣體參設計劃週農曆號視頻約時畫來統籌審讀總單係"
    "為這聞訪駐華發資採寫報爾導現龍烏馬蘭陽陳張劉趙黃吳孫許韓馮蔣羅鄭謝蕭龔賀賴盧鄧葉閻錢顧",
    "报记讯员实习见摄图责编辑电话热线邮网传转评论专题综国际经济广体参设计划周农历号视频约时画来统筹审读总单系"
    "为这闻访驻华发资采写报尔导现龙乌马兰阳陈张刘赵黄吴孙许韩冯蒋罗郑谢萧龚贺赖卢邓叶阎钱顾",
)
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
_SENTENCE_MARKS = re.compile("[，。！？；“”《》]")
_OFFICE = (
    "(?:首席|见习|实习|特约|特派|驻站|融媒体?|全媒体|文字|摄影|中心)*"
    "(?:记者|通讯员|评论员|实习生|特约撰稿人?|撰稿人?|作者|摄影师|编辑)"
)
_ROLE = re.compile(rf"(?P<paper>[{HANZI}·]{{0,14}}?){_OFFICE}")
_ROLE_AND_NAME = re.compile(rf"(?P<paper>[{HANZI}·]{{2,14}}?){_OFFICE}(?P<name>[{HANZI}·]{{2,4}})")
_WORK = re.compile(
    "文|图|文字|图片|摄影|摄|文图|图文|文并图|文并摄|撰文|供图|供稿|摄影报道|报道|整理|采写|参与采写|执笔|绘图|漫画|制图|发|新华社发?|本报讯?|中新社发?|资料图片?|资料照片"
)
_TAKEN = re.compile("摄影报道|摄影|(?<!拍)摄|供图|文并摄")
_NAME = re.compile(rf"[{HANZI}][{HANZI}·•]{{1,11}}")
_STOCK_PICTURE = re.compile(
    r"(?:新华社发|资料图片?|资料照片|本报资料(?:图片|照片)|图片由[^，。]{1,15}提供)(?:[（(][^（）()]{1,15}[)）])?"
)
_NO_NAME = re.compile(
    "完|全文完|待续|未完待续|(?:下转|上接|节选|附|注|见|原载|摘自|题目|如|转自).*|[图表].?"
    "|.*[上中下左右][图一二三四]?|略|试行|之[一二三]|.*[的了]"
)
_BARE_NAMES = re.compile(rf"[{HANZI}·]{{1,7}}(?:[ 、][{HANZI}·]{{1,7}}){{0,5}}")
# No byline or credit is without one of these: most lines need no closer look.
_BYLINE_HINT = re.compile("记者|通讯员|评论员|实习生|撰稿|作者|编辑|摄影师|[文图摄]|整理|采写|执笔|漫画")
_CREDIT_HINT = re.compile("[摄图]|新华社发|资料")
AFFILIATION = re.compile("[（(]作者(?:单位|系|为|：)[^（）()]*[)）]")
_END_SIGNATURE = re.compile(r"(?<=[。！？”…])\s*([（(][^（）()，。；：]{2,40}[)）])$")
_END_CREDIT = re.compile(rf"(?<=[。！？”…）])\s*([（(]?[{HANZI}· 、：:/]{{2,30}}(?:摄影报道|摄影|摄)[)）]?)$")
_DATELINE = re.compile(
    r"据?(?:新华社|中新社|中新网|央视网?|人民网|新华网|本报|本网|本台)[^，。：（(]{0,24}?"
    r"(?:专电|电|讯|消息)(?=[ （(\u3000：:]|[^\w]|\S)[ \u3000]*(?:[（(]([^（）()]{2,60})[)）])?"
)


class Token(NamedTuple):
    text: str  # as printed
    kind: Literal["role", "work", "name", "half", "other"]
    paper: bool  # an office with the newspaper named before it: 本报记者


def fold(text: str) -> str:
    """The text with the traditional characters that occur in bylines made simplified: 記者 -> 记者."""
    return text.translate(_FOLDED) if _TRADITIONAL.search(text) else text


def is_byline(text: str) -> bool:
    """Whether the line names who wrote the story: □本报记者 李晗 通讯员 贺志国, 文/张三, □ 张明远."""
    bare = AFFILIATION.sub("", text).strip()
    if not bare or len(bare) > _BYLINE_MAX or _SENTENCE_MARKS.search(bare) or bare[0] in "（(":
        return False
    if not _balanced(bare) or not (bare[0] in BYLINE_MARKS or _BYLINE_HINT.search(fold(bare))):
        return False
    marked = bare[0] in BYLINE_MARKS
    rest = bare[1:].strip() if marked else bare
    if bare[0] == "□" and len(rest) <= _NAMES_MAX and _BARE_NAMES.fullmatch(rest):
        return True
    tokens = byline_tokens(rest)
    kinds = [token.kind for token in tokens]
    if not tokens or "other" in kinds or len(tokens) > _TOKENS_MAX:
        return False
    if kinds == ["role"]:
        return fold(tokens[0].text).endswith("评论员")
    sure = marked or any(token.paper for token in tokens)
    if not sure and re.match("(?:记者|通讯员|实习生)[^ 、:：/／]", fold(rest)):
        return False  # 记者来到 begins a sentence
    named = "name" in kinds or kinds.count("half") > 1
    if named and "role" in kinds and kinds[0] in ("role", "work"):
        return sure or all(len(token.text) <= 4 for token in tokens if token.kind == "name")
    slashed = bool(re.search("[/／：:]", rest)) or len(tokens) == 1
    return "work" in kinds and "name" in kinds and slashed and all(len(token.text) <= 8 for token in tokens)


def is_credit(text: str) -> bool:
    """Whether the line names who took a picture: 王阳 宋小伟 摄, 新华社发（李明摄）."""
    bare = text.strip("（）()【】 ")
    if len(bare) > _BYLINE_MAX or _SENTENCE_MARKS.search(bare) or not _balanced(text):
        return False
    if not _CREDIT_HINT.search(fold(bare)):
        return False
    if _STOCK_PICTURE.fullmatch(fold(text.strip())):
        return True
    tokens = byline_tokens(bare)
    kinds = [token.kind for token in tokens]
    if (
        not tokens
        or len(tokens) > _TOKENS_MAX
        or "other" in kinds
        or not _TAKEN.fullmatch(fold(tokens[-1].text))
    ):
        return (
            kinds[:1] == ["work"]
            and kinds[1:] == ["name"]
            and bool(re.match("(?:摄影|图片?|供图)[/／：:]", fold(bare)))
        )
    if "role" in kinds:
        return "name" in kinds or kinds.count("half") > 1
    names = [token.text for token in tokens if token.kind == "name"]
    return bool(names or kinds.count("half") > 1) and not any("的" in name or len(name) > 8 for name in names)


def _balanced(text: str) -> bool:
    """Whether no bracket was cut off: 报记者 杨平超） is the end of a longer line."""
    return text.count("（") + text.count("(") == text.count("）") + text.count(")")


def is_signature(inner: str) -> bool:
    """Whether the text in brackets at the end of a story names its writers: 本报记者 陈春艳."""
    if _SENTENCE_MARKS.search(inner) or any(char.isdigit() for char in inner):
        return False
    if re.search(_OFFICE, fold(inner)):
        return bool(names_in(inner))
    return bool(_BARE_NAMES.fullmatch(inner)) and not _NO_NAME.fullmatch(fold(inner))


def end_signature(text: str) -> tuple[str, str]:
    """The paragraph and the writers in brackets at its end: …服务。 （卢进林） -> …服务。, （卢进林）."""
    match = _END_SIGNATURE.search(text[-60:])
    if match and is_signature(match.group(1)[1:-1]):
        return text[: max(len(text) - 60, 0) + match.start()], match.group(1)
    return text, ""


def end_credit(text: str) -> tuple[str, str]:
    """The paragraph and the photographers at its end: …演出。王阳 摄 -> …演出。, 王阳 摄."""
    match = _END_CREDIT.search(fold(text[-60:]))
    if match and is_credit(match.group(1)):
        start = max(len(text) - 60, 0)
        return text[: start + match.start()], text[start + match.start(1) :]
    return text, ""


def dateline(text: str) -> tuple[str, ...] | None:
    """The reporters after 本报讯（记者 白丹） or 新华社…电 at the start of a paragraph; None without one."""
    match = _DATELINE.match(fold(text[:120]))
    if match is None:
        return None
    inner = text[slice(*match.span(1))] if match.group(1) else ""
    return names_in(inner) if re.search(_OFFICE, fold(inner)) else ()


def is_stock_picture(text: str) -> bool:
    """Whether the line says where a picture is from, without a name: 本报资料图片, 图片由…提供."""
    return bool(_STOCK_PICTURE.fullmatch(fold(text.strip("（）() "))))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a byline, credit or signature: □本报记者 李晗 通讯员 贺 鹏 -> (李晗, 贺鹏)."""
    if is_stock_picture(text):
        return ()
    names: list[str] = []
    half = ""
    for token in byline_tokens(AFFILIATION.sub(" ", text)):
        if token.kind == "half":
            # 白 丹: a name of two characters set to the width of three
            half += token.text
            if len(half) < 2:
                continue
            names.append(half)
            half = ""
        elif token.kind == "name":
            names.append(token.text)
    return tuple(names)


def byline_tokens(text: str) -> list[Token]:
    """The offices, works, names and single characters of a byline: 本报记者, 摄, 李晗, 贺."""
    tokens: list[Token] = []
    for match in re.finditer(r"[^\s、,，/／：:；;（）()【】]+", text.strip(BYLINE_MARKS + " ")):
        tokens.extend(_read_token(match.group()))
    return tokens


def _read_token(text: str) -> list[Token]:
    folded = fold(text)
    if _WORK.fullmatch(folded):
        return [Token(text, "work", False)]
    if role := _ROLE.fullmatch(folded):
        return [Token(text, "role", bool(role.group("paper")))]
    if both := _ROLE_AND_NAME.fullmatch(folded):
        start = both.start("name")
        return [Token(text[:start], "role", True), Token(text[start:], "name", False)]
    joined = re.match("(?:记者|通讯员|实习生)(?=.{2,4}$)", folded)
    if joined and not folded.endswith("摄"):
        return [Token(text[: joined.end()], "role", False), *_read_token(text[joined.end() :])]
    taken = _TAKEN.search(folded)
    if taken and taken.end() == len(text) and 2 <= taken.start() <= 5:
        return [*_read_token(text[: taken.start()]), Token(text[taken.start() :], "work", False)]
    if len(text) == 1 and re.fullmatch(f"[{HANZI}]", text):
        return [Token(text, "half", False)]
    return [Token(text, "name" if _NAME.fullmatch(text) else "other", False)]
