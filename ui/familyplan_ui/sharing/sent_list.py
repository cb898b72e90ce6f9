"""The log of copies as a list that is searched, each entry opening the copy that left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.session.delivery import CHANNELS
from familyplan.session.sent import found
from familyplan.words import mark, say, say_many
from familyplan.words.dates import clock_time, long_date
from familyplan_ui.sharing.seeking import Seeking
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import PlainButton, Row, RowList, SoftLabel, announce

if TYPE_CHECKING:
    from datetime import date

    from familyplan.session.sent import Sent
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_PAGE: Final = 30
_NOT_MADE: Final[tuple[str, str, Standing]] = ("minus", mark("Not made"), "plain")
_STAGES: Final[dict[str, tuple[str, str, Standing]]] = {
    "intended": ("hourglass", mark("Not confirmed"), "attention"),
    "made": ("check", mark("Made"), "good"),
}


class SentList(QWidget):
    """The entries that fit what is looked for, newest first; `families` names whose each is."""

    def __init__(self, gate: Gate, *, families: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._families = gate, families
        self._sent: tuple[Sent, ...] = ()
        self._shown = _PAGE
        self.seeking = Seeking(self._today)
        self.summary = SoftLabel()
        self.list = RowList(say("What left, for whom, when"))
        self.more = PlainButton(say("Show more"), self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        for part in (self.seeking, self.summary, self.list, self.more):
            column.addWidget(part)
        self.seeking.changed.connect(self._seek)
        self.list.opened.connect(self.open)
        self.list.pressed_row.connect(self.open)

    def begin_anew(self) -> None:
        """Look for nothing in particular, and show the first entries again."""
        self._shown = _PAGE
        self.seeking.ask_for_any()

    def show_sent(self, sent: tuple[Sent, ...]) -> None:
        """Show these entries, as far as they fit what is looked for."""
        self._sent = sent
        self._show()

    def open(self, disclosure_id: str) -> None:
        """Open the copy of an entry, exactly as it left."""
        from familyplan_ui.sharing.opened_copy import OpenedCopy  # noqa: PLC0415 - makes PDFs

        OpenedCopy(self._gate, disclosure_id, parent=self.window()).open()

    def _today(self) -> date:
        return self._gate.clock.today()

    def _seek(self) -> None:
        self._shown = _PAGE
        self._show()
        announce(self.summary, self.summary.text())

    def _show_more(self) -> None:
        self._shown += _PAGE
        self._show()

    def _show(self) -> None:
        fitting = found(self._sent, self.seeking.sought())
        shown = fitting[: self._shown]
        self.list.show_rows([self._row(one) for one in shown])
        self.list.setVisible(bool(shown))
        self.more.setVisible(len(fitting) > len(shown))
        self.summary.setText(
            say_many("{n} copy, the newest first.", "{n} copies, the newest first.", len(fitting))
            if fitting
            else say("No copy fits that. Look for fewer words, or a longer time.")
        )

    def _row(self, one: Sent) -> Row:
        copy = one.copy
        at = copy.made_at
        when = f"{long_date(at.date())}, {clock_time(at)}" if at else ""
        pages = say_many("{n} page", "{n} pages", copy.pages) if copy.pages else ""
        icon, words, standing = _STAGES.get(copy.stage, _NOT_MADE)
        way = CHANNELS.get(copy.channel)
        said = (
            one.family if self._families else "",
            one.kind,
            copy.code,
            say(way) if way else "",
            say("sealed") if copy.secret_told else "",
        )
        soft = ", ".join(part for part in said if part)
        chips = ((icon, say(words), standing),)
        return Row(copy.id, copy.reader_name, soft, (when, pages), chips, say("Open"))
