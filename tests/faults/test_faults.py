"""Jobs on a real Apache Kafka go through faults that a seed chooses: none lost, none doubled, none torn.

    make test-faults SEED=7 ROUNDS=10

Each round has a topic of its own. Before every fault new messages come; after the last one the job may finish, and a
job that nobody disturbed has to have made the same records.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.faults.conftest import FAULTS_A_ROUND, ROUNDS, SEED, Account
from tests.faults.disk import Disk
from tests.faults.scene import BATCH, Scene
from tests.faults.schedule import Round, schedule
from tests.kafka.real_broker import RealBroker
from tests.lane.processes import start

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module", autouse=True)
def _server_of_processes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Start the server that jobs are forked from, so that the first job is no slower than the others."""
    assert start(tmp_path_factory.mktemp("warm") / "log", ["run", "--help"]).wait().code == 0


@pytest.mark.parametrize("given", schedule(SEED, ROUNDS, FAULTS_A_ROUND), ids=lambda each: each.seed)
def test_none_lost_none_doubled_none_torn(
    given: Round, broker: RealBroker, registry: str, tmp_path: Path, account: Account
) -> None:
    began = time.monotonic()
    disk = Disk(tmp_path / "disk")
    disk.mount()
    try:
        scene = Scene(broker, registry, tmp_path, disk, given)
        for fault in given.faults:
            scene.play(fault)
        wrong = scene.finish()
        assert not wrong, "\n".join([f"seed {given.seed}: {given.faults}", *scene.told, *wrong])
        print("\n".join(scene.told))  # noqa: T201 - shown for what fails, and by -rP
    finally:
        disk.unmount()
    account.survived += scene.survived
    account.missed.update(fault.kind for fault in given.faults)
    account.missed -= scene.survived
    account.articles += scene.published * BATCH
    account.seconds += time.monotonic() - began
    account.disk = "a small tmpfs" if disk.mounted else "limits of the process (no tmpfs could be mounted)"
