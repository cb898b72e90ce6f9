"""What a meeting pack holds of its reader's View: what it prints, and what decides how it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import (
    Action,
    Agency,
    ContactPoint,
    Episode,
    Goal,
    Home,
    Identifier,
    Invitation,
    Involvement,
    Meeting,
    OtherAdult,
    Person,
    Practitioner,
    Rating,
    Residence,
    SafePerson,
    declarations,
)
from familyplan.model.notation import empty
from familyplan.model.titles import at_the_table, name_in
from familyplan.packs.closing import following
from familyplan.packs.holding import is_open
from familyplan.packs.since import last_meeting, of_last
from familyplan.sharing.narrowing import chosen

if TYPE_CHECKING:
    from familyplan.model import PartialDate, Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.sharing import View

__all__ = ["CARRIES", "picks"]

_DRAWN: Final = ("name", "known_as", "label", "place", "born", "died", "unborn", "sex", "gender",
          "expected")  # fmt: skip
CARRIES: Final = {
    kind: frozenset(fields.split())
    for kind, fields in {
        "family": "own_words reference",
        "person": " ".join(_DRAWN) + " about communication disability disabled ethnicity"
        " family_name first_language has_plan health immigration interpreter other_plans religion"
        " school",
        "group": "name about members",
        "relationship": "one to is_ contact since until parental_responsibility",
        "residence": "person home pattern since until carer uncertain",
        "home": "name area address postcode hidden",
        "contact_point": "person way value when_to",
        "identifier": "person scheme typed",
        "other_adult": "child person part known view_sought",
        "agency": "name type phone email address postcode",
        "practitioner": "name agency role phone email name_hidden",
        "involvement": "agency practitioner role does how_often status tie since until",
        "standing": "held_by role since until",
        "episode": "kind review_every since until",
        "plan_version": "review_due",
        "meeting": "type on roughly starts ends place link getting_there chair minute_taker purpose"
        " agenda access_needs held next_on decisions discussion better worse safety_update"
        " disagreements family_comments review_decision",
        "invitation": "meeting who attendance represented_by access_needs update",
        "voice": "words said_by about box how happened where with_whom interpreter may_know"
        " checked_back assessment",
        "need": "words impact side areas said_by about happened how_sure assessment",
        "goal": "words why signs whose said_by aim scale better low_means high_means status order"
        " raters about",
        "rating": "goal value said_by happened point comment",
        "action": "what owner goal due rhythm status waiting_for outcome_note agreed_at done_on",
        "agreement": "state words by how explained on asked_again episode",
        "assessment": "title form tool about author asked_by co_authors methods reason present"
        " family_aware started completed conclusion analysis criteria hopes level help_accepted"
        " plan_would_help parent_comments child_comments look_again episode",
        "area_score": "area about said_by value scale better comment happened assessment",
        "form_answer": "assessment question answer about",
        "safety_plan": "about agreed copies could_go_wrong early_signs emergency first_steps"
        " in_hours out_of_hours kept_where look_again safe_places",
        "safe_person": "plan who name phone will_do how_long",
        "contingency": "plan if_ then who",
        "step_change": "direction agency asked_on ground reason tried from_level to_level lead_now"
        " lead_next accepted family_told family_view episode",
        "closure": "decided_on reasons needs worked keep_doing continues contact if_harder"
        " child_view family_view parent_told child_told copy_given check_due episode",
        "later_check": "closure on asked still_well words next",
        "story_event": "words happened order impact response source tone significance said_by about"
        " agency",
        "reply": "to words said_by about happened",
    }.items()
}
_DETAILS: Final = CARRIES["person"] - set(_DRAWN)
_SAID_THERE: Final = (
    "decisions", "discussion", "better", "worse", "safety_update", "disagreements",
    "family_comments", "review_decision",
)  # fmt: skip
_BEHIND: Final = ("why", "signs", "aim", "low_means", "high_means", "whose", "said_by", "raters")
_ARRANGED: Final = (
    "type", "roughly", "starts", "ends", "place", "link", "getting_there", "chair",
    "minute_taker", "purpose", "agenda", "access_needs", "next_on",
)  # fmt: skip
_OF_AN_ACTION: Final = ("owner", "due", "rhythm", "waiting_for", "outcome_note", "agreed_at")


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the meeting and the last one, what is worked on; details only for whoever leads."""
    del rows
    picking = _Picking(view, asked)
    return chosen(view, picking.choose)


def _emptied(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    declared = declarations(type(record))
    return {name: empty(declared[name]) for name in names}


class _Picking:
    """Decides row by row what the pack of one reader for one meeting holds."""

    def __init__(self, view: View, asked: Asked) -> None:
        self._rows = view.rows
        self._lead = view.reader.is_lead
        self._meeting = self._rows.find(Meeting, asked.meeting)
        self._last = last_meeting(view, self._meeting) if self._meeting else None
        self._following = following(view, self._meeting) if self._meeting else None
        self._open = {one.id for one in self._rows.of(Goal) if is_open(one)}

    def choose(self, record: Record) -> Record | None:
        """Give a row as the pack holds it, None where it does not."""
        if isinstance(record, Goal | Rating | Action):
            return self._of_the_plan(record)
        if isinstance(record, Meeting):
            return self._of_a_meeting(record)
        if isinstance(record, Invitation):
            asked_here = self._meeting is not None and record.meeting == self._meeting.id
            needs = "" if record.represented_by else record.access_needs
            return replace(record, access_needs=needs) if asked_here else None
        if isinstance(record, Agency | Practitioner):
            return self._of_a_worker(record)
        once = self._once(record)
        return self._of_somebody(once) if once is not None else None

    def _once(self, record: Record) -> Record | None:
        """Empty what something else is printed instead of; a number alone tells nobody anything."""
        if isinstance(record, Episode):
            return replace(record, review_every="") if record.until else record
        if isinstance(record, OtherAdult) and name_in(self._rows, record.person):
            return replace(record, known=None)
        if isinstance(record, SafePerson):
            named = name_in(self._rows, record.who)
            said = record.who or record.name or record.will_do
            return replace(record, name="" if named else record.name) if said else None
        if isinstance(record, Home) and record.name:
            return replace(record, area="")
        return record

    def _of_the_plan(self, record: Goal | Rating | Action) -> Record | None:
        if isinstance(record, Goal):
            behind = record.id not in self._open
            return replace(record, **_emptied(record, _BEHIND)) if behind else record
        if isinstance(record, Action) and record.status != "waiting":
            record = replace(record, waiting_for="")
        if record.goal in self._open or (isinstance(record, Action) and not record.goal):
            return record
        if isinstance(record, Rating):
            news = record.value is not None and self._since_last(record.happened)
            return replace(record, comment="", point="") if news else None
        if self._meeting is not None and of_last(record, self._last, self._meeting):
            return record
        news = record.status == "done" and self._since_last(record.done_on)
        return replace(record, **_emptied(record, _OF_AN_ACTION)) if news else None

    def _since_last(self, day: PartialDate | None) -> bool:
        """Say whether something is news since the last meeting, and so told in a line."""
        last, first = self._last, day.earliest() if day else None
        return last is not None and last.on is not None and first is not None and first >= last.on

    def _of_a_meeting(self, record: Meeting) -> Record | None:
        if self._meeting is not None and record.id == self._meeting.id:
            roughly = None if record.on else record.roughly
            return replace(record, roughly=roughly, **_emptied(record, _SAID_THERE))
        if self._last is not None and record.id == self._last.id:
            return replace(record, **_emptied(record, _ARRANGED))
        if self._following is not None and record.id == self._following.id:
            apart = set(_ARRANGED) - {"starts", "ends", "place"}
            return replace(record, **_emptied(record, (*apart, *_SAID_THERE)))
        # Which meeting an action was agreed at decides whether it was agreed last time.
        agreed_at = any(one.agreed_at == record.id for one in self._rows.of(Action))
        return replace(record, **_emptied(record, _ARRANGED + _SAID_THERE)) if agreed_at else None

    def _of_a_worker(self, record: Agency | Practitioner) -> Record:
        """Keep of a worker how to reach them for whoever leads, and of an agency what they lack."""
        seats = [
            one
            for one in self._rows.of(Involvement)
            if record.id in {one.practitioner, one.agency} and at_the_table(one)
        ]
        if isinstance(record, Practitioner):
            role = "" if all(one.role for one in seats) else record.role
            reached = replace(record, role=role)
            return reached if self._lead else replace(reached, phone="", email="")
        if not self._lead:
            return replace(record, **_emptied(record, ("phone", "email", "address", "postcode")))
        workers = [self._rows.find(Practitioner, one.practitioner) for one in seats]
        phone = "" if all(one and one.phone for one in workers) else record.phone
        email = "" if all(one and one.email for one in workers) else record.email
        return replace(record, phone=phone, email=email)

    def _of_somebody(self, record: Record) -> Record | None:
        if self._lead:
            return record
        if isinstance(record, ContactPoint | Identifier):
            return None
        if isinstance(record, Person):
            expected = record.expected if record.unborn else None
            return replace(record, expected=expected, **_emptied(record, tuple(_DETAILS)))
        if isinstance(record, Home):
            return replace(record, address="", postcode="")
        return replace(record, pattern="") if isinstance(record, Residence) else record
