"""Subjects of a sentence of background, after which who spoke before goes on: a predecessor, the dead, guests."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import THEIRS, several_people
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["acts_upon_speaker", "stands_beside"]

_HAD: Final = 12  # words from كان to قد
_CLAUSE: Final = ("pron_rel", "conj_sub", "verb")
_THAT: Final = 3  # words from somebody to the verb behind أن
_ACTING: Final = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.GROUP | Flag.TITLE
_PEOPLE: Final = Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON


def stands_beside(reader: Reader, verb: Word, phrase: Phrase, person: Phrase, last: int) -> bool:
    """Say whether the subject of a sentence that ends at ``last`` is told of only for the sake of another.

    So are a predecessor, who died or left, who had held the office, who came along with the speaker, and who is
    thanked or given something: وكان سلفه | فلان | قد استقال، وسبق | لفلان | أن شغل المنصب، ورافقه | مدير الأمن فلان.
    """
    if verb.pos != "verb":
        return False
    given = _given_to(reader, phrase, person)
    thing = reader.words[phrase.first]
    if given and person.first > phrase.first and not (thing.preposed or thing.flags & _ACTING):
        return True  # وسلم | الجائزة | للطالب فلان; not واستمعت | النيابة | للشاهد فلان
    if given and "happened_to" in verb.acts:
        return not any(w.may_report for w in reader.words[person.last : min(last, person.last + _THAT)])
    if "was" in verb.stem_roles:
        return _had_gone(reader, phrase, last)
    if verb.analysis.pronoun in THEIRS and "accompanying" in verb.acts:
        return not _tells_more(reader, person, last)
    if _family_dies(reader, verb, phrase, person, last) or _only_whose(reader, verb, phrase, person):
        return True
    if _thanked(reader, verb, person, last) or _met(reader, verb, person, last):
        return True
    return _among_guests(reader, verb, phrase, person, last)


def _given_to(reader: Reader, phrase: Phrase, person: Phrase) -> bool:
    """Say whether ل stands before a person or his title: سبق | لفلان | أن، سلم الجائزة | للطالب فلان."""
    words, k = reader.words, person.first
    while k > phrase.first and not words[k].preposed and (k == person.first or words[k].pos.startswith("adj")):
        k -= 1
    return words[k].preposed.endswith("ل") and (k == person.first or bool(words[k].flags & _PEOPLE))


def acts_upon_speaker(reader: Reader, verb: Word, phrase: Phrase) -> bool:
    """Say whether somebody unnamed does something to who spoke, or is his: ونقله | سائق، ويعمل | شقيقه | في المصنع.

    Not who may speak himself, or comes: ورد عليه | نائب معارض، ووصل | شقيقه.
    """
    words = reader.words
    if verb.pos != "verb" or verb.may_report or "asking" in verb.acts:
        return False
    if "siding_with" in verb.acts:
        return False  # ويخالفه | خبير في الطرق
    before, head = words[phrase.first - 1], words[phrase.first]
    his = "kin" in head.stem_roles and head.analysis.pronoun in THEIRS
    if his and "showing_up" not in verb.acts:
        return True
    upon = before.pos == "prep" and before.analysis.pronoun in THEIRS
    return upon or verb.analysis.pronoun in THEIRS


def _had_gone(reader: Reader, phrase: Phrase, last: int) -> bool:
    """Say whether a sentence with كان tells of a former one, or that somebody had died, and of no statement.

    Not who had left himself, as he tells why: وكان الفنان فلان | قد اعتزل |. وقال إن الأسباب عائلية.
    """
    words = reader.words
    had = next((k for k in range(phrase.first, min(last - 1, phrase.last + _HAD)) if words[k].folded == "قد"), None)
    if had is None or words[had + 1].may_report:
        return False
    if any("former_holder" in w.stem_roles for w in words[phrase.first : phrase.last]):
        return True
    return "dying" in words[had + 1].analysis.lemma_roles


def _family_dies(reader: Reader, verb: Word, phrase: Phrase, person: Phrase, last: int) -> bool:
    """Say whether somebody of the speaker's family is killed: وقتل | والده فلان | في حادث; not قتل والده فلان اللص."""
    head = reader.words[phrase.first]
    family = "kin" in head.stem_roles and head.analysis.pronoun in THEIRS
    killed = family and "killing" in verb.analysis.lemma_roles
    return killed and _no_object(reader, person.last, last)


def _only_whose(reader: Reader, verb: Word, phrase: Phrase, person: Phrase) -> bool:
    """Say whether a person is only whose something is: وقدم | التعازي لعائلة الصحفي فلان، وحضر | حفل زفاف الفنان فلان.

    Who stands behind a whole noun can act himself: وحضر | اللقاء النائب فلان. Whose trial or health it is may speak:
    وبدأت | محاكمة الوزير فلان | . وقال إنه بريء.
    """
    words, k = reader.words, person.first - 1
    if person.first == phrase.first or words[phrase.first].flags & (_PEOPLE | Flag.NISBA):
        return False
    relative = "kin" in words[phrase.first].stem_roles and "family" not in words[phrase.first].stem_roles
    name = reader.name_of.get(phrase.first)
    if relative or (name is not None and name.kind != "TITLE"):
        return False
    while k > phrase.first and words[k].analysis.definite and _tells_person(words[k]):
        k -= 1
    if "family" in words[k].stem_roles:
        return not words[k].analysis.definite
    whole = words[k].analysis.definite or words[k].analysis.enclitics or not words[k].pos.startswith("noun")
    attended = "coming_to" in verb.acts
    return attended and not whole and not words[k].flags & (_PEOPLE | Flag.ANONYMOUS | Flag.GROUP)


def _tells_person(word: Word) -> bool:
    """Say whether a word before a name can say who that is: الصحفي، الفقيد، المتهم."""
    told = bool(word.flags & (_PEOPLE | Flag.NISBA))
    return told or "dead" in word.stem_roles or "accused_person" in word.stem_roles or "brought_in" in word.stem_roles


def _thanked(reader: Reader, verb: Word, person: Phrase, last: int) -> bool:
    """Say whether a person is whom somebody left out thanks or accuses: وشكر | المدير السابق فلان | على ما قدمه.

    Another object tells that he does so himself: وشكر | الوزير فلان | العمال على جهودهم.
    """
    k = person.last
    if k >= last or verb.analysis.enclitics or "thanking_somebody" not in verb.acts:
        return False
    what = reader.words[k]
    if what.preposed.startswith("ل") and several_people(what):
        return False  # وشكر القائد فلان | للجمهور | دعمه
    told = what.folded in ("علي", "ل", "عن") or what.preposed[:1] in ("ل", "ب")
    return told and _no_object(reader, k, last)


def _tells_more(reader: Reader, person: Phrase, last: int) -> bool:
    """Say whether a relative clause tells that somebody spoke: ورافقه مدير الأمن فلان | ، الذي تحدث عن التحديات."""
    words, k = reader.words, person.last
    k += k < last and words[k].text in ("،", ",")
    return k + 1 < last and words[k].pos == "pron_rel" and words[k + 1].may_report


def _no_object(reader: Reader, k: int, last: int) -> bool:
    """Say whether nothing from word ``k`` to the next verb is an object: على جهوده; not على هامش الحفل | الفائزين.

    Neither behind commas: واستقبل الوزير فلان، أمس في مكتبه، | السفير.
    """
    words, first = reader.words, k
    while k < last and words[k].text != "." and words[k].pos not in _CLAUSE:
        word, before = words[k], words[k - 1]
        if "free_relative" in word.roles:
            break  # على ما | قدمه
        open_noun = k > first and not (
            before.analysis.definite or before.analysis.enclitics or before.flags & Flag.TIME
        )
        open_noun = open_noun and before.pos in ("noun", "noun_quant", "noun_num") and k - 1 not in reader.name_of
        told = (
            word.flags & Flag.TIME
            or word.pos in ("prep", "digit", "punc", "conj")
            or word.pos.startswith("adj")
            or word.preposed
        )
        if not (told or before.pos == "prep" or open_noun):
            return False
        k += 1
    return True


def _met(reader: Reader, verb: Word, person: Phrase, last: int) -> bool:
    """Say whether a person is whom somebody left out meets, and nobody else: والتقى | الوزير فلان | أمس في مكتبه."""
    if verb.analysis.enclitics or "meeting_somebody" not in verb.acts:
        return False
    for k in range(person.last, last):
        word = reader.words[k]
        if word.text == "." or word.pos in _CLAUSE:
            break
        why = "because_of" in word.stem_roles  # واستبعد المهاجم فلان | بسبب الإصابة
        if word.folded == "مع" or (word.preposed.startswith("ب") and not why):
            return False  # والتقى الوزير فلان | بالمحتجين
    return _no_object(reader, person.last, last)


def _among_guests(reader: Reader, verb: Word, phrase: Phrase, person: Phrase, last: int) -> bool:
    """Say whether a person is one of those who came to something told before: حضر اللقاء | فلان وعدد من المسؤولين."""
    if "coming_to" not in verb.acts:
        return False
    words, k, head = reader.words, person.last, reader.words[phrase.first]
    direct = words[phrase.first - 1] is verb and (phrase.first == person.first or bool(head.flags & _PEOPLE))
    if direct or k >= last or not words[k].preposed.startswith("و") or words[k].may_report:
        return False
    acts = "counted" not in words[k].stem_roles and any(o.analysis.pos == "verb" for o in words[k].options)
    return not acts and not words[k].analysis.enclitics  # حضر الجلسة المتهم فلان | ومحاميه، الباحث فلان | وقدم
