"""A line that asks why before something is done, and from when; both may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.forms.dates import WhenEditor
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model.partial_date import PartialDate


class AskWhy(QFrame):
    """Hidden until something is asked; the answer goes to whoever asked."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("bed", "raised")
        self._then: Callable[[str, PartialDate | None], None] | None = None
        px = Theme.current().px
        self._line = PlainLine()
        self._frame = FieldFrame(
            "", self._line, help_line=say("It stays in the history. You may leave it empty.")
        )
        self._do = PrimaryButton("", self._answer)
        self._line.returnPressed.connect(self._answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        column.addWidget(self._frame)
        self._since = WhenEditor(today)
        self._since.entered.connect(self._answer)
        self._from = FieldFrame(
            say("From when"),
            self._since.control,
            help_line=say("Empty means from today. “At allocation” is kept as said."),
            beside=self._since,
        )
        column.addWidget(self._from)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(self._do)
        flow.addWidget(PlainButton(say("Not now"), self.give_up, name=say("Not now: no change")))
        column.addWidget(held)
        self.hide()

    def ask(
        self,
        label: str,
        button: str,
        then: Callable[[str, PartialDate | None], None],
        *,
        dated: bool = False,
    ) -> None:
        """Ask why, and from when where it is `dated`; `then` is called with both answers."""
        self._then = then
        self._line.clear()
        self._since.show_value(None)
        self._from.setVisible(dated)
        self._frame.label.setText(label)
        self._line.setAccessibleName(label)
        self._do.say(button)
        self.show()
        self._line.setFocus()

    def give_up(self) -> None:
        """Ask no more."""
        self._then = None
        self.hide()

    def _answer(self) -> None:
        then, why = self._then, " ".join(plain(self._line.text()).split())
        self.give_up()
        if then is not None:
            then(why, self._since.value())
