"""Saves one edit after another at the known family of a store, and says how long each took."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from benchmarks import making, stores
from benchmarks.timing import p95
from familyplan import actions
from familyplan.model import Goal
from familyplan_ui.gate import Gate
from familyplan_ui.work import Worker

_WARM = 5
_COUNTED = 10


def main(folder: str, times: str) -> None:
    """Edit a goal's words again and again through the gate, as a page does."""
    application = QCoreApplication([])
    session = stores.opened(Path(folder))
    gate = Gate(Worker(application), application)
    gate.open(session)
    goal = gate.rows(making.known_family()).of(Goal)[0]
    wall, cpu = [], []

    def save(number: int) -> None:
        gate.did(actions.records.edit, "goal", goal.id, why=f"Because of reason number {number}")

    for number in range(int(times) + _WARM):
        began, began_cpu = time.perf_counter(), time.process_time()
        save(number)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - began_cpu)
    statements: list[str] = []
    # Apart from the timed ones: being told of each statement takes longer than the statement.
    session.store.db.conn.set_trace_callback(statements.append)
    for number in range(_COUNTED):
        save(-number)
    session.store.db.conn.set_trace_callback(None)
    gate.worker.close()
    session.close()
    found = {
        "wall": p95(wall[_WARM:]),
        "cpu": p95(cpu[_WARM:]),
        "commits": statements.count("COMMIT") / _COUNTED,
        "saves": len(wall) + _COUNTED,
    }
    print(json.dumps(found))  # noqa: T201 - how a probe answers


if __name__ == "__main__":
    main(*sys.argv[1:])
