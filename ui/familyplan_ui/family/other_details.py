"""The other records beside the list of people: the family itself, a home, a group of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Episode, Family, Group, Home, Person, Residence
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.said import joined, residence_row, since
from familyplan_ui.forms import ARRANGEMENTS, RecordForm, RecordList, Shown
from familyplan_ui.widgets import Row

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class FamilyDetail(Detail):
    """The family as a whole, and its episodes of help."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate)
        self.form = RecordForm(gate, "family", ARRANGEMENTS["family"])
        self.main.addWidget(self.form)
        shown = Shown(
            "episode",
            say("Help, from start to end"),
            say("Add an episode of help"),
            "",
            ARRANGEMENTS["episode"],
            lambda: Episode(scope=family_id),
        )
        self._episodes = self.add_list(RecordList(gate, shown))

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        family = rows.find(Family, self.row)
        if family is None:
            return
        self.say_title(say("The family and this help"))
        self.form.show(family)
        episodes = rows.of(Episode)
        self._episodes.show_records(episodes, [_episode_row(one) for one in episodes])

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()


def _episode_row(episode: Episode) -> Row:
    name = spoken("episode_kind", episode.kind) if episode.kind else say("Help")
    until = say("until {when}", when=episode.until.said) if episode.until else ""
    return Row(episode.id, name, joined(since(episode.since), until))


class HomeDetail(Detail):
    """A home and who lives there."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate)
        self.form = RecordForm(gate, "home", ARRANGEMENTS["home"])
        self.main.addWidget(self.form)
        self.add_removal(say("Remove this home"), "home")
        shown = Shown(
            "residence",
            say("Who lives here"),
            say("Add who lives here"),
            say("Nobody is written down as living here yet."),
            ARRANGEMENTS["residence"],
            lambda: Residence(scope=family_id, home=self.row),
            under="home",
        )
        self._stays = self.add_list(RecordList(gate, shown))

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        home = rows.find(Home, self.row)
        if home is None:
            return
        hidden = say("This address is never disclosed") if home.hidden else ""
        self.say_title(home.name or say("A home with no name yet"), hidden)
        self.form.show(home)
        stays = [stay for stay in rows.of(Residence) if stay.home == home.id]
        named = [
            Row(stay.id, name_in(rows, stay.person), residence_row(rows, stay).soft)
            for stay in stays
        ]
        self._stays.show_records(stays, named)

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()


class GroupDetail(Detail):
    """Several people who act together."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate)
        self.form = RecordForm(gate, "group", ARRANGEMENTS["group"])
        self.main.addWidget(self.form)
        self.add_removal(say("Remove this group"), "group")

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        group = rows.find(Group, self.row)
        if group is None:
            return
        known = [one for one in group.members if rows.find(Person, one) is not None]
        self.say_title(group.name or say("A group"), ", ".join(name_in(rows, p) for p in known))
        self.form.show(group)

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()
