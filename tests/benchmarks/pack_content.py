"""What a pack of 12 pages says: invented goals, actions and a form, the same each time."""

from __future__ import annotations

import random
from typing import Final

from familyplan.figures.shapes import Drawing, Label, Line, Marker, PolyLine, Shape
from familyplan.packs.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    NewPage,
    Para,
    Picture,
    RatingBoxes,
    Strip,
    Table,
    WritingLines,
)

PAGES: Final = 12
_GOALS: Final = 10
_DOES: Final = (
    "Rings the surgery about the hearing test and tells the school on the same day what they said",
    "Keeps a seat at the front and looks after two weeks whether it makes a difference",
    "Visits the breakfast club with Amina and writes down what she thought of it",
)
_SAID: Final = (
    "We used to shout every morning. Now the bag is packed in the evening, and when there is "
    "time left we read one page together before we go. It does not work on Mondays yet. "
)


def content(reader: str = "Hina Patel, Hillside Primary", turn: int = 0) -> Document:
    """Give the pack for one reader; each turn says other sentences with the same words."""
    chance = random.Random(turn)
    goals = (_goal(n, _said(chance)) for n in range(_GOALS))
    blocks: tuple[Block, ...] = (*_opening(), *(block for goal in goals for block in goal))
    return Document(
        title="Meeting pack",
        language="en-GB",
        header_left="Meeting pack",
        header_right=f"Copy for {reader}. Private.",
        footer_left="Wed 9 December 2026. Only what the family agreed to share",
        footer_right="K7Q2",
        blocks=(*blocks, *_closing()),
    )


def _said(chance: random.Random) -> str:
    words = _SAID.split()
    return " ".join(chance.sample(words, len(words))) + " "


def _opening() -> tuple[Block, ...]:
    team = tuple(
        (f"Practitioner {n}", "Family support worker", "Visits at home and rings the school")
        for n in range(9)
    )
    return (
        Heading(1, "Meeting on Wednesday 9 December 2026"),
        Para("How are things, the goals, next steps.", "lead"),
        Facts((("Where", "Hillside Primary, the library"), ("Chair", "Rosa Menendez"))),
        Heading(2, "Who is coming and what each does"),
        Table(("Who", "Role", "What they do"), team, (1, 1, 2)),
        Heading(2, "What was agreed last time"),
        Bullets(_DOES * 3),
    )


def _goal(number: int, said: str) -> tuple[Block, ...]:
    rows = tuple((f"Person {n}", _DOES[n % 3], "11 December") for n in range(5))
    return (
        *((NewPage(),) if number else ()),
        Para(f"Goal {number + 1}, in Sadia’s words", "eyebrow"),
        Heading(1, "“Mornings without shouting”"),
        Facts((("Why it matters", said), ("How we will know", "Everyone sits down to eat."))),
        Heading(2, "How it is going"),
        Picture(_progress(), "Sadia went from 3 in September to 5 in November."),
        Para(said * 2, "words"),
        Heading(2, "What we said we would do"),
        Table(("Who", "What", "By when"), rows, (1, 3, 1)),
    )


def _closing() -> tuple[Block, ...]:
    return (
        NewPage(),
        Heading(1, "What we agree now"),
        WritingLines("Who does what by when", 12),
        RatingBoxes("Today I would say", "never", "always"),
        Strip(("We meet again on Wednesday 20 January", "Hillside Primary, in the library.")),
    )


def _progress() -> Drawing:
    points = tuple((40.0 + 34 * n, 120.0 - 9 * (n % 7)) for n in range(10))
    shapes: tuple[Shape, ...] = (
        *(Line(30, 120 - 20 * n, 380, 120 - 20 * n, role="line") for n in range(5)),
        PolyLine(points, role="series-1", width=1.6),
        *(Marker(x, y, "circle", role="series-1") for x, y in points),
        Label(380, 134, "November", anchor="end"),
    )
    return Drawing(400, 140, shapes, "How it is going")
