"""The blocks of a document as parts of a page, for reading at a distance: one column, no columns.

A row of a table becomes an entry: what it is called, what it says, the rest under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.packs.document import (
    Bullets,
    Facts,
    Heading,
    Para,
    Picture,
    Strip,
    Table,
    clean,
    plain,
)
from familyplan.words import say
from familyplan_ui.family.wide_drawing import WideDrawing
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading as HeadingLabel
from familyplan_ui.widgets import SoftLabel, WrapLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from familyplan.packs.document import Block, Text
    from familyplan_ui.theme import Size

_HEADS: dict[int, Size] = {1: "dialog", 2: "section"}


def widgets(blocks: Iterable[Block]) -> Iterator[QWidget]:
    """Give each block as a widget, in reading order; blocks only paper needs give none."""
    for block in blocks:
        match block:
            case Heading(level, text):
                yield HeadingLabel(plain(text), size=_HEADS.get(level, "text"))
            case Para(text, style):
                yield _para(text, style)
            case Bullets(items):
                yield _column([WrapLabel(say("• {words}", words=_words(one))) for one in items])
            case Facts(pairs):
                yield _facts(pairs)
            case Strip(lines):
                yield _strip(lines)
            case Table():
                yield _table(block)
            case Picture(drawing):
                yield WideDrawing(drawing)
            case _:
                continue


def _words(text: Text) -> str:
    """Give the words with their line breaks."""
    if isinstance(text, str):
        return clean(text).strip()
    return "".join(clean(span.text) for span in text).strip()


def _para(text: Text, style: str) -> QWidget:
    if style in {"soft", "eyebrow"}:
        return SoftLabel(_words(text))
    return WrapLabel(_words(text), size="section" if style in {"words", "big", "lead"} else "text")


def _facts(pairs: Iterable[tuple[str, Text]]) -> QWidget:
    found = []
    for label, value in pairs:
        found.append(_column([SoftLabel(label), WrapLabel(_words(value))], gap=0))
    return _column(found)


def _strip(lines: Iterable[Text]) -> QWidget:
    held = QFrame()
    held.setProperty("strip", "accent")
    px = Theme.current().px
    column = QVBoxLayout(held)
    column.setContentsMargins(px(12), px(8), px(12), px(8))
    for at, line in enumerate(lines):
        column.addWidget(WrapLabel(_words(line), strong=not at, tone="ink"))
    return held


def _table(table: Table) -> QWidget:
    entries = [_entry(table.head, row) for row in table.rows]
    caption = [SoftLabel(table.caption)] if table.caption else []
    return _column([*caption, *entries], gap=12)


def _entry(head: tuple[str, ...], row: tuple[Text, ...]) -> QWidget:
    """Give one row: its first cell strong, the second as it is, the others with their heads."""
    first, second, *others = (*row, "", "")[: max(2, len(row))]
    rest = [
        say("{label}: {words}", label=label, words=_words(cell))
        for label, cell in zip(head[2:], others, strict=False)
        if _words(cell)
    ]
    lines: list[QWidget] = [WrapLabel(_words(first), strong=True)]
    lines += [WrapLabel(_words(second))] if _words(second) else []
    lines += [SoftLabel(" · ".join(rest))] if rest else []
    return _column(lines, gap=1)


def _column(parts: Iterable[QWidget], gap: int = 6) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(gap))
    for part in parts:
        column.addWidget(part)
    return held
