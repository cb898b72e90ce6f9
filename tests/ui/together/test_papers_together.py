"""Papers while looking together: listed for all who are here, opened from memory, and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import named, press
from family_pages import settle
from looking import look_at_once, press_key, words_of
from made_files import pdf, picture
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from walk import walk

from familyplan import actions
from familyplan.model import Home, Paper, Residence
from familyplan.model.partial_date import parse
from familyplan.session import filing
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from familyplan_ui.desktop import Desktop
    from familyplan_ui.theme import Mode
    from familyplan_ui.together import Page
    from familyplan_ui.together.papers import Entry
    from khan_walters import KhanWalters


@pytest.fixture
def papers(desktop: Desktop, kept: KhanWalters) -> Callable[..., Paper]:
    """Give what files a paper of the family."""

    def file(name: str, data: bytes, **values: object) -> Paper:
        session = desktop.gate.session
        paper = Paper(scope=kept.family.id, name=name, **values)  # type: ignore[arg-type] # by name
        return filing.file_sealed(session, *filing.seal(session, paper, data))

    return file


@pytest.fixture
def three(kept: KhanWalters, papers: Callable[..., Paper]) -> list[Paper]:
    yusuf = kept.people["yusuf"].id
    return [
        papers("Yusuf's drawing.png", picture(), type="drawing", about=(yusuf,), shows="A red door",
               happened=parse("3 September 2026")),
        papers("School report.pdf", pdf("Yusuf listens well"), type="report", about=(yusuf,),
               happened=parse("1 December 2026")),
        papers("List.txt", b"Milk, bread", type="letter"),
    ]  # fmt: skip


def _open(qtbot: QtBot, desktop: Desktop, kept: KhanWalters, *who: str) -> Page:
    page = look_at_once(desktop, kept, *who)
    page.show_tab("papers")
    settle(qtbot, page)
    return page


def _entry(page: Page, paper: Paper) -> Entry:
    assert page.papers is not None
    return page.papers.entries[paper.id]


def test_papers_are_listed_newest_first_with_kind_day_and_whom(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, three: list[Paper]
) -> None:
    page = _open(qtbot, desktop, kept, "sadia", "zainab")
    drawing, report, letter = three
    assert page.papers is not None
    assert list(page.papers.entries) == [report.id, drawing.id, letter.id]
    said = words_of(page)
    for words in ("School report.pdf", "1 Dec · about Yusuf", "A red door", "no date"):
        assert words in said


def test_one_paper_at_a_time_is_open_and_the_others_are_held_no_longer(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, three: list[Paper]
) -> None:
    page = _open(qtbot, desktop, kept, "sadia")
    drawing, report, letter = (_entry(page, one) for one in three)
    press(page, "Show this paper: Yusuf's drawing.png")
    assert drawing.shown is not None
    assert not drawing.shown.photo.pixmap().isNull()
    assert drawing.shown.photo.accessibleDescription() == "A red door"
    press(page, "Show this paper: School report.pdf")
    assert report.shown is not None
    assert report.shown.pages.pages == 1
    press(page, "Show this paper: List.txt")
    assert letter.shown is not None
    assert letter.shown.words.toPlainText() == "Milk, bread"
    assert (drawing.is_open, report.is_open) == (False, False)
    press(page, "Put away: List.txt")
    assert not letter.is_open
    settle(qtbot, page)
    assert "Milk, bread" not in words_of(page)


def test_an_opened_paper_begins_where_it_is_seen_whatever_was_open_above_it(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, three: list[Paper]
) -> None:
    page = _open(qtbot, desktop, kept, "sadia")
    for paper in (three[1], three[0]):
        press(page, f"Show this paper: {paper.name}")
        settle(qtbot, page)
        entry, seen = _entry(page, paper), page.findChildren(ScrollPage)[0]
        assert 0 <= entry.mapTo(seen.viewport(), QPoint()).y() <= 100


@pytest.mark.parametrize("how", ["another tab", "the mode is left", "the window locks"])
def test_an_opened_paper_is_put_away_when(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, three: list[Paper], how: str
) -> None:
    page = _open(qtbot, desktop, kept, "sadia")
    entry = _entry(page, three[0])
    press(page, "Show this paper: Yusuf's drawing.png")
    assert entry.is_open
    if how == "another tab":
        page.show_tab("family")
    elif how == "the mode is left":
        _leave(page)
    else:
        desktop.window.commands.run("file.lock")
    assert page.papers is None
    assert not entry.is_open


def _leave(page: Page) -> None:
    press(page, "Stop looking together")
    press(page, "Show the whole record")


def test_a_paper_not_for_one_of_them_is_not_there(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, papers: Callable[..., Paper]
) -> None:
    zainab = kept.people["zainab"].id
    papers("Mqpaper", picture(), not_for=(zainab,), shows="Mqpaper")
    page = _open(qtbot, desktop, kept, "sadia")
    assert "Mqpaper" in words_of(page)
    _leave(page)
    page = look_at_once(desktop, kept, "sadia", "zainab")
    assert "papers" not in page.keys
    assert "Mqpaper" not in words_of(desktop.window)


def test_before_whom_somebody_is_protected_from_there_are_no_papers(
    desktop: Desktop, kept: KhanWalters, three: list[Paper]
) -> None:
    page = look_at_once(desktop, kept, "daniel", "zainab")
    assert "papers" not in page.keys
    assert not any(one.name in words_of(desktop.window) for one in three)


def test_a_paper_that_says_a_hidden_address_is_listed_and_never_shown(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, papers: Callable[..., Paper]
) -> None:
    session, scope = desktop.gate.session, kept.family.id
    zainab = kept.people["zainab"].id
    hidden = Home(scope=scope, name="Nani's", address="17 Mqheron Lane", hidden=True)
    home = session.run(actions.records.add, hidden)
    session.run(actions.records.add, Residence(scope=scope, person=zainab, home=home.id))
    yusuf = kept.people["yusuf"].id
    told = papers("Note.txt", b"Come to 17 Mqheron Lane", about=(yusuf,))
    page = _open(qtbot, desktop, kept, "sadia")
    press(page, "Show this paper: Note.txt")
    shown = _entry(page, told).shown
    assert shown is not None
    assert shown.why.text() == "This paper is not shown on this screen."
    assert "Mqheron" not in words_of(desktop.window)


def test_a_file_that_is_gone_is_said_in_words(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, papers: Callable[..., Paper]
) -> None:
    lost = papers("Lost.png", picture())
    (desktop.gate.session.vault.folder / "papers" / lost.file).unlink()
    page = _open(qtbot, desktop, kept, "sadia")
    press(page, "Show this paper: Lost.png")
    shown = _entry(page, lost).shown
    assert shown is not None
    assert shown.why.text()


def test_the_keyboard_goes_from_a_paper_into_it_and_on_to_the_next(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, three: list[Paper]
) -> None:
    page = _open(qtbot, desktop, kept, "sadia")
    assert len(three) == 3
    button = named(page, "Show this paper: School report.pdf", QAbstractButton)
    button.setFocus()
    press_key(desktop, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert button.accessibleName() == "Put away: School report.pdf"
    assert desktop.window.focusWidget() is button
    stops = []
    for _ in range(12):
        press_key(desktop, Qt.Key.Key_Tab)
        stops.append(desktop.window.focusWidget().accessibleName())
    assert stops.index("Next page") < stops.index("Show this paper: Yusuf's drawing.png")


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_the_papers_pass_the_walk(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, three: list[Paper], mode: Mode, percent: int
) -> None:
    theme = Theme.current()
    theme.set_mode(mode)
    theme.set_percent(percent)
    page = _open(qtbot, desktop, kept, "sadia")
    for paper in (None, *three):
        if paper is not None:
            press(page, f"Show this paper: {paper.name}")
        settle(qtbot, desktop.window)
        found = [one for one in walk(desktop.window) if "never reaches _TabButton" not in one]
        assert found == []
