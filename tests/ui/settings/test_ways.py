"""Who may open the store, as somebody sees it in the settings: listed, added, taken away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from walk import walk

from core.vault.safes import GoodSafe, LockedSafe
from familyplan.model import User
from familyplan.policy import Policy
from familyplan.session import OrganisationKey, backups, open_store
from familyplan.session.keys import add_person, confirm_sheet, new_sheet, ways_in
from familyplan.vault.device import DeviceSafe
from familyplan_ui.door.asking import Asking
from familyplan_ui.settings.ways import Ways
from familyplan_ui.widgets import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode, Theme

PASSPHRASE = "seven quiet otters"
SECOND = "kettle on at four"
SINCE = "With a passphrase, added 7 December 2026"
SHEET_SINCE = "With a recovery sheet, added 7 December 2026"
LONG = "Anneliese Katharina Featherstonehaugh-Cholmondeley"
URDU = "صادیہ خان"


@dataclass
class Places:
    """Answers every file dialog, and remembers what it was asked."""

    folder: Path
    asked: list[str] = field(default_factory=list)
    chosen: Path | None = None

    def file(self, title: str) -> Path | None:
        """Give the file chosen."""
        self.asked.append(title)
        return self.chosen

    def new_file(self, title: str, at: Path) -> Path | None:
        """Give a file of the name that was suggested, in the test's own folder."""
        self.asked.append(title)
        return self.folder / at.name


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def safe(session: Session) -> GoodSafe:
    """Give this computer a safe that keeps what it is given."""
    kept = GoodSafe()
    around = session.vault.surroundings
    session.vault.surroundings = replace(
        around, device=DeviceSafe(lambda: kept), policy=lambda: Policy(idle_minutes=None)
    )
    return kept


@pytest.fixture
def ways(qtbot: QtBot, gate: Gate, safe: GoodSafe, places: Places) -> Iterator[Ways]:
    """Show the section as the settings show it."""
    assert safe.kept == {}
    page = ScrollPage()
    made = Ways(gate, Asking(file=places.file, new_file=places.new_file))
    made.setMaximumWidth(640)
    page.body.addWidget(made)
    page.body.addStretch(1)
    qtbot.addWidget(page)
    page.resize(1190, 640)
    page.show()
    made.show_now()
    _settled(qtbot, made)
    yield made
    made.leave()


def _settled(qtbot: QtBot, ways: Ways) -> None:
    qtbot.waitUntil(ways.computer.tick.isEnabled)


def _ben(gate: Gate, ways: Ways, name: str = "Ben Okafor") -> str:
    add_person(gate.session, User(name=name), SECOND)
    ways.show_list()
    return next(way.slot_id for way in ways_in(gate.session) if way.who == name)


def _seen(ways: Ways) -> list[str]:
    return [label.text() for label in ways.findChildren(QLabel) if label.isVisible()]


def _fill(ways: Ways, **typed: str) -> None:
    for words, label in (
        ("name", "Their name"),
        ("role", "Their role"),
        ("agency", "Their agency"),
    ):
        type_into(ways, label, typed.get(words, ""))
    type_into(ways, "Their passphrase", typed["passphrase"])
    type_into(ways, "Their passphrase again", typed.get("again", typed["passphrase"]))


# The list


def test_each_way_is_told_with_how_since_when_and_when_it_last_opened(
    gate: Gate, ways: Ways
) -> None:
    _ben(gate, ways)
    new_sheet(gate.session)
    ways.show_list()
    spoken = [ways.list.row_at(at).accessibleName() for at in range(ways.list.count())]
    assert spoken == [
        f"Rosa Menendez, {SINCE}. Opened it this time.",
        f"Ben Okafor, {SINCE}. Not used yet.",
        f"Rosa Menendez, {SHEET_SINCE}. Not typed back yet, so it does not count.",
    ]


def test_the_way_in_use_cannot_be_taken_away(gate: Gate, ways: Ways) -> None:
    _ben(gate, ways)
    assert [ways.list.row_at(at).button is not None for at in range(2)] == [False, True]


def test_a_way_is_taken_away_after_a_question_that_says_what_that_does_not_undo(
    qtbot: QtBot, gate: Gate, ways: Ways
) -> None:
    _ben(gate, ways)
    backups.make(gate.session)
    _press_row(ways, 1)
    assert ways.question is not None
    asked = " ".join(label.text() for label in ways.question.findChildren(QLabel))
    assert "Ben Okafor. With a passphrase." in asked
    assert "Older copies of the keys file still open with what opened them then" in asked
    assert "1 backup still opens this way: 7 December 2026, 09:30." in asked
    qtbot.waitUntil(ways.question.keep.hasFocus)
    ways.question.take.click()
    qtbot.waitUntil(ways.done.isVisible)
    assert ways.done.words.startswith("The way in of Ben Okafor is gone.")
    assert ways.key_button.isVisible()
    assert [way.who for way in ways_in(gate.session)] == ["Rosa Menendez"]
    assert gate.session.history("store")[0].words.endswith("a way in was taken away")


def test_escape_keeps_it(gate: Gate, ways: Ways) -> None:
    _ben(gate, ways)
    _press_row(ways, 1)
    assert ways.question is not None
    QTest.keyClick(ways.question, Qt.Key.Key_Escape)
    assert len(ways_in(gate.session)) == 2


def test_what_the_core_refuses_is_told_in_its_words(qtbot: QtBot, gate: Gate, ways: Ways) -> None:
    sheet = new_sheet(gate.session)
    typed = {number: sheet.groups[number - 1] for number in sheet.asked}
    confirm_sheet(gate.session, sheet, typed)
    ways.show_list()
    _press_row(ways, 1)
    assert ways.question is not None
    with qtbot.waitSignal(gate.refused) as told:
        ways.question.take.click()
    assert told.args is not None
    assert told.args[0].startswith("This way in was kept, because too few would be left.")
    assert len(ways_in(gate.session)) == 2


def _press_row(ways: Ways, at: int) -> None:
    button = ways.list.row_at(at).button
    assert button is not None
    button.click()


# Another person


def test_another_person_types_a_passphrase_and_can_open_it(
    qtbot: QtBot, gate: Gate, ways: Ways, surroundings: Surroundings
) -> None:
    press(ways, "Another person…")
    _fill(ways, name=URDU, role="Health visitor", agency="NHS North", passphrase=SECOND)
    press(ways, "Let them in")
    qtbot.waitUntil(ways.done.isVisible)
    assert ways.done.words == f"{URDU} can open this store now, with their own passphrase."
    assert not ways.person.isVisible()
    assert ways.person.new.text == ""
    kept = [(user.name, user.role, user.agency) for user in gate.session.store.all(User)]
    assert kept[1:] == [(URDU, "Health visitor", "NHS North")]
    folder = gate.session.vault.folder
    gate.lock()
    open_store(folder, SECOND, surroundings=surroundings).close()


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ({"name": "", "passphrase": SECOND}, "A name is needed"),
        ({"name": "Ben", "passphrase": "short"}, "A passphrase needs at least 12 characters"),
        ({"name": "Ben", "passphrase": "passwordpassword"}, "This passphrase is too easy"),
        ({"name": "Ben", "passphrase": SECOND, "again": "else"}, "The two are not the same"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nobody_is_let_in(
    qtbot: QtBot, gate: Gate, ways: Ways, typed: dict[str, str], begins: str
) -> None:
    press(ways, "Another person…")
    _fill(ways, **typed)
    press(ways, "Let them in")
    frames = (ways.person.frames["name"], ways.person.new.frame, ways.person.new.again_frame)
    qtbot.waitUntil(lambda: any(frame.error.startswith(begins) for frame in frames))
    assert len(ways_in(gate.session)) == 1
    assert len(gate.session.store.all(User)) == 1


def test_leaving_forgets_what_was_typed(ways: Ways) -> None:
    press(ways, "Another person…")
    _fill(ways, name="Ben", passphrase=SECOND)
    ways.leave()
    assert (ways.person.new.text, ways.person.fields["name"].text()) == ("", "")
    assert not ways.person.isVisible()


def test_everything_is_done_with_keys_alone(qtbot: QtBot, gate: Gate, ways: Ways) -> None:
    named(ways, "Another person…", QAbstractButton).setFocus()
    QTest.keyClick(ways.person_button, Qt.Key.Key_Space)
    assert ways.person.fields["name"].hasFocus()
    for words in ("Ben Okafor", "", ""):
        QTest.keyClicks(ways.window().focusWidget(), words)
        QTest.keyClick(ways.window().focusWidget(), Qt.Key.Key_Tab)
    for line in (ways.person.new.first.line, ways.person.new.again.line):
        while ways.window().focusWidget() is not line:
            QTest.keyClick(ways.window().focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(line, SECOND)
    QTest.keyClick(ways.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(ways.done.isVisible)
    assert ways.person_button.hasFocus()
    assert [way.who for way in ways_in(gate.session)] == ["Rosa Menendez", "Ben Okafor"]


# A sheet, and the partnership's key


def test_a_new_sheet_is_made_on_its_own_page(qtbot: QtBot, gate: Gate, ways: Ways) -> None:
    with qtbot.waitSignal(gate.asked) as gone:
        press(ways, "A new recovery sheet…")
    assert gone.args == ["sheet", ()]


def test_a_pair_is_made_for_the_safe_and_its_public_file_let_in(
    qtbot: QtBot, gate: Gate, ways: Ways, places: Places, surroundings: Surroundings
) -> None:
    press(ways, "Our partnership's recovery key…")
    press(ways, "Make such a key for our partnership…")
    type_into(ways, "Name of the partnership", "North Families")
    type_into(ways, "Passphrase of the private file", "otters of the whole north")
    type_into(ways, "The same passphrase again", "otters of the whole north")
    press(ways, "Choose where the two files go…")
    qtbot.waitUntil(ways.partnership.pair.done.isVisible)
    assert places.asked == [
        "1 of 2: the private file, for the safe",
        "2 of 2: the public file, for the stores",
    ]
    assert ways.partnership.pair.new.text == ""
    assert len(ways_in(gate.session)) == 1
    press(ways, "Close this")
    places.chosen = places.folder / "North Families.fppublic"
    press(ways, "Choose the public file…")
    shown = ways.partnership.step.fingerprint.text().replace("\u200b", "")
    press(ways, "The fingerprint is the same")
    assert ways.done.words == "The recovery key of North Families opens this store now."
    private = (places.folder / "North Families.fpprivate").read_bytes()
    assert shown.encode() in private
    folder = gate.session.vault.folder
    gate.lock()
    secret = OrganisationKey(private, "otters of the whole north")
    open_store(folder, secret, surroundings=surroundings).close()


def test_a_pair_never_takes_the_place_of_another_file(
    qtbot: QtBot, gate: Gate, ways: Ways, places: Places
) -> None:
    (places.folder / "North.fpprivate").write_bytes(b"old")
    press(ways, "Our partnership's recovery key…")
    press(ways, "Make such a key for our partnership…")
    type_into(ways, "Name of the partnership", "North")
    type_into(ways, "Passphrase of the private file", "otters of the whole north")
    type_into(ways, "The same passphrase again", "otters of the whole north")
    with qtbot.waitSignal(gate.refused) as told:
        press(ways, "Choose where the two files go…")
    assert told.args is not None
    assert told.args[0].startswith("The file North.fpprivate could not be written")
    assert (places.folder / "North.fpprivate").read_bytes() == b"old"


# This computer


def test_this_computer_is_let_in_and_given_up(
    qtbot: QtBot, gate: Gate, ways: Ways, safe: GoodSafe
) -> None:
    assert not ways.computer.tick.isChecked()
    ways.computer.tick.click()
    _settled(qtbot, ways)
    assert ways.computer.tick.isChecked()
    assert [way.kind for way in ways_in(gate.session)] == ["passphrase", "device"]
    assert ways.list.count() == 2
    assert len(safe.kept) == 1
    ways.show_now()
    _settled(qtbot, ways)
    assert ways.computer.tick.isChecked()
    ways.computer.tick.click()
    _settled(qtbot, ways)
    assert len(ways_in(gate.session)) == 1
    assert safe.kept == {}


def test_a_safe_that_does_not_answer_leaves_it_off_and_says_why(
    qtbot: QtBot, gate: Gate, ways: Ways
) -> None:
    around = gate.session.vault.surroundings
    gate.session.vault.surroundings = replace(around, device=DeviceSafe(LockedSafe))
    ways.computer.tick.click()
    _settled(qtbot, ways)
    assert not ways.computer.tick.isChecked()
    assert ways.computer.words.isVisible()
    assert len(ways_in(gate.session)) == 1


def test_where_the_managers_forbid_it_that_is_said_and_nothing_can_be_ticked(
    gate: Gate, ways: Ways
) -> None:
    around = gate.session.vault.surroundings
    gate.session.vault.surroundings = replace(
        around, policy=lambda: Policy(idle_minutes=None, device_slot=False)
    )
    ways.show_now()
    assert not ways.computer.tick.isEnabled()
    assert ways.computer.words.words.startswith("Whoever looks after this computer has decided")


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_walk_finds_nothing_at_any_step(
    qtbot: QtBot, theme: Theme, gate: Gate, ways: Ways, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    ways.setMaximumWidth(theme.px(640))
    _ben(gate, ways, LONG)
    ways.show_list()
    found = []
    for steps in (
        (),
        ("Another person…",),
        ("Our partnership's recovery key…",),
        ("Make such a key for our partnership…",),
    ):
        for step in steps:
            press(ways, step)
        qtbot.wait(100)
        found += walk(ways.window())
    _press_row(ways, 1)
    assert ways.question is not None
    qtbot.wait(30)
    found += walk(ways.question)
    ways.question.reject()
    assert found == []
    assert LONG in " ".join(_seen(ways)).replace("\u200b", "")
