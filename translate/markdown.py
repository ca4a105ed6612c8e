"""A page as Markdown that a person can read, correct and feed back, and such Markdown as a page.

    ---
    source: page.txt
    name: ◎草原快语
    ---

    # 给草原放个“长假”
    - byline: □本报记者 乌兰
    - names: 乌兰

    今年以来，全旗…… <!-- 8-11 -->

    ## 算好草畜账 <!-- 12-12 -->

Each `#` begins an article (`- kind: brief`, `- kind: caption` where it is one; a bare `#` has no headline),
each `##` is a sub-heading, each `>` text that could not be placed; after `***` stands what belongs to no
article. The numbers are lines of the input. Nothing but the `#` lines is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from translate.document import (
    Article,
    ArticleKind,
    Block,
    BlockKind,
    Furniture,
    Page,
    number_articles,
    page_to_json,
)
from translate.errors import InputError
from translate.lines import join_lines
from translate.writers import names_in

_COMMENT = re.compile(r"\s*<!-- (?:(a\d+(?:\.p\d+)?) ?)?(?:(\d+)-(\d+))? ?-->$")
_KEY = re.compile(r"-\s*(id|kind|column|byline|names)\s*[:：]\s*(.*)")
_SPECIAL = re.compile(r"(?=[#>*\\-]|<!--|- )")
_KINDS: dict[str, ArticleKind] = {"article": "article", "brief": "brief", "caption": "caption"}


def page_to_markdown(page: Page) -> str:
    """The page as Markdown; `page_from_markdown` gives the same page back."""
    numbered = number_articles(page.articles)
    parts = ["---", f"source: {page.source}"]
    if page.name:
        parts.append(f"name: {page.name}")
    parts.append("---")
    for article, standard in zip(page.articles, numbered, strict=True):
        parts += ["", *_article_lines(article, standard)]
    if page.furniture:
        parts += ["", "***", ""]
        parts += [f"* {_escaped(item.text)}{_comment('', item.lines)}" for item in page.furniture]
    return "\n".join(parts) + "\n"


def is_markdown(text: str) -> bool:
    """Whether the text is marked up as articles: it has front matter or a line with `#`."""
    return bool(re.match(r"---\n(?:\w+:.*\n)*---\n", text) or re.search(r"^#(?: |$)", text, re.MULTILINE))


def page_from_markdown(text: str, where: str | Path) -> Page:
    """The page in Markdown, ours or written by hand.

    Raises InputError naming the line where text stands before the first `#`, or a kind is unknown.
    """
    head, body, first = _front_matter(text)
    articles: list[Article] = []
    furniture: list[Furniture] = []
    paragraph: list[str] = []
    aside = False

    def close() -> None:
        if paragraph:
            articles[-1] = _with_block(articles[-1], paragraph)
            paragraph.clear()

    for number, line in enumerate(body, start=first):
        stripped = line.strip()
        if stripped == "***":
            close()
            aside = True
        elif aside:
            if stripped:
                content, _, span = _uncommented(stripped.removeprefix("* "))
                furniture.append(Furniture(text=_unescaped(content), lines=span))
        elif re.match(r"#(?: |$)", stripped):
            close()
            articles.append(
                Article(id=f"a{len(articles) + 1:02d}", kind="article", title=stripped[1:].strip() or None)
            )
        elif not articles:
            if stripped:
                raise InputError(f"{where}:{number}", "text before the first article", "begin it with `# `")
        elif not stripped:
            close()
        elif (key := _KEY.fullmatch(stripped)) and not articles[-1].blocks and not paragraph:
            articles[-1] = _with_key(articles[-1], key.group(1), key.group(2).strip(), f"{where}:{number}")
        elif stripped.startswith(("## ", "### ", "> ")):
            close()
            articles[-1] = _with_block(articles[-1], [stripped])
        else:
            paragraph.append(stripped)
    close()
    try:
        return Page(
            source=head.get("source") or Path(where).name,
            name=head.get("name"),
            articles=tuple(articles),
            furniture=tuple(furniture),
        )
    except ValueError as error:
        raise InputError(where, str(error), "give each article its own id, or none") from None


def page_as(page: Page, form: str) -> str:
    """The page in the named form: "json" or "md"."""
    return page_to_markdown(page) if form == "md" else page_to_json(page)


def _article_lines(article: Article, standard: Article) -> Iterator[str]:
    # A line of its own each: breaks inside a title, column or byline become spaces.
    yield f"# {' '.join(article.title.split())}" if article.title else "#"
    if article.id != standard.id:
        yield f"- id: {article.id}"
    if article.kind != "article":
        yield f"- kind: {article.kind}"
    if article.column:
        yield f"- column: {' '.join(article.column.split())}"
    if article.byline_text:
        yield f"- byline: {' '.join(article.byline_text.split())}"
    if article.byline != (names_in(article.byline_text) if article.byline_text else ()):
        yield f"- names: {'、'.join(article.byline)}"
    mark = {"heading": "## ", "unplaced": "> ", "paragraph": ""}
    for number, block in enumerate(article.blocks, start=1):
        text = block.text.replace("\n", "\\\n")
        escaped = _escaped(text) if block.kind == "paragraph" else text
        own = "" if block.id == f"{article.id}.p{number:02d}" else block.id
        yield ""
        yield f"{mark[block.kind]}{escaped}{_comment(own, block.lines)}"


def _comment(own_id: str, lines: tuple[int, int]) -> str:
    span = f"{lines[0]}-{lines[1]}" if lines != (0, 0) else ""
    inner = " ".join(part for part in (own_id, span) if part)
    return f" <!-- {inner} -->" if inner else ""


def _uncommented(text: str) -> tuple[str, str, tuple[int, int]]:
    match = _COMMENT.search(text)
    if not match:
        return text, "", (0, 0)
    span = (int(match.group(2)), int(match.group(3))) if match.group(2) else (0, 0)
    return text[: match.start()], match.group(1) or "", span


def _escaped(text: str) -> str:
    return f"\\{text}" if _SPECIAL.match(text) else text


def _unescaped(text: str) -> str:
    return text[1:] if text.startswith("\\") and _SPECIAL.match(text[1:]) else text


def _with_block(article: Article, lines: list[str]) -> Article:
    text = ""
    for line in lines:
        text = text[:-1] + "\n" + line if text.endswith("\\") else join_lines(text, line)
    text, own, span = _uncommented(text)
    kind: BlockKind = "paragraph"
    for mark, marked in (("### ", "heading"), ("## ", "heading"), ("> ", "unplaced")):
        if text.startswith(mark):
            text = text.removeprefix(mark)
            kind = "heading" if marked == "heading" else "unplaced"
            break
    else:
        text = _unescaped(text)
    if not text.strip():
        return article
    number = len(article.blocks) + 1
    block = Block(id=own or f"{article.id}.p{number:02d}", kind=kind, text=text, lines=span)
    return replace(article, blocks=(*article.blocks, block))


def _with_key(article: Article, key: str, value: str, where: str) -> Article:
    if key == "kind":
        if value not in _KINDS:
            raise InputError(where, f"unknown kind {value!r}", "write article, brief or caption")
        return replace(article, kind=_KINDS[value])
    if key == "byline":
        return replace(article, byline_text=value or None, byline=names_in(value))
    if key == "names":
        return replace(article, byline=tuple(name for name in re.split("[、,，;； ]+", value) if name))
    if key == "column":
        return replace(article, column=value or None)
    if not re.fullmatch(r"a\d{2,}", value):
        raise InputError(where, f"{value!r} is no article id", "write it like a01, or leave the line out")
    return replace(article, id=value)


def _front_matter(text: str) -> tuple[dict[str, str], list[str], int]:
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        return {}, lines, 1
    end = next(index for index, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    pairs = (re.split("[:：]", line, maxsplit=1) for line in lines[1:end])
    head = {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) == 2}
    return head, lines[end + 1 :], end + 2
