"""An engine without a model, for tests and for trying the layout: it spells the Chinese out in pinyin."""

from __future__ import annotations

from collections.abc import Sequence

from translate.engines.base import Advance, translate_nonblank

# Pinyin is no translation, but it is Latin text of a plausible length and it leaves in-place English as
# it is, so that every later step has something real to work on. Only `--engine fake` selects it.


class FakeEngine:
    """Toneless pinyin of each sentence, e.g. 你好 -> "Ni hao". Deterministic."""

    name = "fake"
    fingerprint = "fake-1"

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]:
        return translate_nonblank(self.name, sentences, lambda asked: [_spell(s, advance) for s in asked])


def _spell(sentence: str, advance: Advance | None) -> str:
    from pypinyin import lazy_pinyin

    pieces: list[str] = []
    for piece in lazy_pinyin(sentence.translate(_PUNCTUATION)):
        pieces.append(piece if piece.isalpha() and piece.isascii() else piece.strip())
    text = " ".join(piece for piece in pieces if piece)
    for mark in ",.!?;:%)":
        text = text.replace(f" {mark}", mark)
    if advance:
        advance(1)
    return text[:1].upper() + text[1:]


_PUNCTUATION = str.maketrans("，。！？；：、（）《》“”‘’", ',.!?;:,()""""\'\'')
