"""Whatever the permissions, nothing is shown that no standing yes covers."""

from __future__ import annotations

from hypothesis import given as examples
from hypothesis import strategies as st

from core.sharing.marked import KINDS, ON, family, reader
from familyplan.model import (
    Goal,
    Permission,
    kind_of,
)
from familyplan.sharing import view
from familyplan.sharing.agencies import needs
from familyplan.sharing.concerns import people_of
from familyplan.sharing.tables import OPEN

GOAL = Goal(id="g", scope="f", words="Sleep all night", about=("child",))

STATES = st.sampled_from(
    ["given_written", "given_verbal", "refused", "expired", "withdrawn", "not_asked", "superseded"]
)
SOME = st.lists(
    st.builds(
        lambda at, information, state, person, agency: Permission(
            id=f"x{at}", scope="f", agency=agency, information=information, state=state,
            person=person,
        ),
        st.integers(0, 10**6), st.sampled_from(KINDS), STATES,
        st.sampled_from(["", "", "child", "gran"]),
        st.sampled_from(["school-agency", "school-agency", "lead-agency"]),
    ),
    max_size=14, unique_by=lambda one: one.id,
)  # fmt: skip


@examples(SOME)
def test_nothing_is_shown_that_no_standing_yes_covers(permissions: list[Permission]) -> None:
    rows = family(*permissions, GOAL)
    found = view(rows, reader(rows, "school"), ON)
    allowed = {
        (one.person, one.information)
        for one in permissions
        if one.agency == "school-agency" and one.state.startswith("given")
    }
    for record in found.records:
        if record.id == "voice-marked":
            continue  # the child let the school know
        for name, one in type(record).__dataclass_fields__.items():
            known = one.metadata.get("declared")
            if known is None or not getattr(record, name):
                continue
            if name in OPEN.get(kind_of(record), frozenset()):
                continue
            before = rows.any(record.id)
            assert before is not None
            for kind in needs(rows, before, name, known.sharing):
                for person in people_of(rows, before) or {""}:
                    assert {("", kind), (person, kind)} & allowed, (record.id, name)


@examples(SOME, st.data())
def test_taking_a_yes_away_never_shows_more(
    permissions: list[Permission], data: st.DataObject
) -> None:
    given_ones = [one for one in permissions if one.state.startswith("given")]
    if not given_ones:
        return
    gone = data.draw(st.sampled_from(given_ones))
    # A yes about one person overrides the family's answer; without it that answer counts again.
    if gone.person:
        return
    rows = family(*permissions, GOAL)
    less = family(*(one for one in permissions if one is not gone), GOAL)
    more_left = {(one.row, one.field) for one in view(rows, reader(rows, "school"), ON).withheld}
    less_left = {(one.row, one.field) for one in view(less, reader(less, "school"), ON).withheld}
    assert more_left - less_left <= {one for one in more_left if one[0] == gone.id}
