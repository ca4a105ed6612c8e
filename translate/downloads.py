"""Fetching an Argos package through its index: the only code here that opens a network connection."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import PackageError

Progress = Callable[[int, int | None], object]
"""Called with the bytes done so far and, where it is known, the number there will be."""

MAX_INDEX_BYTES = 16 * 1024**2
CHUNK = 256 * 1024
TIMEOUT_SECONDS = 30
# Each try goes on from where the last one broke off.
PAUSES_SECONDS = (0.2, 2.0, 5.0)

_OFFLINE = "check the connection, or get the file elsewhere and run `mengyi package install FILE`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package that the index offers."""

    code: str
    version: str
    links: tuple[str, ...]


def find_offers(index_url: str, from_code: str, to_code: str) -> list[Offer]:
    """The packages for that pair in the index, at least one; raises PackageError where there is none."""
    try:
        with _open(index_url, {}) as response:
            listed = json.loads(response.read(MAX_INDEX_BYTES))
        offers = [
            Offer(
                code=f"{from_code}_{to_code}",
                version=str(entry.get("package_version", "")),
                links=tuple(link for link in entry.get("links", ()) if _is_web(link)),
            )
            for entry in listed
            if (entry.get("from_code"), entry.get("to_code")) == (from_code, to_code)
        ]
    except (OSError, http.client.HTTPException) as error:
        raise PackageError(index_url, f"cannot be reached ({_reason(error)})", _OFFLINE) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise PackageError(index_url, "is not an Argos package index", "check ARGOS_PACKAGE_INDEX") from error
    offers = [offer for offer in offers if offer.links]
    if not offers:
        raise PackageError(
            index_url,
            f"offers no {from_code}-{to_code} package",
            "run `mengyi package install FILE` with one",
        )
    return offers


@contextmanager
def downloaded(offer: Offer, *, limit: int, progress: Progress | None = None) -> Iterator[Path]:
    """The offered file, downloaded to the user's cache folder and deleted at the end of the block.

    A download that breaks off is taken up again, in this run and in the next. Raises PackageError where the
    file cannot be had, is larger than `limit` bytes, or is not the one that the first block without an error
    had under that version.
    """
    from platformdirs import user_cache_path

    folder = user_cache_path("mengyi") / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    # What the index calls a version may be anything, a path too.
    version = re.sub(r"[^0-9A-Za-z.]", "_", offer.version)
    part = folder / f"translate-{offer.code}-{version}.argosmodel.part"
    problem = ""
    for pause in (*PAUSES_SECONDS, None):
        for link in offer.links:
            try:
                _fetch(link, part, limit, progress or (lambda _done, _total: None))
            except (OSError, http.client.HTTPException) as error:
                problem = f"{link}: {_reason(error)}"
                continue
            try:
                digest = _check_known(offer, link, part)
                yield part
                _remember(offer, digest)
            finally:
                part.unlink(missing_ok=True)
                _validator(part).unlink(missing_ok=True)
            return
        if pause is not None:
            time.sleep(pause)
    raise PackageError(offer.links[0], f"cannot be downloaded ({problem})", _OFFLINE)


def _fetch(link: str, part: Path, limit: int, progress: Progress) -> None:
    """Downloads what is missing of the file; raises OSError where the connection breaks off."""
    have = part.stat().st_size if part.exists() else 0
    known = _validator(part).read_text(encoding="utf-8") if _validator(part).exists() else ""
    # Without the mark of the very same file a server sends everything anew, and so it should.
    resume = {"Range": f"bytes={have}-", "If-Range": known} if have and known else {}
    try:
        response = _open(link, resume)
    except urllib.error.HTTPError as error:
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)
        raise
    with response:
        done = have if response.status == http.client.PARTIAL_CONTENT else 0
        length = response.headers.get("Content-Length")
        total = done + int(length) if length and length.isdecimal() else None
        mark = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        # A weak mark promises the same meaning, not the same bytes.
        _validator(part).write_text("" if mark.startswith("W/") else mark, encoding="utf-8")
        with part.open("ab" if done else "wb") as file:
            progress(done, total)
            while True:
                if max(done, total or 0) > limit:
                    break
                chunk = response.read(CHUNK)
                if not chunk:
                    break
                file.write(chunk)
                done += len(chunk)
                progress(done, total)
    if max(done, total or 0) > limit:
        part.unlink()
        raise PackageError(link, f"is larger than {limit // 1024**2} MB", "check ARGOS_PACKAGE_INDEX")
    if total is not None and done < total:
        raise ConnectionError(f"broke off after {done} of {total} bytes")


def _check_known(offer: Offer, link: str, file: Path) -> str:
    """The file's SHA-256; raises PackageError where that version was installed with another."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    if _known().get(f"{offer.code} {offer.version}", digest) != digest:
        raise PackageError(
            link,
            f"is not the file that was first installed as {offer.code} {offer.version}",
            f"if its publisher has replaced it, delete {_known_file()}",
        )
    return digest


def _remember(offer: Offer, digest: str) -> None:
    known = {**_known(), f"{offer.code} {offer.version}": digest}
    _known_file().parent.mkdir(parents=True, exist_ok=True)
    _known_file().write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _known() -> dict[str, str]:
    try:
        return dict(json.loads(_known_file().read_bytes()))
    except (OSError, ValueError):
        return {}


def _known_file() -> Path:
    from platformdirs import user_data_path

    return user_data_path("mengyi") / "downloads.json"


def _validator(part: Path) -> Path:
    return part.with_suffix(".etag")


def _open(url: str, headers: dict[str, str]) -> Any:
    if not _is_web(url):
        raise PackageError(url, "is not a web address", "check ARGOS_PACKAGE_INDEX")
    request = urllib.request.Request(url, headers={"User-Agent": "mengyi", **headers})
    return urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS)


def _is_web(link: object) -> bool:
    return isinstance(link, str) and link.startswith(("https://", "http://"))


def _reason(error: Exception) -> str:
    with suppress(AttributeError):
        return str(error.reason)  # type: ignore[attr-defined]
    return str(error) or type(error).__name__
