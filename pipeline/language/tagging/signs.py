"""What the neighbours see of a word: of a reading that was chosen, and of a word whose reading is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.language.document import Option
from pipeline.language.lexicon import Flag
from pipeline.language.tagging.options import CLOSED

__all__ = ["END", "FLAGS", "NOMINAL", "START", "Sign", "View", "sign", "tag_of", "view"]

NOMINAL: Final = frozenset(("noun", "adj", "noun_prop", "noun_num", "noun_quant", "adj_comp", "adj_num"))
FLAGS: Final = {
    "first": Flag.FIRST_NAME, "sur": Flag.SURNAME, "common": Flag.COMMON_NAME, "title": Flag.TITLE,
    "honorific": Flag.HONORIFIC, "place": Flag.PLACE, "nisba": Flag.NISBA, "org": Flag.ORG_HEAD | Flag.INSTITUTION,
    "media": Flag.MEDIA | Flag.MEDIA_HEAD, "time": Flag.TIME, "source": Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT,
    "function": Flag.FUNCTION,
}  # fmt: skip
_SEEN: Final = ("first", "sur", "common", "title", "honorific", "place", "org", "media", "source")


@dataclass(frozen=True, slots=True)
class Sign:
    """What the neighbours of a reading see of it."""

    tag: str
    pos: str
    word: str
    definite: bool
    gender: str | None
    number: str | None
    flags: tuple[str, ...]
    first: str
    cue: bool


@dataclass(frozen=True, slots=True)
class View:
    """What the word before sees of a word whose reading is not chosen yet."""

    word: str
    kinds: str
    best: str
    definite: bool
    gender: str | None
    flags: tuple[str, ...]


START: Final = Sign("<s>", "<s>", "<s>", False, None, None, (), "", False)
END: Final = View("</s>", "</s>", "</s>", False, None, ())


def sign(option: Option, folded: str) -> Sign:
    """Return what the neighbours see of a reading; closed classes and marks are seen as words."""
    a = option.analysis
    word = folded if a.pos in CLOSED or a.pos == "punc" or option.flags & Flag.FUNCTION else ""
    first = a.proclitics[0] if a.proclitics and a.proclitics[0] != "ال" else ""
    return Sign(tag_of(option), a.pos, word, a.definite, a.gender, a.number, _names(option.flags), first, option.cue)


def tag_of(option: Option) -> str:
    """Return the part of speech with what matters to neighbours: aspect, article, pronoun, preposition."""
    a = option.analysis
    if a.pos == "verb":
        return f"v{a.aspect}{'3' if a.person == '3' else '0'}"
    ends = "+" if a.enclitics else "D" if a.definite else ""
    before = "b" if any(p in "بلك" for p in a.proclitics) else ""
    return a.pos + ends + before


def _names(flags: int) -> tuple[str, ...]:
    return tuple(name for name in _SEEN if flags & FLAGS[name])


def view(options: Sequence[Option], folded: str) -> View:
    """Return what the word before sees of a word with these readings."""
    best = options[0]
    signs = [sign(o, folded) for o in options[:4]]
    return View(
        word=signs[0].word,
        kinds=",".join(sorted({o.analysis.pos for o in options})),
        best=signs[0].tag,
        definite=any(o.analysis.definite for o in options),
        gender=best.analysis.gender if best.analysis.pos in NOMINAL and best.analysis.number == "s" else None,
        flags=tuple(dict.fromkeys(name for s in signs for name in s.flags)),
    )
