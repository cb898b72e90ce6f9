"""What saving one edit costs: its commits, its work, and how long a slow disk keeps one waiting."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.table import Row, at_most, cannot, ms, verdict
from benchmarks.timing import ProbeFailed, told

if TYPE_CHECKING:
    from benchmarks.places import Places
    from benchmarks.stores import Size

_SAVES: Final = "60"
_DELAY_US: Final = 15_000
_CPU_S: Final = 0.010
_SLOW_S: Final = 0.050


def rows(places: Places) -> list[Row]:
    """Measure at every size; the slow disk at the largest."""
    found: list[Row] = []
    commits = 0.0
    for size in places.sizes:
        folder = str(places.folder(size))
        said = told("saving", folder, _SAVES)
        places.keep("save", size, said["cpu"])
        commits = said["commits"]
        what = f"saving one edit, CPU p95, {size.words} families"
        found.append(at_most(what, said["cpu"], _CPU_S, reference=f"wall {ms(said['wall'])}"))
    commit_row = Row("saving one edit, commits", f"{commits:g}", "", "", "1", verdict(commits == 1))
    return [*found, commit_row, _slow_disk(places, places.sizes[-1])]


def _slow_disk(places: Places, size: Size) -> Row:
    """Save while every fsync takes 15 ms longer, which strace can do on Linux."""
    what = f"saving one edit, 15 ms more per fsync, p95, {size.words} families"
    strace = shutil.which("strace")
    if strace is None:
        return cannot(what, f"<= {ms(_SLOW_S)}", "reference missing: strace")
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "syncs"
        calls = "fsync,fdatasync"
        inject = f"inject={calls}:delay_enter={_DELAY_US}"
        under = [strace, "-f", "--seccomp-bpf", "-e", f"trace={calls}", "-e", inject]
        try:
            said = told("saving", str(places.folder(size)), _SAVES, under=[*under, "-o", str(log)])
        except ProbeFailed as failed:
            return cannot(what, f"<= {ms(_SLOW_S)}", f"reference missing: {failed}")
        syncs = log.read_text(encoding="utf-8").count("DELAYED") / said["saves"]
    return at_most(what, said["wall"], _SLOW_S, reference=f"{syncs:.1f} fsyncs a save")
