"""What an erasure says before and after: what would go, the certificate, and its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Family
from familyplan.practice.retention import as_found
from familyplan.session.certificate import (
    certificate_facts,
    certificate_lines,
    held_lines,
    what_goes,
)
from familyplan.session.certificate_paper import as_pdf, note_printed
from familyplan.session.erasing import erase_family
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session


def test_what_is_said_before_is_what_the_certificate_says_after(session: Session) -> None:
    family = khan_walters(session).family.id
    said = what_goes(session.store.family(family), family)
    kept = erase_family(session, family, reason="Over.", approved_by="Femi Okoro")
    facts = dict(certificate_facts(session, kept))
    # Only the history is more: it is not part of the record.
    went = [each for each in facts["What was erased"].split(", ") if "history" not in each]
    assert went == said.split(", ")
    assert facts["Record"] == family
    assert facts["Approved by"] == "Femi Okoro, 7 December 2026"
    assert facts["Erased by"] == "Rosa Menendez"


def test_the_lines_that_hold_it_still_close_the_certificate(session: Session) -> None:
    family = khan_walters(session).family.id
    kept = erase_family(session, family, reason="Over.", approved_by="Femi Okoro")
    held = held_lines(kept.still_held)
    assert certificate_lines(session, kept)[-len(held) :] == held
    assert held_lines(None) == ("As far as this store knows, nothing else holds it.",)


def test_it_is_a_pdf_in_memory_and_that_it_left_is_noted(session: Session) -> None:
    family = khan_walters(session).family.id
    kept = erase_family(session, family, reason="Over.", approved_by="Femi Okoro")
    assert as_pdf(session, kept).startswith(b"%PDF-")
    note_printed(session)
    assert "a certificate of erasure" in session.history(limit=1)[0].words
    assert session.store.get(Family, family) is None


def test_the_month_the_starting_periods_were_found_in_is_known() -> None:
    assert as_found() == "2026-11"
