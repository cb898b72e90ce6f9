"""What each reader is to get: the kind suggested for them until another is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.model import noun_of, nouns
from familyplan.packs.asked import Asked
from familyplan.packs.kinds import KINDS
from familyplan.packs.suggesting import is_about, offered, subjects, suggested
from familyplan.packs.translations import languages
from familyplan.session.pack_parts import parts_of, wanted
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.packs.kind import PackKind
    from familyplan.session.pack_parts import PartLine
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.choosing import Choosing


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen for one reader, and what is; () and "" where there is nothing to choose.

    `abouts` are (id, words) of what the copy can be about. `language` is "" for the reader's own.
    """

    kinds: tuple[PackKind, ...] = ()
    kind: PackKind | None = None
    parts: tuple[PartLine, ...] = ()
    abouts: tuple[tuple[str, str], ...] = ()
    about: str = ""
    languages: tuple[str, ...] = ()
    language: str = ""


class Wishes:
    """The kind of each reader's copy and what it is about, for what is chosen on the page."""

    def __init__(self, gate: Gate, choosing: Choosing) -> None:
        self._gate, self._choosing = gate, choosing
        self._kinds: dict[str, str] = {}
        self._abouts: dict[tuple[str, str], str] = {}
        self._languages: dict[str, str] = {}

    def choose_kind(self, reader_id: str, key: str) -> None:
        """Give a reader another kind of copy."""
        self._kinds[reader_id] = key

    def choose_about(self, reader: Reader, row_id: str) -> None:
        """Have a reader's copy be about another entry."""
        kind = self.kind(reader)
        if kind is not None:
            self._abouts[reader.id, kind.key] = row_id

    def choose_language(self, reader_id: str, language: str) -> None:
        """Have the translations of another language in a reader's copy, "" for their own."""
        self._languages[reader_id] = language

    def choices(self, reader: Reader) -> Choices:
        """Give everything that can be chosen for a reader."""
        kind = self.kind(reader)
        return Choices(
            self.offered(reader),
            kind,
            parts_of(self._gate.session, kind) if kind else (),
            self.subjects(reader),
            self.about(reader),
            languages(self._rows()),
            self._language(reader),
        )

    def offered(self, reader: Reader) -> tuple[PackKind, ...]:
        """Give the kinds a reader can be given."""
        return offered(reader, self._rows(), self._choosing.meeting_id)

    def kind(self, reader: Reader) -> PackKind | None:
        """Give the kind of copy a reader gets, or None where none can be made."""
        chosen = KINDS.get(self._kinds.get(reader.id, ""))
        if chosen is not None and chosen in self.offered(reader):
            return chosen
        today = self._gate.clock.today()
        return suggested(reader, self._rows(), self._choosing.meeting_id, today)

    def subjects(self, reader: Reader) -> tuple[tuple[str, str], ...]:
        """Give (id, words) of what a reader's copy can be about, () where it needs nothing."""
        kind = self.kind(reader)
        return subjects(kind, reader, self._rows()) if kind else ()

    def about(self, reader: Reader) -> str:
        """Give the id of what a reader's copy is about, "" for nothing."""
        kind = self.kind(reader)
        there = [row_id for row_id, _ in self.subjects(reader)]
        chosen = self._abouts.get((reader.id, kind.key), "") if kind else ""
        return chosen if chosen in there else next(iter(there), "")

    def asked(self, reader: Reader) -> Asked:
        """Give the wish for a reader.

        Raises:
            Refused: no kind suits, or what the kind needs is not there, with a sentence saying so.

        """
        kind, about = self.kind(reader), self.about(reader)
        if kind is None:
            words = say("No kind of copy suits {name} here. Choose a meeting.", name=reader.name)
            raise Refused(words)
        if is_about(kind) and not about:
            raise Refused(_nothing_to_be_about(kind))
        meeting = self._choosing.meeting_id
        since = until = None
        if not meeting:
            span = self._choosing.span()
            if span is None:
                raise Refused(say("Choose the days this copy is about."))
            since, until = span
        parts, language = wanted(self._gate.session, kind), self._language(reader)
        return Asked(kind.key, meeting, since, until, about, parts, language)

    def _language(self, reader: Reader) -> str:
        chosen = self._languages.get(reader.id, "")
        return chosen if chosen in languages(self._rows()) else ""

    def _rows(self) -> Rows:
        return self._gate.rows(self._choosing.family_id)


def _nothing_to_be_about(kind: PackKind) -> str:
    found = nouns().get(kind.needs)
    if found is None:
        return say("Nobody is here whom this copy could be about.")
    return say(
        "This copy is about one {what}, and none is written down here yet.",
        what=say(noun_of(found).one),
    )
