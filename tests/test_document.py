"""The values: what they refuse, and that articles.json is a round trip."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.document import (
    Article,
    Block,
    Furniture,
    Page,
    Segment,
    TermMatch,
    number_articles,
    page_from_json,
    page_to_json,
)
from translate.errors import InputError

texts = st.text(st.sampled_from("草原上的牧民说，“好”。旗2 "), min_size=1).filter(str.strip)
blocks = st.builds(
    Block,
    id=st.just("a01.p01"),
    kind=st.sampled_from(["heading", "paragraph", "unplaced"]),
    text=texts,
    lines=st.integers(1, 50).map(lambda n: (n, n + 2)),
)
articles = st.builds(
    Article,
    id=st.just("a01"),
    kind=st.sampled_from(["article", "brief", "caption"]),
    column=st.none() | texts,
    title=st.none() | texts,
    byline=st.lists(texts, max_size=2).map(tuple),
    byline_text=st.none() | texts,
    blocks=st.lists(blocks, max_size=3).map(lambda bs: number_articles([_one(bs)])[0].blocks),
)
pages = st.builds(
    Page,
    source=st.just("page.txt"),
    name=st.none() | texts,
    articles=st.lists(articles, max_size=4).map(number_articles),
    furniture=st.lists(st.builds(Furniture, text=texts, lines=st.just((1, 1)))).map(tuple),
)


def _one(bs: list[Block]) -> Article:
    from dataclasses import replace

    return Article(
        id="a01",
        kind="article",
        blocks=tuple(replace(b, id=f"a01.p{n:02d}") for n, b in enumerate(bs, start=1)),
    )


@given(pages)
def test_articles_json_gives_back_the_page(page: Page) -> None:
    """Writing a page as JSON and reading it again changes nothing."""
    assert page_from_json(page_to_json(page), "x.json") == page


def test_ids_follow_the_order() -> None:
    """Articles are a01, a02 …; their blocks a01.p01 …, whatever they were called before."""
    block = Block(id="a07.p09", kind="paragraph", text="草原。")
    numbered = number_articles([Article(id="a07", kind="article", blocks=(block,))] * 2)
    assert [a.id for a in numbered] == ["a01", "a02"]
    assert [b.id for a in numbered for b in a.blocks] == ["a01.p01", "a02.p01"]


def test_an_editor_may_leave_out_ids_and_kinds() -> None:
    """A hand-written articles.json needs titles and texts only."""
    text = json.dumps({"articles": [{"title": "草原新事", "blocks": [{"text": "下雪了。"}]}]})
    page = page_from_json(text, "by-hand.json")
    assert page.source == "by-hand.json"
    assert page.articles[0].id == "a01"
    assert page.articles[0].blocks[0] == Block(id="a01.p01", kind="paragraph", text="下雪了。")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "not valid JSON"),
        ("[]", "must be an object"),
        ("{}", "missing key 'articles'"),
        ('{"articles": [{"blocks": [{}]}]}', "missing key 'text'"),
        ('{"articles": [{"title": 3}]}', "'title' must be text"),
        ('{"articles": [{"kind": "poem"}]}', "unknown article kind"),
        ('{"articles": [{"blocks": [{"text": " "}]}]}', "empty block"),
        ('{"articles": [{"id": "a01"}, {"id": "a01"}]}', "occurs twice"),
        ('{"articles": ["a"]}', "not an articles file"),
    ],
)
def test_a_wrong_articles_file_is_named_not_crashed_on(text: str, what: str) -> None:
    """Every malformed file is one InputError that says what is wrong."""
    with pytest.raises(InputError, match=what) as caught:
        page_from_json(text, "articles.json")
    assert caught.value.exit_code == 3
    assert "articles.json" in str(caught.value)


@pytest.mark.parametrize("bad", ["a1", "a01.p01", "x", "a01.p01.s1", "page"])
def test_segment_ids_are_checked(bad: str) -> None:
    """An id that the reader of the hand-off file would not know is refused at once."""
    with pytest.raises(ValueError, match="segment id"):
        Segment(id=bad, role="sentence", source="草原。")


def test_digest_follows_the_source() -> None:
    """The digest changes with the Chinese and with nothing else."""
    one = Segment(id="a01.p01.s01", role="sentence", source="草原。")
    assert one.digest == Segment(id="a02.title", role="title", source="草原。").digest
    assert one.digest != Segment(id="a01.p01.s01", role="sentence", source="草原！").digest
    assert len(one.digest) == 8


def test_impossible_matches_are_refused() -> None:
    """A match covers at least one character and has both languages."""
    with pytest.raises(ValueError, match="offsets"):
        TermMatch(zh="旗", en="banner", start=3, end=3, kind="phrase", status="derived")
    with pytest.raises(ValueError, match="both languages"):
        TermMatch(zh="旗", en="", start=0, end=1, kind="phrase", status="derived")


def test_a_file_of_another_schema_is_refused_and_one_without_is_read() -> None:
    articles = '"articles": [{"blocks": [{"text": "草原上下雪了。"}]}]'
    with pytest.raises(InputError, match=r"mengyi-articles/2.*reads 'mengyi-articles/1'"):
        page_from_json(f'{{"schema": "mengyi-articles/2", {articles}}}', "a.json")
    assert page_from_json(f"{{{articles}}}", "a.json").articles[0].id == "a01"
