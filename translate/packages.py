"""Argos language packages: which are installed, installing one whole or not at all, and removing one."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.archives import REMEDY, unpack
from translate.errors import PackageError

RECORD = "mengyi.json"
"""The file in a package's folder that keeps the SHA-256 of what was installed."""

MAX_DOWNLOAD_BYTES = 1024**3  # the published zh-en package is about a tenth of that

TRIAL_SENTENCE = "你好。"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledPackage:
    """An Argos package on disk; `code` is e.g. "zh_en", `sha256` that of the file it was installed from."""

    code: str
    version: str
    path: Path
    target_prefix: str = ""
    sha256: str | None = None
    model_sha256: str | None = None

    @property
    def model(self) -> Path:
        return self.path / "model"


def packages_folder() -> Path:
    """Where Argos Translate keeps its packages: ARGOS_PACKAGES_DIR, its settings file, or XDG_DATA_HOME.

    Worked out here because importing `argostranslate.settings` creates four folders in HOME.
    """
    chosen = _setting("ARGOS_PACKAGES_DIR")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(chosen) if chosen else data / "argos-translate" / "packages"


def installed_package() -> InstalledPackage | None:
    """The package that a translation into English starts with, or None. Cheap, and changes nothing."""
    return next(iter(installed_route()), None)


def installed_route() -> tuple[InstalledPackage, ...]:
    """The newest zh-en package; where there is none, a pair such as zh-de and de-en; or an empty tuple."""
    newest: dict[str, InstalledPackage] = {}
    for package in list_packages():
        newest.setdefault(package.code, package)
    if "zh_en" in newest:
        return (newest["zh_en"],)
    for code, package in newest.items():
        pivot = code.partition("_")[2]
        if code.startswith("zh_") and f"{pivot}_en" in newest:
            return package, newest[f"{pivot}_en"]
    return ()


def list_packages() -> list[InstalledPackage]:
    """Every translation package that is installed, by code, the newest version of each first."""
    try:
        folders = sorted(packages_folder().iterdir())
    except OSError:
        return []
    packages = [package for folder in folders if (package := read_package(folder))]
    packages.sort(key=lambda package: version_key(package.version), reverse=True)
    return sorted(packages, key=lambda package: package.code)


def version_key(version: str) -> tuple[int, ...]:
    """Sorts versions by number: "1.9" before "1.10"."""
    return tuple(int(number) for number in version.split(".") if number.isdecimal())


def install_package(source: Path | None, *, progress: Any = None) -> InstalledPackage:
    """Installs the zh-en package in the .argosmodel file, or for None the one that the Argos index offers.

    The package is unpacked, checked and tried on a sentence in a folder of its own first, then moved into
    place in one step: whatever goes wrong raises PackageError and leaves nothing behind. `progress` is called
    with the bytes downloaded and, where it is known, how many there will be.
    """
    if source is not None:
        return _install_file(source)
    from translate.downloads import downloaded, find_offers

    offers = find_offers(_index_url(), "zh", "en")
    newest = max(offers, key=lambda offer: version_key(offer.version))
    with downloaded(newest, limit=MAX_DOWNLOAD_BYTES, progress=progress) as file:
        return _install_file(file)


def remove_package(code: str) -> list[InstalledPackage]:
    """Removes every installed version of a package, e.g. "zh_en"; raises PackageError where there is none."""
    wanted = code.removeprefix("translate-").replace("-", "_")
    found = [package for package in list_packages() if package.code == wanted]
    if not found:
        raise PackageError(code, "is not installed", "see `mengyi package list`")
    for package in found:
        try:
            with _staging() as staging:
                # Out of sight in one step, so that a run stopped halfway leaves no half-removed package.
                package.path.rename(staging / package.path.name)
        except OSError as error:
            what = f"cannot be removed ({error.strerror or error})"
            raise PackageError(package.path, what, "check who owns it") from error
    return found


def read_package(folder: Path) -> InstalledPackage | None:
    """The translation package in that folder, or None where it holds none."""
    try:
        metadata = json.loads((folder / "metadata.json").read_bytes())
        code = f"{metadata['from_code']}_{metadata['to_code']}"
    except (OSError, ValueError, TypeError, KeyError):
        return None
    record: dict[str, str] = {}
    with suppress(OSError, ValueError, TypeError):
        record = dict(json.loads((folder / RECORD).read_bytes()))
    return InstalledPackage(
        code=code,
        version=str(metadata.get("package_version", "")),
        path=folder,
        target_prefix=str(metadata.get("target_prefix") or ""),
        sha256=record.get("sha256"),
        model_sha256=record.get("model_sha256"),
    )


def open_model(package: InstalledPackage, **options: Any) -> tuple[Any, Any]:
    """The package's `ctranslate2.Translator`, made with those options, and its tokenizer.

    Raises PackageError where either cannot be loaded.
    """
    import ctranslate2
    from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

    try:
        translator = ctranslate2.Translator(str(package.model), device="cpu", **options)
        if (package.path / "sentencepiece.model").exists():
            tokenizer = SentencePieceTokenizer(package.path / "sentencepiece.model")
        else:
            tokenizer = BPETokenizer(package.path / "bpe.model", *package.code.split("_"))
        tokenizer.encode(TRIAL_SENTENCE)
    # SystemExit is what the BPE reader raises at a line that it cannot read.
    except (RuntimeError, ValueError, OSError, MemoryError, IndexError, SystemExit) as error:
        what = f"cannot be loaded ({_first_line(error)})"
        raise PackageError(package.path, what, "install the package again") from error
    return translator, tokenizer


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _setting(name: str) -> str | None:
    """An Argos setting: the environment first, then Argos Translate's own settings file."""
    if name in os.environ:
        return os.environ[name]
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    with suppress(OSError, ValueError, AttributeError):
        value = json.loads((config / "argos-translate" / "settings.json").read_bytes()).get(name)
        return str(value) if value is not None else None
    return None


def _index_url() -> str:
    chosen = _setting("ARGOS_PACKAGE_INDEX")
    if chosen is None:
        from argostranslate import settings

        chosen = settings.package_index
    return chosen.rstrip("/") + "/index.json"


def _install_file(file: Path) -> InstalledPackage:
    try:
        with _staging() as staging:
            candidate = _check_layout(file, unpack(file, staging))
            _try_sentence(file, candidate)
            model = file_sha256(candidate.model / "model.bin")
            record = {"sha256": file_sha256(file), "model_sha256": model}
            (candidate.path / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
            final = packages_folder() / candidate.path.name
            if final.exists():
                final.rename(staging / "replaced by this installation")
            candidate.path.replace(final)
    except OSError as error:
        what = f"cannot be installed ({error.strerror or error})"
        raise PackageError(file, what, "check the path and the space left") from error
    package = read_package(final)
    assert package is not None  # it was read from the folder that has just been moved
    return package


@contextmanager
def _staging() -> Iterator[Path]:
    """A temporary folder on the file system of the packages, and outside their folder where that can be.

    Outside, because Argos Translate itself stops at any folder among its packages that holds no metadata.
    """
    packages = packages_folder()
    packages.mkdir(parents=True, exist_ok=True)
    beside = packages.parent
    if not os.access(beside, os.W_OK) or beside.stat().st_dev != packages.stat().st_dev:
        beside = packages
    with tempfile.TemporaryDirectory(prefix=".mengyi-", dir=beside, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _check_layout(file: Path, folder: Path) -> InstalledPackage:
    package = read_package(folder)
    if package is None:
        raise PackageError(file, "has no metadata.json that names its languages", REMEDY)
    if package.code != "zh_en":
        pair = package.code.replace("_", "-")
        raise PackageError(file, f"translates {pair}, not zh-en", "choose the Chinese-English package")
    if not (folder / "model" / "model.bin").is_file():
        raise PackageError(file, "has no model/model.bin", REMEDY)
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        raise PackageError(file, "has no tokenizer (sentencepiece.model or bpe.model)", REMEDY)
    return package


def _try_sentence(file: Path, package: InstalledPackage) -> None:
    """Raises PackageError unless the package makes something of a sentence."""
    try:
        translator, tokenizer = open_model(package, compute_type="int8")
        prefix = [[package.target_prefix]] if package.target_prefix else None
        result = translator.translate_batch(
            [tokenizer.encode(TRIAL_SENTENCE)], target_prefix=prefix, beam_size=1, max_decoding_length=32
        )
        text = tokenizer.decode(result[0].hypotheses[0])
    except PackageError as error:
        raise PackageError(file, error.what, REMEDY) from error
    except (RuntimeError, ValueError) as error:
        raise PackageError(file, f"cannot translate ({_first_line(error)})", REMEDY) from error
    if not text.strip():
        raise PackageError(file, "translates a trial sentence to nothing", REMEDY)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
