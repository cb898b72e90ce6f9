"""Erasing a family for good, tidying up behind it, and doing it again after a restore."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.errors import KnownError, Refused
from familyplan.model import Erasure, Family
from familyplan.practice.disposal import dispose_on
from familyplan.session import erased_list, retention
from familyplan.session.certificate import still_held
from familyplan.session.erased_list import Erased
from familyplan.store import erasing as store_erasing
from familyplan.store.errors import StoreIsReadOnly
from familyplan.vault import papers as vault_papers
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from familyplan.session.session import Session

__all__ = ["Held", "erase_family", "reapply", "tidy"]

Held = actions.retention.Held


def erase_family(
    session: Session, family_id: str, *, reason: str, approved_by: str,
    approved_on: date | None = None,
) -> Erasure:  # fmt: skip
    """Erase everything of one family in one transaction, and give its certificate.

    It cannot be undone. `reason` and `approved_by` (a named person) are kept, so the reason may
    name nobody of the family. `approved_on` is today unless given.

    Raises:
        Refused: the family is not here, the reason or the name is missing, or the reason names
            somebody; nothing was changed.
        Held: a legal hold or a restriction stands; nothing was changed.
        StoreIsReadOnly, StoreFull, StoreTrouble: nothing was changed.

    """
    if session.vault.read_only:
        raise StoreIsReadOnly
    rows = session.store.family(family_id)
    if rows.find(Family, family_id) is None:
        raise Refused(say("That family is not in this store."))
    _check_words(session, family_id, reason, approved_by)
    today = session.clock.today()
    due = dispose_on(rows, retention.schedule(session.store))
    rule = due.because if due.is_due(today) else say("Before it was due under the schedule.")
    certificate = Erasure(
        family=family_id,
        reason=reason.strip(),
        rule=rule,
        approved_by=approved_by.strip(),
        approved_on=approved_on or today,
        still_held=still_held(session, rows, family_id),
    )
    return _erase(session, certificate, again=False)


def _check_words(session: Session, family_id: str, reason: str, approved_by: str) -> None:
    if not reason.strip():
        raise Refused(say("Write down why this record is erased. Nothing was changed."))
    if not any(letter.isalpha() for letter in approved_by):
        raise Refused(say("Name the person who approved the erasure. Nothing was changed."))
    low = " ".join(reason.split()).casefold()
    for name in store_erasing.names_of(session.store.db, family_id):
        if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", low):
            raise Refused(
                say(
                    "The reason is kept when the record is gone, so it may not name the family, "
                    "anybody in it or its reference. Write it without names. Nothing was changed."
                )
            )


def _erase(session: Session, certificate: Erasure, *, again: bool) -> Erasure:
    kept: Erasure
    kept, _files = session.run(actions.retention.erase_family, certificate, again=again)
    # The record is gone from here on; what is left to tidy is tidied now or at the next opening.
    tidy(session)
    return kept


def tidy(session: Session) -> None:
    """Finish what an erasure that was cut off left: files of papers, and the list beside the store.

    What cannot be done now stays to be done at the next opening: the record itself is gone.
    """
    with suppress(KnownError, OSError):
        _tidy(session)


def _tidy(session: Session) -> None:
    store, folder = session.store, session.vault.folder
    for left in store_erasing.pending(store.db):
        if left != store_erasing.LOG:
            vault_papers.remove(folder, left)
        elif not store_erasing.settle(store.db):
            continue
        store.keep_draft(store_erasing.PENDING + left, "store", "")
    gone = [Erased(one.family, one.erased_at) for one in store.all(Erasure) if one.erased_at]
    if gone:
        erased_list.remember(folder, gone)


def reapply(session: Session, shelf: Path | None = None) -> int:
    """Erase again what was erased before and came back with a restored backup; says how many.

    A family that was deliberately brought in again after it was erased is left alone. `shelf` is
    the folder the restored backup lies in, whose backups hold those families still.

    Raises:
        ErasedListDamaged: the list beside the store cannot be read; nothing was changed.

    """
    done = 0
    for one in erased_list.read(session.vault.folder):
        if not store_erasing.exists(session.store.db, one.family):
            continue
        came_back = store_erasing.brought_in(session.store.db, one.family)
        if came_back and datetime.fromisoformat(came_back) > one.at:
            continue
        day = long_date(one.at.date())
        words = say("Erased on {day}; a backup from before then was restored.", day=day)
        rows = session.store.family(one.family)
        certificate = Erasure(
            family=one.family,
            reason=words,
            rule=say("Already erased once."),
            approved_by=say("whoever approved it on {day}", day=day),
            approved_on=one.at.date(),
            still_held=still_held(session, rows, one.family, shelf),
        )
        _erase(session, certificate, again=True)
        session.note_event("erased")
        done += 1
    return done
