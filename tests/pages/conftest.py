"""Lends the damage generator and the scorer to the tests here, which may not import from `tests`."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def damage() -> ModuleType:
    """The module tests/pages/damage.py."""
    path = Path(__file__).with_name("damage.py")
    spec = importlib.util.spec_from_file_location("page_damage", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
