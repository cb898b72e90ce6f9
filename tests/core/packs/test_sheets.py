"""Sheets of actions: days as days, words as words, and no more than the copy may hold."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from core.packs.sample import document
from core.packs.word_reading import parts
from core.packs.work_copies import TABLE, held_by, unprinted
from familyplan.model import Action, Goal, Meeting, Person, Rows
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import Para
from familyplan.packs.formats import FORMATS, format_of
from familyplan.packs.kinds import KINDS

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.sharing import View

FORMULAS = (
    "=cmd|' /C calc'!A0", "+44 7700 900123", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1", '=HYPERLINK("https://example.org","x")',
    "\u200b=1", "\ufeff=1", "'=1", "\x00=1",
)  # fmt: skip


def seen(*records: Record) -> View:
    rows = Rows([*TABLE, Person(id="mum", scope="f", name="Sadia"), *records])
    return held_by(KINDS["all_actions"], rows, "lead", Asked("all_actions"))


def csv_rows(shown: View) -> list[list[str]]:
    data = FORMATS["csv"].make(document(), shown)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book(shown: View) -> Any:  # noqa: ANN401 - openpyxl's own
    return openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(document(), shown)))


def story() -> View:
    return seen(
        Goal(id="g", scope="f", words="Calm mornings"),
        Meeting(id="m2", scope="f", type="review", on=date(2026, 11, 2), held=True),
        Action(id="a1", scope="f", what="Ring the GP", owner="mum", due=parse("11 December 2026"),
               status="done", done_on=parse("9 December 2026"), outcome_note="It went well",
               goal="g", agreed_at="m2"),
        Action(id="a2", scope="f", what="Sort the cot", owner="lead", due=parse("by the birth"),
               rhythm="weekly", status="waiting", waiting_for="the shop"),
    )  # fmt: skip


def test_each_action_is_a_row_with_its_day() -> None:
    head, first, second = csv_rows(story())
    assert dict(zip(head, first, strict=True)) == {
        "Reference": "FP-0001",
        "Who": "Family Help, Support worker",
        "What": "Sort the cot",
        "By when": "by the birth",
        "How often": "Every week",
        "How it is": "Waiting",
        "Waiting for": "the shop",
        "What became of it": "",
        "Done on": "",
        "For which goal": "",
        "Agreed at": "",
    }
    assert dict(zip(head, second, strict=True)) == {
        "Reference": "FP-0001",
        "Who": "Sadia",
        "What": "Ring the GP",
        "By when": "2026-12-11",
        "How often": "",
        "How it is": "Done",
        "Waiting for": "",
        "What became of it": "It went well",
        "Done on": "2026-12-09",
        "For which goal": "Calm mornings",
        "Agreed at": "Review meeting on 2 November 2026",
    }


def test_days_are_days_in_the_file_for_excel() -> None:
    sheet = book(story())["Actions"]
    assert (sheet["D3"].value, sheet["D3"].is_date) == (datetime(2026, 12, 11), True)  # noqa: DTZ001 - as Excel has it
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("by the birth", "s")
    assert [cell.value for cell in sheet[1]] == csv_rows(story())[0]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")


@pytest.mark.parametrize("nasty", FORMULAS)
def test_nothing_is_taken_for_a_formula(nasty: str) -> None:
    shown = seen(
        Action(id="a", scope="f", what=f"{nasty}x", owner="mum", waiting_for=nasty, rhythm=nasty,
               outcome_note=nasty, due=parse(nasty), goal="g", status="done"),
        Goal(id="g", scope="f", words=nasty),
    )  # fmt: skip
    assert not [
        cell
        for row in csv_rows(shown)
        for cell in row
        if cell.lstrip()[:1] in set("=+-@＝＋－＠")  # noqa: RUF001 - the wide signs are meant
    ]
    cells = [cell for row in book(shown)["Actions"].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in cells if cell.value is not None} == {"@"}
    raw = parts(FORMATS["xlsx"].make(document(), shown))
    assert not [name for name, part in raw.items() if b"<f>" in part or b"<f " in part]


def test_the_same_copy_has_the_same_bytes_and_its_properties_name_nobody() -> None:
    data = FORMATS["xlsx"].make(document(), story())
    assert data == FORMATS["xlsx"].make(document(), story())
    said = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (said.title, said.creator, said.lastModifiedBy) == ("Meeting pack", None, None)
    assert b"openpyxl" not in b"".join(parts(data).values()).lower()


def test_it_says_whose_copy_it_is() -> None:
    sheet = book(story())["This copy"]
    assert [cell.value for cell in sheet["A"]] == [
        "Copy for Hina Patel, Hillside Primary. Private.",
        "Wed 9 December 2026. Only what the family agreed to share",
        "Code on this copy: K7Q2",
    ]


def test_what_is_longer_than_a_cell_goes_on_below() -> None:
    words = "ab" * 20_000
    shown = seen(Action(id="a", scope="f", what="Ring", outcome_note=words, owner="mum"))
    column = [cell.value for cell in book(shown)["Actions"]["H"][1:]]
    assert "".join(column) == words
    assert csv_rows(shown)[1][7] == words


def test_without_actions_there_are_heads_and_nothing_below() -> None:
    assert len(csv_rows(seen())) == 1
    assert book(seen())["Actions"].max_row == 1


def test_sheets_hold_all_that_their_one_kind_holds_and_are_for_no_other() -> None:
    shown = story()
    cells = " ".join(cell for row in csv_rows(shown) for cell in row)
    assert unprinted(shown, document(Para(cells))) == []
    assert [key for key in KINDS if format_of("csv").suits(key)] == ["all_actions"]
    assert all(FORMATS["docx"].suits(key) for key in KINDS)
