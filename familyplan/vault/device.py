"""The key this device keeps for a store, in the system's own credential store and nowhere else."""

from __future__ import annotations

import base64
import binascii
import hmac
import importlib
import os
import queue
import secrets
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from familyplan.vault.errors import VaultError
from familyplan.vault.secret import KEY_BYTES
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
PATIENCE_S: Final = 5.0
LEAST_PRIORITY: Final = 5
ACCOUNT: Final = "key of this device"
# The only classes of the keyring library that end in the system's own credential store.
ALLOWED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
}
_SETTING: Final = "KEYRING_PROPERTY_"


class Backend(Protocol):
    """What a credential store can do; keyring's backends are such."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give what is kept, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Drop what is kept."""
        ...


@dataclass(frozen=True)
class Probe:
    """Whether this device can keep a key, and that in words."""

    ok: bool
    words: str


class DeviceCannotKeep(VaultError):
    """The credential store did not take the key, or did not give it back unchanged."""

    def __init__(self, why: str) -> None:
        """Say why, in a sentence."""
        next_step = say("The store was not changed: go on using your passphrase.")
        super().__init__(f"{why} {next_step}")


class _Cannot(Exception):
    """The credential store is of no use just now; the message is a sentence."""


class DeviceSafe:
    """Keeps one random key per store in the credential store of this device.

    It never uses keyring's own choice of a backend, which a variable, a settings file or an
    installed package can turn into a plain file. Whatever the credential store does (fail, hang,
    lose, lie), the caller goes on within `patience_s` seconds and asks for the passphrase. keyring
    is imported at the first question, on the thread that asks it.
    """

    def __init__(
        self, choose: Callable[[], Backend] | None = None, patience_s: float = PATIENCE_S
    ) -> None:
        """Take what gives the credential store (the system's own) and how long to wait for it."""
        self._choose = choose or system_backend
        self._patience_s = patience_s
        self._stuck: threading.Thread | None = None

    def available(self) -> Probe:
        """Try the credential store out with random bytes, which are removed again."""
        try:
            self._ask(lambda backend, _given_up: _try_out(backend))
        except _Cannot as why:
            return Probe(ok=False, words=str(why))
        return Probe(ok=True, words=say("This computer can keep a key for this store."))

    def fetch(self, store_id: str) -> bytes | None:
        """Give the 32-byte key kept for a store; None when there is none to be had, for any reason.

        A key that comes back may still be the wrong one: only the slot it opens tells.
        """
        try:
            item = self._ask(
                lambda backend, _given_up: backend.get_password(service(store_id), ACCOUNT)
            )
        except _Cannot:
            return None
        return _key_in(item)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep the 32-byte key of a store's device slot, tried out first and read back afterwards.

        Raises:
            DeviceCannotKeep: it is not kept; nothing is left behind as far as can be helped.
            ValueError: the key has not 32 bytes.

        """
        if len(key) != KEY_BYTES:
            raise ValueError("a device key has 32 bytes")
        item = base64.b64encode(key).decode("ascii")
        try:
            self._ask(lambda backend, given_up: _put(backend, service(store_id), item, given_up))
        except _Cannot as why:
            raise DeviceCannotKeep(str(why)) from None

    def forget(self, store_id: str) -> None:
        """Drop the key of a store; where that fails, what is left opens nothing once its slot went.

        Never raises.
        """
        with suppress(_Cannot):
            self._ask(
                lambda backend, _given_up: backend.delete_password(service(store_id), ACCOUNT)
            )

    def _ask(self, question: Callable[[Backend, threading.Event], T]) -> T:
        """Ask on a thread of its own, and go on without it when it does not come back.

        While an earlier question is still hanging no further one is asked. The thread is a daemon,
        so it does not keep the program from ending.

        Raises:
            _Cannot: no useful answer came.

        """
        if self._stuck is not None and self._stuck.is_alive():
            raise _Cannot(_silent())
        given_up = threading.Event()
        answers: queue.SimpleQueue[tuple[T] | str] = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put((question(self._choose(), given_up),))
            except BaseException as trouble:  # noqa: BLE001 - backends let every kind of error through
                answers.put(_in_words(trouble))

        thread = threading.Thread(target=work, name="credential store", daemon=True)
        thread.start()
        try:
            answer = answers.get(timeout=self._patience_s)
        except queue.Empty:
            given_up.set()
            self._stuck = thread
            raise _Cannot(_silent()) from None
        if isinstance(answer, str):
            raise _Cannot(answer)
        return answer[0]


def service(store_id: str) -> str:
    """Give the name under which a store's key is kept; one service per store, one item in each."""
    return f"Family Plan {store_id}"


def system_backend(platform: str = sys.platform) -> Backend:
    """Make the credential store of this system, from the few classes that are one.

    Raises:
        _Cannot: there is none.

    """
    for module, name in ALLOWED.get(platform, ()):
        with suppress(Exception):
            kind = getattr(importlib.import_module(module), name)
            if kind.priority < LEAST_PRIORITY:
                continue
            backend = kind()
            if is_allowed(backend, platform):
                return _without_outside_settings(backend, platform)
    raise _Cannot(_none())


def is_allowed(backend: object, platform: str = sys.platform) -> bool:
    """Say whether an object is exactly of a class on the list, no subclass and no double."""
    kind = type(backend)
    place = (kind.__module__, kind.__qualname__)
    return (
        place in ALLOWED.get(platform, ())
        and getattr(sys.modules.get(place[0]), place[1], None) is kind
    )


def _without_outside_settings(backend: Backend, platform: str) -> Backend:
    """Undo what environment variables told the backend, and keep keys from roaming (Windows).

    Source: keyring sets every KEYRING_PROPERTY_* on a new backend; on Windows an item follows the
    user to other computers unless its `persist` is "local machine".
    """
    for name in os.environ:
        if name.startswith(_SETTING):
            vars(backend).pop(name.removeprefix(_SETTING).lower(), None)
    if platform == "win32":
        backend.persist = "local machine"  # type: ignore[attr-defined] # only Windows' has it
    if platform == "darwin":
        backend.keychain = None  # type: ignore[attr-defined] # only macOS's has it
    return backend


def _try_out(backend: Backend) -> None:
    """Write, read and remove random bytes.

    Raises:
        _Cannot: they did not come back, came back changed, or did not go away.

    """
    name = service(f"trial {secrets.token_hex(8)}")
    item = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
    backend.set_password(name, ACCOUNT, item)
    came_back = backend.get_password(name, ACCOUNT)
    backend.delete_password(name, ACCOUNT)
    if not _same(came_back, item) or backend.get_password(name, ACCOUNT) is not None:
        raise _Cannot(_unreliable())


def _put(backend: Backend, name: str, item: str, given_up: threading.Event) -> None:
    """Try the backend out, write the item and read it back; take it away if nobody waits for it."""
    _try_out(backend)
    if given_up.is_set():
        return
    backend.set_password(name, ACCOUNT, item)
    if given_up.is_set() or not _same(backend.get_password(name, ACCOUNT), item):
        backend.delete_password(name, ACCOUNT)
        raise _Cannot(_unreliable())


def _same(came_back: object, item: str) -> bool:
    return isinstance(came_back, str) and hmac.compare_digest(came_back.encode(), item.encode())


def _key_in(item: object) -> bytes | None:
    """Read a kept item; anything but the base64 of 32 bytes is nothing."""
    if not isinstance(item, str):
        return None
    try:
        key = base64.b64decode(item, validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def _in_words(trouble: BaseException) -> str:
    """Turn what went wrong into a sentence; what a library said about it is never quoted."""
    if isinstance(trouble, _Cannot):
        return str(trouble)
    kind = type(trouble).__name__
    if "Lock" in kind or "Denied" in kind:
        return say("The safe place for keys of this computer is locked.")
    if kind == "NoKeyringError":
        return _none()
    return say("The safe place for keys of this computer did not work.")


def _none() -> str:
    return say("This computer has no safe place for keys that Family Plan may use.")


def _silent() -> str:
    return say("The safe place for keys of this computer did not answer.")


def _unreliable() -> str:
    return say("The safe place for keys of this computer did not keep what was put there.")
