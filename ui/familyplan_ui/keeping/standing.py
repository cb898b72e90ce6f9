"""One hold that stands: what it is, why, who asked for it, and lifting it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model.partial_date import on_day
from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FieldFrame,
    FlowLayout,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    WrapLabel,
)

if TYPE_CHECKING:
    from familyplan.model import Hold
    from familyplan_ui.gate import Gate


class StandingHold(QFrame):
    """A hold in words; lifting it asks why, and undo brings it back."""

    def __init__(self, gate: Gate, hold: Hold, *, number: int = 0) -> None:
        super().__init__()
        self.setProperty("bed", "raised")
        self._gate, self._hold = gate, hold
        kind = spoken("hold_kind", hold.what or "legal_hold")
        # Two of a kind may stand; a screen reader must tell their buttons apart.
        called = say("{kind} ({n})", kind=kind, n=number) if number else kind
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(6))
        column.addWidget(WrapLabel(kind, strong=True))
        if hold.why:
            column.addWidget(WrapLabel(hold.why))
        if soft := _asked(hold):
            column.addWidget(SoftLabel(soft))
        name = say("Lift it: {hold}", hold=called)
        self._begin = PlainButton(say("Lift it"), self.ask, name=name)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._why = PlainLine()
        label = say("Why it is lifted")
        self._frame = FieldFrame(label, self._why, help_line=say("It stays in the history."))
        self._why.setAccessibleName(say("{label}: {hold}", label=label, hold=called))
        self._asking = QWidget()
        inner = QVBoxLayout(self._asking)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._frame)
        inner.addWidget(self._buttons(called))
        self._asking.hide()
        column.addWidget(self._asking)
        self._why.returnPressed.connect(self.lift)

    def ask(self) -> None:
        """Ask why it is lifted."""
        self._begin.hide()
        self._asking.show()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Lift it from today on, once somebody said why."""
        why = " ".join(plain(self._why.text()).split())
        if not why:
            self._frame.show_error(say("Write down why it is lifted. The hold still stands."))
            self._why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        until = on_day(self._gate.clock.today())
        try:
            self._gate.session.run(
                actions.records.edit, "hold", self._hold.id, until=until, why_lifted=why
            )
        except KnownError as problem:
            self._frame.show_error(problem.sentence)

    def _leave(self) -> None:
        self._why.clear()
        self._frame.clear_error()
        self._asking.hide()
        self._begin.show()
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, called: str) -> QWidget:
        held = QWidget()
        buttons = FlowLayout(held)
        lift = say("Lift this hold")
        buttons.addWidget(
            PrimaryButton(lift, self.lift, name=say("{act}: {hold}", act=lift, hold=called))
        )
        away = say("Not now: it stands, {hold}", hold=called)
        buttons.addWidget(PlainButton(say("Not now"), self._leave, name=away))
        return held


def _asked(hold: Hold) -> str:
    parts = (
        say("Asked for by {who}", who=hold.asked_by) if hold.asked_by else "",
        say("since {when}", when=hold.since.said) if hold.since else "",
    )
    words = " · ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
