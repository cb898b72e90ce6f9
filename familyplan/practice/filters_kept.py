"""What was chosen among the filters: in words, and as it is kept under a name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.practice.filters import FILTERS, NAMED
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["VIEWS", "Kept", "KeptFilters", "chip_words", "choice_words", "is_choice"]

VIEWS: Final = ("open", "mine", "closed", "all")
_WORDS: Final = {
    "me": mark("me"),
    "nobody": mark("nobody"),
    "over": mark("overdue"),
    "over_4w": mark("overdue for 4 weeks"),
    "month": mark("this month"),
    "none": mark("none set"),
    "passed": mark("passed, not noted"),
    "unready": mark("with nobody or no date"),
    "never": mark("not once so far"),
    "unsaid": mark("not written down"),
    "ask_30d": mark("ask again within 30 days"),
    "ran_out": mark("a yes ran out"),
    "stopped": mark("a yes was stopped"),
    "grown": mark("turned 16 or 18 since"),
    "begun_4w": mark("begun in the last 4 weeks"),
    "stepping": mark("waiting for the other side"),
    "check_30d": mark("later check in the next 30 days"),
    "check_over": mark("later check overdue"),
}


def is_choice(key: str, choice: str) -> bool:
    """Say whether a filter has such a choice, or may have it by name."""
    known = FILTERS.get(key)
    if known is None:
        return False
    by_name = choice.startswith(NAMED) and len(choice) > 1 and known.names is not None
    return choice in known.choices or by_name


def choice_words(choice: str) -> str:
    """Say one choice: "overdue", "in the next 14 days", "for 8 weeks", a name."""
    if choice.startswith(NAMED):
        return choice.removeprefix(NAMED)
    if choice in _WORDS:
        return say(_WORDS[choice])
    number = int(choice[:-1])
    if choice.endswith("w"):
        return say_many("for {n} week", "for {n} weeks", number)
    return say_many("in the next day", "in the next {n} days", number)


def chip_words(key: str, choice: str) -> str:
    """Say a filter with its choice: "Review: in the next 14 days"."""
    return say("{filter}: {choice}", filter=say(FILTERS[key].label), choice=choice_words(choice))


@dataclass(frozen=True, slots=True)
class Kept:
    """Filters under a name: the view, what was typed, and the choice of each filter used.

    Dates are kept as they were chosen, "in the next 14 days", and mean other days tomorrow.
    """

    name: str
    view: str = "open"
    typed: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptFilters:
    """All that one person keeps, by name, and which of them the list begins with, or ""."""

    each: tuple[Kept, ...] = ()
    first: str = ""

    @classmethod
    def read(cls, written: Any) -> KeptFilters:  # noqa: ANN401 - whatever a setting holds
        """Read what was kept; what this program does not know is left out."""
        held = written if isinstance(written, dict) else {}
        listed = held.get("each")
        each = tuple(
            _read_one(one)
            for one in (listed if isinstance(listed, list) else ())
            if isinstance(one, dict) and str(one.get("name", "")).strip()
        )
        first = str(held.get("first", ""))
        return cls(each, first if any(one.name == first for one in each) else "")

    def written(self) -> dict[str, Any]:
        """Write it as a setting holds it."""
        each = [
            {"name": one.name, "view": one.view, "typed": one.typed, "chosen": dict(one.chosen)}
            for one in self.each
        ]
        return {"each": each, "first": self.first}

    def named(self, name: str) -> Kept | None:
        """Give what is kept under a name, or None; large and small letters are the same."""
        wanted = name.strip().casefold()
        return next((one for one in self.each if one.name.casefold() == wanted), None)

    def keeping(self, one: Kept, *, instead_of: str = "") -> KeptFilters:
        """Keep these, in the place of those named `instead_of`, or of those of the same name."""
        gone = {instead_of.casefold(), one.name.casefold()}
        others = [kept for kept in self.each if kept.name.casefold() not in gone]
        each = sorted([*others, one], key=lambda kept: kept.name.casefold())
        first = one.name if self.first and self.first.casefold() in gone else self.first
        return replace(self, each=tuple(each), first=first)

    def without(self, name: str) -> KeptFilters:
        """Keep those of this name no longer."""
        each = tuple(one for one in self.each if one.name != name)
        return KeptFilters(each, "" if self.first == name else self.first)

    def beginning_with(self, name: str) -> KeptFilters:
        """Have the list begin with those of this name; "" with none."""
        return replace(self, first=name)


def _read_one(written: dict[str, Any]) -> Kept:
    view, chosen = written.get("view"), written.get("chosen")
    return Kept(
        str(written["name"]).strip(),
        view if view in VIEWS else VIEWS[0],
        str(written.get("typed", "")),
        {
            str(key): str(choice)
            for key, choice in (chosen.items() if isinstance(chosen, dict) else ())
            if is_choice(str(key), str(choice))
        },
    )
