"""Writing and reading stay within a few times of what the library needs for the same bare table."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from exports.bilingual import write_bilingual
from exports.handoff import read_handoff
from translate.document import Article, Block, Document, Finding, Page

ROWS = 1000
FINDING = Finding(
    check="number", severity="error", message="四十六 is 46.", source_span=(20, 23), target_span=(4, 9)
)


def long_document(document: Document) -> Document:
    """Paragraphs of four rows of common length, each row different, half of them with a finding."""
    model = next(t for t in document.translations if t.segment.id == "a01.p01.s01")
    blocks, rows = [], []
    for number in range(ROWS):
        block = f"a01.p{number // 4 + 1:02d}"
        if number % 4 == 0:
            blocks.append(Block(id=block, kind="paragraph", text=model.segment.source))
        source = f"{model.segment.source}三十多名牧民围炉而坐，第{number}户添书一万二千册。"
        segment = replace(model.segment, id=f"{block}.s{number % 4 + 1:02d}", source=source)
        findings = (FINDING,) * (number % 2)
        rows.append(
            replace(
                model,
                segment=segment,
                target=f"{model.target} Household {number} added 12,000 books.",
                findings=findings,
            )
        )
    page = Page(source="long.txt", articles=(Article(id="a01", kind="article", blocks=tuple(blocks)),))
    return replace(document, page=page, translations=tuple(rows))


@pytest.mark.benchmark
def test_writing_and_reading_keep_pace_with_a_bare_table(document: Document, folder: Path) -> None:
    long = long_document(document)
    start = time.process_time()
    write_bilingual(long, folder / "ours.docx")
    writing = time.process_time() - start
    start = time.process_time()
    handoff = read_handoff(folder / "ours.docx")
    reading = time.process_time() - start
    assert len(handoff.english) == ROWS

    start = time.process_time()
    bare = docx.Document()
    table = bare.add_table(0, 4)
    for translation in long.translations:
        cells = table.add_row().cells
        words = (translation.segment.id, translation.segment.source, translation.target, "")
        for cell, text in zip(cells, words, strict=True):
            cell.text = text
    bare.save(str(folder / "bare.docx"))
    library = time.process_time() - start
    print(
        f"{ROWS} rows: written {writing:.2f} s, read {reading:.2f} s, bare table {library:.2f} s; "
        f"ratios {writing / library:.1f} and {reading / library:.1f}"
    )
    assert writing < 4 * library
    assert reading < 4 * library
