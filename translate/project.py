"""The project file: defaults for the options of `mengyi` in the folder where it is run."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from translate.errors import InputError

FILE_NAME = "mengyi.toml"
_KEYS = 'engine = "…", memory = "…", glossaries = ["…", "…"]'
_COMMANDS = ("translate", "lines")


def read_project(folder: Path) -> dict[str, dict[str, Any]]:
    """The defaults that `mengyi.toml` in the folder sets, by command; {} where there is no such file.

    `engine = "builtin"`, `memory = "memory.sqlite"`, `glossaries = ["ours.csv"]`; paths are relative to
    the file. Raises InputError for a malformed file or an unknown key.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(path, f"cannot be read ({error})", "correct the project file") from None
    defaults: dict[str, Any] = {}
    for key, value in data.items():
        if key == "engine" and isinstance(value, str):
            defaults["engine"] = value
        elif key == "memory" and isinstance(value, str):
            defaults["memory"] = str(folder / value)
        elif key == "glossaries" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            defaults["glossary_files"] = [str(folder / name) for name in value]
        else:
            raise InputError(path, f"{key} = {value!r} is not understood", f"set only {_KEYS}")
    return dict.fromkeys(_COMMANDS, defaults) if defaults else {}
