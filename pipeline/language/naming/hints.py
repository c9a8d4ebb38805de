"""What a reading says of names by itself, told once for each word type; most words say nothing and are passed over."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Option, core_of
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import LIKE_NAMES
from pipeline.language.naming.set_off import OPENERS

__all__ = ["FM", "HIDING", "MOTHER", "SON", "TELLING", "Hint", "hints"]

TELLING: Final = Flag.MEDIA | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.TITLE | Flag.HONORIFIC | Flag.PLACE
HIDING: Final = ("verb", "interj")
MOTHER: Final = ("أم", "ام")
SON: Final = "بن"
FM: Final = ("اف", "ام")
"""The end of a radio's name."""


class Hint:
    """What a name may have to do with a word: bits of plain integers, as those of ``Flag``."""

    NONE: Final = 0
    NAME: Final = 1 << 0  # a name that is no person's may start here: وزارة، رئيس، «
    FIRST: Final = 1 << 1  # the first word of a name of several: مجلس
    SECOND: Final = 1 << 2  # the second word of one, or برس
    PERSON: Final = 1 << 3  # a person's name may start here: سالم, an unknown word
    TAIL: Final = 1 << 4  # a person's name may start at the word before: الدين، بن
    LINK: Final = 1 << 5  # a surname may start here with its links: بن، فان
    FIRM: Final = 1 << 7  # the second word of a firm's or radio's name: سينما، أف
    HIDDEN: Final = 1 << 6  # what reads as a verb or a call may be a name, where the neighbours say so: روي كوستا


def hints(option: Option, folded: str, text: str, tables: Lexicon) -> int:
    """Return what a reading of the word ``text`` says of names."""
    found, pos = Hint.NONE, option.analysis.pos
    if option.flags & TELLING or pos == "abbrev" or text in OPENERS:
        found |= Hint.NAME
    if folded in tables.first_words or core_of(option.stem, option.analysis) in tables.first_words:
        found |= Hint.FIRST
    if option.flags & Flag.MEDIA_TAIL or folded in tables.phrases:
        found |= Hint.SECOND
    opening = option.stem in tables.roles["name_head"] or folded in tables.roles["asian_family"] or text in MOTHER
    opening = opening or folded in tables.roles["name_as_preposition"] or folded in tables.roles["name_as_honorific"]
    if option.flags & LIKE_NAMES or pos == "noun_prop" or opening:
        found |= Hint.PERSON
    if folded in tables.roles["name_tail"] or text == SON:
        found |= Hint.TAIL
    if folded in tables.roles["firm_tail"] or folded == FM[0]:
        found |= Hint.FIRM
    if folded in tables.roles["name_link"] and (option.flags & Flag.PARTICLE or pos == "conj_sub"):
        found |= Hint.LINK
    return found | Hint.HIDDEN if pos in HIDING else found
