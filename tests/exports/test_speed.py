"""A page of 3,000 rows is written and read in seconds, within a few times of the library's bare table.

`python -m pytest -m benchmark -s tests/exports/test_speed.py` prints the numbers. Each is taken in a process
of its own, by its own clock, so that neither other work on the machine nor other tests count.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from exports.stored import document_to_json
from translate.document import Article, Block, Document, Finding, Page

ROWS = 3000
SECONDS = 5.0
MEGABYTES = 300
TIMES_BARE = 4.0

FINDING = Finding(
    check="number", severity="error", message="四十六 is 46.", source_span=(20, 23), target_span=(4, 9)
)
# Two rows of common length, the second of which has a figure in every clause.
COMMON = (
    "隆冬的清晨，白音镇的草原书屋已经亮起灯。三十多名牧民围炉而坐，第{n}户添书一万二千册。",
    "Early on a midwinter morning the lights are on in the Grassland Reading Room. Household {n} added 12,000"
    " books.",
)
DENSE = (
    "2030年1月16日，第{n}户添书一万二千册、羊三百二十只、牛四十六头，修路八十七公里，投资1.2亿元，增长4.5%。",
    "On January 16, 2030, Household {n} added 12,000 books, 320 sheep and 46 cattle, opened 87 kilometers of"
    " road and invested 120 million yuan, up 4.5%.",
)

CHILD = """
import resource, sys, time
from pathlib import Path
kind, stored, path = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
from translate.review import read_document, review_handoff
from exports.handoff import read_handoff
from exports.bilingual import write_bilingual
document = None if kind == "read" else read_document(stored)
import docx
start = time.process_time()
if kind == "write":
    write_bilingual(document, path)
elif kind == "read":
    assert len(read_handoff(path).english) == int(sys.argv[4])
else:
    bare = docx.Document()
    table = bare.add_table(0, 4)
    for translation in document.translations:
        cells = table.add_row().cells
        words = (translation.segment.id, translation.segment.source, translation.target, "")
        for cell, text in zip(cells, words, strict=True):
            cell.text = text
    bare.save(str(path))
taken = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(taken, peak)
"""


def long_document(document: Document, source: str, target: str) -> Document:
    """Paragraphs of four rows, each row different, half of them with a finding."""
    model = next(t for t in document.translations if t.segment.id == "a01.p01.s01")
    rows = []
    for number in range(ROWS):
        segment_id = f"a01.p{number // 4 + 1:02d}.s{number % 4 + 1:02d}"
        chinese = source.format(n=number)
        terms = tuple(term for term in model.terms if chinese[term.start : term.end] == term.zh)
        rows.append(
            replace(
                model,
                segment=replace(model.segment, id=segment_id, source=chinese),
                target=target.format(n=number),
                terms=terms,
                findings=(FINDING,) * (number % 2),
            )
        )
    blocks = tuple(
        Block(
            id=rows[first].segment.id.rpartition(".")[0],
            kind="paragraph",
            text="".join(row.segment.source for row in rows[first : first + 4]),
        )
        for first in range(0, ROWS, 4)
    )
    page = Page(source="long.txt", articles=(Article(id="a01", kind="article", blocks=blocks),))
    return replace(document, page=page, translations=tuple(rows))


def measured(kind: str, stored: Path, path: Path) -> tuple[float, float]:
    """Seconds of work and megabytes at the peak of a process that writes, reads or writes the bare table."""
    command = [sys.executable, "-c", CHILD, kind, str(stored), str(path), str(ROWS)]
    root = Path(__file__).parents[2]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout
    seconds, peak = map(float, said.split())
    return seconds, peak


@pytest.mark.benchmark
@pytest.mark.parametrize(("source", "target"), [COMMON, DENSE], ids=["common", "dense"])
def test_writing_and_reading_keep_pace_with_a_bare_table(
    document: Document, folder: Path, source: str, target: str
) -> None:
    stored = folder / "stored.json"
    stored.write_text(document_to_json(long_document(document, source, target)), encoding="utf-8")
    writing, peak_writing = measured("write", stored, folder / "ours.docx")
    reading, peak_reading = measured("read", stored, folder / "ours.docx")
    bare, _ = measured("bare", stored, folder / "bare.docx")
    print(
        f"{ROWS:,} rows: written in {writing:.2f} s and {peak_writing:.0f} MB, read in {reading:.2f} s and "
        f"{peak_reading:.0f} MB; bare table {bare:.2f} s; ratios {writing / bare:.1f}, {reading / bare:.1f}"
    )
    assert max(writing, reading) < SECONDS
    assert max(peak_writing, peak_reading) < MEGABYTES
    assert max(writing, reading) < TIMES_BARE * bare
