"""Verdicts on the numbers people are known by: they warn, and never block.

Algorithms: NHS number, modulus 11 (NHS Data Dictionary); UPN check letter (DfE); ULN, modulus 11
(ESFA); postcode pattern as published for bulk data transfer. A good verdict never means that the
number belongs to anybody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from familyplan.words import mark, say

_UPN_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_ELEVEN: Final = 11
_TEN: Final = 10
_POSTCODE: Final = re.compile(
    r"(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|([A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?)|[0-9][A-HJKPS-UW])"
    r"[0-9][ABD-HJLNP-UW-Z]{2})"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said about a number as typed: its normal form, and a warning or nothing."""

    normal: str
    warning: str = ""

    @property
    def good(self) -> bool:
        """Say whether nothing speaks against the number."""
        return not self.warning


def verdict(scheme: str, typed: str) -> Verdict:
    """Judge a number of scheme "nhs", "upn", "uln" or "postcode"; others are taken as typed."""
    judge = {"nhs": _nhs, "upn": _upn, "uln": _uln, "postcode": _postcode}.get(scheme)
    text = typed.strip()
    return judge(text) if judge and text else Verdict(text)


def _warned(normal: str, sentence: str) -> Verdict:
    return Verdict(normal, say(sentence))


def _nhs(text: str) -> Verdict:
    bare = re.sub(r"[ -]", "", text)
    if not re.fullmatch(r"[0-9]{10}", bare):
        return _warned(text, mark("An NHS number has 10 digits. It is kept as you typed it."))
    shown = f"{bare[:3]} {bare[3:6]} {bare[6:]}"
    total = sum(int(digit) * weight for digit, weight in zip(bare, range(10, 1, -1), strict=False))
    check = (_ELEVEN - total % _ELEVEN) % _ELEVEN
    if check == _TEN or check != int(bare[9]) or len(set(bare)) == 1:
        return _warned(
            shown,
            mark(
                "This does not look like an NHS number. Please check it. "
                "It is kept as you typed it."
            ),
        )
    return Verdict(shown)


def _upn(text: str) -> Verdict:
    bare = re.sub(r"[ -]", "", text).upper()
    if not re.fullmatch(r"[A-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]", bare):
        return _warned(
            bare,
            mark(
                "A pupil number has a letter, 11 digits and a digit or letter. "
                "It is kept as you typed it."
            ),
        )
    values = [_UPN_LETTERS.index(c) if c.isalpha() else int(c) for c in bare[1:]]
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    if _UPN_LETTERS[total % len(_UPN_LETTERS)] != bare[0]:
        return _warned(
            bare,
            mark(
                "The first letter does not fit this pupil number. Please check "
                "it. It is kept as you typed it."
            ),
        )
    return Verdict(bare)


def _uln(text: str) -> Verdict:
    bare = re.sub(r"[ -]", "", text)
    if not re.fullmatch(r"[0-9]{10}", bare):
        return _warned(text, mark("A learner number has 10 digits. It is kept as you typed it."))
    rest = sum(int(d) * w for d, w in zip(bare, range(10, 1, -1), strict=False)) % _ELEVEN
    if rest == 0 or _TEN - rest != int(bare[9]):
        return _warned(
            bare,
            mark(
                "This does not look like a learner number. Please check it. "
                "It is kept as you typed it."
            ),
        )
    return Verdict(bare)


def _postcode(text: str) -> Verdict:
    bare = re.sub(r"\s", "", text).upper()
    if not _POSTCODE.fullmatch(bare):
        return _warned(
            text, mark("This does not look like a postcode. It is kept as you typed it.")
        )
    return Verdict(f"{bare[:-3]} {bare[-3:]}")
