"""The code on a recovery sheet: groups of letters and digits that notice being mistyped.

160 random bits are written as 8 groups of 5: four characters carry 20 bits, the fifth checks
them. The alphabet is Crockford's base 32 (https://www.crockford.com/base32.html), which has no
I, L, O or U; whoever types one of the first three means 1, 1 or 0.
"""

from __future__ import annotations

import os
from typing import Final

from familyplan.vault.errors import CodeMistyped

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 8
GROUP: Final = 5
SECRET_BYTES: Final = 20
_CARRYING: Final = GROUP - 1
_BITS: Final = 5
_FIELD: Final = 0b100101
_MEANT: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_BETWEEN: Final = " \t\r\n-\u2010\u2011\u2013\u2014.,_"


def fresh() -> bytes:
    """Make the 20 random bytes of a new code."""
    return os.urandom(SECRET_BYTES)


def written(secret: bytes) -> str:
    """Write 20 bytes as the code: eight groups of five, with hyphens between.

    Raises:
        ValueError: there are not 20 bytes.

    """
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery code has 20 bytes")
    number = int.from_bytes(secret, "big")
    groups = []
    for at in range(GROUPS):
        shift = (GROUPS - 1 - at) * _CARRYING * _BITS
        value = number >> shift & (1 << _CARRYING * _BITS) - 1
        letters = "".join(
            ALPHABET[value >> (_CARRYING - 1 - place) * _BITS & 31] for place in range(_CARRYING)
        )
        groups.append(letters + _check(letters, at))
    return "-".join(groups)


def groups_of(code: str) -> tuple[str, ...]:
    """Give the groups of a code as `written`."""
    return tuple(code.split("-"))


def read(text: str) -> bytes:
    """Read a code as somebody typed it: small letters, spaces, O for 0 and I or L for 1 are fine.

    Raises:
        CodeMistyped: naming the groups (from 1) that cannot be right, or the wrong length.

    """
    typed = tidied(text)
    if len(typed) != GROUPS * GROUP:
        raise CodeMistyped((), needed=GROUPS * GROUP, given=len(typed))
    groups = [typed[at : at + GROUP] for at in range(0, len(typed), GROUP)]
    wrong = tuple(at + 1 for at, group in enumerate(groups) if not _right(group, at))
    if wrong:
        raise CodeMistyped(wrong)
    number = 0
    for group in groups:
        for letter in group[:_CARRYING]:
            number = number << _BITS | ALPHABET.index(letter)
    return number.to_bytes(SECRET_BYTES, "big")


def tidied(text: str) -> str:
    """Give what was typed with nothing between, in capital letters, look-alikes as meant."""
    kept = "".join(letter for letter in text if letter not in _BETWEEN)
    return kept.upper().translate(_MEANT)


def _right(group: str, at: int) -> bool:
    """Say whether a group's letters are letters of the code and fit its check."""
    carrying = group[:_CARRYING]
    return all(letter in ALPHABET for letter in group) and group[-1] == _check(carrying, at)


def _check(letters: str, at: int) -> str:
    """Give the check of a group, bound to its place so that groups cannot change places.

    It is counted in the field of 32 elements (x^5 + x^2 + 1), where every letter has a weight of
    its own: one wrong letter and two neighbours changed round are always found.
    """
    total = at + 1
    for letter in letters:
        total = _doubled(total ^ ALPHABET.index(letter))
    return ALPHABET[total]


def _doubled(value: int) -> int:
    """Multiply by x in the field of 32 elements."""
    value <<= 1
    return value ^ _FIELD if value >> _BITS else value
