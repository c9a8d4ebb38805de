"""Words that read as prepositions and are verbs here: قال الوزير إن العقد موقع | وبين | أن، كما | عبر | السكان عن."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["BETWEEN", "THROUGH", "as_verbs"]

BETWEEN: Final = "بين"
THROUGH: Final = "عبر"
_CLARIFIED: Final = "وبين"
_AS_WELL: Final = "كما"
_THAT: Final = ("ا", "أ", "إ")
_OTHER_SIDE: Final = 40  # words before وبين within which the other side of a "between" stands
_FEELING: Final = 8  # words from عبر to the preposition of what is expressed
_WHAT: Final = "ما"
_OF: Final = "عن"
_WAYS: Final = Flag.VENUE | Flag.MEDIA | Flag.MEDIA_HEAD


def as_verbs(words: list[Word]) -> list[Word]:
    """Return words in which those are verbs."""
    found = list(words)
    for i, word in enumerate(words):
        if word.pos == "verb" or not word.may_report:
            continue
        clarifies = word.text == _CLARIFIED or (word.text == BETWEEN and i and words[i - 1].folded == _AS_WELL)
        if clarifies and _one_side(found, i):
            found[i], found[i + 1] = _as_verb(word), _as_that(words[i + 1])
        elif word.text == THROUGH and _expresses(words, i):
            found[i] = _as_verb(word)
    return found


def _one_side(words: list[Word], i: int) -> bool:
    """Say whether a clause follows "and between", with nothing before that it is between.

    قال الوزير إن العقد موقع | وبين | أن التنفيذ سيبدأ، كما | بين | أن; not لا يفرق | بين | أن يقترض | وبين | أن يبيع.
    """
    that = words[i + 1] if i + 1 < len(words) else None
    if not i or that is None or that.stem != "ان" or not that.text.startswith(_THAT):
        return False
    if that.pos != "conj_sub" and that.text != "ان":
        return False  # ان, which reads as a noun before marks
    if words[i].text == BETWEEN and any(w.text == _CLARIFIED for w in words[i + 1 : i + _OTHER_SIDE]):
        return False
    before = words[max(0, i - _OTHER_SIDE) : i]
    if any(w.stem == BETWEEN and w.pos == "prep" for w in before):
        return False
    return not any(w.folded == BETWEEN and before[k - 1].folded == _WHAT for k, w in enumerate(before) if k)


def _expresses(words: list[Word], i: int) -> bool:
    """Say whether somebody expresses something, behind a word that opens a clause: كما | عبر | عدد من السكان عن قلقهم.

    What goes through something has no "about": أكد الوزير عبر عدد من القنوات أن.
    """
    if not i or i + 1 >= len(words) or "conjunct" not in words[i - 1].roles:
        return False
    if words[i + 1].flags & _WAYS:
        return False
    for word in words[i + 1 : i + _FEELING]:
        if word.pos in ("punc", "verb", "conj_sub"):
            return False
        if word.folded == _OF:
            return True
    return False


def _as_verb(word: Word) -> Word:
    """Return a word as the worthiest verb of its that reports what somebody did."""
    verbs = (o for o in word.options if o.cue and o.analysis.pos == "verb" and o.analysis.aspect == "p")
    verb = next((o for o in verbs if o.analysis.voice != "p" and not o.analysis.enclitics), None)
    return word if verb is None else word.read_as(verb.analysis, verb.stem)


def _as_that(word: Word) -> Word:
    """Return the complementizer that a word without hamza is too: وبين | ان | "العمل بدأ"."""
    that = next((o for o in word.options if o.analysis.pos == "conj_sub"), None)
    return word if word.pos == "conj_sub" or that is None else word.read_as(that.analysis, that.stem)
