"""Choosing the lens to look through; each user finds the one they looked through last."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.model.lenses import COLUMNS, SETTING, Lenses, lenses
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, SoftLabel

if TYPE_CHECKING:
    from familyplan.model.lenses import Lens
    from familyplan_ui.gate import Gate

_WIDTH: Final = 320


class LensBar(QWidget):
    """The chooser and where the lens comes from; `chosen` tells that another one is wanted.

    The last one lies among the drafts, as the place somebody left does: how one looks is no change
    of the record, so it is in no history, and undo passes it by.
    """

    chosen = Signal()

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self.lenses = Lenses(())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        self._chooser = Chooser()
        self._chooser.setMaximumWidth(Theme.current().px(_WIDTH))
        self._chooser.activated.connect(lambda _at: self._take())
        column.addWidget(FieldFrame(say("Look at it through"), self._chooser))
        self._published = SoftLabel()
        column.addWidget(self._published)

    @property
    def lens(self) -> Lens | None:
        """The lens to look through."""
        return self.lenses.find(str(self._chooser.currentData() or COLUMNS))

    def reload(self) -> None:
        """Offer the lenses there are now; at first, stand on the one looked through last."""
        found = lenses(self._gate.session.setting(SETTING))
        if found != self.lenses:
            begins = not self.lenses.all
            self.lenses = found
            first = sorted(found.all, key=lambda lens: lens.key != COLUMNS)
            self._chooser.offer([(lens.key, lens.name) for lens in first])
            if begins:
                self.choose(self._kept())
        self._say_where_from()

    def choose(self, key: str) -> bool:
        """Stand on a lens; say whether there is such a one."""
        at = self._chooser.findData(key)
        if at >= 0:
            self._chooser.setCurrentIndex(at)
            self._say_where_from()
        return at >= 0

    def _take(self) -> None:
        self._say_where_from()
        self._keep()
        self.chosen.emit()

    def _say_where_from(self) -> None:
        lens = self.lens
        published = (lens.published, lens.date) if lens is not None and lens.published else ()
        parts = [part for part in (*published, *self.lenses.problems) if part]
        self._published.setText(", ".join(parts))
        self._published.setVisible(bool(parts))

    def _kept(self) -> str:
        drafts = self._gate.session.store.drafts(self._place)
        return next((one.text for one in drafts if one.place == self._place), "")

    def _keep(self) -> None:
        # Nobody is stopped from looking because a store cannot be written to.
        with suppress(KnownError):
            key = str(self._chooser.currentData())
            self._gate.session.store.keep_draft(self._place, "store", key)

    @property
    def _place(self) -> str:
        return f"lens/{self._gate.session.vault.user_id}"
