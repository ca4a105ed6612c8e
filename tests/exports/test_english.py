"""The clean English: what is published, in its order, and nothing lost without a word."""

from __future__ import annotations

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
    assert lines[-11:-9] == [
        ("Mengyi Caption Copy", "Fishermen haul in their nets on the ice of Wulan Lake."),
        ("Mengyi Caption Copy", "Photo by Chaolu"),
    ]
    assert written.tables == []


def test_what_has_no_english_is_shown_in_chinese(document: Document, folder: Path) -> None:
    write_english(document, folder / "english.docx")
    text = "\n".join(p.text for p in docx.Document(str(folder / "english.docx")).paragraphs)
    assert "Celsius. [No English: 首批十二辆新能源客车完成路试。]" in text
