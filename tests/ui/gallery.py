"""The foundation's pages and parts, filled with invented words, for tests and for looking at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from familyplan.clock import LONDON
from familyplan.figures.shapes import Circle, Drawing, Label, Line, Marker, PolyLine, Rect
from familyplan_ui.frame import MainWindow, Place
from familyplan_ui.frame.create import CreatePage, Making, NewStore
from familyplan_ui.frame.unlock import Door, OtherWay, StoreShown, UnlockPage
from familyplan_ui.widgets import (
    Banner,
    Chip,
    DrawingView,
    EmptyState,
    FieldFrame,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    Row,
    RowList,
    ScrollPage,
    Segments,
    SoftLabel,
    TextButton,
)

if TYPE_CHECKING:
    from familyplan_ui.work import Worker

FOLDER = Path("Documents")
ROWS = (
    Row(
        "hillier",
        "Hillier family",
        "Jade, Mason, Ruby",
        ("Canal View Academy",),
        (("clock", "1 late", "attention"),),
        "Ask",
    ),
    Row(
        "khan",
        "Khan-Walters family خان والٹرز",
        "Amina, Yusuf, baby due",
        ("Hillside Primary",),
        (("calendar", "Meeting in 2 days", "accent"), ("clock", "1 late", "attention")),
        "Remind",
    ),
    Row("nowak", "Nowak-Hill family, at their aunt’s for now", "Oskar, Maja", ("St Brigid’s",)),
)
PICTURE = Drawing(
    width=220,
    height=90,
    title="Who lives where",
    words=("Daniel lives alone.", "Sadia and Daniel have parted."),
    shapes=(
        Rect(x=10, y=30, wide=30, high=30, fill="raised", row="daniel", words="Daniel, 37"),
        Line(x1=40, y1=45, x2=90, y2=45, dash=(4, 3)),
        Circle(x=105, y=45, radius=15, fill="accent-soft", row="sadia", words="Sadia, 34"),
        Label(x=105, y=80, text="Sadia", weight=600, anchor="middle", halo=True, row="sadia"),
        PolyLine(points=((140, 60), (170, 40), (200, 30)), role="series-1", width=2),
        Marker(x=200, y=30, role="series-1"),
        Marker(x=140, y=60, role="series-1", hollow=True),
    ),
)


def nothing(*_anything: object) -> None:
    """Do nothing, where a page needs something to call."""


def unlock(worker: Worker) -> QWidget:
    """Give the window with the unlock page, with everything on it that it can show."""
    ways_in = (
        OtherWay("Use this device’s key", nothing, "monitor"),
        OtherWay("I have a recovery sheet", nothing, "life-buoy"),
    )
    ways_on = tuple(
        OtherWay(words, nothing)
        for words in ("Create a new store…", "Restore a backup…", "Explore with a sample family")
    )
    door = Door(lambda _path, _typed: None, nothing, nothing, nothing, ways_in, ways_on)
    page = UnlockPage(
        StoreShown(FOLDER, "Family Help, North", "Last opened Friday 4 December, 17:42"),
        door,
        worker,
    )
    page.caps.show()
    page.field.show_error("That is not the passphrase for this store. Nothing is lost.")
    window = MainWindow()
    window.show_door(page)
    return window


def create(worker: Worker) -> QWidget:
    """Give the window with the create page, with every complaint it can make."""

    def make(_asked: NewStore) -> None:
        return None

    making = Making(make, nothing, nothing, lambda _was: None, nothing, 12)
    page = CreatePage(FOLDER, making, worker)
    window = MainWindow()
    window.show_door(page)
    page.make_store()
    return window


def frame(_worker: Worker) -> QWidget:
    """Give the window with its places, standing at an empty one."""
    window = MainWindow()
    for what in ("find", "settings", "help", "undo", "lock"):
        window.offer(what, nothing)
    for key, words, icon in (
        ("today", "Today", "sun"),
        ("families", "Families", "users"),
        ("packs", "Packs", "package"),
    ):
        window.add_place(Place(key, words, icon, _empty_families))
    window.show_work("Rosa Menendez", "Family Help, North")
    window.go("families")
    window.sidebar.set_count("today", 7)
    window.status.show_saved(datetime(2026, 12, 7, 14, 2, tzinfo=LONDON))
    window.show_undo("marked ‘ring the surgery’ done")
    return window


def _empty_families() -> QWidget:
    page = ScrollPage()
    page.body.addWidget(Heading("Families", size="title"))
    page.body.addWidget(
        EmptyState(
            "The families you work with stand here.",
            "Each has its people, its plan in its own words, and what happens next.",
            PlainButton("New family", icon="plus"),
        )
    )
    page.body.addStretch(1)
    return page


def parts(_worker: Worker) -> QWidget:
    """Give one page with every small part on it."""
    page = ScrollPage()
    page.body.addWidget(Heading("Khan-Walters family خان والٹرز", size="title"))
    page.body.addWidget(SoftLabel("Lead Rosa Menendez since 3 March · next meeting Wed 9 Dec"))
    page.body.addWidget(_row_of_controls())
    page.body.addWidget(Banner("triangle-alert", "This permission ran out on 1 December."))
    page.body.addWidget(
        Banner("message-circle", "“I like it when Dad does the school run.” Yusuf", "accent")
    )
    page.body.addWidget(FieldFrame("Your name", QLineEdit("Rosa"), help_line="As people know you."))
    wrong = FieldFrame("When", QLineEdit("31 June"))
    wrong.show_error("June has 30 days. What you typed is still there.")
    page.body.addWidget(wrong)
    language = QComboBox()
    language.addItems(["Not asked yet", "Not known", "Urdu"])
    page.body.addWidget(FieldFrame("Language at home", language))
    tick = QCheckBox("Ring the GP about the hearing test")
    tick.setChecked(True)
    page.body.addWidget(tick)
    rows = RowList("Families", choosing=True)
    rows.show_rows(ROWS)
    rows.setCurrentRow(1)
    page.body.addWidget(rows)
    page.body.addWidget(DrawingView(PICTURE))
    page.body.addStretch(1)
    return page


def _row_of_controls() -> QWidget:
    held = QWidget()
    flow = FlowLayout(held)
    idle = PlainButton("Not now")
    idle.setEnabled(False)
    for part in (
        PrimaryButton("Start meeting"),
        PlainButton("New family", icon="plus"),
        TextButton("Open plan"),
        idle,
        Segments("Which families", [("open", "Open"), ("mine", "Mine"), ("closed", "Closed")]),
        Chip("clock", "1 late", "attention"),
        Chip("check", "Done", "good"),
        Chip("calendar", "Meeting in 2 days", "accent"),
        Chip("circle-dot", "3 under way"),
    ):
        flow.addWidget(part)
    return held
