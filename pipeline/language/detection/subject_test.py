"""Say whether a noun phrase right of a cue is its subject."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import OnCues
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, bare_lemma, told_gender
from pipeline.language.marks import OPENING
from pipeline.language.nominal import THEIRS, has_preposition, is_closed, is_plural, led_inside
from pipeline.language.phrasing.countrymen import countryman_end
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["SubjectTest"]

_SEVERAL: Final = ("p", "d")  # المسؤولين may be two of them
_BEING: Final = (
    Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.COMMON_PERSON | Flag.GROUP | Flag.ORG_HEAD | Flag.INSTITUTION
    | Flag.MEDIA_HEAD | Flag.MEDIA | Flag.DOCUMENT | Flag.FIRST_NAME | Flag.SURNAME | Flag.PLACE
)  # fmt: skip
_BODY: Final = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.CLUB
_THING: Final = Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD
_RANK: Final = 4  # words of a rank up to the name: العميد الركن
_SOMEBODY: Final = Flag.TITLE | Flag.COMMON_PERSON | Flag.GROUP | Flag.ORG_HEAD | Flag.INSTITUTION
_NOUN_AND_NAME: Final = 2  # words
_OF_ONE: Final = ("بانه", "بانها")
_TWO_OFFICES: Final = 3  # words of one office and another, at least


class SubjectTest(OnCues):
    """Tells subjects from objects in one section."""

    def is_plain_subject(self, frame: Frame, j: int, phrase: Phrase) -> bool:
        """Take a common noun right after a verb of saying for its subject: وقال المشتبه بهم."""
        word = self.words[j]
        if frame.kind != "verb" or frame.subject is not None or frame.person in ("1", "2"):
            return False
        if "other_one" in word.roles and j == frame.cue_last and j + 1 < len(self.words):
            opens = self.reader.is_complementizer(j + 1) or self.words[j + 1].text == ":"  # ورأى | آخر | أن
            to_whom = self.words[j + 1].pos == "prep" or self.words[j + 1].preposed == "ل"  # وقال | آخر | لوكالة الأفق
            said = frame.entry.kind == "say" and (to_whom or self.reader.opens_marks(j + 1))
            return opens or said  # وقال | آخر | "هربنا"، وقال | آخر | من سكان الحي
        if frame.entry.kind not in ("say", "ask", "opinion", "state") or "addressing" in frame.entry.roles:
            return False
        if self._oblique(phrase) or self._addressed(frame, phrase) or "chant" in word.stem_roles:
            return False
        if self._judged_by_whom(frame, phrase):
            return False
        if self.own_speech(frame, phrase):
            return False
        if self.accusative(phrase) or "summing_up" in frame.entry.roles:
            return False  # هكذا لخص | الوضع
        if self._between(frame, phrase):
            return True
        if "veil" in word.stem_roles:
            return False  # وكشف | النقاب | عن أن، ولفت | الانتباه | إلى أن
        if (
            word.flags & (Flag.VENUE | Flag.TIME | Flag.CLAUSE_OWNER | Flag.AUDIENCE)
            or word.pos not in ("noun", "adj", "noun_prop")
            or word.analysis.enclitics
        ):
            return False
        if any(
            self.words[k].pos not in ("punc", "adv") and not self.words[k].flags & Flag.TIME
            for k in range(frame.cue_last, j)
        ):
            return False
        return (word.analysis.definite and self._agrees_plainly(frame, word)) or (
            word.analysis.number == "p" and frame.entry.kind == "say"
        )

    def _between(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether a phrase fills all between a verb of saying and its clause: وقالت | خدمة الإسعاف | إن.

        Also a thing called by a foreign name, behind a verb that may have an object: وأعلن | تطبيق Zedo | أن.
        """
        head, k = self.words[phrase.first], phrase.last
        if phrase.first != frame.cue_last or k - phrase.first < _NOUN_AND_NAME or k >= len(self.words):
            return False
        fits = head.pos in ("noun", "adj") and not head.preposed and head.analysis.gender == frame.gender
        if not fits or not self.reader.is_complementizer(k):
            return False
        if "when_noun" in head.stem_roles or "end_of" in head.stem_roles or head.flags & Flag.TIME:
            return False  # وقال | قبيل المباراة | إن
        called = self.words[phrase.first + 1].pos == "latin"
        return called or (frame.entry.verb == "قال" and self.words[k].text.startswith("إ"))

    def countryman_end(self, frame: Frame, j: int, last: int) -> int | None:
        """Return where the source ends that is told by nation alone, right behind a verb: وقالت | مصرية أخرى | إن."""
        verb, word = self.words[frame.cue], self.words[j]
        if frame.kind != "verb" or frame.subject is not None or j != frame.cue_last or frame.person != "3":
            return None
        if frame.entry.kind not in ("say", "state", "opinion") or verb.analysis.enclitics or frame.number != "s":
            return None
        latter = j + (word.pos == "pron_dem")
        if latter < last and "latter" in self.words[latter].roles:
            return self._latter_end(frame, latter, last)
        noun = any(o.analysis.pos == "noun" for o in verb.options) and not verb.text.endswith("ت")  # وعد | أمريكي
        if noun or frame.gender != ("f" if word.text.endswith("ة") else "m"):
            return None
        return countryman_end(self.reader, j, last)

    def _latter_end(self, frame: Frame, k: int, last: int) -> int | None:
        """Return where ``هذا الأخير`` ends, which agrees with its verb: وأكد | هذا الأخير | أن."""
        agrees = frame.gender == ("f" if self.words[k].text.endswith("ة") else "m")
        goes_on = k + 1 < last and self.words[k + 1].is_nominal and not self.reader.is_time(k + 1)
        return k + 1 if agrees and not goes_on else None

    def _agrees_plainly(self, frame: Frame, word: Word) -> bool:
        genders = {o.analysis.gender for o in word.options if o.analysis.pos in ("noun", "adj", "noun_prop")}
        return (
            frame.gender is None
            or not genders
            or frame.gender in genders
            or None in genders
            or (frame.entry.kind == "say" and "writing" not in frame.entry.roles)
        )

    def _oblique(self, phrase: Phrase) -> bool:
        """Say whether the head is in the oblique case, so no subject: ناشد المواطنين."""
        head = self.words[phrase.first]
        return (
            head.analysis.number in _SEVERAL
            and head.analysis.definite
            and head.text.endswith("ين")
            and not has_preposition(head)
            and (any(o.analysis.number in _SEVERAL and o.stem.endswith("ين") for o in head.options))
            and head.flags & (Flag.GROUP | Flag.TITLE | Flag.AUDIENCE | Flag.ANONYMOUS | Flag.NISBA) > 0
        )

    def own_speech(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether a phrase is what somebody ends or goes on with, not who: وختم | تصريحاته: "…"."""
        head = self.words[phrase.first]
        talk = head.flags & Flag.VENUE or (head.flags & Flag.DOCUMENT and head.analysis.enclitics)  # وختمت تدوينتها
        if "speech_phase" not in frame.entry.roles or not talk or head.pos != "noun":
            return False
        if "paper_speaks" in head.stem_roles and head.analysis.definite and frame.gender == "m":
            return False  # وختم | البيان | بالقول
        return head.analysis.definite or bool(head.analysis.enclitics)

    def counted_as(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether a thing is what something is held to be: وتعتبر | تجربة فريدة، but اعتبر | تقرير | أن."""
        head = self.words[phrase.first]
        thing = head.flags & Flag.DOCUMENT and not head.flags & Flag.TITLE and not head.analysis.definite
        if frame.entry.kind != "opinion" or not thing or phrase.last >= len(self.words):
            return False
        if "impersonal" in frame.entry.roles:
            return False  # توقع | تقرير جديد | نشر أمس أن
        described = phrase.last - phrase.first > 1 and self.words[phrase.first + 1].pos == "adj"
        return described and not self.reader.is_complementizer(phrase.last)

    def accusative(self, phrase: Phrase) -> bool:
        """Say whether the tanwin of the head tells that it is no subject: وأضاف | ردا على سؤال | أن، | ضاحكة | أن."""
        head = self.words[phrase.first]
        participle = self.reader.lexicon.participles.get(head.folded)
        if participle is not None and "manner_of_saying" in participle.roles:
            return True
        if head.pos != "noun" or head.analysis.definite or head.analysis.enclitics or phrase.first in self.reader.names:
            return False
        if head.analysis.number == "p" and head.text.endswith("وا"):
            return False  # قال | منظموا المهرجان | إن, for منظمو
        return head.text.endswith(("ا", "اً")) and not bare_lemma(head.analysis.lemma).endswith(("ا", "ى", "اء"))

    def _addressed(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether people in general are called on, not calling: ودعا السكان إلى أن."""
        head = self.words[phrase.first]
        named = self.reader.person_within(phrase.first + 1, phrase.last) is not None
        named = named and self._object_follows(phrase)  # ناشدت والدته فاطمة | اللجنة الدولية
        if named and head.analysis.enclitics:
            return False
        if "addressing" in frame.entry.roles and head.analysis.enclitics and not has_preposition(head):
            return True  # وخاطب زميله، وأبلغ ابنته
        if "accusing" in frame.entry.roles and head.analysis.enclitics and not has_preposition(head):
            return not self.words[frame.cue].analysis.enclitics  # وتتهم منافسيها
        asked = frame.entry.kind in ("demand", "label") or (
            "accusing" in frame.entry.roles or "addressing" in frame.entry.roles
        )
        if asked and self._masculine_verb_before_feminine(frame, phrase):
            return True  # وطالب المحافظة بـ، اتهم الشرطة بـ، وأبلغ صحيفة الميناء أن
        if "و" not in self.words[frame.cue].analysis.proclitics:
            return False
        if "calling" not in frame.entry.roles:
            return False
        name = self.reader.names.get(phrase.first)
        body = name is not None and name.kind == "ORG" and (name.own or bool(head.flags & Flag.INSTITUTION))
        if body or self._everybody_follows(phrase) or self._object_follows(phrase):
            return False  # ودعت الأمم المتحدة | جميع الأطراف إلى، ناشد السكان | الحكومة أن
        general = (
            head.analysis.definite
            and phrase.last - phrase.first <= 2
            and (head.flags & (Flag.GROUP | Flag.PLURAL) or is_plural(head))
        )
        return (
            bool(general)
            and self.reader.person_within(phrase.first, phrase.last) is None
            and not head.text.endswith("ون")
        )

    def _everybody_follows(self, phrase: Phrase) -> bool:
        """Say whether ``all`` follows a phrase, which opens who is called on: ودعت النقابات | جميع العمال إلى."""
        return phrase.last < len(self.words) and self.words[phrase.last].pos == "noun_quant"

    def _object_follows(self, phrase: Phrase) -> bool:
        """Say whether somebody else, without a preposition, comes right after a phrase, and so is who is addressed."""
        i = phrase.last
        if i >= len(self.words) or has_preposition(self.words[i]):
            return False
        return i in self.reader.names or bool(self.words[i].flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.GROUP))

    def _masculine_verb_before_feminine(self, frame: Frame, phrase: Phrase) -> bool:
        head, rest = self.words[phrase.first], self.words[phrase.first + 1 : phrase.last]
        known = any(w.analysis.definite or w.flags & Flag.PLACE or w.pos == "noun_prop" for w in rest[:1])
        certain = head.analysis.definite or known
        feminine = certain and head.text.endswith(("ة", "ات")) and head.analysis.gender != "m"
        if "broken_people" in head.stem_roles:
            return False  # وصف حماة البيئة المشروع
        feminine = feminine or bool(head.flags & Flag.STATE and head.analysis.gender == "f")  # وطالب قطر بـ
        if certain and frame.gender == "m" and self._things(head):
            return True
        return feminine and frame.gender == "m" and not head.flags & (Flag.FIRST_NAME | Flag.SURNAME | Flag.MALE)

    def _things(self, head: Word) -> bool:
        """Say whether a broken plural means bodies, before which a verb is feminine: وطالب | الأحزاب، ودعا | القوى."""
        several = head.flags & Flag.PLURAL or head.analysis.number == "p"
        bodies = head.flags & Flag.ORG_HEAD or (head.flags & Flag.GROUP and told_gender(head.flags) == "f")
        return bool(several and bodies) or "body_in_plural" in head.stem_roles

    def tells_manner(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether an adjective behind a verb tells how somebody says it: وأضافت | باكية: …، وقال | غاضبا | إن."""
        word = self.words[phrase.first]
        if frame.kind != "verb" or frame.entry.kind not in ("say", "ask") or phrase.last - phrase.first > 1:
            return False
        if phrase.first != frame.cue_last or word.flags & _BEING or phrase.first in self.reader.name_of:
            return False
        if word.analysis.enclitics:
            return False  # وقال | محدثنا | إن
        adjectives = [o.analysis for o in word.options if o.analysis.pos == "adj" and not o.analysis.proclitics]
        form = word.text.endswith("ا") if frame.gender == "m" else word.text.endswith("ة")
        return form and any(a.gender == frame.gender and not a.definite for a in adjectives)

    def is_subject(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether a source right of a cue is its subject: it agrees, and is not called on."""
        if frame.person in ("1", "2") or not source_like(self.reader, phrase) or self.accusative(phrase):
            return False
        if self.own_speech(frame, phrase) or self.counted_as(frame, phrase):
            return False
        if self.words[frame.cue].analysis.enclitics and frame.entry.kind == "label" and not self._described(phrase):
            return False
        head = self.words[phrase.first]
        followers = "follower" in head.stem_roles and bool(head.analysis.enclitics)
        followers = followers and frame.entry.key in self.roles["calling"]
        if frame.gender == "f" and head.analysis.definite and head.text.endswith("ون") and head.analysis.number == "p":
            return False  # تبلغ | الموظفون | بضرورة الحضور
        if self._oblique(phrase) or self._addressed(frame, phrase) or followers:
            return False  # ودعا | أنصاره | إلى "الاستعداد"
        if self._judged_by_whom(frame, phrase) or self._paper_of_her(frame, head):
            return False
        gender = told_gender(head.flags)
        pointed = phrase.first > 0 and self.words[phrase.first - 1].pos == "pron_dem"
        paper = head.flags & Flag.DOCUMENT and (pointed or head.text.endswith("ة"))
        if frame.gender == "m" and gender == "f" and paper:
            return False  # كذّب هذه الرواية
        persons = Flag.TITLE | Flag.HONORIFIC | Flag.FIRST_NAME
        if (
            gender == "m"
            and frame.gender == "f"
            and not head.flags & Flag.PLURAL
            and head.flags & persons
            and not head.flags & (Flag.ORG_HEAD | Flag.GROUP)
            and head.pos != "noun_prop"
        ):
            return self._woman_named(phrase) or self._alone_before_clause(frame, phrase)
        return True

    def _judged_by_whom(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether it is judged by whom a relative clause is about: المعارضة التي اعتبرت | القرار | "…"."""
        which = self.words[frame.cue - 1] if frame.cue else None
        if which is None or which.pos != "pron_rel" or "free_relative" in which.roles:
            return False
        if self.words[frame.cue].analysis.enclitics:
            return False
        judges = "counted_as" in frame.entry.roles or "sees_in" in frame.entry.roles
        return judges and any(self.reader.opens_marks(k) for k in range(phrase.first + 1, phrase.last + 1))

    def _paper_of_her(self, frame: Frame, head: Word) -> bool:
        """Say whether a paper is what a body does something with, by its gender: ووصفت | تقريره | بأنه."""
        paper = bool(head.flags & Flag.DOCUMENT) and bool(head.analysis.enclitics)
        return paper and (frame.gender, head.analysis.gender, head.analysis.number) == ("f", "m", "s")

    def without_object(self, frame: Frame, phrase: Phrase) -> Phrase:
        """Cut off the office that somebody with an office demands something of: وطالب | النائب | رئيس الوزراء بأن."""
        if frame.subject is None and self._has_object(frame):
            k = (
                self._somebody_behind(phrase)
                or self._second_noun(phrase)
                or self.reader.office_of_another(phrase.first, phrase.last)
                or self._person_behind_thing(phrase)
            )
            if k is not None:
                return Phrase(phrase.first, k)  # وطالب | الحزب | الوزير بـ…، وانتقدت | ليلى حداد | الرئيس
        if frame.entry.kind == "label" and frame.subject is None:
            phrase = self._without_described(phrase)
        if frame.entry.kind == "demand":
            asked = (k for k in range(phrase.first + 1, phrase.last - 1) if self._asked_of(k))
            phrase = Phrase(phrase.first, next(asked, phrase.last))  # طالب | الفريق | من رئيس المجلس سحب عضويته
        if "responding" in frame.entry.roles:
            to = (k for k in range(phrase.first + 1, phrase.last) if self.words[k].folded == "علي")
            phrase = Phrase(phrase.first, next(to, phrase.last))  # ردت | شرطة الميناء | على طلبه
        return Phrase(phrase.first, phrase.first + 1) if self._two_offices(frame, phrase) else phrase

    def _asked_of(self, k: int) -> bool:
        """Say whether word ``k`` leads to an office that is asked something: طلب المجلس | من الوزير; not واحد من."""
        before, whom = self.words[k - 1], self.words[k + 1]
        closed = bool(before.analysis.definite) or before.pos == "noun_prop"
        office = whom.flags & Flag.TITLE and not whom.flags & Flag.PLURAL
        return self.words[k].folded == "من" and closed and bool(office)

    def _two_offices(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether somebody with an office has another for object: طالب | النائب | رئيس الوزراء بأن."""
        calls = frame.entry.kind in ("demand", "label") or "accusing" in frame.entry.roles
        if not calls or frame.subject is not None or phrase.last - phrase.first < _TWO_OFFICES:
            return False
        head, second = self.words[phrase.first], self.words[phrase.first + 1]
        both = head.flags & Flag.TITLE and second.flags & Flag.TITLE and second.pos == "noun"
        if both and self._accused_by_several(frame, phrase):
            return True
        if not both or not head.analysis.definite or second.analysis.definite:
            return False
        following = self.words[phrase.last] if phrase.last < len(self.words) else None
        other = following is not None and following.is_nominal and not following.flags & Flag.TIME
        if other and following is not None and not has_preposition(following):
            return False  # انتقد | النائب رئيس اللجنة فلان | القرار
        return frame.entry.kind != "label" or not (head.flags & Flag.HONORIFIC or "member" in second.stem_roles)

    def _accused_by_several(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether several accuse one with an office, of whom the clause tells: واتهم | نواب | رئيس البلدية بأنه."""
        head, second = self.words[phrase.first], self.words[phrase.first + 1]
        several = head.flags & Flag.PLURAL and not head.analysis.definite and not head.text.endswith(("و", "ي"))
        one = second.analysis.number == "s" and not second.flags & Flag.PLURAL and not second.analysis.definite
        bearer = self.reader.names.get(phrase.last)
        end = bearer.last if bearer is not None and bearer.kind == "PER" else phrase.last
        of_one = end < len(self.words) and self.words[end].folded in _OF_ONE
        free = not self.words[frame.cue].analysis.enclitics and self.reader.is_complementizer(end)
        return bool(several) and one and of_one and free

    def _has_object(self, frame: Frame) -> bool:
        """Say whether a verb has somebody or something for object, which is not written on it."""
        if frame.kind != "verb" or self.words[frame.cue].analysis.enclitics:
            return False
        calls = frame.entry.kind in ("label", "demand") or "addressing" in frame.entry.roles
        return calls or "accusing" in frame.entry.roles or "holding" in frame.entry.roles

    def _somebody_behind(self, phrase: Phrase) -> int | None:
        """Return the name behind a body or several people, who bear none: واتهمت نقابة الطيارين | الكرمي."""
        head = self.words[phrase.first]
        body = self.reader.names.get(phrase.first)
        k = body.last if body is not None else phrase.first + 1
        several = head.text.endswith("ون") and head.analysis.number == "p" and k == phrase.first + 1
        if not several and (body is None or body.kind not in ("LOC", "ORG")):
            return None
        person = self.reader.names.get(k) if k < phrase.last else None
        if person is None or person.kind != "PER" or has_preposition(self.words[k]):
            return None
        return k

    def _second_noun(self, phrase: Phrase) -> int | None:
        """Return the noun with the article that cannot go on with what is complete before it, so is an object."""
        for k in range(phrase.first + 1, phrase.last):
            word, before = self.words[k], self.words[k - 1]
            person = self.reader.name_of.get(k - 1)
            whole = before.analysis.definite and before.pos in ("noun", "adj")
            whole = whole or (person is not None and person.kind == "PER" and person.last == k)
            other = self._no_adjective(phrase.first, k)
            if (
                not whole
                or not (word.pos == "noun" or other or "somebody_told" in word.stem_roles)
                or not word.analysis.definite
                or has_preposition(word)
            ):
                continue
            name = self.reader.name_of.get(k)
            second = name is person and self._one_office(phrase.first, k)  # رئيس اللجنة | المدير العام للشركة
            if word.flags & (Flag.NISBA | Flag.HONORIFIC | Flag.TIME) or (name is not None and name is person):
                if not second:
                    continue
            adjective = any(o.analysis.pos.startswith("adj") and o.analysis.definite for o in word.options)
            if adjective and not (word.flags & Flag.TITLE or other):
                continue
            office = name is not None and name.kind == "TITLE" and (other or bool(word.flags & Flag.TITLE))
            inside = name is not None and name.first < k and not office
            bears = word.flags & Flag.TITLE and "PER" in map(self.reader.kind_at, range(k + 1, k + _RANK))
            if not inside and not (bears and self.words[phrase.first].flags & Flag.TITLE):
                return k
        return None

    def _one_office(self, first: int, k: int) -> bool:
        """Say whether a second office of one person follows that of one: انتقد رئيس اللجنة | المدير العام للشركة."""
        head, word = self.words[first], self.words[k]
        noun = word.pos == "noun" or "somebody_told" in word.stem_roles  # سأل القاضي | المتهم
        office = head.flags & Flag.TITLE and word.flags & Flag.TITLE and noun
        return bool(office) and word.analysis.number == "s" and not word.flags & (Flag.PLURAL | Flag.HONORIFIC)

    def _person_behind_thing(self, phrase: Phrase) -> int | None:
        """Return the name of a person behind a paper or body with the article: ويصف | الفيلم | بيكاسو بأنه."""
        head = self.words[phrase.first]
        thing = head.flags & _THING and not head.flags & (Flag.TITLE | Flag.HONORIFIC) and head.analysis.definite
        person = self.reader.person_within(phrase.first, phrase.last) if thing else None
        if person is None or person.first == phrase.first or has_preposition(self.words[person.first]):
            return None
        if person.last != phrase.last or not self._called_so(phrase.last):
            return None  # ورفض الحكم الدولي فلان التعليق
        closed = all(w.analysis.definite and w.pos in ("noun", "adj") for w in self.words[phrase.first : person.first])
        return person.first if closed else None

    def _called_so(self, k: int) -> bool:
        """Say whether word ``k`` opens what somebody is called or blamed for: بأنه، بأنها."""
        return k < len(self.words) and self.reader.is_complementizer(k) and self.words[k].folded.startswith("ب")

    def _no_adjective(self, first: int, k: int) -> bool:
        """Say whether what reads as an adjective is a body or several, behind one: الرئيس | المجلس، الطبيب | المرضى."""
        head, word = self.words[first], self.words[k]
        one = head.flags & Flag.TITLE and head.analysis.definite and head.analysis.number == "s" and k - first == 1
        if not one or head.flags & (Flag.PLURAL | Flag.ORG_HEAD) or word.flags & Flag.NISBA:
            return False
        if word.text.endswith("ة"):
            return head.analysis.gender == "m" and word.flags & _SOMEBODY > 0  # الوزير | المعارضة، الطبيب | المريضة
        return bool(word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)) or word.analysis.number == "p"

    def _without_described(self, phrase: Phrase) -> Phrase:
        """Cut off what an indefinite source describes: وصفت | وسائل إعلام محلية | التهديدات الأخيرة بأنها."""
        for k in range(phrase.first + 2, phrase.last):
            word, before = self.words[k], self.words[k - 1]
            describes = before.pos.startswith("adj") or before.flags & Flag.NISBA
            plain = describes and not before.analysis.definite and not before.analysis.enclitics
            plain = plain and not self.reader.half_of_country(phrase.first, k)
            if plain and word.pos == "noun" and word.analysis.definite and k not in self.reader.names:
                return Phrase(phrase.first, k)
        return phrase

    def labelling(self, frame: Frame, complement: int, j: int) -> Frame:
        """Take the noun before ``بأنه`` for what is described: ووصف التسجيل | بأنه, ووصف شهود | المشهد | بأنه."""
        begin = frame.cue_last
        while begin < j and self.words[begin].pos == "prep" and self.words[begin].analysis.enclitics:
            begin += 1  # وصف فيها القوانين | بأنها
        alone = frame.subject is not None and frame.subject.first == begin and frame.subject.last == j
        if not alone or complement >= 0 or self.words[frame.cue].analysis.enclitics or self._blames(frame, begin, j):
            return frame
        if self._described_behind(j):
            return frame
        people, thing = self.words[begin], self.words[j - 1]
        told = j - begin == 2 and people.flags & Flag.GROUP and not people.analysis.definite
        one = self.words[j].folded.lstrip("و") in _OF_ONE or (
            self.words[j].text in OPENING and led_inside(self.words[j + 1])
        )
        if one and self._thing_behind_title(begin, j - 1):
            return frame.said_by(Phrase(begin, j - 1), "after")
        describing = told and one and thing.analysis.definite and not thing.flags & Flag.PLACE
        return frame.said_by(Phrase(begin, begin + 1) if describing else None, "after" if describing else "")

    def _described_behind(self, j: int) -> bool:
        """Say whether what is described stands behind marks with their preposition: وصف الوزير "بالخجولة" | خطوات."""
        quoted = self.reader.marked(j)
        end = self.reader.word_at(quoted.end) if quoted is not None else len(self.words)
        if end >= len(self.words) or not led_inside(self.words[j + 1]) or has_preposition(self.words[end]):
            return False
        return self.words[end].pos == "noun" and self.words[end].part == self.words[j].part

    def _blames(self, frame: Frame, first: int, j: int) -> bool:
        """Say whether one person stands between a verb and the words in marks that he blames: انتقد | فلان | "…"."""
        if "-" not in frame.entry.preps or self.words[j].text not in OPENING or "thanking" in frame.entry.roles:
            return False
        head = self.words[first]
        several = head.flags & (Flag.PLURAL | Flag.GROUP | Flag.DUAL)
        person = self.reader.person_within(first, j)
        return not several and (bool(head.flags & Flag.TITLE) or (person is not None and person.first == first))

    def _thing_behind_title(self, first: int, k: int) -> bool:
        """Say whether word ``k`` is what one with a title describes: وصف الوزير | المشروع |; not المدرب | الجديد |."""
        head, thing = self.words[first], self.words[k]
        if k <= first or not head.flags & Flag.TITLE or head.flags & (Flag.PLURAL | Flag.HONORIFIC):
            return False
        other = any(o.analysis.pos == "adj" for o in thing.options)  # رئيس البلدية | المنتخب
        noun = thing.pos == "noun" and not other
        noun = noun or "thing_as_adjective" in thing.stem_roles  # النائب | المقترح
        plain = noun and thing.analysis.definite and not thing.analysis.enclitics
        known = thing.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.NISBA | Flag.COMMON_PERSON | Flag.FIRST_NAME)
        if not plain or known or thing.preposed or self.reader.kind_at(k) == "PER":
            return False
        name = self.reader.name_of.get(k)
        return is_closed(self.words, first, k) and (name is None or name.kind != "PER")

    def without_matter(self, frame: Frame, phrase: Phrase, last: int) -> Phrase:
        """Cut off what a verb tells of after its own preposition: كشف | المسؤول | عن برنامج جديد، لافتا."""
        marks = (k for k in range(phrase.first, phrase.last - 1) if self.reader.opens_marks(k + 1))
        for k in marks if frame.entry.kind == "label" else ():
            if led_inside(self.words[k + 2]) and frame.entry.by_bi_alone:
                return Phrase(phrase.first, k + 1)  # وصفها | الوزير | "بالكارثة"
            if frame.subject is None and PREPOSITIONS.get(self.words[k].folded) in frame.entry.preps:
                return Phrase(phrase.first, k)  # وشكك | زعيم المعارضة | في "نزاهة" الانتخابات
        k = phrase.first + (2 if "self_same" in self.words[phrase.first].roles else 1)
        if (
            frame.subject is not None
            or k >= phrase.last
            or self.words[k].folded != "عن"
            or "an" not in frame.entry.preps
        ):
            return phrase
        named = self.reader.person_within(phrase.first, phrase.last) is not None
        cut = not named and phrase.last < last and self.words[phrase.last].is_comma
        return Phrase(phrase.first, k) if cut else phrase

    def without_addressee(self, frame: Frame, phrase: Phrase, last: int) -> Phrase:
        """Cut off the outlet that the clause follows: شهود عيان | للأفق إن; not whose a paper is: تقرير لرويترز."""
        k, head = phrase.last - 1, self.words[phrase.first]
        if head.flags & Flag.DOCUMENT and not head.analysis.definite and "statement_of" not in head.stem_roles:
            return phrase
        outlet = self.reader.name_of.get(phrase.last - 1)
        if outlet is not None and outlet.kind in ("ORG", "TITLE") and outlet.first < k:
            return phrase  # الهيئة العليا للانتخابات، متحدث باسم شركة الواحة للنقل
        if outlet is not None and outlet.kind == "MED" and outlet.first > phrase.first:
            return Phrase(phrase.first, outlet.first) if self.words[outlet.first].preposed == "ل" else phrase
        people = self.words[phrase.first].flags & (Flag.GROUP | Flag.ANONYMOUS | Flag.FIRST_NAME)
        last_word = self.words[k]
        theirs = last_word.analysis.pronoun in THEIRS and last_word.preposed == "ل"
        if theirs and k > phrase.first and frame.subject is None and self.words[phrase.first].flags & _BODY:
            return Phrase(phrase.first, k)  # واعتذر | البنك | لعملائه
        told = frame.entry.kind == "say" and frame.subject is None and k > phrase.first and people
        follows = phrase.last < last and (
            self.words[phrase.last].text == ":" or self.reader.is_complementizer(phrase.last)
        )
        return Phrase(phrase.first, k) if told and follows and "ل" in self.words[k].analysis.proclitics else phrase

    def only_named(self, frame: Frame, j: int, phrase: Phrase, last: int) -> bool:
        """Say whether a person's name stands between commas: it says who somebody before it is."""
        name = self.reader.names.get(j)
        if name is None or name.kind != "PER" or frame.subject is None or not self.words[j - 1].is_comma:
            return False
        return phrase.last < last and self.words[phrase.last].is_comma

    def other_before_colon(self, frame: Frame, j: int) -> bool:
        """Say whether a second name stands right before the colon: النقابة تلوح بالإضراب والوزارة: …."""
        word = self.words[j - 1]
        speaking = Flag.STATE | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.TITLE | Flag.SURNAME
        return (
            j - 1 > frame.cue
            and word.analysis.lead == "و"
            and (j - 1 in self.reader.names or bool(word.flags & speaking))
            and self.reader.kind_of_line(j) == "headline"
        )

    def is_body(self, frame: Frame) -> bool:
        """Say whether the subject is a body that agrees with its verb, and hardly described: هنأت الوزارة "الشعب"."""
        if frame.subject is None:
            return False
        name, head = self.reader.names.get(frame.subject.first), self.words[frame.subject.first]
        plain = head.analysis.definite and head.flags & Flag.ORG_HEAD and "-" in frame.entry.preps
        paper = head.flags & Flag.MEDIA_HEAD and "-" in frame.entry.preps  # انتقدت | صحيفة الأفق | "الصمت"
        body = (name is not None and name.kind == "ORG") or plain or paper  # انتقدت | المنظمة | "الصمت المريب"
        return bool(body) and head.analysis.gender == frame.gender

    def _described(self, phrase: Phrase) -> bool:
        """Say whether ``بأنه`` follows, so that the pronoun is what is described: وصفها دبلوماسيون بأنها."""
        k = phrase.last
        if k + 1 < len(self.words) and self.words[k].is_comma:
            bearer = self.reader.bearer_end(phrase.first, phrase.last, k + 1, self.reader.bounds(k)[1])
            k = k if bearer is None else bearer  # وصفته | وزيرة البيئة، فلانة، | بأنه
            k += k + 1 < len(self.words) and self.words[k].is_comma
        if k < len(self.words) and self.words[k].pos == "pron_rel":
            _, last = self.reader.bounds(k)
            k = next((m for m in range(k, last) if self.reader.is_complementizer(m)), k)  # الذي لعب معه | بأنه
        if k < len(self.words) and self.words[k].folded == "ب" and self.reader.opens_marks(k + 1):
            return True  # وصفه الاتحاد بـ«المقامرة»
        if k + 1 < len(self.words) and self.reader.opens_marks(k) and led_inside(self.words[k + 1]):
            return True  # وصفه الاتحاد | «بالمقامرة»
        return k < len(self.words) and self.reader.is_complementizer(k) and self.words[k].folded.startswith("ب")

    def _alone_before_clause(self, frame: Frame, phrase: Phrase) -> bool:
        """Say whether nothing else between verb and clause can be the subject: وأوضحت | رئيس المدينة | أن."""
        told = "addressing" in frame.entry.roles or "calling" in frame.entry.roles
        alone = phrase.first == frame.cue_last and phrase.last < len(self.words)
        return alone and not told and self.reader.is_complementizer(phrase.last)

    def _woman_named(self, phrase: Phrase) -> bool:
        """Say whether a masculine title stands before a name that can be a woman's: اتهمت عضو اللجنة سعاد العبودي."""
        person = self.reader.person_within(phrase.first + 1, phrase.last)
        if person is None:
            return False
        first = self.words[person.first]
        return not first.flags & Flag.FIRST_NAME or bool(first.flags & Flag.FEMALE)
