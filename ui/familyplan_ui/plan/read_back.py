"""The strip that says how a typed line was understood: Who, What, When, then Keep and Change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import PlainButton, PrimaryButton, SoftLabel, WrapLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

_NARROW: Final = 700
_SHARES: Final = (3, 5, 3)


class ReadBack(QFrame):
    """Shows what was understood; its buttons keep it or open the fields to change it."""

    def __init__(self, keep: Callable[[], object], change: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("strip", "accent")
        px = Theme.current().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(px(12))
        self._who, self._what, self._when = (WrapLabel(strong=True, tone="ink") for _ in range(3))
        for label, shown, share in zip(
            (say("Who"), say("What"), say("When")),
            (self._who, self._what, self._when),
            _SHARES,
            strict=True,
        ):
            self._parts.addWidget(_pair(label, shown), share)
        words.addLayout(self._parts)
        self._doubts = WrapLabel(tone="ink")
        words.addWidget(self._doubts)
        row.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(PrimaryButton(say("Keep"), keep, name=say("Keep this action")), 0, middle)
        name = say("Change before keeping")
        row.addWidget(PlainButton(say("Change"), change, name=name), 0, middle)

    def read_back(self, who: str, what: str, when: str, doubts: Sequence[str]) -> str:
        """Show the parts and any doubts, and give the same in one sentence."""
        self._who.setText(who)
        self._what.setText(what or say("Nothing yet"))
        self._when.setText(when)
        self._doubts.setText(" ".join(doubts))
        self._doubts.setVisible(bool(doubts))
        said = say(
            "You mean: who {who}, what {what}, when {when}. {doubts}",
            who=who, what=self._what.text(), when=when, doubts=self._doubts.text(),
        )  # fmt: skip
        return said.strip()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        narrow = self.width() < Theme.current().px(_NARROW)
        way = QBoxLayout.Direction
        self._parts.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def _pair(label: str, shown: WrapLabel) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Theme.current().px(6))
    row.addWidget(SoftLabel(label), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
    return held
