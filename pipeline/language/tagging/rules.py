"""What the neighbours of a reading speak for or against, by rule: the start from which the weights are learned."""

from __future__ import annotations

from typing import Final

from pipeline.language.normalise import fold
from pipeline.language.tagging.signs import NOMINAL, Sign, View

__all__ = ["rule"]

_BEFORE_VERB: Final = frozenset(fold("قد سوف لم لن لا كي حتى لقد").split())
_THAT: Final = frozenset(fold("أن إن أنه إنه أنها إنها أنهم إنهم بأن بأنه بأنها وأن وإن").split())
_SAID: Final = frozenset((*_THAT, ":"))
_WHO: Final = ("من", "لمن", "ممن", "بمن", "عمن")
_BREAK: Final = ("<s>", "punc")  # the conjunction ف begins a clause; elsewhere it is the first letter of a name
_PERSON: Final = frozenset(("title", "honorific", "first"))
_SPEAKERS: Final = frozenset(("title", "honorific", "first", "org", "media", "source"))


def rule(before: Sign, own: Sign, after: View) -> float:
    """Return what the words beside a reading add to its worth or take from it."""
    return _first(before, own) + _after(before, own, after) + _before(own, after)


def _first(before: Sign, own: Sign) -> float:
    """A sentence, or what follows a mark, likes to begin with a verb: وأضاف."""
    if before.pos not in ("<s>", "punc") or own.pos != "verb":
        return 0.0
    score = 0.6 if own.tag != "vc0" else 0.0
    if own.tag == "vp3" and own.first == "و":
        score += 1.2 if own.cue else 0.2
    return score


def _after(before: Sign, own: Sign, after: View) -> float:
    is_verb, nominal = own.pos == "verb", own.pos in NOMINAL
    score = _named(before, own, after) - (1.5 if nominal and own.first == "ف" and before.pos not in _BREAK else 0.0)
    if own.first in ("ب", "و") and "first" in before.flags and own.pos == "noun_prop" and not own.flags:
        score -= 1.5  # ياسمين بقنة، أندرو ويتمور: an unknown surname
    if is_verb and own.first == "أ" and before.pos not in _BREAK:
        score -= 2.0  # متين أيدوغان: a question begins a clause
    if before.word in _WHO and is_verb and own.cue and own.tag[:2] == "vi" and after.word in _THAT:
        return score  # اعتقلت من | تزعم | أنهم لصوص: من is no preposition
    if before.tag == "prep":
        return score + (1.5 if nominal else -2.5 if is_verb else 0.0)
    if before.word in _BEFORE_VERB and before.pos != "prep":
        return score + (2.5 if is_verb else -0.5)
    if before.word in _THAT:
        return score + (0.6 if nominal else 0.0 if not is_verb else 0.8 if own.tag[:2] == "vi" else -0.3)
    if before.pos == "verb":
        return score + _after_verb(before, own)
    if before.pos == "pron_rel":
        return score + (1.5 if is_verb else -2.0 if own.tag == "prep" else -0.3)
    if before.pos in NOMINAL:
        return score + _after_noun(before, own)
    return score


def _named(before: Sign, own: Sign, after: View) -> float:
    """After a title or a first name comes a name, if more of it follows: الوزير صالح الأحمد."""
    if not _PERSON.intersection(before.flags) or own.pos != "noun_prop" or "first" not in own.flags:
        return 0.0
    return 2.5 if "noun_prop" in after.kinds else 0.0


def _after_verb(before: Sign, own: Sign) -> float:
    if own.pos == "conj":
        return -2.0 if not own.first else 0.0
    if own.pos in NOMINAL:
        return 0.5
    return -0.6 if own.pos == "verb" and before.tag[:2] == "vp" and own.first != "و" else 0.0


def _after_noun(before: Sign, own: Sign) -> float:
    closed = before.definite or before.tag.endswith("+")
    if own.pos.startswith("adj"):
        if before.number == "s" and own.number in ("d", "p"):
            return -0.5  # اتحاد | مستوردي الوقود
        if own.definite != closed:
            return -0.3
        return 0.7 if own.gender == before.gender or before.number == "p" else 0.35
    if own.pos in ("noun", "noun_prop"):
        if _PERSON.intersection(before.flags) and ("first" in own.flags or "sur" in own.flags):
            return 0.9 if own.pos == "noun_prop" else 0.0
        return 0.3 if not closed and own.first != "و" else 0.0
    if own.pos == "verb" and own.first != "و":
        return -0.3 if not before.definite and before.pos == "noun" else 0.0
    return 0.0


def _before(own: Sign, after: View) -> float:
    if own.pos == "verb":
        return _verb_before(own, after)
    if own.tag == "noun":
        return 0.2 if after.best.endswith("D") else 0.0
    if own.pos == "noun_prop" and "first" in own.flags:
        return 0.7 if "noun_prop" in after.kinds else 0.0
    return 0.0


def _verb_before(own: Sign, after: View) -> float:
    score = 1.0 if after.word in _SAID or after.word in ("الي", "علي") else 0.0
    score += 1.5 if own.cue and after.word in _THAT else 0.0  # ذكر أن: hardly the noun
    if _SPEAKERS.intersection(after.flags):
        score += 1.2 if own.first == "و" and own.tag[:2] == "vp" else 0.7
    elif after.definite:
        score += 0.5
    if own.gender and after.gender and own.tag.endswith("3"):
        score += 0.3 if own.gender == after.gender else -0.3
    return score
