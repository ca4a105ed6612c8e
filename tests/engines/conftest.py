"""Installed Argos packages for the engine's tests, made once a test run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


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
