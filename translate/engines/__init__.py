"""The engines, by name."""

from __future__ import annotations

from collections.abc import Callable

from translate.engines.base import Engine
from translate.errors import EngineError

NAMES = ("auto", "argos", "builtin", "fake")


def open_engine(name: str = "auto", *, say: Callable[[str], object] | None = None) -> Engine:
    """The engine of that name, ready to translate: the bare engine, without glossary or memory.

    `auto` is argos where a zh-en package is installed, else builtin; `say` is told which and how to get the
    other. Raises EngineError for an unknown name or an engine that cannot be opened.
    """
    if name == "auto":
        name = _choose(say or (lambda _: None))
    if name == "argos":
        from translate.engines.argos import ArgosEngine

        return ArgosEngine()
    if name == "builtin":
        from translate.engines.builtin import BuiltinEngine

        return BuiltinEngine()
    if name == "fake":
        from translate.engines.fake import FakeEngine

        return FakeEngine()
    raise EngineError(name, "is not an engine", f"choose one of {', '.join(NAMES)}")


def _choose(say: Callable[[str], object]) -> str:
    from translate.packages import installed_package

    if installed_package() is not None:
        say("Engine: argos, a zh-en package is installed (for the other: --engine builtin).")
        return "argos"
    say("Engine: builtin, no Argos zh-en package is installed (to get one: mengyi package install).")
    return "builtin"
