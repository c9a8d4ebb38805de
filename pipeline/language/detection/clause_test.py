"""Say which clause right of a cue is what it reports: قال | إن, not …، خاصة | أن، على الرغم من | أن."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.asides import AsideReader
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.document import Word
from pipeline.language.phrasing.phrases import Reader

__all__ = ["ClauseTest"]

_ON_TERMS: Final = ("علي", "في")


class ClauseTest:
    """Reads the clauses right of one cue; nothing at or after word ``last`` counts."""

    def __init__(self, reader: Reader, asides: AsideReader, last: int) -> None:
        """Take the section and who passes asides in it."""
        self.reader = reader
        self.words = reader.words
        self.roles = reader.roles
        self.asides = asides
        self.last = last

    def opens(self, frame: Frame, j: int) -> bool:
        """Say whether a complementizer, or a word that asks, opens a clause at word ``j``."""
        if self.reader.is_complementizer(j) and not self._surname_van(frame, j):
            return True
        return self.asks(frame, self.words[j])

    def _surname_van(self, frame: Frame, j: int) -> bool:
        """Say whether ``فان`` right after a verb opens a surname: دفع | فان جال, for no verb has فإن after it."""
        return frame.kind == "verb" and j == frame.cue_last and self.words[j].text == "فان"

    def asks(self, frame: Frame, word: Word) -> bool:
        """Say whether a word opens what is asked, or told at length: سأل هل، تساءل ما إذا, روت | كيف استيقظت."""
        if frame.entry.kind == "ask":
            return word.pos != "prep" and (word.folded == "اذا" or "question_word" in word.roles)
        return word.folded == "كيف" and "recounting" in frame.entry.roles

    def of_other(self, frame: Frame, j: int) -> bool:
        """Say whether a clause belongs to a noun right before it, or answers something else than the cue."""
        if self._our_belief(frame, self.words[j - 1]) or self._claim_that_says(frame, j):
            return True  # وسنجدد | ثقتنا | بأن، دحض الادعاء | القائل | بأن
        if self.words[j].folded.startswith("فا") and frame.kind in ("verb", "noun") and not self._inserted(frame, j):
            return True  # مع اقتراب فصل الشتاء | فإن: it answers a condition or circumstance, no verb has it
        if self._of_label(frame, j):
            return True
        return frame.entry.kind == "label" and not self.words[j].folded.lstrip("و").startswith("ب")

    def _of_label(self, frame: Frame, j: int) -> bool:
        """Say whether ``بأن`` tells what another calls a thing: أعلن الوزير خطة وصفها النائب | بأنها "صعبة"."""
        if not self.words[j].folded.startswith("بان"):
            return False
        for k in range(j - 1, frame.cue_last - 1, -1):
            word = self.words[k]
            if word.preposed == "ب":
                return False  # أفاد المدير الذي وصف الوضع بالصعب | بأن
            if word.pos == "verb" and word.analysis.enclitics and "labelling" in word.analysis.lemma_roles:
                return not word.analysis.proclitics and self.words[k - 1].is_nominal  # not فوصفته
        return False

    def _inserted(self, frame: Frame, j: int) -> bool:
        """Say whether a verb and who says it stand between commas before ``فإن``: ولحسن الحظ، | يضيف المصدر |، فإن."""
        subject, word = frame.subject, self.words[frame.cue]
        if frame.kind != "verb" or subject is None or subject.first != frame.cue_last or subject.last != j - 1:
            return False
        said = frame.entry.kind in ("say", "state") and not word.analysis.proclitics
        return said and self.words[j - 1].is_comma and frame.cue > 0 and self.words[frame.cue - 1].is_comma

    def _our_belief(self, frame: Frame, word: Word) -> bool:
        """Say whether speakers go on with what they feel, and say nothing: وسنواصل | إيماننا | بأنه, not تأكيدنا أن."""
        phase = "renewing" in frame.entry.roles or "speech_phase" in frame.entry.roles
        ours = word.pos == "noun" and word.analysis.pronoun in ("نا", "ي")
        return phase and ours and frame.person == "1" and word.stem not in self.reader.lexicon.masdars

    def _claim_that_says(self, frame: Frame, j: int) -> bool:
        """Say whether a clause tells what a claim says, which a verb denies: فند | الزعم القائل | إن; not أكد الرأي."""
        if "objecting" not in frame.entry.roles:
            return False
        claim, saying = self.words[j - 2], self.words[j - 1]
        apart = j - 2 >= frame.cue_last and "that_says" in saying.stem_roles and saying.analysis.definite
        return bool(apart) and claim.is_nominal and bool(claim.analysis.definite)

    def goes_beyond(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether a clause goes on with another before the cue, or says why or on what terms it was said."""
        joined = self.words[j].folded[:1] == "و"
        if joined and self.words[j - 1].is_comma and j > frame.cue_last + 1:
            return True  # …، وأن: it goes on with the clause that this cue stands in
        if complement >= 0 and (self._own_clause(complement, j) or self._provided(frame, complement, j)):
            return True  # شدد على ثقته باللاعبين، خاصة | أن
        held = complement >= 0 or frame.subject is not None
        return joined and held and self._nested(frame)  # أن المشاركين سجلوا أسماءهم | وأن

    def _own_clause(self, complement: int, j: int) -> bool:
        """Say whether a clause says why or what besides, and is none that a verb has: خاصة | أن، فضلا عن | أن."""
        before, earlier = self.words[j - 1], self.words[j - 2]
        if before.pos == "prep" and "own_clause" not in before.roles:
            return "beyond_that" in earlier.roles
        reason = before.folded.removeprefix("و") in self.roles["own_clause"] or (
            "own_clause" in before.stem_roles and before.analysis.proclitics == ("ب",)
        )
        return reason and complement < j - 1

    def _provided(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether a clause says on what terms, or is that of a noun: طالب بفتحه على | أن يتم، حقهم في | أن."""
        before, noun = self.words[j - 1], self.words[j - 2]
        code = PREPOSITIONS.get(before.folded) if before.pos == "prep" and before.folded in _ON_TERMS else None
        if code is None or before.analysis.enclitics:
            return False
        expressed = self.roles["expressed"]
        if noun.stem in expressed or self.words[complement].stem in expressed:
            return False  # أعرب عن أمله الكبير في | أن
        wished = j + 1 < self.last and self.words[j + 1].analysis.aspect == "i"
        return code not in frame.entry.preps or (wished and code == "ala")

    def _nested(self, frame: Frame) -> bool:
        """Say whether a clause opens before the verb in its sentence, which goes on with nothing before."""
        first, _ = self.reader.bounds(frame.cue)
        subject, cue = frame.subject, self.words[frame.cue]
        own = subject is not None and not self.words[subject.first].analysis.enclitics  # سجلوا | أسماءهم: no subject
        if frame.kind != "verb" or own or cue.analysis.proclitics:
            return False
        apart = self.roles["subordinating"] | self.roles["before_after"]  # بعد أن التقى …، أكد … وأن
        clauses = (k for k in range(first, frame.cue) if self.reader.is_complementizer(k))
        return any(k == first or self.words[k - 1].folded.removeprefix("و") not in apart for k in clauses)

    def subordinate(self, frame: Frame, j: int) -> bool:
        """Say whether a clause only tells when or in spite of what it was said: بعد | أن، رغم | أن، علما | أن."""
        previous, before = self.words[j - 1], self.words[j - 2]
        despite = previous.folded == "من" and before.stem == "رغم"  # على الرغم من أن
        when = "subordinating" in previous.roles and not previous.analysis.enclitics
        when = when and not self.earlier(frame, j) and j - 1 not in self.reader.name_of  # قال أحمد عوض | إن
        when = when or ("in_mind" in previous.roles and before.is_comma)  # ، علما | أن
        return j > frame.cue_last and (when or despite)

    def earlier(self, frame: Frame, j: int) -> bool:
        """Say whether ``من قبل`` before a clause means earlier: قلت من قبل | إنني, but not من قبل أن."""
        return j > frame.cue_last + 1 and self.words[j - 2].folded == "من" and self.asides.after_occasion(j - 2) == j

    def of_noun(self, frame: Frame, j: int, code: str | None, *, takes: bool) -> bool:
        """Say whether a clause behind the preposition ``j`` is that of a word before it, not of the cue."""
        before = self.words[j - 1]
        if code == "ila" and j - 1 > frame.cue and "mentioning" in before.roles:
            return True  # متضمنة كتيبا لكل زائر | يشار | إلى أن: the journalist goes on with no stop
        if frame.kind == "noun" and not takes and self.words[j].folded in _ON_TERMS:
            return True  # تنظر إلى تحذير النقابة على | أنه ابتزاز
        evident = "evidence" in before.stem_roles and code == "ala" and j - 1 == frame.cue_last
        return evident and frame.entry.kind == "find" and not before.analysis.definite  # إذ وجدت | أدلة على أنها تستعمل

    def left_behind(self, frame: Frame, k: int) -> bool:
        """Say whether a cue with a complement takes no clause behind the comma before word ``k``."""
        if frame.entry.kind not in ("say", "relay") and not self._behind_comma(frame, k):
            return True
        return frame.kind == "participle" and self._that_of_verb(frame, k)

    def _behind_comma(self, frame: Frame, k: int) -> bool:
        """Say whether the clause comes right after the comma: ، إلى أنها."""
        if k < self.last and self.reader.is_complementizer(k):
            return True
        code = PREPOSITIONS.get(self.words[k].folded) if k < self.last else None
        return (
            code is not None
            and code in frame.entry.preps
            and k + 1 < self.last
            and self.reader.is_complementizer(k + 1)
        )

    def _that_of_verb(self, frame: Frame, k: int) -> bool:
        """Say whether a clause after a comma is not that of the participle before: قال، مدافعا عن نفسه، | إن."""
        if frame.entry.kind == "relay":
            return False
        return k < self.last and self.reader.is_complementizer(k) and self.words[k].folded[:1] != "و"
