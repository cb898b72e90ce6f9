"""What the family of the pictures has been through and said: events, statements, a visit, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan import actions
from familyplan.model import Need, Note, StoryEvent, Voice
from familyplan.model.partial_date import parse

if TYPE_CHECKING:
    from familyplan.session import Session
    from khan_walters import KhanWalters

_EVENTS: Final = (
    ("about 2019", "Zainab moves in to help with the baby", "good", "turning", "The family"),
    ("September 2023", "Yusuf starts at Hillside Primary", "good", "", "Hillside Primary"),
    ("March 2024", "Sadia and Daniel part; Daniel finds a flat nearby", "mixed", "turning",
     "Sadia"),
    ("October 2025", "Black mould in the children's room after a leak", "hard", "important",
     "Canal Homes"),
    ("14 January 2026", "Yusuf misses four days with ear ache", "hard", "important",
     "Hillside Primary"),
    ("3 March 2026", "Early help begins; Rosa becomes the lead", "good", "turning", "Rosa"),
    ("5 June 2026", "The leak is mended", "good", "", "Canal Homes"),
    ("20 October 2026", "Referred for a hearing test", "good", "important", "Family doctor"),
)  # fmt: skip
_STATEMENTS: Final = (
    ("strength", "The children are read to every night, in two languages",
     ("wellbeing.nurtured", "triangle.stimulation"), "sadia"),
    ("strength", "Dad is there for every school run he can make",
     ("wellbeing.nurtured", "triangle.stability"), "daniel"),
    ("worry", "He does not hear what I say from across the room",
     ("wellbeing.healthy", "triangle.health"), "zainab"),
    ("worry", "The wall by the bunk bed is wet again", ("triangle.housing",), "sadia"),
    ("needs", "Somebody has to look at his ears before the spring term",
     ("wellbeing.healthy", "triangle.health"), "sadia"),
    ("needs", "One person at Canal Homes to ring about the damp", ("triangle.housing",), "zainab"),
)  # fmt: skip


def tell(session: Session, kept: KhanWalters) -> None:
    """Keep the family's story and what is understood so far."""
    scope = kept.family.id
    children = (kept.people["amina"].id, kept.people["yusuf"].id)
    for when, words, tone, weight, source in _EVENTS:
        event = StoryEvent(scope=scope, happened=parse(when), words=words, tone=tone,
                           significance=weight, source=source, about=children)  # fmt: skip
        session.run(actions.records.add, event)
    for side, words, areas, who in _STATEMENTS:
        need = Need(scope=scope, side=side, words=words, areas=areas, about=children,
                    said_by=(kept.people[who].id,), happened=parse("11 November 2026"))  # fmt: skip
        session.run(actions.records.add, need)
    amina = kept.people["amina"].id
    for record in (
        Voice(scope=scope, said_by=(amina,), about=(amina,), how="drew",
              words="I drew our house with a sun inside so that it dries.",
              happened=parse("25 November 2026"),
              may_know=(kept.people["sadia"].id, kept.seats["rosa"].id)),
        Note(scope=scope, type="visit", happened=parse("1 December 2026"), for_team="team",
             words="Saw both children at home. Yusuf turned the television up twice.",
             about=children, seen=children),
    ):  # fmt: skip
        session.run(actions.records.add, record)
