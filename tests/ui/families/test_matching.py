"""Which families typed letters mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from familyplan_ui.families.matching import Haystacks

WORDS = ("hillside", "hill primary north road", "north hillier", "", "primary")

_TYPED = st.lists(
    st.sampled_from(["h", "hi", "hill", "hilli", "n", "north", "p", "x", "hillside"]),
    min_size=1, max_size=3,
)  # fmt: skip


def _meant(wanted: list[str]) -> set[str]:
    return {
        str(at)
        for at, held in enumerate(WORDS)
        if all(any(word.startswith(term) for word in held.split()) for term in wanted)
    }


@given(_TYPED)
def test_families_meant_are_those_in_which_every_term_begins_a_word(typed: list[str]) -> None:
    held = {str(at): f"{words}\t{words.title()}" for at, words in enumerate(WORDS)}
    assert Haystacks(held).having(typed) == _meant(typed)


def test_families_are_found_by_folded_words_and_told_as_they_were_written() -> None:
    lines = "siobhan o neill\tSiobhán O’Neill\nst brigids\tSt Brigid’s"
    haystacks = Haystacks({"one": lines, "two": "hill\tHill"})
    assert haystacks.having(["eill"]) == set()
    assert haystacks.having(["brig", "neill"]) == {"one"}
    assert haystacks.where("one", "Neill", ["brigids"]) == "St Brigid’s"
    assert haystacks.where("one", "Brigid", ["brig"]) == ""
    assert haystacks.where("two", "Neill", ["brig"]) == ""
