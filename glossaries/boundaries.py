"""Where a name that stands in the text is none: parts of other words, names that go on, title words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from glossaries.store import read_rows

# After 包头市, 东胜区 … these continue the generic term into a word of its own: 包头市场 is the market of
# Baotou, 赤峰市民 the citizens of Chifeng, 敖汉旗帜 no banner at all.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "市": ("市民", "市场", "市长", "市区", "市级", "市直", "市内", "市郊", "市中心", "市值", "市容", "市属"),
    "区": ("区域", "区级", "区长", "区直", "区间", "区位", "区划", "区内", "区外", "区情", "区属"),
    "县": ("县域", "县级", "县长", "县直", "县乡", "县城", "县区"),
    "旗": ("旗帜", "旗舰", "旗级", "旗长", "旗直", "旗县", "旗手", "旗袍", "旗号", "旗杆"),
    "盟": ("盟市", "盟友", "盟长", "盟直", "盟级"),
    "镇": ("镇长", "镇级", "镇区", "镇域", "镇直", "镇静", "镇定"),
    "乡": ("乡镇", "乡长", "乡级", "乡亲", "乡土", "乡愁", "乡音", "乡贤", "乡情", "乡间"),
    "村": ("村民", "村庄", "村落", "村级", "村屯", "村镇"),
    "省": ("省级", "省长", "省会", "省份", "省内", "省外", "省区"),
    "局": ("局长", "局级"),
    "厅": ("厅长", "厅级"),
    "院": ("院长", "院士", "院校"),
    "所": ("所长",),
    "站": ("站长",),
    "馆": ("馆长",),
    "委": ("委员",),
    "队": ("队长", "队员", "队伍", "队友"),
    "校": ("校长", "校园", "校友", "校区"),
    "厂": ("厂长", "厂房"),
    "部": ("部长", "部门", "部分", "部队", "部署", "部落"),
    "社": ("社区", "社会", "社员", "社长"),
    "道": ("道旁", "道两", "道边", "道路"),
    "木": ("木达", "木长"),
    "查": ("查达", "查长"),
}
# Words too, but not with what may follow: 赤峰市政府 is Chifeng City's government, and 八一乡村民 are the
# villagers of 八一乡.
_FALSE_FRIENDS = {
    "市政": ("市政府", "市政协"),
    "乡村": ("乡村民", "乡村委会", "乡村党支部"),
    "镇村": ("镇村民", "镇村委会", "镇村党支部"),
}

# 大新城子镇 or 东三合村 is another place than 新城子镇 and 三合村.
_NAME_GOES_ON_BEFORE = frozenset("东西南北大小新老一二三四五六七八九十百千两0123456789")

# A person rather than a place: 李东胜, 张集宁. Surnames that also end words (许, 程, 何) are left out.
_SURNAMES = frozenset(
    "李王张刘杨赵吴徐孙朱郭罗宋郑韩冯董萧曹袁邓傅彭吕卢蒋蔡贾魏薛阎潘汪姜姚谭廖邹郝崔邱侯邵"
)


@cache
def _traps() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        row["zh"]: (tuple(row["not_after"].split()), tuple(row["not_before"].split()))
        for row in read_rows("traps.csv")
    }


def is_trapped(surface: str, text: str, start: int, end: int) -> bool:
    """Whether the text around makes another word of it: 东胜 in 山东胜利油田, by the table of traps."""
    trap = _traps().get(surface)
    if trap is None:
        return False
    after, before = trap
    return text.endswith(after, 0, start) or text.startswith(before, end)


def ends_inside_word(text: str, start: int, end: int) -> bool:
    """Whether the last character belongs to the word that follows: 包头市 in 包头市场, 八一乡 in 八一乡村."""
    words = _WORDS.get(text[end - 1])
    if words is None or end >= len(text):
        return False
    if text.startswith(words, end - 1):
        return True
    not_words = _FALSE_FRIENDS.get(text[end - 1 : end + 1])
    return not_words is not None and not text.startswith(not_words, end - 1)


def name_goes_on_before(text: str, start: int) -> bool:
    """Whether the character before is likely the real beginning of the name: 东 before 三合村."""
    return start > 0 and text[start - 1] in _NAME_GOES_ON_BEFORE


def is_given_name(text: str, start: int, end: int) -> bool:
    """Whether a bare two-character name follows a surname: 东胜 in 李东胜."""
    return end - start == 2 and start > 0 and text[start - 1] in _SURNAMES


# The name of a village that no list has, right after its township: 双金嘎查, 坝头村, 城关社区.
_NEW_VILLAGE = re.compile(
    r"(?P<base>[\u4e00-\u9fff]{2,6}?)(?P<generic>嘎查|村(?![民庄落级屯镇集干部])|社区(?!居委会|居民委))"
)
# Function words, and words that stand between a township and the word 村, are no part of a name.
_NO_NAME = frozenset(
    "的了着过各全该本这那每有是为与及在到从向对把被将等个多几所辖下属党委政府乡镇旗县区市盟街道以又也都就还不"
    "进入走送办让请帮访驻员者们做给再动"
)
_NAME_ENDS = frozenset(
    "营沟窑湾庄店屯堡河泉山坝梁地子家台号井渠桥庙滩岗洼海城图吐胜兴隆丰头口堂圪旦壕圐圙卜尧夭沙林园开极岭峪坡泡"
)
# Right after a township even an ordinary word names a community (泉山街道平安社区), but not these.
_NO_COMMUNITY = re.compile(
    "示范|老旧|智慧|新型|完整|先进|重点|未来|数字|美丽|特色|标杆|样板|试点|农村|城市|其他|周边"
)


def new_village_after(text: str, end: int) -> int:
    """The end of an unlisted village's name that follows a township, or 0: 杜尔基镇 and then 双金嘎查."""
    found = _NEW_VILLAGE.match(text, end)
    if found is None:
        return 0
    base, generic = found["base"], found["generic"]
    if not _NO_NAME.isdisjoint(base) or _NO_COMMUNITY.match(base):
        return 0
    if generic != "社区" and base in ordinary_words():
        return 0
    return 0 if generic == "村" and base[-1] not in _NAME_ENDS else found.end()


@cache
def ordinary_words() -> frozenset[str]:
    """Words that before 村, 社区 or 街道 are as often no name: 示范, 先进, 文明."""
    return frozenset(row["zh"] for row in read_rows("ordinary_words.csv"))


_COMMITTEES: Mapping[str, tuple[tuple[str, str], ...]] = {
    # What may follow a name of that last character, and the English that then follows the name.
    "村": (
        ("民委员会", "Villagers' Committee"),
        ("村民委员会", "Villagers' Committee"),
        ("村委会", "Villagers' Committee"),
        ("委会", "Villagers' Committee"),
    ),
    "查": (("村民委员会", "Committee"), ("委员会", "Committee"), ("委会", "Committee")),
    "区": (
        ("居民委员会", "Residents' Committee"),
        ("居委会", "Residents' Committee"),
        ("委", "Party Committee"),
    ),
    "市": (("委", "Party Committee"),),
    "县": (("委", "Party Committee"),),
    "旗": (("委", "Party Committee"),),
    "盟": (("委", "Party Committee"),),
    "省": (("委", "Party Committee"),),
}
_NO_COMMITTEE = ("委员", "委托", "委派", "委屈", "委婉", "委会")


def gacha_and_village(text: str, end: int) -> bool:
    """Whether 村 only repeats the generic term: 巴彦乌拉嘎查村 is 巴彦乌拉嘎查, but not before 村民."""
    return text.startswith("查村", end - 1) and not text.startswith(("村民", "村委"), end)


def committee_after(text: str, end: int) -> tuple[int, str] | None:
    """A committee named with the place: 赤峰市 followed by 委书记 -> (end of 委, "Party Committee")."""
    for zh, en in _COMMITTEES.get(text[end - 1], ()):
        if text.startswith(zh, end):
            if zh == "委" and text.startswith(_NO_COMMITTEE, end):
                continue
            return end + len(zh), en
    return None
