"""What all tests share: a clean environment and one embedded broker."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from pipeline.broker import EmbeddedBroker, embedded_broker

# Where databases are cached may be set from outside; everything else would change what the commands do.
KEPT = {"QUOTES_CACHE_DIR"}

# A machine that is busy with something else is no failure; tests of speed measure for themselves.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


# Under nohup, or behind an & in a script, these come in ignored, and what a test starts would inherit that.
for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)


@pytest.fixture(autouse=True, scope="session")
def no_settings_from_outside() -> Iterator[None]:
    """Take the ``QUOTES_…`` variables of the person who runs the tests out of the way."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("QUOTES_") and name not in KEPT]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def broker() -> Iterator[EmbeddedBroker]:
    """Run one embedded broker for all tests of this process; each test makes topics with names of its own."""
    with embedded_broker() as running:
        yield running
