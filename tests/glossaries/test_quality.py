"""What matching finds and what it must not: pinned floors. `pytest -s` prints the figures.

`sentences.txt` marks the places in invented sentences full of traps; the other measures run over the tables.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

import glossaries
from glossaries import PLACE_KINDS, Glossary, Term
from glossaries.terms import FREE, level_of

SENTENCES = Path(__file__).with_name("sentences.txt")
PAGE = Path(__file__).parents[3] / "shared" / "page" / "inner-mongolia-daily-page.txt"

# What the sample page names, in its order: facts about the page, not its text.
ON_THE_PAGE = {
    "集宁区": "Jining District",
    "马莲渠乡大十号村": "Dashihao Village, Malianqu Township",
    "乌兰察布市集宁区": "Jining District, Ulanqab City",
    "新华镇": "Xinhua Town",
    "乌拉特后旗巴音前达门苏木阿布日勒图嘎查": "Aburalt Gacha, Bayan Qandman Sumu, Urad Rear Banner",
    "巴彦淖尔市": "Bayannur City",
    "临河区白脑包镇": "Bainaobao Town, Linhe District",
    "西海村": "Xihai Village",
    "乌拉特中旗巴音乌兰苏木巴音宝日嘎查": "Bayan Bor Gacha, Bayan Ulan Sumu, Urad Middle Banner",
    "杭锦后旗三道桥镇和平村": "Heping Village, Sandaoqiao Town, Hanggin Rear Banner",
    "河套": "Hetao",
    "赤峰市松山区临潢家园社区": "Linhuang Jiayuan Community, Songshan District, Chifeng City",
    "敖汉旗黄羊洼镇哈沙吐村": "Hashatu Village, Huangyangwa Town, Aohan Banner",
    "红山区站前街道站东社区": "Zhandong Community, Zhanqian Subdistrict, Hongshan District",
    "赤峰市委": "Chifeng City Party Committee",
    "红山区西城街道红山郡社区": "Hongshanjun Community, Xicheng Subdistrict, Hongshan District",
    "锡林郭勒大草原": "Xilingol Grassland",
    "苏尼特右旗巴彦乌拉嘎查": "Bayan Ul Gacha, Sonid Right Banner",
    "额尔敦宝拉格嘎查": "Erdun Bulag Gacha",
    "阿日哈租小组": "Arihazu Group",
    "呼和浩特铁路运输中级法院": "the Hohhot Intermediate Court of Railway Transportation",
    "通辽市奈曼旗": "Naiman Banner, Tongliao City",
    "阿拉善盟孪井滩生态移民示范区": ("Luanjingtan Ecological Immigration Demonstration Zone, Alxa League"),
    "乌兰察布市丰镇市": "Fengzhen City, Ulanqab City",
    "黄花塔拉苏木": "Honghor Tal Sumu",
    "鄂尔多斯市东胜区幸福街道东方社区": (
        "Dongfang Community, Xingfu Subdistrict, Dongsheng District, Ordos City"
    ),
    "包头铁路公安处": "the Baotou Railway Public Security Division",
}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return glossaries.load()


def marked_sentences() -> list[tuple[str, dict[tuple[int, int], str]]]:
    """Each sentence without its marks, and span -> English ("" where that is not at stake)."""
    sentences = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text = ""
        spans: dict[tuple[int, int], str] = {}
        for piece in re.split(r"(\[[^\]]*\])", line):
            zh, _, en = piece.strip("[]").partition("|")
            if piece.startswith("["):
                spans[len(text), len(text) + len(zh)] = en
            text += zh
        sentences.append((text, spans))
    return sentences


def test_precision_and_recall_over_sentences_with_traps(glossary: Glossary) -> None:
    wanted = found = right = 0
    wrong: list[str] = []
    sentences = marked_sentences()
    for text, spans in sentences:
        matches = {
            (match.start, match.end): match.en
            for match in glossary.match(text)
            if match.kind in PLACE_KINDS or (match.start, match.end) in spans
        }
        wanted += len(spans)
        found += len(matches)
        right += len(spans.keys() & matches.keys())
        wrong += [f"{text[s:e]} in {text}" for s, e in spans.keys() ^ matches.keys()]
        wrong += [f"{matches[k]!r} in {text}" for k, en in spans.items() if en and en != matches.get(k)]
    print(f"\n{len(sentences)} sentences, {wanted} places: precision {right / found:.3f}", end="")
    print(f", recall {right / wanted:.3f}")
    assert len(sentences) >= 200
    assert wrong == []


def test_every_league_city_banner_county_district_and_abbreviation(glossary: Glossary) -> None:
    missed = []
    spellings = 0
    for term in glossary.terms():
        if term.kind == "province" or level_of(term.code) not in ("region", "prefecture", "county"):
            continue
        for zh, en, when in ((term.zh, term.en, term.when), *term.aliases):
            spellings += 1
            text = (
                f"昨天，{zh}的会开完了。" if when == FREE else f"{outer(glossary, term)}的会，{zh}的人来了。"
            )
            if (zh, en) not in [(text[m.start : m.end], m.en) for m in glossary.match(text)]:
                missed.append(text)
    print(f"\n{spellings} names and abbreviations down to the county level, {len(missed)} missed")
    assert missed == []


def outer(glossary: Glossary, term: Term) -> str:
    return next(other.zh for other in glossary.terms() if other.code == term.code[:4])


def test_every_township_in_running_text(glossary: Glossary) -> None:
    counties = {term.code: term.zh for term in glossary.terms() if len(term.code) == 6}
    townships = [term for term in glossary.terms() if len(term.code) == 9]
    alone = in_chain = 0
    for term in townships:
        text = f"昨天，{term.zh}的会开完了。"
        alone += term.zh in [text[m.start : m.end] for m in glossary.match(text)]
        chain = counties[term.code[:6]] + term.zh
        (match,) = glossary.match(f"{chain}的会开完了。")
        in_chain += match.end == len(chain) and match.en.startswith(term.en)
    print(f"\n{len(townships)} townships: {in_chain} found after their county, {alone} alone")
    assert in_chain == len(townships)
    assert alone >= 1200  # the others are words as well: 新镇, 种畜场, 第一街道


def test_every_village_after_its_township(glossary: Glossary) -> None:
    townships = {term.code: term.zh for term in glossary.terms() if len(term.code) == 9}
    villages = [term for term in glossary.terms() if len(term.code) == 12]
    text = "。".join(townships[term.code[:9]] + term.zh for term in villages)
    found = {match.start: match for match in glossary.match(text)}
    position = 0
    missed = []
    for term in villages:
        chain = townships[term.code[:9]] + term.zh
        match = found.get(position)
        if match is None or match.end - match.start != len(chain) or not match.en.startswith(term.en):
            missed.append(chain)
        position += len(chain) + 1
    print(f"\n{len(villages)} villages after their townships, {len(missed)} missed")
    assert missed == []


@pytest.mark.skipif(not PAGE.exists(), reason="the sample page is not part of the project")
def test_every_place_on_the_sample_page(glossary: Glossary) -> None:
    text = PAGE.read_text(encoding="utf-8")
    found = {"".join(text[m.start : m.end].split()): m.en for m in glossary.match(text)}
    assert {zh: found.get(zh) for zh in ON_THE_PAGE} == ON_THE_PAGE


PROSE = "天刚亮，老李推开羊圈的门，把备好的草料搬出来。"


@pytest.mark.benchmark
def test_matching_speed(glossary: Glossary) -> None:
    """A newspaper names about one place in forty characters; so does this text."""
    text = PROSE.join(text for text, spans in marked_sentences() if spans) * 200
    glossary.match(text[:5000])
    start = time.process_time()
    matches = glossary.match(text)
    seconds = time.process_time() - start
    print(f"\n{len(text.encode()) / seconds / 1e6:.1f} MB of text a second,", end=" ")
    print(f"{len(text) / len(matches):.0f} characters a match")
