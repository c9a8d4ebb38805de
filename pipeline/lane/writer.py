"""Write one lane: check that it is contiguous, gather a chunk, and make it final in one flush.

A flush: Avro files aside (durable, hidden), one Kafka transaction with all records for the topics and the next input
offset, files in place. The commit of the transaction is the one moment that counts. A writer that dies before it
leaves hidden files and an open transaction, which the next writer throws away; one that dies after it leaves hidden
files that the commit names, and the next writer puts them in place. So there is no moment at which a crash loses or
doubles a record.

Without output topics the transaction holds the offset alone, so that a second copy of the job is fenced there too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.errors import GapError
from pipeline.lane.elements import Element, LaneId
from pipeline.lane.files import KINDS, LaneFiles
from pipeline.records import AnnotatedArticle, DeadLetter, Quotation, Record

__all__ = ["Chunk", "Committed", "LaneWriter", "OutputMessage", "Transactions", "Writes"]


@dataclass(frozen=True, slots=True)
class OutputMessage:
    """A message for an output topic."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Committed:
    """The group's place in a lane, and the token of the files that belong to it; ``offset`` is None if it has none."""

    offset: int | None = None
    token: str = ""


class Transactions(Protocol):
    """The one writer of a lane, as the broker sees it."""

    def open(self) -> Committed:
        """Shut out every other writer of the lane, **then** return what is committed."""

    def commit(self, messages: Sequence[OutputMessage], next_offset: int, token: str) -> None:
        """Write messages and the next input offset, all or nothing.

        Raises:
            FencedError: Another writer of the lane has opened since; nothing was written.
            UnreachableError: No answer; whether it was written shows when the lane is opened again.
        """

    def close(self) -> None:
        """Let go; what is not committed is lost."""


@dataclass(frozen=True, slots=True)
class Writes:
    """What becomes of one message: the records for the files, and the messages for the topics.

    ``written_at`` is when the article was published, or else when the message was written, in milliseconds.
    """

    quotations: tuple[Quotation, ...] = ()
    annotated: AnnotatedArticle | None = None
    dead_letter: DeadLetter | None = None
    messages: tuple[OutputMessage, ...] = ()
    written_at: int | None = None


@dataclass(slots=True)
class Chunk:
    """What is gathered for ``[start, end)``; ``spent`` in nanoseconds for each message."""

    start: int
    end: int
    articles: list[Writes] = field(default_factory=list)
    spent: list[int] = field(default_factory=list)


class LaneWriter:
    """The writer of one lane.

    Args:
        lane: The lane.
        start: First offset that is planned, which counts only while the group has no committed offset.
        end: Offset after the last that is planned; None plans no end.
        chunk_records: Flush whenever an absolute multiple of it is reached.
        token: Hexadecimal; another one for each writer.
        transactions: The lane's place in the broker.
        files: The lane's files, or None to write topics only.
        flushed: Called after each flush with what has become final.
    """

    def __init__(
        self,
        lane: LaneId,
        start: int,
        end: int | None,
        *,
        chunk_records: int,
        token: str,
        transactions: Transactions,
        files: LaneFiles | None,
        flushed: Callable[[Chunk], None] = lambda _: None,
    ) -> None:
        self._lane = lane
        self._end = end
        self._chunk_records = chunk_records
        self._token = token
        self._transactions = transactions
        self._files = files
        self._flushed = flushed
        committed = transactions.open()
        self._next = start if committed.offset is None else committed.offset
        self._known = committed.offset is not None
        if files is not None:
            files.recover(self._next, committed.token)
        self._buffer = Chunk(self._next, self._next)

    @property
    def pending(self) -> bool:
        """Whether offsets were added that are not yet final."""
        return self._buffer.end > self._buffer.start

    @property
    def done(self) -> bool:
        """Whether all that was planned is final."""
        return self._end is not None and self._next >= self._end

    def needs(self, element: Element) -> bool:
        """Return whether the element is not yet final; what is, is read again only after a crash or beside a copy."""
        return element.next_offset > self._next

    def add(self, element: Element, writes: Writes) -> None:
        """Take the next element, and flush if it ends a chunk.

        Raises:
            GapError: Offsets between the last element and this one are missing, or this one was there before.
        """
        if not self.needs(element):
            return
        if max(element.from_offset, self._next) != self._buffer.end or element.next_offset <= element.from_offset:
            raise GapError(
                f"{self._lane}: offset {self._buffer.end} should come next, not [{element.from_offset}, "
                f"{element.next_offset}); nothing of this chunk is committed, run again"
            )
        self._buffer.end = element.next_offset
        if element.message is not None:
            self._buffer.articles.append(writes)
            self._buffer.spent.append(element.spent)
        if element.next_offset % self._chunk_records == 0 or element.next_offset == self._end:
            self.flush()

    def flush(self) -> None:
        """Make final what was added since the last flush; nothing if that is nothing."""
        buffer = self._buffer
        if not self.pending:
            return
        if self._files is not None:
            if not self._known:
                # Or hidden files could not be told from those of a group whose offset the broker has forgotten since.
                self._transactions.commit((), buffer.start, "")
            self._write_files(self._files, buffer)
        messages = [message for writes in buffer.articles for message in writes.messages]
        self._transactions.commit(messages, buffer.end, self._token)
        if self._files is not None:
            self._files.publish(buffer.start, buffer.end)
        self._next, self._known = buffer.end, True
        self._buffer = Chunk(buffer.end, buffer.end)
        self._flushed(buffer)

    def close(self) -> None:
        """Let go of the lane; what was not flushed is read again by the next writer."""
        self._transactions.close()

    def _write_files(self, files: LaneFiles, buffer: Chunk) -> None:
        records: dict[str, Sequence[Record]] = {
            "quotations": [quotation for writes in buffer.articles for quotation in writes.quotations],
            "annotated": [writes.annotated for writes in buffer.articles if writes.annotated is not None],
            "dead_letters": [writes.dead_letter for writes in buffer.articles if writes.dead_letter is not None],
        }
        for kind in KINDS:
            files.write(kind, buffer.start, buffer.end, records[kind])
