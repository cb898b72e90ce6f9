"""The typefaces: Source Sans 3 and its fallbacks for other scripts, from installed packages."""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from familyplan_ui.theme.type import Size, points

# Package name and the family name Qt knows it by; the first is the program's own face.
_FACES: Final = (
    ("fontpkg_source_sans_3", "Source Sans 3"),
    ("fontpkg_noto_sans_arabic", "Noto Sans Arabic"),
    ("fontpkg_hind_siliguri", "Hind Siliguri"),
    ("fontpkg_noto_sans_devanagari", "Noto Sans Devanagari"),
)
_NORMAL: Final = 400
_STRONG: Final = 600


def load_first() -> None:
    """Make the program's own typeface known to Qt; doing it twice changes nothing."""
    _load(_FACES[:1])


def load() -> None:
    """Make all typefaces known to Qt; doing it twice changes nothing."""
    _load(_FACES)


def _load(faces: tuple[tuple[str, str], ...]) -> None:
    for package, _family in faces:
        _load_face(package)


@functools.cache
def _load_face(package: str) -> None:
    # Asking the packages' own registry would look through all that is installed, and asking Qt
    # what it knows would have it read every typeface of the system twice.
    found = find_spec(package)
    folder = Path(str(found and found.origin)).parent / "files"
    for file in sorted(folder.glob("*.ttf")):
        if "Italic" not in file.name:
            QFontDatabase.addApplicationFont(str(file))


def font(size: Size, percent: int = 100, *, strong: bool = False) -> QFont:
    """Give a font of the scale in one of its two weights, the caller's own to change."""
    return QFont(_made(size, percent, strong=strong))


@functools.lru_cache(maxsize=128)
def _made(size: Size, percent: int, *, strong: bool) -> QFont:
    weight = _STRONG if strong else _NORMAL
    made = QFont([family for _, family in _FACES])
    made.setPointSizeF(points(size, percent))
    made.setWeight(QFont.Weight(weight))
    # These are variable fonts whose default is extra light: Qt on FreeType draws that default
    # whatever weight is asked for, unless the axis itself is set.
    made.setVariableAxis(QFont.Tag.fromString("wght"), float(weight))
    return made
