"""Unpacking a language package: plain files under one folder, or PackageError."""

from __future__ import annotations

import lzma
import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from translate.errors import PackageError

# The published zh-en package holds a few dozen files, less than 0.5 GB unpacked.
MAX_FILES = 2_000
MAX_BYTES = 2 * 1024**3

REMEDY = "download the file again, or get the package with `mengyi package install`"


def unpack(file: Path, into: Path, *, max_files: int = MAX_FILES, max_bytes: int = MAX_BYTES) -> Path:
    """The one folder in the zip `file`, unpacked in the folder `into`.

    Raises PackageError for what is no whole zip, for a path that leads out of its folder, for links, for more
    than one top folder, and for more files or bytes than a language package has.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            top = _check(file, members, max_files, max_bytes)
            if shutil.disk_usage(into).free < sum(member.file_size for member in members):
                raise PackageError(file, "there is no space left to unpack it", "free some and try again")
            # zipfile stops at the size that a member declares, so a lying size cannot fill the disk.
            archive.extractall(into)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise PackageError(file, "no such file", "give the path of an .argosmodel file") from error
    except (zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError) as error:
        raise PackageError(file, f"is not a whole Argos package ({error})", REMEDY) from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        raise PackageError(file, f"is a zip file of an unknown kind ({error})", REMEDY) from error
    return into / top


def _check(file: Path, members: list[zipfile.ZipInfo], max_files: int, max_bytes: int) -> str:
    """The name of the one top folder; raises PackageError for anything unsafe."""
    if len(members) > max_files or sum(member.file_size for member in members) > max_bytes:
        raise PackageError(file, "holds more than a language package does", REMEDY)
    for member in members:
        if not _is_harmless(member):
            raise PackageError(
                file, f"holds an unsafe path or link ({member.filename!r})", "do not install this file"
            )
    names = [member.filename for member in members]
    tops = {PurePosixPath(name).parts[0] for name in names}
    if len(tops) != 1 or not any("/" in name.rstrip("/") for name in names):
        raise PackageError(file, "does not hold just one folder", REMEDY)
    if len(set(names)) != len(names):
        raise PackageError(file, "holds two files of the same name", REMEDY)
    return tops.pop()


def _is_harmless(member: zipfile.ZipInfo) -> bool:
    """A plain file or folder below the place of unpacking, under a name that means the same everywhere."""
    path = PurePosixPath(member.filename)
    # The upper half is the Unix mode; archives made elsewhere leave it 0.
    kind = stat.S_IFMT(member.external_attr >> 16)
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and not any(mark in member.filename for mark in "\\:\0")
        and not path.parts[0].startswith(".")
        and kind in (0, stat.S_IFREG, stat.S_IFDIR)
    )
