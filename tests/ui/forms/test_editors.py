"""Each editor gives back what it was shown, reads what people type, and says what it understood."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData

from familyplan.model import Answer, Money, WhyNot, declarations, nouns
from familyplan.model.partial_date import parse
from familyplan_ui.forms.choosing import AnswerEditor, ChoiceEditor
from familyplan_ui.forms.dates import DayEditor, TimeEditor, WhenEditor
from familyplan_ui.forms.editor import Editor, Unreadable, plain
from familyplan_ui.forms.lines import LineEditor, ListEditor, TextEditor
from familyplan_ui.forms.making import editor_for
from familyplan_ui.forms.numbers import MoneyEditor, NumberEditor, ScoreEditor
from familyplan_ui.forms.pointing import Option, PointEditor, SeveralEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("theme")


def _today() -> date:
    return date(2026, 12, 7)


PAIRS: tuple[tuple[Callable[[], Editor], Any], ...] = (
    (LineEditor, "Siân O’Neill"),
    (TextEditor, "Two\n\nparagraphs"),
    (ListEditor, ("Urdu", "Punjabi")),
    (lambda: ChoiceEditor("place_in_family", open_choice=False), "child"),
    (lambda: ChoiceEditor("relationship", open_choice=True), "mother"),
    (lambda: ChoiceEditor("relationship", open_choice=True), "like an auntie"),
    (lambda: AnswerEditor("yes_no"), Answer("no")),
    (AnswerEditor, Answer("Welsh")),
    (AnswerEditor, Answer(why_not=WhyNot.DID_NOT_SAY)),
    (AnswerEditor, None),
    (lambda: WhenEditor(_today), parse("about 2015")),
    (lambda: WhenEditor(_today), parse("by the birth")),
    (lambda: DayEditor(_today), date(2024, 2, 29)),
    (TimeEditor, time(15, 30)),
    (NumberEditor, 0),
    (ScoreEditor, Decimal("7.5")),
    (ScoreEditor, Decimal(0)),
    (lambda: MoneyEditor(_today), Money(1250, 2025)),
)


@pytest.mark.parametrize(("make", "value"), PAIRS)
def test_a_value_shown_is_read_again_as_it_was(make: Callable[[], Editor], value: object) -> None:
    editor = make()
    editor.show_value(value)
    assert editor.value() == value


@pytest.mark.parametrize(("make", "value"), PAIRS)
def test_showing_a_value_is_not_typing(
    qtbot: QtBot, make: Callable[[], Editor], value: object
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.typed), qtbot.assertNotEmitted(editor.left):
        editor.show_value(value)


@pytest.mark.parametrize("kind", list(nouns()))
def test_every_field_on_a_page_has_an_editor_that_keeps_its_empty_value(kind: str) -> None:
    record = nouns()[kind]()
    for name, declaration in declarations(nouns()[kind]).items():
        if not declaration.hidden:
            editor = editor_for(declaration, _today)
            editor.show_value(getattr(record, name))
            assert editor.value() == getattr(record, name), name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3/3/19", "3 March 2019"),
        ("3 March 2019", ""),
        ("2019-03", "March 2019"),
        ("about 2015", "About 2015"),
        ("7", "Kept as said: age 7"),
        ("by the birth", "Kept as you said it"),
        ("29/2/2023", "Kept as you said it"),
        ("  ", ""),
    ],
)
def test_a_date_is_read_back_as_it_was_understood(typed: str, said: str) -> None:
    editor = WhenEditor(_today)
    editor.line.setText(typed)
    assert editor.said == said


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("9 Dec", date(2026, 12, 9)),
        ("9 january", date(2027, 1, 9)),
        ("9/12/2026", date(2026, 12, 9)),
        ("tomorrow", date(2026, 12, 8)),
    ],
)
def test_a_day_without_its_year_is_the_next_one(typed: str, day: date) -> None:
    editor = DayEditor(_today)
    editor.line.setText(typed)
    assert editor.value() == day


@pytest.mark.parametrize(
    ("make", "typed"),
    [
        (lambda: DayEditor(_today), "some time soon"),
        (TimeEditor, "after school"),
        (TimeEditor, "25:00"),
        (NumberEditor, "a few"),
        (ScoreEditor, "NaN"),
        (lambda: MoneyEditor(_today), "a lot"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(
    make: Callable[[], LineEditor], typed: str
) -> None:
    editor = make()
    editor.line.setText(typed)
    with pytest.raises(Unreadable):
        editor.value()
    assert editor.line.text() == typed


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3.30 pm", time(15, 30)), ("9am", time(9)), ("1530", time(15, 30)), ("12 am", time(0))],
)
def test_times_are_read_as_people_write_them(typed: str, value: time) -> None:
    editor = TimeEditor()
    editor.line.setText(typed)
    assert editor.value() == value


def test_the_three_kinds_of_no_answer_stand_in_the_fields_own_menu() -> None:
    chooser = AnswerEditor("yes_no").chooser
    assert [chooser.itemText(at) for at in range(chooser.count())] == [
        "Yes",
        "No",
        "Not asked yet",
        "Not known",
        "Did not want to say",
    ]


def test_names_with_a_comma_in_them_are_read_whole() -> None:
    editor = SeveralEditor("Who")
    editor.offer(
        [
            Option("a", "Family Help, North"),
            Option("b", "Sadia", ("Sadia Khan",)),
            Option("c", "Zo"),
        ]
    )
    editor.line.setText("sadia khan, Family Help, North; Zo, Zo")
    assert editor.value() == ("b", "a", "c")
    editor.line.setText("Sadia, somebody else")
    with pytest.raises(Unreadable):
        editor.value()


def test_words_of_ones_own_are_kept_where_a_list_is_open() -> None:
    editor = SeveralEditor("What", free=True)
    editor.offer([Option("school", "School or nursery")])
    editor.show_value(("school", "Her bank"))
    assert editor.line.text() == "School or nursery, Her bank"
    assert editor.value() == ("school", "Her bank")


def test_somebody_not_in_the_list_any_more_is_not_chosen() -> None:
    editor = PointEditor()
    editor.offer([Option("a", "Amina"), Option("b", "Yusuf")])
    editor.show_value("b")
    editor.offer([Option("a", "Amina")])
    assert editor.value() == ""


def test_control_characters_and_formatting_never_come_in(qtbot: QtBot) -> None:
    assert plain("a\x00b\x1bc\r\nd\u2028e") == "abc\nd\ne"
    editor = TextEditor()
    qtbot.addWidget(editor)
    pasted = QMimeData()
    pasted.setHtml("<b>Bold</b> words")
    pasted.setText("Bold\x07 words")
    editor.text.insertFromMimeData(pasted)
    assert editor.value() == "Bold words"


def test_only_spaces_are_nothing_and_scripts_keep_their_joiners() -> None:
    editor = LineEditor()
    editor.line.setText("   ")
    assert editor.value() == ""
    persian = "Ali\u200cReza"
    editor.line.setText(persian)
    assert editor.value() == persian
