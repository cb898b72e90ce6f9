"""One-line strips, empty places that teach, progress, and words spoken to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets.buttons import PlainButton, PrimaryButton
from familyplan_ui.widgets.text import Heading, IconLabel, SoftLabel, WrapLabel

if TYPE_CHECKING:
    from familyplan_ui.theme import Role
    from familyplan_ui.widgets.text import Tone
    from familyplan_ui.work import Step

Notice = Literal["accent", "attention", "danger", "good"]

_INKS: Final[dict[Notice, tuple[Role, Tone]]] = {
    "accent": ("accent-ink", "ink"),
    "attention": ("attention", "attention"),
    "danger": ("danger", "danger"),
    "good": ("good", "good"),
}


def announce(about: QObject, words: str) -> None:
    """Have a screen reader say `words`; nothing is shown."""
    from PySide6.QtGui import (  # noqa: PLC0415 - they bring 190 names; the door says nothing
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))


class Banner(QFrame):
    """One line in a soft strip with an icon: attention for "look here", accent for "next"."""

    def __init__(
        self,
        icon: str,
        words: str,
        notice: Notice = "attention",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("strip", notice)
        px = Theme.current().px
        ink, tone = _INKS[notice]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), px(8), px(12), px(8))
        self._row.setSpacing(px(10))
        self._words = WrapLabel(words, tone=tone)
        self._row.addWidget(IconLabel(icon, ink, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, *, aloud: bool = True) -> None:
        """Say something else, to the eye and, unless told otherwise, to a screen reader."""
        self._words.setText(words)
        if aloud:
            announce(self, words)

    def add(self, widget: QWidget) -> None:
        """Put a control at the end of the strip."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class EmptyState(QWidget):
    """What stands where the first row would be: what goes here, why it matters, one button."""

    def __init__(
        self,
        sentence: str,
        why: str,
        button: PlainButton | PrimaryButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(Heading(sentence))
        column.addWidget(SoftLabel(why))
        column.addSpacing(px(8))
        self._buttons = column.count()
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons += 1
        column.addStretch(1)
        self._column = column

    def add(self, button: PlainButton) -> None:
        """Put a second button under the first."""
        self._column.insertWidget(self._buttons, button, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons += 1


class ProgressStrip(QFrame):
    """Long work: words, a bar, and Cancel."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        self.setProperty("strip", "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(12))
        self._words = WrapLabel(words, tone="ink")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self.cancel = PlainButton(say("Cancel"))
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)

    def show_step(self, step: Step) -> None:
        """Show how far the work is."""
        if step.words:
            self._words.setText(step.words)
            self._bar.setAccessibleName(step.words)
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
