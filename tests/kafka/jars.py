"""Java programs for tests, from Maven Central: fetched once into a folder outside the tree.

The folder is ``QUOTES_TEST_CACHE_DIR``, or else the user's cache folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

FETCH_SECONDS = 900

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>news.quotes.tests</groupId><artifactId>jars</artifactId><version>1</version>
  <dependencies>
{dependencies}
  </dependencies>
</project>
"""
_LOGGING = "org.slf4j:slf4j-simple:1.7.36"


def cache_folder(name: str) -> Path:
    """Return the folder that something fetched is kept in from one run of the tests to the next."""
    cache = os.environ.get("QUOTES_TEST_CACHE_DIR")
    base = Path(cache) if cache else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "quotes-tests"
    return base / name


def jars(name: str, artifact: str, *more: str) -> Path:
    """Return the folder with the jars of an artifact (``group:artifact:version``), of ``more``, and of all they need.

    Raises:
        AssertionError: Java or Maven is missing, or Maven Central does not answer; a test must not pass over that.
    """
    for program in ("java", "mvn"):
        assert shutil.which(program), f"{program} is not installed: the tests on {name} need Java and Maven"
    folder = cache_folder(f"{name}-{artifact.rpartition(':')[2]}")
    if (folder / "complete").exists():
        return folder / "lib"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pom.xml").write_text(_POM.format(dependencies=_dependencies(artifact, *more, _LOGGING)), "utf-8")
    command = ["mvn", "-q", "-B", "-f", str(folder / "pom.xml"), "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={folder / 'lib'}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
    assert done.returncode == 0, f"Maven could not fetch {artifact}: {done.stdout[-2000:]}"
    (folder / "complete").touch()
    return folder / "lib"


def _dependencies(*artifacts: str) -> str:
    one = "    <dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
    return "\n".join(one.format(*artifact.split(":")) for artifact in artifacts)
