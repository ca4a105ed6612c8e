"""The English articles by themselves, as Word text ready to be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from exports import ooxml
from exports.atomic import written_whole
from exports.layout import Options
from exports.rows import Row, Section, leftover_rows, page_row, paragraphs, sections
from exports.wordfile import Contents, save, word_file
from translate.document import ArticleKind, Document, Role

_STYLES: dict[Role, str] = {
    "column": "MengyiKicker",
    "title": "Heading1",
    "byline": "MengyiBy",
    "heading": "Heading2",
}

_PHOTO = "Photo"

# Twips above a brief or caption without a headline, which else would read as a part of the article above it;
# and above what stands under a column's name or a headline.
_APART = 360
_UNDER: dict[Role, int] = {"column": 20, "title": 60}

# No space goes before these where one sentence follows another.
_CLOSING = ("”", "’", ")", "]", ",", ".", ";", ":", "?", "!")


def write_english(
    document: Document, path: Path, options: Options | None = None, *, overwrite: bool = True
) -> None:
    """Writes column, headline, byline, sub-headings and paragraphs of each article in English.

    A photo's caption is headed as one; its photographer, and the sign-off of a brief, stand below. What has
    no English is shown as its Chinese in brackets rather than left out; what an editor emptied is left out.
    Raises OutputError when `path` cannot be written.
    """
    options = options or Options(english=document.english)
    name = page_row(document)
    title = name.translation.target if name else ""
    body = [ooxml.paragraph(ooxml.run(title), "Title")] if title else []
    for section in sections(document):
        body += _article(section)
    for row in leftover_rows(document):
        body += [ooxml.paragraph(words, "MengyiCopy") for words in _paragraphs([row])]
    contents = Contents(
        body="".join(body) or ooxml.paragraph("", "Normal"),
        header="",
        footer=ooxml.field("PAGE", "1") + ooxml.run(" / ") + ooxml.field("NUMPAGES", "1"),
        comments="",
        embedded="",
        title=title or document.page.source,
        subject="English translation",
        remark=f"Translated from {document.page.source}",
        created=document.created,
        upright=True,
        track_changes=False,
    )
    word = word_file(contents, options)
    with written_whole(path, overwrite=overwrite) as temporary:
        save(word, temporary)


def _article(section: Section) -> Iterator[str]:
    kind = section.article.kind
    rows = tuple(row for row in section.rows if not _struck_out(row))
    before: int | None = None if _has_head(rows) and kind != "caption" else _APART
    # "Photo by …" and a brief's sign-off follow what they are said of.
    rows = tuple(sorted(rows, key=lambda row: _follows(row, kind)))
    if kind == "caption" and rows:
        yield ooxml.paragraph(ooxml.run(_PHOTO), _STYLES["column"], before=before)
        before = _UNDER["column"]
    for group in paragraphs(rows):
        role = group[0].role
        plain = "MengyiCaptionCopy" if kind == "caption" else "MengyiCopy"
        own = plain if _follows(group[0], kind) or (kind, role) == ("caption", "title") else None
        style = own or _STYLES.get(role, plain)
        for words in _paragraphs(group, bold=own is not None and role == "title"):
            yield ooxml.paragraph(words, style, before=before)
            before = None
        before = None if own else _UNDER.get(role)


def _struck_out(row: Row) -> bool:
    """Whether an editor emptied the row, which is a way to say that it is not to be printed."""
    return row.translation.origin == "editor" and not row.translation.target.strip()


def _follows(row: Row, kind: ArticleKind) -> bool:
    """Whether the row is a byline that stands below: of a photo, of a brief, or one in brackets （李晗）."""
    bracketed = row.translation.segment.source.strip().startswith(("（", "("))
    return row.role == "byline" and (kind != "article" or bracketed)


def _has_head(rows: Iterable[Row]) -> bool:
    return any(row.role in ("column", "title") for row in rows)


def _paragraphs(group: Sequence[Row], *, bold: bool = False) -> list[str]:
    """The runs of each paragraph: one for the group, and a further one wherever an editor pressed Enter;
    in a headline or the like that is a new line.
    """
    found: list[str] = []
    for row in group:
        lines = [" ".join(line.split()) for line in row.translation.target.split("\n") if line.strip()]
        if row.role in _STYLES:
            lines = ["\n".join(lines)] if lines else []
        quiet = "PlaceholderText" if not lines or row.role == "unplaced" else ""
        if not lines:
            lines = [f"[No English: {row.translation.segment.source}]"]
        elif row.role == "unplaced":
            lines = [f"[Not placed in the page: {' '.join(lines)}]"]
        if found:
            space = "" if lines[0].startswith(_CLOSING) else " "
            found[-1] += ooxml.run(space + lines.pop(0), style=quiet, bold=bold)
        found += [ooxml.run(line, style=quiet, bold=bold) for line in lines]
    return found
