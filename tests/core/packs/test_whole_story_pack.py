"""The whole story in a pack: each part where it has content, from the View and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import page as page_validation
import pdfua
import pytest

from core.packs.pdf_reading import content_in_order
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import (
    Agency,
    AreaScore,
    Assessment,
    Closure,
    Episode,
    Home,
    Involvement,
    Meeting,
    Need,
    Person,
    PlanVersion,
    Practitioner,
    Relationship,
    Reply,
    Residence,
    Rows,
    Standing,
    StepChange,
    StoryEvent,
    Voice,
)
from familyplan.model.lenses import lenses
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import Document, Heading, Keep, Picture, text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.meeting_pack import compose
from familyplan.packs.record_entries import by_date
from familyplan.packs.render import render, uncovered
from familyplan.session.preparing import prepare
from familyplan.sharing import own_screen, reader_of, readers, resolve, view
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.model import Record
    from familyplan.packs.document import Block
    from familyplan.session import Session

TODAY = date(2026, 12, 7)
NEW_PARTS = (
    "The family",
    "Agreement to help",
    "What we understand so far",
    "If things go wrong",
    "Help is moving on",
    "How earlier help ended",
    "The story so far",
    "Details of each person",
)


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    kept = khan_walters(session)
    whole_story(session, kept)
    return kept


def pack(session: Session, kept: KhanWalters, name: str) -> Document:
    rows = session.store.family(kept.family.id)
    shown = view(rows, resolve(rows, name), TODAY)
    return compose(Making(shown, Asked(meeting=kept.meetings["next"].id), TODAY, code="K7Q2"))


def lead_pack(*records: Record) -> Document:
    rows = Rows(
        [
            Meeting(id="m", type="review", on=date(2026, 12, 9)),
            Agency(id="a", name="Family Help"),
            Involvement(id="lead", agency="a"),
            Standing(id="s", role="lead", held_by="lead"),
            *records,
        ]
    )
    reader = reader_of(rows, "lead")
    assert reader is not None
    return compose(Making(view(rows, reader, TODAY), Asked(meeting="m"), TODAY, code="K7Q2"))


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Keep):
            yield from every_block(block.blocks)
        else:
            yield block


def parts(made: Document) -> list[str]:
    heads = [one for one in every_block(made.blocks) if isinstance(one, Heading)]
    return [str(one.text) for one in heads if one.level == 1]


def test_the_leads_own_copy_has_every_part(session: Session, kept: KhanWalters) -> None:
    made = pack(session, kept, "lead practitioner")
    assert [one for one in parts(made) if one in NEW_PARTS] == list(NEW_PARTS)


def test_a_part_without_content_is_left_out() -> None:
    found = parts(lead_pack(StoryEvent(id="e", impact="only this"), Closure(id="c")))
    assert [one for one in found if one in NEW_PARTS] == []


def test_strengths_come_first_then_worries_then_what_needs_to_happen() -> None:
    made = lead_pack(
        Person(id="p", name="Yusuf", place="child"),
        Person(id="q", name="Sadia", place="parent"),
        Need(id="1", words="Cough in winter", side="worry"),
        Need(id="2", words="A doctor looks at it", side="needs"),
        Need(id="3", words="Reads every night", side="strength", said_by=("q",), about=("p",),
             how_sure="fact", happened=parse("May 2026"), impact="He sleeps",
             areas=("triangle.health", "wellbeing.healthy")),
        Need(id="4", words="Late on Mondays"),
    )  # fmt: skip
    said = text_in_order(made)
    at = said.index("What is going well")
    whose = "Said by Sadia · about Yusuf · May 2026 · fact · Health"
    assert said[at : at + 7] == [
        "What is going well",
        f"Reads every night What it means for the child: He sleeps {whose}",
        "What people worry about", "Cough in winter", "Late on Mondays",
        "What needs to happen", "A doctor looks at it",
    ]  # fmt: skip


def test_a_score_says_its_scale_and_direction_and_the_one_before() -> None:
    score = AreaScore(id="1", area="triangle.health", value=Decimal(0), scale="0-4",
                      better="lower", happened=parse("1 May 2026"))  # fmt: skip
    later = replace(score, id="2", value=Decimal(3), happened=parse("2 June 2026"))
    said = text_in_order(lead_pack(later, score))
    at = said.index("What was said")
    assert said[at + 1 : at + 3] == ["Health", "3 (0 to 4, a lower number is better); before: 0"]


def test_the_newest_assessment_is_told_with_what_they_say_about_it() -> None:
    old = Assessment(id="1", conclusion="Too early to say", completed=parse("May 2025"))
    new = Assessment(id="2", conclusion="A plan would help", completed=parse("May 2026"),
                     child_comments="Fine", parent_comments="It is fair")  # fmt: skip
    said = text_in_order(lead_pack(new, old))
    assert "A plan would help" in said
    assert "“Fine”" in said
    assert "“It is fair”" in said
    assert "Too early to say" not in said


def test_a_childs_words_say_how_they_came_and_whether_they_were_read_back(
    session: Session, kept: KhanWalters
) -> None:
    said = text_in_order(pack(session, kept, "lead practitioner"))
    assert "Helped to say it by Nani. Read back to them, and right: Yes." in said
    assert "Yusuf, worries" in said


def test_a_reply_stands_right_beside_the_entry_it_answers(
    session: Session, kept: KhanWalters
) -> None:
    said = text_in_order(pack(session, kept, "lead practitioner"))
    beside = [one for one in said if "I asked in June" in one]
    assert len(beside) == 1
    assert beside[0].startswith("Somebody has to test his hearing soon ")
    assert beside[0].endswith("Sadia Khan replied: “I asked in June”")


def test_replies_follow_voices_scores_events_and_assessments() -> None:
    entries: tuple[Record, ...] = (
        Voice(id="v", words="I like it"),
        AreaScore(id="s1", area="triangle.health", value=Decimal(1)),
        StoryEvent(id="e", words="We moved", happened=parse("2024")),
        Assessment(id="x", conclusion="Go on"),
    )
    replies = [Reply(id=f"r{one.id}", to=one.id, words=f"To {one.id}") for one in entries]
    said = text_in_order(lead_pack(*entries, *replies))
    found = [one for one in said if "replied:" in one]
    assert found == [
        "Somebody replied: “To v”",
        "Somebody replied: “To s1”",
        "Somebody replied: “To x”",
        "We moved Somebody replied: “To e”",
    ]


def test_a_long_story_pictures_the_newest_and_says_how_much_came_before() -> None:
    events = [
        StoryEvent(id=f"e{at:03}", words=f"Event {at}", happened=parse(str(1930 + at)))
        for at in range(75)
    ]
    made = lead_pack(*events)
    said = text_in_order(made)
    assert "And 15 earlier events in the record." in said
    assert [f"Event {at}" in said for at in (14, 15, 74)] == [False, True, True]
    drawn = [one.drawing for one in every_block(made.blocks) if isinstance(one, Picture)]
    rows = {
        shape.row for one in drawn if one.title == "Timeline" for shape in one.shapes
        if getattr(shape, "row", "")
    }  # fmt: skip
    assert sorted(str(row) for row in rows) == [f"e{at:03}" for at in range(61, 75)]


def test_the_family_tree_has_no_gap_where_somebody_is_left_out() -> None:
    made = lead_pack(
        Person(id="p", name="Yusuf", place="child"), Person(id="q", name="Sadia"),
        Relationship(id="r", one="q", is_="mother", to="p"), Need(id="n", words="Sleep"),
    )  # fmt: skip
    tree = [one for one in every_block(made.blocks) if isinstance(one, Picture)][-1]
    assert "unknown" not in tree.alt.lower()
    assert {getattr(shape, "row", "") for shape in tree.drawing.shapes} - {""} == {"p", "q"}


def test_a_step_that_was_accepted_is_not_open_any_more() -> None:
    waiting = StepChange(id="1", direction="up", reason="More than we can do")
    assert "Help is moving on" in parts(lead_pack(waiting))
    assert "Help is moving on" not in parts(lead_pack(replace(waiting, accepted="accepted")))


def test_an_ending_says_which_help_it_ended() -> None:
    closure = Closure(id="c", episode="1", worked="The reading club")
    first = Episode(id="1", kind="early_help")
    assert "How this help ends" in parts(lead_pack(closure, first))
    assert "How earlier help ended" in parts(lead_pack(closure, first, Episode(id="2", kind="cin")))


def test_no_copy_for_a_relative_has_a_warning_for_workers(
    session: Session, kept: KhanWalters
) -> None:
    rows = session.store.family(kept.family.id)
    relatives = [one for one in readers(rows, kept.meetings["next"].id) if one.kind == "person"]
    assert len(relatives) > 0
    for reader in relatives:
        shown = view(rows, reader, TODAY)
        said = " ".join(
            text_in_order(compose(Making(shown, Asked(meeting=kept.meetings["next"].id), TODAY)))
        )
        assert "A dog lives next door" not in said
        assert "Meet at school" not in said


def test_only_the_leads_own_copy_has_the_details_of_people(
    session: Session, kept: KhanWalters
) -> None:
    for name, shown in (("lead practitioner", True), ("Hina Patel", False), ("Sadia", False)):
        try:
            made = pack(session, kept, name)
        except Refused:
            continue
        assert ("Details of each person" in parts(made)) is shown


def test_the_whole_story_is_pdf_ua_for_every_reader_and_reads_in_order(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    for name in ("lead practitioner", "Sadia"):
        made = pack(session, kept, name)
        data = render(made)
        path = tmp_path / "pack.pdf"
        path.write_bytes(data)
        profile = page_validation.ValidationProfile.PDF_UA_1
        assert page_validation.validate_pdf(str(path), profile=profile).is_compliant
        assert [one for one in pdfua.validate(str(path)).outcomes if one.findings] == []
        assert content_in_order(data) == text_in_order(made)
        assert uncovered(made) == {}


def test_the_leads_copy_says_how_to_reach_whoever_is_still_at_the_table() -> None:
    made = lead_pack(
        Agency(id="b", name="Hillside Primary", email="office@hillside.example",
               address="1 School Lane", postcode="M1 1AE"),
        Practitioner(id="w", name="Hina Patel", agency="b", phone="01632 960018"),
        Involvement(id="i", agency="b", practitioner="w"),
        Involvement(id="gone", agency="b", status="ended"),
        Need(id="n", words="Sleep"),
    )  # fmt: skip
    said = text_in_order(made)
    at = said.index("How to reach the team")
    assert said[at + 5 : at + 9] == [
        "Hina Patel", "01632 960018", "office@hillside.example", "1 School Lane M1 1AE",
    ]  # fmt: skip
    assert "Hillside Primary" not in said[at:]


def test_the_last_part_says_by_when_the_plan_is_looked_at_again() -> None:
    plan = PlanVersion(id="v", name="First", review_due=parse("12 May 2027"))
    said = text_in_order(lead_pack(plan, Episode(id="e", kind="cin", review_every="6w")))
    at = said.index("Look at the plan again by")
    assert said[at + 1 : at + 4] == ["12 May 2027", "Look again every", "6 weeks"]


def test_nobody_is_half_named_where_the_copy_does_not_have_them() -> None:
    said = text_in_order(
        lead_pack(
            Need(id="n", words="Sleep", said_by=("nobody here",), how_sure="fact"),
            Voice(id="v", words="I like it", said_by=("nobody here",), may_know=("nobody here",)),
        )
    )
    assert "Sleep Fact" in said
    assert [one for one in said if "Said by" in one or "may know" in one] == []


def test_no_copy_has_a_hidden_address_or_a_former_or_legal_name() -> None:
    made = lead_pack(
        Person(id="p", name="Ana Reis", former_names=("Bea Old",), legal_name="Cai Law",
               place="parent", school="Hillside"),
        Home(id="h", name="Safe place", address="9 Secret Row", hidden=True),
        Home(id="k", name="Nan's", address="4 Canal Row"),
        Residence(id="r", person="p", home="h"),
        Residence(id="s", person="p", home="k"),
        Need(id="n", words="Sleep"),
    )  # fmt: skip
    said = " ".join(text_in_order(made))
    assert [one for one in ("Bea", "Cai", "Secret") if one in said] == []
    assert "4 Canal Row" in said


def test_an_area_of_a_partnership_s_own_lens_goes_by_its_name(
    session: Session, kept: KhanWalters
) -> None:
    area = {"key": "ours.bed", "name": "Sleep, and bed"}
    own = [{"key": "ours", "name": "Our way", "groups": [{"areas": [area]}]}]
    family, run = kept.family.id, session.run
    run(actions.accounts.set_setting, "lenses", own)
    run(actions.records.add, Need(scope=family, words="He wakes", areas=("ours.bed",)))
    score = AreaScore(scope=family, area="ours.bed", value=Decimal(2), scale="0-4", better="lower")
    run(actions.records.add, score)
    lead = reader_of(session.store.family(family), kept.seats["rosa"].id)
    assert lead is not None
    made = prepare(session, family, Asked(meeting=kept.meetings["next"].id), lead)
    said = " ".join(text_in_order(made.document))
    assert said.count("Sleep, and bed") == 2
    shown = own_screen(session.store.family(family), TODAY)
    entries = replace(made.document, blocks=by_date(shown, lenses(own)))
    assert " ".join(text_in_order(entries)).count("Our way: Sleep, and bed") == 2
