"""Who can be the source of a statement, as far as its words tell."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.marks import OPENING
from pipeline.language.nominal import PICKED, body_by_field, is_deed, is_plural, press_of_place
from pipeline.language.normalise import fold
from pipeline.language.phrasing.doers import doers_end
from pipeline.language.phrasing.index import HEADS
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["SPEAKING", "can_speak", "is_person", "source_like"]

SPEAKING: Final = (
    Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD
    | Flag.INSTITUTION
    | Flag.MEDIA | Flag.STATE | Flag.FIRST_NAME | Flag.SURNAME | Flag.COMMON_PERSON
)  # fmt: skip
"""What the tables know of words for somebody or something that speaks."""
_OURS: Final = ("نا",)
_THING_AND_KIND: Final = 2  # words of a noun with its adjective


def can_speak(reader: Reader, i: int) -> bool:
    """Say whether word ``i`` is a word for somebody or a body, or begins a name."""
    speaking = HEADS | Flag.INSTITUTION | Flag.MEDIA | Flag.STATE | Flag.COMMON_PERSON
    return bool(reader.words[i].flags & speaking) or reader.kind_at(i) in ("PER", "ORG", "MED", "TITLE")


def is_person(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a phrase is somebody by title or name."""
    titled = bool(reader.words[phrase.first].flags & (Flag.TITLE | Flag.HONORIFIC))
    return titled or reader.person_within(phrase.first, phrase.last) is not None


def source_like(reader: Reader, phrase: Phrase | None) -> bool:
    """Say whether a phrase can be somebody who speaks."""
    if phrase is None:
        return False
    first = reader.words[phrase.first]
    body = body_by_field(reader.words, phrase.first) or (
        phrase.last - phrase.first > 1 and press_of_place(reader.words, phrase.first)
    )
    if body or reader.share_end(phrase.first, phrase.last) is not None:
        return True
    if "self_same" in first.roles and phrase.last - phrase.first > 1:
        first = reader.words[phrase.first + 1]  # ذات المصدر
    elif reader.picks_first(phrase.first) and phrase.last - phrase.first > 1:
        first = reader.words[phrase.first + 1]  # أحدث تقارير الصندوق، أكبر شركة في البلاد
    if first.text in OPENING and phrase.last - phrase.first > 1:
        return True
    felt = first.analysis.enclitics and any(fold(o.stem) in reader.roles["feeling"] for o in first.options)
    if felt and not _his_excellency(reader, phrase):
        return False  # أبدى | رضاه | عن النتيجة
    if first.analysis.enclitics and "own_talk" in first.stem_roles:
        return False  # وتابع | حديثه | بالقول إن
    ours = first.analysis.enclitics == _OURS and "interlocutor" in first.stem_roles  # وأضافت | محدثتنا | أن
    if ours or (first.flags & Flag.AUDIENCE and first.analysis.number == "p"):
        return True
    if first.flags & SPEAKING and not (first.flags & Flag.CLAUSE_OWNER):
        return True
    name = reader.names.get(phrase.first)
    if (name is not None and name.kind in ("PER", "ORG", "MED", "TITLE")) or reader.is_state(phrase.first):
        return True
    if "counted" in first.roles or (reader.counts(first) and _of_people(reader, phrase)):
        return True
    if _people_by_form(first) or doers_end(reader, phrase.first, phrase.first + 1, phrase.last) > phrase.first + 1:
        return True  # المنخرطون; also القائمين | على المشروع
    second = reader.words[phrase.first + 1] if phrase.last - phrase.first > 1 else None
    if first.pos == "noun_num" and second is not None:
        return _numbered(reader, phrase, second)
    if second is not None and phrase.first + 1 in reader.names and _event(first):
        return False
    if _only_described(reader, phrase):
        return False
    return (
        reader.person_within(phrase.first, phrase.last) is not None
        or first.pos in ("latin",)
        or (first.pos == "noun_prop" and not first.flags & Flag.PLACE)
    )


def _his_excellency(reader: Reader, phrase: Phrase) -> bool:
    """Say whether an honour that reads as a feeling is somebody: وأكد | سعادته | أن; not أبدى | سعادته | بالفوز."""
    if not reader.words[phrase.first].flags & Flag.HONORIFIC or phrase.last >= len(reader.words):
        return False
    after = reader.words[phrase.last]
    while_there = "told_in_prep" in after.roles and after.pos in ("prep", "adv", "noun")
    return reader.is_complementizer(phrase.last) or after.text in ":،," or while_there


def _numbered(reader: Reader, phrase: Phrase, second: Word) -> bool:
    """Say whether those are people of whom a number tells how many: ثلاثة من السكان، and right before a clause منهم."""
    if second.stem == "من" and second.analysis.enclitics:
        end = phrase.last
        return end < len(reader.words) and (reader.is_complementizer(end) or reader.words[end].text == ":")
    if second.folded == "من" and phrase.last - phrase.first > 2:
        second = reader.words[phrase.first + 2]
    return bool(second.flags & SPEAKING)


def _of_people(reader: Reader, phrase: Phrase) -> bool:
    """Say whether those are people of whom some speak: وفقا لأحد | التجار، لعدد من | النواب, not لأحد السيناريوهات."""
    k = phrase.first + 1
    k += k < phrase.last and reader.words[k].folded == "من"
    if k >= phrase.last or (k == phrase.first + 1 and reader.words[phrase.first].stem not in PICKED):
        return False
    word = reader.words[k]
    people = word.flags & SPEAKING and not word.flags & Flag.DOCUMENT
    return bool(people) or _people_by_form(word)


def _people_by_form(word: Word) -> bool:
    """Say whether a plural is of people by its form or by where they come from: المنخرطون، الأتراك، الدنماركيين."""
    if not word.analysis.definite:
        return False
    from_there = word.flags & Flag.NISBA and word.pos == "noun" and is_plural(word)
    return bool(from_there) or (word.analysis.number == "p" and word.text.endswith("ون"))


def _only_described(reader: Reader, phrase: Phrase) -> bool:
    """Say whether what looks like a name is the adjective of a thing: تجربة | فريدة."""
    if phrase.last - phrase.first != _THING_AND_KIND:
        return False
    thing, kind = reader.words[phrase.first], reader.words[phrase.first + 1]
    plain = thing.pos == "noun" and not thing.analysis.definite and not thing.flags
    fits = any(o.analysis.pos == "adj" and o.analysis.gender == thing.analysis.gender for o in kind.options)
    return plain and fits and not kind.analysis.definite


def _event(word: Word) -> bool:
    """Say whether a noun is what happens to somebody, not who he is: تعيين فلانة، زيارة فلان."""
    return not word.analysis.definite and is_deed(word)
