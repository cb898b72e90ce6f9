"""What the letters typed mean among the families of a view, and how many families are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from familyplan.words import say, say_many
from familyplan_ui.families.matching import Haystacks
from familyplan_ui.widgets import Line, announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.session import FamilyLine
    from familyplan_ui.gate import Gate


class Typed:
    """Narrows the families of a view; the words they are found by are read when first needed."""

    def __init__(self, gate: Gate) -> None:
        """Take the gate to read through."""
        self._gate = gate
        self._haystacks: Haystacks | None = None
        self._lines: Sequence[FamilyLine] = ()

    def forget(self) -> None:
        """Let go of what was read: families have changed."""
        self._haystacks = None

    def over(self, lines: Sequence[FamilyLine]) -> None:
        """Narrow these from now on."""
        self._lines = lines

    def ready(self) -> None:
        """Read what the families are found by, before anybody has typed."""
        if self._gate.is_open:
            self._made()

    def having(
        self, wanted: tuple[str, ...]
    ) -> tuple[Sequence[FamilyLine], Callable[[FamilyLine], str] | None]:
        """Give the families meant, and what says where one matched."""
        if not wanted:
            return self._lines, None
        held = self._made()
        found = held.having(wanted)
        return [one for one in self._lines if one.family in found], partial(_where, held, wanted)

    def _made(self) -> Haystacks:
        if self._haystacks is None:
            self._haystacks = Haystacks(self._gate.session.store.haystacks())
        return self._haystacks


class Count(Line):
    """How many families are shown of how many; said aloud when it changes."""

    def __init__(self) -> None:
        super().__init__(tone="soft")

    def tell(self, shown: int, every: int) -> None:
        """Say that so many of so many are shown."""
        words = say_many("{n} family", "{n} families", every)
        if shown != every:
            words = say("{shown} of {every}", shown=shown, every=words)
        if words != self.text():
            self.setText(words)
            announce(self, words)


def _where(held: Haystacks, wanted: tuple[str, ...], line: FamilyLine) -> str:
    return held.where(line.family, line.name, wanted)
