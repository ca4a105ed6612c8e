"""Users' glossary files: what they override, and every way they can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossaries
from glossaries.user import MAX_BYTES
from translate.errors import GlossaryError


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_text(content, encoding=encoding)
    return path


def english(path: Path, text: str) -> list[tuple[str, str]]:
    return [(match.en, match.status) for match in glossaries.load([path]).match(text)]


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("a.csv", "zh,en\n达尔罕茂明安联合旗,Damao Banner\n", "utf-8"),
        ("a.csv", "EN,ZH\nDamao Banner,达尔罕茂明安联合旗\n", "utf-8-sig"),
        ("a.csv", "达尔罕茂明安联合旗,Damao Banner\n\n", "utf-8"),
        ("a.tsv", "zh\ten\n达尔罕茂明安联合旗\tDamao Banner\n", "utf-16"),
        ("a.txt", "达尔罕茂明安联合旗\tDamao Banner\r\n", "utf-8"),
    ],
)
def test_files_of_several_shapes(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    path = write(tmp_path / name, content, encoding)
    assert english(path, "达尔罕茂明安联合旗") == [("Damao Banner", "user")]


def test_our_abbreviations_follow_the_users_name(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "zh,en\n达尔罕茂明安联合旗,Damao Banner\n")
    assert english(path, "达茂旗") == [("Damao Banner", "user")]


def test_a_users_place_still_chains(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "zh,en\n大十号村,Big Ten Village\n")
    assert english(path, "马莲渠乡大十号村") == [("Big Ten Village, Malianqu Township", "derived")]


def test_a_users_term_is_matched_anywhere(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "zh,en,aliases\n云上牧场,Cloud Ranch,云牧=the Ranch\n")
    assert english(path, "他去云上牧场，又回云牧") == [("Cloud Ranch", "user"), ("the Ranch", "user")]


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    first = glossaries.load([write(tmp_path / "a.csv", "甲乙丙,A\n")]).digest
    second = glossaries.load([write(tmp_path / "a.csv", "甲乙丙,B\n")]).digest
    assert len({glossaries.load().digest, first, second}) == 3
    assert glossaries.load().digest == glossaries.load().digest


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("zh,en\n甲乙,A\n甲乙,B\n", 3, "'A' at"),
        ("zh,en\n甲乙,A\n甲乙,A\n", 3, "repeats 甲乙 of line 2"),
        ("zh,en\n甲乙,\n", 2, "English is empty"),
        ("zh,en\n,A\n", 2, "Chinese is empty"),
        ("zh,english\n甲乙,A\n", 1, "'en'"),
        ("zh,zh,en\n甲乙,丙丁,A\n", 1, "'zh'"),
        ("zh,en\n甲乙,A,B\n", 2, "3 fields"),
        ('zh,en\n甲乙,"A\n', 2, "not valid CSV"),
        ("zh,en,kind\n甲乙,A,moon\n", 2, "'moon'"),
        ("zh,en\n甲乙,A\0\n", 2, "binary"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, content: str, line: int, what: str) -> None:
    path = write(tmp_path / "a.csv", content)
    with pytest.raises(GlossaryError, match=what) as caught:
        glossaries.load([path])
    assert caught.value.where == f"{path}:{line}"
    assert caught.value.exit_code == 4


def test_two_files_that_disagree(tmp_path: Path) -> None:
    first = write(tmp_path / "a.csv", "甲乙,A\n")
    second = write(tmp_path / "b.csv", "甲乙,B\n")
    with pytest.raises(GlossaryError, match=f"{first}:1"):
        glossaries.load([first, second])
    assert len(glossaries.load([first, write(tmp_path / "c.csv", "甲乙,A\n")])) == len(glossaries.load()) + 1


def test_what_a_chinese_spreadsheet_saves_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "zh,en\n甲乙沟村,Jiayigou Village\n", "gb18030")
    assert [term.en for term in glossaries.load([path]).match("他家住在甲乙沟村。")] == ["Jiayigou Village"]


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "zh,en\nname,Hulun Bûir\n", "latin-1")
    with pytest.raises(GlossaryError, match="UTF-8") as caught:
        glossaries.load([path])
    assert caught.value.where == f"{path}:2"


def test_an_enormous_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(GlossaryError, match="larger than"):
        glossaries.load([path])


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(GlossaryError, match="cannot be read"):
        glossaries.load([tmp_path / name])
