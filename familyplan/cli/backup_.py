"""The commands `backup make`, `backup list` and `backup check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import json_option, on_store, present_folder, store_argument
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.errors import KnownError, Refused
from familyplan.session.backup_errors import NoSuchBackup
from familyplan.session.backups import Backup, kept, make, named
from familyplan.session.rehearsing import check as check_one
from familyplan.session.rehearsing import rehearse
from familyplan.session.restoring import moment_words
from familyplan.session.second_place import second_place
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session

_MB = 1_000_000


@click.group(name="backup", help=say("Make backups of a store, list them and check them."))
def command() -> None:
    """Make, list and check backups."""


@command.command(
    name="make",
    help=say(
        "Make a backup of STORE now, check it by replaying its history, and copy it to the "
        "second place. Backups that are too old by the rules go afterwards."
    ),
)
@on_store
def make_command(session: Session) -> None:
    """Make one backup and say where it is."""
    made = make(session)
    tell(
        say(
            "Backup {name} was made and checked: {families}, {mb} MB.",
            name=made.name,
            families=say_many("{n} family", "{n} families", made.families),
            mb=f"{made.size / _MB:,.1f}",
        )
    )
    for paper in made.papers_lost:
        tell(say("The paper {name} is missing in the store.", name=paper), err=True)
    tell(second_place(session).words)


@command.command(
    name="list",
    help=say(
        "List the backups of STORE, or those in a folder such as the second place. No passphrase "
        "is needed."
    ),
)
@store_argument
@json_option
def list_command(store: Path, *, as_json: bool) -> None:
    """List the backups, newest first."""
    found = kept(present_folder(store))
    if as_json:
        tell_json([_as_json(one) for one in found])
    elif not found:
        tell(say("There are no backups here."))
    else:
        heads = (say("Backup"), say("Made"), say("Why"), say("Families"), say("MB"))
        tell_columns([heads, *(_cells(one) for one in found)])


@command.command(
    name="check",
    help=say(
        "Check every page and every chain of one backup of STORE, or of all, and that it holds "
        "what it says. With --rehearse each is restored beside the store, replayed and removed "
        "again. The exit code is 1 if anything is wrong."
    ),
)
@on_store
@click.argument("name", required=False, default="")
@click.option("--rehearse", "whole", is_flag=True, help=say("Restore it for trial."))
def check_command(session: Session, *, name: str, whole: bool) -> None:
    """Check one backup or all, and say what is wrong."""
    found = kept(session)
    chosen = named(found, name) if name else None
    if name and chosen is None:
        raise NoSuchBackup(name)
    if not found:
        raise Refused(say("There are no backups here."))
    wrong = [_check(session, one, whole=whole) for one in ((chosen,) if chosen else found)]
    if any(wrong):
        click.get_current_context().exit(FINDINGS)


def _check(session: Session, backup: Backup, *, whole: bool) -> bool:
    """Check one, say how it is, and give whether anything is wrong with it."""
    try:
        if whole:
            done = rehearse(session, backup)
            tell(done.words)
            problems = done.problems
        else:
            problems = check_one(session, backup)
    except KnownError as error:
        problems = (error.sentence,)
    for problem in problems:
        tell(f"{backup.name}: {problem}")
    if not problems and not whole:
        tell(say("{name} is whole.", name=backup.name))
    return bool(problems)


def _cells(backup: Backup) -> tuple[str, ...]:
    if backup.problem:
        return (backup.name, moment_words(backup), backup.problem, "", "")
    return (
        backup.name,
        moment_words(backup),
        backup.why_words,
        str(backup.families),
        f"{backup.size / _MB:,.1f}",
    )


def _as_json(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.name,
        "path": str(backup.path),
        "made_at": backup.made_at.isoformat(),
        "why": backup.why,
        "checked": backup.checked,
        "bytes": backup.size,
        "families": backup.families,
        "generation": backup.generation,
        "problem": backup.problem,
    }
