"""What an editor should look at in a translated segment: each check takes it and returns findings."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from translate.document import Document, Finding, Segment, TermMatch
from translate.number_check import check_numbers
from translate.number_use import check_number_order, check_number_use
from translate.term_check import check_terms
from translate.vague_check import check_vague_numbers

Check = Callable[[Segment, str, Sequence[TermMatch]], tuple[Finding, ...]]

_HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007]+")
_CHINESE_MARKS = re.compile("[，。、；：？！《》〈〉「」『』【】（）～]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKUP = re.compile(r"<unk>|</?s>|<pad>|\u2047|\u2581|@@|&(?:[a-z]+|#[0-9]+);|</?[a-zA-Z][^<>]{0,40}>")

# A phrase said three times running is a loop, whatever its length; twice running is one from four words up.
_LOOP_TIMES = 3
_LOOP_WORDS = 4
_LONGEST_LOOP = 12
# Below this share of different words a long sentence goes round in circles; human English of the same
# length stays above 0.57 (2,400 sentences).
_LEAST_VARIETY, _VARIETY_FROM = 0.45, 30
# English words for each Chinese character: of 4,539 human pairs of twelve characters and more, none
# lies outside these. Shorter ones vary too much to tell.
_FEWEST_WORDS, _MOST_WORDS, _LENGTH_FROM = 0.33, 1.6, 12
# Chinese that English can hardly say without a negative word. 不少, 不断, 无论 and the like are not of it.
# A question (能不能), a double negative (不能不) and 不是A就是B say yes.
_NEGATION = re.compile(
    "不得(?![不低少])|不准|不允许|不予|不许|严禁|禁止|(?<!有)没有|从未|并未|尚未|(?<!能)不能(?!不|[^，。]{0,6}了之)"
    "|(?<!是)不是(?!.{1,12}就是)|(?<!会)不会|绝不"
)
# These look like denials and are none: 可不是, 舍不得, 他瘦了没有？ But 为什么一个人都没有？ is one.
_NO_NEGATION = re.compile(
    "可不是|谁不会|不是没有|[舍巴恨了怪]不得|得不能再|[了饱到完好过]没有(?=[，。？?])|(?<![都也一还么])没有(?=[？?])"
    "|赔个?不是|不是滋味|都有不是(?=[，。！？”]|$)|何尝不是|岂不是|难道不是|不能[低少]于"
    "|没有(?:一[户个家名位]|一个人|哪[个家户]|谁)[^，。知]{0,3}不(?![良幸满安适利足法文合少同])"
    "|不知道?[^，。？]{1,12}(?<![都也一还么])没有(?=[，。？”])"
)
_DENIAL = re.compile(
    r"n['’]t\b|\b(?:not?|never|none|nothing|nobody|nor|neither|cannot|without|nowhere|less|\w+less|non\w*"
    r"|un(?!der|it|iver|ion|ique|til|less)\w+|in(?:ability|capable|valid|eligible|adequate|sufficient|complete|correct)"
    r"|im(?:possible|proper|mune)|ir(?:regular|relevant)|dis(?:allow|agree|approv|qualif|appear)\w*"
    r"|lack\w*|fail\w*|ban(?:s|ned|ning)?|prohibit\w*|forb[ia]d\w*|refus\w*|den(?:y|ied|ies)|reject\w*"
    r"|avoid\w*|free|zero|stop\w*|hardly|barely|rarely|scarcely|seldom|absen\w+|miss\w*|short\w*|few|little"
    r"|only|yet|rather|instead|before|until|unless|too|beyond|fewer|declin\w*|but|from|out|end\w*|rid|strictly|except"
    r"|otherwise|hard|difficult\w*|gone|away|far|barred|halt\w*|curb\w*|distance"
    r"|crack\w* down|against|closed to|inedible|undercooked|violat\w*|illegal\w*)\b",
    re.IGNORECASE,
)


def run_checks(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """All findings for a segment's English, in the order of CHECKS; an empty one has that finding alone."""
    empty = check_empty(segment, target, terms)
    return empty or tuple(finding for check in CHECKS for finding in check(segment, target, terms))


def check_empty(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    if target.strip() or not segment.source.strip():
        return ()
    return (Finding(check="empty", severity="error", message="Empty: there is no English for this row."),)


def check_leftover(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """Chinese characters left in the English are errors; Chinese punctuation is a warning."""
    found = [
        Finding(
            check="leftover",
            severity="error",
            message=f"Chinese left in the English: {match.group()}.",
            target_span=match.span(),
        )
        for match in _HANZI.finditer(target)
    ]
    marks = _CHINESE_MARKS.search(target)
    if marks and not found:
        found.append(
            Finding(
                check="leftover",
                severity="warning",
                message=f"Chinese punctuation in the English: {marks.group()}",
                target_span=marks.span(),
            )
        )
    return tuple(found)


def check_copied(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """The Chinese given back, or English without a single letter where the Chinese has characters."""
    if target.strip() == segment.source.strip():
        copied = _HANZI.search(segment.source) is not None
        message = "Copied: the English is the Chinese again."
    else:
        copied = len(_HANZI.findall(segment.source)) > 0 and not re.search("[A-Za-z0-9]", target)
        message = "Untranslated: the English has no words."
    return (Finding(check="copied", severity="error", message=message),) if copied else ()


def check_repetition(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """A phrase said over and over: "the banner, the banner, the banner"."""
    words = list(_WORD.finditer(target.lower()))
    texts = [word.group() for word in words]
    for size in range(1, min(_LONGEST_LOOP, len(texts) // 2) + 1):
        run = 1
        for at in range(size, len(texts) - size + 1):
            # Steps by one word; a run counts whole phrases, so it looks back by one phrase each time.
            if texts[at : at + size] == texts[at - size : at]:
                run = 2
                while texts[at + size * (run - 1) : at + size * run] == texts[at - size : at]:
                    run += 1
                if run >= _LOOP_TIMES or size >= _LOOP_WORDS:
                    phrase = " ".join(texts[at - size : at])
                    start, end = words[at - size].start(), words[at + size * (run - 1) - 1].end()
                    return (
                        Finding(
                            check="repetition",
                            severity="error" if run >= _LOOP_TIMES else "warning",
                            message=f"Repeated: “{phrase}” stands {run} times running.",
                            target_span=(start, end),
                        ),
                    )
    if len(texts) >= _VARIETY_FROM and len(set(texts)) / len(texts) < _LEAST_VARIETY:
        return (
            Finding(
                check="repetition",
                severity="warning",
                message="Repeated: the same words go round in circles.",
            ),
        )
    return ()


def check_length(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """English far too short or too long for its Chinese: a clause was lost, or invented."""
    characters = sum(len(run) for run in _HANZI.findall(segment.source))
    if characters < _LENGTH_FROM:
        return ()
    words = len(_WORD.findall(target))
    ratio = words / characters
    if _FEWEST_WORDS <= ratio <= _MOST_WORDS:
        return ()
    kind = "short" if ratio < _FEWEST_WORDS else "long"
    return (
        Finding(
            check="length",
            severity="warning",
            message=f"Length: {words} English words for {characters} characters; suspiciously {kind}.",
        ),
    )


def check_quotes(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """Quotation marks and brackets that do not pair up, unless a quotation runs on in the Chinese too."""
    source = segment.source
    pairs = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))
    if any(source.count(left) != source.count(right) for left, right in pairs):
        return ()
    wrong = [
        f"{left} {right}"
        for left, right in (("“", "”"), ("(", ")"))
        if target.count(left) != target.count(right)
    ]
    # An inch mark after a figure is no quotation mark.
    if target.count('"') % 2 and not re.search('[0-9]"', target):
        wrong.append('"')
    if not wrong:
        return ()
    return (
        Finding(
            check="quotes", severity="warning", message=f"Punctuation: {', '.join(wrong)} do not pair up."
        ),
    )


def check_negation(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """不得, 没有, 严禁 in the Chinese, and nothing in the English that denies, lacks or forbids."""
    source = _NO_NEGATION.sub(lambda word: "\0" * len(word.group()), segment.source)
    match = _NEGATION.search(source)
    if match is None or _DENIAL.search(target):
        return ()
    return (
        Finding(
            check="negation",
            severity="warning",
            message=f"Negation: {match.group()} has nothing like “not” in the English.",
            source_span=match.span(),
        ),
    )


def check_controls(segment: Segment, target: str, terms: Sequence[TermMatch]) -> tuple[Finding, ...]:
    """Control characters, private-use characters and a model's own marks in the English.

    A line end is none of them: an editor pressed Enter.
    """
    for position, character in enumerate(target):
        stray = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn") or character == "\ufffd"
        if stray and character != "\n":
            return (
                Finding(
                    check="control",
                    severity="error",
                    message=f"Stray character U+{ord(character):04X} in the English.",
                    target_span=(position, position + 1),
                ),
            )
    mark = _MARKUP.search(target)
    if mark is None:
        return ()
    return (
        Finding(
            check="control",
            severity="error",
            message=f"Stray mark “{mark.group()}” in the English.",
            target_span=mark.span(),
        ),
    )


CHECKS: tuple[Check, ...] = (
    check_terms,
    check_numbers,
    check_number_use,
    check_number_order,
    check_vague_numbers,
    check_leftover,
    check_copied,
    check_repetition,
    check_length,
    check_quotes,
    check_negation,
    check_controls,
)


def check_document(document: Document) -> Mapping[str, tuple[Finding, ...]]:
    """Findings that show only across a page, by segment id: the same Chinese with different English."""
    seen: dict[str, list[tuple[str, str]]] = defaultdict(list)
    found: dict[str, tuple[Finding, ...]] = {}
    for translation in document.translations:
        source, target = translation.segment.source.strip(), translation.target.strip()
        if not source or not target:
            continue
        other = next((i for i, english in seen[source] if english.casefold() != target.casefold()), None)
        if other is not None:
            message = f"Consistency: the same Chinese stands in {other} with different English."
            found[translation.segment.id] = (Finding(check="consistency", severity="info", message=message),)
        seen[source].append((translation.segment.id, target))
    return found
