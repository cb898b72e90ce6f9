"""What left, for whom, when: every copy that was made of this family's record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Disclosure
from familyplan.words import mark, say, say_many
from familyplan.words.dates import clock_time, long_date
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, RowList, SoftLabel
from familyplan_ui.widgets.rows import Row

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.widgets import Standing

_NOT_MADE: Final[tuple[str, str, Standing]] = ("minus", mark("Not made"), "plain")
_STAGES: Final[dict[str, tuple[str, str, Standing]]] = {
    "intended": ("hourglass", mark("Not confirmed"), "attention"),
    "made": ("check", mark("Made"), "good"),
}


class CopiesThatLeft(QWidget):
    """The log of copies, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(6))
        column.addWidget(Heading(say("What left, for whom, when")))
        self._none = SoftLabel(
            say("No copy has been made yet. Every pack that is made or printed is noted here.")
        )
        self._list = RowList(say("What left, for whom, when"))
        column.addWidget(self._none)
        column.addWidget(self._list)

    def show_copies(self, rows: Rows) -> None:
        """Show every copy these rows know of."""
        copies = sorted(rows.of(Disclosure), key=lambda one: str(one.made_at or ""), reverse=True)
        self._none.setVisible(not copies)
        self._list.setVisible(bool(copies))
        self._list.show_rows([_row(one) for one in copies])


def _row(copy: Disclosure) -> Row:
    when = f"{long_date(copy.made_at.date())}, {clock_time(copy.made_at)}" if copy.made_at else ""
    pages = say_many("{n} page", "{n} pages", copy.pages) if copy.pages else ""
    icon, words, standing = _STAGES.get(copy.stage, _NOT_MADE)
    soft = ", ".join(
        part for part in (say(copy.purpose) if copy.purpose else "", copy.code) if part
    )
    return Row(copy.id, copy.reader_name, soft, (when, pages), ((icon, say(words), standing),))
