"""The statements as one lens arranges them: groups, areas with their scores, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.understanding.columns import Columns
from familyplan_ui.understanding.tall_list import TallList
from familyplan_ui.widgets import Hairline, Heading, RowButton, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import Rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan_ui.widgets.painted import PaintedRow

_BESIDE: Final = 3
_NARROW: Final = 800


@dataclass(frozen=True)
class AreaShown:
    """One area: its name, its scores as (id, words), its statements; `scored` where it may be."""

    key: str
    name: str
    rows: tuple[PaintedRow, ...]
    scores: tuple[tuple[str, str], ...] = ()
    scored: bool = True


@dataclass(frozen=True)
class LensShown:
    """Everything to show of a lens: groups of areas by name, and what is in none of them."""

    groups: tuple[tuple[str, tuple[AreaShown, ...]], ...]
    unplaced: tuple[PaintedRow, ...]


class LensView(Rebuilt):
    """`opened` carries a statement or a score, `adding` and `scoring` the key of an area."""

    opened = Signal(str)
    adding = Signal(str)
    scoring = Signal(str)

    def __init__(self) -> None:
        super().__init__(16)
        self._lists: list[TallList] = []

    def show_lens(self, shown: LensShown) -> None:
        """Show a lens; who stood on a row stands on it again.

        Where the same areas come, with other statements in them, the lists stay and are filled.
        """
        stood = {one.accessibleName(): one.key for one in self._lists}
        if self._begin(_frame(shown)):
            self._build(shown)
        # Filled in their places: measured before, each row would be at a width it never has.
        for one, rows in zip(self._lists, _filled(shown), strict=True):
            if one.painted.rows == rows:
                continue
            one.show_rows(rows)
            keys = [row.key for row in rows]
            if stood.get(one.accessibleName()) in keys:
                one.stand(keys.index(stood[one.accessibleName()]))

    def _build(self, shown: LensShown) -> None:
        self._lists = []
        for parts in _in_lines(shown):
            narrow = _NARROW if len(parts) > 1 else 0
            held = [self._column_of(name, areas) for name, areas in parts]
            self._column.addWidget(Columns(*held, narrow=narrow, gap=24))
        if shown.unplaced:
            self._column.addWidget(Hairline())
            self._column.addWidget(Heading(say("Not placed in this lens yet")))
            self._column.addWidget(SoftLabel(say("Open one and say where it belongs.")))
            self._column.addWidget(self._list(say("Not placed in this lens yet")))

    def _column_of(self, name: str, areas: Sequence[AreaShown]) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(14))
        if name:
            column.addWidget(Heading(name))
        for area in areas:
            column.addWidget(self._area(area))
        column.addStretch(1)
        return held

    def _area(self, area: AreaShown) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        buttons: list[QWidget] = [
            _button(say("Add"), area.name, partial(self.adding.emit, area.key))
        ]
        if area.scored:
            scoring = partial(self.scoring.emit, area.key)
            buttons.append(_button(say("Score"), area.name, scoring))
        column.addWidget(_line(WrapLabel(area.name, strong=True), *buttons))
        for row_id, words in area.scores:
            name = say("Open: {area}, {score}", area=area.name, score=words)
            opening = RowButton(say("Open"), partial(self.opened.emit, row_id), name=name)
            column.addWidget(_line(SoftLabel(words), opening))
        if area.rows:
            column.addWidget(self._list(area.name))
        return held

    def _list(self, name: str) -> TallList:
        made = TallList(name)
        made.opened.connect(self.opened)
        self._lists.append(made)
        return made


def _frame(shown: LensShown) -> object:
    """Give what is built of a lens: all of it but what the lists are filled with."""
    groups = tuple(
        (name, tuple((replace(area, rows=()), bool(area.rows)) for area in areas))
        for name, areas in shown.groups
    )
    return groups, bool(shown.unplaced)


def _filled(shown: LensShown) -> list[tuple[PaintedRow, ...]]:
    """Give what the lists are filled with, in the order they are built."""
    held = [area.rows for _name, areas in shown.groups for area in areas]
    return [rows for rows in (*held, shown.unplaced) if rows]


def _button(words: str, area: str, press: Callable[[], object]) -> RowButton:
    name = say("{button}: {row}", button=words, row=area)
    return RowButton(words, press, name=name)


def _line(words: QWidget, *buttons: QWidget) -> QWidget:
    """Put buttons at the end of a line of words."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Theme.current().px(8))
    row.addWidget(words, 1)
    for button in buttons:
        row.addWidget(button)
    return held


_Part = tuple[str, tuple[AreaShown, ...]]


def _in_lines(shown: LensShown) -> list[list[_Part]]:
    """Give what stands side by side, line by line: groups, or areas where there are no groups."""
    parts: list[_Part] = list(shown.groups)
    if len(parts) == 1:
        name, areas = parts[0]
        across = _BESIDE if len(areas) <= _BESIDE else 2
        deep = -(-len(areas) // across)
        slices = [areas[at : at + deep] for at in range(0, len(areas), deep)]
        parts = [(name if at == 0 else "", part) for at, part in enumerate(slices)]
    return [parts[at : at + _BESIDE] for at in range(0, len(parts), _BESIDE)]
