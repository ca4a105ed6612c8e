"""Progress on a terminal: the one place that knows tqdm."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Stage = Callable[[int], object]


@contextmanager
def stage(name: str, total: int, *, shown: bool | None = None) -> Iterator[Stage]:
    """A bar named `name` on stderr while the block runs; the value given counts finished items.

    Shown only where stderr is a terminal, unless `shown` says otherwise. Nothing is printed elsewhere.
    """
    if shown is None:
        shown = sys.stderr.isatty()
    if not shown:
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(total=total, desc=name, unit="", leave=False, file=sys.stderr, dynamic_ncols=True) as bar:
        yield bar.update


@contextmanager
def download(name: str) -> Iterator[Callable[[int, int | None], object] | None]:
    """A bar of bytes on stderr, told (bytes so far, bytes in all if known); None where none is shown."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc=name, unit="B", unit_scale=True, leave=False, file=sys.stderr) as bar:

        def advance(done: int, total: int | None) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield advance
