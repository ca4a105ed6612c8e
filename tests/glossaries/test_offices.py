"""The offices of a banner: found where they are named, and not inside other words."""

from __future__ import annotations

import pytest

import glossaries


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("乌审旗农牧局部署春耕", ["Uxin Banner", "agriculture and animal husbandry bureau"]),
        ("派出所在辖区开展宣传", ["police station"]),
        ("派出所有5名民警", ["police station"]),
        ("人民医院内人来人往", ["people's hospital"]),
        (
            "旗文旅局、旗教体局和司法所",
            ["culture and tourism bureau", "education and sports bureau", "judicial office"],
        ),
        ("旗融媒体中心记者", ["convergence media center"]),
        ("边境派出所民警", ["border police station"]),
        ("内蒙古博物院内", ["Inner Mongolia Museum"]),
        ("呼和浩特东站在春运期间", ["Hohhot East Railway Station"]),
    ],
)
def test_offices_are_found(text: str, english: list[str]) -> None:
    assert [match.en for match in glossaries.load().match(text)] == english


@pytest.mark.parametrize(
    "text",
    [
        "公安局长说",
        "经营所得归牧民",
        "依法经营所产生的收益",
        "村民委员会",
        "工商联合执法",
        "巡察办公室",
        "扶贫办法",
        "组织部门",
        "研发中心校企合作",
        "涉农商行为",
        "少数民族中学生",
        "监委会议",
        "各位校长",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert [match.zh for match in glossaries.load().match(text) if match.kind == "institution"] == []
