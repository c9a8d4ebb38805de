"""A broker that may be killed, a registry, a disk, and the account of what was survived."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.kafka.real_broker import RealBroker, running_broker
from tests.wire.fake_registry import FakeRegistry, serving

SEED = int(os.environ.get("FAULTS_SEED", "6"))
ROUNDS = int(os.environ.get("FAULTS_ROUNDS", "2"))
FAULTS_A_ROUND = int(os.environ.get("FAULTS_A_ROUND", "8"))


@dataclass
class Account:
    """What was survived so far."""

    survived: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    disk: str = ""
    articles: int = 0


ACCOUNT = pytest.StashKey[Account]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ACCOUNT] = Account()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    account = config.stash[ACCOUNT]
    if not account.articles:
        return
    terminalreporter.section("faults")
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(account.survived.items()))
    terminalreporter.line(
        f"seed {SEED}, {ROUNDS} rounds, {account.articles:,} messages: {account.survived.total()} faults survived in "
        f"{account.seconds:.0f} s: {kinds}"
    )
    if account.missed:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(account.missed.items()))
        terminalreporter.line(f"came too early or too late to hit: {kinds}")
    terminalreporter.line(f"disk: {account.disk}")


@pytest.fixture(scope="session", name="account")
def _account(pytestconfig: pytest.Config) -> Account:
    return pytestconfig.stash[ACCOUNT]


@pytest.fixture(scope="session", name="broker")
def _broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBroker]:
    """Run a broker of this folder's own: it is killed and paused."""
    with running_broker(tmp_path_factory.mktemp("kafka")) as broker:
        yield broker


@pytest.fixture(scope="session", name="registry")
def _registry() -> Iterator[str]:
    with serving(FakeRegistry()) as url:
        yield url
