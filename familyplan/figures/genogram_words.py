"""A family tree in sentences: everybody once, couples, who came from whom, who lives where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_people import someone_words
from familyplan.figures.genogram_ties import Couple, Line
from familyplan.figures.genogram_tree import UNKNOWN, WAY
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, mark, say, say_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.figures.genogram_people import House
    from familyplan.figures.genogram_ties import Ties
    from familyplan.figures.genogram_tree import Tree

__all__ = ["tree_words", "unknown_words"]

_COUPLES: Final = {
    Couple.MARRIED: mark("{people} are married."),
    Couple.TOGETHER: mark("{people} are together."),
    Couple.PARTED: mark("{people} have parted."),
    Couple.DIVORCED: mark("{people} are divorced."),
    Couple.NOT_SAID: mark("{people}: whether they are together is not said."),
}
_LINES: Final = {
    Line.BORN: mark("{parents}: {one_of} {children}."),
    Line.ADOPTED: mark("{parents} adopted {children}."),
    Line.FOSTERED: mark("{parents} foster {children}."),
    Line.KIN: mark("{parents} look after {children} as family."),
}


def tree_words(
    tree: Tree, rows: Sequence[Sequence[str]], ties: Ties, homes: Sequence[House]
) -> tuple[str, ...]:
    """Say a family tree in sentences, people in the order they are drawn."""
    people = tree.people
    if not people:
        return (say("Nobody is noted in this family yet."),)
    by_home = {house.row: house for house in homes}
    used = {one for one in tree.gens if one in people}
    deep = len({tree.gens[one] for one in used})
    said = [
        say_many("{n} person", "{n} people", len(people))
        + say_many(", {n} generation.", ", {n} generations.", deep)
    ]
    order = [place for row in rows for place in row]
    said += [
        someone_words(people[place], by_home.get(people[place].home))
        for place in order
        if place in people
    ]
    said += _couples(tree, ties) + _families(tree, ties)
    said += [unknown_words(tree, place) for place in order if place.startswith(UNKNOWN)]
    said += _rest(tree, ties) + _twins(tree) + _homes(tree, homes)
    return tuple(said)


def unknown_words(tree: Tree, place: str) -> str:
    """Say whose parent is not known yet."""
    return say(
        "The other parent of {children}: not known yet.",
        children=_names(tree, tree.asked.get(place, ())),
    )


def _names(tree: Tree, some: Sequence[str]) -> str:
    return listed([tree.people[one].name for one in some if one in tree.people])


def _couples(tree: Tree, ties: Ties) -> list[str]:
    return [
        say(_COUPLES[couple], people=_names(tree, sorted(pair)))
        for pair, couple in ties.couples.items()
    ]


def _families(tree: Tree, ties: Ties) -> list[str]:
    said = []
    for some in ties.kin:
        one_of = say("parents of") if len(some.above) > 1 else say("parent of")
        said.append(
            say(_LINES[some.line], parents=_names(tree, some.above), one_of=one_of,
                children=_names(tree, some.children))
        )  # fmt: skip
    said += [
        say("{people} are brothers and sisters.", people=_names(tree, group))
        for group in ties.siblings
    ]
    return said


def _rest(tree: Tree, ties: Ties) -> list[str]:
    return [
        say("{one} is the {tie} of {other}.", one=tree.people[some.one].name,
            tie=spoken("relationship", some.is_), other=tree.people[some.to].name)
        for some in ties.loose
    ]  # fmt: skip


def _twins(tree: Tree) -> list[str]:
    said = []
    for union in tree.unions:
        born: dict[str, list[str]] = {}
        for child, _line in union.children:
            person = tree.person(child)
            if person and person.together:
                born.setdefault(person.together, []).append(child)
        some = [group for group in born.values() if len(group) > 1]
        said += [
            say("{people}: born, or due, at the same time.", people=_names(tree, group))
            for group in some
            if not union.one.startswith(WAY)
        ]
    return said


def _homes(tree: Tree, homes: Sequence[House]) -> list[str]:
    return [
        say("Home {letter}, {home}: {people}.", letter=house.letter, home=house.name,
            people=_names(tree, house.people))
        for house in homes
        if house.people
    ]  # fmt: skip
