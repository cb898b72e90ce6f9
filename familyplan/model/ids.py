"""Ids that sort by the time they were made (UUIDv7, RFC 9562) and are never used again."""

from __future__ import annotations

import secrets
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_RANDOM_BITS = 62
_COUNTER_BITS = 12


class Ids:
    """A maker of UUIDv7 texts that never runs backwards, even when the clock does.

    `milliseconds` and `bits` may be passed in, so that a sample made from a seed has the same ids.
    """

    def __init__(
        self,
        milliseconds: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        bits: Callable[[int], int] = secrets.randbits,
    ) -> None:
        """Take the clock in milliseconds and the source of random bits."""
        self._milliseconds = milliseconds
        self._bits = bits
        self._last = 0
        self._counter = 0
        self._lock = threading.Lock()

    @classmethod
    def seeded(cls, random: Random, start_ms: int) -> Ids:
        """Make a maker whose ids depend only on `random` and `start_ms`."""
        return cls(lambda: start_ms, random.getrandbits)

    def new(self) -> str:
        """Make one id, later in order than every id this maker has made."""
        with self._lock:
            now = self._milliseconds()
            if now > self._last:
                self._last, self._counter = now, self._bits(_COUNTER_BITS - 1)
            else:
                self._counter += 1
                if self._counter >> _COUNTER_BITS:
                    self._last, self._counter = self._last + 1, 0
            value = self._last << 80 | 0x7 << 76 | self._counter << 64
            value |= 0b10 << _RANDOM_BITS | self._bits(_RANDOM_BITS)
        text = f"{value:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
