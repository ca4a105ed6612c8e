"""The places, institutions and set phrases of Inner Mongolia's newspapers, and their English.

`load()` gives a `Glossary`; its `match(text)` gives the terms in a text as `TermMatch` values.
"""

from __future__ import annotations

from glossaries.glossary import Glossary, load
from glossaries.terms import KINDS, PLACE_KINDS, Term

__all__ = ["KINDS", "PLACE_KINDS", "Glossary", "Term", "load"]
