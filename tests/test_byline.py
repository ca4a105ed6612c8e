"""Bylines, photo credits and sign-offs, by rule."""

from __future__ import annotations

import pytest

from translate.byline import translate_byline


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("□本报记者 高敏", "By staff reporter Gao Min"),
        ("□本报记者 高敏 赵强", "By staff reporters Gao Min and Zhao Qiang"),
        ("□本报记者 高敏 通讯员 赵强", "By staff reporter Gao Min and correspondent Zhao Qiang"),
        ("本报记者　高敏　实习生　赵强　摄", "Photo by staff reporter Gao Min and intern Zhao Qiang"),
        ("高敏 赵强 摄", "Photo by Gao Min and Zhao Qiang"),
        ("高敏 赵强 王丽 摄", "Photo by Gao Min, Zhao Qiang and Wang Li"),
        ("（高敏）", "(Gao Min)"),
        ("（本报记者 高敏）", "(Staff reporter Gao Min)"),
        ("□高敏", "By Gao Min"),
        ("文/图 本报记者 高敏", "By staff reporter Gao Min"),
        ("□本报评论员", "By a staff commentator"),
        ("□新华社记者 高敏", "By Xinhua reporter Gao Min"),
        ("□欧阳敏", "By Ouyang Min"),
        ("", ""),
        ("□", ""),
    ],
)
def test_bylines(printed: str, english: str) -> None:
    """Roles become newsroom English, names follow the rules for personal names."""
    assert translate_byline(printed) == english
