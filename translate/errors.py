"""Every error a user can meet, as one tree; the command line turns each into one line and an exit code.

MengyiError                 1   a fault of the program
├── InputError              3   the input cannot be read or holds no Chinese
├── GlossaryError           4   a glossary file is malformed
├── EngineError             5   an engine cannot be opened, or broke its contract
│   └── PackageError        5   a language package is missing, broken or unsafe
├── OutputError             6   the result cannot be written
├── HandoffError            7   a hand-off file does not match its page
└── StrictFindings         10   findings of severity "error" under --strict

Exit code 2 is click's own, for wrong usage; 130 is a run stopped with Ctrl-C.
"""

from __future__ import annotations

from pathlib import Path


class MengyiError(Exception):
    """What went wrong, said in three parts: where, what, and what to do about it."""

    exit_code = 1

    def __init__(self, where: str | Path, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.where = str(where)
        self.what = what
        self.remedy = remedy


class InputError(MengyiError):
    """The input cannot be read, or holds nothing to translate."""

    exit_code = 3


class GlossaryError(MengyiError):
    """A glossary file is malformed; `where` is file:line."""

    exit_code = 4


class EngineError(MengyiError):
    """An engine cannot be opened, or returned something other than one string a sentence."""

    exit_code = 5


class PackageError(EngineError):
    """A language package is missing, broken or unsafe."""

    exit_code = 5


class OutputError(MengyiError):
    """The result cannot be written where it was asked for."""

    exit_code = 6


class HandoffError(MengyiError):
    """A hand-off file does not match the page it claims to come from."""

    exit_code = 7


class StrictFindings(MengyiError):
    """The hand-off file was written, but holds findings of severity "error" and --strict was given."""

    exit_code = 10
