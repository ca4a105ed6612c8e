"""Files are written whole or not at all."""

from __future__ import annotations

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
