"""The English articles by themselves, as Word text ready to be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exports import ooxml
from exports.atomic import written_whole
from exports.layout import Options
from exports.rows import Row, Section, leftover_rows, page_row, paragraphs, sections
from exports.wordfile import Contents, save, word_file
from translate.document import Document, Role

_STYLES: dict[Role, str] = {
    "column": "MengyiKicker",
    "title": "Heading1",
    "byline": "MengyiBy",
    "heading": "Heading2",
}

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

    A caption's photographer stands after it. What has no English is shown as its Chinese in brackets rather
    than left out. Raises OutputError when `path` cannot be written.
    """
    options = options or Options()
    name = page_row(document)
    title = name.translation.target if name else ""
    body = [ooxml.paragraph(ooxml.run(title), "Title")] if title else []
    for section in sections(document):
        body += _article(section)
    body += [ooxml.paragraph(_words([row]), "MengyiCopy") for row in leftover_rows(document)]
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
    caption = section.article.kind == "caption"
    rows = section.rows
    before: int | None = None if _has_head(section) else _APART
    if caption:  # "Photo by …" follows what it is said of
        rows = tuple(sorted(rows, key=lambda row: row.role == "byline"))
    for group in paragraphs(rows):
        role = group[0].role
        plain = "MengyiCaptionCopy" if caption else "MengyiCopy"
        style = plain if caption and role == "byline" else _STYLES.get(role, plain)
        yield ooxml.paragraph(_words(group), style, before=before)
        before = _UNDER.get(role)


def _has_head(section: Section) -> bool:
    return any(row.role in ("column", "title") for row in section.rows)


def _words(group: tuple[Row, ...] | list[Row]) -> str:
    runs = []
    for number, row in enumerate(group):
        english = " ".join(row.translation.target.split())
        space = " " if number and not english.startswith(_CLOSING) else ""
        if row.role == "unplaced":
            runs.append(ooxml.run(f"{space}[Not placed in the page: {english}]", style="PlaceholderText"))
        elif english:
            runs.append(ooxml.run(space + english))
        else:
            runs.append(
                ooxml.run(f"{space}[No English: {row.translation.segment.source}]", style="PlaceholderText")
            )
    return "".join(runs)
