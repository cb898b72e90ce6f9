"""The e-mail a copy goes in: standard words, a subject that says nothing, the copy attached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.exchange.invitation import invitation
from familyplan.exchange.mail import Attached, draft
from familyplan.model import Meeting
from familyplan.packs.formats import format_of
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.wording import Wording
    from familyplan.session.delivery import Parcel
    from familyplan.session.preparing import Prepared

__all__ = ["Letter", "next_meeting", "written"]


@dataclass(frozen=True, slots=True)
class Letter:
    """To which address ("" to fill in later), and whether the next meeting goes with it."""

    to: str = ""
    invitation: bool = False


def next_meeting(prepared: Prepared) -> Meeting | None:
    """Give the next meeting that the copy itself tells its reader of, or None."""
    coming = [
        one
        for one in prepared.shown.rows.of(Meeting)
        if one.on and one.on >= prepared.shown.on and not one.held
    ]
    return min(coming, key=lambda one: (str(one.on), one.id), default=None)


def written(
    letter: Letter, prepared: Prepared, made: Parcel, *, name: str, wording: Wording
) -> bytes:
    """Give the draft of the e-mail, with the copy attached under `name`.

    Raises:
        NoAddress: the address is not one.

    """
    attached = [Attached(name, format_of(made.delivery.form).media, made.sent)]
    meeting = next_meeting(prepared) if letter.invitation else None
    entry = invitation(meeting, prepared.shown.on) if meeting else None
    if entry is not None:
        attached.append(Attached("meeting.ics", "text/calendar", entry))
    subject = say("A copy for you, {code}", code=prepared.code)
    return draft(letter.to, subject, _body(made, wording, invited=entry is not None), attached)


def _body(made: Parcel, wording: Wording, *, invited: bool) -> str:
    parts = [
        say("Hello,"),
        say("A copy that was made for you is attached to this e-mail."),
        say(
            "It opens with a pass phrase. You are told its words in another way, never by e-mail. "
            "Type them in small letters, with one space between."
        )
        if made.delivery.sealed
        else "",
        say("The next meeting is attached too, for your calendar.") if invited else "",
        wording.statement("this_copy"),
        wording.statement("put_right"),
        "\n".join(part for part in (wording.partnership, wording.contact) if part.strip()),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"
