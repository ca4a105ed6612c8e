"""A printed line becomes a clean line: letter-spacing closed, doubled settings undone, its width measured.

Nothing is lost on the way: what a line says twice is kept in `Line.spare`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# Marks that cannot begin a line of type, and those that cannot end one.
NO_START = "，。、；：？！”’》〉）」』】…—～·%％,.;:?!)"
NO_END = "“‘《〈（「『【("
_TIGHT_MARKS = "，。、；：？！（）《》〈〉【】「」『』"

# Three single characters in a row with a space between each: 近 段 时. Two may be a name (李 明).
_LETTER_SPACED_RUN = 3
_TOKEN_OF_ONE = re.compile(rf"[^{HANZI}A-Za-z0-9]*(?:[{HANZI}][^{HANZI}A-Za-z0-9]+)*[{HANZI}]?")
_SQUEEZABLE = re.compile("[，。、；：？！“”‘’《》（）]")
_DOUBLED_QUOTE = re.compile("“{2,}|”{2,}|‘{2,}|’{2,}")
# Headlines are short: a longer line is not looked at for a second setting.
_DOUBLED_MAX = 120
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%％+\-]*|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with text on it; `indent` and `width` in whole characters, `gap` in blank lines before it.

    `marks` counts the marks that type may squeeze; `spare` holds what the line said twice. Where the file
    says so, `whole` is a paragraph in one line, and `role` a heading, a table's row, or page furniture.
    """

    number: int
    text: str
    raw: str
    indent: float
    gap: int
    width: float
    spare: str = ""
    spaced: bool = False
    marks: int = 0
    whole: bool = False
    role: Literal["", "head", "row", "aside"] = ""


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a page that have text on them."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line = make_line(number, raw, gap)
        if line is None:
            gap += 1
        else:
            lines.append(line)
            gap = 0
    return tuple(lines)


def make_line(number: int, raw: str, gap: int) -> Line | None:
    """The line, cleaned and measured; None if it is blank."""
    stripped = raw.strip()
    if not stripped:
        return None
    lead = raw[: len(raw) - len(raw.lstrip())]
    once, spare = undouble(stripped)
    closed = close_letters(once)
    tidy = tidy_spaces(closed)
    return Line(
        number=number,
        text=tidy,
        raw=tidy if tidy == stripped else stripped,
        indent=sum(2.0 if char == "\t" else char_width(char) for char in lead),
        gap=gap,
        width=width(tidy),
        spare=spare,
        spaced=closed != once,
        marks=len(_SQUEEZABLE.findall(tidy)),
    )


def char_width(char: str) -> float:
    """1.0 for a Chinese character or mark, 0.5 for a Latin letter, digit or space."""
    return 0.5 if char < "\u0250" and char not in "·×÷" else 1.0


def width(text: str) -> float:
    """The room a text takes in a line, in whole characters: 2023年 -> 3.0."""
    return sum(map(char_width, text))


def first_unit(text: str) -> float:
    """The width of what cannot be parted from the text's first character: 1543人 -> 2.0, “好，… -> 3.0."""
    end = 0
    while end < len(text) and text[end] in NO_END:
        end += 1
    word = _WORD.match(text, end)
    if word:
        end = word.end()
    while end < len(text) and text[end] in NO_START:
        end += 1
    return width(text[:end])


def close_letters(text: str) -> str:
    """The text with letter-spacing closed: 近 段 时 间 ，电 视 -> 近段时间，电视; other spaces stay."""
    if text.count(" ") < _LETTER_SPACED_RUN - 1:
        return text
    parts = re.split("( +)", text)
    tokens, spaces = parts[::2], parts[1::2]
    single = [bool(_TOKEN_OF_ONE.fullmatch(token)) for token in tokens]
    joined = [False] * len(spaces)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and single[end] and (end == start or len(spaces[end - 1]) == 1):
            end += 1
        if end - start >= _LETTER_SPACED_RUN and sum(len(t) for t in tokens[start:end]) >= _LETTER_SPACED_RUN:
            for index in range(start, end - 1):
                joined[index] = True
        start = max(end, start + 1)
    pieces = [tokens[0]]
    for index, token in enumerate(tokens[1:]):
        pieces.append(token if joined[index] else f" {token}")
    return "".join(pieces)


def tidy_spaces(text: str) -> str:
    """The text without stray spaces: none beside Chinese marks or between a Chinese character and a digit.

    公驼 70 峰。 她说 -> 公驼70峰。她说; spaces between words stay: 向党 奋进, Open AI.
    """
    text = re.sub(r"\s+", " ", text)
    text = re.sub(rf" ?([{_TIGHT_MARKS}]) ?", r"\1", text)
    text = re.sub("([“‘]) | ([”’])", r"\1\2", text)
    text = re.sub(rf"(?<=[{HANZI}”’]) (?=[0-9])|(?<=[0-9]) (?=[{HANZI}%％℃“‘])", "", text)
    return text.strip()


def undouble(text: str) -> tuple[str, str]:
    """A line set twice over itself, once, and the second setting: 强 堡 垒强 堡 垒 -> (强堡垒, 强堡垒).

    Each part of the line must be doubled, and hold at least two characters.
    """
    if len(text) > _DOUBLED_MAX:
        return text, ""
    once: list[str] = []
    twice: list[str] = []
    rest = text
    while rest:
        found = _doubled_head(rest)
        if found is None:
            return text, ""
        head, length = found
        # A head set letter by letter is closed here, where it is known to be one word.
        parts = head.split(" ")
        once.append("".join(parts) if all(len(part) == 1 for part in parts) else head)
        twice.append(once[-1])
        rest = rest[length:].lstrip()
    return " ".join(once), " ".join(twice)


def _doubled_head(text: str) -> tuple[str, int] | None:
    """The shortest head that stands twice at the start, up to a space or the end, and how long both are."""
    for size in range(2, len(text) // 2 + 1):
        head = text[:size]
        second = text[size:].lstrip()
        if head[-1].isspace() or not second.startswith(head):
            continue
        length = len(text) - len(second) + size
        if length < len(text) and not text[length].isspace():
            continue
        if len(re.findall(f"[{HANZI}]", head)) >= 2:
            return head, length
    return None


def single_quotes(text: str) -> tuple[str, str]:
    """The text with doubled quotation marks made one, and the marks taken out: ““好””地 -> (“好”地, “”)."""
    spare = "".join(match.group()[1:] for match in _DOUBLED_QUOTE.finditer(text))
    return _DOUBLED_QUOTE.sub(lambda match: match.group()[0], text), spare


def join_lines(first: str, second: str) -> str:
    """Two lines of a paragraph as one text: with a space only where English words meet."""
    last, head = first[-1:], second[:1]
    if last.isascii() and head.isascii() and last.isalpha() and head.isalpha():
        return f"{first} {second}" if _words_meet(first, second) else first + second
    return first + second


def join_all(texts: Sequence[str]) -> str:
    """The lines of a paragraph as one text."""
    pieces: list[str] = []
    for text in texts:
        pieces.append(join_lines(pieces[-1], text)[len(pieces[-1]) :] if pieces else text)
    return "".join(pieces)


def _words_meet(first: str, second: str) -> bool:
    """Whether a line end between Latin letters parts two words rather than one word cut without a hyphen."""
    tail = re.search(r"[A-Za-z]+(?: [A-Za-z]+)*$", first)
    start = re.match(r"[A-Za-z]+(?: [A-Za-z]+)*", second)
    phrase = bool(tail and " " in tail.group()) or bool(start and " " in start.group())
    return phrase or second[0].isupper()
