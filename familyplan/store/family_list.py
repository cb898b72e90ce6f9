"""One short row per family for the list of families, kept up to date as records change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from familyplan.model import Family, Home, Involvement, Meeting, Person, Standing
from familyplan.store import tables
from familyplan.store.folding import folded, tight
from familyplan.store.mapper import to_record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from familyplan.store.database import Database

FED_BY: Final = frozenset(
    {"family", "person", "home", "involvement", "standing", "meeting", "note", "episode"}
)


class FamilyLine(NamedTuple):
    """What the list of families shows of one family.

    `meeting_days` are ISO days of meetings not held yet; `contact` is the ISO day of the latest
    meeting held or note, or "". `open` is False where every episode of help has ended. It is a
    plain tuple because a county has 10,000, which everybody waits for after unlocking.
    """

    family: str
    name: str
    reference: str
    lead: str
    meeting_days: tuple[str, ...]
    contact: str
    people: int
    open: bool

    def next_meeting(self, today: date) -> str:
        """Give the ISO day of the next meeting from today on, or ""."""
        return next((day for day in self.meeting_days if day >= today.isoformat()), "")


def refresh(db: Database, family_id: str) -> None:
    """Work out the line of one family again, or take it away if the family is gone."""
    row = tables.fetch(db, "family", family_id)
    db.conn.execute("DELETE FROM family_lines WHERE family = ?", [family_id])
    if row is None:
        return
    family = to_record("family", row)
    people = _records(db, Person, family_id)
    meetings = _records(db, Meeting, family_id)
    days = sorted(m.on.isoformat() for m in meetings if m.on and not m.held)
    db.conn.execute(
        "INSERT INTO family_lines (family, name, reference, lead, meeting_days, contact, people, "
        "open, sort, haystack) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            family_id,
            family.name,  # type: ignore[attr-defined]  # the family kind's record
            family.reference,  # type: ignore[attr-defined]  # the family kind's record
            _lead(db, family_id),
            " ".join(days),
            _contact(db, family_id, meetings),
            len(people),
            _open(db, family_id),
            folded(family.name),  # type: ignore[attr-defined]  # the family kind's record
            _haystack(db, family, people),  # type: ignore[arg-type]  # the family kind's record
        ],
    )


class _Days(dict[str, tuple[str, ...]]):
    """The days of meetings as they are kept, each different text of them taken apart once."""

    def __missing__(self, held: str) -> tuple[str, ...]:
        days = self[held] = tuple(held.split())
        return days


def lines(db: Database) -> list[FamilyLine]:
    """Give every family's line, by name."""
    cursor = db.execute(
        "SELECT family, name, reference, lead, meeting_days, contact, people, open "
        "FROM family_lines ORDER BY sort, family"
    )
    # Many families have a lead or a day alike: kept once, ten thousand take 3 MiB and not 5.
    days, once, line = _Days(), dict[str, str]().setdefault, FamilyLine._make
    return [
        line((f, n, r, once(lead, lead), days[held], once(day, day), people, is_open == 1))
        for f, n, r, lead, held, day, people, is_open in cursor
    ]


def haystacks(db: Database, families: Collection[str] | None = None) -> dict[str, str]:
    """Give what each family, or each of these, can be found by in the list, by family id.

    Each line is the folded words, a tab, and the words as they were written.
    """
    sql, asked = "SELECT family, haystack FROM family_lines", []
    if families is not None:
        sql += " WHERE family IN (SELECT value FROM json_each(?))"
        asked = [json.dumps(list(families))]
    return dict(db.execute(sql, asked).fetchall())


def families_with(db: Database, directory_ids: set[str]) -> list[str]:
    """Name the families these practitioners and agencies work with: their lines show the names."""
    marks = ", ".join("?" * len(directory_ids))
    cursor = db.execute(
        f"SELECT DISTINCT scope FROM involvement WHERE agency IN ({marks}) "  # noqa: S608 - marks
        f"OR practitioner IN ({marks})",
        [*directory_ids, *directory_ids],
    )
    return [row[0] for row in cursor.fetchall()]


def endings_not_asked_after(db: Database) -> list[Any]:
    """Give every ending after which nobody has asked yet how it is."""
    cursor = db.execute(
        "SELECT id FROM closure WHERE id NOT IN "
        "(SELECT closure FROM later_check WHERE closure IS NOT NULL)"
    )
    ids = [row[0] for row in cursor.fetchall()]
    return [to_record("closure", row) for row in tables.fetch_some(db, "closure", ids)]


def _records(db: Database, record_type: type[Any], scope: str) -> list[Any]:
    kind = record_type.__name__.lower()
    return [to_record(kind, row) for row in tables.fetch_scope(db, kind, scope)]


def lead_involvement(standings: Iterable[Standing]) -> str:
    """Give the involvement that leads now: the newest lead standing that has not ended."""
    now = [s for s in standings if s.role == "lead" and not s.until]
    return now[-1].held_by if now else ""


def _lead(db: Database, scope: str) -> str:
    held_by = lead_involvement(_records(db, Standing, scope))
    row = tables.fetch(db, "involvement", held_by) if held_by else None
    if row is None:
        return ""
    involvement: Any = to_record("involvement", row)
    for kind, row_id in (
        ("practitioner", involvement.practitioner),
        ("agency", involvement.agency),
    ):
        found = tables.fetch(db, kind, row_id) if row_id else None
        if found is not None:
            return getattr(to_record(kind, found), "name", "") or involvement.role
    return str(involvement.role)


def _contact(db: Database, scope: str, meetings: Iterable[Meeting]) -> str:
    days = [m.on.isoformat() for m in meetings if m.on and m.held]
    for row in tables.fetch_scope(db, "note", scope):
        note: Any = to_record("note", row)
        latest = note.happened.latest() if note.happened else None
        if latest:
            days.append(latest.isoformat())
    return max(days, default="")


def _open(db: Database, scope: str) -> bool:
    episodes = _records_episode(db, scope)
    return not episodes or any(not episode.until for episode in episodes)


def _records_episode(db: Database, scope: str) -> list[Any]:
    return [to_record("episode", row) for row in tables.fetch_scope(db, "episode", scope)]


def _haystack(db: Database, family: Family, people: Iterable[Person]) -> str:
    words = [family.name, family.reference]
    for person in people:
        words += [person.name, person.known_as, person.own_script, person.label, person.school]
    for home in _records(db, Home, family.id):
        words += [home.area] if home.hidden else [home.address, home.postcode, home.area]
    directory = _directory_ids(_records(db, Involvement, family.id))
    for kind, ids in directory.items():
        words += [getattr(to_record(kind, r), "name", "") for r in tables.fetch_some(db, kind, ids)]
    written = [" ".join(word.split()) for word in words if word]
    kept = {f"{fold(word)}\t{word}" for word in written for fold in (folded, tight)}
    return "\n".join(sorted(kept))


def _directory_ids(involvements: Iterable[Involvement]) -> dict[str, list[str]]:
    listed = list(involvements)
    return {
        "agency": sorted({i.agency for i in listed if i.agency}),
        "practitioner": sorted({i.practitioner for i in listed if i.practitioner}),
    }
