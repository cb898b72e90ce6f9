"""What the records of the whole story are called, and which are called by their kind alone."""

from __future__ import annotations

import pytest

from familyplan.model import (
    Agreement,
    AreaScore,
    Assessment,
    Closure,
    Contingency,
    FormAnswer,
    Jotting,
    LaterCheck,
    OtherAdult,
    Paper,
    Person,
    Record,
    Reply,
    Rows,
    SafePerson,
    SafetyPlan,
    SharingDecision,
    StepChange,
    StoryEvent,
    WorkerWarning,
)
from familyplan.model.partial_date import parse
from familyplan.model.titles import name_in, title

CALLED: tuple[tuple[Record, str], ...] = (
    (Assessment(title="After the summer", form="common"), "After the summer"),
    (Assessment(form="common"), "Common assessment"),
    (Assessment(), "assessment"),
    (AreaScore(area="triangle.health"), "Assessment triangle: Health"),
    (FormAnswer(question="Who cooks?"), "Who cooks?"),
    (OtherAdult(part="other_parent"), "Other parent"),
    (Reply(words="It was not like that"), "It was not like that"),
    (Agreement(state="withdrawn"), "Withdrawn"),
    (StoryEvent(words="Moved to the flat"), "Moved to the flat"),
    (Paper(name="Letter from the clinic"), "Letter from the clinic"),
    (Jotting(words="Ring Nan"), "Ring Nan"),
    (SafePerson(name="Mrs Okoro"), "Mrs Okoro"),
    (Contingency(if_="The car breaks down"), "The car breaks down"),
    (StepChange(direction="up"), "Up: to more help"),
    (Closure(decided_on=parse("March 2026")), "ending, March 2026"),
    (Closure(), "ending"),
    (LaterCheck(on=parse("autumn")), "later check, autumn"),
)  # fmt: skip


@pytest.mark.parametrize(("record", "called"), CALLED, ids=[one[1] for one in CALLED])
def test_a_record_is_called_by_what_it_says(record: Record, called: str) -> None:
    assert title(record) == called


def test_what_must_not_be_read_over_a_shoulder_is_called_by_its_kind() -> None:
    assert title(WorkerWarning(words="The dog bites")) == "warning for workers"
    assert title(SafetyPlan(could_go_wrong="He comes back")) == "safety plan"
    assert title(SharingDecision(concern="A bruise")) == "decision to share without consent"


def test_somebody_in_the_record_is_called_by_their_own_name() -> None:
    gran = Person(id="gran", name="Zainab Bibi", known_as="Nani")
    safe = SafePerson(id="safe", who="gran", name="somebody")
    father = OtherAdult(id="other", part="other_parent", person="gran")
    unknown = OtherAdult(id="unknown", part="other_parent")
    rows = Rows([gran, safe, father, unknown])
    assert [name_in(rows, one) for one in ("safe", "other", "unknown")] == [
        "Nani", "Nani", "Other parent",
    ]  # fmt: skip
