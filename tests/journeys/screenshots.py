"""Takes the pictures of the README from the real program: `make screenshots`.

The window is the program's own, on a store of invented families, on one day that never changes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium
from PIL import Image
from PySide6.QtWidgets import QApplication

from familyplan import actions
from familyplan.clock import LONDON, SetClock
from familyplan.model import User
from familyplan.packs.render import render
from familyplan.sample import Recipe, families, shared_directory
from familyplan.session import Session, Surroundings, create_store
from familyplan.session.copies import prepare
from familyplan.sharing import readers
from familyplan.vault.kdf import Derivation
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.family.team_view import PICTURE, TeamView
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.recent import Recent
from familyplan_ui.theme import Theme
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.theme import Mode
    from khan_walters import KhanWalters

PICTURES: Final = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE: Final = (1366, 768)
PASSPHRASE: Final = "seven quiet otters swim"
NOW: Final = datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)
COLOURS: Final = 128
SETTLE: Final = 1.2  # seconds for a page to be read, laid out and its copy rendered
LOOKS: Final[tuple[tuple[str, Mode, int], ...]] = (
    ("light", "light", 100),
    ("dark", "dark", 100),
    ("contrast-150", "contrast", 150),
    ("large-200", "light", 200),
)
PAGES_OF_THE_PACK: Final = ("cover", "goal")


class Photographer:
    """The program on one store, and a folder for its pictures."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        """Fill a store and open the window at its door."""
        self.app = app
        surroundings = Surroundings(
            clock=SetClock(NOW),
            derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)),
            ballast_bytes=4096,
            recovery_first=False,
        )
        store = folder / "North team.fpstore"
        user = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
        session = create_store(store, PASSPHRASE, user, surroundings=surroundings)
        self.family = _fill(session)
        self.copies = _copies(session, self.family)
        session.close()
        outside = Outside(surroundings=surroundings, recent=Recent(folder), home=folder)
        self.desktop = Desktop(outside, store)
        self.desktop.window.resize(*SIZE)
        self.desktop.window.show()

    def take(self, name: str) -> None:
        """Wait until the page stands still, and keep a picture of the window."""
        until = time.monotonic() + SETTLE
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.01)
        whole = PICTURES / f"{name}.png"
        assert self.desktop.window.grab().save(str(whole))
        _keep(Image.open(whole), name)

    def unlock(self, look: str) -> None:
        """Open the store through the door, and take a picture of the door first."""
        self.take(f"unlock-{look}")
        door = self.desktop.window.findChild(UnlockPage)
        assert isinstance(door, UnlockPage)
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
            ("team", partial(self._whole_team, go("people", seat))),
            ("plan", go("plan")),
            ("meetings", go("meetings", self.family.meetings["next"].id)),
            ("sharing", go("sharing")),
            ("packs", partial(gate.go, "packs", family, self.family.meetings["next"].id)),
        ]

    def _whole_team(self, go: Callable[[], object]) -> None:
        go()
        team = self.desktop.window.findChild(TeamView)
        assert isinstance(team, TeamView)
        team.show_row(PICTURE)


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv)
    app.setApplicationName("Family Plan")
    theme = Theme("light", 100)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        photographer = Photographer(app, Path(folder))
        photographer.unlock("light")
        for look, mode, percent in LOOKS:
            theme.set_mode(mode)
            theme.set_percent(percent)
            for name, go in photographer.places():
                go()
                photographer.take(f"{name}-{look}")
        for name, page in zip(PAGES_OF_THE_PACK, photographer.copies, strict=True):
            _keep(page, f"pack-{name}")
        photographer.desktop.window.close()


def _fill(session: Session) -> KhanWalters:
    recipe = Recipe(seed=1, today=NOW.date(), light=False)
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    for records in families(recipe, 12):
        session.run(actions.importing.bring_in, records, invented=True)
    return khan_walters(session)


def _copies(session: Session, kept: KhanWalters) -> list[Image.Image]:
    """Give the cover and a goal's page of one reader's copy, as paper looks."""
    meeting = kept.meetings["next"].id
    reader = readers(session.store.family(kept.family.id), meeting)[0]
    prepared = prepare(session, kept.family.id, meeting, reader)
    with pdfium.PdfDocument(render(prepared.document)) as pdf:
        words = [page.get_textpage().get_text_range() for page in pdf]
        goal = next(at for at, said in enumerate(words) if "Goal 1, in" in said)
        return [pdf[at].render(scale=1.4).to_pil() for at in (0, goal)]


def _keep(picture: Image.Image, name: str) -> None:
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
