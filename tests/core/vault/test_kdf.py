"""From a passphrase to a key: the same everywhere, never cheap, never a way to hang a laptop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from familyplan.vault.errors import ShortPassphrase
from familyplan.vault.kdf import Derivation, as_bytes, check_new
from familyplan.vault.secret import DataKey

SALT = bytes(range(16))


def test_the_usual_setting_is_128_mib_three_passes_four_lanes() -> None:
    usual = Derivation.fresh()
    assert (usual.memory_kib, usual.passes, usual.lanes, len(usual.salt)) == (131072, 3, 4, 16)
    assert usual.salt != Derivation.fresh().salt


def test_a_key_is_argon2id_version_13() -> None:
    """Computed with argon2-cffi 25.1.0, a second implementation."""
    key = Derivation(19456, 2, 1, SALT).derive("lantern otter Tuesday")
    assert key.hex() == "8a9e6ac6e37a779b2d0666ff4fbcf8a9f7316f40f7a30f15fa4b9aa72addb1d6"


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes", "salt"),
    [
        (19455, 1, 1, SALT),
        (1048577, 1, 1, SALT),
        (19456, 0, 1, SALT),
        (19456, 11, 1, SALT),
        (19456, 1, 0, SALT),
        (19456, 1, 9, SALT),
        (19456, 1, 1, SALT[:15]),
        (19456, 1, 1, SALT + b"x"),
    ],
)
def test_settings_out_of_bounds_cannot_be_made(
    memory_kib: int, passes: int, lanes: int, salt: bytes
) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Derivation(memory_kib, passes, lanes, salt)


def test_the_bounds_themselves_are_allowed() -> None:
    assert Derivation(19456, 1, 1, SALT).passes == 1
    assert Derivation(1048576, 10, 8, SALT).passes == 10


def test_passphrases_are_normalised_and_not_trimmed() -> None:
    assert as_bytes("e\u0301") == as_bytes("\u00e9") == b"\xc3\xa9"
    assert as_bytes("\ufb01") == b"fi"
    assert as_bytes(" a ") == b" a "


def test_twelve_characters_are_enough_and_eleven_are_not() -> None:
    check_new("twelve chars")
    check_new("\u5bb6" * 12)
    for short in ("", "eleven char", "e\u0301" * 11):
        with pytest.raises(ShortPassphrase):
            check_new(short)


def test_a_wiped_key_is_zeros_and_cannot_be_used() -> None:
    raw = bytearray(range(32))
    key = DataKey(raw)
    assert key.sqlcipher_form() == b"x'" + bytes(range(32)).hex().encode() + b"'"
    key.wipe()
    assert raw == bytes(32)
    with pytest.raises(RuntimeError):
        key.sqlcipher_form()


def test_a_key_of_another_size_is_no_data_key() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(bytearray(31))


def test_a_computer_without_the_memory_says_so() -> None:
    code = (
        "import resource\n"
        "from familyplan.vault.errors import TooLittleMemory\n"
        "from familyplan.vault.kdf import Derivation\n"
        "costly = Derivation.fresh(1 << 20, 1, 1)\n"
        "resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))\n"
        "try:\n"
        "    costly.derive('seven quiet otters')\n"
        "except TooLittleMemory as told:\n"
        "    print(told.sentence)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("There is too little free memory to open the store: 1024 MB")
