"""Every invented family's packs are valid, whole and in order, whatever the names and scripts."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from core.packs.pdf_reading import content_in_order, faults_of
from familyplan import sharing
from familyplan.model import Meeting, Rows
from familyplan.packs.asked import Asked
from familyplan.packs.document import Document, text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.meeting_pack import compose
from familyplan.packs.render import render, uncovered
from familyplan.packs.wording import Wording
from familyplan.sample import Recipe, families, shared_directory

if TYPE_CHECKING:
    from familyplan.model import Record

RECIPE = Recipe(seed=1, today=date(2026, 12, 7), light=False)
HOW_MANY = 12


def readers_packs(records: tuple[Record, ...]) -> list[Document]:
    """Compose the packs of a family's next meeting: for the first relative, worker and the lead."""
    rows = Rows([*records, *shared_directory(RECIPE)])
    meeting = next((one for one in rows.of(Meeting) if not one.held), rows.of(Meeting)[-1])
    asked = sharing.readers(rows, meeting.id)
    chosen = {(one.kind, one.is_lead): one for one in reversed(asked)}
    return [
        compose(
            Making(
                sharing.view(rows, one, RECIPE.today), Asked(meeting=meeting.id), RECIPE.today,
                Wording(partnership="Northside"), "K7Q2",
            )
        )
        for one in chosen.values()
    ]  # fmt: skip


@pytest.mark.parametrize(
    "number",
    [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, HOW_MANY))],
)
def test_every_readers_pack_is_valid_and_reads_in_order(number: int) -> None:
    records = next(islice(families(RECIPE, HOW_MANY), number, None))
    documents = readers_packs(records)
    assert len(documents) > 1
    for document in documents:
        made = render(document)
        assert faults_of(made) == []
        assert content_in_order(made) == text_in_order(document)
        assert uncovered(document) == {}
