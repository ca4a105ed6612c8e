"""The way back: an edited hand-off file is read, checked again, and put where it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from exports.atomic import written_whole
from exports.candidates import Candidate, suggest_terms
from exports.english import write_english
from exports.handoff import Handoff, read_handoff
from exports.plain import markdown, web_page, workbook
from exports.review import report_html
from exports.stored import document_from_json, document_to_json
from exports.tmx import write_tmx
from exports.xliff import write_xliff
from translate.checks import check_document, run_checks
from translate.document import Document, Translation
from translate.errors import InputError, OutputError
from translate.memory import Memory
from translate.outputs import FORMATS
from translate.reading import read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An edited file: what came back, the page with it, checked again, and names put the same way twice."""

    handoff: Handoff
    document: Document
    candidates: tuple[Candidate, ...]


def review_handoff(edited: Path, sent: Path | None = None) -> Review:
    """What an editor made of a hand-off file. `sent` is the articles.json of the run that wrote it, for a
    file whose embedded part was dropped on the way. Raises InputError and HandoffError.
    """
    handoff = read_handoff(edited, read_document(sent) if sent else None)
    document = recheck(handoff.edited())
    return Review(handoff=handoff, document=document, candidates=suggest_terms(handoff))


def recheck(document: Document) -> Document:
    """The document with what an editor changed checked again, and the consistency of the whole page.

    Rows that were left alone keep their findings; those of consistency may have gone with an edit elsewhere.
    """
    across = check_document(document)

    def checked(translation: Translation) -> Translation:
        findings = tuple(finding for finding in translation.findings if finding.check != "consistency")
        if translation.origin == "editor":
            findings = run_checks(translation.segment, translation.target, translation.terms)
        return replace(translation, findings=findings + across.get(translation.segment.id, ()))

    return replace(document, translations=tuple(map(checked, document.translations)))


def remember(review: Review, memory: Path, *, changed: str) -> int:
    """Keeps what the editor changed, dated `changed` (ISO), in the memory; gives how many sentences."""
    edited = [t for t in review.document.translations if t.origin == "editor"]
    with Memory(memory, engine="", glossary="") as store:
        store.store_edited([(t.segment.source, t.target) for t in edited], changed=changed)
    return len(edited)


def read_document(source: Path) -> Document:
    """The document in an articles.json that holds translations."""
    try:
        return document_from_json(read_bytes(source).decode("utf-8-sig"), source)
    except UnicodeDecodeError:
        raise InputError(source, "is not UTF-8", "save it as UTF-8") from None


def write_document(document: Document, target: Path, *, overwrite: bool = True) -> None:
    """Writes an articles.json with translations."""
    _write(target, document_to_json(document).encode(), overwrite)


def write_report(review: Review, target: Path, *, overwrite: bool = True) -> None:
    """Writes the changes as a web page."""
    _write(target, report_html(review.handoff).encode(), overwrite)


def write_glossary(candidates: tuple[Candidate, ...], target: Path, *, overwrite: bool = True) -> None:
    """Writes the names as a glossary file, for `--glossary`, after a look by a person."""
    import csv
    import io

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("zh", "en"))
    writer.writerows((candidate.zh, candidate.edited) for candidate in candidates)
    _write(target, stream.getvalue().encode(), overwrite)


def write_as(document: Document, target: Path, form: str, *, overwrite: bool = True) -> None:
    """Writes the document in one of FORMATS. Raises OutputError, also for a file there unless `overwrite`."""
    from exports.bilingual import write_bilingual

    writers: dict[str, Callable[[], object]] = {
        "docx": lambda: write_bilingual(document, target, overwrite=overwrite),
        "english": lambda: write_english(document, target, overwrite=overwrite),
        "tmx": lambda: write_tmx(document, target, overwrite=overwrite),
        "xliff": lambda: write_xliff(document, target, overwrite=overwrite),
        "xlsx": lambda: _write(target, workbook(document), overwrite),
        "html": lambda: _write(target, web_page(document).encode(), overwrite),
        "md": lambda: _write(target, markdown(document).encode(), overwrite),
    }
    if form not in writers:
        raise OutputError(form, "is no format", f"choose one of {', '.join(FORMATS)}")
    writers[form]()


def _write(target: Path, content: bytes, overwrite: bool) -> None:
    with written_whole(target, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)
