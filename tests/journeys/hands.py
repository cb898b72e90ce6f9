"""What a person does to write things down in the window, by accessible name alone."""

from __future__ import annotations

from journeys.meeting_hands import MeetingHands
from journeys.pack_hands import PackHands
from journeys.people_hands import PeopleHands
from journeys.plan_hands import PlanHands
from journeys.story_hands import StoryHands
from journeys.team_hands import TeamHands
from journeys.understanding_hands import UnderstandingHands


class Hands(
    PeopleHands, TeamHands, UnderstandingHands, PlanHands, MeetingHands, StoryHands, PackHands
):
    """Two hands on the keyboard, at every page of one family."""
