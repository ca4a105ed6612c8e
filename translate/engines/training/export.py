"""A trained PEFT adapter -> the GGUF file that llama.cpp loads, and the small card beside it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from translate.errors import InputError, OutputError

# Gemma terms ask that changed weights say so; GitHub-sized packages ask that they stay small.
MAX_BYTES = 16_000_000
BASE_NAME = "gemma-3-270m-q4_k_m.gguf"
BASE_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"

# PEFT's module path -> llama.cpp's name of the same matrix.
GGUF_NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
_PEFT_NAME = re.compile(r"\.layers\.(\d+)\.(self_attn|mlp)\.(\w+)\.lora_([AB])\.(?:\w+\.)?weight$")


def gguf_tensor_name(peft_name: str) -> str:
    """llama.cpp's name: "….layers.3.self_attn.q_proj.lora_A.weight" -> "blk.3.attn_q.weight.lora_a".

    Raises InputError for a tensor that is no LoRA matrix of a Gemma 3 layer.
    """
    match = _PEFT_NAME.search(peft_name)
    matrix = GGUF_NAMES.get(f"{match[2]}.{match[3]}") if match else None
    if match is None or matrix is None:
        raise InputError(peft_name, "is no LoRA matrix of a Gemma 3 layer", "export an adapter of this kit")
    return f"blk.{match[1]}.{matrix}.weight.lora_{match[4].lower()}"


def export_adapter(peft_folder: Path, target: Path, *, name: str, trained: str) -> dict[str, Any]:
    """Write `target` (float16 GGUF) and `target` with .json beside it; the card's fields are returned.

    Raises InputError when the folder holds no PEFT adapter, OutputError when the file would be over 16 MB.
    """
    import numpy as np
    from gguf import GGUFWriter
    from safetensors.numpy import load_file

    weights = peft_folder / "adapter_model.safetensors"
    if not weights.is_file():
        raise InputError(peft_folder, "holds no adapter_model.safetensors", "name the folder training wrote")
    config = json.loads((peft_folder / "adapter_config.json").read_text(encoding="utf-8"))
    partial = target.with_suffix(".partial")
    writer = GGUFWriter(str(partial), "gemma3")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(config["lora_alpha"]))
    writer.add_name(name)
    writer.add_license("gemma")
    for peft_name, matrix in sorted(load_file(weights).items()):
        writer.add_tensor(gguf_tensor_name(peft_name), np.ascontiguousarray(matrix.astype(np.float16)))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    size = partial.stat().st_size
    if size > MAX_BYTES:
        partial.unlink()
        raise OutputError(
            target, f"would have {size:,} bytes, over {MAX_BYTES:,}", "train with a smaller rank"
        )
    partial.replace(target)
    card = {
        "name": name,
        "file": target.name,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "size": size,
        "base": BASE_NAME,
        "base_sha256": BASE_SHA256,
        "prompt": "Chinese: {zh}\nEnglish:",
        "rank": config["r"],
        "alpha": config["lora_alpha"],
        "trained": trained,
        "license": "Gemma Terms of Use",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2) + "\n"
    target.with_suffix(".json").write_text(text, encoding="utf-8")
    return card


def main() -> None:
    """python -m translate.engines.training.export PEFT_FOLDER TARGET.gguf NAME "WHAT IT LEARNED"."""
    import sys

    folder, target, name, trained = sys.argv[1:5]
    card = export_adapter(Path(folder), Path(target), name=name, trained=trained)
    print(f"{target}: {card['size']:,} bytes, SHA-256 {card['sha256']}")


if __name__ == "__main__":
    main()
