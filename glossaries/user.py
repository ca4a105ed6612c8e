"""Glossary files of the user, and how they override ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from glossaries.index import Sense
from glossaries.sheets import read_sheet_rows
from glossaries.tables import parse_aliases
from glossaries.tbx import read_tbx_rows
from glossaries.terms import KINDS, Term
from glossaries.textfiles import Row, read_text_rows
from translate.errors import GlossaryError

# Ours, with every village, is under a megabyte; a file of hundreds is a mistake and would fill the memory.
MAX_BYTES = 20_000_000


def read_glossary(paths: Sequence[Path]) -> list[Term]:
    """The terms of the files, CSV, TSV, XLSX or TBX, with columns zh and en at least; status "user".

    Raises GlossaryError with file:line for a malformed file, an empty term, or one Chinese term that is given
    two English forms, in one file or in two, or given twice in one. Nothing is loaded then.
    """
    terms: list[Term] = []
    # Places of one name are told apart by their code, if the file gives it.
    seen: dict[tuple[str, str], tuple[str, Path, int]] = {}
    for path in paths:
        for line, term in _read_file(path):
            english, file, first_line = seen.setdefault((term.zh, term.code), (term.en, path, line))
            if english != term.en:
                raise GlossaryError(
                    f"{path}:{line}",
                    f"{term.zh} is {term.en!r} here and {english!r} at {file}:{first_line}",
                    "keep one of the two",
                )
            if file == path and first_line != line:
                raise GlossaryError(
                    f"{path}:{line}", f"repeats {term.zh} of line {first_line}", "remove one of the two lines"
                )
            if file == path:
                terms.append(term)
    return terms


def merge_user_terms(
    table: dict[str, tuple[Sense, ...]], terms: Sequence[Term]
) -> dict[str, tuple[Sense, ...]]:
    """The table with the user's terms in place of ours; our aliases of an overridden term follow it."""
    if not terms:
        return table
    merged = dict(table)
    new_english = {term.zh: term.en for term in terms}
    own_english = {
        sense.zh: sense.en
        for zh, senses in table.items()
        for sense in senses
        if sense.zh == zh in new_english
    }
    for zh, senses in table.items():
        if any(sense.zh in own_english and sense.en == own_english[sense.zh] for sense in senses):
            merged[zh] = tuple(
                sense._replace(en=new_english[sense.zh], status="user")
                if sense.zh in own_english and sense.en == own_english[sense.zh]
                else sense
                for sense in senses
            )
    theirs: dict[str, tuple[Sense, ...]] = {}
    for term in terms:
        if term.kind == "word":
            continue
        ours = [(sense.code, sense.kind) for sense in table.get(term.zh, ()) if sense.code]
        places = [(term.code, term.kind)] if term.code or not ours else ours
        for spelling, english, when in ((term.zh, term.en, term.when), *term.aliases):
            theirs[spelling] = theirs.get(spelling, ()) + tuple(
                Sense(term.zh, english, kind if term.kind == "user" else term.kind, code, "user", when)
                for code, kind in places
            )
    return merged | theirs


def _read_file(path: Path) -> Iterator[tuple[int, Term]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GlossaryError(
                path, f"larger than {MAX_BYTES // 1_000_000} MB", "give a glossary, one term a line"
            )
        content = path.read_bytes()
    except OSError as error:
        raise GlossaryError(
            path, f"cannot be read ({error.strerror})", "check the name of the file"
        ) from None
    read = _READERS.get(path.suffix.lower(), read_text_rows)
    for line, cells in read(path, content):
        yield line, _term(cells, f"{path}:{line}")


_READERS: dict[str, Callable[[Path, bytes], Iterator[Row]]] = {
    ".xlsx": read_sheet_rows,
    ".tbx": read_tbx_rows,
}


def _term(cells: Mapping[str, str], where: str) -> Term:
    zh, en = "".join(cells.get("zh", "").split()), cells.get("en", "")
    if not zh or not en:
        missing = "Chinese" if not zh else "English"
        raise GlossaryError(where, f"the {missing} is empty", "fill it in or remove the line")
    kind = cells.get("kind") or "user"
    if kind not in KINDS:
        raise GlossaryError(
            where, f"unknown kind {kind!r}", f"use one of {', '.join(KINDS)}, or leave it empty"
        )
    code = cells.get("code", "")
    if not ((code.isdigit() and code.isascii()) or not code):
        raise GlossaryError(where, f"the code {code!r} is no number", "leave the code empty")
    when, aliases = parse_aliases(zh, en, cells.get("aliases", ""))
    return Term(
        zh=zh,
        en=en,
        kind=kind,
        parent=cells.get("parent", ""),
        code=code,
        aliases=aliases,
        source=cells.get("source") or Path(where.rpartition(":")[0]).name,
        status="user",
        when=when,
    )
