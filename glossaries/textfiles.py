"""Users' CSV and TSV files as rows of named cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from translate.encodings import guess_encoding
from translate.errors import GlossaryError

Row = tuple[int, dict[str, str]]
"""The line of the file and its cells by column name."""

# A spreadsheet takes a cell that begins so for a formula; ours are written with an apostrophe before them.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def read_text_rows(path: Path, content: bytes) -> Iterator[Row]:
    """The rows of a CSV or TSV file, with a header that names zh and en, or of two columns without one.

    Raises GlossaryError with file:line for another encoding than UTF-8, GB18030, Big5 and UTF-16,
    binary content, wrong quotation or too many fields.
    """
    text = _decode(path, content)
    delimiter = "\t" if path.suffix.lower() == ".tsv" or "\t" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from named_rows(path, ((rows.line_num, row) for row in rows))
    except csv.Error as error:
        raise GlossaryError(
            f"{path}:{rows.line_num}", f"not valid CSV ({error})", "correct the quotation marks of that line"
        ) from None


def named_rows(path: Path, rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """The numbered rows that hold anything, their cells by column: zh and en where there is no header."""
    columns: list[str] | None = None
    for line, row in rows:
        where = f"{path}:{line}"
        if not any(cell.strip() for cell in row):
            continue
        if columns is None:
            columns = header_of(row, where)
            if columns:
                continue
            columns = ["zh", "en"]
        yield line, name_cells(columns, row, where)


def header_of(row: list[str], where: str) -> list[str]:
    """The column names if the row is a header, else []; a header must name zh and en once."""
    names = [cell.strip().lower() for cell in row]
    if "zh" not in names and "en" not in names:
        return []
    for name in ("zh", "en"):
        if names.count(name) != 1:
            raise GlossaryError(
                where, f"the header must name one column {name!r}", "begin the file with the line: zh,en"
            )
    return names


def name_cells(columns: list[str], row: list[str], where: str) -> dict[str, str]:
    """The row's cells by column name, stripped, without the apostrophe that keeps formulas from starting."""
    if any(cell.strip() for cell in row[len(columns) :]):
        raise GlossaryError(
            where, f"{len(row)} fields where {len(columns)} are expected", "put fields with commas in quotes"
        )
    return {name: _bare(cell.strip()) for name, cell in zip(columns, row, strict=False)}


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def _decode(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        encoding = guess_encoding(content)
        if encoding is None:
            line = content[: error.start].count(b"\n") + 1
            raise GlossaryError(f"{path}:{line}", "not UTF-8 text", 'save it as "CSV UTF-8"') from None
        text = content.decode(encoding)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise GlossaryError(f"{path}:{line}", "a binary file", "give a CSV, TSV, XLSX or TBX file")
    return text
