"""Who speaks in a paper: who wrote or sent it, or the paper, not who receives it: تلقى المركز | بلاغا | مفاده أن."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition, is_plural
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = [
    "author_before",
    "came_from",
    "gender_of_paper",
    "issuer_before",
    "letter_from",
    "received",
    "tells_in_letter",
]

_FAR: Final = 10  # words from a verb of receiving to what the paper says
_THAT: Final = 2  # words from where somebody says something in a letter to its clause, with a preposition
_BACK: Final = 22  # words
_OPENED: Final = ("clause", "colon", "quote")
_PAPER: Final = 4  # words of a paper with its adjectives


def received(cues: CueReader, frame: Frame) -> Phrase | None:
    """Return the paper that somebody got before what it says, or who sent it.

    تلقى المركز | بلاغا | مفاده أن، وصلت إلى الإدارة | رسالة عاجلة | جاء فيها أن، تسلم رسالة من | المحافظ | مفادها أن.
    """
    reader, words = cues.reader, cues.words
    k = frame.cue
    first, _ = reader.bounds(k)
    gist = frame.kind == "participle" and "gist" in words[k].roles
    told = frame.cue_last - k == 2 and bool(words[k + 1].analysis.enclitics)  # جاء فيها
    if not (gist or told) or words[k].analysis.proclitics:
        return None
    for i in range(k - 1, max(first, k - _FAR) - 1, -1):
        if words[i].pos in ("punc", "pron_rel", "conj_sub"):
            return None
        if words[i].pos == "verb" and i not in reader.name_of:
            return _paper(cues, i + 1, k) if "getting" in words[i].acts else None
    return None


def came_from(cues: CueReader, frame: Frame) -> Phrase | None:
    """Return from whom a paper came out that a sentence opens with: صدر عن | الوزارة | بيان جاء فيه، صدر بيان عن |."""
    return issuer_before(cues, frame.cue)


def issuer_before(cues: CueReader, k: int) -> Phrase | None:
    """Return from whom a paper came out before word ``k``: صدر عن | الوزارة | البيان الآتي: "…".

    Nothing but the paper and when it came stands between him and what it says.
    """
    reader, words = cues.reader, cues.words
    first, _ = reader.bounds(k)
    if words[first].pos != "verb" or "comes_out" not in words[first].acts:
        return None
    at = next((i for i in range(first + 1, min(k, first + _PAPER + 1)) if words[i].folded == "عن"), None)
    issuer = reader.noun_phrase(at + 1, k) if at is not None else None
    if at is None or issuer is None or not source_like(reader, issuer):
        return None
    beside = (*words[first + 1 : at], *words[issuer.last : k])
    paper = any("statement_of" in w.stem_roles for w in beside)
    plain = all(w.flags & Flag.TIME or w.pos == "pron_dem" or (w.is_nominal and not w.preposed) for w in beside)
    return issuer if paper and plain else None


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


def letter_from(reader: Reader, first: int, frame: Frame) -> Phrase | None:
    """Return who sent what says something: تلقت برقية من | المحافظ فلان | تفيد بأنه، رسالة من فلانة، تقول إن."""
    words = reader.words
    if frame.kind != "verb" or frame.aspect != "i" or frame.opener not in _OPENED:
        return None
    for i in range(frame.cue - 2, max(first, frame.cue - _BACK), -1):
        letter = words[i - 1]
        if words[i].pos in ("verb", "conj_sub", "pron_rel") or words[i].text == ":":
            return None
        if words[i].folded != "من" or not letter.flags & Flag.DOCUMENT or not letter.flags & Flag.VENUE:
            continue
        sender = _with_apposed(reader, i + 1, frame.cue)
        fits = sender is not None and letter.analysis.gender == frame.gender and not letter.analysis.definite
        return sender if fits and source_like(reader, sender) else None
    return None


def _with_apposed(reader: Reader, i: int, last: int) -> Phrase | None:
    """Return a phrase that runs up to word ``last``, or to a comma before it, also with a name between commas."""
    words = reader.words
    phrase = reader.noun_phrase(i, last)
    if phrase is None:
        return None
    if phrase.last + 1 < last and words[phrase.last].is_comma:
        bearer = reader.bearer_end(phrase.first, phrase.last, phrase.last + 1, last)
        phrase = phrase if bearer is None else Phrase(phrase.first, bearer)
    return phrase if phrase.last + (words[last - 1].is_comma) == last else None


def author_before(reader: Reader, first: int, frame: Frame) -> Phrase | None:
    """Return whose paper or speech it is in which somebody says something, as the words right before tell.

    بعد بيان من | النقابة |، قالت فيه، بيان صادر عن | الوزارة، تصريحات | لوزير النقل، تغريدة | الوزير | التي قال فيها،
    أجرت الصحيفة مقابلة مع | فلان | قال فيها.

    Who gives a paper out says what is in it, wherever he is, to whomever it goes: أصدر | المجلس | بيانا للشعب قال فيه،
    ألقى | الرئيس | كلمة من القصر قال فيها.
    """
    words, k = reader.words, frame.cue
    inside = frame.cue_last < len(words) and "in_which" in words[frame.cue_last].roles
    if frame.kind != "verb" or not inside or words[k].analysis.proclitics or k <= first:
        return None
    which = words[k - 1].pos == "pron_rel"
    end = k - which
    gender = "f" if words[frame.cue_last].folded.endswith("ها") else "m"
    for i in range(end - 1, max(first, end - _BACK) - 1, -1):
        word = words[i]
        if (word.pos in ("verb", "conj_sub", "pron_rel") and i not in reader.name_of) or word.text in ":؛.":
            return None
        speech = word.flags & Flag.DOCUMENT or _speech(word) in reader.roles["own_speech"]
        if not speech or not word.is_nominal or word.analysis.enclitics or gender_of_paper(word) != gender:
            continue
        begin = _author_begins(reader, i, first, which=which)
        if begin > i and _given_out(reader, i, begin, first, frame):
            return None
        author = _with_apposed(reader, begin, k - which) if begin > i else None
        pages = author is not None and words[author.last - 1].flags & Flag.DOCUMENT  # تقرير من | عشر صفحات
        return author if source_like(reader, author) and not pages else None
    return None


def _speech(word: Word) -> str:
    """Return the stem of a noun without the ending of بيانا."""
    return word.stem.removesuffix("ا")


def _author_begins(reader: Reader, i: int, first: int, *, which: bool) -> int:
    """Return where the author of the paper at word ``i`` is named behind it, or ``i`` where he is not."""
    words, j, own = reader.words, i + 1, _speech(reader.words[i]) in reader.roles["own_speech"]
    while words[j].pos.startswith("adj") and "issued_adjective" not in words[j].roles:
        j += 1
    if words[j].folded == "مع":
        return j + 1 if own and _outlet_asks(reader, first, i) and reader.kind_at(j + 1) in ("PER", "TITLE") else i
    if words[j].folded.removeprefix("ال") in reader.roles["issued_adjective"] and words[j + 1].folded in ("عن", "من"):
        return j + 2
    if words[j].folded == "من":
        return j + 2 if "on_part_of" in words[j + 1].roles else j + 1
    if not own or words[i].analysis.definite:
        return i
    if words[j].preposed == "ل":
        outlet = words[j].flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE)  # تصريح لإذاعة المدى قالت فيه
        return i if outlet or _speech(words[i]) in reader.roles["addressed_speech"] else j
    return j if which and j == i + 1 and words[j].is_nominal and words[j].analysis.definite is not False else i


def _outlet_asks(reader: Reader, first: int, i: int) -> bool:
    """Say whether an outlet holds the talk at word ``i``: أجرت | الصحيفة | مقابلة، not خص النادي | الصحيفة | بحديث."""
    words, act = reader.words, _act_before(reader, first, i)
    for k in range(first, i):
        if words[k].flags & (Flag.MEDIA | Flag.MEDIA_HEAD) and not has_preposition(words[k]):
            between = words[act + 1 : k] if act is not None and act < k else []
            if not any(w.analysis.definite or w.analysis.enclitics or w.pos == "noun_prop" for w in between):
                return True
    return False


def _act_before(reader: Reader, first: int, i: int) -> int | None:
    """Return the last verb before word ``i`` that does not follow a relative pronoun."""
    for k in range(i - 1, first - 1, -1):
        which = k > first and reader.words[k - 1].pos == "pron_rel"
        if reader.words[k].pos == "verb" and k not in reader.name_of and not which:
            return k
    return None


def _given_out(reader: Reader, i: int, begin: int, first: int, frame: Frame) -> bool:
    """Say whether what stands at word ``begin`` is only where the paper at word ``i`` comes from or to whom it goes.

    A person behind "from" has written it, though somebody else gave it out; an outlet gives out what others said.
    """
    words, word, before = reader.words, reader.words[begin], reader.words[begin - 1]
    to = word.preposed == "ل"
    person = word.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.COMMON_PERSON | Flag.GROUP)
    person = person or reader.kind_at(begin) in ("PER", "TITLE")
    issued = words[begin - 2].folded.removeprefix("ال") in reader.roles["issued_adjective"]
    if not to and (issued or before.folded != "من"):
        return False  # بيان صادر عن | الوزارة
    if to and word.analysis.enclitics:
        return True
    if not to and (person or word.analysis.enclitics or reader.kind_at(begin) == "LOC"):
        return not person
    act = _act_before(reader, first, i)
    gets = act is not None and "getting" in words[act].acts  # تلقى is passive of ألقى too
    if act is None or gets or "giving_paper" not in words[act].acts:
        return False
    outlet = words[act + 1].flags & (Flag.MEDIA | Flag.MEDIA_HEAD)
    return not outlet and words[act].analysis.gender == frame.gender


def gender_of_paper(word: Word) -> str | None:
    """Return the gender of the verb that tells what a paper says: papers, like all things, have a feminine one."""
    return "f" if is_plural(word) or word.flags & Flag.PLURAL else word.analysis.gender


def tells_in_letter(cues: CueReader, i: int, j: int, last: int) -> bool:
    """Say whether the verb ``j`` tells what the one ``i`` writes says: كتب فلان رسالة إلى الوزير | يؤكد فيها أن.

    It has a clause and nobody of its own, and the paper is not on something: تعليقا على صورة | تظهر فيها مع زوجها: "…".
    """
    words, telling = cues.words, cues.cue_at(j)
    on_it = (words[k - 1].text.endswith("ا") and PREPOSITIONS.get(words[k].folded) == "ala" for k in range(i + 2, j))
    if telling is None or any(on_it):
        return False  # but كتب على صفحته منشورا | يؤكد فيه أن
    if j + 2 < last and words[j + 2].text == ":" and telling.kind == "verb" and telling.entry.kind in ("say", "state"):
        return True  # وكتب فلان تغريدة | قال فيها | : "…"
    return any(cues.reader.is_complementizer(k) for k in range(j + 2, min(last, j + 2 + _THAT)))
