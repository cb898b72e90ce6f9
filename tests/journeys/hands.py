"""What a person does to write things down in the window, by accessible name alone."""

from __future__ import annotations

from journeys.meeting_hands import MeetingHands
from journeys.people_hands import PeopleHands
from journeys.plan_hands import PlanHands
from journeys.team_hands import TeamHands


class Hands(PeopleHands, TeamHands, PlanHands, MeetingHands):
    """Two hands on the keyboard, at every page of one family."""
