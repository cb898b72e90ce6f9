"""The dialog that erases a record for good: it says all of it first, and shows the certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.session.erasing import erase_family
from familyplan.words import say
from familyplan_ui.keeping.before_erasing import Before, before
from familyplan_ui.keeping.certificate_view import CertificateView
from familyplan_ui.keeping.erase_form import EraseForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FlowLayout,
    Hairline,
    Heading,
    PlainButton,
    ScrollPage,
    SoftLabel,
    WrapLabel,
    announce,
)
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from familyplan.model import Erasure
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.gate import Gate

_WIDTH: Final = 560
_HEIGHT: Final = 640
_PAINTED_MS: Final = 60


class EraseDialog(QDialog):
    """What goes, what stays elsewhere, why and who approved it; the safe button has the focus."""

    def __init__(
        self, gate: Gate, family_id: str, asking: Asking | None, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._gate, self._family = gate, family_id
        found = before(gate, family_id)
        # A window's title is seen by others: it names no family.
        self.setWindowTitle(say("Erase a record for good"))
        self.heading = Heading(size="dialog")
        self.form = EraseForm(gate, found.wanted)
        self.busy = Banner("hourglass", say("Erasing. Leave the computer on."), "accent")
        self.trouble = Banner("triangle-alert", found.stopped)
        self.certificate = CertificateView(gate, asking)
        self.keep = PlainButton(say("Keep it"), self.reject)
        self.erase_button = PlainButton(say("Erase for good"), self.erase, icon="trash")
        self._before = QWidget()
        self._build(found)
        for part in (self.busy, self.certificate):
            part.hide()
        self.trouble.setVisible(bool(found.stopped))
        self.form.setVisible(not found.stopped)
        self.erase_button.setVisible(not found.stopped)
        gate.locked.connect(self.close)

    def erase(self) -> None:
        """Erase, once everything that is asked for is there."""
        if not self.form.complete():
            return
        self._gate.keep_typing()
        self._wait(on=True)
        # The words are painted before the work keeps this thread.
        QTimer.singleShot(_PAINTED_MS, self, self._carry_out)

    def _carry_out(self) -> None:
        if not self._gate.is_open:
            return
        reason, approver = self.form.reason_given, self.form.approver_given
        try:
            kept = erase_family(
                self._gate.session, self._family, reason=reason, approved_by=approver
            )
        except Exception as problem:  # noqa: BLE001 - whatever it was is told in a sentence
            self._wait(on=False)
            sentence = problem.sentence if isinstance(problem, KnownError) else told(problem)
            self.trouble.say(sentence)
            self.trouble.show()
            self.form.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_certificate(kept)

    def _show_certificate(self, kept: Erasure) -> None:
        """Put the certificate in the place of everything that named the family."""
        self.heading.setText(say("The record is erased"))
        self.setAccessibleName(self.heading.text())
        for part in (self._before, self.form, self.busy, self.trouble, self.erase_button):
            part.hide()
        self._before.deleteLater()
        self.certificate.show_erasure(kept)
        self.certificate.show()
        self.keep.setEnabled(True)
        self.keep.say(say("Close"))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, say("The record is erased. This is its certificate."))

    def _wait(self, *, on: bool) -> None:
        self.busy.setVisible(on)
        self.trouble.hide()
        for part in (self.form, self.keep, self.erase_button):
            part.setEnabled(not on)
        if on:
            announce(self.busy, self.busy.words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, found: Before) -> None:
        px = Theme.current().px
        self.heading.setText(say("Erase the record of {name} for good", name=found.name))
        self.setAccessibleName(self.heading.text())
        self.page = ScrollPage()
        body = self.page.body
        body.setSpacing(px(12))
        body.addWidget(self.heading)
        _say_before(self._before, found)
        for part in (self._before, self.form, self.certificate):
            body.addWidget(part)
        body.addStretch(1)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(MARGIN, px(14), MARGIN, px(16))
        column.setSpacing(px(8))
        held = QWidget()
        buttons = FlowLayout(held)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.erase_button)
        for part in (self.busy, self.trouble, held):
            column.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addWidget(Hairline())
        whole.addWidget(foot)
        self.resize(min(px(_WIDTH), 1120), _HEIGHT)


def _say_before(held: QWidget, found: Before) -> None:
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(8))
    for words in (
        say("This is what goes: {goes}.", goes=found.goes),
        say("So do its whole history, its papers, and anything half typed."),
        say(
            "It cannot be undone. No backup is made first, because that backup would keep what "
            "you erase."
        ),
        found.due,
    ):
        column.addWidget(WrapLabel(words))
    column.addWidget(WrapLabel(say("What will hold it still"), strong=True))
    for line in found.held:
        column.addWidget(SoftLabel(line))


def ask_to_erase(
    gate: Gate, family_id: str, window: QWidget | None, asking: Asking | None = None
) -> EraseDialog | None:
    """Open the dialog over the window; None where there is no such family any more."""
    try:
        made = EraseDialog(gate, family_id, asking, window)
    except LookupError:
        return None
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.open()
    return made
