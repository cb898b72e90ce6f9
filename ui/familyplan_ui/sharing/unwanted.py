"""Under the matrix: agencies with which nothing at all is to be shared, and naming one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Agency
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.sharing.answers import agencies, answered, kinds
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FieldFrame,
    Hairline,
    Heading,
    PlainButton,
    Row,
    RowList,
    SoftLabel,
    announce,
)
from familyplan_ui.wording import agency_name, plain_date, short_name

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_NO = frozenset({"refused", "withdrawn"})
_WIDTH = 420


class Unwanted(QWidget):
    """Agencies somebody does not want: a no to every kind of information, in one step."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._person = ""
        px = Theme.current().px
        title = say("Agencies they do not want")
        self._none = SoftLabel()
        self._list = RowList(title)
        self._agency = Chooser(open_to_words=True)
        frame = FieldFrame(
            say("Agency they do not want"),
            self._agency,
            help_line=say("It need not be in the team."),
        )
        frame.setMaximumWidth(px(_WIDTH))
        self._do = PlainButton(say("Share nothing with it"), self._refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (Hairline(), Heading(title), self._none, self._list, frame):
            column.addWidget(part)
        column.addWidget(self._do, 0, Qt.AlignmentFlag.AlignLeft)

    def take(self, family_id: str) -> None:
        """Be about another family from the next time it is shown."""
        self._family = family_id
        self._agency.setEditText("")

    def show_rows(self, rows: Rows, person: str, today: date) -> None:
        """Show with which agencies this person ("" = the whole family) wants nothing shared."""
        self._person = person
        found = [row for one in agencies(rows) if (row := _row(rows, one, person, today))]
        who = short_name(rows, person) if person else say("the whole family")
        self._none.setText(
            say("Named here by {who}: nothing of any kind is shared with it.", who=who)
            if found
            else say("None named by {who}. With one named here, nothing is shared.", who=who)
        )
        self._list.setVisible(bool(found))
        self._list.show_rows(found)
        if not self._agency.hasFocus():
            names = sorted({one.name for one in self._gate.directory().of(Agency)} - {""})
            words = self._agency.words()
            self._agency.offer([(name, name) for name in names])
            self._agency.setCurrentIndex(-1)
            self._agency.setEditText(words)

    def _refuse(self) -> None:
        name = self._agency.words()
        run = self._gate.run
        if run(
            actions.sharing.refuse_agency, self._family, name, person=self._person
        ) is not None:  # fmt: skip
            self._agency.setEditText("")
            announce(self, say("Nothing is shared with {agency}.", agency=name))


def _row(rows: Rows, agency: str, person: str, today: date) -> Row | None:
    cells = [answered(rows, person, agency, one, today=today) for one in kinds()]
    if any(one.state not in _NO for one in cells):
        return None
    days = [one.permission.since for one in cells if one.permission and one.permission.since]
    day = plain_date(days[-1], today) if days else ""
    return Row(agency, agency_name(rows, agency), say("Since {day}", day=day) if day else "")
