"""At the door: a wrong passphrase is said to be wrong, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey


def test_a_wrong_passphrase_is_said_and_stays_in_the_field(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        reader = program.reader
        reader.write("Passphrase", "seven quiet otter swim")
        reader.press("Unlock")
        reader.says("does not open North team")
        assert "does not open North team" in reader.describe("Passphrase", "password text")
        assert len(reader.read("Passphrase", "password text")) == len("seven quiet otter swim")
        door.unlock(reader)
        program.quit()
