"""The recipe: page -> segments -> protected -> engine -> tidied -> checked -> document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports.atomic import written_whole
from translate import sources
from translate.checks import check_document
from translate.document import Document, Finding, Page, Segment
from translate.drafting import in_groups, translate_segments
from translate.engines import open_engine
from translate.engines.base import Engine
from translate.errors import InputError
from translate.markdown import page_as
from translate.outputs import check_outputs
from translate.progress import stage
from translate.reading import CHINESE, read_bytes
from translate.sentences import segments_of

if TYPE_CHECKING:
    from exports.layout import Options
    from glossaries import Glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is asked to do. `memory` is None for none; `options` are those of the Word file; `save` is
    where to keep the translations as articles.json; `say` is given lines for the user.
    """

    engine: str = "auto"
    glossaries: tuple[Path, ...] = ()
    memory: Path | None = None
    options: Options | None = None
    per_article: bool = False
    force: bool = False
    save: Path | None = None
    say: Callable[[str], object] = lambda _: None


def translate_pages(jobs: Sequence[tuple[Path, Path]], settings: Settings) -> Iterator[Document]:
    """The whole path for each (page, Word file): read, translate, write; the document when it is written.

    The engine is opened once, after the first page was read.
    """
    import glossaries
    from exports.bilingual import article_paths

    glossary = glossaries.load(settings.glossaries)
    engine: Engine | None = None
    if settings.options and settings.options.template:
        read_bytes(settings.options.template)
    for source, target in jobs:
        page = read_page(source)
        if settings.per_article:
            check_outputs((source,), article_paths(page, target), force=settings.force)
        if engine is None:
            with stage("Loading the engine", 1) as advance:
                engine = open_engine(settings.engine, say=settings.say)
                advance(1)
        document = translate_articles(page, engine=engine, glossary=glossary, memory=settings.memory)
        with stage("Writing", 1) as advance:
            _write(document, target, settings)
            advance(1)
        yield document


def _write(document: Document, target: Path, settings: Settings) -> None:
    from exports.bilingual import write_bilingual, write_bilingual_each
    from exports.stored import document_to_json

    if settings.options:
        document = replace(document, english=settings.options.english)
    write = write_bilingual_each if settings.per_article else write_bilingual
    write(document, target, settings.options, overwrite=settings.force)
    if settings.save:
        with written_whole(settings.save, overwrite=settings.force) as temporary:
            temporary.write_text(document_to_json(document), encoding="utf-8")


def read_page(source: Path) -> Page:
    """The page in a file of any kind, segmented unless it holds articles already. Raises InputError."""
    with stage("Segmenting", 1) as advance:
        page = sources.read_page(source)
        advance(1)
    if not any(CHINESE.search(segment.source) for segment in segments_of(page)):
        raise InputError(source, "there is no Chinese in it", "give a page of Chinese text")
    return page


def segment_file(
    source: Path, target: Path | None, form: str = "json", *, force: bool = False
) -> tuple[Page, str]:
    """The page in `source` and its articles as "json" or "md", also written to `target` if one is named."""
    page = read_page(source)
    text = page_as(page, form)
    if target is not None:
        with written_whole(target, overwrite=force) as temporary:
            temporary.write_text(text, encoding="utf-8")
    return page, text


def translate_lines(stream: Iterable[bytes], settings: Settings, *, bare: bool = False) -> Iterator[str]:
    """One English line for each line of UTF-8 in `stream`, as they become ready; blank lines stay blank.

    `bare` leaves out glossary, numbers and memory: the engine alone, as for measuring it. Raises InputError
    for a line that is not UTF-8.
    """
    import glossaries

    engine = open_engine(settings.engine, say=settings.say)
    glossary = None if bare else glossaries.load(settings.glossaries)
    lines = (_line(number, line) for number, line in enumerate(stream, start=1))
    for group in in_groups(lines):
        if glossary is None:
            yield from engine.translate(group)
            continue
        # An article of its own for each line: no line settles the names of another.
        segments = [
            Segment(id=f"a{number:02d}.p01.s01", role="sentence", source=line)
            for number, line in enumerate(group, start=1)
        ]
        for translation in translate_segments(
            segments, engine=engine, glossary=glossary, memory=settings.memory
        ):
            yield translation.target


def _line(number: int, line: bytes) -> str:
    try:
        return " ".join(line.decode("utf-8-sig" if number == 1 else "utf-8").split())
    except UnicodeDecodeError:
        raise InputError(f"standard input:{number}", "is not UTF-8", "convert it to UTF-8") from None


def translate_articles(
    page: Page,
    *,
    engine: Engine | str = "auto",
    glossary: Glossary | None = None,
    memory: Path | None = None,
    progress: bool | None = None,
) -> Document:
    """The page with an English text for every segment, checked against the Chinese.

    `engine` is an open engine or a name for `open_engine`; `glossary` defaults to the built-in one;
    `memory` is a translation memory file to reuse and to fill. Raises MengyiError.
    """
    if glossary is None:
        import glossaries

        glossary = glossaries.load()
    if isinstance(engine, str):
        engine = open_engine(engine)
    segments = segments_of(page)
    with stage("Translating", len(segments), shown=progress) as advance:
        translations = translate_segments(
            segments, engine=engine, glossary=glossary, memory=memory, advance=advance
        )
    document = Document(
        page=page,
        translations=translations,
        engine=engine.name,
        engine_fingerprint=engine.fingerprint,
        glossary_digest=glossary.digest,
        created=datetime.date.today().isoformat(),
    )
    return _with_findings(document, check_document(document))


def _with_findings(document: Document, found: Mapping[str, tuple[Finding, ...]]) -> Document:
    """The document with further findings, keyed by segment id, behind those that each segment has."""
    return replace(
        document,
        translations=tuple(
            replace(t, findings=t.findings + found.get(t.segment.id, ())) for t in document.translations
        ),
    )
