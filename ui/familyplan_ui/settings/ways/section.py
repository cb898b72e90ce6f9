"""The list of ways in, and the forms that add one to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from familyplan.errors import KnownError
from familyplan.session.keys import WayIn, remove_way, ways_in
from familyplan.words import say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.settings.ways.partnership import PartnershipKey
from familyplan_ui.settings.ways.person import PersonForm
from familyplan_ui.settings.ways.rekeying import give_new_key
from familyplan_ui.settings.ways.said import as_row
from familyplan_ui.settings.ways.taking_away import TakeAway
from familyplan_ui.settings.ways.this_computer import ThisComputer
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, Heading, PlainButton, RowList, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.gate import Gate

_ROOM: Final = 8  # more than between the parts of a section


class Ways(QWidget):
    """Who may open this store: each way with its own button, and under them how to add one."""

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._ways: dict[str, WayIn] = {}
        self.question: TakeAway | None = None
        self.list = RowList(say("Who may open this store"))
        self.done = Banner("circle-check", "", "good")
        self.key_button = PlainButton(say("A new data key…"), self._new_key)
        self.person_button = PlainButton(say("Another person…"), self._person)
        self.sheet_button = PlainButton(say("A new recovery sheet…"), lambda: gate.go("sheet"))
        self.partnership_button = PlainButton(
            say("Our partnership's recovery key…"), self._partnership
        )
        self.person, self.partnership = PersonForm(gate), PartnershipKey(gate, asking)
        self.computer = ThisComputer(gate, self.show_list)
        self._build()
        self.list.pressed_row.connect(self._ask)
        self.list.opened.connect(self._ask)
        for form, button in (
            (self.person, self.person_button),
            (self.partnership, self.partnership_button),
        ):
            form.put_away.connect(lambda back=button: _to(back))
        self.person.added.connect(self._let_in)
        self.partnership.added.connect(self._key_let_in)

    def show_now(self) -> None:
        """Read the keys file anew."""
        self.done.hide()
        self.show_list()
        self.computer.show_now()

    def leave(self) -> None:
        """Forget what was typed."""
        self.person.forget()
        self.partnership.forget()

    def show_list(self) -> None:
        """Show every way there is now."""
        try:
            ways = ways_in(self._gate.session)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
            return
        self._ways = {way.slot_id: way for way in ways}
        self.list.show_rows([as_row(way, self._gate.clock, ways) for way in ways])

    # Adding

    def _person(self) -> None:
        self.leave()
        self.done.hide()
        self.person.come()

    def _partnership(self) -> None:
        self.leave()
        self.done.hide()
        self.partnership.come()

    def _let_in(self, name: str) -> None:
        self._added(say("{name} can open this store now, with their own passphrase.", name=name))

    def _key_let_in(self, name: str) -> None:
        self._added(say("The recovery key of {name} opens this store now.", name=name))

    def _added(self, words: str) -> None:
        self.show_list()
        self._say(words, with_key=False)
        _to(self.person_button)

    # Taking away

    def _ask(self, slot_id: str) -> None:
        way = self._ways.get(slot_id)
        if way is None or way.mine:
            return
        self.question = TakeAway(self._gate.session, way, self)
        self.question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question.accepted.connect(lambda: self._take_away(way))
        self.question.open()

    def _take_away(self, way: WayIn) -> None:
        session = self._gate.session
        self.list.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: remove_way(session, way.slot_id),
            done=lambda _removed: self._taken_away(way),
            failed=self._kept,
        )

    def _taken_away(self, way: WayIn) -> None:
        self.list.setEnabled(True)
        self.show_list()
        self.computer.show_now()
        words = say(
            "The way in of {who} is gone. If somebody may have kept a copy of the keys file, give "
            "the store a new data key now: that copy opens nothing of the store then.",
            who=way.who,
        )
        self._say(words, with_key=True)
        _to(self.key_button)

    def _kept(self, problem: Exception) -> None:
        self.list.setEnabled(True)
        if not isinstance(problem, KnownError):
            raise problem
        self._gate.refuse(problem.sentence)
        self.show_list()

    def _new_key(self) -> None:
        give_new_key(self._gate, self)

    def _say(self, words: str, *, with_key: bool) -> None:
        self.key_button.setVisible(with_key)
        self.done.show()
        self.done.say(words)

    def _build(self) -> None:
        self.done.hide()
        self.key_button.hide()
        words = say(
            "Each way opens the whole store. Keep at least two, and one of them where this "
            "computer is not: a recovery sheet, or your partnership's key."
        )
        buttons = row_of((self.person_button, self.sheet_button, self.partnership_button))
        parts = (
            Heading(say("Who may open this store")),
            SoftLabel(words),
            self.list,
            self.done,
            row_of((self.key_button,)),
            Heading(say("Add a way in")),
            buttons,
            self.person,
            self.partnership,
            self.computer,
        )
        column = column_of(self, parts)
        room = Theme.current().px(_ROOM)
        column.insertSpacing(column.indexOf(self.computer), room)


def _to(button: QPushButton) -> None:
    """Give the keyboard to a button, unless somebody went elsewhere meanwhile."""
    if button.isVisible() and QApplication.activeModalWidget() is None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
