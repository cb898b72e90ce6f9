"""The first tables: one per kind of record, the log, drafts, the search index, the family list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.store.database import Database

# Written out once and never changed: a later change of a declaration needs its own migration.
_RECORDS: Final = {
    "user": ("name TEXT, role TEXT, agency TEXT, phone TEXT "),
    "setting": ("key TEXT, value TEXT "),
    "permission": (
        "person TEXT, agency TEXT, information TEXT, state TEXT, given_by TEXT, capacity "
        "TEXT, only TEXT, words TEXT, since TEXT, until TEXT, asked_again TEXT "
    ),
    "release": ("reader TEXT, what TEXT, field_name TEXT, reason TEXT, until TEXT "),
    "disclosure": (
        "reader TEXT, reader_name TEXT, kind TEXT, purpose TEXT, channel TEXT, meeting TEXT, "
        "stage TEXT, made_at TEXT, pages INTEGER, code TEXT, digest TEXT, log_head TEXT, view "
        "TEXT, relied_on TEXT "
    ),
    "agency": ("name TEXT, type TEXT, does TEXT, phone TEXT, email TEXT, address TEXT, area TEXT "),
    "practitioner": (
        "name TEXT, agency TEXT, role TEXT, phone TEXT, email TEXT, best_way TEXT, days_off "
        "TEXT, cover TEXT, name_hidden INTEGER "
    ),
    "episode": (
        "kind TEXT, reason TEXT, route TEXT, asked_by TEXT, agreed TEXT, agreed_on TEXT, "
        "level TEXT, tried TEXT, sources TEXT, review_every TEXT, since TEXT, until TEXT, "
        "ended TEXT, ended_note TEXT "
    ),
    "involvement": (
        "agency TEXT, practitioner TEXT, role TEXT, does TEXT, how_often TEXT, for_whom TEXT, "
        "status TEXT, tie TEXT, since TEXT, until TEXT, ended_why TEXT "
    ),
    "standing": (
        "role TEXT, held_by TEXT, since TEXT, until TEXT, why_changed TEXT, family_say TEXT "
    ),
    "meeting": (
        "type TEXT, on TEXT, roughly TEXT, starts TEXT, ends TEXT, place TEXT, link TEXT, "
        "getting_there TEXT, chair TEXT, minute_taker TEXT, purpose TEXT, agenda TEXT, "
        "access_needs TEXT, held INTEGER, decisions TEXT, disagreements TEXT, better TEXT, "
        "worse TEXT, review_decision TEXT, lead_still_right TEXT, family_comments TEXT, "
        "next_on TEXT, family_count INTEGER, practitioner_count INTEGER "
    ),
    "invitation": (
        "meeting TEXT, who TEXT, attendance TEXT, represented_by TEXT, access_needs TEXT, "
        "update TEXT, update_seen TEXT, gets_copy INTEGER, speaks_for TEXT "
    ),
    "family": (
        "name TEXT, reference TEXT, own_words TEXT, languages TEXT, communication TEXT, "
        "safe_contact TEXT, started TEXT, status TEXT "
    ),
    "person": (
        "name TEXT, known_as TEXT, own_script TEXT, legal_name TEXT, former_names TEXT, label "
        "TEXT, pronouns TEXT, sex TEXT, gender TEXT, place TEXT, born TEXT, unborn INTEGER, "
        "expected TEXT, died TEXT, first_language TEXT, interpreter TEXT, communication TEXT, "
        "ethnicity TEXT, religion TEXT, disability TEXT, health TEXT, school TEXT, year_group "
        "TEXT, occupation TEXT, views_sought TEXT, about TEXT, not_for TEXT, same_person TEXT "
    ),
    "relationship": (
        "one TEXT, is_ TEXT, to TEXT, parental_responsibility TEXT, contact TEXT, since TEXT, "
        "until TEXT, note TEXT "
    ),
    "home": ("name TEXT, address TEXT, postcode TEXT, area TEXT, hidden INTEGER, tenure TEXT "),
    "residence": (
        "person TEXT, home TEXT, pattern TEXT, carer TEXT, since TEXT, until TEXT, uncertain "
        "INTEGER "
    ),
    "contact_point": (
        "person TEXT, way TEXT, value TEXT, preferred INTEGER, safe TEXT, when_to TEXT, "
        "not_for TEXT "
    ),
    "protection": ("person TEXT, from_ TEXT, what TEXT, why TEXT, since TEXT, until TEXT "),
    "identifier": ("person TEXT, scheme TEXT, typed TEXT "),
    "group": ("name TEXT, members TEXT, about TEXT "),
    "plan_version": (
        "episode TEXT, name TEXT, agreed TEXT, agreed_by TEXT, review_due TEXT, note TEXT, "
        "content TEXT "
    ),
    "need": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, words TEXT, information TEXT, outcome TEXT "
    ),
    "goal": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, words TEXT, why TEXT, signs TEXT, whose TEXT, raters TEXT, "
        "tags TEXT, outcome TEXT, information TEXT, need TEXT, scale TEXT, better TEXT, "
        "low_means TEXT, high_means TEXT, aim TEXT, order INTEGER, status TEXT "
    ),
    "action": (
        "what TEXT, owner TEXT, goal TEXT, due TEXT, rhythm TEXT, status TEXT, waiting_for "
        "TEXT, outcome_note TEXT, changed_into TEXT, done_on TEXT, agreed_at TEXT, "
        "information TEXT, cost TEXT, funded_by TEXT, not_for TEXT "
    ),
    "rating": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, goal TEXT, value TEXT, point TEXT, comment TEXT "
    ),
    "voice": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, words TEXT, how TEXT, where TEXT, with_whom TEXT, may_know "
        "TEXT, reading TEXT "
    ),
    "note": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, type TEXT, words TEXT, information TEXT, for_team TEXT "
    ),
}
_OTHERS: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    """CREATE TABLE changesets (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, action_id TEXT NOT NULL,
        scope TEXT NOT NULL, lane TEXT NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL,
        wall TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, schema INTEGER NOT NULL,
        undoes TEXT NOT NULL, body_digest BLOB NOT NULL, digest BLOB NOT NULL,
        UNIQUE (lane, scope, seq))""",
    "CREATE INDEX changesets_by_action ON changesets (action_id)",
    "CREATE INDEX changesets_by_scope ON changesets (scope, n)",
    "CREATE INDEX changesets_by_hlc ON changesets (hlc)",
    "CREATE TABLE changeset_bodies (id TEXT PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL)",
    """CREATE TABLE drafts (
        place TEXT PRIMARY KEY, scope TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL
        ) WITHOUT ROWID""",
    """CREATE TABLE search_rows (
        n INTEGER PRIMARY KEY, row TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, kind TEXT NOT NULL
        )""",
    """CREATE VIRTUAL TABLE search USING fts5(
        kind, words, tight, guarded, tokenize='unicode61 remove_diacritics 0',
        prefix='1 2 3', detail='column')""",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    """CREATE TABLE family_lines (
        family TEXT PRIMARY KEY, name TEXT NOT NULL, reference TEXT NOT NULL, lead TEXT NOT NULL,
        meeting_days TEXT NOT NULL, contact TEXT NOT NULL, people INTEGER NOT NULL,
        open INTEGER NOT NULL, sort TEXT NOT NULL, haystack TEXT NOT NULL)""",
    # Holds all the list shows, so that listing never reads past the long haystacks.
    """CREATE INDEX family_lines_sorted ON family_lines (
        sort, family, name, reference, lead, meeting_days, contact, people, open)""",
)


def first_tables(db: Database) -> None:
    """Make the tables of schema version 1."""
    for kind, columns in _RECORDS.items():
        named = ", ".join(
            f'"{name}" {kind_of_column}'
            for name, kind_of_column in (column.split() for column in columns.split(","))
        )
        # Rows of one family lie side by side, so that opening a family reads few pages.
        db.conn.execute(
            f'CREATE TABLE "{kind}" (scope TEXT NOT NULL, id TEXT NOT NULL UNIQUE, '
            f"heads TEXT NOT NULL, {named}, PRIMARY KEY (scope, id)) WITHOUT ROWID"
        )
    for sql in _OTHERS:
        db.conn.execute(sql)
