"""The page about the four cases: it names exactly the fields each case is typed into and read from.

The journeys type each case through the window and compare the export with its `HELD`.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from familyplan.model import declarations, nouns
from familyplan.model.vocabulary import choices

CASES = ("chloe", "harry", "liam", "tom")
PAGE = (Path(__file__).parent.parent / "docs" / "cases.md").read_text(encoding="utf-8")


def held(name: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    facts: tuple[tuple[str, dict[str, Any]], ...] = importlib.import_module(
        f"journeys.cases.{name}"
    ).HELD
    return facts


def section(name: str) -> str:
    found = [
        part for part in PAGE.split("\n## ") if re.match(rf"Case \d+, {name},", part, re.IGNORECASE)
    ]
    assert len(found) == 1
    return found[0]


def named(text: str) -> set[tuple[str, str]]:
    """Every `kind.field`; a `.field` is of the kind last named on its line."""
    found: set[tuple[str, str]] = set()
    for line in text.splitlines():
        kind = ""
        for noun, field in re.findall(r"`([a-z_]*)(?:\.([a-z_]+))?`", line):
            kind = noun or kind
            if field:
                found.add((kind, field))
    return found


def test_nothing_waits_any_more() -> None:
    assert [line for line in PAGE.splitlines() if "waiting for" in line] == []


@pytest.mark.parametrize("name", CASES)
def test_the_fields_a_section_names_are_the_fields_its_case_is_read_back_for(name: str) -> None:
    read_back = {(kind, field) for kind, fields in held(name) for field in fields}
    assert named(section(name)) == read_back


@pytest.mark.parametrize("name", CASES)
def test_every_key_read_back_stands_in_its_list(name: str) -> None:
    for kind, fields in held(name):
        for field, value in fields.items():
            declared = declarations(nouns()[kind])[field]
            if declared.choices and not declared.open_choice:
                said = {value} if isinstance(value, str) else set(value)
                assert said <= set(choices(declared.choices)), (kind, field)


def test_every_place_named_is_a_field_of_the_model() -> None:
    assert [
        f"{kind}.{field}" for kind, field in named(PAGE) if field not in declarations(nouns()[kind])
    ] == []
