"""What each run pays before it translates, as ratios to the same kind of work by a library, side by side.

Processor time, the best of several, so that other work on the machine does not count.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import glossaries
from glossaries.store import read_bytes
from glossaries.tables import TABLES, VILLAGES, unpack_villages
from translate.document import TermMatch
from translate.names import find_names

pytestmark = pytest.mark.benchmark

SAMPLE = Path(__file__).parents[2] / "translate" / "samples" / "page.txt"
ROUNDS = 5
CLICK = "import click\n@click.group()\ndef main() -> None:\n    'A command.'\n"
MENGYI = "from translate.cli import main\n"
HELP = "{}try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
CLOCK = "import time\n{}import sys\nprint(time.process_time(), file=sys.stderr)\n"


def cost(work: Callable[[], object]) -> float:
    """Seconds of processor time, the best of several."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def cost_of_help(program: str) -> float:
    command = [sys.executable, "-c", CLOCK.format(HELP.format(program))]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stderr for _ in range(ROUNDS)]
    return min(float(text) for text in said)


def test_help_costs_little_more_than_an_empty_click_program(capsys: pytest.CaptureFixture[str]) -> None:
    ours, empty = cost_of_help(MENGYI), cost_of_help(CLICK)
    with capsys.disabled():
        print(f"\n--help: {ours:.3f} s, an empty click program {empty:.3f} s, ratio {ours / empty:.1f}")
    assert ours < 3 * empty


def test_loading_costs_a_few_times_reading_the_tables(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Tables and index, against the csv module reading the same rows; then the villages' too."""
    tables = [read_bytes(table) for table in TABLES]
    villages = read_bytes(VILLAGES)

    def read(contents: list[bytes]) -> None:
        for content in contents:
            list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))

    def match(text: str) -> None:
        glossaries.load().match(text)

    ratios = []
    for text, contents in (("赤峰市", tables), ("和平村", [*tables, unpack_villages(villages)])):
        ours = cost(partial(match, text))
        bare = cost(partial(read, contents))
        ratios.append(ours / bare)
        with capsys.disabled():
            print(f"\nglossary for {text}: {ours:.3f} s, csv alone {bare:.3f} s, ratio {ratios[-1]:.1f}")
    assert max(ratios) < 20


def test_finding_names_costs_a_few_times_matching_the_glossary(capsys: pytest.CaptureFixture[str]) -> None:
    texts = SAMPLE.read_text(encoding="utf-8").splitlines() * 20
    glossary, whole = glossaries.load(), "\n".join(texts)
    taken: list[tuple[TermMatch, ...]] = [()] * len(texts)
    find_names(texts[:10], taken[:10])
    glossary.match(whole[:1000])
    names, terms = cost(lambda: find_names(texts, taken)), cost(lambda: glossary.match(whole))
    size = len(whole.encode()) / 1e6
    with capsys.disabled():
        print(f"\nnames {size / names:.1f} MB a second, terms {size / terms:.1f}, ratio {names / terms:.1f}")
    assert names < 10 * terms
