"""Pages go to Markdown and back unchanged, and Markdown written by hand is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.document import Article, Block, Furniture, Page
from translate.errors import InputError
from translate.markdown import is_markdown, page_as, page_from_markdown, page_to_markdown
from translate.page import segment_page

SAMPLE = Path(__file__).parent.parent / "translate" / "samples" / "page.txt"


def test_the_sample_page_comes_back_unchanged() -> None:
    page = segment_page(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    assert page_from_markdown(page_to_markdown(page), "articles.md") == page


def test_markdown_is_readable() -> None:
    block = Block(id="a01.p01", kind="paragraph", text="雪停了。", lines=(4, 5))
    heading = Block(id="a01.p02", kind="heading", text="羊壮了")
    article = Article(
        id="a01",
        kind="brief",
        column="◎掠影",
        title="春到草原",
        byline=("乌兰",),
        byline_text="□本报记者 乌兰",
        blocks=(block, heading),
    )
    page = Page(source="p.txt", name="◎版名", articles=(article,), furniture=(Furniture(text="第3版"),))
    assert page_to_markdown(page) == (
        "---\nsource: p.txt\nname: ◎版名\n---\n\n# 春到草原\n- kind: brief\n- column: ◎掠影\n"
        "- byline: □本报记者 乌兰\n\n雪停了。 <!-- 4-5 -->\n\n## 羊壮了\n\n***\n\n* 第3版\n"
    )


TEXT = st.text(alphabet="草原#>*-\\“”。 <!--a1", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(["paragraph", "unplaced"]), TEXT), max_size=4),
    st.sampled_from(["article", "brief", "caption"]),
)
def test_any_text_comes_back_unchanged(blocks: list[tuple[str, str]], kind: str) -> None:
    made = tuple(
        Block(id=f"a01.p{n:02d}", kind=k, text=" ".join(t.split()), lines=(n, n))  # type: ignore[arg-type]
        for n, (k, t) in enumerate(blocks, start=1)
    )
    page = Page(source="p.txt", articles=(Article(id="a01", kind=kind, blocks=made),))  # type: ignore[arg-type]
    assert page_from_markdown(page_to_markdown(page), "p.md") == page


def test_ids_out_of_order_are_kept() -> None:
    block = Block(id="a07.p03", kind="paragraph", text="雪停了。")
    page = Page(source="p.txt", articles=(Article(id="a07", kind="article", blocks=(block,)),))
    assert page_from_markdown(page_to_markdown(page), "p.md") == page


def test_names_that_the_byline_does_not_show_are_kept() -> None:
    page = Page(
        source="p.txt", articles=(Article(id="a01", kind="article", title="雪", byline=("王明", "李强")),)
    )
    assert page_from_markdown(page_to_markdown(page), "p.md") == page


def test_plain_markdown_written_by_hand_is_understood() -> None:
    page = page_from_markdown(
        "# 草绿了\n- byline：本报记者 乌兰\n\n雪停了，\n羊壮了。\n\n## 水来了\n\n“好！”\n\n"
        "#\n- kind: caption\n\n图为草原。\n",
        "hand.md",
    )
    first, second = page.articles
    assert (first.id, first.title, first.byline) == ("a01", "草绿了", ("乌兰",))
    assert [(b.id, b.kind, b.text) for b in first.blocks] == [
        ("a01.p01", "paragraph", "雪停了，羊壮了。"),
        ("a01.p02", "heading", "水来了"),
        ("a01.p03", "paragraph", "“好！”"),
    ]
    assert (second.kind, second.title, second.blocks[0].text) == ("caption", None, "图为草原。")
    assert page.source == "hand.md"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("雪停了。\n\n# 草绿了\n", "hand.md:1: text before the first article"),
        ("# 草绿了\n- kind: poem\n", "hand.md:2: unknown kind 'poem'"),
        ("# 草绿了\n- id: first\n", "hand.md:2: 'first' is no article id"),
        ("# 草绿了\n- id: a03\n\n# 水来了\n- id: a03\n", "hand.md: hand.md: an article id occurs twice"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_line(text: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        page_from_markdown(text, "hand.md")
    assert str(caught.value).startswith(what)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 草绿了\n", True),
        ("---\nsource: a\n---\n", True),
        ("草绿了\n", False),
        ("#草原\n", False),
        ("---\n草原", False),
    ],
)
def test_markdown_is_told_from_text(text: str, expected: bool) -> None:
    assert is_markdown(text) is expected


def test_a_page_is_written_in_the_form_asked_for() -> None:
    page = Page(source="p.txt", articles=())
    assert page_as(page, "md").startswith("---\n")
    assert page_as(page, "json").startswith("{")
