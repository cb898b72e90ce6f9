"""What left, for whom, when: every copy that was made of this family's record, and their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.model import Disclosure, Person
from familyplan.packs.asked import Asked
from familyplan.session.sent import sent_of
from familyplan.sharing import reader_of
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.sharing.sent_list import SentList
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, SoftLabel, TextButton

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.asking import Seams

_LETTERS = 16


class CopiesThatLeft(QWidget):
    """The log of one family, and the button that makes somebody of it their own list."""

    def __init__(
        self,
        gate: Gate,
        family_id: str,
        seams: Seams | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._family, self._seams = gate, family_id, seams
        self._rows: Rows | None = None
        self._none = SoftLabel(
            say("No copy has been made yet. Every pack that is made or printed is noted here.")
        )
        self._sent: SentList | None = None
        self.whose = Chooser()
        self.whose.setAccessibleName(say("Whose list"))
        self.whose.setMinimumContentsLength(_LETTERS)
        self.make = PlainButton(say("Make their own list"), self.make_list, icon="printer")
        self._own = QWidget()
        px = Theme.current().px
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(Heading(say("What left, for whom, when")), 1)
        top.addWidget(TextButton(say("In all families"), lambda: gate.go("copies")))
        column.addLayout(top)
        own = FlowLayout(self._own, gap=px(10))
        own.addWidget(self.whose)
        own.addWidget(self.make)
        self._for_them = SoftLabel(say("The family can have its own list of who got what, when."))
        for part in (self._none, self._for_them, self._own):
            column.addWidget(part)

    def take(self, family_id: str) -> None:
        """Be about another family from the next time it is shown; nothing is looked for in it."""
        self._family, self._rows = family_id, None
        if self._sent is not None:
            self._sent.begin_anew()

    @property
    def sent(self) -> SentList:
        """The list of copies, made once there are some."""
        if self._sent is None:
            self._sent = SentList(self._gate, families=False)
            self._column.addWidget(self._sent)
        return self._sent

    def show_copies(self, rows: Rows) -> None:
        """Show every copy these rows know of."""
        self._rows = rows
        copies = bool(rows.of(Disclosure))
        people = [one for one in rows.of(Person) if reader_of(rows, one.id) is not None]
        self.whose.offer((one.id, reader_of(rows, one.id).name) for one in people)  # type: ignore[union-attr] # just asked
        self._none.setVisible(not copies)
        for part in (self._own, self._for_them):
            part.setVisible(copies and bool(people))
        if copies or self._sent is not None:
            self.sent.setVisible(copies)
            self.sent.show_sent(sent_of(rows, ""))

    def make_list(self) -> None:
        """Ask how the list of the person chosen goes out."""
        from familyplan_ui.packs.delivering import send_out  # noqa: PLC0415 - makes PDFs

        reader = reader_of(self._rows, str(self.whose.currentData())) if self._rows else None
        if reader is not None:
            wishes = [(reader, Asked("given_list"))]
            send_out(self._gate, self._family, wishes, self.window(), seams=self._seams)
