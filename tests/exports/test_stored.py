"""articles.json with translations: what is stored comes back, and remains an articles.json."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from exports.stored import document_from_json, document_to_json
from translate.document import Document, Remark, TermMatch, page_from_json, page_to_json
from translate.errors import InputError


def test_a_document_comes_back_whole(document: Document) -> None:
    part = TermMatch(zh="东山市", en="Dongshan City", start=0, end=3, kind="city", status="established")
    whole = replace(part, zh="东山市青河旗", en="Qinghe Banner, Dongshan City", end=6, parts=(part,))
    first = replace(document.translations[0], terms=(whole,))
    said = Remark(author="Su He", text="Which lake?", segment_ids=("a03.p01.s01",))
    rows = (first, *document.translations[1:])
    stored = replace(document, translations=rows, english="en-GB", remarks=(said,))
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


def test_a_language_that_is_none_of_ours_is_refused(document: Document) -> None:
    text = document_to_json(document).replace('"en-US"', '"fr-FR"')
    with pytest.raises(InputError, match="unknown language 'fr-FR'"):
        document_from_json(text, "articles.json")


def test_what_an_older_version_stored_is_read(document: Document) -> None:
    data = json.loads(document_to_json(document))
    del data["english"], data["remarks"]
    assert document_from_json(json.dumps(data), "articles.json") == document


def test_an_articles_file_without_translations_is_refused(document: Document) -> None:
    with pytest.raises(InputError, match="holds no translations"):
        document_from_json(page_to_json(document.page), "articles.json")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("三十多名牧民围炉而坐。", "四十多名牧民围炉而坐。", "a01.p01"),
        ("白音镇：小书屋点亮长冬夜", "白音镇：小书屋点亮春夜", "a01.title"),
        ("综合新闻·第6版", "综合新闻·第7版", "page.name"),
        ("朝鲁 摄", "朝鲁　供图", "a03.byline"),
    ],
)
def test_translations_of_other_text_than_the_page_has_are_refused(
    document: Document, old: str, new: str, place: str
) -> None:
    page = page_from_json(page_to_json(document.page).replace(old, new), "articles.json")
    assert page != document.page
    text = document_to_json(replace(document, page=page))
    with pytest.raises(InputError, match=f"of other text than its page has: {place};"):
        document_from_json(text, "articles.json")


def test_spaces_and_text_without_a_translation_are_no_difference(document: Document) -> None:
    text = page_to_json(document.page).replace("三十多名牧民围炉而坐。", " 三十多名 牧民围炉而坐。")
    page = page_from_json(text, "articles.json")
    some = replace(document, page=page, translations=document.translations[:6])
    assert document_from_json(document_to_json(some), "articles.json") == some


def test_many_translations_of_other_text_are_counted(document: Document) -> None:
    page = replace(document.page, articles=(), name=None)
    with pytest.raises(InputError, match=r"page\.name, a01\.column, a01\.title, .* and 15 more;"):
        document_from_json(document_to_json(replace(document, page=page)), "articles.json")
