"""The training loop: resumable, seeded, and on a clock: a shared machine promises time, not steps."""

from __future__ import annotations

import json
import math
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
import torch.multiprocessing as mp
from torch import Tensor, distributed

from translate.engines.training.data import Mixture
from translate.engines.training.examples import Example, batches, choose_vocabulary, encode, tensors
from translate.engines.training.model import GROUPS, Trainee, load_base

WARM_UP = 0.04
FLOOR = 0.04  # of the peak rate, at the end
# The softmax runs over the tokens of the data, and for all others over so many drawn anew each step, each
# standing for its share of them (sampled softmax, Jean et al. 2015): left out, some drift to the top.
DRAWN = 2048
# Every so many steps the whole vocabulary is looked at, and the others that are this probable join.
LOOK_EVERY = 20
LOOK_AT = 256  # positions
INTRUDER = 3e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One run. `minutes` is its time in all, stops not counted; the rate falls with it.

    Each worker is a process with one thread and batches of its own; they add their gradients once a step.
    Two threads in one process meet hundreds of times a step, and lose most of their speed as soon as
    something else runs on one of the cores (measured: 850 tokens/s fell to 150).

    On a GPU (`device` "cuda") one worker does it all.

    `word_dropout` is the share of the English tokens that the model may not see when it predicts the next
    (Sennrich and Zhang 2019): it must then look at the Chinese, and learns less of the corpus by heart.
    """

    minutes: float
    rate: float = 4e-4
    batch_tokens: int = 1024
    smoothing: float = 0.03
    word_dropout: float = 0.0
    rank: int = 32
    alpha: float = 64.0
    weight_decay: float = 0.01
    clip: float = 1.0
    save_every: float = 300.0
    workers: int = 2
    device: str = "cpu"


@dataclass(slots=True)
class Progress:
    """Where a run stands; with the optimizer's state and the seed, all that a resume needs."""

    pool: int = 0
    batch: int = 0
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0


def rate_at(done: float, peak: float) -> float:
    """The learning rate when the share `done` of the time is over: a short climb, then a straight fall."""
    if done < WARM_UP:
        return peak * max(done, 1e-3) / WARM_UP
    return peak * max(FLOOR, 1 - (1 - FLOOR) * (done - WARM_UP) / (1 - WARM_UP))


def train(
    base_gguf: Path,
    folder: Path,
    mixture: Mixture,
    plan: Plan,
    *,
    start: Path | None = None,
    say: Callable[[str], object] = print,
) -> None:
    """Train until the time is over; `folder` holds the adapter, and what a second call resumes from."""
    folder.mkdir(parents=True, exist_ok=True)
    meeting = folder / "meeting"
    meeting.unlink(missing_ok=True)
    arguments = (base_gguf, folder, mixture, plan, start, say)
    others = [
        mp.get_context("fork").Process(target=_work, args=(n, *arguments)) for n in range(1, plan.workers)
    ]
    for process in others:
        process.start()
    try:
        _work(0, *arguments)
    finally:
        for process in others:
            process.join(timeout=60)
            process.kill()


def _work(
    rank: int,
    base_gguf: Path,
    folder: Path,
    mixture: Mixture,
    plan: Plan,
    start: Path | None,
    say: Callable[[str], object],
) -> None:
    from safetensors.torch import load_file

    torch.set_num_threads(1)
    if plan.workers > 1:
        distributed.init_process_group(
            "gloo", init_method=f"file://{folder.absolute()}/meeting", rank=rank, world_size=plan.workers
        )
    torch.manual_seed(mixture.seed)
    base, tokenizer = load_base(base_gguf)
    trainee = Trainee(base, plan.rank, plan.alpha, torch.bfloat16, device=plan.device)
    base.clear()
    torch.manual_seed(
        mixture.seed + rank
    )  # the adapter's first values are the same in all, what drops out is not
    progress = Progress()
    optimizer = torch.optim.AdamW(
        trainee.parameters(), lr=plan.rate, betas=(0.9, 0.99), weight_decay=plan.weight_decay
    )
    resume = folder / "resume.pt"
    kept = torch.load(resume, weights_only=False, map_location=plan.device) if resume.is_file() else None
    if kept is not None:
        trainee.load(kept["adapter"])
        optimizer.load_state_dict(kept["optimizer"])
        progress = Progress(**kept["progress"])
    elif start is not None:
        trainee.load(load_file(start / "adapter_model.safetensors"))
    heard = torch.zeros(trainee.embedding.shape[0], device=plan.device)
    heard[choose_vocabulary(tokenizer, mixture)] = 1
    if kept is not None:
        heard[kept["vocabulary"]] = 1
    head = Head(trainee.embedding, heard)
    if rank == 0:
        say(f"vocabulary {head.size}, from step {progress.step}")
    stopping = _Stopping()
    began = time.monotonic() - progress.seconds
    saved = progress.seconds
    loss_sum, loss_tokens = 0.0, 0
    for pool, number, batch in _stream(tokenizer, mixture, plan, replace(progress), rank):
        ids, at, targets = (tensor.to(plan.device) for tensor in tensors(batch, head.row_of.cpu()))
        if progress.step % LOOK_EVERY == 0 and len(at):
            heard = _share(torch.maximum(heard, trainee.probable(ids, at[:LOOK_AT], INTRUDER)), plan.workers)
            head = Head(trainee.embedding, heard)
            targets = head.row_of[ids.view(-1)[at + 1]]
        if len(at):
            head.draw(trainee.embedding)
            loss_sum += trainee.learn(
                ids,
                at,
                targets,
                head.embeddings,
                head.stands_for,
                plan.smoothing,
                1 / plan.batch_tokens,
                _seen(ids, at, plan.word_dropout),
            )
        weight = len(at) / plan.batch_tokens
        seconds, stop = _add_up(trainee, time.monotonic() - began, weight, stopping.asked, plan.workers)
        done = seconds / (plan.minutes * 60)
        if stop or done >= 1:
            break
        progress.pool, progress.batch, progress.seconds = pool, number, seconds
        loss_tokens += len(at)
        torch.nn.utils.clip_grad_norm_(trainee.parameters(), plan.clip)
        for group in optimizer.param_groups:
            group["lr"] = rate_at(done, plan.rate)
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        trainee.merge()
        progress.step += 1
        progress.tokens += ids.numel() * plan.workers
        if progress.step % 50 == 0 and rank == 0:
            speed = progress.tokens / max(progress.seconds, 1)
            say(
                f"step {progress.step} pool {progress.pool} loss {loss_sum / max(loss_tokens, 1):.4f} "
                f"rate {rate_at(done, plan.rate):.2e} vocabulary {head.size} {speed:.0f} tokens/s {done:.1%}"
            )
            loss_sum, loss_tokens = 0.0, 0
        if progress.seconds - saved > plan.save_every:
            saved = progress.seconds
            if rank == 0:
                save(folder, trainee, optimizer, progress, plan, heard)
    if rank == 0:
        save(folder, trainee, optimizer, progress, plan, heard)
        state, minutes = "stopped" if stopping.asked else "done", progress.seconds / 60
        say(f"{state}: {progress.step} steps, {progress.tokens:,} tokens, {minutes:.1f} minutes")


class _Stopping:
    """Whether this process was asked to stop (SIGTERM, or Ctrl-C): the step is finished and saved first."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True


class Head:
    """What the softmax runs over: the tokens heard, and DRAWN of the `others`, drawn anew each step.

    `stands_for` is the logarithm of how many tokens each row stands for, `row_of` every token's row or -1.
    """

    def __init__(self, embedding: Tensor, heard: Tensor) -> None:
        vocabulary, self.others = heard.nonzero().squeeze(1), (heard == 0).nonzero().squeeze(1)
        self.size, drawn = len(vocabulary), min(DRAWN, len(self.others))
        self.row_of = torch.full((len(heard),), -1, dtype=torch.long, device=heard.device)
        self.row_of[vocabulary] = torch.arange(self.size, device=heard.device)
        self.embeddings = torch.cat((embedding[vocabulary], embedding[self.others[:drawn]]))
        self.stands_for = torch.zeros(len(self.embeddings), device=heard.device)
        self.stands_for[self.size :] = math.log(max(len(self.others), 1) / max(drawn, 1))

    def draw(self, embedding: Tensor) -> None:
        """Exchange the others for new ones."""
        rows = len(self.embeddings) - self.size
        drawn = torch.randint(max(len(self.others), 1), (rows,), device=self.others.device)
        self.embeddings[self.size :] = embedding[self.others[drawn]]


def _seen(ids: Tensor, at: Tensor, dropout: float) -> Tensor | None:
    """1 for each token that is shown, 0 for the English ones that drop out."""
    if not dropout:
        return None
    seen = torch.ones(ids.shape, device=ids.device)
    seen.view(-1)[at + 1] = (torch.rand(len(at), device=ids.device) >= dropout).float()
    return seen


def _share(heard: Tensor, workers: int) -> Tensor:
    if workers > 1:
        distributed.all_reduce(heard, distributed.ReduceOp.MAX)
    return heard


def _add_up(trainee: Trainee, seconds: float, weight: float, stop: bool, workers: int) -> tuple[float, bool]:
    """Give every worker the gradient of all their tokens; the first worker's clock, and whether any was asked
    to stop, are returned."""
    gradients = [p.grad if p.grad is not None else torch.zeros_like(p) for p in trainee.parameters()]
    if workers > 1:
        flat = torch.cat([*(g.view(-1) for g in gradients), torch.tensor([weight, float(stop)])])
        clock = torch.tensor([seconds], dtype=torch.float64)
        distributed.all_reduce(flat)
        distributed.broadcast(clock, 0)
        weight, seconds, stop = float(flat[-2]), float(clock), bool(flat[-1])
        sizes = [g.numel() for g in gradients]
        for gradient, part in zip(gradients, flat[:-2].split(sizes), strict=True):
            gradient.copy_(part.view_as(gradient))
    for parameter, gradient in zip(trainee.parameters(), gradients, strict=True):
        parameter.grad = gradient.div_(max(weight, 1e-9))
    return seconds, stop


def _stream(
    tokenizer: Any, mixture: Mixture, plan: Plan, progress: Progress, rank: int
) -> Iterator[tuple[int, int, list[Example]]]:
    """This worker's batches; what does not divide among the workers is left out."""
    pool, skip = progress.pool, progress.batch + 1 if progress.step else 0
    while True:
        examples = encode(tokenizer, mixture.pool(pool), mixture.prompt)
        made = batches(examples, plan.batch_tokens, random.Random(f"{mixture.seed}/{pool}"))
        for index in range(skip, len(made) // plan.workers):
            yield pool, index, made[index * plan.workers + rank]
        pool, skip = pool + 1, 0


def save(
    folder: Path, trainee: Trainee, optimizer: Any, progress: Progress, plan: Plan, heard: Tensor
) -> None:
    """Write the adapter in PEFT's form and the state to resume from, each whole or not at all."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    state = {name: matrix.detach().contiguous() for name, matrix in trainee.state().items()}
    kept = {
        "adapter": state,
        "optimizer": optimizer.state_dict(),
        "progress": asdict(progress),
        "vocabulary": heard.nonzero().squeeze(1),
    }
    torch.save(kept, folder / "resume.partial")
    (folder / "resume.partial").replace(folder / "resume.pt")
    save_file(state, folder / "adapter_model.partial")
    (folder / "adapter_model.partial").replace(folder / "adapter_model.safetensors")
    config = {
        "peft_type": "LORA",
        "base_model_name_or_path": "gemma-3-270m-q4_k_m.gguf",
        "r": plan.rank,
        "lora_alpha": int(plan.alpha) if math.isclose(plan.alpha, int(plan.alpha)) else plan.alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        "target_modules": sorted(name.rpartition(".")[2] for names in GROUPS.values() for name in names),
        "inference_mode": True,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
