"""The children's voice above everything else: each child's latest own words, and the others'."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.figures.understanding import words_of
from familyplan.model import Person, Voice
from familyplan.practice.children import is_child
from familyplan.words import say, say_many
from familyplan_ui.family.said import joined
from familyplan_ui.theme import Theme
from familyplan_ui.understanding.columns import Columns
from familyplan_ui.understanding.said import checked, may_know, voice_soft, voice_words
from familyplan_ui.understanding.tall_list import TallList
from familyplan_ui.widgets import FlowLayout, Hairline, RowButton, SoftLabel, WrapLabel
from familyplan_ui.widgets.painted import PaintedRow
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.section_head import SectionHead
from familyplan_ui.wording import called_apart, short_name

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows

_BESIDE: Final = 3
_NARROW: Final = 640
# What a card says: person, name, voice, words, how told, may know, read back, the adult's reading.
_Card = tuple[str, str, str, str, str, str, str]


class VoiceStrip(Rebuilt):
    """`opened` carries own words to open, `adding` the person to add words of."""

    opened = Signal(str)
    adding = Signal(str)

    def __init__(self) -> None:
        super().__init__(8)

    def show_voices(self, rows: Rows, today: date) -> None:
        """Show each child's latest words."""
        names = _names(rows)
        cards = [_card(rows, one.id, names[one.id], today) for one in _children(rows, today)]
        if not self._begin(cards):
            return
        self._column.addWidget(SectionHead(say("In the children's own words")))
        if not cards:
            self._column.addWidget(
                SoftLabel(say("Once the children are among the people, their words stand here."))
            )
        for at in range(0, len(cards), _BESIDE):
            held = [self._card_of(card) for card in cards[at : at + _BESIDE]]
            self._column.addWidget(Columns(*held, narrow=_NARROW, gap=12))

    def _card_of(self, card: _Card) -> QFrame:
        person, name, voice, words, soft, permission, reading = card
        frame = QFrame()
        frame.setProperty("bed", "raised")
        px = Theme.current().px
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(4))
        column.addWidget(WrapLabel(name, strong=True))
        column.addWidget(WrapLabel(words) if voice else SoftLabel(words))
        for line in (soft, permission):
            if line:
                column.addWidget(SoftLabel(line))
        if reading:
            column.addWidget(Hairline())
            column.addWidget(SoftLabel(say("What the adult makes of it: {words}", words=reading)))
        column.addStretch(1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        if voice:
            opening = say("Open the words of {name}", name=name)
            flow.addWidget(RowButton(say("Open"), partial(self.opened.emit, voice), name=opening))
        adding = say("Add own words: {name}", name=name)
        flow.addWidget(
            RowButton(
                say("Add own words"), partial(self.adding.emit, person), icon="plus", name=adding
            )
        )
        column.addWidget(buttons)
        return frame


class OtherVoices(Rebuilt):
    """The latest words of parents and everybody else; `adding` asks for words of anybody."""

    opened = Signal(str)
    adding = Signal()

    def __init__(self) -> None:
        super().__init__(8)

    def show_voices(self, rows: Rows, today: date) -> None:
        """Show the latest words of everybody who is no child."""
        names, children = _names(rows), _children(rows, today)
        shown = [
            PaintedRow(said[0].id, voice_words(said[0]),
                       joined(names[one.id], voice_soft(said[0], today), _earlier(said)),
                       strong=False)
            for one in rows.of(Person)
            if one not in children and (said := words_of(rows.of(Voice), one.id))
        ]  # fmt: skip
        if not self._begin(shown):
            return
        heading = say("What others in the family say")
        self._column.addWidget(SectionHead(heading))
        if shown:
            made = TallList(heading)
            made.show_rows(shown)
            made.opened.connect(self.opened)
            self._column.addWidget(made)
        else:
            self._column.addWidget(SoftLabel(say("Parents' and other people's views stand here.")))
        add = RowButton(say("Add somebody else's words"), self.adding.emit, icon="plus")
        line = QWidget()
        FlowLayout(line).addWidget(add)
        self._column.addWidget(line)


def _children(rows: Rows, today: date) -> list[Person]:
    return [one for one in rows.of(Person) if is_child(one, today) and not one.unborn]


def _names(rows: Rows) -> dict[str, str]:
    return called_apart([(one.id, short_name(rows, one.id)) for one in rows.of(Person)])


def _card(rows: Rows, person_id: str, name: str, today: date) -> _Card:
    said = words_of(rows.of(Voice), person_id)
    if not said:
        nothing = say("Nothing in the words of {name} yet.", name=name)
        return (person_id, name, "", nothing, "", "", "")
    newest = said[0]
    return (
        person_id,
        name,
        newest.id,
        voice_words(newest),
        joined(voice_soft(newest, today), _earlier(said)),
        joined(may_know(rows, newest), checked(newest)),
        newest.reading,
    )


def _earlier(said: tuple[Voice, ...]) -> str:
    more = len(said) - 1
    return say_many("{n} earlier", "{n} earlier", more) if more else ""
