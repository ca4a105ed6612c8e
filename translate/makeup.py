"""What a line is by its own marks: column, byline, brief, credit, signature or furniture."""

from __future__ import annotations

import re
from typing import Literal

from translate.lines import HANZI
from translate.writers import AFFILIATION, fold, is_byline, is_credit, is_signature

LineKind = Literal["column", "byline", "brief", "credit", "signature", "furniture", "text"]

_COLUMN_MARKS = "◎◉⊙※◆■▌▍【"
_BRIEF_MARKS = "●▲★○☆△▶►•▪◆■◇"
_SENTENCE_MARKS = re.compile("[，。！？；]")
# Column heads are short: this takes the longest seen (两会进行时·代表委员面对面) and no line of text.
_COLUMN_MAX = 16
# 【关注】一棵草的产业链: a column head and the headline on one line.
_HEADED_COLUMN = re.compile("(【[^【】]{1,10}】)([^，。！？；【】]{2,40})")
_SIGNATURE = re.compile(r"[（(]([^（）()]{2,40})[)）]")

_SECTION = "(?:要闻|综合|时政|国内|国际|经济|文化|社会|专题|广告|地方|副刊|理论|评论|体育)"
_NUMBER = "[一二三四五六七八九十]{1,3}"
# Lines that say themselves what they are …
_IMPRINT = re.compile(
    r"(?:本版|本期|值班)?(?:责任编辑|责编|责任校对|版式策划|版式设计|版式|版面设计|美术编辑|美编|校对|主编|编辑|"
    r"制图|审读|值班总编|统筹|策划|电话|热线|传真|邮箱|电子邮箱|投稿|邮编|邮政编码|地址|社址|网址|网站|印刷|承印|"
    r"定价|广告|来源|稿源)[^。]{0,10}?[：: ].*"
    r"|(?:国内统一(?:连续出版物号|.{0,6}刊号)|CN ?\d{2}|ISSN|邮发代号).*|(?:https?://|www\.).*|[\w.]+@[\w.]+"
    r"|本报.{0,6}(?:热线|地址|电话|邮箱).*|[（(]?本[版报]图片.{0,20}提供[)）]?"
    r"|.{2,30} ?(?:详?见|→|>{1,2}) ?第?\d{1,2} ?版"
)
_MASTHEAD = re.compile(rf"[{HANZI}]{{2,8}}报")
# … and lines that are furniture only where nothing runs on into them.
_FURNITURE = re.compile(
    rf"第? ?\d{{1,3}} ?版.{{0,8}}|第?{_NUMBER}版|版\d{{1,2}}|\d{{1,3}}|[-—·]+ ?\d{{1,3}} ?[-—·]+"
    rf"|[A-CＡ-Ｃ]?\d{{1,2}} ?{_SECTION}|{_SECTION}(?: ?[A-CＡ-Ｃ]?\d{{1,2}}(?: ?版)?)?"
    r"|今日\d{1,3}版.{0,12}|(?:今日|本版|本期)?(?:导读|要目|导航)"
    rf"|(?:.{{0,8}}(?:日报|晚报|晨报|时报) ?)?(?:公元)?[\d〇○零一二三四五六七八九]{{4}} ?年 ?"
    rf"(?:\d{{1,2}}|{_NUMBER}) ?月 ?(?:\d{{1,2}}|{_NUMBER}) ?日"
    r"(?:[ ，]*(?:星期|周)[一二三四五六日天])?.{0,16}"
    r"|(?:星期|周)[一二三四五六日天].{0,12}|农历.{2,12}"
    r"|[（(]?(?:紧?下转|紧?上接|转|接|详见)[^。，]{0,6}"
    r"第? ?[\dA-Z一二三四五六七八九十]+ ?版[^。，]{0,6}[)）]?"
    r"|[\d\- ]{7,}|.{0,8}(?:日报|晚报|晨报|时报)(?:社(?:出版|主办)?)?|[A-Z][A-Z ]{5,40}(?:DAILY|NEWS|RIBAO)"
)
_CONTINUED = re.compile(r"[（(](?:紧?下转|紧?上接)[^（）()]{1,14}[)）]")


def line_kind(text: str, alone: bool) -> LineKind:
    """What the line is; `alone` tells that it does not run on into the next line: ◎知行合一 -> column."""
    mark, rest = text[:1], text[1:].strip()
    if is_imprint(text):
        return "furniture"
    if is_credit(text):
        return "credit"
    if is_byline(text):
        return "byline"
    if alone and _HEADED_COLUMN.fullmatch(text):
        return "column"
    if mark in _COLUMN_MARKS and rest and _is_head(rest) and (alone or mark in "◎※【"):
        return "column"
    if mark in _BRIEF_MARKS and rest:
        return "column" if alone and _is_head(rest) else "brief"
    if AFFILIATION.fullmatch(text):
        return "signature"
    if is_furniture(text):
        return "furniture"
    if (match := _SIGNATURE.fullmatch(text)) and is_signature(match.group(1)):
        return "signature"
    return "text"


def split_column(text: str) -> tuple[str, str]:
    """The column head and the headline behind it, "" if none: 【关注】草的链 -> (【关注】, 草的链)."""
    match = _HEADED_COLUMN.fullmatch(text)
    return (match.group(1), match.group(2).strip()) if match else (text, "")


def is_furniture(text: str) -> bool:
    """Whether the line is no part of any story: 责任编辑：田雨, 第2版, 3月12日 星期二, （下转第3版）."""
    return is_imprint(text) or bool(_FURNITURE.fullmatch(fold(text)))


def is_masthead(text: str) -> bool:
    """Whether the line may be a newspaper's name, if furniture stands beside it: 北疆农牧报."""
    return bool(_MASTHEAD.fullmatch(fold(text)))


def is_imprint(text: str) -> bool:
    """Whether the line says itself that it is no part of a story, wherever it stands: 责任编辑：田雨."""
    folded = fold(text)
    return bool(_IMPRINT.fullmatch(folded) or _CONTINUED.fullmatch(folded))


def continued(text: str) -> tuple[str, str]:
    """The text without （下转第2版） or （上接第1版） at either end, and what was there."""
    for part in (text[:30], text[-30:]):
        match = _CONTINUED.search(fold(part))
        if match:
            found = part[slice(*match.span())]
            if text.startswith(found):
                return text[len(found) :], found
            if text.endswith(found):
                return text[: -len(found)], found
    return text, ""


def _is_head(text: str) -> bool:
    return len(text) <= _COLUMN_MAX and not _SENTENCE_MARKS.search(text)
