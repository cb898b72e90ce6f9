"""Numbers that look right and can belong to nobody.

NHS numbers: 999 000 0000 to 999 999 9999 are kept for tests and never issued. Telephones: Ofcom's
numbers for drama (01632 960xxx, 07700 900xxx). Postcodes: no area WX exists. Pupil numbers: no
local authority has the number 999.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_UPN_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_INWARD: Final = "ABDEFGHJLNPQRSTUWXYZ"


def nhs_number(random: Random) -> str:
    """Make an NHS number of the test range with a right check digit."""
    while True:
        digits = f"999{random.randrange(10**6):06d}"
        total = sum(
            int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)
        )
        check = (11 - total % 11) % 11
        if check < 10:  # noqa: PLR2004 - a check of 10 has no digit
            return f"{digits[:3]} {digits[3:6]} {digits[6:]}{check}"


def pupil_number(random: Random) -> str:
    """Make a pupil number of a local authority that does not exist, with a right check letter."""
    digits = f"999{random.randrange(10**9):09d}"
    return _UPN_LETTERS[_weighed(digits, range(2, 14)) % len(_UPN_LETTERS)] + digits


def mobile(random: Random) -> str:
    """Make a mobile number kept for drama."""
    return f"07700 900{random.randrange(1000):03d}"


def landline(random: Random) -> str:
    """Make a landline number kept for drama."""
    return f"01632 960{random.randrange(1000):03d}"


def postcode(random: Random) -> str:
    """Make a postcode of an area that does not exist."""
    letters = "".join(random.choice(_INWARD) for _ in range(2))
    return f"WX{random.randint(1, 19)} {random.randint(1, 9)}{letters}"


def _weighed(digits: str, weights: range) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
