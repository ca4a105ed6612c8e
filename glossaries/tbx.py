"""TBX files (ISO 30042, both the older martif and the newer tbx form): read as rows, written as TBX-Basic."""

from __future__ import annotations

import xml.parsers.expat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from glossaries.terms import Term
from glossaries.textfiles import Row
from translate.errors import GlossaryError

# The division's code (GB/T 2260), which tells places of one name apart.
_CODE = "divisionCode"


@dataclass(slots=True)
class _Reader:
    """What the parser has seen of the entry at hand."""

    path: Path
    rows: list[Row] = field(default_factory=list)
    line: int = 0
    language: str = ""
    text: str | None = None
    code: str = ""
    terms: dict[str, list[str]] = field(default_factory=dict)


def read_tbx_rows(path: Path, content: bytes) -> Iterator[Row]:
    """One row an entry: its first Chinese and first English term; further Chinese terms become aliases.

    Document types and entities are refused, so that nothing can expand or be fetched. Raises GlossaryError
    with file:line.
    """
    reader = _Reader(path)
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise GlossaryError(
            f"{path}:{parser.CurrentLineNumber}", "declares a document type", "remove the DOCTYPE declaration"
        )

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in ("termEntry", "conceptEntry"):
            reader.line, reader.terms, reader.code = parser.CurrentLineNumber, {}, ""
        elif local in ("langSet", "langSec"):
            reader.language = attributes.get("xml:lang", "").lower().partition("-")[0]
        elif local == "term" or (local == "descrip" and attributes.get("type") == _CODE):
            reader.text = ""

    def text(data: str) -> None:
        if reader.text is not None:
            reader.text += data

    def end(name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "term" and reader.text is not None:
            reader.terms.setdefault(reader.language, []).append(reader.text.strip())
            reader.text = None
        elif local == "descrip" and reader.text is not None:
            reader.code, reader.text = reader.text.strip(), None
        elif local in ("termEntry", "conceptEntry"):
            chinese, english = reader.terms.get("zh", []), reader.terms.get("en", [])
            cells = {"zh": "".join(chinese[:1]), "en": "".join(english[:1]), "aliases": ";".join(chinese[1:])}
            reader.rows.append((reader.line, {**cells, "code": reader.code}))

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except xml.parsers.expat.ExpatError as error:
        what = xml.parsers.expat.ErrorString(error.code)
        raise GlossaryError(
            f"{path}:{error.lineno}", f"not well-formed XML ({what})", "correct the file at that line"
        ) from None
    if not reader.rows:
        raise GlossaryError(path, "holds no termEntry or conceptEntry", "give a TBX glossary")
    yield from reader.rows


def write_tbx(terms: Sequence[Term]) -> bytes:
    """The terms as TBX-Basic, aliases as further Chinese terms of their entry."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<martif type="TBX-Basic" xml:lang="zh-CN">',
        "<martifHeader><fileDesc><sourceDesc><p>mengyi glossary</p></sourceDesc></fileDesc></martifHeader>",
        "<text><body>",
    ]
    for number, term in enumerate(terms, start=1):
        chinese = [term.zh, *(zh for zh, en, _ in term.aliases if en == term.en)]
        lines.append(f'<termEntry id="t{number}"><descrip type="subjectField">{term.kind}</descrip>')
        if term.code:
            lines.append(f'<descrip type="{_CODE}">{term.code}</descrip>')
        lines.append('<langSet xml:lang="zh-CN">' + "".join(map(_tig, chinese)) + "</langSet>")
        lines.append(f'<langSet xml:lang="en-US">{_tig(term.en)}</langSet></termEntry>')
    lines.append("</body></text></martif>\n")
    return "\n".join(lines).encode()


def _tig(text: str) -> str:
    return f"<tig><term>{escape(text, quote=False)}</term></tig>"
