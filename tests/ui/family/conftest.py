"""What the tests of the family workspace share: one invented family behind a gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session
    from khan_walters import KhanWalters


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    """Keep the Khan-Walters family in the store of the `session` fixture."""
    return khan_walters(session)
