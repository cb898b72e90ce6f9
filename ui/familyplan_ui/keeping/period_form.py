"""The form that changes one period of the schedule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.practice.retention import Basis, starting_schedule
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.keeping.period_words import BASES, period_words
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout, Heading, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from familyplan.practice.retention import Rule

_MOST: Final = 150


class PeriodForm(QFrame):
    """Years, what they are counted from, quiet years after, and whose schedule says so."""

    kept = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        self._rule: Rule | None = None
        self.heading = Heading()
        self.years, self.quiet, self.source = PlainLine(), PlainLine(), PlainLine()
        self.basis = Chooser()
        self.basis.offer([(basis.value, say(words)) for basis, words in BASES.items()])
        self.years_frame = FieldFrame(say("Years"), self.years)
        self.quiet_frame = FieldFrame(
            say("And then years without contact"), self.quiet, help_line=say("0 for none.")
        )
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        source = FieldFrame(
            say("Whose schedule says so"),
            self.source,
            help_line=say("Its name, its page and its date, for whoever asks later."),
        )
        basis = FieldFrame(say("Counted from"), self.basis)
        for part in (self.heading, self.years_frame, basis, self.quiet_frame, source):
            column.addWidget(part)
        held = QWidget()
        buttons = FlowLayout(held)
        buttons.addWidget(PrimaryButton(say("Keep this period"), self.keep))
        away = PlainButton(say("Not now"), self.given_up.emit, name=say("Not now: no change"))
        buttons.addWidget(away)
        column.addWidget(held)
        for line in (self.years, self.quiet, self.source):
            line.returnPressed.connect(self.keep)

    def come(self, rule: Rule) -> None:
        """Show the form for one period."""
        self._rule = rule
        self.heading.setText(say(rule.label))
        self.years.setText(str(rule.years))
        self.quiet.setText(str(rule.quiet_years))
        self.basis.setCurrentIndex(self.basis.findData(rule.basis.value))
        self.source.setText(rule.source)
        self.source.setCursorPosition(0)
        for frame in (self.years_frame, self.quiet_frame):
            frame.clear_error()
        self.show()
        self.years.setFocus(Qt.FocusReason.OtherFocusReason)
        self.years.selectAll()

    def keep(self) -> None:
        """Hand the period on as it is written now, if it can be read."""
        years = _read(self.years_frame, self.years.text(), least=1)
        quiet = _read(self.quiet_frame, self.quiet.text() or "0", least=0)
        if self._rule is None or years is None or quiet is None:
            return
        basis = Basis(self.basis.currentData())
        typed = replace(self._rule, years=years, quiet_years=quiet, basis=basis)
        new = replace(typed, source=" ".join(plain(self.source.text()).split()))
        started = {one.key: one for one in starting_schedule().rules}.get(new.key)
        same = started is not None and replace(new, words=started.words) == started
        self.kept.emit(started if same else replace(new, words=period_words(new)))

    def complain(self, sentence: str) -> None:
        """Say at the first field why it was not kept."""
        self.years_frame.show_error(sentence)


def _read(frame: FieldFrame, typed: str, *, least: int) -> int | None:
    """Read a number of years; None, with a sentence at the field, where it is none."""
    said = typed.strip()
    if said.isdecimal() and least <= int(said) <= _MOST:
        frame.clear_error()
        return int(said)
    frame.show_error(
        say("Write a number of years from {least} to {most}.", least=least, most=_MOST)
    )
    frame.field.setFocus(Qt.FocusReason.OtherFocusReason)
    return None
