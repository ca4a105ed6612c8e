"""Rows: nothing of the page is lost on the way to the table."""

from __future__ import annotations

from dataclasses import replace

from exports.rows import leftover_rows, page_row, sections, terms_used, unmarked
from translate.document import Document, Segment, Translation


def test_every_translation_has_one_row(document: Document) -> None:
    rows = [row.id for section in sections(document) for row in section.rows]
    first = page_row(document)
    assert first is not None
    assert [first.id, *rows] == [t.segment.id for t in document.translations]
    assert leftover_rows(document) == ()


def test_text_without_a_translation_still_has_its_row_and_a_finding(document: Document) -> None:
    bare = replace(document, translations=())
    rows = {row.id: row.translation for section in sections(bare) for row in section.rows}
    assert rows["a01.title"].segment.source == "白音镇：小书屋点亮长冬夜"
    assert rows["a01.byline"].segment.source == "□本报记者 高远 通讯员 其其格"
    assert rows["a02.p01.s01"].segment.source == document.page.articles[1].blocks[0].text
    assert all(row.findings[0].check == "untranslated" for row in rows.values())


def test_a_reporter_named_only_in_the_text_is_no_row(document: Document) -> None:
    article = replace(document.page.articles[3], byline=("高远",))
    page = replace(document.page, articles=(article,))
    assert [row.id for row in sections(replace(document, page=page))[0].rows][:2] == [
        "a04.title",
        "a04.p01.s01",
    ]
    bare = replace(document, page=page, translations=())
    assert "a04.byline" not in [row.id for row in sections(bare)[0].rows]


def test_the_mark_of_a_headline_stays_out_of_headings() -> None:
    assert [unmarked(text) for text in ("◎五化协同", "●日前", "日前", "□ Now")] == [
        *("五化协同", "日前", "日前", "Now"),
    ]


def test_a_translation_of_no_article_is_a_leftover_row(document: Document) -> None:
    stray = Translation(
        segment=Segment(id="a77.p01.s01", role="sentence", source="孤句。"), target="Stray.", origin="fake"
    )
    more = replace(document, translations=(*document.translations, stray))
    assert [row.id for row in leftover_rows(more)] == ["a77.p01.s01"]


def test_the_first_row_of_each_paragraph_opens_a_group(document: Document) -> None:
    opens = {row.id: row.opens_group for row in sections(document)[0].rows}
    assert opens["a01.title"]
    assert opens["a01.p01.s01"]
    assert not opens["a01.p01.s02"]
    assert opens["a01.p03.s01"]


def test_a_piece_without_headline_goes_by_the_beginning_of_its_text(document: Document) -> None:
    _, brief, caption, _ = sections(document)
    assert brief.zh == "青河旗日前启用零下四十摄氏度低温试验场。"
    assert brief.en == "Qinghe Banner has opened a proving…"
    assert caption.zh == "乌兰湖畔，渔民在冰面上起网。"


def test_terms_are_listed_once_with_their_rows(document: Document) -> None:
    used = terms_used(sections(document)[0])
    assert [term.zh for term, _ in used.values()] == ["白音镇", "草原书屋", "青河旗"]
    assert used["白音镇", "Baiyin Town"][1] == ["a01.title", "a01.p01.s01", "a01.p03.s01", "a01.p03.s02"]
