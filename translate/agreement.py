"""Whether a word put in place agrees in number with what the engine wrote before it: "three ice rink"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONE = r"(?:an?|^An?|[Oo]ne|[Ee]ach|[Aa]nother)"
_MANY = (
    r"(?:(?<!\bNo\. )(?<![\w.,%$/-])[1-9][0-9]{0,2}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight"
    r"|[Nn]ine|[Tt]en|[Ss]everal)"
)
# An adjective may stand between, but nothing that counts or measures.
_BETWEEN = (
    r"(?:(?!(?:of|for|at|in|on|into|to|with|from|and|or|per|as|more|other|few|half|and|percent|million|billion"
    r"|thousand|hundred|dozen|an?|the"
    r"|[a-z]*(?:meter|tonne|kilogram|hour|day|week|month|year|yuan|mu|jin|way|time)s?|\w+s)\b)[a-z]+ )?"
)
# What follows must not be a noun that the word only describes: "a livestock sheds owner".
_ENDS = (
    r"(?=[,.;:!?)\"”]|$| (?:and|or|of|in|on|at|by|to|for|with|from|that|which|who|is|are|was|were|has|have"
    r"|had|will|can|as|than|this|last|after|before|since|when|while)\b)"
)
# Plurals without an s, and words with one that have no singular.
_SAME = re.compile(
    "(?:.*(?:men|children|people|cattle|sheep|livestock|fish|teeth|feet|geese|mice|staff|police|alone|craft|data|media)"
    "|series|species|headquarters|means|works|news|scissors|pliers|clippers|shears|trousers|pants|glasses|goods"
    "|clothes|thanks|funds|sports|thermos|crossroads|barracks|championships|.*deer)"
)


def agree(english: str, words: Iterable[str]) -> str:
    """The English with those of the words made singular or plural that stand right after a number or article.

    "a service lists" -> "a service list", "three free ice rink" -> "three free ice rinks". The rest stays.
    """
    for word in words:
        last = word.rpartition(" ")[2]
        if word not in english or not re.fullmatch("[a-z]{3,}", last) or _SAME.fullmatch(last):
            continue
        if re.search(" (?:of|and|for|in|on) ", word):
            continue
        one, many = (_singular(word), word) if _is_plural(last) else (word, _plural(word))
        english = re.sub(rf"(?<![\w-])({_ONE} {_BETWEEN}){re.escape(many)}{_ENDS}", rf"\g<1>{one}", english)
        if one == word and not word.endswith("s"):
            english = re.sub(
                rf"(?<![\w-])({_MANY} {_BETWEEN}){re.escape(one)}{_ENDS}", rf"\g<1>{many}", english
            )
    return english


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ics", "gas"))


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
