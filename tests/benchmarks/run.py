"""Starts the benchmark: `make bench` runs this file, which prints one table."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "ui"), str(ROOT)]

from benchmarks.bench import main  # noqa: E402 - only now can the modules beside it be found

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
