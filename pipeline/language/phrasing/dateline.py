"""The place and agency with which a report begins: القاهرة (رويترز) -، نيروبي، كينيا (CNN)--، باريس - أ ف ب:."""

from __future__ import annotations

from pipeline.language.lexicon import Flag
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["after_dateline"]

_BEFORE_REPORT = ("-", "–", "—", "--", ":", ")")
_LONGEST = 16  # words
_OUTLET = 6  # words, with both marks
_PLACE_AND_DASH = 2  # words


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
        elif k > first and (word.pos == "digit" or word.flags & Flag.TIME):
            pass  # واشنطن | 3 مارس | (رويترز) -
        elif not (word.pos in ("punc", "latin", "abbrev") and index.marked(k) is None):
            break
        agency = agency or word.pos in ("latin", "abbrev")
        k += 1
    ends = k > first and words[k - 1].text in _BEFORE_REPORT
    plain = ends and k < last and words[k].pos == "verb" and k - first == _PLACE_AND_DASH  # باريس - | أوقف …
    return k if ends and (agency or plain) else first
