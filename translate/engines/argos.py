"""The Argos engine: an installed zh-en package, run with CTranslate2 in batches over the whole page."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, replace
from hashlib import sha256
from typing import Any

from translate.engines.base import Advance, translate_nonblank
from translate.engines.decoding import (
    RETRIES,
    Decoding,
    badness,
    batch_size,
    length_limit,
    token_batches,
)
from translate.errors import EngineError, PackageError
from translate.packages import InstalledPackage, file_sha256, installed_route, open_model
from translate.threads import usable_cores

# Models trained on single sentences lose clauses in longer input, and CTranslate2 by default cuts it at 1,024
# tokens without a word: what is longer than this is translated clause by clause.
MAX_SENTENCE_TOKENS = 200

# One thread a batch and as many batches as cores: 45 ms of CPU time a sentence, with both cores on one batch
# 57 ms. Each batch has its search in memory, hence no more than four (some 90 MB each, base-size model).
MAX_WORKERS = 4

Tokens = list[str]


class ArgosEngine:
    """Translates with an installed Argos package: 集宁区… in, "Jining District …" out.

    Without a package given: the newest zh-en package installed, or else a pair such as zh-de and de-en.
    Raises PackageError where there is neither, or one has been changed since it was installed.
    """

    name = "argos"

    def __init__(self, package: InstalledPackage | None = None, decoding: Decoding | None = None) -> None:
        route = (package,) if package else installed_route()
        if not route:
            raise PackageError(
                "argos",
                "the zh-en package is not installed",
                "run `mengyi package install`, or use --engine builtin",
            )
        decoding = decoding or Decoding()
        self._fingerprint = "-".join([self.name, *map(_identity, route), _digest(decoding)])
        self._models = [Model(package, decoding) for package in route]

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]:
        return translate_nonblank(
            self.name, sentences, lambda asked: self._translate(asked, attempt, advance)
        )

    def _translate(self, sentences: list[str], attempt: int, advance: Advance | None) -> list[str]:
        for model in self._models:
            last = model is self._models[-1]
            sentences = model.translate(sentences, attempt if last else 0, advance if last else None)
        return sentences


class Model:
    """One package, loaded."""

    def __init__(self, package: InstalledPackage, decoding: Decoding) -> None:
        self._prefix = package.target_prefix
        self._decoding = decoding
        self._workers = min(usable_cores(), MAX_WORKERS)
        self._translator, self._tokenizer = open_model(
            package, compute_type="int8", inter_threads=self._workers, intra_threads=1
        )

    def translate(self, sentences: list[str], attempt: int, advance: Advance | None) -> list[str]:
        """Each sentence in the other language; a sentence that comes several times is translated once.

        `attempt` 1, 2 … takes the second best hypothesis, the third best …, as far as the beam has them.
        """
        decoding = replace(self._decoding, rank=min(attempt, self._decoding.beam_size - 1))
        parts = [self._parts(sentence) for sentence in sentences]
        tokens = {part: self._tokenizer.encode(part) for sentence in parts for part in sentence}
        finished = Counter(sentence[0] for sentence in parts)
        best: dict[str, Tokens] = {}
        for batch in self._search(tokens, decoding):
            best.update(batch)
            if advance:
                advance(sum(finished[part] for part in batch))
        self._search_again(tokens, best)
        text = {part: self._tokenizer.decode(output).strip() for part, output in best.items()}
        return [" ".join(filter(None, (text[part] for part in sentence))) for sentence in parts]

    def _search_again(self, tokens: Mapping[str, Tokens], best: dict[str, Tokens]) -> None:
        """Asks again for what is empty, endless or looping, and keeps the better answer of each part."""
        for decoding in RETRIES:
            failed = {part: tokens[part] for part, output in best.items() if badness(tokens[part], output)}
            for batch in self._search(failed, decoding):
                for part, output in batch.items():
                    if badness(tokens[part], output) < badness(tokens[part], best[part]):
                        best[part] = output

    def _search(self, tokens: Mapping[str, Tokens], decoding: Decoding) -> Iterator[dict[str, Tokens]]:
        """The output tokens of each part, a batch at a time."""
        running: deque[tuple[list[str], list[Any]]] = deque()
        size = batch_size(tokens, self._workers)
        for batch in token_batches(tokens, size):
            running.append((batch, self._start([tokens[part] for part in batch], decoding)))
            # Not all at once: what has been handed to CTranslate2 cannot be called back by Ctrl-C.
            if len(running) > self._workers:
                yield self._outputs(*running.popleft())
        while running:
            yield self._outputs(*running.popleft())

    def _start(self, batch: list[Tokens], decoding: Decoding) -> list[Any]:
        settings = asdict(decoding)
        settings["num_hypotheses"] = settings.pop("rank") + 1
        results: list[Any] = self._translator.translate_batch(
            batch,
            target_prefix=[[self._prefix]] * len(batch) if self._prefix else None,
            replace_unknowns=True,  # an unknown word comes out in Chinese, and is found by the checks
            max_input_length=0,
            max_decoding_length=max(map(length_limit, batch)),
            asynchronous=True,
            **settings,
        )
        return results

    def _outputs(self, batch: list[str], results: list[Any]) -> dict[str, Tokens]:
        try:
            outputs = [list(result.result().hypotheses[-1]) for result in results]
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                "argos", f"the model failed ({error})", "install its package again, or use --engine builtin"
            ) from error
        if self._prefix:
            outputs = [output[1:] if output[:1] == [self._prefix] else output for output in outputs]
        return dict(zip(batch, outputs, strict=True))

    def _parts(self, sentence: str) -> list[str]:
        """The sentence, or its clauses put together as far as the model can take them at once."""
        sentence = sentence.strip()
        if len(self._tokenizer.encode(sentence)) <= MAX_SENTENCE_TOKENS:
            return [sentence]
        parts = [""]
        for clause in re.findall(r"[^，；：、,;]{1,200}[，；：、,;]*|[，；：、,;]+", sentence):
            if parts[-1] and len(self._tokenizer.encode(parts[-1] + clause)) > MAX_SENTENCE_TOKENS:
                parts.append("")
            parts[-1] += clause
        return parts


def _identity(package: InstalledPackage) -> str:
    """Which package and which model; raises PackageError where the model is not the one installed."""
    try:
        model = file_sha256(package.model / "model.bin")
    except OSError as error:
        what = f"its model cannot be read ({error.strerror})"
        raise PackageError(package.path, what, "install the package again") from error
    if package.model_sha256 not in (None, model):
        raise PackageError(
            package.path, "its model was changed since it was installed", "install the package again"
        )
    return f"{package.code}-{package.version}-{model[:16]}"


def _digest(decoding: Decoding) -> str:
    settings = [astuple(each) for each in (decoding, *RETRIES)]
    return sha256(repr((settings, MAX_SENTENCE_TOKENS)).encode()).hexdigest()[:8]
