"""A paragraph becomes sentences, and a page the numbered rows of the hand-off file."""

from __future__ import annotations

from collections.abc import Iterator

from translate.document import Article, Page, Role, Segment

_ENDS = "。！？!?…"
_CLOSING = "”’」』）)》〉】"
_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
}
# After “…！” these show that the sentence goes on around the quotation: “加油！”的喊声
_GOES_ON = "，、；：,;:的地得之和与等成是便就也—"
# Beyond this many characters a sentence is too much for one row of the hand-off file and for a small engine:
# it is split at ；, and quotations at their own 。
LONG = 120

# What a line or an item of a newspaper begins with: no part of the language, of use to no engine.
MARKS = "◎●□■◆◇▲△★☆○※▪•▶►◉⊙"


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """The paragraph's sentences; joined they are the paragraph again, character for character.

    A sentence ends after 。！？…… and the closing marks that follow, not inside a quotation that goes on:
    “水来了。”他说。“好。真好！” -> “水来了。” | 他说。 | “好。真好！”
    """
    inside = _depths(paragraph)
    sentences: list[str] = []
    for start, end in _spans(paragraph, inside, allowed=0):
        if end - start <= LONG:
            sentences.append(paragraph[start:end])
        else:
            sentences.extend(_shorter(paragraph[start:end]))
    return tuple(sentences)


def split_mark(text: str) -> tuple[str, str]:
    """The typographic mark that a row begins with, and the rest: ●日前 -> ("●", "日前")."""
    rest = text.lstrip(MARKS + " \u3000")
    mark = text[: len(text) - len(rest)]
    return (mark, rest) if rest and mark.strip() else ("", text)


def segments_of(page: Page) -> tuple[Segment, ...]:
    """The rows of the page in reading order: its name, then of each article column, title, byline, text."""
    rows = [Segment(id="page.name", role="page", source=page.name)] if page.name else []
    for article in page.articles:
        rows.extend(_article_rows(article))
    return tuple(rows)


def heads_of(article: Article) -> tuple[Segment, ...]:
    """The rows above the article's text: column, headline, and its byline where one is printed.

    A reporter who is named only in the text, （记者包文斌）, is in `byline` and has no line of his own.
    """
    heads: tuple[tuple[Role, str | None], ...] = (
        ("column", article.column),
        ("title", article.title),
        ("byline", article.byline_text),
    )
    return tuple(Segment(id=f"{article.id}.{role}", role=role, source=text) for role, text in heads if text)


def _article_rows(article: Article) -> Iterator[Segment]:
    yield from heads_of(article)
    for block in article.blocks:
        role = "sentence" if block.kind == "paragraph" else block.kind
        parts = (block.text,) if block.kind == "heading" else split_sentences(block.text)
        for number, part in enumerate(parts, start=1):
            yield Segment(id=f"{block.id}.s{number:02d}", role=role, source=part)


def _depths(text: str) -> list[int]:
    """For each character how many quotations or brackets it stands in; those never closed do not count."""
    changes = [0] * (len(text) + 1)
    open_at: list[tuple[str, int]] = []
    for index, char in enumerate(text):
        if char in _PAIRS:
            open_at.append((_PAIRS[char], index))
        elif any(closer == char for closer, _ in open_at[-8:]):
            while open_at:
                closer, start = open_at.pop()
                if closer == char:
                    changes[start] += 1
                    changes[index] -= 1
                    break
    depths = []
    depth = 0
    for change in changes[:-1]:
        depth += change
        depths.append(depth)
    return depths


def _spans(text: str, inside: list[int], allowed: int) -> Iterator[tuple[int, int]]:
    start = index = 0
    while index < len(text):
        if text[index] not in _ENDS:
            index += 1
            continue
        end = index + 1
        while end < len(text) and text[end] in _ENDS:
            end += 1
        marks = end
        while end < len(text) and (text[end] in _CLOSING or (text[end] in _ENDS and end > marks)):
            end += 1
        index = end
        if inside[end - 1] > allowed or _continues(text, marks, end):
            continue
        while end < len(text) and text[end].isspace():
            end += 1
        index = end
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _continues(text: str, marks: int, end: int) -> bool:
    """Whether the sentence goes on after its end mark: in a title 《…？》, or before 的, 、, ，."""
    if end == len(text):
        return False
    if "》" in text[marks:end] or "〉" in text[marks:end]:
        return text[end - 1] not in _ENDS
    return text[end] in (_GOES_ON if end > marks or text[marks - 1] in "…!?" else "，、；")


def _shorter(sentence: str) -> list[str]:
    """A very long sentence split at its ；, or inside its quotation at 。！？, where a piece stays long."""
    pieces = _at_semicolons(sentence)
    result: list[str] = []
    for piece in pieces:
        if len(piece) <= LONG:
            result.append(piece)
            continue
        inside = _depths(piece)
        result.extend(piece[start:end] for start, end in _spans(piece, inside, allowed=1))
    return result


def _at_semicolons(sentence: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for index, char in enumerate(sentence[:-1]):
        # Pieces shorter than a third are not worth a row of their own.
        if char in "；;" and index + 1 - start >= LONG // 3 and len(sentence) - index > LONG // 6:
            pieces.append(sentence[start : index + 1])
            start = index + 1
    pieces.append(sentence[start:])
    return pieces
