"""Whom the discourse is about: the persons and institutions that are subject of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.language.attribution.beside import acts_upon_speaker, stands_beside
from pipeline.language.attribution.discourse import Discourse, Place
from pipeline.language.attribution.entities import Entity, Mention
from pipeline.language.attribution.introduced import introduced
from pipeline.language.attribution.told_before import described_paper
from pipeline.language.attribution.written import WrittenSources
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import THEIRS, has_preposition
from pipeline.language.phrasing.dateline import after_dateline
from pipeline.language.phrasing.objects import only_object, only_told_of
from pipeline.language.phrasing.phrases import Phrase, Reader
from pipeline.language.phrasing.turning import turn_at

__all__ = ["read_subjects"]

_REACH: Final = 6  # words from the beginning of a sentence to its verb
_HAD: Final = 12  # words from كان to قد
_EXAMPLE: Final = 3  # words of a clause at least
_PAUSES: Final = ("؛", ";", "،", ",")
_LONGEST: Final = 18  # words of a subject
_EPITHET: Final = 2  # words
_TWO: Final = 2  # words of التقت الصحيفة
_AMONG: Final = 3  # words of من بين الحضور
_BETWEEN: Final = ("بين", "ضمن")
_TO_PARTNER: Final = ("الي", "مع")
_PRESS: Final = Flag.MEDIA | Flag.MEDIA_HEAD
_ASKED: Final = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": (None, "d")}
_BRINGING_IN: Final = ("", "من", "بين", "في", "مع", "الي")
_WITH: Final = ("مع", "الي", "ب")
_SPEAKING: Final = (
    Flag.ORG_HEAD | Flag.INSTITUTION | Flag.ANONYMOUS | Flag.GROUP | Flag.TITLE | Flag.HONORIFIC | Flag.MEDIA_HEAD
)


def read_subjects(discourse: Discourse, written: WrittenSources) -> list[tuple[Place, Entity]]:
    """Return who is subject of a sentence, in order, each with its place."""
    found: list[tuple[Place, Entity]] = []
    sources = {(s.section, s.source[0]): Phrase(*s.source) for s in discourse.statements if s.source is not None}
    told = {  # وأوضح | لموقع "الشهباء" | أن
        (s.section, k)
        for s, (_, cue) in zip(discourse.statements, discourse.places, strict=True)
        if s.medium is not None and s.medium[0] > cue
        for k in range(*s.medium)
    }
    for number, reader in enumerate(discourse.readers):
        for begin, last in reader.section.bounds:
            first = after_dateline(reader, begin, last) if last > begin else begin
            had_been = bool(found) and _background(reader, first, last)
            answering = _answering(reader, first, last)
            seen = (*answering, *_subjects(discourse, number, first, last), *_presented(reader, first, last))
            for phrase, word in (*seen, *_example(discourse, number, first, last)):
                phrase = sources.get((number, phrase.first), phrase)  # وطالب | الحزب | الوزير بـ: told of the verb
                phrase = discourse.register.office_apart(number, phrase) or phrase
                things = bool(found) and _things(reader, word, phrase)
                if _dies(reader, word, phrase) or (things and (number, phrase.first) not in sources):
                    break
                entity = _speaker(discourse, written, number, phrase, word)
                talking = reader.words[phrase.first].stem.removesuffix("ة") in reader.roles["speaking_to"]
                talking = talking and (number, phrase.first + 1) in told  # وأضافت | متحدثة إلى القناة | أن
                listens = talking or (number, phrase.first) in told
                listens = listens and (number, phrase.first) not in sources and "asking" not in word.acts
                if entity is not None and (listens or (had_been and entity.kind != "person")):
                    break  # known all the same: وأوضح | لموقع "الشهباء" | أن …. وأضاف الموقع
                if entity is not None and (number, phrase.first) not in sources:
                    bearer = discourse.register.bearer(number, phrase)
                    named = Phrase(bearer.first, bearer.last) if bearer is not None else None
                    if named is not None and entity.kind == "person":
                        aside = stands_beside(reader, word, phrase, named, last)
                    else:
                        aside = entity.kind in ("person", "anonymous") and acts_upon_speaker(reader, word, phrase)
                    if aside:
                        discourse.beside.add((number, phrase.first))
                if entity is not None:
                    group = written.together(Mention(number, phrase.first, phrase.last))
                    found += [((number, phrase.first), one) for one in (group, entity) if one is not None]
                    if entity.kind != "person":
                        found += _brought_in(discourse, number, phrase.last, last)
                    if word.pos == "verb" and word.may_report and not _relays(reader, word):
                        discourse.reporting.add((number, phrase.first))
                    if (phrase, word) not in answering:  # تحدثت | الصحيفة | مع الخبير فلان. وأضافت
                        break
            found += introduced(discourse, number, first, last)
    return sorted(found, key=lambda s: s[0])


def _example(discourse: Discourse, section: int, first: int, last: int) -> Iterator[tuple[Phrase, Word]]:
    """Give who bears out what a sentence on nobody says: الأسعار مرتفعة؛ فقد اضطر | فلان | إلى البيع."""
    reader = discourse.readers[section]
    begins = range(first + 1, last - _EXAMPLE)
    turn = next((k for k in begins if reader.words[k].text in _PAUSES and reader.words[k + 1].folded == "فقد"), None)
    if turn is None:
        return
    for phrase, word in _subjects(discourse, section, turn + 2, last):
        name = reader.names.get(phrase.first)
        if name is not None and name.kind == "PER" and name.last - name.first > 1 and not word.analysis.enclitics:
            yield phrase, word


def _brought_in(discourse: Discourse, section: int, first: int, last: int) -> list[tuple[Place, Entity]]:
    """Return who is named at the end of a sentence on a body: تسلم النادي مدربا جديدا هو | فلان، اسمه | فلان."""
    reader = discourse.readers[section]
    for k in range(first + 1, last - 1):
        name, before = reader.names.get(k + 1), reader.words[k - 1 - (reader.words[k - 1].is_comma)]
        called = reader.words[k].folded in ("هو", "هي") or "called" in reader.words[k].roles
        if called and name is not None and name.kind == "TITLE":
            name = reader.names.get(name.last)  # هو | النائب فلان
        if called and name is not None and name.kind == "PER" and before.is_nominal:
            ends = name.last >= last or reader.words[name.last].pos == "punc"
            if ends and not (before.analysis.definite or before.analysis.enclitics):
                return [((section, name.first), discourse.register.person(section, name.first, name.last))]
    return []


def _background(reader: Reader, first: int, last: int) -> bool:
    """Say whether a sentence tells what had been before, and nobody goes on speaking: وكانت الوزارة قد أطلقت الحملة."""
    if last <= first or "was" not in reader.words[first].stem_roles:
        return False
    had = next((k for k in range(first + 1, min(last - 1, first + _HAD)) if reader.words[k].folded == "قد"), None)
    return had is not None and not reader.words[had + 1].may_report


def _subjects(discourse: Discourse, section: int, first: int, last: int) -> Iterator[tuple[Phrase, Word]]:
    """Give what can be the subject of a sentence with the word that it starts from: its first one, then its verb."""
    reader = discourse.readers[section]
    if last <= first:
        return  # a line of nothing that is a word
    if last - first > 2 and "as_for" in reader.words[first].roles:
        first += 1
    if last - first > 2 and "but" in reader.words[first].roles:
        first += 1  # لكن خبيرة النوم فلانة، التي …، حذرت
    first = _over_opening(reader, first, last)
    if first < last and reader.words[first].folded.removeprefix("و") in reader.roles["about"]:
        first = _behind_topic(reader, first, last)
    questioned = first + 1 < last and _questions(reader.words[first])
    asked = reader.noun_phrase(first + 1, last) if questioned else None
    if asked is not None:
        yield asked, reader.words[first]
    for j in range(first, min(last, first + _REACH)):
        word = reader.words[j]
        acts = word.pos == "verb" and (word.analysis.person == "3" or _we_ask(reader, word))
        acts = acts or _acts_all_the_same(reader, j)
        if not (acts or (j == first and word.pos != "verb")):
            continue
        asks = word.pos == "verb" and word.analysis.pronoun in THEIRS
        asks = asks and (_asks(reader, word) or "turning_to" in word.analysis.lemma_roles)
        if asks and _answers(discourse, (section, j), word.analysis.enclitics[0]):
            return  # وسأله | أحد الصحفيين | عن الخطة: he who was asked answers
        start = j + 1 if acts else j
        start = _over_asides(reader, word, start, last)
        if word.pos == "verb":
            start = _over_venue(reader, word, _over_place(reader, start, last), last)
            start = _over_destination(reader, word, start, last)
            if start + 1 < last and word.analysis.person == "1" and reader.words[start].folded in _WITH:
                start += 1  # جلسنا مع | فلان
        phrase = reader.noun_phrase(start, last)
        nobody = phrase is not None and "anyone" in reader.words[phrase.first].roles  # لم تعلن | أي جهة
        if phrase is not None and (nobody or _addressed(reader, word, phrase) or _told_of(reader, word, phrase)):
            return
        if phrase is not None and phrase.last - phrase.first <= _LONGEST:
            turns = "turning_to" in word.analysis.lemma_roles or "letting_speak" in word.acts
            turn = turn_at(reader, j, last) if turns else None
            yield (turn.other if turn is not None and turn.other is not None else phrase), word
        if acts:
            return


def _over_asides(reader: Reader, verb: Word, start: int, last: int) -> int:
    """Return the word behind what tells no more than when, at whose or in what: أمضت | عنده |، شارك | في ذلك |."""
    words = reader.words
    while start < last and (words[start].flags & Flag.TIME or "aside" in words[start].roles):
        start += 1
    if verb.pos == "verb" and start + 1 < last and words[start].pos == "prep" and words[start].analysis.enclitics:
        start += 1
    while verb.pos == "verb" and start + 2 < last and _of_that(reader, verb, start):
        start += 1
    return start


def _of_that(reader: Reader, verb: Word, k: int) -> bool:
    """Say whether word ``k`` only points back, or is the view that somebody gives: شارك | في ذلك |، أدلى | برأيه |."""
    word, before = reader.words[k], reader.words[k - 1]
    if word.pos == "prep":
        return reader.words[k + 1].folded == "ذلك"
    if word.folded == "ذلك":
        return before.pos == "prep"
    return "with_him" in word.roles and "giving_view" in verb.acts


def _behind_topic(reader: Reader, first: int, last: int) -> int:
    """Return the verb behind what a sentence opens with, none of a relative clause: وحول ما نشرته فلانة | قالت."""
    words = reader.words
    verbs = (
        k for k in range(first + 1, min(last, first + _LONGEST)) if words[k].pos == "verb" and k not in reader.name_of
    )
    relative = reader.roles["relative_pronoun"] | reader.roles["free_relative"]
    return next((k for k in verbs if words[k - 1].folded not in relative and words[k - 1].pos != "pron_rel"), last)


def _acts_all_the_same(reader: Reader, j: int) -> bool:
    """Say whether what could be a name is a verb before one: في الخيمة رقم 12 | يعيش | فلان."""
    word, following = reader.words[j], reader.names.get(j + 1)
    if word.pos != "noun_prop" or j in reader.name_of or following is None or following.kind != "PER":
        return False
    return any(o.analysis.pos == "verb" and o.analysis.person == "3" for o in word.options)


def _presented(reader: Reader, first: int, last: int) -> Iterator[tuple[Phrase, Word]]:
    """Give whom a sentence without a verb brings in: من بين هؤلاء | فلان الذي فقد بيته، تلك هي حال | فلان.

    Nobody behind a comma, a relative pronoun or a preposition of time or way counts: وهذه أول مباراة منذ رحيل فلان.
    """
    roles = reader.roles
    opening = reader.words[first].folded.removeprefix("و") if first < last else ""
    if opening in ("هو", "هي") or any(
        opening in roles[role] for role in ("about", "in_reply", "front_preposition", "subordinating", "when")
    ):
        return  # وحول المهاجم فلان، قال
    governor, fallen = "", False
    there = first < last and "was" in reader.words[first].stem_roles and _among_others(reader, first + 1, last)
    for k in range(first + there, last):  # وكان | بين الحضور | التاجر فلان
        name = reader.names.get(k)
        if name is not None and name.kind == "PER":
            certain = name.last - k > 1 or bool(reader.words[k].flags & Flag.FIRST_NAME)
            if has_preposition(reader.words[k]) or not certain or governor not in _BRINGING_IN:
                return
            if fallen and not (name.last < last and reader.words[name.last].pos == "pron_rel"):
                return  # ومن بين الضحايا | الطالب فلان; not ومن بين الضحايا | فلان | الذي نجا
            if there and name.last < last and "و" in reader.words[name.last].analysis.proclitics:
                return  # وكان بين الحضور | الوزير فلان | والنائب فلان
            yield Phrase(k, name.last), reader.words[k]
            return
        word = reader.words[k]
        fallen = fallen or ("fallen" in word.stem_roles and (word.analysis.definite or not _harmed(word)))
        happened = word.pos == "verb" and "free_relative" in reader.words[k - 1].roles  # هذا ما | حدث مع
        if (word.pos == "verb" and not happened) or word.pos == "pron_rel" or word.text in "،,:؛":
            return
        governor = word.folded.removeprefix("و") if word.pos == "prep" else governor


def _among_others(reader: Reader, k: int, last: int) -> bool:
    """Say whether a phrase tells among whom somebody was: وكان | بين الحضور | التاجر فلان; not وكان | في استقباله |."""
    near = reader.words[k : min(last, k + _AMONG)]
    return any(w.folded in _BETWEEN for w in near[:2]) and not any(w.analysis.enclitics for w in near)


def _answering(reader: Reader, first: int, last: int) -> list[tuple[Phrase, Word]]:
    """Return who answers a question or reproach: وجاء الرد على لسان | فلان، ولم يتأخر رد | فلان.

    So does whom a newspaper turned to: وتوجهت الصحيفة بالسؤال إلى | المدير فلان، واتصلنا | بالمدير فلان; and whom a
    court hears: واستمعت المحكمة إلى | الشاهد فلان، واستجوبت النيابة | المتهم فلان.
    """
    words = reader.words
    ours = first + 1 < last and (words[first].analysis.person == "1" or bool(words[first + 1].flags & _PRESS))
    contacts = ours and "contacting" in words[first].acts
    press = contacts and words[first].analysis.person != "1"
    heard = _heard_by(reader, first, last)
    for k in range(first + 1, last - 1):
        word, before, third = words[k], words[k - 1], words[max(first, k - 2)]
        if contacts and before.pos in ("verb", "pron_rel") and k > first + 1:
            return []  # تحدثت الصحيفة عن لقاء جمع الوزير مع | السفير فلان
        by_mouth = "mouth" in before.stem_roles and third.folded == "علي" and not before.analysis.enclitics
        reply = "reply_noun" in before.stem_roles and not (before.analysis.definite or before.analysis.enclitics)
        reply = reply and "reply_comes" in third.acts
        asked = before.folded == "الي" and (contacts or _question_before(reader, first, k))
        asked = asked or (contacts and (before.folded == "مع" or word.preposed.endswith("ب")))
        met = press and k == first + _TWO and (word.flags & Flag.TITLE or reader.kind_at(k) == "PER")
        met = met or k == heard
        if not (by_mouth or asked or reply or met):
            continue
        phrase = reader.noun_phrase(k, last)
        person = reader.person_within(phrase.first, phrase.last) if phrase is not None else None
        if phrase is not None and person is not None:
            return [(phrase, word)]
    return []


def _question_before(reader: Reader, first: int, k: int) -> bool:
    """Say whether a question is put to who stands at word ``k``: not توجهت النائبة فلانة بسؤال إلى | الوزير فلان."""
    third = reader.words[max(first, k - 2)]
    return "question_noun" in third.stem_roles and reader.person_within(first, k - 1) is None


def _heard_by(reader: Reader, first: int, last: int) -> int | None:
    """Return where he stands whom a court hears: واستمعت المحكمة إلى | الشاهد، واستجوبت النيابة | المتهم."""
    body = reader.words[first + 1] if first + 1 < last else None
    if body is None or "hearing_out" not in reader.words[first].acts:
        return None
    if not body.flags & (Flag.ORG_HEAD | Flag.INSTITUTION) and reader.kind_at(first + 1) != "ORG":
        return None
    phrase = reader.noun_phrase(first + 1, last)
    if phrase is None or phrase.last + 1 >= last:
        return None
    return phrase.last + (reader.words[phrase.last].folded in _TO_PARTNER)


def _harmed(word: Word) -> bool:
    """Say whether victims may be alive, as of something: ضحايا | الاحتيال; not القتلى."""
    return word.folded.endswith(("ضحايا", "ضحيه", "ضحاياه", "ضحاياها"))


def _over_opening(reader: Reader, first: int, last: int) -> int:
    """Return where a sentence begins after what it opens with, up to a comma.

    وعن احتمال دخول الشركة إلى السوق، | نفى فلان، في بيته الصغير بطرف القرية، | يجلس فلان، خلال لقاء جمعه بهم، | تطرق.
    """
    words = reader.words
    comma = next((k for k in range(first, min(last, first + _LONGEST)) if words[k].is_comma), None)
    if comma is None:
        return first
    opening = words[first].folded.removeprefix("و")
    if opening in reader.roles["about"] or opening in reader.roles["in_reply"]:
        return comma + 1
    placed = words[first].pos == "prep" and not words[first].analysis.enclitics
    plain = all(w.pos not in ("verb", "pron_rel") for w in words[first:comma])
    return comma + 1 if placed and (plain or _described(words, first, comma, last)) else first


def _described(words: tuple[Word, ...], first: int, comma: int, last: int) -> bool:
    """Say whether the only verb before a comma tells more of an occasion: خلال لقاء | جمعه | بالأهالي، تطرق الوزير."""
    acts = [k for k in range(first, comma) if words[k].pos in ("verb", "pron_rel")]
    if comma + 1 >= last or words[comma + 1].pos != "verb" or words[comma + 1].analysis.proclitics or len(acts) != 1:
        return False
    k = acts[0]
    points_back = words[k].analysis.enclitics or (words[k + 1].pos == "prep" and words[k + 1].analysis.enclitics)
    return words[k].pos == "verb" and bool(points_back) and not words[k - 1].analysis.definite


def _relays(reader: Reader, word: Word) -> bool:
    """Say whether a verb passes on what somebody else says: ونقل | الموقع | عنه قوله."""
    entry = reader.lexicon.cues.get(word.analysis.key)
    return entry is not None and entry.kind == "relay"


def _we_ask(reader: Reader, word: Word) -> bool:
    """Say whether the journalist asks or meets somebody, who then speaks: سألنا | هاجر | لماذا بقيت، التقينا | هاجر."""
    if _asks(reader, word):
        return True
    return word.analysis.person == "1" and "meeting" in word.acts


def _asks(reader: Reader, word: Word) -> bool:
    return any(o.cue and o.analysis.key in reader.roles["asking"] for o in word.options)


def _answers(discourse: Discourse, place: Place, asked: str) -> bool:
    """Say whether who was asked can be who speaks next: وسأله …. وأوضح; not وسألته المذيعة …. | وقالت."""
    answer = next(discourse.after(place), None)
    if answer is None or answer.source is not None:
        return True
    gender, number = _ASKED.get(asked, (None, None))
    return answer.gender in (None, gender or answer.gender) and answer.number in (None, number or answer.number)


def _questions(word: Word) -> bool:
    """Say whether a sentence opens with who was questioned: وبسؤال | المتهم | قال إن …، وبمواجهة | المتهمين."""
    return word.analysis.proclitics[-1:] == ("ب",) and "questioning" in word.stem_roles


def _addressed(reader: Reader, verb: Word, phrase: Phrase) -> bool:
    """Say whether a verb of addressing has its object after it, its subject left out: وخاطب | زميله."""
    addressing = any(o.cue and o.analysis.key in reader.roles["addressing"] for o in verb.options)
    return addressing and bool(reader.words[phrase.first].analysis.enclitics) and not verb.analysis.enclitics


def _told_of(reader: Reader, verb: Word, phrase: Phrase) -> bool:
    """Say whether a verb judges or recalls who stands behind it, its subject left out: ذكّر | بموقف الشاعر فلان."""
    if only_object(reader, verb, phrase.first, phrase.last) or only_told_of(reader, verb, phrase.first):
        return True
    active = verb.pos == "verb" and verb.analysis.voice != "p" and verb.analysis.person == "3"
    head, kind = reader.words[phrase.first], reader.kind_at(phrase.first)
    person = head.flags & (Flag.TITLE | Flag.HONORIFIC) or kind in ("PER", "TITLE")
    apart = {head.analysis.gender, verb.analysis.gender} == {"m", "f"}  # واتصل | بالوزيرة فلانة |. وقالت
    if active and person and not apart and not verb.analysis.enclitics and head.preposed.endswith("ب"):
        return True  # واتصل | بالمدير فلان
    recalled = reader.words[phrase.first].preposed == "ب" and verb.may_report
    return recalled and "story" in reader.words[phrase.first].stem_roles


def _over_place(reader: Reader, i: int, last: int) -> int:
    """Return the person's name after a preposition and its definite noun: لم يشارك في البحث | هاكان لوندستروم."""
    words = reader.words
    if i + 2 >= last or words[i].pos != "prep" or words[i].analysis.enclitics or not words[i + 1].analysis.definite:
        return i
    bare = not words[i + 1].flags & (Flag.TITLE | Flag.HONORIFIC) and i + 1 not in reader.name_of
    return i + 2 if bare and reader.kind_at(i + 2) == "PER" else i


def _over_venue(reader: Reader, verb: Word, i: int, last: int) -> int:
    """Return the title behind a preposition and its definite noun, where the verb can have no object there.

    So it is behind a verb of coming, and where whom it meant hangs on it: وصل إلى الموقع | الوزير فلان، ورافقها في
    الجولة الميدانية | مدير الأمن فلان.
    """
    words, k = reader.words, i + 2
    if k >= last or words[i].pos != "prep" or words[i].analysis.enclitics or not words[i + 1].analysis.definite:
        return i
    if words[i + 1].flags & (Flag.TITLE | Flag.HONORIFIC) or i + 1 in reader.name_of:
        return i
    if verb.analysis.pronoun not in THEIRS and "turning_up" not in verb.acts:
        return i
    while k + 1 < last and words[k].pos.startswith("adj") and words[k].analysis.definite and k not in reader.name_of:
        k += 1
    return k if _titled(reader, k, last) else i


def _over_destination(reader: Reader, verb: Word, i: int, last: int) -> int:
    """Return the title behind where somebody comes, and when: وصل موسكو أمس | الوزير فلان."""
    place = reader.noun_phrase(i, last) if verb.pos == "verb" and "travelling" in verb.acts else None
    if place is None:
        return i
    name = reader.names.get(place.first)
    k = name.last if name is not None and name.kind == "LOC" else place.last  # وصل موسكو | الوزير
    if not only_object(reader, verb, place.first, k):
        return i
    while k + 1 < last and reader.words[k].flags & Flag.TIME:
        k += 1
    return k if k < last and _titled(reader, k, last) else i


def _titled(reader: Reader, k: int, last: int) -> bool:
    """Say whether a title that is a subject stands at word ``k``, with who bears it."""
    word = reader.words[k]
    if not word.flags & (Flag.TITLE | Flag.HONORIFIC) or has_preposition(word) or _as(word):
        return False
    phrase = reader.noun_phrase(k, last)
    return phrase is not None and reader.person_within(phrase.first, phrase.last) is not None


def _as(word: Word) -> bool:
    """Say whether a title tells as what somebody works: عمل في الوزارة | مستشارا."""
    return bool(word.flags & Flag.TANWIN) or (word.text.endswith("ا") and not word.analysis.definite)


def _speaker(discourse: Discourse, written: WrittenSources, section: int, phrase: Phrase, word: Word) -> Entity | None:
    """Return the person of a subject, or after a verb the institution, where it is one."""
    reader = discourse.readers[section]
    phrase = _without_partner(reader, phrase)
    person = discourse.register.bearer(section, phrase)
    if person is not None:
        told = word.pos == "verb" and (person.first, person.last) == (phrase.first, phrase.last)
        gender = word.analysis.gender if told and word.analysis.person == "3" and word.analysis.number == "s" else None
        return discourse.register.person(section, person.first, person.last, gender)
    paper = described_paper(reader, phrase.first) if word.may_report else None  # كشفت | تقارير صحفية | موقف النادي
    phrase = paper or phrase
    if (
        (word.pos == "verb" or _questions(word))
        and not _only_is(reader, word, phrase)
        and (_institutional(reader, phrase) or paper is not None)
        and not _same(reader, phrase)
    ):
        return written.unnamed(section, phrase, Mention(section, phrase.first, phrase.last)).entity
    return None


def _without_partner(reader: Reader, phrase: Phrase) -> Phrase:
    """Return an office alone without whom its holder speaks to or meets: تحدث | الوزير | إلى المدير فلان."""
    words, k = reader.words, phrase.first + 1
    if k >= phrase.last or not words[phrase.first].flags & Flag.TITLE or not words[phrase.first].analysis.definite:
        return phrase
    to = words[k].folded in _TO_PARTNER or (words[k].preposed.endswith("ب") and words[k].flags & Flag.TITLE)
    return Phrase(phrase.first, k) if to and not words[phrase.first].preposed[-1:] else phrase


def _same(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a subject is whoever spoke before, which is not known yet: المصدر ذاته، ذات المسؤول."""
    words = reader.words[phrase.first : phrase.last]
    speaking = reader.roles["source_word"] | reader.roles["spoken_title"]
    source = any(word.stem in speaking for word in words)
    ends = "same" in words[-1].roles
    if (
        words[0].flags & (Flag.COMMON_PERSON | Flag.HONORIFIC)
        and len(words) <= _EPITHET
        and all(w.analysis.definite for w in words)
    ):
        return True  # وتضيف | السيدة الستينية
    if len(words) == 1:
        return words[0].stem in speaking and words[0].analysis.definite  # ونفى | المتحدث، وأضاف | المصدر
    return (source and ends) or "self_same" in words[0].roles


def _only_is(reader: Reader, verb: Word, phrase: Phrase) -> bool:
    """Say whether a verb tells of an event or a building what it is: تهدف الحملة إلى، يعاني المستشفى من."""
    idle = "idle" in reader.words[phrase.first].stem_roles
    return idle and "stative" in verb.acts


def _things(reader: Reader, verb: Word, phrase: Phrase) -> bool:
    """Say whether a subject is several buildings or events, which say nothing together: استأنفت | المدارس | الدروس.

    Where they judge, demand or protest, people are meant: نددت | العواصم الغربية.
    """
    head = reader.words[phrase.first]
    entry = reader.lexicon.cues.get(verb.analysis.key) if verb.pos == "verb" else None
    if (entry is not None and entry.stance != "neutral") or "protesting" in verb.acts:
        return False
    return head.analysis.number == "p" and "idle" in head.analysis.lemma_roles


def _dies(reader: Reader, verb: Word, phrase: Phrase) -> bool:
    """Say whether somebody dies, and does not go on speaking: توفي الطبيب فلان، لقي فلان مصرعه."""
    roles = verb.analysis.lemma_roles
    if verb.pos != "verb":
        return False
    if "meeting_death" in roles:
        return any("own_death" in w.roles for w in reader.words[phrase.last - 1 : phrase.last + 1])
    return "dying" in roles or ("killing" in roles and verb.analysis.voice == "p")


def _institutional(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a subject is an institution, an office or an unnamed source that can speak."""
    head = reader.words[phrase.first]
    name = reader.names.get(phrase.first)
    issued = "statement_of" in head.stem_roles and phrase.last - phrase.first > 1  # أفاد | بيان للمديرية
    named = name is not None and name.kind in ("ORG", "MED")
    return issued or bool(head.flags & _SPEAKING) or named or _several(reader, phrase)


def _several(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a subject is several people by its form, or some of many: الحرفيون، عشرات المحتجين، ثلاثة رجال."""
    words = reader.words[phrase.first : phrase.last]
    head = words[0]
    if head.pos == "noun" and head.analysis.number == "p" and head.text.endswith("ون"):
        return True  # no things have this plural
    counting = head.pos in ("noun_num", "noun_quant", "digit") or "counted" in head.roles
    people = Flag.GROUP | Flag.ANONYMOUS | Flag.TITLE | Flag.ORG_HEAD  # ثلاث نقابات
    return counting and any(w.flags & people for w in words[1:3])
