"""The meter of a copy's reading says its age in words, and what to change and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.packs.reading_age import LongSentence, Reading, Unexplained
from familyplan_ui.packs.reading import ReadingMeter, advice, changes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.theme import Theme

FOUND = Reading(
    13,
    (LongSentence("“I can hear my teacher”", "We will ring and ring until somebody comes.", 26),),
    (Unexplained("Who to ring", "SENCO", "A teacher who helps."), Unexplained("", "MASH")),
)


def test_each_change_says_what_and_where() -> None:
    assert [(one.name, one.soft) for one in changes(FOUND)] == [
        (
            "A sentence of 26 words",
            "In the goal “I can hear my teacher”: “We will ring and ring until somebody comes.”",
        ),
        ("“SENCO” is not explained", "Under “Who to ring”. You could say: A teacher who helps."),
        (
            "“MASH” is not explained",
            "At the start. Write it out, or explain it in the settings.",
        ),
    ]


def test_it_says_whether_that_is_plain_enough() -> None:
    assert advice(Reading(10)) == ("Reading age: about 10", "That is plain enough.")
    assert advice(FOUND) == (
        "Reading age: about 13",
        "Copies for a family aim at 9 to 11. Shorter sentences and shorter words help.",
    )
    assert advice(Reading(8, FOUND.long_sentences))[1] == (
        "That is plain, but for 1 thing to look at."
    )
    assert advice(Reading(0)) == ("There are no sentences to measure.", "")


def test_the_meter_shows_what_was_measured_and_speaks_it(theme: Theme, qtbot: QtBot) -> None:
    del theme
    meter = ReadingMeter()
    qtbot.addWidget(meter)
    meter.show()
    assert not meter.scale.isVisible()
    assert not meter.list.isVisible()
    meter.show_reading(FOUND)
    assert meter.age.text() == "Reading age: about 13"
    assert meter.scale.accessibleName() == "Reading age 13 on a scale from 5 to 18"
    assert meter.list.model().rowCount() == 3
    meter.show_reading(Reading(10))
    assert not meter.list.isVisible()
