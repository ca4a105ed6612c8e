"""Installed Argos packages for the engine's tests, made once a test run."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def argos_package() -> ModuleType:
    """The builder of tiny packages, tests/argos_package.py."""
    # Loaded by path: a package on PyPI puts a stray top-level `tests` where an import would find it.
    if "argos_package" not in sys.modules:
        path = Path(__file__).parents[1] / "argos_package.py"
        spec = importlib.util.spec_from_file_location("argos_package", path)
        assert spec is not None and spec.loader is not None
        sys.modules["argos_package"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["argos_package"])
    return sys.modules["argos_package"]


@pytest.fixture
def installed(
    argos_package: ModuleType, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """installed(kind, ...) makes and installs a package, once a run, and points ARGOS_PACKAGES_DIR at it."""
    from translate.packages import install_package

    def install(name: str, **options: object) -> Path:
        folder = tmp_path_factory.getbasetemp() / "argos" / name
        monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
        if not folder.exists():
            folder.mkdir(parents=True)
            install_package(argos_package.build_package(folder / "file.argosmodel", **options))
        return folder / "packages"

    return install
