"""The managed policy: what it may set, and that anything not understood leaves the safer value."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familyplan import policy
from familyplan.policy import STRICT, Policy, from_table, place, read

WHOLE = """
idle_minutes = 5
device_slot = false
backup_places = ["/srv/backups", "\\\\\\\\server\\\\share"]
clear_exports = false
least_passphrase = 14
"""


def written(folder: Path, text: str | bytes) -> Policy:
    """Read this text as a policy file no user could change."""
    file = folder / "policy.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file, may_change=lambda _path: False)


def test_without_a_file_everything_is_as_the_program_comes(tmp_path: Path) -> None:
    assert read(tmp_path / "policy.toml") == Policy()
    assert Policy() == Policy(
        idle_minutes=None,
        device_slot=True,
        backup_places=(),
        clear_exports=True,
        least_passphrase=12,
        problems=(),
    )


def test_every_setting_is_read(tmp_path: Path) -> None:
    assert written(tmp_path, WHOLE) == Policy(
        idle_minutes=5,
        device_slot=False,
        backup_places=("/srv/backups", "\\\\server\\share"),
        clear_exports=False,
        least_passphrase=14,
    )


def test_the_examples_in_the_documentation_are_sound(tmp_path: Path) -> None:
    doc = Path(__file__).resolve().parents[2] / "docs" / "security" / "managed-policy.md"
    examples = doc.read_text(encoding="utf-8").split("```toml\n")[1:]
    assert len(examples) == 3
    for example in examples:
        assert written(tmp_path, example.partition("```")[0]).problems == ()


@pytest.mark.parametrize(
    ("text", "key", "stands"),
    [
        ("idle_minutes = 0", "idle_minutes", 5),
        ("idle_minutes = 600", "idle_minutes", 5),
        ('idle_minutes = "5"', "idle_minutes", 5),
        ("idle_minutes = true", "idle_minutes", 5),
        ("idle_minutes = 2.5", "idle_minutes", 5),
        ('device_slot = "false"', "device_slot", False),
        ("device_slot = 1", "device_slot", False),
        ("clear_exports = 1", "clear_exports", False),
        ("clear_exports = []", "clear_exports", False),
        ("least_passphrase = 8", "least_passphrase", 12),
        ("least_passphrase = 65", "least_passphrase", 16),
        ('least_passphrase = "20"', "least_passphrase", 16),
        ('backup_places = "/srv"', "backup_places", ()),
        ('backup_places = ["/srv", 3, "near", ""]', "backup_places", ("/srv",)),
    ],
)
def test_a_value_that_cannot_be_followed_is_named_and_the_safer_one_stands(
    tmp_path: Path, text: str, key: str, stands: object
) -> None:
    found = written(tmp_path, text)
    assert getattr(found, key) == stands
    assert len(found.problems) == 1
    assert f"“{key}”" in found.problems[0]


def test_a_misspelt_setting_restricts_what_it_probably_meant(tmp_path: Path) -> None:
    found = written(tmp_path, "clear-export = false\nshoe_size = 43\n")
    assert found.clear_exports is False
    assert found.device_slot is True
    assert found.problems == (
        (
            "The policy file sets “clear-export”, which is not known; “clear_exports” may be "
            "meant, so its strictest value is in force."
        ),
        "The policy file sets “shoe_size”, which is not known.",
    )


@pytest.mark.parametrize(
    "broken",
    ["idle_minutes = ", b"\xff\xfe\x00", "a = 1\na = 2", "x = " + "[" * 5000, "#" * 70_000],
)
def test_a_broken_file_puts_the_strictest_settings_in_force(
    tmp_path: Path, broken: str | bytes
) -> None:
    found = written(tmp_path, broken)
    assert found == Policy(
        idle_minutes=STRICT.idle_minutes,
        device_slot=False,
        clear_exports=False,
        least_passphrase=16,
        problems=found.problems,
    )
    assert len(found.problems) == 1
    assert "strictest settings are in force" in found.problems[0]


def test_what_is_not_a_file_cannot_hold_the_program_up(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert read(tmp_path / "folder").clear_exports is False
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        assert read(tmp_path / "pipe").clear_exports is False


@pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are those of POSIX")
def test_a_file_the_user_can_change_is_followed_and_named(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("idle_minutes = 3\n", encoding="utf-8")
    file.chmod(0o666)
    found = read(file)
    assert found.idle_minutes == 3
    assert found.problems == (
        (
            "An ordinary user of this computer can change the policy file. Only an administrator "
            "should be able to."
        ),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are those of POSIX")
def test_only_what_belongs_to_the_administrator_all_the_way_up_is_out_of_reach() -> None:
    assert not policy.changeable(Path("/etc/passwd"))
    assert policy.changeable(Path("/etc/no-such-folder/policy.toml"))


def test_each_system_has_one_place_that_no_variable_can_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("ProgramData", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(variable, "/somewhere/else")
    assert place("linux") == Path("/etc/familyplan/policy.toml")
    assert place("darwin") == Path("/Library/Application Support/FamilyPlan/policy.toml")
    assert place("win32").parts[-2:] == ("FamilyPlan", "policy.toml")


def test_the_log_keeps_what_is_in_force_in_short() -> None:
    strict = Policy(5, False, (), False, 16)  # noqa: FBT003 - in their order
    assert policy.in_short(strict) == (
        "idle_minutes=5 device_slot=0 clear_exports=0 least_passphrase=16"
    )
    for each in (strict, Policy()):
        assert policy.from_short(policy.in_short(each)) == each
    for odd in ("", "x", "idle_minutes=5", policy.in_short(strict).replace("16", "many")):
        assert policy.from_short(odd) is None


def test_what_is_in_force_is_said_in_words() -> None:
    assert policy.in_words(Policy(1, True, ("/srv",))) == (  # noqa: FBT003 - in their order
        "locks after 1 minute; 1 place for backups; passphrases of at least 12 characters"
    )


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(policy.KEYS) | st.text(), _VALUES, max_size=6))
def test_no_file_can_loosen_what_the_program_comes_with(table: dict[str, object]) -> None:
    found = from_table(table)
    assert found.least_passphrase >= 12
    assert found.idle_minutes is None or 1 <= found.idle_minutes <= 60
    assert all(isinstance(each, str) for each in (*found.backup_places, *found.problems))
