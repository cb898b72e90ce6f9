"""The people of a family: the list by home at the left, whoever is chosen beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from familyplan.model import Family, Group, Home, Person
from familyplan.words import say
from familyplan_ui.family.action_row import ActionRow
from familyplan_ui.family.add_parent import AddParent
from familyplan_ui.family.adding import AddGroup, AddHome, AddPage, AddPerson
from familyplan_ui.family.columns import ListAndDetail
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.entries import Entry, EntryList
from familyplan_ui.family.other_details import FamilyDetail, GroupDetail, HomeDetail
from familyplan_ui.family.people_entries import people_entries
from familyplan_ui.family.person_detail import PersonDetail
from familyplan_ui.family.tree_picture import TreePicture

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

TREE = "tree"


class PeopleView(QWidget):
    """List, family tree and detail; adding happens where the detail is."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._details: dict[type, Detail] = {}
        self._adding: dict[str, AddPage] = {}
        self._tree: TreePicture | None = None
        self._wanted = ""
        self.list = EntryList(say("Everybody in the family"))
        self.list.chosen.connect(self.show_row)
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ListAndDetail(self.list, self._stack))

    @property
    def row(self) -> str:
        """Whoever is shown in detail."""
        return self._wanted

    def acts(self) -> ActionRow:
        """Make the row of what can be added, to stand above the view."""
        others = ((say("Add a home"), self.add_home), (say("Add a group"), self.add_group))
        return ActionRow((say("Add a person"), self.add_person), others)

    def take(self, family_id: str) -> None:
        """Be about another family: of what was made for this one, a person's page stays to serve.

        It has more fields and lists than anything else, and is what is shown first of every family.
        """
        self.leave()
        self._family, self._wanted = family_id, ""
        person = self._details.pop(Person, None)
        gone = [*self._details.values(), *self._adding.values(), self._tree]
        for page in (one for one in gone if one is not None):
            self._stack.removeWidget(page)
            page.deleteLater()
        self._details.clear()
        self._adding.clear()
        self._tree = None
        if isinstance(person, PersonDetail):
            person.take(family_id)
            self._details[Person] = person

    def reload(self, rows: Rows) -> None:
        """Bring list and detail into line with the rows."""
        whole = Entry(TREE, say("Family tree"), say("Everybody, and how they belong together"))
        self.list.show_entries([whole, *people_entries(rows, self._gate.clock.today())])
        at = self._stack.currentWidget()
        if isinstance(at, AddPage):
            return
        if self._wanted == TREE or (self._wanted and rows.any(self._wanted) is not None):
            self.show_row(self._wanted)
        else:
            people = rows.of(Person)
            self.show_row(people[0].id if people else self._family)

    def show_row(self, row_id: str) -> None:
        """Show a person, a home, a group, the family itself, or the tree of all of them."""
        rows = self._gate.rows(self._family)
        if row_id == TREE:
            self._show_tree(rows)
            return
        record = rows.any(row_id)
        if record is None:
            return
        makers: dict[type, Callable[[], Detail]] = {
            Person: self._person_detail,
            Home: lambda: HomeDetail(self._gate, self._family),
            Group: lambda: GroupDetail(self._gate),
            Family: lambda: FamilyDetail(self._gate, self._family),
        }
        kind = type(record)
        if kind not in makers:
            return
        if kind not in self._details:
            self._details[kind] = makers[kind]()
            self._stack.addWidget(self._details[kind])
        self._wanted = row_id
        detail = self._details[kind]
        was = self._stack.currentWidget()
        if isinstance(was, Detail) and was is not detail:
            was.leave()
        detail.show_row(rows, row_id)
        self._stack.setCurrentWidget(detail)
        self.list.choose(row_id)

    def _person_detail(self) -> PersonDetail:
        detail = PersonDetail(self._gate, self._family)
        detail.adding.connect(self.add_parent)
        return detail

    @property
    def tree(self) -> TreePicture:
        """The family tree, made when it is first looked at."""
        if self._tree is None:
            self._tree = TreePicture(self._gate)
            self._tree.chosen.connect(self.show_row)
            self._tree.asked.connect(self.add_parent)
            self._stack.addWidget(self._tree)
        return self._tree

    def _show_tree(self, rows: Rows) -> None:
        self.leave()
        self._wanted = TREE
        self.tree.reload(rows)
        self._stack.setCurrentWidget(self.tree)
        self.list.choose(TREE)

    @property
    def detail(self) -> Detail | None:
        """What is open beside the list, None while something is being added."""
        at = self._stack.currentWidget()
        return at if isinstance(at, Detail) else None

    def leave(self) -> None:
        """Keep what was typed."""
        for detail in self._details.values():
            detail.leave()

    def add_person(self) -> None:
        """Open the quick form for a person."""
        page = self._add_page("person", lambda: AddPerson(self._gate))
        if isinstance(page, AddPerson):
            page.begin(self._family, self._gate.rows(self._family))

    def add_home(self) -> None:
        """Open the quick form for a home."""
        self._add_page("home", lambda: AddHome(self._gate)).start(Home(scope=self._family))

    def add_group(self) -> None:
        """Open the quick form for a group of people."""
        self._add_page("group", lambda: AddGroup(self._gate)).start(Group(scope=self._family))

    def add_parent(self, child_id: str) -> None:
        """Open the quick form for a child's other parent."""
        page = self._add_page("parent", lambda: AddParent(self._gate))
        if isinstance(page, AddParent):
            page.begin(self._family, self._gate.rows(self._family), child_id)

    def _add_page(self, kind: str, make: Callable[[], AddPage]) -> AddPage:
        self.leave()
        if kind not in self._adding:
            page = make()
            page.made.connect(self.show_row)
            page.given_up.connect(self._back)
            self._adding[kind] = page
            self._stack.addWidget(page)
        self.list.choose("")
        self._stack.setCurrentWidget(self._adding[kind])
        return self._adding[kind]

    def _back(self) -> None:
        rows = self._gate.rows(self._family)
        known = self._wanted == TREE or rows.any(self._wanted) is not None
        self.show_row(self._wanted if known else self._family)
