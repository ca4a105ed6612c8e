"""The training data: what is put in place, what is generated, what a run sees again after a stop."""

from __future__ import annotations

import random
import re
from importlib.resources import files
from pathlib import Path

import pytest

from translate.engines.training.data import (
    Mixture,
    Pair,
    Source,
    is_usable,
    plain,
    tidy_chinese,
    tidy_english,
)
from translate.engines.training.generate import bare, figure, fill, framed, frames, spell
from translate.engines.training.inplace import in_place, locate, shown
from translate.engines.training.names import chain, exchange, person, spelled_names
from translate.engines.training.recipe import HELD_OUT, agreement, mixture, read_corpus
from translate.numerals import find_quantities

HERDERS = Pair(
    zh="赤峰市巴林右旗有38户牧民买了牛，王小明说好。",
    en="In Bairin Right Banner of Chifeng City, 38 households of herders bought cattle, Wang Xiaoming said.",
    terms=(
        ("赤峰市", "Chifeng City"),
        ("巴林右旗", "Bairin Right Banner"),
        ("王小明", "Wang Xiaoming"),
        ("牛", "cattle"),
    ),
)


def test_neighbouring_places_become_one_chain_on_both_sides() -> None:
    joined, found = locate(HERDERS)
    assert joined.en.startswith("In Bairin Right Banner, Chifeng City, 38 households")
    assert joined.zh[found[0].start : found[0].end] == "赤峰市巴林右旗"
    assert [joined.en[item.en_start : item.en_end] for item in found] == [
        "Bairin Right Banner, Chifeng City",
        "38 households",
        "cattle",
        "Wang Xiaoming",
    ]


def test_all_terms_in_place_stand_verbatim_on_both_sides() -> None:
    joined, found = locate(HERDERS)
    pair = shown(joined, list(found), random.Random(1))
    assert pair.zh == "Bairin Right Banner, Chifeng City有38 households牧民买了cattle，Wang Xiaoming说好。"
    assert all(en in pair.en for _, en in pair.terms)


@pytest.mark.parametrize("seed", range(40))
def test_every_drawing_keeps_the_two_sides_in_agreement(seed: int) -> None:
    pair = in_place(HERDERS, random.Random(seed), exchange)
    if pair == HERDERS:
        return
    for _, en in pair.terms:
        assert en in pair.zh and en in pair.en


def test_the_drawings_differ() -> None:
    made = {in_place(HERDERS, random.Random(seed), exchange) for seed in range(60)}
    assert HERDERS in made
    assert len(made) > 10


@pytest.mark.parametrize(
    ("zh", "en", "kind", "form"),
    [
        ("38户", "38 households", "number", r"[2-9]\d households"),
        ("400多万元", "more than 4 million yuan", "number", r"more than [2-9] million yuan"),
        ("3月5日", "March 5", "number", r"March \d+"),
        ("巴林右旗", "Bairin Right Banner", "place", r".+ Banner"),
        ("王小明", "Wang Xiaoming", "name", r"[A-Z].+"),
    ],
)
def test_a_name_or_figure_is_exchanged_for_one_of_its_sort(zh: str, en: str, kind: str, form: str) -> None:
    for seed in range(30):
        other = exchange(zh, en, kind, random.Random(seed))
        assert other is not None and re.fullmatch(form, other)


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [("2024年", "2024", "number"), ("联合国", "United Nations", "name"), ("草原", "grassland", "word")],
)
def test_what_cannot_be_exchanged_safely_stays(zh: str, en: str, kind: str) -> None:
    assert exchange(zh, en, kind, random.Random(0)) is None


@pytest.mark.parametrize(
    ("number", "zh"),
    [(2, "二"), (10, "十"), (12, "十二"), (320, "三百二十"), (2005, "二千零五"), (9000, "九千")],
)
def test_numerals_are_spelled(number: int, zh: str) -> None:
    assert spell(number) == zh


@pytest.mark.parametrize("slot", ["money", "area", "tonnes", "percent", "date", "people", "km", "households"])
def test_generated_figures_are_what_the_number_reader_reads(slot: str) -> None:
    """Two independent ways to the same English: the generator's and the reader's."""
    rng = random.Random(slot)
    for _ in range(150):
        zh, en = fill(slot, rng)
        (quantity,) = find_quantities(zh)
        assert en.startswith(quantity.en) or quantity.en.startswith(en.rpartition(" ")[0]), zh


def test_a_vague_suffix_stands_only_after_a_round_number() -> None:
    rng = random.Random(4)
    made = [figure(rng, "元", "yuan", (4, 9))[0] for _ in range(600)]
    assert any("多" in zh for zh in made)
    assert not any(re.search(r"\.\d+[多余]", zh) for zh in made)


def test_frames_hold_the_same_slots_on_both_sides() -> None:
    assert len(frames()) > 60
    for zh, en in frames():
        assert sorted(re.findall(r"\{\w+\}", zh)) == sorted(re.findall(r"\{\w+\}", en)), zh


def test_generated_pairs_hold_their_terms_verbatim() -> None:
    rng = random.Random(2)
    for index in range(200):
        pair = framed(index, rng)
        assert "{" not in pair.zh + pair.en
        for zh, en in pair.terms:
            assert zh in pair.zh
            assert en.lower() in pair.en.lower()
        assert bare(index, rng).zh


def test_names_and_chains_have_two_sides() -> None:
    rng = random.Random(3)
    for _ in range(200):
        zh, en = chain(rng)
        assert zh and re.fullmatch(r"[ -~À-ž]+", en)
        zh, en = person(rng)
        assert zh and en[0].isupper()


def test_pinyin_spellings_are_found_as_terms() -> None:
    pytest.importorskip("pypinyin")
    pair = spelled_names(Pair(zh="陈一冰昨天到了上海。", en="Chen Yibing arrived in Shanghai yesterday."))
    assert pair.terms == (("陈一冰", "Chen Yibing"), ("上海", "Shanghai"))


@pytest.mark.parametrize(
    ("zh", "en", "usable"),
    [
        ("他去了学校。", "He went to school.", True),
        ("他去了学校。", "No.", False),
        ("他去了学校。", "He went to school 学校.", False),
        ("OK.", "All right.", False),
        ("他" * 200, "he " * 200, False),
    ],
)
def test_pairs_that_are_no_translations_are_left_out(zh: str, en: str, usable: bool) -> None:
    assert is_usable(zh, en) is usable


def test_found_text_is_tidied() -> None:
    assert tidy_chinese("“ 他说 ， 好 。 ” 用 Python 写") == "“他说，好。”用 Python 写"
    assert tidy_english("“Well,”  he said.") == '"Well," he said.'


def test_two_versions_of_one_sentence_agree_and_strangers_do_not() -> None:
    assert agreement("The harvest was good this year.", "This year the harvest was good.") > 0.5
    assert agreement("The harvest was good this year.", "Trains left at nine o'clock.") < 0.1


def test_held_out_lines_are_not_trained_on() -> None:
    kept, held = read_corpus(), read_corpus(held_out=True)
    more = Path(str(files("translate.engines.training").joinpath("corpus", "more")))
    later = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in more.glob("*.jsonl"))
    assert later > 12_000
    assert len(held) * (HELD_OUT[0] - 1) == pytest.approx(len(kept) - later, rel=0.02)
    assert not {pair.zh for pair in kept} & {pair.zh for pair in held}


def test_a_pool_depends_on_its_number_alone() -> None:
    corpus = read_corpus()[:50]
    assert mixture(corpus, []).pool(3) == mixture(corpus, []).pool(3)
    assert mixture(corpus, [], seed=1).pool(0) != mixture(corpus, [], seed=2).pool(0)


def test_each_epoch_visits_every_pair_once() -> None:
    pairs = [Pair(zh=str(n), en=str(n)) for n in range(10)]
    mixed = Mixture(sources=(Source(name="s", size=10, share=5, make=plain(pairs)),))
    seen = [pair.zh for number in range(4) for pair in mixed.pool(number)]
    assert sorted(seen[:10]) == sorted(seen[10:]) == [str(n) for n in range(10)]
    assert seen[:10] != seen[10:]
