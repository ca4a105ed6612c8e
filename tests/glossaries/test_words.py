"""Ordinary words: found beside the terms, longest first, and not inside longer words."""

from __future__ import annotations

import glossaries
from glossaries.terms import Term
from glossaries.words import WordIndex


def _index(*rows: tuple[str, str]) -> WordIndex:
    return WordIndex(
        Term(zh=zh, en=en, kind="word", parent="", code="", aliases=(), source="", status="proposed")
        for zh, en in rows
    )


def test_the_longest_word_counts() -> None:
    index = _index(("棚圈", "livestock sheds"), ("暖棚圈", "heated sheds"), ("服务队", "service team"))
    found = index.match("新建暖棚圈，棚圈多了，服务队来了。")
    assert [(m.en, m.start, m.end) for m in found] == [
        ("heated sheds", 2, 5),
        ("livestock sheds", 6, 8),
        ("service team", 11, 14),
    ]
    assert {m.kind for m in found} == {"word"}


def test_a_word_whose_end_belongs_to_the_next_is_none() -> None:
    assert _index(("服务队", "service team")).match("服务队员都来了") == ()


def test_ours_are_words_and_no_terms() -> None:
    glossary = glossaries.load()
    text = "两名事业单位职工"
    assert [m.en for m in glossary.match_words(text)] == ["public institutions"]
    assert not any(m.kind == "word" for m in glossary.match(text))
