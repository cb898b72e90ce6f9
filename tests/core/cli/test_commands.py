"""Every command, run in this process on a real encrypted store."""

from __future__ import annotations

import json
import os
import shutil
import stat
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from familyplan import actions
from familyplan.cli import program
from familyplan.model import Meeting, Person
from familyplan.session import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session, Surroundings
    from made_once import Template

    Run = Callable[..., Result]

TODAY = ("--today", "2026-12-07")


@pytest.fixture
def sample(run: Run, store: Path, template: Template) -> Path:
    """Give a store with three sample families as of the test's day, brought in once."""
    ready = template.folder / "With samples.fpstore"
    if ready.exists():
        shutil.rmtree(store)
        return shutil.copytree(ready, store)
    made = run("sample", store, "--families", 3, *TODAY)
    assert (made.output, made.exit_code) == ("3 invented families were added.\n", 0)
    shutil.copytree(store, ready)
    return store


def test_new_makes_a_store_that_opens_with_or_without_its_ending(run: Run, tmp_path: Path) -> None:
    made = run("new", tmp_path / "s", "--name", "Rosa Menendez", "--agency", "Family Help")
    assert made.exit_code == 0
    assert made.output.startswith("“s.fpstore” is ready.")
    for name in ("s", "s.fpstore"):
        listed = run("families", tmp_path / name)
        assert (listed.output, listed.exit_code) == ("There are no families here yet.\n", 0)


def test_new_never_overwrites_a_store(run: Run, sample: Path) -> None:
    again = run("new", sample)
    assert (again.exit_code, "Traceback" in again.output) == (2, False)
    assert len(json.loads(run("families", sample, "--json").stdout)) == 3


def test_a_passphrase_is_asked_for_twice_and_never_shown(run: Run, tmp_path: Path) -> None:
    typed = "five green kettles\n" * 2
    made = run("new", tmp_path / "s", typed=typed, secretly=False)
    assert made.exit_code == 0
    assert "kettles" not in made.output
    opened = run("families", tmp_path / "s", typed="five green kettles\n", secretly=False)
    assert (opened.stdout, opened.exit_code) == ("There are no families here yet.\n", 0)


def test_a_passphrase_can_come_from_standard_input(run: Run, store: Path) -> None:
    opened = run(
        "families", store, "--passphrase-file", "-",
        typed="seven quiet otters\n", secretly=False,
    )  # fmt: skip
    assert opened.exit_code == 0


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("families", "{store}"), "wrong\n"),
        (("families", "{store}"), ""),
        (("families", "{store}", "--passphrase-file", "/nowhere/at/all"), ""),
        (("families", "{store}-gone", "--passphrase-file", "-"), "x\n"),
        (("families",), ""),
        (("dance", "{store}"), ""),
        (("sample", "{store}", "--families", "0"), ""),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    run: Run, store: Path, words: tuple[str, ...], typed: str
) -> None:
    refused = run(*(word.format(store=store) for word in words), typed=typed, secretly=False)
    assert (refused.exit_code, refused.stdout.strip()) == (2, "")
    assert refused.stderr.strip()
    assert "Traceback" not in refused.output


def test_families_as_json_has_what_other_programs_need(run: Run, sample: Path) -> None:
    families = json.loads(run("families", sample, "--json").stdout)
    assert {key for one in families for key in one} == {
        "id", "reference", "name", "lead", "next_meeting",
    }  # fmt: skip
    assert sorted(one["reference"] for one in families) == ["FP-0001", "FP-0002", "FP-0003"]
    assert all(one["next_meeting"] > "2026-12-07" for one in families)


def test_what_may_have_been_entered_twice_is_listed_with_why(
    run: Run, store: Path, surroundings: Surroundings
) -> None:
    assert run("duplicates", store).stdout == "Nothing looks as if it had been entered twice.\n"
    opened = open_store(store, "seven quiet otters", surroundings=surroundings)
    for name in ("Nowak", "Nowack"):
        opened.run(actions.families.start, name, "FP-0009")
    opened.close()

    assert run("duplicates", store).stdout == (
        "Nowak  Nowack  the names sound alike and same reference\n"
    )
    (pair,) = json.loads(run("duplicates", store, "--json").stdout)
    assert (pair["kind"], pair["names"]) == ("family", ["Nowak", "Nowack"])


def test_families_says_the_same_in_columns(run: Run, sample: Path) -> None:
    told = run("families", sample).stdout.splitlines()
    assert told[0].split() == ["Reference", "Family", "Lead", "Next", "meeting"]
    assert len(told) == 4


@pytest.mark.parametrize("how", [("FP-0002",), ("--family", "fp-0002")])
def test_show_gives_one_family(run: Run, sample: Path, how: tuple[str, ...]) -> None:
    shown = run("show", sample, *how)
    assert shown.exit_code == 0
    assert [part for part in ("People", "Team", "Goals", "Meetings") if part in shown.stdout] == [
        "People", "Team", "Goals", "Meetings",
    ]  # fmt: skip
    whole = json.loads(run("show", sample, *how, "--json").stdout)
    assert whole["reference"] == "FP-0002"
    assert whole["records"][0]["id"] == whole["id"]


def test_show_needs_exactly_one_family(run: Run, sample: Path) -> None:
    assert [run("show", sample).exit_code, run("show", sample, "FP-9").exit_code] == [2, 2]


def test_find_finds_without_accents(run: Run, sample: Path) -> None:
    families = json.loads(run("families", sample, "--json").stdout)
    wanted = next(one for one in families if one["reference"] == "FP-0003")
    hits = json.loads(run("find", sample, "zuz", "--json").stdout) + json.loads(
        run("find", sample, wanted["name"][:3].lower(), "--json").stdout
    )
    assert wanted["id"] in {hit["family_id"] for hit in hits}
    assert run("find", sample, "xqzw").stdout == "Nothing has these words.\n"


def test_history_says_what_was_done(run: Run, sample: Path) -> None:
    said = run("history", sample).stdout
    assert "Rosa Menendez" in said
    assert said.count("brought in") == 4
    assert run("history", sample, "FP-0001").stdout.count("brought in") == 1


def test_an_export_says_what_it_is_and_is_noted(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "families.json"
    left = run("export", sample, "--out", out)
    assert (left.exit_code, left.stdout) == (0, "")
    assert left.stderr.startswith("This file is the whole record, in clear: not encrypted")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert len(json.loads(out.read_bytes())["families"]) == 3
    assert "exported every family in clear" in run("history", sample).stdout
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_one_family_goes_to_standard_output(run: Run, sample: Path) -> None:
    left = json.loads(run("export", sample, "FP-0003").stdout)
    assert [one["id"] for one in left["families"]] == [
        one["id"]
        for one in json.loads(run("families", sample, "--json").stdout)
        if one["reference"] == "FP-0003"
    ]


def test_the_schema_needs_no_store(run: Run) -> None:
    told = json.loads(run("export", "--schema", secretly=False).stdout)
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_import_brings_in_once(run: Run, sample: Path, tmp_path: Path) -> None:
    run("export", sample, "--out", tmp_path / "f.json")
    run("new", tmp_path / "other")
    tried = run("import", tmp_path / "other", tmp_path / "f.json", "--dry-run")
    assert tried.stdout == "3 families would come in.\n"
    first = run("import", tmp_path / "other", tmp_path / "f.json")
    assert (first.stdout, first.exit_code) == ("3 families came in.\n", 0)
    again = run("import", tmp_path / "other", "-", typed=(tmp_path / "f.json").read_bytes())
    assert again.stdout == ("0 families came in.\n3 families are here already, exactly the same.\n")


def test_a_bad_file_is_a_list_of_findings(run: Run, store: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "familyplan", "version": 1, "families": [{"id": 7}]}')
    found = run("import", store, bad)
    assert found.exit_code == 1
    assert set(found.stdout.splitlines()) == {
        "“families”, entry 1: lacks “records”",
        "“families”, entry 1, “id”: should be text in quotes",
        "1 family cannot come in.",
    }
    assert run("families", store, "--json").stdout == "[]\n"


def test_a_file_that_is_not_json_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "p.pdf").write_bytes(b"%PDF-1.7\n\xff")
    assert run("import", store, tmp_path / "p.pdf").exit_code == 2
    assert run("import", store, tmp_path / "none.json").exit_code == 2


def test_verify_proves_a_store_whole(run: Run, sample: Path) -> None:
    whole = run("verify", sample)
    assert (whole.exit_code, whole.stdout[:19]) == (0, "The store is whole:")


@pytest.mark.parametrize("which", ["next", "last", "id"])
def test_pack_makes_a_pdf_for_one_reader(
    run: Run, sample: Path, tmp_path: Path, which: str
) -> None:
    if which == "id":
        records = json.loads(run("show", sample, "FP-0001", "--json").stdout)["records"]
        which = next(one["id"] for one in records if one["kind"] == "meeting")
    out = tmp_path / "pack.pdf"
    made = run("pack", sample, "--family", "FP-0001", "--meeting", which,
               "--for", "Lead practitioner", "--out", out)  # fmt: skip
    assert (made.exit_code, out.read_bytes()[:5]) == (0, b"%PDF-")
    assert made.stdout.startswith("The copy for ")


@pytest.mark.parametrize(
    ("form", "kind", "starts"),
    [("docx", "minutes", b"PK"), ("txt", "plan_copy", b"\xef\xbb\xbfCopy for"),
     ("csv", "", b"\xef\xbb\xbfReference,Who"), ("xlsx", "", b"PK")],
)  # fmt: skip
def test_pack_makes_other_kinds_of_files(
    run: Run, sample: Path, tmp_path: Path, form: str, kind: str, starts: bytes
) -> None:
    chosen = ["--kind", kind, "--meeting", "last"] if kind else []
    made = run("pack", sample, "--family", "FP-0001", "--for", "Lead practitioner",
               "--out", tmp_path, "--form", form, *chosen)  # fmt: skip
    (out,) = tmp_path.glob(f"FP-*.{form}")
    assert (made.exit_code, out.read_bytes()[: len(starts)]) == (0, starts)
    assert "hand it to nobody else" in made.stdout


def test_pack_makes_no_sheet_of_what_is_no_list_of_actions(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    refused = run("pack", sample, "--family", "FP-0001", "--for", "Lead practitioner",
                  "--out", tmp_path / "x.csv", "--form", "csv", "--kind", "minutes",
                  "--meeting", "last")  # fmt: skip
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize(
    ("meeting", "reader"),
    [("2026-01-01", "Lead practitioner"), ("soon", "Lead"), ("next", "Nobody Such"), ("next", "")],
)
def test_pack_refuses_what_is_not_exactly_one(
    run: Run, sample: Path, tmp_path: Path, meeting: str, reader: str
) -> None:
    out = tmp_path / "pack.pdf"
    refused = run("pack", sample, "--family", "FP-0001", "--meeting", meeting, "--for", reader,
                  "--out", out)  # fmt: skip
    assert (refused.exit_code, refused.stdout, out.exists()) == (2, "", False)


def test_pack_takes_what_a_kind_is_about_its_days_and_its_parts(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    records = json.loads(run("show", sample, "FP-0001", "--json").stdout)["records"]
    child = next(one for one in records if one["kind"] == "person")
    for words in (
        ("--kind", "child_page", "--about", child["id"]),
        ("--kind", "review", "--since", "1 March 2026", "--until", "2026-11-01"),
        ("--part", "goals", "--part", "agenda"),
    ):
        made = run("pack", sample, "--family", "FP-0001", "--for", "Lead practitioner",
                   "--out", tmp_path, *words)  # fmt: skip
        assert (made.exit_code, made.stdout[:13]) == (0, "The copy for ")


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--kind", "child_page", "--about", "Nobody Such"), "about exactly one of these"),
     (("--about", "Sadia"), "about nobody in particular"),
     (("--kind", "review", "--since", "soon"), "is no date"),
     (("--since", "2026-03-02", "--until", "2026-03-01"), "before the first"),
     (("--part", "weather"), "has these parts: agenda, coming,")],
)  # fmt: skip
def test_pack_says_what_cannot_be_asked_for(
    run: Run, sample: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    refused = run("pack", sample, "--family", "FP-0001", "--for", "Lead practitioner",
                  "--out", tmp_path, *words)  # fmt: skip
    assert (refused.exit_code, refused.stdout, list(tmp_path.glob("FP-*"))) == (2, "", [])
    assert said in " ".join(refused.stderr.split())


def test_no_control_character_reaches_the_terminal(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "evil\x1b[2J.json").write_text('{"a": 1, "\x1b[2J": 2}')
    refused = run("import", store, tmp_path / "evil\x1b[2J.json")
    assert "\x1b" not in refused.output


def test_check_finds_what_drifts_and_says_so_by_its_exit_code(run: Run, store: Path) -> None:
    run("sample", store, "--families", 5, *TODAY)
    found = run("check", store, "--json")
    assert found.exit_code == 1
    rules = {(one["reference"], one["rule"]) for one in json.loads(found.stdout)}
    assert ("FP-0005", "no_lead") in rules
    told = run("check", store, "FP-0005")
    assert (told.exit_code, told.stdout.split()[1]) == (1, "FP-0005")


def test_check_finds_nothing_where_there_is_nothing(run: Run, store: Path) -> None:
    nothing = run("check", store)
    assert (nothing.stdout, nothing.exit_code) == ("Nothing was found that needs attention.\n", 0)


@pytest.mark.parametrize(
    "name",
    ["new", "sample", "families", "show", "find", "check", "pack", "history", "export", "import",
     "verify"],
)  # fmt: skip
def test_each_command_explains_itself_without_a_store(run: Run, name: str) -> None:
    told = run(name, "--help", secretly=False)
    assert (told.exit_code, told.stderr) == (0, "")
    assert "STORE" in told.stdout.splitlines()[0]
    assert len(told.stdout.splitlines()) > 5


def test_an_export_that_could_not_be_noted_is_not_made(
    sample: Path, tmp_path: Path, surroundings: Surroundings
) -> None:
    words = ["export", str(sample), "--out", str(tmp_path / "x.json"), "--passphrase-file", "-"]
    fixed = replace(surroundings, can_write=lambda _folder: False)
    refused = CliRunner().invoke(program, words, obj=fixed, input="seven quiet otters\n")
    assert (refused.exit_code, (tmp_path / "x.json").exists()) == (2, False)
    assert "could not be noted in its history" in refused.stderr


@pytest.mark.parametrize("words", [("export",), ("pack", "--family", "FP-0001", "--for", "lead")])
def test_a_device_or_pipe_is_never_replaced_by_a_file(
    run: Run, sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused = run(words[0], sample, *words[1:], "--out", pipe)
    assert (refused.exit_code, stat.S_ISFIFO(pipe.stat().st_mode)) == (2, True)
    assert "could not be written" in refused.stderr


def test_a_letter_no_font_has_is_named_before_the_pack_is_made(
    run: Run, session: Session, tmp_path: Path
) -> None:
    family = session.run(actions.families.start, "Ashworth", "FP-0009")
    person = Person(scope=family.id, name="Bo \U0001244d", place="child")
    session.run(actions.families.add_person, person, "")
    meeting = Meeting(scope=family.id, on=date(2026, 12, 9))
    session.run(actions.meetings.plan_meeting, meeting, ())
    session.close()
    words = ("--family", "FP-0009", "--for", "Bo", "--out", tmp_path / "p.pdf")
    made = run("pack", session.vault.folder, *words)
    assert made.exit_code == 0
    assert made.stderr.startswith(
        "No font here can print “\U0001244d”, so a mark stands for it in “"
    )


def test_families_can_be_filtered_as_in_the_window(run: Run, sample: Path) -> None:
    every = json.loads(run("families", sample, "--json").stdout)
    lead = every[0]["lead"]
    led = json.loads(run("families", sample, "--filter", f"lead:={lead}", "--json").stdout)
    assert led == [one for one in every if one["lead"] == lead]
    none = run("families", sample, "--filter", "lead:=X", "--filter", "quiet:2w")
    assert none.stdout.strip() == "No family matches lead:=X, quiet:2w."
    refused = run("families", sample, "--filter", "review:never")
    assert refused.exit_code == 2
    assert "There is no filter “review:never”." in refused.stderr
