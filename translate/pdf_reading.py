"""A PDF with a text layer as lines in reading order, from the places and sizes of its characters.

Characters make lines, lines of one size that stand under each other make blocks, and blocks are read in the
order of the white space between them: what a gap across the page parts is read from the top, what a gap down
the page parts from the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median_low
from typing import Any

from translate.errors import InputError
from translate.lines import Line, make_line
from translate.reading import CHINESE, clean

# All in units of the size of the type.
_SPACE = 0.25  # white between two characters that is a space
_LETTER_SPACE = (
    1.2  # white between two characters that follow each other in the file and still stand together
)
_GUTTER = 0.7  # white that parts two pieces of text which do not follow each other in the file
_PITCH = 2.3  # distance of two lines of one block
_BASELINE = 0.35  # how far characters of one line may stand above or below each other
_INDENT = 1.5  # a line begins so far right of its block where a paragraph opens
_HEAD = 1.2  # a heading's type is so much larger than the text's
_SIZE = 0.12  # how far sizes within a block differ
_CUT = 0.4  # the least white between two parts of a page, in sizes of the text's type


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters on one line; the page's origin is at the bottom left, as in the file."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    left: float
    right: float
    bottom: float
    size: float


def pdf_lines(data: bytes, where: str | Path) -> tuple[Line, ...]:
    """The lines of all pages; InputError for a damaged, locked or scanned file, or one without Chinese."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "this PDF is locked with a password" if locked else "a damaged PDF file"
        raise InputError(where, what, "save it again without protection") from None
    try:
        pages = [_pieces(_characters(page)) for page in document]
    finally:
        document.close()
    if not any(pages):
        raise InputError(
            where,
            "this PDF has no text in it, only pictures (a scan)",
            "run it through OCR, or type the text",
        )
    body = _body_size(pages)
    lines: list[Line] = []
    number = 0
    for pieces in pages:
        for block in order_blocks(make_blocks(pieces), _CUT * body):
            for line in _block_lines(block, body, number):
                lines.append(line)
                number = line.number
    if not any(CHINESE.search(line.text) for line in lines):
        raise InputError(where, "there is no Chinese in its text layer", "copy the text into a .txt file")
    return tuple(lines)


def make_blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of one page as blocks: lines of one size under each other, from the top down."""
    blocks: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.bottom, p.left)):
        best: list[Piece] | None = None
        for block in blocks:
            if _belongs(piece, block[-1]) and (best is None or block[-1].bottom < best[-1].bottom):
                best = block
        if best is None:
            blocks.append([piece])
        else:
            best.append(piece)
    return blocks


def order_blocks(blocks: list[list[Piece]], least: float) -> list[list[Piece]]:
    """The blocks in reading order: cut at the widest white across or down the page, again and again."""
    if len(blocks) < 2:
        return blocks
    across = _widest_gap([(_bottom(block), _top(block)) for block in blocks])
    down = _widest_gap([(_left(block), _right(block)) for block in blocks])
    if max(across[0], down[0]) < least:
        return sorted(blocks, key=lambda block: (-_top(block), _left(block)))
    if across[0] >= down[0]:
        first = [block for block in blocks if _bottom(block) >= across[1]]
    else:
        first = [block for block in blocks if _right(block) <= down[1]]
    ids = {id(block) for block in first}
    rest = [block for block in blocks if id(block) not in ids]
    return [*order_blocks(first, least), *order_blocks(rest, least)]


def _widest_gap(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The widest white between spans on one axis, and its middle; (0, 0) if they overlap throughout."""
    widest, middle = 0.0, 0.0
    end = -float("inf")
    for low, high in sorted(spans):
        if end > -float("inf") and low - end > widest:
            widest, middle = low - end, (low + end) / 2
        end = max(end, high)
    return widest, middle


def _belongs(piece: Piece, last: Piece) -> bool:
    size = max(piece.size, last.size)
    if (
        abs(piece.size - last.size) > _SIZE * size
        or not 0.5 * size < last.bottom - piece.bottom <= _PITCH * size
    ):
        return False
    overlap = min(piece.right, last.right) - max(piece.left, last.left)
    return overlap >= 0.5 * min(piece.right - piece.left, last.right - last.left)


def _block_lines(block: list[Piece], body: float, number: int) -> list[Line]:
    pitches = [above.bottom - below.bottom for above, below in pairwise(block)]
    pitch = median_low(pitches) if pitches else 0.0
    left = median_low([piece.left for piece in block])
    head = block[0].size >= _HEAD * body
    lines: list[Line] = []
    for index, piece in enumerate(block):
        gap = 1 if index == 0 or pitches[index - 1] > 1.4 * pitch else 0
        indent = (piece.left - left) / piece.size
        lead = "\u3000\u3000" if _INDENT <= indent <= 4.0 and not head and len(block) > 2 else ""
        text = clean(lead + piece.text)
        if head and lines and not gap and block[index - 1].right > _right(block) - piece.size:
            # The line before is full: the heading runs on in the middle of it.
            text = lines.pop().raw + text
        line = make_line(number + len(lines) + 1, text, gap)
        if line:
            lines.append(replace(line, role="head") if head else line)
    return lines


def _body_size(pages: Sequence[Sequence[Piece]]) -> float:
    """The size of type that most characters are set in."""
    counts: dict[float, int] = {}
    for pieces in pages:
        for piece in pieces:
            size = round(piece.size * 2) / 2
            counts[size] = counts.get(size, 0) + len(piece.text)
    return max(counts, key=lambda size: counts[size])


def _characters(page: Any) -> list[_Char]:
    """The characters of a page in the file's order, each with its place and size."""
    import ctypes

    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    characters: list[_Char] = []
    box = pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF) or pdfium.FPDFText_IsGenerated(text, index):
            continue
        # The loose box is as wide as the character's place on the line; the tight one only holds its ink.
        if not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            continue
        origin = [ctypes.c_double(), ctypes.c_double()]
        pdfium.FPDFText_GetCharOrigin(text, index, *(ctypes.byref(value) for value in origin))
        size = pdfium.FPDFText_GetFontSize(text, index)
        # A size of 1 is scaled by the matrix of the text: the box of the character tells the true size.
        size = size if size > 2.0 else max(box.top - box.bottom, 1.0)
        characters.append(_Char(chr(code), box.left, box.right, origin[1].value, size))
    text.close()
    return characters


def _pieces(characters: Sequence[_Char]) -> list[Piece]:
    """The characters as pieces of lines; letter-spaced ones stay together, columns apart."""
    runs: list[list[_Char]] = []
    for char in characters:
        if char.text.isspace():
            continue
        last = runs[-1][-1] if runs else None
        if last and _follows(char, last, _LETTER_SPACE):
            runs[-1].append(char)
        else:
            runs.append([char])
    pieces = sorted((_piece(run) for run in runs), key=lambda p: (-p.bottom, p.left))
    merged: list[Piece] = []
    for piece in pieces:
        last_piece = next((p for p in reversed(merged[-6:]) if _touches(p, piece)), None)
        if last_piece is None:
            merged.append(piece)
            continue
        space = " " if piece.left - last_piece.right > _SPACE * piece.size else ""
        merged[merged.index(last_piece)] = replace(
            last_piece, text=last_piece.text + space + piece.text, right=piece.right
        )
    return merged


def _follows(char: _Char, last: _Char, most: float) -> bool:
    size = max(char.size, last.size)
    return (
        abs(char.bottom - last.bottom) <= _BASELINE * size
        and abs(char.size - last.size) <= _SIZE * size
        and -0.5 * size <= char.left - last.right <= most * size
    )


def _touches(last: Piece, piece: Piece) -> bool:
    size = max(piece.size, last.size)
    return (
        abs(piece.bottom - last.bottom) <= _BASELINE * size
        and abs(piece.size - last.size) <= _SIZE * size
        and -0.3 * size <= piece.left - last.right <= _GUTTER * size
    )


def _piece(run: Sequence[_Char]) -> Piece:
    text = run[0].text
    for last, char in pairwise(run):
        text += (" " if char.left - last.right > _SPACE * char.size else "") + char.text
    return Piece(text, run[0].left, run[-1].right, run[0].bottom, run[0].size)


def _left(block: Sequence[Piece]) -> float:
    return min(piece.left for piece in block)


def _right(block: Sequence[Piece]) -> float:
    return max(piece.right for piece in block)


def _top(block: Sequence[Piece]) -> float:
    return block[0].bottom + block[0].size


def _bottom(block: Sequence[Piece]) -> float:
    return block[-1].bottom
