"""Builds a tiny but real Argos package: a Transformer that has learned a few hundred sentences by heart.

The weights are random but for the output projection, which is solved so that every next word of every learned
sentence wins. That takes a second with numpy, and no training framework: see `learn`.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Pair = tuple[str, str]
Weights = dict[str, Any]

WIDTH = 256
HEADS = 4
INNER = 1024
POSITIONS = 600
SPECIAL = ("<unk>", "<s>", "</s>")

_WHERE = {
    "集宁区": "Jining District",
    "四子王旗": "Siziwang Banner",
    "乌兰察布市": "Ulanqab City",
    "鄂尔多斯市": "Ordos City",
    "阿拉善盟": "Alxa League",
    "呼伦贝尔市": "Hulunbuir City",
}
_WHO = {"牧民": "herders", "学生": "students", "医生": "doctors", "工人": "workers", "干部": "officials"}
_DID = {
    "种下300棵树": "planted 300 trees",
    "参观了博物馆": "visited the museum",
    "修好了旧水井": "repaired the old well",
    "学习新技术": "are learning new skills",
    "举行了运动会": "held a sports meet",
    "卖出2万只羊": "sold 20,000 sheep",
    "打扫了街道": "cleaned the streets",
    "领到了工资": "received their pay",
}
PAIRS: tuple[Pair, ...] = tuple(
    (f"{where}的{who}{did}。", f"{where_en} {who_en} {did_en}.")
    for (where, where_en), (who, who_en), (did, did_en) in itertools.product(
        _WHERE.items(), _WHO.items(), _DID.items()
    )
)
"""240 invented sentences, 集宁区的牧民种下300棵树。 and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokenizer:
    """Pieces of both languages, and the file that goes into the package."""

    vocabulary: tuple[str, ...]
    file_name: str
    file_bytes: bytes
    source: Any
    target: Any


def build_package(
    path: Path,
    pairs: Sequence[Pair] = PAIRS,
    *,
    kind: str = "sentencepiece",
    top: str = "translate-zh_en-1_9",
    **metadata: object,
) -> Path:
    """Writes an .argosmodel laid out like the published `translate-zh_en` 1.9, stanza folder included."""
    tokenizer = (sentencepiece_tokenizer if kind == "sentencepiece" else bpe_tokenizer)(pairs)
    prefix = [str(metadata["target_prefix"])] if metadata.get("target_prefix") else []
    model = model_files(tokenizer, pairs, prefix)
    described = {
        "package_version": "1.9",
        "argos_version": "1.9.0",
        "from_code": "zh",
        "from_name": "Chinese",
        "to_code": "en",
        "to_name": "English",
        **metadata,
    }
    files = {
        "metadata.json": json.dumps(described).encode(),
        tokenizer.file_name: tokenizer.file_bytes,
        "README.md": b"# Chinese to English\n",
        "stanza/resources.json": b"{}",
        "stanza/zh-hans/tokenize/gsdsimp.pt": b"\x80\x02 this is never loaded",
        **{f"model/{name}": content for name, content in model.items()},
    }
    return write_zip(path, {f"{top}/{name}": content for name, content in files.items()})


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def read_zip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sentencepiece_tokenizer(pairs: Iterable[Pair]) -> Tokenizer:
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs for text in pair]),
        model_writer=model,
        model_type="bpe",
        vocab_size=360,
        hard_vocab_limit=False,
        character_coverage=1.0,
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())

    def encode(text: str) -> list[str]:
        return list(processor.encode(text, out_type=str))

    return Tokenizer(
        vocabulary=tuple(processor.id_to_piece(number) for number in range(processor.get_piece_size())),
        file_name="sentencepiece.model",
        file_bytes=model.getvalue(),
        source=encode,
        target=encode,
    )


def bpe_tokenizer(pairs: Iterable[Pair]) -> Tokenizer:
    """Byte-pair codes, as older Argos packages have them: here each English word grows from its left."""
    from argostranslate.apply_bpe import BPE
    from sacremoses import MosesPunctNormalizer, MosesTokenizer

    words = sorted({word for _, english in pairs for word in english.split()})
    merges = [f"{word[:end]} {word[end]}" for word in words for end in range(1, len(word))]
    codes = "\n".join(["#version: 0.2", *dict.fromkeys(merges)]) + "\n"
    bpe = BPE(io.StringIO(codes))

    zh, en, normalizer = MosesTokenizer("zh"), MosesTokenizer("en"), MosesPunctNormalizer("zh")

    def source(text: str) -> list[str]:
        return list(bpe.segment_tokens(zh.tokenize(normalizer.normalize(text))))

    def target(text: str) -> list[str]:
        return list(bpe.segment_tokens(en.tokenize(text)))

    pieces = {piece for chinese, english in pairs for piece in (*source(chinese), *target(english))}
    return Tokenizer(
        vocabulary=(*SPECIAL, *sorted(pieces)),
        file_name="bpe.model",
        file_bytes=codes.encode(),
        source=source,
        target=target,
    )


def model_files(tokenizer: Tokenizer, pairs: Sequence[Pair], prefix: Sequence[str] = ()) -> dict[str, bytes]:
    """The CTranslate2 folder, as name -> bytes, of a model that knows the pairs by heart."""
    import tempfile

    vocabulary = [*tokenizer.vocabulary, *prefix]
    number = {piece: index for index, piece in enumerate(vocabulary)}
    learned = [
        (
            [number.get(piece, 0) for piece in tokenizer.source(zh)],
            [number[piece] for piece in (*prefix, *tokenizer.target(en))],
        )
        for zh, en in pairs
    ]
    weights = random_weights(len(vocabulary), layers=1)
    weights["output"] = learn(weights, learned)
    with tempfile.TemporaryDirectory() as folder:
        save_model(Path(folder), weights, vocabulary, layers=1, heads=HEADS)
        return {file.name: file.read_bytes() for file in Path(folder).iterdir()}


def random_weights(vocabulary: int, *, layers: int, width: int = WIDTH, inner: int = INNER) -> Weights:
    """Random weights of a pre-norm Transformer, all but the output projection."""
    import numpy as np

    random = np.random.default_rng(19)

    def matrix(rows: int, columns: int, gain: float = 1.0) -> Any:
        return (random.standard_normal((rows, columns)) * gain / np.sqrt(columns)).astype(np.float32)

    weights: Weights = {
        "source": matrix(vocabulary, width),
        "target": matrix(vocabulary, width),
        "positions": sinusoids(width),
    }
    for side, layer in itertools.product(("encoder", "decoder"), range(layers)):
        name = f"{side}{layer}"
        weights[f"{name}.self"] = [matrix(3 * width, width), matrix(width, width)]
        if side == "decoder":
            weights[f"{name}.cross"] = [
                matrix(width, width),
                matrix(2 * width, width),
                matrix(width, width),
            ]
        weights[f"{name}.inner"] = [matrix(inner, width), matrix(width, inner, 2.0)]
    return weights


def sinusoids(width: int) -> Any:
    import numpy as np

    rates = np.exp(-np.log(10000.0) * np.arange(width // 2) / (width // 2 - 1))
    angles = np.arange(POSITIONS)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def learn(weights: Weights, learned: Sequence[tuple[list[int], list[int]]]) -> Any:
    """The output projection with which every learned sentence is translated word for word.

    Ridge regression from the decoder states to the next word, solved again and again with more weight on the
    states whose word does not yet win clearly.
    """
    import numpy as np

    end = SPECIAL.index("</s>")
    states = decoder_states(weights, learned).astype(np.float64)
    wanted = np.array([piece for _, target in learned for piece in (*target, end)])
    rows = np.arange(len(wanted))
    goal = np.zeros((len(wanted), len(weights["target"])))
    goal[rows, wanted] = 1.0
    care = np.ones(len(wanted))
    for _ in range(20):
        weighted = states * care[:, None]
        projection = np.linalg.solve(weighted.T @ states + 1e-3 * np.eye(states.shape[1]), weighted.T @ goal)
        scores = states @ projection
        winning = scores[rows, wanted].copy()
        scores[rows, wanted] = -np.inf
        margin = winning - scores.max(axis=1)
        if margin.min() > 0.3:
            break
        care *= np.where(margin < 0.4, 1.5, 1.0)
    if margin.min() <= 0.05:
        raise AssertionError(f"not learned by heart: the smallest margin is {margin.min():.3f}")
    return (projection.T * 25.0).astype(
        np.float32
    )  # a peaked softmax: beam search must not prefer other words


def decoder_states(weights: Weights, learned: Sequence[tuple[list[int], list[int]]]) -> Any:
    """What CTranslate2 computes up to the output projection, for every word of all sentences in turn."""
    import numpy as np

    def embed(side: str, sentences: list[list[int]]) -> tuple[Any, Any]:
        longest = max(map(len, sentences))
        padded = np.array([sentence + [0] * (longest - len(sentence)) for sentence in sentences])
        real = np.arange(longest) < np.array([len(sentence) for sentence in sentences])[:, None]
        scale = np.sqrt(weights[side].shape[1])
        return weights[side][padded] * scale + weights["positions"][:longest], real

    memory, real_source = embed("source", [source for source, _ in learned])
    hidden = np.where(real_source, 0.0, -1e9)[:, None, None, :]
    queries, out = weights["encoder0.self"]
    memory = memory + linear(attend(*np.split(linear(norm(memory), queries), 3, axis=-1), hidden), out)
    memory = norm(memory + feed_forward(weights["encoder0.inner"], memory))

    state, real_target = embed("target", [[SPECIAL.index("<s>"), *target] for _, target in learned])
    future = np.triu(np.full((state.shape[1], state.shape[1]), -1e9), 1)
    queries, out = weights["decoder0.self"]
    state = state + linear(attend(*np.split(linear(norm(state), queries), 3, axis=-1), future), out)
    query, key_value, out = weights["decoder0.cross"]
    keys, values = np.split(linear(memory, key_value), 2, axis=-1)
    state = state + linear(attend(linear(norm(state), query), keys, values, hidden), out)
    return norm(state + feed_forward(weights["decoder0.inner"], state))[real_target]


def linear(values: Any, matrix: Any) -> Any:
    # As one product: otherwise numpy makes a small one for each sentence, and its threads wait in between.
    flat = values.reshape(-1, values.shape[-1]) @ matrix.T
    return flat.reshape(*values.shape[:-1], -1)


def norm(values: Any) -> Any:
    centred = values - values.mean(axis=-1, keepdims=True)
    return centred / (centred.var(axis=-1, keepdims=True) + 1e-5) ** 0.5


def feed_forward(matrices: Sequence[Any], values: Any) -> Any:
    first, second = matrices
    return linear(linear(norm(values), first).clip(min=0), second)


def attend(query: Any, key: Any, value: Any, mask: Any) -> Any:
    import numpy as np

    def heads(values: Any) -> Any:
        return values.reshape(*values.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)

    scores = heads(query) @ heads(key).transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1] / HEADS) + mask
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    return (scores @ heads(value)).transpose(0, 2, 1, 3).reshape(query.shape)


def save_model(
    folder: Path,
    weights: Weights,
    vocabulary: Sequence[str],
    *,
    layers: int,
    heads: int,
    quantization: str | None = None,
    decoder_positions: Any = None,
) -> None:
    """Saves the weights as a CTranslate2 model, through the classes its own converters use."""
    import numpy as np
    from ctranslate2.specs import TransformerSpec

    spec = TransformerSpec.from_config(layers, heads)
    ones, zeros = (
        np.ones(len(weights["positions"][0]), np.float32),
        np.zeros(len(weights["positions"][0]), np.float32),
    )

    def set_norm(part: Any) -> None:
        part.gamma, part.beta = ones, zeros

    def set_linear(part: Any, matrix: Any) -> None:
        part.weight, part.bias = matrix, np.zeros(len(matrix), np.float32)

    for side, stack in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        own = decoder_positions if side == "decoder" else None
        stack.position_encodings.encodings = weights["positions"] if own is None else own
        set_norm(stack.layer_norm)
        for index, layer in enumerate(stack.layer):
            blocks = [("self", layer.self_attention)]
            if side == "decoder":
                blocks.append(("cross", layer.attention))
            for name, attention in blocks:
                set_norm(attention.layer_norm)
                for part, matrix in zip(attention.linear, weights[f"{side}{index}.{name}"], strict=True):
                    set_linear(part, matrix)
            set_norm(layer.ffn.layer_norm)
            set_linear(layer.ffn.linear_0, weights[f"{side}{index}.inner"][0])
            set_linear(layer.ffn.linear_1, weights[f"{side}{index}.inner"][1])
    spec.encoder.embeddings[0].weight = weights["source"]
    spec.decoder.embeddings.weight = weights["target"]
    set_linear(spec.decoder.projection, weights["output"])
    spec.register_source_vocabulary(list(vocabulary))
    spec.register_target_vocabulary(list(vocabulary))
    spec.config.add_attribute("decoder_start_token", "<s>")
    with contextlib.redirect_stdout(io.StringIO()):
        spec.validate()
        spec.optimize(quantization)
        spec.save(str(folder))
