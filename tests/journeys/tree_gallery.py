"""The family trees that were first drawn by hand, as the program draws them."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Final

from PIL import Image

from families_by_hand import FAMILIES, family_of
from familyplan.figures.genogram import genogram
from familyplan_ui.drawn.raster import png

if TYPE_CHECKING:
    from pathlib import Path

TODAY: Final = date(2026, 12, 7)
COLOURS: Final = 24
_HEAD: Final = """# Family trees

Twenty families that were drawn by hand first, as the program draws them from the record. The tests
hold each to as few crossing lines as the hand needed. `make screenshots` draws this page anew.
"""


def draw_all(pictures: Path, page: Path) -> None:
    """Draw each family into a folder, and write the page that shows them with their words."""
    pictures.mkdir(exist_ok=True)
    parts = [_HEAD]
    for number, family in enumerate(FAMILIES, start=1):
        drawing = genogram(family_of(family.text), TODAY, gaps=False)
        whole = Image.open(io.BytesIO(png(drawing))).convert("RGB")
        half = whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.LANCZOS)
        few = half.quantize(COLOURS, dither=Image.Dither.NONE)
        file = pictures / f"{number:02}.png"
        few.save(file, optimize=True)
        words = " ".join(drawing.words).replace("[", "(").replace("]", ")")
        at = f"{pictures.parent.name}/{pictures.name}/{file.name}"
        parts.append(f"## {number}. {family.name}\n\n![{words}]({at})\n")
    page.write_text("\n".join(parts), encoding="utf-8")
