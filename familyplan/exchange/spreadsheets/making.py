"""One family made of its rows: the records, and everything about the rows a person should know."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.exchange.spreadsheets import cells, people
from familyplan.exchange.spreadsheets.fields import JOINED, label, plain, seat_words
from familyplan.exchange.spreadsheets.grouping import surname
from familyplan.exchange.spreadsheets.helping import add_help, lost_without_lead
from familyplan.exchange.spreadsheets.people import Draft
from familyplan.exchange.spreadsheets.tables import Trouble
from familyplan.model import (
    Family,
    Home,
    Note,
    Person,
    Record,
    Relationship,
    Residence,
)
from familyplan.model.titles import title
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.exchange.spreadsheets.directory import Directory
    from familyplan.exchange.spreadsheets.grouping import Entry
    from familyplan.model.ids import Ids

_HOME: Final = ("home.address", "home.postcode", "home.area")


class FamilyOfRows:
    """Makes one family's records of the rows that belong together.

    `records` is what comes in, the family first; `troubles` warn; with any of `problems` the
    family cannot come in.
    """

    def __init__(
        self, entries: list[Entry], directory: Directory, ids: Ids, today: date, *, source: str
    ) -> None:
        """Take the rows; `source` names the file in the note that keeps what has no field."""
        self._entries = entries
        self._directory, self._new, self._today, self._source = directory, ids.new, today, source
        self.troubles: list[Trouble] = []
        self.problems: list[Trouble] = []
        self._kept: list[tuple[int, str, str]] = []
        self._said: dict[str, str] = {}
        self._family = Family()
        self._drafts: list[Draft] = []
        self._people: list[Person] = []
        self.records: list[Record] = []
        self._make()

    def _make(self) -> None:
        self._gather_family()
        self._gather_people()
        name = self._said.get("family.name") or self._surname()
        first = self._entries[0].n
        if not name and not any(draft.name for draft in self._drafts):
            nameless = say("names neither a family nor a person")
            self.problems.append(Trouble(first, nameless, bad=True))
            return
        row_id = self._new()
        self._family = Family(
            id=row_id,
            scope=row_id,
            name=name or next(draft.name for draft in self._drafts if draft.name),
            reference=self._said.get("family.reference", ""),
            languages=self._languages(),
        )
        self.records.append(self._family)
        self._add_help()
        self._add_people()
        self._add_homes()
        self._tie()
        self._add_note()

    @property
    def name(self) -> str:
        """What the family is called, "" where nothing says so."""
        return self._family.name

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the family's rows."""
        return tuple(entry.n for entry in self._entries)

    def _tell(self, row: int) -> Callable[[str], None]:
        return lambda words: self.troubles.append(Trouble(row, words))

    # What the rows say

    def _gather_family(self) -> None:
        """Take what is said of the family as a whole; what a later row says otherwise is noted."""
        for entry in self._entries:
            for name, value in entry.family.items():
                if name in _HOME:
                    continue
                before = self._said.setdefault(name, value)
                if plain(before) == plain(value):
                    continue
                if name in JOINED:
                    self._said[name] = _joined(before, value, JOINED[name])
                else:
                    self._keep_in_note(entry.n, name, value)

    def _keep_in_note(self, row: int, name: str, value: str) -> None:
        self._kept.append((row, label(name), value))
        self._tell(row)(
            say("{field} is given otherwise in an earlier row; this one is kept in the note.",
                field=label(name))
        )  # fmt: skip

    def _gather_people(self) -> None:
        for entry in self._entries:
            for seat, facts in entry.people.items():
                if set(facts) <= {"person.relationship"}:
                    continue
                made = Draft(dict(facts), {entry.n: seat})
                known = next((one for one in self._drafts if people.same(one, made)), None)
                if known is None:
                    self._drafts.append(made)
                    continue
                self._merge(known, made, entry.n)

    def _merge(self, known: Draft, made: Draft, row: int) -> None:
        if not made.seats[row]:
            self._tell(row)(say("{name} stands in an earlier row too: one person.", name=made.name))
        known.seats |= made.seats
        for name, value in made.facts.items():
            before = known.facts.setdefault(name, value)
            if plain(before) != plain(value):
                self._keep_in_note(row, name, value)

    def _surname(self) -> str:
        names = Counter(name for name in (surname(entry) for entry in self._entries) if name)
        return names.most_common(1)[0][0] if names else ""

    def _languages(self) -> tuple[str, ...]:
        parts = self._said.get("family.languages", "").replace(";", ",").split(",")
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))

    # The records

    def _add(self, record: Any) -> Any:  # noqa: ANN401 - the record given, kept
        kept = replace(record, id=self._new(), scope=self._family.id)
        self.records.append(kept)
        return kept

    def _add_help(self) -> None:
        first = self._entries[0].n
        tell = self._tell(first)
        add_help(self._said, self._add, self._directory, today=self._today, tell=tell)
        for name in lost_without_lead(self._said):
            self._kept.append((first, label(name), self._said[name]))

    def _add_people(self) -> None:
        for draft in self._drafts:
            tell = self._tell(next(iter(draft.seats)))
            made = people.person(draft, self._blank(), self._today, tell)
            self._people.append(made)
            self.records += [made, *people.belongings(draft, made, self._new, tell)]

    def _blank(self) -> Person:
        return Person(id=self._new(), scope=self._family.id)

    def _add_homes(self) -> None:
        """Make the homes; that a row's parents live there too is marked as not known for sure."""
        homes: dict[tuple[str, ...], Home] = {}
        living: set[tuple[str, str]] = set()
        for entry in self._entries:
            said = [entry.family.get(name, "") for name in _HOME]
            if not any(said):
                continue
            key = tuple(plain(text) for text in said)
            if key not in homes:
                address, postcode, area = said
                if postcode:
                    cells.number(postcode, "postcode", "home.postcode", self._tell(entry.n))
                homes[key] = self._add(Home(address=address, postcode=postcode, area=area))
            for draft, person in zip(self._drafts, self._people, strict=True):
                seat = draft.seats.get(entry.n)
                if seat is not None and (person.id, homes[key].id) not in living:
                    living.add((person.id, homes[key].id))
                    unsure = bool(seat) and person.place != "child"
                    self._add(Residence(person=person.id, home=homes[key].id, uncertain=unsure))

    def _tie(self) -> None:
        """Join parents to the child they can only be meant of; with several, nobody guesses."""
        pairs = list(zip(self._drafts, self._people, strict=True))
        for draft, adult in pairs:
            is_ = draft.part.get("is", "")
            if not is_ or adult.place == "child":
                continue
            children = {
                n: [child for other, child in pairs if n in other.seats and child.place == "child"]
                for n in draft.seats
            }
            every = [child for _draft, child in pairs if child.place == "child"]
            found = [listed[0] for listed in children.values() if len(listed) == 1]
            joined = found or (every if len(every) == 1 else [])
            for child in dict.fromkeys(joined):
                self._add(Relationship(one=adult.id, is_=is_, to=child.id))
            if every and not joined:
                self._unjoined(draft, adult)

    def _unjoined(self, draft: Draft, adult: Person) -> None:
        row, seat = next(iter(draft.seats.items()))
        words = draft.get("relationship") or seat_words(seat)
        self.records[self.records.index(adult)] = replace(adult, label=words)
        self._tell(row)(
            say("{name} is “{words}”, but of which children is not said: join them on the page "
                "People.", name=title(adult), words=words)
        )  # fmt: skip

    def _add_note(self) -> None:
        kept = [(e.n, heading, value) for e in self._entries for heading, value in e.rest]
        lines: list[str] = []
        for row, heading, value in sorted([*kept, *self._kept]):
            line = f"{heading}: {value}"
            lines.append(say("Row {n}, {line}", n=row, line=line) if self._many else line)
        if lines:
            head = say("From {file}:", file=self._source)
            about = tuple(one.id for one in self._people) if len(self._people) == 1 else ()
            self._add(Note(type="thought", about=about, words="\n".join([head, *lines])))

    @property
    def _many(self) -> bool:
        return len(self._entries) > 1


def _joined(before: str, more: str, between: str) -> str:
    held = {plain(part) for part in before.split(between)}
    fresh = [part for part in more.split(between) if plain(part) not in held]
    return between.join([before, *fresh])
