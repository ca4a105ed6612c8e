"""The translation memory: English already made or edited, kept in one SQLite file."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from translate.engines.base import Answer, surprisal_of
from translate.errors import InputError, OutputError

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "0001-machine-and-editor",
        """
        CREATE TABLE machine (
            key TEXT PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, engine TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE editor (
            source TEXT PRIMARY KEY, target TEXT NOT NULL, changed TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
    ),
    ("0002-surprisal", "ALTER TABLE machine ADD COLUMN surprisal REAL"),
)
# A sentence less alike than this is no help to an editor (the usual lower bound of CAT tools).
SIMILAR_FROM = 0.75
# Another run may hold the write lock for the length of one commit; this is far longer.
BUSY_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A source sentence, and the form in which the engine would be shown it."""

    source: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """An editor's English of a similar sentence; `score` is the share of it that is the same, 0 to 1."""

    source: str
    target: str
    score: float


class Memory:
    """An open memory. Machine English is found again only for the same engine, glossary and shown form;
    an editor's English answers for its source whatever the engine, and outranks the machine's.
    """

    def __init__(self, path: Path, *, engine: str, glossary: str) -> None:
        self._path = path
        self._engine = engine
        self._glossary = glossary
        self._connection = _open(path)

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def find_edited(self, sources: Sequence[str]) -> dict[str, str]:
        """The English that an editor settled, by source, for those of the sources that have one."""
        found: dict[str, str] = {}
        with _errors(self._path):
            for source in sources:
                query = "SELECT target FROM editor WHERE source = ?"
                if row := self._connection.execute(query, (source,)).fetchone():
                    found[source] = row[0]
        return found

    def find(self, questions: Sequence[Question]) -> list[Answer | None]:
        """For each question the machine's English, or None; one answer a question, in order."""
        with _errors(self._path):
            return [self._find(question) for question in questions]

    def store(self, pairs: Iterable[tuple[Question, str]]) -> None:
        """Keeps machine English; committed before it returns, so that a killed run loses nothing of it."""
        rows = [
            (self._key(q), q.source, str(target), self._engine, surprisal_of(target))
            for q, target in pairs
            if target
        ]
        with _errors(self._path), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO machine VALUES (?, ?, ?, ?, ?)", rows)

    def store_edited(self, pairs: Iterable[tuple[str, str]], *, changed: str) -> int:
        """Keeps (source, English) that an editor settled, the last for each source; how many were kept.

        `changed` is the ISO date. Empty English is not kept.
        """
        settled = {source: target for source, target in pairs if target.strip()}
        rows = [(source, target, changed) for source, target in settled.items()]
        with _errors(self._path), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO editor VALUES (?, ?, ?)", rows)
        return len(rows)

    def find_similar(self, sources: Sequence[str]) -> list[Similar | None]:
        """For each source the most similar other sentence that an editor settled, if SIMILAR_FROM or more."""
        from rapidfuzz import fuzz, process

        with _errors(self._path):
            edited = dict(self._connection.execute("SELECT source, target FROM editor"))
        found: list[Similar | None] = []
        for source in sources:
            others = (other for other in edited if other != source)
            best = process.extractOne(source, others, scorer=fuzz.ratio, score_cutoff=100 * SIMILAR_FROM)
            found.append(
                Similar(source=best[0], target=edited[best[0]], score=best[1] / 100) if best else None
            )
        return found

    def _find(self, question: Question) -> Answer | None:
        query = "SELECT target, surprisal FROM machine WHERE key = ?"
        row = self._connection.execute(query, (self._key(question),)).fetchone()
        return Answer(row[0], row[1]) if row else None

    def _key(self, question: Question) -> str:
        parts = (question.source, question.shown, self._engine, self._glossary)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into ours: a damaged file is unreadable input, a full disk cannot be written."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        kind = OutputError if isinstance(error, sqlite3.OperationalError) else InputError
        raise kind(
            path, f"the translation memory fails ({error})", "name another with --memory, or use --no-memory"
        ) from None


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            path.parent, f"cannot be made ({error.strerror})", "name another place with --memory"
        ) from None
    with _errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection)
    return connection


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switches a new file to WAL; SQLite does not wait by itself where two runs switch at once."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


def _migrate(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) WITHOUT ROWID")
        done = {name for (name,) in connection.execute("SELECT name FROM migration")}
        for name, script in MIGRATIONS:
            if name not in done:
                for statement in filter(str.strip, script.split(";")):
                    connection.execute(statement)
                connection.execute("INSERT INTO migration VALUES (?)", (name,))


def stats(path: Path) -> dict[str, int]:
    """How many sentences the memory holds: by each engine, and by editors (key "editor")."""
    with closing(_open_existing(path)) as connection, _errors(path):
        counts = dict(
            connection.execute("SELECT engine, count(*) FROM machine GROUP BY engine ORDER BY engine")
        )
        counts["editor"] = connection.execute("SELECT count(*) FROM editor").fetchone()[0]
    return counts


def export_edited(path: Path) -> str:
    """The editors' sentences as tab-separated lines: Chinese, English, date."""
    with closing(_open_existing(path)) as connection, _errors(path):
        rows = connection.execute("SELECT source, target, changed FROM editor ORDER BY changed, source")
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def import_edited(path: Path, text: str, where: str | Path, *, changed: str) -> int:
    """Adds tab-separated Chinese and English (and a date, else `changed`); the number of lines added.

    Raises InputError naming file:line, and adds nothing then.
    """
    pairs: list[tuple[str, str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells):
            continue
        if len(cells) not in (2, 3) or not cells[0] or not cells[1]:
            raise InputError(f"{where}:{number}", "is not Chinese, tab, English", "correct that line")
        pairs.append((cells[0], cells[1], cells[2] if len(cells) == 3 else changed))
    with closing(_open(path)) as connection, _errors(path), connection:
        connection.executemany("INSERT OR REPLACE INTO editor VALUES (?, ?, ?)", pairs)
    return len(pairs)


def prune(path: Path, *, keep: str) -> int:
    """Drops machine English but that of the engine with the fingerprint `keep`; how many were dropped."""
    with closing(_open_existing(path)) as connection, _errors(path):
        with connection:
            dropped = connection.execute("DELETE FROM machine WHERE engine != ?", (keep,)).rowcount
        connection.execute("VACUUM")
    return dropped


def _open_existing(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise InputError(path, "there is no translation memory", "name one with --memory")
    return _open(path)
