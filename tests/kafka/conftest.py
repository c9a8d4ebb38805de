from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kafka.real_broker import RealBroker


@pytest.fixture(scope="session", name="broker")
def _broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBroker]:
    """Run a real Kafka; tests use topics of their own, and leave it running."""
    broker = RealBroker(tmp_path_factory.mktemp("kafka"))
    broker.prepare()
    broker.start()
    yield broker
    broker.kill()
