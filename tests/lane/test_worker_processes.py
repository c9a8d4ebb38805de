"""The direct runner with several worker processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.lane.test_kafka import assert_same
from tests.lane.world import World

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_drain_by_two_processes_makes_what_one_makes(servers: str, tmp_path: Path) -> None:
    made = World(servers, tmp_path / "two", partitions=4)
    made.make_topics()
    made.publish((ROOT / "seeds" / "articles.jsonl").read_bytes().splitlines()[:12])
    other = made.sibling(tmp_path / "one")
    for each, more in ((made, ("--direct_num_workers=2", "--direct_running_mode=multi_processing")), (other, ())):
        command = [sys.executable, "-m", "pipeline", *each.arguments(*more)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150, check=False)
        assert done.returncode == 0, done.stderr
        assert "Read 12 messages" in done.stderr
    assert made.messages()["q"]
    assert_same(made, other)


def test_a_stream_by_two_processes_is_refused(servers: str, tmp_path: Path) -> None:
    made = World(servers, tmp_path)
    more = ("--direct_num_workers=2", "--direct_running_mode=multi_processing")
    ended = made.start(*more, command="stream").wait()
    assert ended.code == 2
    assert "on one machine a stream has one worker" in ended.output
    assert len(ended.output.strip().splitlines()) == 1
