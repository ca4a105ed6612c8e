"""articles.json with translations: what is stored comes back, and remains an articles.json."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from exports.stored import document_from_json, document_to_json
from translate.document import Document, TermMatch, page_from_json, page_to_json
from translate.errors import InputError


def test_a_document_comes_back_whole(document: Document) -> None:
    part = TermMatch(zh="东山市", en="Dongshan City", start=0, end=3, kind="city", status="established")
    whole = replace(part, zh="东山市青河旗", en="Qinghe Banner, Dongshan City", end=6, parts=(part,))
    first = replace(document.translations[0], terms=(whole,))
    stored = replace(document, translations=(first, *document.translations[1:]))
    text = document_to_json(stored)
    assert document_from_json(text, "articles.json") == stored
    assert document_to_json(document_from_json(text, "articles.json")) == text


def test_it_remains_an_articles_file(document: Document) -> None:
    assert page_from_json(document_to_json(document), "articles.json") == document.page


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("en", None, "None is no text"),
        ("id", "a1", "segment id 'a1'"),
        ("role", "poem", "unknown role 'poem'"),
        ("terms", [{"zh": "青"}], "malformed translations"),
        ("findings", [{"check": "number"}], "missing key 'severity'"),
        ("findings", [{"check": "number", "severity": "dire"}], "unknown severity 'dire'"),
    ],
)
def test_malformed_translations_are_refused(
    document: Document, key: str, value: object, message: str
) -> None:
    data = json.loads(document_to_json(document))
    data["translations"][0][key] = value
    with pytest.raises(InputError, match=message):
        document_from_json(json.dumps(data), "articles.json")


def test_an_articles_file_without_translations_is_refused(document: Document) -> None:
    with pytest.raises(InputError, match="holds no translations"):
        document_from_json(page_to_json(document.page), "articles.json")
