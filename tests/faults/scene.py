"""One job on a real broker, the faults it goes through, and a job beside it that nobody disturbs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.avro import to_avro
from pipeline.lane.files import KINDS as FILE_KINDS
from pipeline.lane.files import list_files
from pipeline.lane.verify import place_of
from tests.faults.check import Place, differences, ending, tiling
from tests.faults.disk import Disk
from tests.faults.input import Input, until
from tests.faults.schedule import STEPS, Fault, Round, batch
from tests.kafka.real_broker import RealBroker
from tests.lane.processes import KILLED, Ended, Running, start
from tests.lane.test_kafka import forget_group
from tests.lane.world import World

__all__ = ["BATCH", "Scene"]

BATCH = 400
PARTITIONS = 3
MOST_PARTITIONS = 6
CHUNK = 40
PATIENCE = 4.0
"""Seconds that a run waits for a broker that is about to be taken away."""

TERMINATED = -15
NOWHERE = "http://127.0.0.1:1"


@dataclass
class Scene:
    """What a round plays in.

    Attributes:
        gone: Messages that retention or compaction took before the job could read them.
        survived: How often a fault of each kind has hit a job and everything was well afterwards.
    """

    broker: RealBroker
    registry: str
    folder: Path
    disk: Disk
    round: Round
    published: int = 0
    gone: set[Place] = field(default_factory=set)
    survived: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.job = World(self.broker.servers, self.folder, partitions=PARTITIONS, chunk=CHUNK, room=self.disk.folder)
        self.job.make_topics(("q", "a", "d"))
        # Segments that are closed soon, so that compaction has something to work on.
        self.broker.make_topic(self.job.topic, PARTITIONS, segment_ms="200", min_cleanable_dirty_ratio="0.01")
        self.input = Input(self.broker.servers, self.job.topic, PARTITIONS)
        self.calm = self.job.sibling(self.folder / "calm")
        self.publish()
        began = time.monotonic()
        self._well(self.calm.run(*self._always()))
        self.span = time.monotonic() - began
        self.began = began

    def play(self, fault: Fault) -> None:
        """Send new messages, and let a fault happen while the job works on them."""
        self.told.append(str(fault))
        self.began = time.monotonic()
        self.publish()
        if getattr(self, f"_{fault.kind}")(fault):
            self.survived[fault.kind] += 1

    def publish(self) -> None:
        """Send the next messages."""
        self.input.send(batch(self.round.seed, self.published, BATCH), self.published)
        self.published += 1

    def finish(self) -> list[str]:
        """Let the job read what is left, and return what is not as it should be."""
        self._well(self._run())
        again = self._run()
        wrong = [] if again.output.endswith("Nothing new.\n") else [f"a further run found more: {again.output}"]
        self._well(self.calm.run(*self._always()))
        return wrong + self._compared() + self._verified()

    # What may happen. Each returns whether the fault has hit a job.

    def _kill(self, fault: Fault) -> bool:
        running = self._start()
        self._let(running, fault.at)
        running.process.kill()
        return self._ended(running, {0, KILLED}).code == KILLED

    def _kill_step(self, fault: Fault) -> bool:
        step = fault.of(STEPS)
        most = PARTITIONS if step in ("after-init", "after-recover") else 9
        moment = f"{step}:{1 + int(fault.at * most)}"
        return self._ended(self._start(kill=moment), {0, KILLED}).code == KILLED

    def _terminate(self, fault: Fault) -> bool:
        running = self._start()
        alive = self._let(running, fault.at)
        running.process.terminate()
        self._ended(running, {0, TERMINATED})
        return alive

    def _terminate_twice(self, fault: Fault) -> bool:
        running = self._start()
        alive = self._let(running, fault.at)
        running.process.terminate()
        time.sleep(fault.detail * 0.2)
        running.process.terminate()
        self._ended(running, {0, TERMINATED})
        return alive

    def _broker_kill(self, fault: Fault) -> bool:
        running = self._start(f"--broker-patience={PATIENCE if fault.detail < 0.5 else 30}")
        alive = self._let(running, fault.at)
        self.broker.kill()
        if fault.detail < 0.5:  # else it comes back while the job still waits for it
            self._ended(running, {0, 3}, 90)
        self.broker.start()
        if fault.detail >= 0.5:
            self._ended(running, {0, 3}, 180)
        return alive

    def _broker_pause(self, fault: Fault) -> bool:
        running = self._start(f"--broker-patience={PATIENCE}")
        alive = self._let(running, fault.at)
        self.broker.pause()
        try:
            if fault.detail < 0.7:
                self._ended(running, {0, 3}, 90)
            else:
                running.process.join(PATIENCE * fault.more)
        finally:
            self.broker.go_on()
        if fault.detail >= 0.7:
            self._ended(running, {0, 3}, 90)
        self.broker.wait_until_up()
        return alive

    def _disk_full(self, fault: Fault) -> bool:
        if not self.disk.mounted:
            return self._ended(self._start(kill=f"limit-write:{1 + int(fault.at * 30)}"), {0, 2}).code == 2
        running = self._start()
        self._let(running, fault.at)
        self.disk.fill(int(fault.detail * 40_000))
        try:
            return self._ended(running, {0, 2}).code == 2
        finally:
            self.disk.free()

    def _read_only(self, fault: Fault) -> bool:
        if not self.disk.mounted:
            hit = self._ended(self._start(kill=f"forbid-write:{1 + int(fault.at * 30)}"), {0, 2}).code == 2
            for each in [path for path in self.job.out.rglob("*") if path.is_dir()]:
                each.chmod(0o755)
            return hit
        running = self._start()
        self._let(running, fault.at)
        self.disk.read_only()
        try:
            return self._ended(running, {0, 2}).code == 2
        finally:
            self.disk.writable()

    def _registry_down(self, fault: Fault) -> bool:
        return self._ended(self._start(f"--schema-registry-url={NOWHERE}"), {3}).code == 3

    def _clock_jump(self, fault: Fault) -> bool:
        moment = f"{fault.of(('jump', 'fall'))}-{'begin' if fault.more < 0.5 else 'tag'}:{1 + int(fault.at * 10)}"
        return self._ended(self._start(kill=moment), {0}).code == 0

    def _two_jobs(self, fault: Fault) -> bool:
        running = []
        for number in range(2 + int(fault.more * 2)):
            if number:
                time.sleep(self.span * fault.at * 0.5)
            running.append(self._start())
        if fault.detail < 0.3:
            running[-1].process.kill()
            self._ended(running.pop(), {0, KILLED})
        codes = [self._ended(each, {0, 6}).code for each in running]
        return 6 in codes or fault.detail < 0.3

    def _partitions_added(self, fault: Fault) -> bool:
        if self.job.partitions == MOST_PARTITIONS:
            return False
        self.input.add_partition()
        self.job.partitions = self.calm.partitions = self.input.partitions
        self.publish()
        return self._kill(fault) or True

    def _retention(self, fault: Fault) -> bool:
        self._ended(self._start("--max-records=200"), {0})
        self._ended(self.calm.start(*self._always()), {0})
        number = int(fault.detail * PARTITIONS)
        end = self.input.ends()[number]
        first = self.job.committed()[number] or 0
        until = min(end, first + 1 + int(fault.more * (end - first)))
        beside = fault.at < 0.4
        running = self._start() if beside else None
        if running is not None:
            self._let(running, fault.at)
        self.input.delete_before(number, until)
        running = running or self._start()
        ended = self._ended(running, {0, 5} if beside or until == first else {5})
        self.gone |= {Place(number, each) for each in range(self.job.committed()[number] or 0, until)}
        self._ended(self._start("--on-gap=skip"), {0})
        return ended.code == 5

    def _compaction(self, fault: Fault) -> bool:
        """Compact the topic while part of it is read, then let it be."""
        self._ended(self._start("--max-records=100"), {0})
        self._ended(self.calm.start(*self._always()), {0})
        before = self.input.places()
        self.input.configure(cleanup_policy="compact", max_compaction_lag_ms="100", delete_retention_ms="0")
        time.sleep(0.3)
        self.publish()  # closes the segments that are to be compacted
        until(lambda: len(before - self.input.places()) > BATCH // 4)
        self.input.configure(cleanup_policy="delete", max_compaction_lag_ms="9223372036854775807")
        self.input.wait_until_still()
        self._ended(self.calm.start(*self._always()), {0})
        here, committed = self.input.places(), self.job.committed()
        self.gone |= {each for each in before - here if each.offset >= (committed[each.partition] or 0)}
        self._ended(self._start(), {0})
        return True

    def _offsets_deleted(self, fault: Fault) -> bool:
        self._well(self._run())
        self.publish()
        hit = self._kill(fault)
        forget_group(self.job)
        self._kill(fault)  # on the way back, too
        return hit

    def _limits(self, fault: Fault) -> bool:
        chosen = f"--max-records={1 + int(fault.at * BATCH)}", f"--max-seconds={0.05 + fault.at * self.span:.2f}"
        self._ended(self._start(fault.of(chosen)), {0})
        return True

    # How it is done.

    def _always(self) -> tuple[str, ...]:
        return "--max-dead-letters=1", f"--schema-registry-url={self.registry}"

    def _start(self, *more: str, kill: str | None = None) -> Running:
        return self.job.start(*self._always(), *more, kill=kill)

    def _run(self, *more: str) -> Ended:
        return self.job.run(*self._always(), *more)

    def _let(self, running: Running, at: float) -> bool:
        """Wait until a part of the time is over that an undisturbed run took; return whether the job is running."""
        running.process.join(at * self.span)
        return running.process.exitcode is None

    def _ended(self, running: Running, allowed: Container[int], seconds: float = 60.0) -> Ended:
        ended = running.wait(seconds)
        last = ended.output.strip().rpartition("\n")[2] or "nothing said"
        self.told.append(f"{time.monotonic() - self.began:.1f} s, {ended.code}: {last}")
        wrong = ending(ended.code, ended.output, allowed)
        assert not wrong, f"{wrong}; it said:\n{ended.output}"
        return ended

    def _well(self, ended: Ended) -> None:
        wrong = ending(ended.code, ended.output, {0})
        assert not wrong, f"{wrong}; it said:\n{ended.output}"

    def _compared(self) -> list[str]:
        ours, theirs = self.job.messages(), self.calm.messages()
        wrong = []
        for kind in ("q", "a", "d"):
            lists = [[(Place(*each[:2]), each[2:]) for each in messages[kind]] for messages in (theirs, ours)]
            wrong += differences(f"topic {kind}", *lists, gone=self.gone)
        for kind, name in FILE_KINDS.items():
            wrong += differences(f"files {name}", _records(self.calm, kind), _records(self.job, kind), gone=self.gone)
            ranges = [(each.lane.partition, each.start, each.end) for each in list_files(self.job.out, kind)]
            wrong += tiling(f"files {name}", ranges, self.job.committed())
        hidden = sorted(path.name for path in self.job.out.rglob("*.pending"))
        return wrong + [f"hidden files are left: {hidden}" for _ in hidden[:1]]

    def _verified(self) -> list[str]:
        self.job.runs += 1
        arguments = self.job.arguments(f"--schema-registry-url={self.registry}", command="verify")
        log = self.folder / f"log-{self.job.runs}.txt"
        ended = start(log, [each for each in arguments if not each.startswith("--chunk")]).wait()
        return [] if ended.code == 0 else [f"verify ended with {ended.code}: {ended.output}"]


def _records(made: World, kind: str) -> list[tuple[Place, bytes]]:
    found = []
    for *_, records in made.files()[kind]:
        for record in records:
            place = place_of(record)
            assert place is not None
            found.append((Place(place[0].partition, place[1]), to_avro(record)))
    return found
