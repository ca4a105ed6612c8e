"""The quality gate of segmentation: floors that a change may raise, and lowers only on purpose.

Print the figures with `pytest -s tests/pages/test_floors.py`.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from translate.document import Article, Block, Page, page_from_json
from translate.markdown import page_from_markdown
from translate.page import segment_page

DATA = Path(__file__).parent.parent / "data"
PAGES = sorted((DATA / "pages").glob("*.txt"))
CLEAN = DATA / "clean.md"
# The floors below hold for exactly this text; changing it means measuring again.
CLEAN_DIGEST = "bc01086b"

GOLD_F1 = 0.97
DAMAGE_F1 = 0.98
TITLES = 0.95
BYLINES = 0.95
SEEDS = 150


def characters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def printed(page: Page) -> Counter[str]:
    parts = [page.name or ""]
    for article in page.articles:
        parts += [article.column or "", article.title or "", article.byline_text or ""]
        parts += [block.text for block in article.blocks]
    return characters("".join(parts + [item.text for item in page.furniture]))


def invented_page(rng: random.Random) -> list[Article]:
    """A page of two to five of the clean articles, with briefs and captions made of their paragraphs."""
    articles = list(page_from_markdown(CLEAN.read_text(encoding="utf-8"), CLEAN.name).articles)
    rng.shuffle(articles)
    used, spare = articles[: rng.randint(2, 5)], articles[5:]
    paragraphs = [b.text for a in spare for b in a.blocks if b.kind == "paragraph" and len(b.text) > 50]
    rng.shuffle(paragraphs)
    for _ in range(rng.choice([0, 2, 3])):
        used.append(
            short(
                "brief",
                f"●{rng.choice(['日前', '近日', '入冬以来'])}，{paragraphs.pop()}",
                None,
                "（记者 高峰）",
            )
        )
    for title in rng.sample([None, "春到牧区", "欢乐课堂", "暖心服务"], k=rng.randint(0, 3)):
        text = paragraphs.pop().split("。")[0] + "。图为活动现场。"
        used.append(short("caption", text, title, "本报记者 孟和 摄"))
    return used


def short(kind: str, text: str, title: str | None, byline: str) -> Article:
    block = Block(id="a00.p01", kind="paragraph", text=text)
    name = byline.strip("（）").split()[1]
    return Article(
        id="a00",
        kind="brief" if kind == "brief" else "caption",
        title=title,
        byline=(name,),
        byline_text=byline,
        blocks=(block,),
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_invented_page_reaches_the_floor(path: Path, damage: ModuleType) -> None:
    text = path.read_text(encoding="utf-8")
    gold = page_from_json(path.with_suffix(".json").read_text(encoding="utf-8"), path.with_suffix(".json"))
    page = segment_page(text, path.name)
    score = damage.score(page, gold)
    print(f"{path.stem}: F1 {score.block_f1:.3f} titles {score.title_accuracy:.3f}")
    assert score.block_f1 >= GOLD_F1
    assert score.title_accuracy >= TITLES
    assert score.byline_accuracy >= BYLINES
    assert [a.kind for a in page.articles] == [a.kind for a in gold.articles]
    assert page.name == gold.name
    assert page.furniture == gold.furniture
    assert printed(page) == characters(text)


def test_there_are_pages_of_at_least_eight_make_ups() -> None:
    assert len(PAGES) >= 8


def test_random_damage_stays_above_the_floors(damage: ModuleType) -> None:
    assert hashlib.sha256(CLEAN.read_bytes()).hexdigest()[:8] == CLEAN_DIGEST
    total = damage.Score()
    for seed in range(SEEDS):
        rng = random.Random(seed)
        articles = invented_page(rng)
        text, gold = damage.damage_page(articles, damage.random_makeup(rng), rng)
        page = segment_page(text, "page.txt")
        assert printed(page) == characters(text), f"seed {seed} loses characters"
        total = total + damage.score(page, gold)
    print(
        f"{SEEDS} damaged pages, {total.articles} articles: block F1 {total.block_f1:.4f} "
        f"titles {total.title_accuracy:.4f} bylines {total.byline_accuracy:.4f}"
    )
    assert total.block_f1 >= DAMAGE_F1
    assert total.title_accuracy >= TITLES
    assert total.byline_accuracy >= BYLINES


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_damaged_pages_have_stable_ids(seed: int, damage: ModuleType) -> None:
    rng = random.Random(seed)
    text, _ = damage.damage_page(invented_page(rng), damage.random_makeup(rng), rng)
    page = segment_page(text, "page.txt")
    assert segment_page(text, "page.txt") == page
    assert [a.id for a in page.articles] == [f"a{n:02d}" for n in range(1, len(page.articles) + 1)]
