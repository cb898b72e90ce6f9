"""A drawing as a copy of its own: what leaves as a picture, and the page it is opened again on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram import genogram
from familyplan.figures.progress import progress_line
from familyplan.figures.ratings import progress
from familyplan.figures.team import members
from familyplan.figures.team_circle import team_circle
from familyplan.model import Goal, Person
from familyplan.packs import story
from familyplan.packs.document import Document, Heading, Para, Picture
from familyplan.packs.kind import PackKind, Part
from familyplan.words import mark, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.figures.shapes import Drawing
    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "drawn"]

_LINE: Final = (480.0, 200.0)  # points


def _tree(view: View, _about: str) -> Drawing | None:
    """Draw the family tree, without gaps: a gap would tell that somebody is left out."""
    return genogram(view.rows, view.on, gaps=False) if view.rows.of(Person) else None


def _team(view: View, _about: str) -> Drawing | None:
    return team_circle(view.rows, view.on) if members(view.rows, view.on) else None


def _story(view: View, _about: str) -> Drawing | None:
    return story.picture(view)


def _goal(view: View, about: str) -> Drawing | None:
    """Draw how a goal is going."""
    if view.rows.find(Goal, about) is None:
        return None
    found = progress(view.rows, about, view.on)
    return progress_line(found, *_LINE) if found.series else None


_DRAWN: Final[dict[str, Callable[[View, str], Drawing | None]]] = {
    "tree": _tree,
    "team": _team,
    "story": _story,
    "goal": _goal,
}
_PARTS: Final = (
    Part("tree", mark("The family tree")),
    Part("team", mark("The team round the family")),
    Part("story", mark("The story so far")),
    Part("goal", mark("How a goal is going")),
)


def drawn(view: View, asked: Asked) -> Drawing | None:
    """Draw what is asked for of what a View shows; None where that is nothing."""
    wanted = [key for key in asked.parts if key in _DRAWN]
    return _DRAWN[wanted[0]](view, asked.about) if wanted else None


def picks(_rows: Rows, view: View, _asked: Asked) -> View:
    """Choose everything, and say of nothing that it was left out: no drawing says so."""
    return replace(view, withheld=())


def compose(making: Making) -> Document:
    """Compose the page a drawing stands on when its copy is opened again."""
    drawing = drawn(making.view, making.asked)
    title = next((say(one.name) for one in _PARTS if one.key in making.asked.parts), "")
    blocks: list[Block] = [Heading(1, title or say("Drawing"))]
    if drawing is None:
        blocks.append(Para(say("There is nothing of this that you may see.")))
    else:
        blocks.append(Picture(drawing, " ".join((f"{drawing.title}.", *drawing.words))))
    return Document(
        title=say("Drawing"),
        language="en-GB",
        header_left=say("Drawing"),
        header_right=say("Copy for {who}. Private.", who=making.view.reader.addressed),
        footer_left=long_date(making.on),
        footer_right=making.code,
        blocks=tuple(blocks),
    )


KIND: Final = PackKind(
    key="drawing",
    name=mark("Drawing"),
    what_for=mark("A drawing saved as a picture, drawn anew for whoever gets it."),
    compose=compose,
    parts=_PARTS,
    picks=picks,
    beside=False,
)
