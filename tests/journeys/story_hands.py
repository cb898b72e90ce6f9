"""Writing down what happened to a family, by date or only in its order."""

from __future__ import annotations

from journeys.fingers import Fields, Fingers


class StoryHands(Fingers):
    """At the story of a family."""

    def event(self, fields: Fields) -> None:
        """Write down something that happened."""
        self.go("Story")
        self.reader.press("Add an event")
        self.fill(fields)
        self.reader.press("Add this event")
