"""Naming a store and its passphrase on the command line, and opening it."""

from __future__ import annotations

import functools
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from familyplan.errors import Refused
from familyplan.session import SUFFIX, RecoveryCode, Session, open_store
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_LONGEST: Final = 4096
STDIN: Final = "-"

store_argument = click.argument("store", type=click.Path(path_type=Path))
passphrase_option = click.option(
    "--passphrase-file",
    metavar="FILE",
    help=say("Read the passphrase from the first line of FILE, or of standard input for “-”."),
)
recovery_option = click.option(
    "--recovery", is_flag=True, help=say("What is read or typed is the recovery code.")
)
json_option = click.option("--json", "as_json", is_flag=True, help=say("Write JSON."))


def on_store(function: Callable[..., T]) -> Callable[..., T]:
    """Give a command a STORE argument and a passphrase option; its first argument is the session.

    The store is open while the command runs, and closed however it ends.
    """

    @store_argument
    @passphrase_option
    @recovery_option
    @click.pass_context
    @functools.wraps(function)
    def opened_first(
        ctx: click.Context,
        /,
        *,
        store: Path,
        passphrase_file: str | None,
        recovery: bool,
        **kwargs: Any,  # noqa: ANN401 - the command's own options
    ) -> T:
        with opened(ctx, store, passphrase_file, recovery=recovery) as session:
            return function(session, **kwargs)

    return opened_first


@contextmanager
def opened(
    ctx: click.Context, store: Path, passphrase_file: str | None, *, recovery: bool = False
) -> Iterator[Session]:
    """Open a store with the secret from a file or a prompt, and close it afterwards.

    Raises:
        KnownError: it cannot be opened, in words.

    """
    folder = present_folder(store)
    asked = say("Recovery code") if recovery else say("Passphrase of {name}", name=folder.stem)
    typed = read_passphrase(passphrase_file, asked=asked)
    secret = RecoveryCode(typed) if recovery else typed
    session = open_store(folder, secret, surroundings=ctx.obj)
    try:
        yield session
    finally:
        session.close()


def present_folder(store: Path) -> Path:
    """Give the folder meant by a name, which may leave out the ending."""
    with_ending = new_folder(store)
    return store if store.exists() or not with_ending.exists() else with_ending


def new_folder(store: Path) -> Path:
    """Give the folder a new store of this name has: with the ending, once.

    Raises:
        Refused: there is no name.

    """
    if not store.name:
        raise Refused(say("Say which store is meant: the name of its folder."))
    return store if store.suffix == SUFFIX else store.with_name(store.name + SUFFIX)


def read_passphrase(source: str | None, *, twice: bool = False, asked: str = "") -> str:
    """Read a secret: the first line of a file or of standard input, or a hidden prompt.

    `asked` says in the prompt which secret is meant, where it is not simply the passphrase.

    Raises:
        Refused: the file cannot be read, or there is nobody to ask.

    """
    if sys.stdin is None and source in {None, STDIN}:
        raise Refused(
            say("There is no standard input to read the passphrase from. Use --passphrase-file.")
        )
    if source is None:
        prompted: str = click.prompt(
            asked or say("Passphrase"), hide_input=True, confirmation_prompt=twice, err=True
        )
        return prompted
    try:
        if source == STDIN:
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with Path(source).open("rb") as file:
                line = file.readline(_LONGEST)
        return line.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            say(
                "The passphrase could not be read from “{name}”. It should be the first line of "
                "a text file in UTF-8.",
                name=source,
            )
        ) from error
