"""What travels through the graph: every offset of a lane, whatever became of the message that stood there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

__all__ = ["Element", "LaneId", "Message"]


@dataclass(frozen=True, slots=True, order=True)
class LaneId:
    """One partition of the input topic."""

    topic: str
    partition: int

    def __str__(self) -> str:
        return f"{self.topic}/{self.partition}"


@dataclass(frozen=True, slots=True)
class Message:
    """A Kafka message as it came; ``timestamp`` in milliseconds since the epoch."""

    offset: int
    value: bytes | None
    key: bytes | None = None
    headers: tuple[tuple[str, bytes], ...] = ()
    timestamp: int | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """The offsets ``[from_offset, next_offset)`` of a lane, and what they hold.

    Attributes:
        message: The message at ``next_offset - 1``; None where the offsets hold none (transaction markers, compaction).
        payload: What the last step made of the message: bytes, an article, what the language side returns, or a
            ``DeadLetter``; None without a message.
        spent: Nanoseconds that the steps so far took for it.
    """

    lane: LaneId
    from_offset: int
    next_offset: int
    message: Message | None = None
    payload: Any = None
    spent: int = 0

    def with_payload(self, payload: Any, spent: int = 0) -> Element:
        """Return the element as the next step passes it on, ``spent`` nanoseconds later."""
        return replace(self, payload=payload, spent=self.spent + spent)

    def after(self, offset: int) -> Element:
        """Return the part of the element from ``offset`` on; the message stands at its end and so stays."""
        return replace(self, from_offset=max(self.from_offset, offset))
