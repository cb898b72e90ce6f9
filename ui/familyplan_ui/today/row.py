"""One row of Today: when, which family and what, the common act, and what else can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model.partial_date import parse
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, short_date
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Line, RowButton, SoftLabel, TextButton

if TYPE_CHECKING:
    from datetime import date

    from familyplan.practice import Line as Due
    from familyplan_ui.gate import Gate

_WHEN: Final = 76
_TABS: Final = {
    "meeting": "meetings", "goal": "plan", "action": "plan", "voice": "plan",
    "plan_version": "plan", "permission": "sharing", "person": "people", "standing": "people",
    "involvement": "people", "agency": "people", "closure": "plan",
}  # fmt: skip


class _When(QWidget):
    """The first column: one width at every row, whatever the text size."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), Theme.current().px(_WHEN)), hint.height())


class DueRow(QWidget):
    """A row for one line of the lists; `prepares` makes packs its common act."""

    def __init__(self, gate: Gate, line: Due, *, prepares: bool = False) -> None:
        super().__init__()
        self._gate, self._line = gate, line
        self._prepares = prepares and line.kind != "access_request"
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(5), 0, px(5))
        column.setSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        if line.on is not None and not prepares:
            row.addWidget(self._when(gate.clock.today()))
        row.addLayout(self._what(), 1)
        self.act = self._common_act()
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.more = self._more()
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.date = QLineEdit()
        self._date = FieldFrame(
            say("New date"), self.date, help_line=say("A day, “next month”, or “by the birth”.")
        )
        self.date.setAccessibleName(say("New date for {what}", what=line.words))
        self.date.returnPressed.connect(self._keep_date)
        self._date.hide()
        column.addWidget(self._date)

    def open(self) -> None:
        """Go to where something can be done about it."""
        line = self._line
        if line.kind == "access_request":
            self._gate.go("access", line.family, line.row)
            return
        self._gate.go("family", line.family, _TABS.get(line.kind, "overview"), line.row)

    def _when(self, today: date) -> QWidget:
        line = self._line
        held = _When()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, Theme.current().px(4), 0, 0)  # level with the name beside it
        column.setSpacing(0)
        time = clock_time(line.at) if line.at else ""
        if line.days_late:
            words = say_many("{n} day", "{n} days", line.days_late)
            column.addWidget(Line(words, strong=True, tone="attention"))
        elif line.on == today:
            column.addWidget(Line(time or say("Today"), strong=True))
        elif line.on is not None:
            column.addWidget(Line(_day(line.on, today), strong=True))
            if time:
                column.addWidget(Line(time, size="soft", tone="soft"))
        column.addStretch(1)
        return held

    def _what(self) -> QVBoxLayout:
        line = self._line
        column = QVBoxLayout()
        column.setSpacing(0)
        named = say("{family}: {what}", family=line.family_name, what=line.words)
        name = TextButton(line.family_name, self.open, name=named)
        Theme.current().dress(name, "text", strong=True)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SoftLabel(line.words))
        return column

    def _common_act(self) -> RowButton:
        line = self._line
        words, press = say("Open"), self.open
        if self._prepares:
            words, press = say("Packs"), self._packs
        elif line.kind == "action" and line.fix is not None:
            words, press = line.fix.label, self._done
        elif line.kind == "meeting":
            words = say("Prepare")
        button = RowButton(words, press, name=self._named(words))
        button.setMinimumWidth(Theme.current().px(88))
        return button

    def _more(self) -> RowButton:
        button = RowButton("…", name=self._named(say("More")))
        menu = QMenu(button)
        if self._line.kind == "action":
            menu.addAction(say("New date")).triggered.connect(lambda _on: self._ask_date())
        if self._line.kind == "meeting":
            menu.addAction(say("Packs")).triggered.connect(lambda _on: self._packs())
        menu.addAction(say("Open")).triggered.connect(lambda _on: self.open())
        button.clicked.connect(
            lambda _on: menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        )
        return button

    def _named(self, words: str) -> str:
        line = self._line
        return say("{act}: {what}, {family}", act=words, what=line.words, family=line.family_name)

    def _packs(self) -> None:
        self._gate.go("packs", self._line.family, self._line.row)

    def _done(self) -> None:
        self._gate.run(actions.plan.mark_action, self._line.row, "done")

    def _ask_date(self) -> None:
        self._date.show()
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_date(self) -> None:
        due = parse(self.date.text(), self._gate.clock.today())
        if not due:
            self._date.show_error(say("Type a day, such as 12 January 2027, or what it hangs on."))
            return
        self._gate.run(actions.plan.redate, self._line.row, due)


def _day(day: date, today: date) -> str:
    """Say a day of this week shortly: "Tue 8"."""
    return " ".join(short_date(day, today).split()[:2])
