"""The question before a way in is taken away: what that does, and what it does not undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from familyplan.session.keys import kept_in, not_revoked
from familyplan.session.restoring import moment_words
from familyplan.session.shelf import read
from familyplan.words import say, say_many
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.settings.ways.said import kind_words
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
    SoftLabel,
    WrapLabel,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from familyplan.session import Session
    from familyplan.session.keys import WayIn

_WIDE: Final = 560
_HIGH: Final = 480
_NAMED: Final = 6


class TakeAway(QDialog):
    """`accepted` says that the way is to go; to keep it is the safe answer."""

    def __init__(self, session: Session, way: WayIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Take away a way in"))
        self.keep = PrimaryButton(say("Keep it"), self.reject)
        self.take = PlainButton(say("Take it away"), self.accept)
        what = say("{who}. {how}.", who=way.who, how=kind_words(way))
        does = say(
            "From now on the store does not open this way any more. Whatever was written stays, "
            "with the name of whoever wrote it."
        )
        page = ScrollPage()
        held = QWidget()
        parts = (
            Heading(say("Take away this way in"), size="dialog"),
            WrapLabel(what, strong=True),
            WrapLabel(does),
            SoftLabel(not_revoked()),
            WrapLabel(backups_words(kept_in(session, way.slot_id))),
            row_of((self.keep, self.take)),
        )
        column_of(held, parts)
        page.body.addWidget(held)
        page.body.addStretch(1)
        column_of(self, (page,))
        px = Theme.current().px
        self.resize(px(_WIDE), px(_HIGH))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)


def backups_words(folders: Sequence[Path]) -> str:
    """Name the backups that a way still opens, the newest few of them."""
    if not folders:
        return say("No backup has it.")
    moments = [moment_words(read(path)) for path in folders]
    newest = "; ".join(list(reversed(moments))[:_NAMED])
    more = len(moments) - _NAMED
    said = say_many(
        "{n} backup still opens this way: {moments}.",
        "{n} backups still open this way: {moments}.",
        len(moments),
        moments=newest,
    )
    if more <= 0:
        return said
    return f"{said} {say_many('{n} older one too.', '{n} older ones too.', more)}"
