"""What an assessment said on the day it was completed, to be read and not to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan.figures.understanding import SIDES, score_words, side_of, sure_words
from familyplan.model import Kind, declarations
from familyplan.model.lenses import SETTING, lenses
from familyplan.model.titles import title
from familyplan.model.vocabulary import choices, spoken
from familyplan.words import listed, say
from familyplan_ui.family.said import answered, joined
from familyplan_ui.forms import ARRANGEMENTS
from familyplan_ui.understanding.said import about_words, voice_soft
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, ScrollPage, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.wording import names, plain_date, quoted

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.assessed import Told
    from familyplan.model import Assessment, Declaration, Rows
    from familyplan.model.lenses import Lenses
    from familyplan_ui.gate import Gate

_Line = tuple[str, str]
_Section = tuple[str, tuple[_Line, ...]]
_LEVEL: Final = "level"


class ToldPage(ScrollPage):
    """A page of sections; `back` asks for the assessment as it now is."""

    back = Signal()

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._title = Heading(size="dialog")
        self._soft = SoftLabel()
        held = QWidget()
        button = PlainButton(say("Back to the assessment"), self.back.emit, icon="arrow-left")
        FlowLayout(held).addWidget(button)
        self._sections = _Sections()
        for part in (held, self._title, self._soft, self._sections):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_told(self, rows: Rows, told: Told) -> None:
        """Show what it said, with the names people go by now."""
        today = self._gate.clock.today()
        day = plain_date(told.assessment.completed, today)
        self._title.setText(say("What it said on {day}", day=day))
        self._soft.setText(title(told.assessment))
        known = lenses(self._gate.session.setting(SETTING))
        self._sections.show_sections(sections(rows, told, today, known))


class _Sections(Rebuilt):
    """Headings, and lines of words over a soft line."""

    def __init__(self) -> None:
        super().__init__(6)

    def show_sections(self, shown: tuple[_Section, ...]) -> None:
        """Show these."""
        if not self._begin(shown):
            return
        for heading, lines in shown:
            self._column.addSpacing(8)
            self._column.addWidget(Heading(heading))
            for words, soft in lines:
                self._column.addWidget(WrapLabel(words))
                if soft:
                    self._column.addWidget(SoftLabel(soft))


def sections(rows: Rows, told: Told, today: date, known: Lenses) -> tuple[_Section, ...]:
    """Give everything it said: sections of lines over soft ones; `known` names the areas."""
    replies: dict[str, list[str]] = {}
    for one in told.replies:
        said = say("{who} replied: {words}", who=names(rows, one.said_by), words=quoted(one.words))
        replies.setdefault(one.to, []).append(said)

    def line(words: str, *soft: str, of: str) -> _Line:
        return words, joined(*soft, *replies.get(of, ()))

    found: list[_Section] = [
        (say("The assessment"), (*_fields(rows, told.assessment), *_own(replies, told.assessment)))
    ]
    for side in SIDES.values():
        lines = tuple(
            line(quoted(one.words), names(rows, one.said_by), about_words(rows, one),
                 plain_date(one.happened, today), sure_words(one), of=one.id)
            for one in told.statements
            if side_of(one) == side
        )  # fmt: skip
        found.append((choices("side")[side], lines or ((say("Nothing was stated."), ""),)))
    found += [
        (say("Scores"), tuple(
            line(f"{known.spoken(one.area)}: {score_words(one)}", names(rows, one.said_by),
                 about_words(rows, one), one.comment, of=one.id)
            for one in told.scores
        )),
        (say("Own words"), tuple(
            line(quoted(one.words), names(rows, one.said_by or one.about),
                 voice_soft(one, today), of=one.id)
            for one in told.voices
        )),
        (say("Answers on its form"), tuple(
            line(f"{one.question}: {answered(one.answer)}", names(rows, one.about), of=one.id)
            for one in told.answers
        )),
    ]  # fmt: skip
    return tuple((heading, lines) for heading, lines in found if lines)


def _own(replies: dict[str, list[str]], assessment: Assessment) -> tuple[_Line, ...]:
    return tuple((said, "") for said in replies.get(assessment.id, ()))


def _fields(rows: Rows, assessment: Assessment) -> tuple[_Line, ...]:
    """Give the assessment's own fields that hold something, in the order of its form."""
    declared = declarations(type(assessment))
    order = [
        name
        for group in ARRANGEMENTS["assessment"]
        for row in group.rows
        for name in ((row,) if isinstance(row, str) else row)
    ]
    found = []
    for name in order:
        said = _said(rows, declared[name], getattr(assessment, name))
        if said:
            judged = say("A practitioner's judgement.") if name == _LEVEL else ""
            found.append((f"{say(declared[name].label)}: {said}", judged))
    return tuple(found)


def _said(rows: Rows, declaration: Declaration, value: Any) -> str:  # noqa: ANN401 - any field
    if not value:
        return ""
    if declaration.kind is Kind.PARTIAL_DATE:
        return str(value.said)
    if declaration.kind is Kind.ANSWER:
        return answered(value, declaration.choices)
    if declaration.kind in {Kind.REF, Kind.REFS}:
        return names(rows, (value,) if isinstance(value, str) else value)
    if declaration.kind is Kind.TEXTS:
        return listed([spoken(declaration.choices, one) for one in value])
    return spoken(declaration.choices, value) if declaration.choices else str(value)
