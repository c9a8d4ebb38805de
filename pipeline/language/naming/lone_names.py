"""Whether one word alone is the name of a person: a known surname, an unknown word, a first name where it acts."""

from __future__ import annotations

import re
from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.naming.hints import MOTHER

__all__ = ["names_alone"]

_UNLIKE: Final = re.compile(r"\w+ات|[اأ]\w\w\w|\w\wا\wي")  # الحجوزات، الأدفأ، الضواحي
_TITLE_WORDS: Final = 7  # before a name


def names_alone(words: tuple[Word, ...], i: int, last: int, known: frozenset[str]) -> bool:
    """Say whether word ``i`` names a person though no other name goes with it."""
    return _strong(words, i, known) or _bears_title(words, i, last)


def _strong(words: tuple[Word, ...], i: int, known: frozenset[str]) -> bool:
    """Say whether one word alone is enough of a name: a known surname, an unknown word that is no adjective."""
    word = words[i]
    if word.core in known:
        return True
    if word.flags & (Flag.PLACE | Flag.TIME | Flag.NISBA):
        return False
    if word.flags & Flag.SURNAME:
        return word.pos == "noun_prop"
    if word.flags & Flag.FIRST_NAME:
        if _introduced(words, i):
            return True
        if _acts_first(words, i):
            return False
        return word.pos == "noun_prop" and not (_everyday_adjective(word) and _as_predicate(words, i))
    previous = words[i - 1] if i else None
    if word.analysis.source == "backoff" and word.core.startswith("ال"):
        if _UNLIKE.fullmatch(word.stem.removeprefix("ال")):
            return False
        if not word.stem.endswith("ي"):
            return previous is not None and any(o.cue for o in previous.options)
    if word.analysis.source == "backoff":
        adjective = (
            word.analysis.definite and previous is not None and previous.analysis.definite and previous.is_nominal
        )
        return not adjective and len(word.stem) > 2
    return False


def _acts_first(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what opens a sentence is rather the verb of an office or a body: | دان | الأمين العام القرار."""
    following = words[i + 1] if i + 1 < len(words) else None
    if following is None or (i and words[i - 1].part == words[i].part):
        return False
    acts = any(
        o.analysis.pos == "verb" and o.analysis.aspect == "p" and o.analysis.person == "3" for o in words[i].options
    )
    return acts and bool(following.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.INSTITUTION)) and not following.preposed


def _bears_title(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a word bears the title before it, as no adjective without ال can: قال بائع الخضار | محمود | إن."""
    word, before = words[i], words[i - 1] if i else None
    if before is None or not word.flags & Flag.FIRST_NAME or word.analysis.definite or not before.analysis.definite:
        return False
    if i + 1 >= last or not ("complementizer" in words[i + 1].roles or words[i + 1].text == ":"):
        return False
    for k in range(i - 1, max(0, i - _TITLE_WORDS), -1):
        if words[k].pos in ("verb", "punc", "conj_sub", "pron_rel"):
            return False
        if words[k].flags & (Flag.TITLE | Flag.HONORIFIC) and words[k - 1].may_report:
            return True
    return False


def _introduced(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what opens a sentence bears a name, as who that is follows: عائشة | ، أم لثلاث بنات، | ، 34 عاما."""
    opens = i == 0 or words[i - 1].part != words[i].part
    if not opens or words[i].analysis.definite or i + 3 >= len(words) or words[i + 1].text not in ("،", ",", "("):
        return False
    told, following = words[i + 2], words[i + 3]
    if told.pos == "digit":
        return "year_of_age" in following.roles
    somebody = bool(told.flags & (Flag.TITLE | Flag.COMMON_PERSON)) and told.pos == "noun"
    return told.text in MOTHER or "while_he" in told.roles or (somebody and not told.analysis.definite)


def _everyday_adjective(word: Word) -> bool:
    return any(o.analysis.pos in ("adj", "adj_comp") and not o.analysis.definite for o in word.options)


def _as_predicate(words: tuple[Word, ...], i: int) -> bool:
    """Say whether an adjective says something of the noun before, or opens what somebody said: الوقود | غال."""
    previous, following = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
    subject = previous is not None and previous.pos == "noun" and not previous.flags & (Flag.TITLE | Flag.GROUP)
    pronoun = previous is not None and previous.pos == "conj_sub" and previous.analysis.enclitics  # إنه | متعب
    opens = previous is None or subject or pronoun or previous.pos == "punc"
    return opens and (following is None or following.pos in ("punc", "prep", "adv"))
