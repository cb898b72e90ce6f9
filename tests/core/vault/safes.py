# ruff: noqa: D102, ARG002 - the methods and their parameters are those of keyring's backends
"""Credential stores that misbehave, each in one way, for the tests of the device's key."""

from __future__ import annotations

import threading

from keyring.errors import KeyringLocked, NoKeyringError


class GoodSafe:
    """Keeps what it is given, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class NoSafe(GoodSafe):
    """Stands where there is none: keyring's fail backend."""

    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NoKeyringError(service, username, password)


class LockedSafe(GoodSafe):
    """Is locked, and its user dismissed the question."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(service, username, password)


class HangingSafe(GoodSafe):
    """Answers only after a minute, or when `wake` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.wake = threading.Event()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.wake.wait(60)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked += 1
        self.wake.wait(60)
        super().set_password(service, username, password)


class NullSafe(GoodSafe):
    """Says yes and keeps nothing: keyring's null backend."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass

    def delete_password(self, service: str, username: str) -> None:
        pass


class ForgetfulSafe(GoodSafe):
    """Passes every trial and loses a store's own item a moment later."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if "trial" in service:
            super().set_password(service, username, password)


class LyingSafe(GoodSafe):
    """Gives something back, but not what it was given."""

    def get_password(self, service: str, username: str) -> str | None:
        return "QUJD" * 11


class HoardingSafe(GoodSafe):
    """Removes nothing."""

    def delete_password(self, service: str, username: str) -> None:
        pass


class BrokenSafe(GoodSafe):
    """Lets through whatever its libraries raise, with what was to be kept in the message."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise SystemExit(password)

    def delete_password(self, service: str, username: str) -> None:
        raise ValueError(service)


class RoamingSafe(GoodSafe):
    """Lets a key follow its user, unless told otherwise: Windows' own default."""

    persist = "enterprise"
