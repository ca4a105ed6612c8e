"""A hand-off file that came back: each segment's English as the editor left it, or what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports import celltext
from exports.embedded import read_embedded
from exports.layout import AUTHOR
from exports.notes import lines_sent
from exports.ooxml import W_NS, writable
from exports.outside import changed_outside
from exports.returned import Found, read_rows
from exports.rows import all_rows
from exports.unpack import WordParts, open_word_file
from translate.document import Document, Remark, Translation
from translate.errors import HandoffError

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{W_NS}}}"
# Problems named in one message: more are counted, so that the message stays readable.
_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """A returned file: `document` is what was sent out, `english` what came back, by segment id; `remarks`
    what editors said this time.
    """

    document: Document
    english: Mapping[str, str]
    remarks: tuple[Remark, ...] = ()

    def edited(self) -> Document:
        """The document with the editor's English and remarks added to those of earlier rounds.

        What was changed has the origin "editor" and no findings.
        """
        return replace(
            self.document,
            translations=tuple(map(self._edited, self.document.translations)),
            remarks=(*self.document.remarks, *self.remarks),
        )

    def _edited(self, translation: Translation) -> Translation:
        english = self.english[translation.segment.id]
        if english == translation.target:
            return translation
        return replace(translation, target=english, origin="editor", findings=())


def read_handoff(path: Path, sent: Document | None = None) -> Handoff:
    """The editor's English of every segment, with every tracked change accepted.

    Cells are found by their content controls, else by the ids in the first column, whatever was done to the
    table. `sent` is the document as it was sent out: for a file whose embedded part an editor's program
    dropped, and to make sure that the file is this page's or an article of it. Raises InputError for a file
    that is no sound Word file, HandoffError with a list when ids are missing or doubled, the Chinese was
    changed, or it is another page's. Text changed outside the rows comes back as a remark.
    """
    parts = open_word_file(path)
    document = _sent_document(parts, path, sent)
    return collect(parts, document, path)


def collect(parts: WordParts, document: Document, where: Path) -> Handoff:
    """The hand-off in these parts, held against the document that was sent. Raises HandoffError."""
    found = read_rows(parts.document, document, lines_sent(all_rows(document)))
    problems = [*found.problems, *_problems(document, found)]
    if problems:
        more = f"; and {len(problems) - _NAMED} more" if len(problems) > _NAMED else ""
        raise HandoffError(
            where,
            "does not match what was sent: " + "; ".join(problems[:_NAMED]) + more,
            "put these rows right in the file, or copy them from the file that was sent",
        )
    remarks = (*_remarks(parts, found), *changed_outside(parts, document, found))
    return Handoff(document=document, english=found.english, remarks=_new_remarks(remarks, document))


def _sent_document(parts: WordParts, path: Path, sent: Document | None) -> Document:
    embedded = None if parts.embedded is None else read_embedded(parts.embedded, path)
    if embedded is None and sent is None:
        raise HandoffError(
            path,
            "has lost the embedded part that tells what was sent",
            "give the articles.json or the file that was sent as well, or save the edited file from Word",
        )
    if embedded is None or sent is None:
        return embedded or sent  # type: ignore[return-value]
    ours = {(t.segment.id, t.segment.digest) for t in sent.translations}
    if not ours.issuperset((t.segment.id, t.segment.digest) for t in embedded.translations):
        raise HandoffError(
            path,
            f"is the hand-off of another page ({embedded.page.source})",
            f"give that of {sent.page.source}",
        )
    return embedded


def _problems(document: Document, found: Found) -> Iterator[str]:
    sources = {t.segment.id: t.segment.source for t in document.translations}
    for segment_id in sources:
        if segment_id not in found.english:
            yield f"{segment_id} is missing"
    for segment_id, times in found.times.items():
        if segment_id not in sources:
            yield f"{segment_id} is not of this page"
        elif times > 1:
            yield f"{segment_id} is there {times} times"
    for ids, words in found.chinese:
        if all(segment_id in sources for segment_id in ids):
            sent = "".join(sources[segment_id] for segment_id in ids)
            if _squeezed(words) != _squeezed(sent):
                name = ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"
                yield f"the Chinese of {name} was changed"


def _squeezed(text: str) -> str:
    """The text without spaces and line ends, which programs add and drop as they please."""
    return "".join(writable(text).split())


def _new_remarks(remarks: Sequence[Remark], document: Document) -> tuple[Remark, ...]:
    """The remarks without those of earlier rounds, which went out as comments: one is left out for each.

    In another layout the row of an old one is a larger or a smaller one.
    """
    old: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for remark in document.remarks:
        old[remark.author, remark.text].append(remark.segment_ids)
    new = []
    for remark in remarks:
        rows = old[remark.author, remark.text]
        same = next((ids for ids in rows if not ids or set(ids) & set(remark.segment_ids)), None)
        if same is None:
            new.append(remark)
        else:
            rows.remove(same)
    return tuple(new)


def _remarks(parts: WordParts, found: Found) -> Iterator[Remark]:
    """Comments, footnotes and endnotes, words in Notes and in text boxes."""
    for comment in () if parts.comments is None else parts.comments.iter(f"{_W}comment"):
        author = comment.get(f"{_W}author", "")
        words = _words(comment)
        if author != AUTHOR and words:
            ids = found.rows_of.get(("comment", comment.get(f"{_W}id", "")), ())
            yield Remark(author=author, text=words, segment_ids=ids)
    for kind, notes in (("footnote", parts.footnotes), ("endnote", parts.endnotes)):
        for note in () if notes is None else notes.iter(f"{_W}{kind}"):
            reference = kind, note.get(f"{_W}id", "")
            words = _words(note)
            if reference in found.rows_of and words:
                yield Remark(author=kind.capitalize(), text=words, segment_ids=found.rows_of[reference])
    yield from (Remark(author="Notes", text=words, segment_ids=ids) for ids, words in found.notes)
    yield from (Remark(author="Text box", text=words, segment_ids=ids) for ids, words in found.boxes if words)


def _words(element: _Element) -> str:
    return celltext.text(celltext.chunks(element)).strip()
