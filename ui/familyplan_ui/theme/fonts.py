"""The typefaces: Source Sans 3 and its fallbacks for other scripts, from installed packages."""

from __future__ import annotations

import functools
from importlib import import_module
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


def load() -> None:
    """Make the typefaces known to Qt; doing it twice changes nothing."""
    known = set(QFontDatabase.families())
    for package, family in _FACES:
        if family not in known:
            # Asking the packages' own registry would look through all that is installed.
            folder = Path(str(import_module(package).__file__)).parent / "files"
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
