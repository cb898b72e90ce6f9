"""What every test stands on: no display, no network, repeatable chance."""

from __future__ import annotations

import os
import socket
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from familyplan.clock import LONDON, SetClock
from familyplan.model import User
from familyplan.session import Session, Surroundings
from familyplan.vault.kdf import Derivation
from made_once import Template
from markers_counted import pytest_terminal_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

__all__ = ["pytest_terminal_summary"]  # a hook that pytest finds here

# A busy computer must not fail a property; in CI the same examples come each time. There are few
# of them here; the lane that has time (make faults) asks for many.
settings.register_profile("here", deadline=None, max_examples=30)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.register_profile("long", deadline=None, max_examples=200)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class ReachedForTheNetwork(AssertionError):
    """A test tried to leave this computer."""


def _only_local(connect: Callable[..., object]) -> Callable[..., object]:
    def guarded(self: socket.socket, address: object) -> object:
        if self.family != socket.AF_UNIX:
            raise ReachedForTheNetwork(f"No test may reach the network; this one tried {address}.")
        return connect(self, address)

    return guarded


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that is not to this computer's own message bus or display."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _only_local(getattr(socket.socket, name)))


@pytest.fixture
def clock() -> SetClock:
    """Give a clock that stands at a Monday morning; tests may move it."""
    return _morning()


def _morning() -> SetClock:
    return SetClock(datetime(2026, 12, 7, 9, 30, tzinfo=LONDON))


def _around(clock: SetClock) -> Surroundings:
    return Surroundings(
        clock=clock,
        derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)),
        ballast_bytes=4096,
        recovery_first=False,
    )


@pytest.fixture
def surroundings(clock: SetClock) -> Surroundings:
    """Give the real vault with a cheap key derivation and a small ballast."""
    return _around(clock)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Make the store in which Rosa Menendez works; every `session` is a copy of it."""
    rosa = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
    return Template(tmp_path_factory.mktemp("template"), rosa, _around(_morning()))


@pytest.fixture
def session(tmp_path: Path, surroundings: Surroundings, template: Template) -> Iterator[Session]:
    """Open a new, real, encrypted store in which Rosa Menendez works."""
    opened = template.opened(tmp_path / "Test.fpstore", surroundings)
    yield opened
    opened.close()
