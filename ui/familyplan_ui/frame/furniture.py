"""What stands round the pages and is not seen at the door: sidebar, cover, commands, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.words import mark, say
from familyplan_ui.frame.commands import Command, CommandTable
from familyplan_ui.frame.cover import Cover
from familyplan_ui.frame.own_commands import own_commands
from familyplan_ui.frame.sidebar import Sidebar
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan_ui.frame.place import Place
    from familyplan_ui.frame.window import MainWindow, Offer


class Furniture:
    """The parts of one window, which puts them where they belong."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.sidebar = Sidebar()
        self.cover = Cover()
        self.commands = CommandTable(window)
        Theme.current().dress(window.menuBar(), "soft")
        self.add_commands(own_commands(window))
        self._rows = {
            "find": self.sidebar.add_command(
                "search", say("Find"), "Ctrl+K", lambda: window.take("find")
            ),
            "cover": self.sidebar.add_command("eye-off", say("Cover"), "F9", window.cover_up),
            "settings": self.sidebar.add_command(
                "settings", say("Settings"), "", lambda: window.take("settings"), place="settings"
            ),
            "lock": self.sidebar.add_command(
                "lock", say("Lock"), "Ctrl+L", lambda: window.take("lock")
            ),
        }
        self.sidebar.chosen.connect(window.go)
        self.cover.lifted.connect(window.uncover)

    def add_place(self, place: Place) -> None:
        """Give a listed place a row in the sidebar and a line in the Go menu."""
        if not place.listed:
            return
        self.sidebar.add_place(place)
        going = Command(
            f"go.{place.key}",
            mark("&Go"),
            place.words,
            lambda: self._window.go(place.key),
            enabled=self._window.is_open,
        )
        self.add_commands([going])

    def add_commands(self, commands: Iterable[Command]) -> None:
        """Add commands to the table and the menus."""
        self.commands.add(commands)
        self.commands.fill(self._window.menuBar())

    def show_offers(self, offered: Iterable[Offer]) -> None:
        """Show what is offered, and nothing that is not."""
        known = set(offered)
        for row in ("find", "settings", "lock"):
            self._rows[row].setVisible(row in known)
        for what, command in (
            ("find", "edit.find"),
            ("note", "edit.note"),
            ("settings", "file.settings"),
            ("together", "view.together"),
            ("lock", "file.lock"),
            ("panic", "file.panic"),
            ("help", "help.help"),
        ):
            self.commands.show(command, shown=what in known)
        self.commands.refresh()

    def show_undo(self, undo: str, redo: str) -> None:
        """Say in the menus what Ctrl+Z would undo and Ctrl+Y do again, "" for nothing."""
        self.commands.rename("edit.undo", say("Undo: {what}", what=undo) if undo else say("&Undo"))
        self.commands.rename("edit.redo", say("Redo: {what}", what=redo) if redo else say("&Redo"))
        self.commands.refresh()
