"""The command `import` with spreadsheets, and with files in which something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

SHEET = "Kenmerk,Naam,DOB,Shoe size\nF-1,Ada Brook,1/2/2015,3\nF-2,,,4\n"


def test_a_dry_run_lists_columns_and_families_and_changes_nothing(
    run: Callable[..., Result], store: Path, tmp_path: Path
) -> None:
    (tmp_path / "f.csv").write_text(SHEET, encoding="utf-8")
    told = run("import", store, tmp_path / "f.csv", "--dry-run")
    assert (told.exit_code, told.output.splitlines()) == (
        1,
        [
            "Headings in row 1. Each row is one family.",
            "  Kenmerk → Keep in a note  (note)",
            "  Naam → Keep in a note  (note)",
            "  DOB → Date of birth or age  (person.born)",
            "  Shoe size → Keep in a note  (note)",
            "Say which column holds a name: of the family, or of people.",
            "Nothing was brought in.",
        ],
    )


def test_columns_are_matched_and_the_rest_comes_in(
    run: Callable[..., Result], store: Path, tmp_path: Path
) -> None:
    (tmp_path / "f.csv").write_text(SHEET, encoding="utf-8")
    words = ("import", store, tmp_path / "f.csv", "--match", "Naam=person.name",
             "--match", "Kenmerk=family.reference")  # fmt: skip
    none = run(*words)
    assert (none.exit_code, none.output.splitlines()) == (
        1,
        [
            "Row 3: names neither a family nor a person",
            "1 family cannot come in.",
            "Nothing was brought in.",
        ],
    )
    rest = run(*words, "--rest")
    assert (rest.exit_code, rest.output.splitlines()[-1]) == (1, "1 family came in.")
    # The match was remembered for these headings, and who is here stays as they are.
    again = run("import", store, tmp_path / "f.csv", "--rest")
    assert "Row 3: names neither a family nor a person" in again.output
    assert "Brook" in run("families", store).output


def test_what_is_not_there_is_refused_with_what_is(
    run: Callable[..., Result], store: Path, tmp_path: Path
) -> None:
    (tmp_path / "f.csv").write_text(SHEET, encoding="utf-8")
    for option, words in (
        (("--match", "Hair=note"), "No column is headed “Hair”."),
        (("--match", "DOB=hair"), "“hair” is no field. There are: family.reference"),
        (("--sheet", "Two"), "There is no such sheet. There are: “f.csv”."),
        (("--rest", "--none"), "Give either --rest or --none."),
    ):
        told = run("import", store, tmp_path / "f.csv", *option)
        assert (told.exit_code, words in told.output) == (2, True)
