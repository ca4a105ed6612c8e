"""Every kind of file finds its reader, by what is in it as much as by its name."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
import pytest

from translate.document import page_to_json
from translate.errors import InputError
from translate.markdown import page_to_markdown
from translate.page import segment_page
from translate.sources import STDIN, explain_page, find_sources, read_page

TEXT = "给草原放个“长假”\n□本报记者 乌兰\n\n今年以来，阿巴嘎旗把草畜平衡作为硬任务。\n"
PAGE = segment_page(TEXT, "page.txt")


class Stream:
    """Standard input with the bytes given."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.txt", TEXT.encode()),
        ("page", TEXT.encode("gb18030")),
        ("page.json", page_to_json(PAGE).encode()),
        ("page.md", page_to_markdown(PAGE).encode()),
    ],
)
def test_each_form_gives_the_same_articles(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_page(path).articles == PAGE.articles


def test_a_word_file_is_known_by_its_content(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("给草原放个长假")
    document.add_paragraph("草绿了。")
    path = tmp_path / "page.bin"
    document.save(str(path))
    page = read_page(path)
    assert (page.source, page.articles[0].title) == ("page.bin", "给草原放个长假")


@pytest.mark.parametrize(
    "data", [TEXT.encode(), page_to_json(PAGE).encode(), page_to_markdown(PAGE).encode()]
)
def test_standard_input_is_known_by_its_content(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(data))
    assert read_page(STDIN).articles == PAGE.articles


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(b"\n"))
    with pytest.raises(InputError, match="standard input: the file is empty"):
        read_page(STDIN)


def test_plain_text_that_is_named_markdown_is_segmented(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(TEXT, encoding="utf-8")
    assert read_page(path).articles == PAGE.articles


def test_folders_are_searched_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.docx", "sub/c.md", ".hidden/d.txt", "~$a.docx", "photo.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("草", encoding="utf-8")
    named = tmp_path / "photo.png"
    found = find_sources([tmp_path, named, tmp_path / "b.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.docx",
        "b.txt",
        "sub/c.md",
        "photo.png",
    ]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no page in this folder"):
        find_sources([tmp_path])


def test_each_boundary_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    lines = [line.split("\t") for line in explain_page(path)]
    assert [(where, role) for where, role, _, _ in lines] == [
        ("1", "title"),
        ("2", "byline"),
        ("4", "paragraph"),
    ]
    assert lines[0][3].startswith("a01 article begins: a headline opens an article")


def test_given_articles_have_nothing_to_explain(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text(page_to_json(PAGE), encoding="utf-8")
    with pytest.raises(InputError, match="not segmented here"):
        explain_page(path)
