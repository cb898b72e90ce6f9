"""What a screen shows beside a new passphrase: its strength, a made-up one, what may stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.vault.device import DeviceSafe, Probe
from familyplan.vault.errors import DeviceNotAllowed, DeviceNotKept, ShortPassphrase
from familyplan.vault.phrases import Phrase, suggest
from familyplan.vault.strength import Strength, WeakPassphrase, measure

if TYPE_CHECKING:
    from familyplan.vault.opening import Surroundings

__all__ = [
    "Phrase",
    "Probe",
    "ShortPassphrase",
    "Strength",
    "WeakPassphrase",
    "measure",
    "probe_device",
    "suggest",
]


def probe_device(around: Surroundings) -> Probe:
    """Say whether to offer that this computer keeps a key, and if not, why; at most 5 seconds.

    It tries the system's safe out, which may ask its user to unlock it: do it on a worker thread,
    and only once a person has shown that they want this.
    """
    if not around.policy().device_slot:
        return Probe(ok=False, words=DeviceNotAllowed().sentence)
    if not isinstance(around.device, DeviceSafe):
        return Probe(ok=False, words=DeviceNotKept().sentence)
    return around.device.available()
