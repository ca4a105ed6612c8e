"""A page is translated once, and a thousand pages cost a thousand times what one costs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import glossaries
from translate.engines import open_engine
from translate.page import segment_page
from translate.pipeline import translate_articles

pytestmark = pytest.mark.benchmark

SAMPLE = Path(__file__).parents[2] / "translate" / "samples" / "page.txt"

# Every page is another page: the figure makes each sentence with a number new to engine and memory.
PAGES = """
import json, sys, time
from pathlib import Path
import glossaries
from translate.engines import open_engine
from translate.page import segment_page
from translate.pipeline import translate_articles
text, memory = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2])
engine, glossary = open_engine("fake"), glossaries.load()
marks = {}
started = time.process_time()
for number in range(1, 1001):
    page = segment_page(text.replace("1473", str(1000 + number)), "page.txt")
    translate_articles(page, engine=engine, glossary=glossary, memory=memory, progress=False)
    if number in (100, 200, 1000):
        # VmHWM: getrusage would count in what the parent held before exec.
        status = Path("/proc/self/status").read_text()
        peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
        marks[number] = (time.process_time() - started, peak)
print(json.dumps(marks))
"""


def test_a_second_run_takes_its_english_from_the_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same page again, with the built-in engine: at least fifty times as fast."""
    page = segment_page(SAMPLE.read_text(encoding="utf-8"), "page.txt")
    engine, glossary = open_engine("builtin"), glossaries.load()
    glossary.match("大十号村")  # the villages are read once a process, not once a page
    seconds = []
    for _ in range(2):
        started = time.perf_counter()
        document = translate_articles(page, engine=engine, glossary=glossary, memory=tmp_path / "m.sqlite")
        seconds.append(time.perf_counter() - started)
    with capsys.disabled():
        print(f"\n{len(document.translations)} segments: first {seconds[0]:.1f} s, second {seconds[1]:.3f} s")
        print(f"ratio {seconds[0] / seconds[1]:.0f}")
    assert seconds[0] / seconds[1] >= 50


def test_a_thousand_pages_are_linear_in_time_and_flat_in_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From page 200 to 1,000 a page costs what it did from 100 to 200, and memory grows by under a tenth."""
    done = subprocess.run(
        [sys.executable, "-c", PAGES, str(SAMPLE), str(tmp_path / "m.sqlite")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    marks = json.loads(done.stdout)
    early = (marks["200"][0] - marks["100"][0]) / 100
    late = (marks["1000"][0] - marks["200"][0]) / 800
    growth = marks["1000"][1] / marks["200"][1]
    with capsys.disabled():
        print(f"\na page: {early * 1000:.1f} ms early, {late * 1000:.1f} ms late, ratio {late / early:.2f}")
        print(f"memory: {marks['200'][1]:.0f} MB, then {marks['1000'][1]:.0f} MB, ratio {growth:.2f}")
    assert late / early < 1.5
    assert growth < 1.1
