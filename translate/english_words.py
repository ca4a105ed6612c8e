"""The number words of English and their values: twenty-three, two hundred and seventeen, thirds, doubled."""

from __future__ import annotations

from fractions import Fraction

from translate.number_style import ORDINAL_WORDS, WORDS

# fmt: off
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEEN_ORDINALS = ("tenth", "eleventh", "twelfth", *(f"{word}th" for word in _TEENS[3:]))
# fmt: on

UNITS = {word: number for number, word in enumerate((*WORDS, *_TEENS))}
TENS = {word: number * 10 for number, word in enumerate(_TENS_WORDS, start=2)}
AGES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"mn": 10**6, "bn": 10**9, "tn": 10**12, "m": 10**6, "b": 10**9, "k": 10**3}

ORDINALS = {word: number for number, word in enumerate((*ORDINAL_WORDS, *_TEEN_ORDINALS)) if word}
ORDINALS |= {f"{word[:-1]}ieth": value for word, value in TENS.items()}
ORDINALS |= {"hundredth": 100, "thousandth": 1000}

PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_SMALL_PARTS = {"ten-thousandth": 10**4, "hundred-thousandth": 10**5, "millionth": 10**6}
_SMALL_PARTS |= {"ten-millionth": 10**7, "hundred-millionth": 10**8, "billionth": 10**9}
PARTS |= {word + s: n for word, n in (ORDINALS | _SMALL_PARTS).items() if n > 2 for s in ("", "s")}

MULTIPLES = {word: 2 for word in ("double", "doubled", "doubles", "doubling", "twice", "twofold")}
MULTIPLES |= {word: 3 for word in ("triple", "tripled", "triples", "tripling", "treble", "trebled", "thrice")}
MULTIPLES |= {word: 4 for word in ("quadruple", "quadrupled", "quadruples", "quadrupling")}
MULTIPLES |= {"quintupled": 5}
MULTIPLES |= {f"{word}fold": n for word, n in (UNITS | TENS | SCALES).items() if n > 2}

ROMANS = {word: n for n, word in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), 1)}

GROUPS = {"dozen": 12, "couple": 2, "pair": 2, "both": 2, "trio": 3}


def small_value(word: str) -> int:
    """The value of a figure or of a word below a hundred: "12" and "twelve" -> 12; "a", "the" -> 1."""
    if word.isdigit():
        return int(word)
    word = word.lower()
    return 1 if word in ("a", "an", "the") else UNITS.get(word, TENS.get(word, 0))


def spelled_value(phrase: str) -> Fraction | None:
    """ "two hundred and seventeen" -> 217, "twenty-three" -> 23; None for two numbers side by side."""
    total, section = 0, 0
    last: int | None = None
    for word in phrase.lower().replace("-", " ").split():
        if word == "and":
            continue
        if word in SCALES:
            scale = SCALES[word]
            total, section = (
                (total, (section or 1) * scale) if scale == 100 else (total + (section or 1) * scale, 0)
            )
            last = None
            continue
        value = small_value(word)
        if last is not None and not (20 <= last < 100 and 0 < value < 10):
            return None
        section, last = section + value, value
    return Fraction(total + section)
