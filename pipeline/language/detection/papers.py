"""Papers that speak for themselves: تلقى المركز | بلاغا | مفاده أن, for who receives one does not say what it tells."""

from __future__ import annotations

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrases import Phrase

__all__ = ["received"]

_FAR = 10  # words from a verb of receiving to what the paper says
_PAPER = 4  # words of a paper with its adjectives


def received(cues: CueReader, frame: Frame) -> Phrase | None:
    """Return the paper that somebody got before what it says, or who sent it.

    تلقى المركز | بلاغا | مفاده أن، وصلت إلى الإدارة | رسالة عاجلة | جاء فيها أن، تسلم رسالة من | المحافظ | مفادها أن.
    """
    reader, words = cues.reader, cues.words
    k = frame.cue
    first, _ = reader.bounds(k)
    gist = frame.kind == "participle" and words[k].folded in reader.roles["gist"]
    told = frame.cue_last - k == 2 and bool(words[k + 1].analysis.enclitics)  # جاء فيها
    if not (gist or told) or words[k].analysis.proclitics:
        return None
    for i in range(k - 1, max(first, k - _FAR) - 1, -1):
        if words[i].pos in ("punc", "pron_rel", "conj_sub"):
            return None
        if words[i].pos == "verb" and i not in reader.name_of:
            return _paper(cues, i + 1, k) if reader.may_act(words[i], reader.roles["getting"]) else None
    return None


def _paper(cues: CueReader, begin: int, k: int) -> Phrase | None:
    """Return the paper between a verb of receiving and word ``k``, or who stands behind it with "from"."""
    reader, words = cues.reader, cues.words
    for i in range(k - 1, begin - 1, -1):
        word = words[i]
        if word.folded == "من" and i > begin and words[i - 1].flags & Flag.DOCUMENT:
            sender = reader.noun_phrase(i + 1, k)
            return sender if sender is not None and sender.last == k and source_like(reader, sender) else None
        if word.flags & Flag.DOCUMENT and word.pos == "noun" and not word.analysis.definite:
            bare = not (word.analysis.enclitics or has_preposition(word)) and k - i <= _PAPER
            phrase = reader.noun_phrase(i, k) if bare else None
            return phrase if phrase is not None and phrase.last == k else None
    return None
