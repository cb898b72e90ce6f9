"""What was made, and letters that no font can print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, TextButton

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from familyplan.model import Disclosure


class Outcome(QWidget):
    """Two strips, each seen only while it has something to say."""

    def __init__(self, open_log: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made = Banner("circle-check", "", "good")
        self.odd = Banner("triangle-alert", "")
        self.made.add(TextButton(say("See the sharing log"), open_log))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        for part in (self.made, self.odd):
            part.hide()
            column.addWidget(part)

    def say_made(self, made: Sequence[Disclosure]) -> None:
        """Say which copies were made; nothing for none."""
        self.made.setVisible(bool(made))
        if made:
            who = ", ".join(f"{one.reader_name} ({one.code})" for one in made)
            self.made.say(
                say_many(
                    "{n} copy was made and is in the sharing log: {who}.",
                    "{n} copies were made and are in the sharing log: {who}.",
                    len(made),
                    who=who,
                )
            )

    def say_odd(self, odd: Mapping[str, tuple[str, ...]]) -> None:
        """Name the letters no font can print and where one stands; nothing for none."""
        self.odd.setVisible(bool(odd))
        if odd:
            self.odd.say(
                say(
                    "No letter shape is installed for {letters}. In this copy an empty box stands "
                    "instead, in: {where}",
                    letters=" ".join(odd),
                    where=next(iter(odd.values()))[0],
                )
            )
