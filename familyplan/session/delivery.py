"""How a copy goes out: as which kind of file, sealed or in clear, by which way, told how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.packs.formats import format_of
from familyplan.packs.sealed import sealed
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.session.preparing import Prepared

__all__ = [
    "CHANNELS",
    "TOLD_BY",
    "Delivery",
    "NoSuchSheet",
    "NotSealable",
    "Parcel",
    "new_phrase",
    "pages_of",
    "parcel",
]

CHANNELS: Final[dict[str, str]] = {
    "file": mark("As a file"),
    "usb": mark("On a memory stick"),
    "e-mail": mark("By e-mail"),
    "print": mark("On paper"),
}
TOLD_BY: Final[dict[str, str]] = {
    "telephone": mark("By telephone"),
    "in_person": mark("In person"),
    "text_message": mark("By text message"),
    "letter": mark("By letter"),
}
# 64 bits of chance: a file that was copied can be tried out for as long as anybody likes.
_PHRASE_WORDS: Final = 5
_PAGE: Final = re.compile(rb"/Type /Page(?!s)")


class NotSealable(Refused):
    """Only a PDF can be sealed."""

    def __init__(self) -> None:
        """Say what can be done instead."""
        super().__init__(
            say(
                "Only a PDF can be sealed with a pass phrase, so no copy was made. Choose PDF, or "
                "let this copy go without a pass phrase."
            )
        )


class NoSuchSheet(Refused):
    """A sheet holds actions and nothing else."""

    def __init__(self) -> None:
        """Say what can be done instead."""
        super().__init__(
            say(
                "A sheet holds actions and nothing else, so no copy was made. Choose the kind "
                "“All actions”, or another kind of file."
            )
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one copy goes out.

    `form` is a key of FORMATS ("pdf", "docx", "txt"), `channel` one of CHANNELS, `secret_told` one
    of TOLD_BY for a sealed copy. A copy on paper is never sealed.
    """

    form: str = "pdf"
    sealed: bool = False
    channel: str = "file"
    secret_told: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A copy ready to go: its bytes in clear, its bytes as they go, and how it goes.

    The pass phrase is not in it: nobody keeps that.
    """

    delivery: Delivery
    plain: bytes
    sent: bytes
    pages: int | None = None


def new_phrase() -> str:
    """Draw the words that open a sealed copy, small letters with one space between.

    They are shown once and kept nowhere: who lost them gets a new copy with new words.
    """
    from familyplan.vault.phrases import suggest  # noqa: PLC0415 - seldom needed

    return suggest(_PHRASE_WORDS).text


def parcel(prepared: Prepared, delivery: Delivery, phrase: str = "") -> Parcel:
    """Make a prepared copy into what is handed over; any thread may do this.

    Raises:
        NotSealable: it is to be sealed and is no PDF.
        NoSuchSheet: a sheet cannot hold a copy of this kind.
        Refused: there is no such kind of file.

    """
    if delivery.sealed and delivery.form != "pdf":
        raise NotSealable
    form = format_of(delivery.form)
    if not form.suits(prepared.asked.kind):
        raise NoSuchSheet
    plain = form.make(prepared.document, prepared.shown)
    sent = sealed(plain, phrase) if delivery.sealed else plain
    return Parcel(delivery, plain, sent, pages_of(plain, delivery.form))


def pages_of(plain: bytes, form: str) -> int | None:
    """Count the pages of a PDF of ours; other files have none until somebody prints them."""
    return len(_PAGE.findall(plain)) if form == "pdf" else None
