"""Where the policy lets no unencrypted copy leave, none does, by whichever way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from familyplan.cli import program
from familyplan.model import Disclosure
from familyplan.packs.asked import Asked
from familyplan.policy import Policy
from familyplan.session.clear_copies import NoClearCopies, refuse_clear
from familyplan.session.copies import make_copy
from familyplan.sharing import resolve
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session, Surroundings

STRICT = Policy(clear_exports=False)


def test_without_a_policy_copies_may_leave() -> None:
    refuse_clear(Policy())


def test_no_pack_is_written_and_none_is_noted(session: Session, tmp_path: Path) -> None:
    kept = khan_walters(session)
    reader = resolve(session.store.family(kept.family.id), "lead practitioner")
    session.vault.surroundings = replace(session.vault.surroundings, policy=lambda: STRICT)
    with pytest.raises(NoClearCopies):
        make_copy(
            session, kept.family.id, Asked(meeting=kept.meetings["next"].id), reader,
            out=tmp_path / "copy.pdf", channel="print",
        )  # fmt: skip
    assert not (tmp_path / "copy.pdf").exists()
    assert session.store.all(Disclosure) == ()


def test_no_export_is_written(session: Session, surroundings: Surroundings, tmp_path: Path) -> None:
    khan_walters(session)
    folder = session.vault.folder
    session.close()
    secret, out = tmp_path / "passphrase", tmp_path / "all.json"
    secret.write_text("seven quiet otters\n", encoding="utf-8")
    told = ["export", str(folder), "--out", str(out), "--passphrase-file", str(secret)]
    around = replace(surroundings, policy=lambda: STRICT)
    result = CliRunner().invoke(program, told, obj=around)
    assert result.exit_code == 2
    assert result.output.startswith("Your organisation allows no unencrypted copies")
    assert not out.exists()
