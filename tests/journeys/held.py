"""What a store holds, told by the program's own export: each record with names in place of ids."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from familyplan.model import User
from familyplan.session import create_store
from familyplan.session.keys import confirm_sheet, new_sheet

Fields = dict[str, Any]
Fact = tuple[str, Fields]

_NAMED_BY = {
    "person": ("known_as", "name", "label"),
    "involvement": ("practitioner", "agency", "role"),
    "goal": ("words",),
    "need": ("words",),
    "action": ("what",),
    "meeting": ("type",),
    "episode": ("kind",),
    "assessment": ("title",),
}


def run_program(*words: str, passphrase: str) -> str:
    """Run the command line with a passphrase on its standard input, and give what it printed."""
    program = Path(sys.executable).parent / "familyplan"
    done = subprocess.run(
        [program, *words, "--passphrase-file", "-"],
        input=passphrase + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def exported(store: Path, passphrase: str) -> list[Fact]:
    """Export everything a store holds as (kind, fields), as a reader of the file would see it."""
    told = json.loads(run_program("export", str(store), passphrase=passphrase))
    records = [*told["directory"]]
    for family in told["families"]:
        records += family["records"]
    by_id = {record["id"]: record for record in records}
    return [(record["kind"], _shown(record, by_id)) for record in records]


def missing(store: list[Fact], facts: tuple[Fact, ...]) -> list[Fact]:
    """Give the facts that no record of the store holds; every field of a fact must be in one."""
    return [
        (kind, fields)
        for kind, fields in facts
        if not any(
            kind == held_kind and all(held.get(key) == value for key, value in fields.items())
            for held_kind, held in store
        )
    ]


def _shown(record: dict[str, Any], by_id: dict[str, Any]) -> Fields:
    return {key: _value(value, by_id) for key, value in record["fields"].items()}


def _value(value: object, by_id: dict[str, Any]) -> object:
    if isinstance(value, dict):
        return value.get("said") or value.get("value") or value.get("why_not") or value
    if isinstance(value, list):
        return [_value(one, by_id) for one in value]
    if isinstance(value, str) and value in by_id:
        return _name(by_id[value], by_id)
    return value


def _name(record: dict[str, Any], by_id: dict[str, Any]) -> str:
    fields = record["fields"]
    for key in _NAMED_BY.get(record["kind"], ("name",)):
        if fields.get(key):
            return str(_value(fields[key], by_id))
    return ""


def make_store(folder: Path, passphrase: str, *, sheet: bool = True) -> Path:
    """Make a store, with its recovery sheet or without, where making one is not the journey."""
    store = folder / "North team.fpstore"
    rosa = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
    with closing(create_store(store, passphrase, rosa)) as session:
        if sheet:
            made = new_sheet(session)
            typed = {number: made.groups[number - 1] for number in made.asked}
            confirm_sheet(session, made, typed)
    return store
