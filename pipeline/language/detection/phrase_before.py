"""Read the phrase that ends before a word and can be who speaks: لكن | وزيرة الصحة | تؤكد; and whether it agrees."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import OnCues
from pipeline.language.detection.frame import Frame
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.speakers import SPEAKING, source_like
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import agrees, has_preposition, is_plural
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["PhraseBefore"]

_SHORT: Final = 2  # letters of عن
_HAPPENED: Final = 14  # words of who has done something before
_FRONT: Final = 3  # words at least of what is set in front of a sentence
_THINGS: Final = Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD
_PEOPLE: Final = Flag.TITLE | Flag.GROUP | Flag.ANONYMOUS | Flag.COMMON_PERSON


class PhraseBefore(OnCues):
    """Reads to the left of a word in one section; it keeps nothing from one word to the next."""

    def phrase_ending(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the longest phrase that can be the source of a cue and ends before word ``k``."""
        companion = self._companion(k)
        for s in range(max(first, k - 18), k):
            word = self.words[s]
            if companion is not None and s < companion:
                continue
            previous = self.words[s - 1] if s > first else None
            led = previous is None or self._can_precede(previous, s) or self._related(previous, k)
            by = s - 2 > first and self._by(s - 2) and self._related_far(k)  # عرض من طرف | المدير |، الذي قال
            if not (led or by or self._set_in_front(first, s) or s == companion):
                continue
            if (
                has_preposition(word)
                and word.analysis.proclitics[0] not in ("و", "ف")
                and not (self.words[k].pos == "pron_rel" and s in self.reader.names)
            ):
                continue
            if self._object(s, previous, k) or self._listed(s, previous) or self._by_whom(s, k):
                continue
            phrase = self.reader.noun_phrase(s, k)
            if self.said_before(s, k):
                continue
            if (
                phrase is not None
                and phrase.last == k
                and source_like(self.reader, phrase)
                and self.agrees(phrase, frame)
                and not self._of_others(phrase, k)
            ):
                phrase = self._counted(first, phrase)
                return self.titled(phrase) if s in self.reader.names else phrase  # إلى | المدير فلان |، الذي
        return self._people(first, k, frame)

    def _set_in_front(self, first: int, s: int) -> bool:
        """Say whether a place or a turn without a comma is all before word ``s``: وفي طوكيو | الوزير قال."""
        lead, noun = self.words[first], self.words[first + 1]
        if lead.pos != "prep" or s < first + _SHORT:
            return False
        name = self.reader.names.get(first + 1)
        if name is not None and name.kind == "LOC":
            return name.last == s and lead.stem == "في"
        turn = "turn" in noun.roles or "context" in noun.roles
        return turn and s == first + _FRONT and self.words[s - 1].pos.startswith("adj")

    def _companion(self, k: int) -> int | None:
        """Return where he is named with whom others are, if a clause tells of him: وفد برئاسة | الوزير فلان |، الذي."""
        name = self.reader.name_of.get(k - 1)
        if name is None or name.kind != "PER" or name.last != k or not self._related_far(k):
            return None
        title = self.reader.name_of.get(name.first - 1)
        begin = title.first if title is not None and title.kind == "TITLE" and title.last == name.first else name.first
        before = self.words[begin - 1] if begin else None
        if (
            before is None
            or "with_whom" not in before.stem_roles
            or before.analysis.definite
            or before.analysis.enclitics
        ):
            return None
        return begin if before.preposed == "ب" or (begin > 1 and self.words[begin - 2].pos == "prep") else None

    def _by_whom(self, s: int, k: int) -> bool:
        """Say whether whoever is behind "by" has the relative clause ``k``: عرض من طرف | المدير |، الذي قال."""
        return self._related_far(k) and any(self._by(i) for i in range(s + 1, k - 2))

    def _by(self, i: int) -> bool:
        return self.words[i].folded == "من" and "on_part_of" in self.words[i + 1].roles

    def _related_far(self, k: int) -> bool:
        """Say whether a relative clause opens at word ``k``, or behind a comma there."""
        far = k + (self.words[k].is_comma)
        return far < len(self.words) and "relative_pronoun" in self.words[far].roles

    def _people(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return who stands before ``الذين``, which says that they are people, whatever the tables know of them."""
        if k >= len(self.words) or "people_relative" not in self.words[k].roles or k - 1 < first:
            return None
        if frame.number != "p":
            return None  # شكر المشجعين الذين قال إنهم سر الفوز
        word = self.words[k - 1]
        pointing = "these_people" in word.roles
        if not pointing and (not word.is_nominal or not word.analysis.definite):
            return None
        whose = self.words[k - 2] if k - 2 >= first and not word.flags & (Flag.GROUP | Flag.TITLE) else word
        people = whose.flags & (Flag.GROUP | Flag.TITLE) and is_plural(whose) and not whose.analysis.definite
        begin = k - 2 if people and not has_preposition(whose) else k - 1
        return self._counted(first, Phrase(begin, k))  # أقوال | شهود العيان | الذين

    def _counted(self, first: int, phrase: Phrase) -> Phrase:
        """Return a phrase with the word that tells how many of them: عدد من | الباعة | الذين."""
        i = phrase.first - 2
        several = i >= first and self.words[i + 1].folded == "من" and "counted" in self.words[i].roles
        return Phrase(i, phrase.last) if several else phrase

    def _listed(self, s: int, previous: Word | None) -> bool:
        """Say whether a word only goes on with a list before it: موريتانيا ومالي | وغينيا."""
        word = self.words[s]
        names = previous is not None and previous.flags & Flag.PLACE and word.flags & Flag.PLACE
        return bool(names) and word.analysis.lead == "و"

    def said_before(self, s: int, k: int) -> bool:
        """Say whether marks before a comma hold what is said, not who says it: "لا فرق بين الاثنين"، يقول."""
        quoted = self.reader.marked(s) if self.words[s].pos == "punc" else None
        comma = k < len(self.words) and self.words[k].is_comma
        if quoted is None or self.marks.kind(quoted) is MarkedKind.NAME:
            return False  # لكن "مركز الشرطة"، | أوضح أن
        return comma and self.reader.word_at(quoted.end) >= k

    def _object(self, s: int, previous: Word | None, k: int) -> bool:
        """Say whether the accusative tells that word ``s`` is an object: عرض الوزير | صوراً قال إنها."""
        word = self.words[s]
        if previous is not None and previous.pos == "noun" and previous.analysis.enclitics and s > 1:
            things = Flag.DOCUMENT | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE | Flag.STATE
            somebody = word.flags & SPEAKING and not word.flags & things
            named = self.reader.kind_at(s) in ("PER", "TITLE")
            alone = (somebody or named) and not self.words[k].is_comma  # بعد استقالته | المدرب | قال
            led = self.words[s - 2].folded.removeprefix("و") in self.roles["before_after"]
            if led and not word.pos.startswith("adj"):
                return not alone  # قبيل مغادرته | المطار، أكد
        after_that = previous is not None and previous.pos in ("conj", "conj_sub", "part")
        after_that = after_that or (s > 0 and self.reader.is_complementizer(s - 1))
        if after_that or word.analysis.definite or word.analysis.enclitics or not word.text.endswith("ا"):
            return False
        return word.pos == "noun" and not word.stem.endswith(("ا", "ى")) and s not in self.reader.names

    def _related(self, previous: Word, k: int) -> bool:
        """Say whether a relative clause tells what somebody after a preposition did: من القناة | التي."""
        return previous.pos == "prep" and k < len(self.words) and "relative_pronoun" in self.words[k].roles

    def _can_precede(self, previous: Word, s: int) -> bool:
        if previous.pos in ("punc", "verb", "conj", "conj_sub", "part", "adv") or self.reader.is_complementizer(s - 1):
            return True
        return (
            bool(previous.analysis.enclitics)
            or bool(previous.flags & Flag.TIME)
            or (s in self.reader.names and previous.pos != "prep" and previous.analysis.definite)
        ) and not (previous.pos == "noun" and agrees(self.words, s - 1, s))  # الجهاز | الفني

    def to_whom_it_happened(self, first: int, frame: Frame) -> Phrase | None:
        """Return who has said something before: سبق | لوزير المالية | أن أكد أن; not سبق له أن."""
        last = frame.cue - 1
        if frame.kind != "verb" or last - 2 < first or self.words[last].folded != "ان":
            return None
        last -= self.words[last - 1].is_comma
        for k in range(last - 1, max(first, last - _HAPPENED), -1):
            if self.words[k].pos == "verb":
                return None
            if "happened_to" in self.words[k - 1].stem_roles and self.words[k].preposed == "ل":
                phrase = self.reader.noun_phrase(k, last)
                whole = phrase is not None and phrase.last == last
                return self.speaker(phrase, frame) if whole else None
        return None

    def speaker(self, phrase: Phrase | None, frame: Frame) -> Phrase | None:
        """Return a phrase if it can be who speaks with a cue."""
        if phrase is None or not source_like(self.reader, phrase):
            return None
        return phrase if self.agrees(phrase, frame) else None

    def _of_others(self, phrase: Phrase, k: int) -> bool:
        """Say whether those of whom a clause tells are not one before: النيابة لأقوال | الشهود | الذين أكدوا."""
        head = self.words[phrase.first]
        if "people_relative" not in self.words[k].roles or head.analysis.number != "s":
            return False
        people = Flag.GROUP | Flag.PLURAL
        if head.flags & (people | Flag.DUAL):
            return False
        led = (i for i in range(phrase.first + 1, phrase.last) if self.words[i].preposed in ("ل", "ب"))
        i = next(led, phrase.last)
        return any(w.flags & people or (w.flags & Flag.TITLE and is_plural(w)) for w in self.words[i : phrase.last])

    def agrees(self, phrase: Phrase, frame: Frame) -> bool:
        """Say whether a source can have the gender of its verb."""
        gender = self._phrase_gender(phrase)
        if frame.kind == "participle" and frame.number == "p" and self._one_person(phrase):
            return False  # وبحسب المسؤولين، يأمل الرئيس …، | مؤكدين أن
        two = frame.number == "d" or (frame.kind == "participle" and self.words[frame.cue].text.endswith("تين"))
        if two and self._one_alone(phrase):
            return False  # وطالبتا | الحكومة بالتدخل، | معتبرتين أن
        written = frame.entry.key in self.roles["writing"]  # رفع | المشاركون | لافتات كتب عليها
        single = frame.number == "s" and frame.kind in ("verb", "participle") and not written
        if single and self._are_several(phrase, frame.gender):
            return False  # نفى فلان أن يكون | الباعة | قد وافقوا، | وقال; وخاطب | النواب | قائلا
        if gender is None or frame.gender is None or frame.number == "p":
            return True
        return gender == frame.gender

    def apart(self, other: Frame, frame: Frame) -> bool:
        """Say whether a verb before its subject tells another gender than a cue: قبل أن | تسلم أديس أبابا |، مؤكدا."""
        if other.kind == "participle" == frame.kind and (other.number, frame.number) == ("p", "s"):
            return True  # تسلم المدينة أربعة | متهمين |، مؤكدا
        alone = other.kind == "verb" and other.subject_side == "after" and (other.number, frame.number) == ("s", "s")
        return alone and frame.kind == "participle" and {other.gender, frame.gender} == {"m", "f"}

    def _one_alone(self, phrase: Phrase) -> bool:
        """Say whether a phrase is one body or person: الحكومة; not المنظمتان, وفدا البلدين, البلدية والمحافظة."""
        head = self.words[phrase.first]
        if head.analysis.number != "s" or head.flags & (Flag.PLURAL | Flag.GROUP | Flag.DUAL) or head.text[-1] in "اي":
            return False
        several = {w.analysis.number for w in self.words[phrase.first : phrase.last]} & {"d", "p"}  # كلا البلدين
        return not several and all(w.text[0] != "و" for w in self.words[phrase.first + 1 : phrase.last])

    def _one_person(self, phrase: Phrase) -> bool:
        """Say whether a phrase is one person: الرئيس, سالم حداد; not السكان, الوزير والوفد."""
        head = self.words[phrase.first]
        person = head.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.FIRST_NAME) and head.analysis.number != "p"
        if not person or head.flags & (Flag.PLURAL | Flag.GROUP | Flag.DUAL | Flag.ORG_HEAD):
            return False
        return all(w.analysis.lead != "و" for w in self.words[phrase.first : phrase.last])

    def _are_several(self, phrase: Phrase, gender: str | None) -> bool:
        """Say whether a phrase is several people, of whom a verb behind them in the singular cannot tell."""
        head, after = self.words[phrase.first], self.words[min(phrase.first + 1, len(self.words) - 1)]
        if "done_to" in head.stem_roles and after.analysis.enclitics == ("هم",):
            return True  # المشتبه بهم
        plural = head.analysis.number == "p" or head.text.endswith("ين")
        several = head.flags & Flag.PLURAL and head.flags & _PEOPLE and plural
        if not several or head.flags & _THINGS or "unnamed_plural" in head.stem_roles:
            return False  # قالت مصادر أمنية …، | مشيرا إلى أن
        return gender == "m" or head.text.endswith(("ون", "ين"))

    def _phrase_gender(self, phrase: Phrase) -> str | None:
        """Return the gender of a source's head where it is certain, of what it is a part of: بعض | التقديرات."""
        head = self.words[phrase.first]
        if phrase.last - phrase.first > 1 and ("some_of" in head.stem_roles or self._honours(phrase.first)):
            return self._phrase_gender(Phrase(phrase.first + 1, phrase.last))
        if head.flags & Flag.PLURAL:
            several = head.flags & _PEOPLE and not (head.flags & Flag.ORG_HEAD and head.flags & Flag.FEMALE)
            return "f" if head.flags & _THINGS and not several else None  # التحريات، الدول
        person = self.reader.person_within(phrase.first + 1, phrase.last) if head.flags & Flag.TITLE else None
        if person is not None and told_gender(self.words[person.first].flags) != "m":
            return told_gender(self.words[person.first].flags)  # السيناتور | باتريشا هولدن
        return told_gender(head.flags)

    def _honours(self, i: int) -> bool:
        """Say whether a noun of honour leads to who bears it, of whichever gender: جلالة | الملكة، دولة | الرئيس."""
        honour, bearer = self.words[i], self.words[i + 1]
        if "honour_as_state" in honour.stem_roles:
            return bool(bearer.flags & Flag.TITLE) and bearer.analysis.definite and not honour.analysis.definite
        return "honour_of_somebody" in honour.stem_roles and bool(bearer.flags & (Flag.TITLE | Flag.HONORIFIC))

    def first_word(self, frame: Frame) -> int:
        """Return where the sentence of a cue begins, or the marked speech that it stands in."""
        first, _ = self.reader.bounds(frame.cue)
        quoted = self.marks.around(self.words[frame.cue].start)
        return first if quoted is None else max(first, self.reader.word_at(quoted.inner_start))

    def titled(self, name: Phrase) -> Phrase:
        """Return a name with the title that stands right before it."""
        title = self.reader.name_of.get(name.first - 1)
        before = title is not None and title.kind == "TITLE" and title.last == name.first
        return Phrase(title.first, name.last) if title is not None and before else name
