"""What was erased: every certificate, the newest first, and each as it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.model import Erasure
from familyplan.words import say
from familyplan.words.dates import long_date
from familyplan_ui.keeping.certificate_view import CertificateView
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, PlainButton, Row, RowList, SoftLabel

if TYPE_CHECKING:
    from familyplan.session import Changes
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.gate import Gate

_PAGE: Final = 30
_TELLS: Final = 8  # letters at the end of an id that tell two records apart


class ErasedRecords(QWidget):
    """Certificates; opening one shows all of it."""

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._shown = gate, _PAGE
        px = Theme.current().px
        self.none = SoftLabel(say("Nothing was erased for good from this store."))
        self.list = RowList(say("What was erased"))
        self.more = PlainButton(say("Show older certificates"), self._show_more)
        self.certificate = CertificateView(gate, asking)
        self.close_button = PlainButton(say("Close the certificate"), self._close)
        self.opened = QFrame()
        self.opened.setProperty("bed", "raised")
        inner = QVBoxLayout(self.opened)
        inner.setContentsMargins(px(12), px(12), px(12), px(12))
        inner.setSpacing(px(12))
        inner.addWidget(Heading(say("Certificate of erasure")))
        inner.addWidget(self.certificate)
        inner.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.opened.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Heading(say("What was erased")))
        for part in (self.none, self.list, self.opened):
            column.addWidget(part)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.pressed_row.connect(self.open)
        self.list.opened.connect(self.open)
        gate.changed.connect(self._note)

    def show_now(self) -> None:
        """Read the certificates anew."""
        kept = self._gate.session.store.all(Erasure)
        newest = sorted(kept, key=lambda one: (str(one.erased_at or ""), one.id), reverse=True)
        self.list.show_rows([_row(one) for one in newest[: self._shown]])
        self.none.setVisible(not newest)
        self.list.setVisible(bool(newest))
        self.more.setVisible(len(newest) > self._shown)

    def leave(self) -> None:
        """Close what is open."""
        self.opened.hide()

    def open(self, erasure_id: str) -> None:
        """Show one certificate under the list."""
        found = self._gate.session.store.get(Erasure, erasure_id)
        if found is not None:
            self.certificate.show_erasure(found)
            self.opened.show()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.opened.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._shown += _PAGE
        self.show_now()

    def _note(self, changes: Changes) -> None:
        if "erasure" in changes.kinds and self._gate.is_open:
            self.show_now()


def _row(one: Erasure) -> Row:
    day = long_date(one.erased_at.date()) if one.erased_at else ""
    name = say("Record …{end}, erased {day}", end=one.family[-_TELLS:], day=day)
    soft = say("Approved by {who}", who=one.approved_by)
    return Row(one.id, name, soft, button=say("See"))
