"""The glossary as a file for others: CSV, XLSX or TBX; and one more term in a user's file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from glossaries.sheets import write_sheet
from glossaries.tables import COLUMNS, format_aliases
from glossaries.tbx import write_tbx
from glossaries.terms import Term
from glossaries.textfiles import FORMULA_STARTS
from glossaries.user import read_glossary
from translate.errors import GlossaryError, OutputError

FORMATS = ("csv", "tbx", "xlsx")


def export_terms(terms: Sequence[Term], form: str) -> bytes:
    """The content of a CSV (UTF-8 with mark, for spreadsheets), XLSX or TBX file with the terms.

    No cell can start a formula in a spreadsheet. What was exported can be given back as a user's glossary.
    """
    if form == "tbx":
        return write_tbx(terms)
    rows = [(t.zh, t.en, t.kind, t.parent, t.code, format_aliases(t), t.source, t.status) for t in terms]
    if form == "xlsx":
        return write_sheet(COLUMNS, rows)
    if form != "csv":
        raise GlossaryError(form, "is no format of a glossary", f"choose one of {', '.join(FORMATS)}")
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def add_term(path: Path, zh: str, en: str) -> None:
    """Adds a term at the end of a user's CSV file, made if it does not exist.

    Raises GlossaryError if the file would then be malformed or contradict itself, OutputError if it cannot
    be written; the file is as it was in both cases.
    """
    before = path.read_bytes() if path.exists() else b"zh,en\n"
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow([_guarded(zh), _guarded(en)])
    new = path.with_name(f".{path.stem}.new.csv")
    try:
        new.write_bytes(before + (b"" if before.endswith(b"\n") else b"\n") + line.getvalue().encode())
        try:
            read_glossary([new])
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except GlossaryError as error:
        raise GlossaryError(error.where.replace(str(new), str(path)), error.what, error.remedy) from None
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error.strerror})", "choose another file") from None


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
