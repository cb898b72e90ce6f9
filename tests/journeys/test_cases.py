"""Four published cases typed through the window, and read back through the program's own export."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import pytest

from journeys import door, held
from journeys.hands import Hands
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

CASES = ("chloe", "harry", "liam", "tom")


@pytest.mark.parametrize("name", CASES)
def test_a_published_case_is_typed_in_and_every_fact_stands_in_its_own_place(
    name: str, tmp_path: Path
) -> None:
    case: Any = importlib.import_module(f"journeys.cases.{name}")
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        door.unlock(program.reader)
        case.type_in(Hands(program.reader))
        program.quit()
    assert held.missing(held.exported(store, door.PASSPHRASE), case.HELD) == []
