"""Look up what stands at a word of a section: a name, marks, a time, an abbreviated title."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Name, TaggedSection, Word
from pipeline.language.lexicon import Flag, lexicon
from pipeline.language.marks import Quoted
from pipeline.language.nominal import (
    PICKED,
    THEIRS,
    has_preposition,
    is_former,
    led_inside,
    opens_no_name,
)
from pipeline.language.phrasing.laws import is_law

__all__ = ["HEADS", "SectionIndex", "item_says", "sentence_without_verb"]

HEADS: Final = (
    Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.HONORIFIC
)
_LETTERS: Final = frozenset("ادمجسقع")
_MAX_MARKED: Final = 5
_FEW_IN_MARKS: Final = 4  # two words and both marks
_STOPS: Final = (".", "؟", "!", "؛", "..", "...", "…")
_FULL_NAME: Final = 2  # words
_NOT: Final = ("لم", "لا")
_COPULAS: Final = ("هو", "هي", "هم")
_SUBJECT_AND_PREDICATE: Final = 2  # words
_REASON: Final = 5  # words that tell why it is
_NOT_TO: Final = ("ألا", "الا", "ألّا")
_HIS: Final = ("ه", "ها", "هم", "هما")
_KEPT_BACK: Final = 4  # words from "not to tell" to the name
_CONCEALED: Final = 9  # words from the verb to the name that is kept back


def _somebody(word: Word) -> bool:
    """Say whether a word tells what one person is."""
    person = word.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON | Flag.ANONYMOUS)
    return bool(person) and not word.flags & (Flag.PLURAL | Flag.ORG_HEAD) and not word.analysis.enclitics


def sentence_without_verb(inner: tuple[Word, ...]) -> bool:
    """Say whether words in marks are a sentence without a verb, so no name: هذا السد سليم، الحل هو الصبر."""
    if len(inner) < _SUBJECT_AND_PREDICATE:
        return False
    topic, said = inner[0], inner[1]
    if topic.pos == "pron_dem" or topic.folded in _COPULAS or said.folded in _COPULAS:
        return True
    plain = topic.pos == "noun" and topic.analysis.definite and not topic.flags & Flag.TITLE
    described = (o.analysis for o in said.options if o.analysis.pos == "adj" and not o.analysis.proclitics)
    if plain and any(not a.definite and a.gender in (topic.analysis.gender, None) for a in described):
        return True
    bare = said.pos == "noun" and not (said.flags or said.analysis.definite or said.analysis.proclitics)
    likened = bare and said.analysis.source != "backoff" and len(inner) == _SUBJECT_AND_PREDICATE
    return plain and likened and not topic.flags & (Flag.FIRST_NAME | Flag.SURNAME)  # الأسعار | نار


def item_says(item: tuple[Word, ...], person: bool) -> bool:
    """Say whether an item of a list is a sentence: الأسعار ثابتة، القدس عاصمة السلام، كل البيوت خالية; no name."""
    words = tuple(w for w in item if w.pos != "punc")
    if sentence_without_verb(words[:_SUBJECT_AND_PREDICATE]):
        return True
    if len(words) < _SUBJECT_AND_PREDICATE or person:
        return False
    topic = next((k for k, w in enumerate(words) if w.analysis.definite or w.pos == "noun_prop"), len(words))
    said = next((w for w in words[topic + 1 :] if w.is_nominal), None)
    return said is not None and not (said.analysis.definite or said.analysis.proclitics or said.flags & Flag.TIME)


def _speaks_himself(inner: tuple[Word, ...]) -> bool:
    """Say whether words in marks open with what somebody does not do, or was himself, so no name: لا أنام، كنا معا."""
    if len(inner) < _SUBJECT_AND_PREDICATE:
        return False
    denies = inner[0].pos == "part_neg" and not inner[1].analysis.definite and not has_preposition(inner[1])
    named = inner[0].flags & (Flag.FIRST_NAME | Flag.SURNAME)
    return denies or (inner[0].pos == "verb" and inner[0].analysis.person == "1" and not named)


class SectionIndex:
    """The words of one section with the indexes over its names and marked stretches."""

    def __init__(self, section: TaggedSection) -> None:
        """Index the names and the marked stretches of a section."""
        self.section = section
        self.borne: dict[
            tuple[str, bool], bool
        ] = {}  # titles that may be bodies, a woman's or a man's: attribution.kinds
        self.lexicon = lexicon()
        self.roles = self.lexicon.roles
        self.words = section.words
        self.names: dict[int, Name] = {n.first: n for n in section.names}
        self.name_of: dict[int, Name] = {i: n for n in section.names for i in range(n.first, n.last)}
        people = ((n.first + (n.last - n.first == 1), n.last) for n in section.names if n.kind == "PER")
        self.in_full_names = frozenset(w.folded for a, b in people for w in self.words[a : b + 1])  # سالم | مصري
        self.quoted_at: dict[int, Quoted] = {q.start: q for q in section.section.quoted}
        self.starts = [w.start for w in self.words]
        self._before_identity: bytearray | None = None

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the words of the sentence that word ``i`` stands in."""
        return self.section.bounds[self.words[i].part]

    def text(self, first: int, last: int) -> str:
        """Return the plain text of words ``[first, last)``."""
        return self.section.section.text[self.words[first].start : self.words[last - 1].end] if last > first else ""

    def word_at(self, position: int) -> int:
        """Return the first word that starts at or after a plain position."""
        low, high = 0, len(self.starts)
        while low < high:  # as bisect_left does, without a call for each step
            middle = (low + high) >> 1
            if self.starts[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low

    def marked(self, i: int) -> Quoted | None:
        """Return the marked stretch that word ``i`` (a quotation mark) opens."""
        return self.quoted_at.get(self.words[i].start)

    def opens_marks(self, i: int) -> bool:
        """Say whether a marked stretch opens at word ``i``, if there is such a word."""
        return i < len(self.words) and self.marked(i) is not None

    def frames(self, k: int) -> bool:
        """Say whether a noun opens a phrase on what somebody says or does: في | سياق | حديثه، في | معرض | رده."""
        if "framework" in self.words[k].stem_roles:
            return True
        return self.words[k].folded == "معرض" and bool(self.words[k + 1].analysis.enclitics)

    def closes_within(self, i: int, first: int) -> bool:
        """Say whether word ``i`` closes marks or brackets that open at or after word ``first``."""
        if self.words[i].text == ")" and any(w.text == "(" for w in self.words[first:i]):
            return True
        end = self.words[i].end
        quoted = (self.marked(k) for k in range(first, i) if self.words[k].pos == "punc")
        return any(q is not None and q.closed and q.end == end for q in quoted)

    def kind_at(self, i: int) -> str | None:
        """Return the kind of the name that starts at word ``i``."""
        name = self.names.get(i)
        return name.kind if name else None

    def kind_of_line(self, i: int) -> str:
        """Return the kind of the line that word ``i`` stands on: headline, body …."""
        return self.section.section.parts[self.words[i].part].kind

    def person_within(self, first: int, last: int) -> Name | None:
        """Return the first person's name inside a phrase."""
        i = first
        while i < last:
            quoted = self.marked(i) if i > first and self.words[i].pos == "punc" else None
            placed = i > first and self.words[i - 1].folded == "في"  # محلل الأسواق في "كابيتال ردج" | فلان
            body = placed or (self.names_a_body(i) and not self.holds_person(i))
            if quoted is not None and quoted.closed and body:
                i = max(self.word_at(quoted.end), i + 1)  # حزب "الغد الأخضر" is no person, whatever الأخضر may be
                continue
            name = self.names.get(i)
            if name is not None and name.kind == "PER":
                return name
            i += 1
        return None

    def inner_title(self, first: int, person: int) -> int | None:
        """Return where a title before a name begins that is governed by the head of the phrase at word ``first``.

        والدة | الطفل | فلان، محامي | رئيس الجمهورية السابق | فلان، المتحدث باسم | الرئيس | فلان.
        """
        words, k = self.words, person - 1
        head = words[first + 1] if "counted" in words[first].roles else words[first]  # أحد | أقارب فلان
        if not head.flags & (HEADS | Flag.COMMON_PERSON) and "kin" not in head.stem_roles:
            return None  # بإمكان | الطبيب فلان
        while k > first + 1 and words[k].analysis.definite and words[k - 1].analysis.definite:
            if words[k].flags & (Flag.TITLE | Flag.HONORIFIC) and not words[k].pos.startswith("adj"):
                return None  # مدير المركز | الدكتور | فلان
            k -= 1  # الرئيس | السابق
        if k <= first or not words[k].analysis.definite or words[k].pos == "punc":
            return None
        begin = k if _somebody(words[k]) else None
        while k - 1 > first and words[k - 1].pos == "noun" and not words[k - 1].analysis.definite:
            k -= 1
            if _somebody(words[k]):
                begin = k  # رئيس | الجمهورية
        if begin is None or any(w.pos == "prep" or has_preposition(w) for w in words[first + 1 : begin - 1]):
            return None  # مدير المياه في ذي قار | المهندس | فلان
        governor = words[begin - 1] if begin > first else None
        if governor is None or governor.pos != "noun" or governor.flags & (Flag.HONORIFIC | Flag.PLACE):
            return None  # معالي | المهندس فلان
        return None if governor.analysis.definite or governor.analysis.enclitics else begin

    def office_of_another(self, first: int, last: int) -> int | None:
        """Return where somebody else's office begins behind an unnamed one: واتهم | نائب معارض | رئيس البلدية فلانا."""
        if last - first <= 2 or self.words[first].analysis.definite or self.words[first].analysis.enclitics:
            return None
        second = self.words[first + 1]
        adjectives = (o.analysis for o in second.options if o.analysis.pos.startswith("adj"))
        describes = second.pos.startswith("adj") or second.flags & Flag.TITLE  # نائب | معارض, not عضو | مجلس النواب
        described = bool(describes) and any(not (a.definite or a.proclitics or a.enclitics) for a in adjectives)
        aged = "of_an_age" in second.stem_roles or "former" in second.stem_roles
        described = described or (aged and not second.analysis.definite)  # ممثلة شابة، موظفة سابقة
        if not (described or second.pos == "prep"):
            return None  # نائب رئيس البلدية
        for k in range(first + 2, last):
            word, before = self.words[k], self.words[k - 1]
            closed = before.analysis.definite or before.flags & (Flag.PLACE | Flag.CLUB)
            closed = closed or before.pos.startswith("adj") or (described and k == first + 2)
            office = word.flags & (Flag.TITLE | Flag.HONORIFIC) and not has_preposition(word)
            office = office and (word.pos == "noun" or self.kind_at(k + 1) == "PER")  # النادي | المدرب فلانا
            named = described and word.pos == "noun" and word.analysis.definite and self.kind_at(k + 1) == "PER"
            office = office or (named and not has_preposition(word))  # ممثلة شابة | المنتج فلانا
            if closed and office and self._certain(k, last):
                return k
        return None

    def _certain(self, k: int, last: int) -> bool:
        """Say whether a noun means somebody certain, by its article or that of the noun behind it: رئيس | البلدية."""
        if self.words[k].analysis.definite or k + 1 >= last:
            return bool(self.words[k].analysis.definite)
        return self.words[k + 1].analysis.definite or bool(self.words[k + 1].flags & Flag.PLACE)

    def names_a_body(self, i: int) -> bool:
        """Say whether marked words at ``i`` name an institution, a medium or a work."""
        head = self.words[i - 1]
        return bool(head.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD | Flag.NAMING)) and not head.flags & (
            Flag.TITLE | Flag.HONORIFIC
        )

    def holds_person(self, i: int) -> bool:
        """Say whether the mark or bracket at word ``i`` holds a full name alone: المستشفى | «سالم الحداد».

        Marks behind a work hold its name: مخرج المسلسل «ليلى العامري».
        """
        name = self.names.get(i + 1)
        if name is None or name.kind != "PER" or name.last - name.first < _FULL_NAME or name.last >= len(self.words):
            return False
        closes = self.words[name.last].text in (")" if self.words[i].text == "(" else '"»”')
        work = i > 0 and self.words[i].text != "(" and "work_of_art" in self.words[i - 1].stem_roles
        return closes and i > 0 and self.words[i - 1].analysis.definite and not work

    def marked_name(self, i: int, *, headed: bool = False) -> int | None:
        """Return the end of a short marked name that word ``i`` opens: وكالة "ناسا"، الشيخ "سلامة بو عنقة"."""
        quoted = self.marked(i)
        if quoted is None or not quoted.closed:
            return None
        end = self.word_at(quoted.end)
        inner = tuple(w for w in self.words[i + 1 : end] if w.pos != "punc")
        clause = not headed and any(w.pos == "verb" and not w.flags for w in inner)
        bodies = Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD
        person = i > 0 and not self.words[i - 1].flags & bodies
        speaks = person and bool(inner) and "speaking_pronoun" in inner[0].roles  # السفيرة | "نحن هنا"
        theirs = bool(inner) and inner[0].analysis.pronoun in THEIRS  # الزعيم | "استعداده"
        governed = bool(inner) and (inner[0].pos == "prep" or led_inside(inner[0]))  # شكك المدرب | "في نوايا"
        closed = i > 0 and self.words[i - 1].analysis.definite  # النقابة | "رفضها القاطع", but صحيفة | "إلبه كورير"
        speaks = speaks or (person and (sentence_without_verb(inner) or _speaks_himself(inner)))
        speaks = speaks or (theirs and (person or closed)) or (person and governed)
        speaks = speaks or (bool(inner) and opens_no_name(inner[0]))  # رفض الحزب | "أي تدخل"
        return end if 0 < len(inner) <= _MAX_MARKED and not (clause or speaks) else None

    def speech_behind(self, first: int, j: int) -> bool:
        """Say whether marks at word ``j`` hold what is said, right behind a verb and who says it: وأضاف | المصدر | "…".

        They end their clause, for behind a name would come what is said: قالت صحيفة | "الأفق" | إن.
        """
        within = first > 1 and self.words[first - 1].folded == "في"  # وجاء في | البيان | "…"
        quoted, verb, who = self.marked(j), self.words[first - 1 - within] if first else None, self.words[j - 1]
        if quoted is None or not quoted.closed or verb is None or verb.pos != "verb":
            return False
        entry, end = self.lexicon.cues.get(verb.analysis.key), self.word_at(quoted.end)
        says = "come_in" in verb.roles if within else entry is not None and entry.kind == "say"
        called = entry is not None and entry.kind == "opinion" and bool(verb.analysis.enclitics) and not within
        if not (says or called) or end - j < _FEW_IN_MARKS or not who.analysis.definite:
            return False
        if called:  # واعتبرته المنظمة | "جريمة حرب" | في حق المدنيين
            return end >= len(self.words) or self.words[end].pos in ("punc", "prep")
        told = end - j > _FEW_IN_MARKS and end < len(self.words) and self.words[end].folded in self.lexicon.participles
        if told or self.is_complementizer(j + 1):
            return True  # وقال النائب | "إن الوزارة مقصرة" | مشيرا إلى
        behind = self.words[end : end + 2]
        if not behind or behind[0].part != who.part or behind[0].text in _STOPS:
            return True
        again = self.marked(end + 1) if behind[0].folded == "و" else None
        if again is not None:  # وقالت الوزارة | "القرار نهائي" | و"لا رجعة فيه".
            after = self.word_at(again.end)
            return after >= len(self.words) or self.words[after].part != who.part or self.words[after].pos == "punc"
        joined = behind[-1].analysis.lead == "و" or behind[-1].folded in self.lexicon.participles
        return behind[0].text in "،," and len(behind) > 1 and joined and behind[-1].may_be_cue

    def stands(self, phrase: tuple[str, ...], i: int, *, over: str = "") -> int:
        """Return the end of a phrase at word ``i``, marks of ``over`` apart: يذكر، أن; ``i`` if it is not there."""
        j = i
        for part in phrase:
            while over and i < j < len(self.words) and self.words[j].text in over:
                j += 1
            if j >= len(self.words) or self.words[j].folded != part:
                return i
            j += 1
        return j

    def counts(self, word: Word) -> bool:
        """Say whether a word counts people or things, or picks one out, also with a preposition: عدد، أحد، لإحدى."""
        if "counted" in word.roles:
            return True
        return bool(word.preposed) and word.stem.replace("ة", "ه") in self.roles["counted"]

    def age_end(self, first: int, last: int) -> int:
        """Return the end of who somebody is by age: ابن الثامنة والعشرين |، صاحب الـ25 عاما |; ``first`` if none."""
        if "by_age" not in self.words[first].stem_roles or first + 1 >= last:
            return first
        k = first + 1
        if self.words[k].folded == "ال" and k + 1 < last and self.words[k + 1].pos == "digit":
            k += 2
        elif self.words[k].pos in ("adj_num", "noun_num") and self.words[k].analysis.definite:
            k += 1
        else:
            return first
        while k < last and (self.words[k].flags & Flag.TIME or "year_of_age" in self.words[k].roles or self._tens(k)):
            k += 1
        return k

    def _tens(self, k: int) -> bool:
        return self.words[k].pos == "noun_num" and self.words[k].preposed.startswith("و")

    def picks_first(self, i: int) -> bool:
        """Say whether a word tells which one of its kind is meant: أحدث، أكبر، آخر، أول; أحد is somebody himself."""
        word = self.words[i]
        if word.analysis.definite or word.analysis.enclitics or word.folded in PICKED:
            return False
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        if following is None or not following.is_nominal:
            return False  # أكثر | من سبعة
        bodies = following.flags & (Flag.DOCUMENT | Flag.ORG_HEAD | Flag.MEDIA_HEAD)
        first = "ordinal" in word.roles and bool(bodies) and not following.flags & Flag.VENUE  # not أول | لقاء
        return word.pos == "adj_comp" or first

    def gives_out(self, i: int) -> bool:
        """Say whether word ``i`` may be a verb of giving out that points back: نشرته، أصدرها; نشرته may be a noun."""
        verbs = (o.analysis for o in self.words[i].options if o.analysis.pos == "verb" and o.analysis.enclitics)
        return any("issued" in a.lemma_roles for a in verbs)

    def is_time(self, i: int) -> bool:
        """Say whether a word tells when, not who: أحد is somebody before a plural, الأحد a day."""
        word = self.words[i]
        if self.is_letter(i) and not (i and self.words[i - 1].pos == "digit"):
            return False  # م. فؤاد, but عام 1995 م.
        if i > 1 and self.words[i - 1].text == "/" and self.words[i - 2].flags & Flag.TIME:
            return not self.is_letter(i - 2)  # أغسطس/آب, not م/ | فلان
        if word.flags & Flag.STATE and i and "before_prayer" not in self.words[i - 1].roles:
            return False  # منتخب | المغرب, but صلاة المغرب
        weekday = "weekday" in word.roles  # الاثنين reads as an adjective, الأحد as a word that counts
        if (
            not word.flags & Flag.TIME
            or (is_former(self.words, i) and not weekday)
            or is_law(self.words, self.roles, i)
        ):
            return False
        if "counted" in word.roles and not weekday:
            return False
        if self._of_his_office(i):
            return False
        name = self.name_of.get(i)
        return name is None or name.kind not in ("PER", "TITLE")

    def _of_his_office(self, i: int) -> bool:
        """Say whether "general" stands behind somebody's office: كاتبها | العام | فلان; not مديرها | العام | الماضي."""
        word = self.words[i]
        if not i or not word.analysis.definite or "of_any_body" not in word.stem_roles:
            return False
        office, after = self.words[i - 1], self.words[i + 1] if i + 1 < len(self.words) else word
        return bool(office.flags & Flag.TITLE and office.analysis.enclitics and not after.flags & Flag.TIME)

    def spells_complementizer(self, i: int) -> bool:
        """Say whether word ``i`` is spelt like أن، بأنه، إنها, with or without its hamza; آني, "momentary", is not.

        No word behind the last one is: a text may be cut off anywhere.
        """
        if i >= len(self.words):
            return False
        word = self.words[i]
        return "complementizer" in word.roles and not word.text.startswith("آ")

    def is_complementizer(self, i: int) -> bool:
        """Say whether word ``i`` opens a clause: أن، بأنه، إنها … (any spelling)."""
        if not self.spells_complementizer(i):
            return False
        word = self.words[i]
        return (
            i not in self.name_of
            and not (word.text == "فان" and self._links_name(i + 1))
            and (word.folded != "الا" or word.text.startswith("أ"))
        )

    def _links_name(self, i: int) -> bool:
        """Say whether the second link of a Dutch name stands at word ``i``: فان | دير ميولن."""
        return i < len(self.words) and "dutch_link" in self.words[i].roles

    def is_state(self, i: int) -> bool:
        """Say whether a state or its capital is named at word ``i``, in one word or several: لندن، تل أبيب."""
        word, name = self.words[i], self.names.get(i)
        if word.flags & Flag.STATE or name is None or name.kind != "LOC" or name.last - i < 2:
            return bool(word.flags & Flag.STATE)
        folded = tuple(w.folded for w in self.words[i : name.last])
        known = self.lexicon.phrases.get(folded[1], {}).get(word.core, ())
        return any(flags & Flag.STATE and form == (word.core, *folded[1:]) for form, flags in known)

    def is_letter(self, i: int) -> bool:
        """Say whether word ``i`` is an abbreviated title: د. منى، م. فؤاد، د . منى; not في المجموعة د . منى."""
        word = self.words[i]
        if word.folded not in _LETTERS:
            return False
        stop = self.words[i + 1] if i + 1 < len(self.words) else None
        if stop is None or stop.text not in (".", "/"):
            return False
        before = " ".join(w.folded for w in self.words[max(0, i - 2) : i])
        if stop.start > word.end and before in self.roles["told_by_letter"]:
            return False
        goes_on = i + 2 < len(self.words) and stop.text == "." and self.words[i + 2].part == word.part
        return stop.start == word.end or (goes_on and stop.start == word.end + 1)

    def opens_title(self, i: int) -> bool:
        """Say whether a title stands at word ``i``, also one of several: كبير المحللين، الأمين العام."""
        return bool(self.words[i].flags & Flag.TITLE) or self.kind_at(i) == "TITLE"

    def in_title(self, i: int) -> bool:
        """Say whether word ``i`` is a title or a form of address, or stands in a title of several words."""
        name = self.name_of.get(i)
        title = name is not None and name.kind == "TITLE"
        return title or bool(self.words[i].flags & (Flag.TITLE | Flag.HONORIFIC))

    def conceals(self, i: int) -> int | None:
        """Return the end of ``طلب عدم ذكر اسمه``, ``رافضاً الكشف عن هويته`` at word ``i``: it says nothing."""
        if self._before_identity is None:
            self._before_identity = self._index_identities()
        if not self._before_identity[i]:
            return None
        word = self.words[i]
        concealing = "concealing" in word.stem_roles or "concealing" in word.analysis.lemma_roles
        concealing = concealing and not word.analysis.definite
        if word.folded in _NOT and i + 1 < len(self.words):
            unnamed = "identity" in self.words[i + 1].roles  # مصادر | لم تسمها
            concealing = unnamed or self._tells(i + 1)  # وكيل | لم يكشف عن هويته
        elif i and self.words[i - 1].folded in _NOT:
            concealing = concealing or self._tells(i)
        if not concealing and word.folded.removeprefix("و") not in self.roles["concealing_participle"]:
            return None
        _, last = self.bounds(i)
        for k in range(i + 1, min(last, i + _CONCEALED)):
            opens = self.spells_complementizer(k) and not self._wished_not(k, last)
            if opens or self.words[k].text in "،,:.":
                return None
            if "identity" in self.words[k].roles or "identity" in self.words[k].stem_roles:
                return k + 1
        return None

    def _wished_not(self, k: int, last: int) -> bool:
        """Say whether a complementizer opens what somebody wants not to be told of him: طلب | ألا | ينشر اسمه."""
        negated = self.words[k].text in _NOT_TO
        verb = k + 1 if negated else k + 2
        if verb >= last or self.words[verb].pos != "verb" or not (negated or self.words[k + 1].folded == "لا"):
            return False
        told = self.words[verb + 1 : min(last, verb + _KEPT_BACK)]
        return any("identity" in w.roles and w.text.endswith(_HIS) for w in told)

    def _index_identities(self) -> bytearray:
        """Mark the words near before one for a name or an identity, اسمه، هويته: nothing else conceals."""
        near = bytearray(len(self.words))
        for k, word in enumerate(self.words):
            if "identity" in word.roles or "identity" in word.stem_roles:
                first = max(0, k + 1 - _CONCEALED)
                near[first:k] = b"\1" * (k - first)
        return near

    def _tells(self, i: int) -> bool:
        word = self.words[i]
        return word.pos == "verb" and "telling_verb" in word.analysis.lemma_roles

    def concealing_around(self, i: int) -> int | None:
        """Return where ``طلب عدم ذكر اسمه`` begins that holds word ``i`` or ends before it, perhaps with the reason.

        طلبت حجب اسمها | خوفا من المساءلة | قالت.
        """
        first, _ = self.bounds(i)
        for k in range(max(first, i - _CONCEALED - _REASON), i + 1):
            end = self.conceals(k) or -1
            why = 0 < end < i and all(w.pos not in ("verb", "punc", "conj", "conj_sub") for w in self.words[end:i])
            if end >= i or why:
                return k
        return None

    def close_bracket(self, i: int, last: int) -> int:
        """Return the word after the bracket that word ``i`` opens; ``i + 1`` if it is never closed."""
        closer = {"(": ")", "[": "]"}[self.words[i].text]
        for j in range(i + 1, min(last, i + 25)):
            if self.words[j].text == closer:
                return j + 1
        return i + 1
