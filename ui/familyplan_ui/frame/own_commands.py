"""The commands the frame itself knows: lock, undo, find, text size, back, cover, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.words import mark
from familyplan_ui.frame.commands import Command
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from familyplan_ui.frame.window import MainWindow, Offer

_FILE, _EDIT, _VIEW = mark("&File"), mark("&Edit"), mark("&View")
_GO, _HELP = mark("&Go"), mark("&Help")


def own_commands(window: MainWindow) -> list[Command]:
    """Give the frame's commands in the order of the menus."""

    def stepper(steps: int) -> Command:
        words, key = (mark("&Back"), "Alt+Left") if steps < 0 else (mark("&Forward"), "Alt+Right")
        return Command(
            "go.back" if steps < 0 else "go.forward",
            _GO,
            words,
            lambda: window.pages.step(steps),
            (key,),
            lambda: window.is_open() and window.pages.can_step(steps),
        )

    def offered(command: str, menu: str, words: str, *keys: str) -> Command:
        what: Offer = _OFFERS[command]
        return Command(
            command, menu, words, lambda: window.take(what), keys, lambda: window.can_take(what)
        )

    return [
        offered("file.settings", _FILE, mark("&Settings"), "Ctrl+,"),
        offered("file.lock", _FILE, mark("&Lock"), "Ctrl+L"),
        offered("file.panic", _FILE, mark("Cover and lock at &once"), "Ctrl+Shift+L", "Pause"),
        Command("file.quit", _FILE, mark("&Close Family Plan"), window.close, ("Ctrl+Q",)),
        offered("edit.undo", _EDIT, mark("&Undo"), "Ctrl+Z"),
        offered("edit.redo", _EDIT, mark("&Redo"), "Ctrl+Y", "Ctrl+Shift+Z"),
        offered("edit.find", _EDIT, mark("&Find"), "Ctrl+K"),
        offered("edit.note", _EDIT, mark("&Quick note"), "Ctrl+N"),
        *_sizes(),
        offered("view.together", _VIEW, mark("L&ook together"), "F8"),
        Command("view.cover", _VIEW, mark("&Cover the screen"), window.cover_up, ("F9",)),
        stepper(-1),
        stepper(1),
        offered("help.help", _HELP, mark("&Help with this page"), "F1"),
    ]


def _sizes() -> list[Command]:
    theme = Theme.current()
    return [
        Command(
            "view.larger", _VIEW, mark("&Larger text"), lambda: theme.step(1), ("Ctrl++", "Ctrl+=")
        ),
        Command("view.smaller", _VIEW, mark("&Smaller text"), lambda: theme.step(-1), ("Ctrl+-",)),
        Command(
            "view.normal", _VIEW, mark("&Normal text"), lambda: theme.set_percent(100), ("Ctrl+0",)
        ),
    ]


_OFFERS: dict[str, Offer] = {
    "file.settings": "settings",
    "file.lock": "lock",
    "file.panic": "panic",
    "edit.undo": "undo",
    "edit.redo": "redo",
    "edit.find": "find",
    "edit.note": "note",
    "view.together": "together",
    "help.help": "help",
}
