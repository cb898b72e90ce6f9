"""The whole way from a fresh laptop to two packs in a folder, and the next morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from core.packs.pdf_reading import content_in_order
from journeys import door, held
from journeys.hands import Hands
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

AGENCY, OWN = "Hillside Primary", "Family Help, North"
SCHOOL = "Read together every evening"
RENT = "Pay off what is owed for the flat"
HELD: tuple[held.Fact, ...] = (
    ("family", {"name": "Khan", "reference": "NFH-0241"}),
    ("person", {"name": "Yusuf Khan", "born": "9", "place": "child"}),
    ("residence", {"person": "Sadia Khan", "home": "14 Mill Lane"}),
    ("relationship", {"one": "Sadia Khan", "is_": "mother", "to": "Yusuf Khan"}),
    ("standing", {"role": "lead", "held_by": "Rosa Menendez"}),
    ("goal", {"words": SCHOOL, "information": "school", "whose": ["Yusuf Khan"]}),
    ("goal", {"words": RENT, "information": "home_money"}),
    ("rating", {"goal": SCHOOL, "value": "4", "said_by": ["Yusuf Khan"]}),
    ("action", {"what": "Ring the library", "owner": "Sadia Khan", "goal": SCHOOL}),
    ("action", {"what": "Write to the landlord", "owner": "Rosa Menendez", "goal": RENT}),
    ("meeting", {"type": "first", "on": "2027-02-04", "place": "Hillside Primary, library"}),
    ("invitation", {"who": "Hina Patel"}),
    ("invitation", {"who": "Sadia Khan"}),
    ("permission", {"agency": AGENCY, "information": "school", "state": "given_verbal"}),
    ("permission", {"agency": AGENCY, "information": "plan", "state": "given_verbal"}),
)


def test_from_a_fresh_laptop_to_two_packs_and_the_next_morning(tmp_path: Path) -> None:
    packs = tmp_path / "For the meeting"
    packs.mkdir()
    with Program(tmp_path) as program:
        hands = Hands(program.reader)
        store = door.make_store(program.reader, tmp_path)
        _write_the_plan(hands)
        _ask_whom_to_tell(hands)
        _plan_the_meeting(hands)
        program.reader.press("Prepare the pack")
        for name in ("Hina Patel", "Sadia Khan"):
            _save_copy(hands, name, packs)
        program.quit()
    _look_at_the_copies(packs)
    with Program(tmp_path) as program:
        door.unlock(program.reader)
        _everything_is_there(Hands(program.reader))
        program.quit()
    assert held.missing(held.exported(store, door.PASSPHRASE), HELD) == []


def _write_the_plan(hands: Hands) -> None:
    hands.family("Khan", "NFH-0241")
    hands.home("14 Mill Lane")
    home = "14 Mill Lane"
    hands.person({"Name": "Sadia Khan", "Part in the family": "Parent"}, lives_at=home)
    hands.person(
        {"Name": "Yusuf Khan", "Part in the family": "Child or young person",
         "Date of birth or age": "9"},
        lives_at=home,
    )  # fmt: skip
    hands.relationship("Sadia Khan", "mother", "Yusuf Khan")
    hands.seat(agency=AGENCY, name="Hina Patel", role="SENCO")
    hands.seat(agency=OWN, name="Rosa Menendez", role="Family support worker")
    hands.lead("Rosa Menendez", why="The family asked for her")
    hands.goal(SCHOOL, whose=["Yusuf Khan"], fields={"Kind of information": "School"})
    hands.rate(SCHOOL, "Yusuf Khan", "4")
    hands.line("Sadia Khan - ring the library - by the next meeting", goal=SCHOOL)
    hands.goal(RENT, whose=["Sadia Khan"], fields={"Kind of information": "Home, money"})
    hands.line("Rosa Menendez - write to the landlord - 1 February 2027", goal=RENT)


def _ask_whom_to_tell(hands: Hands) -> None:
    hands.permit(AGENCY, "School", "Yes, said")
    hands.permit(AGENCY, "Plan, goals", "Yes, said")


def _plan_the_meeting(hands: Hands) -> None:
    hands.meeting(
        {"Kind of meeting": "First meeting", "Date": "4 February 2027", "Starts": "15:30",
         "Place": "Hillside Primary, library", "Agenda": "What goes well\nWhat comes next"},
    )  # fmt: skip
    hands.ask(f"Hina Patel, {AGENCY}", "Sadia Khan")


def _save_copy(hands: Hands, name: str, folder: Path) -> None:
    hands.look_at_copy(name)
    hands.reader.press("Make this copy")
    hands.put_in(folder, "1 copy")
    hands.done()
    hands.reader.says(f"is in the sharing log: {name}")


def _look_at_the_copies(folder: Path) -> None:
    said = {path.name: _words(path) for path in folder.glob("*.pdf")}
    assert len(said) == 2
    hina = next(words for words in said.values() if "Copy for Hina Patel" in words)
    sadia = next(words for words in said.values() if words is not hina)
    assert SCHOOL in hina
    assert SCHOOL in sadia
    assert RENT in sadia
    assert "landlord" in sadia
    assert RENT not in hina
    assert "landlord" not in hina


def _words(path: Path) -> str:
    """Give what is printed on the pages and what a screen reader reads of them."""
    data = path.read_bytes()
    with pdfium.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join([*pages, *content_in_order(data)]).split())


def _everything_is_there(hands: Hands) -> None:
    reader = hands.reader
    hands.open_family("khan")
    reader.says("Khan family")
    assert "Rosa Menendez" in reader.says("Lead ")
    hands.go("Plan")
    reader.says(SCHOOL)
    reader.says("Ring the library")
