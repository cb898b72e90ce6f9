"""The partnership's picture on copies: chosen, looked at, described, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.words import say
from familyplan_ui.forms.lines import LineEditor
from familyplan_ui.settings.copies.for_print import read_picture
from familyplan_ui.settings.copies.kept import keep, kept
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    FlowLayout,
    Heading,
    PlainButton,
    SoftLabel,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.gate import Gate

_WIDE: Final = 320
_HIGH: Final = 96
_EDGE: Final = 12


def _ask_file(parent: QWidget) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    kinds = say("Pictures") + " (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp)"
    chosen, _kind = QFileDialog.getOpenFileName(parent, say("Choose a picture"), "", kinds)
    return Path(chosen) if chosen else None


class PartnershipPicture(QWidget):
    """The picture as it stands on paper. `ask` is how a file is asked for."""

    def __init__(
        self,
        gate: Gate,
        ask: Callable[[QWidget], Path | None] = _ask_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._ask = gate, ask
        self.shown = QLabel()
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble = Banner("triangle-alert", "")
        self.choose = PlainButton(say("Choose a picture"), self.take, icon="image")
        self.away = PlainButton(say("Take it away"), self.remove, icon="trash")
        self.alt = LineEditor()
        self._build()
        self.alt.left.connect(self.leave)
        gate.keeping.connect(self.leave)
        Theme.current().changed.connect(self._draw)

    def show_now(self) -> None:
        """Show what is kept."""
        wording = kept(self._gate)
        self.alt.show_value(wording.logo_alt)
        there = bool(wording.logo)
        for part in (self.shown, self.away, self._alt_frame):
            part.setVisible(there)
        self._none.setVisible(not there)
        self.choose.say(say("Choose another picture") if there else say("Choose a picture"))
        self._draw()

    def leave(self) -> None:
        """Keep the words for whoever cannot see it."""
        if self._gate.is_open:
            self.alt.line.setModified(False)  # or undo would not be shown
            keep(self._gate, logo_alt=self.alt.value())

    def take(self) -> None:
        """Ask for a picture and take it, drawn anew; one that cannot be used changes nothing."""
        self.trouble.hide()
        place = self._ask(self)
        if place is None:
            return
        try:
            made = read_picture(place)
        except KnownError as problem:
            self.trouble.say(problem.sentence)
            self.trouble.show()
            return
        keep(self._gate, logo=made)
        self.show_now()
        self.alt.control.setFocus()

    def remove(self) -> None:
        """Take the picture away."""
        self.trouble.hide()
        keep(self._gate, logo=b"", logo_alt="")
        self.show_now()
        self.choose.setFocus()

    def _draw(self) -> None:
        """Show the picture on white, as paper is in every look."""
        if not self._gate.is_open:
            return
        wording, px = kept(self._gate), Theme.current().px
        image = QImage.fromData(wording.logo) if wording.logo else QImage()
        words = wording.logo_alt or say("The partnership's picture")
        self.shown.setAccessibleName(words)
        if image.isNull():
            self.shown.clear()
            return
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        fits = Qt.AspectRatioMode.KeepAspectRatio
        scaled = image.scaled(round(px(_WIDE) * ratio), round(px(_HIGH) * ratio), fits, smooth)
        edge = round(px(_EDGE) * ratio)
        paper = QPixmap(scaled.width() + 2 * edge, scaled.height() + 2 * edge)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(edge, edge, scaled)
        painter.end()
        paper.setDevicePixelRatio(ratio)
        self.shown.setPixmap(paper)
        self.shown.setMinimumSize(paper.deviceIndependentSize().toSize())

    def _build(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Heading(say("Picture on copies")))
        self._none = SoftLabel(say("A picture, such as your logo, can stand at the top of copies."))
        column.addWidget(self._none)
        column.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignLeft)
        self._alt_frame = FieldFrame(
            say("What it shows"),
            self.alt.control,
            help_line=say("Read aloud to whoever cannot see it."),
            beside=self.alt,
        )
        column.addWidget(self._alt_frame)
        self.trouble.hide()
        column.addWidget(self.trouble)
        acts = QWidget()
        row = FlowLayout(acts, gap=px(8))
        row.addWidget(self.choose)
        row.addWidget(self.away)
        column.addWidget(acts)
