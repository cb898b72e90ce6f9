"""Verdicts on numbers: every vector of the published algorithms; a warning never blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familyplan.model.identifiers import verdict

GOOD = [
    ("nhs", "943 476 5919", "943 476 5919"),
    ("nhs", "943-476-5870", "943 476 5870"),
    ("nhs", "987 654 3210", "987 654 3210"),
    ("nhs", "4010232137", "401 023 2137"),
    ("nhs", "671 668 9966", "671 668 9966"),
    ("nhs", "654 100 3238", "654 100 3238"),
    ("nhs", "999 000 0018", "999 000 0018"),
    ("nhs", "9990000026", "999 000 0026"),
    ("nhs", "9990000034", "999 000 0034"),
    ("nhs", "9990000042", "999 000 0042"),
    *[
        ("upn", typed, typed)
        for typed in (
            "B801200005001", "X845212818005", "M80120000500A", "R82343211500A", "X38130012500Z",
            "Q801200005002", "F823432115001", "N909123415001", "V931400122001", "A950000178301",
            "H243278544154",
        )
    ],
    *[
        ("uln", typed, typed)
        for typed in (
            "0000000042", "1000000000", "1000000019", "1000000027", "1000000035", "1000000043",
            "1000000051",
        )
    ],
    *[
        ("postcode", typed, typed)
        for typed in (
            "SW1A 1AA", "EC1A 1BB", "W1A 0AX", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT",
            "CF10 3NP", "EH1 1YZ", "BT1 5GS", "N1C 4AG", "E20 1AA", "W1W 8ED", "CM1 1QH",
            "GIR 0AA", "JE2 3AB",
        )
    ],
    ("postcode", "sw1a1aa", "SW1A 1AA"),
]  # fmt: skip
BAD = [
    *[
        ("nhs", typed)
        for typed in (
            "9434765871", "9876543214", "999 123 4560", "987 654 4321", "0000000000", "1111111111",
            "943 476 591", "94347659190", "943.476.5919", "nine four three",
        )
    ],
    *[("nhs", f"999000000{last}") for last in "0123456789" if last not in "18"],
    *[("nhs", f"999000014{last}") for last in "0123456789"],
    *[("nhs", f"999000028{last}") for last in "0123456789"],
    *[
        ("upn", typed)
        for typed in (
            "A801200005001", "R247962919251", "X428558133462", "X80120000A001", "E000215119000",
            "B80120000500", "I801200005001", "M80120000500I", "M80120000500O", "M80120000500S",
        )
    ],
    *[("uln", typed) for typed in ("1234567890", "3000000007", "9900000007", "123", "100000006x")],
    *[("uln", f"100000006{last}") for last in "0123456789"],
    *[
        ("postcode", typed)
        for typed in ("Q1 1AA", "M1 1CE", "M1 1AK", "AI1 1AA", "AB1C 2DE", "BFPO 1", "somewhere")
    ],
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "typed", "normal"), GOOD)
def test_a_good_number_is_shown_in_its_usual_form(scheme: str, typed: str, normal: str) -> None:
    found = verdict(scheme, typed)

    assert (found.normal, found.warning, found.good) == (normal, "", True)


@pytest.mark.parametrize(("scheme", "typed"), BAD)
def test_a_doubtful_number_is_warned_about_in_words(scheme: str, typed: str) -> None:
    found = verdict(scheme, typed)

    assert not found.good
    assert found.warning.endswith("It is kept as you typed it.")


def test_a_number_of_another_kind_is_taken_as_typed() -> None:
    assert verdict("library card", " AB 12 ").normal == "AB 12"
    assert verdict("library card", " AB 12 ").good
    assert verdict("nhs", "  ").good


@given(st.sampled_from(["nhs", "upn", "uln", "postcode"]), st.text())
def test_nothing_typed_is_ever_refused(scheme: str, typed: str) -> None:
    assert isinstance(verdict(scheme, typed).normal, str)
