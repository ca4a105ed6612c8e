"""Installing, listing and removing Argos packages: tiny real ones, broken ones, an index on loopback."""

from __future__ import annotations

import http.server
import json
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from translate.engines import open_engine
from translate.errors import PackageError
from translate.packages import (
    install_package,
    installed_package,
    list_packages,
    packages_folder,
    remove_package,
)


@pytest.fixture(scope="session")
def package_file(argos_package: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole package that knows 20 sentences."""
    path = tmp_path_factory.mktemp("package") / "translate-zh_en-1_9.argosmodel"
    built: Path = argos_package.build_package(path, argos_package.PAIRS[:20])
    return built


def left_behind() -> list[str]:
    """Everything in the package folder and beside it, hidden files too."""
    beside = packages_folder().parent
    return (
        sorted(path.relative_to(beside).as_posix() for path in beside.rglob("*")) if beside.exists() else []
    )


def test_looking_for_a_package_loads_and_creates_nothing(tmp_path: Path) -> None:
    """`--engine auto` looks at every start: no ctranslate2, no numpy, no folder in HOME."""
    script = (
        "import sys; from translate.packages import installed_package; assert installed_package() is None;"
        "assert not {'ctranslate2', 'numpy', 'argostranslate', 'sentencepiece'} & set(sys.modules)"
    )
    home = tmp_path / "elsewhere"
    home.mkdir()
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", script], env={"HOME": str(home)}, cwd=root, check=True)
    assert list(home.iterdir()) == []


def test_a_file_is_installed_listed_used_and_removed(argos_package: ModuleType, package_file: Path) -> None:
    """The whole life of a package; nothing but its folder is there in the middle, and nothing at the end."""
    package = install_package(package_file)
    assert (package.code, package.version) == ("zh_en", "1.9")
    assert package.path == packages_folder() / "translate-zh_en-1_9"
    assert len(package.sha256 or "") == 64
    assert installed_package() == package
    assert list_packages() == [package]
    assert [name for name in left_behind() if name.count("/") < 2] == [
        "packages",
        "packages/translate-zh_en-1_9",
    ]
    zh, en = argos_package.PAIRS[3]
    assert open_engine("auto").translate([zh]) == [en]
    assert remove_package("zh-en") == [package]
    assert installed_package() is None
    assert left_behind() == ["packages"]


def test_argos_translate_itself_sees_the_same_package(argos_package: ModuleType, package_file: Path) -> None:
    """The folder is laid out as its own installer lays it out."""
    from argostranslate.package import get_installed_packages

    package = install_package(package_file)
    (theirs,) = get_installed_packages([packages_folder()])
    assert (theirs.package_path, theirs.from_code, theirs.package_version) == (package.path, "zh", "1.9")


def test_the_folder_is_the_one_of_argos_translate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_DATA_HOME, then Argos Translate's settings file, then ARGOS_PACKAGES_DIR."""
    data, config = tmp_path / "data", tmp_path / "config"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    assert packages_folder() == data / "argos-translate" / "packages"
    (config / "argos-translate").mkdir(parents=True)
    settings = config / "argos-translate" / "settings.json"
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "chosen")}))
    assert packages_folder() == tmp_path / "chosen"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "named"))
    assert packages_folder() == tmp_path / "named"


def test_the_newest_of_several_versions_is_used(package_file: Path) -> None:
    """1.10 is newer than 1.9; the older one stays listed."""
    package = install_package(package_file)
    newer = package.path.with_name("translate-zh_en-1_10")
    newer.mkdir()
    (newer / "metadata.json").write_text('{"from_code": "zh", "to_code": "en", "package_version": "1.10"}')
    assert [package.version for package in list_packages()] == ["1.10", "1.9"]
    found = installed_package()
    assert found is not None and found.version == "1.10"


def test_installing_again_replaces_the_package(package_file: Path) -> None:
    """As one whole: what only the old one held is gone."""
    package = install_package(package_file)
    (package.path / "old.txt").write_text("old")
    assert install_package(package_file) == package
    assert not (package.path / "old.txt").exists()
    assert [name for name in left_behind() if name.count("/") < 2] == [
        "packages",
        "packages/translate-zh_en-1_9",
    ]


def test_removing_what_is_not_installed_is_an_error() -> None:
    """The remedy names the command that lists what is."""
    with pytest.raises(PackageError, match="zh_en: is not installed; see `mengyi package list`"):
        remove_package("zh_en")


TOP = "translate-zh_en-1_9/"


def _metadata(**changed: object) -> bytes:
    return json.dumps({"from_code": "zh", "to_code": "en", "package_version": "1.9", **changed}).encode()


def _without(*names: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda files: {name: data for name, data in files.items() if not name.startswith(names)}


BROKEN: list[tuple[str, Callable[[dict[str, bytes]], dict[str, bytes]], str]] = [
    ("outside", lambda files: {**files, f"{TOP}../../evil": b"x"}, "unsafe path"),
    ("absolute", lambda files: {**files, "/evil": b"x"}, "unsafe path"),
    ("backslash", lambda files: {**files, f"{TOP}..\\evil": b"x"}, "unsafe path"),
    ("drive", lambda files: {**files, "C:/evil": b"x"}, "unsafe path"),
    ("two folders", lambda files: {**files, "other/file": b"x"}, "does not hold just one folder"),
    ("no folder", lambda files: {"metadata.json": b"{}"}, "does not hold just one folder"),
    ("empty", lambda files: {}, "does not hold just one folder"),
    ("no metadata", _without(TOP + "metadata.json"), "no metadata.json"),
    ("bad metadata", lambda files: {**files, TOP + "metadata.json": b"{"}, "no metadata.json"),
    ("a list as metadata", lambda files: {**files, TOP + "metadata.json": b"[]"}, "no metadata.json"),
    (
        "other pair",
        lambda files: {**files, TOP + "metadata.json": _metadata(to_code="fr")},
        "zh-fr, not zh-en",
    ),
    (
        "wrong way",
        lambda files: {**files, TOP + "metadata.json": _metadata(from_code="en", to_code="zh")},
        "en-zh, not",
    ),
    ("no model", _without(TOP + "model/"), "no model/model.bin"),
    ("no weights", _without(TOP + "model/model.bin"), "no model/model.bin"),
    ("no vocabulary", _without(TOP + "model/shared_vocabulary.json"), "cannot be loaded"),
    ("no tokenizer", _without(TOP + "sentencepiece.model"), "no tokenizer"),
    ("bad tokenizer", lambda files: {**files, TOP + "sentencepiece.model": b"not one"}, "cannot be loaded"),
    ("bad weights", lambda files: {**files, TOP + "model/model.bin": b"\0" * 99}, "cannot be loaded"),
    (
        "half the weights",
        lambda files: {**files, TOP + "model/model.bin": files[TOP + "model/model.bin"][: 10**6]},
        "cannot be loaded",
    ),
]


@pytest.mark.parametrize(("change", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_package_is_one_clear_error_and_leaves_nothing_behind(
    argos_package: ModuleType,
    package_file: Path,
    tmp_path: Path,
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
    message: str,
) -> None:
    """Nothing is installed, nothing lies about, and the package that was there before still is."""
    file = argos_package.write_zip(
        tmp_path / "broken.argosmodel", change(argos_package.read_zip(package_file))
    )
    with pytest.raises(PackageError, match=message) as caught:
        install_package(file)
    assert caught.value.where == str(file)
    assert "\n" not in str(caught.value)
    assert left_behind() == ["packages"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.argosmodel", "home"]


def test_a_package_that_is_installed_survives_a_broken_one(package_file: Path, tmp_path: Path) -> None:
    """Trying a damaged file does not cost the whole one."""
    package = install_package(package_file)
    damaged = tmp_path / "damaged.argosmodel"
    damaged.write_bytes(package_file.read_bytes()[:-1000])
    with pytest.raises(PackageError):
        install_package(damaged)
    assert installed_package() == package


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "not a whole"), (b"<html>404</html>", "not a whole"), (None, "no such file")],
    ids=["empty", "html", "missing"],
)
def test_what_is_no_zip_file_is_no_package(tmp_path: Path, content: bytes | None, message: str) -> None:
    """Nor is a file that is not there."""
    file = tmp_path / "some.argosmodel"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PackageError, match=message):
        install_package(file)
    assert left_behind() == ["packages"]


def test_a_folder_is_no_package(tmp_path: Path) -> None:
    """The file is asked for, not the folder it unpacks to."""
    with pytest.raises(PackageError, match="no such file"):
        install_package(tmp_path)


def test_a_flipped_bit_is_noticed(package_file: Path, tmp_path: Path) -> None:
    """By the checksums in the zip file."""
    content = bytearray(package_file.read_bytes())
    content[len(content) // 2] ^= 4
    file = tmp_path / "flipped.argosmodel"
    file.write_bytes(content)
    with pytest.raises(PackageError, match="not a whole Argos package"):
        install_package(file)
    assert left_behind() == ["packages"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(package_file: Path, tmp_path: Path, kind: int) -> None:
    """A link could point the next file anywhere."""
    file = tmp_path / "link.argosmodel"
    file.write_bytes(package_file.read_bytes())
    with zipfile.ZipFile(file, "a") as archive:
        member = zipfile.ZipInfo(f"{TOP}model/more")
        member.external_attr = (kind | 0o777) << 16
        archive.writestr(member, "/etc")
    with pytest.raises(PackageError, match="unsafe path or link"):
        install_package(file)
    assert left_behind() == ["packages"]


@pytest.mark.parametrize("limits", [{"max_files": 5}, {"max_bytes": 1000}], ids=["files", "bytes"])
def test_a_zip_bomb_is_not_unpacked(package_file: Path, tmp_path: Path, limits: dict[str, int]) -> None:
    """Nothing is written where the files are too many or too large."""
    from translate.archives import unpack

    with pytest.raises(PackageError, match="more than a language package"):
        unpack(package_file, tmp_path / "into", **limits)
    assert not (tmp_path / "into").exists()


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr("translate.downloads.PAUSES_SECONDS", (0.0, 0.0))
    server = Web(tmp_path / "www")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{server.url}/")
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class Web(http.server.ThreadingHTTPServer):
    """Serves a folder on loopback, with ranges; the first answers can be made to break off halfway."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.break_off: list[int] = []
        self.ranges: list[str | None] = []
        folder.mkdir()

    def offer(self, file: Path | None, **metadata: object) -> None:
        """Puts the file and an index that lists it, among others, in the folder."""
        entry = {
            "package_version": "1.9",
            "from_code": "zh",
            "to_code": "en",
            "links": [f"{self.url}/package.argosmodel", "ipfs://nowhere"],
            **metadata,
        }
        older = {**entry, "package_version": "1.0", "links": [f"{self.url}/old.argosmodel"]}
        other = {**entry, "to_code": "fr", "package_version": "9.9"}
        index = [other, older, entry, {"type": "sbd", "links": []}]
        (self.folder / "index.json").write_text(json.dumps(index))
        if file is not None:
            (self.folder / "package.argosmodel").write_bytes(file.read_bytes())


class Handler(http.server.BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        path = self.server.folder / self.path.strip("/")
        if not path.is_file():
            self.send_error(404)
            return
        content, start = path.read_bytes(), 0
        tag = f'"{hash(content)}"'
        if path.suffix == ".argosmodel":
            self.server.ranges.append(self.headers["Range"])
            if self.headers["Range"] and self.headers["If-Range"] == tag:
                start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.send_header("ETag", tag)
        self.end_headers()
        breaks = path.suffix == ".argosmodel" and self.server.break_off
        self.wfile.write(content[start : self.server.break_off.pop(0) if breaks else None])

    def log_message(self, *_: object) -> None:
        pass


def test_the_newest_zh_en_package_of_the_index_is_installed(
    web: Web, argos_package: ModuleType, package_file: Path, shared_cache: Path
) -> None:
    """Downloaded with progress, checked, installed; the download is not kept."""
    web.offer(package_file)
    steps: list[tuple[int, int | None]] = []
    package = install_package(None, progress=lambda done, total: steps.append((done, total)))
    assert installed_package() == package
    size = package_file.stat().st_size
    assert steps[0] == (0, size) and steps[-1] == (size, size) and steps == sorted(steps)
    assert list((shared_cache / "mengyi" / "downloads").iterdir()) == []


def test_another_file_under_the_same_version_is_refused(
    web: Web, argos_package: ModuleType, package_file: Path, tmp_path: Path
) -> None:
    """The SHA-256 of the first download is remembered, also when the package has been removed since."""
    web.offer(package_file)
    package = install_package(None)
    remove_package("zh_en")
    assert install_package(None) == package
    files = argos_package.read_zip(package_file)
    web.offer(argos_package.write_zip(tmp_path / "other.argosmodel", {**files, TOP + "note.txt": b"new"}))
    with pytest.raises(PackageError, match=r"not the file that was first installed as zh_en 1\.9") as caught:
        install_package(None)
    assert installed_package() == package
    known = Path(caught.value.remedy.rpartition(" delete ")[2])
    assert json.loads(known.read_text()) == {"zh_en 1.9": package.sha256}
    known.unlink()
    assert (install_package(None).path / "note.txt").exists()


def test_a_download_that_breaks_off_goes_on_where_it_stopped(web: Web, package_file: Path) -> None:
    """Within one run, by asking for the rest."""
    web.offer(package_file)
    web.break_off = [1_000_000, 2_000_000]
    assert install_package(None).code == "zh_en"
    assert web.ranges == [None, "bytes=1000000-", "bytes=2000000-"]


def test_the_next_run_goes_on_with_what_the_last_one_has(
    web: Web, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that had to give up has not downloaded for nothing."""
    web.offer(package_file)
    monkeypatch.setattr("translate.downloads.PAUSES_SECONDS", ())
    web.break_off = [1_000_000]
    with pytest.raises(PackageError, match=r"cannot be downloaded .*broke off after 1000000 of"):
        install_package(None)
    assert installed_package() is None
    assert install_package(None).code == "zh_en"
    assert web.ranges == [None, "bytes=1000000-"]


def test_a_file_that_changed_meanwhile_is_downloaded_anew(
    web: Web, argos_package: ModuleType, package_file: Path, tmp_path: Path
) -> None:
    """Two halves of different files make no package."""
    web.offer(package_file)
    web.break_off = [1_000_000]
    files = argos_package.read_zip(package_file)
    other = argos_package.write_zip(tmp_path / "other.argosmodel", {**files, TOP + "note.txt": b"new"})

    def swap(done: int, total: int | None) -> None:
        if done == 1_000_000:
            web.offer(other)

    package = install_package(None, progress=swap)
    assert (package.path / "note.txt").read_bytes() == b"new"


def test_a_version_that_is_a_path_leads_nowhere(
    web: Web, package_file: Path, shared_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of the download stays in its folder, whatever the index says."""
    web.offer(package_file, package_version="2.0/../../evil")
    monkeypatch.setattr("translate.downloads.PAUSES_SECONDS", ())
    web.break_off = [1_000_000]
    with pytest.raises(PackageError, match="broke off"):
        install_package(None)
    (part,) = (shared_cache / "mengyi" / "downloads").glob("*.part")
    assert "evil" in part.name
    assert install_package(None).version == "1.9"


def test_a_file_that_is_too_large_is_not_downloaded(
    web: Web, package_file: Path, monkeypatch: pytest.MonkeyPatch, shared_cache: Path
) -> None:
    """By what the server says, or by what it sends."""
    web.offer(package_file)
    monkeypatch.setattr("translate.packages.MAX_DOWNLOAD_BYTES", 1024**2)
    with pytest.raises(PackageError, match="is larger than 1 MB"):
        install_package(None)
    assert not list((shared_cache / "mengyi" / "downloads").glob("*.part"))


@pytest.mark.parametrize(
    ("index", "message"),
    [
        (None, "cannot be reached .*Not Found.*mengyi package install FILE"),
        ("<html>", "is not an Argos package index"),
        ('{"a": 1}', "is not an Argos package index"),
        ("[]", "offers no zh-en package"),
        (
            '[{"from_code": "zh", "to_code": "en", "links": ["file:///etc/passwd"]}]',
            "offers no zh-en package",
        ),
    ],
)
def test_an_index_that_is_none_is_one_clear_error(web: Web, index: str | None, message: str) -> None:
    """Missing, something else, without the package, or with a link that is not on the web."""
    if index is not None:
        (web.folder / "index.json").write_text(index)
    with pytest.raises(PackageError, match=message):
        install_package(None)
    assert left_behind() == []


def test_offline_says_what_else_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens at that port."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    with pytest.raises(PackageError, match=r"cannot be reached .*`mengyi package install FILE`"):
        install_package(None)


def test_a_missing_file_behind_the_index_is_one_clear_error(web: Web) -> None:
    """The index lists it, the server does not have it."""
    web.offer(None)
    with pytest.raises(PackageError, match=r"cannot be downloaded \(http.*Not Found\)"):
        install_package(None)
    assert left_behind() == []
