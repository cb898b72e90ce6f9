"""The certificate of an erasure: what still holds the record, and the whole of it in lines."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Disclosure, Involvement, Person, User, nouns
from familyplan.model.declare import kind_of, noun_of
from familyplan.model.titles import seat_agency
from familyplan.model.vocabulary import choices
from familyplan.session import backups, second_place, swapping
from familyplan.session.backups import KEEP
from familyplan.session.pruning import PATIENCE_DAYS, Rules
from familyplan.words import mark, say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.model import Erasure, Rows
    from familyplan.session.session import Session

__all__ = ["certificate_facts", "certificate_lines", "held_lines", "still_held", "what_goes"]

_LEFT: Final = frozenset({"exported", "printed"})
_EVERY: Final = 1_000_000
# Anything else might be words somebody typed.
_CODE: Final = re.compile(r"[0-9A-Z-]{1,16}")
_CHANNELS: Final = frozenset({"print", "e-mail", "usb", "file"})
_OTHER: Final = {
    "history": mark("steps of its history"),
    "draft": mark("half-typed texts"),
    "paper": mark("papers"),
}


def still_held(
    session: Session, rows: Rows, family_id: str, shelf: Path | None = None
) -> dict[str, Any]:
    """Say what still holds a family's record outside this store, without a word from it.

    {"backups": [{"made", "place", "gone_by"}], "second_away": bool, "stores": number,
    "copies": [{"on", "code", "reader", "channel", "pages"}], "exports": [{"on", "how", "all"}]},
    days in ISO 8601. Backups made before the erasure hold it until they age out, stores a restore
    kept beside this one until somebody deletes them; copies and exports are outside the program.
    """
    second = second_place.second_place(session).path
    return {
        "backups": _backups(session, shelf),
        "second_away": second is not None and not second.is_dir(),
        "stores": len(swapping.kept_beside(session.vault.folder, session.vault.store_id)),
        "copies": [_copy(rows, one) for one in rows.of(Disclosure) if one.stage != "not_made"],
        "exports": _exports(session, family_id),
    }


def _backups(session: Session, shelf: Path | None) -> list[dict[str, str]]:
    found = [("here", one) for one in backups.kept(shelf or session)]
    second = second_place.second_place(session)
    if second.path is not None and second.path.is_dir():
        found += [("second", one) for one in backups.kept(second.path)]
    stays = timedelta(days=Rules.read(session.setting(KEEP)).oldest_days + PATIENCE_DAYS)
    return [
        {
            "made": one.made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "place": place,
            "gone_by": (one.made_at.date() + stays).isoformat(),
        }
        for place, one in found
        if one.store_id in {"", session.vault.store_id}
    ]


def _copy(rows: Rows, one: Disclosure) -> dict[str, Any]:
    return {
        "on": one.made_at.date().isoformat() if one.made_at else "",
        "code": one.code if _CODE.fullmatch(one.code) else "",
        "reader": _reader_kind(rows, one.reader),
        "channel": one.channel if one.channel in _CHANNELS else "",
        "pages": one.pages or 0,
    }


def _reader_kind(rows: Rows, reader: str) -> str:
    found = rows.any(reader)
    if isinstance(found, Person):
        return say("somebody of the family")
    if isinstance(found, Involvement):
        agency = seat_agency(rows, found)
        # What people typed themselves might name somebody.
        kind = choices("agency_type").get(agency.type, "") if agency else ""
        return kind or say("a member of the team")
    return say("somebody else")


def _exports(session: Session, family_id: str) -> list[dict[str, Any]]:
    found = []
    for scope in (family_id, "store"):
        for entry in session.store.history(scope, _EVERY):
            name = entry.body.said.get("event", "") if entry.body else ""
            if entry.header.action == "event" and name in _LEFT:
                day = datetime.fromisoformat(entry.header.wall).date().isoformat()
                found.append({"on": day, "how": name, "all": scope == "store"})
    return sorted(found, key=lambda one: str(one["on"]))


def certificate_facts(session: Session, erasure: Erasure) -> tuple[tuple[str, str], ...]:
    """Give a certificate's labels and values; nothing in them is from the record."""
    user = session.store.get(User, erasure.erased_by)
    on = long_date(erasure.approved_on) if erasure.approved_on else ""
    counts = erasure.counts if isinstance(erasure.counts, dict) else {}
    return (
        (say("Record"), erasure.family),
        (say("Erased on"), long_date(erasure.erased_at.date()) if erasure.erased_at else ""),
        (say("Reason"), erasure.reason),
        (say("Rule"), erasure.rule),
        (say("Approved by"), say("{who}, {day}", who=erasure.approved_by, day=on)),
        (say("Erased by"), user.name if user else erasure.erased_by),
        (say("What was erased"), _counted(counts)),
    )


def certificate_lines(session: Session, erasure: Erasure) -> tuple[str, ...]:
    """Say a certificate in lines to show or print; nothing in them is from the record."""
    user = session.store.get(User, erasure.erased_by)
    at = long_date(erasure.erased_at.date()) if erasure.erased_at else ""
    on = long_date(erasure.approved_on) if erasure.approved_on else ""
    counts = erasure.counts if isinstance(erasure.counts, dict) else {}
    return (
        say("Record {family} was erased on {day}.", family=erasure.family, day=at),
        say("Reason: {reason}", reason=erasure.reason),
        say("Rule: {rule}", rule=erasure.rule),
        say("Approved by {who} on {day}.", who=erasure.approved_by, day=on),
        say("Erased by {who}.", who=user.name if user else erasure.erased_by),
        say("What was erased: {counts}.", counts=_counted(counts)),
        *held_lines(erasure.still_held),
    )


def held_lines(held: object) -> tuple[str, ...]:
    """Say what `still_held` gave, in lines, one for each thing that holds the record still."""
    return tuple(_still(held if isinstance(held, dict) else {}))


def what_goes(rows: Rows, family_id: str) -> str:
    """Say how many entries of which kind an erasure of this family would take."""
    counts: dict[str, int] = {}
    for one in rows:
        if family_id in {one.id, one.scope}:
            kind = kind_of(one)
            counts[kind] = counts.get(kind, 0) + 1
    return _counted(counts)


def _counted(counts: dict[str, int]) -> str:
    known = nouns()
    return ", ".join(f"{n} {_kind_words(known, kind, n)}" for kind, n in sorted(counts.items()))


def _kind_words(known: dict[str, Any], kind: str, n: int) -> str:
    if kind in known:
        noun = noun_of(known[kind])
        return say(noun.one if n == 1 else noun.many)
    return say(_OTHER.get(kind, kind))


def _still(held: dict[str, Any]) -> Iterator[str]:
    made = held.get("backups", [])
    if made:
        last = max(one["gone_by"] for one in made)
        yield say_many(
            "{n} backup still holds it until it ages out, the first time a backup is made after "
            "{day}.",
            "{n} backups still hold it until they age out, the last of them the first time a "
            "backup is made after {day}.",
            len(made),
            day=_day(last),
        )
    if held.get("second_away"):
        yield say(
            "The second place for backups was not there, so the backups in it could not be listed: "
            "they hold it until they age out."
        )
    if held.get("stores"):
        yield say_many(
            "{n} store that a restore kept beside this one may hold it. Delete it by hand.",
            "{n} stores that restores kept beside this one may hold it. Delete them by hand.",
            held["stores"],
        )
    for one in held.get("copies", []):
        yield say(
            "A copy left on {day} for {reader}: code {code}, {channel}. Ask for it back or have it "
            "destroyed.",
            day=_day(one["on"]), reader=one["reader"], code=one["code"] or say("none"),
            channel=one["channel"] or say("way not noted"),
        )  # fmt: skip
    for one in held.get("exports", []):
        every = say("with every other family") if one["all"] else say("alone")
        yield say("It left in an export or print on {day}, {how}.", day=_day(one["on"]), how=every)
    if not any(held.values()):
        yield say("As far as this store knows, nothing else holds it.")


def _day(written: str) -> str:
    """Say a day kept in ISO 8601, "" for one that nobody wrote down."""
    return long_date(date.fromisoformat(written)) if written else say("an unknown day")
