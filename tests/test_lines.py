"""Damage within a line is undone, and what is really there stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.lines import (
    char_width,
    close_letters,
    first_unit,
    join_all,
    read_lines,
    single_quotes,
    tidy_spaces,
    undouble,
    width,
)


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("小 事 不 小 ，枝 叶 关", "小事不小，枝叶关"),
        ("段 水 管 、调 一 次", "段水管、调一次"),
        ("的“ 算 盘 ”，人 人", "的“算盘”，人人"),
        ("社 ，吸 收 社 员 38", "社，吸收社员 38"),
        ("本报记者 白丹 通讯员 乌兰", "本报记者 白丹 通讯员 乌兰"),
        ("李 明", "李 明"),
        ("简化流程 办事不跑", "简化流程 办事不跑"),
        ("春 到 草 原  羊 满 圈", "春到草原 羊满圈"),
    ],
)
def test_letter_spacing_is_closed(damaged: str, clean: str) -> None:
    assert close_letters(damaged) == clean


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("公驼 70 峰", "公驼70峰"),
        ("比率达 83.94 %", "比率达83.94%"),
        ("服务。 （高峰）", "服务。（高峰）"),
        ("向党 奋进", "向党 奋进"),
        ("把“A” B", "把“A” B"),
        ("用 Open AI 做", "用 Open AI 做"),
        ("“ 好 ”", "“好”"),
        ("草\u3000原", "草 原"),
    ],
)
def test_stray_spaces_go_and_real_ones_stay(damaged: str, clean: str) -> None:
    assert tidy_spaces(damaged) == clean


@pytest.mark.parametrize(
    ("line", "once", "twice"),
    [
        ("少 跑 路少 跑 路 好 办 事好 办 事", "少跑路 好办事", "少跑路 好办事"),
        ("巧手绣春巧手绣春", "巧手绣春", "巧手绣春"),
        ("巧手绣春 巧手绣春", "巧手绣春", "巧手绣春"),
        ("雪韵雪韵", "雪韵", "雪韵"),
        ("巧手绣春巧手绣", "巧手绣春巧手绣", ""),
        ("说说笑笑", "说说笑笑", ""),
        ("1212", "1212", ""),
    ],
)
def test_a_line_set_over_itself_is_read_once(line: str, once: str, twice: str) -> None:
    assert undouble(line) == (once, twice)


def test_doubled_quotation_marks_become_one() -> None:
    assert single_quotes("““好””地") == ("“好”地", "“”")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["草原上", "的羊"], "草原上的羊"),
        (["用Open", "AI工具"], "用Open AI工具"),
        (["写着data", "base的"], "写着database的"),
        (["The Inner", "pastures"], "The Inner pastures"),
        (["15", "43人"], "1543人"),
        ([], ""),
    ],
)
def test_lines_are_joined(lines: list[str], text: str) -> None:
    assert join_all(lines) == text


def test_widths_are_in_whole_characters() -> None:
    assert width("2023年，好") == 5.0
    assert (char_width("草"), char_width("A"), char_width("“")) == (1.0, 0.5, 1.0)
    assert first_unit("1543人") == 2.0
    assert first_unit("“好，") == 3.0
    assert first_unit("草原") == 1.0


def test_lines_know_their_place() -> None:
    first, second = read_lines("\n\n　　草原\n\n羊 壮 了")
    assert (first.number, first.gap, first.indent, first.text) == (3, 2, 2.0, "草原")
    assert (second.number, second.gap, second.spaced, second.text) == (5, 1, True, "羊壮了")


@given(st.text(alphabet="草原羊12.，。“”（） AB%", max_size=60))
def test_cleaning_a_line_loses_no_character(text: str) -> None:
    kept = "".join(line.text + line.spare for line in read_lines(text))
    assert sorted(kept.replace(" ", "")) == sorted("".join(text.split()))
