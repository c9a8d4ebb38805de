"""Say whether a clause right of a cue is content though no complementizer opens it: يضيف، تبدأ الاحتفالات."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["BareClauseTest"]

_OF_SPEAKER: Final = (("نا",), ("ي",))
_LATER: Final = 14  # words


class BareClauseTest:
    """Tells unmarked speech from the journalist's words; nothing at or after word ``last`` counts."""

    def __init__(self, reader: Reader, last: int) -> None:
        """Take the section."""
        self.reader = reader
        self.words = reader.words
        self.roles = reader.roles
        self.last = last

    def speaks_on(self, j: int) -> bool:
        """Say whether unmarked speech begins here: a future, a first person, a negation, a present."""
        word = self.words[j]
        return word.analysis.aspect == "i" or word.analysis.person == "1" or "unmarked_speech" in word.roles

    def goes_on(self, frame: Frame, j: int) -> bool:
        """Say whether unmarked speech begins with a verb; not so of an answer itself: رد الفريق لم | يتأخر."""
        word, cue = self.words[j], self.words[frame.cue]
        named = any(o.analysis.pos == "noun" and not o.analysis.enclitics for o in cue.options)
        denied = self.words[j - 1].pos == "part_neg" and word.analysis.person == "3"
        ours = word.analysis.person == "1"
        if "talking" in frame.entry.roles and not ours:
            return False  # تحدث فلان مع الصحفيين، | يبدو أنه راض
        if "speech_phase" in frame.entry.roles and not (ours or self._right_behind(frame, j)):
            return False  # تكمل الحرب شهرها ولا أحد | يدري متى تنتهي
        if frame.subject is not None and not (ours or source_like(self.reader, frame.subject)):
            return False  # كلما زادت الجزيئات زاد التأثير، | يكون الخطر أكبر
        return self.speaks_on(j) and not (named and denied and not cue.analysis.proclitics)

    def _right_behind(self, frame: Frame, j: int) -> bool:
        """Say whether word ``j`` stands right behind a cue, or behind who speaks."""
        return j == frame.cue_last or (frame.subject is not None and frame.subject.last == j)

    def begin(self, j: int) -> int:
        """Return where speech that begins with a verb opens, a particle with it: وأضاف المدير | لن نتراجع."""
        return j - (self.words[j - 1].pos.startswith("part") and not self.words[j - 1].analysis.proclitics)

    def after_comma(self, frame: Frame, j: int) -> bool:
        """Say whether the word after the comma ``j`` begins what the cue reports."""
        k = j + 1
        if k >= self.last or self.reader.is_complementizer(k):
            return False
        word = self.words[k]
        if frame.subject is not None and frame.subject.last == j:
            return (
                (self.speaks_on(k) and not self._later_opener(k) and "و" not in word.analysis.proclitics)
                or ("unmarked_after_name" in word.roles and not word.text.endswith("ى"))  # لدي, not لدى
                or (word.pos == "verb" and word.analysis.person == "1")
                or self._asks(k)
                or self._if_we(k)
                or self._recounts(frame, k)
            )
        if frame.medium is not None and frame.medium.last == j and frame.entry.key == "قال":
            spoken = self._pronoun(frame.medium) and not self._later_opener(k)  # وقال لي، العقد جاهز
            return spoken and not has_preposition(word) and word.pos not in ("prep", "punc", "adv")
        if j == frame.cue_last:
            told = word.pos == "verb" and word.analysis.person == "1"  # يضيف، كنا نسمع
            told = told or (word.pos == "prep" and word.analysis.enclitics in _OF_SPEAKER)  # ويضيف، لدينا عادة سيئة
            told = told or self._we_say(k) or self._if_we(k)  # وأضاف، | لا نريد الحرب
            told = told or ("unmarked_speech" in word.roles and not self._later_opener(k))
            told = told or (("if_word" in word.roles or "when" in word.roles) and not self._opens_apart(k))
            return told or any(o.analysis.pos == "verb" and o.analysis.aspect == "i" for o in word.options)
        return False

    def _recounts(self, frame: Frame, k: int) -> bool:
        """Say whether what happened stands behind who goes on and a comma: وأكملت الأم، | اقترب السائق من ابني.

        Nothing opens later: قال شاب، | شارك في المسيرة، إن.
        """
        word = self.words[k]
        adds = "additive" in frame.entry.roles and self.words[frame.cue].analysis.lead == "و"
        did = word.pos == "verb" and word.analysis.aspect == "p" and not word.analysis.proclitics
        return adds and did and not self._opens_later(k, self.reader.bounds(k)[1])

    def _opens_apart(self, k: int) -> bool:
        """Say whether a colon, marks or a clause behind a comma come later, which may be what is said: …، إن."""
        return any(
            self.words[m].text == ":"
            or self.reader.marked(m) is not None
            or (  # not إذا سمحنا بذلك، | فإننا
                self.words[m - 1].is_comma and self.words[m].folded[:1] != "ف" and self.reader.is_complementizer(m)
            )
            for m in range(k, self.reader.bounds(k)[1])
        )

    def _if_we(self, k: int) -> bool:
        """Say whether what speakers may do themselves opens at word ``k``: وأضاف، | إذا سمحنا بذلك فسنندم."""
        if "if_word" not in self.words[k].roles or not self._we_say(k + 1):
            return False
        return not self._later_opener(k + 1)  # وقال المدير، | إذا كنا نذكر الماضي، إن

    def _asks(self, k: int) -> bool:
        """Say whether a question that is asked opens at word ``k``: وقال الشيخ، | كيف نترك أرضنا؟."""
        _, last = self.reader.bounds(k)
        return "question_word" in self.words[k].roles and self.words[last - 1].text in "؟?"

    def at_once(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether what is said begins with nothing before it: قال لي | لقد ساعدنا، نقول لهم | لا تغادروا."""
        word = self.words[j]
        if self._i_say(frame, complement, j):
            return True
        if frame.kind == "participle":
            return self._after_saying(frame, complement, j)
        if frame.kind == "noun":
            return frame.entry.key == "قال" and j == frame.cue_last and self._we_say(j)
        if frame.kind != "verb" or complement >= 0:
            return False
        if self._we_have(frame, j) or self._i_did(frame, j):
            return True
        if self._denies(frame, j):
            return True
        if "surely_spoken" in word.roles and (frame.entry.key == "قال" or self._adds(frame, j)):
            return j == frame.cue_last or frame.subject is not None or frame.medium is not None
        if frame.entry.key != "قال":
            return False
        if self._people_must(frame, j) or self._happened(frame, j):
            return True
        if self._assents(frame, j):
            return True
        told = frame.medium is not None and frame.medium.last == j and self._pronoun(frame.medium)
        if told and self._told_to_do(frame, j):
            return True
        named = frame.subject is not None and frame.subject.last == j and not self._later_opener(j)
        return (told or named) and "unmarked_speech" in word.roles

    def _denies(self, frame: Frame, j: int) -> bool:
        """Say whether somebody adds at once what is not so, perhaps with words in marks: وأضاف | لم يقع "أثر بالغ"."""
        word = self.words[j]
        denied = (word.pos == "part_neg" or "is_not" in word.roles) and not word.analysis.proclitics
        if not (denied and self._right_behind(frame, j)) or "additive" not in frame.entry.roles or frame.negated:
            return False
        if self.words[frame.cue].analysis.lead != "و":
            return False
        rest = range(j, min(self.reader.bounds(j)[1], self.last))
        return not any(self.reader.is_complementizer(k) or self.words[k].text == ":" for k in rest)

    def _adds(self, frame: Frame, j: int) -> bool:
        """Say whether somebody adds at once what opens so, no clause or marks coming later: ويضيف | لقد رحل أبي."""
        at = self._before_asides(j)
        behind = at == frame.cue_last or (frame.subject is not None and frame.subject.last == at)
        adds = frame.entry.kind == "say" and "additive" in frame.entry.roles and not frame.negated
        return behind and adds and not self._later_opener(j)

    def _we_have(self, frame: Frame, j: int) -> bool:
        """Say whether speakers tell what they have right behind who speaks: وأضافت المديرة | لدينا خمسون سريرا."""
        if frame.entry.kind != "say" or frame.subject is None or frame.subject.last != j or self._later_opener(j):
            return False
        word = self.words[j]
        ours = word.pos == "prep" and word.analysis.enclitics in _OF_SPEAKER
        return ours and "unmarked_after_name" in word.roles

    def _i_did(self, frame: Frame, j: int) -> bool:
        """Say whether who is named tells at once what he did: ويقول منصور | دخلت الصف متأخرا، وتقول أم حسن | خرجنا.

        The letters of دخلت may also mean "she": a clause without an opener is what he says in either case.
        """
        if frame.entry.kind != "say" or frame.subject is None or frame.subject.last != j or self._later_opener(j):
            return False
        word, head = self.words[j], self.words[frame.subject.first]
        certain = head.analysis.definite or self.reader.person_within(frame.subject.first, j) is not None
        if not certain or j in self.reader.name_of or self.words[frame.cue - 1].pos == "pron_rel":
            return False
        did = any((o.analysis.person, o.analysis.aspect, o.analysis.proclitics) == ("1", "p", ()) for o in word.options)
        return did and (word.pos == "verb" or word.text.endswith("نا"))

    def _people_must(self, frame: Frame, j: int) -> bool:
        """Say whether what people must do stands right behind who speaks: وقالت نهى | على الأهالي فحص الخزانات."""
        if frame.subject is None or frame.subject.last != j or j + 2 >= self.last:
            return False
        on, people, task = self.words[j : j + 3]
        if on.folded != "علي" or on.analysis.enclitics or on.analysis.proclitics or not people.analysis.definite:
            return False
        bare = task.pos == "noun" and not (task.analysis.definite or task.analysis.proclitics)
        people_told = people.flags & (Flag.GROUP | Flag.PLURAL | Flag.COMMON_PERSON)
        return bool(people_told) and (bare or task.text == "أن")

    def _happened(self, frame: Frame, j: int) -> bool:
        """Say whether what happened is told right behind who says it: وقال شهود | دخل المسلح المبنى وأطلق النار.

        Not behind "as" or marks (كما | قال شهود وصلت السفينة، "…" | قال سالم), nor where an opener comes later.
        """
        word, before = self.words[j], self.words[frame.cue - 1] if frame.cue else None
        if frame.subject is None or frame.subject.last != j or frame.negated or word.analysis.aspect != "p":
            return False
        if word.pos != "verb" or word.analysis.proclitics or word.analysis.enclitics or j in self.reader.name_of:
            return False
        first, last = self.reader.bounds(frame.cue)
        opens = frame.cue == first or before is None or before.text in ".،,"
        joined = self.words[frame.cue].analysis.proclitics == ("و",) and before is not None and before.pos != "punc"
        marked = any(self.reader.marked(m) is not None for m in range(first, frame.cue))
        return (opens or joined) and not marked and not self._opens_later(frame.cue_last, last)

    def _opens_later(self, j: int, last: int) -> bool:
        """Say whether any clause, colon or marks open in words ``[j, last)``."""
        rest = range(j, min(last, self.last))
        return any(
            self.reader.is_complementizer(m) or self.words[m].text == ":" or self.reader.marked(m) is not None
            for m in rest
        )

    def _told_to_do(self, frame: Frame, j: int) -> bool:
        """Say whether people are told at once what to do: كان المعلم يقول لنا | اكتبوا ما شئتم."""
        word = self.words[j]
        k = frame.cue - 1
        while k > 0 and "was" in self.words[k].roles:
            k -= 1  # كل من | كان يقول لهم
        before = self.words[k].folded if frame.cue else ""
        taken = before in self.roles["free_relative"] or before in self.roles["relative_pronoun"]
        if taken or self.words[frame.cue].analysis.enclitics or word.analysis.proclitics or j in self.reader.name_of:
            return False
        if self._later_opener(j) or not (word.pos == "verb" or word.text.endswith("وا")):
            return False  # وقال لي | أكثر من مرة إن
        return any(o.analysis.pos == "verb" and o.analysis.aspect == "c" for o in word.options)

    def _assents(self, frame: Frame, j: int) -> bool:
        """Say whether somebody answers with a word and a comma: قال فلان | نعم، سنلعب غدا، قالت فلانة | طبعا، …."""
        at_once = j == frame.cue_last or (frame.subject is not None and frame.subject.last == j)
        comma = j + 1 < self.last and self.words[j + 1].is_comma
        return at_once and comma and "assent" in self.words[j].roles

    def _after_saying(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether unmarked words follow a participle of saying at once: وأضاف قائلا | نادرا ما كان الأمر صعبا."""
        word = self.words[j]
        if frame.entry.key != "قال" or j != frame.cue_last or complement >= 0 or self._later_opener(j):
            return False
        return word.pos not in ("prep", "punc") and not has_preposition(word) and word.analysis.enclitics == ()

    def _i_say(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether a verb in the first person comes right after who says it, or where: وأضاف | أعلم أنها، نناشد."""
        saying = frame.kind == "verb" and frame.entry.kind == "say" and frame.person == "3"
        saying = saying and (complement < 0 or complement == j - 1)  # أضاف المدير | بالقرية
        ends = {frame.cue_last, *(phrase.last for phrase in (frame.subject, frame.medium) if phrase is not None)}
        at_once = complement < 0 and self._before_asides(j) in ends
        at_once = at_once or (frame.subject is not None and self._only_where(frame.subject.last, j))
        if not (saying and at_once) or j in self.reader.name_of:
            return False
        word, that = self.words[j], j + 1 < self.last and self.reader.is_complementizer(j + 1)
        if that and "i_think" in word.roles:
            return True  # وأضاف | أعلم أنها: no comparative
        ours = "speaking_pronoun" in word.roles or (word.pos == "part_neg" and self._we_say(j))
        if ours and not word.analysis.proclitics:
            return not self._later_opener(j)  # وأضاف فلان أيضا | نحن نمر بظرف صعب، وأضاف | لن نتراجع
        a = word.analysis
        return a.pos == "verb" and (a.person, a.aspect) == ("1", "i") and a.proclitics in ((), ("س",))

    def _before_asides(self, j: int) -> int:
        """Return the word behind which only words such as "also" stand before word ``j``: وأضاف فلان | أيضا نحن."""
        while j and "aside" in self.words[j - 1].roles:
            j -= 1
        return j

    def _only_where(self, k: int, j: int) -> bool:
        """Say whether words ``[k, j)`` tell only where who speaks belongs: المديرة | بالقرية، في القرية | نأمل."""
        where = self.words[k:j]
        if len(where) == 1:
            return where[0].preposed == "ب" and bool(where[0].analysis.definite)
        if len(where) != 2 or where[0].pos != "prep" or where[0].analysis.enclitics:
            return False
        return where[0].folded == "في" and where[1].is_nominal and not where[1].flags & Flag.TIME

    def _we_say(self, j: int) -> bool:
        """Say whether a verb in the first person stands at word ``j``, denied or not: ونسبت إليه قوله | لا نعرف."""
        j += j < self.last and self.words[j].pos == "part_neg"
        return j < self.last and self.words[j].pos == "verb" and self.words[j].analysis.person == "1"

    def _pronoun(self, phrase: Phrase) -> bool:
        word = self.words[phrase.first]
        pronoun = "with_pronoun" in word.roles or (word.pos == "prep" and word.analysis.enclitics)
        return phrase.last - phrase.first == 1 and bool(pronoun)

    def _later_opener(self, k: int) -> bool:
        """Say whether a complementizer, colon or marked speech comes later in the sentence."""
        return self._opens_later(k, k + _LATER)
