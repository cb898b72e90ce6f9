"""Whatever is typed or pasted into any field of any form is kept, or refused beside the field."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from familyplan import actions
from familyplan.model import Kind, declarations, noun_of, nouns
from familyplan.model.notation import read, write
from familyplan_ui.forms import ARRANGEMENTS, RecordForm
from familyplan_ui.forms.editor import Unreadable
from familyplan_ui.forms.layout import Fold
from khan_walters import khan_walters
from nasty import TEXTS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from familyplan.model import Record
    from familyplan_ui.gate import Gate

KINDS = [kind for kind, groups in ARRANGEMENTS.items() if groups]
# Between them they have every sort of field.
FEW = ["contact_point", "goal", "meeting", "rating"]
TAKING = {
    kind: {
        name
        for name, one in declarations(nouns()[kind]).items()
        if one.kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.PARTIAL_DATE} and not one.hidden
    }
    for kind in KINDS
}
# Half a letter cannot be typed: Qt itself takes it in as U+FFFD.
TYPED = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in TEXTS]


def pasted(control: QWidget, text: str) -> bool:
    """Put a text into a control as a paste or a screen reader does; say whether it takes any."""
    if isinstance(control, QLineEdit):
        control.setText(text)
    elif isinstance(control, QPlainTextEdit):
        control.selectAll()
        control.insertPlainText(text)
        control.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(control, QComboBox) and control.isEditable():
        control.setEditText(text)
    else:
        return False
    return True


def typed_everywhere(form: RecordForm, texts: list[str]) -> list[str]:
    """Type something into every field that takes typing, and leave it; give those fields."""
    typed = []
    for at, (name, editor) in enumerate(form.editors.items()):
        if pasted(editor.control, texts[at % len(texts)]):
            editor.left.emit()
            typed.append(name)
    return typed


def as_kept(gate: Gate, form: RecordForm, name: str) -> bool:
    """Say whether a field holds what stands in the store, or says beside it why not."""
    record = form.record
    assert record is not None
    held = gate.session.store.get(type(record), record.id)
    declaration = declarations(type(record))[name]
    try:
        value = form.editors[name].value()
    except Unreadable as refused:
        return form.frames[name].error == refused.sentence != ""
    same = read(declaration, write(declaration, value)) == getattr(held, name)
    return same or form.frames[name].error.strip() != ""


def a_blank(kind: str, scope: str) -> Record:
    home = noun_of(nouns()[kind]).home
    return nouns()[kind](scope=scope if home == "family" else home)


def one_form(gate: Gate, kind: str, scope: str, texts: list[str]) -> list[str]:
    """Type a new record and keep it if it can be, then type over one that is kept."""
    form = RecordForm(gate, kind, ARRANGEMENTS[kind])
    form.show_new(a_blank(kind, scope))
    for fold in form.findChildren(Fold):
        fold.open(on=True)
    typed_everywhere(form, texts)
    if form.keep_new() is None:
        assert any(frame.error for frame in form.frames.values()), kind
        form.forget_new()
    kept = gate.session.run(actions.records.add, a_blank(kind, scope))
    form.show(kept)
    typed = typed_everywhere(form, texts[::-1])
    wrong = [f"{kind}.{name}" for name in typed if not as_kept(gate, form, name)]
    form.clear()
    form.deleteLater()
    gate.keep_typing()
    assert wrong == []
    return typed


@pytest.mark.parametrize(
    ("kinds", "rounds"),
    [(FEW, 1), pytest.param(KINDS, 4, marks=pytest.mark.slow)],
    ids=["a few forms", "every form"],
)
def test_whatever_is_typed_is_kept_or_refused_beside_the_field(
    gate: Gate, kinds: list[str], rounds: int
) -> None:
    chance = random.Random(rounds)
    family = khan_walters(gate.session).family.id
    for _round in range(rounds):
        for kind in kinds:
            typed = one_form(gate, kind, family, chance.sample(TYPED, len(TYPED)))
            assert {name for name in typed if name in TAKING[kind]} == TAKING[kind]
    assert gate.session.verify().problems == ()
