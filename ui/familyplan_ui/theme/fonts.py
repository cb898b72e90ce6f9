"""The typefaces: Source Sans 3 and its fallbacks for other scripts, from installed packages."""

from __future__ import annotations

from typing import Final

import fontpkg
from PySide6.QtGui import QFont, QFontDatabase

from familyplan_ui.theme.type import Size, points

# Package name and the family name Qt knows it by; the first is the program's own face.
_FACES: Final = (
    ("source-sans-3", "Source Sans 3"),
    ("noto-sans-arabic", "Noto Sans Arabic"),
    ("hind-siliguri", "Hind Siliguri"),
    ("noto-sans-devanagari", "Noto Sans Devanagari"),
)
_NORMAL: Final = 400
_STRONG: Final = 600


def load() -> None:
    """Make the typefaces known to Qt; doing it twice changes nothing."""
    known = set(QFontDatabase.families())
    for package, family in _FACES:
        if family not in known:
            for file in {font.path for font in fontpkg.family(package).files if _upright(font)}:
                QFontDatabase.addApplicationFont(str(file))


def _upright(font: fontpkg.FontFile) -> bool:
    return str(font.style) == "normal"


def font(size: Size, percent: int = 100, *, strong: bool = False) -> QFont:
    """Give a font of the scale in one of its two weights."""
    weight = _STRONG if strong else _NORMAL
    made = QFont([family for _, family in _FACES])
    made.setPointSizeF(points(size, percent))
    made.setWeight(QFont.Weight(weight))
    # These are variable fonts whose default is extra light: Qt on FreeType draws that default
    # whatever weight is asked for, unless the axis itself is set.
    made.setVariableAxis(QFont.Tag.fromString("wght"), float(weight))
    return made
