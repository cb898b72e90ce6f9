"""At the end of a run: how many markers were permitted and present, how many withheld and absent.

The counts travel with each test's report, so that they are told also where workers ran the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

__all__ = ["pytest_terminal_summary"]


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say both counts of the sharing tests, if any of them passed in this run."""
    counts = [
        value
        for report in terminalreporter.stats.get("passed", [])
        for name, value in getattr(report, "user_properties", ())
        if name == "markers" and report.when == "call"
    ]
    if counts:
        permitted, withheld = (sum(one[at] for one in counts) for at in (0, 1))
        terminalreporter.write_line(
            f"Sharing: {len(counts)} views, {permitted} permitted markers present, "
            f"{withheld} withheld ones absent."
        )
