"""Find the source that stands before its reporting word: فلان يؤكد أن، أما فلان فقال."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import Frame
from pipeline.language.detection.paper_before import PaperBefore
from pipeline.language.detection.papers import (
    author_before,
    letter_from,
    tells_in_letter,
)
from pipeline.language.detection.partner import asked_before, interviewed_before, only_asks, partner_before
from pipeline.language.detection.phrase_before import PhraseBefore
from pipeline.language.detection.said_of_object import object_said_of, said_against, subject_of_object
from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition, is_plural
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["SubjectBefore"]

_SHORT: Final = 2  # letters of عن
_FRONT: Final = 3  # words at least of what is set in front of a sentence
_BACK: Final = 22  # words
_WORKPLACE: Final = 7  # words from في to the verb of who works there
_SHORT_PHRASE: Final = 4  # words from a paper to the verb that says more of it
_ASIDE: Final = 2  # words at least
_HEADLINE_NAME: Final = 8  # words


class SubjectBefore(PhraseBefore):
    """Reads to the left of the cues of one section; it keeps nothing from one cue to the next."""

    def __init__(self, cues: CueReader) -> None:
        """Take the readers of the section."""
        super().__init__(cues)
        self.papers = PaperBefore(cues)

    def find(self, frame: Frame) -> Phrase | None:
        """Find the subject of ``فلان يؤكد أن``; also the one a relative clause hangs on: فلان الذي أضاف."""
        first = self.first_word(frame)
        people = object_said_of(self.reader, first, frame)
        if people is None:
            return self._find(first, frame)
        if frame.number == "p":
            who = Phrase(people, frame.cue)  # التقى الوزير | أشخاصا | قالوا إنهم، نقلت عن | شهود | قالوا إنهم
            if self.words[people - 1].pos == "prep":
                thinks = frame.entry.kind == "opinion"  # يبحث | المحققون | عن رجال يعتقدون أنهم
                return self._find(first, frame) if thinks else who
            doer = subject_of_object(self.reader, first, people)
            if doer is not None and said_against(self.reader, doer):
                return doer
            return who if doer is not None else self._find(first, frame)
        doer = subject_of_object(self.reader, first, people)
        return doer if doer is not None and self.agrees(doer, frame) else None

    def _find(self, first: int, frame: Frame) -> Phrase | None:
        """Find the subject where no object stands between, of which the clause says more."""
        clitics = self.words[frame.cue].analysis.proclitics
        if self._tell_of_thing(frame):
            return self._people_of_sentence(first, frame)
        writer = self._author(first, frame) or self._antecedent(frame) or self.to_whom_it_happened(first, frame)
        if writer is not None or self._in_letter(frame):
            return writer
        if "ف" in clitics or "then_not" in self.words[frame.cue - 1].roles:
            return self.topic(frame)
        partner = partner_before(self.reader, first, frame) or self.speaker(
            asked_before(self.reader, first, frame), frame
        )
        if partner is not None or "و" in clitics or self.only_about(first, frame):
            return partner
        if "as_for" in self.words[first].roles and self.words[frame.cue - 1].is_comma:
            topic = self.topic(frame)  # أما رهف فتركت المدرسة لتساعد أمها، | تحكي
            if topic is not None:
                return topic
        k = self._over_auxiliaries(first, self._over_turn(first, frame.cue))
        if k > first and (
            self.words[k - 1].pos not in ("punc", "pron_rel") or self.marks.closing_at(self.words[k - 1].start)
        ):
            antecedent = self._before_relative(first, k, frame)
            if antecedent is not None:
                return antecedent
        k = self._skip_back(first, k)
        if k <= first or ("و" in self.words[k].analysis.proclitics and k < frame.cue):
            return None
        found = self.papers.told_of(first, k, frame) or self.phrase_ending(first, k, frame)
        if found is not None and frame.number == "p" and self._one_body(found):
            found = self._described(first, frame) or found  # غير أن خبراء استعانت بهم الوزارة | أكدوا
        if found is not None and (self.papers.said_of(found, frame) or self._must_do(found, frame)):
            return None
        if found is None and self.words[frame.cue - 1].is_comma:
            found = self._topic_before_aside(first, frame)
        for read in (
            self._described,
            self._before_concealing,
            self._named_before,
            self._before_while,
            self._whose_words,
            self._whose_speech,
            self.papers.find,
            self._filling,
        ):
            found = found or read(first, frame)
        found = found or letter_from(self.reader, first, frame) or interviewed_before(self.reader, first, frame)
        found = self._before_place(first, k, frame) if found is None else found
        return None if found is not None and only_asks(self.reader, found, frame.gender) else found

    def _tell_of_thing(self, frame: Frame) -> bool:
        """Say whether several say in a relative clause what one thing is: ضد المصنع الذي | قالوا | إنه يلوث النهر."""
        which = self.words[frame.cue - 1]
        if frame.number != "p" or frame.opener != "clause" or "relative_pronoun" not in which.roles:
            return False
        if "people_relative" in which.roles:
            return False
        return self.words[frame.at].analysis.pronoun in ("ه", "ها")

    def _people_of_sentence(self, first: int, frame: Frame) -> Phrase | None:
        """Return the people behind the first verb of a sentence: رفع | سكان | دعوى ضد المصنع الذي قالوا إنه."""
        verbs = (k for k in range(first, frame.cue - 2) if self.words[k].pos == "verb")
        k = next(verbs, None)
        if k is None or self.words[k].analysis.enclitics:
            return None
        phrase = self.reader.noun_phrase(k + 1, frame.cue - 1)
        if phrase is None or has_preposition(self.words[phrase.first]) or not source_like(self.reader, phrase):
            return None
        head = self.words[phrase.first]
        several = head.flags & (Flag.GROUP | Flag.PLURAL) or is_plural(head) or "counted" in head.roles
        return phrase if several and self.agrees(phrase, frame) else None

    def _one_body(self, phrase: Phrase) -> bool:
        """Say whether a phrase is one body, of which no verb in the plural speaks."""
        head = self.words[phrase.first]
        several = head.flags & (Flag.GROUP | Flag.PLURAL) or head.analysis.number == "p"
        return bool(head.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD)) and not several

    def _must_do(self, phrase: Phrase, frame: Frame) -> bool:
        """Say whether a threat tells who must mend what somebody else describes: ما لم تعالج | الشركة | ما وصفه."""
        free = "free_relative" in self.words[frame.cue - 1].roles and frame.entry.kind == "label"
        k = phrase.first - 2
        return free and k > 0 and (self.words[k - 1].folded, self.words[k].folded) == ("ما", "لم")

    def _named_before(self, first: int, frame: Frame) -> Phrase | None:
        """Return the person named before a comma and الذي, whatever else tells who he is: فلان وقتها، الذي قال."""
        k = self._over_auxiliaries(first, frame.cue)
        if k - 1 <= first or self.words[k].pos != "pron_rel" or not self.words[k - 1].is_comma:
            return None
        for i in range(k - 2, max(first, k - _BACK) - 1, -1):
            name = self.reader.name_of.get(i)
            if name is not None and name.kind == "PER":
                return self._titled(Phrase(name.first, name.last), frame)
            before = self.reader.name_of.get(i - 1)
            apposed = before is None or before.kind != "PER" or self.words[i].flags & (Flag.TIME | Flag.TITLE)
            if not apposed or has_preposition(self.words[i]) or self.words[i].analysis.lead == "و":
                return None  # نقل فلان عن الوزير، الذي
        return None

    def _before_while(self, first: int, frame: Frame) -> Phrase | None:
        """Return the person of whom an aside says more up to the verb: بينهم فلانة، وهي أم لستة، تقول."""
        if not self.words[frame.cue - 1].is_comma:
            return None
        for k in range(frame.cue - 2, max(first, frame.cue - _BACK), -1):
            if "while_he" in self.words[k].roles:
                end = k - 1 if self.words[k - 1].is_comma else k
                name = self.reader.name_of.get(end - 1)
                if name is None or name.kind != "PER" or name.last != end:
                    return None
                return self._titled(Phrase(name.first, name.last), frame)
            if self.words[k].text in "،,:" or self.reader.is_complementizer(k):
                return None
        return None

    def _titled(self, name: Phrase, frame: Frame) -> Phrase | None:
        """Return a name with its title if it agrees with a verb."""
        return self.titled(name) if self.agrees(name, frame) else None

    def _whose_words(self, first: int, frame: Frame) -> Phrase | None:
        """Return whose statement a sentence opens with: وفي حديث | لممثل النازحين | لراديو محلي، قال إن."""
        if self.words[first].folded not in ("في", "وفي") or first + 2 >= frame.cue:
            return None
        talk, of = self.words[first + 1], first + 2
        if not talk.flags & Flag.VENUE or talk.analysis.definite or talk.analysis.enclitics:
            return None
        of += self.words[of].pos.startswith("adj")  # في تصريح صحفي | لرئيس اللجنة
        return None if self.words[of].flags & Flag.AUDIENCE else self._who_talks(of, frame)

    def _whose_speech(self, first: int, frame: Frame) -> Phrase | None:
        """Return whose speech it was in which he said something: بدأت الفكرة في خطاب | للوزير فلان | عندما قال إن."""
        if "when" not in self.words[frame.cue - 1].roles or frame.kind != "verb":
            return None
        for i in range(frame.cue - 3, max(first, frame.cue - _BACK), -1):
            talk = self.words[i]
            if talk.pos == "verb" or talk.text in "،,:":
                return None
            spoken = "own_speech" in talk.stem_roles or (talk.flags & Flag.VENUE and talk.pos == "noun")
            if not spoken or talk.analysis.definite or talk.analysis.enclitics:
                continue
            described = self.words[i + 1].pos.startswith("adj")  # في مؤتمر صحفي | لوزير الصحة | في العاصمة، حيث قال
            found = self._who_talks(i + 1 + described, frame)
            if found is not None or "own_speech" in talk.stem_roles:
                return None if self._acts_before(first, i) else found
        return None

    def _acts_before(self, first: int, i: int) -> bool:
        """Say whether somebody does something before word ``i``: ورد | الوزير | على مقال للنائب، حيث قال."""
        for k in range(max(first, i - _BACK), i):
            named = self.reader.kind_at(k) in ("PER", "TITLE") and not has_preposition(self.words[k])
            if named and (k == first or self.words[k - 1].pos in ("verb", "conj_sub", "conj", "part_focus")):
                return True
        return False

    def _who_talks(self, of: int, frame: Frame) -> Phrase | None:
        """Return who is named with ل behind a talk, which is his: في خطاب | للوزير فلان |."""
        named = self.reader.kind_at(of) in ("PER", "TITLE") and not self.words[of].flags & Flag.PLURAL
        phrase = self.reader.noun_phrase(of, frame.cue) if named and self.words[of].preposed == "ل" else None
        return phrase if phrase is not None and self.agrees(phrase, frame) else None

    def _described(self, first: int, frame: Frame) -> Phrase | None:
        """Return an indefinite source that a clause says more of: غير أن | خبراء | لم يشاركوا فيها حذروا."""
        for k in range(frame.cue - 2, max(first - 1, frame.cue - _BACK), -1):
            if self.words[k].text in "،,:":
                return None
            if not self.reader.is_complementizer(k - 1) if k > first else True:
                continue
            phrase = self.reader.noun_phrase(k, frame.cue)
            if phrase is None or phrase.last >= frame.cue or not source_like(self.reader, phrase):
                return None
            head, after = self.words[k], self.words[phrase.last]
            several = head.analysis.number == "p" or head.flags & Flag.PLURAL
            said = after.pos in ("verb", "part_neg") and not head.analysis.definite
            fits = said and self.agrees(phrase, frame) and (frame.number == "p") == bool(several)
            return phrase if fits and "except" in self.words[k - 2].roles else None
        return None

    def _filling(self, first: int, frame: Frame) -> Phrase | None:
        """Return a source that fills its clause up to the verb with where it is: أن | سكانا في حي شرق البلد | قالوا."""
        for k in range(frame.cue - 1, max(first, frame.cue - _BACK), -1):
            if self.reader.is_complementizer(k - 1) or "but_or_while" in self.words[k - 1].roles:
                phrase = self.speaker(self.reader.noun_phrase(k, frame.cue), frame)
                if phrase is None or self.words[phrase.last].pos not in ("prep", "adv", "noun"):
                    return None
                within = self.words[min(phrase.last + 1, frame.cue)]
                said_there = within.flags & (Flag.VENUE | Flag.DOCUMENT) and within.pos == "noun"
                return phrase if said_there else Phrase(k, frame.cue)  # أن | الوزير | في كلمته قال
            if self.words[k].pos in ("verb", "punc", "pron_rel", "conj", "conj_sub"):
                return None
        return None

    def _before_place(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the subject with a place before its verb: السفير الليبي في تونس | أكد، رئيس اللجنة بروسيا | يرى."""
        if k - 3 < first:
            return None
        if self.words[k - 1].flags & Flag.PLACE:
            placed = self.phrase_ending(first, k - 2 if self.words[k - 2].folded == "في" else k - 1, frame)
            return None if placed is None else Phrase(placed.first, k)
        return self._before_matter(first, k, frame)

    def _before_matter(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return who opens a clause, of whom one more phrase with في tells before the verb: الباحثة | في الدراسة قالت.

        A town that no table knows is part of him (المجلس المحلي في المنصورة | أعلن), and so is where he works
        (المدير في شركة الاتصالات | أعلن); where he spoke is not.
        """
        back = range(k - 2, max(first, k - _WORKPLACE), -1)
        led = next((i for i in back if self.words[i].folded == "في" or self._leads_to_talk(i)), None)
        if led is None:
            return None
        within = self.reader.noun_phrase(led + 1, k)
        placed = self.phrase_ending(first, led, frame) if within is not None and within.last == k else None
        if placed is None or not self._opens_clause(first, placed.first):
            return None
        head, name = self.words[led + 1], self.reader.names.get(led + 1)
        if head.flags & (Flag.VENUE | Flag.TIME | Flag.DOCUMENT):
            return placed if k - led < _SHORT_PHRASE else None
        works = name is not None and name.kind in ("ORG", "LOC") and name.last == k
        works = works or bool(head.flags & Flag.ORG_HEAD) or "place_head" in head.stem_roles
        if works or (k - led == _SHORT and self.words[k - 1].is_nominal):
            return Phrase(placed.first, k)
        return placed if k - led < _SHORT_PHRASE else None

    def _leads_to_talk(self, i: int) -> bool:
        """Say whether a preposition tells in which talk something was said: المدير | خلال مؤتمر صحفي | قال."""
        talk = self.words[i + 1]
        spoken = talk.flags & Flag.VENUE or "own_speech" in talk.stem_roles
        return bool(spoken) and self.words[i].pos == "prep" and "told_in_prep" in self.words[i].roles

    def _opens_clause(self, first: int, s: int) -> bool:
        """Say whether a clause opens at word ``s``, perhaps behind ``لكن`` or a turn with its comma: وفي السياق، | ."""
        if s == first or self.words[s - 1].is_comma:
            return True
        return s - 1 == first and "but_or_while" in self.words[first].roles

    def _over_auxiliaries(self, first: int, k: int) -> int:
        """Step back over what stands between a subject and its verb: فلان | الذي لم يكن قد."""
        while k > first and (
            "auxiliary" in self.words[k - 1].roles
            or "aside" in self.words[k - 1].roles
            or "not_before_verb" in self.words[k - 1].roles
        ):
            k -= 1
        return k - 1 if k > first and self.words[k - 1].pos == "pron_rel" else k

    def _over_turn(self, first: int, k: int) -> int:
        """Step back over ``، من جهتها،``."""
        j = k - 1
        if j <= first + 1 or not self.words[j].is_comma:
            return k
        j -= 1
        turn, aside = self.roles["turn"], self.roles["aside"]
        while j > first and (self.words[j].folded in turn or self.words[j].folded in aside):
            j -= 1
        if j < k - 2 and self.words[j].folded == "من":
            j -= 1
        elif j == k - 2:
            return k
        return j if j > first and self.words[j].is_comma else j + 1

    def _skip_back(self, first: int, k: int) -> int:
        """Step back over a blessing, a bracket, an insertion in dashes, or a comma after an apposition."""
        while k - 1 > first and self.words[k - 1].pos == "interj":
            k -= 1
        if k - 1 > first and self.words[k - 1].text in ")]":
            for j in range(k - 2, max(first, k - 25) - 1, -1):
                if self.words[j].text in "([":
                    return j
        if k - 1 > first and self.words[k - 1].text in ("-", "–", "—"):
            for j in range(k - 2, max(first, k - 16) - 1, -1):
                if self.words[j].text in ("-", "–", "—"):
                    return j
        if k - 1 > first and self.words[k - 1].is_comma:
            return k - 1
        return k

    def _before_relative(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the subject before a relative clause that runs up to the verb: اللاعب الذي ينافس في الدوري أكد."""
        for r in range(k - 1, max(first, k - 18), -1):
            word = self.words[r]
            if word.text in "،,:؛" or self.reader.is_complementizer(r):
                return None
            if word.pos == "pron_rel" and "relative_pronoun" in word.roles:
                if r + 1 >= k or not any(w.pos == "verb" for w in self.words[r + 1 : k]):
                    return None
                return self.phrase_ending(first, r, frame)
        return None

    def topic(self, frame: Frame) -> Phrase | None:
        """Return the topic of ``أما فلان فقال``."""
        first = self.first_word(frame)
        for k in range(max(first, frame.cue - _BACK), frame.cue):
            if self.words[k].folded in ("اما", "واما") and k + 1 < frame.cue:
                whole = self._named_topic(k + 1, frame)
                if whole is not None:
                    return whole
                phrase = self.reader.noun_phrase(k + 1, frame.cue)
                if phrase is None or "about" in self.words[k + 1].roles:
                    return None  # أما بخصوص الدعم، فأكد
                named = any(o.analysis.pos != "noun" for o in self.words[phrase.first].options)  # أما البلوشية فرأت
                named = named or source_like(self.reader, phrase)
                return phrase if named and self.agrees(phrase, frame) else None
        return None

    def _named_topic(self, begin: int, frame: Frame) -> Phrase | None:
        """Return a topic that ends in somebody named, whatever its first word is: أما | الدلال علي مرزوق | فيرى."""
        end = next((k for k in range(begin, frame.cue) if self.words[k].is_comma), frame.cue)
        name = self.reader.name_of.get(end - 1)
        if name is None or name.kind != "PER" or name.last != end or not begin < name.first:
            return None
        fits = self.words[begin].analysis.definite and all(w.is_nominal for w in self.words[begin : name.first])
        return Phrase(begin, end) if fits and self.agrees(Phrase(name.first, end), frame) else None

    def only_about(self, first: int, frame: Frame) -> bool:
        """Say whether what stands before a cue only says what it is about, or after what: وحول المهاجم فلان، قال."""
        opening = self.words[first].folded.removeprefix("و")
        if not self.words[frame.cue - 1].is_comma:
            stated = frame.aspect == "p" and frame.cue - first > _FRONT  # وبخصوص رد فعل البلدين | قال
            stated = stated and opening in self.roles["about"]
            return stated and (len(opening) > _SHORT or self._about_somebody(first))
        regards = opening == "فيما" and "as_regards" in self.words[first + 1].roles  # وفيما يخص الأسرى، ذكر
        apart = opening == "في" and frame.cue - first > _FRONT and self.words[first + 1].folded == "ما"
        regards = regards or (apart and "as_regards" in self.words[first + 2].roles)  # وفي ما يتعلق بالأسرى، ذكر
        return regards or opening in self.roles["about"] or self._fronted(first, frame.cue - 1)

    def _about_somebody(self, first: int) -> bool:
        """Say whether عن opens with what a sentence is about, not from whom it is: وعن | غياب المهاجم فلان | قال."""
        word = self.words[first + 1]
        return word.is_nominal and not word.flags & (Flag.ANONYMOUS | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.DOCUMENT)

    def _fronted(self, first: int, comma: int) -> bool:
        """Say whether a sentence opens with when its unnamed subject speaks: وبعد لقائه فلانا، وردا على فلان، ."""
        if comma - first < _FRONT or any(w.text in "،,:" for w in self.words[first:comma]):
            return False
        opening, governed = self.words[first], self.words[first + 1]
        if opening.folded.removeprefix("و") in self.roles["in_reply"]:
            return True  # وردا على سؤال عن فلان، قال
        if opening.analysis.proclitics[-1:] == ("ب",) and opening.analysis.enclitics:
            return True  # وبسؤاله عن فلان، قال
        front = opening.pos == "prep" or opening.folded.removeprefix("و") in self.roles["front_preposition"]
        if not front or opening.analysis.enclitics or "turn" in governed.roles:
            return False
        own = governed.analysis.pronoun in ("ه", "ها", "هم", "هما")
        return own or ("pointing" in governed.stem_roles and not governed.analysis.definite)

    def _topic_before_aside(self, first: int, frame: Frame) -> Phrase | None:
        """Return who opens the sentence, with an aside up to the verb: لكن مسؤولاً، طلب عدم ذكر اسمه، نفى."""
        start = first
        while start < frame.cue - 2 and (
            "conjunct" in self.words[start].roles
            or "except" in self.words[start].roles
            or "but_or_while" in self.words[start].roles
            or self.reader.is_complementizer(start)
        ):
            start += 1
        phrase = self.reader.noun_phrase(start, frame.cue)
        if phrase is None or phrase.last >= frame.cue - _ASIDE or not source_like(self.reader, phrase):
            return None
        after = self.words[phrase.last]
        opens = after.is_comma or after.pos == "pron_rel" or self.reader.conceals(phrase.last) is not None
        if not opens and after.pos == "prep":  # فلان، منافسه السابق | على زعامة الكتلة، يرى
            opens = any(w.is_comma for w in self.words[phrase.first : phrase.last])
        return phrase if opens and self.agrees(phrase, frame) else None

    def _before_concealing(self, first: int, frame: Frame) -> Phrase | None:
        """Return who only keeps his name back up to the verb: دبلوماسي | طلب عدم ذكر اسمه | قال."""
        k = self.reader.concealing_around(frame.cue)
        return self.phrase_ending(first, k, frame) if k is not None and k > first else None

    def with_surer(self, frame: Frame) -> Frame:
        """Prefer a subject that can be none but that: وكان فلان قد أبلغ الوكالة، أن الجانب الإيراني أبلغ بغداد."""
        addressing = "addressing" in frame.entry.roles
        told = (addressing or frame.entry.kind == "demand") and frame.subject is not None and frame.opener == "clause"
        if told and self._carried(frame):
            return frame.said_by(None, "pronoun").through(frame.medium or frame.subject)
        between = self._after_was(self.first_word(frame), frame)
        marked = frame.subject is not None and self.reader.opens_marks(frame.subject.first)
        reached = addressing and frame.medium is not None and frame.opener == "clause"
        if between is None and (reached or (frame.subject is not None and (addressing or marked))):
            between = self._after_that(frame)
        if between is None and frame.subject is not None and frame.subject_side == "after":
            between = self._at_start(frame)
        if between is None:
            return frame
        medium = frame.medium or (frame.subject if addressing else None)
        return frame.said_by(between, "before").through(medium)

    def _after_was(self, first: int, frame: Frame) -> Phrase | None:
        """Return the subject between ``كان`` and ``قد``: وكان رئيس الشركة، فلان، قد أبلغ; or the verb: كان أبي يقول."""
        had = self.words[frame.cue - 1].folded == "قد"
        if (not had and frame.aspect != "i") or frame.cue - 1 <= first:
            return None
        last = frame.cue - had
        for k in range(last - 1, max(first - 1, frame.cue - 26), -1):
            if "was" in self.words[k].stem_roles and self.words[k].pos == "verb":
                phrase = self.reader.noun_phrase(k + 1, last)
                if not had and (phrase is None or phrase.last != last):
                    return None
                return self.speaker(phrase, frame)
        return None

    def _carried(self, frame: Frame) -> bool:
        """Say whether the complementizer before a verb carries its subject: أنه | أبلغ, إنه | سبق أن دعا فلاناً."""
        k, first = frame.cue - 1, self.first_word(frame)
        while k > first and not self._pronoun(k):
            if not ("auxiliary" in self.words[k].roles or "earlier" in self.words[k].roles):
                return False
            k -= 1
        return k >= first and self._pronoun(k)

    def _pronoun(self, i: int) -> bool:
        """Say whether a complementizer carries the subject: أنه | أبلغ المالك."""
        folded = self.words[i].folded
        return self.reader.is_complementizer(i) and folded.endswith(("نه", "نها", "نهم", "نهما", "ننا", "ني"))

    def _after_that(self, frame: Frame) -> Phrase | None:
        """Return the phrase that fills the words from a complementizer to the cue: أن | الجانب الإيراني | أبلغ."""
        for k in range(frame.cue - 1, max(self.first_word(frame) - 1, frame.cue - 10), -1):
            if self.reader.is_complementizer(k):
                phrase = self.reader.noun_phrase(k + 1, frame.cue)
                if phrase is not None and self._only_helps(phrase.last, frame.cue) and source_like(self.reader, phrase):
                    return phrase  # غير أن | الوزير، فلان، | كان قد أبلغ
                between = self.words[k + 1 : frame.cue]
                plain = all(w.pos not in ("verb", "punc", "pron_rel", "conj_sub") for w in between)
                return Phrase(k + 1, frame.cue) if between and plain and between[0].is_nominal else None
        return None

    def _only_helps(self, first: int, last: int) -> bool:
        """Say whether nothing but a comma and auxiliaries stands between a subject and its verb: ، كان قد."""
        helps = self.roles["auxiliary"]
        return last > first and all(w.is_comma or w.folded in helps for w in self.words[first:last])

    def _at_start(self, frame: Frame) -> Phrase | None:
        """Return a name that fills a headline or sentence up to its verb: نتنياهو | يتهم خصمه."""
        first = self.first_word(frame)
        word = self.words[frame.cue]
        if "but_or_while" in self.words[first].roles and "addressing" in frame.entry.roles:
            first += 1  # لكن | الوزير | أبلغ البرلمان بأن
        if word.analysis.proclitics or frame.cue - first > _HEADLINE_NAME or frame.cue == first:
            return None
        phrase = self.reader.noun_phrase(first, frame.cue)
        if phrase is None or phrase.last != frame.cue or not source_like(self.reader, phrase):
            return None
        closing = self.words[frame.cue - 1]
        pointing = has_preposition(closing) and closing.pos == "pron_dem"
        if pointing or has_preposition(self.words[first]):
            return None  # نتيجة لذلك | قالت الوزيرة، بدورها | قالت
        return phrase if self.agrees(phrase, frame) else None

    def _written(self, phrase: Phrase) -> bool:
        """Say whether a phrase is what somebody gave out, not who: عمم | بلاغا، أصدرت | بيانا."""
        head = self.words[phrase.first]
        given_out = head.text.endswith("ا") or "statement_of" in head.stem_roles
        return given_out and bool(head.flags & (Flag.DOCUMENT | Flag.VENUE)) and not head.analysis.definite

    def _who_wrote(self, j: int, frame: Frame) -> Phrase | None:
        """Return who stands before the verb at word ``j`` with what he gave out: وكان | فلان | قد عمم بلاغا."""
        act = self.words[j].analysis
        verb = Frame(j, j + 1, frame.entry, "verb", gender=act.gender, number=act.number, person="3")
        first = self.first_word(frame)
        return (self._after_was(first, verb) or self.find(verb)) if j > first else None

    def _author(self, first: int, frame: Frame) -> Phrase | None:
        """Return whose words a clause tells of: بعد بيان من | النقابة | قالت فيه، مقابلة مع | فلانة | قالت فيها."""
        author = author_before(self.reader, first, frame)
        return author if author is not None and self.agrees(author, frame) else None

    def _antecedent(self, frame: Frame) -> Phrase | None:
        """Return who made what a clause says more of: وأصدرت الحركة بياناً | أعلنت فيه أن."""
        i = frame.cue
        if frame.kind != "verb" or i + 1 >= len(self.words) or "in_which" not in self.words[i + 1].roles:
            return None
        joined = "and_who" in self.words[i - 1].roles if i else False
        if joined or self.words[i].analysis.proclitics:
            return self._who_spoke(frame) if joined or self.words[i].analysis.proclitics == ("و",) else None
        for j in range(i - 1, max(self.first_word(frame) - 1, i - _BACK), -1):
            word = self.words[j]
            if "giving_out" in word.stem_roles and word.pos == "noun":
                giver = self._giver(j, frame)
                if giver is not None:
                    return giver
            if word.pos == "verb" and word.analysis.person == "3" and j not in self.reader.name_of:
                if self.words[j + 1].pos == "digit" and j + 2 < i and frame.number == "p":
                    return Phrase(j + 1, j + 3)  # تقدم | 138 منخرطا | بشكاية أكدوا فيها
                phrase = self.reader.noun_phrase(j + 1, i)
                if phrase is not None and self._written(phrase):
                    return self._who_wrote(j, frame)
                return self.speaker(phrase, frame)
        return None

    def _in_letter(self, frame: Frame) -> bool:
        """Say whether a verb tells what stands in a letter to somebody: إذ كتب رسالة إلى الوزير، فلان، | يؤكد فيها."""
        i = frame.cue
        circumstance = frame.kind == "verb" and frame.aspect == "i" and not self.words[i].analysis.proclitics
        if not circumstance or i + 1 >= len(self.words) or "in_which" not in self.words[i + 1].roles:
            return False
        for j in range(i - 1, max(self.first_word(frame) - 1, i - _BACK), -1):
            if self.words[j].pos == "verb" and j not in self.reader.name_of:
                written = "writing" in self.words[j].acts and self._written(Phrase(j + 1, i))
                return written and tells_in_letter(self.cues, j, i, len(self.words))
        return False

    def _giver(self, j: int, frame: Frame) -> Phrase | None:
        """Return whose giving out of a paper a verbal noun tells: بعد نشر | المجلة | تقريرا قالت فيه."""
        word = self.words[j].analysis
        phrase = None if word.definite or word.enclitics else self.reader.noun_phrase(j + 1, frame.cue)
        if phrase is None or phrase.last >= frame.cue or not source_like(self.reader, phrase):
            return None
        written = self._written(Phrase(phrase.last, frame.cue))
        return phrase if written and self.agrees(phrase, frame) else None

    def _who_spoke(self, frame: Frame) -> Phrase | None:
        """Return whose speech a joined clause says more of: بعد خطاب | الملك | أمام المجلس، وقال فيه، والذي قال فيه."""
        for j in range(frame.cue - 2, max(self.first_word(frame) - 1, frame.cue - _BACK), -1):
            word = self.words[j]
            if "own_speech" in word.stem_roles and not word.analysis.definite and not word.analysis.enclitics:
                return self.speaker(self.reader.noun_phrase(j + 1, frame.cue), frame)
        return None
