"""The way back: an edited hand-off file is read, checked again, and put where it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exports.atomic import written_whole
from exports.candidates import Candidate, suggest_terms
from exports.english import write_english
from exports.handoff import Handoff, read_handoff
from exports.layout import Options
from exports.plain import markdown, web_page, workbook
from exports.review import changes, report_html
from exports.stored import document_from_json, document_to_json
from exports.tmx import write_tmx
from exports.xliff import write_xliff
from translate.checks import check_document, run_checks
from translate.document import Document, Finding, Translation
from translate.errors import InputError, OutputError
from translate.memory import Memory
from translate.outputs import FORMATS
from translate.reading import read_bytes
from translate.term_check import weigh_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An edited file: what came back, the page with it, checked again, and names put the same way twice."""

    handoff: Handoff
    document: Document
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What went into the memory: how many sentences, and the rows held back for what is wrong in them."""

    sentences: int
    held_back: tuple[Translation, ...]


def review_handoff(edited: Path, sent: Path | None = None) -> Review:
    """What an editor made of a hand-off file. `sent` is the articles.json of the run that wrote it, for a
    file whose embedded part was dropped on the way. Raises InputError and HandoffError.
    """
    handoff = read_handoff(edited, read_document(sent) if sent else None)
    candidates = suggest_terms(handoff)
    changed = {change.segment.id for change in changes(handoff)}
    document = recheck(handoff.edited(), changed, candidates)
    return Review(handoff=handoff, document=document, candidates=candidates)


def recheck(document: Document, changed: Collection[str], candidates: Sequence[Candidate] = ()) -> Document:
    """The document with the rows of the ids `changed` checked again, and the consistency of the whole page.

    Rows that were left alone keep their findings; those of consistency may have gone with an edit elsewhere.
    An editor's own way to put a name is no error, least of all where it is one of the `candidates`.
    """
    across = check_document(document)

    def checked(translation: Translation) -> Translation:
        findings = tuple(finding for finding in translation.findings if finding.check != "consistency")
        if translation.segment.id in changed:
            findings = _checked_again(translation, candidates)
        return replace(translation, findings=findings + across.get(translation.segment.id, ()))

    return replace(document, translations=tuple(map(checked, document.translations)))


def _checked_again(translation: Translation, candidates: Sequence[Candidate]) -> tuple[Finding, ...]:
    if not translation.target.strip():
        # An editor means it: the sentence went into its neighbour, or the line is not to be printed.
        return (Finding(check="empty", severity="warning", message=EMPTIED),)
    findings = run_checks(translation.segment, translation.target, translation.terms)
    settled = {c.zh: c.edited for c in candidates if translation.segment.id in c.segment_ids}
    return weigh_terms(findings, translation.terms, settled)


EMPTIED = "Emptied by the editor: the clean English leaves this row out."


def remember(review: Review, memory: Path, *, changed: str) -> Kept:
    """Keeps what the editor changed, dated `changed` (ISO), in the memory.

    English with an error in it, a wrong number for one, would come back wrong on every later page: it is
    held back. An emptied row has nothing to keep.
    """
    edited = [t for t in review.document.translations if t.origin == "editor" and t.target.strip()]
    wrong = tuple(t for t in edited if any(finding.severity == "error" for finding in t.findings))
    with Memory(memory, engine="", glossary="") as store:
        pairs = [(t.segment.source, t.target) for t in edited if t not in wrong]
        count = store.store_edited(pairs, changed=changed)
    return Kept(sentences=count, held_back=wrong)


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
    page = report_html(review.handoff, review.document, review.candidates)
    _write(target, page.encode(), overwrite)


def write_glossary(candidates: tuple[Candidate, ...], target: Path, *, overwrite: bool = True) -> None:
    """Writes the names as a glossary file, for `--glossary`, after a look by a person."""
    import csv
    import io

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("zh", "en"))
    writer.writerows((candidate.zh, candidate.edited) for candidate in candidates)
    _write(target, stream.getvalue().encode(), overwrite)


def write_as(
    document: Document, target: Path, form: str, options: Options | None = None, *, overwrite: bool = True
) -> None:
    """Writes the document in one of FORMATS, `options` being those of the Word file to edit.

    The language of the English is the document's. Raises OutputError, also for a file there unless
    `overwrite`.
    """
    from exports.bilingual import write_bilingual

    shape = replace(options or Options(), english=document.english)
    writers: dict[str, Callable[[], object]] = {
        "docx": lambda: write_bilingual(document, target, shape, overwrite=overwrite),
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
