"""Under a new passphrase: how hard it is to guess, in words and as a bar, measured aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import SoftLabel, announce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan.session.passphrases import Strength
    from familyplan_ui.frame.passphrase import PassphraseField
    from familyplan_ui.work import Job, Progress, Worker

_PAUSE_MS: Final = 350
_STEPS: Final = 4
_THIN: Final = 6


class _Bar(QWidget):
    """Four short lengths, as many of them filled as the score says; the words say it too."""

    def __init__(self) -> None:
        super().__init__()
        self.score = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _THIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        gap = 4
        wide = (self.width() - gap * (_STEPS - 1)) // _STEPS
        # The weakest passphrase still fills nothing: an empty bar is what it has earned.
        for step in range(_STEPS):
            filled = step < self.score
            painter.setPen(QPen(theme.colour("accent" if filled else "line-strong"), 1))
            painter.setBrush(theme.colour("accent" if filled else "raised"))
            painter.drawRect(step * (wide + gap), 0, wide - 1, self.height() - 1)


class StrengthLine(QWidget):
    """Follows one passphrase field and says how hard its text is to guess, soon after a pause.

    `names` gives what an acquaintance would try first. Nothing is measured on the window's
    thread: a passphrase of odd characters may take seconds.
    """

    def __init__(
        self, field: PassphraseField, worker: Worker, names: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__()
        self._field, self._worker, self._names = field, worker, names
        self._job: Job | None = None
        self._bar = _Bar()
        self._words = SoftLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        column.addWidget(self._bar)
        column.addWidget(self._words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._measure)
        field.line.textChanged.connect(self._typed)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while nothing is typed."""
        return "" if self.isHidden() else self._words.text()

    @property
    def score(self) -> int:
        """How many of the four lengths are filled."""
        return self._bar.score

    def _typed(self, text: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._pause.stop()
        if text:
            self._pause.start()
        else:
            self._bar.score = 0
            self.hide()

    def _measure(self) -> None:
        typed, names = self._field.text, tuple(self._names())

        def work(_tell: Progress) -> Strength:
            from familyplan.session.passphrases import measure  # noqa: PLC0415 - at first need

            return measure(typed, names)

        self._job = self._worker.run(work, done=self._show, failed=self._unmeasured)

    def _show(self, strength: Strength) -> None:
        self._bar.score = strength.score
        self._bar.update()
        advice = strength.advice[0] if strength.advice else ""
        said = say("{strength}.", strength=strength.words)
        self._words.setText(f"{said} {advice}".strip())
        self.show()
        announce(self._field.line, self._words.text())

    def _unmeasured(self, problem: Exception) -> None:
        self.hide()
        raise problem
