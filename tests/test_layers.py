"""The rules of the house, each as a sentence, and for each a proof that breaking it is noticed."""

from __future__ import annotations

import pytest

from house import (
    DESKTOP,
    MAY_IMPORT,
    ROOT,
    Source,
    broken_floors,
    cycles,
    oversized,
    read,
    source,
    strayed_libraries,
)
from spoken import unspoken


@pytest.fixture(scope="module")
def program() -> list[Source]:
    """Every file of the core and the desktop."""
    return read("familyplan", "ui")


def test_a_file_imports_only_from_the_floors_below_it(program: list[Source]) -> None:
    assert broken_floors(program) == []


def test_every_room_allowed_to_import_stands_above_what_it_may_import() -> None:
    order = list(MAY_IMPORT)
    upward = [
        (room, below)
        for room, rooms in MAY_IMPORT.items()
        for below in rooms
        if order.index(below) >= order.index(room)
    ]
    assert upward == []


def test_each_library_is_imported_only_in_its_home(program: list[Source]) -> None:
    assert strayed_libraries(program) == []


def test_no_files_import_one_another_in_a_ring(program: list[Source]) -> None:
    assert cycles(program) == []


def test_nothing_is_longer_than_the_house_allows() -> None:
    assert oversized(read("familyplan", "ui", "tests", "packaging")) == []


def test_every_sentence_a_person_sees_goes_through_the_words(program: list[Source]) -> None:
    assert unspoken(program) == []


@pytest.mark.parametrize("folder", ["packaging", "tests", "resources"])
def test_a_folder_that_is_no_package_has_no_init(folder: str) -> None:
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_the_desktop_s_source_root_is_no_package() -> None:
    assert not (ROOT / "ui" / "__init__.py").exists()


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        (
            "familyplan/model/person.py",
            "from familyplan.store import rows",
            "familyplan/model/person.py:1 `model` may not import `familyplan.store.rows`",
        ),
        (
            "familyplan/store/keys.py",
            "import familyplan.vault.slots",
            "familyplan/store/keys.py:1 `store` may not import `familyplan.vault.slots`",
        ),
        (
            "familyplan/vault/rows.py",
            "from familyplan import store",
            "familyplan/vault/rows.py:1 `vault` may not import `familyplan.store`",
        ),
        (
            "familyplan/packs/look.py",
            "from ..store import rows",
            "familyplan/packs/look.py:1 `packs` may not import `familyplan.store.rows`",
        ),
        (
            "familyplan/cli/desk.py",
            "import importlib\nimportlib.import_module('familyplan_ui.app')",
            "familyplan/cli/desk.py:2 `cli` may not import `familyplan_ui.app`",
        ),
        (
            "familyplan/errors.py",
            "from familyplan.words import say",
            "familyplan/errors.py:1 `errors` may not import `familyplan.words.say`",
        ),
        (
            "familyplan/drawer/things.py",
            "",
            "familyplan/drawer/things.py stands in no room: `drawer` has no line in MAY_IMPORT",
        ),
    ],
)
def test_an_import_from_above_is_noticed(path: str, text: str, sentence: str) -> None:
    assert broken_floors([source(path, text)]) == [sentence]


def test_an_import_from_below_is_not_complained_about() -> None:
    text = "from familyplan import __version__, words\nfrom familyplan.model import Person"
    assert broken_floors([source("familyplan/store/rows.py", text)]) == []


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        (
            "familyplan/session/open.py",
            "from PySide6 import QtCore",
            f"familyplan/session/open.py:1 `PySide6` lives only in {DESKTOP}",
        ),
        (
            "familyplan/store/rows.py",
            "import sqlite3",
            (
                "familyplan/store/rows.py:1 `sqlite3` is not imported: "
                "it would write rows without encryption"
            ),
        ),
        (
            "familyplan/exchange/send.py",
            "def send():\n    from urllib import request",
            (
                "familyplan/exchange/send.py:2 `urllib.request` is not imported: "
                "the program speaks to no network"
            ),
        ),
    ],
)
def test_a_strayed_library_is_noticed(path: str, text: str, sentence: str) -> None:
    assert strayed_libraries([source(path, text)]) == [sentence]


def test_a_ring_is_noticed_but_not_one_of_types_alone() -> None:
    one = source("familyplan/model/one.py", "from familyplan.model.two import Two")
    two = source("familyplan/model/two.py", "import familyplan.model.one")
    typed = source(
        "familyplan/model/two.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import familyplan.model.one",
    )
    assert len(cycles([one, two])) == 1
    assert cycles([one, typed]) == []


def test_each_size_limit_is_noticed_one_line_past_it() -> None:
    def function(lines: int) -> str:
        return "def long():\n" + "    pass\n" * (lines - 1)

    def klass(lines: int) -> str:
        return "class Long:\n" + "    x = 1\n" * (lines - 1)

    assert oversized([source("familyplan/a.py", function(40) + klass(200))]) == []
    assert oversized([source("familyplan/a.py", "\n" * 300)]) == []
    assert oversized([source("tests/test_a.py", "\n" * 400)]) == []
    assert oversized([source("familyplan/a.py", function(41))]) == [
        "familyplan/a.py:1 `long` has 41 lines; 40 is the most"
    ]
    assert oversized([source("familyplan/a.py", klass(201))]) == [
        "familyplan/a.py:1 `Long` has 201 lines; 200 is the most"
    ]
    assert oversized([source("familyplan/a.py", "\n" * 301)]) == [
        "familyplan/a.py has 301 lines; 300 is the most"
    ]
    assert oversized([source("tests/test_a.py", "\n" * 401)]) == [
        "tests/test_a.py has 401 lines; 400 is the most"
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ui/familyplan_ui/a.py", "label.setText('Saved')"),
        ("ui/familyplan_ui/a.py", "QLabel(f'{n} goals')"),
        ("ui/familyplan_ui/a.py", "QtWidgets.QPushButton(text='Lock')"),
        ("ui/familyplan_ui/a.py", "tabs.addTab(page, 'Plan' if late else say('Goals'))"),
        ("ui/familyplan_ui/a.py", "button.setToolTip(say('Lock') + ' (F9)')"),
        ("familyplan/cli/a.py", "click.echo('Done.')"),
        ("familyplan/cli/a.py", "@click.option('--for', help='Who reads it.')\ndef f(): ..."),
        ("familyplan/model/a.py", "text(label='Name')"),
        ("familyplan/store/a.py", "raise KnownError('The store is locked.')"),
        (
            "familyplan/store/a.py",
            "class Gone(KnownError):\n    def __init__(self):\n        super().__init__('Gone.')",
        ),
        (
            "familyplan/store/a.py",
            "class Gone(Refused): ...\nclass Refused(KnownError): ...\nraise Gone('It is gone.')",
        ),
    ],
)
def test_a_sentence_written_past_the_words_is_noticed(path: str, text: str) -> None:
    assert len(unspoken([source(path, text)])) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ui/familyplan_ui/a.py", "label.setText(say('Saved {at}', at='now'))"),
        ("ui/familyplan_ui/a.py", "label.setText(goal.title)"),
        ("ui/familyplan_ui/a.py", "QLabel(' · ')"),
        ("ui/familyplan_ui/a.py", "label.setObjectName('title')"),
        ("ui/familyplan_ui/a.py", "QPushButton(say('Lock'), objectName='lock')"),
        ("familyplan/cli/a.py", "@click.option('--for', help=say('Who reads it.'))\ndef f(): ..."),
        (
            "familyplan/store/a.py",
            "class Gone(KnownError):\n    def __init__(self, name): ...\nraise Gone('keys')",
        ),
        ("familyplan/store/a.py", "raise ValueError('ops out of order')"),
        ("familyplan/store/a.py", "raise KnownError(say('The store is locked.'))"),
    ],
)
def test_what_goes_through_the_words_is_not_complained_about(path: str, text: str) -> None:
    assert unspoken([source(path, text)]) == []
