"""Two adapters of one line averaged: the later one's newspaper and the earlier one's general news."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def average(later: Path, earlier: Path, share: float, out: Path) -> None:
    """Write to `out` the PEFT adapter with `share` of the later one's matrices, the rest the earlier one's.

    Wortsman et al. 2022. The earlier one must be what the later one was trained from: matrices of two
    separate runs have nothing in common.
    """
    from safetensors.torch import load_file, save_file

    new, old = (load_file(folder / "adapter_model.safetensors") for folder in (later, earlier))
    out.mkdir(parents=True, exist_ok=True)
    mixed = {name: (share * matrix + (1 - share) * old[name]).contiguous() for name, matrix in new.items()}
    save_file(mixed, out / "adapter_model.safetensors")
    shutil.copy(later / "adapter_config.json", out / "adapter_config.json")


def main() -> None:
    """python -m translate.engines.training.average LATER EARLIER SHARE OUT."""
    later, earlier, share, out = sys.argv[1:5]
    average(Path(later), Path(earlier), float(share), Path(out))


if __name__ == "__main__":
    main()
