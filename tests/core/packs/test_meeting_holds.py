"""What a meeting pack's record leaves out makes no difference to the pack."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from awkward_family import awkward_family
from core.packs.marked_copies import READERS, STATES, rows_in
from core.sharing.marked import reader
from familyplan.model import Meeting, Rows
from familyplan.packs.asked import Asked
from familyplan.packs.kind import Making
from familyplan.packs.kinds import KINDS
from familyplan.sharing import readers, view
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan.sharing import Reader

ON = date(2026, 12, 7)
PACK = KINDS["meeting_pack"]


def makes_no_difference(rows: Rows, who: Reader, meeting: str) -> bool:
    asked = Asked("meeting_pack", meeting)
    whole = view(rows, who, ON)
    if whole.rows.find(Meeting, meeting) is None:
        return True
    held = PACK.held(rows, whole, asked)
    assert len(held.records) <= len(whole.records)
    return PACK.compose(Making(held, asked, ON)) == PACK.compose(Making(whole, asked, ON))


@pytest.mark.parametrize("state", STATES)
def test_the_pack_of_the_marked_family_is_the_same(state: str) -> None:
    for who, (row, _given) in READERS.items():
        rows = rows_in(state, who)
        assert makes_no_difference(rows, reader(rows, row), "meeting-marked"), who


@pytest.mark.parametrize("family", ["khan_walters", "awkward"])
def test_the_pack_of_a_whole_family_is_the_same(session: Session, family: str) -> None:
    if family == "awkward":
        scope = awkward_family(session)
    else:
        kept = khan_walters(session)
        whole_story(session, kept)
        scope = kept.family.id
    rows = session.store.family(scope)
    for meeting in rows.of(Meeting):
        for who in readers(rows, meeting.id)[:6]:
            assert makes_no_difference(rows, who, meeting.id), who.name
