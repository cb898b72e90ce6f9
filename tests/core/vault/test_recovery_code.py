"""The code of a recovery sheet says which group was mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familyplan.vault import recovery_code
from familyplan.vault.errors import CodeMistyped

SECRETS = st.binary(min_size=20, max_size=20)
CODE = recovery_code.written(bytes(range(20)))


def test_a_code_is_eight_groups_of_five() -> None:
    assert CODE == "000GN-40R48-0M308-E209K-185GH-R38EQ-1W81K-24GKX"
    assert recovery_code.read(CODE) == bytes(range(20))


@given(SECRETS)
def test_what_is_written_reads_back(secret: bytes) -> None:
    assert recovery_code.read(recovery_code.written(secret)) == secret


@given(SECRETS)
def test_small_letters_spaces_and_look_alikes_are_forgiven(secret: bytes) -> None:
    code = recovery_code.written(secret)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_code.read(f"  {typed}\n") == secret
    assert recovery_code.read(code.replace("1", "I").replace("-", "\u2013")) == secret


def test_every_wrong_letter_is_found_and_its_group_named() -> None:
    for at, letter in enumerate(CODE):
        if letter == "-":
            continue
        for other in recovery_code.ALPHABET.replace(letter, ""):
            with pytest.raises(CodeMistyped) as caught:
                recovery_code.read(CODE[:at] + other + CODE[at + 1 :])
            assert caught.value.groups == (at // 6 + 1,)


@given(SECRETS)
def test_neighbours_changed_round_are_found(secret: bytes) -> None:
    code = recovery_code.written(secret)
    for at in range(len(code) - 1):
        one, two = code[at], code[at + 1]
        if "-" in {one, two} or one == two:
            continue
        with pytest.raises(CodeMistyped):
            recovery_code.read(code[:at] + two + one + code[at + 2 :])


@given(SECRETS)
def test_groups_cannot_change_places(secret: bytes) -> None:
    groups = list(recovery_code.groups_of(recovery_code.written(secret)))
    for at in range(len(groups) - 1):
        swapped = [*groups[:at], groups[at + 1], groups[at], *groups[at + 2 :]]
        if groups[at][:4] == groups[at + 1][:4]:
            continue
        with pytest.raises(CodeMistyped):
            recovery_code.read("-".join(swapped))


@pytest.mark.parametrize("letter", ["U", "é", "!", "ß"])
def test_what_is_no_letter_of_a_code_is_a_slip_in_its_group(letter: str) -> None:
    with pytest.raises(CodeMistyped):
        recovery_code.read(CODE[:7] + letter + CODE[8:])


def test_the_sentence_names_the_groups_or_counts_the_letters() -> None:
    wrong = "100GN-40R48-1M308" + CODE[17:]
    with pytest.raises(CodeMistyped) as caught:
        recovery_code.read(wrong)
    assert caught.value.sentence == (
        "There are slips in groups 1, 3 of the recovery code. Compare them with the sheet, letter "
        "by letter. Nothing was changed."
    )
    with pytest.raises(CodeMistyped) as caught:
        recovery_code.read(CODE[:-1])
    assert caught.value.sentence == (
        "A recovery code has 40 letters and digits; 39 were typed. Nothing was changed."
    )


def test_a_code_has_twenty_bytes_and_no_two_are_the_same() -> None:
    assert len({recovery_code.fresh() for _ in range(100)}) == 100
    with pytest.raises(ValueError, match="20 bytes"):
        recovery_code.written(b"short")
