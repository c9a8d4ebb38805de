"""Choose the dead letters that go back onto the input topic. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.encode import replay_message
from pipeline.lane.writer import OutputMessage
from pipeline.records import DeadLetter

__all__ = ["Choice", "Tally"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which dead letters go back, and where to.

    Attributes:
        classes: Their error classes; empty takes all.
        max_attempts: A message that was tried that often stays where it is, so that there is no endless loop.
        topic: Where to; None sends each back to where it came from.
    """

    classes: frozenset[str] = frozenset()
    max_attempts: int = 3
    topic: str | None = None

    def refusal(self, letter: DeadLetter) -> str | None:
        """Return why a letter does not go back, or None if it does."""
        if self.classes and letter.error_class not in self.classes:
            return "of another class"
        if letter.attempt >= self.max_attempts:
            return "tried too often"
        if self.topic is None and letter.topic is None:
            return "of no known topic"
        if letter.key is None and letter.value is None:
            return "without key and value"
        return None


@dataclass(slots=True)
class Tally:
    """What became of the letters so far: sent back by class, left out by reason."""

    sent: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)

    def chosen(self, letters: Iterable[DeadLetter], choice: Choice) -> Iterator[OutputMessage]:
        """Yield the messages that go back, byte for byte as they came, each with the number of its next attempt."""
        for letter in letters:
            refusal = choice.refusal(letter)
            if refusal is not None:
                self.left[refusal] += 1
                continue
            self.sent[letter.error_class] += 1
            message = replay_message(letter)
            yield OutputMessage(choice.topic or letter.topic or "", message.key, message.value, message.headers)

    def told(self, verb: str) -> str:
        """Return the line for people."""
        classes = ", ".join(f"{number:,} {name}" for name, number in sorted(self.sent.items()))
        left = ", ".join(f"{number:,} {reason}" for reason, number in sorted(self.left.items()))
        total = sum(self.sent.values())
        return f"{total:,} messages {verb}{f' ({classes})' if classes else ''}; left out: {left or 'none'}"
