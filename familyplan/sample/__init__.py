"""Invented families to try things with: the same recipe always makes the same records."""

from __future__ import annotations

from familyplan.sample.agencies import shared_directory
from familyplan.sample.families import families
from familyplan.sample.recipe import Recipe

__all__ = ["Recipe", "families", "shared_directory"]
