"""Mengyi: an Inner Mongolia newspaper page in, a side-by-side Chinese-English Word file out.

The public surface is `open_engine`, `segment_page` and `translate_articles`, loaded on first use so that
importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.engines import open_engine
    from translate.page import segment_page
    from translate.pipeline import translate_articles

__all__ = ["open_engine", "segment_page", "translate_articles"]

_HOMES = {
    "open_engine": "translate.engines",
    "segment_page": "translate.page",
    "translate_articles": "translate.pipeline",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
