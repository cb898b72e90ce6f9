"""Long work runs elsewhere, and every result comes home to the window thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from familyplan_ui.work import Progress, Step, Worker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def fail(problem: Exception) -> None:
    raise problem


def test_every_one_of_200_jobs_comes_home_in_order_on_the_window_thread(
    qtbot: QtBot, worker: Worker
) -> None:
    home: list[tuple[int, bool]] = []

    def job(number: int) -> None:
        worker.run(
            lambda _say: number,
            done=lambda n: home.append((n, threading.current_thread() is threading.main_thread())),
            failed=fail,
        )

    for number in range(200):
        job(number)
    qtbot.waitUntil(lambda: len(home) == 200)
    assert home == [(number, True) for number in range(200)]


def test_what_goes_wrong_is_handed_on_and_the_next_job_still_runs(
    qtbot: QtBot, worker: Worker
) -> None:
    wrong: list[str] = []
    right: list[str] = []

    def broken(_say: Progress) -> str:
        raise ValueError("no such page")

    worker.run(broken, done=right.append, failed=lambda problem: wrong.append(str(problem)))
    worker.run(lambda _say: "made", done=right.append, failed=fail)
    qtbot.waitUntil(lambda: right == ["made"])
    assert wrong == ["no such page"]


def test_progress_is_heard_in_words(qtbot: QtBot, worker: Worker) -> None:
    heard: list[Step] = []
    done: list[int] = []

    def count(say: Progress) -> int:
        for page in (1, 2):
            say(Step(f"page {page}", page, 2))
        return 2

    worker.run(count, done=done.append, failed=fail, progress=heard.append)
    qtbot.waitUntil(lambda: done == [2])
    assert heard == [Step("page 1", 1, 2), Step("page 2", 2, 2)]


def test_a_cancelled_job_stops_at_its_next_word_and_is_not_heard_of_again(
    qtbot: QtBot, worker: Worker
) -> None:
    begun, go_on, stopped = threading.Event(), threading.Event(), threading.Event()
    heard: list[object] = []

    def long(say: Progress) -> str:
        begun.set()
        go_on.wait(5)
        try:
            say(Step("half way"))
        finally:
            stopped.set()
        return "too late"

    job = worker.run(long, done=heard.append, failed=heard.append, progress=heard.append)
    qtbot.waitUntil(begun.is_set)
    job.cancel()
    go_on.set()
    assert stopped.wait(5)
    after: list[str] = []
    worker.run(lambda _say: "next", done=after.append, failed=fail)
    qtbot.waitUntil(lambda: after == ["next"])
    assert heard == []
    assert job.cancelled


def test_none_outlives_any_number_of_calls_into_qt(worker: Worker) -> None:
    for _ in range(100_000):
        worker.blockSignals(False)  # noqa: FBT003 - Qt's setter
    assert worker.parent() is not None
