"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exports.atomic import written_whole
from translate.errors import OutputError


def test_the_file_appears_when_the_block_ends(folder: Path) -> None:
    goal = folder / "到手.docx"
    with written_whole(goal) as temporary:
        temporary.write_text("whole")
        assert temporary.parent == folder
        assert not goal.exists()
    assert [path.name for path in folder.iterdir()] == ["到手.docx"]
    assert goal.read_text() == "whole"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_early_end_leaves_the_old_file_and_nothing_else(folder: Path, error: type[BaseException]) -> None:
    goal = folder / "out.docx"
    goal.write_text("old")
    with pytest.raises(error), written_whole(goal) as temporary:
        temporary.write_text("half")
        raise error
    assert goal.read_text() == "old"
    assert list(folder.iterdir()) == [goal]


def test_a_link_is_written_through(folder: Path) -> None:
    target = folder / "real.docx"
    target.write_text("old")
    goal = folder / "link.docx"
    goal.symlink_to(target)
    with written_whole(goal) as temporary:
        temporary.write_text("new")
    assert goal.is_symlink()
    assert target.read_text() == "new"


def test_what_cannot_be_written_raises_output_error(folder: Path) -> None:
    (folder / "file").write_text("")
    for goal in (folder, folder / "none" / "out.docx", folder / "file" / "out.docx"):
        with pytest.raises(OutputError), written_whole(goal) as temporary:
            temporary.write_text("x")
    with pytest.raises(OutputError, match="cannot be written"), written_whole(folder / "o") as temporary:
        raise OSError(28, "No space left on device")


def test_without_overwrite_the_second_of_two_runs_fails(folder: Path) -> None:
    """Both looked before they started, and the file was not there: the one that ends first wins."""
    goal = folder / "out.docx"
    with written_whole(goal, overwrite=False) as first:
        with (
            pytest.raises(OutputError, match="exists already; name another file with -o, or add --force"),
            written_whole(goal, overwrite=False) as second,
        ):
            second.write_text("second")
            goal.write_text("won meanwhile")
        first.write_text("first")
        goal.unlink()
    assert goal.read_text() == "first"
    assert list(folder.iterdir()) == [goal]


def test_two_processes_that_end_together_leave_one_file_and_one_error(folder: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from exports.atomic import written_whole\n"
        "from translate.errors import OutputError\n"
        "try:\n"
        "    with written_whole(Path(sys.argv[1]), overwrite=False) as path:\n"
        "        path.write_text(sys.argv[2]); sys.stdout.write('.'); sys.stdout.flush(); sys.stdin.read(1)\n"
        "except OutputError as error:\n"
        "    print(error); sys.exit(error.exit_code)\n"
    )
    goal = folder / "out.docx"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(goal), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for name in ("one", "two")
    ]
    for run in runs:  # both are about to end
        assert run.stdout is not None and run.stdout.read(1) == "."
    said = [run.communicate("\n")[0] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 6]
    assert sum("exists already" in words for words in said) == 1
    assert goal.read_text() == ("one" if runs[0].returncode == 0 else "two")
    assert list(folder.iterdir()) == [goal]


def test_a_drive_without_links_still_keeps_the_first_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: Path, goal: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    goal = folder / "out.docx"
    with written_whole(goal, overwrite=False) as temporary:
        temporary.write_text("first")
    with (
        pytest.raises(OutputError, match="exists already"),
        written_whole(goal, overwrite=False) as temporary,
    ):
        temporary.write_text("second")
    assert goal.read_text() == "first"
    assert list(folder.iterdir()) == [goal]
