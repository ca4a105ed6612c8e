"""Files saved by editors' programs: untouched they come back as sent, edited they come back exactly."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from exports.bilingual import write_bilingual
from exports.handoff import read_handoff
from exports.layout import Options
from translate.document import Document
from translate.errors import HandoffError

SaveAs = Callable[[Path, str], Path]
PROGRAMS = ("word", "word-mac", "wps", "wps-flat", "libreoffice", "google", "pages")
# These keep the embedded part: the file is read without the articles.json of its run.
KEEPS_EMBEDDED = ("word", "word-mac", "wps", "wps-flat", "libreoffice")
BY = 'w:id="900" w:author="Su He" w:date="2031-01-17T08:00:00Z"'


@pytest.fixture
def sent(document: Document, folder: Path) -> Path:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    return path


def english(document: Document, **edited: str) -> dict[str, str]:
    by_id = {translation.segment.id: translation.target for translation in document.translations}
    return by_id | {segment_id.replace("_", "."): words for segment_id, words in edited.items()}


def replaced(path: Path, *changes: tuple[str, str], part: str = "word/document.xml") -> Path:
    """The file with pieces of the part's XML replaced, as an editor's work in the program would."""
    goal = path.with_name("edited.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(goal, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                text = content.decode()
                for before, after in changes:
                    assert text.count(before) == 1, before
                    text = text.replace(before, after)
                content = text.encode()
            new.writestr(name, content)
    return goal


@pytest.mark.parametrize("layout", ["sentence", "paragraph"])
@pytest.mark.parametrize("lock", [True, False])
@pytest.mark.parametrize("program", PROGRAMS)
def test_an_untouched_file_comes_back_as_it_was_sent(
    document: Document, folder: Path, save_as: SaveAs, program: str, lock: bool, layout: str
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout=layout, lock=lock))  # type: ignore[arg-type]
    handoff = read_handoff(save_as(path, program), document)
    assert handoff.english == english(document)
    assert handoff.remarks == ()


@pytest.mark.parametrize("program", PROGRAMS)
def test_only_a_program_that_drops_the_embedded_part_needs_the_articles_of_the_run(
    document: Document, sent: Path, save_as: SaveAs, program: str
) -> None:
    saved = save_as(sent, program)
    if program in KEEPS_EMBEDDED:
        assert read_handoff(saved).english == english(document)
    else:
        with pytest.raises(HandoffError, match=r"give the articles\.json"):
            read_handoff(saved)


@pytest.mark.parametrize("layout", ["sentence", "paragraph"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_tracked_and_plain_edits_come_back_exactly(
    document: Document, folder: Path, save_as: SaveAs, program: str, layout: str
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout=layout))  # type: ignore[arg-type]
    edited = replaced(
        path,
        (
            '<w:t xml:space="preserve"> herders sit round the stove.</w:t></w:r>',
            f"</w:r><w:del {BY}><w:r><w:delText> herders sit round the stove.</w:delText></w:r></w:del>"
            f'<w:ins {BY}><w:r><w:t xml:space="preserve"> of the herders sit.</w:t></w:r></w:ins>',
        ),
        ("“It used to take a whole day to reach ", "“A day &amp; a night to reach "),
    )
    assert read_handoff(save_as(edited, program), document).english == english(
        document,
        a01_p01_s02="Some 13 of the herders sit.",
        a01_p04_s01="“A day & a night to reach Qinghe Banner and buy a book,” she said.",
    )


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_editors_comment_comes_back_with_its_row(
    document: Document, sent: Path, save_as: SaveAs, program: str
) -> None:
    anchored = replaced(
        sent,
        (
            '<w:t xml:space="preserve">“It used to take a whole day',
            '<w:t xml:space="preserve">“It used to take </w:t></w:r><w:commentRangeStart w:id="77"/><w:r>'
            '<w:t xml:space="preserve">a whole day</w:t></w:r><w:commentRangeEnd w:id="77"/>'
            '<w:r><w:commentReference w:id="77"/></w:r><w:r><w:t xml:space="preserve">',
        ),
    )
    said = replaced(
        anchored.rename(anchored.with_name("anchored.docx")),
        (
            "</w:comments>",
            '<w:comment w:id="77" w:author="Su He"><w:p><w:r><w:t>Which day?</w:t></w:r></w:p></w:comment>'
            "</w:comments>",
        ),
        part="word/comments.xml",
    )
    handoff = read_handoff(save_as(said, program), document)
    assert handoff.english == english(document)
    assert [(r.author, r.text, r.segment_ids) for r in handoff.remarks] == [
        ("Su He", "Which day?", ("a01.p04.s01",))
    ]


@pytest.mark.parametrize("program", ["wps-flat", "google", "pages"])
def test_neighbours_that_were_both_rewritten_are_refused_where_nothing_parts_them(
    document: Document, folder: Path, save_as: SaveAs, program: str
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout="paragraph"))
    edited = replaced(
        path,
        ("“It used to take a whole day to reach ", "One day it took to reach "),
        (" and buy a book,” she said.", ", she said, to buy a book!"),
        ("This year the room added ", "The room has added "),
    )
    with pytest.raises(HandoffError, match=r"a01\.p04\.s01 to a01\.p04\.s02 cannot be told apart"):
        read_handoff(save_as(edited, program), document)
