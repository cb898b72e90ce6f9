"""Schema version 3: understanding, agreeing, the story, papers, keeping safe and ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.store.database import Database

# Written out once and never changed: a later change of a declaration needs its own migration.
_TABLES: Final = {
    "assessment": (
        "title TEXT, form TEXT, episode TEXT, started TEXT, completed TEXT, about TEXT, "
        "author TEXT, co_authors TEXT, present TEXT, asked_by TEXT, reason TEXT, hopes "
        "TEXT, methods TEXT, tool TEXT, family_aware TEXT, enquiry TEXT, analysis TEXT, "
        "conclusion TEXT, level TEXT, criteria TEXT, plan_would_help TEXT, help_accepted "
        "TEXT, child_comments TEXT, parent_comments TEXT, look_again TEXT, frozen TEXT"
    ),
    "area_score": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, assessment TEXT, area TEXT, value TEXT, scale TEXT, better "
        "TEXT, comment TEXT, information TEXT"
    ),
    "form_answer": (
        "assessment TEXT, about TEXT, form TEXT, question TEXT, answer TEXT, information TEXT"
    ),
    "other_adult": ("child TEXT, part TEXT, person TEXT, known TEXT, asked TEXT, view_sought TEXT"),
    "reply": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, to TEXT, words TEXT"
    ),
    "agreement": (
        "episode TEXT, state TEXT, by TEXT, on TEXT, how TEXT, explained TEXT, capacity "
        "TEXT, words TEXT, asked_again TEXT"
    ),
    "sharing_decision": (
        "decided_on TEXT, decided_by TEXT, about TEXT, concern TEXT, outcome TEXT, "
        "legal_reason TEXT, why_not_asked TEXT, asking_raises_risk TEXT, advice TEXT, "
        "shared TEXT, agency TEXT, person TEXT, how TEXT, left_out TEXT, identities TEXT, "
        "family_told TEXT, told_on TEXT, why_not_told TEXT, look_again TEXT, came_of_it "
        "TEXT"
    ),
    "story_event": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, words TEXT, tone TEXT, impact TEXT, response TEXT, "
        "significance TEXT, source TEXT, agency TEXT, information TEXT, order INTEGER"
    ),
    "worker_warning": ("words TEXT, do TEXT, about TEXT, source TEXT, since TEXT, until TEXT"),
    "paper": (
        "about TEXT, said_by TEXT, how_sure TEXT, not_for TEXT, happened TEXT, recorded_by "
        "TEXT, recorded_at TEXT, name TEXT, type TEXT, shows TEXT, information TEXT, to "
        "TEXT, file TEXT, media TEXT, size INTEGER, digest TEXT"
    ),
    "jotting": ("words TEXT, at TEXT, by TEXT"),
    "safety_plan": (
        "about TEXT, could_go_wrong TEXT, early_signs TEXT, first_steps TEXT, safe_places "
        "TEXT, in_hours TEXT, out_of_hours TEXT, emergency TEXT, copies TEXT, kept_where "
        "TEXT, agreed TEXT, look_again TEXT"
    ),
    "safe_person": ("plan TEXT, who TEXT, name TEXT, phone TEXT, will_do TEXT, how_long TEXT"),
    "contingency": ("plan TEXT, if_ TEXT, then TEXT, who TEXT"),
    "step_change": (
        "direction TEXT, episode TEXT, from_level TEXT, to_level TEXT, reason TEXT, tried "
        "TEXT, lead_now TEXT, lead_next TEXT, agency TEXT, ground TEXT, family_told TEXT, "
        "family_view TEXT, asked_on TEXT, accepted TEXT, accepted_on TEXT, accepted_by TEXT"
    ),
    "closure": (
        "episode TEXT, decided_on TEXT, reasons TEXT, needs TEXT, worked TEXT, keep_doing "
        "TEXT, continues TEXT, contact TEXT, if_harder TEXT, parent_told TEXT, child_told "
        "TEXT, child_view TEXT, family_view TEXT, copy_given TEXT, check_due TEXT"
    ),
    "later_check": ("closure TEXT, on TEXT, asked TEXT, still_well TEXT, words TEXT, next TEXT"),
}
# Rows and log entries from before have nothing in these, which is what not being told means.
_ADDED: Final = {
    "need": ("side TEXT, areas TEXT, assessment TEXT, impact TEXT"),
    "voice": ("box TEXT, checked_back TEXT, interpreter TEXT, assessment TEXT"),
    "note": ("seen TEXT, alone TEXT, where TEXT"),
    "meeting": ("discussion TEXT, safety_update TEXT"),
    "person": (
        "immigration TEXT, other_plans TEXT, disabled TEXT, family_name TEXT, has_plan TEXT"
    ),
    "agency": ("postcode TEXT"),
    "episode": ("earlier TEXT"),
}


def whole_story(db: Database) -> None:
    """Make the tables of the new kinds, and give the earlier ones their new columns."""
    for kind, columns in _TABLES.items():
        named = ", ".join(_columns(columns))
        db.conn.execute(
            f'CREATE TABLE "{kind}" (scope TEXT NOT NULL, id TEXT NOT NULL UNIQUE, '
            f"heads TEXT NOT NULL, {named}, PRIMARY KEY (scope, id)) WITHOUT ROWID"
        )
    for kind, columns in _ADDED.items():
        for column in _columns(columns):
            db.conn.execute(f'ALTER TABLE "{kind}" ADD COLUMN {column}')


def _columns(listed: str) -> list[str]:
    """Quote the names of a list of columns: some are words of SQL too."""
    return [f'"{name}" {sql}' for name, sql in (column.split() for column in listed.split(","))]
