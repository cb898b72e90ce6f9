"""Making copies: whom they are for, what they say, how they go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeys.fingers import Fingers

if TYPE_CHECKING:
    from pathlib import Path

WHO = "Who gets a copy"
WORDS = "The words of this copy, in order"
LONG = 40


class PackHands(Fingers):
    """At the packs of a family."""

    def look_at_copy(self, name: str) -> None:
        """Go to a reader, and wait until what they get is shown."""
        self.reader.go_to_row(name, WHO)
        self.reader.says(f"What {name} gets", LONG)

    def copy_of(self, name: str) -> str:
        """Give the words of a reader's copy, each space once."""
        self.look_at_copy(name)
        return self.words_shown()

    def words_shown(self) -> str:
        """Give the words of the copy that is shown, each space once."""
        self.reader.press("Words", "radio button")
        return " ".join(self.reader.read(WORDS).split())

    def put_in(self, folder: Path, copies: str) -> None:
        """Answer how the copies go out: into this folder, as it is offered; `copies` counts."""
        self.reader.press(f"Make {copies}")
        self.reader.write("Directory:", str(folder))
        self.reader.press("Choose")
        self.reader.says(f"{copies} {'is' if copies == '1 copy' else 'are'} out", LONG)

    def done(self) -> None:
        """Close what tells where the copies are."""
        self.reader.press("Done")
