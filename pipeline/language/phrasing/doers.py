"""What people told by a participle hold, share in or come from: القائمون | على المشروع |، الناجون | من الغرق |.

Each participle has prepositions of its own (the pairs of the role ``people_and_preposition``), so that what they govern
tells which people are meant, whatever the verb before them takes.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.index import SectionIndex
from pipeline.language.phrasing.noun_behind import over_name
from pipeline.language.phrasing.objects import takes_preposition
from pipeline.language.phrasing.shares import of_people

__all__ = ["doers_end"]

_PLURALS: Final = ("ون", "ين", "ات")
_NO_MATTER: Final = frozenset(("turn", "context", "statement_of", "own_speech", "wording"))
_LEADS: Final = ("ب", "ل")
_TOLD: Final = Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE


def doers_end(index: SectionIndex, first: int, j: int, last: int) -> int:
    """Return the end of what people told by a participle before word ``j`` share in, else ``j``: العاملون | في منجم |.

    Who they are may follow what they do: القائمون عليها | من شباب المدينة |.
    """
    if j >= last:
        return j
    words, word = index.words, index.words[j]
    behind = j + 1 if word.pos == "prep" and not word.preposed else j
    if behind >= last and not word.analysis.enclitics:
        return j
    if behind > j and j + 1 < len(words) and takes_preposition(index, first, j):
        return j
    asks = word.folded == "من" and first > 0 and "wishing" in words[first - 1].acts
    if asks:
        return j  # طلب المشاركون في الورشة | من المسؤولين أن
    if _takes(index, words[j - 1], word):
        if word.analysis.enclitics and behind > j:
            return j + 1 if word.stem != "ل" else j  # وقال المؤيدون | لي | إن
        return over_name(index, behind, last) if behind < last and _held(index, j, behind) else j
    told = behind > j and word.folded == "من" and _takes(index, words[first], words[first + 1])
    return over_name(index, behind, last) if told and of_people(index, behind) else j


def _takes(index: SectionIndex, people: Word, word: Word) -> bool:
    """Say whether a plural participle has the preposition of a word as its own: المنتمون | إلى، المعنيون | ب."""
    one = _singular(people)
    if not one or people.analysis.number == "s" or not people.is_nominal:
        return False
    led = word.preposed if word.preposed in _LEADS else word.stem if word.pos == "prep" else ""
    return f"{one} {led}" in index.roles["people_and_preposition"]


def _singular(people: Word) -> str:
    return people.stem[: -len(_PLURALS[0])] if people.stem.endswith(_PLURALS) else ""


def _place(index: SectionIndex, k: int) -> bool:
    """Say whether word ``k`` is where people can be: المعتصمون | بمنجم كذا."""
    word = index.words[k]
    place = word.flags & (Flag.PLACE | Flag.TOWN | Flag.ORG_HEAD | Flag.INSTITUTION) or "place_head" in word.stem_roles
    return bool(place) or index.kind_at(k) in ("LOC", "ORG")


def _takes_within(index: SectionIndex, people: Word) -> bool:
    """Say whether the ب of people means a place, as they have في too: المقيمون | بالمخيم, not المعنيون | بالملف."""
    return f"{_singular(people)} في" in index.roles["people_and_preposition"]


def _held(index: SectionIndex, j: int, k: int) -> bool:
    """Say whether word ``k`` is what people hold, share in or come from, not when, where or how they say something.

    Of venues that is an event: المشاركون | في الندوة |, not المشاركون | في بيان |، | في المؤتمر الصحفي.
    """
    words, word = index.words, index.words[k]
    named = k in index.names
    if not (word.is_nominal or named) or index.spells_complementizer(k) or index.is_time(k):
        return False
    if k > j and (has_preposition(word) or word.analysis.enclitics):
        return False  # وأكد المشاركون | في كلماتهم | أن
    if not _NO_MATTER.isdisjoint(word.stem_roles) or not _NO_MATTER.isdisjoint(word.roles):
        return False  # وقال المستفيدون | من جهتهم | إنهم
    if word.preposed == "ب" and not word.analysis.definite and not named:
        return False  # وحذر المعنيون | بشدة | من أن
    if word.preposed == "ل" and (word.flags & _TOLD or index.kind_at(k) in ("PER", "MED")):
        return False  # قال المعارضون | لصحيفة الأفق | إن
    if word.preposed == "ب" and _takes_within(index, words[j - 1]) and not _place(index, k):
        return False  # اتهم المتظاهرين | بتلقي أموال
    if "necessity" in word.stem_roles or "end_of" in word.stem_roles or "statement_of" in word.stem_roles:
        return False  # شدد المشرفون | على ضرورة "…"، أكد المشاركون | في ختام الندوة أن
    event = "taken_part_in" in word.stem_roles
    taking_part = "taking_part" in index.words[j - 1].stem_roles
    if taking_part and index.kind_at(k) == "LOC":
        return False  # أكد المشاركون | في الدوحة | أن
    after = index.words[k + 1] if k + 1 < len(index.words) else word
    press = event and "of_press" in after.stem_roles
    return not press and (not word.flags & Flag.VENUE or (event and not word.analysis.enclitics))
