"""A form for one record: it keeps what is typed, field by field, without being asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan_ui.forms.drafts import Drafts
from familyplan_ui.forms.fields import Fields, Keeping
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.model import Record
    from familyplan_ui.forms.arrangements import Group
    from familyplan_ui.forms.editor import Editor
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import FieldFrame


class RecordForm(QWidget):
    """The declared fields of one kind of record in the given arrangement.

    `under` is the field that keeps half-typed new records apart, the scope where none is named.
    `kept` carries the record after each autosave; `entered` tells that Enter was pressed in a
    line of a new record.
    """

    kept = Signal(object)
    entered = Signal()

    def __init__(self, gate: Gate, kind: str, groups: Sequence[Group], *, under: str = "") -> None:
        super().__init__()
        self._gate, self._kind = gate, kind
        self._record: Record | None = None
        self._drafts = Drafts(gate, kind, under)
        keeping = Keeping(self._keep_field, self._keep_draft, self._entered)
        self._fields = Fields(gate, kind, keeping)
        self._unbuilt = tuple(groups)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(12))
        self._banner: Banner | None = None
        gate.keeping.connect(self.keep)

    @property
    def record(self) -> Record | None:
        """The record shown, as last read; a blank one has no id."""
        return self._record

    @property
    def editors(self) -> dict[str, Editor]:
        """The editors by field; those of a folded group come when it is opened."""
        self._build()
        return self._fields.editors

    @property
    def frames(self) -> dict[str, FieldFrame]:
        """The frames round the editors, by field."""
        self._build()
        return self._fields.frames

    # Showing

    def show(self, record: Record | None = None) -> None:
        """Show a kept record, or the same one as it is now; without one this is Qt's own show.

        What is being typed in the same record is left alone; the fields of another one are kept
        first.
        """
        if record is None:
            super().show()
        elif self._record is not None and record.id == self._record.id != "":
            self._record = record
            self._fields.update(record)
        else:
            self._start(record)

    def show_new(self, blank: Record) -> None:
        """Show a blank record, with what was once typed for it and never kept."""
        self._start(blank)

    def clear(self) -> None:
        """Keep what was typed and show nothing."""
        self.keep()
        self._record = None

    def _start(self, record: Record) -> None:
        self.keep()
        self._build()
        self._record = record
        self._complain("")
        self._fields.start(record, self._drafts.found(record))

    def _build(self) -> None:
        """Make the fields once the first record comes: many forms of a page are never opened."""
        groups, self._unbuilt = self._unbuilt, ()
        for group in groups:
            fold = self._fields.build(group, self)
            self._column.addWidget(fold)
            fold.show()  # a layout would only show it later, too late for the keyboard

    def _complain(self, sentence: str) -> None:
        """Say under the fields why the whole record was refused, "" for nothing."""
        if self._banner is None and sentence:
            self._banner = Banner("triangle-alert", "")
            self._column.addWidget(self._banner)
        if self._banner is not None:
            self._banner.say(sentence)
            self._banner.setVisible(bool(sentence))

    # Keeping

    def keep(self) -> bool:
        """Keep everything typed; say whether nothing waits to be kept."""
        if self._record is None or not self._gate.is_open:
            return True
        return self._fields.done()

    def keep_new(
        self,
        action: Callable[..., Any] = actions.records.add,
        **kwargs: Any,  # noqa: ANN401 - the action's own
    ) -> Record | None:
        """Run `action` with the record as typed and give what it kept; None where it is refused."""
        blank = self._record
        values = self._fields.values() if blank is not None else None
        if blank is None or values is None:
            return None
        try:
            made: Record = self._gate.session.run(action, replace(blank, **values), **kwargs)
            self._drafts.forget_all(blank)
        except KnownError as problem:
            self._complain(problem.sentence)
            return None
        self._end_new()
        return made

    def forget_new(self) -> None:
        """Give up a blank record and what was typed for it."""
        blank = self._record
        if blank is not None and not blank.id:
            self._end_new()
            self._drafts.forget_all(blank)

    def _end_new(self) -> None:
        self._complain("")
        self._fields.rest()
        self._record = None

    def _keep_field(self, name: str) -> bool:
        record = self._record
        if record is None or not self._gate.is_open:
            return True
        if not record.id:
            return self._drafts.keep(record, name, self.editors[name].draft())
        try:
            self._change(record, name)
        except KnownError as problem:
            self.frames[name].show_error(problem.sentence)
            self._drafts.keep(record, name, self.editors[name].draft())
            return False
        self.frames[name].clear_error()
        self.editors[name].read_back()
        self._fields.warn()
        self.kept.emit(self._record)
        return True

    def _change(self, record: Record, name: str) -> None:
        """Make what was typed in one field part of the record."""
        value = self._fields.value(name)
        place = self._drafts.place(record, name)
        if value == getattr(record, name):
            self._drafts.forget(record, name)
        else:
            run, edit = self._gate.session.run, actions.records.edit
            self._record = run(edit, self._kind, record.id, draft=place, **{name: value})
        self._gate.release(place)

    def _keep_draft(self, name: str) -> None:
        if self._record is None or not self._gate.is_open:
            return
        if not self._drafts.keep(self._record, name, self.editors[name].draft()):
            self.frames[name].show_error(self._drafts.trouble)

    def _entered(self) -> None:
        if self._record is not None and not self._record.id:
            self.entered.emit()
