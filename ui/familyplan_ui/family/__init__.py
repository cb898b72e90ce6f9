"""The family workspace: header, tabs, and the page for people and team.

A tab's page is a QWidget made as `Page(gate, family_id)` with `reload(rows: Rows)`, called when it
is first shown and after every change that touches the family, `leave()` if it has something to
keep before another page is shown, and `show_row(row_id)` if it can bring a row into view
(`gate.go("family", family_id, "plan", goal_id)`). Tab keys: overview, people, plan, meetings,
sharing.
"""

from __future__ import annotations
