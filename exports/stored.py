"""articles.json with its translations: the page as `mengyi segment` writes it, and what was made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from translate.document import (
    Document,
    English,
    Finding,
    Remark,
    Segment,
    Severity,
    TermMatch,
    Translation,
    page_from_json,
    page_to_json,
)
from translate.errors import InputError
from translate.sentences import heads_of


def document_to_json(document: Document) -> str:
    """The page's articles.json with its translations added; the same bytes for the same document."""
    data = json.loads(page_to_json(document.page))
    data |= {
        "engine": document.engine,
        "engine_fingerprint": document.engine_fingerprint,
        "glossary_digest": document.glossary_digest,
        "created": document.created,
        "english": document.english,
        "translations": [_translation_to_dict(translation) for translation in document.translations],
        "remarks": [
            {"author": r.author, "text": r.text, "ids": list(r.segment_ids)} for r in document.remarks
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def document_from_json(text: str, where: str | Path) -> Document:
    """The document in an articles.json that holds translations.

    Raises InputError for a file without them, one that is malformed, or one whose page is no longer the text
    that was translated: the English would stand beside Chinese that it is not of.
    """
    page = page_from_json(text, where)
    data = json.loads(text)
    if "translations" not in data:
        raise InputError(where, "holds no translations", "translate it first")
    try:
        document = Document(
            page=page,
            translations=tuple(_translation_from_dict(item) for item in data["translations"]),
            engine=str(data.get("engine", "")),
            engine_fingerprint=str(data.get("engine_fingerprint", "")),
            glossary_digest=str(data.get("glossary_digest", "")),
            created=str(data.get("created", "")),
            english=_english(data.get("english", "en-US")),
            remarks=tuple(_remark_from_dict(item) for item in data.get("remarks", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"missing key {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(
            where, f"holds malformed translations ({what})", "write the file again from the page"
        ) from None
    strays = tuple(_strays(document))
    if strays:
        more = f" and {len(strays) - _NAMED} more" if len(strays) > _NAMED else ""
        raise InputError(
            where,
            f"holds translations of other text than its page has: {', '.join(strays[:_NAMED])}{more}",
            "translate it again",
        )
    return document


# Ids named in one message; more are counted.
_NAMED = 6


def _strays(document: Document) -> Iterator[str]:
    """The ids of headlines, bylines and blocks whose translations are not of their text, spaces aside."""
    page = document.page
    texts = {"page.name": page.name or ""}
    for article in page.articles:
        texts |= {head.id: head.source for head in heads_of(article)}
        texts |= {block.id: block.text for block in article.blocks}
    translated: dict[str, str] = {}
    for translation in document.translations:
        segment = translation.segment
        head, _, tail = segment.id.rpartition(".")
        place = segment.id if segment.id in texts or not tail.startswith("s") else head
        translated[place] = translated.get(place, "") + segment.source
    for place, source in translated.items():
        if "".join(source.split()) != "".join(texts.get(place, "").split()):
            yield place


def _translation_to_dict(translation: Translation) -> dict[str, Any]:
    return {
        "id": translation.segment.id,
        "role": translation.segment.role,
        "zh": translation.segment.source,
        "en": translation.target,
        "origin": translation.origin,
        "terms": [_term_to_dict(term) for term in translation.terms],
        "findings": [
            {
                "check": f.check,
                "severity": f.severity,
                "message": f.message,
                "source_span": f.source_span,
                "target_span": f.target_span,
            }
            for f in translation.findings
        ],
    }


def _translation_from_dict(item: Mapping[str, Any]) -> Translation:
    return Translation(
        segment=Segment(id=item["id"], role=item["role"], source=_text(item["zh"])),
        target=_text(item["en"]),
        origin=_text(item["origin"]),
        terms=tuple(_term_from_dict(term) for term in item.get("terms", ())),
        findings=tuple(
            Finding(
                check=_text(f["check"]),
                severity=_severity(f["severity"]),
                message=_text(f["message"]),
                source_span=_span(f.get("source_span")),
                target_span=_span(f.get("target_span")),
            )
            for f in item.get("findings", ())
        ),
    )


def _term_to_dict(term: TermMatch) -> dict[str, Any]:
    return {
        "zh": term.zh,
        "en": term.en,
        "start": term.start,
        "end": term.end,
        "kind": term.kind,
        "status": term.status,
        "parts": [_term_to_dict(part) for part in term.parts],
    }


def _term_from_dict(item: Mapping[str, Any]) -> TermMatch:
    parts = tuple(_term_from_dict(part) for part in item.get("parts", ()))
    return TermMatch(**{**item, "parts": parts})


def _remark_from_dict(item: Mapping[str, Any]) -> Remark:
    return Remark(
        author=_text(item["author"]),
        text=_text(item["text"]),
        segment_ids=tuple(_text(segment_id) for segment_id in item.get("ids", ())),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _severity(value: Any) -> Severity:
    if value not in get_args(Severity):
        raise ValueError(f"unknown severity {value!r}")
    return cast(Severity, value)


def _english(value: Any) -> English:
    if value not in get_args(English):
        raise ValueError(f"unknown language {value!r}")
    return cast(English, value)


def _span(value: Any) -> tuple[int, int] | None:
    return None if value is None else (int(value[0]), int(value[1]))
