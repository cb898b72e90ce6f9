"""The desktop put together: window, gate, doors and places, and what passes between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from familyplan.mishaps import told
from familyplan.words import say
from familyplan_ui.door.doors import Doors, Hall
from familyplan_ui.frame import MainWindow
from familyplan_ui.gate import Gate
from familyplan_ui.own_terms import speak_as
from familyplan_ui.reading_ahead import ReadingAhead
from familyplan_ui.recent import Recent
from familyplan_ui.rooms import FIRST, first_errand, places
from familyplan_ui.theme import Theme
from familyplan_ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan.session import Changes, Session, Surroundings
    from familyplan_ui.backups.keeper import Keeper
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.locking.again import WindowPlace
    from familyplan_ui.locking.locker import Locker, Why
    from familyplan_ui.refusals import RefusalStrip

_DOOR_PAINTED_MS = 100


def _ask_folder(at: Path) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - a start does not need it

    chosen = QFileDialog.getExistingDirectory(None, say("Choose a folder"), str(at))
    return Path(chosen) if chosen else None


def _ask_to_lose(window: QWidget) -> bool:
    """Ask whether to close although something typed is not kept; to stay is the safe answer."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - a start does not need it

    box = QMessageBox(window)
    box.setWindowTitle(say("Close Family Plan"))
    box.setText(say("Something you typed could not be saved. It is still on the screen."))
    box.setInformativeText(say("If you close now, only that is lost. Everything else is kept."))
    stay = box.addButton(say("Keep it open"), QMessageBox.ButtonRole.RejectRole)
    lose = box.addButton(say("Close without it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is lose


def _ask() -> Asking:
    """Give the system's own dialogs; their code is read when the first is needed."""
    from familyplan_ui.door.asking import Asking  # noqa: PLC0415 - a start does not need it

    return Asking()


def _stay(_place: WindowPlace) -> None:
    """Go on in this process, at the door; what was read may still be in its memory."""


@dataclass(frozen=True)
class Outside:
    """What the desktop asks the world outside for; tests pass their own.

    `start_again` ends this process after a lock and begins the program anew; here it stays.
    `back_up_seconds` is how long a backup before closing may take; 0 makes none by itself.
    """

    surroundings: Surroundings | None = None
    recent: Recent = field(default_factory=Recent)
    ask_folder: Callable[[Path], Path | None] = _ask_folder
    home: Path = field(default_factory=Path.home)
    ask_to_lose: Callable[[QWidget], bool] = _ask_to_lose
    start_again: Callable[[WindowPlace], None] = _stay
    asking: Callable[[], Asking] = _ask
    back_up_seconds: float = 20.0


class Desktop(QObject):
    """One window on one store at a time."""

    def __init__(self, outside: Outside | None = None, store: Path | None = None) -> None:
        super().__init__()
        self._outside = outside or Outside()
        self.worker = Worker(self)
        self._ahead = ReadingAhead(self.worker, self.say_sorry, self)
        self._door_painted = QTimer(self, singleShot=True)
        self._door_painted.timeout.connect(self._make_ready)
        self.gate = Gate(self.worker, self)
        self.window = MainWindow()
        self.doors = Doors(self._hall(), store or self._outside.recent.last())
        self._connect()
        for place in places(self.gate):
            self.window.add_place(place)
        self.window.offer("find", self._find)
        self.window.offer("note", self._note_quickly)
        self.window.offer("together", self._ask_who_is_here)
        self.window.offer("settings", lambda: self.gate.go("settings"))
        self.window.offer("lock", lambda: self._lock("asked"))
        self.window.offer("panic", lambda: self._lock("panic"))
        self.window.offer("undo", self.gate.undo)
        self.window.offer("redo", self.gate.redo)
        self.show_door()
        self._door_painted.start(_DOOR_PAINTED_MS)

    def say_sorry(self, problem: BaseException) -> None:
        """Show an error as a sentence; one nobody expected is kept for the problem report."""
        self.refuse(told(problem))

    @cached_property
    def refusals(self) -> RefusalStrip:
        """The strip above the status line."""
        from familyplan_ui.refusals import RefusalStrip  # noqa: PLC0415 - after the door is seen

        strip = RefusalStrip()
        middle = self.window.centralWidget()
        whole = middle.layout() if middle is not None else None
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(whole.count() - 1, strip)
        return strip

    @cached_property
    def locker(self) -> Locker:
        """What locks the open store."""
        from familyplan_ui.locking.locker import Locker  # noqa: PLC0415 - behind the door

        def store_to_say() -> Path | None:
            store = self.doors.store
            return None if self._outside.recent.last() == store else store

        again, before = self._outside.start_again, self.backups.closing
        return Locker(self.gate, self.window, again, store_to_say, before=before)

    @cached_property
    def backups(self) -> Keeper:
        """What is done about backups beside the pages."""
        from familyplan_ui.backups.keeper import Keeper  # noqa: PLC0415 - behind the door

        def quiet_for() -> float:
            return self.locker.idle.quiet_for()

        return Keeper(self.gate, self.window, quiet_for, self._outside.back_up_seconds)

    def _hall(self) -> Hall:
        outside = self._outside
        return Hall(
            self.window,
            self.worker,
            surroundings=outside.surroundings,
            ask_folder=outside.ask_folder,
            home=outside.home,
            asking=outside.asking,
            opened=self._opened,
            made=self._made,
            broken=self.say_sorry,
        )

    def _lock(self, why: Why) -> None:
        self.locker.lock(why)

    def refuse(self, sentence: str) -> None:
        """Say why something was not done; "" takes it away."""
        self.refusals.say(sentence)

    def show_door(self) -> None:
        """Show the page that opens the last store, or the one that makes the first."""
        self.doors.show()

    def _make_ready(self) -> None:
        """Build the frame and read the code behind the door, while somebody types."""
        Theme.current().finish()
        self.window.furnish()
        self.refuse("")
        self._ahead.begin()
        self.doors.make_ready()

    # Open and locked

    def _made(self, session: Session) -> None:
        self._opened(session, new=True)

    def _opened(self, session: Session, *, new: bool = False) -> None:
        self.doors.store = session.vault.folder
        self._outside.recent.remember(self.doors.store)
        speak_as(session)
        self.gate.open(session)
        errand = first_errand(session, new=new)
        if errand:
            self.gate.go(errand)

    def _show_work(self) -> None:
        from familyplan_ui.locking.where import come_back  # noqa: PLC0415 - behind the door

        user = self.gate.session.user
        self.refuse("")
        self.window.show_work(user.name, user.agency)
        self.locker.watch()
        self.backups.watch()
        come_back(self.gate.session, self.window, FIRST)

    def _go(self, place: str, args: tuple[object, ...]) -> None:
        if place == "find":
            self.window.take("find")
        elif place == "who_is_here":
            self.window.take("together")
        elif place == "restore":
            self._restore(*args)
        else:
            self.window.go(place, *args)

    def _restore(self, backup: Any, secret: Any) -> None:  # noqa: ANN401 - as the gate was handed them
        """Close the store, and put a backup of it in its place."""
        from familyplan_ui.backups.restoring import RestoringPage  # noqa: PLC0415 - seldom seen

        vault = self.gate.session.vault
        if not self.locker.close_to_restore():
            return
        page = RestoringPage(vault.folder, self.worker, vault.surroundings, self._leave_restoring)
        self.doors.show_page(page)
        page.begin(backup, secret)

    def _leave_restoring(self) -> None:
        self.locker.begin_anew()
        self.show_door()

    def _find(self) -> None:
        commands = self.window.commands
        from familyplan_ui.find import FindBox  # noqa: PLC0415 - behind the door

        box = FindBox(self.gate, commands.listing, commands.run, self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.gate.locked.connect(box.close)
        box.open()

    def _note_quickly(self) -> None:
        from familyplan_ui.jotting import JottingBox  # noqa: PLC0415 - behind the door

        box = JottingBox(self.gate, self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.gate.locked.connect(box.close)
        box.open()

    def _ask_who_is_here(self) -> None:
        from familyplan_ui.together.who import ask  # noqa: PLC0415 - behind the door

        ask(self.gate, self.window)

    def _may_close(self) -> bool:
        """Keep what was typed; where that cannot be done, let the person decide."""
        if self.gate.is_open and self.backups.closing.hurry():
            return False
        return self.gate.keep_typing() or self._outside.ask_to_lose(self.window)

    def _note(self, changes: Changes) -> None:
        if "user" in changes.kinds:
            self._show_person()

    def _show_person(self) -> None:
        user = self.gate.session.user
        self.window.sidebar.show_person(user.name, user.agency)

    def _close(self) -> None:
        self.gate.lock(anyway=True)
        self._door_painted.stop()
        self._ahead.end()
        self.worker.close()

    def _connect(self) -> None:
        self.gate.opened.connect(self._show_work)
        self.gate.locked.connect(self.show_door)
        self.gate.refused.connect(self.refuse)
        self.gate.changed.connect(self._note)
        self.gate.erased.connect(self.window.pages.forget_unseen)
        self.gate.saved.connect(self.window.status.show_saved)
        self.gate.undoable.connect(self.window.show_undo)
        self.gate.asked.connect(self._go)
        self.window.closing.connect(self._close)
        self.window.may_close = self._may_close
