"""Locking: when a store locks by itself, what happens then in which order, and coming back.

The steps are written down in docs/security/locking.md; each has a test.
"""

from __future__ import annotations
