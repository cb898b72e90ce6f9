"""Looking together in the tests: a family with something kept back, and the way into the mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from by_name import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from familyplan import actions
from familyplan.model import (
    Agency,
    ContactPoint,
    Home,
    Involvement,
    Note,
    Practitioner,
    Residence,
    Voice,
    WorkerWarning,
)
from familyplan_ui.together import Page
from familyplan_ui.together.who import WhoIsHere
from familyplan_ui.widgets.painted import PaintedList

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan_ui.desktop import Desktop
    from khan_walters import KhanWalters

SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value,
          QAccessible.Text.Help)  # fmt: skip
# What no relative may see on the screen, one marker for each way of keeping something back.
MARKERS = (
    "Mqrefuge", "Mqunsafe", "Mqnotfor", "Mqwarning", "Mqworking", "Mqjotting", "Mqhidden",
    "Mqother", "Mqreading", "Quill",
)  # fmt: skip


def protect(session: Session, kept: KhanWalters) -> None:
    """Put a marker into every kind of field that must stay off the screen before Daniel."""
    scope, sadia = kept.family.id, kept.people["sadia"].id
    daniel, yusuf = kept.people["daniel"].id, kept.people["yusuf"].id
    refuge = Home(scope=scope, name="Mqrefuge", address="9 Mqrefuge Lane", hidden=True)
    home = session.run(actions.records.add, refuge)
    agency = session.run(actions.records.add, Agency(scope="directory", name="Night nurses"))
    nurse = Practitioner(scope="directory", name="Mqhidden", agency=agency.id, name_hidden=True)
    worker = session.run(actions.records.add, nurse)
    for record in (
        Residence(scope=scope, person=sadia, home=home.id),
        ContactPoint(scope=scope, person=sadia, way="email", value="Mqunsafe"),
        ContactPoint(scope=scope, person=sadia, way="letter", value="Mqnotfor", not_for=(daniel,)),
        WorkerWarning(scope=scope, about=(daniel,), words="Mqwarning", do="Mqwarning in pairs"),
        Note(scope=scope, words="Mqworking", type="visit"),
        Involvement(scope=scope, practitioner=worker.id, role="Nurse", status="active"),
        Voice(scope=scope, said_by=(yusuf,), about=(yusuf,), words="I like maths",
              reading="Mqreading", may_know=(daniel,)),
    ):  # fmt: skip
        session.run(actions.records.add, record)
    session.run(actions.story.jot, "Mqjotting")
    session.run(actions.families.start, "Mqother")


def words_of(window: QWidget) -> str:
    """Give everything any widget, action or list of the window says, seen or not."""
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted is gone
    found: list[str] = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        for name in ("text", "toPlainText", "placeholderText", "currentText"):
            say = getattr(widget, name, None)
            found += [str(say())] if callable(say) else []
        spoken = QAccessible.queryAccessibleInterface(widget)
        found += [str(spoken.text(one)) for one in SPOKEN]
        found += [action.text() for action in widget.actions()]
        if isinstance(widget, PaintedList):
            found += [row.spoken() for row in widget.painted.rows]
    return "\n".join(found).replace("\u200b", "")


def _begin(desktop: Desktop, *who: str) -> Page:
    box = desktop.window.findChild(WhoIsHere)
    assert isinstance(box, WhoIsHere)
    assert not box.start.isEnabled()
    for one in who:
        box.ticks[one].setChecked(True)
    press(box, "Look together")
    found = desktop.window.pages.currentWidget()
    assert isinstance(found, Page)
    return found


def look(desktop: Desktop, kept: KhanWalters, *who: str, tab: str = "meetings") -> Page:
    """Ask for it from the family's pages, say who is here, and begin."""
    desktop.gate.go("family", kept.family.id, tab)
    desktop.window.commands.run("view.together")
    return _begin(desktop, *(kept.people[one].id for one in who))


def look_at_once(desktop: Desktop, kept: KhanWalters, *who: str) -> Page:
    """Begin it without the way in, which makes every page of the family: for what is shown then."""
    desktop.gate.go("together", kept.family.id, "", *(kept.people[one].id for one in who))
    found = desktop.window.pages.currentWidget()
    assert isinstance(found, Page)
    return found


def press_key(
    desktop: Desktop, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    now: QWidget | None = desktop.window.focusWidget()
    QTest.keyClick(desktop.window if now is None else now, key, held)


def every_tab(page: Page) -> list[str]:
    said = []
    for key in page.keys:
        page.show_tab(key)
        said.append(words_of(page.window()))
    return said
