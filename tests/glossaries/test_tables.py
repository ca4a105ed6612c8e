"""The tables themselves: complete, consistent, and what the rules say where they are derived."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import glossaries
from glossaries import rederive, stats
from glossaries.store import read_bytes, read_rows
from glossaries.tables import COLUMNS, TABLES, VILLAGES, WORDS, parse_aliases
from glossaries.terms import CHAIN, CONTEXT, FREE, Term, level_of

CSV_FILES = [path for path in rederive.DATA.iterdir() if path.suffix == ".csv"]


@pytest.fixture(scope="module")
def glossary() -> glossaries.Glossary:
    return glossaries.load()


@pytest.fixture(scope="module")
def terms(glossary: glossaries.Glossary) -> tuple[Term, ...]:
    return glossary.terms()


@pytest.mark.parametrize("path", CSV_FILES, ids=lambda path: path.name)
def test_tables_are_plain_csv_with_unix_lines(path: Path) -> None:
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_the_levels_are_complete(terms: tuple[Term, ...]) -> None:
    levels = Counter(level_of(term.code) for term in terms if term.kind not in ("province", "foreign"))
    assert levels["region"] == 1
    assert levels["prefecture"] == 12
    assert levels["county"] == 103 + 5  # 103 banners, counties, cities and districts, and five zones
    assert levels["township"] == 1225
    assert levels["village"] == 14592


def test_institutions_and_set_phrases_number_four_hundred(terms: tuple[Term, ...]) -> None:
    assert sum(term.kind in ("institution", "phrase") for term in terms) >= 400


def test_every_code_lies_in_the_code_of_its_parent(terms: tuple[Term, ...]) -> None:
    names = {term.code: term.zh for term in terms if term.code}
    for term in terms:
        if term.code and len(term.code) > 4:
            upper = term.code[: {6: 4, 9: 6, 12: 9}[len(term.code)]]
            assert names[upper] == term.parent, term


def test_no_code_occurs_twice(terms: tuple[Term, ...]) -> None:
    codes = Counter(term.code for term in terms if term.code)
    assert [code for code, number in codes.items() if number > 1] == []


def test_a_spelling_that_always_counts_has_one_english_in_a_place(terms: tuple[Term, ...]) -> None:
    english: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term in terms:
        for zh, en, when in ((term.zh, term.en, term.when), *term.aliases):
            if when == FREE and term.kind != "word":
                english[zh, term.code[:9]].add(en)
    assert {key: forms for key, forms in english.items() if len(forms) > 1} == {}


def test_english_is_latin_and_chinese_is_chinese(terms: tuple[Term, ...]) -> None:
    for term in terms:
        assert all(ord(letter) < 0x300 or letter in "–’“”" for letter in term.en), term
        assert any("\u4e00" <= letter <= "\u9fff" for letter in term.zh), term


@pytest.mark.parametrize("name", (*TABLES, WORDS))
def test_derived_rows_are_what_the_rules_give(name: str) -> None:
    content = read_bytes(name).decode()
    assert rederive.rederive(content) == content


def test_a_sample_of_derived_villages_is_what_the_rules_give() -> None:
    lines = gzip.decompress(read_bytes(VILLAGES)).decode().splitlines(keepends=True)
    sample = "".join([lines[0], *lines[1::50]])
    assert rederive.rederive(sample) == sample


def test_the_packed_table_is_reproducible() -> None:
    content = gzip.decompress(read_bytes(VILLAGES)).decode()
    assert gzip.decompress(rederive.pack(content)) == content.encode()
    assert rederive.pack(content[:2000]) == rederive.pack(content[:2000])


@pytest.mark.parametrize("trap", read_rows("traps.csv"), ids=lambda trap: trap["zh"])
def test_every_trap_holds_in_its_example(glossary: glossaries.Glossary, trap: dict[str, str]) -> None:
    text = trap["example"]
    matched = [text[match.start : match.end] for match in glossary.match(text)]
    assert trap["zh"] in text
    assert trap["zh"] not in matched


def test_aliases_say_what_they_mean_and_when_they_count() -> None:
    assert parse_aliases("甲旗", "A Banner", "?甲旗;甲=A;??小甲;乙旗") == (
        CONTEXT,
        (("甲", "A", FREE), ("小甲", "A Banner", CHAIN), ("乙旗", "A Banner", FREE)),
    )


def test_counts_by_level_and_status() -> None:
    term = Term(zh="甲县", en="A County", kind="county", code="150999", status="proposed")
    (row,) = (line for line in stats.table([term]).splitlines() if "county" in line)
    assert row.split() == ["county", "1", "1", "0"]


def test_columns() -> None:
    for name in TABLES:
        assert tuple(next(csv.reader(io.StringIO(read_bytes(name).decode())))) == COLUMNS


def test_the_words_are_words_once_and_in_no_other_table() -> None:
    words = [row["zh"] for row in read_rows(WORDS)]
    others = {row["zh"] for name in TABLES for row in read_rows(name)}
    assert len(words) == len(set(words)) > 5500
    assert not others.intersection(words)
    assert {row["kind"] for row in read_rows(WORDS)} == {"word"}


def test_a_word_has_one_plain_english() -> None:
    for row in read_rows(WORDS):
        assert row["en"] == row["en"].strip() and row["en"].isascii(), row["zh"]
        assert not row["en"].lower().startswith(("the ", "a ", "an ")), row["zh"]
        assert 2 <= len(row["zh"]) <= 9, row["zh"]


def test_variants_are_of_english_that_the_glossary_has(terms: tuple[Term, ...]) -> None:
    english = {en for term in terms for en in (term.en, *(alias for _, alias, _ in term.aliases))}
    rows = read_rows("variants.csv")
    assert {row["en"] for row in rows} <= english
    for row in rows:
        others = row["also"].split(";")
        assert row["en"] not in others and all(others) and len(set(others)) == len(others)
