"""Places, people and figures to fill frames with, or to exchange for others."""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from translate.engines.training.data import Pair

_LEVELS = (
    "Subdistrict|Community|Township|Village|Gacha|Sumu|Town|Banner|County|District|League|City"
    "|Forest Farm|Pasture|Farm"
)
_LEVEL = re.compile(rf"({_LEVELS})$")
_SURNAMES = """
王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao
林Lin 何He 郭Guo 马Ma 罗Luo 梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao
程Cheng 曹Cao 袁Yuan 邓Deng 许Xu 傅Fu 沈Shen 曾Zeng 彭Peng 吕Lü 苏Su 卢Lu 蒋Jiang 蔡Cai 贾Jia
丁Ding 魏Wei 薛Xue 叶Ye 阎Yan 余Yu 潘Pan 杜Du 戴Dai 夏Xia 钟Zhong 汪Wang 田Tian 任Ren 姜Jiang
范Fan 方Fang 石Shi 姚Yao 谭Tan 廖Liao 邹Zou 熊Xiong 金Jin 陆Lu 郝Hao 孔Kong 白Bai 崔Cui 康Kang
毛Mao 邱Qiu 秦Qin 江Jiang 史Shi 顾Gu 侯Hou 邵Shao 孟Meng 龙Long 万Wan 段Duan 雷Lei 钱Qian 汤Tang
尹Yin 黎Li 易Yi 常Chang 武Wu 乔Qiao 贺He 赖Lai 龚Gong 文Wen 包Bao 云Yun 乌Wu 图Tu 奇Qi 岳Yue
"""
_GIVEN = """
伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 涛tao 明ming
超chao 秀xiu 英ying 华hua 文wen 玉yu 海hai 峰feng 建jian 国guo 志zhi 红hong 春chun 梅mei 兰lan
云yun 霞xia 桂gui 荣rong 德de 福fu 生sheng 林lin 平ping 永yong 俊jun 宇yu 浩hao 晓xiao 燕yan 雪xue
龙long 刚gang 斌bin 辉hui 鹏peng 飞fei 凤feng 清qing 亮liang 全quan 义yi 满man 柱zhu 山shan 宝bao
成cheng 东dong 新xin 天tian 雨yu 欣xin 怡yi 佳jia 琪qi 月yue 利li 根gen 喜xi
"""
SURNAMES = [(entry[0], entry[1:]) for entry in _SURNAMES.split()]
GIVEN = [(entry[0], entry[1:]) for entry in _GIVEN.split()]


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, list[tuple[str, str, str]]]:
    """Level word ("Banner") -> (Chinese, English, Chinese parent) of all such places, villages left out."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name in ("divisions.csv", "townships.csv"):
        with files("glossaries").joinpath("data", name).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                level = _LEVEL.search(row["en"])
                if level:
                    found[level[1]].append((row["zh"], row["en"], row["parent"]))
    return dict(found)


@lru_cache(maxsize=1)
def villages() -> list[tuple[str, str, str]]:
    """(Chinese, English, Chinese parent) of gachas, villages and communities with ordinary names."""
    import gzip
    import io

    data = files("glossaries").joinpath("data", "villages.csv.gz").read_bytes()
    rows = csv.DictReader(io.StringIO(gzip.decompress(data).decode("utf-8")))
    return [(row["zh"], row["en"], row["parent"]) for row in rows if _LEVEL.search(row["en"])]


@lru_cache(maxsize=1)
def _villages_by_level() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for _, en, _ in villages():
        found[en.rpartition(" ")[2]].append(en)
    return dict(found)


@lru_cache(maxsize=1)
def _parents() -> dict[str, tuple[str, str, str]]:
    return {place[0]: place for places in gazetteer().values() for place in places}


@lru_cache(maxsize=1)
def _mongolian() -> list[tuple[str, str]]:
    with files("glossaries").joinpath("data", "name_elements.csv").open(encoding="utf-8") as lines:
        return [(row["zh"], row["en"]) for row in csv.DictReader(lines)]


def chain(rng: random.Random) -> tuple[str, str]:
    """A place with its parents: 锡林郭勒盟苏尼特右旗 and "Sonid Right Banner, Xilingol League"."""
    draw = rng.random()
    if draw < 0.5:
        place = rng.choice(villages())
    else:
        levels = ("Banner", "County", "Town", "Sumu", "Township", "District", "City", "League")
        place = rng.choice(gazetteer()[rng.choice(levels)])
    parts = [place]
    while parts[-1][2] in _parents() and len(parts) < 4:
        parts.append(_parents()[parts[-1][2]])
    parts = parts[: rng.randint(1, len(parts))]
    return "".join(part[0] for part in reversed(parts)), ", ".join(part[1] for part in parts)


def person(rng: random.Random) -> tuple[str, str]:
    """A Chinese or Mongolian name: 王秀英 "Wang Xiuying", 巴特尔 "Bater"."""
    if rng.random() < 0.4:
        zh, en = rng.choice(_mongolian())
        if rng.random() < 0.4:
            more_zh, more_en = rng.choice(_mongolian())
            return zh + more_zh, (en + more_en).capitalize()
        return zh, en.capitalize()
    (zh, en), given = rng.choice(SURNAMES), rng.sample(GIVEN, rng.choice((1, 2, 2)))
    return zh + "".join(g[0] for g in given), f"{en} {_join(given)}"


def _join(given: list[tuple[str, str]]) -> str:
    text = ""
    for _, syllable in given:
        text += "'" + syllable if text and syllable[0] in "aoe" else syllable
    return text.capitalize()


def exchange(zh: str, en: str, kind: str, rng: random.Random) -> str | None:
    """Another name or figure of the same sort ("Sonid Left Banner" -> "Kulun Banner", "38 households" -> "71
    households"), or None where there is none to be sure of."""
    if kind == "number":
        return _other_figure(en, rng)
    if kind == "place":
        parts = [_other_place(part, rng) for part in en.split(", ")]
        return ", ".join(part for part in parts if part) if all(parts) else None
    words = en.split()
    if kind == "name" and len(words) == 2 and 2 <= len(zh) <= 3 and any(zh[0] == s for s, _ in SURNAMES):
        return person(rng)[1]
    return None


def _other_place(en: str, rng: random.Random) -> str | None:
    level = _LEVEL.search(en)
    if not level:
        return None
    small = _villages_by_level().get(level[1], [])
    large = gazetteer().get(level[1], [])
    if not small and not large:
        return None
    return rng.choice(small) if small else rng.choice(large)[1]


_MONTH = re.compile("January|February|March|April|May|June|July|August|September|October|November|December")


def _other_figure(en: str, rng: random.Random) -> str | None:
    if re.search(r"[A-Za-z]\d|\d[A-Za-z]|[:/+]|\b(?:19|20)\d\d\b", en) or re.search(r"\b[01]\b", en):
        return None
    if _MONTH.search(en):
        return re.sub(r"\d+", lambda _: str(rng.randint(2, 28)), en)

    def other(match: re.Match[str]) -> str:
        text = match[0]
        zeros = len(text) - len(text.rstrip("0")) if "." not in text else 0
        made = [str(rng.randint(0, 9)) if c.isdigit() else c for c in text]
        made[0] = str(rng.randint(2, 9))
        if made[-1] == "0" and zeros == 0:
            made[-1] = str(rng.randint(1, 9))
        if zeros > 1 and rng.random() < 0.8:
            kept = len(text) - zeros
            made[kept:] = list(text[kept:])
        return "".join(made)

    return re.sub(r"\d[\d,]*(?:\.\d+)?", other, en)


_WORD = re.compile(r"[A-Z][a-z']+(?: [A-Z][a-z']+)?")
_CJK_RUN = re.compile(r"[㐀-鿿]+")


def spelled_names(pair: Pair) -> Pair:
    """The pair with the names its English spells in pinyin marked as terms: 陈一冰 "Chen Yibing"."""
    from pypinyin import lazy_pinyin

    spelled: dict[str, str] = {}
    for run in _CJK_RUN.findall(pair.zh):
        syllables = lazy_pinyin(run)
        for start in range(len(run)):
            for length in (2, 3, 4):
                if start + length <= len(run):
                    spelled.setdefault(
                        "".join(syllables[start : start + length]), run[start : start + length]
                    )
    terms = []
    for match in _WORD.finditer(pair.en):
        for text in (match[0], *match[0].split(" ")):
            zh = spelled.get(text.replace(" ", "").replace("'", "").lower())
            if zh and len(text) > 3:
                terms.append((zh, text))
                break
    return replace(pair, terms=tuple(dict.fromkeys(terms)))
