"""Helpers on the letters of one Arabic word: without marks, folded, transliterated."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from camel_tools.utils.charmap import CharMapper
from camel_tools.utils.dediac import dediac_ar

__all__ = ["TATWEEL", "bare", "fold_spelling", "from_buckwalter", "to_buckwalter"]

TATWEEL: Final = "\u0640"
ALEF_WASLA: Final = "\u0671"
_FOLD: Final = str.maketrans("أإآٱىة", "ااااي" + "ه", TATWEEL)


def bare(word: str) -> str:
    """Return ``word`` without diacritics and tatweel: أَعْلَنَ → أعلن."""
    return dediac_ar(word).replace(TATWEEL, "").replace(ALEF_WASLA, "ا")


def fold_spelling(word: str) -> str:
    """Return ``word`` as camel-tools' analyser looks it up: أ إ آ → ا, ى → ي, ة → ه, no marks.

    The hamzas ؤ ئ ء stay, as they do there. The length in letters stays that of ``bare(word)``.
    """
    return dediac_ar(word).translate(_FOLD)


@lru_cache(maxsize=2)
def _mapper(name: str) -> CharMapper:
    return CharMapper.builtin_mapper(name)


def from_buckwalter(text: str) -> str:
    """Return the Arabic of Buckwalter's transliteration, in NFC and with a plain alef for ٱ: ``{iEotabar`` → اِعْتَبَر."""
    return normalize("NFC", str(_mapper("bw2ar").map_string(text)).replace(ALEF_WASLA, "ا"))


def to_buckwalter(text: str) -> str:
    """Return Buckwalter's transliteration of ``text``, the doubling before the vowel: تَحَمَّل → ``taHam~al``."""
    return re.sub("([aiuoFNK])~", r"~\1", str(_mapper("ar2bw").map_string(text)))
