"""The story page: one timeline of events, notes and papers, filters, adding, replies, warnings."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import settle, shown, words_on

from familyplan import actions
from familyplan.model import Note, Paper, Reply, StoryEvent, WorkerWarning
from familyplan.model.partial_date import parse
from familyplan_ui.story import Page
from familyplan_ui.story.paper import PaperDetail
from familyplan_ui.story.told import Wanted, newest_first, story_of
from familyplan_ui.widgets import DrawingView, EmptyState
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    made = khan_walters(gate.session)
    family = made.family.id
    for words, when, order, tone in (
        ("Moved in with Nan", "2019", None, "good"),
        ("Dad went away", "", 2, "hard"),
        ("Started school", "September 2021", None, "mixed"),
    ):
        event = StoryEvent(
            scope=family,
            words=words,
            happened=parse(when) if when else None,
            order=order or (1 if "Nan" in words else 3),
            tone=tone,
            about=(made.people["yusuf"].id,),
        )
        gate.session.run(actions.story.add_entry, event)
    return made


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 700))


def _names(page: Page) -> list[str]:
    return [row.name for row in page.list.painted.rows]


def test_an_event_with_only_an_order_stands_between_its_neighbours(page: Page) -> None:
    assert _names(page)[-3:] == ["Started school", "Dad went away", "Moved in with Nan"]


def test_good_and_hard_events_are_said_alike_in_icon_and_word(page: Page) -> None:
    chips = {row.name: row.chip for row in page.list.painted.rows}
    assert chips["Moved in with Nan"] == ("heart", "Good", "good")
    assert chips["Dad went away"] == ("cloud-rain", "Hard", "attention")


def test_a_late_entry_shows_when_it_was_and_when_it_was_written_down(page: Page) -> None:
    soft = {row.name: row.soft for row in page.list.painted.rows}
    assert soft["Moved in with Nan"] == "2019 · written down 7 Dec · about Yusuf"
    assert soft["Dad went away"] == "order only, place 2 · written down 7 Dec · about Yusuf"


def test_filters_show_one_sort_about_one_person_of_one_tone(gate: Gate, kept: KhanWalters) -> None:
    family, yusuf = kept.family.id, kept.people["yusuf"].id
    visit = Note(scope=family, words="Home visit", type="visit", alone=(yusuf,))
    gate.session.run(actions.story.add_entry, visit)
    story = story_of(gate.rows(family))

    def seen(wanted: Wanted) -> list[str]:
        return [one.entry.words for one in newest_first(story) if wanted.takes(one)]

    assert seen(Wanted("note")) == ["Home visit"]
    assert seen(Wanted(about=yusuf))[0] == "Home visit"
    assert seen(Wanted(about=kept.people["sadia"].id)) == []
    assert seen(Wanted(tone="good")) == ["Moved in with Nan"]


def test_choosing_a_filter_shows_less_and_says_so_where_nothing_is_left(page: Page) -> None:
    press(page, "Events")
    assert len(_names(page)) == 3
    press(page, "Papers")
    assert _names(page) == []
    assert "Nothing in the story is of this kind. Choose All to see it whole." in words_on(page)


def test_what_find_goes_to_is_shown_though_a_filter_hid_it(page: Page) -> None:
    wanted = page.list.painted.rows[0].key
    press(page, "Papers")
    page.show_row(wanted)
    assert (page.row, page.list.key) == (wanted, wanted)


def test_an_event_is_added_with_a_date_as_it_is_said(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page
) -> None:
    press(page, "Add an event")
    type_into(page, "What happened", "First swim")
    type_into(page, "When", "spring 2020")
    type_into(page, "For the family it was", "Good")
    press(page, "Add this event")
    settle(qtbot, page)
    found = next(
        one for one in gate.rows(kept.family.id).of(StoryEvent) if one.words == "First swim"
    )
    assert found.happened is not None
    assert (found.happened.said, found.tone) == ("spring 2020", "good")
    assert found.recorded_at is not None
    assert page.row == found.id
    assert _names(page)[-4:] == [
        "Started school", "First swim", "Dad went away", "Moved in with Nan",
    ]  # fmt: skip


def test_an_event_without_words_is_refused_where_it_is_written(page: Page) -> None:
    press(page, "Add an event")
    press(page, "Add this event")
    assert "Write what happened first. A few words are enough." in words_on(page)


def test_a_visit_note_says_who_was_seen_and_who_alone(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page
) -> None:
    yusuf = kept.people["yusuf"].id
    note = Note(
        scope=kept.family.id, words="Home visit", type="visit", happened=parse("2 Dec 2026"),
        seen=(yusuf, kept.people["sadia"].id), alone=(yusuf,),
    )  # fmt: skip
    made = gate.session.run(actions.story.add_entry, note)
    page.show_row(made.id)
    settle(qtbot, page)
    row = next(row for row in page.list.painted.rows if row.key == made.id)
    assert row.soft == "2 Dec · written down 7 Dec · seen: Sadia Khan and Yusuf · seen alone: Yusuf"
    assert row.chip == ("notebook-pen", "Visit", "plain")


def test_anyone_can_say_it_differently_beside_an_entry(
    gate: Gate, kept: KhanWalters, page: Page
) -> None:
    event = next(one for one in gate.rows(kept.family.id).of(StoryEvent) if one.tone == "hard")
    page.show_row(event.id)
    press(page, "Add their own words")
    type_into(page, "In their own words", "I did not go. I was sent.")
    press(page, "Keep this own reply")
    replies = gate.rows(kept.family.id).of(Reply)
    assert [(one.to, one.words) for one in replies] == [(event.id, "I did not go. I was sent.")]
    assert "I did not go. I was sent." in words_on(page)


def test_a_warning_for_workers_stands_over_the_page_and_opens(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page
) -> None:
    warning = WorkerWarning(
        scope=kept.family.id, words="A dog lives next door", do="Meet at school.",
        until=parse("1 Dec 2026"),
    )  # fmt: skip
    gate.session.run(actions.records.add, warning)
    settle(qtbot, page)
    said = "For workers: A dog lives next door. Meet at school. Time to look at this again."
    assert said in words_on(page)
    press(page, "Open warning 1 for workers")
    assert page.opened.detail is not None
    assert page.opened.detail.title.text() == "Warning for workers"


def test_the_drawing_says_its_words_and_opens_an_entry(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page.picture.fold.open(on=True)
    settle(qtbot, page)
    drawing = page.picture.findChild(DrawingView)
    assert isinstance(drawing, DrawingView)
    assert "2019: Moved in with Nan. Good." in drawing.accessibleDescription()
    event = next(one for one in gate.rows(kept.family.id).of(StoryEvent) if one.tone == "good")
    drawing.rowChosen.emit(event.id)
    assert page.row == event.id


def test_another_familys_story_shows_nothing_of_this_one(
    qtbot: QtBot, gate: Gate, page: Page
) -> None:
    other = gate.session.run(actions.families.start, "Nowak")
    page.take(other.id)
    page.reload(gate.rows(other.id))
    settle(qtbot, page)
    assert _names(page) == []
    assert "The story of this family begins here." in words_on(page)


def test_two_thousand_events_are_shown_without_a_wait(gate: Gate, kept: KhanWalters) -> None:
    family = kept.family.id
    many = [
        StoryEvent(id=f"e{at}", scope=family, words=f"Event {at}", order=at) for at in range(2000)
    ]
    gate.session.run(actions.importing.bring_in, many)
    began = perf_counter()
    assert len(story_of(gate.rows(family))) == 2003
    assert perf_counter() - began < 5


def test_an_empty_story_begins_where_its_first_row_will_be(qtbot: QtBot, gate: Gate) -> None:
    family = gate.session.run(actions.families.start, "Nobody yet", "").id
    page = shown(qtbot, gate, Page(gate, family), family, size=(1190, 700))
    empty = page.findChildren(EmptyState)[0]
    at = empty.mapTo(page, empty.rect().topLeft()).x()
    event = StoryEvent(scope=family, words="Moved in with Nan")
    gate.session.run(actions.story.add_entry, event)
    settle(qtbot, page)
    assert page.list.isVisible()
    assert page.list.mapTo(page, page.list.rect().topLeft()).x() == at


def test_the_papers_of_an_event_are_listed_with_it_and_opened(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page
) -> None:
    family = kept.family.id
    event = next(one for one in gate.rows(family).of(StoryEvent) if one.words == "Dad went away")
    heading = "Papers that belong to it"
    page.show_row(event.id)
    assert heading not in words_on(page)
    paper = Paper(scope=family, name="Letter from the court", type="letter", to=event.id)
    kept_paper = gate.session.run(actions.records.add, paper)
    assert heading in words_on(page)
    press(page, "Events")
    press(page, "Open: Letter from the court")
    settle(qtbot, page)
    assert page.row == kept_paper.id
    assert isinstance(page.opened.detail, PaperDetail)
