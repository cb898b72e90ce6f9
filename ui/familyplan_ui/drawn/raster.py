"""A drawing as a file: PNG painted as on the screen, in the light colours, or SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QImage, QPainter

from familyplan.figures.svg import svg
from familyplan_ui.story.pictures import as_file
from familyplan_ui.theme import Theme
from familyplan_ui.theme.roles import PALETTES
from familyplan_ui.widgets.shapes import paint_shape

if TYPE_CHECKING:
    from familyplan.figures.shapes import Drawing

Form = Literal["png", "svg"]

_TWICE: Final = 2 * 96 / 72
_LONGEST: Final = 12_000  # pixels


def file_of(drawing: Drawing, form: Form) -> bytes:
    """Give the bytes of a file.

    Raises:
        NotShown: there was not enough memory for the picture.

    """
    if form == "svg":
        return svg(drawing, {str(role): code for role, code in PALETTES["light"].items()}).encode()
    return png(drawing)


def png(drawing: Drawing) -> bytes:
    """Paint a drawing at twice its size on a screen, a very large one smaller.

    Raises:
        NotShown: there was not enough memory for it.

    """
    scale = min(_TWICE, _LONGEST / max(drawing.width, drawing.height))
    light = Theme("light")
    image = QImage(
        round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_RGB32
    )
    image.fill(light.colour("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for shape in drawing.shapes:
        paint_shape(painter, shape, light)
    painter.end()
    return as_file(image, b"PNG")
