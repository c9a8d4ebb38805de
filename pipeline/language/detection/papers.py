"""Papers that speak for themselves: تلقى المركز | بلاغا | مفاده أن, for who receives one does not say what it tells."""

from __future__ import annotations

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.speakers import SPEAKING, source_like
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL, PRONOUNS, has_preposition, is_plural
from pipeline.language.phrases import Phrase, Reader

__all__ = ["gender_of_paper", "only_owned", "papers_before", "received", "tells_in_letter"]

_FAR = 10  # words from a verb of receiving to what the paper says
_PAPERS = 2  # words of papers with an adjective
_THAT = 2  # words from where somebody says something in a letter to its clause, with a preposition
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


def papers_before(reader: Reader, first: int, k: int, frame: Frame) -> Phrase | None:
    """Return the papers or news before a relative clause that tells what they say: نفى النادي | الأنباء | التي."""
    words = reader.words
    own = frame.opener == "clause" and not words[frame.at].analysis.enclitics
    if words[k].pos != "pron_rel" or not own or words[frame.cue].analysis.enclitics:
        return None
    for s in range(k - 1, max(first, k - _PAPERS) - 1, -1):
        word = words[s]
        if word.pos == "noun" and word.analysis.definite:
            paper = word.flags & Flag.DOCUMENT or word.stem in reader.roles["tidings"]
            fits = paper and not has_preposition(word) and (gender_of_paper(word), "s") == (frame.gender, frame.number)
            return Phrase(s, k) if fits and not only_owned(reader, s, frame) else None
    return None


def gender_of_paper(word: Word) -> str | None:
    """Return the gender of the verb that tells what a paper says: papers, like all things, have a feminine one."""
    return "f" if is_plural(word) or word.flags & Flag.PLURAL else word.analysis.gender


def only_owned(reader: Reader, i: int, frame: Frame) -> bool:
    """Say whether a paper is only somebody's who speaks himself: صاحب | البلاغ | الذي قال، رئيسة قسم | الأخبار | التي.

    So it is where its pronoun stands right behind "that": كذبت الوزيرة | الأخبار | التي أوضحت أن هدفها التشويش.
    """
    words = reader.words
    told = words[frame.at + 1] if frame.opener == "clause" and frame.at + 1 < len(words) else None
    if told is not None and told.pos == "noun" and told.analysis.enclitics[:1] in PRONOUNS:
        if PRONOUNS[told.analysis.enclitics[:1]] == (frame.gender, frame.number):
            return True
    before = words[i - 1] if i else None
    if before is None or before.pos not in NOMINAL or before.analysis.definite or before.analysis.enclitics:
        return False
    owner = before.flags & SPEAKING and not before.flags & Flag.DOCUMENT
    return bool(owner) or before.stem in reader.roles["maker_of_work"]


def tells_in_letter(cues: CueReader, i: int, j: int, last: int) -> bool:
    """Say whether the verb ``j`` tells what the one ``i`` writes says: كتب فلان رسالة إلى الوزير | يؤكد فيها أن.

    It has a clause and nobody of its own, and the paper is not on something: تعليقا على صورة | تظهر فيها مع زوجها: "…".
    """
    words, telling = cues.words, cues.cue_at(j)
    on_it = (words[k - 1].text.endswith("ا") and PREPOSITIONS.get(words[k].folded) == "ala" for k in range(i + 2, j))
    if telling is None or any(on_it):
        return False  # but كتب على صفحته منشورا | يؤكد فيه أن
    return any(cues.reader.is_complementizer(k) for k in range(j + 2, min(last, j + 2 + _THAT)))
