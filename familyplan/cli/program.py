"""The program `familyplan`: its commands, loaded only when used, and how it fails in words."""

from __future__ import annotations

import importlib
import sys
from typing import Any, Final

import click

from familyplan import __version__
from familyplan.errors import KnownError
from familyplan.hardening import keep_to_this_user
from familyplan.mishaps import keep_quiet, note, steps
from familyplan.words import mark, say

FINDINGS: Final = 1
REFUSED: Final = 2

_COMMANDS: Final = {
    "new": mark("Make a new encrypted store."),
    "sheet": mark("Make a recovery sheet, for the day the passphrase is forgotten."),
    "ways": mark("List who may open a store, and how."),
    "add-person": mark("Let one more person open a store, with a passphrase of their own."),
    "remove-way": mark("Take a way into a store away."),
    "new-data-key": mark("Write a whole store again under a new key."),
    "organisation-key": mark("Make a partnership's recovery key, or let one open a store."),
    "sample": mark("Add invented families to try things with."),
    "families": mark("List the families in a store."),
    "show": mark("Show one family's record."),
    "find": mark("Find people, goals, meetings and more by their words."),
    "duplicates": mark("List people and families that may have been entered twice."),
    "check": mark("Say what good practice would look at next."),
    "pack": mark("Make one reader's copy as a file: a meeting pack, the plan, minutes, a sheet."),
    "blank": mark("Make a blank page to write on by hand."),
    "copies": mark("List the copies that left: for whom, when, on what ground."),
    "access": mark("List who asked for their own record, and by when it is due."),
    "history": mark("Say who did what, and when."),
    "audit": mark("Say who opened, looked, let out, backed up and erased, in a period."),
    "export": mark("Write whole families to a JSON file, in clear."),
    "import": mark("Bring families in from a JSON file or a spreadsheet."),
    "retention": mark("Say which records are due to go, and what was erased."),
    "hold": mark("Keep a record from being erased or shared, or lift that."),
    "erase": mark("Erase one family's record for good."),
    "verify": mark("Prove that a store is whole."),
    "salvage": mark("Read what can be read of a damaged store into a new one."),
    "backup": mark("Make, list and check backups."),
    "restore": mark("Make a store what a backup holds; the present one is kept."),
    "health": mark("Say how well a store and this computer are looked after."),
    "lost-laptop": mark("Say what was on a lost computer, from a backup of its store."),
    "problems": mark("Show the problem report, which names nobody."),
}


class Refusal(click.ClickException):
    """A refusal in a sentence, without a stack trace."""

    exit_code = REFUSED

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - a text stream, as click has it
        """Write the sentence, and nothing else, to where errors go."""
        click.echo(self.message, file=file, err=True)


class Program(click.Group):
    """A group whose commands are imported when they run, so that help comes at once."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name the commands in the order people meet them."""
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load one command, or give None where there is none of this name."""
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"familyplan.cli.{name.replace('-', '_')}_")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each does, without loading them."""
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(words)) for name, words in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run, and turn what we understand into sentences."""
        try:
            return super().invoke(ctx)
        except KnownError as error:
            raise Refusal(error.sentence) from error
        except click.Abort as stopped:
            raise Refusal(say("Stopped. Nothing was changed.")) from stopped


@click.command(
    cls=Program,
    invoke_without_command=True,
    help=say(
        "Keep families' support plans in an encrypted store on this computer. Without a command, "
        "the desktop opens."
    ),
    epilog=say(
        "The exit code is 0 when all is well, 1 when something was found that needs attention, "
        "and 2 when the command was refused or not understood."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="familyplan", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Open the desktop where no command is named."""
    if ctx.invoked_subcommand is None:
        importlib.import_module("familyplan.cli.desktop").open_desktop()


def main() -> None:
    """Run the program: files it writes are for this user alone, and a crash leaves no memory."""
    keep_to_this_user()
    keep_quiet()
    try:
        program()
    except Exception as error:  # noqa: BLE001 - whatever nobody foresaw, told without anybody's data
        click.echo(_unforeseen(error), err=True)
        sys.exit(REFUSED)


def _unforeseen(error: Exception) -> str:
    """Say what kind of error it was and where: its own words may hold somebody's name."""
    if isinstance(error, OSError) and error.filename is None:
        return say("This could not be written out: there is no room, or nobody to read it.")
    note(error)
    at = steps(error.__traceback__)[-1]
    return say(
        "Something went wrong that nobody foresaw ({kind}, {at}). What was saved before is safe. "
        "“familyplan problems” shows what was noted about it.",
        kind=type(error).__name__,
        at=at,
    )
