"""The translation memory: what it finds again, what outranks what, and what happens when it is damaged."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from translate.errors import InputError, OutputError
from translate.memory import Memory, Question

SNOW = Question(source="下雪了。", shown="下雪了。")


def test_machine_english_is_found_for_the_same_engine_glossary_and_form(tmp_path: Path) -> None:
    """Another engine, glossary or shown form is another question."""
    path = tmp_path / "m.sqlite"
    with Memory(path, engine="e1", glossary="g1") as memory:
        memory.store([(SNOW, "It snowed.")])
        assert memory.find([SNOW]) == ["It snowed."]
        assert memory.find([Question(source="下雪了。", shown="snow了。")]) == [None]
    for engine, glossary in (("e2", "g1"), ("e1", "g2")):
        with Memory(path, engine=engine, glossary=glossary) as memory:
            assert memory.find([SNOW]) == [None]


def test_an_editors_english_outranks_and_outlives_the_machines(tmp_path: Path) -> None:
    """What an editor settled answers for every engine."""
    path = tmp_path / "m.sqlite"
    with Memory(path, engine="e1", glossary="g1") as memory:
        memory.store([(SNOW, "It snowed.")])
        memory.store_edited([(SNOW.source, "Snow fell.")], changed="2026-11-24")
    with Memory(path, engine="e9", glossary="g9") as memory:
        assert memory.find_edited([SNOW.source, "别的。"]) == {SNOW.source: "Snow fell."}


def test_what_is_kept_is_counted(tmp_path: Path) -> None:
    """Empty English is not kept; of two for one sentence the last."""
    with Memory(tmp_path / "m.sqlite", engine="e", glossary="g") as memory:
        pairs = [(SNOW.source, "Snow fell."), ("雨。", " "), ("风。", "Wind."), (SNOW.source, "It snowed.")]
        assert memory.store_edited(pairs, changed="2026-11-24") == 2
        assert memory.find_edited([SNOW.source, "雨。"]) == {SNOW.source: "It snowed."}


def test_empty_english_is_not_kept(tmp_path: Path) -> None:
    """An engine's empty answer is asked again next time."""
    with Memory(tmp_path / "m.sqlite", engine="e", glossary="g") as memory:
        memory.store([(SNOW, "")])
        assert memory.find([SNOW]) == [None]


_FILL = """
import sys
from pathlib import Path
from translate.memory import Memory, Question
with Memory(Path(sys.argv[1]), engine="e", glossary="g") as memory:
    for number in range(50):
        memory.store([(Question(source=f"{sys.argv[2]}{number}", shown=""), "English")])
"""


def test_two_runs_may_use_one_memory_at_once(tmp_path: Path) -> None:
    """Two processes write to the same file, and all of it is there afterwards."""
    path = tmp_path / "m.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", _FILL, str(path), name]) for name in ("left", "right")]
    assert [run.wait() for run in runs] == [0, 0]
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM machine").fetchone() == (100,)
    connection.close()


def test_a_damaged_memory_is_one_clear_error(tmp_path: Path) -> None:
    """A file that is no memory is named, not overwritten."""
    path = tmp_path / "m.sqlite"
    path.write_bytes(b"not a database, by any means" * 100)
    with pytest.raises(InputError, match="memory fails"):
        Memory(path, engine="e", glossary="g")
    assert path.read_bytes().startswith(b"not a database")


def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """A folder in place of the file is an output error."""
    with pytest.raises(OutputError):
        Memory(tmp_path, engine="e", glossary="g")
