"""The evening before a meeting: who comes, what each gets, a yes taken back, and all copies out."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from familyplan import actions
from familyplan.model import Action, Goal, Home, Involvement, Permission, Person
from familyplan.session import open_store
from familyplan.words.dates import long_date
from journeys import door, held
from journeys.hands import Hands
from journeys.pack_hands import LONG
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session

pytestmark = pytest.mark.journey

AGENCY = "Hillside Primary"
# Who is asked, and the lead, who needs a copy without being asked.
HINA, SADIA, ROSA = "Hina Patel", "Sadia Khan", "Rosa Menendez"
READERS = (HINA, SADIA, ROSA)
SCHOOL = "Read together every evening"
RENT = "Pay off what is owed for the flat"


def test_a_yes_taken_back_shows_in_the_preview_before_all_copies_go_out(tmp_path: Path) -> None:
    out = tmp_path / "For the meeting"
    out.mkdir()
    store = held.make_store(tmp_path, door.PASSPHRASE)
    _family_with_a_plan(store)
    with Program(tmp_path, str(store)) as program:
        door.unlock(program.reader)
        hands = Hands(program.reader)
        _invite(hands)
        program.reader.press("Prepare the pack")
        before = hands.copy_of(HINA)
        _take_the_yes_back(hands)
        program.reader.press("Packs", "push button")
        after = hands.copy_of(HINA)
        whole = hands.copy_of(SADIA)
        words = _make_all(hands, out)
        left = _find_it_in_the_log(hands)
        program.quit()
    assert (SCHOOL in before, RENT in before) == (True, True)
    assert (SCHOOL in after, RENT in after, "landlord" in after) == (True, False, False)
    assert (SCHOOL in whole, RENT in whole) == (True, True)
    assert left == after
    _what_left_is_what_was_shown(out, words)


def _invite(hands: Hands) -> None:
    hands.open_family("khan")
    day = date.today() + timedelta(days=30)  # noqa: DTZ011 - the program's own clock is this one
    hands.meeting(
        {"Kind of meeting": "Review", "Date": long_date(day), "Starts": "15:30",
         "Place": "Hillside Primary, library", "Agenda": "What goes well\nWhat comes next"},
    )  # fmt: skip
    hands.ask(f"{HINA}, {AGENCY}", SADIA)


def _take_the_yes_back(hands: Hands) -> None:
    hands.open_family("khan")
    hands.go("Sharing")
    hands.reader.press(hands.reader.says(f"{AGENCY}, Home, money: Yes"))
    hands.reader.press("Stopped")
    hands.reader.says(f"{AGENCY}, Home, money: Stopped")


def _make_all(hands: Hands, out: Path) -> dict[str, str]:
    """Make every copy, sealed, and give the words that open each."""
    hands.reader.press("Make all 3 copies")
    hands.reader.tick("Sealed with a pass phrase")
    hands.put_in(out, "3 copies")
    told = {name: hands.reader.describe(f"The words for {name}") for name in READERS}
    hands.done()
    return told


def _find_it_in_the_log(hands: Hands) -> str:
    """Look for one of the copies by its agency, and give the words of it that the log kept."""
    hands.reader.press("See the sharing log")
    hands.reader.says("3 copies, the newest first.")
    hands.reader.write("Reader, agency or code", "hillside")
    hands.reader.says("1 copy, the newest first.")
    hands.reader.open_row(HINA, "What left, for whom, when")
    hands.reader.says("These are the very bytes that left", LONG)
    words = hands.words_shown()
    hands.reader.press("Close")
    return words


def _what_left_is_what_was_shown(out: Path, words: dict[str, str]) -> None:
    """Open each file with its reader's words: nobody else's words open it."""
    files = sorted(out.iterdir())
    assert [file.suffix for file in files] == [".pdf"] * len(READERS)
    read = {name: [_text(file, phrase) for file in files] for name, phrase in words.items()}
    (hina,), (sadia,), (rosa,) = (tuple(filter(None, read[name])) for name in READERS)
    assert (SCHOOL in hina, RENT in hina, "landlord" in hina) == (True, False, False)
    assert (SCHOOL in sadia, RENT in sadia) == (True, True)
    assert (SCHOOL in rosa, RENT in rosa) == (True, True)


def _text(file: Path, phrase: str) -> str:
    """Give what is printed in a sealed file, "" where these words do not open it."""
    try:
        with pdfium.PdfDocument(file.read_bytes(), password=phrase) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
    except pdfium.PdfiumError:
        return ""
    return " ".join(" ".join(pages).split())


def _family_with_a_plan(store: Path) -> None:
    """Write the family down; typing it is another journey."""
    with closing(open_store(store, door.PASSPHRASE)) as session:
        scope = session.run(actions.families.start, "Khan", "NFH-0241").id
        home = session.run(actions.families.add_home, Home(scope=scope, name="14 Mill Lane")).id
        mother = Person(scope=scope, name=SADIA, place="parent")
        sadia = session.run(actions.families.add_person, mother, home).id
        child = Person(scope=scope, name="Yusuf Khan", place="child")
        yusuf = session.run(actions.families.add_person, child, home).id
        hina = _join(session, scope, AGENCY, HINA, "SENCO")
        rosa = _join(session, scope, "Family Help, North", "Rosa Menendez", "Key worker")
        session.run(actions.team.hand_over_lead, rosa.id)
        _goal(session, Goal(scope=scope, words=SCHOOL, whose=(yusuf,), information="school"),
              "Ring the library", sadia)  # fmt: skip
        _goal(session, Goal(scope=scope, words=RENT, whose=(sadia,), information="home_money"),
              "Write to the landlord", rosa.id)  # fmt: skip
        for kind in ("school", "plan", "home_money"):
            yes = Permission(
                scope=scope, agency=hina.agency, information=kind, state="given_verbal"
            )
            session.run(actions.sharing.set_permission, yes)


def _join(session: Session, scope: str, agency: str, name: str, role: str) -> Involvement:
    seat = Involvement(scope=scope, role=role, status="active")
    return session.run(actions.team.join, seat, agency_name=agency, practitioner_name=name)


def _goal(session: Session, goal: Goal, what: str, owner: str) -> None:
    kept = session.run(actions.plan.add_goal, goal)
    session.run(
        actions.plan.add_action,
        Action(scope=goal.scope, what=what, owner=owner, goal=kept.id, rhythm="once"),
    )
