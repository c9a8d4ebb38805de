"""Find the participles that report: قائلا، مشيرة إلى; not a student (طالبة), not a detailed list (قائمة مفصلة)."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.speakers import SPEAKING
from pipeline.language.document import Word
from pipeline.language.lexicon import CueEntry, Flag
from pipeline.language.nominal import agrees, has_preposition
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Participles"]

_ASIDE: Final = 10  # words of an aside between a subject and its predicate
_CLAUSE_SUBJECT: Final = 8  # words from a complementizer to the predicate
_TOLD_WITHIN: Final = 10  # words from a participle to what it tells
_TANWIN: Final = ("ا", "اً", "ًا")
_OBJECT: Final = ("ا", "اً", "ًا", "ءً")


class Participles:
    """Reads the participles of one section."""

    def __init__(self, reader: Reader) -> None:
        """Take the section."""
        self.reader = reader
        self.words = reader.words
        self.lexicon = reader.lexicon
        self.roles = reader.roles

    def read(self, i: int) -> Frame | None:
        """Return the bare frame of word ``i`` if it is a participle that reports."""
        word = self.words[i]
        clitics = [p for p in word.analysis.proclitics if p not in ("ال",)]
        folded = word.folded
        if folded not in self.lexicon.participles and folded[:1] in ("و", "ف") and len(folded) > 3:
            folded = folded[1:]
        entry = self.lexicon.participles.get(folded) or self._without_ending(i, folded)
        if entry is None:
            return None
        spokesman = i + 1 < len(self.words) and self.words[i + 1].stem == "اسم"
        if "aside" in word.roles:
            return None  # مجدداً، أخيراً
        called = self.words[i - 1].pos == "verb" and self.words[i - 1].part == word.part if i else False
        person = word.flags & (Flag.TITLE | Flag.ANONYMOUS | Flag.COMMON_PERSON) and not word.text.endswith("ا")
        said = called and self.words[i - 1].may_report and not self.words[i - 1].analysis.proclitics[1:]
        if said and not clitics and "manner_of_saying" in entry.roles:
            return None  # يضيف | ضاحكا
        if (called or self._owned(i)) and person and (said or not self._goes_on(i, entry)):
            return None  # قالت طالبة في الجامعة، والدة طالبين; وقالت شاهدة إن
        if self._qualifies(i, entry) or self._apposed(i) or self._in_title(i) or self._certain_news(i):
            return None  # قالت فلانة، | معلمة | رياضيات متقاعدة، إن; أفادت مصادر | مؤكدة | لوكالة الساحل أن
        if i and "while_he" in self.words[i - 1].roles and not self._speaks_at_once(i, entry):
            return None  # قالت سلمى، وهي | طالبة | في الجامعة، إنها
        if spokesman or word.analysis.definite or self._oblique(i, entry) or (clitics and clitics[0] not in ("و", "ف")):
            return None
        if (
            called
            and word.flags & Flag.DOCUMENT
            and not (i + 1 < len(self.words) and self.reader.is_complementizer(i + 1))
        ):
            return None  # حررت مذكرة بالواقعة
        if (
            folded.endswith(("ه", "تين"))
            and not self._speaks_at_once(i, entry)
            and i > 0
            and (
                (self.words[i - 1].pos == "prep" and not self.words[i - 1].analysis.enclitics)
                or (
                    self.words[i - 1].pos == "noun"
                    and not self.words[i - 1].analysis.definite
                    and not self.words[i - 1].flags & SPEAKING
                    and not self._unlike(i)
                )
            )
        ):
            return None
        before = self.words[i - 1] if i else word
        if folded.endswith("ات") and before.pos in ("prep", "noun_quant", "digit") and not before.analysis.enclitics:
            return None  # بلا | مبررات | مقنعة
        if folded.endswith("ه") and not self._speaks_at_once(i, entry) and self._done(i):
            return None  # أنه تمت | مخاطبة الوزارة، الوزير: | متابعة الشكاوى واجب
        noun = folded in self.roles["counted_noun"]
        counted = noun and before.pos in ("digit", "noun_num") and not before.analysis.definite  # 27 | مركزا صحيا
        predicate = self._predicate(i) or self._was_so(i, entry)
        host = word.text.endswith("ه") and before.is_nominal and not self._speaks_at_once(i, entry)  # الهلال | ومضيفه
        if counted or self._describes(i) or predicate or self._paired(i) or host:
            return None
        if i + 1 < len(self.words) and "another" in self.words[i + 1].roles:
            return None  # ومتهمين | آخرين
        tells = self._goes_on(i, entry) or self._speaks_at_once(i, entry)
        if folded in self.roles["seldom_participle"] and not tells:
            return None  # اتخذ من إزمير | مقرا له، أعلنت النقابة | مقاطعة الانتخابات
        gender = "f" if folded.endswith(("ه", "ات", "تين")) else "m"
        number = "p" if folded.endswith(("ات", "ين")) else "s"
        return Frame(i, i + 1, entry, "participle", gender=gender, number=number, person="3")

    def _without_ending(self, i: int, folded: str) -> CueEntry | None:
        """Return the verb of a participle without its ending, behind a comma, before its clause: …، | مشير إلى أن."""
        entry = self.lexicon.participles.get(folded + "ا")
        if (
            entry is None
            or not i
            or not self.words[i - 1].is_comma
            or self.words[i].pos not in ("noun", "adj", "noun_prop")
        ):
            return None
        k = i + 1
        if k < len(self.words) and PREPOSITIONS.get(self.words[k].folded) in entry.preps:
            k += 1
        said = any(w.may_report and w.pos == "verb" for w in self.words[self.reader.bounds(i)[0] : i - 1])
        if not said:
            return None  # الأمر واضح، | مؤكد أن الحكومة ستسقط
        return entry if k < len(self.words) and self.reader.is_complementizer(k) else None

    def _oblique(self, i: int, entry: CueEntry) -> bool:
        """Say whether several people stand behind a preposition or a number: بحسب | متابعين | للملف، ضبط 20 | متهما.

        Nobody is counted where a participle goes on with a word of its own: بلغ 45 | مشيرا | إلى أن.
        """
        before = self.words[i - 1] if i else None
        if before is None or before.part != self.words[i].part:
            return False
        person = self.words[i].flags & (Flag.TITLE | Flag.ANONYMOUS | Flag.COMMON_PERSON)
        counted = before.pos == "digit" and bool(person) and not self._leads_on(i, entry)
        return counted or (before.pos == "prep" and self.words[i].text.endswith("ين"))

    def _qualifies(self, i: int, entry: CueEntry) -> bool:
        """Say whether a participle is the adjective of the object before it: نجاحا | لافتا | في نسخها، دورا | حاسما.

        Not where it has an object or its own preposition: صعب جدا | مطالبا | الحكومة بالتدخل، 30 قتيلا | داعيا | إلى
        الهدوء; nor where a clause, a colon or marks follow before any comma: أصدر بيانا | مؤكدا | فيه أن.
        """
        word, last = self.words[i], self.reader.bounds(i)[1]
        before = self.words[i - 1] if i else None
        if before is None or before.part != word.part or not word.text.endswith(_TANWIN):
            return False
        if not _indefinite_object(before) or (word.analysis.proclitics and not before.pos.startswith("adj")):
            return False  # نجاحا كبيرا | ولافتا
        if self._goes_on(i, entry) or (i + 1 < last and self._object(i + 1)):
            return False
        commas = [k for k in range(i + 1, min(last, i + _TOLD_WITHIN)) if self.words[k].text in "،,؛"]
        for k in range(i + 1, min(last, i + _TOLD_WITHIN)):
            if commas and k >= commas[0] and k - 1 not in commas[1:2]:
                continue  # شرطا قاطعا | معلنا، من بيته، | أنه
            own = PREPOSITIONS.get(self.words[k].folded) in entry.preps
            if own or self.words[k].text == ":" or self.reader.is_complementizer(k) or self.reader.opens_marks(k):
                return False
        return True

    def _object(self, k: int) -> bool:
        """Say whether word ``k`` is a noun that a participle may have for object: منتقدا | أداء الشرطة, no time."""
        word = self.words[k]
        return word.is_nominal and not (word.flags & Flag.TIME or has_preposition(word))

    def _certain_news(self, i: int) -> bool:
        """Say whether "certain" is the adjective of nameless sources or news right before: مصادر | مؤكدة."""
        before = self.words[i - 1] if i else None
        if before is None or "certain" not in self.words[i].roles or before.pos != "noun":
            return False
        if before.text.endswith("ا") or not agrees(self.words, i - 1, i):
            return False  # أصدرت الوزارة بيانا | مؤكدة أن
        nameless = before.flags & (Flag.ANONYMOUS | Flag.DOCUMENT) or "tidings" in before.stem_roles
        return bool(nameless) and not (before.analysis.definite or before.analysis.enclitics)

    def _apposed(self, i: int) -> bool:
        """Say whether a word opens a title between commas, before a clause: قالت فلانة، | معلمة رياضيات، إن."""
        title, word = self.reader.names.get(i), self.words[i]
        if title is None or title.kind != "TITLE" or title.last - i == 1 or word.text.endswith("ا"):
            return False
        k = title.last
        between = i > 0 and self.words[i - 1].is_comma and k + 1 < len(self.words) and self.words[k].is_comma
        return between and self.reader.is_complementizer(k + 1)

    def _in_title(self, i: int) -> bool:
        """Say whether a word is what a title without an article is of: حاكم | مقاطعة | كذا."""
        title = self.reader.name_of.get(i)
        if title is None or title.kind != "TITLE" or i - title.first != 1 or i + 1 >= title.last:
            return False
        head = self.words[title.first]
        return not (head.analysis.definite or head.analysis.enclitics or self.words[i].analysis.proclitics)

    def _owned(self, i: int) -> bool:
        """Say whether a noun without an article stands right before, whose genitive word ``i`` is: والدة | طالبين."""
        before = self.words[i - 1] if i else None
        if before is None or before.pos != "noun" or before.part != self.words[i].part:
            return False
        return not (before.analysis.definite or before.analysis.enclitics or self.words[i].analysis.proclitics)

    def _unlike(self, i: int) -> bool:
        """Say whether a participle before a clause cannot be said of the noun before it: ملايين درهم | لافتة إلى أن.

        That is of another gender, or a time: منذ سنة | مشيرة إلى أن.
        """
        noun, k = self.words[i - 1], i + 1
        if k < len(self.words) and self.words[k].pos == "prep" and not self.words[k].analysis.enclitics:
            k += 1
        if k >= len(self.words) or not self.reader.is_complementizer(k) or noun.analysis.enclitics:
            return False
        man = noun.analysis.gender == "m" and noun.analysis.number == "s" and not noun.text.endswith("ة")
        return man or bool(noun.flags & Flag.TIME)

    def _speaks_at_once(self, i: int, entry: CueEntry) -> bool:
        """Say whether words said follow a participle of saying, so no adjective: رفعت قنينة ماء | قائلة: "…"."""
        if entry.kind != "say" or i + 1 >= len(self.words):
            return False
        return self.words[i + 1].text == ":" or self.reader.opens_marks(i + 1) or self.reader.is_complementizer(i + 1)

    def _done(self, i: int) -> bool:
        """Say whether a form in ة is what is done, no woman who speaks: after تم or a colon, its noun behind it."""
        if i + 1 >= len(self.words) or not self.words[i + 1].is_nominal or self.words[i].pos.startswith("adj"):
            return False
        before = self.words[i - 1] if i else None
        if before is None or before.text == ":":
            return not self.words[i].analysis.proclitics
        return before.pos == "verb" and "being_done" in before.analysis.lemma_roles

    def _describes(self, i: int) -> bool:
        """Say whether a participle is the adjective of a list or paper before it: قائمة | مفصلة بالمسروقات."""
        if not i or i + 1 >= len(self.words) or self.reader.is_complementizer(i + 1) or self.reader.opens_marks(i + 1):
            return False
        word, previous = self.words[i], self.words[i - 1]
        head = previous.pos == "noun" and not previous.analysis.definite and not previous.analysis.enclitics
        paper = previous.flags & Flag.DOCUMENT or "list" in previous.stem_roles
        return head and bool(paper) and word.text.endswith("ة") and previous.analysis.gender == "f"

    def _paired(self, i: int) -> bool:
        """Say whether a word only names the women beside the men: طالب | وطالبة."""
        folded = self.words[i].folded
        return i > 0 and folded[:1] == "و" and self.words[i - 1].stem == folded[1:].removesuffix("ه")

    def _predicate(self, i: int) -> bool:
        """Say whether a feminine participle says what its clause is about: أن | الكاتبة المغاربية | مطالبة بأن."""
        if not self.words[i].text.endswith("ة") or self.words[i].analysis.proclitics:
            return False
        first = self.reader.bounds(i)[0]
        aside = self._aside_before(i, first)
        if aside is not None:
            i = aside  # إن البلدان، على الرغم من هذا، | مطالبة برفع التحديات
        for k in range(i - 1, max(first, i - _CLAUSE_SUBJECT) - 1, -1):
            if self.reader.is_complementizer(k):
                phrase = self.reader.noun_phrase(k + 1, i) if k + 1 < i else None
                pronoun = k + 1 == i and bool(self.words[k].analysis.enclitics)
                rest = self.words[phrase.last : i] if phrase is not None else ()
                return pronoun or (phrase is not None and all(w.pos == "adj" and w.analysis.definite for w in rest))
            if self.words[k].pos in ("punc", "verb"):
                return False
        return False

    def _was_so(self, i: int, entry: CueEntry) -> bool:
        """Say whether a participle tells what something was: في مؤتمر لم يكن | مقررا |، في لقاء كان | معلنا."""
        was = i > 0 and self.words[i - 1].pos == "verb" and self.words[i - 1].part == self.words[i].part
        return was and "was" in self.words[i - 1].acts and not self._goes_on(i, entry)

    def _aside_before(self, i: int, first: int) -> int | None:
        """Return the comma that opens an aside with a preposition which ends at a comma right before word ``i``."""
        if i - 1 <= first or not self.words[i - 1].is_comma:
            return None
        for k in range(i - 2, max(first, i - _ASIDE), -1):
            if self.words[k].is_comma:
                return k if self.words[k + 1].pos == "prep" and self.words[k + 1].folded[:1] == "و" else None
            if self.words[k].pos in ("punc", "verb", "conj_sub"):
                return None
        return None

    def _goes_on(self, i: int, entry: CueEntry) -> bool:
        """Say whether what a participle says follows it at once: طالبة بأن، مشيرة إلى."""
        led = i + 1 < len(self.words) and "ب" in self.words[i + 1].analysis.proclitics
        return led or self._leads_on(i, entry)

    def _leads_on(self, i: int, entry: CueEntry) -> bool:
        """Say whether a complementizer or a word that is its preposition follows a participle: مشيرة | إلى."""
        if i + 1 >= len(self.words):
            return False
        return self.reader.is_complementizer(i + 1) or PREPOSITIONS.get(self.words[i + 1].folded) in entry.preps


def _indefinite_object(word: Word) -> bool:
    """Say whether a word is a noun, or its adjective, with the ending of an object: نجاحا، أداءً."""
    if not word.pos.startswith(("noun", "adj")) or word.analysis.definite or word.analysis.enclitics:
        return False
    return word.text.endswith(_OBJECT)
