"""The page about the four cases: every line has a place in the record, and holds what it says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from familyplan import actions
from familyplan.model import Kind, declarations, nouns
from familyplan.model.partial_date import parse
from familyplan.model.vocabulary import choices

if TYPE_CHECKING:
    from familyplan.session import Session

CASES = ("chloe", "harry", "liam", "tom")
PAGE = (Path(__file__).parent.parent / "docs" / "cases.md").read_text(encoding="utf-8")
OF_THE_STATEMENT = {"how_sure"}


def case_of(name: str) -> Any:  # noqa: ANN401 - a module of plain data
    return importlib.import_module(f"journeys.cases.{name}")


def typed(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    declared = declarations(nouns()[kind])
    return {
        name: parse(value) if declared[name].kind is Kind.PARTIAL_DATE else value
        for name, value in values.items()
    }


def test_nothing_waits_any_more() -> None:
    assert [line for line in PAGE.splitlines() if "waiting for" in line] == []


@pytest.mark.parametrize("name", CASES)
def test_the_line_of_every_placed_fact_names_its_fields(name: str) -> None:
    lines = {
        line.split("|")[1].strip(): line for line in PAGE.splitlines() if line.startswith("| ")
    }
    for fact, kind, values in case_of(name).PLACED:
        named = set(re.findall(rf"`{kind}\.([a-z_]+)`", lines[fact]))
        assert set(values) - named - OF_THE_STATEMENT == set(), fact


@pytest.mark.parametrize("name", CASES)
def test_every_placed_fact_is_kept_and_read_back(name: str, session: Session) -> None:
    family = session.run(actions.families.start, name, "")
    for fact, kind, values in case_of(name).PLACED:
        held = typed(kind, values)
        kept = session.run(actions.records.add, nouns()[kind](scope=family.id, **held))
        found = session.store.family(family.id).any(kept.id)
        assert {key: getattr(found, key) for key in held} == held, fact


@pytest.mark.parametrize("name", CASES)
def test_every_key_of_a_placed_fact_is_in_its_list(name: str) -> None:
    for fact, kind, values in case_of(name).PLACED:
        for field, value in values.items():
            listed = declarations(nouns()[kind])[field].choices
            said = {value} if isinstance(value, str) else set(value if listed else ())
            assert not listed or said <= set(choices(listed)), fact


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_record_typed_in_a_case_is_named(name: str) -> None:
    assert [
        kind for kind, _fields in case_of(name).HELD if f"`{kind}" not in PAGE and kind != "family"
    ] == []


def test_every_place_named_is_a_field_of_the_model() -> None:
    for kind, field in re.findall(r"`([a-z_]+)\.([a-z_]+)`", PAGE):
        assert field in declarations(nouns()[kind]), f"{kind}.{field}"
