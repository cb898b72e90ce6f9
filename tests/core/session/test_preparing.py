"""Preparing copies beside the work: from a connection of its own, and known to be still so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.clock import SetClock
from familyplan.packs.asked import Asked
from familyplan.packs.render import render
from familyplan.session import copies
from familyplan.session.copies import deliver, prepare
from familyplan.session.delivery import Delivery, parcel
from familyplan.session.preparing import Prepared, beside, prepare_from, still_so
from familyplan.sharing import readers
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from familyplan.session import Session


def test_another_thread_puts_together_the_same_copies(session: Session) -> None:
    kept = khan_walters(session)
    family, asked = kept.family.id, Asked(meeting=kept.meetings["next"].id)
    everybody = readers(session.store.family(family), asked.meeting)

    def every_one() -> list[Prepared]:
        with beside(session, family) as basis:
            return [prepare_from(basis, asked, one) for one in everybody]

    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(every_one).result()
    here = [prepare(session, family, asked, one) for one in everybody]
    assert len(here) > 5
    assert there == here
    assert render(there[0].document) == render(here[0].document)


def test_every_action_and_every_day_may_make_a_copy_another(session: Session) -> None:
    kept = khan_walters(session)
    family = kept.family.id
    (reader, *_) = readers(session.store.family(family), kept.meetings["next"].id)

    def prepared() -> Prepared:
        return prepare(session, family, Asked("family_copy"), reader)

    first = prepared()
    assert still_so(session, first)
    session.run(actions.records.edit, "family", family, reference="FP 7")
    assert not still_so(session, first)
    second = prepared()
    session.undo()
    assert not still_so(session, second)
    third = prepared()
    session.run(actions.families.start, "Osei", "")
    assert not still_so(session, third)
    last = prepared()
    session.clock = SetClock(session.clock.now() + timedelta(days=1))
    assert not still_so(session, last)
    assert not still_so(session, replace(last, as_of=None))


def test_a_copy_that_is_still_so_is_not_prepared_once_more(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = khan_walters(session)
    family = kept.family.id
    (reader, *_) = readers(session.store.family(family), kept.meetings["next"].id)
    prepared = prepare(session, family, Asked("family_copy"), reader)
    made = parcel(prepared, Delivery())
    again: list[object] = []

    def counted(*asked: object) -> Prepared:
        again.append(asked)
        return prepared

    monkeypatch.setattr(copies, "prepare", counted)
    assert deliver(session, prepared, made, out=tmp_path).disclosure.stage == "made"
    assert len(again) == 0
    deliver(session, prepared, made, out=tmp_path)  # the first one has gone into the log
    assert len(again) == 1
