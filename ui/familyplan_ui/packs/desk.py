"""Readers, contents and pages beside each other, or one at a time where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Segments

if TYPE_CHECKING:
    from familyplan_ui.packs.contents import ContentsPane
    from familyplan_ui.packs.preview import Preview
    from familyplan_ui.packs.readers import ReadersPane

_WIDE: Final = 1000
_LEAST: Final = 300
_MOST_LEAST: Final = 420


class Desk(QWidget):
    """Three panes; `panes` chooses one where only one fits."""

    def __init__(self, readers: ReadersPane, contents: ContentsPane, preview: Preview) -> None:
        super().__init__()
        views = [("readers", say("Readers")), ("contents", say("Contents")), ("page", say("Page"))]
        self.panes = Segments(say("Part of the page"), views)
        self._contents, self._preview = contents, preview
        self._parts: dict[str, QWidget] = {
            "readers": readers,
            "contents": contents,
            "page": preview,
        }
        self._rules = [Hairline(upright=True), Hairline(upright=True)]
        self._wide = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(self.panes)
        row = QHBoxLayout()
        row.setSpacing(Theme.current().px(16))
        row.addWidget(readers, 4)
        row.addWidget(self._rules[0])
        row.addWidget(contents, 6)
        row.addWidget(self._rules[1])
        row.addWidget(preview, 9)
        column.addLayout(row, 1)
        self.panes.chosen.connect(lambda _key: self._show())

    def arrange(self, width: int) -> None:
        """Lay the panes out for a page of this width."""
        px = Theme.current().px
        self._wide = width >= px(_WIDE)
        self.setMinimumHeight(min(px(_LEAST), _MOST_LEAST))
        self._show()

    def wait_for(self, name: str) -> None:
        """Say that the copy of a reader is on its way."""
        self._contents.wait_for(name)
        self._preview.wait()

    def none_for(self, name: str, why: str) -> None:
        """Say why a reader gets no copy."""
        self._contents.show_none(name, why)
        self._preview.show_none()

    def bring(self, key: str) -> None:
        """Bring a pane into view if it is not."""
        self.panes.choose(key)
        self._show()

    def _show(self) -> None:
        self.panes.setVisible(not self._wide)
        for key, pane in self._parts.items():
            pane.setVisible(self._wide or self.panes.key == key)
        for rule in self._rules:
            rule.setVisible(self._wide)
