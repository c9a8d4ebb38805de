"""What a reporting verb before a name has behind it: whether nothing but what is said can follow the name."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import CueEntry, Flag, Lexicon
from pipeline.language.naming.evidence import TITLE_AND_VERB, verb_before

__all__ = ["REPORTING", "from_body", "only_says", "reported_by", "said_before", "said_by"]

REPORTING: Final = ("say", "state", "opinion")
"""The kinds of cues behind whose verb stand who speaks and what he says."""
_OF_BODY: Final = ("من", "في", "لدي")
_OPENING: Final = frozenset('"«“')
_SAID: Final = frozenset((":", "-", "–", "—"))


def reported_by(verb: Word | None, tables: Lexicon) -> CueEntry | None:
    """Return what is known of a verb, if it may report."""
    return tables.cues.get(verb.analysis.key) if verb is not None and verb.may_report else None


def said_before(words: tuple[Word, ...], start: int, tables: Lexicon) -> CueEntry | None:
    """Return the reporting verb before a name with its title, unless it has an object that it addresses."""
    entry = reported_by(verb_before(words, start, TITLE_AND_VERB), tables)
    return None if entry is None or "addressing" in entry.roles else entry


def said_by(words: tuple[Word, ...], start: int) -> bool:
    """Say whether a verb that reports stands before the title of the name that starts at word ``start``."""
    verb = verb_before(words, start, TITLE_AND_VERB)
    return verb is not None and verb.may_report and verb.part == words[start].part


def only_says(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether the verb before a name has nothing but what is said, which begins at word ``i``, so no object."""
    entry = said_before(words, start, tables)
    if entry is None or entry.kind not in REPORTING:
        return False
    marked = i < last and entry.kind == "say" and words[i].text in _OPENING  # فابريس بالانكو | "…"
    return marked or (i < last and (words[i].text in _SAID or "complementizer" in words[i].roles))


def from_body(words: tuple[Word, ...], i: int) -> bool:
    """Say whether word ``i`` tells of what body somebody is whose name ends before it: توم مول | من جامعة الأفق."""
    if i + 1 >= len(words) or words[i].folded not in _OF_BODY or words[i].pos != "prep":
        return False
    body = words[i + 1]
    plain = body.is_nominal and not (body.preposed or body.analysis.enclitics)
    return plain and bool(body.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)) and not body.flags & Flag.VENUE
