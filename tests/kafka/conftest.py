from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kafka.real_broker import RealBroker, running_broker
from tests.kafka.real_flink import RealFlink
from tests.kafka.real_hdfs import RealHdfs


@pytest.fixture(scope="session", name="broker")
def _broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBroker]:
    """Run a real Kafka; tests use topics of their own, and leave it running."""
    with running_broker(tmp_path_factory.mktemp("kafka")) as broker:
        yield broker


@pytest.fixture(scope="session", name="flink")
def _flink(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealFlink]:
    """Run a real Flink; tests leave no job on it."""
    flink = RealFlink(tmp_path_factory.mktemp("flink"))
    flink.start()
    yield flink
    flink.kill()


@pytest.fixture(scope="session", name="hdfs")
def _hdfs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHdfs]:
    """Run a real HDFS; tests use folders of their own."""
    hdfs = RealHdfs(tmp_path_factory.mktemp("hdfs"))
    hdfs.start()
    yield hdfs
    hdfs.kill()
