"""The command that lists what left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from familyplan.packs.asked import Asked
from familyplan.session.copies import make_copy
from familyplan.sharing import resolve
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session


def test_copies_are_listed_for_a_family_a_reader_and_a_period(
    run: Callable[..., Result], session: Session, tmp_path: Path
) -> None:
    kept = khan_walters(session)
    rows = session.store.family(kept.family.id)
    made = make_copy(
        session, kept.family.id, Asked(meeting=kept.meetings["next"].id),
        resolve(rows, "Hina Patel"), out=tmp_path, channel="usb",
    )  # fmt: skip
    folder = session.vault.folder
    session.close()
    listed = run("copies", folder, "--family", "FP-0001", "--reader", "hillside",
                 "--since", "2026-12-01", "--until", "December 2026")  # fmt: skip
    assert listed.exit_code == 0
    for word in ("2026-12-07 09:30", "Khan-Walters", "Hina Patel", made.code, "usb", "made"):
        assert word in listed.output
    for other in (("--reader", "nobody"), ("--until", "November 2026"), ("--kind", "family_copy")):
        assert run("copies", folder, *other).output == "No copy fits that.\n"
    refused = run("copies", folder, "--since", "someday")
    assert (refused.exit_code, "is not a day" in refused.output) == (2, True)


def test_a_pack_is_sealed_with_words_that_are_shown_once(
    run: Callable[..., Result], session: Session, tmp_path: Path
) -> None:
    khan_walters(session)
    folder = session.vault.folder
    session.close()
    out = tmp_path / "copy.pdf"
    wish = ("pack", folder, "--family", "FP-0001", "--for", "Hina Patel", "--out", out)
    made = run(*wish, "--sealed", "telephone")
    assert made.exit_code == 0
    phrase = made.output.strip().rpartition(": ")[2]
    with pikepdf.open(out, password=phrase) as pdf:
        assert pdf.encryption.R == 6
    refused = run(*wish, "--sealed", "telephone", "--form", "txt")
    assert (refused.exit_code, "Only a PDF can be sealed" in refused.output) == (2, True)
