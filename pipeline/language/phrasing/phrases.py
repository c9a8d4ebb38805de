"""Noun phrases that name a source: title, name, apposition, and what belongs to them.

Phrases are word indices ``[first, last)`` of one section.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.language.document import Name, TaggedSection
from pipeline.language.lexicon import Flag, bare_lemma
from pipeline.language.marks import OPENING
from pipeline.language.no_part import marked_object, opens_object
from pipeline.language.nominal import (
    PICKED,
    THEIRS,
    attaches,
    has_preposition,
    is_closed,
)
from pipeline.language.phrasing.apart import apart_from_nation, honoured, office_behind_body
from pipeline.language.phrasing.bearer import bearer_beyond
from pipeline.language.phrasing.in_marks import step_mark
from pipeline.language.phrasing.index import SectionIndex
from pipeline.language.phrasing.laws import law_behind
from pipeline.language.phrasing.one_of_those import those_end
from pipeline.language.phrasing.prepositions import step_preposition
from pipeline.language.phrasing.set_off_office import office_end
from pipeline.language.phrasing.shares import (
    PER_CENT,
    amount_end,
    behind_plenty,
    more_than_one,
    of_people,
    stands_alone,
)

__all__ = ["ONE_OF", "Phrase", "Reader"]

_MENTION: Final = 5  # words from يذكر to its أن
_OPENERS: Final = frozenset("\"«“‘„'‹(")
_MAX_WORDS: Final = 24
_DEEPEST: Final = 40  # phrases that hold one another
_CLAUSAL: Final = ("verb", "pron_rel")
_EACH: Final = "كل"
ONE_OF: Final = {**PICKED, "واحد": "m"}
"""Words for one of several, folded, with their gender."""
_BRIDGE: Final = 4  # words from a title to the name it leads to


@dataclass(slots=True, init=False, unsafe_hash=True)
class Phrase:
    """Words ``[first, last)``."""

    first: Final[int]
    last: Final[int]

    def __init__(self, first: int, last: int) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.first = first
        self.last = last


class Reader(SectionIndex):
    """Reads phrases of one section, each once."""

    def __init__(self, section: TaggedSection) -> None:
        """Index the section; no phrase is read yet."""
        super().__init__(section)
        self._phrases: dict[int, Phrase | None] = {}
        self._depth = 0  # of phrases that hold one another: المدير العام، والمدير الطبي، والمدير المالي

    def without_which(self, phrase: Phrase) -> Phrase:
        """Return a source without the word that tells which one of its kind it is: أحدث | تقارير الصندوق."""
        which = phrase.last - phrase.first > 1 and self.picks_first(phrase.first)
        return Phrase(phrase.first + 1, phrase.last) if which else phrase

    def after_mention(self, i: int) -> int:
        """Return where the clause begins that the journalist only recalls from word ``i`` on: يذكر أن | أهالي الحي."""
        _, last = self.bounds(i)
        known = self.words[i].folded.removeprefix("و") == "من" and i + 1 < last  # ومن المعروف أن | أهالي الحي
        if self.words[i + known].folded.removeprefix("و") not in self.roles["mentioning"]:
            return i
        opening = (k for k in range(i + 1, min(last, i + _MENTION)) if self.is_complementizer(k))
        return next(opening, i - 1) + 1

    def noun_phrase(self, i: int, last: int) -> Phrase | None:
        """Read the noun phrase that starts at word ``i``, with its name, apposition and what belongs to its title."""
        key = i * (len(self.words) + 1) + last
        found = self._phrases.get(key)
        if found is None and key not in self._phrases and self._depth < _DEEPEST:
            self._depth += 1
            found = self._phrases[key] = self._read(i, last)
            self._depth -= 1
        return found

    def _read(self, i: int, last: int) -> Phrase | None:
        share = self.share_end(i, last)
        if share is not None:
            return Phrase(i, share)
        if i >= last or not self._can_start(i):
            return None
        those = those_end(self, i, last)
        if those > i:
            return Phrase(i, those)
        has_person = False
        j = i
        while j < last and j - i < _MAX_WORDS:
            step = self._step(i, j, last, has_person)
            if step == j:
                break
            has_person = has_person or self.person_within(j, step) is not None
            j = step
        while j > i and self.words[j - 1].pos in ("punc", "prep", "conj") and self.words[j - 1].text not in "\"»”’'›":
            if self.words[j - 1].text == ")" and self.closes_within(j - 1, i):
                break  # شبكة (كيه آر تي)
            if self.words[j - 1].analysis.enclitics and j - i > 1:
                break  # المجني عليه، عدد منهم
            j -= 1
        if j > i and not has_person:
            j = bearer_beyond(self, i, j, last)
        return Phrase(i, j) if j > i else None

    def share_end(self, i: int, last: int) -> int | None:
        """Return the end of a share of people that word ``i`` opens: 18 في المائة من الأسر، ثلث السكان، %47 منهم."""
        if 0 < i < last - 2 and "many_of" in self.words[i].roles and self._after_that(i - 1):
            many = self.noun_phrase(i + 2, last) if self.words[i + 1].folded == "من" else None
            return many.last if many is not None and of_people(self, i + 2) else None  # لكن | كثيرا من الخبراء يقولون
        if i + 2 < last and self.words[i].folded == _EACH and self.words[i + 1].folded == "من":
            both = self.noun_phrase(i + 2, last)
            joint = both is not None and any(w.preposed.startswith("و") for w in self.words[i + 3 : both.last])
            return both.last if both is not None and joint else None  # كل من سالم حمدان وحسن جمعة
        if (people := behind_plenty(self, i, last)) is not None:
            many = self.noun_phrase(people, last)
            return many.last if many is not None else None  # الكثير من سكان الجزيرة
        if i + 2 < last and more_than_one(self, i):
            one = self.noun_phrase(i + 2, last)  # أكثر من مصدر في الوزارة
            return one.last if one is not None else None
        k = amount_end(self, i, last) if i < last else i
        if k == i:
            return None
        if k < last and self.words[k].pos == "prep" and self.words[k].stem == "من" and self.words[k].analysis.enclitics:
            return k + 1
        if "part_of_them" in self.words[k - 1].roles:
            return k if stands_alone(self, i, k) else None
        after = k + 1 if k + 1 < last and self.words[k].folded == "من" else k
        of = self.noun_phrase(after, last) if after < last and of_people(self, after) else None
        if of is not None and (after > k or self.words[k - 1].text not in PER_CENT):
            return of.last
        return k if stands_alone(self, i, k) else None

    def _after_that(self, i: int) -> bool:
        """Say whether a subject in the accusative follows word ``i``: لكن | كثيرا من الخبراء يقولون."""
        return "but_or_while" in self.words[i].roles or self.is_complementizer(i)

    def _can_start(self, i: int) -> bool:
        word = self.words[i]
        if word.text in OPENING:
            return self.marked_name(i) is not None
        if "with_pronoun" in word.roles and self.kind_at(i) != "PER":
            return False
        if self.is_letter(i):
            return True
        if word.pos == "verb":
            return i in self.names and self.names[i].kind in ("PER", "TITLE")  # ولي العهد
        if word.pos == "pron_dem" and word.flags & Flag.GROUP:
            return True  # ذوو | الضحايا
        return (word.is_nominal and not self.is_time(i)) or i in self.names or word.text == "@"

    def _step(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Return where the phrase goes on from word ``j``; ``j`` itself if it ends there."""
        word = self.words[j]
        if self.is_letter(j):
            initials = self.names[j].last if self.kind_at(j) == "PER" else 0  # م. ع.
            return j if has_person else max(initials, min(j + 2, last))
        if word.pos == "abbrev" and j - 2 >= first and self.is_letter(j - 2) and not has_person:
            return j + 1  # اللواء أ.ح | فلان
        if word.text == "@":
            return min(j + 2, last)
        if word.text in _OPENERS:
            return step_mark(self, first, j, has_person)
        if word.text == "/" and j > first and not has_person:
            return self._after_slash(j, last)
        if word.is_comma or word.text in ("-", "–"):
            return self._apposition(first, j, last, has_person)
        if word.pos == "punc" or (j > first and self._turns_off(first, j)):
            return j
        special = self._step_special(first, j, last, has_person)
        if special is not None:
            return special
        adjective = word.pos.startswith("adj") and "weekday" not in word.roles
        if j > first and self.is_time(j) and not (adjective and attaches(self.words, first, j)):
            return j
        if (j > first and has_preposition(word)) or word.pos == "prep":
            return step_preposition(self, first, j, last, has_person)
        if word.folded == "او" and j + 1 < last and self.words[j + 1].is_nominal and j > first:
            return j + 2
        if has_person and word.folded in ONE_OF and j > first:
            phrase = self.noun_phrase(j, last)
            return phrase.last if phrase is not None else j
        name = self.names.get(j)
        if name is not None and name.last <= last:
            return self._step_name(first, j, name, has_person)
        if word.pos == "digit" and j > first:
            borne = self.kind_at(j + 1) == "TITLE" and self.words[j + 1].analysis.definite  # not أوقفت الشرطة | 74 شخصا
            numbered = (borne or self.kind_at(j + 1) == "PER") and not has_person  # محكمة صفاقس | 1 | القاضي فلان
            return j + 1 if numbered or not is_closed(self.words, first, j) else j
        if j == first or not word.is_nominal:
            return j + 1 if word.is_nominal else j
        return self._step_word(first, j, last, has_person)

    def _turns_off(self, first: int, j: int) -> bool:
        """Say whether a word belongs to no phrase: أيضا، ردا على سؤال, also بان for بأن, which reads as a noun."""
        if marked_object(self.words, first, j):
            return True  # أطلقت إذاعة مدى | برنامجا جديدا
        folded = self.words[j].folded
        own = folded in self.roles["in_own_name"] and "speaking_for" not in self.words[j - 1].stem_roles
        if j == first + 1 and honoured(self, first, j):
            return True  # افتتح سموه | المعرض الدولي
        apart = folded in self.roles["aside"] or folded in self.roles["in_answer"] or own  # المدير | باسمه وباسم زملائه
        return apart or self.spells_complementizer(j)

    def _after_slash(self, j: int, last: int) -> int:
        """Step over the name that a slash sets off from its title: المستشار / | فلان، المهندس/ فلان."""
        title = self.words[j - 1].flags & (Flag.TITLE | Flag.HONORIFIC) or self.kind_at(j - 1) == "TITLE"
        if not title or j + 1 >= last or has_preposition(self.words[j + 1]):
            return j
        name = self.names.get(j + 1)
        if name is not None and name.kind == "TITLE":
            return name.last if self.kind_at(name.last) == "PER" else j  # وزير التعليم / الدكتور | فلان
        return name.last if name is not None and name.kind == "PER" and name.last <= last else j

    def _step_word(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Return where the phrase goes on over a plain noun or adjective."""
        word = self.words[j]
        if self.words[j - 1].text == ")" and not word.flags & Flag.NISBA:
            return j  # شبكة (كيه آر تي) | المنتجة للمسلسل
        if opens_object(self.words, first, j):
            return j  # انتقد أطباء | نقص الأدوية
        document = self.words[first].flags & Flag.DOCUMENT or "statement_of" in self.words[first].stem_roles
        if document and j > first and self.gives_out(j):
            return j  # بيان | نشرته الوزارة
        if self.words[first].flags & Flag.DOCUMENT and word.analysis.definite:
            if "issued_adjective" in word.stem_roles and j > first + 1:
                return j  # بيان الوزارة | المنشور أمس
        if has_person and self._after_person(j):
            if self._describes(j, last):
                return j  # سالم الحمداني | المقيم في لندن
            return j + 1 if word.analysis.definite and word.pos == "adj" and attaches(self.words, first, j) else j
        attached = attaches(self.words, first, j) or self.half_of_country(first, j) or self._each_his(first, j, last)
        return j + 1 if attached or (not has_person and self._leads_to_name(first, j, last)) else j

    def _describes(self, j: int, last: int) -> bool:
        """Say whether a participle behind a name tells more of its bearer by what follows it: فلان | الملقب بالصقر."""
        if j + 1 >= last or "describing" not in self.words[j].roles or self.in_title(j):
            return False
        following = self.words[j + 1]
        led = following.pos == "prep" or following.preposed in ("ب", "ل", "ك")
        return led or self.kind_at(j + 1) == "PER"  # الملقب | بأبي خالد

    def _each_his(self, first: int, j: int, last: int) -> bool:
        """Say whether several of an office have a nation each: وزيرا الخارجية | المصري | والأردني."""
        word, following = self.words[j], self.words[j + 1] if j + 1 < last else None
        if following is None or not self.words[first].flags & (Flag.DUAL | Flag.PLURAL) or not self.in_title(first):
            return False
        nations = word.flags & Flag.NISBA and following.flags & Flag.NISBA and following.preposed == "و"
        return bool(nations) and word.analysis.definite and following.analysis.definite

    def half_of_country(self, first: int, j: int) -> bool:
        """Say whether a ministry is that of a half of a country: وزارة خارجية | الشمال."""
        field, word = self.words[j - 1], self.words[j]
        ministry = j - first > 1 and bool(self.words[j - 2].flags & (Flag.ORG_HEAD | Flag.TITLE))
        ministry = ministry and "ministry_field" in field.stem_roles and not field.analysis.definite
        return ministry and word.analysis.definite and "half" in word.stem_roles

    def _leads_to_name(self, first: int, j: int, last: int) -> bool:
        """Say whether a title goes on to its bearer over a word that does not seem to fit: رئيس ظهران الجنوب | فلان."""
        if not self.in_title(first) or self.words[first].flags & Flag.PLURAL:
            return False
        for k in range(j, min(last, j + _BRIDGE)):
            name = self.names.get(k)
            if name is not None and name.kind == "PER":
                return k > j
            word = self.words[k]
            if word.analysis.enclitics and "counterpart" in word.stem_roles:
                return False  # التقى الوزير | نظيره العماني فلانا
            if word.is_comma:
                return k > j and self._named_in_apposition(k + 1, last)
            if word.pos not in ("noun", "adj", "noun_prop") or word.flags & (Flag.TIME | Flag.TITLE):
                return False
            placed = word.preposed == "ب"
            closed = word.analysis.definite or word.flags & (Flag.PLACE | Flag.CLUB)
            led = k + 1 < last and word.pos == "noun" and self.words[k + 1].analysis.definite  # حارس مرمى | شباب السرو
            if (has_preposition(word) and not placed) or not (closed or led):
                return False
        return False

    def _named_in_apposition(self, i: int, last: int) -> bool:
        """Say whether a person's name is set off by commas at word ``i``: ممثل النقابة بالولاية، | فلان، يعتبر."""
        name = self.names.get(i)
        return name is not None and name.kind == "PER" and name.last < last and self.words[name.last].is_comma

    def _step_special(self, first: int, j: int, last: int, has_person: bool) -> int | None:
        """Step over ``ذاته`` and ``تدعى منيرة``, stop at ``طلب عدم ذكر اسمه``; None for any other word."""
        word = self.words[j]
        if j == first:
            return None
        if self.conceals(j) is not None or "aged" in word.roles:
            return j
        if (ended := self._term_end(first, j, last)) > j:
            return ended  # الرئيس | المنتهية ولايته
        if word.pos == "pron_dem" and j - first <= 2 and self.counts(self.words[first]):
            people = j + 1 < last and self.words[j + 1].is_nominal and self.words[j + 1].analysis.definite
            return j + 2 if people else j + 1  # أحد | هؤلاء السكان، عدد من | هؤلاء
        if word.pos == "pron_dem" and self._pointed(first, j, last):
            return j + 2  # سكان | هذه القرية
        if j <= first + 2 and (aged := self.age_end(first, last)) > j:
            return aged
        if word.pos == "prep" and self.kind_at(j) == "MED" and not has_person:
            return min(self.names[j].last, last)  # مراسل | بي بي سي
        if self._numbered(first, j) or (self._acronym(first, j) and not has_person):
            return j + 1  # المادة | 77، مكتب التحقيقات الفيدرالي | FBI
        if j + 1 < last and word.folded == "من" and (behind := law_behind(self.words, self.roles, first, j)):
            law = self.noun_phrase(behind, last)  # الفصل 23 | من القانون الجنائي
            return law.last if law is not None else None
        numbered = word.folded == "رقم" and self.words[first].flags & Flag.DOCUMENT
        if numbered and j + 1 < last and self.words[j + 1].pos == "digit":
            return j + 2  # القانون | رقم 89
        if (done := self._done_to(j, last)) > j:
            return done  # المجني | عليه
        if word.folded.startswith("باسم") and word.analysis.enclitics and self._speaks_for(first, j):
            return j + 1  # المتحدثة | باسمه، الناطق الرسمي | باسمها
        if "rank_part" in word.roles and self.in_title(first) and not has_person:
            return j + 1
        if "called" in word.roles and not has_person:
            return self._named(j, last)
        if word.analysis.definite and "level" in word.stem_roles and "high" in self.words[j - 1].stem_roles:
            return j + 1  # مسؤول إسرائيلي رفيع | المستوى
        return j + 1 if "same" in word.roles else None

    def _numbered(self, first: int, j: int) -> bool:
        word, head = self.words[j], self.words[first]
        return word.pos == "digit" and j == first + 1 and "numbered" in head.stem_roles

    def _acronym(self, first: int, j: int) -> bool:
        """Say whether the letters of a body stand behind it: مكتب التحقيقات الفيدرالي | FBI."""
        word, body = self.words[j], Flag.ORG_HEAD | Flag.INSTITUTION | Flag.MEDIA_HEAD
        return word.pos == "latin" and word.text.isupper() and bool(self.words[first].flags & body)

    def _speaks_for(self, first: int, j: int) -> bool:
        """Say whether a spokesperson stands before word ``j``, with what kind of one: الناطق الرسمي | باسم."""
        kinds = all(w.pos.startswith("adj") or w.flags & Flag.TITLE for w in self.words[first + 1 : j])
        return kinds and "speaking_for" in self.words[first].stem_roles

    def _pointed(self, first: int, j: int, last: int) -> bool:
        """Say whether a pointing word opens what a noun is of: منتقدو | هذه الخطوة, not قال الوزير | هذا اليوم."""
        if j + 1 >= last or is_closed(self.words, first, j) or self.words[j - 1].pos != "noun":
            return False
        what = self.words[j + 1]
        return what.pos == "noun" and what.analysis.definite and not self.is_time(j + 1) and not what.preposed

    def _term_end(self, first: int, j: int, last: int) -> int:
        """Step over an adjective with its own subject, or that subject: الرئيس | المنتهية ولايته، المنتهية | ولايته."""
        k = j + 1 if "ended" in self.words[j].roles else j
        if k >= last or "ended" not in self.words[k - 1].roles or not self.in_title(first):
            return j
        return k + 1 if self.words[k].analysis.pronoun in THEIRS else j

    def _done_to(self, j: int, last: int) -> int:
        """Step over what was done to somebody, or the rest of it, which agrees with nobody: الناشطة | المفرج عنها."""
        k = j + 1 if "done_to" in self.words[j].stem_roles and self.words[j].analysis.definite else j
        if k >= last or self.words[k].pos != "prep" or not self.words[k].analysis.enclitics:
            return j
        return k + 1 if "done_to" in self.words[k - 1].stem_roles else j

    def _named(self, j: int, last: int) -> int:
        """Step over ``تدعى منيرة السالم``, ``اسمه عادل``, ``تدعى @user``."""
        if j + 1 >= last:
            return j
        name = self.names.get(j + 1)
        if name is not None and name.kind == "PER" and name.last <= last:
            return name.last
        if self.words[j + 1].text == "@":
            return min(j + 3, last)
        end = self.marked_name(j + 1)
        return end if end is not None and end <= last else j

    def _after_person(self, j: int) -> bool:
        name = self.name_of.get(j - 1)
        return name is not None and name.kind == "PER"

    def _step_name(self, first: int, j: int, name: Name, has_person: bool) -> int:
        if j == first:
            return name.last
        closed = is_closed(self.words, first, j) and not self._waits(j - 1)
        if name.kind == "PER":
            several = self.words[first].analysis.number == "p" and self.words[first].flags & Flag.GROUP
            return j if (has_person and not self._bears(first, j)) or several else name.last
        if name.kind == "TITLE":
            return self._step_title(first, j, name, closed=closed, has_person=has_person)
        if has_person:
            return name.last if name.kind == "ORG" and self._waits_for_body(first, j) else j
        if closed:
            return (
                name.last
                if attaches(self.words, first, j)
                and not self.words[j].analysis.enclitics
                and self.words[j].pos != "noun_prop"
                else j
            )
        return name.last

    def _waits_for_body(self, first: int, j: int) -> bool:
        """Say whether a title without the article behind a name waits for its body: فلان أمير | منطقة حائل."""
        title, word = self.name_of.get(j - 1), self.words[j - 1]
        if title is None or title.kind != "TITLE" or title.first != j - 1 or title.last != j or title.first == first:
            return False
        return self._after_person(j - 1) and not (word.analysis.definite or word.analysis.enclitics)

    def _bears(self, first: int, j: int) -> bool:
        """Say whether word ``j`` parts a name from who is somebody to him: محامي الرئيس فلان | فلان، | ، فلان."""
        other = self.name_of.get(j - 1)
        if other is None or other.kind != "PER" or other.last != j or has_preposition(self.words[j]):
            return False
        return self.inner_title(first, other.first) is not None

    def _behind_counterpart(self, j: int) -> bool:
        """Say whether the name of a counterpart ends before word ``j``: ونظيره الأردني فلان |."""
        name = self.name_of.get(j - 1)
        if name is None or name.kind != "PER" or name.last != j:
            return False
        return any("counterpart" in w.stem_roles for w in self.words[max(0, name.first - 3) : name.first])

    def _step_title(self, first: int, j: int, name: Name, *, closed: bool, has_person: bool) -> int:
        """Return where the phrase goes on from a title within it; ``j`` if that is somebody else's."""
        head, word = self.words[first], self.words[j]
        if has_person and word.analysis.definite and self._behind_counterpart(j):
            return j  # استقبل الوزير فلان ونظيره الأردني فلان | المبعوث الأممي
        if j == first + 1 and head.flags & Flag.NISBA and head.pos in ("noun_prop", "adj"):
            return j  # هنأ الكندي | المحافظ فلانا
        if j == first + 1 and head.flags & Flag.NISBA and head.analysis.definite and apart_from_nation(self, j):
            return j  # هدد العراقي | لاجئ أفغاني
        if opens_object(self.words, first, j):
            return j  # أبلغ ناشطون | وزير الري أن
        if closed and not has_person and word.text.endswith(("ا", "اً")) and not word.analysis.definite:
            return j  # قتلت الشرطة الفرنسية | مسلحا
        body = head.flags & Flag.ORG_HEAD and not head.flags & (Flag.TITLE | Flag.GROUP)
        if closed and not has_person and body and word.text.endswith("ة") and not word.analysis.definite:
            return j  # عينت الجامعة | عميدة جديدة
        if closed and not has_person and office_behind_body(self, first, j):
            return j  # استدعت الخارجية | السفير الأميركي
        if word.analysis.enclitics:
            adjective = head.pos in ("adj", "adj_comp") and not (head.analysis.definite or head.analysis.enclitics)
            share = j == first + 1 and (self.counts(head) or adjective)
            return name.last if share else j  # أحد | جيرانه، أبرز | منافسيه، كبير | مساعديه
        plural = word.analysis.number == "p" or word.flags & Flag.PLURAL
        if has_person:
            return name.last if self._after_person(j) and not plural else j
        several = head.analysis.number == "p" or head.flags & (Flag.PLURAL | Flag.GROUP)
        if closed and not several and word.flags & Flag.GROUP and word.text.endswith("ين"):
            return j  # اتهم رئيس الوزراء | المتظاهرين
        told = j - first == 1 and head.analysis.definite  # أخبر الضابط | السكان
        apart = closed and plural and not several
        return j if apart and (told or not attaches(self.words, first, j)) else name.last

    def _waits(self, j: int) -> bool:
        """Say whether an adjective of a title waits for its body: وزيرة خارجية | الاتحاد، وكيل أول | وزارة الصحة."""
        word = self.words[j]
        part = "ministry_field" in word.stem_roles or "first_rank" in word.roles
        return part and not word.analysis.definite and not word.analysis.enclitics

    def _apposition(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Take ``، المتحدث باسم الجيش`` after a name or ``، حيدر العبادي`` after a title, up to a break."""
        if j == first or j + 1 >= last:
            return j
        if self.words[j + 1].folded in ("هو", "هي") and not has_person and self.kind_at(j + 2) == "PER":
            end = self.names[j + 2].last  # متحدثة باسمها، هي فلانة
            return end if end >= last or self._breaks(end) else j
        name = self.names.get(j + 1)
        person = self.names.get(j + 2)
        if self._nation_of_two(j + 1) and not has_person and self.in_title(first):
            person = self.names.get(j + 3)  # كبير المهندسين، الكوري الجنوبي فلان
            if person is not None and person.kind == "PER":
                return person.last if person.last >= last or self._breaks(person.last) else j
        nation = self.words[j + 1].flags & Flag.NISBA and self.words[j + 1].analysis.definite
        if nation and person is not None and person.kind == "PER" and not has_person and self.in_title(first):
            end = person.last  # مدرب الفريق، البرتغالي روي مارتينيو
            return end if end >= last or self._breaks(end) else j
        if has_person and self.words[j + 1].folded in ONE_OF and self._several(j + 2, last):
            phrase = self.noun_phrase(j + 1, last)  # فلان، أحد سكان الحي
            whole = phrase is not None and phrase.last > j + 2 and self._breaks_at(phrase.last, last)
            return self._over_place(phrase.last, last) if phrase is not None and whole else j
        if name is None:
            return j
        if self.words[j + 1].analysis.lead == "و" and not has_person:
            return j  # فلان، مدير الهيئة، | والدكتور فلان
        if name.kind == "TITLE" and not has_person and self.in_title(first):
            person = self.names.get(name.last)  # المشرفة على الدراسة، الدكتورة | فلانة
            end = person.last if person is not None and person.kind == "PER" else self._titled_person(j + 1, last, j)
        elif (
            name.kind == "PER"
            and (not has_person or self._bears(first, j))
            and self.in_title(first)
            and not has_preposition(self.words[j + 1])
        ):
            end = name.last
        elif (
            name.kind == "TITLE"
            and has_person
            and not has_preposition(self.words[j + 1])
            and not self._second_object(first, j)
        ):
            phrase = self.noun_phrase(j + 1, last)
            end = office_end(self, j + 1, phrase.last if phrase is not None else name.last, last)
        else:
            return j
        return end if end >= last or self._breaks(end) or self._name_ends(end) else j

    def _name_ends(self, end: int) -> bool:
        """Say whether a name behind a comma ends before no break: المحافظ، فلان | قائلا، | المعرض، | مهرجان المدينة."""
        name, word = self.name_of.get(end - 1), self.words[end]
        if name is None or name.kind != "PER" or self.kind_at(end) == "PER":
            return False
        of_it = self.words[end + 1] if end + 1 < len(self.words) else word
        told = word.pos == "noun" and bool(word.analysis.definite or word.analysis.enclitics or of_it.analysis.definite)
        thing = told and not word.flags & (Flag.FIRST_NAME | Flag.SURNAME | Flag.NISBA | Flag.HONORIFIC)
        thing = thing and not (word.flags & Flag.TITLE and not word.flags & Flag.PLURAL)  # but | قادة الأحزاب
        thing = thing or word.pos == "pron_interrog"  # هاجم الممثل، فلان الفلاني | كم الإعلانات
        return word.folded in self.lexicon.participles or (thing and end - name.first > 1)

    def _second_object(self, first: int, j: int) -> bool:
        """Say whether the ending makes a title behind a second comma an object: فلانة، المراسلة هنا، | مسؤولا."""
        word = self.words[j + 1]
        ended = word.text.endswith(("ا", "اً")) and not bare_lemma(word.analysis.lemma).endswith(("ا", "ى"))
        bare = word.pos in ("noun", "adj") and not (word.analysis.definite or word.analysis.enclitics)
        if not (ended and bare):
            return False
        titles = (self.name_of.get(k + 1) for k in range(first, j) if k + 1 < j and self.words[k].is_comma)
        title = self.name_of.get(j - 1)
        return (title is not None and title.kind == "TITLE") or any(t is not None and t.kind == "TITLE" for t in titles)

    def _nation_of_two(self, i: int) -> bool:
        """Say whether two definite adjectives tell a nation at word ``i``: الكوري الجنوبي."""
        pair = self.words[i : i + 2]
        return len(pair) > 1 and all(w.analysis.definite and w.pos.startswith("adj") for w in pair)

    def _titled_person(self, i: int, last: int, otherwise: int) -> int:
        """Return the end of the name of a phrase that opens with a title: عالمة الجيوكيمياء | هيروكو ناغاشيما."""
        phrase = self.noun_phrase(i, last)
        person = self.person_within(i, phrase.last) if phrase is not None else None
        return person.last if person is not None else otherwise

    def bearer_end(self, first: int, end: int, j: int, last: int) -> int | None:
        """Return the end of the name after a comma, at word ``j``, of whom ``[first, end)`` is the title, else None."""
        if not self.words[j - 1].is_comma or not self.in_title(first):
            return None
        if self.person_within(first, end) is not None or self.words[first].flags & Flag.PLURAL:
            return None
        between = range(end, j)
        if any(self.words[k].pos in _CLAUSAL or self.kind_at(k) == "TITLE" for k in between):
            return None  # رئيس المحكمة التي ستحاكم الرئيس السابق، | فلان
        if any(self.words[k].analysis.enclitics for k in between):
            return None  # وزير الخارجية في اتصال مع نظيره، | فلان
        found = self._apposition(first, j - 1, last, has_person=False)
        return found if found > j and self.person_within(j, found) is not None else None

    def _over_place(self, i: int, last: int) -> int:
        """Step over where he is one of many, up to a comma: أحد أبرز الكتاب | في مصر، ; not | في مقابلة."""
        if i + 2 >= last or self.words[i].folded != "في" or self.words[i + 1].flags & (Flag.VENUE | Flag.TIME):
            return i
        place = self.noun_phrase(i + 1, last)
        return place.last if place is not None and place.last < last and self.words[place.last].is_comma else i

    def _several(self, i: int, last: int) -> bool:
        """Say whether several people stand at word ``i``, of whom one is told: أحد | سكان الحي، أحد | أبرز الكتاب."""
        if i >= last or self.words[i].analysis.proclitics not in ((), ("ال",)):
            return False
        word = self.words[i]
        many = word.analysis.number != "s" and word.pos == "noun"
        return self.kind_at(i) == "TITLE" or many or bool(word.flags & Flag.PLURAL) or word.pos == "adj_comp"

    def _breaks_at(self, end: int, last: int) -> bool:
        return end >= last or self._breaks(end)

    def _breaks(self, end: int) -> bool:
        word = self.words[end]
        return (
            word.pos in ("punc", "conj_sub", "part", "prep", "verb", "adv", "pron_rel")
            or has_preposition(word)
            or bool(word.flags & Flag.TIME)
        )
