"""Say what kind of source a phrase names that is no person's name: an office, a group, a document, somebody unnamed."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import (
    body_by_field,
    has_preposition,
    is_own_country,
    is_plural,
    joins_counterpart,
    press_of_place,
)
from pipeline.language.phrasing.countrymen import countryman_end
from pipeline.language.phrasing.laws import lays_down
from pipeline.language.phrasing.phrases import ONE_OF, Phrase, Reader

__all__ = ["SAYS_WHAT", "Kind", "institution_behind", "is_definite", "kind_of"]

SAYS_WHAT: Final = (
    Flag.TITLE | Flag.HONORIFIC | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.GROUP | Flag.ANONYMOUS | Flag.DOCUMENT
    | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.STATE
)  # fmt: skip
"""Flags of a noun that tell what somebody or a body is."""
_COUNTING: Final = {**ONE_OF, "واحده": "f", "واحدة": "f"}
_HEAD_AND_NOUN: Final = 2
_OFFICE: Final = 6  # words of an office before or behind a name
Kind = tuple[str, str | None, str]  # kind, gender, number


def kind_of(reader: Reader, phrase: Phrase) -> Kind:
    """Return kind, gender and number of a source that is no named person."""
    phrase = reader.without_which(phrase)
    head = reader.words[phrase.first]
    flags = head.flags
    press = press_of_place(reader.words, phrase.first)
    if press or body_by_field(reader.words, phrase.first):
        return "organisation", "m" if press else "f", "s"
    gender = told_gender(flags) or head.analysis.gender
    number = "p" if flags & Flag.PLURAL else "d" if flags & Flag.DUAL else "s"
    counted = _counted_kind(reader, phrase, gender, number)
    if counted is not None:
        return counted
    if countryman_end(reader, phrase.first, phrase.last) == phrase.last:
        return "anonymous", "f" if head.text.endswith("ة") else "m", "s"  # مصرية أخرى
    name = reader.names.get(phrase.first)
    body = name is not None and name.kind in ("ORG", "MED")
    leads = flags & Flag.TITLE and "leader" in head.stem_roles
    leads = leads and (is_definite(reader, phrase) or _leads_there(reader, phrase))
    if flags & Flag.ANONYMOUS and not leads and not (flags & Flag.TITLE and head.analysis.definite):
        return ("group" if number == "p" else "anonymous"), gender, number
    if _one_in_the_feminine(head):
        return "organisation", "f", "s"
    family = "family" in head.analysis.lemma_roles
    family = family and (
        not body or reader.person_within(phrase.first, phrase.last) is not None or _of_one(reader, phrase)
    )
    if flags & Flag.GROUP and (family or not (flags & Flag.ORG_HEAD and head.analysis.number != "p")):
        return "group", gender, "p"
    known = head.analysis.enclitics == ("نا",) or (head.analysis.definite and not flags & SAYS_WHAT)
    ours = known and "interlocutor" in head.stem_roles and phrase.last - phrase.first == 1  # محدثنا، الضيف
    if ours or "other_one" in head.roles:
        return "anonymous", gender, number
    if flags & Flag.TITLE and flags & Flag.ORG_HEAD and _is_body(reader, phrase):
        several = any(w.flags & (Flag.GROUP | Flag.PLURAL) for w in reader.words[phrase.first + 1 : phrase.last][:1])
        return ("group", gender, "p") if several else ("organisation", gender, "s")  # فريق | الباحثين
    if flags & Flag.TITLE or (name is not None and name.kind == "TITLE" and not flags and head.analysis.number == "s"):
        if not flags and is_plural(head):
            return "group", "m", "p"  # أولياء | أمور, but ربة | منزل
        kept_back = _concealed(reader, phrase)
        return ("anonymous", gender, number) if kept_back else _title_kind(reader, phrase, gender, number)
    paper = flags & Flag.DOCUMENT or "tidings" in head.stem_roles
    paper = paper and not body and not flags & Flag.MEDIA_HEAD
    if paper or lays_down(reader.words, reader.roles, phrase.first, phrase.last):
        return "document", gender, number
    if reader.is_state(phrase.first):
        return "organisation", "f", "s"
    if flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.MEDIA | Flag.MEDIA_HEAD) or body:
        two = head.analysis.number == "d" and head.pos == "noun" and not flags & Flag.TITLE
        return ("group", gender, "d") if two else ("organisation", gender, "s")  # المنظمتان، وزارتا الداخلية والدفاع
    if head.analysis.number == "p" and head.pos in ("noun", "adj"):
        return "group", gender, "p"
    if flags & Flag.COMMON_PERSON or (head.pos == "noun" and "common_person" in head.stem_roles):
        return "anonymous", gender, number
    of_nation = flags & Flag.NISBA and head.analysis.definite and head.analysis.number == "s"
    named = name is not None or head.pos == "noun_prop"
    person = (of_nation and phrase.last - phrase.first == 1) or (named and head.pos != "latin")  # وأضاف | الإسباني
    return "person" if person else "organisation", gender, number


def _of_one(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a family is that of somebody told by what befell him: عائلة | الضحية, not أسرة | الأدباء."""
    one = reader.words[min(phrase.first + 1, phrase.last - 1)]
    told = "accused_person" in one.stem_roles or "dead" in one.stem_roles
    person = one.flags & (Flag.TITLE | Flag.COMMON_PERSON) and not one.flags & (Flag.PLURAL | Flag.GROUP)
    return one.analysis.definite and one.analysis.number == "s" and (told or bool(person))


def _capped(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a player is told by the team that he plays for: الدولي | المغربي."""
    words = reader.words[phrase.first : phrase.last]
    if len(words) != _HEAD_AND_NOUN or "capped" not in words[0].stem_roles or words[0].flags & Flag.ORG_HEAD:
        return False
    return words[0].analysis.definite and words[1].analysis.definite and bool(words[1].flags & Flag.NISBA)


def _leads_there(reader: Reader, phrase: Phrase) -> bool:
    """Say whether somebody leads a body of a place, so is one man: قائد شرطة | كركوك; not قائد في | كركوك."""
    words = reader.words[phrase.first + 1 : phrase.first + 3]
    body = len(words) > 1 and phrase.last - phrase.first > _HEAD_AND_NOUN and words[0].pos in ("noun", "noun_prop")
    place = body and not (words[0].analysis.enclitics or words[0].preposed or words[1].preposed)
    adjective = words[1].flags & Flag.NISBA if body else 0  # قائد كتيبة | سورية
    return bool(place and not adjective and words[1].flags & (Flag.PLACE | Flag.TOWN | Flag.STATE))


def _one_in_the_feminine(head: Word) -> bool:
    """Say whether a noun always means one body: وسائل إعلام … وأضافت، وأوضح أن | بلاده | ترى أن."""
    return is_own_country(head) or "body_in_plural" in head.stem_roles


def _is_body(reader: Reader, phrase: Phrase) -> bool:
    """Say whether what may be an office is a body by what it is of: فريق | التحقق، محافظة | الجيزة; not فريق | ركن.

    A woman who is governor has a bank, not a place alone: محافظة | البنك المركزي. Alone, a team is no general, who
    would be named: وتلقى | الفريق | خسارتين.
    """
    if phrase.last - phrase.first == 1:
        alone = reader.words[phrase.first]
        body = alone.analysis.definite and "body_alone" in alone.stem_roles
        return body and not _borne(reader, alone)
    if phrase.last - phrase.first < _HEAD_AND_NOUN or reader.words[phrase.first].analysis.definite:
        return False
    head, noun = reader.words[phrase.first], reader.words[phrase.first + 1]
    if head.flags & Flag.FEMALE and noun.flags & (Flag.ORG_HEAD | Flag.INSTITUTION):
        return False
    placed = noun.flags & (Flag.PLACE | Flag.TOWN | Flag.CLUB | Flag.INSTITUTION)
    return not has_preposition(noun) and bool(placed or (noun.pos == "noun" and noun.analysis.definite))


def _borne(reader: Reader, title: Word) -> bool:
    """Say whether somebody of the article bears a title that may be a body; looked for once for each title."""
    woman = bool(title.flags & Flag.FEMALE)
    found = reader.borne.get((title.stem, woman))
    if found is None:
        found = _governs(reader, title) if woman else _commands(reader, title)
        reader.borne[title.stem, woman] = found
    return found


def _governs(reader: Reader, title: Word) -> bool:
    """Say whether a woman of the article is governor of a place: محافظة دمياط | فلانة، فلانة | محافظة دمياط."""
    words = reader.words
    for name in reader.section.names:
        if name.kind != "PER" or told_gender(words[name.first].flags) != "f":
            continue
        near = [k for k in (name.first - 3, name.first - 2, name.last) if 0 <= k < len(words)]
        if any(words[k].stem == title.stem and words[k].part == words[name.first].part for k in near):
            return True
    return False


def _commands(reader: Reader, title: Word) -> bool:
    """Say whether somebody of the article leads an army, and no team is named: قائد الجيش فلان … | الفريق."""
    words = reader.words
    for k in range(len(words) - 1):
        if words[k].stem == title.stem and _is_body(reader, Phrase(k, k + _HEAD_AND_NOUN)):
            return False
    for name in reader.section.names:
        if name.kind == "PER":
            first, last = reader.bounds(name.first)
            near = range(max(first, name.first - _OFFICE), min(last, name.last + _OFFICE))
            if any("army" in words[k].stem_roles for k in near):
                return True
    return False


def _concealed(reader: Reader, phrase: Phrase) -> bool:
    """Say whether it is told that the name is kept back: عضو باللجنة الوطنية، طلب عدم ذكر اسمه."""
    k, (_, last) = phrase.last, reader.bounds(phrase.first)
    while k < last and (reader.words[k].is_comma or reader.words[k].pos == "pron_rel"):
        k += 1
    return k < last and reader.conceals(k) is not None


def _counted_kind(reader: Reader, phrase: Phrase, gender: str | None, number: str) -> Kind | None:
    """Return the kind of one or several of many: مصادر، ثلاثة شهود، أحد السكان، المدير والموظفون, الدولي المغربي."""
    head = reader.words[phrase.first]
    if _capped(reader, phrase):
        return "person", gender, "s"
    if _papers(reader, phrase):
        return "document", gender, "p"
    if reader.share_end(phrase.first, phrase.last) is not None:
        return "group", gender, "p"
    counted = reader.words[phrase.first + 1] if phrase.last - phrase.first > 1 else head
    if "unnamed_plural" in head.stem_roles or "unnamed_plural" in counted.stem_roles:
        return "anonymous", gender, "p" if head.pos == "noun_num" else number
    if reader.counts(head) and head.stem in _COUNTING:
        return "anonymous", _COUNTING[head.stem], "s"
    if head.pos == "noun_num" or "these_people" in head.roles:
        bodies = counted is not head and counted.flags & Flag.ORG_HEAD and not counted.flags & Flag.TITLE
        return "group", "f" if bodies else gender, "p"  # ثلاثة أحزاب …. وقالت
    rest = reader.words[phrase.first + 1 : phrase.last]
    if reader.counts(head) and (not head.flags & Flag.ORG_HEAD or _of_many(reader, phrase)):
        return "group", gender, "p"
    if _with_counterpart(reader, phrase):
        return "group", gender, "d"
    if _joined_bodies(reader, phrase):
        return "group", gender, "d"
    if any("و" in w.analysis.proclitics and w.flags & Flag.GROUP for w in rest) or _two_bodies(reader, phrase):
        return "group", gender, "p"
    return None


def _with_counterpart(reader: Reader, phrase: Phrase) -> bool:
    """Say whether somebody of his office is joined to an office: رئيس الوزراء المصري | ونظيره الأردني.

    Not to the one he works for: مستشار الوزير | ونظيره القطري; a deputy has counterparts: نائب الوزير | ونظيره.
    """
    own = True
    for word in reader.words[phrase.first + 1 : phrase.last]:
        if joins_counterpart(word):
            return own or "deputy" in reader.words[phrase.first].stem_roles
        one = word.flags & Flag.TITLE and word.analysis.number == "s" and word.pos == "noun"
        own = own and not (one and word.analysis.definite)
    return False


def _papers(reader: Reader, phrase: Phrase) -> bool:
    """Say whether what is counted are papers, which are no people: عدد من | الدراسات، ثلاث | دراسات.

    A team or group of people counts them with من alone: مجموعة من | الدراسات, not فريق | البحث.
    """
    head = reader.words[phrase.first]
    counting = not {head.folded, head.folded.removesuffix("ا")}.isdisjoint(reader.roles["counted"])
    if head.pos not in ("noun_num", "noun_quant", "digit") and not counting:
        return False
    k = phrase.first + 1
    of = k < phrase.last and reader.words[k].folded == "من"
    k += of
    if head.flags & (Flag.ORG_HEAD | Flag.TITLE | Flag.GROUP) and not of:
        return False
    if k >= phrase.last or reader.words[k].pos != "noun":
        return False
    people = Flag.GROUP | Flag.TITLE | Flag.ANONYMOUS | Flag.ORG_HEAD | Flag.MEDIA_HEAD | Flag.COMMON_PERSON
    return bool(reader.words[k].flags & Flag.DOCUMENT) and not reader.words[k].flags & people


def _two_bodies(reader: Reader, phrase: Phrase) -> bool:
    """Say whether two bodies or states speak together: شركة نورث | وبلدية الميناء، روسيا | والصين."""
    name = reader.names.get(phrase.first)
    if name is None or not phrase.first < name.last < phrase.last:
        return False
    joined = reader.words[name.last].analysis.lead == "و"
    bodies = all(reader.kind_at(k) == "ORG" or reader.is_state(k) for k in (phrase.first, name.last))
    return joined and bodies and not _two_fields(reader, phrase.first, name.last)


def _joined_bodies(reader: Reader, phrase: Phrase) -> bool:
    """Say whether the noun of another body is joined to one body: منظمة أمل | وجمعية السلام; not | والجمعيات."""
    words = reader.words[phrase.first : phrase.last]
    if not words[0].flags & Flag.ORG_HEAD or words[0].flags & (Flag.TITLE | Flag.DOCUMENT):
        return False
    joined = [w for w in words[1:] if w.analysis.lead == "و"]
    if len(joined) != 1 or joined[0] is words[-1]:
        return False
    one = joined[0]
    body = one.flags & Flag.ORG_HEAD and one.pos == "noun" and not one.flags & (Flag.TITLE | Flag.PLURAL)
    return bool(body) and one.analysis.number == "s" and not one.analysis.definite


def _two_fields(reader: Reader, first: int, j: int) -> bool:
    """Say whether what و joins is the second thing that a body is for: وكالة الخدمات | والبلديات; not | والجيش."""
    head, field, word = reader.words[first], reader.words[j - 1], reader.words[j]
    body = head.flags & Flag.ORG_HEAD and j - first == _HEAD_AND_NOUN and not head.analysis.definite
    both = field.analysis.definite and word.analysis.definite
    return bool(body) and both and field.analysis.number == "p" and word.analysis.number == "p"


def _of_many(reader: Reader, phrase: Phrase) -> bool:
    """Say whether من follows what counts, perhaps behind one word: قطاع | من السكان, not قطاع الكهرباء."""
    return any(w.folded == "من" for w in reader.words[phrase.first + 1 : phrase.first + 3])


def _title_kind(reader: Reader, phrase: Phrase, gender: str | None, number: str) -> Kind:
    head = reader.words[phrase.first]
    if number != "s":
        return "group", gender, number
    one_of = any(w.stem in ("احد", "احدي") for w in reader.words[phrase.first + 1 : phrase.last])
    if one_of and not head.analysis.definite:
        return "anonymous", gender, number  # مدير تنفيذي في إحدى الشركتين
    if not head.analysis.definite and _one_of_many(reader, phrase) and not _governs_named(reader, phrase):
        return "anonymous", gender, number
    definite = head.analysis.definite or any(
        w.analysis.definite or w.flags & Flag.PLACE for w in reader.words[phrase.first + 1 : phrase.last]
    )
    of_his = phrase.last - phrase.first > 1 and reader.words[phrase.first + 1].analysis.enclitics
    definite = definite or bool(of_his and "single_office" in head.stem_roles)  # وزير خارجيته, مدير مكتبه
    definite = definite or _governs_named(reader, phrase)
    spokesman = institution_behind(reader, phrase) is not None
    if spokesman and not head.analysis.definite:
        return "organisation", gender, "s"
    return ("person" if definite else "anonymous"), gender, number


def _governs_named(reader: Reader, phrase: Phrase) -> bool:
    """Say whether who governs a land has its name behind him, whatever it reads as: محافظ | صلاح الدين."""
    head, title = reader.words[phrase.first], reader.names.get(phrase.first)
    whole = title is not None and title.kind == "TITLE" and title.last - title.first > _HEAD_AND_NOUN
    return whole and "governor" in head.stem_roles and reader.words[phrase.first + 1].pos == "noun_prop"


def _one_of_many(reader: Reader, phrase: Phrase) -> bool:
    """Say whether an adjective without article tells that a title is one of many: ممثلة | شابة | في المسرح."""
    if phrase.last - phrase.first < _HEAD_AND_NOUN:
        return False
    word = reader.words[phrase.first + 1]
    told = word.pos.startswith("adj") or "of_an_age" in word.stem_roles
    told = told and "ministry_field" not in word.stem_roles  # وزيرة خارجية مالطا
    return told and not word.analysis.definite and not word.flags & Flag.TIME


def institution_behind(reader: Reader, phrase: Phrase) -> int | None:
    """Return where the institution begins that a spokesman speaks for: متحدث باسم | الشرطة."""
    for i in range(phrase.first, phrase.last - 1):
        if reader.words[i].stem == "اسم" or "in_tongue" in reader.words[i].roles:
            return i + 1
    head = "spokesperson" in reader.words[phrase.first].stem_roles
    about = phrase.first + 1 < phrase.last - 1 and reader.words[phrase.first + 1].folded == "عن"
    return phrase.first + 2 if head and about else None  # ممثل عن | البلدية


def is_definite(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a title means somebody in particular: المدير، مدير المدرسة."""
    words = reader.words[phrase.first : phrase.last]
    marked = any(reader.opens_marks(k) for k in range(phrase.first + 1, min(phrase.first + 3, phrase.last)))
    return words[0].analysis.definite or marked or any(w.analysis.definite for w in words[1:3])
