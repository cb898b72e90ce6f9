"""What is kept back because it may be dangerous: protected people's facts, in whatever row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Agency,
    ContactPoint,
    Contingency,
    Family,
    Home,
    Invitation,
    Involvement,
    Meeting,
    Paper,
    Person,
    Practitioner,
    Protection,
    Residence,
    SafePerson,
    SafetyPlan,
    Sharing,
    StepChange,
    StoryEvent,
)
from familyplan.model.titles import seat_agency
from familyplan.sharing.concerns import homes, household, people_of, residents, with_members
from familyplan.sharing.permissions import begun
from familyplan.sharing.tables import HIDDEN_WITH_NAME

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.sharing.readers import Reader

# Rows that may have to be kept back as a whole, whatever their single fields say.
_WHOLE = Involvement | StoryEvent | StepChange | Paper | SafetyPlan | SafePerson | Contingency
# Rows that can tell of somebody they do not name: where a household lives, who shelters whom.
_TELLING = (
    Involvement | StepChange | Paper | SafetyPlan | SafePerson | Contingency | Person | Family
    | Meeting | Residence | Protection
)  # fmt: skip
_ALL_BUT_EXISTENCE: Final = frozenset({"whereabouts", "contact", "school", "names"})
_WHERE_AND_WHEN: Final = frozenset(
    {"on", "roughly", "starts", "ends", "place", "link", "getting_there"}
)
_SCHOOL: Final = frozenset({"school", "year_group"})
_NAMES: Final = frozenset({"former_names", "legal_name", "family_name"})


class Protected:
    """What is protected from one reader on one day."""

    def __init__(self, rows: Rows, reader: Reader, on: date) -> None:
        """Read the protections once; a protection without a list of what keeps back all but names.

        A protection from nobody in particular is from everyone but the person.
        """
        self._rows = rows
        self._reader = reader
        self._on = on
        self._from: dict[str, frozenset[str]] = {}
        self._fear: set[str] = set()
        self._whole: dict[str, bool] = {}
        me = with_members(rows, frozenset({reader.id}))
        for one in rows.of(Protection):
            against = not one.from_ or bool(me & with_members(rows, frozenset(one.from_)))
            if against and one.person != reader.id and in_force(one, on):
                kept = frozenset(one.what) or _ALL_BUT_EXISTENCE
                self._fear |= {one.person} if one.from_ else set()
                self._from[one.person] = self._from.get(one.person, frozenset()) | kept

    @property
    def kept_from_them(self) -> bool:
        """Say whether somebody is protected from this reader by name."""
        return bool(self._fear)

    def what(self, person: str) -> frozenset[str]:
        """Give what of a person is kept from this reader."""
        return self._from.get(person, frozenset())

    def may_hold(self, record: Record) -> bool:
        """Say whether anything of a row might be kept from this reader: cheap, never too seldom."""
        if isinstance(record, Home | Practitioner):
            return True
        if not self._from:
            return False
        if isinstance(record, StoryEvent) and record.agency:
            return True
        if isinstance(record, _TELLING):
            return True
        named = set(people_of(self._rows, record)) | {getattr(record, "owner", "")}
        for name in ("said_by", "for_whom", "members"):
            named |= set(getattr(record, name, ()))
        return not named.isdisjoint(self._from)

    def holds(  # noqa: PLR0911 - one return per kind of record
        self, record: Record, field: str, sharing: Sharing
    ) -> bool:
        """Say whether a field of a row is kept from this reader."""
        if isinstance(record, Home):
            return self.holds_home(record, field)
        if isinstance(record, Practitioner):
            return record.name_hidden and field in HIDDEN_WITH_NAME
        if self._holds_whole(record):
            return True
        if isinstance(record, Meeting):
            return field in _WHERE_AND_WHEN and self._would_meet(record)
        if isinstance(record, Residence):
            return record.home in self._hidden_homes()
        if isinstance(record, Family):
            return field == "safe_contact" and self._any("whereabouts", "contact")
        if isinstance(record, Protection):
            return bool(self.what(record.person))
        return any(
            self._holds_of(person, record, field, sharing)
            for person in people_of(self._rows, record)
        )

    def _holds_whole(self, record: Record) -> bool:
        """Say whether a whole row is kept from this reader; worked out once for all its fields."""
        if self._rows.any(record.id) is not record:
            return self._keeps(record)
        if record.id not in self._whole:
            self._whole[record.id] = self._keeps(record)
        return self._whole[record.id]

    def _keeps(self, record: Record) -> bool:
        people = people_of(self._rows, record)
        if any("everything" in self.what(person) for person in people) or self._theirs(record):
            return True
        return isinstance(record, _WHOLE) and self._tells(record, people)

    def _tells(self, record: Record, people: frozenset[str]) -> bool:
        """Say whether a whole row is kept because of what it would tell this reader."""
        if isinstance(record, Paper):
            # No rule reads what stands in a picture or a scanned letter.
            return self.kept_from_them or any(self.what(one) for one in people)
        if isinstance(record, SafetyPlan | SafePerson | Contingency):
            return bool(self._fear & people)
        return self._shelters(record)

    def _shelters(self, record: Record) -> bool:
        """Say whether a row tells of a service people turn to when somebody hurts them."""
        if isinstance(record, Involvement):
            agency = seat_agency(self._rows, record)
        elif isinstance(record, StoryEvent | StepChange):
            agency = self._rows.find(Agency, record.agency)
        else:
            return False
        return self.shelter(agency)

    def shelter(self, agency: Agency | None) -> bool:
        """Say whether a service must not be known of: people turn to it because of this reader."""
        return self.kept_from_them and agency is not None and agency.type == "domestic_abuse"

    def _theirs(self, record: Record) -> bool:
        """Say whether all who speak, act or are helped in a row must not be known of at all."""
        behind = {getattr(record, "owner", "")} - {""}
        for name in ("said_by", "for_whom", "members"):
            behind |= set(getattr(record, name, ()))
        return bool(behind) and all("everything" in self.what(one) for one in behind)

    def _would_meet(self, meeting: Meeting) -> bool:
        """Say whether a meeting this relative is not asked to tells where somebody will be."""
        if self._reader.kind == "involvement":
            return False
        asked = {one.who for one in self._rows.of(Invitation) if one.meeting == meeting.id}
        asked = set(with_members(self._rows, frozenset(asked)))
        kept = ("whereabouts", "everything")
        return self._reader.id not in asked and any(
            self.what(one).intersection(kept) for one in asked
        )

    def _holds_of(self, person: str, record: Record, field: str, sharing: Sharing) -> bool:
        what = self.what(person)
        if isinstance(record, Person) and field in _SCHOOL:
            # A child's school tells where the protected parent is every morning.
            together = household(self._rows, person)
            return any("school" in self.what(one) for one in together)
        if isinstance(record, Person) and field in _NAMES:
            return "names" in what
        if isinstance(record, ContactPoint):
            where = sharing is Sharing.WHEREABOUTS or record.way == "letter"
            return "contact" in what or (where and "whereabouts" in what)
        if isinstance(record, SafePerson) and field == "phone" and "contact" in what:
            return True
        if isinstance(record, Person) and field == "occupation" and "whereabouts" in what:
            return True
        return sharing is Sharing.WHEREABOUTS and "whereabouts" in what

    def holds_home(self, home: Home, field: str) -> bool:
        """Say whether a field of a home is kept from this reader."""
        if home.hidden and field in {"address", "postcode", "area"}:
            return True
        return home.id in self._hidden_homes()

    def _hidden_homes(self) -> frozenset[str]:
        kept = ("whereabouts", "everything")
        return frozenset(
            home
            for person, what in self._from.items()
            if what.intersection(kept)
            for home in homes(self._rows, person, self._on)
            if self._reader.id not in residents(self._rows, home)
        )

    def _any(self, *kinds: str) -> bool:
        return any(what.intersection((*kinds, "everything")) for what in self._from.values())


def in_force(one: Protection, on: date) -> bool:
    """Say whether a protection has begun and not ended on a day."""
    last = one.until.latest() if one.until else None
    return begun(one.since, on) and (last is None or last >= on)
