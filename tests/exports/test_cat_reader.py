"""TMX and XLIFF as another program reads them: Translate Toolkit, from an environment of its own.

Its import name is `translate`, so it can never stand beside this project. MENGYI_CAT_PYTHON names the Python
of a virtual environment that has it; without that these tests are skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from exports.ooxml import writable
from exports.tmx import write_tmx
from exports.xliff import write_xliff
from translate.document import Document

READER = """
import json, sys
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File
path = sys.argv[1]
store = (tmxfile if path.endswith(".tmx") else Xliff2File).parsefile(path)
print(json.dumps([[u.getid(), str(u.source), str(u.target or ""), u.istranslated()] for u in store.units]))
"""

python = os.environ.get("MENGYI_CAT_PYTHON", "")
pytestmark = pytest.mark.skipif(not python, reason="MENGYI_CAT_PYTHON names no Python with Translate Toolkit")


def read_elsewhere(path: Path) -> list[tuple[str, str, str, bool]]:
    """Every unit as Translate Toolkit has it: id, source, target, whether it is translated."""
    done = subprocess.run(
        [python, "-c", READER, str(path)], capture_output=True, check=True, text=True, cwd=path.parent
    )
    return [(unit, source, target, bool(ready)) for unit, source, target, ready in json.loads(done.stdout)]


def test_another_program_reads_the_same_tmx(tricky: Document, folder: Path) -> None:
    write_tmx(tricky, folder / "page.tmx")
    found = [(source, target) for _, source, target, _ in read_elsewhere(folder / "page.tmx")]
    assert found == [(t.segment.source, writable(t.target)) for t in tricky.translations if t.target]


def test_another_program_reads_the_same_xliff(tricky: Document, folder: Path) -> None:
    write_xliff(tricky, folder / "page.xlf")
    found = [(source, target) for _, source, target, _ in read_elsewhere(folder / "page.xlf")]
    assert found == [(t.segment.source, writable(t.target)) for t in tricky.translations]
