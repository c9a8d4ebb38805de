"""Who says what something drives him to: دفع الغلاء | الوزير | إلى القول إن, ما حمل | المدير | على الاعتراف بأن."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import SAYING, Flag
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["driven", "driver_before"]

_NEAR: Final = 14  # words from the verb to the noun of saying
_PAIR: Final = 2  # commas round the name of who is driven
_COMMAS: Final = ("،", ",")
_WHAT: Final = ("ما", "مما")
_TO_SAY: Final = ("الي", "علي")
_HIM: Final = (("ه",), ("ها",), ("هم",), ("هن",), ("هما",))  # not هذا ما | يدفعنا | إلى القول


def driver_before(reader: Reader, i: int) -> int | None:
    """Return the verb that drives somebody to the saying at word ``i``: | دفع | الوزير إلى القول, with its commas."""
    words, commas = reader.words, 0
    purpose = "ل" in words[i].analysis.proclitics and words[i].stem == SAYING  # not دفع المبلغ | للتأكيد أن
    if not (words[i - 1].folded in _TO_SAY or purpose):
        return None
    for j in range(i - 1, max(reader.bounds(i)[0] - 1, i - _NEAR), -1):
        word = words[j]
        commas += word.text in _COMMAS
        if word.pos == "punc" and word.text not in _COMMAS:
            return None
        if word.pos == "verb" and j not in reader.name_of:
            drives = word.analysis.person == "3" and word.analysis.key in reader.roles["drives_to_say"]
            denied = j > 0 and words[j - 1].folded.removeprefix("و") in reader.roles["not_before_verb"]
            him = word.analysis.enclitics[:1]
            somebody = him in _HIM or (not him and driven(reader, j, i) is not None)
            return j if drives and somebody and not denied and commas in (0, _PAIR) else None
    return None


def driven(reader: Reader, verb: int, i: int) -> Phrase | None:
    """Return who is driven: the source right before the preposition or the comma; nobody for دفعه | إلى القول."""
    words = reader.words
    end = i - 1 if words[i - 1].pos == "prep" else i
    commas = [k for k in range(verb + 1, end) if words[k].text in _COMMAS]
    limit = commas[0] if commas else end
    for k in range(verb + 1, limit):
        phrase = reader.noun_phrase(k, limit)
        if phrase is None or words[k].flags & Flag.DOCUMENT or _drives(reader, verb, k, limit):
            continue  # قادت | الأدلة | المحقق, أجبرت | الشرطة | المتهم
        if phrase.last == limit and source_like(reader, phrase):
            named = reader.bearer_end(k, limit, limit + 1, end) if commas else None
            return Phrase(k, named) if named is not None else phrase
    return None


def _drives(reader: Reader, verb: int, k: int, limit: int) -> bool:
    """Say whether right behind its verb stands who drives, before another with the article: أجبرت | الشرطة | المتهم."""
    words = reader.words
    before = words[verb - 1] if verb else None
    if k != verb + 1 or k + 1 >= limit or (before and (before.pos == "pron_rel" or before.folded in _WHAT)):
        return False
    who, whom = words[k], words[k + 1]
    titled = whom.pos == "noun" and whom.flags & Flag.TITLE and not who.flags & Flag.TITLE  # دفع | الغلاء | الوزير
    apart = titled or who.analysis.gender != whom.analysis.gender
    return bool(apart and who.analysis.definite and whom.analysis.definite)
