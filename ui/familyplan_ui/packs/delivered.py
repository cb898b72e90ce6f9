"""What became of the copies that went out: where each is, and the words that open the sealed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan.packs.kinds import KINDS
from familyplan.words import mark, say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    IconLabel,
    Line,
    PlainButton,
    SoftLabel,
    TextButton,
    WrapLabel,
    announce,
)
from familyplan_ui.widgets.clipboard import copy
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from familyplan_ui.packs.sending import Ended
    from familyplan_ui.theme import Role


_TELL: Final = {
    "telephone": mark("Tell {name} these words by telephone:"),
    "in_person": mark("Tell {name} these words in person:"),
    "text_message": mark("Send {name} these words in a text message:"),
    "letter": mark("Send {name} these words in a letter of its own:"),
}


class Delivered(QWidget):
    """One block for each reader; the words are shown here once and forgotten with `forget`."""

    def __init__(self, open_file: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_file = open_file
        self.phrases: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(18))

    def show_ended(self, ended: Sequence[Ended]) -> None:
        """Show what became of each errand, those of one reader together."""
        self.forget()
        by_reader: dict[str, list[Ended]] = {}
        for one in ended:
            by_reader.setdefault(one.errand.reader.id, []).append(one)
        for reader, found in by_reader.items():
            opened = next((one for one in found if one.left and one.errand.delivery.sealed), None)
            if opened is not None:
                self.phrases[reader] = opened.errand.phrase
            self._column.addWidget(self._block(found, opened))

    def forget(self) -> None:
        """Take the words off the screen and out of here."""
        self.phrases.clear()
        clear(self._column)

    def _block(self, found: list[Ended], opened: Ended | None) -> QWidget:
        held = QWidget()
        px = Theme.current().px
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Heading(found[0].errand.reader.addressed, size="text"))
        for one in found:
            column.addWidget(self._line(one))
        if folders := _folders(found):
            column.addWidget(SoftLabel(folders))
        if opened is not None:
            column.addWidget(_words(opened))
        return held

    def _line(self, one: Ended) -> QWidget:
        """Give one line: what it is, where it lies, and a button for a draft."""
        held = QWidget()
        px, out = Theme.current().px, one.left is not None
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        icon = "circle-check" if out else "triangle-alert"
        ink: Role = "good" if out else "attention"
        row.addWidget(IconLabel(icon, ink, 18, beside="text"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrapLabel(_what(one)), 1)
        place = one.left.place if one.left is not None else None
        if place is not None and one.errand.letter is not None:
            name = say("Open the draft {file}", file=place.name)
            act = partial(self._open_file, place)
            row.addWidget(TextButton(say("Open the draft"), act, name=name))
        return held


def _what(one: Ended) -> str:
    kind = KINDS.get(one.errand.asked.kind)
    named = say(kind.name) if kind else say("Copy")
    if one.left is None:
        return say("{kind}: {problem}", kind=named, problem=one.problem)
    code, place = one.left.disclosure.code, one.left.place
    if place is None:
        return say("{kind}: {code}, on paper", kind=named, code=code)
    return say("{kind}: {file}", kind=named, file=place.name)


def _folders(found: list[Ended]) -> str:
    places = (one.left.place for one in found if one.left is not None)
    folders = dict.fromkeys(str(place.parent) for place in places if place is not None)
    return say("In {folder}", folder=", ".join(folders)) if folders else ""


def _words(one: Ended) -> QWidget:
    """Give the pass phrase, large enough to be read out, and how it is to be told."""
    held = QFrame()
    held.setProperty("bed", "raised")
    px = Theme.current().px
    column = QVBoxLayout(held)
    column.setContentsMargins(px(16), px(12), px(16), px(12))
    column.setSpacing(px(8))
    name, phrase = one.errand.reader.name, one.errand.phrase
    how = say(_TELL.get(one.errand.delivery.secret_told, ""), name=name)
    column.addWidget(WrapLabel(how))
    words = QWidget()
    flow = FlowLayout(words, gap=px(14))
    for word in phrase.split():
        flow.addWidget(Line(word, size="title", strong=True))
    words.setAccessibleName(say("The words for {name}", name=name))
    words.setAccessibleDescription(phrase)
    column.addWidget(words)

    def take() -> None:
        copy(phrase, secret=True)
        said = say("Copied. They leave the clipboard after 30 seconds.")
        note.setText(said)
        announce(note, said)

    note = SoftLabel(
        say("In small letters, one space between. They are kept nowhere: tell them before you "
            "close this. If they are lost, make the copy again, with new words.")
    )  # fmt: skip
    button = PlainButton(
        say("Copy the words"), take, icon="copy", name=say("Copy the words for {name}", name=name)
    )
    line = QWidget()
    FlowLayout(line).addWidget(button)
    column.addWidget(line)
    column.addWidget(note)
    return held
