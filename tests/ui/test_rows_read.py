"""Families are read once per change, and what a change left alone is not made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Agency, Person, StoryEvent
from familyplan.model.lenses import SETTING
from familyplan_ui.rows_read import RowsRead
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


def test_rows_are_the_same_until_something_in_the_family_changes(
    gate: Gate, kept: KhanWalters
) -> None:
    family = kept.family.id
    before = gate.rows(family)
    people = before.of(Person)
    gate.did(actions.families.start, "Nowak")
    assert gate.rows(family) is before
    gate.did(actions.records.add, StoryEvent(scope=family, words="Started school"))
    now = gate.rows(family)
    assert [one.words for one in now.of(StoryEvent)] == ["Started school"]
    assert all(one is other for one, other in zip(now.of(Person), people, strict=True))
    gate.undo()
    assert gate.rows(family).of(StoryEvent) == ()


def test_a_changed_directory_is_seen_in_every_family(gate: Gate, kept: KhanWalters) -> None:
    agency = gate.rows(kept.family.id).of(Agency)[0]
    gate.did(actions.records.edit, "agency", agency.id, name="Another name")
    assert gate.rows(kept.family.id).find(Agency, agency.id) != agency


def test_a_lens_of_their_own_is_seen_in_every_family(gate: Gate, kept: KhanWalters) -> None:
    assert gate.rows(kept.family.id).lenses.find("ours") is None
    area = {"key": "ours.bed", "name": "Sleep"}
    own = [{"key": "ours", "name": "Our way", "groups": [{"areas": [area]}]}]
    gate.did(actions.accounts.set_setting, SETTING, own)
    assert gate.rows(kept.family.id).lenses.spoken("ours.bed") == "Our way: Sleep"
    gate.did(actions.accounts.set_setting, SETTING, [])
    assert gate.rows(kept.family.id).lenses.find("ours") is None


def test_what_was_let_go_is_read_from_the_store_alone(gate: Gate, kept: KhanWalters) -> None:
    read, family = RowsRead(), kept.family.id
    people = read.of(family, gate.session.store.family).of(Person)
    read.changed()
    read.clear()
    again = read.of(family, gate.session.store.family).of(Person)
    assert again == people
    assert all(one is not other for one, other in zip(again, people, strict=True))
