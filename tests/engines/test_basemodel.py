"""The base model's file: verified, mended, and written without the tokens that no page needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.basemodel import base_model, pack_tokens, unpack_tokens, write_slim
from translate.engines.training.tokens import needed
from translate.errors import EngineError
from translate.packages import file_sha256

WORDS = ["<pad>", "<bos>", "▁a", "草", "原", "草原", "ß", "<0x41>"]
TYPES = [3, 3, 1, 1, 1, 1, 1, 6]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A model of eight tokens, its embeddings in blocks as the real one has them."""
    path = tmp_path / "whole.gguf"
    writer: Any = GGUFWriter(path, "gemma3")
    writer.add_key_value("gemma3.block_count", 18, GGUFValueType.UINT32)
    writer.add_key_value("tokenizer.ggml.tokens", WORDS, GGUFValueType.ARRAY, sub_type=GGUFValueType.STRING)
    scores = [-float(number) for number in range(8)]
    writer.add_key_value("tokenizer.ggml.scores", scores, GGUFValueType.ARRAY, sub_type=GGUFValueType.FLOAT32)
    writer.add_key_value(
        "tokenizer.ggml.token_type", TYPES, GGUFValueType.ARRAY, sub_type=GGUFValueType.INT32
    )
    writer.add_key_value("tokenizer.ggml.bos_token_id", 1, GGUFValueType.UINT32)
    writer.add_key_value("tokenizer.ggml.add_bos_token", True, GGUFValueType.BOOL)
    rows = np.repeat(np.arange(8, dtype=np.uint8)[:, None], 68, axis=1)
    writer.add_tensor("token_embd.weight", rows, raw_dtype=GGMLQuantizationType.Q8_0)
    writer.add_tensor("output_norm.weight", np.arange(64, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_a_slim_model_has_the_kept_tokens_and_all_else(whole: Path, tmp_path: Path) -> None:
    slim = tmp_path / "slim.gguf"
    write_slim(whole, slim, [1, 3, 4, 5])
    reader = GGUFReader(slim)
    fields = {name: field.contents() for name, field in reader.fields.items()}
    assert fields["general.architecture"] == "gemma3" and fields["gemma3.block_count"] == 18
    assert fields["tokenizer.ggml.tokens"] == ["<bos>", "草", "原", "草原"]
    assert fields["tokenizer.ggml.scores"] == [-1.0, -3.0, -4.0, -5.0]
    assert fields["tokenizer.ggml.token_type"] == [3, 1, 1, 1]
    assert fields["tokenizer.ggml.bos_token_id"] == 0
    assert fields["tokenizer.ggml.add_bos_token"] is True
    tensors = {tensor.name: tensor for tensor in reader.tensors}
    assert tensors["token_embd.weight"].tensor_type == GGMLQuantizationType.Q8_0
    assert tensors["token_embd.weight"].data[:, 0].tolist() == [1, 3, 4, 5]
    assert tensors["output_norm.weight"].data.tolist() == list(range(64))


def test_tokens_of_another_model_are_refused(whole: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the model has 8 tokens"):
        write_slim(whole, tmp_path / "slim.gguf", [1, 9])
    with pytest.raises(ValueError, match="bos_token_id is 1, which is not kept"):
        write_slim(whole, tmp_path / "slim.gguf", [2, 3])


@given(st.sets(st.integers(0, 3000), min_size=1).map(sorted))
def test_packed_tokens_come_back(kept: list[int]) -> None:
    assert unpack_tokens(pack_tokens(kept)) == kept


def test_what_a_token_is_merged_from_stays() -> None:
    """草原 is put together from 草 and 原; ß is kept as a sign, 的话 only where somebody uses it."""
    words = [*WORDS, "thé", "th", "é", "的话", "t", "h", "▁naïvely", "<unused7>"]
    types = [*TYPES, *[1] * 7, 3]
    kept = {words[number] for number in needed(words, types, {words.index("thé")})}
    assert {"<pad>", "<bos>", "<0x41>", "草原", "草", "原", "ß", "thé", "th", "é", "t", "h", "的话"} <= kept
    assert kept.isdisjoint({"▁naïvely", "<unused7>"})


@pytest.mark.builtin
def test_a_damaged_base_model_is_put_together_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A truncated file in the cache is replaced by a whole one; nothing else stays there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    older = tmp_path / "mengyi" / "gemma-3-270m-q4_k_m.gguf"
    older.parent.mkdir()
    older.write_bytes(b"of an earlier version")
    made = base_model()
    digest = file_sha256(made)
    for damaged in (made, made.with_suffix(".sha256")):
        damaged.write_bytes(b"GGUF\xff\xfe")
        assert base_model() == made and file_sha256(made) == digest
    assert made.stat().st_size < 150_000_000
    assert {path.name for path in made.parent.iterdir()} == {made.name, made.with_suffix(".sha256").name}


def test_a_cache_that_cannot_be_written_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The remedy names the variable that moves the cache."""
    (tmp_path / "mengyi").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(EngineError, match="XDG_CACHE_HOME"):
        base_model()


def test_damaged_tokens_are_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"tokens\.b64 is damaged"):
        unpack_tokens(b"")
