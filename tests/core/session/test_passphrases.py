"""Whether this computer is offered as a way in: only where it may be and can be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.safes import GoodSafe, LockedSafe
from familyplan.policy import Policy
from familyplan.session.passphrases import Probe, measure, probe_device, suggest
from familyplan.vault.device import DeviceSafe

if TYPE_CHECKING:
    from familyplan.session import Surroundings


@pytest.fixture
def allowing(surroundings: Surroundings) -> Surroundings:
    """Surroundings whose managers allow a device's key, with a safe that keeps it."""
    safe = GoodSafe()
    return replace(
        surroundings,
        policy=lambda: Policy(idle_minutes=None),
        device=DeviceSafe(lambda: safe),
    )


def test_a_computer_with_a_good_safe_is_offered(allowing: Surroundings) -> None:
    assert probe_device(allowing).ok


def test_it_is_not_offered_where_the_managers_forbid_it(allowing: Surroundings) -> None:
    forbidding = replace(allowing, policy=lambda: Policy(idle_minutes=None, device_slot=False))
    assert probe_device(forbidding) == Probe(
        ok=False,
        words="Whoever looks after this computer has decided that it may not keep a key. "
        "Nothing was changed. Open the store with your passphrase.",
    )


@pytest.mark.parametrize("device", [None, DeviceSafe(LockedSafe)])
def test_it_is_not_offered_where_it_cannot_keep_a_key(
    allowing: Surroundings, device: DeviceSafe | None
) -> None:
    probe = probe_device(replace(allowing, device=device))
    assert not probe.ok
    assert probe.words != ""


def test_a_made_up_passphrase_needs_no_advice() -> None:
    assert measure(suggest().text).advice == ()
