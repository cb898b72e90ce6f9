"""What a person waits for in the window: a family, the filter, Find, a long note."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from benchmarks.desktop import unlocked
from benchmarks.making import SEED, known_family
from benchmarks.painting import drain, press, until, until_painted
from benchmarks.reading import TYPED, statements
from benchmarks.stores import seeded_families
from benchmarks.table import Row, at_most, cannot, ms, verdict
from benchmarks.timing import median, p95
from familyplan_ui.find.box import FindBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.places import Places
    from benchmarks.stores import Size
    from familyplan_ui.desktop import Desktop

_FAMILIES: Final = 40
_FAMILY_S: Final = 0.060
_KEYS_S: Final = 0.050
_NOTE: Final = 3_000
_CHANGESETS: Final = 5
_PAUSES: Final = 5
_PAUSE_S: Final = 2.0


def rows(places: Places) -> list[Row]:
    """Measure in the real window at every size; the note at the smallest."""
    found: list[Row] = []
    counted: dict[str, int] = {}
    for size in places.sizes:
        with unlocked(places.folder(size)) as desktop:
            counted[size.words] = _count(desktop)
            family, first = _families(desktop, places, size)
            found += [family, first, *_keys(desktop, places, size)]
    what = "opening the same family, SQL statements at each size"
    said = ", ".join(str(count) for count in counted.values())
    same = verdict(len(set(counted.values())) == 1)
    with unlocked(places.folder(places.sizes[0])) as desktop:
        note = _note(desktop)
    return [*found, Row(what, said, "", "", "equal", same), note]


def _families(desktop: Desktop, places: Places, size: Size) -> tuple[Row, Row]:
    known = known_family()
    others = seeded_families(desktop.gate.session)
    asked = random.Random(SEED).sample(others, min(_FAMILIES, len(others)))
    first = _open(desktop, asked[0])
    taken = [_open(desktop, family) for family in asked[1:]]
    same = []
    for family in asked[:8]:
        same.append(_open(desktop, known))
        _open(desktop, family)
    places.keep("opening the same family", size, median(same))
    what = f"opening a family, painted, p95, {size.words}"
    start = f"the first one, {size.words}"
    return at_most(what, p95(taken), _FAMILY_S), Row(start, ms(first))


def _open(desktop: Desktop, family: str) -> float:
    page = desktop.window.pages
    return until_painted(page, lambda: desktop.gate.go("family", family))


def _count(desktop: Desktop) -> int:
    """Count the SQL statements of opening the known family, after another one was open."""
    session = desktop.gate.session
    known = known_family()
    _open(desktop, seeded_families(session)[0])
    # What is read ahead, once a page has been seen, is not part of opening the next one.
    began = time.perf_counter()
    until(lambda: time.perf_counter() - began > 1.0, began)
    return statements(session, lambda: _open(desktop, known))


def _keys(desktop: Desktop, places: Places, size: Size) -> list[Row]:
    page = desktop.window.go("families")
    drain()
    found = [_typed_row(_field(page, "Show families with"), "Families filter", places, size)]
    box = find_box(desktop)
    found.append(_typed_row(box.field, "Find", places, size))
    box.close()
    return found


def find_box(desktop: Desktop) -> FindBox:
    """Give the box of Find as it stands open."""
    box = FindBox(desktop.gate, lambda: (), print, desktop.window)
    box.show()
    drain()
    return box


def _typed_row(field: QLineEdit, name: str, places: Places, size: Size) -> Row:
    first, taken = typed(field, TYPED)
    places.keep(f"a key press in {name}", size, median(taken))
    what = f"key press to results painted, {name}, p95, {size.words}"
    return at_most(what, p95([first, *taken]), _KEYS_S, reference=f"first {ms(first)}")


def _field(page: QWidget, name: str) -> QLineEdit:
    return next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == name)


def typed(field: QLineEdit, words: Iterable[str]) -> tuple[float, list[float]]:
    """Type words into a field one after another; give the seconds of the first key and the rest."""
    taken = []
    field.setFocus()
    for word in words:
        field.clear()
        drain()
        taken += [_key(field, letter) for letter in word]
    field.clear()
    drain()
    return taken[0], taken[1:]


def _key(field: QLineEdit, letter: str) -> float:
    return until_painted(field, lambda: press(field, letter))


def _note(desktop: Desktop) -> Row:
    """Type a long note with pauses, in which what was typed is kept as a draft."""
    what = f"typing a note of {_NOTE:,} characters, ChangeSets"
    budget = f"<= {_CHANGESETS}"
    page = desktop.window.go("family", known_family(), "plan")
    drain()
    add = _button(page, "Add a note")
    if add is None:
        return cannot(what, budget, "no note field in the window yet")
    before = _changesets(desktop)
    add.click()
    drain()
    fields = [f for f in page.findChildren(QPlainTextEdit) if f.isVisible()]
    keep = _button(page, "Keep this note")
    if not fields or keep is None:
        return cannot(what, budget, "the note's field was not found")
    field = fields[0]
    field.setFocus()
    for number in range(_NOTE):
        press(field, " " if number % 7 == 6 else "abcdefghij"[number % 10])
        if number % (_NOTE // _PAUSES) == 0:
            began = time.perf_counter()
            until(lambda began=began: time.perf_counter() - began > _PAUSE_S, began)  # type: ignore[misc]  # bound now
    keep.click()
    drain()
    made = _changesets(desktop) - before
    return Row(what, f"{made}", "", "", budget, verdict(0 < made <= _CHANGESETS))


def _button(page: QWidget, words: str) -> QAbstractButton | None:
    buttons = page.findChildren(QAbstractButton)
    return next((one for one in buttons if one.text() == words and one.isVisible()), None)


def _changesets(desktop: Desktop) -> int:
    return len(desktop.gate.session.store.history(limit=-1))
