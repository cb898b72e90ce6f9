"""Elements of WordprocessingML, in the few shapes a copy needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

__all__ = ["TWIPS", "child", "element", "rgb", "twips"]

TWIPS: Final = 20  # a point has 20 of Word's units


def element(tag: str, **values: str) -> BaseOxmlElement:
    """Make an element such as "w:p"; values become its attributes in the w: namespace."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name.rstrip('_')}"), value)
    return made


def child(parent: BaseOxmlElement, tag: str, **values: str) -> BaseOxmlElement:
    """Make an element and put it last in another."""
    made = element(tag, **values)
    parent.append(made)
    return made


def twips(points: float) -> str:
    """Write a length in points as Word has it."""
    return str(round(points * TWIPS))


def rgb(pdf_colour: str) -> str:
    """Write a colour of the paper (three numbers from 0 to 1) as "0A5C63"."""
    return "".join(f"{round(float(part) * 255):02X}" for part in pdf_colour.split())
