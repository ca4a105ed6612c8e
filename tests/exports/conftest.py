"""An invented page, translated, with all that an editor can meet in a hand-off file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from translate.document import (
    Article,
    Block,
    Document,
    Finding,
    Furniture,
    Page,
    Role,
    Segment,
    TermMatch,
    Translation,
)

TERMS = {
    "白音镇": ("Baiyin Town", "township", "derived"),
    "青河旗": ("Qinghe Banner", "banner", "established"),
    "乌兰湖": ("Wulan Lake", "lake", "proposed"),
    "草原书屋": ("Grassland Reading Room", "institution", "user"),
}

LONG_ZH = (
    "白音镇的牧民合作社从二十户发展到三百二十户，流转草场十二万亩，建起暖棚四十六座，修通砂石路八十七公里，"
    "安装太阳能路灯五百六十盏，铺设饮水管道三十一公里，把分散的养殖户连成一条从放牧、育肥、屠宰到冷链配送的链条；"
)
LONG_EN = (
    "The herders' cooperative in Baiyin Town has grown from 20 households to 320, taken over 120,000 mu of "
    "pasture, built 46 heated sheds, opened 87 kilometers of gravel road, put up 560 solar street lamps and "
    "laid 31 kilometers of water pipe, joining scattered breeders into a chain that runs from grazing and "
    "fattening to slaughter and chilled delivery; "
)


def match_terms(text: str) -> tuple[TermMatch, ...]:
    found = []
    for zh, (en, kind, status) in TERMS.items():
        start = text.find(zh)
        while start >= 0:
            found.append(
                TermMatch(zh=zh, en=en, start=start, end=start + len(zh), kind=kind, status=status)  # type: ignore[arg-type]
            )
            start = text.find(zh, start + 1)
    return tuple(sorted(found, key=lambda term: term.start))


def translated(
    segment_id: str, role: Role, zh: str, en: str, *findings: Finding, origin: str = "fake"
) -> Translation:
    segment = Segment(id=segment_id, role=role, source=zh)
    return Translation(
        segment=segment, target=en, origin=origin, terms=match_terms(zh), findings=tuple(findings)
    )


def build_document() -> Document:
    first = Article(
        id="a01",
        kind="article",
        column="牧区来信",
        title="白音镇：小书屋点亮长冬夜",
        byline=("高远", "其其格"),
        byline_text="□本报记者 高远 通讯员 其其格",
        blocks=(
            Block(
                id="a01.p01",
                kind="paragraph",
                text="隆冬的清晨，白音镇的草原书屋已经亮起灯。三十多名牧民围炉而坐。",
            ),
            Block(id="a01.p02", kind="heading", text="一盏灯，一座屋"),
            Block(id="a01.p03", kind="paragraph", text=LONG_ZH * 9),
            Block(
                id="a01.p04",
                kind="paragraph",
                text="“以前到青河旗买书要走一整天。”她说。今年书屋添书一万二千册。",
            ),
            Block(id="a01.p05", kind="unplaced", text="（下转第四版）路宽"),
        ),
    )
    brief = Article(
        id="a02",
        kind="brief",
        blocks=(
            Block(
                id="a02.p01",
                kind="paragraph",
                text="●青河旗日前启用零下四十摄氏度低温试验场。首批十二辆新能源客车完成路试。",
            ),
        ),
    )
    caption = Article(
        id="a03",
        kind="caption",
        byline=("朝鲁",),
        byline_text="朝鲁 摄",
        blocks=(Block(id="a03.p01", kind="paragraph", text="乌兰湖畔，渔民在冰面上起网。"),),
    )
    plain = Article(
        id="a04",
        kind="article",
        title="青河旗为八百公里灌渠“体检”",
        blocks=tuple(
            Block(
                id=f"a04.p{n:02d}",
                kind="paragraph",
                text=f"第{n}段：水利站的技术员沿渠巡查。发现渗漏当天处理。",
            )
            for n in range(1, 9)
        ),
    )
    rows = [
        translated("page.name", "page", "综合新闻·第6版", "General News, Page 6"),
        translated("a01.column", "column", "牧区来信", "Letters from the Pastures"),
        translated(
            "a01.title",
            "title",
            "白音镇：小书屋点亮长冬夜",
            "Baiyin Town: A Small Reading Room Lights the Long Winter Nights",
        ),
        translated(
            "a01.byline", "byline", "□本报记者 高远 通讯员 其其格", "By Gao Yuan and Qiqige", origin="rule"
        ),
        translated(
            "a01.p01.s01",
            "sentence",
            "隆冬的清晨，白音镇的草原书屋已经亮起灯。",
            "Early on a midwinter morning, the lights are already on in the Grassland Reading Room.",
            Finding(
                check="missing-term",
                severity="error",
                message="白音镇 should be “Baiyin Town”; the English does not have it.",
                source_span=(6, 9),
            ),
        ),
        translated(
            "a01.p01.s02",
            "sentence",
            "三十多名牧民围炉而坐。",
            "Some 13 herders sit round the stove.",
            Finding(
                check="number",
                severity="error",
                message="三十多 is “more than 30”; the English has 13.",
                source_span=(0, 3),
                target_span=(5, 7),
            ),
            Finding(
                check="length",
                severity="info",
                message="The English is short for this Chinese.",
            ),
        ),
        translated("a01.p02.s01", "heading", "一盏灯，一座屋", "One Lamp, One Room"),
        translated("a01.p03.s01", "sentence", LONG_ZH * 8, (LONG_EN * 8).strip()),
        translated("a01.p03.s02", "sentence", LONG_ZH, LONG_EN.strip(), origin="memory"),
        translated(
            "a01.p04.s01",
            "sentence",
            "“以前到青河旗买书要走一整天。”她说。",
            "“It used to take a whole day to reach Qinghe Banner and buy a book,” she said.",
        ),
        translated(
            "a01.p04.s02",
            "sentence",
            "今年书屋添书一万二千册。",
            "This year the room added 12,000 books 册.",
            Finding(
                check="chinese-left",
                severity="warning",
                message="Chinese is left in the English: 册.",
                target_span=(38, 39),
            ),
        ),
        translated(
            "a01.p05.s01",
            "unplaced",
            "（下转第四版）路宽",
            "(Continued on Page 4) Lu Kuan",
        ),
        translated(
            "a02.p01.s01",
            "sentence",
            "●青河旗日前启用零下四十摄氏度低温试验场。",
            "Qinghe Banner has opened a proving ground for temperatures of minus 40 degrees Celsius.",
        ),
        translated(
            "a02.p01.s02",
            "sentence",
            "首批十二辆新能源客车完成路试。",
            "",
            Finding(check="empty", severity="error", message="There is no English for this sentence."),
        ),
        translated("a03.byline", "byline", "朝鲁 摄", "Photo by Chaolu"),
        translated(
            "a03.p01.s01",
            "sentence",
            "乌兰湖畔，渔民在冰面上起网。",
            "Fishermen haul in their nets on the ice of Wulan Lake.",
        ),
        translated(
            "a04.title",
            "title",
            "青河旗为八百公里灌渠“体检”",
            "Qinghe Banner Gives 800 Kilometers of Canal a “Check-up”",
        ),
    ]
    for n in range(1, 9):
        rows.append(
            translated(
                f"a04.p{n:02d}.s01",
                "sentence",
                f"第{n}段：水利站的技术员沿渠巡查。",
                f"Section {n}: technicians of the water station walk the canal.",
            )
        )
        rows.append(
            translated(
                f"a04.p{n:02d}.s02", "sentence", "发现渗漏当天处理。", "Leaks are mended the same day."
            )
        )
    page = Page(
        source="page.txt",
        name="综合新闻·第6版",
        articles=(first, brief, caption, plain),
        furniture=(
            Furniture(text="责任编辑：苏和 版式：安宁", lines=(88, 88)),
            Furniture(text="2031年1月16日 星期四", lines=(90, 91)),
        ),
    )
    return Document(
        page=page,
        translations=tuple(rows),
        engine="fake",
        engine_fingerprint="fake-1",
        glossary_digest="3f2a9c01",
        created="2031-01-16T09:30:00+08:00",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder, for tests that ask what was left in it."""
    path = tmp_path / "folder"
    path.mkdir()
    return path


@pytest.fixture
def document() -> Document:
    return build_document()


@pytest.fixture
def tricky(document: Document) -> Document:
    """The page with markup, control characters and an editor's row in it."""
    rows = list(document.translations)
    rows[4] = replace(rows[4], target="a <b> & | \x07*c*", origin="editor")
    return replace(document, translations=tuple(rows))
