"""The certificate of an erasure on paper: valid, read in order, and all it has to say."""

from __future__ import annotations

from datetime import date

from core.packs.pdf_reading import content_in_order, faults_of
from familyplan.packs.certificate_pages import CertificateWords, compose
from familyplan.packs.document import text_in_order
from familyplan.packs.render import render, uncovered

WORDS = CertificateWords(
    (
        ("Record", "01a20062-0c69-769e-b6dc-d24ac6a347fe"),
        ("Erased on", "7 December 2026"),
        ("Reason", "The retention period has ended."),
        ("Rule", ""),
        ("Approved by", "Femi Okoro, 4 December 2026"),
    ),
    (
        (
            "1 backup still holds it until it ages out, the first time a backup is made after "
            "11 January 2027."
        ),
    ),
    "Family Help, North",
    date(2026, 12, 7),
    "شازیہ Rosa Menendez",
)


def test_both_validators_find_it_to_be_pdf_ua_and_it_reads_in_order() -> None:
    document = compose(WORDS)
    made = render(document)
    assert faults_of(made) == []
    assert content_in_order(made) == text_in_order(document)
    assert uncovered(document) == {}


def test_it_says_every_value_and_every_thing_that_holds_it_still() -> None:
    said = text_in_order(compose(WORDS))
    assert [value for _label, value in WORDS.facts if value] == [
        words for words in said if words in dict(WORDS.facts).values()
    ]
    assert WORDS.held[0] in said
    assert "Family Help, North" in said
    assert "–" in said


def test_the_title_names_no_family_and_no_store() -> None:
    assert compose(WORDS).title == "Certificate of erasure"
