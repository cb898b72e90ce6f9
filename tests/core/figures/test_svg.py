"""Drawings as SVG: valid XML of their own, said in words, with nothing loaded from outside."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sharing.marked import family
from familyplan.figures.genogram import genogram
from familyplan.figures.shapes import Circle, Drawing, Label, Line, Marker, PolyLine, Rect
from familyplan.figures.svg import FONTS, svg
from familyplan.figures.team_circle import team_circle

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"surface": "#ffffff", "text": "#111111", "accent": "#0a5c63"}
EVERY = Drawing(
    100,
    50.5,
    (
        Line(1, 2, 3.456, 4, dash=(2, 1)),
        PolyLine(((0, 0), (1, 1), (2, 0)), closed=True),
        PolyLine(((0, 0), (1, 1))),
        Circle(5, 5, 2, "accent"),
        Rect(0, 0, 10, 10, width=0, fill="accent", radius=3),
        Marker(1, 1, "diamond", hollow=True),
        Marker(1, 1, "triangle"),
        Marker(1, 1, "square"),
        Marker(1, 1, "circle"),
        Label(1, 9, "Tom & <Mum>", 11, 600, "middle", halo=True, row="person-1", words="Tom"),
    ),
    "Family <tree>",
    ("2 people & a cat.", "Tom: Mum's."),
)


def read(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314 - our own file, just written


def test_every_shape_is_written_and_the_words_are_its_description() -> None:
    found = read(svg(EVERY, COLOURS))
    assert found.findtext(f"{SVG}title") == "Family <tree>"
    assert found.findtext(f"{SVG}desc") == "2 people & a cat.\nTom: Mum's."
    assert found.get("viewBox") == "0 0 100 50.5"
    assert found.get("font-family") == FONTS
    kinds = [one.tag.removeprefix(SVG) for one in found]
    assert kinds == [
        "title", "desc", "rect", "line", "polygon", "polyline", "circle", "rect", "polygon",
        "polygon", "polygon", "circle", "text",
    ]  # fmt: skip
    assert found[-1].text == "Tom & <Mum>"
    assert found[3].attrib == {
        "x1": "1", "y1": "2", "x2": "3.46", "y2": "4", "stroke": "#111111", "stroke-width": "1",
        "stroke-linejoin": "round", "stroke-linecap": "butt", "stroke-dasharray": "2 1",
    }  # fmt: skip


def test_no_record_is_named_and_nothing_is_loaded() -> None:
    text = svg(EVERY, COLOURS)
    assert "person-1" not in text
    assert text.count("http") == 1  # the namespace
    assert "href" not in text
    assert "<script" not in text


def test_a_colour_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        svg(Drawing(1, 1, (Line(0, 0, 1, 1, role="plaid"),), "x"), COLOURS)


@given(st.text())
def test_whatever_a_name_holds_the_file_is_valid(name: str) -> None:
    drawing = Drawing(10, 10, (Label(1, 1, name),), name, (name,))
    assert read(svg(drawing, COLOURS)).find(f"{SVG}text") is not None


def test_the_family_s_own_drawings_are_valid() -> None:
    every = dict.fromkeys(
        ("surface", "raised", "sunken", "text", "text-soft", "accent", "accent-ink", "accent-soft",
         "line", "line-strong", "good", "attention", "danger"),
        "#000000",
    )  # fmt: skip
    for drawing in (
        genogram(family(), date(2026, 12, 7)),
        team_circle(family(), date(2026, 12, 7)),
    ):
        assert read(svg(drawing, every)).findtext(f"{SVG}title") == drawing.title
