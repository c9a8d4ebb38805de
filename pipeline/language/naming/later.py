"""What a later mention tells of a full name: قال جيروم | فاشيه, as further on stands وقال فاشيه إن.

Who speaks stands alone between the verb and what is said. Where the same word comes right after a person's name
elsewhere in the article, it is that person's surname, whatever else it could be.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.naming.evidence import NOT_IN_NAME, in_manner, name_like
from pipeline.language.naming.slot import said
from pipeline.language.nominal import has_preposition, is_plural

__all__ = ["lone_speakers"]

_UNLIKE: Final = NOT_IN_NAME | Flag.FUNCTION | Flag.NISBA | Flag.PLACE | Flag.STATE | Flag.COMMON_PERSON


def lone_speakers(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the cores of the words that stand alone between a verb that reports and what is said."""
    after = [i + 1 for i, word in enumerate(words[:-2]) if word.may_report and word.pos == "verb"]
    return frozenset(words[i].core for i in after if _speaks_alone(words, i))


def _speaks_alone(words: tuple[Word, ...], i: int) -> bool:
    """Say whether word ``i``, after a verb that reports, is all that stands before what is said."""
    before, word, after = words[i - 1], words[i], words[i + 1]
    if before.analysis.enclitics or before.part != word.part:
        return False
    unlike = word.flags & _UNLIKE
    if not word.analysis.definite and (word.flags & Flag.FIRST_NAME or unlike == Flag.NISBA):
        unlike = 0  # أمل، أمين، وأضاف | مغربي | أن
    if not word.is_nominal or unlike or has_preposition(word) or in_manner(word) or is_plural(word):
        return False
    if name_like(word):
        return said(words, i + 1) or after.pos == "prep"
    return after.text != "،" and said(words, i + 1)
