"""What the adapter learns from: sentence pairs, mixed in fixed shares and drawn anew in every epoch."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

MAX_CHINESE = 150
# Characters of English for one of Chinese; 1.2-6.5 holds 99 % of the corpus and drops most misaligned lines.
RATIO = (1.2, 6.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A Chinese sentence, its English, the terms marked in both, and the Chinese before it where known."""

    zh: str
    en: str
    terms: tuple[tuple[str, str], ...] = ()
    kind: str = "sentence"
    before: str = ""


Maker = Callable[[int, random.Random], Pair]
Prompt = Callable[[Pair], str]


def usual_prompt(pair: Pair) -> str:
    """What the built-in engine asks."""
    return f"Chinese: {pair.zh}\nEnglish:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A set of pairs, or a generator of them (`size` 0), and how many of it go into each pool."""

    name: str
    size: int
    share: int
    make: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Sources in fixed shares. Pool k follows from the seed alone: a resumed run needs no other state.

    `texts` are all pairs as they stand in the data: what the vocabulary is counted from.
    """

    sources: tuple[Source, ...]
    texts: tuple[Pair, ...] = ()
    seed: int = 17
    prompt: Prompt = usual_prompt

    def pool(self, number: int) -> list[Pair]:
        """The pairs of pool `number`, source by source."""
        found = []
        for source in self.sources:
            for index in range(number * source.share, (number + 1) * source.share):
                rng = random.Random(f"{self.seed}/{source.name}/{index}")
                if source.size:
                    epoch, place = divmod(index, source.size)
                    found.append(source.make(_order(self.seed, source.name, epoch, source.size)[place], rng))
                else:
                    found.append(source.make(index, rng))
        return found


@lru_cache(maxsize=64)
def _order(seed: int, name: str, epoch: int, size: int) -> list[int]:
    order = list(range(size))
    random.Random(f"{seed}/{name}/epoch {epoch}").shuffle(order)
    return order


_CJK = re.compile(r"[㐀-鿿]")


def is_usable(zh: str, en: str) -> bool:
    """Whether a pair found in the wild looks like a translation: lengths, scripts, figures."""
    if not (2 <= len(zh) <= MAX_CHINESE) or _CJK.search(en) or not _CJK.search(zh):
        return False
    if not RATIO[0] <= len(en) / len(zh) <= RATIO[1]:
        return False
    wide = sum(1 for c in zh if _CJK.match(c))
    return wide >= 0.4 * len(zh)


_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "„": '"', "—": "—"})


def tidy_english(en: str) -> str:
    """Straight quotation marks, single spaces: the form the whole corpus has."""
    return re.sub(r"\s+", " ", en.translate(_QUOTES).replace('""', '"')).strip()


def tidy_chinese(zh: str) -> str:
    """No spaces between Chinese characters or around full-width marks."""
    zh = re.sub(r"\s+", " ", zh).strip()
    return re.sub(
        r"(?<=[㐀-鿿，。！？；：、“”（）]) (?=[^A-Za-z])|(?<=[^A-Za-z]) (?=[㐀-鿿，。！？；：、“”（）])",
        "",
        zh,
    )


def read_tsv(path: Path) -> list[Pair]:
    """The usable pairs of a file of lines: Chinese, tab, English."""
    found = []
    before = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        zh, _, en = line.partition("\t")
        zh, en = tidy_chinese(zh), tidy_english(en)
        if is_usable(zh, en):
            found.append(Pair(zh=zh, en=en, before=before))
        before = zh
    return found


def plain(pairs: Sequence[Pair]) -> Maker:
    """A maker that hands the pairs out as they are."""
    return lambda index, _: pairs[index]
