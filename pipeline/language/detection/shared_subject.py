"""Find the source that a reporting word shares with the clause before it: ورفع فلان التعازي … قائلاً."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from pipeline.language.detection.cues import CueReader, OnCues
from pipeline.language.detection.edges import had_before, meanwhile_before, opens_against, turns_back
from pipeline.language.detection.frame import Frame, names_freely
from pipeline.language.detection.object_behind import ObjectBehind
from pipeline.language.detection.partner import asked_before
from pipeline.language.detection.speakers import SPEAKING, is_person, source_like
from pipeline.language.detection.subject_before import SubjectBefore
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL, PRONOUNS, THEIRS, has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["SharedSubject", "answers", "coordinated", "follows"]

_BACK: Final = 22  # words
_OBJECT: Final = 8  # words from an object to the verb that says more of it
_FRONT: Final = 8  # words of a name with its title at the beginning of a sentence
_CONCEDED: Final = 5  # words of وعلى الرغم من أن


def coordinated(reader: Reader, i: int) -> bool:
    """Say whether a reporting word goes on with what runs before: a verb with و, a participle."""
    words = reader.words
    word, previous = words[i], words[i - 1] if i else None
    if word.analysis.lead in ("و", "ف", "ل") or word.pos != "verb":
        return True
    if previous is not None and previous.folded == "ان" and i > 1 and words[i - 2].folded == "قبل":
        return True
    if turns_back(reader, i) is not None or had_before(reader, i) is not None:
        return True
    if word.analysis.aspect == "p" and meanwhile_before(reader, i) is not None:
        return True
    return previous is not None and ("conjunct" in previous.roles or "but_he" in previous.roles)


def answers(word: Word) -> bool:
    """Say whether a verb answers whoever spoke before: وسأله صحفي عن …، | فأجابه: …; اشتكوا للمحافظ …، | فوعدهم."""
    return follows(word) and word.analysis.enclitics[:1] in PRONOUNS


def follows(word: Word) -> bool:
    """Say whether a verb tells what followed from what was done or asked before: وسأله صحفي عن …، | فقال إن."""
    return word.pos == "verb" and word.analysis.lead == "ف"


class SharedSubject(OnCues):
    """Reads whom the clauses of one section are about, whether they report or not."""

    def __init__(self, cues: CueReader) -> None:
        """Take the readers of the section."""
        super().__init__(cues)
        self.before = SubjectBefore(cues)
        self.objects = ObjectBehind(self.before)
        names = self.reader.name_of
        self._verbs = [
            i
            for i, word in enumerate(self.words)
            if i not in names
            and (
                (word.pos == "verb" and word.analysis.person == "3" and not self._opens_time(i)) or self._hidden_verb(i)
            )
        ]
        self._joined = [i for i in self._verbs if self._joins(i)]

    def _opens_time(self, i: int) -> bool:
        """Say whether what reads as a verb tells when, as a clause opens: "| قبل السفر جاءني وسيط وقال لي …"."""
        if "before_after" not in self.words[i].roles or i + 2 >= len(self.words):
            return False
        opens = i == self.reader.bounds(i)[0] or self.words[i - 1].pos == "punc"
        return opens and self.words[i + 1].is_nominal and self.words[i + 2].pos == "verb"

    def _hidden_verb(self, i: int) -> bool:
        """Say whether what was read as a noun is what somebody did: فيما | قدم | مصطفى إدريس نبذة، مشيرا إلى أن."""
        word, following = self.words[i], self.words[i + 1] if i + 1 < len(self.words) else None
        if word.pos == "adj_comp" and following is not None and following.folded in ("احد", "احدي"):
            return any(o.analysis.pos == "verb" and o.analysis.aspect == "p" for o in word.options)  # أقدم | أحد السكان
        if self._between_who_and_next(i):
            return any(o.analysis.pos == "verb" and o.analysis.aspect == "p" for o in word.options)
        if self.words[i].pos not in ("noun", "prep") or not i:
            return False
        if self.reader.kind_at(i + 1) not in ("PER", "TITLE"):
            return False
        turned = self.words[i - 1].folded.removeprefix("و")
        if self.words[i].pos == "prep" and not (
            turned in self.roles["in_turn"] or (turned in self.roles["turn"] and self.words[i - 1].analysis.enclitics)
        ):
            return False  # من جهته | بين | الوزير ما جرى، مضيفا أن
        joined = self.words[i - 1].is_comma and self.words[i].text[0] == "و"  # …، | وقدم | الدكتور فلان الشكر
        if not joined and self.words[i].pos == "noun" and turned not in self.roles["while_or_as"]:
            return False
        return any(o.analysis.pos == "verb" and o.analysis.aspect == "p" for o in self.words[i].options)

    def _between_who_and_next(self, i: int) -> bool:
        """Say whether a word without the article stands between one who has it and a next act: الوزير | عاد | وقال."""
        word = self.words[i]
        if not 0 < i < len(self.words) - 1 or word.pos not in ("noun", "adj") or word.analysis.definite:
            return False
        before, after = self.words[i - 1], self.words[i + 1]
        one = before.analysis.definite and before.analysis.number == "s" and before.pos in ("noun", "adj")
        bare = not (word.analysis.proclitics or word.analysis.enclitics or before.analysis.enclitics)
        acts = after.pos == "verb" and after.analysis.aspect == "p" and after.analysis.proclitics == ("و",)
        return one and bare and acts and bool(before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.SURNAME))

    def _next_verb(self, i: int) -> int:
        """Return the first verb in the third person at or after word ``i``, which is no name."""
        k = bisect_left(self._verbs, i)
        return self._verbs[k] if k < len(self._verbs) else len(self.words)

    def clause_subject(self, first: int, last: int) -> Phrase | None:
        """Return whom words ``[first, last)`` without a cue are about: أما فلان فله رأي آخر، وقف فلان أمام بيته."""
        for k in range(first, min(last, first + 2)):
            if "as_for" in self.words[k].roles:
                phrase = self.reader.noun_phrase(k + 1, last)
                return phrase if source_like(self.reader, phrase) else None
        if self.words[first].pos in ("conj", "part") or "conjunct" in self.words[first].roles:
            first += 1
        if first + 2 < last and self.words[first].folded in ("من", "ومن"):
            turn = first + 1
            while turn < last and "turn" in self.words[turn].roles:
                turn += 1
            first = turn if turn > first + 1 else first  # من جهته | المهاجم فلان …: "…"
        phrase = self.reader.noun_phrase(first, last) if first < last else None
        if phrase is not None and phrase.last < last and source_like(self.reader, phrase):
            after = self.words[phrase.last]
            helping = "auxiliary" in after.roles or "not_before_verb" in after.roles
            if after.pos == "verb" or helping:
                return phrase
        j = self._next_verb(first)
        while j < last:
            phrase = self.reader.noun_phrase(j + 1, last)
            told = phrase is not None and self.words[phrase.first].preposed not in ("", "و")
            if phrase is not None and source_like(self.reader, phrase) and not told:
                return phrase
            following = self._next_verb(j + 1)
            j = following if "was" in self.words[j].stem_roles or following == j + 1 else last
        phrase = self.reader.noun_phrase(first, last)
        return phrase if source_like(self.reader, phrase) else None

    def main_subject(self, first: int, frame: Frame) -> Phrase | None:
        """Find the subject of the first verb of the sentence: ورفع فلان التعازي … قائلاً."""
        previous = self.words[frame.cue - 1] if frame.cue else None
        while_doing = previous is not None and (
            "while_he" in previous.roles or "when" in previous.roles or previous.is_comma
        )
        freely = names_freely(frame, self.words)  # احتجوا على ما | اعتبروه "…"
        if frame.kind == "verb" and not (
            coordinated(self.reader, frame.cue) or while_doing or freely or self._said_of_shown(frame)
        ):
            return None
        if frame.kind == "verb" and self.before.only_about(first, frame):
            return None
        begin, first = first, self.behind_time(self._behind_mention(first, frame), frame)
        in_front = self._set_in_front(first, frame)
        if in_front is not None:
            return in_front
        against = self._against(first, frame) if frame.kind == "participle" else None
        if against is not None:
            return against
        joined = self._joined_act(first, frame) if frame.kind == "participle" else None
        if joined is not None:
            return joined
        told = self._who_is(first, frame)
        if told is not None:
            return told
        j = self._next_verb(first)
        main = self.cues.cue_at(j) if j < frame.cue else None
        if main is not None and main.entry.kind == "relay":
            return None
        if j < frame.cue and self._within_speech(j, frame):
            return None  # "تركنا | أبي عند الجيران"، تقول
        hidden = self._hidden_before(j) if first < j < frame.cue else None
        if hidden is not None and first < hidden:
            return self.before.phrase_ending(first, hidden, frame)
        acts = begin < first < j < frame.cue and not self.words[j].analysis.enclitics
        topic = self._ending_before(first, j, frame) if acts else None
        if topic is not None and topic.first == first:
            return topic  # ويذكر أن | هاني سالم | رفض القرار، حيث قال: a noun follows أن
        if j < frame.cue:
            phrase = self._after_verb(j, frame.cue)
            if phrase is not None and (self._addressed(j, phrase) or self._presented(j, phrase)):
                return None
            if phrase is not None and main is not None and self.objects.only_thanked(main.entry.key, phrase):
                return None
            acts = source_like(self.reader, phrase) and not self.objects.only_judged(j, phrase)
            if phrase is not None and acts and self.before.agrees(phrase, frame):
                return phrase
            return self._ending_before(first, j, frame) if j > first else None
        if self.before.said_before(first, frame.cue - 1):
            return None
        return self.before.speaker(self.reader.noun_phrase(first, frame.cue), frame)

    def _who_is(self, first: int, frame: Frame) -> Phrase | None:
        """Return of whom a sentence says who that is: | فلانة | هي التي وضعت الخطة، وقالت إن.

        Not who did something to the one who spoke before: ووالدتها هي التي | علمتها | الخياطة، وقالت إن.
        """
        if frame.kind != "verb" or "additive" in frame.entry.roles:
            return None
        for k in range(first + 1, min(first + _FRONT, frame.cue - 1)):
            if "it" not in self.words[k].roles or self.words[k].analysis.proclitics:
                continue
            phrase = self.before.speaker(self.reader.noun_phrase(first, k), frame)
            after = self.words[k + 1]
            said = after.pos == "pron_rel" or "free_relative" in after.roles
            upon = k + 2 < frame.cue and self.words[k + 2].analysis.pronoun in THEIRS
            return phrase if phrase is not None and phrase.last == k and said and not upon else None
        return None

    def who_right_before(self, first: int, frame: Frame) -> Phrase | None:
        """Return who does something to what was told of, right before a participle: خطوة عارضتها | النقابات | معتبرة.

        A comma may stand between where a step is told of: في | خطوة | انتقدتها المعارضة، معتبرة.
        """
        end = frame.cue - (self.words[frame.cue - 1].is_comma)
        adds = "additive" in frame.entry.roles
        if frame.kind != "participle" or self.words[end - 1].pos == "punc" or adds:
            return None
        for j in range(end - 2, max(first, end - _OBJECT), -1):
            word, after = self.words[j], self.words[j + 1]
            if word.pos != "verb" or word.analysis.person != "3":
                continue
            judges = word.may_report or "judging" in word.acts or "taking_stand" in word.acts
            if "asking" in word.acts or not judges:
                return None  # عن السيارة التي لمحها بعض الجيران مضيفا
            led = after.pos == "prep" and after.analysis.pronoun in THEIRS  # خطوة رحب | بها | التجار
            step = "step" in self.words[j - 1].stem_roles and self.words[j - 1].is_nominal
            if not (led or word.analysis.pronoun in THEIRS) or (end < frame.cue and not step):
                return None
            phrase = self.before.speaker(self.reader.noun_phrase(j + 1 + led, end), frame)
            return phrase if phrase is not None and phrase.last == end and self._gender_fits(phrase, frame) else None
        return None

    def _behind_mention(self, first: int, frame: Frame) -> int:
        """Return where the sentence goes on behind ويذكر أن; its beginning where the cue is part of the mention."""
        after = self.reader.after_mention(first)
        return after if after <= frame.cue else first

    def behind_time(self, first: int, frame: Frame) -> int:
        """Return the verb behind a clause of time, if who does it stands there: عندما وصل، | وقف الوزير وقال."""
        opening, cue = self.words[first].folded.removeprefix("و"), frame.cue
        that = first + 1 < cue and self.reader.is_complementizer(first + 1)
        if not (opening in self.roles["time_clause"] or (that and opening in self.roles["before_after"])):
            return first
        comma = next((k for k in range(first + 1, cue - 1) if self.words[k].text in "،,"), None)
        if comma is None or self._next_verb(comma) != comma + 1 or self.words[comma + 1].analysis.proclitics:
            return first
        phrase = self._after_verb(comma + 1, cue)
        return comma + 1 if phrase is not None and source_like(self.reader, phrase) else first

    def conceded(self, first: int, frame: Frame) -> Phrase | None:
        """Return whom a sentence concedes something of, and goes on with a pronoun: ورغم أن | التجار | …، إلا أنهم."""
        k = frame.cue - 1
        despite = k > first and "except" in self.words[k - 1].roles and self.reader.is_complementizer(k)
        if frame.kind != "verb" or not (despite or "but_he" in self.words[k].roles):
            return None
        whose = PRONOUNS.get(self.words[k].analysis.enclitics[:1])
        opening = next((i for i in range(first, min(first + _CONCEDED, k)) if self.reader.is_complementizer(i)), None)
        if whose is None or opening is None or not self._concedes(first, opening):
            return None
        phrase = self.before.speaker(self.reader.noun_phrase(opening + 1, k), frame)
        if phrase is None:
            return None
        head = self.words[phrase.first]
        several = head.analysis.number != "s" or bool(head.flags & Flag.PLURAL)
        thing = several and head.flags & Flag.DOCUMENT  # ورغم أن | النتائج | جديدة، إلا أنهم أكدوا
        return phrase if several == (whose[1] == "p") and not thing else None

    def silent(self, first: int, frame: Frame) -> Phrase | None:
        """Return who gave no comment, but had said something: تعليق من | ممثل الشركة فلان |، إلا أنه كان قد صرح بأن."""
        k = next((k for k in range(frame.cue - 1, max(first, frame.cue - _BACK), -1) if self._turns_to_him(k)), None)
        if frame.kind != "verb" or k is None or all(w.pos != "part_neg" for w in self.words[first:k]):
            return None  # رفض التعليق على رد من الوزير، لكنه قال
        for j in range(first, k - 2):
            comment = self.words[j].stem.removesuffix("ا") in self.roles["reply_noun"]
            comment = comment and self.words[j + 1].folded == "من"
            phrase = self.before.speaker(self.reader.noun_phrase(j + 2, k), frame) if comment else None
            if phrase is not None:
                return phrase
        return None

    def _turns_to_him(self, k: int) -> bool:
        """Say whether a sentence turns with a pronoun for somebody: إلا | أنه، لكنه."""
        word = self.words[k]
        despite = self.reader.is_complementizer(k) and "except" in self.words[k - 1].roles and word.analysis.enclitics
        return bool(despite) or "but_he" in word.roles

    def _concedes(self, first: int, opening: int) -> bool:
        """Say whether a sentence opens with what it holds against what follows: | وعلى الرغم من | أن، | ومع | أن."""
        words = [w.folded.removeprefix("و") for w in self.words[first:opening]]
        return words == ["مع"] or not self.roles["in_spite"].isdisjoint(words)

    def _ending_before(self, first: int, j: int, frame: Frame) -> Phrase | None:
        """Return who stands before the verb at word ``j``, also with a comma: يذكر أن | فلانا، رئيس الاتحاد |، نفى."""
        phrase = self.before.phrase_ending(first, j, frame)
        if phrase is not None or not self.words[j - 1].is_comma or j - 1 <= first:
            return phrase
        opening = self.before.phrase_ending(first, j - 1, frame)
        return opening if opening is not None and opening.first == first else None

    def _hidden_before(self, j: int) -> int | None:
        """Return where somebody stands who keeps his name back up to a verb or by it: مصدرا | طلب عدم ذكر اسمه شكك."""
        k = self.reader.concealing_around(j)
        return k - 1 if k and self.words[k - 1].is_comma else k

    def _said_of_shown(self, frame: Frame) -> bool:
        """Say whether a verb tells what somebody says of what he shows: بث التلفزيون صورا | قال إنها للهجوم."""
        if frame.opener != "clause" or frame.at != frame.cue_last or self.words[frame.cue].analysis.proclitics:
            return False
        if self._says_of_object(frame):
            return True
        shown = self.words[frame.cue - 1] if frame.cue else None
        told = bool(self.words[frame.at].analysis.enclitics) and frame.aspect == "p"
        if not told or shown is None or not shown.is_nominal or shown.analysis.definite:
            return False
        return not shown.flags & (SPEAKING & ~Flag.DOCUMENT | Flag.COMMON_PERSON)

    def _says_of_object(self, frame: Frame) -> bool:
        """Say whether a verb says more of an object, which does not say it: أطلقت البلدية برنامجا | تقول إنه يفيد."""
        if frame.at >= len(self.words):
            return False  # cut off behind its complementizer
        pronoun = PRONOUNS.get(self.words[frame.at].analysis.enclitics[:1])
        if pronoun is None or frame.gender is None or frame.aspect != "i" or pronoun[0] in (frame.gender, None):
            return False
        for k in range(frame.cue - 1, max(self.reader.bounds(frame.cue)[0], frame.cue - _OBJECT) - 1, -1):
            word = self.words[k]
            if word.pos in ("verb", "punc", "pron_rel", "conj_sub"):
                return False
            marked = word.pos == "noun" and word.text.endswith(("ا", "اً")) and not word.stem.endswith("ى")
            if marked and not word.analysis.definite and not word.analysis.enclitics and k not in self.reader.names:
                return (word.analysis.gender, word.analysis.number) == pronoun
        return False

    def _set_in_front(self, first: int, frame: Frame) -> Phrase | None:
        """Return who is set in front of what he says: أما | فلان | فقد رفض، معتبرا، وبسؤال | فلان | عنه، أجاب قائلا."""
        if frame.kind not in ("participle", "verb"):
            return None
        asked = asked_before(self.reader, first, frame) if frame.kind == "participle" else None
        return self._as_for(first, frame) if asked is None else self.before.speaker(asked, frame)

    def _as_for(self, first: int, frame: Frame) -> Phrase | None:
        """Return of whom a sentence tells what he did: أما | وكيل النيابة | فقد التمس عشر سنوات، معتبرا أن، وقال إن."""
        if "as_for" not in self.words[first].roles:
            return None
        phrase = self.before.speaker(self.reader.noun_phrase(first + 1, frame.cue), frame)
        if phrase is None:
            return None
        k = phrase.last + (self.words[phrase.last].is_comma)
        then = "then_has" in self.words[k].roles
        if k + 1 >= frame.cue:
            return None
        verb, after = self.words[k + then], self.reader.kind_at(k + then + 1)
        other = self.reader.noun_phrase(k + then + 1, frame.cue) if then else None
        if other is not None and source_like(self.reader, other) and not is_person(self.reader, phrase):
            return None  # أما الدوري فقد أعلن | الاتحاد تأجيله، وقال
        acts = verb.pos == "verb" if then else follows(verb)
        acts = acts and not verb.analysis.enclitics and after not in ("PER", "TITLE")
        acts = acts and verb.analysis.gender == frame.gender
        return phrase if acts or (k == phrase.last and self._has(k, frame)) else None

    def _has(self, k: int, frame: Frame) -> bool:
        """Say whether a topic has something, and a verb goes on with him: أما فلان | فله | رأي آخر، إذ يرى أن."""
        word = self.words[k].analysis
        whose = PRONOUNS.get(word.enclitics[:1]) if word.pos in ("prep", "adv", "noun") else None
        return word.proclitics == ("ف",) and whose == (frame.gender, frame.number)

    def _against(self, first: int, frame: Frame) -> Phrase | None:
        """Return whom the last clause that turns against is about: إلا أن | الوزارة | نفت، مؤكدة أن."""
        for k in range(frame.cue - 1, max(first + 1, frame.cue - _BACK), -1):
            if not self._within_speech(k, frame) and opens_against(self.reader, k) is not None:
                phrase = self.clause_subject(k, frame.cue)
                fits = phrase is not None and self.before.agrees(phrase, frame)
                return phrase if fits and self._gender_fits(phrase, frame) else None
        return None

    def _joined_act(self, first: int, frame: Frame) -> Phrase | None:
        """Return the person of the last act that is joined to others: رعى فلان الحفل، وقدم | فلان | الشكر، مبينا أن."""
        k = bisect_left(self._joined, frame.cue) - 1
        j = self._joined[k] if k >= 0 else -1
        if j <= first or self._within_speech(j, frame):
            return None
        word, phrase = self.words[j], self._after_verb(j, frame.cue)
        topic = word.analysis.pronoun in ("ه", "ها")  # وتناولته | الوزيرة فلانة، مبينة
        topic = topic and "handling" in word.analysis.lemma_roles
        acts = phrase is not None and not word.analysis.enclitics and self._does_something(word, phrase)
        if phrase is None or not (topic or acts):
            return None  # ورافقه | المدير فلان، واستقبل | السفير فلانا، مؤكدا: as likely whom the first one met
        person = self.reader.person_within(phrase.first, phrase.last)
        fits = person is not None and self.before.agrees(phrase, frame)
        return phrase if fits and self._gender_fits(phrase, frame) else None

    def _joins(self, i: int) -> bool:
        """Say whether the verb at word ``i`` joins an act to others: رعى فلان الحفل، | وقدم | فلان الشكر."""
        word = self.words[i]
        acts = word.pos != "verb" or (word.analysis.proclitics == ("و",) and word.analysis.aspect == "p")
        return acts and word.text[0] == "و" and self.words[i - 1].is_comma

    def _does_something(self, verb: Word, phrase: Phrase) -> bool:
        """Say whether somebody behind a verb does something, told behind him, or speaks: وقدم فلان | الشكر."""
        after = self.words[phrase.last].text if phrase.last < len(self.words) else "،"
        return verb.may_report or after not in "،,"

    def _within_speech(self, k: int, frame: Frame) -> bool:
        """Say whether word ``k`` stands in marks that a cue does not: «… إذ يتعامل فلان …»، | مشيرا."""
        quoted = self.marks.around(self.words[k].start)
        return quoted is not None and quoted != self.marks.around(self.words[frame.cue].start)

    def _gender_fits(self, phrase: Phrase | None, frame: Frame) -> bool:
        """Say whether the head of a phrase, as the dictionary has it, can be who speaks by a participle."""
        if phrase is None or frame.number == "p":
            return phrase is not None
        genders = {o.analysis.gender for o in self.words[phrase.first].options if o.analysis.pos in NOMINAL}
        return frame.gender is None or not genders or None in genders or frame.gender in genders

    def _addressed(self, j: int, phrase: Phrase) -> bool:
        """Say whether a verb has whom it addresses after it, its subject left out: وخاطب | زميله، وطالب | قطر بـ."""
        main, head = self.cues.cue_at(j), self.words[phrase.first]
        asked = main is not None and (main.entry.kind == "demand" or "accusing" in main.entry.roles)
        if asked and main is not None and main.gender == "m" and head.analysis.gender == "f":
            return not head.flags & (Flag.FIRST_NAME | Flag.SURNAME | Flag.TITLE | Flag.MALE)
        addressing = main is not None and "addressing" in main.entry.roles
        return addressing and bool(head.analysis.enclitics) and not self.words[j].analysis.enclitics

    def _presented(self, j: int, phrase: Phrase) -> bool:
        """Say whether a thing after a verb is what somebody left out presents: ثم عرض | برنامج اللائحة | ، مؤكدا أن."""
        head = self.words[phrase.first]
        body = head.flags & (SPEAKING & ~Flag.DOCUMENT) or "counted" in head.roles  # أحد السكان
        body = body or self.reader.person_within(phrase.first, phrase.last) is not None
        if body and "presented_thing" in head.stem_roles and phrase.last + 1 < len(self.words):
            after = self.words[phrase.last : phrase.last + 2]  # أطلق برنامج الإغاثة | حملة; عرض | برنامج اللائحة | الذي
            held = after[0].pos == "pron_rel" and "stative" in after[1].acts
            body = not held and (after[0].is_nominal or self.reader.kind_at(phrase.first) == "ORG")
        talk = head.analysis.enclitics and head.flags & (Flag.DOCUMENT | Flag.VENUE)
        if talk and "speech_phase" in self.words[j].acts:
            return True  # وختمت | تدوينتها | بالقول
        return "presenting" in self.words[j].acts and not body

    def in_relative(self, first: int, frame: Frame) -> Phrase | None:
        """Return of whom a relative clause tells that a verb goes on with: من | الحكومة |، التي تنفي ذلك وتقول إن."""
        if frame.kind != "verb" or self.words[frame.cue].analysis.lead != "و":
            return None
        named = self.roles["relative_pronoun"]
        r = next((r for r in self._relatives(first, frame) if self.words[r].folded in named), None)
        if r is None or not self._goes_on(r + 1, frame) or self._main_goes_on(first, r, frame):
            return None
        return self._antecedent(first, r, frame)

    def said_in_relative(self, first: int, frame: Frame) -> Phrase | None:
        """Return of whom a relative clause tells that he says more by a participle: | جمعية |، والتي نفت ذلك، مؤكدة."""
        if frame.kind != "participle" or not self.words[frame.cue - 1].is_comma:
            return None
        r = next(iter(self._relatives(first, frame)), None)
        verb = self.cues.cue_at(r + 1) if r is not None else None
        if r is None or verb is None or verb.gender != frame.gender or not self._says(verb):
            return None
        return self._antecedent(first, r, frame)

    def _relatives(self, first: int, frame: Frame) -> Iterator[int]:
        """Give the relative pronouns before a cue, the nearest first, up to a mark."""
        for r in range(frame.cue - 2, max(first, frame.cue - _BACK), -1):
            if self.words[r].text in "،,؛:":
                return
            if self.words[r].pos == "pron_rel":
                yield r

    def _antecedent(self, first: int, r: int, frame: Frame) -> Phrase | None:
        """Return the source that stands before a relative pronoun, and perhaps a comma."""
        return self._told_of(first, r - 1 if self.words[r - 1].is_comma else r, frame)

    def _says(self, verb: Frame) -> bool:
        """Say whether a cue is a verb of saying, or one that denies, demands or judges as much."""
        return verb.kind == "verb" and verb.entry.kind in ("say", "state", "opinion", "demand")

    def _goes_on(self, j: int, frame: Frame) -> bool:
        """Say whether a reporting verb goes on with the verb at word ``j``: one that has its person and tense."""
        while j < frame.cue and ("auxiliary" in self.words[j].roles or "not_before_verb" in self.words[j].roles):
            j += 1
        act = self.words[j].analysis
        form = act.gender, act.number, act.aspect, act.person
        return self.words[j].pos == "verb" and form == (frame.gender, frame.number, frame.aspect, "3")

    def _main_goes_on(self, first: int, last: int, frame: Frame) -> bool:
        """Say whether a reporting verb can as well go on with the first verb of its sentence."""
        j = self._next_verb(first)
        if self.cues.cue_at(self._next_verb(last)) is not None:
            return False  # الوزارة، التي | تنفي ذلك وتقول
        return j < last and self.words[j - 1].folded != "لم" and self._goes_on(j, frame)

    def _told_of(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the nearest source that ends before word ``k`` and has the form of its verb."""
        for s in range(k - 1, max(first, k - _BACK) - 1, -1):
            name = self.reader.name_of.get(s)
            if name is not None and name.kind == "PER" and name.first != s:
                continue
            phrase = self.reader.noun_phrase(s, k)
            several = self.words[s].analysis.number == "p" or bool(self.words[s].flags & Flag.PLURAL)
            if phrase is None or phrase.last != k or several != (frame.number == "p"):
                continue
            if (
                source_like(self.reader, phrase)
                and self.before.agrees(phrase, frame)
                and self._gender_fits(phrase, frame)
            ):
                return self.before.titled(phrase)
        return None

    def nearest_person(self, first: int, frame: Frame) -> Phrase | None:
        """Return the person who is subject of the nearest verb before: حتى ظهر فلان في الفرن، ونشر صورة وكتب."""
        if frame.kind == "verb" and "و" not in self.words[frame.cue].analysis.proclitics:
            return None
        for j in range(frame.cue - 1, max(first - 1, frame.cue - _BACK), -1):
            word = self.words[j]
            if word.pos != "verb" or word.analysis.person != "3" or j in self.reader.name_of:
                continue
            if self._within_speech(j, frame):
                continue
            phrase = self.reader.noun_phrase(j + 1, frame.cue)
            if phrase is None or self.reader.person_within(phrase.first, phrase.last) is None:
                continue
            if has_preposition(self.words[phrase.first]) or self.objects.only_judged(j, phrase):
                continue
            if self.before.agrees(phrase, frame):
                return phrase
        return None

    def while_doing(self, first: int, frame: Frame) -> Phrase | None:
        """Return the person of whom it is told what he does while he speaks: بظهور | فلان | وهو يمشي، مغنيا."""
        if frame.kind != "participle":
            return None
        for k in range(frame.cue - 2, max(first, frame.cue - _BACK), -1):
            if "while_he" in self.words[k].roles:
                name = self.reader.name_of.get(k - 1)
                acts = self.words[k + 1].pos == "verb" and self.words[k + 1].analysis.aspect == "i"
                if name is None or name.kind != "PER" or name.last != k or not acts:
                    return None
                phrase = self.before.titled(Phrase(name.first, name.last))
                return phrase if self.before.agrees(phrase, frame) else None
            if self.reader.is_complementizer(k) or self.words[k].text == ":":
                return None
        return None

    def _after_verb(self, j: int, last: int) -> Phrase | None:
        """Return the phrase right after a verb, or after what may stand between the two, without a preposition."""
        k = j + 1
        told = k + 1 < last and self.words[k].text[0] in "لب" and bool(self.words[k].analysis.enclitics)
        told = told and self.words[k].pos == "prep"
        described = j > 0 and self.words[j - 1].is_nominal  # خبراء | استعانت بهم الحكومة | شككوا وقالوا
        given = any(w.flags & (Flag.VENUE | Flag.DOCUMENT) for w in self.words[max(0, j - 2) : j])
        described = described and not given  # في تصريح صحفي | أدلى به | الوزير، قال
        if told and not described and not self.reader.opens_marks(k + 1):
            k += 1  # يخصص له | الباحث | فصلا ويصفه
        while k < last and (
            "aside" in self.words[k].roles
            or self.words[k].flags & Flag.TIME
            or (self.words[k].pos == "verb" and "auxiliary" in self.words[j].roles)
        ):
            k += 1
        phrase = self.reader.noun_phrase(k, last)
        return None if phrase is None or has_preposition(self.words[phrase.first]) else phrase
