"""Every command with its words, its key and when it can be done; the menu bar is built from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing a person can have done.

    `menu` and `words` are marked for later saying, `menu` is where it stands, `keys` are its
    shortcuts in Qt's portable writing, the first being the one shown.
    """

    id: str
    menu: str
    words: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    enabled: Callable[[], bool] = _always


class CommandTable(QObject):
    """The commands there are; each is one QAction, so that key, menu and button agree."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, commands: Iterable[Command]) -> None:
        """Make commands known; ValueError if an id or a key is already taken."""
        for command in commands:
            self._refuse_twice(command)
            action = QAction(say(command.words), self._window)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.triggered.connect(lambda _on, key=command.id: self.run(key))
            self._window.addAction(action)
            self._commands[command.id] = command
            self._actions[command.id] = action

    def action(self, command: str) -> QAction:
        """Give a command's action; KeyError for one nobody added."""
        return self._actions[command]

    def show(self, command: str, *, shown: bool) -> None:
        """Show a command in the menus, or keep it out of them while nothing stands behind it."""
        self._actions[command].setVisible(shown)

    def rename(self, command: str, words: str) -> None:
        """Say more exactly what a command will do now ("Undo: marked ...")."""
        self._actions[command].setText(words)

    def run(self, command: str) -> None:
        """Do it, if it can be done now."""
        if self._commands[command].enabled():
            self._commands[command].run()

    def refresh(self) -> None:
        """Look again at what can be done."""
        for key, action in self._actions.items():
            action.setEnabled(self._commands[key].enabled())

    def listing(self) -> list[tuple[str, str, str]]:
        """Give id, words and first key of each command, for finding one and for the help."""
        return [
            (key, action.text().replace("&", ""), action.shortcut().toString())
            for key, action in self._actions.items()
            if action.isVisible()
        ]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menu bar anew: menus in the order their first command was added."""
        bar.clear()
        menus: dict[str, QMenu] = {}
        for key, command in self._commands.items():
            if command.menu not in menus:
                menus[command.menu] = bar.addMenu(say(command.menu))
                menus[command.menu].aboutToShow.connect(self.refresh)
            menus[command.menu].addAction(self._actions[key])

    def _refuse_twice(self, command: Command) -> None:
        taken = {key: each.id for each in self._commands.values() for key in each.keys}
        clash = [key for key in command.keys if key in taken]
        if command.id in self._commands or clash:
            raise ValueError(f"{command.id} takes what is taken: {clash or command.id}")
