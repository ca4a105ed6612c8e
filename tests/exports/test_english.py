"""The clean English: what is published, in its order, and nothing lost without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx

from exports.english import write_english
from translate.document import Document


def test_articles_come_with_headline_byline_and_paragraphs(document: Document, folder: Path) -> None:
    path = folder / "english.docx"
    write_english(document, path)
    written = docx.Document(str(path))
    lines = [(p.style.name if p.style else "", p.text) for p in written.paragraphs]
    assert lines[:6] == [
        ("Title", "General News, Page 6"),
        ("Mengyi Kicker", "Letters from the Pastures"),
        ("Heading 1", "Baiyin Town: A Small Reading Room Lights the Long Winter Nights"),
        ("Mengyi By", "By Gao Yuan and Qiqige"),
        (
            "Mengyi Copy",
            "Early on a midwinter morning, the lights are already on in the Grassland Reading Room. "
            "Some 13 herders sit round the stove.",
        ),
        ("Heading 2", "One Lamp, One Room"),
    ]
    assert ("Mengyi Copy", "[Not placed in the page: (Continued on Page 4) Lu Kuan]") in lines
    assert lines[-12:-9] == [
        ("Mengyi Kicker", "Photo"),
        ("Mengyi Caption Copy", "Fishermen haul in their nets on the ice of Wulan Lake."),
        ("Mengyi Caption Copy", "Photo by Chaolu"),
    ]
    assert written.tables == []


def test_what_has_no_english_is_shown_in_chinese(document: Document, folder: Path) -> None:
    write_english(document, folder / "english.docx")
    text = "\n".join(p.text for p in docx.Document(str(folder / "english.docx")).paragraphs)
    assert "Celsius. [No English: 首批十二辆新能源客车完成路试。]" in text


def written(document: Document, folder: Path) -> list[tuple[str, str]]:
    path = folder / "english.docx"
    write_english(document, path)
    return [(p.style.name if p.style else "", p.text) for p in docx.Document(str(path)).paragraphs]


def with_english(document: Document, **changes: str) -> Document:
    """The document as an editor left it: with_english(document, a03_byline="")."""
    by_id = {segment_id.replace("_", "."): words for segment_id, words in changes.items()}
    rows = tuple(
        replace(t, target=by_id[t.segment.id], origin="editor") if t.segment.id in by_id else t
        for t in document.translations
    )
    return replace(document, translations=rows)


def test_what_an_editor_emptied_is_left_out(document: Document, folder: Path) -> None:
    """Byline, sentence, or all of a brief; what was never translated is still told."""
    edited = with_english(document, a01_byline="", a01_p01_s01="", a02_p01_s01="")
    lines = [text for _, text in written(edited, folder)]
    assert not [line for line in lines if "高远" in line or "亮起灯" in line]
    assert "Some 13 herders sit round the stove." in lines
    assert "[No English: 首批十二辆新能源客车完成路试。]" in lines


def test_a_line_end_parts_paragraphs_and_lines_of_a_headline(document: Document, folder: Path) -> None:
    edited = with_english(
        document, a01_title="Lights On\nin Baiyin", a01_p01_s02="Thirty herders sit.\nMore come  in."
    )
    lines = written(edited, folder)
    assert ("Heading 1", "Lights On\nin Baiyin") in lines
    start = next(n for n, (_, text) in enumerate(lines) if text.endswith("Thirty herders sit."))
    assert lines[start][1].startswith("Early on a midwinter morning")
    assert lines[start + 1] == ("Mengyi Copy", "More come in.")


def test_a_sign_off_stands_below_and_a_photo_is_told_from_an_article(
    document: Document, folder: Path
) -> None:
    """A brief's byline and one in brackets follow the text; a caption's headline is no article's."""
    by_id = document.by_id()
    byline = replace(by_id["a03.byline"].segment, id="a02.byline", source="（郭晓梅）")
    signed = replace(by_id["a03.byline"], segment=byline, target="(Guo Xiaomei)")
    title = replace(by_id["a03.byline"].segment, id="a03.title", role="title", source="冬捕")
    named = replace(by_id["a03.byline"], segment=title, target="Winter Catch")
    articles = list(document.page.articles)
    articles[1] = replace(articles[1], byline_text="（郭晓梅）")
    articles[2] = replace(articles[2], title="冬捕")
    page = replace(document.page, articles=tuple(articles))
    lines = written(
        replace(document, page=page, translations=(*document.translations, signed, named)), folder
    )
    at = lines.index(("Mengyi Copy", "(Guo Xiaomei)"))
    assert lines[at - 1][1].startswith("Qinghe Banner has opened")
    assert lines[at + 1 : at + 5] == [
        ("Mengyi Kicker", "Photo"),
        ("Mengyi Caption Copy", "Winter Catch"),
        ("Mengyi Caption Copy", "Fishermen haul in their nets on the ice of Wulan Lake."),
        ("Mengyi Caption Copy", "Photo by Chaolu"),
    ]
