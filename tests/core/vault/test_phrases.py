"""Passphrases made up by chance: enough of it, and easy to type."""

from __future__ import annotations

import math

import pytest

from familyplan.vault.phrases import Phrase, suggest, word_list


def test_four_words_hold_more_than_fifty_bits() -> None:
    suggested = suggest()
    assert len(suggested.text.split(" ")) == 4
    assert suggested == Phrase(suggested.text, 51)
    assert [suggest(words).bits for words in (5, 6, 7, 8)] == [64, 77, 90, 103]


def test_the_words_come_from_the_list_and_never_twice_the_same_phrase() -> None:
    phrases = [suggest().text for _each in range(200)]
    assert set(" ".join(phrases).split(" ")) <= set(word_list())
    assert len(set(phrases)) == 200


def test_every_word_may_come_up_once_and_reads_only_one_way() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 7772
    assert math.log2(len(words)) > 12.9
    assert [word for word in words if not word.isascii() or not word.isalpha()] == []
    assert (min(map(len, words)), max(map(len, words))) == (3, 9)


@pytest.mark.parametrize("words", [0, 3, 9])
def test_too_few_words_are_refused_and_so_are_more_than_anybody_types(words: int) -> None:
    with pytest.raises(ValueError, match="4 to 8 words"):
        suggest(words)
