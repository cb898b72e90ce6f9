"""The lenses: published names kept exactly, local ones added as data, bad ones said in words."""

from __future__ import annotations

from typing import Any

import pytest

from familyplan.model.lenses import Lens, lenses, shipped
from familyplan.model.vocabulary import choices, spoken

FATHERS: dict[str, Any] = {
    "key": "fathers",
    "name": "Our father's group",
    "groups": [{"name": "", "areas": [{"key": "fathers.time", "name": "Time together"}]}],
}


def names(key: str) -> list[str]:
    lens = shipped().find(key)
    return [area.name for area in lens.areas] if lens else []


def test_the_shipped_lenses_stand_in_their_order() -> None:
    assert [one.key for one in shipped().all] == [
        "triangle", "three-columns", "wellbeing", "outcomes", "whole-person", "my-world",
    ]  # fmt: skip
    assert [len(one.areas) for one in shipped().all] == [20, 3, 8, 10, 4, 3]


def test_names_are_exactly_the_published_ones() -> None:
    assert names("wellbeing") == [
        "Safe", "Healthy", "Achieving", "Nurtured", "Active", "Respected", "Responsible",
        "Included",
    ]  # fmt: skip
    assert names("outcomes") == list(choices("outcome").values())
    assert names("triangle")[7:13] == [
        "Basic Care", "Ensuring Safety", "Emotional Warmth", "Stimulation",
        "Guidance and Boundaries", "Stability",
    ]  # fmt: skip
    assert names("my-world")[0] == "How I grow and develop"
    assert names("whole-person") == ["Health", "Employment", "Education", "Social"]


def test_a_published_lens_says_where_it_comes_from_and_when() -> None:
    for one in shipped().all:
        assert one.source
        assert bool(one.published) == bool(one.date or one.as_found)
        assert not one.local


def test_every_kind_of_information_an_area_names_is_one_families_are_asked_about() -> None:
    told = {area.information for lens in shipped().all for area in lens.areas}
    assert told - {""} <= set(choices("information"))
    assert shipped().information_of("triangle.income") == "home_money"
    assert shipped().information_of("triangle.identity") == ""
    assert shipped().information_of("fathers.time") == ""


def test_areas_can_be_chosen_with_the_lens_they_belong_to() -> None:
    assert spoken("area", "triangle.health") == "Assessment triangle: Health"
    assert spoken("area", "whole-person.health") == "Whole person: Health"


def test_a_partnership_adds_a_lens_without_code() -> None:
    found = lenses([FATHERS])
    assert found.problems == ()
    assert [one.key for one in found.all][-2:] == ["my-world", "fathers"]
    assert found.spoken("fathers.time") == "Our father's group: Time together"
    assert found.spoken("fathers.gone") == "fathers.gone"


def test_a_local_lens_takes_the_place_of_a_shipped_one_with_its_key() -> None:
    faith = {"key": "whole-person.faith", "name": "Faith"}
    ours = {**FATHERS, "key": "whole-person", "groups": [{"areas": [faith]}]}
    found = lenses([ours])
    whole = found.find("whole-person")
    assert isinstance(whole, Lens)
    assert (whole.local, [one.name for one in whole.areas]) == (True, ["Faith"])
    assert [one.key for one in found.all] == [one.key for one in shipped().all]


def changed(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {**FATHERS, **values}


def with_area(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    area = {"key": "fathers.time", "name": "Time", **values}
    return changed(groups=[{"areas": [area]}])


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (7, "it is not a lens"),
        (changed(key="Fathers!"), "its key needs small letters, digits or hyphens"),
        (changed(key=""), "its key needs small letters, digits or hyphens"),
        (changed(name=" "), "a lens or an area in it has no name"),
        (changed(name=["a"]), "“name” must be a short text"),
        (changed(source="x" * 201), "“source” must be a short text"),
        (changed(groups="a"), "“groups” must be a list"),
        (changed(groups=[]), "it has no area"),
        (changed(groups=["a"]), "a group in it is not a group"),
        (changed(groups=[{"areas": ["a"]}]), "an area in it is not an area"),
        (changed(groups=[{"areas": {}}]), "“areas” must be a list"),
        (changed(groups=FATHERS["groups"] * 2), "two of its areas have the same key"),
        (with_area(key="time"), "the key of an area must begin with “fathers.”"),
        (with_area(key="mothers.time"), "the key of an area must begin with “fathers.”"),
        (with_area(name=""), "a lens or an area in it has no name"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_said(written: object, why: str) -> None:
    found = lenses([written])
    assert found.all == shipped().all
    assert found.problems == (f"Local lens 1 was left out: {why}.",)


def test_one_bad_lens_does_not_take_the_others_with_it() -> None:
    found = lenses([FATHERS, FATHERS, None])
    assert [one.key for one in found.all][-1] == "fathers"
    assert found.problems == (
        "Local lens 2 was left out: its key is used twice.",
        "Local lens 3 was left out: it is not a lens.",
    )


def test_a_setting_that_is_no_list_leaves_the_shipped_lenses() -> None:
    found = lenses({"a": 1})
    assert found.all == shipped().all
    assert found.problems == ("The local lenses are not a list of lenses.",)
    assert lenses(None) == lenses([]) == shipped()
