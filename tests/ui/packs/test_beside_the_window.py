"""Copies put together on the worker: the window goes on, and no answer comes too late."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from familyplan import actions
from familyplan.model import Disclosure
from familyplan.session.copies import deliver
from familyplan.session.preparing import prepare_from
from familyplan_ui.packs import Page, putting, sending
from familyplan_ui.packs.asking import Seams
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.packs.asked import Asked
    from familyplan.session.copies import Left
    from familyplan.session.preparing import Basis, Prepared
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.delivering import Delivering


class Held:
    """Puts copies together as ever, but holds them up while the way is not free."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.begun: list[str] = []
        self.threads: set[threading.Thread] = set()

    def prepare(self, basis: Basis, asked: Asked, reader: Reader) -> Prepared:
        """Wait for the way to be free, then prepare."""
        self.threads.add(threading.current_thread())
        self.begun.append(reader.name)
        assert self.free.wait(60)
        return prepare_from(basis, asked, reader)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    found = Held()
    monkeypatch.setattr(putting, "prepare_from", found.prepare)
    return found


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters, held: Held, tmp_path: Path) -> Page:
    made = Page(gate, Seams(folder=lambda _parent, _title: tmp_path))
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive(kept.family.id)
    made.show()
    qtbot.waitUntil(lambda: held.begun == ["Sadia Khan"])
    return made


def stand_on(page: Page, name: str) -> None:
    page.readers.list.stand([one.name for one in page.readers.readers].index(name))


def heading(page: Page) -> str:
    return page.contents._heading.text()


def settled(qtbot: QtBot, page: Page) -> None:
    everybody = {one.id for one in page.readers.readers}
    qtbot.waitUntil(lambda: page.readers.counted == everybody, timeout=60_000)
    qtbot.waitUntil(lambda: heading(page).startswith(("What", "No copy")), timeout=60_000)


def test_every_copy_is_put_together_once_and_never_by_the_window(
    qtbot: QtBot, page: Page, held: Held
) -> None:
    assert heading(page) == "A copy for Sadia Khan"
    held.free.set()
    settled(qtbot, page)
    assert threading.main_thread() not in held.threads
    assert sorted(held.begun) == sorted(one.name for one in page.readers.readers)
    stand_on(page, "Hina Patel")
    qtbot.waitUntil(lambda: heading(page) == "What Hina Patel gets")
    assert len(held.begun) == len(page.readers.readers)


def test_who_is_chosen_meanwhile_comes_next_and_alone(qtbot: QtBot, page: Page, held: Held) -> None:
    shown: list[str] = []
    page.looking.ready.connect(lambda made: shown.append(made.put.prepared.shown.reader.name))
    for name in ("Daniel Walters", "Canal Homes", "Hina Patel"):
        stand_on(page, name)
    held.free.set()
    settled(qtbot, page)
    assert held.begun[:2] == ["Sadia Khan", "Hina Patel"]
    assert shown == ["Hina Patel"]
    assert heading(page) == "What Hina Patel gets"


def test_a_change_meanwhile_is_in_the_copy(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters, held: Held
) -> None:
    shown: list[str] = []
    page.looking.ready.connect(lambda made: shown.append(" ".join(made.words)))
    sadia = kept.people["sadia"].id
    gate.run(actions.records.edit, "person", sadia, known_as="Saadia")
    held.free.set()
    settled(qtbot, page)
    assert held.begun[:2] == ["Sadia Khan", "Sadia Khan"]
    assert len(shown) == 1
    assert "Saadia" in shown[0]


def test_nothing_is_left_of_it_once_the_store_is_locked(
    qtbot: QtBot, page: Page, gate: Gate, held: Held
) -> None:
    refused: list[str] = []
    gate.refused.connect(refused.append)
    worker = gate.worker
    assert gate.lock()
    held.free.set()
    qtbot.waitUntil(lambda: not worker._jobs)
    assert (page.preview.pages, page.weighing.views, page.looking.busy) == (0, (), False)
    assert (page.looking._put, page.looking._pages) == ({}, {})
    assert [one for one in refused if one] == []


def test_leaving_stops_it_and_coming_back_begins_it_again(
    qtbot: QtBot, page: Page, held: Held
) -> None:
    page.leave()
    held.free.set()
    qtbot.wait(50)
    assert heading(page) == "A copy for Sadia Khan"
    page.arrive()
    settled(qtbot, page)
    assert heading(page) == "What Sadia Khan gets"


def test_all_copies_are_made_and_noted_beside_the_window(
    qtbot: QtBot, page: Page, gate: Gate, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def noting(*args: Any, **named: Any) -> Left:  # noqa: ANN401 - as deliver
        held.threads.add(threading.current_thread())
        return deliver(*args, **named)

    monkeypatch.setattr(sending, "deliver", noting)
    changed: list[threading.Thread] = []
    gate.changed.connect(lambda _changes: changed.append(threading.current_thread()))
    held.free.set()
    settled(qtbot, page)
    held.begun.clear()
    dialog = begin_all(page)
    with qtbot.waitSignal(page.saving.made, timeout=60_000):
        dialog.go.click()
    assert held.begun == [one.name for one in page.readers.readers]
    assert threading.main_thread() not in held.threads
    assert set(changed) == {threading.main_thread()}
    assert [one.stage for one in gate.session.store.all(Disclosure)] == ["made"] * 8
    dialog.close_for_good()


def test_a_copy_that_is_leaving_as_the_store_is_locked_leaves_and_is_noted_alone(
    qtbot: QtBot, page: Page, gate: Gate, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaving, free = threading.Event(), threading.Event()
    made: list[str] = []

    def slow(*args: Any, **named: Any) -> Left:  # noqa: ANN401 - as deliver
        leaving.set()
        assert free.wait(60)
        left = deliver(*args, **named)
        made.append(left.disclosure.stage)
        return left

    monkeypatch.setattr(sending, "deliver", slow)
    held.free.set()
    settled(qtbot, page)
    dialog = begin_all(page)
    postman = dialog.postman
    dialog.go.click()
    qtbot.waitUntil(leaving.is_set, timeout=60_000)
    threading.Timer(0.1, free.set).start()
    assert gate.lock()
    assert (made, postman.busy, dialog.isVisible()) == (["made"], False, False)
    qtbot.waitUntil(lambda: not gate.worker._jobs)
    assert made == ["made"]


def begin_all(page: Page) -> Delivering:
    page.save_all()
    assert page.saving.dialog is not None
    return page.saving.dialog
