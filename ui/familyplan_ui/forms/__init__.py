"""Forms: a record's declared fields, laid out by hand, kept as they are typed.

    form = RecordForm(gate, "goal", GOAL)           # an arrangement from forms.arrangements
    form.show(goal)                                  # a kept record: autosaves from now on
    form.show_new(Goal(scope=family_id))             # a blank one: kept by keep_new()
    form.keep_new(actions.plan.add_goal)             # -> the kept record, or None and a sentence
    form.keep() ; form.clear()

Call `show` again with the newer record after every change: fields being typed in are left alone.
Fields are found by their label ("Name", "Known as"); a group heading may fold. `kept` carries the
record after each autosave, `entered` comes when Enter is pressed in a line of a new record.
`RecordList` is a small list of records with its form opening under it and an add button.
"""

from __future__ import annotations

from familyplan_ui.forms.arrangements import ARRANGEMENTS, Group
from familyplan_ui.forms.record_form import RecordForm
from familyplan_ui.forms.record_list import RecordList, Shown

__all__ = ["ARRANGEMENTS", "Group", "RecordForm", "RecordList", "Shown"]
