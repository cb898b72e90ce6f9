"""The lines of the health page about one store: its backups, its keys, the policy, the program."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from familyplan import __version__
from familyplan.mishaps import library_versions, noted
from familyplan.policy import in_words
from familyplan.session import backup_trouble, backups
from familyplan.session.health.line import Line
from familyplan.session.second_place import second_place
from familyplan.session.shelf import latest
from familyplan.vault import keys_on_disk, looking, slots
from familyplan.words import mark, say, say_many
from familyplan.words.dates import day_and_date

if TYPE_CHECKING:
    from familyplan.policy import Policy
    from familyplan.session.session import Session

_CHECK_DAYS: Final = 30
_BACKUP_DAYS: Final = 2
_EVENTS: Final = 5000
_KINDS: Final = {
    slots.PASSPHRASE: mark("passphrase"),
    slots.RECOVERY: mark("recovery sheet"),
    slots.ORGANISATION: mark("partnership's key"),
    slots.DEVICE: mark("this computer's key"),
}


def store_lines(session: Session) -> tuple[Line, ...]:
    """Give what the store, its backups, its keys and the policy say; on the session's thread."""
    policy = session.vault.surroundings.policy()
    return (
        _place(session),
        _full_check(session),
        *_backups(session),
        *_keys(session, policy),
        *_policy(policy),
        *_program(session),
    )


def _place(session: Session) -> Line:
    folder = session.vault.folder
    if session.vault.read_only:
        return Line(
            say("The store in {folder} is open for reading only.", folder=folder),
            "attention",
            say("Nothing can be written down until it can be written to again."),
        )
    words = say("The store lies on this computer, in {folder}.", folder=folder)
    return Line(words, "good")


def _full_check(session: Session) -> Line:
    at = last_event(session, "verified")
    advice = say("Check it under Settings, Health.")
    if at is None:
        return Line(say("The whole store has not been checked yet."), "attention", advice)
    if at > session.clock.now() + timedelta(days=1):
        words = say("The last check of the whole store lies ahead of this computer's clock.")
        return Line(words, "attention", advice)
    days = _days(session, at)
    words = say_many(
        "The whole store was last checked {n} day ago.",
        "The whole store was last checked {n} days ago.",
        days,
    )
    if days == 0:
        words = say("The whole store was last checked today.")
    return Line(words, "good") if days <= _CHECK_DAYS else Line(words, "attention", advice)


def _backups(session: Session) -> tuple[Line, ...]:
    newest = latest(backups.kept(session), session.clock.now())
    advice = say("Make a backup now.")
    if newest is None:
        first = Line(
            say("There is no checked backup of this store."), "attention", advice, "backups"
        )
    else:
        days = _days(session, newest.made_at)
        words = say_many(
            "The last checked backup is {n} day old.",
            "The last checked backup is {n} days old.",
            days,
        )
        if days == 0:
            words = say("The last checked backup is of today.")
        fine = days <= _BACKUP_DAYS
        first = Line(words, "good" if fine else "attention", "" if fine else advice, "backups")
    failed = backup_trouble.failed_at(session, newest)
    second = second_place(session)
    fine = second.path is not None and not second.overdue
    advice = say("Choose a stick, a network drive or a synced folder, and connect it each week.")
    return (
        first,
        *(() if failed is None else (_failed(failed),)),
        Line(second.words, "good" if fine else "attention", "" if fine else advice, "backups"),
    )


def _failed(at: datetime) -> Line:
    return Line(
        say("The last backup, of {day}, did not work.", day=day_and_date(at.date())),
        "attention",
        say("Make one now, under Settings, Backups: it says what stands in the way."),
        "backups",
    )


def _keys(session: Session, policy: Policy) -> tuple[Line, ...]:
    keys = keys_on_disk.read(session.vault.folder)
    kinds = [slot.face.kind for slot in keys.slots]
    listed = ", ".join(
        f"{kinds.count(kind)} × {say(words)}" for kind, words in _KINDS.items() if kind in kinds
    )
    found = [Line(say("Ways into this store: {listed}.", listed=listed), "good", "", "keys")]
    if any(slot.saves for slot in keys.slots):
        words = say("There is a second way in for the day a passphrase is forgotten.")
        found.append(Line(words, "good", "", "keys"))
    else:
        found.append(
            Line(
                say("There is no tested recovery sheet, and no key of an organisation."),
                "attention",
                say("Print a recovery sheet: a forgotten passphrase cannot be reset."),
                "keys",
            )
        )
    if slots.DEVICE in kinds and not policy.device_slot:
        found.append(
            Line(
                say("A computer keeps a key to this store. Your organisation does not allow that."),
                "attention",
                say("Take that way in away."),
                "keys",
            )
        )
    return tuple(found)


def _policy(policy: Policy) -> tuple[Line, ...]:
    words = say("In force: {listed}.", listed=in_words(policy))
    advice = say("Tell whoever looks after your computers.")
    return (
        Line(words, "good", "", "policy"),
        *(Line(problem, "attention", advice, "policy") for problem in policy.problems),
    )


def _program(session: Session) -> tuple[Line, ...]:
    seen = looking.look(session.vault)
    python = ".".join(map(str, sys.version_info[:3]))
    versions = say(
        "Family Plan {version} with SQLite {sqlite}, SQLCipher {cipher}, {provider}, "
        "Python {python}, {libraries}.",
        version=__version__,
        sqlite=seen.sqlite,
        cipher=seen.sqlcipher.partition(" ")[0],
        provider=seen.provider,
        python=python,
        libraries=", ".join(f"{name} {number}" for name, number in library_versions()),
    )
    if seen.differing:
        settings = Line(
            say("The database is not set up as it should be: {names}.",
                names=", ".join(seen.differing)),
            "attention",
            say("Close Family Plan and open it again. If this stays, send the problem report."),
            "program",
        )  # fmt: skip
    else:
        words = say_many("{n} setting of the database was read back and is right.",
                         "{n} settings of the database were read back and are right.",
                         seen.settings)  # fmt: skip
        settings = Line(words, "good", "", "program")
    return (Line(versions, "good", "", "program"), settings, _problems())


def _problems() -> Line:
    count = len(noted())
    if not count:
        return Line(say("No problem inside the program has been noted."), "good", "", "program")
    return Line(
        say_many("{n} problem inside the program was noted.",
                 "{n} problems inside the program were noted.", count),
        "attention",
        say("Read the report under Settings, About, and send it to whoever looks after this."),
        "program",
    )  # fmt: skip


def last_event(session: Session, name: str) -> datetime | None:
    """Say when something of this name was last noted for the store as a whole."""
    for entry in session.store.history("store", _EVENTS):
        if entry.body is not None and entry.body.said.get("event") == name:
            return datetime.fromisoformat(entry.header.wall)
    return None


def _days(session: Session, at: datetime) -> int:
    """Count whole days since then; a clock put back makes none of them negative."""
    now = session.clock.now()
    return max(0, (now.date() - at.astimezone(now.tzinfo).date()).days)
