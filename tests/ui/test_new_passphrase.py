"""Choosing a passphrase: told how hard it is to guess, or given one made up by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from walk import walk

from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.widgets import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from familyplan_ui.theme import Theme
    from familyplan_ui.work import Worker


@pytest.fixture
def chosen(qtbot: QtBot, theme: Theme, worker: Worker) -> Iterator[NewPassphrase]:
    """Show the two fields of somebody called Rosa."""
    assert theme.mode == "light"
    made = NewPassphrase(worker, lambda: ("Rosa Menendez",), Labels("Passphrase", "Once more"))
    page = ScrollPage()
    page.body.addWidget(made)
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    yield made
    page.close()


@pytest.mark.parametrize(
    ("typed", "score", "words"),
    [
        (
            "rosa menendez",
            0,
            "Very easy to guess. Leave out the names of people, of the store and of this program.",
        ),
        ("seven quiet otters in the rain", 4, "Very hard to guess."),
    ],
)
def test_how_hard_it_is_to_guess_is_said_soon_after_typing(
    qtbot: QtBot, chosen: NewPassphrase, typed: str, score: int, words: str
) -> None:
    chosen.first.line.setText(typed)
    qtbot.waitUntil(lambda: chosen.strength.words != "")
    assert (chosen.strength.score, chosen.strength.words) == (score, words)


def test_an_emptied_field_is_not_judged(qtbot: QtBot, chosen: NewPassphrase) -> None:
    chosen.first.line.setText("rosa")
    qtbot.waitUntil(lambda: chosen.strength.words != "")
    chosen.first.line.clear()
    assert (chosen.strength.score, chosen.strength.words) == (0, "")


def test_a_suggested_one_is_shown_in_clear_and_fills_both_fields(chosen: NewPassphrase) -> None:
    chosen.suggest_button.click()
    words = chosen.suggestion.words
    assert len(words.split()) == 4
    chosen.suggestion.use.click()
    assert (chosen.first.text, chosen.again.text) == (words, words)
    assert chosen.same()
    chosen.forget()
    assert (chosen.first.text, chosen.again.text, chosen.suggestion.words) == ("", "", "")


def test_another_one_is_another_one(chosen: NewPassphrase) -> None:
    chosen.suggest_button.click()
    first = chosen.suggestion.words
    chosen.suggestion.another.click()
    assert chosen.suggestion.words != first


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_the_walk_finds_nothing(
    qtbot: QtBot, theme: Theme, chosen: NewPassphrase, mode: str, percent: int
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_percent(percent)
    chosen.first.line.setText("rosa menendez")
    chosen.suggest_button.click()
    qtbot.waitUntil(lambda: chosen.strength.words != "")
    qtbot.wait(30)
    assert walk(chosen.window()) == []
