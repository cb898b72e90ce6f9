"""Writing down a plan: worries, goals, ratings, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeys.fingers import SOON, Fields, Fingers

if TYPE_CHECKING:
    from collections.abc import Sequence


class PlanHands(Fingers):
    """At the plan of a family."""

    def need(self, words: str, about: Sequence[str] = (), fields: Fields | None = None) -> None:
        """Add a worry in somebody's words."""
        self.go("Plan")
        self.reader.press("Add a need")
        self.fill({"What it is, in their words": words})
        self.fill(({"About": about} if about else {}) | dict(fields or {}))
        self.reader.press("Keep this need")

    def goal(self, words: str, whose: Sequence[str] = (), fields: Fields | None = None) -> None:
        """Add a goal, then what is only asked in its details."""
        self.go("Plan")
        first = self.reader.there("Write the first goal", SOON)
        self.reader.press("Write the first goal" if first else "Add a goal")
        self.fill({"The goal, in the family's words": words, "Whose goal": whose})
        self.reader.press("Keep this goal")
        if fields:
            self.edit(words)
            assert self.reader.there("Close this goal's details")
            self.fill(fields)
            self.reader.press("Close this goal's details")

    def edit(self, what: str) -> None:
        """Open the details of a goal or an action: the first line of its menu."""
        self.reader.press(f"More for “{what}”")
        self.reader.keys("Down", "Return")

    def rate(self, goal: str, by: str, number: str, *, point: str = "") -> None:
        """Rate a goal for somebody."""
        self.go("Plan")
        self.reader.press(f"Rate “{goal}”")
        self.fill(
            {"Whose words": by, "Number": number} | ({"Before or after": point} if point else {})
        )
        self.reader.press("Keep this rating")

    def action(
        self, what: str, *, owner: str = "", due: str = "", goal: str = "", rhythm: str = ""
    ) -> None:
        """Add an action: one line, then its fields."""
        self.go("Plan")
        line = f"Add an action for “{goal}”" if goal else "Add an action"
        self._open_goal(goal, line)
        self.reader.write(line, what)
        self.reader.press("Change before keeping")
        said = {"What": what, "Who": owner, "By when": due, "How often": rhythm}
        self.fill({name: words for name, words in said.items() if words})
        self.reader.press("Keep this action")

    def line(self, words: str, goal: str = "") -> None:
        """Add an action in one line, as said, with Enter."""
        self.go("Plan")
        line = f"Add an action for “{goal}”" if goal else "Add an action"
        self._open_goal(goal, line)
        self.reader.write(line, words)
        self.reader.press("Keep this action")

    def _open_goal(self, goal: str, line: str) -> None:
        if goal and not self.reader.there(line, SOON):
            self.reader.press(f"Open “{goal}”")

    def agree_plan(self, name: str) -> None:
        """Keep the plan as it stands."""
        self.go("Plan")
        self.reader.press("Keep the plan as agreed")
        self.fill({"Name of this version": name})
        self.reader.press("Keep this version of the plan")
