"""How much the text before and after a span speaks for a personal name there."""

from __future__ import annotations

import re

from translate.name_cues import (
    FOLLOWING,
    TITLES_ABROAD,
    going_on,
    telling,
    titles,
    words_after_names,
    words_like_names,
)

# Weights tried against the corpus together with names.ACCEPTED; a title or a verb of speech alone decides
# for a name of usual characters, two usual edges for one with a rare surname and two usual characters.
TITLE = 4.0
TOLD = 4.0
EDGE = 1.0
INSIDE = -1.5

_LONGEST_TITLE = 8

_EDGES = frozenset("，。！？；：、“”‘’（）《》〈〉【】…—　 \t\n,.!?;:()\"'●◎□■△▲/／")
# Who comes from abroad has no pinyin: 土耳其外长费丹, but 中国驻法国大使李明, 旅居美国作家王建国.
_ABROAD = re.compile(
    "(?<![驻访赴在华居留])(?:美国|英国|法国|德国|俄罗斯|日本|韩国|朝鲜|越南|泰国|印度|印尼|缅甸|新加坡|马来西亚|菲律宾|巴基斯坦"
    "|伊朗|伊拉克|以色列|土耳其|乌克兰|波兰|意大利|西班牙|葡萄牙|荷兰|瑞典|瑞士|挪威|芬兰|丹麦|匈牙利|奥地利|比利时|希腊|捷克"
    "|塞尔维亚|埃及|南非|肯尼亚|巴西|阿根廷|墨西哥|智利|加拿大|澳大利亚|新西兰|欧盟|欧洲|北约|英格兰|苏格兰|哈萨克斯坦)"
    "[^的族店在到和与、给向跟把从是归来华，。；：！？“”（）《》]{0,2}"
    f"(?:{TITLES_ABROAD}|教练|球员|选手|名将|作家|导演|摄影师|客商)$"
)
_FARTHEST = 10  # from the beginning of such a country to the name
_DOTS = frozenset("·•・‧")
# Words that go over the end of a title: 老师傅手把手 has no 傅手, 观众席里 no 席里.
_LONGER = frozenset(("师傅", "长江", "长城", "民国", "员工", "户家", "众席", "工方", "工程", "警官", "警钟"))
# Most words that end so say what a person does: 探伤工, 应聘者, 后卫.
_DOERS = frozenset("工员长师匠手者倌官警卫")
_DOERS_OR_NOT = frozenset("户家人生民主农医将士娘友嫂王商党")
# Where somebody is from, or works: 桃林社区的鲍秀珍.
_FROM = re.compile("(?:嘎查|苏木|社区|街道|[村镇乡旗县沟队班站])的$")
_LEADING = frozenset("见到对给和跟与让请为是叫有由向及同被把像随的在找带听问派用")
_AGED = re.compile(
    "(?:岁的|[0-9后]的?小伙儿?|[0-9]后的|名叫|叫"
    "|(?:版式|校对|责编|编辑|制图|摄影|采写)：|(?:记者|讯员|习生)[ 　])$"
)
_IS_SOMEONE = re.compile(
    "是(?:一名|一位|个|位|名|当地|村里|嘎查|这里|远近)|(?:家|一家)(?:的|是|有|里|住|今年|养|种)"
)
# A verb before: 孙静|红了眼眶, but 孙静红了解到.
_DONE = re.compile("了(?!解)|着(?![手急重眼力想实陆])")
_AGE = re.compile(r"(?:，|（)(?:[男女]，?|今年|现年)?\d{1,3}岁|（[男女]|（右|（左|（中|（前|（后")


def before(text: str, start: int) -> float:
    """4 after a title (村民|曹美蓉), an age (58岁的|刘二旺) or a credit, 1 at an edge, less inside."""
    if _ABROAD.search(text, max(0, start - _FARTHEST), start):
        return INSIDE * 4
    for length in range(min(_LONGEST_TITLE, start), 1, -1):
        if text[start - length : start] in titles() and text[start - 1 : start + 1] not in _LONGER:
            return TITLE
    if start and text[start - 1] in _DOTS:
        return INSIDE * 4
    if _AGED.search(text, max(0, start - 4), start):
        return TITLE
    if start == 0 or text[start - 1] in _EDGES:
        return EDGE
    last = text[start - 1]
    if text[start - 1 : start + 1] in words_like_names():
        return INSIDE * 2
    if last in _DOERS and text[start - 1 : start + 1] not in _LONGER:
        return TITLE - EDGE
    if _FROM.search(text, max(0, start - 4), start):
        return EDGE
    if last in _DOERS_OR_NOT or last in _LEADING:
        return EDGE / 2
    return INSIDE


def eats(text: str, end: int) -> bool:
    """Whether a span takes the first character of the word that follows: 孟凯清|晨, 孙静红|了."""
    two = text[end - 1 : end + 1]
    if _DONE.match(text, end):
        return True
    return two in going_on() or two in telling() or two in words_after_names()


def after(text: str, end: int) -> float:
    """4 before what only a person does (韩贵义|告诉), 1 to 2 at an edge or a usual word, less otherwise."""
    if end >= len(text):
        return EDGE
    two = text[end : end + 2]
    if two in telling() or two[0] in "说" or _IS_SOMEONE.match(text, end):
        return TOLD
    if two in going_on():
        return EDGE * 2
    if two[0] in _EDGES:
        return TOLD / 2 if _AGE.match(text, end) else EDGE
    if two[0] in FOLLOWING:
        return EDGE
    if two in words_after_names() or _DONE.match(text, end + 1):
        return EDGE / 2
    if two[0] in _DOTS:
        return INSIDE * 4
    return 0.0 if two[0].isascii() else INSIDE
