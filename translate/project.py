"""The project file: defaults for the options of `mengyi` in the folder where it is run."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from translate.engines import NAMES
from translate.errors import InputError

FILE_NAME = "mengyi.toml"
_KEYS = 'engine = "…", memory = "…", glossaries = ["…", "…"]'
_ENGINES = ("translate", "lines")
_MEMORY = ("stats", "export", "import", "prune")
_GLOSSARY = ("lookup", "list", "export", "stats")


def read_project(folder: Path) -> dict[str, dict[str, Any]]:
    """The defaults that `mengyi.toml` in the folder sets, by command; {} where there is no such file.

    `engine = "builtin"`, `memory = "memory.sqlite"`, `glossaries = ["ours.csv"]`; paths are relative to
    the file. Raises InputError for a malformed file or an unknown key.
    """
    path = folder / FILE_NAME
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(path, f"cannot be read ({error})", "correct the project file") from None
    defaults: dict[str, Any] = {}
    for key, value in data.items():
        if key == "engine" and value in NAMES:
            defaults["engine"] = value
        elif key == "memory" and isinstance(value, str):
            defaults["memory"] = str(folder / value)
        elif key == "glossaries" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            defaults["glossary_files"] = [str(folder / name) for name in value]
        else:
            raise InputError(path, f"{key} = {value!r} is not understood", f"set only {_KEYS}")
    commands: dict[str, dict[str, Any]] = {name: defaults for name in _ENGINES}
    if memory := defaults.get("memory"):
        commands["memory"] = {name: {"memory": memory} for name in _MEMORY}
        # Not as `--memory`: naming one there means to update it.
        commands["review"] = {"project_memory": memory}
    if files := defaults.get("glossary_files"):
        commands["glossary"] = {name: {"glossary_files": files} for name in _GLOSSARY}
    return commands
