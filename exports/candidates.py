"""Names that an editor put the same way more than once: candidates for the user's own glossary."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from exports.handoff import Handoff
from exports.marks import target_terms
from exports.review import changes, word_diff
from translate.document import TermMatch

# Once may be the sentence, twice is the name.
TIMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A term, its English as it was sent, the editor's English, and the rows that have it."""

    zh: str
    sent: str
    edited: str
    kind: str
    segment_ids: tuple[str, ...]


def suggest_terms(handoff: Handoff, times: int = TIMES) -> tuple[Candidate, ...]:
    """The terms whose English was changed the same way in at least `times` rows, most often first.

    Where 白音镇 went out as "Baiyin Town" and came back as "Bayan Town" in two rows, that is a candidate; a
    row where it was struck out, or reworded together with its neighbours, is not counted.
    """
    found: dict[tuple[str, str, str], list[tuple[str, TermMatch]]] = defaultdict(list)
    by_id = handoff.document.by_id()
    for change in changes(handoff):
        for term in by_id[change.segment.id].terms:
            edited = _put_as(term, change.before, change.after)
            if edited:
                found[term.zh, term.en, edited].append((change.segment.id, term))
    candidates = [
        Candidate(
            zh=zh,
            sent=sent,
            edited=edited,
            kind=rows[0][1].kind,
            segment_ids=tuple(dict.fromkeys(segment_id for segment_id, _ in rows)),
        )
        for (zh, sent, edited), rows in found.items()
    ]
    enough = [candidate for candidate in candidates if len(candidate.segment_ids) >= times]
    return tuple(sorted(enough, key=lambda candidate: (-len(candidate.segment_ids), candidate.zh)))


def _put_as(term: TermMatch, before: str, after: str) -> str:
    """What stands in `after` for the term's English in `before`; "" if that stayed or cannot be told."""
    places = target_terms(before, [term])
    if not places or before[places[0].start : places[0].end].lower() != term.en.lower():
        return ""
    start, end = places[0].start, places[0].end
    old = 0
    words = []
    for part in word_diff(before, after):
        size = 0 if part.kind == "added" else len(part.text)
        if part.kind == "same":
            words.append(part.text[max(start - old, 0) : max(end - old, 0)])
        elif (
            part.kind == "removed" and old < end and old + size > start and (old < start or old + size > end)
        ):
            return ""  # more than the term was reworded
        elif part.kind == "added" and start <= old <= end:
            words.append(part.text)
        old += size
    edited = " ".join("".join(words).split())
    return "" if edited.lower() == term.en.lower() else edited
