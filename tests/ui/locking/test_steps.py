"""The steps of docs/security/locking.md, each with its test; and what begins them."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from by_name import press, type_into
from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import Person
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.locking.bus import Bus
from familyplan_ui.packs.preview import Preview
from familyplan_ui.widgets import clipboard
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from locking.conftest import Opened
    from PySide6.QtCore import QByteArray

    from familyplan_ui.locking.locker import Why
    from familyplan_ui.work import Progress

DOC = Path(__file__).parents[3] / "docs" / "security" / "locking.md"
ALONE: tuple[Why, ...] = ("idle", "sleep", "away", "panic")


def _family(opened: Opened, name: str = "Hill") -> str:
    return opened.desktop.gate.session.run(actions.families.start, name).id


def _refuse(*_args: object, **_values: object) -> None:
    raise KnownError("This was not saved, because the disk is full.")


def test_every_step_of_the_procedure_has_its_test() -> None:
    numbers = re.findall(r"^(\d+)\. ", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    tested = {name.split("_")[2] for name in globals() if name.startswith("test_step_")}
    assert set(numbers) == tested


@pytest.mark.parametrize("why", ALONE)
def test_step_1_the_window_is_covered_before_anything_else(opened: Opened, why: Why) -> None:
    covered: list[bool] = []
    window = opened.desktop.window
    opened.desktop.gate.keeping.connect(lambda: covered.append(window.cover.isVisible()))
    assert opened.desktop.locker.lock(why)
    assert covered == [True]
    assert not window.cover.isVisible()


def test_step_2_dialogs_and_menus_are_closed_as_if_given_up(opened: Opened) -> None:
    window = opened.desktop.window
    dialog, menu = QDialog(window), QMenu(window)
    menu.addAction("something")
    dialog.open()
    menu.popup(window.pos())
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    assert opened.desktop.locker.lock("idle")
    assert ended == [QDialog.DialogCode.Rejected.value]
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]


def test_step_2_a_dialog_that_waits_for_an_answer_does_not_keep_the_store_open(
    opened: Opened,
) -> None:
    dialog = QDialog(opened.desktop.window)
    QTimer.singleShot(50, lambda: opened.desktop.locker.lock("idle"))
    assert dialog.exec() == QDialog.DialogCode.Rejected.value
    assert not opened.desktop.gate.is_open


def _type_half(opened: Opened, family: str) -> None:
    opened.desktop.gate.go("family", family, "people")
    press(opened.desktop.window, "Add a person")
    type_into(opened.desktop.window, "What the family calls them", "Nan Jo")


def test_step_3_what_was_half_typed_is_a_draft_in_the_store(opened: Opened) -> None:
    family = _family(opened)
    _type_half(opened, family)
    assert opened.desktop.locker.lock("idle")
    opened.unlock()
    session = opened.desktop.gate.session
    assert session.store.family(family).of(Person) == ()
    assert "Nan Jo" in [draft.text for draft in session.store.drafts("person/")]


def test_step_3_who_asks_for_the_lock_is_told_once_what_cannot_be_kept(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = opened.desktop
    _type_half(opened, _family(opened))
    monkeypatch.setattr(desktop.gate.session.store, "keep_draft", _refuse)
    assert not desktop.locker.lock()
    assert desktop.refusals.words.startswith("Something you typed could not be saved")
    assert opened.started == []
    assert desktop.locker.lock()
    assert not desktop.gate.is_open


@pytest.mark.parametrize("why", ALONE)
def test_step_3_a_lock_nobody_asked_for_asks_nobody(
    opened: Opened, why: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    _type_half(opened, _family(opened))
    monkeypatch.setattr(opened.desktop.gate.session.store, "keep_draft", _refuse)
    assert opened.desktop.locker.lock(why)
    assert not opened.desktop.gate.is_open


def test_step_4_work_under_way_is_stopped_and_waited_for(opened: Opened) -> None:
    begun, ended = threading.Event(), threading.Event()
    heard: list[object] = []

    def work(tell: Progress) -> None:
        begun.set()
        try:
            while True:
                tell(Step("counting"))
        finally:
            ended.set()

    worker = opened.desktop.worker
    worker.run(work, done=heard.append, failed=heard.append)
    opened.qtbot.waitUntil(begun.is_set)
    at_closing: list[bool] = []
    opened.desktop.gate.locked.connect(lambda: at_closing.append(ended.is_set()))
    assert opened.desktop.locker.lock("idle")
    assert at_closing == [True]
    later: list[str] = []
    worker.run(lambda _tell: "again", done=later.append, failed=heard.append)
    opened.qtbot.waitUntil(lambda: later == ["again"])
    assert heard == []


def test_step_5_the_lock_and_its_reason_are_in_the_history(opened: Opened) -> None:
    assert opened.desktop.locker.lock("sleep")
    opened.unlock()
    store = opened.desktop.gate.session.store
    said: list[dict[str, Any]] = [entry.body.said for entry in store.history() if entry.body]
    locked = [each for each in said if each.get("event") == "locked"]
    assert [each["why"] for each in locked] == ["sleep"]
    assert all("Hill" not in str(each) for each in locked)


def test_step_6_the_store_is_closed_and_nothing_of_it_is_shown(opened: Opened) -> None:
    desktop = opened.desktop
    desktop.gate.go("family", _family(opened))
    session = desktop.gate.session
    assert desktop.locker.lock()
    opened.qtbot.waitUntil(lambda: desktop.window.findChildren(Workspace) == [])
    with pytest.raises(LookupError):
        _ = desktop.gate.session
    with pytest.raises(Exception, match="closed"):
        session.store.db.conn.execute("SELECT 1")
    assert desktop.window.windowTitle() == "Family Plan"
    assert [type(one) for one in (opened.lock_door(),)] == [UnlockPage]


def test_step_6_a_preview_holds_no_page_any_more(opened: Opened) -> None:
    desktop = opened.desktop
    desktop.gate.go("packs", _family(opened), "")
    preview = desktop.window.findChildren(Preview)[0]
    preview.show_pdf(_page(), ["words of a page"])
    held = preview.findChild(QPdfDocument)
    assert isinstance(held, QPdfDocument)
    assert held.pageCount() == 1
    desktop.gate.locked.connect(
        lambda: seen.append((held.pageCount(), preview.words.toPlainText()))
    )
    seen: list[tuple[int, str]] = []
    assert desktop.locker.lock()
    assert seen == [(0, "")]


def _page() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(100, 100, "words of a page")
    painter.end()
    made: QByteArray = buffer.data()
    return bytes(made.data())


def test_step_7_the_clipboard_we_filled_is_cleared(opened: Opened) -> None:
    clipboard.copy("ABCD-EFGH", secret=True)
    assert opened.desktop.locker.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_step_8_the_program_begins_anew_once_where_it_was(opened: Opened) -> None:
    assert opened.desktop.locker.lock()
    assert opened.desktop.locker.lock()
    assert len(opened.started) == 1
    place = opened.started[0]
    assert place.store is None
    assert not place.minimised
    assert re.fullmatch(r"--window=[\w=-]+", place.arguments()[0])


def test_step_8_where_it_cannot_begin_anew_it_says_so_and_is_locked(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_place: object) -> None:
        raise OSError("no such program")

    monkeypatch.setattr(opened.desktop.locker, "_start_again", gone)
    assert opened.desktop.locker.lock()
    assert opened.desktop.refusals.words.startswith("The store is locked, but Family Plan could")
    assert opened.lock_door().isVisible()


def test_step_9_one_is_where_one_was_and_half_typed_text_stands_there(opened: Opened) -> None:
    desktop = opened.desktop
    family = _family(opened)
    _type_half(opened, family)
    assert desktop.locker.lock("idle")
    opened.unlock()
    assert desktop.window.pages.where()[:3] == ("family", family, "people")
    press(desktop.window, "Add a person")
    typed = [line.text() for line in desktop.window.findChildren(QLineEdit) if line.isVisible()]
    assert "Nan Jo" in typed


@pytest.mark.parametrize("why", ["idle", "sleep", "away", "lock", "panic"])
def test_what_is_noticed_locks(opened: Opened, why: str) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    bus, locker = Bus(nowhere, nowhere), opened.desktop.locker
    locker.hear(bus)
    signals = {
        "idle": locker.idle.over,
        "sleep": bus.sleeping,
        "away": bus.away,
        "lock": locker.idle.lock,
        "panic": locker.idle.panic,
    }
    signals[why].emit()
    assert not opened.desktop.gate.is_open
    assert len(opened.started) == 1
