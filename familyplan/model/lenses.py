"""The lenses: ways of looking at a family's situation, as data a partnership may change or add to.

A lens is made of groups of areas; a statement may sit in areas of every lens at once. Each shipped
lens keeps the exact names it was published with, where they come from, and their date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

from familyplan import assets
from familyplan.words import say

SETTING: Final = "lenses"
COLUMNS: Final = "three-columns"
SHIPPED: Final = (
    "triangle",
    COLUMNS,
    "wellbeing",
    "outcomes",
    "whole-person",
    "my-world",
)
_MOST: Final = 200
_LONGEST: Final = 200
_LENS_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_AREA_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its key ("triangle.health"), its name, and the kind of information it holds."""

    key: str
    name: str
    information: str = ""


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas that stand together; the name is empty where a lens has no groups."""

    name: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """One way of looking: `published` is the name it was published under, `local` means their own.

    `date` is when it was published and `as_found` when it was read, as year or year and month.
    """

    key: str
    name: str
    groups: tuple[AreaGroup, ...]
    published: str = ""
    source: str = ""
    date: str = ""
    as_found: str = ""
    note: str = ""
    local: bool = False

    @property
    def areas(self) -> tuple[Area, ...]:
        """Give every area, in order."""
        return tuple(chain.from_iterable(group.areas for group in self.groups))


@dataclass(frozen=True, slots=True)
class Lenses:
    """Every lens there is, in order, and in words what could not be used of the partnership's."""

    all: tuple[Lens, ...]
    problems: tuple[str, ...] = ()

    def find(self, key: str) -> Lens | None:
        """Give the lens of this key, or None."""
        return next((one for one in self.all if one.key == key), None)

    def area(self, key: str) -> Area | None:
        """Give the area of this key ("triangle.health"), or None."""
        lens = self.find(key.partition(".")[0])
        return next((one for one in lens.areas if one.key == key), None) if lens else None

    def information_of(self, key: str) -> str:
        """Give the kind of information an area holds, or "" where it says none by itself.

        An area that a partnership took out of a shipped lens holds what it held before.
        """
        area = self.area(key) or shipped().area(key)
        return area.information if area else ""

    def spoken(self, key: str) -> str:
        """Give "lens: area" in words; a key nobody knows any more is given back as it is."""
        lens, area = self.find(key.partition(".")[0]), self.area(key)
        return f"{lens.name}: {area.name}" if lens and area else key


class _BadLensError(ValueError):
    """A lens cannot be used as it is written; the text says why."""


@cache
def shipped() -> Lenses:
    """Give the lenses that come with the program."""
    return Lenses(tuple(_lens(assets.read_json(f"lenses/{key}.json")) for key in SHIPPED))


def lenses(own: Any = None) -> Lenses:  # noqa: ANN401 - JSON a partnership wrote, checked here
    """Give the shipped lenses with a partnership's own, the value of the setting "lenses".

    A list of lenses as resources/lenses holds them; one with a shipped key takes that one's place.
    What cannot be used is left out and said in `problems`; the shipped lenses always stand.
    """
    if own is None or own == []:
        return shipped()
    if not isinstance(own, list) or len(own) > _MOST:
        return Lenses(shipped().all, (say("The local lenses are not a list of lenses."),))
    found = {one.key: one for one in shipped().all}
    local: set[str] = set()
    problems: list[str] = []
    for n, written in enumerate(own, start=1):
        try:
            lens = _lens(written, taken=local)
        except _BadLensError as wrong:
            problems.append(say("Local lens {n} was left out: {why}.", n=n, why=str(wrong)))
            continue
        local.add(lens.key)
        found[lens.key] = lens
    return Lenses(tuple(found.values()), tuple(problems))


def _lens(written: Any, *, taken: set[str] | None = None) -> Lens:  # noqa: ANN401 - JSON
    """Read one lens; `taken` holds the keys of the local ones before it, None means shipped."""
    if not isinstance(written, dict):
        raise _BadLensError(say("it is not a lens"))
    key = _text(written, "key")
    if not _LENS_KEY.fullmatch(key):
        raise _BadLensError(say("its key needs small letters, digits or hyphens"))
    if key in (taken or ()):
        raise _BadLensError(say("its key is used twice"))
    groups = tuple(_group(one, key) for one in _listed(written, "groups"))
    keys = [area.key for group in groups for area in group.areas]
    if not keys:
        raise _BadLensError(say("it has no area"))
    if len(set(keys)) < len(keys):
        raise _BadLensError(say("two of its areas have the same key"))
    return Lens(
        key=key,
        name=_named(written),
        groups=groups,
        published=_text(written, "published"),
        source=_text(written, "source"),
        date=_text(written, "date"),
        as_found=_text(written, "as_found"),
        note=_text(written, "note"),
        local=taken is not None,
    )


def _group(written: Any, lens_key: str) -> AreaGroup:  # noqa: ANN401 - JSON
    if not isinstance(written, dict):
        raise _BadLensError(say("a group in it is not a group"))
    areas = tuple(_area(one, lens_key) for one in _listed(written, "areas"))
    return AreaGroup(_text(written, "name"), areas)


def _area(written: Any, lens_key: str) -> Area:  # noqa: ANN401 - JSON
    if not isinstance(written, dict):
        raise _BadLensError(say("an area in it is not an area"))
    key = _text(written, "key")
    if not _AREA_KEY.fullmatch(key) or key.partition(".")[0] != lens_key:
        raise _BadLensError(say("the key of an area must begin with “{key}.”", key=lens_key))
    return Area(key, _named(written), _text(written, "information"))


def _named(written: dict[str, Any]) -> str:
    name = _text(written, "name").strip()
    if not name:
        raise _BadLensError(say("a lens or an area in it has no name"))
    return name


def _text(written: dict[str, Any], name: str) -> str:
    value = written.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _BadLensError(say("“{name}” must be a short text", name=name))
    return value


def _listed(written: dict[str, Any], name: str) -> list[Any]:
    value = written.get(name, [])
    if not isinstance(value, list) or len(value) > _MOST:
        raise _BadLensError(say("“{name}” must be a list", name=name))
    return value
