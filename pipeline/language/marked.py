"""Tell marked speech from marked names, titles and coined terms."""

from __future__ import annotations

from enum import Enum

from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted
from pipeline.language.phrases import Reader

__all__ = ["MarkedKind", "classify"]

_MAX_NAME = 6
_HEADS = Flag.NAMING | Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.HONORIFIC


class MarkedKind(Enum):
    """What stands in the marks."""

    NAME = "name"  # وكالة "رويترز"، فيلم "غدوة حيّ"
    FRAGMENT = "fragment"  # "ظالماً": somebody's word, or irony; what stands before decides
    SPEECH = "speech"


def classify(reader: Reader, quoted: Quoted) -> MarkedKind:
    """Classify a marked stretch by its words and by the word before it."""
    first, last = reader.word_at(quoted.inner_start), reader.word_at(quoted.inner_end)
    inside = [w for w in reader.words[first:last] if w.pos != "punc"]
    if not inside or all(w.pos in ("latin", "digit") for w in inside):
        return MarkedKind.NAME
    if len(inside) <= _MAX_NAME and _headed(reader, quoted):
        return MarkedKind.NAME
    if len(inside) <= _MAX_NAME and (_is_named(reader, first, last) or _named_so(reader, quoted)):
        return MarkedKind.NAME
    if len(inside) >= 5 or (
        any(w.pos == "verb" and not w.flags & (Flag.FIRST_NAME | Flag.PLACE) for w in inside) and len(inside) > 1
    ):
        return MarkedKind.SPEECH
    return MarkedKind.FRAGMENT


def _headed(reader: Reader, quoted: Quoted) -> bool:
    """Say whether a noun of naming stands before, perhaps with its adjective: فيلم "…"، روايته الأولى "…"."""
    i = reader.word_at(quoted.start) - 1
    if i < 0 or reader.words[i].pos == "punc":
        return False
    if reader.words[i].flags & _HEADS:
        return True
    return i > 0 and reader.words[i].pos.startswith("adj") and bool(reader.words[i - 1].flags & _HEADS)


def _named_so(reader: Reader, quoted: Quoted) -> bool:
    """Say whether a word of naming stands before: ما يسمى "الحلم"، يطلقون عليه "الطريق"."""
    i = reader.word_at(quoted.start)
    for k in range(i - 1, max(-1, i - 4), -1):
        word = reader.words[k]
        if word.folded in reader.roles["naming_verb"]:
            return True
        if word.pos not in ("prep", "punc") and not word.analysis.enclitics:
            return False
    return False


def _is_named(reader: Reader, first: int, last: int) -> bool:
    """Say whether the tables know the whole of it as a name."""
    name = reader.name_of.get(first)
    return name is not None and name.kind != "TITLE" and name.first == first and name.last >= last
