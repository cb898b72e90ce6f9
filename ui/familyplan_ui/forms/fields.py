"""The fields of a form: one editor, one frame and one watcher each, built when first seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from familyplan.errors import KnownError
from familyplan.model import Kind, declarations, nouns
from familyplan.words import say
from familyplan_ui.forms.layout import Fold, Pair
from familyplan_ui.forms.making import editor_for, offer_to, warnings
from familyplan_ui.forms.typing_field import TypingField
from familyplan_ui.widgets import FieldFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from familyplan.model import Record
    from familyplan_ui.forms.arrangements import Group
    from familyplan_ui.forms.editor import Editor
    from familyplan_ui.gate import Gate

_UNREADABLE = object()


@dataclass(frozen=True)
class Keeping:
    """What the form does for a field by name: keep it, write its draft, go on after Enter."""

    keep: Callable[[str], bool]
    draft: Callable[[str], None]
    entered: Callable[[], None]


class Fields:
    """The editors of one kind of record by field name, in the arrangement's order."""

    def __init__(self, gate: Gate, kind: str, keeping: Keeping) -> None:
        self._gate, self._kind, self._keeping = gate, kind, keeping
        self.declared = declarations(nouns()[kind])
        self.editors: dict[str, Editor] = {}
        self.frames: dict[str, FieldFrame] = {}
        self.typing: dict[str, TypingField] = {}
        self._folds: list[tuple[Fold, tuple[str, ...]]] = []
        self._record: Record | None = None

    # Building

    def build(self, group: Group, parent: QWidget) -> Fold:
        """Make a group; the fields of a folded one are made when it is opened."""
        pairs = [(row,) if isinstance(row, str) else row for row in group.rows]
        names = tuple(name for pair in pairs for name in pair)

        def fill(body: QVBoxLayout) -> None:
            for pair in pairs:
                frames = [self._field(name) for name in pair]
                body.addWidget(frames[0] if len(frames) == 1 else Pair(*frames))
            self.show(names)

        heading = say(group.heading) if group.heading else ""
        fold = Fold(heading, fill, folded=group.folded, parent=parent)
        if group.folded:
            self._folds.append((fold, names))
        return fold

    def _field(self, name: str) -> FieldFrame:
        declaration = self.declared[name]
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
        self.typing[name] = TypingField(
            editor,
            frame,
            keep=partial(self._keeping.keep, name),
            draft=partial(self._keeping.draft, name),
        )
        editor.entered.connect(self._keeping.entered)
        return frame

    def _today(self) -> date:
        return self._gate.clock.today()

    # Showing

    def start(self, record: Record, drafts: dict[str, str]) -> None:
        """Show another record, and put back what was being typed in it."""
        self._record = record
        self.rest()
        for frame in self.frames.values():
            frame.clear_error()
        self.show(self.editors)
        for fold, names in self._folds:
            fold.open(on=any(getattr(record, name) or name in drafts for name in names))
        for name, text in drafts.items():
            if name in self.typing:
                self.typing[name].put_back(text)
                note = say("This is what you were typing when the program closed.")
                self.editors[name].say(note)

    def update(self, record: Record) -> None:
        """Show the same record as it is now; what is being typed is left alone."""
        self._record = record
        self.show([name for name, field in self.typing.items() if not field.waiting])

    def show(self, names: Iterable[str]) -> None:
        """Bring some fields into line with the record."""
        record = self._record
        if record is None:
            return
        for name in names:
            editor = self.editors[name]
            offer = partial(offer_to, editor, self.declared[name], self._gate, record.scope)
            editor.quietly(offer)
            value = getattr(record, name)
            if _read(editor) != value:
                editor.show_value(value)
            else:
                editor.read_back()
        self.warn()

    def warn(self) -> None:
        """Say what looks wrong with the values as typed; nothing is blocked by it."""
        values = {name: _read(editor) for name, editor in self.editors.items()}
        for name, sentence in warnings(self._kind, values).items():
            if name in self.editors:
                self.editors[name].say(sentence)

    def rest(self) -> None:
        """Forget that anything was typed."""
        for field in self.typing.values():
            field.rest()

    # Reading

    def value(self, name: str) -> Any:  # noqa: ANN401 - any field value
        """Give one value as typed.

        Raises:
            Unreadable: it cannot be read.
            KnownError: it is needed and missing.

        """
        value = self.editors[name].value()
        if not value and "save" in self.declared[name].required_for:
            raise KnownError(say("This is needed. Nothing has been changed yet."))
        return value

    def values(self) -> dict[str, Any] | None:
        """Give every value as typed; None after showing what is wrong at each field."""
        found: dict[str, Any] = {}
        wrong: list[str] = []
        for name in self.editors:
            try:
                found[name] = self.value(name)
            except KnownError as problem:
                self.frames[name].show_error(problem.sentence)
                wrong.append(name)
        if wrong:
            self.editors[wrong[0]].control.setFocus()
            return None
        return found

    def done(self) -> bool:
        """Have every field kept; say whether nothing waits any more."""
        every = [field.done() for field in tuple(self.typing.values())]
        return all(every)


def _read(editor: Editor) -> Any:  # noqa: ANN401 - any field value
    try:
        return editor.value()
    except KnownError:
        return _UNREADABLE
