"""Drafts of e-mails as files, which a person's own mail program opens, looks at and sends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Attached", "NoAddress", "address", "draft"]

_MOST: Final = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets
_ONE: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class NoAddress(KnownError):
    """What was typed is not one e-mail address."""

    def __init__(self, typed: str) -> None:
        """Repeat it, and say what one looks like."""
        super().__init__(
            say(
                "“{typed}” is not one e-mail address, so no draft was made. Write one, such as "
                "name@example.org, or leave it empty and fill it in when you send.",
                typed=typed,
            )
        )


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a draft: its name, its media type ("application/pdf") and its bytes."""

    name: str
    media: str
    data: bytes


def address(typed: str) -> str:
    """Give one address as typed, without the spaces around it; "" for none.

    Raises:
        NoAddress: it is not one plain address.

    """
    found = typed.strip()
    if found and (len(found) > _MOST or not _ONE.fullmatch(found)):
        raise NoAddress(typed)
    return found


def draft(to: str, subject: str, body: str, attached: Iterable[Attached]) -> bytes:
    """Give a draft as an .eml file; no name of anybody is in its headers.

    X-Unsent makes Outlook open it as a message still to be sent; others open it to be edited as
    new. There is no sender and no date: the mail program puts them in.

    Raises:
        NoAddress: `to` is neither one address nor empty.

    """
    message = EmailMessage(policy=SMTP)
    if found := address(to):
        message["To"] = found
    message["Subject"] = subject
    message["X-Unsent"] = "1"
    message.set_content(body)
    for one in attached:
        kind, _slash, sort = one.media.partition("/")
        message.add_attachment(one.data, maintype=kind, subtype=sort, filename=one.name)
    return message.as_bytes()
