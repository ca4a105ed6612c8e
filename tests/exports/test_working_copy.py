"""What makes the file a working copy: locks, tracking, comments, the embedded part, and the options."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from exports.bilingual import write_bilingual, write_bilingual_each
from exports.layout import Options
from translate.document import Document, page_from_json
from translate.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{urn:mengyi:handoff}"


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{W}val"))


def controls(path: Path) -> dict[str, tuple[str, str]]:
    """Tag -> (lock, text) of every content control."""
    return {
        value(sdt, f"{W}sdtPr/{W}tag"): (value(sdt, f"{W}sdtPr/{W}lock"), text(sdt))
        for sdt in part(path, "word/document.xml").iter(f"{W}sdt")
    }


def write(document: Document, folder: Path, options: Options | None = None) -> Path:
    path = folder / "handoff.docx"
    write_bilingual(document, path, options)
    return path


def test_chinese_is_locked_and_english_is_free_in_its_own_control(document: Document, folder: Path) -> None:
    found = controls(write(document, folder))
    for translation in document.translations:
        segment = translation.segment
        assert found[f"zh:{segment.id}"] == ("sdtContentLocked", segment.source)
        if translation.target:
            assert found[segment.id] == ("sdtLocked", translation.target)
    fixed = {tag for tag in found if tag.startswith("fixed:")}
    assert len(found) == 2 * len(document.translations) + len(fixed)


def test_what_stands_outside_the_rows_is_locked(document: Document, folder: Path) -> None:
    found = controls(write(document, folder))
    fixed = {
        tag.removeprefix("fixed:"): words for tag, (_, words) in found.items() if tag.startswith("fixed:")
    }
    heads = [f"a{n:02d}.head" for n in range(1, 5)]
    terms = [f"a{n:02d}.terms" for n in range(1, 5)]
    assert sorted(fixed) == sorted(["cover", "page.head", *heads, *terms, "furniture"])
    assert {lock for tag, (lock, _) in found.items() if tag.startswith("fixed:")} == {"sdtContentLocked"}
    assert fixed["a02.head"] == "a02  Brief"
    assert "Baiyin Town: A Small Reading Room Lights the Long Winter Nights" in fixed["cover"]
    assert fixed["a02.terms"] == "Terms: 青河旗 Qinghe Banner (established)"
    assert fixed["page.head"] == "Page name"


def test_no_control_goes_round_a_single_paragraph(document: Document, folder: Path) -> None:
    # LibreOffice doubles what stands in such a one.
    for sdt in part(write(document, folder), "word/document.xml").iter(f"{W}sdt"):
        inside = next(sdt.iterchildren(f"{W}sdtContent"))
        assert len(list(inside.iterchildren(f"{W}p", f"{W}tbl"))) != 1


def test_nothing_is_locked_where_no_lock_was_asked_for(document: Document, folder: Path) -> None:
    found = controls(write(document, folder, Options(lock=False)))
    assert {lock for lock, _ in found.values()} == {""}


def test_control_numbers_are_unique(document: Document, folder: Path) -> None:
    body = part(write(document, folder), "word/document.xml")
    numbers = [value(properties, f"{W}id") for properties in body.iter(f"{W}sdtPr")]
    assert len(set(numbers)) == len(numbers) > 0


def test_a_row_without_english_shows_a_placeholder(document: Document, folder: Path) -> None:
    body = part(write(document, folder), "word/document.xml")
    waiting = [
        value(sdt, f"{W}sdtPr/{W}tag")
        for sdt in body.iter(f"{W}sdt")
        if sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    ]
    assert waiting == ["a02.p01.s02"]


def test_without_locks_the_chinese_has_no_control(document: Document, folder: Path) -> None:
    found = controls(write(document, folder, Options(lock=False)))
    assert set(found) == {translation.segment.id for translation in document.translations}
    assert {lock for lock, _ in found.values()} == {""}


def test_change_tracking_is_on(document: Document, folder: Path) -> None:
    settings = part(write(document, folder), "word/settings.xml")
    order = [etree.QName(child).localname for child in settings]
    assert order.index("zoom") < order.index("trackRevisions") < order.index("defaultTabStop")


def test_comments_hang_on_the_words_they_concern(document: Document, folder: Path) -> None:
    path = write(document, folder)
    said = {
        str(comment.get(f"{W}id")): text(comment)
        for comment in part(path, "word/comments.xml").iter(f"{W}comment")
    }
    anchored: dict[str, str] = {}
    open_comments: set[str] = set()
    for node in part(path, "word/document.xml").iter():
        number = str(node.get(f"{W}id"))
        if node.tag == f"{W}commentRangeStart":
            open_comments.add(number)
            anchored[number] = ""
        elif node.tag == f"{W}commentRangeEnd":
            open_comments.remove(number)
        elif node.tag == f"{W}t":
            for number in open_comments:
                anchored[number] += node.text or ""
    assert not open_comments
    assert set(anchored) == set(said)
    assert {(words, said[number].partition(":")[0]) for number, words in anchored.items()} == {
        ("白音镇", "Error"),
        ("13", "Error"),
        ("册", "Warning"),
        ("首批十二辆新能源客车完成路试。", "Error"),
    }


def test_the_embedded_part_holds_the_page_ids_digests_and_machine_english(
    document: Document, folder: Path
) -> None:
    root = part(write(document, folder), "customXml/item1.xml")
    assert (root.tag, root.get("schema"), root.get("engine")) == (f"{M}handoff", "1", "fake")
    assert page_from_json(root.findtext(f"{M}page") or "", "embedded") == document.page
    assert [(s.get("id"), s.get("digest"), s.findtext(f"{M}en")) for s in root.iter(f"{M}segment")] == [
        (t.segment.id, t.segment.digest, t.target) for t in document.translations
    ]


def test_a_row_a_paragraph_keeps_a_control_a_sentence(document: Document, folder: Path) -> None:
    by_sentence = set(controls(write(document, folder)))
    path = write(document, folder, Options(layout="paragraph"))
    assert set(controls(path)) == by_sentence
    rows = {
        text(cells[0]): (text(cells[1]), text(cells[2]), text(cells[3]))
        for row in part(path, "word/document.xml").iter(f"{W}tr")
        if len(cells := list(row.iter(f"{W}tc"))) == 4
    }
    source, target, notes = rows["a01.p01"]
    assert source == "隆冬的清晨，白音镇的草原书屋已经亮起灯。三十多名牧民围炉而坐。"
    assert target.endswith("Grassland Reading Room. Some 13 herders sit round the stove.")
    assert "■ Error: “Some 13 herders sit round…”: 三十多 is “more than 30”" in notes


def test_a_clean_file_has_no_notes_marks_comments_or_terms(document: Document, folder: Path) -> None:
    path = write(document, folder, Options(clean=True))
    body = part(path, "word/document.xml")
    for tag in ("commentRangeStart", "bdr"):
        assert next(body.iter(f"{W}{tag}"), None) is None
    words = text(body)
    for absent in ("Notes", "Error", "Terms in", "Findings", "To check"):
        assert absent not in words
    with zipfile.ZipFile(path) as package:
        assert "word/comments.xml" not in package.namelist()


def test_columns_come_in_the_order_asked_for(document: Document, folder: Path) -> None:
    path = write(document, folder, Options(columns=("target", "source", "id")))
    tables = [
        [text(cell) for cell in next(table.iter(f"{W}tr")).iter(f"{W}tc")]
        for table in part(path, "word/document.xml").iter(f"{W}tbl")
    ]
    assert ["English", "中文", "ID"] in tables
    assert ["ID", "中文", "English", "Notes"] not in tables


@pytest.mark.parametrize(
    "columns", [("id", "notes"), ("source", "target", "target"), ("source", "target", "x")]
)
def test_impossible_columns_are_refused(columns: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="column"):
        Options(columns=columns)  # type: ignore[arg-type]


def test_a_template_gives_its_styles_and_header(document: Document, folder: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "THE STEPPE COURIER"
    heading = template.styles["Heading 1"]
    heading.font.name = "Georgia"
    heading.element.set(f"{W}styleId", "1")  # as Chinese versions of Word have it
    template.save(str(folder / "house.docx"))
    path = write(document, folder, Options(template=folder / "house.docx"))
    written = docx.Document(str(path))
    assert written.sections[0].header.paragraphs[0].text == "THE STEPPE COURIER"
    assert written.sections[0].footer.paragraphs[0].text.startswith("fake")
    first = next(p for p in written.paragraphs if "".join(p._p.itertext()).startswith("a01"))
    assert (first.style.name, first.style.font.name) == ("Heading 1", "Georgia")  # type: ignore[union-attr]
    assert "MengyiSource" in {style.style_id for style in written.styles}


def test_a_template_that_is_no_word_file_is_refused(document: Document, folder: Path) -> None:
    bad = folder / "bad.docx"
    bad.write_text("no zip")
    with pytest.raises(InputError, match="cannot be read as a template"):
        write(document, folder, Options(template=bad))


def test_each_article_can_have_a_file_of_its_own(document: Document, folder: Path) -> None:
    paths = write_bilingual_each(document, folder / "handoff.docx")
    assert [path.name for path in paths] == [f"handoff-a{n:02d}.docx" for n in range(1, 5)]
    ids = [
        segment_id
        for path in paths
        for segment_id in controls(path)
        if not segment_id.startswith(("zh:", "fixed:"))
    ]
    assert ids == [t.segment.id for t in document.translations if t.segment.id != "page.name"]
