"""The review: looked for on the worker, explained one by one, followed when things change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from ended_families import LONG
from family_pages import words_on

from familyplan.model import Hold
from familyplan.session import retention
from familyplan_ui.keeping.review import Review

if TYPE_CHECKING:
    from ended_families import Ended
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def review(qtbot: QtBot, gate: Gate, families: Ended) -> Review:
    assert families.due
    made = Review(gate)
    qtbot.addWidget(made)
    made.show()
    return made


def look(qtbot: QtBot, review: Review) -> None:
    press(review, "Look through the records")
    assert review.strip.isVisible()
    qtbot.waitUntil(lambda: not review.strip.isVisible(), timeout=10_000)


def test_what_is_due_and_what_nobody_can_judge_is_listed(qtbot: QtBot, review: Review) -> None:
    assert not review.list.isVisible()
    look(qtbot, review)
    assert review.summary.text() == "2 records are due for review. 1 cannot be judged yet."
    said = words_on(review.list)
    assert "Nowak (FP-0008)" in said
    assert "Due since 31 Dec 2015" in said
    assert "Objection" in said
    assert "Not known yet" in said
    assert not any("Khan" in words for words in said)


def test_opening_one_says_which_child_governs_and_whose_period_it_is(
    qtbot: QtBot, review: Review, families: Ended
) -> None:
    look(qtbot, review)
    review.open(families.due)
    said = words_on(review.why)
    assert f"{LONG} (FP-0007)" in said
    assert (
        "Early help and Family Help: until the 25th birthday. For this family that is 1 May 2020."
    ) in said
    assert "Counted from Samira, born 1 May 1995." in said
    source = "Early help assessment, Bath and North East Somerset schedule"
    assert f"Period from: {source}. A local setting." in said
    assert "As far as this store knows, nothing else holds it." in said
    press(review, "Back to the list")
    assert review.list.isVisible()
    assert not review.why.isVisible()


def test_what_would_settle_it_is_said_where_nobody_knows(
    qtbot: QtBot, review: Review, families: Ended
) -> None:
    look(qtbot, review)
    review.open(families.unknown)
    assert "Find out when Samira was born." in words_on(review.why)


def test_keeping_it_longer_places_a_hold_and_undo_takes_it_away(
    qtbot: QtBot, review: Review, gate: Gate, families: Ended
) -> None:
    look(qtbot, review)
    review.open(families.due)
    press(review, "Keep longer")
    press(review, "Place this hold")
    error = review.why.place.form.frames["why"].error
    assert error == "Write down why: whoever reviews the record needs it."
    type_into(review, "Why", "An inquiry has asked for it.")
    press(review, "Place this hold")
    (hold,) = gate.session.store.family(families.due).of(Hold)
    assert (hold.what, hold.why) == ("legal_hold", "An inquiry has asked for it.")
    assert review.summary.text() == "1 record is due for review. 1 cannot be judged yet."
    assert review.list.isVisible()
    assert gate.session.store.drafts("hold/") == []
    gate.undo()
    assert len(retention.due_for_review(gate.session, gate.clock.today())) == 3


def test_it_can_be_stopped_and_a_lock_stops_it(qtbot: QtBot, review: Review) -> None:
    press(review, "Look through the records")
    press(review, "Cancel")
    assert not review.strip.isVisible()
    assert review.look_button.isEnabled()
    qtbot.wait(100)
    assert review.found == ()
    press(review, "Look through the records")
    review.leave()
    qtbot.wait(100)
    assert review.found == ()
