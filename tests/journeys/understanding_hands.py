"""Writing down what is understood: statements under their areas, scores, an assessment, voices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journeys.fingers import Fields, Fingers

if TYPE_CHECKING:
    from collections.abc import Sequence

WORRIES: Final = "What are we worried about?"
WELL: Final = "What is working well?"


class UnderstandingHands(Fingers):
    """At the understanding of a family."""

    def strength(self, words: str, areas: Sequence[str] = (), about: Sequence[str] = ()) -> None:
        """Write down what is working well."""
        self._statement(WELL, words, areas, about)

    def worry(self, words: str, areas: Sequence[str] = (), about: Sequence[str] = ()) -> None:
        """Write down a worry, and where it belongs in every way of looking at it."""
        self._statement(WORRIES, words, areas, about)

    def _statement(
        self, column: str, words: str, areas: Sequence[str], about: Sequence[str]
    ) -> None:
        self.go("Understanding")
        self.reader.press(f"Add: {column}")
        said: Fields = {"What it is, in their words": words, "About": about,
                        "Where it belongs": areas}  # fmt: skip
        self.fill({name: each for name, each in said.items() if each})
        self.reader.press("Keep this statement")

    def assessment(self, fields: Fields) -> None:
        """Begin the first assessment, in its whole form."""
        self.go("Understanding")
        self.reader.press("Assessments", "radio button")
        self.reader.press("Start the first assessment")
        self.fill(fields)
        self.reader.press("Keep this assessment")
        self.reader.press("Statements", "radio button")

    def look_through(self, lens: str) -> None:
        """Look at the statements in another way."""
        self.go("Understanding")
        self.reader.choose("Look at it through", lens)

    def score(self, area: str, fields: Fields) -> None:
        """Write down how things are in one area of what is looked through."""
        self.reader.press(f"Score: {area}")
        self.fill(fields)
        self.reader.press("Keep this score")

    def own_words(self, who: str, fields: Fields) -> None:
        """Write down what a child said."""
        self.go("Understanding")
        self.reader.press(f"Add own words: {who}")
        self.fill(fields)
        self.reader.press("Keep these words")
