"""The strip with a child's own words, first thing in the middle of the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan.model import Person, Voice
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import IconLabel, WrapLabel
from familyplan_ui.wording import names, quoted

if TYPE_CHECKING:
    from familyplan.model import Rows


class OwnWords(QFrame):
    """What a child said last; nothing is shown where no child has been heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "accent")
        px = Theme.current().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(7), px(12), px(7))
        row.setSpacing(px(10))
        icon = IconLabel("message-circle", "accent-ink", 18, beside="text")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._words = WrapLabel(strong=True, tone="ink")
        self._whose = WrapLabel(size="soft", tone="ink")
        words.addWidget(self._words)
        words.addWidget(self._whose)
        row.addLayout(words, 1)

    def show_words(self, rows: Rows) -> None:
        """Show the newest words of a child."""
        voice = newest_of_a_child(rows)
        self.setVisible(voice is not None)
        if voice is None:
            for part in (self._words, self._whose):
                part.setText("")
            return
        self._words.setText(quoted(voice.words))
        who = names(rows, voice.said_by or voice.about)
        when = voice.happened.said if voice.happened else ""
        self._whose.setText(", ".join(part for part in (who, when) if part) or say("A child"))


def newest_of_a_child(rows: Rows) -> Voice | None:
    """Give the newest words said by a child, by when they were said, then by when kept."""
    children = {one.id for one in rows.of(Person) if one.place == "child"}
    said = [
        one
        for one in rows.of(Voice)
        if one.words.strip() and children & {*one.said_by, *(() if one.said_by else one.about)}
    ]
    return max(said, key=_when, default=None)


def _when(voice: Voice) -> tuple[str, str]:
    day = voice.happened.latest() if voice.happened else None
    return (day.isoformat() if day else "", voice.id)
