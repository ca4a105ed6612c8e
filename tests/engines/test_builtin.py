"""What is special about the built-in engine: its files are verified and long sentences are cut."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines import builtin
from translate.errors import EngineError
from translate.packages import file_sha256


def test_the_shipped_adapter_is_the_one_its_card_names() -> None:
    """The adapter's SHA-256 and size are those of its card, and it is at most 16 MB."""
    data = files("translate.engines") / "data"
    card = json.loads((data / "adapter.json").read_text(encoding="utf-8"))
    adapter = Path(str(data / card["file"]))
    assert file_sha256(adapter) == card["sha256"]
    assert adapter.stat().st_size == card["size"] <= 16_000_000


def test_a_damaged_adapter_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong digest is an error that says how to mend it, not a bad translation."""
    monkeypatch.setattr(builtin, "file_sha256", lambda _: "0" * 64)
    with pytest.raises(EngineError, match=r"missing or damaged.*reinstall"):
        builtin.BuiltinEngine()


@given(st.text(st.sampled_from("草原雪，。；a"), min_size=1, max_size=900).filter(str.strip))
def test_a_long_sentence_is_cut_without_loss(sentence: str) -> None:
    """Pieces are within the limit and joined they are the sentence."""
    pieces = builtin.cut_long(sentence)
    assert all(len(piece) <= builtin.LONGEST_PIECE for piece in pieces)
    assert "".join(pieces) == sentence


def test_a_cut_falls_after_a_mark() -> None:
    """草原上，草原上，… is cut after a comma, never inside a word."""
    pieces = builtin.cut_long("草原上下了雪，" * 60)
    assert len(pieces) > 1
    assert all(piece.endswith("，") for piece in pieces)
