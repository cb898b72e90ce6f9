"""Where things stand on the pages: what stays together, what repeats, what wraps."""

from __future__ import annotations

import pypdfium2

from core.packs.pdf_reading import content_in_order
from core.packs.sample import document
from familyplan.packs.document import (
    Beside,
    Heading,
    Keep,
    NewPage,
    Para,
    RatingBoxes,
    Span,
    Table,
    WritingLines,
    text_in_order,
)
from familyplan.packs.render import render
from familyplan.packs.render.fonts import SOURCE, face
from familyplan.packs.render.lines import set_lines, visual_order
from familyplan.packs.render.scripts import Run, base_level, runs, runs_of

FILLING = Para("Words that fill the page. " * 40)


def pages(data: bytes) -> list[str]:
    return [
        " ".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(data)
    ]


def lines_of(text: str, width: float) -> list[str]:
    lines = set_lines(runs(text), 11, width)
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_a_percentage_is_not_parted_from_its_sign() -> None:
    for width in range(30, 160):
        lines = lines_of("It was 0 % (in May), now 40 %, and the aim is 10 %.", width)
        assert [one for one in lines if one.startswith("%")] == [], width


def test_every_page_says_whose_copy_it_is_and_where_it_ends() -> None:
    made = pages(render(document(*[FILLING] * 20)))
    assert len(made) > 3
    for number, page in enumerate(made, start=1):
        assert "Copy for Hina Patel, Hillside Primary. Private." in page
        assert f"K7Q2 Page {number} of {len(made)}" in page


def test_a_heading_never_ends_a_page() -> None:
    for count in range(20, 45):
        blocks = [Para("Another line")] * count
        made = pages(render(document(*blocks, Heading(1, "Goal"), FILLING)))
        assert any("Goal Words that fill" in page for page in made), count


def test_kept_blocks_stay_on_one_page_unless_no_page_could_hold_them() -> None:
    kept = Keep((Heading(1, "Start"), *[Para("Line")] * 20, Para("End")))
    made = pages(render(document(*[Para("Before")] * 20, kept)))
    assert [("Start" in page, "End" in page) for page in made] == [(False, False), (True, True)]
    endless = document(Keep((Heading(1, "Start"), *[FILLING] * 12)))
    assert content_in_order(render(endless)) == text_in_order(endless)


def test_columns_longer_than_a_page_follow_each_other() -> None:
    made = document(Beside(tuple([FILLING] * 8), (Para("Right"),)))
    assert content_in_order(render(made)) == text_in_order(made)


def test_a_new_page_is_never_an_empty_one() -> None:
    assert len(pages(render(document(NewPage(), Para("a"), NewPage(), NewPage(), Para("b"))))) == 2
    assert len(pages(render(document(Para("a"), NewPage())))) == 1


def test_the_head_of_a_table_is_seen_on_each_page_and_read_once() -> None:
    rows = tuple((f"Person {n}", "Ask the surgery") for n in range(60))
    data = render(document(Table(("Who it is", "What"), rows)))
    made = pages(data)
    assert len(made) == 3
    assert all("Who it is What" in page for page in made)
    assert content_in_order(data).count("Who it is") == 1


def test_a_cell_longer_than_a_page_goes_on_over_pages() -> None:
    made = document(Table(("Who", "Long"), (("Sadia", "words " * 3_400), ("Daniel", "x" * 900))))
    data = render(made)
    assert len(pages(data)) > 4
    assert content_in_order(data) == text_in_order(made)


def test_a_head_longer_than_a_page_is_not_repeated() -> None:
    made = document(Table(("Long " * 2_000,), tuple((f"Row {n}",) for n in range(50))))
    data = render(made)
    assert len(pages(data)) < 12
    assert content_in_order(data) == text_in_order(made)


def test_lines_to_write_on_shrink_before_they_fill_another_page() -> None:
    before = [Para("Line")] * 19
    assert len(pages(render(document(*before, WritingLines("Notes", 12))))) == 1
    assert len(pages(render(document(WritingLines("Notes", 90))))) > 1


def test_a_long_label_of_boxes_wraps_beside_them() -> None:
    made = document(RatingBoxes("Today " * 40, "never", "always"))
    data = render(made)
    assert len(pages(data)) == 1
    assert content_in_order(data) == text_in_order(made)


def test_words_break_at_spaces_then_hyphens_then_anywhere() -> None:
    assert lines_of("one two three", 40) == ["one two ", "three"]
    assert lines_of("Anna Nowak-Kowalska", 70) == ["Anna Nowak-", "Kowalska"]
    assert "".join(lines_of("x" * 50, 40)) == "x" * 50
    assert max(len(line) for line in lines_of("x" * 50, 40)) < 10


def test_no_space_is_lost_where_a_line_ends() -> None:
    text = "The quick  brown fox, and then some more words"
    assert "".join(lines_of(text, 60)) == text


def test_runs_follow_script_and_manner() -> None:
    cut = runs_of((Span("Sadia ", "strong"), Span("سعدیہ", "soft"), Span(" came")))
    assert [(run.text, run.level, run.shaped, run.soft) for run in cut] == [
        ("Sadia ", 0, False, False),
        ("سعدیہ", 1, True, True),
        (" came", 0, False, False),
    ]
    assert cut[0].face is face(SOURCE, 600)
    assert cut[2].face is face(SOURCE, 400)


def test_brackets_round_a_leftward_name_belong_to_it() -> None:
    levels = [(run.text, run.level) for run in runs("Zainab زینب (شریف) came")]
    assert levels == [("Zainab ", 0), ("زینب (شریف)", 1), (" came", 0)]


def test_leftward_runs_stand_in_reverse() -> None:
    source = face(SOURCE, 400)
    several = [Run("ab", source, level) for level in (0, 1, 2, 1, 0)]
    assert visual_order(set_lines(several, 11, 500)[0].pieces, 0) == [0, 3, 2, 1, 4]
    assert base_level("زینب a") == 1
    assert base_level("a زینب") == 0
