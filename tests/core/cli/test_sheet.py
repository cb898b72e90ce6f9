"""A recovery sheet made on the command line lets real families in, and opens the store."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from familyplan import actions
from familyplan.cli.program import program
from familyplan.session import RecoveryCode, RecoveryFirst, open_store
from familyplan.session.keys import ways_in

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Surroundings

PASSPHRASE = "seven quiet otters"
RUN = "import sys; from familyplan.cli.program import program; program(sys.argv[1:])"


@pytest.fixture
def told(store: Path, tmp_path: Path) -> list[str]:
    """Give the words of the command."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    return ["sheet", str(store), "--passphrase-file", str(secret)]


def test_a_sheet_typed_back_wrong_does_not_count(
    told: list[str], store: Path, surroundings: Surroundings
) -> None:
    strict = replace(surroundings, recovery_first=True)
    refused = CliRunner().invoke(program, told, obj=strict, input="00000\n00000\n")
    assert refused.exit_code == 2
    assert "The two groups are not the ones on the sheet" in refused.stderr
    session = open_store(store, PASSPHRASE, surroundings=strict)
    with pytest.raises(RecoveryFirst):
        session.run(actions.families.start, "Hill")
    session.close()


def test_a_sheet_typed_back_right_counts_and_opens_the_store(
    told: list[str], store: Path, surroundings: Surroundings
) -> None:
    groups: dict[str, str] = {}
    with subprocess.Popen(
        [sys.executable, "-c", RUN, *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as work:
        assert work.stdin is not None
        assert work.stdout is not None
        assert work.stderr is not None
        while len(groups) < 8:
            line = work.stdout.readline()
            assert line, work.stderr.read()
            found = re.fullmatch(r"  (\d)  (\w{5})\n", line)
            groups |= {found[1]: found[2]} if found else {}
        for _ in range(2):
            asked = ""
            while not asked.endswith(": "):
                letter = work.stderr.read(1)
                assert letter, asked
                asked += letter
            work.stdin.write(groups[asked.strip()[-2]].lower() + "\n")
            work.stdin.flush()
        assert work.stdout.read().splitlines()[-1] == (
            "The recovery sheet counts. It opens the store without any passphrase: keep it safe."
        )
    assert work.returncode == 0
    code = RecoveryCode(" ".join(groups.values()))
    session = open_store(store, code, surroundings=replace(surroundings, recovery_first=True))
    assert [(way.kind, way.counts) for way in ways_in(session)] == [
        ("passphrase", True),
        ("recovery", True),
    ]
    session.run(actions.families.start, "Hill")
    session.close()
