"""Every place of the window and every tab of a family, in the order people see them.

None of their code is read before the unlock page has been painted: it stands behind the door.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from familyplan.words import mark
from familyplan_ui.frame import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from familyplan.session import Session
    from familyplan_ui.family.tabs import Tab
    from familyplan_ui.gate import Gate

FIRST = "today"
# None of it knows Qt, so any thread may read it.
CORE: Final = (
    "familyplan.session",
    # What opening a slot would have the vault's library read at that moment.
    "cryptography.hazmat.backends.openssl.backend",
)
_BEHIND_THE_DOOR: Final = (
    "familyplan_ui.today",
    "familyplan_ui.families",
    "familyplan_ui.families.sampling",
    "familyplan_ui.family.workspace",
    "familyplan_ui.find",
    "familyplan_ui.locking.locker",
    "familyplan_ui.backups.keeper",
    "familyplan_ui.overview",
    "familyplan_ui.family.people_page",
    "familyplan_ui.understanding",
    "familyplan_ui.plan",
    "familyplan_ui.meetings",
    "familyplan_ui.story",
    "familyplan_ui.sharing",
)
# Qt for Python makes the enumerations of a class when it is first met, some with hundreds of names.
_MET_BEHIND_THE_DOOR: Final = {
    "PySide6.QtCore": ("QPropertyAnimation", "QMetaMethod"),
    "PySide6.QtGui": ("QGradient", "QWindow"),
    "PySide6.QtWidgets": ("QStackedLayout", "QStyleHintReturnMask", "QStyleOptionFocusRect"),
}


def read_core() -> None:
    """Read the code that a store is opened with."""
    for module in CORE:
        import_module(module)


def behind_the_door() -> Iterator[str]:
    """Read the code of one room of the window after another, on the window's own thread.

    Packs are left out: what makes PDF takes memory that most sittings never need.
    """
    for module in _BEHIND_THE_DOOR:
        import_module(module)
        yield module
    for module, names in _MET_BEHIND_THE_DOOR.items():
        for name in names:
            getattr(import_module(module), name)
            yield name


def tabs() -> tuple[Tab, ...]:
    """Give the tabs of a family."""
    from familyplan_ui import (  # noqa: PLC0415 - behind the door
        meetings,
        overview,
        plan,
        sharing,
        story,
        understanding,
    )
    from familyplan_ui.family import people_page  # noqa: PLC0415 - behind the door
    from familyplan_ui.family.tabs import Tab  # noqa: PLC0415 - behind the door

    return (
        Tab("overview", mark("Overview"), overview.Page),
        Tab("people", mark("People & team"), people_page.Page),
        Tab("understanding", mark("Understanding"), understanding.Page),
        Tab("plan", mark("Plan"), plan.Page),
        Tab("meetings", mark("Meetings"), meetings.Page),
        Tab("story", mark("Story"), story.Page),
        Tab("sharing", mark("Sharing"), sharing.Page),
    )


def places(gate: Gate) -> tuple[Place, ...]:
    """Give the places of the window; a family's own pages are reached through a family."""
    return (
        Place("today", mark("Today"), "sun", lambda: _today(gate)),
        Place("families", mark("Families"), "users", lambda: _families(gate)),
        *_of_families(gate),
        *_beside_families(gate),
        Place("packs", mark("Packs"), "package", lambda: _packs(gate)),
        Place(
            "copies",
            mark("Copies that left"),
            "package",
            lambda: _copies(gate),
            listed=False,
            within="packs",
        ),
        Place("settings", mark("Settings"), "settings", lambda: _settings(gate), listed=False),
        Place(
            "fresh_passphrase",
            mark("New passphrase"),
            "key-round",
            lambda: _fresh_passphrase(gate),
            listed=False,
        ),
        Place("sheet", mark("Recovery sheet"), "life-buoy", lambda: _sheet(gate), listed=False),
    )


def _of_families(gate: Gate) -> tuple[Place, ...]:
    """Give the places one gets to from the list of families."""
    return (
        Place(
            "family",
            mark("Family"),
            "users",
            lambda: _family(gate),
            listed=False,
            within="families",
        ),
        Place(
            "together",
            mark("Look together"),
            "users",
            lambda: _together(gate),
            listed=False,
            alone=True,
        ),
    )


def _beside_families(gate: Gate) -> tuple[Place, ...]:
    """Give the places for work on the records, reached from the list as well."""
    return (
        Place(
            "access",
            mark("Record asked for"),
            "users",
            lambda: _access(gate),
            listed=False,
            within="families",
        ),
        Place(
            "duplicates",
            mark("Look for duplicates"),
            "users",
            lambda: _duplicates(gate),
            listed=False,
            within="families",
        ),
        Place(
            "bring_in",
            mark("Bring in families"),
            "users",
            lambda: _bring_in(gate),
            listed=False,
            within="families",
        ),
    )


def first_errand(session: Session, *, new: bool) -> str:
    """Give the place to go to first after opening a store, "" for none in particular.

    Whoever came in with a recovery sheet needs a passphrase; a store just made needs its sheet.
    """
    if session.vault.read_only:
        return ""
    if session.vault.slot_kind == "recovery":
        return "fresh_passphrase"
    wanted = session.vault.surroundings.recovery_first and session.recovery_needed
    return "sheet" if wanted and new else ""


def _today(gate: Gate) -> QWidget:
    from familyplan_ui import today  # noqa: PLC0415 - behind the door

    return today.Page(gate)


def _families(gate: Gate) -> QWidget:
    from familyplan_ui import families  # noqa: PLC0415 - behind the door
    from familyplan_ui.families.sampling import Sampling  # noqa: PLC0415 - behind the door

    page = families.Page(gate)
    page.offer_sample(Sampling(gate))
    return page


def _family(gate: Gate) -> QWidget:
    from familyplan_ui.family.workspace import Workspace  # noqa: PLC0415 - behind the door

    return Workspace(gate, tabs())


def _together(gate: Gate) -> QWidget:
    from familyplan_ui import together  # noqa: PLC0415 - behind the door

    return together.Page(gate)


def _access(gate: Gate) -> QWidget:
    from familyplan_ui import access  # noqa: PLC0415 - seldom seen

    return access.Page(gate)


def _duplicates(gate: Gate) -> QWidget:
    from familyplan_ui import duplicates  # noqa: PLC0415 - seldom seen

    return duplicates.Page(gate)


def _bring_in(gate: Gate) -> QWidget:
    from familyplan_ui import bringing_in  # noqa: PLC0415 - seldom seen

    return bringing_in.Page(gate)


def _packs(gate: Gate) -> QWidget:
    from familyplan_ui import packs  # noqa: PLC0415 - behind the door

    return packs.Page(gate)


def _copies(gate: Gate) -> QWidget:
    from familyplan_ui.sharing import every_copy  # noqa: PLC0415 - seldom seen

    return every_copy.Page(gate)


def _settings(gate: Gate) -> QWidget:
    from familyplan_ui import settings  # noqa: PLC0415 - behind the door

    return settings.Page(gate)


def _sheet(gate: Gate) -> QWidget:
    from familyplan_ui.door import sheet  # noqa: PLC0415 - seldom seen

    return sheet.Page(gate)


def _fresh_passphrase(gate: Gate) -> QWidget:
    from familyplan_ui.door import fresh_passphrase  # noqa: PLC0415 - seldom seen

    return fresh_passphrase.Page(gate)
