"""The command line as a test uses it: a small store, its passphrase in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from familyplan.cli import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session, Surroundings

PASSPHRASE = "seven quiet otters"


@pytest.fixture
def run(tmp_path: Path, surroundings: Surroundings) -> Callable[..., Result]:
    """Give a function that runs one command in this process, with a passphrase file."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def running(*words: object, typed: str | bytes = "", secretly: bool = True) -> Result:
        told = [str(word) for word in words]
        if secretly and told:
            told += ["--passphrase-file", str(secret)]
        kwargs: dict[str, Any] = {"obj": surroundings, "input": typed}
        return CliRunner().invoke(program, told, **kwargs)

    return running


@pytest.fixture
def store(session: Session) -> Path:
    """Give the folder of the store of `session`, which is closed so that commands can open it."""
    folder = session.vault.folder
    session.close()
    return folder
