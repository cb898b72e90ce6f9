"""Drawings of a family, its team and its progress: pure shapes that screen and paper share."""
