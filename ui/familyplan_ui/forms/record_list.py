"""A small list of records on a page: each opens its form under the list, one can be added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import noun_of, nouns
from familyplan.words import say, say_many
from familyplan_ui.forms.record_form import RecordForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    Row,
    RowList,
    SoftLabel,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.model import Record
    from familyplan_ui.forms.arrangements import Group
    from familyplan_ui.gate import Gate


_FEW: Final = 30  # rows at first; more are widgets nobody looks at


@dataclass(frozen=True)
class Shown:
    """What a RecordList lists and how it adds.

    `heading`, `add` and `empty` are already said. `blank` makes the record an added one starts
    from; `action` keeps it. `under` names the field that keeps half-typed new ones apart, where
    one list is shown for several people in turn. `apart` names the fields that stand beside fields
    of the same label on their page: these are spoken with what they are of.
    """

    kind: str
    heading: str
    add: str
    empty: str
    groups: Sequence[Group]
    blank: Callable[[], Record]
    action: Callable[..., Any] = actions.records.add
    under: str = ""
    apart: Sequence[str] = ()


class RecordList(QWidget):
    """Rows, an add button, and the form of the one that is open.

    `opening` comes just before a form opens, so that a page can have one open at a time, and
    `closed` once it is put away.
    Choosing a row (click, Enter, its Change button) opens it.
    """

    opening = Signal()
    closed = Signal()

    def __init__(self, gate: Gate, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._shown = gate, shown
        self._noun = say(noun_of(nouns()[shown.kind]).one)
        self._records: dict[str, Record] = {}
        self._form: RecordForm | None = None
        px = Theme.current().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(Heading(shown.heading))
        self._empty = SoftLabel(shown.empty)
        self._column.addWidget(self._empty)
        self.list = RowList(shown.heading)
        self.list.opened.connect(self.open)
        self.list.pressed_row.connect(self.open)
        self.list.itemClicked.connect(lambda _item: self.open(self.list.key))
        self.list.hide()  # a list of nothing is no place to stop at
        self._column.addWidget(self.list)
        self._rows: tuple[Row, ...] = ()
        self._whole = False
        self.add_button = PlainButton(shown.add, self.add, icon="plus")
        self.rest_button = PlainButton("", self._show_rest)
        held = QWidget()
        flow = FlowLayout(held)
        for button in (self.rest_button, self.add_button):
            flow.addWidget(button)
        self._column.addWidget(held)
        self.rest_button.hide()
        self._panel: QFrame | None = None

    def show_records(self, records: Sequence[Record], rows: Sequence[Row]) -> None:
        """Show these records, each with its row (the row's key is the record's id)."""
        self._records = {record.id: record for record in records}
        self._rows = tuple(rows)
        self._show_rows()
        self._empty.setVisible(not rows and bool(self._shown.empty))
        at = self._form.record if self._form is not None else None
        if self._form is not None and at is not None and at.id:
            if at.id in self._records:
                self._form.show(self._records[at.id])
            else:
                self.close_form()

    def _show_rows(self) -> None:
        """Show the first rows, or all where they were asked for, and offer the rest."""
        self._whole = self._whole and len(self._rows) > _FEW
        seen = self._rows if self._whole else self._rows[:_FEW]
        self.list.show_rows(seen)
        self.list.setVisible(bool(seen))
        left = len(self._rows) - len(seen)
        self.rest_button.setText(say_many("Show {n} more", "Show {n} more", left))
        about = say("Show {n} more: {list}", n=left, list=self._shown.heading)
        self.rest_button.setAccessibleName(about)
        self.rest_button.setVisible(left > 0)

    def _show_rest(self) -> None:
        self._whole = True
        self.list.setFocus()
        self._show_rows()

    def open(self, row_id: str) -> None:
        """Open the form of one record under the list."""
        if row_id in self._records:
            self.opening.emit()
            form = self._made_form()
            form.show(self._records[row_id])
            self._show_panel(form, new=False)

    def add(self) -> None:
        """Open the form of a new record."""
        self.opening.emit()
        form = self._made_form()
        form.show_new(self._shown.blank())
        self._show_panel(form, new=True)

    @property
    def is_open(self) -> bool:
        """Whether a form is open under the list."""
        return self._panel is not None and not self._panel.isHidden()

    def close_form(self) -> None:
        """Put the form away; what was typed into a kept record is kept."""
        if self._form is not None:
            self._form.clear()
            self._hide_panel()

    def _keep_new(self) -> None:
        if self._form is None:
            return
        made = self._form.keep_new(self._shown.action)
        if made is not None:
            self._hide_panel()
            self.add_button.setFocus()

    def _give_up(self) -> None:
        if self._form is not None:
            self._form.forget_new()
            self._hide_panel()
            self.add_button.setFocus()

    def _done(self) -> None:
        self.close_form()
        self.list.setFocus()

    def _remove(self) -> None:
        record = self._form.record if self._form is not None else None
        if record is not None and self._gate.did(
            actions.records.remove, self._shown.kind, record.id
        ):
            self._hide_panel()
            self.add_button.setFocus()

    def _made_form(self) -> RecordForm:
        """Make the form when it is first needed: many lists on a page are never opened."""
        if self._form is None:
            self._panel = self._build_panel()
            self._column.addWidget(self._panel)
            shown = self._shown
            self._form = RecordForm(self._gate, shown.kind, shown.groups, under=shown.under)
            for name in shown.apart:
                editor = self._form.editors[name]
                label = editor.control.accessibleName()
                editor.call(say("{label}: {words}", label=label, words=self._noun))
            self._form.entered.connect(self._keep_new)
            self._inside.insertWidget(0, self._form)
        return self._form

    def _show_panel(self, form: RecordForm, *, new: bool) -> None:
        for button in (self._keep_button, self._not_now):
            button.setVisible(new)
        for button in (self._done_button, self._remove_button):
            button.setVisible(not new)
        if self._panel is not None:
            self._panel.show()
        first = next(iter(form.editors.values()))
        first.control.setFocus()

    def _hide_panel(self) -> None:
        if self._panel is not None and not self._panel.isHidden():
            self._panel.hide()
            self.closed.emit()

    def _build_panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("bed", "raised")
        px = Theme.current().px
        self._inside = QVBoxLayout(panel)
        self._inside.setContentsMargins(px(12), px(12), px(12), px(12))
        self._inside.setSpacing(px(12))
        words = {"noun": self._noun}
        self._keep_button = PrimaryButton(say("Keep this {noun}", **words), self._keep_new)
        self._not_now = PlainButton(
            say("Not now"), self._give_up, name=say("Not now: {noun}", **words)
        )
        self._done_button = PlainButton(
            say("Close"), self._done, name=say("Close this {noun}", **words)
        )
        self._remove_button = PlainButton(say("Remove this {noun}", **words), self._remove)
        held = QWidget()
        flow = FlowLayout(held)
        for button in (self._keep_button, self._not_now, self._done_button, self._remove_button):
            flow.addWidget(button)
        self._inside.addWidget(held)
        panel.hide()
        return panel
