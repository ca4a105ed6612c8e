"""A file is written whole or not at all: to a temporary name beside it, then moved into place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translate.errors import OutputError


@contextmanager
def written_whole(path: Path, *, overwrite: bool = True) -> Iterator[Path]:
    """Gives a temporary path beside `path` to write to; moves it to `path` when the block ends well.

    Whatever ends the block early, Ctrl-C included, leaves `path` as it was and no other file behind. Without
    `overwrite` the move fails where a file stands by then: of two runs that write the same file, one wins.
    Raises OutputError when `path` cannot be written.
    """
    if path.is_dir():
        raise OutputError(path, "is a folder", "give the name of a file in it")
    goal = Path(os.path.realpath(path))  # a link is written through, not replaced
    if not goal.parent.is_dir():
        raise OutputError(path, f"there is no folder {path.parent}", "make the folder or choose another")
    temporary = goal.with_name(f".{goal.name[:80]}.{os.getpid()}.tmp")
    try:
        yield temporary
        if overwrite:
            temporary.replace(goal)
        else:
            _move_to_new(temporary, goal)
    except FileExistsError:
        raise OutputError(path, "exists already", "name another file with -o, or add --force") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(path, f"cannot be written ({reason})", "choose another place") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _move_to_new(temporary: Path, goal: Path) -> None:
    """Gives the finished file its name, in one step with the look whether that is free. A link can do that
    where a rename would replace; drives without links (FAT, some network shares) get a look, then a rename.
    """
    try:
        os.link(temporary, goal)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(goal):
            raise FileExistsError(goal) from None
        temporary.rename(goal)
