"""Writes the English of every derived row anew: `python -m glossaries.rederive` after a change of the rules.

Rows whose status is "derived" hold what `romanize_place` gives for their name, and nothing else: a form that
deserves another English becomes "proposed" by hand. A test holds the tables to this.
"""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

from glossaries.romanize import romanize_place
from glossaries.tables import COLUMNS, TABLES, VILLAGES

DATA = Path(__file__).parent / "data"


def rederive(content: str) -> str:
    """The table with the English of its derived rows by the present rules; the other rows as they are."""
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    for row in rows:
        if row["status"] == "derived":
            row["en"] = romanize_place(row["zh"])
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def pack(content: str) -> bytes:
    """The content compressed, the same bytes for the same content."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as archive:
        archive.write(content.encode())
    return packed.getvalue()


def main() -> None:
    """Rewrites the package's tables in place."""
    for name in TABLES:
        path = DATA / name
        path.write_text(rederive(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    path = DATA / VILLAGES
    path.write_bytes(pack(rederive(gzip.decompress(path.read_bytes()).decode())))


if __name__ == "__main__":
    main()
