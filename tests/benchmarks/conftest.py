"""Benchmarks run only when they are asked for, with `pytest -m benchmark`: they take minutes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "benchmark" in config.option.markexpr:
        return
    for item in items:
        if item.get_closest_marker("benchmark"):
            item.add_marker(pytest.mark.skip(reason="a benchmark: run with -m benchmark"))


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
