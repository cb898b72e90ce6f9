"""Does one thing after another with the system's own credential store, and says what came of it."""

from __future__ import annotations

import sys
import time

import secretstorage

from familyplan.vault.device import DeviceCannotKeep, DeviceSafe

STORE = "0192f0c1-8a55-7d3e-9a41-6f2f6f1f8a10"
KEY = bytes(range(100, 132))


def keep() -> str:
    """Put the key in."""
    try:
        DeviceSafe().keep(STORE, KEY)
    except DeviceCannotKeep as refused:
        return refused.sentence
    return "kept"


def fetch() -> str:
    """Take the key out."""
    return {KEY: "the key", None: "no key"}.get(DeviceSafe().fetch(STORE), "another key")


def forget() -> str:
    """Drop the key."""
    DeviceSafe().forget(STORE)
    return "forgotten"


def available() -> str:
    """Try the safe out."""
    return DeviceSafe().available().words


def items() -> str:
    """Count what is in the safe, whoever put it there."""
    with secretstorage.dbus_init() as bus:
        return str(len(list(secretstorage.get_default_collection(bus).get_all_items())))


def lock() -> str:
    """Lock the safe, as the system does when its user leaves."""
    with secretstorage.dbus_init() as bus:
        secretstorage.get_default_collection(bus).lock()
    return "locked"


if __name__ == "__main__":
    steps = {each.__name__: each for each in (keep, fetch, forget, available, items, lock)}
    for step in sys.argv[1:]:
        began = time.monotonic()
        said = steps[step]()
        print(said, f"{time.monotonic() - began:.1f}", sep="\t", flush=True)  # noqa: T201 - the test reads it
