"""The command `salvage`, as a person at a terminal meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.session import open_store
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session, Surroundings

PAGE = 4096


def test_a_damaged_store_is_salvaged_and_what_is_gone_is_said(
    session: Session, run: Callable[..., Result], surroundings: Surroundings, tmp_path: Path
) -> None:
    khan_walters(session)
    asked = "SELECT rootpage FROM sqlite_master WHERE name = 'drafts'"
    page = session.store.db.execute(asked).fetchone()[0]
    folder = session.vault.folder
    session.close()
    data = bytearray((folder / "store.db").read_bytes())
    data[(page - 1) * PAGE] ^= 1
    (folder / "store.db").write_bytes(data)
    told = run("salvage", folder, "--into", tmp_path / "New")
    assert (told.exit_code, told.stderr) == (1, "")
    assert told.stdout == (
        "Some text that was being typed could not be read.\n"
        f"79 records are now in “New.fpstore”; 1 of {len(data) // PAGE} pages were damaged. The "
        "damaged store was left as it is.\n"
    )
    again = open_store(tmp_path / "New.fpstore", "seven quiet otters", surroundings=surroundings)
    assert [line.name for line in again.store.family_lines()] == ["Khan-Walters"]
    again.close()


def test_a_sound_store_is_salvaged_without_a_finding(
    store: Path, run: Callable[..., Result], tmp_path: Path
) -> None:
    assert run("salvage", store, "--into", tmp_path / "New").exit_code == 0


def test_an_existing_store_is_never_salvaged_into(store: Path, run: Callable[..., Result]) -> None:
    refused = run("salvage", store, "--into", store)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == (
        "There is already something called Test.fpstore here. It was left as it is. Choose another "
        "name or another folder.\n"
    )
