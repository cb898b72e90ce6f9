"""Which families typed letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from familyplan_ui.families.matching import Gathering, Haystacks, where

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = ("hillside", "hill primary north road", "north hillier", "", "primary")

_TYPED = st.lists(
    st.sampled_from(["h", "hi", "hill", "hilli", "n", "north", "p", "x", "hillside"]),
    min_size=1, max_size=3,
)  # fmt: skip


def _gathered(*parts: Mapping[str, str]) -> Haystacks:
    gathering = Gathering()
    for part in parts:
        gathering.add(list(part), part)
    return gathering.done()


def _meant(wanted: list[str]) -> set[str]:
    return {
        str(at)
        for at, held in enumerate(WORDS)
        if all(any(word.startswith(term) for word in held.split()) for term in wanted)
    }


@given(_TYPED)
def test_families_meant_are_those_in_which_every_term_begins_a_word(typed: list[str]) -> None:
    held = {str(at): f"{words}\t{words.title()}" for at, words in enumerate(WORDS)}
    assert _gathered(held).having(typed) == _meant(typed)


@given(_TYPED, st.integers(min_value=0, max_value=len(WORDS)))
def test_families_may_be_taken_in_a_part_at_a_time(typed: list[str], first: int) -> None:
    held = [{str(at): f"{words}\t{words.title()}"} for at, words in enumerate(WORDS)]
    assert _gathered(*held[first:], *held[:first]).having(typed) == _meant(typed)


def test_families_are_found_by_folded_words_and_told_as_they_were_written() -> None:
    lines = "siobhan o neill\tSiobhán O’Neill\nst brigids\tSt Brigid’s"
    haystacks = _gathered({"one": lines, "two": "hill\tHill"})
    assert haystacks.having(["eill"]) == set()
    assert haystacks.having(["brig", "neill"]) == {"one"}
    assert haystacks.having(["siobhán"]) == set()
    assert where(lambda: lines, "Neill", ["brigids"]) == "St Brigid’s"
    assert where(lambda: "hill\tHill", "Neill", ["brig"]) == ""


def test_where_a_family_matched_is_not_asked_for_if_its_name_shows_it() -> None:
    assert where(lambda: 1 / 0, "Brigid", ["brig"]) == ""  # type: ignore[arg-type,return-value]  # it is never called


def test_no_family_is_found_among_none() -> None:
    assert _gathered().having(["a"]) == set()


def test_the_words_of_a_family_take_five_bytes_each_and_no_object() -> None:
    each = 40
    held = {
        str(family): "\n".join(f"w{(family * each + at) % 4_000}\tW" for at in range(each))
        for family in range(2_000)
    }
    assert _gathered(held).size < len(held) * each * 5
