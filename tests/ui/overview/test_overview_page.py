"""The overview: homes, gaps that lead somewhere, goals, changes in words, actions done by click."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from by_name import named, press
from family_pages import names_on, shown, standing_on, words_on
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from familyplan import actions
from familyplan.clock import LONDON
from familyplan.model import Action, Person, Residence
from familyplan.model.partial_date import parse
from familyplan.session import HistoryLine
from familyplan_ui.overview import Page
from familyplan_ui.overview.changes import changed_since, most_telling
from familyplan_ui.overview.columns import Columns
from familyplan_ui.overview.homes import Homes
from familyplan_ui.overview.households import Dweller, Household, age_words, households
from familyplan_ui.understanding import Page as Understanding
from familyplan_ui.understanding.detail import VoiceDetail
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

TODAY = date(2026, 12, 7)


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)


def test_it_says_who_lives_where_and_what_the_child_said(page: Page) -> None:
    words = words_on(page)
    assert words[: words.index("Gaps to close")] == [
        "Who lives where", "A", "Sadia's home · 5 people",
        "Sadia Khan", "سعدیہ خان", "Mum, about 34", "Zainab Bibi", "Nani",
        "Amina", "11", "Yusuf", "7", "Baby", "due about April 2027",
        "B", "Daniel's flat · 1 person", "Daniel Walters", "Dad",
    ]  # fmt: skip
    assert "“I like it when Dad does the school run.”" in words
    assert "Yusuf, 24 November 2026" in words


def test_goals_say_where_they_began_and_which_way_they_went(page: Page) -> None:
    words = words_on(page)
    assert words.count("not rated yet") == 2
    at = words.index("“I can hear my teacher and my friends”")
    assert words[at : at + 4] == ["“I can hear my teacher and my friends”", "Yusuf", "2 → 5",
                                  "better"]  # fmt: skip


def test_each_gap_leads_to_where_it_is_closed(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    midwife = gate.rows(kept.family.id).of(Action)[-1]
    with qtbot.waitSignal(gate.asked) as asked:
        press(page, "Say who: Nobody does “Find a midwife” yet.")
    assert asked.args == ["family", (kept.family.id, "plan", midwife.id)]


def test_a_child_nobody_has_heard_leads_to_where_their_words_are_written(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    amina = kept.people["amina"].id
    gap = next(one for one in names_on(page) if one.startswith("Add words: ") and "Amina" in one)
    with qtbot.waitSignal(gate.asked) as asked:
        press(page, gap)
    assert asked.args == ["family", (kept.family.id, "understanding", amina)]
    understanding = shown(qtbot, gate, Understanding(gate, kept.family.id), kept.family.id)
    understanding.show_row(amina)
    form = understanding.statements.right
    assert isinstance(form, VoiceDetail)
    assert "Keep these words" in names_on(form)


def test_an_action_is_done_with_one_click_and_the_keyboard_goes_on(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    tick = named(page, "Done: Ring the GP about the hearing test", QCheckBox)
    tick.setFocus()
    tick.click()
    done = [one.what for one in gate.rows(kept.family.id).of(Action) if one.status == "done"]
    assert done == ["Ring the GP about the hearing test"]
    assert "Done: Ring the GP about the hearing test" not in names_on(page)
    assert standing_on() == "Done: Two bedtime stories by telephone"
    assert "5 of 6" in words_on(page)


def test_the_team_is_drawn_and_said(page: Page) -> None:
    said = next(words for words in words_on(page) if "under strain" in words)
    assert said == (
        "Rosa Menendez (lead practitioner), Hina Patel, Imam, Canal Homes (under strain)"
    )


def test_an_empty_family_is_taught_where_to_begin(qtbot: QtBot, gate: Gate) -> None:
    family = gate.session.run(actions.families.start, "Nobody yet", "")
    page = shown(qtbot, gate, Page(gate, family.id), family.id)
    with qtbot.waitSignal(gate.asked) as asked:
        press(page, "Add a goal")
    assert asked.args == ["family", (family.id, "plan", "")]


def _line(words: str, action: str, day: int) -> HistoryLine:
    at = datetime(2026, 11, day, 9, 0, tzinfo=LONDON)
    return HistoryLine("id", action, words, "Rosa Menendez", at, changes=True)


def test_changes_since_a_day_are_said_once_and_undoing_is_not_told() -> None:
    lines = [
        _line("undid: rated it", "undo", 14), _line("rated it", "goal.rate", 13),
        _line("rated it", "goal.rate", 12), _line("planned the meeting", "meeting.plan", 11),
    ]  # fmt: skip
    assert [one.words for one in changed_since(lines, date(2026, 11, 11))] == ["Rated it"]
    assert [one.words for one in changed_since(lines, None)] == ["Rated it", "Planned the meeting"]


def test_a_few_changes_are_chosen_so_that_one_verb_does_not_fill_the_list() -> None:
    lines = [_line(f"rated {n}", "goal.rate", 13) for n in range(5)]
    lines.append(_line("planned the meeting", "meeting.plan", 12))
    chosen = [one.words for one in most_telling(changed_since(lines, None), 4)]
    assert chosen == ["Rated 0", "Rated 1", "Rated 2", "Planned the meeting"]


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (Person(born=parse("12 May 2019")), "7"),
        (Person(born=parse("29 February 2024")), "2"),
        (Person(born=parse("1 September 2026")), "3 months"),
        (Person(born=parse("about 1992")), "about 34"),
        (Person(born=parse("age 3")), "age 3"),
        (Person(unborn=True, expected=parse("about April 2027")), "due about April 2027"),
        (Person(born=parse("1950"), died=parse("2019")), "died 2019"),
        (Person(), ""),
    ],
)
def test_ages_are_said_no_more_exactly_than_they_are_known(person: Person, said: str) -> None:
    assert age_words(person, TODAY) == said


def test_who_always_lives_at_a_home_is_one_of_its_people(gate: Gate, kept: KhanWalters) -> None:
    for stay in gate.rows(kept.family.id).of(Residence):
        gate.run(actions.records.edit, "residence", stay.id, pattern="Always")
    homes = households(gate.rows(kept.family.id), gate.clock.today())
    assert [(home.name, len(home.dwellers), home.notes) for home in homes] == [
        ("Sadia's home", 5, ()),
        ("Daniel's flat", 1, ()),
    ]


def test_who_is_there_at_times_and_nowhere_else_lives_there(gate: Gate, kept: KhanWalters) -> None:
    daniel = kept.people["daniel"].id
    stay = next(one for one in gate.rows(kept.family.id).of(Residence) if one.person == daniel)
    gate.run(actions.records.edit, "residence", stay.id, pattern="School days")
    flat = households(gate.rows(kept.family.id), gate.clock.today())[1]
    assert [one.name for one in flat.dwellers] == ["Daniel Walters"]
    assert flat.notes == ("Daniel: School days",)


def _home(*people: str) -> Household:
    dwellers = tuple(Dweller(one, one, f"{one} in own script", f"{one} soft") for one in people)
    return Household("h", "A", "The flat", dwellers, notes=("A note",))


def test_lines_of_people_are_made_once_and_say_others_later(qtbot: QtBot) -> None:
    homes = Homes()
    qtbot.addWidget(homes)
    many = [f"Person {at}" for at in range(20)]
    homes.show_homes([_home(*many), _home("Last")])
    homes.show()
    words = words_on(homes)
    made = len(homes.findChildren(QLabel))

    homes.show_homes([_home("Ada")])
    qtbot.wait(10)
    assert [one for one in words_on(homes) if "Person" in one or "Last" in one] == []
    written = [one.text() for one in homes.findChildren(QLabel)]
    assert [one for one in written if "Person" in one] == []  # nor in a line that waits

    homes.show_homes([_home(*many), _home("Last")])
    qtbot.wait(10)
    assert words_on(homes) == words  # in the same order, which is that of a screen reader
    assert len(homes.findChildren(QLabel)) == made


class _Section(QWidget):
    """Says how narrow it may be, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.narrowest, self.asked = 100, 0

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        self.asked += 1
        return QSize(self.narrowest, 20)


def test_sections_are_asked_how_narrow_they_may_be_once_until_one_has_changed(
    qtbot: QtBot,
) -> None:
    section = _Section()
    columns = Columns(((section,), (_Section(),), (_Section(),)))
    qtbot.addWidget(columns)
    columns.show()
    inside = columns.layout()
    assert inside is not None
    asked = section.asked
    assert [inside.minimumSize().width() for _ in range(3)] == [100] * 3
    assert section.asked <= asked + 1
    section.narrowest = 300
    section.updateGeometry()
    assert inside.minimumSize().width() == 300
