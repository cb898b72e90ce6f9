"""What a partnership may call differently, with the words used until it says otherwise."""

from __future__ import annotations

from typing import Final

DEFAULT_TERMS: Final = {
    "early_help": "early help",
    "lead_practitioner": "lead practitioner",
    "taf": "team around the family meeting",
    "plan": "family plan",
}
