"""The history: every verb says in one sentence what it did, with the names it was about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.held import store_shared_by_a_file
from familyplan import actions
from familyplan.actions.registry import told, verb_named, verbs
from familyplan.model import (
    AccessDecision,
    AccessRequest,
    Assessment,
    Disclosure,
    Family,
    Note,
    Paper,
    Person,
    PlanVersion,
    Release,
    StoryEvent,
    User,
)
from familyplan.model.partial_date import parse
from familyplan.session.erasing import erase_family
from familyplan.sharing import TextToDecide
from familyplan.sharing.giveaways import Passage
from familyplan.sharing.hidden import Hidden
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.session import Session

SAID = {
    "access.ask": "noted that Sadia Khan asked for their record",
    "access.decide": "decided about a place in a record: Leave it out",
    "access.decide_all": "decided about 1 places in a record: Give it whole",
    "access.reconsider": "took back a decision about a place in a record",
    "access.settle": "noted of a request for a record: Answered",
    "action.add": "added the action “Find a midwife”",
    "action.mark": "marked “Find a midwife” done",
    "action.redate": "gave “Find a midwife” a new date: by the move",
    "assessment.complete": "completed the assessment “March”",
    "copy.confirm": "made a copy for Hina Patel",
    "copy.intend": "began a copy for Hina Patel",
    "copy.settle": "noted that a copy for Hina Patel was not finished",
    "duplicates.apart": "noted that two records are not the same",
    "family.erase": "erased a whole record, approved by Femi Okoro",
    "family.import": "brought in Nowak",
    "family.merge": "brought two records of one family together",
    "family.start": "started a plan with the family “Khan-Walters”",
    "goal.add": "added the goal “Our home is warm and dry”",
    "goal.move": "moved the goal “Our home is warm and dry”",
    "goal.rate": "rated “I can hear my teacher and my friends” 0",
    "home.add": "added the home “Daniel's flat”",
    "jotting.add": "wrote a quick note",
    "jotting.file": "filed the quick note “Nan has the key” with the Khan-Walters family",
    "meeting.attendance": "noted who took part in the review meeting on 9 December 2026",
    "meeting.hold": "marked the review meeting on 11 November 2026 as held",
    "meeting.invite": "asked Amina to the review meeting on 9 December 2026",
    "meeting.plan": "planned the review meeting on 9 December 2026",
    "paper.add": "added the paper “Letter.pdf”",
    "parent.add": "added Ola as a parent of Baby",
    "permission.refuse": "noted that nothing is to be shared with Northside Housing",
    "permission.set": (
        "noted “Yes, said” for Friday club to see “Basic details” about the whole family"
    ),
    "person.add": "added Daniel Walters to the family",
    "person.merge": "brought two entries for Zainab Bibi together",
    "plan.agree": "kept the plan as agreed, “December”",
    "record.add": "added the note “Rang; no answer.”",
    "record.edit": "changed “Name” and “What the family calls them” of “Daniel Walters”",
    "record.remove": "removed the note “Rang; no answer.”",
    "release.add": "let something out to a reader, with a reason",
    "setting.set": "changed a setting",
    "story.add": "added the event “Moved in with Nan”",
    "team.join": "added Imam to the team",
    "team.lead": "made Rosa Menendez the lead practitioner",
    "team.leave": "ended the part of Imam in the team",
    "user.add": "added the user Tunde",
    "user.edit": "changed who Tunde is",
    "words.decide": "decided about “The goal, in the family's words”: They name it, and stay out",
}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Do everything there is once, and give the newest sentence of each verb."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("history"))
    _do_the_rest(session, khan_walters(session))
    newest: dict[str, str] = {}
    for line in session.history(limit=-1):
        newest.setdefault(line.action, line.words)
    yield newest
    session.close()


def _do_the_rest(session: Session, kept: KhanWalters) -> None:
    scope, run = kept.family.id, session.run
    midwife = next(row for row in session.store.family(scope) if "midwife" in str(row))
    asked = next(
        row.id for row in session.store.family(scope)
        if getattr(row, "meeting", "") == kept.meetings["next"].id
    )  # fmt: skip
    run(actions.plan.mark_action, midwife.id, "done")
    run(actions.plan.redate, midwife.id, parse("by the move"))
    run(actions.plan.move_goal, kept.goals["home"].id, -1)
    run(actions.plan.agree, PlanVersion(scope=scope, name="December"))
    run(actions.meetings.invite, kept.meetings["next"].id, (kept.people["amina"].id,))
    run(actions.meetings.note_attendance, asked, "in_person")
    _tell_the_story(session, scope)
    note = run(actions.records.add, Note(scope=scope, words="Rang; no answer."))
    run(actions.records.edit, "person", kept.people["daniel"].id, name="Dan", label="Daddy")
    run(actions.records.remove, "note", note.id)
    _ask_for_the_record(session, kept)
    run(actions.sharing.refuse_agency, scope, "Northside Housing")
    let_out = Release(scope=scope, reader="r", what=kept.goals["home"].id, reason="Court")
    run(actions.sharing.release, let_out)
    copy = Disclosure(scope=scope, reader=kept.seats["hina"].id, reader_name="Hina Patel")
    run(actions.sharing.confirm_copy, run(actions.sharing.intend_copy, copy).id)
    run(actions.sharing.settle_copy, run(actions.sharing.intend_copy, copy).id, found=False)
    run(actions.team.leave, kept.seats["imam"].id)
    run(actions.importing.bring_in, [Family(id="li", name="Li")])
    erase_family(session, "li", reason="Brought in twice.", approved_by="Femi Okoro")
    nani = Person(id="nani", scope="nowak", name="Zaynab Bibi")
    run(actions.importing.bring_in, [Family(id="nowak", name="Nowak"), nani])
    run(actions.families.add_parent, Person(scope=scope, name="Ola"), kept.people["baby"].id)
    run(actions.merging.note_apart, scope, "nowak")
    run(actions.merging.merge_families, scope, "nowak")
    run(actions.merging.merge_people, kept.people["zainab"].id, "nani")
    run(actions.accounts.set_setting, "theme", "dark")
    tunde = run(actions.accounts.add_user, User(name="Tunde"))
    run(actions.accounts.edit_user, tunde.id, phone="01632 960101")


def _ask_for_the_record(session: Session, kept: KhanWalters) -> None:
    run = session.run
    sadia = kept.people["sadia"].id
    asked = run(actions.access.ask, AccessRequest(scope=kept.family.id, person=sadia))
    place = AccessDecision(
        scope=kept.family.id, request=asked.id, what=kept.goals["home"].id, verdict="give"
    )
    run(actions.access.decide_all, (place,))
    run(actions.access.reconsider, run(actions.access.decide, replace(place, verdict="keep")).id)
    run(actions.access.settle, asked.id)
    goal = kept.goals["home"]
    named = Passage(0, 4, Hidden("may", "may", goal.id, "the name"))
    words = TextToDecide("goal", goal.id, "words", kept.family.id, goal.words, (named,))
    run(actions.deciding.decide_words, words, "keep")


def _tell_the_story(session: Session, scope: str) -> None:
    run = session.run
    run(actions.story.add_entry, StoryEvent(scope=scope, words="Moved in with Nan"))
    run(actions.story.add_paper, Paper(scope=scope, name="Letter.pdf"), lambda _tx: "a" * 32)
    run(actions.story.file_jotting, run(actions.story.jot, "Nan has the key").id, scope)
    assessment = run(actions.records.add, Assessment(scope=scope, title="March"))
    run(actions.understanding.complete, assessment.id)


@pytest.mark.parametrize("name", sorted(verbs()))
def test_every_verb_says_what_it_did(lines: dict[str, str], name: str) -> None:
    assert lines[name] == SAID[name]


def test_what_is_undone_and_done_again_is_said(session: Session) -> None:
    session.run(actions.families.start, "Khan")
    session.undo()
    session.redo()

    assert [line.words for line in session.history()][:4] == [
        "did again: started a plan with the family “Khan”",
        "undid: started a plan with the family “Khan”",
        "started a plan with the family “Khan”",
        "added the user Rosa Menendez",
    ]


def test_a_verb_of_another_version_is_told_all_the_same() -> None:
    assert verb_named("goal.sing") is None
    assert told("goal.sing", {}) == "changed something"
    assert told("event", {"event": "sang"}) == "something happened"
    assert told("goal.add", {}) == "added the goal “…”"
    assert told("goal.add", {"what": "{kind} %s"}) == "added the goal “{kind} %s”"


def test_a_function_that_is_no_verb_cannot_be_run(session: Session) -> None:
    with pytest.raises(LookupError):
        session.run(print, "hello")
