"""The certificate of an erasure on paper: what went, why, who approved it, what holds it still."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from familyplan.packs.document import Bullets, Document, Facts, Heading, Para, WritingLines
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CertificateWords", "compose"]


class CertificateWords(NamedTuple):
    """What stands on a certificate: labels with values, what holds it still, and who printed it."""

    facts: tuple[tuple[str, str], ...]
    held: tuple[str, ...]
    store: str
    printed: date
    by: str


def compose(words: CertificateWords) -> Document:
    """Lay a certificate out; nothing on it is from the record that was erased."""
    store = (say("Store"), words.store)
    return Document(
        title=say("Certificate of erasure"),
        language="en-GB",
        header_left=say("Certificate of erasure"),
        header_right="",
        footer_left=say("Printed {day} by {who}", day=long_date(words.printed), who=words.by),
        footer_right="",
        blocks=(
            Heading(1, say("Certificate of erasure")),
            Para(
                say(
                    "One family's whole record was erased for good. This page says nothing that "
                    "was in it."
                ),
                "lead",
            ),
            Facts((*((label, value or "–") for label, value in words.facts), store)),
            Heading(2, say("What holds it still")),
            Bullets(words.held),
            Heading(2, say("When the rest is gone too")),
            WritingLines(say("What was asked back or destroyed, by whom, on which day"), 4),
        ),
    )
