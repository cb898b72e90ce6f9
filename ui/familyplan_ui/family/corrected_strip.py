"""The strip that says, right after an edit, that copies which left hold the old words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan.model import Disclosure
from familyplan.session.must_be_told import must_be_told
from familyplan.words import listed, say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, PlainButton, QuietButton
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Rows
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate

_MOST: Final = 3
_PROTECTING: Final = frozenset({"protection", "residence", "practitioner", "home"})


class CorrectedStrip(QWidget):
    """Says who holds what was just changed; hidden again once nobody does, or when told so.

    Only what was changed while this family is shown is said here. All of it, also from before,
    stands on the sharing page.
    """

    def __init__(self, gate: Gate, see: Callable[[], object]) -> None:
        super().__init__()
        self._gate = gate
        self._changed: set[str] = set()
        self._protecting = False
        self._banner = Banner("message-circle-warning", "")
        words = say("See what they hold")
        self._banner.add(PlainButton(words, see))
        self._banner.add(
            QuietButton(say("Not now"), self.forget, name=say("Not now: who must be told"))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, Theme.current().px(6))
        row.addWidget(self._banner)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" for nothing."""
        return "" if self.isHidden() else self._banner.words

    def forget(self) -> None:
        """Say nothing more of what was changed so far."""
        self._changed.clear()
        self._protecting = False
        self.hide()

    def take_in(self, rows: Rows, family_id: str, changes: Changes) -> None:
        """Say who holds the old words of what was changed by now, also after an undo.

        A protection keeps other rows back than its own, so after one all of them are asked about.
        """
        if not any(one.stage == "made" for one in rows.of(Disclosure)):
            return
        self._changed |= changes.rows
        self._protecting |= bool(_PROTECTING & changes.kinds)
        only = () if self._protecting else self._changed
        found = [
            one
            for one in must_be_told(self._gate.session, rows, family_id, only)
            if one.row in self._changed or one.how == "kept_back"
        ]
        names = list(dict.fromkeys(one.reader_name for one in found if one.action is None))
        self.setVisible(bool(names))
        if names:
            self._banner.say(_said(names))


def _said(names: list[str]) -> str:
    more = len(names) - _MOST
    shown = names[:_MOST]
    if more > 0:
        shown.append(say_many("{n} more", "{n} more", more))
    return say_many(
        "{who} has a copy that left before this change.",
        "{who} have copies that left before this change.",
        len(names),
        who=listed(shown),
    )
