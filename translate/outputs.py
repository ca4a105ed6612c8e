"""Whether a result may be written where it was asked for, said before any work is done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from translate.errors import OutputError


def check_output(source: Path, target: Path, force: bool) -> None:
    """Raises OutputError for what could not or should not be written: the input, an existing file."""
    if target.is_dir():
        raise OutputError(target, "is a folder", "name a file with -o")
    if target.exists() and source.exists() and target.samefile(source):
        raise OutputError(target, "is the input itself", "name another file with -o")
    if target.exists() and not force:
        raise OutputError(target, "exists already", "name another file with -o, or add --force")
    if not target.parent.is_dir():
        raise OutputError(target.parent, "is no folder", "make it first, or name another file with -o")
    if not os.access(target.parent, os.W_OK):
        raise OutputError(target.parent, "cannot be written to", "name another file with -o")


def place_outputs(
    sources: Sequence[Path], output: Path | None, suffix: str, *, force: bool
) -> tuple[Path, ...]:
    """Where the result of each source goes: `output`, or the source's name with `suffix` in this folder.

    For several sources `output` is a folder that is there. Raises OutputError.
    """
    if len(sources) == 1 and output is not None:
        targets = [output]
    else:
        if output is not None and not output.is_dir():
            raise OutputError(output, f"is no folder for {len(sources)} pages", "name a folder that is there")
        stems = ["page" if source == Path("-") else source.stem for source in sources]
        twice = {stem for stem in stems if stems.count(stem) > 1}
        if twice:
            raise OutputError(
                output or Path.cwd(), f"two pages are named {min(twice)}", "rename one, or run them apart"
            )
        targets = [(output or Path()) / f"{stem}{suffix}" for stem in stems]
    for source, target in zip(sources, targets, strict=True):
        check_output(source, target, force)
    return tuple(targets)
