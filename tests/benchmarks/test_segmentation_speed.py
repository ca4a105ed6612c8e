"""Ten megabytes of pages are segmented in under a minute and 500 MB, in time that grows with their length.

Seconds of processor time, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "translate" / "samples" / "page.txt"
MEGABYTE = 1_000_000

# A process of its own for each size: the peak memory of one would hide that of the next.
RUN = """
import json, resource, sys, time
from translate.page import segment_page
text = open(sys.argv[1], encoding="utf-8").read()
text *= int(sys.argv[2]) // len(text.encode()) + 1
started = time.process_time()
page = segment_page(text, "page.txt")
print(json.dumps({
    "seconds": time.process_time() - started,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "articles": len(page.articles),
}))
"""


def measure(size: int) -> dict[str, float]:
    command = [sys.executable, "-c", RUN, str(SAMPLE), str(size)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(result.stdout)
    print(f"{size / MEGABYTE:.1f} MB: {figures}")
    return figures


def test_ten_megabytes_in_a_minute_and_half_a_gigabyte() -> None:
    small, large = measure(2 * MEGABYTE), measure(10 * MEGABYTE)
    assert large["seconds"] < 60
    assert large["megabytes"] < 500
    assert large["seconds"] < 8 * small["seconds"]


def test_one_paragraph_of_a_megabyte_takes_no_longer() -> None:
    """Text without any paragraph end is the worst case for a step that looks back."""
    run = RUN.replace(
        'open(sys.argv[1], encoding="utf-8").read()', '"今年以来阿巴嘎旗把草畜平衡作为硬任务\\n"'
    )
    times = []
    for size in (MEGABYTE // 4, MEGABYTE):
        command = [sys.executable, "-c", run, "", str(size)]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        times.append(json.loads(result.stdout)["seconds"])
    print(f"one paragraph: {times[0]:.2f} s for 0.25 MB, {times[1]:.2f} s for 1 MB")
    assert times[1] < 8 * times[0]
