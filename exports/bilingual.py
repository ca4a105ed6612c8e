"""The bilingual Word file that an editor works in, built from a translated page and written whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from exports import ooxml
from exports.annotations import Annotations
from exports.atomic import written_whole
from exports.cover import DOCUMENT_TITLE, cover_xml, date_in_words, fits_a_page, state_in_words
from exports.embedded import embedded_xml
from exports.furniture import furniture_xml
from exports.layout import Options
from exports.outside import outside_texts
from exports.rows import all_rows, leftover_rows, sections
from exports.tables import article_xml, rows_xml
from exports.wordfile import Contents, save, word_file
from translate.document import Document, Page


def write_bilingual(
    document: Document, path: Path, options: Options | None = None, *, overwrite: bool = True
) -> None:
    """Writes the page as a Word file with a table ID | 中文 | English | Notes for each article.

    Raises OutputError when `path` cannot be written, or stands there and `overwrite` is not set; InputError
    when the template cannot be read; whatever goes wrong, no half-written file is left.
    """
    options = options or Options(english=document.english)
    word = word_file(_contents(document, options), options)
    with written_whole(path, overwrite=overwrite) as temporary:
        save(word, temporary)


def write_bilingual_each(
    document: Document, path: Path, options: Options | None = None, *, overwrite: bool = True
) -> tuple[Path, ...]:
    """Writes a file for each article beside `path`, handoff.docx giving handoff-a01.docx and so on."""
    places = article_paths(document.page, path)
    for article, place in zip(document.page.articles, places, strict=True):
        page = replace(document.page, articles=(article,), name=None, furniture=())
        own = tuple(t for t in document.translations if t.segment.id.startswith(f"{article.id}."))
        ids = {translation.segment.id for translation in own}
        remarks = tuple(r for r in document.remarks if not r.segment_ids or ids.intersection(r.segment_ids))
        own_page = replace(document, page=page, translations=own, remarks=remarks)
        write_bilingual(own_page, place, options, overwrite=overwrite)
    return places


def article_paths(page: Page, path: Path) -> tuple[Path, ...]:
    """The files that `write_bilingual_each` writes."""
    return tuple(path.with_name(f"{path.stem}-{article.id}{path.suffix}") for article in page.articles)


def _contents(document: Document, options: Options) -> Contents:
    annotations = Annotations(document.created, () if options.clean else document.remarks)
    parts = sections(document)
    body = [cover_xml(document, parts, options, annotations)]
    apart = fits_a_page(document, parts, options)
    body += [
        article_xml(part, number, options, annotations, new_page=apart and number == 1)
        for number, part in enumerate(parts, start=1)
    ]
    leftover = leftover_rows(document)
    if leftover:
        title = "Rows that belong to no article"
        heading = annotations.fixed(ooxml.run(title), "leftover", lock=options.lock)
        body.append(ooxml.paragraph(heading, "Heading1"))
        body.append(rows_xml(leftover, "article", title, options, annotations))
    furniture = "" if options.clean else furniture_xml(document)
    body += [annotations.fixed(furniture, "furniture", lock=options.lock)] if furniture else []
    # Word wants a paragraph after a table that ends the document.
    body.append(ooxml.paragraph("", "Normal"))
    title = " · ".join(part for part in (document.page.name, document.page.source, DOCUMENT_TITLE) if part)
    made = date_in_words(document.created)
    if not options.clean:
        made = f"{document.engine}  ·  {made}"
    return Contents(
        body="".join(body),
        header=ooxml.run(f"{DOCUMENT_TITLE}  ·  中英对照工作稿\t{document.page.source}"),
        footer=ooxml.run(f"{made}\t")
        + ooxml.field("PAGE", "1")
        + ooxml.run(" / ")
        + ooxml.field("NUMPAGES", "1"),
        comments=annotations.comments_xml(),
        embedded=embedded_xml(
            document,
            all_rows(document),
            findings=not options.clean,
            english=options.english,
            outside=outside_texts("".join(body), document),
        ),
        title=title,
        subject="Chinese and English side by side, for editing",
        remark=""
        if options.clean
        else f"Machine translation by {document.engine}; {state_in_words(document)}",
        created=document.created,
        track_changes=not options.clean,
    )
