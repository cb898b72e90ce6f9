"""Nothing about a field is left unsaid: its label, who may see it, what it points at."""

from __future__ import annotations

import dataclasses

import pytest

from familyplan.model import (
    DIRECTORY,
    STORE,
    Declaration,
    Kind,
    Record,
    Sharing,
    declarations,
    noun_of,
    nouns,
)
from familyplan.model.declare import EMPTY
from familyplan.model.vocabulary import choices, key_for, spoken, vocabularies

FIELDS = [
    pytest.param(declared, id=f"{kind}.{name}")
    for kind, record_type in nouns().items()
    for name, declared in declarations(record_type).items()
]


@pytest.mark.parametrize("record_type", nouns().values(), ids=str)
def test_every_field_of_a_noun_is_declared(record_type: type[Record]) -> None:
    own = {field.name for field in dataclasses.fields(record_type)}

    assert own - {"id", "scope"} == set(declarations(record_type))
    assert noun_of(record_type).home in {"family", DIRECTORY, STORE}
    assert noun_of(record_type).one
    assert noun_of(record_type).many


@pytest.mark.parametrize("declared", FIELDS)
def test_every_field_says_what_it_is_and_how_it_is_shared(declared: Declaration) -> None:
    assert isinstance(declared.sharing, Sharing)
    assert declared.label
    assert declared.label[0].isupper() or declared.label[0].isdigit()
    assert not declared.label.endswith(".")
    assert set(declared.required_for) <= {"save", "pack"}
    assert not declared.help or declared.help.endswith((".", "”"))


@pytest.mark.parametrize("declared", FIELDS)
def test_every_field_points_at_things_there_are(declared: Declaration) -> None:
    assert set(declared.refers) <= set(nouns())
    assert bool(declared.refers) == (declared.kind in {Kind.REF, Kind.REFS})
    assert not declared.choices or declared.choices in vocabularies()
    assert bool(declared.choices) or declared.kind is not Kind.CHOICE


def test_every_list_is_used_and_every_entry_has_words() -> None:
    used = {
        declared.choices
        for record_type in nouns().values()
        for declared in declarations(record_type).values()
    }

    assert vocabularies() - used == set()
    assert all(key and words for name in vocabularies() for key, words in choices(name).items())


def test_words_typed_lead_back_to_their_key() -> None:
    assert key_for("tie", " under STRAIN ") == "strained"
    assert key_for("tie", "it depends") == "it depends"
    assert spoken("tie", "strained") == "Under strain"
    assert spoken("tie", "it depends") == "it depends"


def test_an_empty_record_of_every_noun_can_be_made() -> None:
    for record_type in nouns().values():
        empty = record_type()
        for name, declared in declarations(record_type).items():
            assert getattr(empty, name) == EMPTY.get(declared.kind)
