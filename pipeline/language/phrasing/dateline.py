"""The place, agency and author with which a report begins: القاهرة (رويترز) -، باريس - أ ف ب:، طنجة - هدى سالم:."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["after_dateline"]

_BEFORE_REPORT: Final = ("-", "–", "—", "--", ":", ")", "/")
_ACRONYM: Final = 4  # letters of an agency: قنا، ومع، بترا
_LONGEST: Final = 16  # words
_OUTLET: Final = 6  # words, with both marks
_PLACE_AND_DASH: Final = 2  # words


def after_dateline(index: SectionIndex, first: int, last: int) -> int:
    """Return the word after the dateline at word ``first``, else ``first``: مابوتو - د.ب.أ: | ارتفع …."""
    words, k, agency = index.words, first, False
    last = min(last, first + _LONGEST)
    while k < last:
        word, name = words[k], index.names.get(k)
        quoted = index.marked(k) if k > first else None
        end = index.word_at(quoted.end) if quoted is not None and quoted.closed else last
        if end < last and end - k <= _OUTLET and words[end].text in _BEFORE_REPORT:
            agency, k = True, end  # الرباط - | «الخليج اليوم» | :
            continue
        if name is not None and name.kind in ("LOC", "MED"):
            agency = agency or name.kind == "MED"
            k = name.last - 1
        elif name is not None and name.kind == "PER" and k > first and _author_at(index, k):
            agency, k = True, name.last - 1  # طنجة - | هدى سالم | وعمر سعد | :
        elif k > first and (bracket := _outlet_end(index, k, last)) > k:
            agency, k = True, bracket - 1  # تونس | (وات) | -
        elif _acronym(index, first, k, last):
            agency = True  # الدوحة - | قنا | :
        elif k > first and (word.pos == "digit" or word.flags & Flag.TIME):
            pass  # واشنطن | 3 مارس | (رويترز) -
        elif not (word.pos in ("punc", "latin", "abbrev") and index.marked(k) is None):
            break
        agency = agency or word.pos in ("latin", "abbrev")
        k += 1
    ends = k > first and words[k - 1].text in _BEFORE_REPORT
    plain = ends and k < last and words[k].pos == "verb" and k - first == _PLACE_AND_DASH  # باريس - | أوقف …
    return k if ends and (agency or plain) else first


def _author_at(index: SectionIndex, k: int) -> bool:
    """Say whether a name at word ``k`` stands behind a dash or joins another author: طنجة - | هدى | و | عمر."""
    before = index.words[k - 1]
    return before.text in _BEFORE_REPORT or index.words[k].analysis.proclitics == ("و",) or before.folded == "و"


def _outlet_end(index: SectionIndex, k: int, last: int) -> int:
    """Return the word after a bracket at word ``k`` that a dash or a colon follows, else ``k``: تونس | (وات) | -."""
    if index.words[k].text != "(":
        return k
    for j in range(k + 1, min(last - 1, k + _OUTLET)):
        if index.words[j].text == ")":
            return j + 1 if index.words[j + 1].text in _BEFORE_REPORT else k
    return k


def _acronym(index: SectionIndex, first: int, k: int, last: int) -> bool:
    """Say whether a short word alone stands between two dashes: الدوحة - | قنا | :، الرباط / | ومع | /."""
    if not first < k < last - 1 or index.words[k - 1].text not in _BEFORE_REPORT:
        return False
    word = index.words[k]
    if word.pos.startswith("pron"):
        return False  # الكويت - هي - الأولى عربيا
    short = len(word.text) <= _ACRONYM and word.text.isalpha() and not word.analysis.definite
    return short and index.words[k + 1].text in _BEFORE_REPORT
