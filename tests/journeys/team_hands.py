"""Writing down a team: who joins, who leads, who leaves, who may know what."""

from __future__ import annotations

from journeys.fingers import Fields, Fingers

EVERYBODY = "Everybody in the team"


class TeamHands(Fingers):
    """At the team round a family, and at what it may know."""

    def seat(
        self, *, role: str, agency: str = "", name: str = "", fields: Fields | None = None
    ) -> None:
        """Add somebody to the team: an agency, a name, or only a role."""
        more = dict(fields or {})
        self.team()
        self.reader.press("Add someone to the team")
        self.fill({"Agency": agency, "Name": name, "Role for this family": role})
        later = {"For whom": more.pop("For whom")} if "For whom" in more else {}
        self.fill(more)
        self.reader.press("Add to the team")
        self.fill(later)

    def lead(self, seat: str, why: str = "", since: str = "") -> None:
        """Make a seat of the team the lead practitioner."""
        self.team()
        self.row(seat, EVERYBODY)
        self.reader.press("Make lead practitioner")
        self.fill({"Why the lead changes": why} | ({"From when": since} if since else {}))
        self.reader.press("Make them the lead")

    def end_seat(self, seat: str, why: str) -> None:
        """End somebody's part in the team."""
        self.team()
        self.row(seat, EVERYBODY)
        self.reader.press("End their part")
        self.reader.write("Why their part ends", why)
        self.reader.press("End it today")

    def standing(self, role: str, seat: str) -> None:
        """Give a seat of the team a standing role."""
        self.team()
        self.row(seat, EVERYBODY)
        self.reader.press("Add a standing role")
        self.fill({"Role": role})
        self.reader.press("Keep this standing role")

    def permit(self, agency: str, information: str, said: str) -> None:
        """Write down what the family says an agency may know."""
        self.go("Sharing")
        self.reader.press(self.reader.says(f"{agency}, {information}: "))
        self.reader.press(said)
        self.reader.says(f"{agency}, {information}: {said}")
