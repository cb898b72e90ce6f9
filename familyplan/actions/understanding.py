"""The understanding's verbs: an assessment is completed, and what it said stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.figures.assessed import COPIED, as_it_stands, as_it_stood
from familyplan.model import Assessment, Rows
from familyplan.model.notation import replace
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.store import Transaction


@verb("assessment.complete", mark("completed the assessment “{what}”"))
def complete(tx: Transaction, assessment_id: str) -> Assessment:
    """Keep what an assessment says today beside it; a day of completion that is set stays.

    Raises:
        Refused: it was completed before; what it said then is not to be written over.

    """
    assessment = tx.need(Assessment, assessment_id)
    if as_it_stood(assessment) is not None:
        raise Refused(
            say(
                "This assessment is complete, and what it said stays as it was. "
                "Start a new one for what has changed."
            )
        )
    dated: Any = replace(assessment, completed=assessment.completed or on_day(tx.today))
    beside: list[Record] = [one for kind in COPIED for one in tx.in_scope(kind, dated.scope)]
    tx.say(what=title(assessment))
    return tx.change(
        assessment, completed=dated.completed, frozen=as_it_stands(Rows(beside), dated)
    )
