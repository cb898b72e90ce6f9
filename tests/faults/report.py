"""Puts the numbers a run of these tests wrote down into docs/security/faults.md.

FAULTS_NUMBERS=numbers.jsonl make faults
.venv/bin/python tests/faults/report.py numbers.jsonl
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Final

PAGE: Final = Path(__file__).parents[2] / "docs" / "security" / "faults.md"
BEGIN: Final = "<!-- numbers: written by tests/faults/report.py -->\n"
END: Final = "<!-- end of numbers -->\n"
_SWEEP: Final = "sweep: "
_COLUMNS: Final = ("kill", "full from then on", "full once", "told")


def tables(lines: list[dict[str, Any]]) -> str:
    """Give the tables in Markdown; of several runs of one test, the last counts."""
    last = {(str(line["topic"]), line.get("share", 0)): line for line in lines}
    sweeps: defaultdict[str, Counter[str]] = defaultdict(Counter)
    others: dict[str, dict[str, Any]] = {}
    whole = Counter(topic for topic, _share in last)
    for key in sorted(last):
        topic, line = key[0], last[key]
        if whole[topic] != line.get("shares", 1):
            # A share that failed wrote nothing, and the others are not a sweep of every call.
            continue
        if topic.startswith(_SWEEP):
            sweeps[topic].update({column: line.get(column, 0) for column in _COLUMNS})
        else:
            others[topic] = line
    found = [
        "| Operation | killed at | disk full from | disk full once at | refused in words |",
        "|---|--:|--:|--:|--:|",
    ]
    for topic, line in sweeps.items():
        cells = " | ".join(f"{line[column]:,}" for column in _COLUMNS)
        found.append(f"| {topic.removeprefix(_SWEEP)} | {cells} |")
    sums = " | ".join(f"{sum(line[column] for line in sweeps.values()):,}" for column in _COLUMNS)
    found += [f"| **all {len(sweeps)}** | {sums} |", "", "| What else | counted |", "|---|---|"]
    for topic, line in others.items():
        del line["topic"]
        counted = ", ".join(f"{name} {number:,}" for name, number in line.items())
        found.append(f"| {topic} | {counted} |")
    return "\n".join(found) + "\n"


def main(numbers: str) -> None:
    """Read the numbers and rewrite the tables on the page."""
    with Path(numbers).open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _old, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{tables(lines)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
