"""What the letters typed mean among the families of a view, and how many families are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from familyplan.words import say, say_many
from familyplan_ui.families.matching import Gathering, Haystacks, where
from familyplan_ui.widgets import Line, announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.session import FamilyLine
    from familyplan_ui.gate import Gate

_PART: Final = 250
_REST_MS: Final = 10


class Typed(QObject):
    """Narrows the families of a view; the words they are found by are read when first needed.

    What was read is let go of whenever the list of families is read again. They are read for as
    many families at a time as `part` says.
    """

    def __init__(self, gate: Gate, parent: QObject | None = None, *, part: int = _PART) -> None:
        """Take the gate to read through."""
        super().__init__(parent)
        self._gate, self._part = gate, part
        self._lines: Sequence[FamilyLine] = ()
        self._unread: list[str] = []
        self._gathering = Gathering()
        self._haystacks: Haystacks | None = None
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._read_on)

    def renew(self, every: Sequence[FamilyLine]) -> None:
        """Begin anew: families have changed, these are all of them now."""
        self._ahead.stop()
        self._unread = [one.family for one in every]
        self._gathering, self._haystacks = Gathering(), None

    def over(self, lines: Sequence[FamilyLine]) -> None:
        """Narrow these from now on."""
        self._lines = lines

    def ready(self) -> None:
        """Read what the families are found by, before anybody has typed.

        It is read a part at a time: whoever clicks meanwhile waits for a part, not for the whole.
        """
        self._ahead.start(_REST_MS)

    def having(
        self, wanted: tuple[str, ...]
    ) -> tuple[Sequence[FamilyLine], Callable[[FamilyLine], str] | None]:
        """Give the families meant, and what says where one matched."""
        if not wanted:
            return self._lines, None
        while self._haystacks is None:
            self._read_part()
        found = self._haystacks.having(wanted)
        return [one for one in self._lines if one.family in found], partial(self._where, wanted)

    def _read_on(self) -> None:
        if self._haystacks is None and self._gate.is_open:
            self._read_part()
        else:
            self._ahead.stop()

    def _read_part(self) -> None:
        """Read the words of some more families; after the last of them, put all in order."""
        if not self._unread:
            self._haystacks, self._gathering = self._gathering.done(), Gathering()
            return
        part, self._unread = self._unread[-self._part :], self._unread[: -self._part]
        self._gathering.add(part, self._gate.session.store.haystacks(part))

    def _where(self, wanted: tuple[str, ...], line: FamilyLine) -> str:
        return where(lambda: self._held(line.family), line.name, wanted)

    def _held(self, family: str) -> str:
        # Asked for the rows on the screen only; to keep those of a county takes 16 MiB.
        if not self._gate.is_open:
            return ""
        return self._gate.session.store.haystacks([family]).get(family, "")


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
