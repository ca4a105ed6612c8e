"""What every test gets: a home of its own, and no way out to the network."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

# No example is timed: the machine may be busy. Where CI is set, the examples are the same in every run.
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Benchmarks run only when they are asked for, with `pytest -m benchmark`: they take minutes."""
    if "benchmark" in config.option.markexpr:
        return
    for item in items:
        if item.get_closest_marker("benchmark"):
            item.add_marker(pytest.mark.skip(reason="a benchmark: run with -m benchmark"))


_REAL_CONNECT = socket.socket.connect


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder a test run, so that the built-in model is put together once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for variable, folder in (
        ("HOME", home),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_CACHE_HOME", shared_cache),
    ):
        monkeypatch.setenv(variable, str(folder))
    for variable in ("ARGOS_PACKAGES_DIR", "ARGOS_PACKAGE_INDEX"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections other than to this machine fail the test that makes them."""

    def connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        _REAL_CONNECT(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
    yield


@pytest.fixture(scope="session")
def argos_package() -> ModuleType:
    """The builder of tiny Argos packages, tests/argos_package.py."""
    # Loaded by path: a package on PyPI puts a stray top-level `tests` where an import would find it.
    if "argos_package" not in sys.modules:
        path = Path(__file__).parent / "argos_package.py"
        spec = importlib.util.spec_from_file_location("argos_package", path)
        assert spec is not None and spec.loader is not None
        sys.modules["argos_package"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["argos_package"])
    return sys.modules["argos_package"]
