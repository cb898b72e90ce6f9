"""The newest assessment in a pack: how it came about, what it comes to, what they say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Assessment, FormAnswer
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Heading, Para
from familyplan.packs.replies import reply_blocks
from familyplan.packs.said import answered, facts, names, naming, spoken_all, when
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View


def latest(view: View) -> Assessment | None:
    """Give the newest assessment of the View; among those without a day, the last one noted."""

    def day(at: int, one: Assessment) -> tuple[str, int]:
        said = one.completed or one.started
        first = said.earliest() if said else None
        return (first.isoformat() if first else "", at)

    made = view.rows.of(Assessment)
    at = max(range(len(made)), key=lambda at: day(at, made[at]), default=-1)
    return made[at] if at >= 0 else None


def assessment_blocks(view: View, one: Assessment, on: date) -> tuple[Block, ...]:
    """Give an assessment: what it comes to first, then the comments on it, then how it was made."""
    blocks = [
        *facts(
            (say("What it means for each child"), one.analysis.strip()),
            (say("Conclusion"), one.conclusion.strip()),
            (say("What the family hopes for"), _quoted(one.hopes)),
            (say("Does the family accept help"), answered(one.help_accepted)),
            (say("Would a plan help"), answered(one.plan_would_help)),
            (say("Level of need, as judged"), spoken("need_level", one.level)),
            (say("Local criteria met"), spoken_all("local_criteria", one.criteria)),
            (say("What the child says about it"), _quoted(one.child_comments)),
            (say("What the parents say about it"), _quoted(one.parent_comments)),
        ),
        *reply_blocks(view, one.id, on),
        *facts(*_how(view, one, on)),
        *_answers(view, one),
    ]
    if not blocks:
        return ()
    title = one.title or (spoken("assessment_form", one.form) if one.form else "")
    return (Heading(2, title or say("The assessment")), *blocks)


def _how(view: View, one: Assessment, on: date) -> Iterator[tuple[str, Text]]:
    rows = view.rows
    yield say("Form it follows"), spoken("assessment_form", one.form) if one.title else ""
    yield say("What led to it"), one.reason.strip()
    yield say("Who asked for it"), one.asked_by
    yield say("About"), names(rows, one.about)
    yield say("Written by"), _with_agency(rows, (one.author,))
    yield say("Together with"), _with_agency(rows, one.co_authors)
    yield say("Who was there"), names(rows, one.present)
    yield say("The family knows of it"), answered(one.family_aware)
    yield say("How it was made"), spoken_all("assessment_method", one.methods)
    yield say("Assessment tool used"), one.tool
    yield say("Started"), when(one.started, on)
    yield say("Completed"), when(one.completed, on)
    yield say("Look at it again"), when(one.look_again, on)


def _with_agency(rows: Rows, ids: tuple[str, ...]) -> str:
    said = (", ".join(filter(None, naming(rows, one))) for one in ids)
    return "; ".join(filter(None, said))


def _answers(view: View, one: Assessment) -> Iterator[Block]:
    """Give the answers to questions that only the form it follows asks."""
    found = [
        answer
        for answer in view.rows.of(FormAnswer)
        if answer.assessment == one.id and answer.question and answer.answer
    ]
    if found:
        yield Para(say("Also asked on the form"), "eyebrow")
        yield from facts(*((answer.question, answered(answer.answer, "")) for answer in found))


def _quoted(words: str) -> str:
    return f"“{words.strip()}”" if words.strip() else ""
