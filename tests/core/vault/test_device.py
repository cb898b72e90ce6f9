"""The key kept by this device: only real credential stores, and never in anybody's way."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING, Any

import pytest
from keyring.backends import SecretService, chainer, fail, null

from core.vault import safes
from core.vault.stores import python
from familyplan.vault import device
from familyplan.vault.device import DeviceCannotKeep, DeviceSafe, Probe, service

if TYPE_CHECKING:
    from collections.abc import Callable

STORE = "0192f0c1-8a55-7d3e-9a41-6f2f6f1f8a10"
KEY = bytes(range(32))
LATEST_S = 0.3
MARGIN_S = 2.0
NONE = "This computer has no safe place for keys that Family Plan may use."
UNRELIABLE = "The safe place for keys of this computer did not keep what was put there."
UNFIT = [
    safes.NoSafe,
    safes.LockedSafe,
    safes.HangingSafe,
    safes.NullSafe,
    safes.ForgetfulSafe,
    safes.LyingSafe,
    safes.HoardingSafe,
    safes.BrokenSafe,
]


def test_a_key_that_is_kept_comes_back_and_can_be_forgotten() -> None:
    safe = safes.GoodSafe()
    keeper = DeviceSafe(lambda: safe)
    keeper.keep(STORE, KEY)
    assert keeper.fetch(STORE) == KEY
    keeper.forget(STORE)
    assert (keeper.fetch(STORE), safe.kept) == (None, {})


def test_there_is_one_item_per_store_and_no_trace_of_the_trial() -> None:
    safe = safes.GoodSafe()
    keeper = DeviceSafe(lambda: safe)
    keeper.keep(STORE, KEY)
    keeper.keep("another", KEY[::-1])
    keeper.keep(STORE, KEY)
    assert set(safe.kept) == {(service(each), device.ACCOUNT) for each in (STORE, "another")}
    assert safe.kept[service(STORE), device.ACCOUNT] == base64.b64encode(KEY).decode()


def test_a_good_safe_is_offered() -> None:
    safe = safes.GoodSafe()
    assert DeviceSafe(lambda: safe).available() == Probe(
        ok=True, words="This computer can keep a key for this store."
    )
    assert safe.kept == {}


@pytest.mark.parametrize("kind", UNFIT)
def test_an_unfit_safe_takes_no_key_and_holds_nobody_up(kind: type[safes.GoodSafe]) -> None:
    safe = kind()
    keeper = DeviceSafe(lambda: safe, patience_s=LATEST_S)
    began = time.monotonic()
    with pytest.raises(DeviceCannotKeep) as refused:
        keeper.keep(STORE, KEY)
    assert keeper.fetch(STORE) is None
    keeper.forget(STORE)
    assert time.monotonic() - began < 3 * LATEST_S + MARGIN_S
    assert refused.value.sentence.endswith(
        "The store was not changed: go on using your passphrase."
    )
    assert base64.b64encode(KEY).decode() not in refused.value.sentence
    if isinstance(safe, safes.HangingSafe):
        safe.wake.set()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (safes.NoSafe, NONE),
        (safes.LockedSafe, "The safe place for keys of this computer is locked."),
        (safes.NullSafe, UNRELIABLE),
        (safes.LyingSafe, UNRELIABLE),
        (safes.HoardingSafe, UNRELIABLE),
        (safes.BrokenSafe, "The safe place for keys of this computer did not work."),
    ],
)
def test_why_it_is_not_offered_is_said_in_words(kind: type[safes.GoodSafe], words: str) -> None:
    safe = kind()
    assert DeviceSafe(lambda: safe).available() == Probe(ok=False, words=words)


def test_a_safe_that_loses_the_item_later_means_asking_for_the_passphrase() -> None:
    safe = safes.GoodSafe()
    keeper = DeviceSafe(lambda: safe)
    keeper.keep(STORE, KEY)
    safe.kept.clear()
    assert keeper.fetch(STORE) is None


@pytest.mark.parametrize(
    "junk", ["", "not base64", "QUJD", base64.b64encode(bytes(33)).decode(), "\x00", "é" * 44, 7]
)
def test_junk_instead_of_a_key_is_no_key(junk: str) -> None:
    safe = safes.GoodSafe()
    safe.kept[service(STORE), device.ACCOUNT] = junk
    assert DeviceSafe(lambda: safe).fetch(STORE) is None


def test_a_hanging_safe_is_asked_once_and_given_up_after_five_seconds() -> None:
    assert DeviceSafe()._patience_s == 5
    safe = safes.HangingSafe()
    keeper = DeviceSafe(lambda: safe, patience_s=0.25)
    began = time.monotonic()
    assert [keeper.fetch(STORE) for _each in range(3)] == [None, None, None]
    assert 0.25 <= time.monotonic() - began < 0.25 + MARGIN_S
    assert keeper.available() == Probe(
        ok=False, words="The safe place for keys of this computer did not answer."
    )
    assert safe.asked == 1
    safe.wake.set()


def test_a_key_nobody_waits_for_any_more_is_not_left_behind() -> None:
    safe = safes.HangingSafe()
    keeper = DeviceSafe(lambda: safe, patience_s=LATEST_S)
    with pytest.raises(DeviceCannotKeep, match="did not answer"):
        keeper.keep(STORE, KEY)
    safe.wake.set()
    assert keeper._stuck is not None
    keeper._stuck.join()
    assert safe.kept == {}
    assert keeper.available().ok


def test_a_hanging_safe_does_not_keep_the_program_from_ending() -> None:
    began = time.monotonic()
    done = python(
        "import time\n"
        "from familyplan.vault.device import DeviceSafe\n"
        "print(DeviceSafe(lambda: time.sleep(60), patience_s=0.2).fetch('store'))"
    )
    assert (done.stdout, done.stderr, done.returncode) == ("None\n", "", 0)
    assert time.monotonic() - began < 20


class _Lookalike(SecretService.Keyring):
    """A backend that is nearly one on the list."""


_Lookalike.__module__ = "keyring.backends.SecretService"
_Lookalike.__qualname__ = "Keyring"


@pytest.mark.parametrize(
    "kind", [null.Keyring, fail.Keyring, chainer.ChainerBackend, _Lookalike, safes.GoodSafe, object]
)
def test_only_the_system_s_own_classes_are_allowed_exactly(kind: type) -> None:
    assert not device.is_allowed(kind(), "linux")


def test_a_class_is_allowed_only_on_its_own_system() -> None:
    kind: Callable[[], object] = SecretService.Keyring
    backend = kind()
    allowed = [name for name in ("linux", "win32", "darwin") if device.is_allowed(backend, name)]
    assert allowed == ["linux"]


@pytest.mark.parametrize("platform", ["win32", "darwin", "freebsd14"])
def test_where_the_system_s_own_safe_is_missing_nothing_stands_in_for_it(platform: str) -> None:
    keeper = DeviceSafe(lambda: device.system_backend(platform))
    assert keeper.available() == Probe(ok=False, words=NONE)


def test_a_key_of_another_size_is_the_caller_s_mistake() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DeviceSafe(safes.GoodSafe).keep(STORE, b"short")


def test_variables_do_not_tell_the_safe_where_to_put_a_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/elsewhere")
    kind: Callable[[], Any] = SecretService.Keyring
    told = kind()
    assert told.preferred_collection == "/org/freedesktop/elsewhere"
    device._without_outside_settings(told, "linux")
    assert not hasattr(told, "preferred_collection")


def test_on_windows_a_key_does_not_follow_its_user_to_other_computers() -> None:
    stand_in = safes.RoamingSafe()
    device._without_outside_settings(stand_in, "win32")
    assert stand_in.persist == "local machine"
