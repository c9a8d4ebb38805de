"""One analyser for all tests of this folder: loading it takes a second or two."""

import pytest

from pipeline.language.morphology.analyser import Morphology, open_morphology


@pytest.fixture(scope="session")
def bundled() -> Morphology:
    return open_morphology("bundled")
