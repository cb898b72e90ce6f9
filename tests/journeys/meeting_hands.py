"""Writing down a meeting: when, who is asked, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeys.fingers import SOON, Fields, Fingers

if TYPE_CHECKING:
    from collections.abc import Sequence


class MeetingHands(Fingers):
    """At the meetings of a family."""

    def meeting(self, fields: Fields, came: Sequence[str] = ()) -> None:
        """Plan a meeting, ask people, and write down what became of it."""
        more = dict(fields)
        self.go("Meetings")
        first = self.reader.there("Plan the first meeting", SOON)
        self.reader.press("Plan the first meeting" if first else "Plan a meeting")
        quick = ("Kind of meeting", "Date", "Starts", "Ends", "Place", "Link to join",
                 "What the meeting is for")  # fmt: skip
        self.fill({name: more.pop(name) for name in quick if name in more})
        if not first and self.reader.there("Ask the same people as last time", SOON):
            self.reader.tick("Ask the same people as last time", on=False)
        self.reader.press("Keep this meeting")
        self.fill(more)
        self.ask(*came)
        for name in came:
            self.reader.choose(name, "Came")

    def ask(self, *names: str) -> None:
        """Ask people to the meeting that is shown."""
        for name in names:
            self.reader.tick(f"Ask {name}")
