"""Whether a result may be written where it was asked for, said before any work is done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from translate.errors import OutputError

# The forms that stored translations can be written in.
FORMATS = ("docx", "english", "tmx", "xliff", "xlsx", "html", "md")


def check_outputs(inputs: Sequence[Path | None], targets: Sequence[Path | None], *, force: bool) -> None:
    """Raises OutputError for what should not be written: an input, one file twice, an existing file."""
    taken: set[Path] = set()
    for target in filter(None, targets):
        try:
            _check(target, [source for source in inputs if source], force)
            place = target.resolve()
        except OSError as error:
            raise OutputError(
                target, f"cannot be written ({error.strerror})", "name another file with -o"
            ) from None
        if place in taken:
            raise OutputError(target, "is named for two results", "name a file for each")
        taken.add(place)


def _check(target: Path, inputs: Sequence[Path], force: bool) -> None:
    if target.is_dir():
        raise OutputError(target, "is a folder", "name a file with -o")
    if target.exists():
        if not target.is_file():
            raise OutputError(target, "is no ordinary file", "name another with -o")
        if any(source.exists() and target.samefile(source) for source in inputs):
            raise OutputError(target, "is an input itself", "name another file with -o")
        if not force:
            raise OutputError(target, "exists already", "name another file with -o, or add --force")
    if not target.parent.is_dir():
        raise OutputError(target.parent, "is no folder", "make it first, or name another file with -o")
    if not os.access(target.parent, os.W_OK):
        raise OutputError(target.parent, "cannot be written to", "name another file with -o")


def place_outputs(
    sources: Sequence[Path], output: Path | None, suffix: str, *, several: bool, force: bool
) -> tuple[Path, ...]:
    """Where the result of each source goes: `output`, or the source's name with `suffix` in this folder.

    Where `several` may come (a folder was named, or more than one page), `output` is a folder that is there.
    Raises OutputError.
    """
    if output is not None and not several:
        targets = [output]
    else:
        folder = Path() if output is None else output
        if not _is_folder(folder):
            raise OutputError(folder, "is no folder, for several pages", "name a folder that is there")
        targets = [folder / f"{'page' if s == Path('-') else s.stem}{suffix}" for s in sources]
    check_outputs(sources, targets, force=force)
    return tuple(targets)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
