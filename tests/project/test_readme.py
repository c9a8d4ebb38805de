"""What the README shows to newcomers is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.cli.app import COMMANDS
from pipeline.language import Language
from pipeline.records import Article

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows(header: str) -> list[tuple[str, ...]]:
    """Return the cells of the table that begins with the given header."""
    table = README[README.index(header) :].split("\n\n")[0].splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]


def test_the_example_is_what_comes_out() -> None:
    text = re.findall(r"^> (.+)$", README, re.MULTILINE)[0]
    language = Language(morphology="bundled")
    document = language.tag(language.segment(Article(id="readme", text=text)))
    found = language.attribute(language.detect(document)).quotations
    shown = [
        (each.speaker.name if each.speaker else "", f"{each.type}, {each.cue.text if each.cue else ''}", each.text)
        for each in found
    ]
    assert shown == rows("| who | how | what |")


def test_every_command_in_the_readme_exists_and_the_other_way_round() -> None:
    assert {row[0].strip("`") for row in rows("| command | what it does |")} == set(COMMANDS)


def test_the_files_that_the_readme_names_are_there() -> None:
    named = set(re.findall(r"`((?:[A-Z]{4,}(?:\.md)?)|(?:schemas|deploy)/)`", README))
    assert named >= {"LICENSE", "NOTICE", "CONTRIBUTING.md", "ARCHITECTURE.md"}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
