"""Starting a plan with a family: one name, perhaps a reference, and what was typed kept safe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.session import RecoveryFirst
from familyplan.session.duplicates import lookalikes_of_family
from familyplan.words import say
from familyplan_ui.duplicates.notice import LooksLike
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FieldFrame,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
    SoftLabel,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from familyplan_ui.gate import Gate

PLACE: Final = "families/start"
_PAUSE_MS: Final = 500
_SEEN: Final = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class StartForm(QFrame):
    """Two fields and a button, on the page itself; `started` carries the new family's id.

    What is half typed is kept as a draft and is there again after a crash.
    """

    started = Signal(str)
    put_away = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        self._gate = gate
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_draft)
        self.name, self.reference = QLineEdit(), QLineEdit()
        self._name = FieldFrame(
            say("What to call the family"),
            self.name,
            help_line=say("A surname, or a first name if that is all there is."),
        )
        self._reference = FieldFrame(
            say("Reference"), self.reference, help_line=say("If your service gave them one.")
        )
        self.sheet_button = PlainButton(
            say("Make the recovery sheet"), lambda: gate.go("sheet"), icon="life-buoy"
        )
        self.sheet_button.hide()
        self.looks_like = LooksLike(gate)
        self.looks_like.passed.connect(self.name.setFocus)
        self._build()
        for field in (self.name, self.reference):
            field.textEdited.connect(lambda _text: self._pause.start())
            field.textEdited.connect(lambda _text: self._look())
            field.returnPressed.connect(self._start)
        gate.keeping.connect(self._keep_draft)

    def come(self) -> None:
        """Show the form with what was half typed last time, and no earlier objection."""
        self._name.clear_error()
        self.sheet_button.hide()
        for draft in self._gate.session.store.drafts(PLACE):
            typed = json.loads(draft.text)
            self.name.setText(typed["name"])
            self.reference.setText(typed["reference"])
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Escape:
            self._away()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addWidget(Heading(say("Start a plan with a family")))
        fields = QHBoxLayout()
        fields.setSpacing(px(16))
        fields.addWidget(self._name, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._reference, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        column.addWidget(self.sheet_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.looks_like)
        column.addWidget(SoftLabel(say("Everything else can wait until you know it.")))
        held = QWidget()
        buttons = FlowLayout(held)
        buttons.addWidget(PrimaryButton(say("Start the plan"), self._start))
        buttons.addWidget(PlainButton(say("Not now"), self._away))
        column.addWidget(held)

    def _look(self) -> None:
        """Ask, after a pause, whether this family is here already."""
        session, name, reference = self._gate.session, self.name.text(), self.reference.text()
        asked = bool(name.strip() or reference.strip())
        self.looks_like.ask(
            (lambda: lookalikes_of_family(session, name, reference)) if asked else None
        )

    def _start(self) -> None:
        self._pause.stop()
        try:
            family = self._gate.session.run(
                actions.families.start, self.name.text(), self.reference.text(), draft=PLACE
            )
        except KnownError as problem:
            self._refused(problem)
            return
        self._clear()
        self.started.emit(family.id)

    def _refused(self, problem: KnownError) -> None:
        """Say why at the name; where a recovery sheet is what is missing, lead there."""
        self._keep_draft()
        self._name.show_error(problem.sentence)
        first = isinstance(problem, RecoveryFirst)
        self.sheet_button.setVisible(first)
        to_go_on = self.sheet_button if first else self.name
        to_go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _away(self) -> None:
        self._clear()
        self._keep_draft()
        self.put_away.emit()

    def _clear(self) -> None:
        self._pause.stop()
        self.looks_like.rest()
        self._name.clear_error()
        self.sheet_button.hide()
        self.name.clear()
        self.reference.clear()
        self.hide()

    def _keep_draft(self) -> None:
        if self._gate.is_open and not self._gate.session.vault.read_only:
            typed = {"name": self.name.text(), "reference": self.reference.text()}
            text = json.dumps(typed, ensure_ascii=False) if any(typed.values()) else ""
            self._gate.session.store.keep_draft(PLACE, "store", text)


class Scrolled(ScrollPage):
    """The form with room to scroll in: with large text it is higher than a small screen.

    It is seen as long as the form is.
    """

    def __init__(self, form: StartForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.setVisible(not form.isHidden())
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        kind = event.type()
        if isinstance(watched, StartForm) and kind in _SEEN:
            self.setVisible(kind == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)
