"""How each noun's fields stand on a page: every arrangement, by the kind of record."""

from __future__ import annotations

from typing import Final

from familyplan_ui.forms.arrangements_ending import (
    CLOSURE,
    CONTINGENCY,
    LATER_CHECK,
    SAFE_PERSON,
    SAFETY_PLAN,
    STEP_CHANGE,
)
from familyplan_ui.forms.arrangements_leaving import (
    ACCESS_DECISION,
    ACCESS_REQUEST,
    TEXT_DECISION,
    TRANSLATION,
)
from familyplan_ui.forms.arrangements_people import (
    AGENCY,
    CONTACT_POINT,
    EPISODE,
    FAMILY,
    GROUP,
    HOME,
    IDENTIFIER,
    INVOLVEMENT,
    PERSON,
    PRACTITIONER,
    PROTECTION,
    RELATIONSHIP,
    RESIDENCE,
    STANDING,
)
from familyplan_ui.forms.arrangements_plan import (
    ACTION,
    GOAL,
    INVITATION,
    MEETING,
    NEED,
    NOTE,
    PLAN_VERSION,
    RATING,
    VOICE,
)
from familyplan_ui.forms.arrangements_story import (
    AGREEMENT,
    AREA_SCORE,
    ASSESSMENT,
    FORM_ANSWER,
    OTHER_ADULT,
    PAPER,
    REPLY,
    SHARING_DECISION,
    STORY_EVENT,
    WORKER_WARNING,
)
from familyplan_ui.forms.arranging import FormRow, Group, Groups

PERMISSION: Final[Groups] = (
    Group(
        "",
        (
            ("person", "agency"),
            ("information", "state"),
            "only",
            ("given_by", "capacity"),
            "words",
            ("since", "until"),
            "asked_again",
        ),
    ),
)
RELEASE: Final[Groups] = (Group("", ("reader", "reason", "until")),)
USER: Final[Groups] = (Group("", (("name", "role"), ("agency", "phone"))),)

ARRANGEMENTS: Final[dict[str, Groups]] = {
    "user": USER,
    "setting": (),
    "permission": PERMISSION,
    "release": RELEASE,
    "disclosure": (),
    "hold": (Group("", ("what", "why", "asked_by", ("since", "until"), "why_lifted")),),
    "erasure": (),
    "agency": AGENCY,
    "practitioner": PRACTITIONER,
    "episode": EPISODE,
    "involvement": INVOLVEMENT,
    "standing": STANDING,
    "meeting": MEETING,
    "invitation": INVITATION,
    "family": FAMILY,
    "person": PERSON,
    "relationship": RELATIONSHIP,
    "home": HOME,
    "residence": RESIDENCE,
    "contact_point": CONTACT_POINT,
    "protection": PROTECTION,
    "identifier": IDENTIFIER,
    "group": GROUP,
    "plan_version": PLAN_VERSION,
    "need": NEED,
    "goal": GOAL,
    "action": ACTION,
    "rating": RATING,
    "voice": VOICE,
    "note": NOTE,
    "assessment": ASSESSMENT,
    "area_score": AREA_SCORE,
    "form_answer": FORM_ANSWER,
    "other_adult": OTHER_ADULT,
    "reply": REPLY,
    "agreement": AGREEMENT,
    "sharing_decision": SHARING_DECISION,
    "story_event": STORY_EVENT,
    "worker_warning": WORKER_WARNING,
    "paper": PAPER,
    "safety_plan": SAFETY_PLAN,
    "safe_person": SAFE_PERSON,
    "contingency": CONTINGENCY,
    "step_change": STEP_CHANGE,
    "closure": CLOSURE,
    "later_check": LATER_CHECK,
    "jotting": (),
    "translation": TRANSLATION,
    "text_decision": TEXT_DECISION,
    "access_request": ACCESS_REQUEST,
    "access_decision": ACCESS_DECISION,
}

__all__ = ["ARRANGEMENTS", "FormRow", "Group", "Groups"]
