"""How hard a passphrase is to guess, and which are refused."""

from __future__ import annotations

import time

import pytest

from familyplan.vault.errors import ShortPassphrase
from familyplan.vault.phrases import suggest
from familyplan.vault.strength import Strength, WeakPassphrase, measure, refuse_weak

USUAL = "Three or four words that have nothing to do with each other are best."


@pytest.mark.parametrize(
    ("passphrase", "score", "words"),
    [
        ("", 0, "Very easy to guess"),
        ("aaaaaaaaaaaa", 0, "Very easy to guess"),
        ("password1234", 1, "Easy to guess"),
        ("qwertyuiop12", 1, "Easy to guess"),
        ("brightonpier", 2, "Could be guessed"),
        ("otter 2019", 3, "Hard to guess"),
        ("seven quiet otters", 4, "Very hard to guess"),
        ("pânlampa eiliw 7 Ystalyfera", 4, "Very hard to guess"),
    ],
)
def test_a_score_stands_beside_its_words(passphrase: str, score: int, words: str) -> None:
    strength = measure(passphrase)
    assert (strength.score, strength.words) == (score, words)


@pytest.mark.parametrize(
    ("passphrase", "advice"),
    [
        ("password1234", ("Leave out what many people use as a password.", USUAL)),
        ("aaaaaaaaaaaa", ("Leave out repeats such as “aaa” or “otter otter”.", USUAL)),
        ("7894561230abc", ("Leave out runs such as “abc” or “4321”.", USUAL)),
        ("", (USUAL,)),
        ("seven quiet otters", ()),
    ],
)
def test_advice_says_what_would_make_it_harder(passphrase: str, advice: tuple[str, ...]) -> None:
    found = measure(passphrase).advice
    assert set(advice) <= set(found)
    assert found[-1:] == advice[-1:]


@pytest.mark.parametrize(
    "passphrase", ["Mill Lane Asha", "menendez rosa", "FamilyPlan 1", "r0s@ mill"]
)
def test_names_an_acquaintance_would_try_make_it_weak(passphrase: str) -> None:
    strength = measure(passphrase, ["Mill Lane", "Rosa Menendez", "Asha"])
    assert strength.weak
    assert strength.advice[0] == (
        "Leave out the names of people, of the store and of this program."
    )


def test_the_names_are_forgotten_afterwards() -> None:
    alone = measure("menendez walters")
    measure("menendez walters", ["Menendez Walters"])
    assert measure("menendez walters") == alone


def test_no_character_is_asked_for_only_length_and_chance() -> None:
    refuse_weak("seven quiet otters")
    refuse_weak("tiroedd gwyrddion annisgwyl")
    refuse_weak("   lantern otter tuesday")


@pytest.mark.parametrize(("passphrase", "least"), [("xK9#mQ2$vL7", 12), ("xK9#mQ2$vL7pW", 16)])
def test_a_short_passphrase_is_refused_however_odd(passphrase: str, least: int) -> None:
    with pytest.raises(ShortPassphrase, match=f"at least {least} characters"):
        refuse_weak(passphrase, least=least)


def test_a_passphrase_that_would_be_guessed_early_is_refused_with_advice() -> None:
    with pytest.raises(WeakPassphrase) as refused:
        refuse_weak("rosa menendez", ["Rosa Menendez"])
    assert refused.value.sentence == (
        "This passphrase is too easy to guess, so it was not taken. Nothing was changed. "
        "Leave out the names of people, of the store and of this program."
    )


def test_a_middling_passphrase_is_warned_about_and_taken() -> None:
    refuse_weak("Mill Lane 2026", ["Mill Lane"])
    strength = measure("Mill Lane 2026", ["Mill Lane"])
    assert (strength.score, strength.weak, strength.refused) == (2, True, False)


def test_forms_of_the_same_letters_are_as_strong() -> None:
    assert measure("cafe\u0301 caf\u00e9 window") == measure("caf\u00e9 caf\u00e9 window")


@pytest.mark.parametrize(
    "passphrase", ["4@8({[<3691!|0$57+%2" * 500, "x" * 10000, "lantern otter " * 900, "\ud800" * 90]
)
@pytest.mark.slow
def test_a_very_long_passphrase_does_not_hold_anybody_up(passphrase: str) -> None:
    began = time.monotonic()
    measure(passphrase, ["name " * 1000] * 100)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("words", [4, 5, 6])
def test_a_made_up_passphrase_is_always_strong(words: int) -> None:
    assert measure(suggest(words).text) == Strength(4, "Very hard to guess", ())
