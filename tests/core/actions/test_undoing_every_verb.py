"""Every verb that can be undone: done and undone, the rows are exactly what they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.held import derived, rows_held, store_shared_by_a_file
from familyplan import actions
from familyplan.actions.registry import fixed, verbs
from familyplan.model import (
    AccessDecision,
    AccessRequest,
    Action,
    Agency,
    Assessment,
    Disclosure,
    Family,
    Goal,
    Home,
    Involvement,
    Meeting,
    Note,
    Paper,
    Permission,
    Person,
    PlanVersion,
    Practitioner,
    Rating,
    Release,
    StoryEvent,
)
from familyplan.model.partial_date import parse
from familyplan.sharing import TextToDecide
from familyplan.sharing.giveaways import Passage
from familyplan.sharing.hidden import Hidden
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.session import Session


@dataclass(frozen=True)
class Kept:
    """The invented family in its session, with handy ways to its rows."""

    session: Session
    family: KhanWalters

    @property
    def scope(self) -> str:
        """Give the family's scope."""
        return self.family.family.id

    def first(self, record_type: type[Any]) -> Any:  # noqa: ANN401 - any record
        """Give the oldest record of a type."""
        return self.session.store.all(record_type)[0]

    def action(self) -> Action:
        """Give the action about the GP."""
        return next(one for one in self.session.store.all(Action) if one.what.startswith("Ring"))


# One example or more for each verb: what it is given, besides the transaction.
EXAMPLES: list[tuple[str, str, Callable[[Kept], tuple[tuple[Any, ...], dict[str, Any]]]]] = [
    ("user.edit", "", lambda k: ((k.session.user.id,), {"phone": "01632 960100"})),
    ("setting.set", "new", lambda _k: (("text_size", 125), {})),
    ("setting.set", "again", lambda _k: (("theme", False), {})),
    ("family.start", "", lambda _k: (("Nowak", "FP-0002"), {})),
    ("person.add", "", lambda k: ((Person(scope=k.scope, name="Łukasz"), k.first(Home).id), {})),
    (
        "parent.add",
        "",
        lambda k: ((Person(scope=k.scope, name="Ola"), k.family.people["baby"].id, "father"), {}),
    ),
    (
        "home.add",
        "",
        lambda k: ((Home(scope=k.scope, name="Nan's"), (k.family.people["sadia"].id,)), {}),
    ),
    (
        "family.import",
        "",
        lambda _k: (([Family(id="f2", name="Li"), Person(id="p2", scope="f2", name="Li")],), {}),
    ),
    (
        "meeting.plan",
        "",
        lambda k: (
            (Meeting(scope=k.scope, on=date(2027, 1, 20)), (k.family.seats["rosa"].id,)),
            {},
        ),
    ),
    (
        "meeting.invite",
        "",
        lambda k: ((k.family.meetings["next"].id, (k.family.people["amina"].id,)), {}),
    ),
    (
        "meeting.attendance",
        "",
        lambda k: ((invitation_of(k, "next"), "in_person"), {}),
    ),
    ("meeting.hold", "", lambda k: ((k.family.meetings["next"].id, date(2027, 2, 3)), {})),
    ("goal.add", "", lambda k: ((Goal(scope=k.scope, words="Sleep through"),), {})),
    ("goal.move", "up", lambda k: ((k.family.goals["home"].id, -2), {})),
    (
        "goal.rate",
        "nought",
        lambda k: (
            (Rating(scope=k.scope, goal=k.family.goals["home"].id, value=Decimal(0)),),
            {},
        ),
    ),
    ("action.add", "", lambda k: ((Action(scope=k.scope, what="Ask about the damp"),), {})),
    ("action.mark", "done", lambda k: ((k.action().id, "done", "She rang."), {})),
    ("action.mark", "waiting", lambda k: ((k.action().id, "waiting", "the surgery"), {})),
    ("action.redate", "", lambda k: ((k.action().id, parse("by the birth")), {})),
    ("plan.agree", "", lambda k: ((PlanVersion(scope=k.scope, name="December"),), {})),
    ("record.add", "", lambda k: ((Note(scope=k.scope, words="Rang; no answer."),), {})),
    (
        "record.edit",
        "fields",
        lambda k: (
            ("person", k.family.people["yusuf"].id),
            {"health": "", "school": "Canal Road Primary", "not_for": ()},
        ),
    ),
    (
        "record.edit",
        "sets",
        lambda k: (
            ("goal", k.family.goals["hear"].id),
            {"raters": (k.family.people["amina"].id,), "tags": ("send_plan",)},
        ),
    ),
    ("record.remove", "person", lambda k: (("person", k.family.people["sadia"].id), {})),
    ("record.remove", "goal", lambda k: (("goal", k.family.goals["hear"].id), {})),
    ("record.remove", "seat", lambda k: (("involvement", k.family.seats["rosa"].id), {})),
    ("record.remove", "agency", lambda k: (("agency", k.first(Agency).id), {})),
    ("record.remove", "worker", lambda k: (("practitioner", k.first(Practitioner).id), {})),
    (
        "team.join",
        "new to the directory",
        lambda k: (
            (Involvement(scope=k.scope, role="GP"),),
            {"agency_name": "Riverside Surgery", "practitioner_name": "Dr Achebe"},
        ),
    ),
    (
        "team.join",
        "known",
        lambda k: (
            (Involvement(scope=k.scope, role="Teacher"),),
            {"agency_name": "hillside primary", "practitioner_name": "Mr Owusu"},
        ),
    ),
    ("team.leave", "", lambda k: ((k.family.seats["canal"].id, "Moved away"), {})),
    (
        "team.lead",
        "",
        lambda k: (
            (k.family.seats["hina"].id,),
            {"why": "New job", "family_say": "We like her."},
        ),
    ),
    (
        "permission.refuse",
        "an agency not in the team",
        lambda k: ((k.scope, "Northside Police"), {}),
    ),
    (
        "permission.set",
        "replacing one",
        lambda k: (
            (
                Permission(
                    scope=k.scope,
                    agency=k.family.seats["hina"].agency,
                    information="plan",
                    state="withdrawn",
                ),
            ),
            {},
        ),
    ),
    (
        "release.add",
        "",
        lambda k: (
            (Release(scope=k.scope, reader="r", what=k.family.goals["hear"].id, reason="Court"),),
            {},
        ),
    ),
    (
        "access.ask",
        "",
        lambda k: ((AccessRequest(scope=k.scope, person=k.family.people["sadia"].id),), {}),
    ),
    ("access.decide", "", lambda k: ((decision_of(k),), {})),
    ("access.decide_all", "", lambda k: (((decision_of(k),),), {})),
    (
        "access.reconsider",
        "",
        lambda k: ((k.session.run(actions.access.decide, decision_of(k)).id,), {}),
    ),
    ("access.settle", "", lambda k: ((decision_of(k).request,), {"state": "refused"})),
    ("words.decide", "", lambda k: ((waiting_text(k), "keep"), {})),
    ("words.decide", "again", lambda k: ((waiting_text(k), "other"), {"reason": "A month"})),
    ("story.add", "", lambda k: ((StoryEvent(scope=k.scope, words="Moved in with Nan"),), {})),
    (
        "paper.add",
        "",
        lambda k: ((Paper(scope=k.scope, name="Letter.pdf"), lambda _tx: "a" * 32), {}),
    ),
    ("jotting.add", "", lambda _k: (("Ring Hina about the bus",), {})),
    ("jotting.file", "", lambda k: ((jotting_of(k), k.scope), {})),
    ("assessment.complete", "", lambda k: ((assessment_of(k),), {})),
    ("duplicates.apart", "", lambda _k: (("one", "other"), {})),
    (
        "person.merge",
        "",
        lambda k: ((k.family.people["amina"].id, k.family.people["yusuf"].id), {}),
    ),
    ("family.merge", "this goes", lambda k: ((other_family(k), k.scope), {})),
    ("family.merge", "this stays", lambda k: ((k.scope, other_family(k)), {})),
]


def decision_of(kept: Kept) -> AccessDecision:
    """Give a decision about a place in the record Sadia just asked for."""
    asked = AccessRequest(scope=kept.scope, person=kept.family.people["sadia"].id)
    request = kept.session.run(actions.access.ask, asked)
    return AccessDecision(request=request.id, what="w", field_name="words", verdict="keep")


def waiting_text(kept: Kept) -> TextToDecide:
    """Give the words of the first goal as if they named somebody kept off copies."""
    goal = kept.family.goals["home"]
    named = Passage(0, 4, Hidden("may", "may", goal.id, "the name"))
    return TextToDecide("goal", goal.id, "words", kept.scope, goal.words, (named,))


def other_family(kept: Kept) -> str:
    """Give a family of another name that has a person and a home."""
    run = kept.session.run
    family = run(actions.families.start, "Walters", "FP-0009").id
    home = run(actions.families.add_home, Home(scope=family, address="4 Canal Row", name="Ours"))
    run(actions.families.add_person, Person(scope=family, name="Amina Walters"), home.id)
    return family


def assessment_of(kept: Kept) -> str:
    """Give an assessment that has just been started."""
    return kept.session.run(actions.records.add, Assessment(scope=kept.scope, title="March")).id


def jotting_of(kept: Kept) -> str:
    """Give a quick note that has just been caught."""
    return kept.session.run(actions.story.jot, "Nan has the key").id


def invitation_of(kept: Kept, meeting: str) -> str:
    """Give the first invitation to one of the family's meetings."""
    rows = kept.session.store.family(kept.scope)
    wanted = kept.family.meetings[meeting].id
    return next(one.id for one in rows if getattr(one, "meeting", "") == wanted)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Keep the family once; each example leaves it as it found it, which is what is tested."""
    opened = store_shared_by_a_file(tmp_path_factory.mktemp("verbs"))
    family = khan_walters(opened)
    opened.run(actions.accounts.set_setting, "theme", True)  # noqa: FBT003 - a setting's value
    yield Kept(opened, family)
    opened.close()


@pytest.mark.parametrize(
    ("name", "example"),
    [pytest.param(name, make, id=f"{name} {what}".strip()) for name, what, make in EXAMPLES],
)
def test_done_and_undone_the_rows_are_exactly_as_before(
    kept: Kept, name: str, example: Callable[[Kept], tuple[tuple[Any, ...], dict[str, Any]]]
) -> None:
    session, db = kept.session, kept.session.store.db
    arguments, named = example(kept)
    before, told_before = rows_held(db), derived(db)

    session.run(verbs()[name].function, *arguments, **named)
    after, told_after = rows_held(db), derived(db)
    said = session.undo_words()
    assert session.undo() == said
    assert (rows_held(db), derived(db)) == (before, told_before)

    assert session.redo() == said
    assert (rows_held(db), derived(db)) == (after, told_after)
    session.undo()
    assert (rows_held(db), derived(db)) == (before, told_before)


def test_every_verb_that_can_be_undone_has_an_example() -> None:
    undoable = {name for name, verb in verbs().items() if verb.undoable}

    assert undoable - {name for name, _what, _make in EXAMPLES} == set()


def test_what_says_that_something_happened_cannot_be_undone(kept: Kept) -> None:
    said = kept.session.undo_words()
    copy = kept.session.run(
        actions.sharing.intend_copy, Disclosure(scope=kept.scope, reader="r", reader_name="Hina")
    )
    kept.session.run(actions.sharing.confirm_copy, copy.id, pages=4)

    assert fixed() == {
        "user.add", "copy.intend", "copy.confirm", "copy.settle", "family.erase",
    }  # fmt: skip
    assert kept.session.undo_words() == said


def test_an_action_that_changes_nothing_leaves_no_trace(kept: Kept) -> None:
    heads, said = kept.session.store.log_heads(), kept.session.undo_words()

    kept.session.run(actions.plan.move_goal, kept.family.goals["hear"].id, -1)

    assert kept.session.store.log_heads() == heads
    assert kept.session.undo_words() == said


def test_after_all_of_it_the_log_still_tells_the_rows(kept: Kept) -> None:
    assert kept.session.verify().problems == ()
