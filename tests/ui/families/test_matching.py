"""Which families typed letters mean, however they came to stand there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from familyplan_ui.families.matching import Haystacks, Narrowing

WORDS = (" hillside", " hill primary north road", " north hillier", "", " primary")

_TYPED = st.lists(
    st.lists(st.sampled_from(["h", "hi", "hill", "hilli", "n", "north", "p", "x"]), max_size=3),
    max_size=6,
)


def _meant(wanted: list[str]) -> list[int]:
    return [at for at, held in enumerate(WORDS) if all(f" {term}" in held for term in wanted)]


@given(_TYPED)
def test_whatever_was_typed_before_the_same_families_are_meant(typed: list[list[str]]) -> None:
    narrowing = Narrowing(WORDS)
    for wanted in typed:
        assert list(narrowing.having(wanted)) == _meant(wanted)


def test_a_word_taken_away_brings_back_what_it_left_out() -> None:
    narrowing = Narrowing(WORDS)
    assert list(narrowing.having(["hill", "north"])) == [1, 2]
    assert list(narrowing.having(["hill"])) == [0, 1, 2]
    assert list(narrowing.having([])) == [0, 1, 2, 3, 4]


def test_families_are_found_by_folded_words_and_told_as_they_were_written() -> None:
    lines = "siobhan o neill\tSiobhán O’Neill\nst brigids\tSt Brigid’s"
    haystacks = Haystacks({"one": lines, "two": "hill\tHill"})
    words = haystacks.of(["two", "one", "nobody"])
    assert Narrowing(words).having(["eill"]) == []
    assert Narrowing(words).having(["brig", "neill"]) == [1]
    assert haystacks.where("one", "Neill", ["brigids"]) == "St Brigid’s"
    assert haystacks.where("one", "Brigid", ["brig"]) == ""
    assert haystacks.where("two", "Neill", ["brig"]) == ""
