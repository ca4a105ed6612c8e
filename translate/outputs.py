"""Whether a result may be written where it was asked for, said before any work is done."""

from __future__ import annotations

import os
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
