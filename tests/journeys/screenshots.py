"""Takes the pictures of the README from the real program: `make screenshots`.

The window is the program's own, on a store of invented families, on one day that never changes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import pypdfium2 as pdfium
from PIL import Image
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from familyplan.clock import SetClock
from familyplan.packs.asked import Asked
from familyplan.packs.render import render
from familyplan.session.copies import prepare
from familyplan.sharing import readers
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.door.restoring import RestorePage
from familyplan_ui.door.sheet import Page as SheetPage
from familyplan_ui.family.team_view import PICTURE, TeamView
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.keeping.review import Review
from familyplan_ui.recent import Recent
from familyplan_ui.story.picture import Picture as StoryPicture
from familyplan_ui.theme import Theme
from familyplan_ui.together import Page as TogetherPage
from journeys.pack_gallery import draw_all as draw_packs
from journeys.pictured import NOW, PASSPHRASE, make, surroundings
from journeys.tree_gallery import draw_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan.session import Session
    from familyplan_ui.theme import Mode
    from khan_walters import KhanWalters

W = TypeVar("W", bound=QWidget)

PICTURES: Final = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PACKS_PAGE: Final = PICTURES.parent / "packs.md"
SIZE: Final = (1366, 768)
COLOURS: Final = 128
SETTLE: Final = 1.2  # seconds for a page to be read, laid out and its copy rendered
LOOKS: Final[tuple[tuple[str, Mode, int], ...]] = (
    ("light", "light", 100),
    ("dark", "dark", 100),
    ("contrast-150", "contrast", 150),
    ("large-200", "light", 200),
)
# Settings whose picture is taken, by the key of their part; the rest look the same.
SETTINGS: Final = {"keys": "ways-in", "locking": "locking", "backups": "backups",
                   "keeping": "keeping", "health": "health", "audit": "record-of-use"}  # fmt: skip
IN_THE_DARK: Final = ("backups", "keeping")
TOGETHER: Final = ("family", "plan")
_USUAL: Final = 100  # percent
PAGES_OF_THE_PACK: Final = ("cover", "goal")


class Photographer:
    """The program on one store, and a folder for its pictures."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        """Fill a store and open the window at its door."""
        self.app = app
        clock = SetClock(NOW)
        around = surroundings(clock)
        store = folder / "North team.fpstore"
        session, self.family = make(store, around, clock)
        self.copies = _copies(session, self.family)
        draw_packs(session.store.family(self.family.family.id), PICTURES / "packs", PACKS_PAGE)
        session.close()
        outside = Outside(surroundings=around, recent=Recent(folder), home=folder)
        self.desktop = Desktop(outside, store)
        self.desktop.window.resize(*SIZE)
        self.desktop.window.show()

    def take(self, name: str) -> None:
        """Wait until the page stands still, and keep a picture of the window."""
        if self.desktop.gate.is_open:
            self.desktop.locker.idle.touch()  # nobody else does, and it would lock meanwhile
        until = time.monotonic() + SETTLE
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.01)
        whole = PICTURES / f"{name}.png"
        assert self.desktop.window.grab().save(str(whole))
        _keep(Image.open(whole), name)

    def unlock(self, look: str) -> None:
        """Open the store through the door, and take a picture of two doors first."""
        self.take(f"unlock-{look}")
        self._press("Restore a backup")
        rows = self._part(RestorePage).list.list
        rows.opened.emit(rows.key)
        self.take(f"restore-{look}")
        self._press("Go back")
        door = self._part(UnlockPage)
        door.passphrase.line.setText(PASSPHRASE)
        door.unlock()
        while not self.desktop.gate.is_open:
            self.app.processEvents()

    def places(self) -> list[tuple[str, Callable[[], object]]]:
        """Give every page by the name of its picture, and how to go there."""
        gate, family = self.desktop.gate, self.family.family.id
        person = next(iter(self.family.people.values())).id
        seat = next(iter(self.family.seats.values())).id

        def go(tab: str, row: str = "") -> Callable[[], object]:
            return partial(gate.go, "family", family, tab, row)

        return [
            ("today", partial(gate.go, "today")),
            ("families", partial(gate.go, "families")),
            ("overview", go("overview")),
            ("people", go("people", person)),
            ("family-tree", go("people", "tree")),
            ("team", partial(self._whole_team, go("people", seat))),
            ("understanding", go("understanding")),
            ("plan", go("plan")),
            ("meetings", go("meetings", self.family.meetings["next"].id)),
            ("story", partial(self._unfolded_story, go("story"))),
            ("sharing", go("sharing")),
            ("packs", partial(gate.go, "packs", family, self.family.meetings["next"].id)),
        ]

    def settings(self, look: str, pictured: Iterable[str]) -> None:
        """Take the pictures of settings, by the names the pictures have."""
        for part, name in SETTINGS.items():
            if name in pictured:
                self.desktop.gate.go("settings", part)
                if part == "keeping":
                    self._part(Review).look()
                self.take(f"{name}-{look}")

    def together(self, look: str) -> None:
        """Take pictures of what two of the family see together, and leave it the way people do."""
        here = [self.family.people[one].id for one in ("sadia", "zainab")]
        self.desktop.gate.go("together", self.family.family.id, "", *here)
        page = self._part(TogetherPage)
        for key in TOGETHER:
            page.show_tab(key)
            self.take(f"together-{key}-{look}")
        page.ask_to_leave()
        self._press("Show the whole record")

    def sheet(self, look: str) -> None:
        """Take a picture of a recovery code as it is shown; nobody types this one back."""
        self.desktop.gate.go("sheet")
        page = self._part(SheetPage)
        page.make()
        self.take(f"recovery-sheet-{look}")
        page.leave()

    def _whole_team(self, go: Callable[[], object]) -> None:
        go()
        self._part(TeamView).show_row(PICTURE)

    def _unfolded_story(self, go: Callable[[], object]) -> None:
        go()
        self._part(StoryPicture).fold.open(on=True)

    def _part(self, kind: type[W]) -> W:
        found = self.desktop.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def _press(self, words: str) -> None:
        buttons = self.desktop.window.findChildren(QPushButton)
        next(one for one in buttons if one.isVisible() and one.text() == words).click()


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv)
    app.setApplicationName("Family Plan")
    theme = Theme("light", 100)
    theme.apply(app)
    # Some pages name the folder a store lies in: it is the same each time.
    folder = Path(tempfile.gettempdir(), "Rosa")
    folder.mkdir()
    try:
        _take_all(Photographer(app, folder), theme)
        draw_all(PICTURES / "trees", PICTURES.parent / "family-trees.md")
    finally:
        shutil.rmtree(folder)


def _take_all(photographer: Photographer, theme: Theme) -> None:
    photographer.unlock("light")
    for look, mode, percent in LOOKS:
        theme.set_mode(mode)
        theme.set_percent(percent)
        for name, go in photographer.places():
            go()
            photographer.take(f"{name}-{look}")
        if mode != "contrast" and percent == _USUAL:
            photographer.together(look)
            photographer.settings(look, IN_THE_DARK if mode == "dark" else SETTINGS.values())
    theme.set_mode("light")
    theme.set_percent(_USUAL)
    photographer.sheet("light")
    for name, page in zip(PAGES_OF_THE_PACK, photographer.copies, strict=True):
        _keep(page, f"pack-{name}")
    photographer.desktop.window.close()


def _copies(session: Session, kept: KhanWalters) -> list[Image.Image]:
    """Give the cover and a goal's page of one reader's copy, as paper looks."""
    meeting = kept.meetings["next"].id
    reader = readers(session.store.family(kept.family.id), meeting)[0]
    prepared = prepare(session, kept.family.id, Asked(meeting=meeting), reader)
    with pdfium.PdfDocument(render(prepared.document)) as pdf:
        words = [page.get_textpage().get_text_range() for page in pdf]
        goal = next(at for at, said in enumerate(words) if "Goal 1, in" in said)
        return [pdf[at].render(scale=1.4).to_pil() for at in (0, goal)]


def _keep(picture: Image.Image, name: str) -> None:
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
