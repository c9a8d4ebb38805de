"""Find the words that report: verbs in all their forms, participles, nouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.marked import MarkedKind, Marks
from pipeline.language.detection.participles import SPEAKING, Participles
from pipeline.language.document import Option, Word
from pipeline.language.lexicon import CLAIM_PRONOUNS, MISTER, RELAYED, SAYING, CueEntry, Flag, lemma_key
from pipeline.language.morphology import Analysis
from pipeline.language.nominal import NOMINAL, PRONOUNS, agrees, has_preposition, has_speaker, is_plural, preposed
from pipeline.language.normalise import fold
from pipeline.language.phrases import Phrase, Reader

__all__ = ["CueReader"]

_NOUNS = ("noun", "adj", "noun_prop")
_ONE_ALONE = 16  # words from وبين to its clause
_FIGURE = 6  # words from a verb of reaching to the figure
_THINKS = 3  # words from a verb of saying to the speaker's own verb
_THING_AND_KIND = 2  # words of a noun with its adjective
_COPY = 8  # words from a verb of receiving to the copy
_NEAR = 0.6  # how much less likely than the chosen reading a reporting verb may be
_NAMED_NEAR = 7  # words from a verb of naming to the marks
_OWN_CLAUSE = 40  # words from what another said to what the first one says
_RELAY = 16  # words from a relaying verb to the noun of what it relays
_WHAT = ("ما", "لما")
_LED = 14  # words from a verb to the noun of saying that it goes on to
_CLAUSE_REACH = 10  # words from a verb to the conjunction of what it reports
_VERBAL_NOUN = re.compile("ت..ي.|است..ا.|ا.ت.ا.|ان..ا.")  # تعيين، استقبال، اعتقال، انتخاب


def _jussive(option: Option) -> bool:
    """Say whether a verb has lost its long vowel, as after لم alone: (لم) يجب, (لم) يقل; else these are other words."""
    analysis, lemma, stem = option.analysis, fold(option.analysis.lemma), option.stem
    hollow = lemma[-2:-1] == "ا" and lemma[-1:] not in "اويء"
    return hollow and analysis.aspect == "i" and analysis.number == "s" and len(stem) > 1 and stem[-2] not in "اوي"


class CueReader:
    """Finds the cues of one section."""

    def __init__(self, reader: Reader, marks: Marks) -> None:
        """Take the readers of the section."""
        self.reader = reader
        self.marks = marks
        self.words = reader.words
        self.lexicon = reader.lexicon
        self.roles = reader.roles
        self._places = self._possible()
        self._possible_at = frozenset(self._places)
        self._cues: dict[int, Frame | None] = {}
        self._participles = Participles(reader)

    def _possible(self) -> list[int]:
        """Return the words that have a form of which ``_read`` can make a frame: one word in fifteen."""
        return [i for i, word in enumerate(self.words) if word.may_be_cue]

    def possible(self, first: int, last: int) -> Sequence[int]:
        """Return which of words ``[first, last)`` may be cues by their form."""
        return self._places[bisect_left(self._places, first) : bisect_left(self._places, last)]

    def cue_at(self, i: int) -> Frame | None:
        """Return the bare frame of word ``i`` if it can report."""
        if i not in self._possible_at:
            return None
        if i not in self._cues:
            self._cues[i] = self._read(i)
        return self._cues[i]

    def _read(self, i: int) -> Frame | None:
        word = self.words[i]
        if word.pos in ("punc", "digit", "latin"):
            return None
        if word.analysis.definite and word.stem != SAYING:
            return self._said_by_going_on(i)
        if word.flags & Flag.TOWN and i == 0 and len(self.words) > 1 and self.words[1].text == ":":
            return None  # تعز: حملة نظافة
        if word.folded in self.roles["in_answer"] or self.reader.conceals(i) is not None or self.names_outlet(i):
            return None
        bare = word.folded.removeprefix("و")
        if word.folded in self.roles["i_think"] and self._speaker_thinks_aloud(i):
            return None
        if bare in self.roles["knowing_form"] or bare in self.roles["habitual"] or self._called(i):
            return None
        return (
            self._relaying(i)
            or self._relayed_claim(i)
            or self._verb(i)
            or self._participles.read(i)
            or self._noun(i)
            or self._come_in(i)
            or self._gist(i)
        )

    def _speaker_thinks_aloud(self, i: int) -> bool:
        """Say whether a word right behind who says it is his own verb: وقال نبيل | أعلم أن, not "he let know"."""
        first, last = self.reader.bounds(i)
        said = any(self.words[k].may_report and self.words[k].pos == "verb" for k in range(max(first, i - _THINKS), i))
        return said and i + 1 < last and self.reader.is_complementizer(i + 1)

    def names_outlet(self, i: int) -> bool:
        """Say whether a verb in the first or second person is the name of the outlet before it: صحيفة نورد تاجبلات."""
        word = self.words[i]
        if not i or word.pos != "verb" or word.analysis.person not in ("1", "2"):
            return False
        if any(o.cue and o.analysis.person == "3" for o in word.options):
            return False  # نشرت خبرا | تقول فيه
        head = self.words[i - 1]
        return bool(head.flags & Flag.MEDIA_HEAD) and not head.analysis.definite and not head.analysis.enclitics

    def _called(self, i: int) -> bool:
        """Say whether the word gives a name, and does not claim: عميلة تدعى منيرة, though it reads as ادعى too."""
        k = i + 1
        if k < len(self.words) and self.words[k].pos == "prep" and self.words[k].analysis.enclitics:
            k += 1  # تدعي فيه | أن
        if self.words[i].folded.removeprefix("و") not in self.roles["called"]:
            return False
        described = i > 0 and self.words[i - 1].pos == "noun" and not self.words[i - 1].analysis.definite
        if not described and (claiming := self.reader.noun_phrase(k, self.reader.bounds(i)[1])) is not None:
            k = claiming.last  # ويدعي الوزير | أن, but: وقال شاب يدعى سالم إن
        return not (k < len(self.words) and self.reader.is_complementizer(k))

    def _relaying(self, i: int) -> Frame | None:
        """Read ``نقلاً عن``: what follows is relayed, where a clause follows at all."""
        word = self.words[i]
        follows = i + 1 < len(self.words) and self.words[i + 1].folded == "عن"
        if word.folded not in RELAYED or not follows:
            return None
        return Frame(i, i + 1, self.lexicon.cues[lemma_key("نقل")], "participle", gender=None, number=None, person="3")

    def _relayed_claim(self, i: int) -> Frame | None:
        """Read ``زعمه أن`` after a relay as the noun that it is there: ونقل الموقع عن موظف زعمه أن."""
        word = self.words[i]
        pronoun = next((p for p in CLAIM_PRONOUNS if word.text.endswith(p)), None)
        if pronoun is None or i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            return None
        entry = self.lexicon.masdars.get(word.folded.removesuffix(pronoun))
        first, _ = self.reader.bounds(i)
        before = (self._cues.get(k) for k in range(max(first, i - _RELAY), i))
        if entry is None or not any(f is not None and f.entry.kind == "relay" for f in before):
            return None
        gender, number = ("f" if pronoun == "ها" else "m"), ("p" if pronoun == "هم" else "s")
        return Frame(i, i + 1, entry, "noun", gender=gender, number=number, person="3")

    def _come_in(self, i: int) -> Frame | None:
        """Read ``جاء في البيان أن``, ``وورد في التقرير``, ``جاء فيه:``."""
        word = self.words[i]
        if word.folded not in self.roles["come_in"] or i + 1 >= len(self.words):
            return None
        following = self.words[i + 1]
        if following.stem != "في" or (following.pos != "prep" and not following.folded.startswith("في")):
            return None
        entry = self.lexicon.cues[lemma_key("ذكر")]
        return Frame(i, i + 2, entry, "verb", gender=None, number="s", person="3", aspect="p")

    def _gist(self, i: int) -> Frame | None:
        """Read what a message says: وجه رسالة | مفادها | أن، بلاغا | فحواه | أن."""
        word = self.words[i]
        if (
            word.folded not in self.roles["gist"]
            or i + 1 >= len(self.words)
            or not self.reader.is_complementizer(i + 1)
        ):
            return None
        first, _ = self.reader.bounds(i)
        if any(self.reader.is_complementizer(k) for k in range(first, i)):
            return None  # قال إنهم أرادوا توجيه رسالة | مفادها | أن: what he says goes on
        entry = self.lexicon.cues[lemma_key("ذكر")]
        return Frame(i, i + 1, entry, "participle", gender=None, number=None, person="3")

    def _verb(self, i: int) -> Frame | None:
        word = self.words[i]
        reporting = [o for o in word.options if o.cue and o.analysis.aspect != "c"]
        if not reporting:
            return None
        chosen = next((o for o in word.options if o.analysis is word.analysis), None)
        if len(reporting) > 1:
            reporting.sort(key=lambda o: self._rank(i, o))
        for option in reporting:
            if (_jussive(option) and not self._after_negation(i)) or not self._fits(i, option, chosen):
                continue
            if option.analysis.enclitics[:1] == ("ك",) and self.marks.around(word.start) is None:
                continue  # يستهلك is no يستهل + ك where the journalist speaks
            if self._is_another_word(i, option.analysis):
                return None
            if self._speaker_thinks(i) and option.analysis.person != "1":
                continue
            analysis = self._told_of_others(i, option.analysis)
            entry = self.lexicon.cues[lemma_key(analysis.lemma)]
            ours = analysis.person == "1" or (analysis.enclitics == ("نا",) and analysis.gender != "f")
            if entry.kind == "ask" and ours and self.marks.around(word.start) is None:
                return None  # سألنا فلانة لماذا: the journalist asks
            return Frame(
                i, i + 1, entry, "verb", negated=self._negated(i), aspect=analysis.aspect,
                gender=analysis.gender, number=analysis.number, person=analysis.person,
            )  # fmt: skip
        return None

    def _rank(self, i: int, option: Option) -> tuple[bool, bool, bool, bool]:
        """Rank the reporting readings of a word: وَدَعَت, not وَدَّعَت; else the tagger's own first."""
        rarer = lemma_key(option.analysis.lemma) in self.roles["rarer_verb"]
        own = option.analysis is self.words[i].analysis
        return self._demands_fact(i, option), self._of_woman(i, option), rarer, not own

    def _of_woman(self, i: int, option: Option) -> bool:
        """Say whether a masculine reading has a feminine noun with the article behind it: وتذكر | الدراسة أن."""
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        if following is None or option.analysis.gender != "m" or following.pos not in NOMINAL:
            return False
        alone = following.analysis.definite and following.text.endswith("ة") and not has_preposition(following)
        return alone and not following.analysis.enclitics and i + 2 < len(self.words) and self._clause_after(i + 1)

    def _fits(self, i: int, option: Option, chosen: Option | None) -> bool:
        """Say whether a reporting reading may stand here: the tagger's own, or one that is hardly less likely."""
        if option is chosen or self._names_freely(i, option.analysis):
            return True
        if self._says_by_name(i) or self._between_clauses(i) or self._between_nobody(i):
            return True
        if self.words[i].pos == "prep" and self._expresses(i, option.analysis):
            return True
        sure = lemma_key(option.analysis.lemma) in self.roles["surest"]
        if chosen is None or (option.worth < chosen.worth - _NEAR and not sure):
            return False
        return self.words[i].pos == "verb" or self._verb_place(i) or self._governs(i, option.analysis)

    def _says_by_name(self, i: int) -> bool:
        """Say whether who speaks and a clause follow, which nothing but a verb has: وبين | الحميضي | أنه."""
        quoted = self.reader.marked(i + 1) if self.reader.opens_marks(i + 1) else None
        if quoted is not None:  # أوضح | "رمضان" أن
            k = self.reader.word_at(quoted.end)
            named = self.marks.kind(quoted) is MarkedKind.NAME
            through = self.words[i].folded in self.roles["through_prep"]  # عبر «تويتر» | إن
            return named and not through and k < len(self.words) and self.reader.is_complementizer(k)
        name = self.reader.names.get(i + 1)
        if name is None or name.last >= len(self.words):
            return False
        between = self.words[i].pos == "prep" and self._verb_place(i)  # من جهته | بين الوزير | أن
        if (self.words[i].pos == "adj_comp" or between) and name.kind in ("PER", "TITLE"):  # … أوضح | المدرب: …
            person = self.reader.names.get(name.last)
            end = person.last if person is not None and person.kind == "PER" else name.last
            if end >= len(self.words):
                return False
            return self.reader.is_complementizer(end) or self.words[end].text == ":"
        return name.kind == "PER" and self._verb_place(i) and self.reader.is_complementizer(name.last)

    def _between_nobody(self, i: int) -> bool:
        """Say whether what reads as "between" has only one there, and then a clause: وبين | المركزي في بيان أن."""
        first, last = self.reader.bounds(i)
        if i != first or self.words[i].folded.removeprefix("و") != "بين" or i + 2 >= last:
            return False
        one = self.words[i + 1]
        if not one.analysis.definite or has_preposition(one) or one.analysis.number != "s" or one.pos not in _NOUNS:
            return False
        for k in range(i + 2, min(last, i + _ONE_ALONE)):
            word = self.words[k]
            if self.reader.is_complementizer(k):
                return word.text.startswith(("أ", "ا"))
            if word.analysis.proclitics[:1] == ("و",) or word.folded == "و" or word.pos in ("verb", "pron_rel"):
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
        codes = self.lexicon.cues[lemma_key(analysis.lemma)].preps
        if i + 1 < len(self.words) and PREPOSITIONS.get(self.words[i + 1].folded, "") in codes:
            return not self.words[i + 1].analysis.enclitics  # المجلس | عبر | عن أمله
        phrase = self.reader.noun_phrase(i + 1, self.reader.bounds(i)[1]) if i + 1 < len(self.words) else None
        if phrase is None or phrase.last >= len(self.words) or self.reader.kind_at(i + 1) not in ("PER", "TITLE"):
            return False
        code = PREPOSITIONS.get(self.words[phrase.last].folded)
        return code == "an" and code in codes

    def _is_another_word(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as a reporting verb is none after all."""
        return (
            self._clause_owner(i)
            or self._according(i)
            or self._reaches(i, analysis)
            or self._guarantees(i, analysis)
            or self._wishes(i, analysis)
            or self._rather_preposition(i, analysis)
            or self._superlative(i)
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
        if lemma_key(analysis.lemma) not in self.roles["containing"] or i + 1 >= len(self.words):
            return False
        following = self.words[i + 1]
        thing = following.pos in NOMINAL and not following.flags & Flag.DOCUMENT
        return thing and not (following.analysis.gender == "m" and self._has_clause(i))

    def _listed(self, i: int) -> bool:
        """Say whether a word stands between nouns that are joined as it is, and so is one: قلق | وحذر | وشكوك بأن."""
        if not 0 < i < len(self.words) - 1 or preposed(self.words[i]) != ("و",):
            return False
        before, after = self.words[i - 1], self.words[i + 1]
        likely = after.options[0].analysis if after.options else after.analysis
        joined = likely.proclitics == ("و",) and likely.pos == "noun" and not likely.enclitics
        bare = not (before.analysis.definite or before.analysis.enclitics or before.flags & Flag.TITLE)
        named = any(o.analysis.pos == "noun" for o in self.words[i].options)
        return before.pos in ("noun", "adj") and joined and bare and named

    def _idioms(self, analysis: Analysis) -> frozenset[str]:
        """Return the words with which a verb of seeing says something else: رأى | النور, "was born", "came out"."""
        sees = lemma_key(analysis.lemma) in self.roles["sees_in"]
        return self.roles["seen_light"] if sees else frozenset()

    def _gets_copy(self, i: int) -> bool:
        """Say whether an outlet only got the paper that is told of: بيان | توصلت "الأفق" بنسخة منه."""
        roles = self.reader.roles
        if not self.reader.may_act(self.words[i], roles["receiving"]):
            return False
        ahead = self.words[i + 1 : i + _COPY]
        return any(w.stem in roles["copy"] and preposed(w) == ("ب",) for w in ahead)

    def _called_mister(self, i: int) -> bool:
        """Say whether a word is the surname of somebody: وأوضح السيد | لوح | أن."""
        return i > 0 and self.words[i - 1].text in MISTER

    def _knows(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb tells what somebody knows, not from whom an outlet has it: علمت «الضفاف» | من مصادر."""
        if lemma_key(analysis.lemma) not in self.roles["learning"]:
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
        if k < last and self.words[k].text in "،,":
            k += 1
        return (
            k + 1 >= last or self.words[k].folded != "من" or not self.source_like(self.reader.noun_phrase(k + 1, last))
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
        if lemma_key(analysis.lemma) not in self.roles["phase_of_anything"]:
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
        """Say whether a word tells what is going round, and nobody says it: ما | تردد، عما | تردد."""
        return self.words[i].text == "تردد" and i > 0 and self.words[i - 1].folded in self.roles["free_relative"]

    def _according(self, i: int) -> bool:
        """Say whether حسب is "according to": وحسب تقديرات المنظمة; a verb where only who parts it from أن."""
        if self.words[i].folded.removeprefix("و") != "حسب" or i + 1 >= len(self.words):
            return False
        phrase = self.reader.noun_phrase(i + 1, self.reader.bounds(i)[1])
        follows = phrase.last if phrase is not None else i + 1
        return follows >= len(self.words) or not self.reader.is_complementizer(follows)

    def _reaches(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb tells what a figure reaches, and reports nothing: بلغت | 11 في المئة، قيمتها مليار."""
        if i + 1 >= len(self.words) or lemma_key(analysis.lemma) not in self.roles["reaching"]:
            return False
        following = self.words[i + 1]
        told = self.words[i].folded.removeprefix("و")[0] == "ا"
        if told and self._has_clause(i):
            return False  # أبلغ عدد من السكان الشرطة أن الشارع مغلق
        near = self.words[i + 1 : i + _FIGURE]
        speech = any(w.text in ':"«“' for w in self.words[i + 1 : i + 2 * _FIGURE])
        figure = any(w.pos in ("digit", "noun_num") for w in near)
        counted = any(
            self.words[k - 1].text in '"«“' and self.words[k].pos in ("digit", "noun_num")
            for k in range(i + 2, min(len(self.words), i + 2 * _FIGURE))
        )
        if not told and ((figure and not speech) or counted) and not self._has_clause(i):
            return True  # فيما بلغت | قيمتها مليار دولار
        return following.pos in ("digit", "noun_num") or following.folded in self.roles["reached_before"]

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
        if lemma_key(analysis.lemma) not in self.roles["answering"] or i + 1 >= len(self.words):
            return False
        return self.words[i + 1].text in ("أن", "ان") and analysis.person == "1"

    def _demands_fact(self, i: int, option: Option) -> bool:
        """Say whether a verb of demand has a clause that states: يدعون أنه is they claim, يدعون أن may be they call."""
        if i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            return False
        stated = self.words[i + 1].folded in ("انه", "انها", "انهم", "انهما")
        return stated and self.lexicon.cues[lemma_key(option.analysis.lemma)].kind == "demand"

    def _superlative(self, i: int) -> bool:
        """Say whether what reads as a verb is an adjective with a pronoun: أطباق أبرزها "الثريد"."""
        adjective = any(o.analysis.pos == "adj_comp" and o.analysis.enclitics for o in self.words[i].options)
        return adjective and not (i + 1 < len(self.words) and self.reader.is_complementizer(i + 1))

    def _names_freely(self, i: int, analysis: Analysis) -> bool:
        """Say whether a verb names somebody in marks by a free relative: من سماهم "المخربين", ما سمتها "العصابات"."""
        free = i > 0 and self.words[i - 1].folded in self.roles["free_relative"]
        label = self.lexicon.cues[lemma_key(analysis.lemma)].kind == "label"
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
            following = phrase.last + (self.words[phrase.last].text in "،,")
            verb = self.words[min(following, last - 1)]
            return verb.pos == "verb" and verb.may_report and not verb.analysis.proclitics  # عبر تويتر | أكدت الوزيرة
        code = PREPOSITIONS.get(self.words[phrase.last].folded)
        return code not in self.lexicon.cues[lemma_key(analysis.lemma)].preps

    def _speaker_thinks(self, i: int) -> bool:
        """Say whether the word before carries the speaker's pronoun as subject: إلا أنني | اعتقد أنني."""
        return i > 0 and self.reader.is_complementizer(i - 1) and has_speaker(self.words[i - 1])

    def _told_of_others(self, i: int, analysis: Analysis) -> Analysis:
        """Return the reading "she did" of what outside marks reads as "I did" or "you do" too: كشفت، ذكرت، تحكي."""
        if analysis.person == "3" or self.marks.around(self.words[i].start) is not None:
            return analysis
        others = (o.analysis for o in self.words[i].options if o.cue and o.analysis.lemma == analysis.lemma)
        tense = analysis.aspect, analysis.voice
        return next((o for o in others if o.person == "3" and (o.aspect, o.voice) == tense), analysis)

    def _takes_no_object(self, lemma: str) -> bool:
        """Say whether a verb reports only without an object: وتابع أن, but not تابعته الوكالة."""
        return fold(lemma).replace("\u0651", "") in self.roles["additive"]

    def _adverb(self, i: int) -> bool:
        """Say whether what reads as a dual verb is an adverb whose tanwin is gone: وجهاً، رداً."""
        word = self.words[i]
        if word.analysis.number != "d" or word.analysis.aspect != "p" or not word.text.endswith("ا"):
            return False
        k = i + 1
        if k < len(self.words) and self.words[k].pos == "prep":
            k += 1
        return k >= len(self.words) or not (self.reader.is_complementizer(k) or self.words[k].text in ':"«“')

    def _clause_owner(self, i: int) -> bool:
        """Say whether the word rather takes a clause without reporting: يجب أن, though it reads as أجاب too."""
        if i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            return False
        owners = self.lexicon.clause_owner_verbs
        denied = self._after_negation(i)
        verbs = (o for o in self.words[i].options if o.analysis.pos == "verb" and o.analysis.person == "3")
        verbs = (o for o in verbs if denied or not _jussive(o))  # يرد بأن: لم يرد only is أراد too
        return any(lemma_key(o.analysis.lemma) in owners for o in verbs)  # no reading نصحّ, "we are right", of نصح

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
            or previous.folded in self.roles["conjunct"]
            or previous.folded in self.roles["auxiliary"]
            or previous.folded in self.roles["turn"]
            or previous.folded.removeprefix("و") in self.roles["in_turn"]
            or (previous.folded == "ذلك" and i > first + 1 and self.words[i - 2].folded in self.roles["to_that"])
        )

    def _governs(self, i: int, analysis: Analysis) -> bool:
        """Say whether what reads as a noun is a verb in the present, with its subject before and preposition after."""
        if i == 0 or i + 2 >= len(self.words) or self.words[i].analysis.definite:
            return False
        if analysis.aspect != "i":
            return self._pointed_at(i, analysis)
        entry = self.lexicon.cues[lemma_key(analysis.lemma)]
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
        own = code in self.lexicon.cues[lemma_key(analysis.lemma)].preps and bool(following.analysis.enclitics)
        return indefinite and own and self.reader.kind_at(i + 2) in ("PER", "TITLE", "ORG")

    def _after_negation(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].folded in self.roles["negation"]

    def _negated(self, i: int) -> bool:
        """Say whether a verb is denied: لم يقل, but not ما قاله, حسب ما أعلنت, where ما is "what"."""
        if not self._after_negation(i):
            return False
        if self.words[i - 1].folded != "ما":
            return True
        before = self.words[i - 2] if i > 1 else None
        return not self.words[i].analysis.enclitics and (
            before is None or not (before.pos == "prep" or before.folded in self.roles["according_to"])
        )

    def _owned_before(self, i: int) -> bool:
        """Say whether a noun of saying with the same pronoun stands before: نقلت عنه | قوله | إن …، وتأكيده أن …."""
        first, _ = self.reader.bounds(i)
        whose = self.words[i].analysis.enclitics
        return any(
            w.analysis.enclitics == whose and (w.stem == SAYING or w.stem in self.lexicon.masdars) and w.pos != "verb"
            for w in self.words[first:i]
        )

    def _noun(self, i: int) -> Frame | None:
        word = self.words[i]
        entry = self.lexicon.cues[lemma_key("قال")]
        if word.folded.removeprefix("و") in self.roles["by_saying"]:  # the dictionary knows بقول as vegetables
            number = "p" if word.folded.endswith("هم") else "s"
            return Frame(
                i, i + 1, entry, "noun", gender="f" if word.folded.endswith("ها") else "m", number=number, person="3"
            )
        if word.analysis.proclitics == ("ب",) and word.analysis.enclitics in PRONOUNS and word.pos == "noun":
            claimed = self.lexicon.masdars.get(word.stem)  # أثار الجدل | بتأكيده | أن
            return self._own_noun(i, claimed) if claimed is not None and self._clause_after(i) else None
        if self.answers_by(i) is not None:
            return self._own_noun(i, self.lexicon.masdars[word.stem])
        if self.set_in_front(i):
            before = self.lexicon.masdars.get(word.stem)
            return self._own_noun(i, before) if before is not None else None
        joined = word.analysis.proclitics == ("و",) and self._owned_before(i)
        relayed = word.analysis.enclitics and (joined or not word.analysis.proclitics) and not word.flags & Flag.VENUE
        if word.stem != SAYING and relayed and i > 0 and self.words[i - 1].pos != "prep":
            entry = self.lexicon.masdars.get(word.stem, entry)
        if word.pos == "verb" or (word.stem != SAYING and self._is_affirmed(i)):
            return None
        if (word.analysis.enclitics or word.analysis.definite) and (word.stem == SAYING or entry.verb != "قال"):
            return self._own_noun(i, entry)
        return self._noun_of(i)

    def answers_by(self, i: int) -> int | None:
        """Return the verb of who answers by what noun ``i`` says: | ورد | الاتحاد على البيان بتأكيد أن."""
        word = self.words[i]
        noun = word.pos == "noun" and word.analysis.proclitics == ("ب",) and not word.analysis.enclitics
        entry = self.lexicon.masdars.get(word.stem) if noun and self._clause_after(i) else None
        j = self._act_before(i) if entry is not None and entry.kind in ("say", "state") else None
        frame = self._cues.get(j) if j is not None else None
        return j if frame is not None and frame.entry.key in self.roles["responding"] and not frame.negated else None

    def set_in_front(self, i: int) -> bool:
        """Say whether a sentence opens with after what somebody said: وبعد | إعلانه | أن الفريق جاهز، قال."""
        word, (first, _) = self.words[i], self.reader.bounds(i)
        front = i == first + 1 and self.words[first].folded.removeprefix("و") in self.roles["before_after"]
        own = word.pos == "noun" and not word.analysis.proclitics and word.analysis.enclitics in PRONOUNS
        return front and own and self._clause_after(i)

    def _is_affirmed(self, i: int) -> bool:
        """Say whether a noun of saying is what a cue before it is about: وأكدت الشركة | التزامها "التام" بالقانون."""
        if self._clause_after(i) or not self.words[i].analysis.enclitics:
            return False
        first, _ = self.reader.bounds(i)
        for k in range(i - 1, first - 1, -1):
            if self.words[k].pos == "punc" or self.reader.is_complementizer(k):
                return False
            frame = self._cues.get(k)
            if frame is not None:
                return frame.entry.kind not in ("relay", "ask") and frame.kind in ("verb", "participle")
        return False

    def _noun_of(self, i: int) -> Frame | None:
        """Read a noun of saying with who says it and a clause: رغم | تأكيد | الوزير أن، واستشهد | بقول | الشاعر إن."""
        word = self.words[i]
        saying = word.stem.removeprefix("ب") == SAYING
        entry = self.lexicon.cues[lemma_key("قال")] if saying else self.lexicon.masdar(word.stem, word.analysis.lemma)
        if entry is None or entry.kind in ("label", "relay", "find") or word.analysis.enclitics or word.pos != "noun":
            return None
        if word.analysis.definite or (i and self.words[i - 1].folded.removeprefix("و") in self.roles["according_to"]):
            return None
        first, last = self.reader.bounds(i)
        phrase = self.reader.noun_phrase(i + 1, last)
        if phrase is None or not self.source_like(phrase):
            return None
        own = preposed(self.words[phrase.first]) == ("ل",) and word.stem in self.roles["statement_of"]
        if has_preposition(self.words[phrase.first]) and not own:
            return None  # but: بعد تصريح | للوزير | أن
        if i + 1 not in self.reader.names and agrees(self.words, i, i + 1):
            return None  # في تصريحات | صحفية
        k = phrase.last
        place = self.reader.noun_phrase(k + 1, last) if k + 1 < last and self.words[k].folded == "في" else None
        k = place.last if place is not None else k
        while k < last and (self.reader.is_time(k) or self.words[k].pos == "interj"):
            k += 1
        marked = saying and k < last and (self.words[k].text == ":" or self.reader.opens_marks(k))
        if not marked and (k >= last or not self._clause_after(k - 1)):
            return None
        if not saying and not self._after_another(i, k) and self._waits(first, i, k):
            return None
        return Frame(i, i + 1, entry, "noun", subject=phrase, subject_side="after", number="s", person="3")

    def _after_another(self, i: int, clause: int) -> bool:
        """Say whether a comma and a preposition part what another said, with its clause: …، بعد | تأكيد الجيش أن."""
        apart = i > 1 and self.words[i - 1].folded in self.roles["subordinating"] and self.words[i - 2].text in "،,"
        _, last = self.reader.bounds(clause)
        if not apart or not self.words[clause].text.startswith("أ"):
            return False
        later = range(clause + 2, min(last, clause + _OWN_CLAUSE))
        return not any(self.words[k - 1].text in "،," and self.reader.is_complementizer(k) for k in later)

    def _waits(self, first: int, i: int, clause: int) -> bool:
        """Say whether a reporting word before word ``i`` has no clause yet: قال ردا على | تصريحات الوزير إن."""
        for j in range(i - 1, first - 1, -1):
            if self.reader.is_complementizer(j) or self.words[j].text == ":":
                return False
            frame = self._cues.get(j)
            if frame is not None and frame.entry.kind == "label":
                return clause < len(self.words) and self.words[clause].folded[:1] == "ب"  # وصف إعلان الائتلاف | بأنه
            if frame is not None:
                return frame.entry.kind in ("say", "state", "ask", "relay")
        return False

    def _own_noun(self, i: int, entry: CueEntry) -> Frame:
        """Return the frame of a noun of saying whose pronoun tells who says it: قولها, بالقول."""
        analysis = self.words[i].analysis
        pronoun = analysis.enclitics[0] if analysis.enclitics else ""
        led = not pronoun and i > 0 and self.words[i - 1].pos == "verb"  # وتابعت | القول إن
        if led:
            verb = self.words[i - 1].analysis
            return Frame(i, i + 1, entry, "noun", gender=verb.gender, number=verb.number, person="3")
        before = self._cues.get(i - 1) if not pronoun else None
        if before is not None and before.kind == "participle":  # مضيفا | القول
            return Frame(i, i + 1, entry, "noun", gender=before.gender, number=before.number, person="3")
        nobody = not pronoun and "ب" in analysis.proclitics  # بالقول: the source's gender does not show
        return Frame(
            i, i + 1, entry, "noun", gender="f" if pronoun == "ها" else None if nobody else "m",
            number="p" if pronoun == "هم" else "s", person="3",
        )  # fmt: skip

    def _clause_after(self, i: int) -> bool:
        """Say whether a clause opens after word ``i``, or after its preposition: التأكيد | على أن."""
        k = i + 1
        if k < len(self.words) and PREPOSITIONS.get(self.words[k].folded) is not None:
            k += 1
        return k < len(self.words) and self.reader.is_complementizer(k)

    def _said_by_going_on(self, i: int) -> Frame | None:
        """Read the noun of saying that a verb goes on to: ومضى فلان إلى | التأكيد أن، وأعاد | التذكير بأن."""
        entry = self.lexicon.masdars.get(self.words[i].stem)
        if entry is None or not self._clause_after(i):
            return None
        led = self.led_by(i)
        if led is None or self.words[i - 1].folded == "من":
            return None  # الحوار يبدأ من | الإقرار بأن: where it begins, and nobody says it
        verb = self.words[led].analysis
        return Frame(i, i + 1, entry, "noun", gender=verb.gender, number=verb.number, person="3")

    def led_by(self, i: int) -> int | None:
        """Return the verb that goes on to the noun of saying at word ``i``: | وذهب | فلان إلى القول، أعاد التأكيد."""
        j = self._act_before(i)
        if j is None:
            return None
        key = lemma_key(self.words[j].analysis.lemma)
        goes_on = self.words[j].analysis.person == "3" and key in self.roles["goes_on_to"]
        return j if goes_on and self._after_negation(j) == (key in self.roles["not_without_denial"]) else None

    def _act_before(self, i: int) -> int | None:
        """Return the nearest verb before word ``i``, with nothing but marks of speech between."""
        for j in range(i - 1, max(self.reader.bounds(i)[0] - 1, i - _LED), -1):
            if self.words[j].pos == "punc" and self.words[j].text not in '"«»“”':
                return None
            if self.words[j].pos == "verb" and j not in self.reader.name_of:
                return j
        return None

    def source_like(self, phrase: Phrase | None) -> bool:
        """Say whether a phrase can be somebody who speaks."""
        if phrase is None:
            return False
        first = self.words[phrase.first]
        if self.reader.share_end(phrase.first, phrase.last) is not None:
            return True
        if first.folded in self.roles["self_same"] and phrase.last - phrase.first > 1:
            first = self.words[phrase.first + 1]  # ذات المصدر
        if first.text in ('"', "«", "“") and phrase.last - phrase.first > 1:
            return True
        if first.analysis.enclitics and any(fold(o.stem) in self.roles["feeling"] for o in first.options):
            return False  # أبدى | رضاه | عن النتيجة
        if first.analysis.enclitics and first.stem in self.roles["own_talk"]:
            return False  # وتابع | حديثه | بالقول إن
        if first.flags & Flag.AUDIENCE and first.analysis.number == "p":
            return True
        if first.flags & SPEAKING and not (first.flags & Flag.CLAUSE_OWNER):
            return True
        name = self.reader.names.get(phrase.first)
        if (name is not None and name.kind in ("PER", "ORG", "MED", "TITLE")) or self.reader.is_state(phrase.first):
            return True
        if first.folded in self.roles["counted"]:
            return True
        if self._people_by_form(first):
            return True
        second = self.words[phrase.first + 1] if phrase.last - phrase.first > 1 else None
        if first.pos == "noun_num" and second is not None:
            if second.folded == "من" and phrase.last - phrase.first > 2:
                second = self.words[phrase.first + 2]  # ثلاثة من السكان
            return bool(second.flags & SPEAKING)
        if second is not None and phrase.first + 1 in self.reader.names and self._event(first):
            return False
        if self._only_described(phrase):
            return False
        return (
            self.reader.person_within(phrase.first, phrase.last) is not None
            or first.pos in ("latin",)
            or (first.pos == "noun_prop" and not first.flags & Flag.PLACE)
        )

    def _people_by_form(self, word: Word) -> bool:
        """Say whether a plural is of people by its form or by where they come from: المنخرطون، الأتراك، الدنماركيين."""
        if not word.analysis.definite:
            return False
        from_there = word.flags & Flag.NISBA and word.pos == "noun" and is_plural(word)
        return bool(from_there) or (word.analysis.number == "p" and word.text.endswith("ون"))

    def _only_described(self, phrase: Phrase) -> bool:
        """Say whether what looks like a name is the adjective of a thing: تجربة | فريدة."""
        if phrase.last - phrase.first != _THING_AND_KIND:
            return False
        thing, kind = self.words[phrase.first], self.words[phrase.first + 1]
        plain = thing.pos == "noun" and not thing.analysis.definite and not thing.flags
        fits = any(o.analysis.pos == "adj" and o.analysis.gender == thing.analysis.gender for o in kind.options)
        return plain and fits and not kind.analysis.definite

    def _event(self, word: Word) -> bool:
        """Say whether a noun is what happens to somebody, not who he is: تعيين فلانة، زيارة فلان."""
        return not word.analysis.definite and (
            word.stem in self.roles["event"] or _VERBAL_NOUN.fullmatch(word.stem) is not None
        )
