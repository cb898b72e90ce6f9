"""A form for one record: it keeps what is typed, field by field, without being asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import Kind, declarations, nouns
from familyplan.words import say
from familyplan_ui.forms.drafts import Drafts
from familyplan_ui.forms.layout import Fold, Pair
from familyplan_ui.forms.making import editor_for, offer_to, warnings
from familyplan_ui.forms.typing_field import TypingField
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, FieldFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from familyplan.model import Record
    from familyplan_ui.forms.arrangements import Group
    from familyplan_ui.forms.editor import Editor
    from familyplan_ui.gate import Gate


class RecordForm(QWidget):
    """The declared fields of one kind of record in the given arrangement.

    `kept` carries the record after each autosave; `entered` tells that Enter was pressed in a
    line of a new record.
    """

    kept = Signal(object)
    entered = Signal()

    def __init__(
        self, gate: Gate, kind: str, groups: Sequence[Group], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._kind = gate, kind
        self._declared = declarations(nouns()[kind])
        self._record: Record | None = None
        self._drafts = Drafts(gate, kind)
        self.editors: dict[str, Editor] = {}
        self.frames: dict[str, FieldFrame] = {}
        self._typing: dict[str, TypingField] = {}
        self._folds: list[tuple[Fold, tuple[str, ...]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(12))
        self._banner = Banner("triangle-alert", "")
        self._banner.hide()
        for group in groups:
            column.addWidget(self._build(group))
        column.addWidget(self._banner)
        gate.keeping.connect(self.keep)

    @property
    def record(self) -> Record | None:
        """The record shown, as last read; a blank one has no id."""
        return self._record

    # Showing

    def show(self, record: Record | None = None) -> None:
        """Show a kept record, or the same one as it is now; without one this is Qt's own show.

        What is being typed in the same record is left alone; the fields of another one are kept
        first.
        """
        if record is None:
            super().show()
            return
        again = self._record is not None and record.id == self._record.id != ""
        if not again:
            self.keep()
            self._start(record)
            return
        self._record = record
        self._show_fields([name for name, field in self._typing.items() if not field.waiting])

    def show_new(self, blank: Record) -> None:
        """Show a blank record, with what was once typed for it and never kept."""
        self.keep()
        self._start(blank)

    def clear(self) -> None:
        """Keep what was typed and show nothing."""
        self.keep()
        self._record = None

    def _start(self, record: Record) -> None:
        self._record = record
        self._banner.hide()
        for field in self._typing.values():
            field.rest()
            field.frame.clear_error()
        self._show_fields(list(self.editors))
        found = self._drafts.found(record)
        for fold, names in self._folds:
            fold.open(on=any(getattr(record, name) or name in found for name in names))
        for name, text in found.items():
            if name in self._typing:
                self._typing[name].put_back(text)
                note = say("This is what you were typing when the program closed.")
                self.editors[name].say(note)

    def _show_fields(self, names: Sequence[str]) -> None:
        record = self._record
        if record is None:
            return
        for name in names:
            editor = self.editors[name]
            editor.quietly(partial(self._offer, name, editor))
            value = getattr(record, name)
            if _read(editor, default=_NOTHING) != value:
                editor.show_value(value)
            else:
                editor.read_back()
        self._warn()

    def _offer(self, name: str, editor: Editor) -> None:
        if self._record is not None:
            offer_to(editor, self._declared[name], self._gate, self._record.scope)

    def _warn(self) -> None:
        values = {name: _read(editor, default="") for name, editor in self.editors.items()}
        for name, sentence in warnings(self._kind, values).items():
            if name in self.editors:
                self.editors[name].say(sentence)

    # Keeping

    def keep(self) -> bool:
        """Keep everything typed; say whether nothing waits to be kept."""
        if self._record is None or not self._gate.is_open:
            return True
        done = [field.done() for field in self._typing.values()]
        return all(done)

    def keep_new(
        self,
        action: Callable[..., Any] = actions.records.add,
        **kwargs: Any,  # noqa: ANN401 - the action's own
    ) -> Record | None:
        """Run `action` with the record as typed and give what it kept; None where it is refused."""
        blank = self._record
        if blank is None:
            return None
        typed = self._typed_record(blank)
        if typed is None:
            return None
        try:
            made: Record = self._gate.session.run(action, typed, **kwargs)
            self._drafts.forget_all(blank)
        except KnownError as problem:
            self._banner.say(problem.sentence)
            self._banner.show()
            return None
        self._rest_all()
        self._record = None
        return made

    def forget_new(self) -> None:
        """Give up a blank record and what was typed for it."""
        if self._record is not None and not self._record.id:
            self._rest_all()
            self._drafts.forget_all(self._record)
            self._record = None

    def _rest_all(self) -> None:
        self._banner.hide()
        for field in self._typing.values():
            field.rest()

    def _typed_record(self, blank: Record) -> Record | None:
        values: dict[str, Any] = {}
        first_bad: Editor | None = None
        for name, editor in self.editors.items():
            try:
                values[name] = self._needed(name, editor.value())
            except KnownError as problem:
                self.frames[name].show_error(problem.sentence)
                first_bad = first_bad or editor
        if first_bad is not None:
            first_bad.control.setFocus()
            return None
        return replace(blank, **values)

    def _needed(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any field value
        if not value and "save" in self._declared[name].required_for:
            raise KnownError(say("This is needed. Nothing has been changed yet."))
        return value

    def _keep_field(self, name: str) -> bool:
        record = self._record
        if record is None or not self._gate.is_open:
            return True
        if not record.id:
            return self._drafts.keep(record, name, self.editors[name].draft())
        place = self._drafts.place(record, name)
        try:
            value = self._needed(name, self.editors[name].value())
            if value == getattr(record, name):
                self._drafts.forget(record, name)
            else:
                self._record = self._gate.session.run(
                    actions.records.edit, self._kind, record.id, draft=place, **{name: value}
                )
        except KnownError as problem:
            self.frames[name].show_error(problem.sentence)
            self._drafts.keep(record, name, self.editors[name].draft())
            return False
        self._gate.release(place)
        self.frames[name].clear_error()
        self.editors[name].read_back()
        self._warn()
        self.kept.emit(self._record)
        return True

    def _keep_draft(self, name: str) -> None:
        if self._record is not None and self._gate.is_open:
            kept = self._drafts.keep(self._record, name, self.editors[name].draft())
            if not kept:
                self.frames[name].show_error(self._drafts.trouble)

    # Building

    def _build(self, group: Group) -> Fold:
        pairs = [(row,) if isinstance(row, str) else row for row in group.rows]
        names = tuple(name for pair in pairs for name in pair)

        def fill(body: QVBoxLayout) -> None:
            for pair in pairs:
                frames = [self._field(name) for name in pair]
                body.addWidget(frames[0] if len(frames) == 1 else Pair(*frames))
            self._show_fields(names)

        fold = Fold(say(group.heading) if group.heading else "", fill, folded=group.folded)
        if group.folded:
            self._folds.append((fold, names))
        return fold

    def _field(self, name: str) -> FieldFrame:
        declaration = self._declared[name]
        editor = editor_for(declaration, self._today)
        frame = FieldFrame(
            say(declaration.label),
            editor.control,
            help_line=say(declaration.help) if declaration.help else "",
            beside=editor,
        )
        if declaration.kind is Kind.FLAG:
            frame.label.hide()
        self.editors[name], self.frames[name] = editor, frame
        self._typing[name] = TypingField(
            editor,
            frame,
            keep=lambda: self._keep_field(name),
            draft=lambda: self._keep_draft(name),
        )
        editor.entered.connect(self._entered)
        return frame

    def _today(self) -> date:
        return self._gate.clock.today()

    def _entered(self) -> None:
        if self._record is not None and not self._record.id:
            self.entered.emit()


_NOTHING = object()


def _read(editor: Editor, *, default: object) -> object:
    try:
        return editor.value()
    except KnownError:
        return default
