"""Filters kept under a name: coming back to them, keeping, renaming and removing them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from familyplan.errors import KnownError
from familyplan.session import caseload
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from familyplan.practice.filters_kept import Kept, KeptFilters
    from familyplan_ui.gate import Gate


class KeptMenu(PlainButton):
    """The button with all that is kept; `asked` carries filters to put in force.

    `now` gives what is in force, without a name. `line` is where a name is typed.
    """

    asked = Signal(object)

    def __init__(self, gate: Gate, now: Callable[[], Kept]) -> None:
        super().__init__(say("Saved filters"), self._open, icon="bookmark")
        self._gate, self._now = gate, now
        self._current = ""
        self._begun = False
        self.line = NameLine(self._keep_as, self)

    def begin(self) -> None:
        """Put the filters in force the list is to begin with, the first time it is come to."""
        held = self._held() if not self._begun else None
        self._begun = True
        first = held.named(held.first) if held else None
        if first is not None:
            self._go(first)

    def menu_now(self) -> QMenu:
        """Make the menu as it is now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held, now = self._held(), self._now()
        current = held.named(self._current)
        for one in held.each:
            words = say("{name} (first on coming)", name=one.name)
            act = menu.addAction(_plain(words if one.name == held.first else one.name))
            act.setCheckable(True)
            act.setChecked(replace(one, name="") == now)
            act.triggered.connect(lambda _on, one=one: self._go(one))
        if not held.each:
            menu.addAction(say("Nothing is saved yet: choose filters, then save them.")).setEnabled(
                False
            )
        menu.addSeparator()
        save = menu.addAction(say("Save these filters under a name …"))
        save.setEnabled(bool(now.chosen or now.typed or now.view != "open"))
        save.triggered.connect(lambda _on: self.line.ask(say("Name for these filters")))
        if current is not None:
            self._add_for(menu, held, current, now)
        return menu

    def _add_for(self, menu: QMenu, held: KeptFilters, current: Kept, now: Kept) -> None:
        """Add what can be done with the filters gone to last."""
        name = current.name
        menu.addSeparator()
        if replace(current, name="") != now:
            act = menu.addAction(_plain(say("Save the changes to “{name}”", name=name)))
            act.triggered.connect(lambda _on: self._keep(held.keeping(replace(now, name=name))))
        act = menu.addAction(_plain(say("Rename “{name}” …", name=name)))
        act.triggered.connect(lambda _on: self.line.ask(say("New name"), name))
        act = menu.addAction(_plain(say("Remove “{name}”", name=name)))
        act.triggered.connect(lambda _on: self._keep(held.without(name)))
        act = menu.addAction(_plain(say("Begin the list with “{name}”", name=name)))
        act.setCheckable(True)
        act.setChecked(held.first == name)
        first = "" if held.first == name else name
        act.triggered.connect(lambda _on: self._keep(held.beginning_with(first)))

    def _open(self) -> None:
        self.menu_now().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _held(self) -> KeptFilters:
        return caseload.kept(self._gate.session)

    def _go(self, one: Kept) -> None:
        self._current = one.name
        self.asked.emit(one)

    def _keep(self, held: KeptFilters) -> None:
        try:
            caseload.keep(self._gate.session, held)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)

    def _keep_as(self, name: str, was: str) -> str:
        """Keep what is in force under a name, or rename `was`; give what is wrong, or ""."""
        held = self._held()
        other = held.named(name)
        if other is not None and other.name != was:
            return say("There is “{name}” already. Choose another name.", name=other.name)
        renamed = held.named(was) if was else None
        one = replace(renamed or self._now(), name=name)
        try:
            caseload.keep(self._gate.session, held.keeping(one, instead_of=was or name))
        except KnownError as problem:
            return problem.sentence
        self._current = one.name
        return ""


class NameLine(QWidget):
    """Where a name is typed; `keep` takes it with the name it had and says what is wrong, or ""."""

    def __init__(self, keep: Callable[[str, str], str], back: QWidget) -> None:
        super().__init__()
        self._keep, self._back, self._was = keep, back, ""
        self.name = QLineEdit()
        self._field = FieldFrame(say("Name for these filters"), self.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        row.addWidget(self._field, 1)
        for button in (
            PrimaryButton(say("Save"), self._save, name=say("Save these filters")),
            PlainButton(say("Not now"), self._away, name=say("Not now, save nothing")),
        ):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.name.returnPressed.connect(self._save)
        self.hide()

    def ask(self, label: str, was: str = "") -> None:
        """Show the line to type a name in; `was` is the name there is."""
        self._was = was
        self._field.clear_error()
        self._field.label.setText(label)
        self.name.setAccessibleName(label)
        self.name.setText(was)
        self.name.selectAll()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Escape:
            self._away()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        wrong = self._keep(self.name.text().strip(), self._was)
        if wrong:
            self._field.show_error(wrong)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._away()

    def _away(self) -> None:
        self.hide()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)


def _plain(words: str) -> str:
    """Give words for a menu, in which a name's & is a letter like any other."""
    return words.replace("&", "&&")
