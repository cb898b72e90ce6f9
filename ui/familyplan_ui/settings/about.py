"""About the program: its version, and the libraries in it with their licences."""

from __future__ import annotations

import re
from importlib import metadata
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, Row, RowList, SoftLabel

_PROGRAM: Final = "familyplan"
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST: Final = 60


def version() -> str:
    """Give the version of this program, "" where it runs without being installed."""
    try:
        return metadata.version(_PROGRAM)
    except metadata.PackageNotFoundError:
        return ""


def libraries() -> list[tuple[str, str, str]]:
    """Give name, version and licence of every library this program asks for, by name."""
    try:
        asked = metadata.requires(_PROGRAM) or []
    except metadata.PackageNotFoundError:
        return []
    found = []
    for line in asked:
        name = _NAME.match(line)
        if name is None or "extra ==" in line:
            continue
        try:
            about = metadata.metadata(name[0])
        except metadata.PackageNotFoundError:
            continue
        found.append((about["Name"], about["Version"], _licence(about)))
    return sorted(found, key=lambda one: one[0].casefold())


def _licence(about: metadata.PackageMetadata) -> str:
    """Give the licence as the package says it: an expression, a short name, or a classifier."""
    for field in ("License-Expression", "License"):
        said = (about.get_all(field) or [""])[0].strip()
        if said and "\n" not in said and len(said) <= _LONGEST:
            return str(said)
    kinds = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    return ", ".join(one.rpartition(":: ")[2] for one in kinds) or say("see the package")


class Version(QWidget):
    """Which Family Plan this is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self)
        column.addWidget(Heading(say("About Family Plan")))
        number = version()
        words = (
            say("Version {number}, MIT licence.", number=number) if number else say("MIT licence.")
        )
        column.addWidget(SoftLabel(words))


class Libraries(QWidget):
    """What the program is made with, and the licences; read when the page is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(say("Libraries and their licences"))
        column = _column(self)
        column.addWidget(Heading(say("Made with these libraries")))
        column.addWidget(self.list)

    def show_now(self) -> None:
        """Read what is installed."""
        if not self.list.count():
            found = libraries()
            self.list.show_rows(
                [Row(name, name, "", (number, said)) for name, number, said in found]
            )


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(10))
    return column
