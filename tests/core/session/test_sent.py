"""The log of copies that left: searched, said in words, opened again as it was, and listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from core.packs.pdf_reading import content_in_order, faults_of
from familyplan import actions
from familyplan.clock import LONDON, SetClock
from familyplan.model import Answer, Disclosure, Goal, Permission, Person, SharingDecision
from familyplan.model.partial_date import on_day
from familyplan.packs.asked import Asked
from familyplan.packs.formats import format_of
from familyplan.session.copies import CopyNotMade, deliver, make_copy, prepare
from familyplan.session.delivery import Delivery, parcel
from familyplan.session.reopening import NotReadable, pages_again, reopened
from familyplan.session.sent import DECISION, Sought, found, sent_by_all, sent_of
from familyplan.sharing import resolve
from familyplan.sharing.grounds import in_words
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session
    from familyplan.session.sent import Sent

MARCH = Sought(since=date(2026, 3, 1), until=date(2026, 3, 31))


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


def gone(
    session: Session,
    kept: KhanWalters,
    name: str,
    out: Path,
    *,
    on: date | None = None,
    kind: str = "meeting_pack",
    form: str = "pdf",
) -> Disclosure:
    """Let one copy leave, on a day if one is named."""
    clock, meeting = session.clock, kept.meetings["next"].id
    assert isinstance(clock, SetClock)
    was = clock.at
    if on is not None:
        clock.at = datetime(on.year, on.month, on.day, 10, 0, tzinfo=LONDON)
    reader = resolve(session.store.family(kept.family.id), name)
    prepared = prepare(session, kept.family.id, Asked(kind, meeting), reader)
    left = deliver(session, prepared, parcel(prepared, Delivery(form)), out=out)
    clock.at = was
    return left.disclosure


def of(session: Session, kept: KhanWalters) -> tuple[Sent, ...]:
    return sent_of(session.store.family(kept.family.id), "Khan-Walters")


def names(sent: tuple[Sent, ...]) -> list[str]:
    return [one.copy.reader_name for one in sent]


def test_what_was_shared_with_housing_in_march_and_on_what_ground(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    seat = kept.seats["canal"]
    said = Permission(
        scope=kept.family.id, agency=seat.agency, information="plan", state="given_verbal",
        given_by=(kept.people["sadia"].id,), since=on_day(date(2026, 3, 2)),
        only="their home.",
    )  # fmt: skip
    session.run(actions.sharing.set_permission, said)
    gone(session, kept, "Canal Homes", tmp_path, on=date(2026, 2, 27))
    copy = gone(session, kept, "Canal Homes", tmp_path, on=date(2026, 3, 9))
    gone(session, kept, "Hina Patel", tmp_path, on=date(2026, 3, 9))
    (one,) = found(of(session, kept), replace(MARCH, words="canal"))
    assert one.copy.id == copy.id
    assert (one.agency, one.kind, sorted(one.grounds)) == (
        "Canal Homes", "Meeting pack", ["basics", "home_money", "plan"],
    )  # fmt: skip
    assert found(of(session, kept), replace(MARCH, words="canal", ground="health")) == ()
    again = reopened(session, copy.id)
    words = in_words(session.store.family(kept.family.id), again.copy, again.shown)
    assert "“Home, money” about the whole family: Yes, signed. 3 March 2026." in words
    told = "“Plan, goals” about the whole family: Yes, said. By Sadia Khan, 2 March 2026."
    assert f"{told} Only: their home." in words
    # What the ground was then is said as it was then.
    session.run(actions.sharing.set_permission, replace(said, id="", state="withdrawn", since=None))
    assert in_words(session.store.family(kept.family.id), again.copy, again.shown) == words


def test_the_log_is_searched_by_reader_agency_kind_code_and_period_in_one_family_and_in_all(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    hina = gone(session, kept, "Hina Patel", tmp_path)
    gone(session, kept, "Sadia Khan", tmp_path, kind="family_copy")
    assert sent_by_all(session) == of(session, kept)
    every = of(session, kept)
    assert names(every) == ["Sadia Khan", "Hina Patel, Hillside Primary"]
    for words in ("hina", "HILLSIDE pri", hina.code.lower(), "meeting pack", "patel khan-walters"):
        assert names(found(every, Sought(words))) == ["Hina Patel, Hillside Primary"]
    assert names(found(every, Sought(kind="family_copy"))) == ["Sadia Khan"]
    assert found(every, Sought("nobody")) == found(every, MARCH) == ()


def test_what_was_shared_without_consent_is_found_and_said(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    session.run(
        actions.records.add,
        SharingDecision(scope=kept.family.id, decided_by="Rosa Menendez", outcome="shared",
                        agency=kept.seats["canal"].agency, legal_reason="harm",
                        decided_on=on_day(date(2026, 3, 2))),
    )  # fmt: skip
    gone(session, kept, "Canal Homes", tmp_path, on=date(2026, 2, 27))
    later = gone(session, kept, "Canal Homes", tmp_path)
    (one,) = found(of(session, kept), Sought(ground=DECISION))
    assert one.copy.id == later.id
    again = reopened(session, later.id)
    words = in_words(session.store.family(kept.family.id), again.copy, again.shown)
    assert words[-1] == (
        "Shared without consent, decided by Rosa Menendez. On 2 March 2026."
        " Legal reason: Risk of significant harm."
    )


@pytest.mark.parametrize("form", ["pdf", "txt"])
def test_an_entry_opens_the_very_copy_that_left_even_after_the_record_changed(
    session: Session, kept: KhanWalters, tmp_path: Path, form: str
) -> None:
    gone(session, kept, "Hina Patel", tmp_path, on=date(2026, 11, 2), form=form)
    copy = gone(session, kept, "Hina Patel", tmp_path, form=form)
    session.run(actions.records.edit, "goal", kept.goals["hear"].id, words="Something else")
    data, same = pages_again(reopened(session, copy.id))
    assert same
    assert "I can hear my teacher and my friends" in " ".join(content_in_order(data))
    # The wording of today is not that of then, which is said rather than hidden.
    session.run(actions.accounts.set_setting, "partnership", "Northside Partnership")
    _data, same = pages_again(reopened(session, copy.id))
    assert not same


def test_parts_left_out_are_in_the_log_as_little_as_in_the_copy(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    rows = session.store.family(kept.family.id)
    reader = resolve(rows, "Hina Patel")
    asked = Asked("agency_copy", parts=("team",))
    prepared = prepare(session, kept.family.id, asked, reader)
    left = deliver(session, prepared, parcel(prepared, Delivery()), out=tmp_path).disclosure
    again = reopened(session, left.id)
    whole = prepare(session, kept.family.id, replace(asked, parts=()), reader).shown
    assert set(left.relied_on) < set(whole.relied_on)
    assert {type(one) for one in again.shown.records} < {type(one) for one in whole.records}
    assert [one for one in again.shown.rows.of(Goal) if one.words] == []
    # The child's school is in no part of it, though the team names the same school.
    assert [one.school for one in again.shown.rows.of(Person) if one.school] == []
    assert pages_again(again)[1]


def test_an_entry_no_program_can_read_is_said_in_words(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    copy = gone(session, kept, "Hina Patel", tmp_path)
    session.run(actions.sharing.confirm_copy, copy.id, view={"rows": "torn"})
    with pytest.raises(NotReadable, match="cannot be put together again"):
        reopened(session, copy.id)


def test_the_family_sees_who_got_what_and_never_what_is_kept_back_from_them(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    hina = gone(session, kept, "Hina Patel", tmp_path, on=date(2026, 11, 2))
    own = gone(session, kept, "Daniel Walters", tmp_path, kind="family_copy")
    gone(session, kept, "Canal Homes", tmp_path)
    session.run(
        actions.records.add,
        SharingDecision(scope=kept.family.id, decided_by="Rosa Menendez", outcome="shared",
                        agency=kept.seats["canal"].agency, family_told=Answer("no")),
    )  # fmt: skip
    with pytest.raises(CopyNotMade):
        make_copy(
            session, kept.family.id, Asked(meeting=kept.meetings["next"].id),
            resolve(session.store.family(kept.family.id), "Imam"),
            out=tmp_path / "gone" / "a.pdf", channel="file",
        )  # fmt: skip
    reader = resolve(session.store.family(kept.family.id), "Daniel Walters")
    prepared = prepare(session, kept.family.id, Asked("given_list"), reader)
    data = format_of("pdf").make(prepared.document, prepared.shown)
    said = content_in_order(data)
    assert [line for line in said if line in {hina.code, own.code}] == [hina.code, own.code]
    assert "2 November 2026" in said
    assert "Hina Patel, Hillside Primary" in said
    assert [line for line in said if "Canal" in line or "Imam" in line] == []
    assert faults_of(data) == []
    left = deliver(session, prepared, parcel(prepared, Delivery()), out=tmp_path)
    again, same = pages_again(reopened(session, left.disclosure.id))
    assert same
    assert again == data


def test_a_family_no_copy_was_made_for_is_told_so(session: Session, kept: KhanWalters) -> None:
    reader = resolve(session.store.family(kept.family.id), "Sadia Khan")
    prepared = prepare(session, kept.family.id, Asked("given_list"), reader)
    data = format_of("txt").make(prepared.document, prepared.shown).decode()
    assert "No copy has been made yet." in data
