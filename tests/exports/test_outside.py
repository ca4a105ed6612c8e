"""Text outside the rows: what a file went out with, and a file that does not say it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from exports.bilingual import write_bilingual
from exports.handoff import read_handoff
from exports.outside import outside_texts
from translate.document import Document


def row(*cells: str) -> str:
    inside = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def control(tag: str, text: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>'


def test_paragraphs_and_cells_of_other_tables_are_outside(document: Document) -> None:
    """Each text once; the tables of the rows, and what is in them, are not."""
    rows = row(run("a01.title"), run("白音镇"), control("a01.title", "Baiyin"), run("A note"))
    terms = row(run("白音镇"), run("Baiyin Town")) + row(run("青河旗"), run("Baiyin Town"))
    body = (
        f"<w:p>{run('Articles')}</w:p><w:tbl>{rows}</w:tbl><w:p/><w:tbl>{terms}</w:tbl>"
        f'<w:sdt><w:sdtPr><w:tag w:val="fixed:x"/></w:sdtPr><w:sdtContent><w:p>{run("End")}</w:p>'
        "</w:sdtContent></w:sdt>"
    )
    assert outside_texts(body, document) == ("Articles", "白音镇", "Baiyin Town", "青河旗", "End")


def test_a_file_that_does_not_say_what_it_went_out_with_gives_no_false_remarks(
    document: Document, folder: Path
) -> None:
    """An earlier version worded its first page another way."""
    path, older = folder / "handoff.docx", folder / "older.docx"
    write_bilingual(document, path)
    with zipfile.ZipFile(path) as new, zipfile.ZipFile(older, "w") as old:
        for name in new.namelist():
            content = new.read(name).decode("utf-8", "surrogateescape")
            if name == "customXml/item1.xml":
                content = content.partition("<outside>")[0] + "</handoff>"
            content = content.replace("How to use this document", "How to work with it")
            old.writestr(name, content.encode("utf-8", "surrogateescape"))
    assert read_handoff(older).remarks == ()
    assert read_handoff(path).remarks == ()
