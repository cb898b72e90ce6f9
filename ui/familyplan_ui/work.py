"""One worker thread for long work, with progress in words, cancel, and one signal home."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a job, at its next word of progress, after somebody cancelled it."""


@dataclass(frozen=True)
class Step:
    """How far a job is: words for the person, and `done` of `total` (0 of 0 is not known)."""

    words: str
    done: int = 0
    total: int = 0


class Progress(Protocol):
    """What a job is handed to say how far it is; it raises Cancelled when asked to stop."""

    def __call__(self, step: Step, /) -> None:
        """Say how far the job is."""
        ...


@dataclass(frozen=True, eq=False)
class Job:
    """One piece of work that was asked for, and the way to stop it."""

    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask it to stop at its next word of progress; nothing more is heard of it."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()


class Worker(QObject):
    """Runs jobs one after another on one thread and calls back on the window thread, in order.

    One signal on one long-lived object carries every call back: a signal object per job is
    collected with the job and its queued events are lost.
    """

    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._closed = False
        self._last: Future[None] | None = None
        self._home.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[Step], None] | None = None,
    ) -> Job:
        """Start `work` on the worker thread, as soon as what is happening now is painted.

        Exactly one of `done` and `failed` is called later on the window thread, unless the job
        is cancelled: then neither is.
        """
        job = Job()
        self._jobs.add(job)

        def say(step: Step, /) -> None:
            if job.cancelled:
                raise Cancelled
            if progress is not None:
                self._home.emit(partial(self._unless_cancelled, job, partial(progress, step)))

        def carry_out() -> None:
            if job.cancelled:
                self._home.emit(partial(self._jobs.discard, job))
                return
            try:
                say_result: Callable[[], None] = partial(done, work(say))
            except Exception as problem:  # noqa: BLE001 - whatever went wrong is handed on
                say_result = partial(failed, problem)
            self._home.emit(partial(self._finish, job, say_result))

        # Both threads share one interpreter: a job begun at once would slow the page that asked.
        QTimer.singleShot(0, self, lambda: self._submit(carry_out))
        return job

    def _submit(self, carry_out: Callable[[], None]) -> None:
        if not self._closed:
            self._last = self._pool.submit(carry_out)

    def quiet(self, seconds: float | None) -> bool:
        """Cancel every job and wait for their end, at most `seconds`; say whether they have ended.

        None waits as long as it takes. Nothing more is heard of them; later jobs are done as ever.
        """
        for job in self._jobs:
            job.cancel()
        if self._last is None:
            return True
        from concurrent.futures import wait  # noqa: PLC0415 - there is a pool already

        # They are done one after another, so all have ended when the last has.
        return not wait([self._last], seconds).not_done

    def close(self) -> None:
        """Cancel what is waiting or under way and wait for the thread to end."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - at the first job

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")

    @Slot(object)
    def _call(self, what: Callable[[], None]) -> None:
        what()

    def _unless_cancelled(self, job: Job, call: Callable[[], None]) -> None:
        if not job.cancelled:
            call()

    def _finish(self, job: Job, call: Callable[[], None]) -> None:
        self._jobs.discard(job)
        self._unless_cancelled(job, call)
