"""Print all records that the program makes of the project's own sets: ``python -m tests.evaluation.records``.

Two trees, or Python and C, say the same where the lines are the same (``tests/language/test_same_in_c.py``).
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator

from pipeline.language import Language
from tests.evaluation.__main__ import extractor
from tests.evaluation.sets import OWN, load, to_article

__all__ = ["lines", "main"]


def lines() -> Iterator[str]:
    """Yield the records of all articles, in order, as JSON."""
    extract = extractor(Language())
    for name in OWN:
        chosen = load(name)
        for item in chosen.items if chosen is not None else ():
            for record in extract(to_article(item.article)):
                yield json.dumps(
                    [name, item.article["id"], dataclasses.asdict(record)], ensure_ascii=False, default=str
                )


def main() -> int:
    """Write them out."""
    for line in lines():
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
