"""What stands over a family's record: a strip in its head, and the panel at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan.model import Hold
from familyplan.model.vocabulary import spoken
from familyplan.practice.disposal import flags, stands
from familyplan.words import say
from familyplan_ui.keeping.place_hold import PlaceHold
from familyplan_ui.keeping.standing import StandingHold
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, Heading, PlainButton, QuietButton, ScrollPage, SoftLabel
from familyplan_ui.widgets.rebuilding import clear, same_place
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_WIDTH: Final = 340
_FREE: Final = 16_777_215  # Qt's own word for no limit


class HoldStrip(QWidget):
    """One strip that says what stands over a record; hidden where nothing does."""

    def __init__(self, see: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner("shield-alert", "")
        words = say("See or lift")
        self._banner.add(PlainButton(words, see, name=say("See or lift what stands")))
        row = QHBoxLayout(self)
        px = Theme.current().px
        row.setContentsMargins(MARGIN, 0, MARGIN, px(6))
        row.addWidget(self._banner)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" for nothing."""
        return "" if self.isHidden() else self._banner.words

    def show_family(self, rows: Rows, today: date) -> None:
        """Say every hold that stands, the gravest first."""
        words = " ".join(dict.fromkeys(flag.sentence for flag in flags(rows, today)))
        if words != self._banner.words:
            self._banner.say(words, aloud=self.isVisible())
        self.setVisible(bool(words))


class HoldPanel(QFrame):
    """The side panel: what stands, lifting it, placing another, and what was lifted before."""

    closed = Signal()

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._whole = False
        self.setProperty("bed", "sunken")
        px = Theme.current().px
        self._page = ScrollPage()
        self._page.body.setContentsMargins(px(16), px(16), px(16), px(16))
        self._page.body.setSpacing(px(10))
        top = QHBoxLayout()
        top.addWidget(Heading(say("Holds")), 1)
        top.addWidget(QuietButton(say("Close"), self.closed.emit, name=say("Close holds")))
        self._standing = QVBoxLayout()
        self._standing.setSpacing(px(8))
        self.add = PlainButton(say("Place a hold"), self._begin, icon="plus")
        self.place = PlaceHold(gate)
        self.place.placed.connect(self._done)
        self.place.given_up.connect(self._done)
        self._page.body.addLayout(top)
        self._page.body.addLayout(self._standing)
        self._page.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body.addWidget(self.place)
        self._page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._fit()
        Theme.current().changed.connect(self._fit)

    def take(self, family_id: str) -> None:
        """Be about another family from now on."""
        self.place.form.clear()
        self.place.hide()
        self._family = family_id

    def come(self) -> None:
        """Show what stands, with the form where nothing stands yet."""
        self.show()
        rows = self._gate.rows(self._family)
        self.reload(rows)
        if not self._stands(rows):
            self._begin()

    def reload(self, rows: Rows) -> None:
        """Show what stands now."""
        if self.isHidden():
            return
        with same_place(self):
            clear(self._standing)
            standing = self._stands(rows)
            if not standing:
                words = say("Nothing stands over this record: it follows the schedule.")
                self._standing.addWidget(SoftLabel(words))
            for hold, number in _numbered(standing):
                self._standing.addWidget(StandingHold(self._gate, hold, number=number))
            for hold in rows.of(Hold):
                if hold not in standing:
                    self._standing.addWidget(SoftLabel(_lifted(hold)))
            self.add.setVisible(self.place.isHidden())

    def take_all(self, *, whole: bool) -> None:
        """Take the whole width there is, or stand at the side."""
        self._whole = whole
        self._fit()

    def _stands(self, rows: Rows) -> list[Hold]:
        today = self._gate.clock.today()
        return [hold for hold in rows.of(Hold) if stands(hold, today)]

    def _begin(self) -> None:
        self.add.hide()
        self.place.come(self._family, say("A new hold"))

    def _done(self) -> None:
        self.add.show()
        self.add.setFocus()

    def _fit(self) -> None:
        wide = Theme.current().px(_WIDTH)
        self.setMinimumWidth(0 if self._whole else wide)
        self.setMaximumWidth(_FREE if self._whole else wide)


def _numbered(holds: Sequence[Hold]) -> list[tuple[Hold, int]]:
    """Give each hold with its number among those of its kind, 0 where it is the only one."""
    kinds = [hold.what for hold in holds]
    seen: dict[str, int] = {}
    found = []
    for hold in holds:
        seen[hold.what] = seen.get(hold.what, 0) + 1
        found.append((hold, seen[hold.what] if kinds.count(hold.what) > 1 else 0))
    return found


def _lifted(hold: Hold) -> str:
    kind = spoken("hold_kind", hold.what or "legal_hold")
    when = hold.until.said if hold.until else ""
    words = say("{kind}. Lifted {when}.", kind=kind, when=when)
    return f"{words} {hold.why_lifted}".strip()
