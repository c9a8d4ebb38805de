"""Which faults come in which order: everything that chance decides, from a seed alone. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["KINDS", "STEPS", "Fault", "Round", "batch", "schedule"]

KINDS = (
    "kill",
    "kill_step",
    "terminate",
    "terminate_twice",
    "broker_kill",
    "broker_pause",
    "disk_full",
    "read_only",
    "registry_down",
    "clock_jump",
    "two_jobs",
    "partitions_added",
    "compaction",
    "retention",
    "offsets_deleted",
    "limits",
)

# Moments of a flush as ``tests.lane.cli_with_fake`` names them.
STEPS = (
    "after-init", "after-recover", "before-write", "after-write", "after-fsync", "after-begin", "after-send",
    "after-sent", "after-offsets", "before-commit", "after-commit", "before-replace", "after-replace",
)  # fmt: skip

_BAD: tuple[bytes | None, ...] = (
    b"\xff\xfe", b"no json", None, b"", b"[1, 2]", b'{"title": "no text"}', b'{"text": 7}',
    b'{"text": "bug in detect"}', b"\x00\x00\x00\x00\x07abc", b"\xc3\x01notaknownfingerprint", b"[" * 5000,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; ``at``, ``detail`` and ``more`` lie in [0, 1) and say when and how, in whatever way its kind needs."""

    kind: str
    at: float
    detail: float
    more: float

    def of(self, choices: tuple[str, ...]) -> str:
        """Return one of the choices by ``detail``."""
        return choices[int(self.detail * len(choices))]


@dataclass(frozen=True, slots=True)
class Round:
    """The faults of one job's life, in order."""

    seed: str
    faults: tuple[Fault, ...]


def schedule(seed: int, rounds: int, faults: int) -> tuple[Round, ...]:
    """Return that many rounds of that many faults; no kind comes a second time before all have come once."""
    chance = random.Random(f"schedule {seed}")
    deck: list[str] = []
    made = []
    for number in range(rounds):
        chosen = []
        for _ in range(faults):
            if not deck:
                deck = list(KINDS)
                chance.shuffle(deck)
            chosen.append(Fault(deck.pop(), chance.random(), chance.random(), chance.random()))
        made.append(Round(f"{seed}.{number}", tuple(chosen)))
    return tuple(made)


def batch(seed: str, number: int, size: int) -> list[tuple[bytes, bytes | None]]:
    """Return keys and values of messages: invented articles with none to four quotations each, one in 25 of no use.

    Keys come again from batch to batch, so that compaction has something to remove.
    """
    chance = random.Random(f"batch {seed} {number}")
    found: list[tuple[bytes, bytes | None]] = []
    for place in range(size):
        key = b"%d" % chance.randrange(size)
        if chance.random() < 0.04:
            found.append((key, chance.choice(_BAD)))
            continue
        text = f"{chance.randrange(5)} quotes in article {place} of batch {number}"
        found.append((key, f'{{"id": "{seed}-{number}-{place}", "text": "{text}"}}'.encode()))
    return found
