"""Any common picture made ready for print: decoded with care, drawn anew, without its traces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from familyplan.errors import KnownError
from familyplan.packs.logo import MOST_BYTES, Unprintable, pixels
from familyplan.practice.paper_kinds import kind_of_file
from familyplan.words import say
from familyplan_ui.story.pictures import NotShown, as_file, decoded

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NotTaken", "for_print", "read_picture"]

_LONGEST: Final = 800  # pixels: sharp at 48 points high on any printer
_MOST_READ: Final = 20_000_000


class NotTaken(KnownError):
    """A picture that cannot stand on copies, and what to do."""

    def __init__(self) -> None:
        """Say that nothing changed."""
        super().__init__(
            say(
                "This picture cannot be used: it is damaged, too large, or of a kind that cannot "
                "be read here. Nothing was changed. Choose a PNG or JPEG of ordinary size."
            )
        )


def read_picture(place: Path) -> bytes:
    """Read a picture from a file and make it ready for print.

    Raises:
        NotTaken: it cannot be read or used.

    """
    try:
        if place.stat().st_size > _MOST_READ:
            raise NotTaken
        return for_print(place.read_bytes(), place.name)
    except OSError as problem:
        raise NotTaken from problem


def for_print(data: bytes, name: str) -> bytes:
    """Give a plain PNG or JPEG on white with nothing in it but its pixels.

    Raises:
        NotTaken: it cannot be used.

    """
    media = kind_of_file(name, data).media
    try:
        was = decoded(data, media, _LONGEST)
        fresh = QImage(was.size(), QImage.Format.Format_RGB888)
        fresh.fill(Qt.GlobalColor.white)
        painter = QPainter(fresh)
        painter.drawImage(0, 0, was)
        painter.end()
        made = as_file(fresh, b"JPEG" if media == "image/jpeg" else b"PNG")
        if len(made) > MOST_BYTES:
            made = as_file(fresh, b"JPEG")
        pixels(made)
    except (NotShown, Unprintable) as problem:
        raise NotTaken from problem
    return made
