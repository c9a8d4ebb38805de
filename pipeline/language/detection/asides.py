"""Insertions right of a cue: what only interrupts, and where the report goes on after it."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import RightOfCue
from pipeline.language.detection.frame import PREPOSITIONS, Frame, names_freely
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.papers import author_before, tells_in_letter
from pipeline.language.detection.source_asides import SourceAsides
from pipeline.language.document import Word
from pipeline.language.lexicon import RELAYED, Flag
from pipeline.language.marks import Quoted
from pipeline.language.nominal import NOMINAL_OR_DIGIT, PRONOUNS

__all__ = ["AsideReader"]

_ASIDE: Final = 12  # words
_AGE: Final = 7  # words of البالغ من العمر خمسة وثلاثين عاما
_OUTLET: Final = 6  # words, with both marks
_MARKED: Final = 4  # words of speech without a verb at least, with both marks
_DASHES: Final = ("-", "–", "—")
_SAID_TO_BE: Final = ("noun", "adj", "adj_num", "adj_comp", "noun_num", "noun_quant")
_MEANWHILE: Final = ("verb", *_SAID_TO_BE)


class AsideReader(RightOfCue):
    """Reads the insertions of one cue."""

    def end(self, frame: Frame, complement: int, j: int) -> int | None:
        """Return the end of what only interrupts: a name kept back, a clause on the medium, what he did meanwhile."""
        concealed = self.reader.conceals(j + 1 if self.words[j].pos == "pron_rel" and j + 1 < self.last else j)
        if concealed is not None or self.words[j].folded in RELAYED:
            return concealed
        aged = "aged" in self.words[j].roles and frame.subject is not None and frame.subject.last == j
        if aged and (age := self._after_age(j)) is not None:
            return age
        if "in_answer" in self.words[j].roles and complement < 0 and j > frame.cue:
            return self._after_answered(frame, j)
        # …، وعلقت عليها: "…" goes on with the sentence
        joined = self.words[j].analysis.lead == "و"
        joined = joined and (self.words[j - 1].is_comma or self.cues.cue_at(j) is not None)  # رسائل فلان | ووصفتها
        acts = self.words[j].pos == "verb" or (
            self.words[j].pos == "part_neg" and j + 1 < self.last and self.words[j + 1].pos == "verb"
        )
        if acts and not joined and j > frame.cue_last and j not in self.reader.name_of:
            if self._letter_says(frame, j):
                return None
            subject = frame.subject
            behind = subject is not None and (
                subject.last == j or (subject.last == j - 1 and self.words[j - 1].is_comma)
            )
            paper = SourceAsides(self.cues).paper_end(subject, j, self.last) if subject is not None and behind else j
            if paper > j:
                return paper  # أفادت وثيقة، | اطلعت عليها الصحيفة |، بأن; دراسة لجامعة الساحل | نشرت أمس | أن
            found = self._clause_on_medium(frame, complement, j)
            found = self._clause_on_venue(frame, j) if found is None else found
            found = self._clause_on_source(frame, j) if found is None else found
            return self._clause_to_source(frame, j) if found is None else found
        if self.words[j].folded.removeprefix("و") in self.roles["called"] and self.words[j - 1].is_comma:
            return self._next_comma(j)
        if "while_he" in self.words[j].roles and frame.entry.kind in ("say", "state", "ask"):
            return self._meanwhile(frame, j)
        return self._circumstance(frame, j) if frame.entry.kind == "say" else None

    def _after_age(self, j: int) -> int | None:
        """Return the word behind how old somebody is: أكد السياسي | البالغ من العمر 51 عاما |، في تصريح، أن."""
        near = range(j + 1, min(self.last, j + _AGE))
        return next((k + 1 for k in near if "year_of_age" in self.words[k].roles), None)

    def _after_answered(self, frame: Frame, j: int) -> int | None:
        """Return where what somebody answered ends: قال فلان | ردا على سؤال عما إذا كانت ستمطر | "لا أدري"، | أن."""
        for k in range(j + 2, min(self.last, j + 2 * _ASIDE)):
            word = self.words[k]
            quoted = self.reader.marked(k) if word.pos == "punc" else None
            said = quoted is not None and self.cues.marks.kind(quoted) is not MarkedKind.NAME
            if word.text in "،,:" or (said and self.words[k - 1].pos != "prep"):  # ردا على سؤال لـ | «المنار»
                return k
            opens = self.reader.is_complementizer(k) and not word.preposed and not self.owned(frame, k - 1)
            if opens and self.words[k - 1].folded != "من":
                return k
        return None

    def _circumstance(self, frame: Frame, j: int) -> int | None:
        """Return the end of how somebody looked who speaks: يقول فلان | وقد احمرت عيناه | : "…"، | ودموعها تسيل |."""
        subject, word = frame.subject, self.words[j]
        behind = self.words[j - 1].pos != "punc" and j == (frame.cue_last if subject is None else subject.last)
        if subject is not None and self.words[j - 1].text in "،,":
            behind = subject.last == j - 1
        if not behind or (word.analysis.proclitics[:1] != ("و",) and word.folded != "وقد"):
            return None
        if word.folded == "وقد":
            return self._meanwhile(frame, j)
        own = PRONOUNS.get(word.analysis.enclitics[:1]) == (frame.gender, frame.number)
        shown = word.pos == "noun" and (own or bool(word.analysis.definite))  # | والحزن يملأ عينيها
        acts = j + 1 < self.last and self.words[j + 1].pos == "verb"  # not … | والباحثة الرئيسية
        end = self._meanwhile(frame, j) if shown and acts else None
        return end if end is not None and self.words[end].text == ":" else None

    def _letter_says(self, frame: Frame, j: int) -> bool:
        """Say whether a verb tells what somebody says in what he writes: كتب فلان رسالة إلى الوزير | يؤكد فيها أن."""
        inside = j + 1 < self.last and "in_which" in self.words[j + 1].roles
        telling = self.cues.cue_at(j) if inside else None
        author = None if telling is None else author_before(self.reader, self.reader.bounds(j)[0], telling)
        if author is not None and self.words[author.first].analysis.gender == self.words[j].analysis.gender:
            return True  # رد النادي على تصريحات للمدرب | قال فيها إن
        if not inside or "writing" not in frame.entry.roles:
            return False
        return tells_in_letter(self.cues, frame.cue, j, self.last)

    def _next_comma(self, j: int) -> int | None:
        return next((k for k in range(j + 1, min(self.last, j + _ASIDE)) if self.words[k].is_comma), None)

    def _clause_on_medium(self, frame: Frame, complement: int, j: int) -> int | None:
        """Return the end of a clause that points back to the medium: في بيان **تلقت الوكالة نسخة منه**، أن."""
        if frame.medium is None and not (
            complement >= 0 and self.words[complement].flags & (Flag.VENUE | Flag.DOCUMENT)
        ):
            return None
        back = over = -1
        by_verb = self.words[j].analysis.enclitics[-1:] in (("ه",), ("ها",))
        for k in range(j, min(self.last, j + (2 * _ASIDE if by_verb else _ASIDE))):
            word = self.words[k]
            if k >= j + _ASIDE:  # جلسة | عقدتها اللجنة حول مشروع … التي وقعت العام الماضي |، أن
                follows = k + 1 < self.last and self.reader.is_complementizer(k + 1)
                if word.is_comma and follows:
                    return k
                if word.pos == "punc" or self.reader.is_complementizer(k):
                    return None
                continue
            led = k == j + 2 and bool(self.words[j + 1].analysis.enclitics)  # رافقته فيها | «الشروق»
            quoted = self.reader.marked(k) if k == j + 1 or led else None
            if quoted is not None and quoted.closed and self.reader.word_at(quoted.end) - k <= _OUTLET:
                over = self.reader.word_at(quoted.end)  # في بيان تلقت «الساحل» نسخة منه
            if word.text == "(":
                over = self.reader.close_bracket(k, self.last)  # تلقت وكالة الساحل (و.س) نسخة عنه
            if k < over:
                continue
            if k > j and (self.reader.is_complementizer(k) or word.text in "،,:" or self.reader.marked(k) is not None):
                if back >= 0 or word.text == ":" or k == j + 1 or self.reader.marked(k) is None:
                    return k if back >= 0 else None
            if (k == j or word.pos == "prep") and word.analysis.enclitics[-1:] in (("ه",), ("ها",)):
                back = k
        return None

    def _clause_on_venue(self, frame: Frame, j: int) -> int | None:
        """Return the colon behind what says more of where it was said: قولها في ندوة | تلت العرض | : "…"."""
        medium, verb = frame.medium, self.words[j].analysis
        if medium is None or medium.last != j or verb.proclitics:
            return None
        venue = self.words[medium.first + (self.words[medium.first].pos == "prep")]
        if not venue.flags & Flag.VENUE or venue.analysis.definite or venue.analysis.gender != verb.gender:
            return None
        for k in range(j + 1, min(self.last - 1, j + _ASIDE)):
            if self.words[k].text == ":":
                return k if self.reader.opens_marks(k + 1) else None
            if self.words[k].pos in ("punc", "verb") or self.reader.is_complementizer(k):
                return None
        return None

    def _clause_on_source(self, frame: Frame, j: int) -> int | None:
        """Return the clause after what says more of an indefinite source: أظهر استطلاع | أجرته المؤسسة | أن."""
        subject = frame.subject
        if subject is None or subject.last > j or self._certain(subject.first):
            return None
        where = self.words[subject.last : j]  # دراسة للمركز | في الغرفة | وزعت على الحضور إلى أن
        if where and not (where[0].folded == "في" and all(w.pos in NOMINAL_OR_DIGIT for w in where[1:])):
            return None
        if self.reader.person_within(subject.first, subject.last) is not None or self.words[j].analysis.proclitics:
            return None
        for k in range(j + 1, min(self.last, j + 2 * _ASIDE)):
            if self.words[k].analysis.lead == "و" and self.cues.cue_at(k) is not None:
                return None  # ورفض وزير فتح تحقيق | واتهم النقابة بأنها
            if self.words[k].text == ":" or (k < j + 3 and self.reader.is_complementizer(k)):
                return None
            if self._speech(frame, k):
                return k  # وقال شاب | شارك في المسيرة | "…"
            if self.reader.is_complementizer(k) and not self.owned(frame, k - 1):
                return k
        return None

    def _clause_to_source(self, frame: Frame, j: int) -> int | None:
        """Return the comma behind what was done to the source: قال أحد السكان، | التقته "الأفق" في الميناء |، إنه."""
        subject = frame.subject
        if subject is None or subject.last != j - 1 or not self.words[j - 1].is_comma:
            return None
        back = self.words[j].analysis.enclitics
        if not back and j + 1 < self.last and self.words[j + 1].pos == "prep":
            back = self.words[j + 1].analysis.enclitics  # تحدثت إليه
        own = PRONOUNS.get(back[-1:]) == (frame.gender, frame.number)
        return self._comma_before_clause(j) if own and not self.words[j].analysis.proclitics else None

    def _comma_before_clause(self, j: int) -> int | None:
        """Return the next comma, where the first clause since word ``j`` opens right behind it: …، | إن."""
        k = self._next_comma(j)
        if k is None or k + 1 >= self.last or not self.reader.is_complementizer(k + 1):
            return None
        return None if any(self.reader.is_complementizer(m) for m in range(j, k)) else k

    def _certain(self, i: int) -> bool:
        """Say whether a source at word ``i`` is a certain one, of which no bare clause says more: الوزارة، بوليفيا."""
        return self.words[i].analysis.definite or self.reader.kind_at(i) == "LOC"

    def _speech(self, frame: Frame, k: int) -> bool:
        """Say whether marked speech opens at word ``k`` that the cue can have right after a clause."""
        quoted = self.reader.marked(k) if frame.entry.kind == "say" and self.words[k].pos == "punc" else None
        if quoted is None or self.cues.marks.kind(quoted) is MarkedKind.SPEECH:
            return quoted is not None
        end, before = self.reader.word_at(quoted.end), self.words[k - 1]
        closes = end >= self.last or self.words[end].text == "."
        return (
            closes
            and end - k > _MARKED
            and before.pos in NOMINAL_OR_DIGIT
            and (before.analysis.definite or bool(before.analysis.enclitics))
        )

    def _meanwhile(self, frame: Frame, j: int) -> int | None:
        """Return the end of ``وهو يشير إلى النافذة`` before marks, a colon or a comma; None where it reports itself."""
        if j + 1 >= self.last:
            return None
        described = self.words[j + 1].pos in _SAID_TO_BE or self.words[j + 1].folded == "من"
        if self.words[j - 1].is_comma and described and self.words[j].folded != "وقد":
            return self._after_description(j)  # فلان، | وهو شاب |، أنه; فلان، | وهو من سكان القرية |، أنه
        if self.words[j + 1].pos not in _MEANWHILE:
            return None
        speaking = frame.subject is not None and self.words[j + 1].pos == "verb"
        acting = speaking and self._only_acts(frame, j + 1)
        for k in range(j + 2, min(self.last, j + _ASIDE)):
            if self.reader.is_complementizer(k):
                free = self.words[k - 1].pos != "prep" and not self.owned(frame, k - 1)
                return k if acting and free and self.words[k].folded[:1] not in "وب" else None
            if self.words[k].folded == "كيف" and "recounting" in frame.entry.roles:
                return k  # روى الناجي وهو يرتجف | كيف انهار المبنى
            if self.words[k].is_comma:
                apart = self.words[j - 1].pos == "punc"
                follows = k + 1 < self.last and self.reader.is_complementizer(k + 1)
                return k if speaking and (follows or not apart) else None
            if self.words[k].text == ":" or self.reader.marked(k) is not None:
                return k
        return None

    def _after_description(self, j: int) -> int | None:
        """Return the comma behind what somebody is, or the colon before marks: فلانة، | وهي ربة منزل هنا | : "…"."""
        for k in range(j + 2, min(self.last, j + 2 * _ASIDE)):
            if self.words[k].is_comma:
                return k
            if self.words[k].text == ":" and self.reader.opens_marks(k + 1):
                marked = self.reader.marked(k + 1)
                end = self.reader.word_at(marked.end) if marked is not None else k
                if self._clause_behind(end):
                    return end
                return k if self.cues.cue_at(k - 1) is None else None
            if self.words[k].text == ":":
                return k  # يقول فلان، | وهو شيخ في السبعين | : كنا نشرب من هذه العين
        return None

    def _clause_behind(self, k: int) -> bool:
        """Say whether a comma and a clause follow, so that marks only name something: صاحب ديوان: "الغيم" |، إن."""
        comma = k + 1 < self.last and self.words[k].is_comma and self.words[k + 1].text[0] != "و"
        clause = range(k + 1, min(self.last, k + 3)) if comma else range(0)
        return any(self.reader.is_complementizer(c) and (c == k + 1 or self.words[c - 1].pos == "prep") for c in clause)

    def _only_acts(self, frame: Frame, j: int) -> bool:
        """Say whether the clause after a verb of a circumstance is not its own: وهي | تحمل | صورة ابنها إن."""
        other = self.cues.cue_at(j)
        spoken = other is None or other.entry.kind == "label" or "talking" in other.entry.roles
        return spoken and not self.owned(frame, j)

    def past_other_cue(self, frame: Frame, j: int) -> int | None:
        """Return the end of an insertion that the reporting word ``j`` stands in, or None where it reports itself."""
        other = self.cues.cue_at(j)
        if other is not None and other.kind == "noun" and "renewing" in frame.entry.roles:
            return j + 1  # جدد المدير | تأكيده | أن
        shown = other is not None and other.kind == "noun" and frame.entry.key in self.roles["expressing"]
        if shown and j + 2 < self.last and self.words[j + 1].pos == "prep" and self.reader.is_complementizer(j + 2):
            return j + 1  # أبدت المنظمة | تخوفها | من أن
        named_by_others = names_freely(other, self.words) and not self.reader.opens_marks(j + 1)
        if frame.entry.kind == "label" and named_by_others:
            return None  # ندد بما أسماه | الوزير "الفوضى"
        if frame.entry.kind == "label" or not names_freely(other, self.words):
            beyond = self._marks_after_naming(j) if frame.entry.kind in ("label", "state", "opinion") else None
        else:
            beyond = self.marks_of_free_relative(frame, j)
        if beyond is not None:
            return beyond
        if other is None:
            return None
        if other.entry.kind == "ask" and "when" in self.words[j - 1].roles and frame.subject is not None:
            return self.after_subordinate(j)  # وقال المدرب حين | سئل عن الإصابات | : "…"
        relayed = self._past_relay(frame, other)
        if relayed is not None:
            return relayed
        if other.kind == "participle" and other.entry.kind != "relay":
            beyond = self._comma_past_participle(j)
            return self._clause_past_participle(j) if beyond is None and frame.entry.kind == "say" else beyond
        if other.entry.kind == "relay" and self.words[j].analysis.enclitics and self.words[j - 1].is_comma:
            return self._next_comma(j)  # وقال فلان في مؤتمر، | ونقلته القناة، أن
        if other.kind != "verb" or other.entry.kind not in ("demand", "state", "opinion", "label"):
            return None
        if self.words[j].pos == "punc" or "و" in self.words[j].analysis.proclitics or frame.subject is None:
            return None
        only_told = self.words[j - 1].text in "،," and frame.cue > 0
        only_told = only_told and (self._as_told(frame.cue - 1) or self._passes_on(frame))
        if self._letter_says(frame, j) or only_told:
            return None  # وكان الوزير، بحسب ما نقلت الصحيفة، | أعلن | أن
        described = not self.words[frame.subject.first].analysis.definite or self.words[j - 1].is_comma
        return self.clause_beyond(frame, j) if described else None

    def _past_relay(self, frame: Frame, other: Frame) -> int | None:
        """Return where the clause comes behind who passed it on: وقال فلان، حسبما ذكرت الصحيفة | ، إن …."""
        j = other.cue
        subject = frame.subject
        if subject is None or frame.kind != "verb":
            return None
        if other.kind == "participle":
            person = self.reader.person_within(subject.first, subject.last) is not None
            if "interviewer" in self.words[subject.first].stem_roles:
                return None  # وأفاد مراسل "الأفق" نقلا عن | مصدر | أن
            if other.entry.kind != "relay" or not (person or self.words[subject.first].flags & Flag.TITLE):
                return None  # وأضاف الموقع، نقلا عن | مصدر | ، أن
        elif j - 1 < subject.last or not self._as_told(j - 1):
            return None
        for k in range(j + 1, min(self.last, j + _ASIDE)):
            following = k + 1 if self.words[k].is_comma else k
            if following < self.last and self.reader.is_complementizer(following):
                return k
            if self.words[k].text == ":":
                return k
            if self.words[k].is_comma:
                return None
        return None

    def past_as_told(self, frame: Frame, j: int) -> int | None:
        """Return where the clause comes behind ``ما`` at word ``j`` and who passed it on: بحسب | ما نقلت وكالة | إن."""
        told = self.cues.cue_at(j + 1) if j + 1 < self.last and self._as_told(j) else None
        return None if told is None else self._past_relay(frame, told)

    def told_by_other(self, j: int) -> bool:
        """Say whether ``ما`` at word ``j`` opens what another said: نفى القصر | ما | أوردته الصحيفة، أمس، من أن."""
        inner = self.cues.cue_at(j + 1) if j + 1 < self.last and "free_relative" in self.words[j].roles else None
        if inner is None or inner.entry.kind not in ("say", "state") or not self.words[j + 1].analysis.enclitics:
            return False
        for k in range(j + 2, min(self.last - 1, j + _ASIDE)):
            if self.words[k].folded == "من" and self.reader.is_complementizer(k + 1):
                return True
            if self.words[k].pos == "verb" or self.reader.is_complementizer(k) or self.words[k].text == ":":
                return False
        return False

    def _passes_on(self, frame: Frame) -> bool:
        """Say whether a verb tells who passed on a talk or paper in front: في مؤتمر صحفي | نقلته | القناة، أكدت."""
        before = self.words[frame.cue - 1].analysis
        bare = not (before.definite or before.enclitics) and self.words[frame.cue - 1].is_nominal
        first = self.reader.bounds(frame.cue)[0]
        told = any(w.flags & (Flag.VENUE | Flag.DOCUMENT) for w in self.words[first : frame.cue])
        return bare and told and frame.kind == "verb" and bool(self.words[frame.cue].analysis.enclitics)

    def _as_told(self, i: int) -> bool:
        """Say whether an attribution that takes a verb ends at word ``i``: كما، حسبما، بحسب ما، وفقا لما."""
        what = self.words[i].folded in ("ما", "لما") and i > 0
        first, kind = (i - 1, "np") if what else (i, "verb")
        phrases = self.reader.lexicon.attributions.get(self.words[first].folded, ())
        length = 2 if self.words[i].folded == "لما" else 1  # وفقا ل
        return any(k == kind and len(phrase) == length for phrase, k in phrases)

    def marks_of_free_relative(self, frame: Frame, j: int) -> int | None:
        """Return the end of the marks that the cue at ``j`` names somebody by, where they are that cue's content."""
        if frame.entry.kind == "label" or j >= self.last or not names_freely(self.cues.cue_at(j), self.words):
            return None
        return self._marks_after_naming(j)

    def _marks_after_naming(self, j: int) -> int | None:
        """Return the end of the marks that a free relative names somebody by: اتهم من سماهم "المخربين" | بأنهم."""
        free = (j >= 1 and "free_relative" in self.words[j - 1].roles) or (
            j >= 2 and "free_relative" in self.words[j - 2].roles
        )
        if not free:
            return None
        k = j + 1
        while k < self.last and k < j + 5 and self.reader.marked(k) is None:
            k += 1
        quoted = self.reader.marked(k) if k < self.last else None
        return None if quoted is None else self.reader.word_at(quoted.end)

    def _clause_past_participle(self, j: int) -> int | None:
        """Return the clause that ``وقالت موجهة كلامها إلى المحلفين | إن`` opens, with no comma and no أن of its own."""
        for k in range(j + 1, min(self.last, j + _ASIDE)):
            if self.words[k].pos == "punc":
                return None
            if self.reader.is_complementizer(k):
                return k if k > j + 2 and self.words[k].text.startswith("إ") else None
        return None

    def _comma_past_participle(self, j: int) -> int | None:
        """Return the comma after what only says how somebody speaks: قال فلان، مدافعا عن نفسه | ، إن."""
        if not self.words[j - 1].is_comma:
            return None
        k = self._comma_before_clause(j)
        if k is None or k == j + 1:
            return None
        plain = all(w.text != ":" and w.text not in '"«“' for w in self.words[j:k])
        return k if plain and self.words[k + 1].folded[:1] != "و" else None

    def clause_beyond(self, frame: Frame, j: int) -> int | None:
        """Return the clause after an insertion with a verb: مسؤول طلب عدم كشف اسمه إن، في بيان صدر اليوم أن."""
        if frame.subject is None and frame.medium is None:
            return None
        over, reach = -1, j + _ASIDE
        for k in range(j + 1, min(self.last, j + 2 * _ASIDE)):
            word = self.words[k]
            quoted = self.reader.marked(k)
            if quoted is not None and self._called(k, quoted):
                over, reach = self.reader.word_at(quoted.end), reach + _OUTLET  # ردا على شبكة "أفق تي في" | الكندية إن
            if k >= reach:
                return None
            if quoted is not None and (self.words[k - 1].flags & Flag.NAMING or self._got_by(j, k)):
                over = self.reader.word_at(quoted.end)  # تقرير صدر بعنوان «ممر بلا حارس»، إلى أن
            if k < over:
                continue
            if (
                word.text in ":"
                or quoted is not None
                or (self.cues.cue_at(k) is not None and self.words[k].pos == "verb" and k > j + 1)
            ):
                return None
            if self.reader.is_complementizer(k) and not self.owned(frame, k - 1):
                indefinite = (
                    self.words[j - 1].pos in NOMINAL_OR_DIGIT and not self.words[j - 1].analysis.definite
                ) or (j - 1 > 0 and self.words[j - 1].is_comma)
                spelled = word.text.startswith("إ") and frame.entry.kind == "say"
                where = frame.medium is not None and frame.medium.last == j and self.words[k - 1].is_comma
                return k if indefinite or spelled or where else None  # خلال زيارة للولاية | تهدف إلى …، أن
        return None

    def _called(self, k: int, quoted: Quoted) -> bool:
        """Say whether marks at word ``k`` hold the name of an outlet or body: شبكة | "أفق تي في"."""
        head = self.words[k - 1].flags & (Flag.MEDIA_HEAD | Flag.ORG_HEAD)
        return bool(head) and self.cues.marks.kind(quoted) is MarkedKind.NAME

    def _got_by(self, j: int, k: int) -> bool:
        """Say whether marks at word ``k`` hold the outlet that got a paper: بيان، توصلت | "الأفق" | بنسخة منه، أن."""
        return k == j + 1 and "receiving" in self.words[j].acts

    def owned(self, frame: Frame, i: int) -> bool:
        """Say whether the clause behind word ``i`` belongs to that and not to the cue: ضرورة أن, يجب أن."""
        previous = self.words[i]
        if "aside" in previous.roles:
            return False  # قالوا لي حينها إن
        if "renewing" in frame.entry.roles:
            return "except" in previous.roles  # جدد عرضه إلا | أن; not جدد المدير تأكيده | أن
        if self._named_after(i) or self._describes_source(frame, i):
            return False
        owns = previous.flags & Flag.CLAUSE_OWNER and previous.pos != "noun_prop"  # وأضافت | أمل | أن
        if owns and not previous.flags & (Flag.ANONYMOUS | Flag.TITLE):
            code = PREPOSITIONS.get(previous.folded)
            return code is None or code not in frame.entry.preps
        return self._verb_owns(previous)

    def _verb_owns(self, word: Word) -> bool:
        """Say whether a verb has the clause behind it, and says nothing by it: يحاول | أن، سبق | أن."""
        verbs = (o.analysis for o in word.options if o.analysis.pos == "verb" and o.analysis.person == "3")
        owners = self.reader.lexicon.clause_owner_verbs
        return word.pos == "verb" and any(a.key in owners for a in verbs)

    def _named_after(self, i: int) -> bool:
        """Say whether word ``i`` is what the body right before it is called: حزب | الأمل | أن، موقع | الحقيقة | أن."""
        head, word = self.words[max(i - 1, 0)], self.words[i]
        body = head.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD) and head.pos in ("noun", "noun_prop")
        waits = not head.analysis.definite and not head.analysis.enclitics and not head.flags & Flag.TANWIN
        return bool(body) and waits and not word.preposed and not word.analysis.enclitics

    def _describes_source(self, frame: Frame, i: int) -> bool:
        """Say whether word ``i`` is the last adjective of who speaks: قالت السيدة | الأولى | إن."""
        subject = frame.subject
        last = subject is not None and subject.first < i and subject.last == i + 1
        return last and self.words[i].pos.startswith("adj") and self.words[i].analysis.definite

    def after_subordinate(self, j: int) -> int:
        """Return where a clause of time or condition ends: قبل أن يستقل طائرته | "…"."""
        for k in range(j + 1, self.last):
            word = self.words[k]
            if word.text in "،,:" or self.reader.marked(k) is not None:
                return k
            if self.reader.is_complementizer(k) and word.text.startswith("إ"):
                return k
        return self.last

    def after_relative(self, j: int) -> tuple[int, bool]:
        """Return where a relative clause ends, and whether a cue in it has a clause of its own.

        It ends at a comma, a complementizer, a colon or marked speech; set off by commas, not at a name in marks.
        """
        apart = self.words[j - 1].is_comma
        inner_cue = reports = False
        over = -1
        for k in range(j + 1, self.last):
            word = self.words[k]
            quoted = self.reader.marked(k)
            if quoted is not None and apart and not inner_cue and self._called(k, quoted):
                over = self.reader.word_at(quoted.end)  # التي نشرتها صحيفة "ديلي نوت" | البريطانية
            if quoted is not None and self._marked_by_other(j + 1, k):
                over, inner_cue = self.reader.word_at(quoted.end), False  # المرصد الذي أشار إلى | "فوضى عارمة"
            if k < over:
                continue
            if (
                word.text in "،,:"
                or quoted is not None
                or ("و" in word.analysis.proclitics and self.cues.cue_at(k) is not None)
            ):
                return k, reports
            if not self.reader.is_complementizer(k) or self._expected(j + 1, k):
                inner = self.cues.cue_at(k)
                talks = inner is not None and "talking" in inner.entry.roles and not self._of_that(k)
                inner_cue = inner_cue or (inner is not None and not talks)
            elif (
                word.folded == "ان"
                and word.text[0] != "إ"
                and self._verb_owns(self.words[k - 1 - (self.words[k - 1].pos == "prep")])
            ):
                continue  # الذي | سبق | أن درس التاريخ، التي | تحاول | أن تجد عملا
            elif inner_cue:
                inner_cue, reports = False, True
            else:
                return k, reports
        return self.last, reports

    def _marked_by_other(self, i: int, k: int) -> bool:
        """Say whether the verb that opens a relative clause at word ``i`` has the marks at word ``k``: الذي قال "…"."""
        verb = self.cues.cue_at(i)
        if verb is None or verb.kind != "verb" or "relative_pronoun" not in self.words[i - 1].roles:
            return False  # انتقد ما | سماه | "…": what he calls something is what he criticizes
        judged = self.words[verb.cue_last : k]
        if verb.entry.kind in ("label", "opinion") and judged and all(w.is_nominal for w in judged):
            return True  # التي اعتبرت | القرار | "خاطئا"
        led = verb.cue_last == k - 1 and self.words[k - 1].pos == "prep" and not self.words[k - 1].analysis.enclitics
        return led or verb.cue_last == k

    def _expected(self, i: int, k: int) -> bool:
        """Say whether the clause at word ``k`` is what is expected of whom a relative clause from ``i`` is about.

        قال المدرب الذي | من المقرر | أن يغادر غدا إن, also with a verb of being: التي | كان من المنتظر | أن تلعب.
        """
        i = i + 1 if "was" in self.words[i].stem_roles else i
        phrases = self.reader.lexicon.voice.get(self.words[i].folded, ()) if self.words[i].folded == "من" else ()
        return any(self.reader.stands(phrase, i) == k for phrase, _ in phrases)

    def _of_that(self, k: int) -> bool:
        """Say whether a verb of talking at word ``k`` has a clause of its own: الأنباء التي | تحدثت | عن أن."""
        return k + 2 < self.last and self.words[k + 1].folded == "عن" and self.reader.is_complementizer(k + 2)

    def starts_turn(self, j: int) -> bool:
        """Say whether ``من جهة أخرى``, ``من جانبه`` stands here."""
        return self.words[j].folded == "من" and j + 1 < self.last and "turn" in self.words[j + 1].roles

    def after_turn(self, j: int) -> int:
        """Return the word after ``من جهة أخرى``."""
        k = j + 2
        while k < self.last and "turn" in self.words[k].roles:
            k += 1
        return k

    def after_occasion(self, j: int) -> int | None:
        """Return the word after what tells how often or when before: عدة مرات، من قبل; None for the rest."""
        if self.words[j].folded == "من" and j + 1 < self.last and self.words[j + 1].folded == "قبل":
            follows = j + 2 < self.last and self.reader.is_complementizer(j + 2) and self.words[j + 2].folded != "ان"
            return j + 2 if follows else None
        for k in range(j, min(self.last, j + 3)):
            if "occasion" in self.words[k].roles or (k > j and self.reader.is_time(k)):
                return self._over_adjective(k + 1)
            if "occasion_count" not in self.words[k].roles:
                return None
        return None

    def _over_adjective(self, k: int) -> int:
        """Step over the adjective of a time without ال: في وقت | سابق."""
        if k >= self.last or self.words[k - 1].analysis.definite or k in self.reader.names:
            return k
        word = self.words[k]
        return k + 1 if word.pos == "adj" and not word.analysis.definite and not word.analysis.proclitics else k

    def after_dash(self, j: int) -> int:
        """Return the word after an insertion in dashes, or after the dash where none closes it."""
        for k in range(j + 2, min(self.last, j + 14)):
            if self.words[k].text in _DASHES:
                return k + 1
        return j + 1
