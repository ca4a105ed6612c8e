"""The values that every step reads and returns: page, articles, segments, translations; JSON both ways.

All are frozen: a step returns new values and never changes its input. Offsets are code points.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from translate.errors import InputError

ArticleKind = Literal["article", "brief", "caption"]
BlockKind = Literal["heading", "paragraph", "unplaced"]
Role = Literal["page", "column", "title", "byline", "heading", "sentence", "unplaced"]
Severity = Literal["error", "warning", "info"]
TermStatus = Literal["established", "derived", "proposed", "user"]
English = Literal["en-US", "en-GB"]

SCHEMA = "mengyi-articles/1"
# Of the part that a hand-off file carries its ids and digests in.
HANDOFF_NAMESPACE = "urn:mengyi:handoff"

_ARTICLE_ID = re.compile(r"a\d{2,}")
_BLOCK_ID = re.compile(r"a\d{2,}\.p\d{2,}")
SEGMENT_ID = re.compile(r"page\.name|a\d{2,}\.(?:column|title|byline|p\d{2,}\.s\d{2,})")


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, or text that could not be placed; `lines` are 1-based lines of the input."""

    id: str
    kind: BlockKind
    text: str
    lines: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        _require(bool(_BLOCK_ID.fullmatch(self.id)), f"block id {self.id!r} is not like a01.p01")
        _require(self.kind in get_args(BlockKind), f"{self.id}: unknown block kind {self.kind!r}")
        _require(bool(self.text.strip()), f"{self.id}: empty block")
        _require(0 <= self.lines[0] <= self.lines[1], f"{self.id}: lines {self.lines} run backwards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, brief or caption. `byline` holds the names, `byline_text` the line as printed."""

    id: str
    kind: ArticleKind
    column: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    byline_text: str | None = None
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(_ARTICLE_ID.fullmatch(self.id)), f"article id {self.id!r} is not like a01")
        _require(self.kind in get_args(ArticleKind), f"{self.id}: unknown article kind {self.kind!r}")
        ids = [block.id for block in self.blocks]
        _require(len(set(ids)) == len(ids), f"{self.id}: a block id occurs twice")
        _require(
            all(i.startswith(f"{self.id}.") for i in ids),
            f"{self.id}: a block id of another article; leave the ids of moved blocks out",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A line of the page that belongs to no article: imprint, page number, date, "continued on"."""

    text: str
    lines: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input file, segmented. `source` is a file name without folders; `name` the page's own title."""

    source: str
    articles: tuple[Article, ...]
    name: str | None = None
    furniture: tuple[Furniture, ...] = ()

    def __post_init__(self) -> None:
        ids = [article.id for article in self.articles]
        _require(len(set(ids)) == len(ids), f"{self.source}: an article id occurs twice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One row of the hand-off file: a sentence, or a title, byline, column or page name as a whole."""

    id: str
    role: Role
    source: str

    def __post_init__(self) -> None:
        _require(bool(SEGMENT_ID.fullmatch(self.id)), f"segment id {self.id!r} is not like a01.p02.s03")
        _require(self.role in get_args(Role), f"{self.id}: unknown role {self.role!r}")

    @property
    def digest(self) -> str:
        """Eight hex digits of the source's SHA-256: tells whether the Chinese was changed."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatch:
    """A glossary term found in a text: `text[start:end]` is (a damaged or abbreviated form of) `zh`."""

    zh: str
    en: str
    start: int
    end: int
    kind: str
    status: TermStatus
    parts: tuple[TermMatch, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(self.zh and self.en), "a term needs both languages")
        _require(0 <= self.start < self.end, f"{self.zh}: offsets {self.start}..{self.end} are empty")
        _require(self.status in get_args(TermStatus), f"{self.zh}: unknown status {self.status!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at. Spans are (start, end) in the source or the English, if known."""

    check: str
    severity: Severity
    message: str
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A segment and its English; `origin` names who made it: an engine, "rule", "memory" or "editor"."""

    segment: Segment
    target: str
    origin: str
    terms: tuple[TermMatch, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What an editor said beside the English: a comment, words in Notes, in a row of their own or outside the
    rows; and the segments of the row it belongs to. `author` is the comment's, else where it stands.
    """

    author: str
    text: str
    segment_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A translated page: everything the hand-off file is built from.

    `english` is the language its English is proofed and exchanged in; `remarks` are what editors said so far.
    """

    page: Page
    translations: tuple[Translation, ...]
    engine: str
    engine_fingerprint: str
    glossary_digest: str
    created: str
    english: English = "en-US"
    remarks: tuple[Remark, ...] = ()

    def by_id(self) -> dict[str, Translation]:
        """The translations keyed by segment id."""
        return {translation.segment.id: translation for translation in self.translations}

    def findings(self) -> tuple[Finding, ...]:
        return tuple(f for translation in self.translations for f in translation.findings)


def number_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles with ids a01, a02 … and their blocks a01.p01, a01.p02 …, in the given order."""
    numbered = []
    for index, article in enumerate(articles, start=1):
        article_id = f"a{index:02d}"
        blocks = tuple(
            replace(block, id=f"{article_id}.p{number:02d}")
            for number, block in enumerate(article.blocks, start=1)
        )
        numbered.append(replace(article, id=article_id, blocks=blocks))
    return tuple(numbered)


def page_to_json(page: Page) -> str:
    """The page as `articles.json`: indented, Chinese unescaped, the same bytes for the same page."""
    return json.dumps(_page_to_dict(page), ensure_ascii=False, indent=1) + "\n"


def page_from_json(text: str, where: str | Path) -> Page:
    """The page in the text of an `articles.json`, ours or written by hand; missing ids are filled in.

    Raises InputError naming the place in the JSON that is wrong.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{where}:{error.lineno}", f"not valid JSON ({error.msg})", "correct the file at that line"
        ) from None
    except (ValueError, RecursionError):
        raise InputError(where, "not valid JSON", "compare it with `mengyi segment`") from None
    try:
        return _page_from_dict(data, Path(where).name)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        what = f"missing key {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(
            where, f"not an articles file ({what})", "compare it with the output of `mengyi segment`"
        ) from None


def _page_to_dict(page: Page) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "source": page.source,
        "name": page.name,
        "articles": [
            {
                "id": article.id,
                "kind": article.kind,
                "column": article.column,
                "title": article.title,
                "byline": list(article.byline),
                "byline_text": article.byline_text,
                "blocks": [
                    {"id": b.id, "kind": b.kind, "text": b.text, "lines": list(b.lines)}
                    for b in article.blocks
                ],
            }
            for article in page.articles
        ],
        "furniture": [{"text": f.text, "lines": list(f.lines)} for f in page.furniture],
    }


def _page_from_dict(data: Mapping[str, Any], source: str) -> Page:
    _require(isinstance(data, dict), "the top level must be an object")
    schema = data.get("schema") or SCHEMA  # a file written by hand may leave it out
    _require(schema == SCHEMA, f"its schema is {schema!r}, this version reads {SCHEMA!r}")
    articles = []
    for index, item in enumerate(_list({"articles": data["articles"]}, "articles"), start=1):
        _require(isinstance(item, dict), "an article must be an object")
        article_id = _string(item.get("id") or f"a{index:02d}", "id")
        blocks = []
        for number, block in enumerate(_list(item, "blocks"), start=1):
            _require(isinstance(block, dict), f"{article_id}: a block must be an object")
            blocks.append(
                Block(
                    id=_string(block.get("id") or f"{article_id}.p{number:02d}", "id"),
                    kind=block.get("kind", "paragraph"),
                    text=_string(block["text"], "text"),
                    lines=_lines(block),
                )
            )
        articles.append(
            Article(
                id=article_id,
                kind=item.get("kind", "article"),
                column=_optional(item, "column"),
                title=_optional(item, "title"),
                byline=tuple(_string(name, "byline") for name in _list(item, "byline")),
                byline_text=_optional(item, "byline_text"),
                blocks=tuple(blocks),
            )
        )
    furniture = tuple(
        Furniture(text=_string(f["text"], "text"), lines=_lines(f)) for f in data.get("furniture") or ()
    )
    return Page(
        source=_string(data.get("source") or source, "source"),
        name=_optional(data, "name"),
        articles=tuple(articles),
        furniture=furniture,
    )


def _string(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key!r} must be text, not {type(value).__name__}")
    if not value.isprintable() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{key!r} holds half a character")
    return value


def _optional(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    return _string(value, key) if value else None


def _list(item: Mapping[str, Any], key: str) -> list[Any]:
    value = item.get(key) or []
    if not isinstance(value, list):
        raise ValueError(f"{key!r} must be a list, not {type(value).__name__}")
    return value


def _lines(item: Mapping[str, Any]) -> tuple[int, int]:
    first, last = item.get("lines") or (0, 0)
    return int(first), int(last)
