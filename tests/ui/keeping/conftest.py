"""What the tests of keeping and erasing share: four families behind a gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ended_families import four_families

if TYPE_CHECKING:
    from ended_families import Ended

    from familyplan.session import Session


@pytest.fixture
def families(session: Session) -> Ended:
    """Keep four families in the store of the `session` fixture."""
    return four_families(session)
