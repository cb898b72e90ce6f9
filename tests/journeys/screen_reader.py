"""What a screen reader can see and do, as a process of its own (run by the system's Python).

It reads one JSON command a line and answers each with one JSON line. It knows the program only
through AT-SPI: roles, names, descriptions, states, text, actions.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only after the version was named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Node = Any  # the bindings come without types

PATIENCE = 15.0
DEPTH = 60
PAUSE = 0.03
CLICK = 0.15  # Qt shows a button pressed for a tenth of a second before it acts
NEVER_INTO = {"table", "tree table", "tree"}
FIELDS = ("text", "password text", "entry", "spin button", "combo box")
CLOSED_LISTS = {"menu", "menu item", "list item"}
PRESSING = ("Press", "Toggle", "Show Menu")
SKIPPED = {"filler", "panel", "scroll pane", "viewport"}


def quietly(ask: Callable[[], Any], otherwise: object = None) -> Any:  # noqa: ANN401 - whatever is asked
    """Ask the bus for something; a control that has just gone gives `otherwise`."""
    try:
        return ask()
    except GLib.Error:
        return otherwise


def children(node: Node) -> list[Node]:
    """Give the children of a node."""
    count = quietly(node.get_child_count, 0)
    found = [quietly(partial(node.get_child_at_index, at)) for at in range(count)]
    return [child for child in found if child is not None]


def has(node: Node, *states: str) -> bool:
    """Say whether a node is in all of these states."""
    held = quietly(node.get_state_set)
    return held is not None and all(
        held.contains(getattr(Atspi.StateType, state)) for state in states
    )


def walk(node: Node, depth: int = 0) -> Iterator[tuple[Node, str]]:
    """Walk over every node on the screen, in reading order, never into a table's cells."""
    role = quietly(node.get_role_name, "")
    if not role or depth > DEPTH:
        return
    if depth > 1 and role not in CLOSED_LISTS and not has(node, "VISIBLE"):
        return
    yield node, role
    if role not in NEVER_INTO:
        for child in children(node):
            yield from walk(child, depth + 1)


def everything(node: Node, depth: int = 0) -> Iterator[tuple[Node, str]]:
    """Walk over every node below one, on the screen or not: the options of a closed list."""
    for child in children(node) if depth < DEPTH else []:
        yield child, quietly(child.get_role_name, "")
        yield from everything(child, depth + 1)


def called(node: Node, role: str) -> list[str]:
    """Give every name a node goes by: its own, and for lists their label (Qt names by value)."""
    names = [quietly(node.get_name, "")]
    if role == "combo box":
        for relation in quietly(node.get_relation_set, []):
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
                targets = range(relation.get_n_targets())
                names += [quietly(relation.get_target(at).get_name, "") for at in targets]
    return names


class Ears:
    """What a screen reader finds in one program, and what it says of it."""

    def __init__(self, program: str) -> None:
        """Look for the program of this name."""
        self.program = program

    def application(self) -> Node:
        """Give the program's root, waiting until it has come up."""
        until = time.monotonic() + 3 * PATIENCE
        while time.monotonic() < until:
            for node in children(Atspi.get_desktop(0)):
                if quietly(node.get_name) == self.program:
                    return node
            time.sleep(PAUSE)
        raise LookupError(f"no program called {self.program} is on the bus")

    def windows(self) -> list[Node]:
        """Give the windows of the program, the one in front first."""
        return sorted(children(self.application()), key=lambda w: not has(w, "ACTIVE"))

    def all(self) -> Iterator[tuple[Node, str]]:
        """Walk over everything on the screen."""
        for window in self.windows():
            yield from walk(window)

    def find(self, name: str, roles: Sequence[str] = (), within: float = PATIENCE) -> Node:
        """Find the control of this accessible name, waiting until it is there and can be used."""
        until = time.monotonic() + within
        while True:
            for node, role in self.all():
                wanted = role in roles if roles else role != "label"
                if wanted and name in called(node, role) and has(node, "ENABLED"):
                    return node
            if time.monotonic() > until:
                there = sorted({n for n in self.names() if n})
                raise LookupError(f"nothing called {name!r} {list(roles) or ''} in {there}")
            time.sleep(PAUSE)

    def read(self, name: str, roles: Sequence[str] = ()) -> str:
        """Give the text a control holds or shows."""
        node = self.find(name, roles or FIELDS)
        text = node.get_text_iface()
        return str(node.get_name() if text is None else Atspi.Text.get_text(text, 0, -1))

    def describe(self, name: str, roles: Sequence[str] = ()) -> str:
        """Give what is said of a control after its name: help, or what is wrong with it."""
        return str(self.find(name, roles).get_description() or "")

    def focused(self) -> str:
        """Give the name of the control the keyboard is at."""
        for node, role in self.all():
            # The current row of a list counts as focused even while the keyboard is elsewhere.
            if has(node, "FOCUSED") and role not in {"frame", "application", *CLOSED_LISTS}:
                return next((name for name in reversed(called(node, role)) if name), "")
        return ""

    def names(self, roles: Sequence[str] = ()) -> list[str]:
        """Give the accessible name of everything on the screen, in reading order."""
        found = [(quietly(n.get_name, ""), role) for n, role in self.all()]
        return [name for name, role in found if name and (role in roles if roles else True)]

    def outline(self) -> list[list[str]]:
        """Give role, name and description of everything on the screen that has a name."""
        found = [
            [role, quietly(n.get_name, "") or "", quietly(n.get_description, "") or ""]
            for n, role in self.all()
            if role not in SKIPPED
        ]
        return [line for line in found if line[1]]

    def there(self, name: str, within: float = PATIENCE) -> bool:
        """Say whether something of this name comes on the screen in time."""
        try:
            self.find(name, (), within)
        except LookupError:
            return False
        return True

    def says(self, part: str, within: float = PATIENCE) -> str:
        """Wait until some name or text on the screen holds these words, and give it whole."""
        until = time.monotonic() + within
        while True:
            names = self.names()
            for name in names:
                if part in name:
                    return name
            if time.monotonic() > until:
                raise LookupError(f"nothing on the screen says {part!r}; it says {names}")
            time.sleep(PAUSE)


class Reader(Ears):
    """One program as a person meets it with a screen reader: they hear, and they act."""

    def press(self, name: str, roles: Sequence[str] = ()) -> None:
        """Press a button, tab, tick box or menu item."""
        self._press(self.find(name, roles))

    def _press(self, node: Node) -> None:
        actions = [node.get_action_name(at) for at in range(node.get_n_actions())]
        known = [actions.index(wanted) for wanted in PRESSING if wanted in actions]
        if not known:
            raise LookupError(f"{node.get_name()!r} can only {actions}")
        # The answer may only come once a menu the button opened has been closed.
        quietly(lambda: node.do_action(known[0]))
        time.sleep(CLICK)

    def unfold(self, name: str, heading: str) -> None:
        """Press a heading unless what stands under it is there; all is seen in one look."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            under, headings = False, []
            for node, role in self.all():
                names = called(node, role)
                under = under or (name in names and role in (*FIELDS, "check box"))
                if heading in names and role == "push button":
                    headings.append(node)
            if under:
                return
            if headings:
                self._press(headings[0])
                return
            time.sleep(PAUSE)
        raise LookupError(f"neither {name!r} nor {heading!r} is there: {self.names()}")

    def row(self, name: str, within: str) -> int:
        """Put the keyboard into a list, and say how far down a row of it is."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            held, rows = self._rows(within)
            for at, row in enumerate(rows):
                if self._is_row(row, name):
                    quietly(held.grab_focus)
                    return at
            time.sleep(PAUSE)
        raise LookupError(f"no row {name!r} in {within!r}: {self.names()}")

    def stands_on(self, name: str, within: str) -> None:
        """Wait until the keyboard has come to a row of a list."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if any(self._is_row(r, name) and has(r, "FOCUSED") for r in self._rows(within)[1]):
                return
            time.sleep(PAUSE)
        raise LookupError(f"the keyboard did not come to {name!r} in {within!r}")

    def _rows(self, within: str) -> tuple[Node, list[Node]]:
        held = self.find(within, ("list",))
        return held, [row for row in children(held) if has(row, "SELECTABLE")]

    def _is_row(self, row: Node, name: str) -> bool:
        said = str(quietly(row.get_name, ""))
        return said == name or said.startswith(f"{name}, ")

    def tick(self, name: str, on: bool) -> None:  # noqa: FBT001 - it comes as JSON
        """Tick or clear a box."""
        until = time.monotonic() + PATIENCE
        while has(node := self.find(name, ("check box",)), "CHECKED") != on:
            if time.monotonic() > until:
                raise LookupError(f"{name!r} does not stay {'ticked' if on else 'cleared'}")
            self._press(node)

    def write(self, name: str, text: str) -> None:
        """Put text into a field, as dictation or typing through a screen reader does."""
        self._write(self.find(name, FIELDS), text)

    def _write(self, node: Node, text: str) -> None:
        editable = self._editable(node)
        quietly(node.grab_focus)
        Atspi.EditableText.set_text_contents(editable, text)

    def _editable(self, node: Node) -> Node:
        for one, _role in [(node, ""), *everything(node)]:
            if has(one, "EDITABLE") and one.get_editable_text_iface() is not None:
                return one
        raise LookupError(f"{node.get_name()!r} takes no text")

    def option(self, name: str, wanted: str) -> int:
        """Open a list, and say how far down an option of it is."""
        return self._open(name, self.find(name, ("combo box",)), wanted)

    def _open(self, name: str, node: Node, wanted: str) -> int:
        offered = self._options(node)
        said = [quietly(one.get_name, "") for one in offered]
        if wanted not in said:
            raise LookupError(f"{name!r} offers {said}, not {wanted!r}")
        self._press(node)
        return said.index(wanted)

    def chosen(self, name: str, at: int) -> None:
        """Wait until a list has closed again with this option of it chosen."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            node = self.find(name, ("combo box",))
            offered = self._options(node)
            if not has(node, "EXPANDED") and at < len(offered) and has(offered[at], "FOCUSED"):
                return
            time.sleep(PAUSE)
        raise LookupError(f"{name!r} did not close with option {at} chosen")

    def _options(self, node: Node) -> list[Node]:
        return [one for one, role in everything(node) if role in CLOSED_LISTS]

    def fill(self, name: str, said: str) -> int:
        """Write into a field that takes words and give -1, or open its list as `option` does."""
        node = self.find(name, FIELDS)
        if quietly(node.get_role_name) == "combo box" and not any(
            has(one, "EDITABLE") for one, _role in [(node, ""), *everything(node)]
        ):
            return self._open(name, node, said)
        self._write(node, said)
        return -1

    def focus(self, name: str, roles: Sequence[str] = ()) -> None:
        """Move the keyboard to a control."""
        self.find(name, roles).grab_focus()

    def middle(self, name: str, roles: Sequence[str] = ()) -> list[int]:
        """Give where on the screen the middle of a control is."""
        box = Atspi.Component.get_extents(self.find(name, roles), Atspi.CoordType.SCREEN)
        return [box.x + box.width // 2, box.y + box.height // 2]


def main() -> None:
    """Answer commands until standard input ends."""
    # A bus that waits long for one answer would hide that the program hangs.
    Atspi.set_timeout(4000, 15000)
    reader = Reader(sys.argv[1])
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"answer": getattr(reader, asked["do"])(*asked["with"])}
        except (LookupError, GLib.Error) as error:
            answer = {"refused": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
