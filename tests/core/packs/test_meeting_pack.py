"""The meeting pack: its parts in order, for families full, empty, large and strange."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import page as page_validation
import pdfua
import pikepdf
import pytest

from core.packs.pdf_reading import content_in_order, elements
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import (
    Action,
    Agency,
    Family,
    Goal,
    Invitation,
    Involvement,
    Meeting,
    Person,
    Practitioner,
    Rating,
    Rows,
    Standing,
    Voice,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import (
    Document,
    Heading,
    Keep,
    RatingBoxes,
    WritingLines,
    text_in_order,
)
from familyplan.packs.kind import Making
from familyplan.packs.meeting_pack import compose
from familyplan.packs.render import render
from familyplan.packs.wording import Wording
from familyplan.sharing import own_screen, reader_of, resolve, view
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.model import Record
    from familyplan.packs.document import Block
    from familyplan.session import Session

TODAY = date(2026, 12, 7)
NEXT = Meeting(id="m", type="review", on=date(2026, 12, 9))


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


def pack(session: Session, kept: KhanWalters, name: str) -> Document:
    rows = session.store.family(kept.family.id)
    shown = view(rows, resolve(rows, name), TODAY)
    return compose(
        Making(
            shown,
            Asked(meeting=kept.meetings["next"].id),
            TODAY,
            code="K7Q2",
            wording=Wording(partnership="Northside"),
        )
    )


def heads(blocks: tuple[Block, ...], level: int = 1) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Keep):
            found += heads(block.blocks, level)
        elif isinstance(block, Heading) and block.level == level:
            found.append(str(block.text))
    return found


def lead_pack(*records: Record) -> Document:
    rows = Rows(
        [
            NEXT,
            Agency(id="a", name="Family Help"),
            Involvement(id="lead", agency="a"),
            Standing(id="s", role="lead", held_by="lead"),
            *records,
        ]
    )
    reader = reader_of(rows, "lead")
    assert reader is not None
    return compose(Making(view(rows, reader, TODAY), Asked(meeting="m"), TODAY, code="K7Q2"))


def test_the_parts_stand_in_their_order(session: Session, kept: KhanWalters) -> None:
    assert heads(pack(session, kept, "Hina Patel").blocks) == [
        "Meeting pack",
        "What we will talk about",
        "Who is coming",
        "The team round the family",
        "The family",
        "In their own words",
        "What we agreed last time",
        "“I can hear my teacher and my friends”",
        "“Mornings without shouting”",
        "Other things to do",
        "New actions",
        "When we meet again",
        "Words in this pack",
    ]


def test_the_cover_names_no_one_of_the_family(session: Session, kept: KhanWalters) -> None:
    said = text_in_order(pack(session, kept, "Hina Patel"))
    cover = said[: said.index("In this pack")]
    assert cover[:8] == [
        "Northside", "Meeting pack", "Review meeting",
        "Wednesday 9 December 2026, 15:30 to 16:30", "Hillside Primary, the library", "Copy for",
        "Hina Patel, Hillside Primary", "Reference",
    ]  # fmt: skip
    assert [word for word in ("Khan", "Walters", "Yusuf") if word in " ".join(cover)] == []


def test_margins_say_whose_copy_it_is_and_the_code(session: Session, kept: KhanWalters) -> None:
    made = pack(session, kept, "Hina Patel")
    assert (made.title, made.header_right, made.footer_right) == (
        "Meeting pack", "Copy for Hina Patel, Hillside Primary. Private.", "K7Q2",
    )  # fmt: skip
    assert made.footer_left == "Wed 9 December 2026, 15:30   Only what the family agreed to share."
    assert "Khan" not in made.footer_left + made.title


def test_a_family_members_copy_is_in_large_letters(session: Session, kept: KhanWalters) -> None:
    assert pack(session, kept, "Sadia").large
    assert not pack(session, kept, "Hina").large


def test_only_the_terms_that_occur_are_explained(session: Session, kept: KhanWalters) -> None:
    said = text_in_order(pack(session, kept, "Hina Patel"))
    terms = said[said.index("Words in this pack") + 1 :: 2]
    assert "SENCO" in terms
    assert "Chronology" not in terms


def test_a_reader_who_may_know_nothing_gets_a_kind_page(
    session: Session, kept: KhanWalters
) -> None:
    said = text_in_order(pack(session, kept, "Imam"))
    assert "What you can bring" in said
    assert any(one.startswith("The family has not yet agreed to share more") for one in said)
    assert [one for one in said if "my teacher" in one or "hearing test" in one] == []


def test_what_a_reader_may_not_see_is_not_counted_either(
    session: Session, kept: KhanWalters
) -> None:
    assert "0 of 1 is done." in text_in_order(pack(session, kept, "Hina Patel"))
    assert "0 of 2 are done." in text_in_order(pack(session, kept, "lead practitioner"))
    assert "Goal 3, in the words of Zainab Bibi" not in text_in_order(pack(session, kept, "Hina"))


def test_an_empty_family_still_makes_a_pack() -> None:
    said = text_in_order(lead_pack())
    assert "Nobody has been asked yet." in said
    assert "What you can bring" in said


def test_a_meeting_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="That meeting is not in this record any more"):
        compose(Making(own_screen(Rows([NEXT]), TODAY), Asked(meeting="other"), TODAY))


def test_a_meeting_without_a_day_says_what_was_said() -> None:
    rows = Rows([Meeting(id="m", roughly=parse("after the move")), Goal(id="g", words="Sleep")])
    said = text_in_order(compose(Making(own_screen(rows, TODAY), Asked(meeting="m"), TODAY)))
    assert "after the move" in said


def test_an_action_says_who_does_it_or_that_nobody_does() -> None:
    said = text_in_order(
        lead_pack(
            Person(id="p", name="Ana Reis", label="Mum"),
            Action(id="1", what="Ring", owner="p", due=parse("11 December 2026")),
            Action(id="2", what="Write"),
            Action(id="3", what="Wait", status="waiting", waiting_for="the letter", due=None),
            Action(id="4", what="Read", rhythm="weekly", due=parse("Mondays")),
        )
    )
    at = said.index("Other things to do") + 5
    assert said[at : at + 16] == [
        "Ana Reis, Mum", "Ring", "11 December", "Not started",
        "Nobody yet", "Write", "No date yet", "Not started",
        "Nobody yet", "Wait", "No date yet", "Waiting for the letter",
        "Nobody yet", "Read", "Every week, Mondays", "Not started",
    ]  # fmt: skip


def test_a_goal_as_long_as_a_story_has_a_short_heading_and_is_told_whole() -> None:
    story = "We would like the mornings to be calm. " * 9
    made = lead_pack(Goal(id="1", words=story.strip()))
    assert max(len(head) for head in heads(made.blocks)) < 150
    assert f"“{story.strip()}”" in text_in_order(made)


@pytest.mark.parametrize("scale", ["", "percent"])
def test_for_the_room_there_is_room_to_write_or_to_rate_even_beside_a_line(
    session: Session, kept: KhanWalters, scale: str
) -> None:
    for goal in kept.goals.values():
        session.run(actions.records.edit, "goal", goal.id, scale=scale)
    made = pack(session, kept, "Sadia Khan")
    rooms = [
        block.blocks[1:]
        for block in made.blocks
        if isinstance(block, Keep) and block.blocks[0] == Heading(2, "For the room")
    ]
    assert len(rooms) > 0
    assert all(isinstance(one[0], RatingBoxes | WritingLines) for one in rooms)


def test_goals_behind_us_are_named_and_not_worked_on() -> None:
    made = lead_pack(
        Goal(id="1", words="Sleep", status="met", order=1), Goal(id="2", words="Eat", order=2)
    )
    assert "Goals behind us" in heads(made.blocks)
    assert "“Sleep”" not in heads(made.blocks)
    assert "“Sleep” Reached" in text_in_order(made)


def test_what_changed_is_told_from_what_both_copies_show() -> None:
    seat = Involvement(id="lead", agency="a")
    rows: list[Record] = [
        NEXT, Agency(id="a", name="Family Help"), seat,
        Standing(id="s", role="lead", held_by="lead"), Goal(id="g", words="Sleep", status="open"),
        Action(id="x", what="Ring", status="not_started", due=parse("1 December 2026")),
        Goal(id="secret", words="Hidden goal"),
    ]  # fmt: skip
    reader = reader_of(Rows(rows), "lead")
    assert reader is not None
    before = view(Rows(rows), reader, TODAY - timedelta(days=30))
    rows[4:] = [
        Goal(id="g", words="Sleep", status="met"),
        Action(id="x", what="Ring", status="done"),
        Goal(id="secret", words="Hidden goal", not_for=("lead",)),
        Goal(id="new", words="Eat together"),
        Rating(id="r", goal="new", value=Decimal(4), happened=on_day(TODAY)),
    ]
    now = view(Rows(rows), reader, TODAY)
    said = text_in_order(compose(Making(now, Asked(meeting="m"), TODAY, previous=before)))
    at = said.index("Since your copy of 7 November 2026.") - 1
    assert said[at + 1 : at + 6] == [
        "Since your copy of 7 November 2026.", "“Sleep”: reached.",
        "New in this copy, the goal “Eat together”.",
        "Ring: done.", "Somebody rated “Eat together” 4 on 7 December.",
    ]  # fmt: skip
    assert [one for one in said if "Hidden" in one] == []


def crowd() -> list[Record]:
    """Give a family of 14 with a team of 12, long words and names in several scripts."""
    names = ["Rahima Begum রহিমা বেগম", "Łukasz O’Brien-Święcicki", "سعدیہ خان",
             "Nguyễn Thị Hằng", "李小龙", "Ana", "A" * 200, "Jo\u202eLee", "  ", "Zoë 🎈",
             "עדי כהן", "B", "C", "D"]  # fmt: skip
    people: list[Record] = [
        Person(id=f"p{at}", name=name, place="child" if at % 3 else "parent")
        for at, name in enumerate(names)
    ]
    team: list[Record] = []
    for at in range(12):
        team += [
            Agency(id=f"ag{at}", name=f"Agency {at} " + "x" * (200 if at == 3 else 0)),
            Practitioner(id=f"w{at}", name=f"Worker {at}", agency=f"ag{at}"),
            Involvement(id=f"i{at}", agency=f"ag{at}", practitioner=f"w{at}", does="Helps " * at),
        ]
    goals: list[Record] = []
    for at in range(8):
        goals += [
            Goal(id=f"g{at}", words=("Sleep " * (at * 30 + 1)).strip(), order=at, why="y" * 5000,
                 said_by=(f"p{at}",)),
            Rating(id=f"r{at}", goal=f"g{at}", said_by=(f"p{at}",), value=Decimal(at),
                   happened=on_day(date(2026, 3, at + 1)), comment="Better\x00 \ud800now"),
            *(Action(id=f"x{at}-{n}", what="Ring the surgery " * (n + 1), goal=f"g{at}",
                     owner=f"p{n}", due=parse("29 February 2028")) for n in range(9)),
        ]  # fmt: skip
    asked = [Invitation(id=f"in{at}", meeting="m", who=f"p{at}") for at in range(14)]
    voice = Voice(id="v", words="A paragraph. " * 1600, said_by=("p2",), may_know=("lead",))
    return [Family(id="f", reference="FP-9"), *people, *team, *goals, *asked, voice]


@pytest.mark.parametrize("records", [[], crowd()], ids=["empty", "crowd"])
def test_any_pack_is_pdf_ua_and_reads_in_order(tmp_path: Path, records: list[Record]) -> None:
    made = lead_pack(*records)
    data = render(made)
    path = tmp_path / "pack.pdf"
    path.write_bytes(data)
    profile = page_validation.ValidationProfile.PDF_UA_1
    assert "0 failed" in str(page_validation.validate_pdf(str(path), profile=profile))
    assert [one for one in pdfua.validate(str(path)).outcomes if one.findings] == []
    assert content_in_order(data) == text_in_order(made)


def test_the_same_view_on_the_same_day_makes_the_same_bytes(
    session: Session, kept: KhanWalters
) -> None:
    assert render(pack(session, kept, "Hina")) == render(pack(session, kept, "Hina"))


def test_headings_nest_tables_have_heads_and_pictures_have_words(
    session: Session, kept: KhanWalters
) -> None:
    found = elements(render(pack(session, kept, "Hina Patel")))
    levels = [int(one.tag[1]) for one in found if one.tag in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {one.scope for one in found if one.tag == "TH"} == {"Column", "Row"}
    alts = [one.alt for one in found if one.tag == "Figure"]
    assert len(alts) >= 3
    assert all(alts)
    assert alts[0].startswith("Team circle. Family and friends: ")


def test_the_files_properties_name_nobody(session: Session, kept: KhanWalters) -> None:
    with pikepdf.open(io.BytesIO(render(pack(session, kept, "Sadia")))) as pdf:
        said = " ".join(str(value) for value in pdf.docinfo.values())
        said += str(pdf.open_metadata())
    assert [name for name in ("Khan", "Sadia", "Walters", "Yusuf") if name in said] == []


def test_a_closed_action_of_an_earlier_time_is_not_called_agreed_last_time() -> None:
    held = Meeting(id="h", on=date(2026, 11, 1), held=True)
    old = Action(id="1", what="Old thing", status="done", done_on=on_day(date(2026, 5, 1)))
    new = replace(old, id="2", what="New thing", done_on=on_day(date(2026, 11, 20)))
    said = text_in_order(lead_pack(held, old, new))
    part = said[said.index("What we agreed last time", 15) : said.index("Other things to do")]
    assert ("New thing" in part, "Old thing" in part) == (True, False)


def test_a_goal_shows_what_is_open_or_settled_since_the_last_meeting_and_counts_the_rest() -> None:
    held = Meeting(id="h", on=date(2026, 11, 1), held=True)
    before = Meeting(id="b", on=date(2026, 6, 1), held=True)
    done = Action(id="1", goal="g", what="Long done", status="done",
                  done_on=on_day(date(2026, 5, 1)))  # fmt: skip
    actions = (
        done,
        replace(done, id="2", what="Dropped", status="dropped", done_on=None, agreed_at="b"),
        replace(done, id="3", what="Just done", done_on=parse("November 2026")),
        Action(id="4", goal="g", what="Still open", due=parse("2 May 2024")),
        Action(id="5", goal="old", what="Over", status="done", done_on=on_day(date(2026, 1, 1))),
    )
    goals = (Goal(id="g", words="Sleep", order=1), Goal(id="old", words="Eat", order=2))
    said = text_in_order(lead_pack(held, before, *goals, *actions))
    first = said.index("“Sleep”", said.index("Goal 1"))
    part = said[first : said.index("For the room", first)]
    shown = [one.what for one in actions if one.what in part]
    assert shown == ["Just done", "Still open"]
    assert part[-1] == "2 earlier actions are in the plan."
    second = said.index("Nothing is open just now.")
    assert said[second + 1] == "1 earlier action is in the plan."


def test_an_open_action_whose_owner_left_says_so_and_a_finished_one_does_not() -> None:
    gone = Involvement(id="i", role="Nurse", until=parse("2026-11-01"))
    ring = Action(id="1", what="Ring", owner="i")
    said = text_in_order(lead_pack(gone, ring, replace(ring, id="2", status="done")))
    at = said.index("Other things to do")
    assert [said[at + 5], said[at + 9]] == ["Nurse, who has left the team", "Nurse"]
