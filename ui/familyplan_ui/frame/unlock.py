"""The unlock page: one passphrase opens one store, and a wrong one loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.words import say, say_many
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.frame.passphrase import PassphraseField
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    FlowLayout,
    Hairline,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
    announce,
)
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from familyplan_ui.work import Worker

T = TypeVar("T")


@dataclass(frozen=True)
class StoreShown:
    """The store the page offers to open: its folder, its name, and when it was last opened."""

    path: Path
    name: str
    last_opened: str = ""


@dataclass(frozen=True)
class OtherWay:
    """Another way in or on, shown only where it works; `words` are already said."""

    words: str
    go: Callable[[], object]
    icon: str = ""


@dataclass(frozen=True)
class Door(Generic[T]):
    """What the page needs from whoever holds the session.

    `unlock` runs on the worker thread and gives what `opened` takes; a KnownError it raises is
    shown, anything else goes to `broken`. `ways_in` stand as buttons, `ways_on` as links; more may
    be offered later. `by_device` opens the store with this computer's key, on the worker too;
    `stuck` may take a problem over that typing again cannot solve, by showing another page.
    """

    unlock: Callable[[Path, str], T]
    opened: Callable[[T], None]
    broken: Callable[[Exception], None]
    open_another: Callable[[], object]
    ways_in: tuple[OtherWay, ...] = ()
    ways_on: tuple[OtherWay, ...] = ()
    by_device: Callable[[Path], T] | None = None
    stuck: Callable[[KnownError], bool] = lambda _problem: False


def _seconds_to_wait(tries: int) -> float:
    from familyplan.session.failed_tries import seconds_to_wait  # noqa: PLC0415 - after a wrong try

    return seconds_to_wait(tries)


class UnlockPage(DoorPage, Generic[T]):
    """Asks for the passphrase of one store. It never locks anybody out for good."""

    def __init__(
        self,
        store: StoreShown,
        door: Door[T],
        worker: Worker,
        *,
        wait: Callable[[int], float] = _seconds_to_wait,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._door, self._worker, self._wait = store, door, worker, wait
        self._tries, self._left = 0, 0.0
        self.passphrase = PassphraseField(say("passphrase"))
        self.unlock_button = PrimaryButton(say("Unlock"), self.unlock)
        self.field = FieldFrame(say("Passphrase"), self.passphrase.line, beside=self._build_entry())
        self.caps = Banner("triangle-alert", say("Caps Lock is on."))
        self.caps.hide()
        self.form.addLayout(self._build_store())
        self.form.addSpacing(Theme.current().px(16))
        self.form.addWidget(self.field)
        self.form.addWidget(self.caps)
        self.waiting = SoftLabel(_reassurance())
        self.form.addWidget(self.waiting)
        self._ways_held = QWidget()
        self._ways = QVBoxLayout(self._ways_held)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(Theme.current().px(16))
        self.form.addWidget(self._ways_held)
        self.offer(door.ways_in, door.ways_on)
        self.first = self.passphrase.line
        self.passphrase.caps.connect(self._show_caps)
        self.passphrase.entered.connect(self.unlock)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._second_passed)

    def unlock(self) -> None:
        """Try what was typed, unless a try is under way or the wait is not over."""
        if not self.unlock_button.isEnabled():
            return
        typed = self.passphrase.text
        if not typed:
            self.field.show_error(say("Type the passphrase for this store."))
            return
        self.field.clear_error()
        self._try(lambda: self._door.unlock(self._store.path, typed), self._refused)

    def use_device(self) -> None:
        """Try this computer's key; where it does not open the store, the passphrase is asked."""
        by_device = self._door.by_device
        if by_device is not None and self.unlock_button.isEnabled():
            self.field.clear_error()
            self._try(lambda: by_device(self._store.path), self._device_refused)

    def offer(
        self, ways_in: Sequence[OtherWay], ways_on: Sequence[OtherWay], words: str = ""
    ) -> None:
        """Show these other ways in place of those shown; `words` says what using one means."""
        clear(self._ways)
        gap = Theme.current().px(12)
        if ways_in:
            self._ways.addWidget(
                _flow([PlainButton(w.words, w.go, icon=w.icon) for w in ways_in], gap)
            )
        if words:
            self._ways.addWidget(SoftLabel(words))
        if ways_on:
            self._ways.addSpacing(gap)
            self._ways.addWidget(Hairline())
            links = [TextButton(w.words, w.go, icon=w.icon) for w in ways_on]
            self._ways.addWidget(_flow(links, gap))

    def say_doing(self, words: str) -> None:
        """Say what an opening that takes longer than usual is doing."""
        self.waiting.setText(words)
        announce(self.waiting, words)

    def _try(self, work: Callable[[], T], failed: Callable[[Exception], None]) -> None:
        self._rest(busy=True)
        self.unlock_button.say(say("Opening…"))
        self._worker.run(lambda _progress: work(), done=self._opened, failed=failed)

    def _device_refused(self, problem: Exception) -> None:
        self._rest(busy=False)
        self.unlock_button.say(say("Unlock"))
        if not isinstance(problem, KnownError):
            self._door.broken(problem)
        elif not self._door.stuck(problem):
            self.field.show_error(problem.sentence)
            self.passphrase.line.setFocus()

    def _opened(self, opened: T) -> None:
        self.passphrase.line.clear()
        self._door.opened(opened)

    def _refused(self, problem: Exception) -> None:
        self._rest(busy=False)
        self.unlock_button.say(say("Unlock"))
        if isinstance(problem, KnownError):
            if self._door.stuck(problem):
                return
            self.field.show_error(problem.sentence)
            self._tries += 1
            self._start_wait(self._wait(self._tries))
        else:
            self._door.broken(problem)
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    def _start_wait(self, seconds: float) -> None:
        self._left = seconds
        if seconds <= 0:
            return
        self.unlock_button.setEnabled(False)
        self._tick.start(round(1000 * min(1.0, seconds)))
        if seconds >= 1:
            self._say_wait()
            announce(self.waiting, self.waiting.text())

    def _second_passed(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.unlock_button.setEnabled(True)
            self.waiting.setText(_reassurance())
        else:
            self._tick.start(round(1000 * min(1.0, self._left)))
            self._say_wait()

    def _say_wait(self) -> None:
        one = "What you typed is still there. You can try again in {n} second."
        many = "What you typed is still there. You can try again in {n} seconds."
        self.waiting.setText(say_many(one, many, ceil(self._left)))

    def _rest(self, *, busy: bool) -> None:
        """Let nothing be typed, and nobody go elsewhere, while a try is under way."""
        self.passphrase.line.setReadOnly(busy)
        self._ways_held.setEnabled(not busy)
        self._another.setEnabled(not busy)
        self.unlock_button.setEnabled(not busy)
        if not busy:
            self.waiting.setText(_reassurance())

    def _show_caps(self, on: bool) -> None:  # noqa: FBT001 - it is the signal's only value
        if on and self.caps.isHidden():
            announce(self.caps, self.caps.words)
        self.caps.setVisible(on)

    def _build_store(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(Theme.current().px(2))
        names.addWidget(SoftLabel(say("Store")))
        names.addWidget(Heading(self._store.name, size="dialog"))
        if self._store.last_opened:
            names.addWidget(SoftLabel(self._store.last_opened))
        row = QHBoxLayout()
        row.addLayout(names, 1)
        self._another = PlainButton(say("Open another…"), self._door.open_another)
        row.addWidget(self._another, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _build_entry(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Theme.current().px(10))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock_button)
        self.unlock_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        return row


def _reassurance() -> str:
    return say(
        "Not sure? Try as often as you need. After a wrong try the next one waits a few seconds, "
        "and nothing is lost."
    )


def _flow(buttons: list[PlainButton] | list[TextButton], gap: int) -> QWidget:
    held = QWidget()
    flow = FlowLayout(held, gap=gap)
    for button in buttons:
        flow.addWidget(button)
    return held
