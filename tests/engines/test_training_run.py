"""The training loop's parts: batches, the rate's course, the loss and its gradient, the adapter's effect."""

from __future__ import annotations

import math
import os
import random
import signal
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from translate.engines.training import train  # noqa: E402
from translate.engines.training.data import Pair, usual_prompt  # noqa: E402
from translate.engines.training.examples import Example, batches, tensors  # noqa: E402
from translate.engines.training.model import Projection, _project_rows, _smoothed_loss  # noqa: E402
from translate.engines.training.study import cut_rank, prompt_by_kind, prompt_with_context  # noqa: E402
from translate.engines.training.train import (  # noqa: E402
    FLOOR,
    WARM_UP,
    Head,
    _seen,
    _share,
    _Stopping,
    rate_at,
)


def test_batches_hold_every_example_and_no_more_tokens_than_allowed() -> None:
    rng = random.Random(1)
    examples = [Example(list(range(rng.randint(5, 90))), 3) for _ in range(300)]
    made = batches(examples, 400, rng)
    assert sorted(map(id, (e for batch in made for e in batch))) == sorted(map(id, examples))
    assert all(len(batch) * max(len(e.ids) for e in batch) <= 400 for batch in made)


def test_targets_are_the_english_tokens_after_their_positions() -> None:
    row_of = torch.arange(100)
    ids, at, targets = tensors([Example([5, 6, 7, 8], 2), Example([9, 10, 11], 1)], row_of)
    assert ids.tolist() == [[5, 6, 7, 8], [9, 10, 11, 0]]
    assert ids.view(-1)[at].tolist() == [6, 7, 9, 10]
    assert targets.tolist() == [7, 8, 10, 11]


def test_a_token_outside_the_vocabulary_is_not_learned() -> None:
    row_of = torch.arange(100)
    row_of[7] = -1
    _, at, targets = tensors([Example([5, 6, 7, 8], 2)], row_of)
    assert targets.tolist() == [8] and at.tolist() == [2]


def test_the_rate_climbs_and_falls() -> None:
    assert rate_at(WARM_UP, 1.0) == pytest.approx(1.0)
    assert rate_at(WARM_UP / 2, 1.0) == pytest.approx(0.5)
    assert rate_at(0.999, 1.0) == pytest.approx(FLOOR, rel=0.1)


def test_the_loss_has_the_gradient_autograd_gives() -> None:
    torch.manual_seed(0)
    logits = torch.randn(6, 11, requires_grad=True)
    targets = torch.randint(0, 11, (6,))
    stands_for = torch.tensor([0.0] * 8 + [2.0] * 3)
    total, plain, gradient = _smoothed_loss(logits.detach(), stands_for, targets, 0.1)
    entropy = torch.nn.functional.cross_entropy
    loss = entropy(logits + stands_for, targets, label_smoothing=0.1, reduction="sum")
    loss.backward()
    assert float(total) == pytest.approx(float(loss.detach()), rel=1e-5)
    assert float(plain) == pytest.approx(
        float(entropy(logits.detach() + stands_for, targets, reduction="sum")), rel=1e-5
    )
    assert torch.allclose(gradient, logits.grad, atol=1e-6)


def test_a_projection_is_the_base_plus_the_adapter_with_its_gradients() -> None:
    torch.manual_seed(0)
    base, down, up = torch.randn(7, 5), torch.randn(2, 5), torch.randn(7, 2)
    projection = Projection(names=("x",), base=base, sizes=[7], scale=0.5, down=[down], up=[up])
    x = torch.randn(4, 5, requires_grad=True)
    _project_rows(x, projection).square().sum().backward()
    a, b, y = (t.clone().requires_grad_() for t in (down, up, x.detach()))
    (y @ (base + 0.5 * b @ a).t()).square().sum().backward()
    for found, expected in ((down.grad, a.grad), (up.grad, b.grad), (x.grad, y.grad)):
        assert torch.allclose(found, expected, atol=1e-4)


def test_the_softmax_runs_over_the_tokens_heard_and_some_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(train, "DRAWN", 2)
    heard = torch.zeros(10)
    heard[[1, 3]] = 1
    embedding = torch.arange(20.0).view(10, 2)
    head = Head(embedding, _share(torch.maximum(heard, torch.eye(10)[0]), 1))
    assert head.row_of.tolist() == [0, 1, -1, 2, -1, -1, -1, -1, -1, -1]
    assert head.embeddings[: head.size].tolist() == [[0.0, 1.0], [2.0, 3.0], [6.0, 7.0]]
    assert head.stands_for.tolist() == pytest.approx([0, 0, 0, math.log(7 / 2), math.log(7 / 2)])
    torch.manual_seed(2)
    seen = set()
    for _ in range(60):
        head.draw(embedding)
        seen |= {int(row[0]) // 2 for row in head.embeddings[head.size :]}
    assert seen == {2, 4, 5, 6, 7, 8, 9}
    assert head.embeddings[: head.size].tolist() == [[0.0, 1.0], [2.0, 3.0], [6.0, 7.0]]


def test_a_vocabulary_heard_whole_leaves_nothing_to_draw() -> None:
    head = Head(torch.arange(6.0).view(3, 2), torch.ones(3))
    head.draw(torch.zeros(3, 2))
    assert (head.size, head.embeddings.tolist()) == (3, [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])


def test_word_dropout_hides_english_tokens_only() -> None:
    ids, at, _ = tensors([Example(list(range(1, 101)), 40)], torch.arange(200))
    assert _seen(ids, at, 0.0) is None
    torch.manual_seed(5)
    seen = _seen(ids, at, 0.5)
    assert seen is not None and seen[0, :40].tolist() == [1.0] * 40
    assert 15 <= int(seen[0, 40:].sum()) <= 45


def test_a_request_to_stop_is_noted_and_does_not_end_the_process() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        stopping = _Stopping()
        assert not stopping.asked
        os.kill(os.getpid(), signal.SIGTERM)
        assert stopping.asked
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])


def test_an_average_has_each_matrix_of_both(tmp_path: Path) -> None:
    safetensors = pytest.importorskip("safetensors.torch")
    from translate.engines.training.average import average

    for name, value in (("later", 1.0), ("earlier", 0.0)):
        (tmp_path / name).mkdir()
        safetensors.save_file({"a": torch.full((2, 2), value)}, tmp_path / name / "adapter_model.safetensors")
        (tmp_path / name / "adapter_config.json").write_text("{}", encoding="utf-8")
    average(tmp_path / "later", tmp_path / "earlier", 0.85, tmp_path / "out")
    mixed = safetensors.load_file(tmp_path / "out" / "adapter_model.safetensors")
    assert torch.allclose(mixed["a"], torch.full((2, 2), 0.85))
    assert (tmp_path / "out" / "adapter_config.json").is_file()


def test_an_adapter_cut_to_the_rank_it_has_in_truth_does_the_same() -> None:
    """Scale `alpha / rank` counted in; one of this rank or lower stays as it is."""
    generator = torch.Generator().manual_seed(5)
    down, up = torch.randn(2, 6, generator=generator), torch.randn(7, 2, generator=generator)
    four = {"q.lora_A.weight": torch.cat((down, down)), "q.lora_B.weight": torch.cat((up, up), dim=1)}
    two = cut_rank(four, 2)
    assert two["q.lora_A.weight"].shape == (2, 6) and two["q.lora_B.weight"].shape == (7, 2)
    effects = [a["q.lora_B.weight"] @ a["q.lora_A.weight"] / n for a, n in ((four, 4), (two, 2))]
    assert torch.allclose(*effects, atol=1e-4)
    assert cut_rank(four, 4) == four


def test_the_prompts_that_the_study_compares() -> None:
    """A headline is named, a sentence before is shown; else both ask what the engine asks."""
    headline, line = Pair(zh="雪。", en="Snow", kind="headline"), Pair(zh="雪。", en="Snow.")
    assert prompt_by_kind(headline) == "Chinese headline: 雪。\nEnglish headline:"
    assert prompt_with_context(Pair(zh="雪。", en="Snow.", before="风。")) == (
        "Before: 风。\nChinese: 雪。\nEnglish:"
    )
    assert prompt_by_kind(line) == prompt_with_context(line) == usual_prompt(line)
