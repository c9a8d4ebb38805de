from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.broker import embedded_broker


@pytest.fixture(scope="session", name="servers")
def _servers() -> Iterator[str]:
    """Run an embedded broker; tests use topics of their own."""
    with embedded_broker() as broker:
        yield broker.bootstrap_servers
