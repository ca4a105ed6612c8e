"""The part embedded in a hand-off file: what was written, so that the way back can tell what was changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args
from xml.sax.saxutils import escape

from exports.layout import EMBEDDED_SCHEMA
from exports.ooxml import attribute, writable
from exports.rows import Row
from translate.document import (
    HANDOFF_NAMESPACE,
    Document,
    English,
    Finding,
    Remark,
    Role,
    Segment,
    Severity,
    TermMatch,
    TermStatus,
    Translation,
    page_from_json,
    page_to_json,
)
from translate.errors import HandoffError, InputError

if TYPE_CHECKING:
    from lxml.etree import _Element


def source_digest(segments: Iterable[Segment]) -> str:
    """Sixteen hex digits that stand for these ids with this Chinese, in this order."""
    lines = "\n".join(f"{segment.id} {segment.digest}" for segment in segments)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def embedded_xml(
    document: Document,
    rows: Iterable[Row],
    *,
    findings: bool = True,
    english: English | None = None,
    outside: Iterable[str] = (),
) -> str:
    """The XML: the page, then each row's id, digest, English, terms and findings, as shown in the file.

    A clean file, which shows no findings, holds none, and no remarks. `english` is the language where it is
    not the document's; `outside` the texts that stand outside the rows, to tell those that an editor changed.
    """
    inside = []
    segments = []
    for row in rows:
        shown = row.translation.segment
        segment = Segment(id=shown.id, role=shown.role, source=writable(shown.source))
        segments.append(segment)
        inside.append(
            f'<segment id="{segment.id}" role="{segment.role}" digest="{segment.digest}"'
            f" origin={attribute(row.translation.origin)}>"
            f"<zh>{escape(segment.source)}</zh>"
            f"<en>{escape(writable(row.translation.target))}</en>"
            f"{''.join(_term_xml(term) for term in row.translation.terms)}"
            f"{''.join(_finding_xml(f) for f in row.translation.findings if findings)}</segment>"
        )
    head = (
        f'<handoff xmlns="{HANDOFF_NAMESPACE}" schema="{EMBEDDED_SCHEMA}"'
        f' source-digest="{source_digest(segments)}" engine={attribute(document.engine)}'
        f" fingerprint={attribute(document.engine_fingerprint)}"
        f" glossary={attribute(document.glossary_digest)} created={attribute(document.created)}"
        f' english="{english or document.english}">'
    )
    page = escape(writable(page_to_json(document.page)))
    inside += [_remark_xml(remark) for remark in document.remarks if findings]
    inside += [f"<outside>{escape(writable(text))}</outside>" for text in dict.fromkeys(outside)]
    return f"{head}<page>{page}</page>{''.join(inside)}</handoff>"


def _remark_xml(remark: Remark) -> str:
    return (
        f"<remark author={attribute(remark.author)} segments={attribute(' '.join(remark.segment_ids))}>"
        f"{escape(writable(remark.text))}</remark>"
    )


def _term_xml(term: TermMatch) -> str:
    return (
        f"<term zh={attribute(term.zh)} en={attribute(term.en)} kind={attribute(term.kind)}"
        f' status="{term.status}" start="{term.start}" end="{term.end}">'
        f"{''.join(_term_xml(part) for part in term.parts)}</term>"
    )


def _finding_xml(finding: Finding) -> str:
    spans = (("source", finding.source_span), ("target", finding.target_span))
    places = "".join(f' {side}="{span[0]} {span[1]}"' for side, span in spans if span)
    return (
        f'<finding check={attribute(finding.check)} severity="{finding.severity}"{places}>'
        f"{escape(writable(finding.message))}</finding>"
    )


def read_embedded(root: _Element, where: Path) -> Document:
    """The document as it was sent out. Raises HandoffError for another version or a part tampered with."""
    if root.get("schema") != EMBEDDED_SCHEMA:
        raise HandoffError(
            where,
            f"was written by another version (schema {root.get('schema')}, this one reads {EMBEDDED_SCHEMA})",
            "read it with the version of Mengyi that wrote it",
        )
    try:
        page = page_from_json(root.findtext(f"{_M}page") or "", where)
        translations = tuple(_translation(element) for element in root.iter(f"{_M}segment"))
        english = root.get("english", "en-US")
        if english not in get_args(English):
            raise ValueError(f"unknown language {english!r}")
    except (InputError, KeyError, ValueError, RecursionError) as error:
        reason = error.what if isinstance(error, InputError) else str(error)
        raise HandoffError(where, f"holds a damaged embedded part ({reason})", _TAMPERED) from error
    segments = tuple(translation.segment for translation in translations)
    if source_digest(segments) != root.get("source-digest"):
        raise HandoffError(where, "holds an embedded part that does not match its digest", _TAMPERED)
    return Document(
        page=page,
        translations=translations,
        engine=root.get("engine", ""),
        engine_fingerprint=root.get("fingerprint", ""),
        glossary_digest=root.get("glossary", ""),
        created=root.get("created", ""),
        english=cast(English, english),
        remarks=tuple(_remark(element) for element in root.iterchildren(f"{_M}remark")),
    )


def outside_of(root: _Element | None) -> tuple[str, ...]:
    """The texts that stood outside the rows when the file was written; none where the part does not say."""
    found = () if root is None else root.iterchildren(f"{_M}outside")
    return tuple(element.text or "" for element in found)


_M = f"{{{HANDOFF_NAMESPACE}}}"
_TAMPERED = "ask the editor for the file as it was saved, or take the English over by hand"


def _translation(element: _Element) -> Translation:
    role = element.attrib["role"]
    source = element.findtext(f"{_M}zh") or ""
    segment = Segment(id=str(element.attrib["id"]), role=cast(Role, role), source=source)
    return Translation(
        segment=segment,
        target=element.findtext(f"{_M}en") or "",
        origin=element.get("origin", ""),
        terms=tuple(_term(term) for term in element.iterchildren(f"{_M}term")),
        findings=tuple(_finding(finding) for finding in element.iterchildren(f"{_M}finding")),
    )


def _finding(element: _Element) -> Finding:
    severity = element.attrib["severity"]
    if severity not in get_args(Severity):
        raise ValueError(f"unknown severity {severity!r}")
    return Finding(
        check=str(element.attrib["check"]),
        severity=cast(Severity, severity),
        message=element.text or "",
        source_span=_span(element, "source"),
        target_span=_span(element, "target"),
    )


def _remark(element: _Element) -> Remark:
    return Remark(
        author=element.get("author", ""),
        text=element.text or "",
        segment_ids=tuple(element.get("segments", "").split()),
    )


def _span(element: _Element, side: str) -> tuple[int, int] | None:
    value = element.get(side)
    if value is None:
        return None
    start, end = value.split()
    return int(start), int(end)


def _term(element: _Element) -> TermMatch:
    return TermMatch(
        zh=str(element.attrib["zh"]),
        en=str(element.attrib["en"]),
        start=int(element.attrib["start"]),
        end=int(element.attrib["end"]),
        kind=str(element.attrib["kind"]),
        status=cast(TermStatus, element.attrib["status"]),
        parts=tuple(_term(part) for part in element.iterchildren(f"{_M}term")),
    )
