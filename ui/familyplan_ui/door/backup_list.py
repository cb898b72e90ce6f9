"""The backups there are, newest first, to choose one from; also from a folder somebody names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan.session import SUFFIX, backups
from familyplan.session.at_the_door import backups_at_hand
from familyplan.session.restoring import moment_words
from familyplan.words import say, say_many
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.widgets import PlainButton, Row, RowList, SoftLabel

if TYPE_CHECKING:
    from familyplan.session import Surroundings
    from familyplan.session.shelf import Backup
    from familyplan_ui.door.asking import Asking


class BackupList(QWidget):
    """Lists the backups of one place; `chosen` carries the one somebody pressed."""

    chosen = Signal(object)

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._place = Path.home()
        self._found: dict[str, Backup] = {}
        self._where = SoftLabel()
        self.list = RowList(say("Backups"), choosing=True)
        self.list.pressed_row.connect(self._choose)
        self.list.opened.connect(self._choose)
        self.place_button = PlainButton(say("Look in another place…"), self._another)
        column_of(self, (self._where, self.list, row_of((self.place_button,))))

    @property
    def names(self) -> list[str]:
        """The names of the backups shown, newest first."""
        return [one.name for one in self._found.values()]

    def fewer_than_newest(self, backup: Backup) -> int:
        """Give how many changes a backup lacks that the newest good one here has."""
        good = [one for one in self._found.values() if not one.problem]
        return good[0].facts.edits - backup.facts.edits if good else 0

    def show_store(self, folder: Path, around: Surroundings) -> None:
        """List what can be found of a store's backups, in its folder and in its second place."""
        self._place = folder
        self._show(backups_at_hand(folder, around), folder)

    def show_place(self, place: Path) -> None:
        """List the backups of a store's folder, a shelf or a second place."""
        self._place = place
        self._show(backups.kept(place), place)

    def _show(self, found: tuple[Backup, ...], near: Path) -> None:
        self._found = {str(one.path): one for one in found}
        self.list.show_rows([_row(key, one, near) for key, one in self._found.items()])
        self.list.setVisible(bool(self._found))
        n = len(self._found)
        self._where.setText(
            say_many("{n} backup of {place}", "{n} backups of {place}", n, place=_called(near))
            if n
            else say(
                "There is no backup in {place}. Connect the stick or drive they are on, and name "
                "that place.",
                place=near,
            )
        )

    def _choose(self, key: str) -> None:
        if key in self._found:
            self.chosen.emit(self._found[key])

    def _another(self) -> None:
        place = self._asking.folder(say("The folder the backups are in"), self._place)
        if place is not None:
            self.show_place(place)


def _row(key: str, backup: Backup, near: Path) -> Row:
    if backup.problem:
        return Row(key, moment_words(backup), backup.problem)
    held = say_many("{n} family", "{n} families", backup.families)
    soft = backup.why_words
    if not backup.path.is_relative_to(near):
        soft = say("{why}, in {place}", why=soft, place=backup.place)
    soft = soft[:1].upper() + soft[1:]
    return Row(key, moment_words(backup), soft, (held,), (), say("Choose"))


def _called(place: Path) -> str:
    """Give a store's name, or else where the place is."""
    return place.stem if place.suffix == SUFFIX else str(place)
