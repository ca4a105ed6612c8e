"""One group of segments on its way: protected, translated or remembered, tidied, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from translate.agreement import agree
from translate.byline import translate_byline
from translate.certainty import check_certainty
from translate.checks import run_checks
from translate.document import Finding, Segment, Severity, TermMatch, Translation
from translate.engines.base import Advance, Engine, reworded, surprisal_of
from translate.memory import Memory, Question, Similar
from translate.names import find_names, terms_beside_names
from translate.numerals import find_quantities
from translate.protect import Protected, is_inside, protected_spans, put_in_place, tidy
from translate.reading import CHINESE
from translate.references import references_beside
from translate.sentences import split_mark
from translate.standins import StandIns, stand_ins
from translate.term_check import has_phrase, weigh_terms
from translate.writers import names_in

if TYPE_CHECKING:
    from glossaries import Glossary

T = TypeVar("T")

# Sentences translated between two commits of the memory. A killed run loses at most so many, and as many
# answers that wait to be mended. Large enough for full token batches, small enough that little is lost.
COMMIT_EVERY = 64
# Further answers asked for where the checks find fault with the first.
RETRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A segment on its way: its terms, what is put in place of what, and the form the engine is shown."""

    segment: Segment
    terms: tuple[TermMatch, ...]
    spans: tuple[Protected, ...]
    shown: str


def translate_segments(
    segments: Sequence[Segment],
    *,
    engine: Engine,
    glossary: Glossary,
    memory: Path | None = None,
    advance: Advance = lambda _: None,
) -> tuple[Translation, ...]:
    """One checked translation a segment, in order."""
    drafts = draft_segments(segments, glossary)
    english: dict[str, tuple[str, str]] = {}
    with _open_memory(memory, engine, glossary) as store:
        edited = store.find_edited([segment.source for segment in segments]) if store else {}
        waiting: list[Draft] = []
        for draft in drafts:
            source = draft.segment.source
            rendered = edited.get(source) or _by_rule(draft)
            if rendered is None:
                waiting.append(draft)
            else:
                english[draft.segment.id] = (rendered, "editor" if source in edited else "rule")
                advance(1)
        english.update(_translate_waiting(waiting, engine, store, advance))
        similar = (
            store.find_similar([draft.segment.source for draft in drafts]) if store else [None] * len(drafts)
        )
    return tuple(
        _finish(draft, *english[draft.segment.id], suggestion)
        for draft, suggestion in zip(drafts, similar, strict=True)
    )


def draft_segments(segments: Sequence[Segment], glossary: Glossary) -> list[Draft]:
    """Segments with their terms and names, found article by article: a first mention settles later ones."""
    drafts: list[Draft] = []
    for _, group in groupby(segments, key=lambda segment: segment.id.partition(".")[0]):
        article = list(group)
        found = _terms_of(article, glossary)
        short_forms = references_beside([segment.source for segment in article], found)
        for segment, terms, references in zip(article, found, short_forms, strict=True):
            source = segment.source
            words = (*references, *glossary.match_words(source))
            terms = tuple(term for term in terms if not _outdone(term, words))
            spans = protected_spans(source, terms, find_quantities(source), words)
            # ◎, □ and ● say what a line is; the engine has no use for them.
            shown = split_mark(put_in_place(source, spans))[1]
            drafts.append(Draft(segment=segment, terms=terms, spans=spans, shown=shown))
    return drafts


def _terms_of(article: Sequence[Segment], glossary: Glossary) -> list[tuple[TermMatch, ...]]:
    """Glossary terms and personal names of each segment, in order."""
    texts = [segment.source for segment in article]
    found = [
        terms_beside_names(text, terms)
        for text, terms in zip(texts, glossary.match_article(texts), strict=True)
    ]
    known = [name for segment in article if segment.role == "byline" for name in names_in(segment.source)]
    people = find_names(texts, found, known)
    return [
        tuple(sorted((*terms, *names), key=lambda term: term.start))
        for terms, names in zip(found, people, strict=True)
    ]


def _outdone(term: TermMatch, words: Sequence[TermMatch]) -> bool:
    """Whether a longer word says the term otherwise: 互市贸易 in 互市贸易区, "border trade zone"."""
    return any(is_inside(term, word) and not has_phrase(term.en, word.en) for word in words)


def _by_rule(draft: Draft) -> str | None:
    """The English where no engine is needed: bylines, and segments that are all terms, figures or marks."""
    if draft.segment.role == "byline":
        return translate_byline(draft.segment.source) or None
    checked = [span for span in draft.spans if span.kind != "word"]
    shown = split_mark(put_in_place(draft.segment.source, checked))[1]
    if not CHINESE.search(shown):
        return tidy(shown.translate(_MARKS).replace("……", "…"))
    return None


# Marks that stay when a segment needs no engine.
_MARKS = str.maketrans(
    {"，": ", ", "。": ".", "、": ", ", "：": ": ", "；": "; ", "！": "!", "？": "?", "（": " (", "）": ") "}
    | {"《": '"', "》": '"', "“": '"', "”": '"', "…": "…", "　": " ", "●": "", "◎": "", "□": "", "■": ""}
)


def _translate_waiting(
    waiting: Sequence[Draft], engine: Engine, store: Memory | None, advance: Advance
) -> dict[str, tuple[str, str]]:
    """English and its origin by segment id: remembered, or asked for and kept.

    Answers that the checks find fault with wait until there are many of them, or the page has no more: the
    further answers to a few sentences of each group would leave most of the engine idle.
    """
    asked: dict[Question, list[Draft]] = {}  # a sentence that stands twice on the page is asked once
    for draft in waiting:
        asked.setdefault(Question(source=draft.segment.source, shown=draft.shown), []).append(draft)
    found = store.find(list(asked)) if store else [None] * len(asked)
    answers: dict[Question, tuple[str, str]] = {
        q: (target, "memory") for q, target in zip(asked, found, strict=True) if target is not None
    }
    new = [question for question in asked if question not in answers]
    advance(len(waiting) - len(new))

    def keep(pairs: Iterable[tuple[Question, str]]) -> None:
        pairs = list(pairs)
        if store:
            store.store(pairs)
        answers.update((question, (target, engine.name)) for question, target in pairs)

    doubtful: dict[Question, str] = {}

    def mend() -> None:
        mended = _mend([asked[question][0] for question in doubtful], list(doubtful.values()), engine)
        keep(zip(doubtful, mended, strict=True))
        advance(len(doubtful))
        doubtful.clear()

    for group in in_groups(new):
        drafts = [asked[question][0] for question in group]
        targets = dict(zip(group, _ask(drafts, engine, advance=advance), strict=True))
        faulty = {q: targets[q] for q, draft in zip(group, drafts, strict=True) if _cost(draft, targets[q])}
        keep((question, target) for question, target in targets.items() if question not in faulty)
        doubtful |= faulty
        advance(-len(faulty))
        if len(doubtful) >= COMMIT_EVERY:
            mend()
    mend()
    return {draft.segment.id: answers[question] for question, drafts in asked.items() for draft in drafts}


def in_groups(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in lists of COMMIT_EVERY, as they become ready."""
    waiting = iter(items)
    while group := list(islice(waiting, COMMIT_EVERY)):
        yield group


def best_targets(drafts: Sequence[Draft], engine: Engine, *, retries: int = RETRIES) -> list[str]:
    """The engine's English of each draft; where the checks object, the best of `retries` further answers."""
    return _mend(drafts, _ask(drafts, engine), engine, retries)


def _mend(
    drafts: Sequence[Draft], targets: Sequence[str], engine: Engine, retries: int = RETRIES
) -> list[str]:
    """The English, where the checks object the best of further answers.

    They are asked for in turn with names in place and other settings, and with stand-ins for the names.
    """
    best = list(targets)
    costs = [_cost(draft, target) for draft, target in zip(drafts, targets, strict=True)]
    for attempt in range(1, retries + 1):
        failing = [index for index, cost in enumerate(costs) if cost]
        if not failing:
            break
        ask = ask_with_stand_ins if attempt % 2 == 0 else _ask
        answers = ask([drafts[index] for index in failing], engine, attempt)
        for index, target in zip(failing, answers, strict=True):
            cost = _cost(drafts[index], target)
            if cost < costs[index]:
                best[index], costs[index] = target, cost
    return best


def _ask(
    drafts: Sequence[Draft], engine: Engine, attempt: int = 0, advance: Advance | None = None
) -> list[str]:
    answers = engine.translate([draft.shown for draft in drafts], attempt=attempt, advance=advance)
    return [_tidied(draft, answer, answer) for draft, answer in zip(drafts, answers, strict=True)]


def _tidied(draft: Draft, english: str, answer: str) -> str:
    """The English made from an answer, as it goes into the document; as sure as the answer."""
    words = [span.en for span in draft.spans if span.kind == "word"]
    return reworded(agree(tidy(english), words), answer)


def ask_with_stand_ins(drafts: Sequence[Draft], engine: Engine, attempt: int = 0) -> list[str]:
    """The engine's English of each draft, shown 北京 and 王明 for its places and people.

    A draft without any is asked again as it is, with the settings of `attempt`.
    """
    ways = [_with_stand_ins(draft) for draft in drafts]
    asked = [way.shown for way in ways if way]
    rest = [draft for draft, way in zip(drafts, ways, strict=True) if way is None]
    answers = iter(engine.translate(asked) if asked else ())
    others = iter(_ask(rest, engine, attempt) if rest else ())
    targets = []
    for draft, way in zip(drafts, ways, strict=True):
        answer = next(answers if way else others)
        targets.append(_tidied(draft, way.exchange(answer), answer) if way else answer)
    return targets


def _with_stand_ins(draft: Draft) -> StandIns | None:
    way = stand_ins(draft.segment.source, draft.spans)
    return replace(way, shown=split_mark(way.shown)[1]) if way else None


def _cost(draft: Draft, target: str) -> int:
    """How much an editor would have to mend: what the checks find, errors ten times a warning."""
    findings = run_checks(draft.segment, target, draft.terms)
    return sum(_WEIGHTS[finding.severity] for finding in findings)


_WEIGHTS: dict[Severity, int] = {"error": 10, "warning": 1, "info": 0}


def _open_memory(path: Path | None, engine: Engine, glossary: Glossary) -> Memory | nullcontext[None]:
    if path is None:
        return nullcontext()
    return Memory(path, engine=engine.fingerprint, glossary=glossary.digest)


def _finish(draft: Draft, target: str, origin: str, similar: Similar | None) -> Translation:
    findings = run_checks(draft.segment, target, draft.terms)
    findings += check_certainty(surprisal_of(target))
    if origin == "editor":
        findings = weigh_terms(findings, draft.terms, {})
    if similar is not None and origin != "editor":
        message = f"Memory: {similar.score:.0%} the same as “{similar.source}”, edited to “{similar.target}”."
        findings += (Finding(check="memory", severity="info", message=message),)
    return Translation(
        segment=draft.segment,
        target=str(target),
        origin=origin,
        terms=draft.terms,
        findings=findings,
    )
