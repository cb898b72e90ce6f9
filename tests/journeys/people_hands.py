"""Writing down a family: its homes, people, ties and help."""

from __future__ import annotations

from journeys.fingers import SOON, Fields, Fingers, Said

EVERYBODY = "Everybody in the family"


class PeopleHands(Fingers):
    """At the list of families and at the people of one."""

    def family(self, name: str, reference: str = "") -> None:
        """Start a family."""
        self.reader.press("Families", "push button")
        first = self.reader.there("Start with your first family", SOON)
        self.reader.press("Start with your first family" if first else "Start a plan with a family")
        self.fill(
            {"What to call the family": name} | ({"Reference": reference} if reference else {})
        )
        self.reader.press("Start the plan")
        self.reader.says(name)
        self._tab, self._homes = "", False

    def open_family(self, words: str) -> None:
        """Find a family in the list by some of its words, and open it."""
        self.reader.press("Families", "push button")
        self.reader.write("Show families with", words)
        self.reader.focus("Show families with")
        self.reader.keys("Return")
        assert self.reader.there("People & team")
        self._tab = ""

    def people(self) -> None:
        """Go to the people."""
        self.go("People & team")
        self.reader.press("People", "radio button")

    def home(self, name: str, fields: Fields | None = None) -> None:
        """Add a home."""
        self.people()
        self.reader.press("Add a home")
        self.fill({"What the family calls it": name} | dict(fields or {}))
        self.reader.press("Add this home")
        self._homes = True

    def person(self, fields: Fields, lives_at: str = "") -> None:
        """Add a person in the quick form, then everything else on their own page."""
        self.people()
        self.reader.press("Add a person")
        quick = ("Name", "What the family calls them", "Part in the family",
                 "Date of birth or age", "Not born yet", "Expected, or how far along")  # fmt: skip
        for name in quick:
            if name in fields:
                self._write(name, fields[name])
        if self._homes:
            self.reader.choose("Lives at", lives_at)
        self.reader.press("Add this person")
        self.fill({name: said for name, said in fields.items() if name not in quick})

    def _write(self, name: str, said: Said) -> None:
        if isinstance(said, bool):
            self.reader.tick(name, on=said)
        else:
            self.reader.fill(name, str(said))

    def change_person(self, name: str, fields: Fields) -> None:
        """Write something on the page of somebody who is there already."""
        self.people()
        self.row(name, EVERYBODY)
        self.fill(fields)

    def relationship(self, one: str, is_: str, to: str, fields: Fields | None = None) -> None:
        """Say that one is the mother (or whatever) of the other."""
        self.people()
        self.row(to, EVERYBODY)
        self.reader.press("Add a tie")
        self.fill({"Who": one, "Is the": is_} | dict(fields or {}))
        self.reader.press("Keep this relationship")

    def group(self, name: str, about: str) -> None:
        """Add several people who act together."""
        self.people()
        self.reader.press("Add a group")
        self.fill({"What they are called": name, "In one sentence": about})
        self.reader.press("Add this group")

    def episode(self, fields: Fields) -> None:
        """Write about the help that began with the family's record."""
        self.people()
        self.row("The family and this help", EVERYBODY)
        self.reader.open_row("Early help", "Help, from start to end")
        self.fill(fields)
        self.reader.press("Close this episode of help")

    def earlier_episode(self, fields: Fields) -> None:
        """Add an episode of help that is over."""
        self.people()
        self.row("The family and this help", EVERYBODY)
        self.reader.press("Add an episode of help")
        self.fill(fields)
        self.reader.press("Keep this episode of help")
