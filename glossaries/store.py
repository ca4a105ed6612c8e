"""The package's own tables, read from glossaries/data."""

from __future__ import annotations

import csv
import io
from importlib.resources import files


def read_bytes(name: str) -> bytes:
    """The content of a file of glossaries/data."""
    return files("glossaries").joinpath("data", name).read_bytes()


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of glossaries/data, by column name; a missing field is ""."""
    text = io.StringIO(read_bytes(name).decode("utf-8"), newline="")
    return list(csv.DictReader(text, restval=""))
