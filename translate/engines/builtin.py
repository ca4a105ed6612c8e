"""The built-in engine: Gemma 3 270M with this project's adapter, run in process by llama.cpp.

Everything it needs comes from the package registry and from this package; it never uses the network.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from translate.clauses import PART_WORDS, cut_clauses, join_clauses
from translate.engines.base import Advance, Answer, translate_nonblank
from translate.engines.basemodel import REINSTALL, base_model
from translate.engines.coverage import mended_copies, missing_english
from translate.errors import EngineError
from translate.packages import file_sha256
from translate.threads import usable_cores

# One single-threaded llama.cpp a core, not one with a thread a core: its threads wait for one another by
# spinning, which on two busy cores made the same sentences take seven times as long (77.7 s against 10.4 s).
# Each further one costs 210 MB.
MOST_SERVERS = 4
# Sentences one server works on at once. Sentences a second of processor time: 4: 2.2, 8: 2.8, 16: 2.6.
SLOTS = 6
# Tokens that the slots of a server share: some 60 ordinary sentences, or six of the longest pieces below at
# once. A piece that finds no room is halved.
CONTEXT_TOKENS = 6144
# Characters translated at once; a longer text is cut after a comma or stop and its parts joined.
LONGEST_PIECE = 240
# Of long sentences the model loses clauses: they are cut into parts of some 45 words (`clauses`), but for
# this attempt. On 205 held-out lines, cut and whole: chrF 57.6 and 57.0, terms kept 96.1 % and 94.9 %.
WHOLE_ATTEMPT = 1
# A refused piece is halved down to this many characters.
SHORTEST_HALF = 60
# English tokens allowed for each Chinese character, and a floor for short headlines. The longest real
# translation in the project's corpus needs 2.1 tokens a character.
TOKENS_PER_CHARACTER = 3
TOKENS_AT_LEAST = 48

GREEDY: Mapping[str, float] = {"temperature": 0}
# Further attempts: warm enough for another wording, cool enough to stay with the source.
SAMPLED: Mapping[str, float] = {"temperature": 0.5, "top_k": 40, "top_p": 0.9}
# Greedy decoding sometimes falls into a loop; a penalty on recent repeats ends it.
UNLOOPED: Mapping[str, float] = {"repeat_penalty": 1.15, "repeat_last_n": 96}

# Only Latin letters, figures and the marks of English print can come out, and never an empty line.
_LATIN = r"!-~\u00A0-\u024F\u2010-\u2027\u2032\u2033\u20AC"
GRAMMAR = rf'root ::= " "? [{_LATIN}] [ \n{_LATIN}]*'
# Added to the logits of the tokens of a name in place that the first answer left out. Kept of 498 terms, and
# chrF, at 3.5: 95.6 %, 56.3; 5: 97.2 %, 56.5; 3.5, then 6 for what is missing still: 97.0 %, 56.5, slower.
FAVOUR = 5.0

_LOOP = re.compile(r"(.{4,}?)\1{3,}", re.DOTALL)
_BREAKS = re.compile(r"(?<=[。！？；])|(?<=[，：])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    path: Path
    adapter: Path
    adapter_sha256: str


class BuiltinEngine:
    """Sentences in parallel slots, greedy first. EngineError when a model file is missing or damaged."""

    name = "builtin"

    def __init__(self) -> None:
        model = _model_files()
        decoding = hashlib.sha256(
            repr((model.path.name, GRAMMAR, GREEDY, SAMPLED, FAVOUR, PART_WORDS)).encode()
        )
        self.fingerprint = f"builtin-{model.adapter_sha256[:12]}-{decoding.hexdigest()[:6]}"
        servers = [_start(model) for _ in range(min(usable_cores(), MOST_SERVERS))]
        # A slot is taken from here for each piece and given back after it, so that no server stands idle.
        self._slots: SimpleQueue[Any] = SimpleQueue()
        for server in servers * SLOTS:
            self._slots.put(server)

    def translate(
        self, sentences: Sequence[str], *, attempt: int = 0, advance: Advance | None = None
    ) -> list[str]:
        return translate_nonblank(self.name, sentences, lambda asked: self._run(asked, attempt, advance))

    def _run(self, sentences: list[str], attempt: int, advance: Advance | None) -> list[str]:
        sampling = GREEDY if attempt == 0 else {**SAMPLED, "seed": attempt}
        whole = attempt == WHOLE_ATTEMPT
        pieces = [
            [
                piece
                for part in ([text] if whole else cut_clauses(text))
                for piece in cut_long(part)
                if piece.strip()
            ]
            for text in sentences
        ]
        # The longest first: one that came last would be worked on alone, the other slots empty.
        order = sorted(range(len(sentences)), key=lambda index: -len(sentences[index]))
        results = [""] * len(sentences)
        with ThreadPoolExecutor(self._slots.qsize()) as pool:
            futures = [
                [pool.submit(self._complete, piece, sampling) for piece in pieces[index]] for index in order
            ]
            try:
                for index, row in zip(order, futures, strict=True):
                    answers = [future.result() for future in row]
                    results[index] = _together(join_clauses(pieces[index], answers), answers)
                    if advance:
                        advance(1)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return results

    def _complete(self, piece: str, sampling: Mapping[str, float]) -> Answer:
        try:
            text = self._ask(piece, sampling)
        except EngineError:
            if len(piece) < SHORTEST_HALF:
                raise
            middle = len(piece) // 2
            halves = [self._complete(half, sampling) for half in (piece[:middle], piece[middle:])]
            return _together(" ".join(halves), halves)
        if _LOOP.search(text):
            text = self._ask(piece, {**sampling, **UNLOOPED})
        return self._covering(piece, text, sampling)

    def _covering(self, piece: str, text: Answer, sampling: Mapping[str, float]) -> Answer:
        """The answer, or where it lacks names in place another for which these were made likelier."""
        missing = missing_english(piece, text)
        if not missing:
            return text
        covering = self._ask(piece, sampling, missing)
        better = len(missing_english(piece, covering)) < len(missing) and not _LOOP.search(covering)
        # How sure the engine is shows in what it says unasked.
        return Answer(covering, text.surprisal) if better else text

    def _ask(self, piece: str, sampling: Mapping[str, float], favoured: Sequence[str] = ()) -> Answer:
        request = {
            "prompt": f"Chinese: {' '.join(piece.split())}\nEnglish:",
            "n_predict": TOKENS_AT_LEAST + TOKENS_PER_CHARACTER * len(piece),
            "grammar": GRAMMAR,
            "logit_bias": [[f" {name}", FAVOUR] for name in favoured],
            "stop": ["\n"],
            "n_probs": 1,
            "cache_prompt": False,
            **sampling,
        }
        server = self._slots.get()
        try:
            answer: dict[str, Any] = server.handle_completions(request)
        except RuntimeError as error:
            raise EngineError(
                self.name, f"llama.cpp failed ({error})", "run the same command again"
            ) from None
        finally:
            self._slots.put(server)
        try:
            choice = answer["choices"][0]
            surprisal = -sum(float(token["logprob"]) for token in choice["logprobs"]["content"])
            return Answer(mended_copies(piece, str(choice["text"]).strip()), surprisal)
        except (KeyError, IndexError, TypeError, ValueError):
            what = str(answer.get("error", answer))[:200]
            raise EngineError(self.name, f"llama.cpp refused a sentence ({what})", "report this") from None


def _together(text: str, answers: Sequence[Answer]) -> Answer:
    """The text made from these answers, as unsure as all of them together."""
    return Answer(text, sum(answer.surprisal or 0.0 for answer in answers))


def cut_long(sentence: str) -> list[str]:
    """The sentence in pieces of at most LONGEST_PIECE characters, cut after marks where there are any."""
    if len(sentence) <= LONGEST_PIECE:
        return [sentence]
    pieces = [""]
    for part in _BREAKS.split(sentence):
        while len(part) > LONGEST_PIECE:
            pieces.append(part[:LONGEST_PIECE])
            part = part[LONGEST_PIECE:]
        if len(pieces[-1]) + len(part) > LONGEST_PIECE:
            pieces.append("")
        pieces[-1] += part
    return [piece for piece in pieces if piece.strip()]


def _model_files() -> _Model:
    data = files("translate.engines") / "data"
    try:
        card = json.loads((data / "adapter.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise EngineError(str(data), "the built-in adapter's card is missing or damaged", REINSTALL) from None
    adapter = Path(str(data / card["file"]))
    if not adapter.is_file() or file_sha256(adapter) != card["sha256"]:
        raise EngineError(adapter, "the built-in adapter is missing or damaged", REINSTALL)
    return _Model(path=base_model(), adapter=adapter, adapter_sha256=card["sha256"])


def _start(model: _Model) -> Any:
    try:
        import xllamacpp
    except ImportError as error:
        raise EngineError("xllamacpp", f"cannot be loaded ({error})", "reinstall xllamacpp") from None
    params = xllamacpp.CommonParams()
    params.model.path = str(model.path)
    lora = xllamacpp.CommonAdapterLoraInfo()
    lora.path = str(model.adapter)
    lora.scale = 1.0
    params.lora_adapters = [lora]
    params.n_parallel = SLOTS
    params.kv_unified = True
    params.n_ctx = CONTEXT_TOKENS
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.cache_ram_mib = 0
    params.warmup = False
    params.verbosity = -1
    # llama.cpp always opens a listener. Nobody but this process may use it: a socket in a private folder
    # that is gone at once, or, where there are no such sockets, a key that is never told.
    params.ui = False
    params.api_keys = [secrets.token_urlsafe(32)]
    with tempfile.TemporaryDirectory(prefix="mengyi-") as folder:
        if sys.platform != "win32":
            params.hostnames = [str(Path(folder) / "llama.sock")]
        try:
            return xllamacpp.Server(params)
        except RuntimeError as error:
            raise EngineError("builtin", f"llama.cpp cannot load the model ({error})", REINSTALL) from None
