"""Text without letter-spacing and line cuts, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossaries.folding import PARAGRAPH, fold


def test_letter_spacing_and_line_cuts_go() -> None:
    assert fold("鄂 尔\n多斯市　东胜区").text == "鄂尔多斯市东胜区"


def test_a_blank_line_stays_as_a_boundary() -> None:
    assert fold("赤峰\n \n市").text == f"赤峰{PARAGRAPH}市"


def test_zero_width_characters_go() -> None:
    assert fold("赤\u200b峰\ufeff市").text == "赤峰市"


@given(st.text(alphabet="鄂尔多斯 \n\u3000\u200b，a"))
def test_every_folded_character_leads_back_to_itself(text: str) -> None:
    folded = fold(text)
    for index, character in enumerate(folded.text):
        start, end = folded.original(index, index + 1)
        assert end == start + 1
        assert text[start] == character or character == PARAGRAPH


@given(st.text(alphabet="鄂尔多斯 \n"), st.data())
def test_a_folded_span_leads_back_to_the_same_letters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    begin, finish = folded.original(start, end)
    assert "".join(text[begin:finish].split()) == folded.text[start:end].replace(PARAGRAPH, "")
