"""The doors of the desktop: which page stands before the work, and the way from one to another.

Only the unlock page's own code is read at a start; the others are read when somebody goes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from familyplan.words import say
from familyplan_ui.door.telling import Telling
from familyplan_ui.frame.unlock import Door, OtherWay, StoreShown, UnlockPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from familyplan.errors import KnownError
    from familyplan.session import Session, Surroundings
    from familyplan.session.at_the_door import Offered
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.door.restoring import Into
    from familyplan_ui.frame import MainWindow
    from familyplan_ui.frame.create import NewStore
    from familyplan_ui.work import Worker

T = TypeVar("T")


@dataclass(frozen=True)
class Hall:
    """What the doors need from the desktop; `opened` takes a session, `made` a new store's."""

    window: MainWindow
    worker: Worker
    surroundings: Surroundings | None
    ask_folder: Callable[[Path], Path | None]
    home: Path
    asking: Callable[[], Asking]
    opened: Callable[[Session], None]
    made: Callable[[Session], None]
    broken: Callable[[Exception], None]


class Doors:
    """Shows one door at a time. `store` is the folder the unlock page offers, None for none."""

    def __init__(self, hall: Hall, store: Path | None) -> None:
        self._hall, self.store = hall, store
        self._telling, self._ready = Telling(), False
        self._unlock_page: UnlockPage[Session] | None = None

    def show(self) -> None:
        """Show the page that opens the store, or the one that makes the first."""
        if self.store is None:
            self.show_page(self._create_page())
            return
        page = self._page_for(self.store)
        self.show_page(page)
        self._unlock_page = page
        if self._ready:
            self._look_for_ways()

    def make_ready(self) -> None:
        """Begin to offer what only the code behind the door can tell, once that may be read."""
        self._ready = True
        self._look_for_ways()

    def open_store(self, store: Path) -> None:
        """Show the unlock page of a store."""
        self.store = store
        self.show()

    def show_page(self, page: QWidget) -> None:
        """Show any page before the work."""
        self._unlock_page = None
        self._hall.window.show_door(page)

    # Unlocking

    def _page_for(self, store: Path) -> UnlockPage[Session]:
        door: Door[Session] = Door(
            unlock=self._unlock,
            opened=self._hall.opened,
            broken=self._hall.broken,
            open_another=self._open_another,
            ways_on=self._ways_on(),
            by_device=self._unlock_by_device,
            stuck=self._stuck,
        )
        page = UnlockPage(StoreShown(store, store.stem), door, self._hall.worker)
        self._telling.words.connect(page.say_doing)
        return page

    def _ways_on(self) -> tuple[OtherWay, ...]:
        return (
            OtherWay(say("I have a recovery sheet"), self._go_recovery, "life-buoy"),
            OtherWay(say("Restore a backup"), self._go_restore, "archive-restore"),
            OtherWay(say("Create a new store"), self._go_create, "plus"),
            OtherWay(say("If a laptop was lost"), self._go_lost, "laptop"),
        )

    def _unlock(self, store: Path, passphrase: str) -> Session:
        """Open a store; this runs on the worker thread."""
        from familyplan.session import open_store  # noqa: PLC0415 - behind the door

        return open_store(store, passphrase, surroundings=self._telling.around(self._hall))

    def _unlock_by_device(self, store: Path) -> Session:
        """Open a store with this computer's key; this runs on the worker thread."""
        from familyplan.session import DeviceKey, open_store  # noqa: PLC0415 - behind the door

        return open_store(store, DeviceKey(), surroundings=self._telling.around(self._hall))

    def _look_for_ways(self) -> None:
        store, page = self.store, self._unlock_page
        if store is None or page is None:
            return

        def look(_tell: object) -> Offered:
            from familyplan.session import Surroundings  # noqa: PLC0415 - behind the door
            from familyplan.session.at_the_door import offered  # noqa: PLC0415 - behind the door

            return offered(store, self._hall.surroundings or Surroundings())

        self._hall.worker.run(
            look, done=lambda found: self._offer(page, found), failed=self._hall.broken
        )

    def _offer(self, page: UnlockPage[Session], found: Offered) -> None:
        if page is not self._unlock_page:
            return
        ways_on = self._ways_on()
        if found.organisation:
            key = OtherWay(
                say("Our partnership's recovery key"), self._go_organisation, "key-round"
            )
            ways_on = (ways_on[0], key, *ways_on[1:])
        if not found.device:
            page.offer((), ways_on)
            return
        device = OtherWay(say("Use this computer's key"), page.use_device, "monitor")
        rule = say(
            "Every 14 days, or after 30 openings with this computer's key, your passphrase is "
            "asked for, so that you do not forget it."
        )
        page.offer((device,), ways_on, rule)

    # Where to go from there

    def _open_another(self) -> None:
        at = self.store.parent if self.store else self._hall.home
        chosen = self._hall.ask_folder(at)
        if chosen is not None:
            self.open_store(chosen)

    def _go_back(self) -> None:
        if self.store is not None:
            self.show()
        else:
            self._open_another()

    def _go_create(self) -> None:
        self.show_page(self._create_page())

    def _go_recovery(self) -> None:
        from familyplan_ui.door import turns  # noqa: PLC0415 - seldom seen

        if self.store is not None:
            self.show_page(turns.recovery(self._hall, self.store, self._stuck, self.show))

    def _go_organisation(self) -> None:
        from familyplan_ui.door import turns  # noqa: PLC0415 - seldom seen

        if self.store is not None:
            self.show_page(turns.organisation(self._hall, self.store, self._stuck, self.show))

    def _go_restore(self) -> None:
        from familyplan_ui.door.restoring import RestorePage  # noqa: PLC0415 - seldom seen

        self.show_page(RestorePage(self._into(), self._hall.asking(), self._hall.worker))

    def _go_lost(self) -> None:
        from familyplan_ui.door.lost import LostPage  # noqa: PLC0415 - seldom seen

        self.show_page(LostPage(self._into(), self._hall.asking(), self._hall.worker))

    def _stuck(self, problem: KnownError) -> bool:
        """Show what to do about a store that no typing opens; say whether this is one."""
        from familyplan.session.at_the_door import is_stuck  # noqa: PLC0415 - behind the door
        from familyplan_ui.door import turns  # noqa: PLC0415 - seldom seen

        if self.store is None or not is_stuck(problem):
            return False
        turn = turns.Turns(
            restore=self._go_restore,
            another=self._open_another,
            again=self.show,
            show=self.show_page,
            into=self._into(),
        )
        self.show_page(turns.advice_page(self._hall, self.store, problem, turn))
        return True

    def _into(self) -> Into:
        from familyplan_ui.door.restoring import Into  # noqa: PLC0415 - seldom seen

        hall = self._hall
        return Into(
            store=self.store,
            home=self.store.parent if self.store else hall.home,
            surroundings=hall.surroundings,
            broken=hall.broken,
            go_back=self._go_back if self.store else self.show,
            open_store=self.open_store,
        )

    # Making

    def _create_page(self) -> QWidget:
        from familyplan.session import LEAST_CHARACTERS  # noqa: PLC0415 - behind the door
        from familyplan_ui.frame.create import CreatePage, Making  # noqa: PLC0415 - seldom seen

        making: Making[Session] = Making(
            create=self._make,
            created=self._hall.made,
            broken=self._hall.broken,
            choose_folder=self._hall.ask_folder,
            go_back=self._go_back,
            least=LEAST_CHARACTERS,
            restore=self._go_restore,
        )
        return CreatePage(self._hall.home, making, self._hall.worker)

    def _make(self, asked: NewStore) -> Session:
        """Make a store; this runs on the worker thread."""
        from familyplan.model import User  # noqa: PLC0415 - behind the door
        from familyplan.session import SUFFIX, create_store  # noqa: PLC0415 - behind the door

        user = User(name=asked.person_name, role=asked.role, agency=asked.agency)
        folder = asked.folder / f"{asked.store_name}{SUFFIX}"
        return create_store(folder, asked.passphrase, user, surroundings=self._hall.surroundings)
