"""The dialog "How does it go out": to each reader in a folder, on a stick, by e-mail, on paper.

`send_out(gate, family_id, wishes, parent)` opens it, where `wishes` are (Reader, Asked) in the
order they are made; it gives the dialog, whose `made` carries the disclosures of what went out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.session.delivery import new_phrase
from familyplan.words import say, say_many
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.packs.asking import Chosen, Seams, ask_where
from familyplan_ui.packs.delivered import Delivered
from familyplan_ui.packs.questions import Questions
from familyplan_ui.packs.sending import Errand, Sender
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    Heading,
    PlainButton,
    PrimaryButton,
    ProgressStrip,
    ScrollPage,
    SoftLabel,
)
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.sending import Ended

__all__ = ["Delivering", "Seams", "send_out"]

_WIDE: Final = 680
_HIGH: Final = 560
_MOST_HIGH: Final = 680  # what a small laptop's screen has room for, whatever the text size


def send_out(
    gate: Gate,
    family_id: str,
    wishes: Sequence[tuple[Reader, Asked]],
    parent: QWidget | None = None,
    *,
    seams: Seams | None = None,
) -> Delivering:
    """Open the dialog for these copies, and give it."""
    dialog = Delivering(gate, family_id, tuple(wishes), seams or Seams(), parent=parent)
    dialog.open()
    return dialog


class Delivering(QDialog):
    """Asks how each copy goes out, sends them, then shows what became of each."""

    made = Signal(object)

    def __init__(
        self,
        gate: Gate,
        family_id: str,
        wishes: tuple[tuple[Reader, Asked], ...],
        seams: Seams,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("How does it go out"))
        self._gate, self._family, self._wishes, self._seams = gate, family_id, wishes, seams
        self._warned = False
        # It outlives the dialog, so that a copy on its way is always told of and noted.
        self.postman = Sender(gate, gate)
        self._questions = Questions(gate, family_id, wishes)
        self.views, self.ways = self._questions.views, self._questions.ways
        self.trouble = Banner("triangle-alert", "")
        self.strip = ProgressStrip("")
        self.delivered = Delivered(seams.open_file)
        self.go = PrimaryButton(_go_words(len(wishes)), self.send, icon="send")
        self.away = PlainButton(say("Not now"), self.reject)
        self.finish = PrimaryButton(say("Done"), self.close_for_good)
        self._lay_out()
        self.strip.cancel.clicked.connect(lambda _on: self.postman.stop())
        self.postman.step.connect(self.strip.show_step)
        self.postman.done.connect(self._show_ended)
        gate.locked.connect(self.close_for_good)

    def send(self) -> None:
        """Ask where the copies go, then send them; nothing is sent while anything is not clear."""
        self.trouble.hide()
        try:
            errands = self._errands()
        except KnownError as problem:
            self.trouble.say(problem.sentence)
            self.trouble.show()
            return
        if errands:
            self._questions.setEnabled(False)
            self.go.setEnabled(False)
            self.strip.show()
            self.postman.send(self._family, errands)

    def close_for_good(self) -> None:
        """Close, and forget the words."""
        self.postman.stop()
        if self.postman.busy:
            self.postman.done.connect(self.postman.deleteLater)
        else:
            self.postman.deleteLater()
        self.delivered.forget()
        super().reject()

    def reject(self) -> None:  # noqa: D102 - Qt's own
        if self.postman.busy:
            self.postman.stop()
            return
        if self.delivered.phrases and not self._warned:
            self._warned = True
            self.trouble.say(
                say("The words shown here are kept nowhere. Close once more to let go of them.")
            )
            self.trouble.show()
            return
        self.close_for_good()

    def _errands(self) -> tuple[Errand, ...]:
        """Give every errand with its place; () where somebody decided on none after all.

        Raises:
            NoAddress, NoPrinter: an address is none, or there is no printer.

        """
        self._questions.check_addresses()
        where = ask_where(self._seams, self._questions.channels(), self)
        if where is None:
            return ()
        phrases = {reader.id: new_phrase() for reader, _asked in self._wishes}
        return tuple(
            self._errand(reader, asked, where, phrases[reader.id]) for reader, asked in self._wishes
        )

    def _errand(self, reader: Reader, asked: Asked, where: Chosen, phrase: str) -> Errand:
        way = self._questions.way_of(reader.id)
        delivery = way.delivery()
        return Errand(
            reader,
            asked,
            delivery,
            where.folders.get(delivery.channel),
            where.printer if delivery.channel == "print" else None,
            way.letter(),
            phrase if delivery.sealed else "",
        )

    def _show_ended(self, ended: tuple[Ended, ...]) -> None:
        self.strip.hide()
        self._questions.hide()
        for part in (self.go, self.away):
            part.hide()
        self.finish.show()
        self.delivered.show_ended(ended)
        self.delivered.show()
        out = [one.left.disclosure for one in ended if one.left is not None]
        self._heading.setText(
            say_many("{n} copy is out", "{n} copies are out", len(out)) if out
            else say("No copy is out")
        )  # fmt: skip
        self._soft.setText(say("Each is in the sharing log."))
        self._soft.setVisible(bool(out))
        self.finish.setFocus()
        self.made.emit(tuple(out))

    def _lay_out(self) -> None:
        px = Theme.current().px
        scroll = ScrollPage()
        self._heading = Heading(say("How does it go out"), size="dialog")
        self._soft = SoftLabel(
            say_many("{n} copy, noted in the sharing log before it leaves.",
                     "{n} copies, each noted in the sharing log before it leaves.",
                     len(self._wishes))
        )  # fmt: skip
        shown: tuple[QWidget, ...] = (self._heading, self._soft, self._questions, self.delivered)
        for part in shown:
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        column = column_of(self, (scroll,), gap=0)
        under = QVBoxLayout()
        under.setContentsMargins(MARGIN, px(10), MARGIN, MARGIN)
        under.setSpacing(px(10))
        below: tuple[QWidget, ...] = (
            self.trouble,
            self.strip,
            row_of((self.go, self.away, self.finish)),
        )
        for part in below:
            under.addWidget(part)
        column.addLayout(under)
        later: tuple[QWidget, ...] = (self.trouble, self.strip, self.delivered, self.finish)
        for part in later:
            part.hide()
        self.resize(px(_WIDE), min(px(_HIGH), _MOST_HIGH))


def _go_words(n: int) -> str:
    return say_many("Make {n} copy", "Make {n} copies", n)
