"""Words on a page: headings, soft lines, and labels that wrap and are never cut off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from familyplan_ui.theme import Role, Size

Tone = Literal["plain", "soft", "accent", "ink", "good", "attention", "danger"]


_LONGEST_WHOLE: Final = 20
_PIECE: Final = 8
# A short or whole date as the program says it: "Wed 9 Dec, 15:30", "about April 2027".
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE: Final = re.compile(
    rf"(?:\b[A-Z][a-z]+ )?\b\d{{1,2}} {_MONTH}\b(?: \d{{4}})?(?:, \d\d:\d\d)?|\b{_MONTH} \d{{4}}\b"
)
_JOINED: Final = "\u00a0"  # a space no line is broken at
_BREAK: Final = "\u200b"  # a place to break a line, without width


def breakable(words: str) -> str:
    """Let very long words break, so that one without spaces never widens a page."""
    if len(words) <= _LONGEST_WHOLE:
        return words
    return "".join(
        _BREAK.join(part[at : at + _PIECE] for at in range(0, len(part), _PIECE))
        if len(part) > _LONGEST_WHOLE
        else part
        for part in re.split(r"([\s-]+)", words)
    )


class WrapLabel(QLabel):
    """Plain words that wrap to the width there is; family words are never read as markup."""

    _wraps = True

    def __init__(
        self,
        words: str = "",
        *,
        size: Size = "text",
        strong: bool = False,
        tone: Tone = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(self._wraps)
        self.setText(words)
        self.setProperty("tone", tone)
        way = QSizePolicy.Policy
        policy = QSizePolicy(way.Preferred, way.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy if self._wraps else QSizePolicy(way.Minimum, way.Fixed))
        Theme.current().dress(self, size, strong=strong)

    def setText(self, words: str) -> None:  # noqa: D102 - Qt's own
        super().setText(breakable(words) if self.wordWrap() else words)

    def keep_dates_whole(self) -> None:
        """Keep a day, its month, year and time on one line where they fit on one."""
        words = self.text()
        self.setAccessibleName(words.replace(_BREAK, ""))
        super().setText(_DATE.sub(lambda found: found[0].replace(" ", _JOINED), words))

    def set_tone(self, tone: Tone) -> None:
        """Change the colour the words are in."""
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class Line(WrapLabel):
    """One short line of words that stays on one line and makes room for itself."""

    _wraps = False


class SoftLabel(WrapLabel):
    """The soft second line: dates, help, whose words these are."""

    def __init__(
        self, words: str = "", *, size: Size = "soft", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, size=size, tone="soft", parent=parent)


class Heading(WrapLabel):
    """A page title or a section heading."""

    def __init__(
        self, words: str = "", *, size: Size = "section", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, size=size, strong=True, parent=parent)


class IconLabel(QLabel):
    """A line icon that says nothing by itself: the words beside it carry the meaning.

    With `beside`, it is as tall as a line of words of that size, and so stands in its middle.
    """

    def __init__(
        self, name: str, role: Role = "text", size: int = 18, *, beside: Size | None = None
    ) -> None:
        super().__init__()
        self._beside = beside
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if beside is not None:
            Theme.current().dress(self, beside)
        self.show_icon(name, role, size)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        hint = super().sizeHint()
        line = self.fontMetrics().height() if self._beside is not None else 0
        return QSize(hint.width(), max(hint.height(), line))

    def show_icon(self, name: str, role: Role = "text", size: int = 18) -> None:
        """Show another icon."""
        Theme.current().wear_icon(self, name, role, size)


class Hairline(QFrame):
    """A one pixel line, for the eye only."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
