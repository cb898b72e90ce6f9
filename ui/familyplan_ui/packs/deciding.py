"""The dialog "What do these words mean": texts that stay out until somebody decides.

`decide_texts(gate, family_id, views, parent)` opens it, where `views` are the Views of the copies
looked at (`Prepared.shown`); it gives the dialog, or None where nothing waits. Each decision is an
action of its own, so that `gate.changed` tells whoever shows the copies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from familyplan.sharing import texts_to_decide, view
from familyplan.words import say, say_many
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.packs.question_of_words import QuestionOfWords
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Heading, PlainButton, ScrollPage, SoftLabel, announce
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.sharing import TextToDecide, View
    from familyplan_ui.gate import Gate

__all__ = ["Deciding", "decide_texts"]

_WIDE: Final = 640
_HIGH: Final = 560
_MOST_HIGH: Final = 680  # what a small laptop's screen has room for, whatever the text size


def decide_texts(
    gate: Gate, family_id: str, views: Iterable[View], parent: QWidget | None = None
) -> Deciding | None:
    """Open the dialog for the texts these Views leave out for their words, and give it."""
    dialog = Deciding(gate, family_id, tuple(views), parent)
    if not dialog.questions:
        dialog.deleteLater()
        return None
    dialog.open()
    return dialog


class Deciding(QDialog):
    """Each text with its marks, what it may name, and the three things one can do."""

    def __init__(
        self, gate: Gate, family_id: str, views: tuple[View, ...], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A window's title is seen by others: it says nothing of what was found.
        self.setWindowTitle(say("What do these words mean"))
        self._gate, self._family, self._views = gate, family_id, views
        rows = gate.rows(family_id)
        self.questions = [
            QuestionOfWords(gate, rows, found, number)
            for number, found in enumerate(texts_to_decide(rows, views), start=1)
        ]
        self.heading = Heading(say("What do these words mean"), size="dialog")
        self.left = SoftLabel()
        self.close_button = PlainButton(say("Close"), self.accept)
        self._build()
        self._say_left()
        for one in self.questions:
            one.settled.connect(self._go_on)
            one.changed_words.connect(self._look_again)
        gate.locked.connect(self.reject)

    @property
    def waiting(self) -> list[QuestionOfWords]:
        """The texts nobody has decided about yet."""
        return [one for one in self.questions if not one.done]

    def _build(self) -> None:
        px = Theme.current().px
        scroll = ScrollPage()
        scroll.body.setContentsMargins(MARGIN, px(10), MARGIN, MARGIN)
        scroll.body.setSpacing(px(16))
        scroll.body.addWidget(self.heading)
        scroll.body.addWidget(
            SoftLabel(
                say(
                    "These words seem to name something that is kept back from a reader, so they "
                    "are in no copy for them. If they mean something else, say so once."
                )
            )
        )
        scroll.body.addWidget(self.left)
        for one in self.questions:
            scroll.body.addWidget(Hairline())
            scroll.body.addWidget(one)
        scroll.body.addStretch(1)
        below = row_of((self.close_button,))
        below.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        column_of(self, (scroll, below), gap=0)
        self.resize(px(_WIDE), min(px(_HIGH), _MOST_HIGH))
        if self.questions:
            self.questions[0].reason.setFocus()

    def _say_left(self) -> None:
        n = len(self.waiting)
        words = say_many("{n} text to decide.", "{n} texts to decide.", n)
        self.left.setText(words if n else say("Nothing is left to decide."))

    def _go_on(self) -> None:
        """Say how many are left, and go to the next."""
        self._say_left()
        announce(self, self.left.text())
        if self.waiting:
            self.waiting[0].reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self, question: QuestionOfWords) -> None:
        """Look whether changed words still name what they named, for the same readers."""
        rows = self._gate.rows(self._family)
        views = [view(rows, one.reader, one.on) for one in self._views]
        found = texts_to_decide(rows, views)
        question.show_changed(next((one for one in found if _same(one, question.found)), None))


def _same(one: TextToDecide, other: TextToDecide) -> bool:
    return (one.row, one.field) == (other.row, other.field)
