"""Users' XLSX files: read as rows of named cells, written without formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossaries.textfiles import Row, named_rows
from translate.errors import GlossaryError

# Unpacked; a workbook of 100,000 terms takes a fifth of it. More is a bomb or no glossary.
MAX_UNPACKED = 100_000_000

# Of a column whose width nobody asked for: a term of ten Chinese characters on one line.
_WIDTH = 24.0


def read_sheet_rows(path: Path, content: bytes) -> Iterator[Row]:
    """The rows of the first sheet, with a header that names zh and en, or of two columns without one."""
    from openpyxl import load_workbook

    _check_archive(path, content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        values = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        workbook.close()
    # openpyxl lets many kinds of error out of a damaged workbook; all of them mean the same to the user.
    except Exception as error:
        raise GlossaryError(
            path, f"a damaged workbook ({type(error).__name__})", "open it in a spreadsheet and save it anew"
        ) from None
    yield from named_rows(path, enumerate(values, start=1))


def write_sheet(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] | None = None
) -> bytes:
    """A workbook of one sheet; every cell is text, so that none can start a formula.

    The head stays in sight and has a filter; cells are wrapped in columns of `widths`, in digits.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("mengyi")
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    for letter, width in zip(letters, widths or (_WIDTH,) * len(letters), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(rows) + 1}"
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for number, row in enumerate((columns, *rows)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=text)
            cell.data_type = "s"
            cell.alignment = wrapped
            if number == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _check_archive(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile:
        raise GlossaryError(path, "not an XLSX workbook", "save it as XLSX or CSV UTF-8") from None
    if unpacked > MAX_UNPACKED:
        raise GlossaryError(path, f"unpacks to {unpacked // 1_000_000} MB", "give a glossary, one term a row")


def _text(value: object) -> str:
    return "" if value is None else str(value)
