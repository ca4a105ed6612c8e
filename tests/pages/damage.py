"""Clean articles become a damaged page and its gold segmentation: what happens to text taken off a page.

Everything is drawn from one `random.Random`: the same seed gives the same page.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.document import Article, Block, Page, number_articles

_NO_START = "，。、；：？！”’》）…—%"
_NO_END = "“‘《（"
_UNIT = re.compile(r"[0-9][0-9.,]*%?|[A-Za-z]+|\s|.")


@dataclass(frozen=True, kw_only=True)
class Makeup:
    """How a page is set and what went wrong when its text was taken off it."""

    width: int
    typeset: bool  # lines broken by the rules of Chinese type, else after a fixed number of characters
    indent: str  # "stripped" (first lines are short), "kept" (　　), "none"
    blank_between: bool
    false_blank: float
    letter_spaced: float
    spaced_digits: float
    cut_in: float
    moved: float
    doubled: float
    dropped: float
    wrapped_heading: float
    picture_inside: float


def random_makeup(rng: random.Random) -> Makeup:
    """A page as bad as they come: any width, any mix of damage."""
    indent = rng.choice(["stripped", "stripped", "kept", "none"])
    return Makeup(
        width=rng.randint(8, 40),
        typeset=rng.random() < 0.7,
        indent=indent,
        blank_between=rng.random() < 0.7,
        false_blank=rng.choice([0.0, 0.02, 0.05]),
        letter_spaced=rng.choice([0.0, 0.0, 0.1, 0.4]),
        spaced_digits=rng.choice([0.0, 0.3]),
        cut_in=rng.choice([0.0, 0.2]),
        moved=rng.choice([0.0, 0.0, 0.3, 1.0]),
        doubled=rng.choice([0.0, 0.3]),
        dropped=rng.choice([0.0, 0.1]),
        wrapped_heading=rng.choice([0.0, 0.5]),
        picture_inside=rng.choice([0.0, 0.0, 1.0]),
    )


def damage_page(articles: Sequence[Article], makeup: Makeup, rng: random.Random) -> tuple[str, Page]:
    """The page as it comes off the newspaper, and the articles that should be found in it."""
    lines: list[str] = []
    gold: list[Article] = []
    waiting = list(articles)
    while waiting:
        article = waiting.pop(0)
        picture = next((other for other in waiting if other.kind == "caption"), None)
        inside: list[str] | None = None
        if picture and article.kind == "article" and rng.random() < makeup.picture_inside:
            waiting.remove(picture)
            inside, shown = _print_article(picture, makeup, rng)
        printed, kept = _print_article(article, makeup, rng, inside)
        if lines and lines[-1]:
            lines.append("")
        lines += printed
        gold += [kept] if inside is None else [kept, shown]
    return "\n".join(lines) + "\n", Page(source="page.txt", articles=number_articles(gold))


def _print_article(
    article: Article, makeup: Makeup, rng: random.Random, picture: list[str] | None = None
) -> tuple[list[str], Article]:
    head: list[str] = []
    foot: list[str] = []
    title = article.title
    if title and article.kind == "article" and article.column and rng.random() < makeup.dropped:
        title = None
    moved = title is not None and article.kind == "article" and rng.random() < makeup.moved
    if article.column:
        head += [article.column, ""]
    if title:
        place = foot if moved else head
        printed = _maybe_doubled(title, makeup, rng)
        place += [printed] if printed != title else _heading_lines(title, makeup, rng)
        if moved and not (article.byline_text and rng.random() < 0.3):
            place += [""]
        elif not moved:
            place += [""] if rng.random() < 0.5 else []
    if article.byline_text and article.kind == "article":
        after = moved and foot[-1] != ""
        (foot if after else head).extend([article.byline_text, ""])
    body: list[str] = []
    narrow = makeup.width
    pause = rng.randint(1, max(len(article.blocks) - 1, 1)) if picture else -1
    for number, block in enumerate(article.blocks):
        if picture and number >= pause and article.blocks[number - 1].kind == "paragraph":
            body += ["", *picture] if body and body[-1] else picture
            picture = None
        if block.kind == "heading":
            if body and body[-1]:
                body.append("")
            body += [*_heading_lines(block.text, makeup, rng), ""]
            continue
        text = block.text
        if article.kind == "brief" and article.byline_text and rng.random() < 0.7:
            text += " " + article.byline_text
        body += _print_paragraph(text, narrow, makeup, rng)
        if article.kind == "brief" and article.byline_text and not text.endswith(article.byline_text):
            body += ["", article.byline_text] if rng.random() < 0.5 else [article.byline_text]
        if makeup.blank_between:
            body.append("")
    if picture:
        body += ["", *picture]
    if article.kind == "caption" and article.byline_text:
        if body[-1]:
            body.append("")
        body += [article.byline_text, ""]
    if foot and body and body[-1]:
        body.append("")
    lines = head + body + foot
    while lines and not lines[-1]:
        lines.pop()
    return [*lines, ""], Article(
        id=article.id,
        kind=article.kind,
        column=article.column,
        title=title,
        byline=article.byline,
        byline_text=article.byline_text,
        blocks=article.blocks,
    )


def _heading_lines(text: str, makeup: Makeup, rng: random.Random) -> list[str]:
    """The heading, broken in two lines where it is too long for its column."""
    if len(text) <= makeup.width or len(text) > 2 * makeup.width or rng.random() >= makeup.wrapped_heading:
        return [text]
    return [text[: makeup.width].strip(), text[makeup.width :].strip()]


def _maybe_doubled(title: str, makeup: Makeup, rng: random.Random) -> str:
    if rng.random() >= makeup.doubled:
        return title
    parts = title.split(" ")
    if rng.random() < 0.5 and all(len(part) <= 6 for part in parts):
        return " ".join(" ".join(part) + " ".join(part) for part in parts)
    return " ".join(part + part for part in parts)


def _print_paragraph(text: str, width: int, makeup: Makeup, rng: random.Random) -> list[str]:
    indent = 0.0 if makeup.indent == "none" else 2.0
    if makeup.typeset:
        lines = _typeset(text, width, indent, makeup, rng)
    else:
        first = max(width - int(indent), 4)
        lines = [text[:first], *(text[i : i + width] for i in range(first, len(text), width))]
    result: list[str] = []
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        line = line.strip()
        if not line:
            continue
        if not last and rng.random() < makeup.letter_spaced:
            line = _letter_spaced(line)
        elif rng.random() < makeup.spaced_digits:
            line = re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9])", " ", line, count=1)
        if index == 0 and makeup.indent == "kept":
            line = "　　" + line
        quote = bool(index) and line.startswith("“")
        broken = index and rng.random() < (makeup.false_blank * 4 if quote else makeup.false_blank)
        # After a sentence's end only a page with indents shows that the paragraph goes on.
        shown = makeup.indent != "none" and len(line) >= makeup.width - 1.5
        if broken and (result[-1][-1] not in "。！？”…" or shown):
            result.append("")
        result.append(line)
    return result


def _typeset(text: str, width: int, indent: float, makeup: Makeup, rng: random.Random) -> list[str]:
    cut_at, cut_to = -1, -1
    if width >= 14 and len(text) > 6 * width and rng.random() < makeup.cut_in:
        cut_at = rng.randint(1, 3)
        cut_to = cut_at + rng.randint(3, 6)
    units = _UNIT.findall(text)
    lines: list[str] = []
    line, used, index = "", 0.0, 0
    room = width - indent
    while index < len(units):
        end = index + 1
        while units[end - 1] in _NO_END and end < len(units):
            end += 1
        group = "".join(units[index:end])
        size = _size(group)
        hangs = group in _NO_START and used + size <= room + 0.5
        if line and used + size > room and not hangs:
            while line and units[index] in _NO_START and len(line) > 2:
                index -= 1
                line = line[: -len(units[index])]
            lines.append(line)
            line, used = "", 0.0
            room = width / 2 if cut_at <= len(lines) < cut_to else float(width)
            continue
        line += group
        used += size
        index = end
    return [*lines, line] if line else lines


def _size(text: str) -> float:
    return sum(0.5 if char < "\u0250" else 1.0 for char in text)


def _letter_spaced(line: str) -> str:
    if len(line) < 4 or re.search("[A-Za-z0-9]", line):
        return line
    spaced = " ".join(line)
    return re.sub(r" ([”》）])", r"\1", re.sub(r"([，。、；：]) ", r"\1", spaced))


def gold_blocks(page: Page) -> list[tuple[str, str]]:
    """The blocks of a page as (kind, text without spaces)."""
    return [(block.kind, _bare(block.text)) for article in page.articles for block in article.blocks]


@dataclass(frozen=True, kw_only=True)
class Score:
    """Counts that add up over pages."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    articles: int = 0
    titles: int = 0
    bylines: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
            right=self.right + other.right,
            articles=self.articles + other.articles,
            titles=self.titles + other.titles,
            bylines=self.bylines + other.bylines,
        )

    @property
    def block_f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def title_accuracy(self) -> float:
        return self.titles / self.articles if self.articles else 1.0

    @property
    def byline_accuracy(self) -> float:
        return self.bylines / self.articles if self.articles else 1.0


def score(page: Page, gold: Page) -> Score:
    """How much of the gold page was found: blocks whole, each article with its own title and byline."""
    left = gold_blocks(gold)
    right = 0
    for block in gold_blocks(page):
        if block in left:
            left.remove(block)
            right += 1
    titles = bylines = 0
    for article in gold.articles:
        found = _same_article(page, article)
        titles += found is not None and _bare(found.title) == _bare(article.title)
        bylines += found is not None and found.byline == article.byline
    return Score(
        found=len(gold_blocks(page)),
        wanted=len(gold_blocks(gold)),
        right=right,
        articles=len(gold.articles),
        titles=titles,
        bylines=bylines,
    )


def _same_article(page: Page, gold: Article) -> Article | None:
    """The article that begins as the gold one does, or holds its first paragraph."""
    if not gold.blocks:
        return None
    key = _bare(gold.blocks[0].text)[:12]
    for article in page.articles:
        if article.blocks and _bare(article.blocks[0].text).startswith(key):
            return article
    return None


def _bare(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


__all__ = ["Block", "Makeup", "Score", "damage_page", "random_makeup", "score"]
