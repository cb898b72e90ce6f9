"""Which papers may be opened before several people: only whole ones, and none that gives away."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from familyplan.model import Home, Paper, Person, Sharing, declarations
from familyplan.sharing.concerns import people_of, residents
from familyplan.sharing.giveaways import Giveaways
from familyplan.sharing.rules import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.model import Rows
    from familyplan.sharing.readers import Reader
    from familyplan.sharing.view import View

__all__ = ["PapersHere"]


class PapersHere:
    """Knows of each paper in `shown`, a View of what all of `readers` may see, if it may be opened.

    What a paper tells of itself is in the View; its file is more than that, and no rule has seen
    it. So a file is opened only where nothing of the paper's record was kept off the View, and
    where neither the words in it nor the homes of those it is about are kept from one of them.
    """

    def __init__(self, rows: Rows, readers: Sequence[Reader], shown: View) -> None:
        """Keep what is asked about; nothing is worked out before it is needed."""
        self._rows, self._readers, self._shown = rows, readers, shown

    def kept(self, row: str) -> Paper | None:
        """Give a paper as it was kept, where its file may be read and then asked about."""
        paper = self._rows.find(Paper, row)
        if paper is None or not paper.file or not self._readers or not self._came_through(paper):
            return None
        plain = paper.media.startswith("text/")
        return paper if plain or not self._may_show_a_home(paper) else None

    def may_open(self, row: str, words: str, *, whole: bool) -> bool:
        """Say whether a paper's file may be shown: `words` is what it is known to say.

        `whole` says that it shows nothing else, as a plain text does. A picture or a scan may show
        an address that nobody can search it for.
        """
        paper = self.kept(row)
        if paper is None or (not whole and self._may_show_a_home(paper)):
            return False
        return not any(one.said(words) for one in self._giveaways)

    def _came_through(self, paper: Paper) -> bool:
        seen = self._shown.rows.find(Paper, paper.id)
        return seen is not None and all(
            getattr(seen, name) == getattr(paper, name)
            for name, declaration in declarations(Paper).items()
            if declaration.sharing is not Sharing.WORKING
        )

    def _may_show_a_home(self, paper: Paper) -> bool:
        """Say whether somebody it is about lives where a reader who does not must not know of."""
        about = people_of(self._rows, paper) or {one.id for one in self._rows.of(Person)}
        for home in self._rows.of(Home):
            there = residents(self._rows, home.id)
            if not about.isdisjoint(there) and any(
                case.reader.id not in there and case.protected.holds_home(home, "address")
                for case in self._cases
            ):
                return True
        return False

    @cached_property
    def _cases(self) -> tuple[Case, ...]:
        return tuple(Case(self._rows, one, self._shown.on) for one in self._readers)

    @cached_property
    def _giveaways(self) -> tuple[Giveaways, ...]:
        return tuple(Giveaways(case) for case in self._cases)
