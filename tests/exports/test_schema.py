"""Every Word file that is written holds to the standard: element order, values, references, package.

Checked by a port of the validator of Microsoft's Open XML SDK.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from exports.bilingual import write_bilingual, write_bilingual_each
from exports.english import write_english
from exports.handoff import read_handoff
from exports.layout import Options
from translate.document import Document, Remark


def errors(path: Path, version: FileFormat = FileFormat.OFFICE_2019) -> list[str]:
    """What is wrong with the file for that version of Office."""
    return [
        str(error) for error in OpenXmlValidator(file_format=version, max_errors=50).validate(path).errors
    ]


def changed(path: Path, part: str, before: str, after: str) -> Path:
    """The file with the first such piece of a part's XML replaced."""
    goal = path.with_name("changed.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(goal, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            assert name != part or before in content
            new.writestr(name, content.replace(before, after, 1) if name == part else content)
    return goal


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(layout="paragraph"),
        Options(lock=False),
        Options(layout="paragraph", lock=False, english="en-GB"),
        Options(clean=True),
        Options(clean=True, layout="paragraph", lock=False),
        Options(english="en-GB", columns=("target", "source", "notes")),
    ],
    ids=["plain", "paragraph", "no-lock", "paragraph-no-lock-en-GB", "clean", "clean-paragraph", "columns"],
)
def test_the_working_copy_is_valid(document: Document, folder: Path, options: Options) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, options)
    with zipfile.ZipFile(path) as package:
        assert ("word/comments.xml" in package.namelist()) is not options.clean
    assert errors(path) == []


def test_the_working_copy_is_valid_for_old_and_new_versions_of_word(document: Document, folder: Path) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    for version in (FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365):
        assert errors(path, version) == []


def test_a_file_for_each_article_is_valid(document: Document, folder: Path) -> None:
    for path in write_bilingual_each(document, folder / "handoff.docx"):
        assert errors(path) == [], path.name


def test_a_file_on_a_template_is_valid(document: Document, folder: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "THE STEPPE COURIER"
    template.save(str(folder / "house.docx"))
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(template=folder / "house.docx"))
    assert errors(path) == []


def test_a_page_with_nothing_on_it_gives_a_valid_file(document: Document, folder: Path) -> None:
    page = replace(document.page, articles=(), name=None, furniture=())
    bare = replace(document, page=page, translations=())
    write_bilingual(bare, folder / "handoff.docx")
    write_english(bare, folder / "english.docx")
    assert errors(folder / "handoff.docx") + errors(folder / "english.docx") == []


@pytest.mark.parametrize("write", [write_bilingual, write_english])
def test_what_is_written_from_a_reviewed_file_is_valid(
    document: Document, folder: Path, write: Callable[[Document, Path], None]
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    edited = changed(path, "word/document.xml", " herders sit round", " of the herders &amp; dogs sit round")
    assert errors(edited) == []
    reviewed = read_handoff(edited).edited()
    assert "editor" in {translation.origin for translation in reviewed.translations}
    remarks = (
        Remark(author='Su "He" & co', text="Which lake?\nOr river?", segment_ids=("a03.p01.s01",)),
        Remark(author="", text="Thanks", segment_ids=()),
    )
    write(replace(reviewed, remarks=remarks), folder / "again.docx")
    assert errors(folder / "again.docx") == []


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("settings", "<w:trackRevisions/>", "<w:listSeparator w:val=','/><w:trackRevisions/>"),
        ("document", "<w:sdtPr>", "<w:sdtEndPr/><w:sdtPr>"),
        ("document", 'w:val="sdtLocked"', 'w:val="sdtlocked"'),
        ("document", "<w:tcW ", '<w:shd w:val="clear" w:fill="FFFFFF"/><w:tcW '),
        ("document", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="fixed"/><w:tblStyle w:val="x"/>'),
        ("document", "<w:b/><w:bCs/>", '<w:b/><w:bCs/><w:rStyle w:val="MengyiQuiet"/>'),
        ("document", '<w:commentReference w:id="1"/>', '<w:commentReference w:id="99"/>'),
        ("comments", "w:initials=", "w:initial="),
        ("styles", "<w:qFormat/>", '<w:qFormat/><w:name w:val="x"/>'),
    ],
)
def test_the_validator_sees_what_word_would_not_open(
    document: Document, folder: Path, part: str, before: str, after: str
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    assert errors(changed(path, f"word/{part}.xml", before, after)) != []
