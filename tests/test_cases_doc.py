"""The page about the four cases leaves nothing out that waits for a later release."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from familyplan.model import declarations, nouns

CASES = ("chloe", "harry", "liam", "tom")
PAGE = (Path(__file__).parent.parent / "docs" / "cases.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_every_fact_that_waits_has_its_line(name: str) -> None:
    case: Any = importlib.import_module(f"journeys.cases.{name}")
    waiting = {
        line.split("|")[1].strip() for line in PAGE.splitlines() if "| waiting for the" in line
    }
    assert [fact for fact in case.WAITING if fact not in waiting] == []


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_record_typed_in_a_case_is_named(name: str) -> None:
    case: Any = importlib.import_module(f"journeys.cases.{name}")
    assert [
        kind for kind, _fields in case.HELD if f"`{kind}" not in PAGE and kind != "family"
    ] == []


def test_every_place_named_is_a_field_of_the_model() -> None:
    for kind, field in re.findall(r"`([a-z_]+)\.([a-z_]+)`", PAGE):
        assert field in declarations(nouns()[kind]), f"{kind}.{field}"
