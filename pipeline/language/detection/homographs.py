"""Tell words that report from those that are only written so: بيّن and بين, عبّر and عبر, رأى and "saw"."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import PREPOSITIONS
from pipeline.language.detection.marked import MarkedKind, Marks
from pipeline.language.detection.speakers import SPEAKING, source_like
from pipeline.language.document import Option
from pipeline.language.lexicon import MISTER, Flag, bare_lemma
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.nominal import PICKED, has_preposition
from pipeline.language.normalise import fold
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["Homographs", "jussive"]

_SHADDA: Final = "\u0651"
_NOUNS: Final = ("noun", "adj", "noun_prop")
_ADVERBS: Final = (*_NOUNS, "adv", "adj_comp", "noun_num", "noun_quant")
_ONE_ALONE: Final = 16  # words from وبين to its clause
_FIGURE: Final = 6  # words from a verb of reaching to the figure
_SPEAKER: Final = 6  # words back from a verb to who speaks
_COPY: Final = 8  # words from a verb of receiving to the copy
_FRONT: Final = 4  # words of a turn at most: في سياق آخر متصل
_NEAR: Final = 0.6  # how much less likely than the chosen reading a reporting verb may be
_NAMED_NEAR: Final = 7  # words from a verb of naming to the marks
_WHAT: Final = ("ما", "لما")
_LISTED: Final = 12  # words from أبرز to the colon behind هي
_MARKS_REACH: Final = 7  # words from a verb to the marks in what it has by its preposition
_CLAUSE_REACH: Final = 10  # words from a verb to the conjunction of what it reports


def jussive(option: Option) -> bool:
    """Say whether a verb has lost its long vowel, as after لم alone: (لم) يجب, (لم) يقل; else these are other words."""
    analysis, stem = option.analysis, option.stem
    if analysis.aspect != "i" or analysis.number != "s" or len(stem) < 2 or stem[-2] in "اوي":
        return False
    lemma = fold(analysis.lemma)
    return lemma[-2:-1] == "ا" and lemma[-1:] not in "اويء"


class Homographs:
    """Says of the words of one section whether a reporting reading holds."""

    def __init__(self, reader: Reader, marks: Marks) -> None:
        """Take the readers of the section."""
        self.reader = reader
        self.marks = marks
        self.words = reader.words
        self.lexicon = reader.lexicon
        self.roles = reader.roles

    def fits(self, i: int, option: Option, chosen: Option | None) -> bool:
        """Say whether a reporting reading may stand here: the tagger's own, or one that is hardly less likely."""
        if option is chosen or self._names_freely(i, option.analysis):
            return True
        if (
            self._says_by_name(i)
            or self._says_by_colon(i)
            or self._between_clauses(i)
            or self._between_nobody(i)
            or self._said_in(i)
        ):
            return True
        if self.words[i].pos == "prep" and self._expresses(i, option.analysis):
            return True
        if self.goes_on_by_marks(i, option.analysis):
            return True
        sure = option.analysis.key in self.roles["surest"]
        if chosen is None or (option.worth < chosen.worth - _NEAR and not sure):
            return False
        if self.words[i].pos == "verb" or self._verb_place(i) or self._governs(i, option.analysis):
            return True
        return self._tells_behind_subject(i)

    def goes_on_by_marks(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as a noun tells what a source did besides: أكد الوزير أن …، | ووعد | بدعم "كامل".

        It has its preposition, and marks behind it; not so فيه اعتذار، | ووعد | بدعم "كامل", where nobody did anything.
        """
        first, last = self.reader.bounds(i)
        form = analysis.aspect, analysis.person, analysis.proclitics, analysis.enclitics
        if (
            self.words[i].pos not in ("noun", "prep")
            or form != ("p", "3", ("و",), ())
            or i + 2 >= last
            or i <= first + 1
        ):
            return False
        following = self.words[i + 1]
        code = PREPOSITIONS.get(following.folded) or PREPOSITIONS.get(following.preposed[:1])
        if not self.words[i - 1].is_comma or code not in self.lexicon.cues[analysis.key].preps:
            return False
        ahead = range(i + 2, min(last, i + _MARKS_REACH))
        stop = next((k for k in ahead if self.words[k].text in "،,.؛" or self.words[k].pos == "verb"), last)
        marked = any(self.reader.opens_marks(k) for k in ahead if k < stop)
        did = (w.analysis for w in self.words[first:i] if w.pos == "verb")
        main = next(did, None)
        same = main is not None and (main.person, main.aspect, main.gender) == ("3", "p", analysis.gender)
        return marked and same

    def _tells_behind_subject(self, i: int) -> bool:
        """Say whether what reads as a comparative is the verb of who stands before it: سالم الحداد | أوضح في بيان أن.

        Not so الوزير أوضح من غيره، الهدف أبرز الأخبار، قدم صورة أوضح عن أن: a comparative has ``من``, a noun behind it,
        or something indefinite before it. So is what reads as a noun behind what can have none: رئيس الاتحاد | كشف لـ….
        """
        word, last = self.words[i], self.reader.bounds(i)[1]
        after = i + 1 + (i + 3 < last and self.words[i + 1].text in "،,")  # أوضح | ، في بيان، أن
        while after + 2 < last and self.words[after].flags & Flag.TIME and not has_preposition(self.words[after]):
            after += 1  # زعم | أمس | أن
        if word.pos not in ("adj_comp", "noun") or word.analysis.proclitics or word.analysis.enclitics:
            return False
        if not i or after + 1 >= last or not self._may_tell(i - 1):
            return False
        if word.pos == "noun" and (word.flags & Flag.DOCUMENT or not self._closed(i - 1)):
            return False
        if word.text.endswith(("ا", "اً")) and self.words[i - 1].analysis.number != "d":
            return False  # قدم الوزير | وصفا | بأنه
        whom = self.words[after]
        if word.pos == "adj_comp" and whom.text == ":":
            return True  # المدير | أوضح |: "لا تراجع"
        heard = whom.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD) or self.reader.kind_at(after) is not None
        told = after == i + 1 and heard
        where = (whom.pos == "prep" and whom.stem != "من") or whom.preposed == "ل"
        if not told and not where and not self.reader.is_complementizer(after):
            return False
        for k in range(after, min(last, i + _CLAUSE_REACH)):
            if self.reader.is_complementizer(k) or (self.words[k].text == ":" and k > after):
                if word.pos == "adj_comp" and self.words[k - 1].folded == "عن" and word.folded != "اعلن":
                    return False  # الخطاب أبلغ في التعبير | عن | أن
                return not has_preposition(self.words[k]) or k == after or bool(told)
            if self.words[k].pos in ("verb", "pron_rel", "conj_sub") or self.words[k].text in (".", "؟", "!", "من"):
                return False
        return False

    def _may_tell(self, k: int) -> bool:
        """Say whether somebody who can speak ends with word ``k``: a name, المدير التنفيذي للشركة, not الصورة."""
        first = self.reader.bounds(k)[0]
        for j in range(k, max(first - 1, k - _SPEAKER), -1):
            word = self.words[j]
            if j in self.reader.name_of or word.flags & SPEAKING:
                return True
            if not word.is_nominal and word.pos != "prep":
                return False
            before = self.words[j - 1] if j > first else word
            bare = word.pos == "noun" and not (word.analysis.definite or word.analysis.enclitics)
            if bare and (before.analysis.definite or before.analysis.enclitics or j - 1 in self.reader.name_of):
                return False  # قدم الوزير | صورة
        return False

    def _closed(self, k: int) -> bool:
        """Say whether no noun without the article can go on with the phrase that ends with word ``k``: رئيس الاتحاد."""
        word, name = self.words[k], self.reader.name_of.get(k)
        whole = name is not None and name.kind == "PER" and name.last == k + 1
        return whole or bool(word.analysis.definite and word.is_nominal)

    def _says_by_name(self, i: int) -> bool:
        """Say whether who speaks and a clause follow, which nothing but a verb has: وبين | الحميضي | أنه."""
        quoted = self.reader.marked(i + 1) if self.reader.opens_marks(i + 1) else None
        if quoted is not None:  # أوضح | "رمضان" أن
            k = self.reader.word_at(quoted.end)
            named = self.marks.kind(quoted) is MarkedKind.NAME
            through = "through_prep" in self.words[i].roles  # عبر «تويتر» | إن
            return named and not through and k < len(self.words) and self.reader.is_complementizer(k)
        name = self.reader.names.get(i + 1)
        if name is None or name.last >= len(self.words):
            return False
        between = self.words[i].pos in ("prep", "verb") and self._verb_place(i)  # من جهته | بين الوزير | أن
        if (self.words[i].pos == "adj_comp" or between) and name.kind in ("PER", "TITLE"):  # … أوضح | المدرب: …
            person = self.reader.names.get(name.last)
            phrase = self.reader.noun_phrase(i + 1, self.reader.bounds(i)[1])
            end = person.last if person is not None and person.kind == "PER" else name.last
            end = max(end, phrase.last) if phrase is not None else end
            if end >= len(self.words):
                return False
            return self.reader.is_complementizer(end) or self.words[end].text == ":"
        return name.kind == "PER" and self._verb_place(i) and self.reader.is_complementizer(name.last)

    def _says_by_colon(self, i: int) -> bool:
        """Say whether who speaks stands between a word at a verb's place and a colon: …، فكتب | أحدهم |: "مبروك"."""
        first, last = self.reader.bounds(i)
        if self.words[i].pos != "noun" or not (i == first or self.words[i - 1].pos == "punc") or i + 2 >= last:
            return False
        other = "other_one" in self.words[i + 1].roles
        phrase = Phrase(i + 1, i + 2) if other else self.reader.noun_phrase(i + 1, last)
        if phrase is None or phrase.last + 1 >= last:
            return False
        if self.reader.is_complementizer(phrase.last) and self.words[phrase.last].folded.startswith("ا"):
            return source_like(self.reader, phrase)  # …، وجد | العلماء | أن
        if self.words[phrase.last].text != ":":
            return False
        marked = self.words[i].analysis.proclitics[:1] == ("ف",) or self.reader.opens_marks(phrase.last + 1)
        return marked and (other or source_like(self.reader, phrase))  # not وكتب | الأطفال: قصص وأناشيد

    def _said_in(self, i: int) -> bool:
        """Say whether a paper stands before what opens a clause in it, which no noun does: بيانا | ذكر | فيه أن."""
        if not i or i + 2 >= len(self.words) or "in_which" not in self.words[i + 1].roles:
            return False
        paper = self.words[i - 1]
        talk = paper.flags & (Flag.DOCUMENT | Flag.VENUE) and paper.pos in ("noun", "adj")
        bare = talk and not paper.analysis.definite and not paper.analysis.enclitics
        return bool(bare) and self.reader.is_complementizer(i + 2) and not self.words[i].preposed

    def _between_nobody(self, i: int) -> bool:
        """Say whether what reads as "between" has only one there, and then a clause: وبين | المركزي في بيان أن."""
        first, last = self.reader.bounds(i)
        if i != first or self.words[i].folded.removeprefix("و") != "بين" or i + 2 >= last:
            return False
        led = "self_same" in self.words[i + 1].roles or self.words[i + 1].folded in PICKED
        one = self.words[i + 1 + led]  # وبين | ذات المصدر | أن، وبين | أحد المسؤولين | أن
        alone = one.analysis.number == "s" or self.words[i + 1].folded in PICKED
        if not one.analysis.definite or has_preposition(one) or not alone or one.pos not in _NOUNS:
            return False
        for k in range(i + 2, min(last, i + _ONE_ALONE)):
            word = self.words[k]
            if self.reader.is_complementizer(k):
                return word.text.startswith(("أ", "ا"))
            if word.analysis.lead == "و" or word.folded == "و" or word.pos in ("verb", "pron_rel"):
                return False
        return False

    def _between_clauses(self, i: int) -> bool:
        """Say whether a clause of a pronoun opens before and one with بأن after, so a verb: أنها | طالبته | بأن."""
        if (
            not i
            or i + 1 >= len(self.words)
            or not self.reader.is_complementizer(i - 1)
            or not self.reader.is_complementizer(i + 1)
        ):
            return False
        return self.words[i - 1].folded.endswith(("نه", "نها", "نهم")) and self.words[i + 1].folded.startswith("با")

    def _expresses(self, i: int, analysis: Analysis) -> bool:
        """Say whether its own preposition follows what can be one itself, or a person and it: عبر | فلان | عن أمله."""
        codes = self.lexicon.cues[analysis.key].preps
        if i + 1 < len(self.words) and PREPOSITIONS.get(self.words[i + 1].folded, "") in codes:
            return not self.words[i + 1].analysis.enclitics  # المجلس | عبر | عن أمله
        phrase = self.reader.noun_phrase(i + 1, self.reader.bounds(i)[1]) if i + 1 < len(self.words) else None
        if phrase is None or phrase.last >= len(self.words):
            return False
        they = self.words[i + 1].analysis.definite and self.words[i + 1].text.endswith(
            "ون"
        )  # عبر | الحاضرون | عن شكرهم
        if not they and self.reader.kind_at(i + 1) not in ("PER", "TITLE"):
            return False
        code = PREPOSITIONS.get(self.words[phrase.last].folded)
        return code == "an" and code in codes

    def is_another_word(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as a reporting verb is none after all."""
        return (
            self._clause_owner(i)
            or self._according(i)
            or self._reaches(i, analysis)
            or self._guarantees(i, analysis)
            or self._wishes(i, analysis)
            or self._rather_preposition(i, analysis)
            or self._superlative(i, analysis)
            or self._listed(i)
            or self._rumoured(i)
            or self._knows(i, analysis)
            or self._ends_something(i, analysis)
            or self._called_mister(i)
            or self._gets_copy(i)
            or (bool(analysis.enclitics) and self._takes_no_object(analysis.lemma))
            or self._adverb(i)
            or (i + 1 < len(self.words) and self.words[i + 1].folded in self._idioms(analysis))
        )

    def _guarantees(self, i: int, analysis: Analysis) -> bool:
        """Say whether no paper holds something: الأنظمة ترسخ العدالة | وتضمن حقوق الجميع; but تضمن | البيان أن."""
        if analysis.key not in self.roles["containing"] or i + 1 >= len(self.words):
            return False
        following = self.words[i + 1]
        thing = following.is_nominal and not following.flags & Flag.DOCUMENT
        return thing and not (following.analysis.gender == "m" and self._has_clause(i))

    def _listed(self, i: int) -> bool:
        """Say whether a word stands between nouns that are joined as it is, and so is one: قلق | وحذر | وشكوك بأن."""
        if not 0 < i < len(self.words) - 1 or self.words[i].preposed != "و":
            return False
        before, after = self.words[i - 1], self.words[i + 1]
        likely = after.options[0].analysis if after.options else after.analysis
        joined = likely.proclitics == ("و",) and likely.pos == "noun" and not likely.enclitics
        bare = not (before.analysis.definite or before.analysis.enclitics or before.flags & Flag.TITLE)
        named = any(o.analysis.pos == "noun" for o in self.words[i].options)
        return before.pos in ("noun", "adj") and joined and bare and named

    def _idioms(self, analysis: Analysis) -> frozenset[str]:
        """Return the words with which a verb of seeing says something else: رأى | النور, "was born", "came out"."""
        sees = analysis.key in self.roles["sees_in"]
        return self.roles["seen_light"] if sees else frozenset()

    def _gets_copy(self, i: int) -> bool:
        """Say whether an outlet only got the paper that is told of: بيان | توصلت "الأفق" بنسخة منه."""
        if "receiving" not in self.words[i].acts:
            return False
        end = next(
            (k for k in range(i + 1, i + _COPY) if self.words[min(k, len(self.words) - 1)].pos == "pron_rel"), i + _COPY
        )
        ahead = self.words[i + 1 : end]  # وأورد | البلاغ، الذي توصلت الجريدة بنسخة منه، أن
        seen = ahead[0].pos == "prep" and ahead[0].analysis.enclitics if ahead else ()
        if seen and self.words[i].stem.startswith("اطلع") and ahead[0].stem == "علي" and len(ahead) > 1:
            outlet = ahead[1].flags & (Flag.MEDIA | Flag.MEDIA_HEAD) or self.reader.kind_at(i + 2) == "MED"
            if outlet or self.reader.opens_marks(i + 2):
                return True  # وثيقة | اطلعت عليها "الأفق", not وثيقة اطلع عليها القاضي
        return any("copy" in w.stem_roles and w.preposed == "ب" for w in ahead)

    def _called_mister(self, i: int) -> bool:
        """Say whether a word is the surname of somebody: وأوضح السيد | لوح | أن."""
        return i > 0 and self.words[i - 1].text in MISTER

    def _knows(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb tells what somebody knows, not from whom an outlet has it: علمت «الضفاف» | من مصادر."""
        if analysis.key not in self.roles["learning"]:
            return False
        _, last = self.reader.bounds(i)
        k = i + 1
        if self._as_it_learned(i):
            phrase = self.reader.noun_phrase(k, last) if k < last else None
            return phrase is None or not self._outlet(phrase)
        if analysis.person != "1":
            phrase = self.reader.noun_phrase(k, last) if k < last else None
            if phrase is None or not self._outlet(phrase):
                return True
            k = phrase.last
        if k < last and self.words[k].is_comma:
            k += 1
        return (
            k + 1 >= last
            or self.words[k].folded != "من"
            or not source_like(self.reader, self.reader.noun_phrase(k + 1, last))
        )

    def _as_it_learned(self, i: int) -> bool:
        """Say whether a verb of knowing tells where an outlet has it from: وحسب ما | علمت | "الضفاف"."""
        what = self.words[i - 1].folded if i else ""
        if what.removeprefix("و") == "حسبما":
            return True
        return what in _WHAT and i > 1 and self.words[i - 2].folded.removeprefix("و") in self.roles["according_to"]

    def _outlet(self, phrase: Phrase) -> bool:
        """Say whether a phrase is an outlet, or a name in marks."""
        head = self.words[phrase.first]
        name = self.reader.name_of.get(phrase.last - 1)
        return (
            self.reader.opens_marks(phrase.first)
            or bool(head.flags & (Flag.MEDIA | Flag.MEDIA_HEAD))
            or (name is not None and name.kind == "MED")
        )

    def _ends_something(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb ends or goes on with anything else than speech: أتم | المشروع, but وأتم | حديثه."""
        if analysis.key not in self.roles["phase_of_anything"]:
            return False
        _, last = self.reader.bounds(i)
        k = i + 1
        if k < last and self.reader.kind_at(k) in ("PER", "TITLE"):
            phrase = self.reader.noun_phrase(k, last)
            k = phrase.last if phrase is not None else k
        if analysis.aspect != "p" or k >= last:
            return True
        word = self.words[k]
        return not (word.text == ":" or self.reader.opens_marks(k) or (word.flags & Flag.VENUE and word.pos == "noun"))

    def _rumoured(self, i: int) -> bool:
        """Say whether a word tells what is going round, and nobody says it: ما | تردد، كما | تردد من قبل."""
        if self.words[i].text != "تردد" or i == 0:
            return False
        behind = self.words[i + 1].pos if i + 1 < len(self.words) else "punc"
        as_well = self.words[i - 1].folded == "كما" and behind in ("prep", "punc")  # كما | تردد الحكومة: as she repeats
        return as_well or "free_relative" in self.words[i - 1].roles

    def _according(self, i: int) -> bool:
        """Say whether حسب is "according to": وحسب تقديرات المنظمة; a verb where only who parts it from أن."""
        if self.words[i].folded.removeprefix("و") != "حسب" or i + 1 >= len(self.words):
            return False
        phrase = self.reader.noun_phrase(i + 1, self.reader.bounds(i)[1])
        follows = phrase.last if phrase is not None else i + 1
        return follows >= len(self.words) or not self.reader.is_complementizer(follows)

    def _reaches(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb tells what a figure reaches, and reports nothing: بلغت | 11 في المئة، قيمتها مليار.

        Nor does one that tells what came to the ears of somebody: ثم | بلغه | أن المشروع توقف.
        """
        if i + 1 >= len(self.words) or analysis.key not in self.roles["reaching"]:
            return False
        following = self.words[i + 1]
        told = self.words[i].folded.removeprefix("و")[0] == "ا"
        if told and self._has_clause(i):
            return False  # أبلغ عدد من السكان الشرطة أن الشارع مغلق
        heard = not told and analysis.aspect == "p" and following.folded[:1] != "ب"
        if heard and analysis.enclitics and self.reader.is_complementizer(i + 1):
            return any(o.analysis.pos == "verb" and _SHADDA not in o.analysis.lemma for o in self.words[i].options)
        near = self.words[i + 1 : i + _FIGURE]
        speech = any(w.text in ':"«“' for w in self.words[i + 1 : i + 2 * _FIGURE])
        figure = any(w.pos in ("digit", "noun_num") for w in near)
        counted = any(
            self.words[k - 1].text in '"«“' and self.words[k].pos in ("digit", "noun_num")
            for k in range(i + 2, min(len(self.words), i + 2 * _FIGURE))
        )
        if not told and ((figure and not speech) or counted) and not self._has_clause(i):
            return True  # فيما بلغت | قيمتها مليار دولار
        return following.pos in ("digit", "noun_num") or "reached_before" in following.roles

    def _has_clause(self, i: int) -> bool:
        """Say whether a complementizer follows a word before any stop."""
        for j in range(i + 1, min(len(self.words), i + _CLAUSE_REACH)):
            if self.words[j].pos == "punc":
                return False
            if self.reader.is_complementizer(j):
                return True
        return False

    def _wishes(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as an answer is a wish: لم أرد | أن أرسم; nobody answers with a bare أن."""
        if analysis.key not in self.roles["answering"] or i + 1 >= len(self.words):
            return False
        return self.words[i + 1].text in ("أن", "ان") and analysis.person == "1"

    def _superlative(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as a verb is an adjective with a pronoun: أطباق أبرزها "الثريد"."""
        if self._informs(i, analysis) or self._names_freely(i, analysis):
            return False  # ما | أسماه | "الفوضى"
        comparing = [o for o in self.words[i].options if o.analysis.pos == "adj_comp"]
        if not comparing or i + 1 >= len(self.words) or self.reader.is_complementizer(i + 1):
            return False
        return any(o.analysis.enclitics for o in comparing) or self._tells_which(i)

    def _tells_which(self, i: int) -> bool:
        """Say whether a word tells which is meant: وأكد | أبرز | منافسيه، | أبرز | ما جاء:، | أبرز | الكتب هي:."""
        before = self.words[i - 1] if i > self.reader.bounds(i)[0] else None
        told = before is not None and before.pos == "verb" and before.may_report
        if told or "free_relative" in self.words[i + 1].roles:
            return True
        for k in range(i + 2, min(self.reader.bounds(i)[1], i + _LISTED)):
            if self.reader.is_complementizer(k):
                return False
            if self.words[k].text == ":":
                return self.words[k - 1].folded in ("هي", "هو", "هم")
        return False

    def _informs(self, i: int, analysis: Analysis) -> bool:
        """Say whether who informs somebody, who is a pronoun, and what he says stand there: وأبلغه | المدير | أن."""
        if analysis.key not in self.roles["addressing"] or not analysis.enclitics:
            return False
        phrase = self.reader.noun_phrase(i + 1, self.reader.bounds(i)[1]) if i + 1 < len(self.words) else None
        return source_like(self.reader, phrase) and self._has_clause(i)

    def _names_freely(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb names somebody in marks by a free relative: من سماهم "المخربين", ما سمتها "العصابات"."""
        free = i > 0 and "free_relative" in self.words[i - 1].roles
        label = self.lexicon.cues[analysis.key].kind == "label"
        near = range(i + 1, i + _NAMED_NEAR)  # ما أسماه الوزير "الفوضى"
        return free and label and bool(analysis.enclitics) and any(self.reader.opens_marks(k) for k in near)

    def _rather_preposition(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb that can be a preposition is one: ، عبر حسابه، أن, but not ، عبر الوزير عن أمله."""
        word = self.words[i]
        first, last = self.reader.bounds(i)
        if word.analysis.proclitics or not any(o.analysis.pos == "prep" for o in word.options):
            return False
        if i > first and self._says_by_name(i):
            return False
        phrase = self.reader.noun_phrase(i + 1, last)
        if phrase is None or phrase.last >= last:
            return i > first and phrase is not None
        if i == first:
            following = phrase.last + (self.words[phrase.last].is_comma)
            verb = self.words[min(following, last - 1)]
            return verb.pos == "verb" and verb.may_report and not verb.analysis.proclitics  # عبر تويتر | أكدت الوزيرة
        code = PREPOSITIONS.get(self.words[phrase.last].folded)
        return code not in self.lexicon.cues[analysis.key].preps

    def _takes_no_object(self, lemma: str) -> bool:
        """Say whether a verb reports only without an object: وتابع أن, not تابعته الوكالة, nor تجمعها بالوزير."""
        if bare_lemma(lemma) in self.roles["objectless"]:
            return True
        return fold(lemma).replace("\u0651", "") in self.roles["additive"]

    def _adverb(self, i: int) -> bool:
        """Say whether what reads as a dual verb is an adverb whose tanwin is gone: وجهاً، رداً."""
        word = self.words[i]
        if word.analysis.number != "d" or word.analysis.aspect != "p" or not word.text.endswith("ا"):
            return False
        if not any(o.analysis.pos in _ADVERBS for o in word.options):
            return False  # وقالا | أيضا إن
        k = i + 1
        begins, object_ = i == self.reader.bounds(i)[0], self.words[k] if k < len(self.words) else word
        if begins and object_.pos == "noun" and object_.analysis.definite and not has_preposition(object_):
            return False  # ووصفا | الوضع بأنه
        if self._object_of_one(i):
            return True
        if k < len(self.words) and self.words[k].pos == "prep":
            k += 1
        return k >= len(self.words) or not (self.reader.is_complementizer(k) or self.words[k].text in ':"«“')

    def _object_of_one(self, i: int) -> bool:
        """Say whether a verb and one with an office right before word ``i`` have it for object: قدم النائب | وصفا."""
        if i < self.reader.bounds(i)[0] + 2:
            return False
        verb, one = self.words[i - 2], self.words[i - 1]
        single = one.flags & Flag.TITLE and one.analysis.number == "s" and not one.preposed
        return bool(single) and verb.pos == "verb" and verb.analysis.number == "s"

    def _clause_owner(self, i: int) -> bool:
        """Say whether the word rather takes a clause without reporting: يجب أن, though it reads as أجاب too."""
        if i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            return False
        owners = self.lexicon.clause_owner_verbs
        denied = self.after_negation(i)
        verbs = (o for o in self.words[i].options if o.analysis.pos == "verb" and o.analysis.person == "3")
        verbs = (o for o in verbs if denied or not jussive(o))  # يرد بأن: لم يرد only is أراد too
        return any(o.analysis.key in owners for o in verbs)  # no reading نصحّ, "we are right", of نصح

    def _verb_place(self, i: int) -> bool:
        """Say whether a verb can stand here though the tagger chose another reading."""
        first, _ = self.reader.bounds(i)
        if i == first:
            return True
        previous = self.words[i - 1]
        if self.words[i].pos == "adj_comp" and self.reader.is_complementizer(i - 1):
            return False  # أن | أبرز المخاطر سببها الوقود: a noun follows
        if self.words[i].pos == "adv" and i + 1 < len(self.words) and self.words[i + 1].flags & SPEAKING:
            return True  # ومع ذلك ترى المديرة أن
        return (
            previous.pos in ("punc", "conj", "conj_sub")
            or "conjunct" in previous.roles
            or "auxiliary" in previous.roles
            or "turn" in previous.roles
            or previous.folded.removeprefix("و") in self.roles["in_turn"]
            or (previous.folded == "ذلك" and i > first + 1 and "to_that" in self.words[i - 2].roles)
            or self._behind_front(first, i)
        )

    def _behind_front(self, first: int, i: int) -> bool:
        """Say whether nothing but a turn or a matter stands before word ``i``: في سياق متصل | أوضح، عن هؤلاء | أوضح."""
        k = first + (self.words[first].text == "و")
        if not k + 1 < i <= k + _FRONT or self.words[k].pos != "prep":
            return False
        noun, rest = self.words[k + 1], self.words[k + 2 : i]
        if "context" in noun.roles or "context" in noun.stem_roles:
            return all(w.pos.startswith("adj") for w in rest)
        return "about" in self.words[k].stem_roles and noun.pos == "pron_dem" and not rest

    def _governs(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as a noun is a verb in the present, with its subject before and preposition after."""
        if i == 0 or i + 2 >= len(self.words) or self.words[i].analysis.definite:
            return False
        if analysis.aspect != "i":
            return self._pointed_at(i, analysis)
        entry = self.lexicon.cues[analysis.key]
        code = PREPOSITIONS.get(self.words[i + 1].folded)
        speaking = self.words[i - 1].flags & SPEAKING or i - 1 in self.reader.name_of
        return bool(speaking) and (code in entry.preps or self.reader.is_complementizer(i + 1))

    def _pointed_at(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb tells of a thing before it by its preposition and a pronoun: وهو رقم | لفت إليه فلان."""
        thing, following = self.words[i - 1], self.words[i + 1]
        if analysis.aspect != "p" or self.words[i].analysis.proclitics or following.pos != "prep":
            return False
        indefinite = thing.pos == "noun" and not (thing.analysis.definite or thing.analysis.enclitics)
        code = PREPOSITIONS.get(following.stem)
        own = code in self.lexicon.cues[analysis.key].preps and bool(following.analysis.enclitics)
        return indefinite and own and self.reader.kind_at(i + 2) in ("PER", "TITLE", "ORG")

    def after_negation(self, i: int) -> bool:
        """Say whether a negation stands right before word ``i``."""
        return i > 0 and "negation" in self.words[i - 1].roles
