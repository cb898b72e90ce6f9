"""Every declared field stands on a page, once, and every arrangement names fields there are."""

from __future__ import annotations

from collections import Counter

import pytest

from familyplan.model import declarations, nouns
from familyplan_ui.forms.arrangements import ARRANGEMENTS


def _placed(kind: str) -> list[str]:
    rows = [row for group in ARRANGEMENTS[kind] for row in group.rows]
    return [name for row in rows for name in ((row,) if isinstance(row, str) else row)]


def test_every_kind_of_record_has_an_arrangement() -> None:
    assert sorted(ARRANGEMENTS) == sorted(nouns())


@pytest.mark.parametrize("kind", list(nouns()))
def test_every_field_stands_on_a_page_unless_it_says_why_not(kind: str) -> None:
    declared = declarations(nouns()[kind])
    wanted = [name for name, declaration in declared.items() if not declaration.hidden]
    assert Counter(_placed(kind)) == Counter(wanted)


@pytest.mark.parametrize("kind", list(nouns()))
def test_no_two_fields_or_headings_of_a_form_have_the_same_words(kind: str) -> None:
    declared = declarations(nouns()[kind])
    labels = [declared[name].label for name in _placed(kind)]
    headings = [group.heading for group in ARRANGEMENTS[kind] if group.heading]
    assert [words for words, times in Counter([*labels, *headings]).items() if times > 1] == []
