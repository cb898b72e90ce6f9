"""A made file, byte by byte, for somebody from whom another of the family is protected."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from core.test_copies import everything_in
from familyplan import actions
from familyplan.model import (
    Action,
    ContactPoint,
    Disclosure,
    Home,
    Meeting,
    Permission,
    Release,
)
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.session import copies
from familyplan.session.copies import Changed, begin_on_paper, deliver, make_copy, prepare
from familyplan.session.delivery import Delivery, parcel
from familyplan.sharing import resolve, view
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session

SECRET = ("Canal Row", "M1 1AE", "900999", "Chapel Lane", "Wharf Street", "3 February")


def test_neither_file_nor_name_tells_where_somebody_protected_lives_or_will_be(
    session: Session, tmp_path: Path
) -> None:
    kept = khan_walters(session)
    scope, sadia = kept.family.id, kept.people["sadia"].id
    daniel = kept.people["daniel"].id
    session.run(actions.records.edit, "home", _home(session, scope),
                address="Flat 1\n4 Canal Row\nWharf Street")  # fmt: skip
    number = ContactPoint(scope=scope, person=sadia, value="+44 7700 900999", not_for=(daniel,))
    session.run(actions.records.add, number)
    later = Meeting(scope=scope, type="review", on=date(2027, 2, 3), starts=time(9, 0),
                    place="Chapel Lane", held=False)  # fmt: skip
    session.run(actions.meetings.plan_meeting, later, (sadia,))
    for due in ("once the flat in Canal Row is dry", "when 07700 900 999 is answered"):
        session.run(actions.plan.add_action, Action(scope=scope, what="Bring the boots",
                                                    owner=daniel, due=parse(due)))  # fmt: skip
    session.run(actions.records.edit, "person", daniel, about="Waits for her in Wharf Street")

    rows = session.store.family(scope)
    alone = next(one for one in rows.of(Meeting) if one.place == "Chapel Lane")
    for meeting in (kept.meetings["next"], alone):
        made = make_copy(session, scope, Asked(meeting=meeting.id), resolve(rows, "Dad"),
                         out=tmp_path, channel="print")  # fmt: skip
        path = next(tmp_path.glob(f"*{made.code}.pdf"))
        found = everything_in(path.read_bytes())
        assert "Bring the boots" in found
        assert [one for one in SECRET if one in found] == []
        assert "2027" not in path.name
    lead = make_copy(session, scope, Asked(meeting=alone.id), resolve(rows, "lead"),
                     out=tmp_path / "l.pdf", channel="print")  # fmt: skip
    told = everything_in((tmp_path / "l.pdf").read_bytes())
    assert (lead.stage, "Chapel Lane" in told, "3 February" in told) == ("made", True, True)


def _home(session: Session, scope: str) -> str:
    return next(one.id for one in session.store.family(scope).of(Home) if one.postcode)


def test_a_copy_of_what_was_taken_back_meanwhile_does_not_leave(
    session: Session, tmp_path: Path
) -> None:
    kept = khan_walters(session)
    scope = kept.family.id
    rows = session.store.family(scope)
    asked = Asked(meeting=kept.meetings["next"].id)
    prepared = prepare(session, scope, asked, resolve(rows, "Hina Patel"))
    made = parcel(prepared, Delivery())
    for one in rows.of(Permission):
        session.run(actions.records.edit, "permission", one.id, state="refused")
    (tmp_path / "out").mkdir()
    with pytest.raises(Changed):
        deliver(session, prepared, made, out=tmp_path / "out")
    with pytest.raises(Changed):
        begin_on_paper(session, prepared, made)
    assert list((tmp_path / "out").iterdir()) == []
    assert session.store.all(Disclosure) == ()


def test_an_address_let_out_to_somebody_is_kept_again_once_it_is_another(session: Session) -> None:
    kept = khan_walters(session)
    scope, reader = kept.family.id, kept.people["daniel"].id
    home = _home(session, scope)

    def sees() -> str:
        rows = session.store.family(scope)
        found = view(rows, resolve(rows, "Dad"), session.clock.today()).rows.find(Home, home)
        return found.address if found else ""

    assert sees() == ""
    out = Release(scope=scope, reader=reader, what=home, field_name="address", reason="A court")
    session.run(actions.sharing.release, out)
    before = sees()
    session.run(actions.records.edit, "home", home, address="12 Mill Lane")
    assert (before != "", sees()) == (True, "")
    session.undo()
    assert sees() == before


def test_a_copy_on_a_stick_that_cannot_be_waited_for_is_out(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_folder: Path) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(copies, "sync_folder", cannot)
    kept = khan_walters(session)
    sadia = resolve(session.store.family(kept.family.id), "Sadia Khan")
    made = make_copy(session, kept.family.id, Asked("family_copy"), sadia, out=tmp_path,
                     channel="usb")  # fmt: skip
    assert made.stage == "made"
    assert len(list(tmp_path.glob("FP-*.pdf"))) == 1
