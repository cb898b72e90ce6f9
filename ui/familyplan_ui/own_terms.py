"""What this partnership calls things: kept as a setting, spoken by every sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.words import mark, speak

if TYPE_CHECKING:
    from familyplan.session import Session

KEY: Final = "terms"
LABELS: Final = {
    "early_help": mark("early help"),
    "lead_practitioner": mark("lead practitioner"),
    "taf": mark("team around the family meeting"),
    "plan": mark("family plan"),
}


def own_terms(session: Session) -> dict[str, str]:
    """Give the terms this partnership has set; those left as they are are not among them."""
    held = session.setting(KEY, {})
    known = held if isinstance(held, dict) else {}
    return {key: str(known[key]) for key in LABELS if str(known.get(key, "")).strip()}


def speak_as(session: Session) -> None:
    """Speak with this partnership's terms from now on."""
    speak(terms=own_terms(session))
