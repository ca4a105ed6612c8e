"""Gemma 3 270M with LoRA, written out for training on few CPU cores: about three times transformers' speed.

What makes the difference: the adapter is added into the weights once a step, so that each matrix costs one
product a token instead of three; q/k/v and gate/up are one matrix each; the base is frozen, so no gradient of
it is formed; logits exist only at English positions and over the tokens that can occur; and the small steps
between the products (norms, rotary positions, activation) are compiled. Right-padded batches need no mask:
attention is causal.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

HEADS, HEAD_SIZE, HIDDEN, LAYERS = 4, 256, 640, 18
EPSILON = 1e-6
# Every sixth layer looks at the whole text and turns its positions more slowly; the others see 512 tokens,
# which is longer than any training example.
GLOBAL_EVERY, LOCAL_BASE, GLOBAL_BASE = 6, 10_000.0, 1_000_000.0
GROUPS = {
    "qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "out": ("self_attn.o_proj",),
    "gate_up": ("mlp.gate_proj", "mlp.up_proj"),
    "down": ("mlp.down_proj",),
}
PEFT_PREFIX = "base_model.model.model"


@dataclass(slots=True)
class Projection:
    """Matrices that share an input, with their LoRA pairs; `merged` is what a step multiplies by."""

    names: tuple[str, ...]
    base: Tensor
    sizes: list[int]
    scale: float
    down: list[Tensor]
    up: list[Tensor]
    merged: Tensor = field(init=False)
    down_low: Tensor = field(init=False)
    up_low: list[Tensor] = field(init=False)

    def __post_init__(self) -> None:
        self.merged = torch.empty_like(self.base)
        self.merge()

    def merge(self) -> None:
        """Bring `merged` up to date with the adapter: base + scale * up @ down."""
        with torch.no_grad():
            self._merge()

    def _merge(self) -> None:
        self.down_low = torch.cat(self.down).to(self.base.dtype)
        self.up_low = [up.to(self.base.dtype) for up in self.up]
        for rows, base, up, down in zip(
            self.merged.split(self.sizes), self.base.split(self.sizes), self.up, self.down, strict=True
        ):
            delta = up.to(self.base.dtype) @ down.to(self.base.dtype)
            torch.add(base, delta, alpha=self.scale, out=rows)


class _Project(torch.autograd.Function):  # type: ignore[misc, unused-ignore]
    """x @ merged.T; backward fills the LoRA gradients and never forms one of the base."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, projection: Projection) -> Tensor:
        ctx.save_for_backward(x)
        ctx.projection = projection
        return x @ projection.merged.t()

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, None]:
        (grad,) = grads
        (x,) = ctx.saved_tensors
        p: Projection = ctx.projection
        low = x @ p.down_low.t()
        rank = p.down[0].shape[0]
        parts = list(zip(p.up, p.up_low, grad.split(p.sizes, 1), low.split(rank, 1), strict=True))
        for up, _, grad_part, low_part in parts:
            _accumulate(up, grad_part.t() @ low_part, p.scale)
        back = torch.cat([grad_part @ up_low for _, up_low, grad_part, _ in parts], 1)
        for down, rows in zip(p.down, (back.t() @ x).split(rank), strict=True):
            _accumulate(down, rows, p.scale)
        return grad @ p.merged, None


def _project_rows(x: Tensor, projection: Projection) -> Tensor:
    """The projection of every row of `x`, whatever its leading dimensions."""
    flat: Tensor = _Project.apply(x.reshape(-1, x.shape[-1]), projection)
    return flat.view(*x.shape[:-1], -1)


def _accumulate(parameter: Tensor, gradient: Tensor, scale: float) -> None:
    if parameter.grad is None:
        parameter.grad = torch.zeros_like(parameter)
    parameter.grad.add_(gradient, alpha=scale)


def _norm(x: Tensor, weight: Tensor) -> Tensor:
    wide = x.float()
    return (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + EPSILON) * weight).to(x.dtype)


def _rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    first, second = x.float().chunk(2, -1)
    return torch.cat((first * cos - second * sin, second * cos + first * sin), -1).to(x.dtype)


def _heads(qkv: Tensor, q_norm: Tensor, k_norm: Tensor, cos: Tensor, sin: Tensor) -> tuple[Tensor, ...]:
    """(batch, length, 1536) -> queries (batch, length, 4, 256), keys and values (batch, length, 256)."""
    batch, length, _ = qkv.shape
    q, k, v = qkv.split((HEADS * HEAD_SIZE, HEAD_SIZE, HEAD_SIZE), -1)
    q = _norm(q.reshape(batch, length, HEADS, HEAD_SIZE), q_norm)
    q = _rotate(q, cos[:, None], sin[:, None]) * HEAD_SIZE**-0.5
    return q, _rotate(_norm(k, k_norm), cos, sin), v


def _weigh(scores: Tensor, future: Tensor) -> Tensor:
    """(batch, length, heads, length) scores -> causal attention weights."""
    return torch.softmax(scores.float().masked_fill(future[:, None], float("-inf")), -1).to(scores.dtype)


def _join(x: Tensor, update: Tensor, post: Tensor, following: Tensor) -> tuple[Tensor, Tensor]:
    """The residual stream after an update, and its norm for the next step."""
    x = x + _norm(update, post)
    return x, _norm(x, following)


def _activate(gate_up: Tensor) -> Tensor:
    gate, up = gate_up.chunk(2, -1)
    return (F.gelu(gate.float(), approximate="tanh") * up.float()).to(gate.dtype)


def _smoothed_loss(
    logits: Tensor, stands_for: Tensor, targets: Tensor, smoothing: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Sum of the smoothed losses, of the plain ones, and the gradient by the logits."""
    wide = logits.float() + stands_for
    size = wide.shape[1]
    log_sum = torch.logsumexp(wide, 1, keepdim=True)
    plain = log_sum.squeeze(1) - wide.gather(1, targets[:, None]).squeeze(1)
    uniform = log_sum.squeeze(1) - wide.mean(1)
    right = torch.arange(size, device=wide.device) == targets[:, None]
    gradient = torch.exp(wide - log_sum) - smoothing / size - (1 - smoothing) * right
    return ((1 - smoothing) * plain + smoothing * uniform).sum(), plain.sum(), gradient.to(logits.dtype)


def _compile(step: Callable[..., Any]) -> Callable[..., Any]:
    compiled: Callable[..., Any] = torch.compile(step, dynamic=True)
    return compiled


class Trainee:
    """The frozen base and a trainable adapter. `state` and `load` speak PEFT's tensor names."""

    def __init__(
        self,
        base: dict[str, Tensor],
        rank: int,
        alpha: float,
        dtype: torch.dtype,
        *,
        device: str = "cpu",
        compiled: bool = True,
    ) -> None:
        base = {name: weight.to(device) for name, weight in base.items()}
        steps: tuple[Callable[..., Any], ...] = (_heads, _weigh, _join, _activate, _norm, _smoothed_loss)
        self._heads, self._weigh, self._join, self._activate, self._first_norm, self._loss = (
            (_compile(step) if compiled else step) for step in steps
        )
        self.rank, self.alpha, self.dtype = rank, alpha, dtype
        self.embedding = base["model.embed_tokens.weight"].to(dtype)
        self.norm = base["model.norm.weight"].float() + 1
        self.layers: list[dict[str, Projection]] = []
        self.norms: list[dict[str, Tensor]] = []
        for index in range(LAYERS):
            prefix = f"model.layers.{index}."
            self.layers.append(
                {group: self._projection(base, prefix, names, dtype) for group, names in GROUPS.items()}
            )
            self.norms.append(
                {
                    key.removeprefix(prefix).removesuffix(".weight"): value.float() + 1
                    for key, value in base.items()
                    if key.startswith(prefix) and "norm" in key
                }
            )
        self.positions = {turn: _positions(turn, 512, device) for turn in (LOCAL_BASE, GLOBAL_BASE)}
        self.future = torch.ones(512, 512, dtype=torch.bool, device=device).triu(1)

    def _projection(
        self, base: dict[str, Tensor], prefix: str, names: tuple[str, ...], dtype: torch.dtype
    ) -> Projection:
        weights = [base[f"{prefix}{name}.weight"].to(dtype) for name in names]
        # Drawn on the CPU, so that a seed gives the same adapter on every device.
        down = [torch.empty(self.rank, w.shape[1]).uniform_(-1, 1) * w.shape[1] ** -0.5 for w in weights]
        down = [matrix.to(weights[0].device) for matrix in down]
        return Projection(
            names=tuple(prefix.removeprefix("model.") + name for name in names),
            base=torch.cat(weights),
            sizes=[w.shape[0] for w in weights],
            scale=self.alpha / self.rank,
            down=down,
            up=[torch.zeros(w.shape[0], self.rank, device=w.device) for w in weights],
        )

    def projections(self) -> list[Projection]:
        return [projection for layer in self.layers for projection in layer.values()]

    def parameters(self) -> list[Tensor]:
        return [
            matrix for p in self.projections() for pair in zip(p.down, p.up, strict=True) for matrix in pair
        ]

    def merge(self) -> None:
        for projection in self.projections():
            projection.merge()

    def state(self) -> dict[str, Tensor]:
        """The adapter under PEFT's names, float32."""
        found = {}
        for p in self.projections():
            for name, down, up in zip(p.names, p.down, p.up, strict=True):
                found[f"{PEFT_PREFIX}.{name}.lora_A.weight"] = down
                found[f"{PEFT_PREFIX}.{name}.lora_B.weight"] = up
        return found

    def load(self, state: dict[str, Tensor]) -> None:
        for name, matrix in self.state().items():
            matrix.copy_(state[name])
        self.merge()

    def hidden(self, ids: Tensor, seen: Tensor | None = None) -> Tensor:
        """Final hidden states, (batch, length, 640), of right-padded token ids; 0 in `seen` hides a token."""
        batch, length = ids.shape
        root = torch.tensor(HIDDEN**0.5, dtype=self.dtype, device=ids.device)
        x = F.embedding(ids, self.embedding) * root
        if seen is not None:
            x = x * seen.to(x.dtype)[..., None]
        x.requires_grad_(torch.is_grad_enabled())
        normed = self._first_norm(x, self.norms[0]["input_layernorm"])
        future = self.future[:length, :length]
        for index, (layer, norms) in enumerate(zip(self.layers, self.norms, strict=True)):
            is_global = (index + 1) % GLOBAL_EVERY == 0
            cos, sin = (t[:length] for t in self.positions[GLOBAL_BASE if is_global else LOCAL_BASE])
            qkv = _project_rows(normed, layer["qkv"])
            q, k, v = self._heads(qkv, norms["self_attn.q_norm"], norms["self_attn.k_norm"], cos, sin)
            # One key head serves four query heads: one product per sentence does for all of them.
            scores = torch.bmm(q.reshape(batch, length * HEADS, HEAD_SIZE), k.transpose(1, 2))
            weights = self._weigh(scores.view(batch, length, HEADS, length), future)
            mixed = torch.bmm(weights.view(batch, length * HEADS, length), v)
            update = _project_rows(mixed.view(batch, length, HEADS * HEAD_SIZE), layer["out"])
            x, normed = self._join(
                x, update, norms["post_attention_layernorm"], norms["pre_feedforward_layernorm"]
            )
            update = _project_rows(self._activate(_project_rows(normed, layer["gate_up"])), layer["down"])
            last = index + 1 == LAYERS
            following = self.norm if last else self.norms[index + 1]["input_layernorm"]
            x, normed = self._join(x, update, norms["post_feedforward_layernorm"], following)
        return normed

    def learn(
        self,
        ids: Tensor,
        at: Tensor,
        targets: Tensor,
        head: Tensor,
        stands_for: Tensor,
        smoothing: float,
        weight: float,
        seen: Tensor | None = None,
    ) -> float:
        """Add the gradient of one batch; the plain loss summed over the English tokens is returned.

        `at` are flat positions whose next token is English, `targets` those tokens as rows of `head` (the
        embeddings of the tokens in the softmax), `stands_for` for each of these rows the logarithm of how
        many tokens it stands for, `weight` what a token's loss counts.
        """
        hidden = self.hidden(ids, seen).view(-1, HIDDEN)
        with torch.no_grad():
            picked = hidden[at]
            _, plain, gradient = self._loss(picked @ head.t(), stands_for, targets, smoothing)
            back = torch.zeros_like(hidden)
            back[at] = (gradient @ head) * weight
        hidden.backward(back)
        return float(plain)

    def probable(self, ids: Tensor, at: Tensor, least: float) -> Tensor:
        """1 for each token of the whole vocabulary at least that probable after one of `at`, else 0."""
        with torch.no_grad():
            logits = self.hidden(ids).view(-1, HIDDEN)[at] @ self.embedding.t()
            floor = torch.logsumexp(logits.float(), 1, keepdim=True) + math.log(least)
            return (logits >= floor).any(0).float()

    def loss(self, ids: Tensor, at: Tensor, targets: Tensor, head: Tensor) -> float:
        """The plain loss summed over the English tokens."""
        with torch.no_grad():
            logits = self.hidden(ids).view(-1, HIDDEN)[at] @ head.t()
            return float(F.cross_entropy(logits.float(), targets, reduction="sum"))


def _positions(base: float, length: int, device: str) -> tuple[Tensor, Tensor]:
    turns = base ** (-torch.arange(0, HEAD_SIZE, 2).float() / HEAD_SIZE)
    angles = torch.arange(length).float()[:, None] * turns
    return angles.cos().to(device), angles.sin().to(device)


def load_base(gguf: Path) -> tuple[dict[str, Tensor], Any]:
    """The base's weights by transformers' names, and its tokenizer, read from the GGUF file."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(str(gguf.parent), gguf_file=gguf.name, dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(str(gguf.parent), gguf_file=gguf.name)
    return {key: value.detach() for key, value in model.state_dict().items()}, tokenizer
