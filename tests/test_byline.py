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
        ("□本报记者 高 敏", "By staff reporter Gao Min"),
        ("记者 高 敏 赵 强", "By reporters Gao Min and Zhao Qiang"),
        ("（实习生 赵 强）", "(Intern Zhao Qiang)"),
        ("摄影：赵强", "Photo by Zhao Qiang"),
        ("摄影/赵强", "Photo by Zhao Qiang"),
        ("图/赵强", "Photo by Zhao Qiang"),
        ("文、图/赵强", "By Zhao Qiang"),
        ("□高敏/文 赵强/摄", "By Gao Min; photo by Zhao Qiang"),
        ("□本报首席记者 高敏", "By chief reporter Gao Min"),
        ("本报驻呼和浩特记者 高敏", "By staff reporter Gao Min"),
        ("（草原全媒体记者 高敏）", "(Reporter Gao Min)"),
        ("特约撰稿人 高敏", "By contributing writer Gao Min"),
        ("漫画/赵强", "Cartoon by Zhao Qiang"),
        ("■本報評論員", "By a staff commentator"),
        ("新华社发（赵强 摄）", "Photo by Zhao Qiang"),
        (
            "□本报记者 高敏 赵强 通讯员 王丽 孙梅",
            "By staff reporters Gao Min and Zhao Qiang, and correspondents Wang Li and Sun Mei",
        ),
        ("□文强", "By Wen Qiang"),
        ("本报资料图片", "File photo"),
        ("图片由草原博物馆提供", ""),
        ("", ""),
        ("□", ""),
    ],
)
def test_bylines(printed: str, english: str) -> None:
    """Roles become newsroom English, names follow the rules for personal names."""
    assert translate_byline(printed) == english
