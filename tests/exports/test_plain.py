"""The workbook: its rows, and a shape that can be read on a screen."""

from __future__ import annotations

import io

from exports.plain import workbook
from translate.document import Document


def test_the_workbook_has_a_row_a_segment_and_can_be_read(document: Document) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook(document)))
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["ID", "中文", "English", "Notes"]
    assert [row[0] for row in rows[1:]] == [t.segment.id for t in document.translations]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D34"
    assert [sheet.column_dimensions[letter].width for letter in "ABCD"] == [14, 56, 62, 42]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in cells)
    assert {cell.font.bold for cell in sheet[1]} == {True}
    assert {cell.data_type for cell in cells} == {"s"}
    book.close()
