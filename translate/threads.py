"""How many threads an engine may use."""

from __future__ import annotations

import os


def usable_cores() -> int:
    """The processor cores this process may run on, at least 1 (containers and taskset counted in)."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
