"""The errors a person can be told about: each carries its own sentence."""

from __future__ import annotations


class KnownError(Exception):
    """Something went wrong that we understand.

    `sentence` says what happened, what was kept, and what to do next, in plain words. It never
    quotes what a family wrote.
    """

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that will be shown."""
        super().__init__(sentence)
        self.sentence = sentence


class Refused(KnownError):
    """A person asked for something that cannot be done as asked; nothing was changed."""
