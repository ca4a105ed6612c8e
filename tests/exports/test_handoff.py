"""The way back: whatever was done to the file, each segment's English comes back exactly or is refused."""

from __future__ import annotations

import copy
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports import celltext
from exports.bilingual import write_bilingual, write_bilingual_each
from exports.handoff import Handoff, collect, read_handoff
from exports.layout import Options
from exports.unpack import WordParts, open_word_file
from translate.document import Article, Block, Document, Page, Remark, Segment, Translation
from translate.errors import HandoffError

DATA = Path(__file__).parent / "data"
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NS}}}"
BY = 'w:id="900" w:author="Editor" w:date="2031-01-17T08:00:00Z"'

Edit = Callable[[etree._Element], None]


def rewrite(path: Path, edit: Edit, *, without: str = "") -> Path:
    """The file with its document changed by `edit`, and without the parts whose name begins so."""
    goal = path.with_name("edited.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if without and name.startswith(without):
                continue
            content = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                edit(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return goal


def english(root: etree._Element, segment_id: str) -> etree._Element:
    """The content of a segment's English control."""
    for sdt in root.iter(f"{W}sdt"):
        tag = sdt.find(f"{W}sdtPr/{W}tag")
        if tag is not None and tag.get(f"{W}val") == segment_id:
            return sdt.find(f"{W}sdtContent")  # type: ignore[return-value]
    raise AssertionError(segment_id)


def row_of(root: etree._Element, segment_id: str) -> etree._Element:
    return next(english(root, segment_id).iterancestors(f"{W}tr"))


def fill(content: etree._Element, inside: str) -> None:
    for child in list(content):
        content.remove(child)
    content.extend(list(etree.fromstring(f'<x xmlns:w="{W_NS}">{inside}</x>')))


def strip_controls(root: etree._Element) -> None:
    """Leaves the text of content controls and nothing of the controls, as Google Docs does."""
    for sdt in list(root.iter(f"{W}sdt")):
        parent, place = sdt.getparent(), sdt.getparent().index(sdt)  # type: ignore[union-attr]
        content = sdt.find(f"{W}sdtContent")
        parent[place : place + 1] = list(content)  # type: ignore[index,arg-type]


@pytest.fixture
def sent(document: Document, folder: Path) -> Path:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    return path


def sent_english(document: Document) -> dict[str, str]:
    return {t.segment.id: t.target for t in document.translations}


@pytest.mark.parametrize("layout", ["sentence", "paragraph"])
@pytest.mark.parametrize("lock", [True, False])
@pytest.mark.parametrize("clean", [True, False])
def test_an_untouched_file_comes_back_as_it_was_sent(
    document: Document, folder: Path, layout: str, lock: bool, clean: bool
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout=layout, lock=lock, clean=clean))  # type: ignore[arg-type]
    handoff = read_handoff(path, document)
    assert handoff.english == sent_english(document)
    assert handoff.document.page == document.page
    assert [t.terms for t in handoff.document.translations] == [t.terms for t in document.translations]
    assert handoff.edited() == handoff.document
    assert handoff.remarks == ()


@pytest.mark.parametrize("name", ["libreoffice-sentences.docx", "libreoffice-paragraphs.docx"])
def test_a_file_saved_by_libreoffice_comes_back(document: Document, name: str) -> None:
    assert read_handoff(DATA / name, document).english == sent_english(document)


def test_a_file_without_controls_and_embedded_part_is_read_by_ids(document: Document, sent: Path) -> None:
    path = rewrite(sent, strip_controls, without="customXml")
    assert read_handoff(path, document).english == sent_english(document)
    with pytest.raises(HandoffError, match="lost the embedded part"):
        read_handoff(path)


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("Plain words."), "Plain words."),
        (
            run("Some ") + f"<w:ins {BY}>{run('30')}</w:ins><w:del {BY}>{run('13', 'delText')}</w:del>",
            "Some 30",
        ),
        (f"<w:del {BY}>{run('all of it', 'delText')}</w:del>", ""),
        (
            f"<w:moveFrom {BY}>{run('first ')}</w:moveFrom>{run('second ')}"
            f"<w:moveTo {BY}>{run('first')}</w:moveTo>",
            "second first",
        ),
        (
            f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>Bold</w:t></w:r>",
            "Bold",
        ),
        (f"<w:ins {BY}><w:del {BY}>{run('gone', 'delText')}</w:del></w:ins>{run('kept')}", "kept"),
        (
            f"<w:hyperlink>{run('linked')}</w:hyperlink><w:smartTag>{run(' place')}</w:smartTag>",
            "linked place",
        ),
        (f"{run('a')}<w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r>{run('b')}", "a\t\n\u2011b"),
        (f"<w:proofErr w:type='spellStart'/>{run('Baiyin')}<w:bookmarkStart w:id='5' w:name='x'/>", "Baiyin"),
        (run("a") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("b"), "ab"),
    ],
)
def test_tracked_changes_are_accepted(sent: Path, inside: str, expected: str) -> None:
    path = rewrite(sent, lambda root: fill(english(root, "a01.p01.s02"), inside))
    handoff = read_handoff(path)
    assert handoff.english["a01.p01.s02"] == expected
    edited = handoff.edited().by_id()["a01.p01.s02"]
    assert (edited.target, edited.origin, edited.findings) == (expected, "editor", ())


def test_words_typed_beside_the_control_belong_to_the_cell(sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        sdt = english(root, "a01.p01.s02").getparent()
        assert sdt is not None
        sdt.addnext(etree.fromstring(f'<x xmlns:w="{W_NS}">{run(" Twice.")}</x>')[0])
        sdt.addprevious(etree.fromstring(f'<x xmlns:w="{W_NS}">{run("So: ")}</x>')[0])

    assert read_handoff(rewrite(sent, edit)).english["a01.p01.s02"] == (
        "So: Some 13 herders sit round the stove. Twice."
    )


def test_a_second_paragraph_is_a_new_line_unless_its_mark_was_deleted(sent: Path) -> None:
    def edit(root: etree._Element, mark: str = "") -> None:
        paragraph = next(english(root, "a01.p01.s02").iterancestors(f"{W}p"))
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        if mark:
            properties.append(etree.fromstring(f'<x xmlns:w="{W_NS}">{mark}</x>')[0])
        paragraph.addnext(etree.fromstring(f'<x xmlns:w="{W_NS}"><w:p>{run("More.")}</w:p></x>')[0])

    assert read_handoff(rewrite(sent, edit)).english["a01.p01.s02"].endswith("stove.\nMore.")
    joined = rewrite(sent, lambda root: edit(root, f"<w:rPr><w:del {BY}/></w:rPr>"))
    assert read_handoff(joined).english["a01.p01.s02"].endswith("stove.More.")


def test_moved_rows_split_tables_and_new_rows_do_no_harm(document: Document, sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        table = next(row_of(root, "a04.title").iterancestors(f"{W}tbl"))
        rows = list(table.iter(f"{W}tr"))
        for row in rows[1:]:
            table.remove(row)
        table.extend(reversed(rows[1:]))
        second = copy.deepcopy(table)
        for row in list(second.iter(f"{W}tr"))[:9]:
            second.remove(row)
        for row in list(table.iter(f"{W}tr"))[9:]:
            table.remove(row)
        table.addnext(second)
        blank = copy.deepcopy(rows[0])
        for words in blank.iter(f"{W}t"):
            words.text = "editor's own"
        second.append(blank)

    assert read_handoff(rewrite(sent, edit), document).english == sent_english(document)


def test_columns_in_another_order_are_found_by_their_header(document: Document, sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        strip_controls(root)
        for row in root.iter(f"{W}tr"):
            cells = list(row.iter(f"{W}tc"))
            if len(cells) == 4:
                row.append(cells[1])

    assert read_handoff(rewrite(sent, edit), document).english == sent_english(document)


def test_cells_wrapped_in_controls_and_merged_cells_are_read(document: Document, sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        row = row_of(root, "a01.p01.s01")
        cells = list(row.iter(f"{W}tc"))
        for paragraph in list(cells[3]):  # Notes merged into English
            if paragraph.tag == f"{W}p":
                cells[3].remove(paragraph)
        row.remove(cells[3])
        wrapped = etree.fromstring(f'<x xmlns:w="{W_NS}"><w:sdt><w:sdtContent/></w:sdt></x>')[0]
        cells[2].addprevious(wrapped)
        wrapped[0].append(cells[2])

    assert read_handoff(rewrite(sent, edit)).english == sent_english(document)


def test_a_file_of_one_article_is_held_against_the_whole_page(document: Document, folder: Path) -> None:
    write_bilingual_each(document, folder / "handoff.docx")
    handoff = read_handoff(folder / "handoff-a02.docx", document)
    assert list(handoff.english) == ["a02.p01.s01", "a02.p01.s02"]
    assert [article.id for article in handoff.document.page.articles] == ["a02"]


def remove_row(root: etree._Element) -> None:
    row = row_of(root, "a01.p01.s01")
    row.getparent().remove(row)  # type: ignore[union-attr]


def delete_row_tracked(root: etree._Element) -> None:
    properties = row_of(root, "a01.p01.s01").find(f"{W}trPr")
    assert properties is not None
    properties.append(etree.fromstring(f'<x xmlns:w="{W_NS}"><w:del {BY}/></x>')[0])


def double_row(root: etree._Element) -> None:
    row = row_of(root, "a01.p01.s01")
    row.addnext(copy.deepcopy(row))


def change_chinese(root: etree._Element) -> None:
    fill(english(root, "zh:a01.p01.s01"), run("隆冬的傍晚。"))


def rename_row(root: etree._Element) -> None:
    tag = english(root, "a01.p01.s01").getparent().find(f"{W}sdtPr/{W}tag")  # type: ignore[union-attr]
    assert tag is not None
    tag.set(f"{W}val", "a99.p01.s01")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (remove_row, "a01.p01.s01 is missing"),
        (delete_row_tracked, "a01.p01.s01 is missing"),
        (double_row, "a01.p01.s01 is there 2 times"),
        (change_chinese, "the Chinese of a01.p01.s01 was changed"),
        (rename_row, "a01.p01.s01 is missing; a99.p01.s01 is not of this page"),
    ],
)
def test_a_file_that_does_not_match_is_refused_with_a_list(sent: Path, edit: Edit, message: str) -> None:
    with pytest.raises(HandoffError, match=message):
        read_handoff(rewrite(sent, edit))


def test_a_long_list_of_problems_is_cut_and_counted(sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        for row in list(root.iter(f"{W}tr")):
            row.getparent().remove(row)  # type: ignore[union-attr]

    with pytest.raises(HandoffError, match="and 21 more; put these rows right"):
        read_handoff(rewrite(sent, edit))


def test_another_page_is_refused(document: Document, sent: Path) -> None:
    other = replace(document, translations=document.translations[:-1])
    with pytest.raises(HandoffError, match="the hand-off of another page"):
        read_handoff(sent, other)


def test_sentences_of_a_paragraph_without_controls_are_told_apart_by_those_that_stayed(
    document: Document, folder: Path
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout="paragraph"))
    sent = sent_english(document)
    assert read_handoff(rewrite(path, strip_controls)).english == sent

    def edit(root: etree._Element, *changes: tuple[str, str]) -> None:
        for segment_id, words in changes:
            fill(english(root, segment_id), run(words))
        strip_controls(root)

    second = ("a01.p01.s02", "About 30 herders sit there.")
    one = rewrite(path, lambda root: edit(root, second))
    assert read_handoff(one).english == {**sent, second[0]: second[1]}
    both = rewrite(path, lambda root: edit(root, ("a01.p01.s01", "At dawn the lamp is lit."), second))
    with pytest.raises(HandoffError, match=r"a01\.p01\.s01 to a01\.p01\.s02 cannot be told apart"):
        read_handoff(both)


def test_a_sentence_pasted_over_with_its_control_is_found_between_its_neighbours(
    document: Document, folder: Path
) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout="paragraph"))

    def edit(root: etree._Element) -> None:
        sdt = english(root, "a01.p01.s01").getparent()
        assert sdt is not None
        sdt.addprevious(etree.fromstring(f'<x xmlns:w="{W_NS}">{run("Lights are on.")}</x>')[0])
        sdt.getparent().remove(sdt)  # type: ignore[union-attr]

    assert read_handoff(rewrite(path, edit)).english == {
        **sent_english(document),
        "a01.p01.s01": "Lights are on.",
    }


def cell_of(root: etree._Element, segment_id: str, column: int) -> etree._Element:
    return row_of(root, segment_id).findall(f"{W}tc")[column]


def write_into(cell: etree._Element, words: str) -> None:
    cell.append(etree.fromstring(f'<x xmlns:w="{W_NS}"><w:p>{run(words)}</w:p></x>')[0])


def add_row(root: etree._Element, segment_id: str, column: int, words: str) -> None:
    """A row of the editor's own below that of a segment, words in one of its cells."""
    row = row_of(root, segment_id)
    added = copy.deepcopy(row)
    for cell in added.iter(f"{W}tc"):
        for paragraph in cell.findall(f"{W}p"):
            cell.remove(paragraph)
        write_into(cell, "")
    row.addnext(added)
    write_into(added.findall(f"{W}tc")[column], words)


def test_words_in_notes_and_in_rows_of_their_own_come_back_as_remarks(document: Document, sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        write_into(cell_of(root, "a01.p01.s02", 3), "Ask the author.")
        add_row(root, "a03.p01.s01", 2, "The catch was good.")

    handoff = read_handoff(rewrite(sent, edit))
    assert handoff.english == sent_english(document)
    assert [(r.author, r.text, r.segment_ids) for r in handoff.remarks] == [
        ("Notes", "Ask the author.", ("a01.p01.s02",)),
        ("New row", "The catch was good.", ("a03.p01.s01",)),
    ]


def paragraph_with(root: etree._Element, *words: str) -> etree._Element:
    """The first paragraph whose text holds all of these words."""
    return next(p for p in root.iter(f"{W}p") if all(word in "".join(p.itertext()) for word in words))


def reword(paragraph: etree._Element, before: str, after: str) -> None:
    text = next(node for node in paragraph.iter(f"{W}t") if before in (node.text or ""))
    text.text = (text.text or "").replace(before, after)


def edit_outside(root: etree._Element) -> None:
    """A headline in the list, one above its article, and a paragraph between two tables."""
    reword(paragraph_with(root, "Qinghe Banner Gives 800"), "Gives", "Checks")
    reword(paragraph_with(root, "a01  ", "A Small"), "A Small", "One Small")
    table = next(row_of(root, "a03.p01.s01").iterancestors(f"{W}tbl"))
    table.addnext(etree.fromstring(f'<x xmlns:w="{W_NS}"><w:p>{run("Who is in the photo?")}</w:p></x>')[0])


@pytest.mark.parametrize("lock", [True, False])
@pytest.mark.parametrize("layout", ["sentence", "paragraph"])
@pytest.mark.parametrize("without", ["", "customXml"])
def test_text_changed_outside_the_rows_comes_back_as_a_remark(
    document: Document, folder: Path, layout: str, lock: bool, without: str
) -> None:
    """Also where the part that says what was sent is gone."""
    path = folder / "handoff.docx"
    write_bilingual(document, path, Options(layout=layout, lock=lock))  # type: ignore[arg-type]
    handoff = read_handoff(rewrite(path, edit_outside, without=without), document)
    assert handoff.english == sent_english(document)
    assert {remark.author for remark in handoff.remarks} == {"Outside the rows"}
    in_list, heading, loose = handoff.remarks
    assert "Qinghe Banner Checks 800 Kilometers" in in_list.text and in_list.segment_ids == ()
    assert "One Small Reading Room" in heading.text and heading.segment_ids == ()
    assert (loose.text, loose.segment_ids[-1]) == ("Who is in the photo?", "a03.p01.s01")
    assert handoff.edited().remarks == handoff.remarks


def test_text_deleted_outside_the_rows_is_no_remark(sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        heading = paragraph_with(root, "How to use this document")
        heading.getparent().remove(heading)  # type: ignore[union-attr]

    assert read_handoff(rewrite(sent, edit)).remarks == ()


def test_words_beside_the_id_and_in_a_new_rows_notes_are_remarks(document: Document, sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        write_into(cell_of(root, "a01.p01.s02", 0), "Check!")
        add_row(root, "a04.p01.s01", 3, "A sentence is missing here.")

    handoff = read_handoff(rewrite(sent, edit))
    assert handoff.english == sent_english(document)
    assert [(r.author, r.text, r.segment_ids) for r in handoff.remarks] == [
        ("Notes", "Check!", ("a01.p01.s02",)),
        ("New row", "A sentence is missing here.", ("a04.p01.s01",)),
    ]


def test_language_and_earlier_remarks_travel_with_the_file(document: Document, folder: Path) -> None:
    """What editors said in the first round is still known in the second, and not said twice."""
    path = folder / "handoff.docx"
    said = Remark(author="Su <He>", text="Which lake?\nOr river?", segment_ids=("a03.p01.s01",))
    british = replace(document, english="en-GB", remarks=(said,))
    write_bilingual(british, path)
    handoff = read_handoff(path)
    assert handoff.document == british
    assert (handoff.remarks, handoff.edited()) == ((), british)
    write_bilingual(british, path, Options(english="en-US", clean=True))
    assert (read_handoff(path).document.english, read_handoff(path).document.remarks) == ("en-US", ())


def test_earlier_remarks_stand_in_the_file_as_their_authors_comments(
    document: Document, folder: Path
) -> None:
    """On the English they are about, on the Chinese where there is none; on the cover where no row is meant.
    In a layout with other rows too they come back once."""
    remarks = (
        Remark(author="Su He", text="Which lake?\nOr river?", segment_ids=("a03.p01.s01",)),
        Remark(author="Su He", text="Which lake?", segment_ids=("a01.p01.s01", "a01.p01.s02")),
        Remark(author="Notes", text="Not translated", segment_ids=("a02.p01.s02",)),
        Remark(author="Outside the rows", text="Thanks", segment_ids=()),
    )
    said = replace(document, remarks=remarks)
    path = folder / "handoff.docx"
    for options in (Options(), Options(layout="paragraph")):
        write_bilingual(said, path, options)
        assert comments_of_editors(path) == [
            ("Notes", "N", "Not translated", "zh:a02.p01.s02"),
            ("Su He", "SH", "Which lake?", "a01.p01.s01"),
            ("Su He", "SH", "Which lake?\nOr river?", "a03.p01.s01"),
        ]
        assert "Outside the rows: Thanks" in all_text(path)
        handoff = read_handoff(path)
        assert (handoff.remarks, handoff.edited()) == ((), said)
    write_bilingual(said, path, Options(clean=True))
    assert open_word_file(path).comments is None
    assert "Thanks" not in all_text(path)


def all_text(path: Path) -> str:
    return celltext.text(celltext.chunks(open_word_file(path).document))


def comments_of_editors(path: Path) -> list[tuple[str, ...]]:
    """Author, initials and text of each comment that is not ours, and the control it hangs in; in order."""
    parts = open_word_file(path)
    assert parts.comments is not None
    places = {
        reference.get(f"{W}id"): str(
            reference.xpath("string(ancestor::w:sdt[1]/w:sdtPr/w:tag/@w:val)", namespaces={"w": W_NS})
        )
        for reference in parts.document.iter(f"{W}commentReference")
    }
    return sorted(
        (
            *(comment.get(f"{W}author", ""), comment.get(f"{W}initials", "")),
            celltext.text(celltext.chunks(comment)),
            places[comment.get(f"{W}id")],
        )
        for comment in parts.comments.iter(f"{W}comment")
        if comment.get(f"{W}author") != "Mengyi"
    )


def test_a_table_put_into_the_english_is_refused(sent: Path) -> None:
    def edit(root: etree._Element) -> None:
        inside = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{run('x')}</w:p></w:tc></w:tr></w:tbl>"
        cell = cell_of(root, "a01.p01.s02", 2)
        cell.insert(1, etree.fromstring(f'<x xmlns:w="{W_NS}">{inside}</x>')[0])

    with pytest.raises(HandoffError, match=r"there is a table in the English of a01\.p01\.s02"):
        read_handoff(rewrite(sent, edit))


def test_findings_travel_with_the_file_but_not_with_a_clean_one(document: Document, folder: Path) -> None:
    path = folder / "handoff.docx"
    write_bilingual(document, path)
    assert read_handoff(path).document == document
    write_bilingual(document, path, Options(clean=True))
    assert read_handoff(path).document.findings() == ()


def with_comment(sent: Path, segment_id: str, words: str) -> Handoff:
    """The file with Su He's comment on the segment, read."""

    def edit(root: etree._Element) -> None:
        english(root, segment_id).append(
            etree.fromstring(f'<x xmlns:w="{W_NS}"><w:r><w:commentReference w:id="77"/></w:r></x>')[0]
        )

    path = rewrite(sent, edit)
    parts = open_word_file(path)
    assert parts.comments is not None
    inside = f"<w:p><w:r><w:annotationRef/></w:r>{run(words)}</w:p>"
    said = f'<w:comment w:id="77" w:author="Su He">{inside}</w:comment>'
    parts.comments.append(etree.fromstring(f'<x xmlns:w="{W_NS}">{said}</x>')[0])
    return collect(parts, read_handoff(path).document, path)


def test_comments_of_editors_come_with_their_row(sent: Path) -> None:
    said = Remark(author="Su He", text="Which lake?", segment_ids=("a03.p01.s01",))
    assert with_comment(sent, "a03.p01.s01", "Which lake?").remarks == (said,)


def test_an_old_remark_said_again_is_a_new_one(document: Document, folder: Path) -> None:
    old = Remark(author="Su He", text="Check.", segment_ids=("a01.p01.s01",))
    path = folder / "handoff.docx"
    write_bilingual(replace(document, remarks=(old,)), path)
    assert with_comment(path, "a01.p01.s01", "Check.").remarks == (old,)


def test_a_file_for_an_article_has_the_remarks_on_it(document: Document, folder: Path) -> None:
    remarks = tuple(
        Remark(author="Su He", text=text, segment_ids=ids)
        for text, ids in (("One", ("a01.title",)), ("Three", ("a03.p01.s01",)), ("All", ()))
    )
    paths = write_bilingual_each(replace(document, remarks=remarks), folder / "handoff.docx")
    assert [r.text for r in read_handoff(paths[2]).document.remarks] == ["Three", "All"]


def test_a_note_in_a_header_row_or_an_inner_table_is_kept(sent: Path) -> None:
    """The first hangs on no row, the other on the row round the table; each comes once."""

    def box(words: str) -> str:
        inside = f"<w:txbxContent><w:p>{run(words)}</w:p></w:txbxContent>"
        return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"

    def edit(root: etree._Element) -> None:
        cell = cell_of(root, "a01.p01.s02", 3)
        table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{box('Inside')}</w:tc></w:tr></w:tbl>"
        cell.insert(1, etree.fromstring(f'<x xmlns:w="{W_NS}">{table}</x>')[0])
        head = next(
            row for row in root.iter(f"{W}tr") if celltext.text(celltext.chunks(row)).startswith("ID")
        )
        head[-1].append(etree.fromstring(f'<x xmlns:w="{W_NS}">{box("Above")}</x>')[0])

    remarks = read_handoff(rewrite(sent, edit)).remarks
    assert [(r.author, r.text, r.segment_ids) for r in remarks] == [
        ("Text box", "Inside", ("a01.p01.s02",)),
        ("Text box", "Above", ()),
    ]


def test_notes_and_text_boxes_come_with_their_row(sent: Path) -> None:
    """What an editor put into a footnote, an endnote or a text box; not what was deleted again."""
    box = f"<w:txbxContent><w:p>{run('A box')}</w:p></w:txbxContent>"
    inside = (
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        f'<w:del {BY}><w:r><w:footnoteReference w:id="3"/></w:r></w:del>'
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    def edit(root: etree._Element) -> None:
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        english(root, "a03.p01.s01").extend(
            etree.fromstring(f'<x xmlns:w="{W_NS}" xmlns:mc="{mc}">{inside}</x>')
        )

    def notes(kind: str, texts: dict[str, str]) -> etree._Element:
        bodies = (
            f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(words)}</w:p></w:{kind}>'
            for number, words in texts.items()
        )
        return etree.fromstring(f'<w:{kind}s xmlns:w="{W_NS}">{"".join(bodies)}</w:{kind}s>')

    path = rewrite(sent, edit)
    before = read_handoff(sent)
    parts = replace(
        open_word_file(path),
        footnotes=notes("footnote", {"-1": "", "2": "Ask the county.", "3": "No longer"}),
        endnotes=notes("endnote", {"2": "See the map."}),
    )
    handoff = collect(parts, before.document, path)
    assert handoff.english == before.english
    row = ("a03.p01.s01",)
    assert [(r.author, r.text, r.segment_ids) for r in handoff.remarks] == [
        ("Footnote", "Ask the county.", row),
        ("Endnote", "See the map.", row),
        ("Text box", "A box", row),
    ]


# Text as editors write it, and what XML and Word treat specially.
WORDS = st.text(st.sampled_from("ab é’“.,<&> \u00a0汉中"), max_size=24).map(str.strip)


@st.composite
def pages(draw: st.DrawFn) -> Document:
    """A page of random articles, every sentence with some English."""
    articles = []
    rows = []
    for a in range(1, draw(st.integers(1, 3)) + 1):
        blocks = []
        for p in range(1, draw(st.integers(1, 3)) + 1):
            sentences = draw(
                st.lists(st.text("青河旗白音，。<&", min_size=1, max_size=9), min_size=1, max_size=3)
            )
            blocks.append(Block(id=f"a{a:02d}.p{p:02d}", kind="paragraph", text="".join(sentences)))
            rows += [
                Translation(
                    segment=Segment(id=f"a{a:02d}.p{p:02d}.s{s:02d}", role="sentence", source=source),
                    target=draw(WORDS),
                    origin="fake",
                )
                for s, source in enumerate(sentences, start=1)
            ]
        articles.append(Article(id=f"a{a:02d}", kind="article", blocks=tuple(blocks)))
    return Document(
        page=Page(source="page.txt", articles=tuple(articles)),
        translations=tuple(rows),
        engine="fake",
        engine_fingerprint="",
        glossary_digest="",
        created="",
    )


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def edit_at_random(content: etree._Element, before: str, after: str, random: random.Random) -> None:
    """Changes the control's text to `after`: plainly, or tracked with the beginning they share left."""
    placeholder = content.getparent().find(f"{W}sdtPr/{W}showingPlcHdr")  # type: ignore[union-attr]
    if placeholder is not None:
        placeholder.getparent().remove(placeholder)  # type: ignore[union-attr]
    if random.random() < 0.3:
        cut = random.randint(0, len(after))
        fill(content, run(escaped(after[:cut])) + run(escaped(after[cut:])))
        return
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    removed = f"<w:del {BY}>{run(escaped(before[same:]), 'delText')}</w:del>"
    added = f"<w:ins {BY}>{run(escaped(after[same:]))}</w:ins>"
    pair = removed + added if random.random() < 0.5 else added + removed
    fill(content, run(escaped(before[:same])) + pair)


@settings(max_examples=60)
@given(page=pages(), data=st.data(), layout=st.sampled_from(["sentence", "paragraph"]))
def test_random_edits_of_random_pages_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, page: Document, data: st.DataObject, layout: str
) -> None:
    path = tmp_path_factory.mktemp("random") / "handoff.docx"
    write_bilingual(page, path, Options(layout=layout))  # type: ignore[arg-type]
    parts: WordParts = open_word_file(path)
    assert collect(parts, page, path).english == sent_english(page)
    expected = sent_english(page)
    chance = data.draw(st.randoms(use_true_random=False))
    for segment_id in data.draw(st.sets(st.sampled_from(sorted(expected)))):
        after = data.draw(WORDS)
        edit_at_random(english(parts.document, segment_id), expected[segment_id], after, chance)
        expected[segment_id] = after
    assert collect(parts, page, path).english == expected
