"""The family header calls a family as people would say it."""

from __future__ import annotations

import pytest

from familyplan_ui.family.header import _called


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Khan-Walters", "Khan-Walters family"),
        ("Liam's family", "Liam's family"),
        ("Tom and Mum", "Tom and Mum"),
        ("", "A family"),
    ],
)
def test_a_family_is_called_as_people_say(name: str, shown: str) -> None:
    assert _called(name) == shown
