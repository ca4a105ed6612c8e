"""An element of a page: lines that belong together as one text, and what they are by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ElementKind = Literal["column", "byline", "brief", "credit", "signature", "furniture", "heading", "paragraph"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Lines `first` to `last` of the input as one text; `gap` counts the blank lines before them.

    `measure` is the width of the column they are set in, as far as their lines tell it, else 0; `turns` and
    `resumed` tell that the text goes on on another page, or comes from one; `reason` why it ends there.
    """

    kind: ElementKind
    text: str
    first: int
    last: int
    gap: int = 0
    measure: float = 0.0
    turns: bool = False
    resumed: bool = False
    reason: str = ""
