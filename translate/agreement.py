"""Whether a word put in place agrees in number with what the engine wrote before it: "three ice rink"."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Figures name things too (call 110, Grade 3): only spelled-out numbers surely count.
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|several"
_ONE = r"(?:an?|^An?|[Oo]ne|[Ee]ach|(?<!one )[Aa]nother) "
_MANY = rf"(?:{_NUMBERS}|{'|'.join(word.capitalize() for word in _NUMBERS.split('|'))}) "
# Between a number and its noun an adjective may stand, but nothing that counts, measures or joins.
_ADJECTIVE = (
    r"(?:(?!(?:of|for|at|in|on|into|to|with|from|and|or|per|as|more|other|few|half|percent|million|billion"
    rf"|thousand|hundred|dozen|an?|the|each|{_NUMBERS}"
    r"|[a-z]*(?:meter|tonne|kilogram|hour|day|week|month|year|yuan|mu|jin|way|time)|\w+s|\w+ed)\b)[a-z]+ )?"
)
# The word must end its phrase: not "a livestock sheds owner", nor "two crop and livestock projects".
_ENDS = (
    r"(?=[.;:!?)\"”]|$| (?:of|in|on|at|by|to|for|with|from|that|which|who|is|are|was|were|has|have|had|will"
    r"|can|as|than|this|last|after|before|since|when|while)\b)"
)
# Only nouns with a plain plural are touched: no women, lens, bacteria, leaves, and none without a plural.
_IRREGULAR = re.compile(
    ".*(?:men|man|child(?:ren)?|people|cattle|sheep|livestock|fish|teeth|tooth|feet|foot|geese|mice|lice|wife|staff"
    "|police|alone|craft|data|media|deer|carp|trout|salmon|shrimp|equipment|furniture|information|luggage|work|food"
    "|[aiof]|fe|ae|ics|ss|us|is|gas|lens|canvas|atlas|bias|chaos|ves|oes|uses)"
    "|.{1,2}ies|series|species|headquarters|means|works|news|scissors|pliers|clippers|shears|trousers|pants|glasses"
    "|goods|clothes|thanks|funds|sports|arts|sales|thermos|crossroads|barracks|championships"
)


def agree(english: str, words: Iterable[str]) -> str:
    """The English with those of the words made singular or plural that follow an article or a number.

    "a service lists" -> "a service list", "three free ice rink" -> "three free ice rinks". The rest stays.
    """
    for word in words:
        last = word.rpartition(" ")[2]
        if word not in english or not re.fullmatch("[a-z]{3,}", last) or _IRREGULAR.fullmatch(last):
            continue
        if re.search(" (?:of|and|or|for|in|on|along|with|to|from|at|by) ", word):
            continue
        if last.endswith("s"):
            english = re.sub(
                rf"(?<![\w-])({_ONE}){re.escape(word)}{_ENDS}", rf"\g<1>{_singular(word)}", english
            )
        else:
            many = rf"(?<![\w-])({_MANY}{_ADJECTIVE}){re.escape(word)}{_ENDS}"
            english = re.sub(many, rf"\g<1>{_plural(word)}", english)
    return english


def _singular(words: str) -> str:
    """service lists -> service list, batteries -> battery, boxes -> box."""
    if words.endswith("ies"):
        return f"{words[:-3]}y"
    return words[:-2] if re.search("(?:ss|x|ch|sh|zz)es$", words) else words[:-1]


def _plural(words: str) -> str:
    """ice rink -> ice rinks, battery -> batteries, box -> boxes."""
    if re.search("[^aeiou]y$", words):
        return f"{words[:-1]}ies"
    return f"{words}es" if re.search("(?:s|x|ch|sh|z)$", words) else f"{words}s"
