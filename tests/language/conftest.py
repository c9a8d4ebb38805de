"""One ``Language`` for all tests of this folder: loading it takes a second or two."""

from __future__ import annotations

import pytest

from pipeline.language import Language


@pytest.fixture(scope="session")
def language() -> Language:
    return Language()
