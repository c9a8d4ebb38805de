"""Find the words that report: verbs in all their forms, participles, nouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from pipeline.language.detection.driven import driver_before
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.homographs import Homographs, jussive
from pipeline.language.detection.marked import Marks
from pipeline.language.detection.participles import Participles
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Option
from pipeline.language.lexicon import CLAIM_PRONOUNS, RELAYED, SAYING, CueEntry, Flag, lemma_key
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.nominal import PRONOUNS, agrees, has_preposition, has_speaker
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["CueReader", "OnCues", "RightOfCue"]

_OUTLET: Final = Flag.MEDIA | Flag.MEDIA_HEAD
_THINKS: Final = 3  # words from a verb of saying to the speaker's own verb
_OWN_CLAUSE: Final = 40  # words from what another said to what the first one says
_RELAY: Final = 16  # words from a relaying verb to the noun of what it relays
_ONE_MARKED: Final = 3  # one word with its marks
_LAUNCHED: Final = 20  # words from a verb to the noun of saying that is its object
_ADDRESSED: Final = 9  # words from a noun of saying to its clause
_SPEECH_MARKS: Final = '"«»“”()'
_LED: Final = 14  # words from a verb to the noun of saying that it goes on to


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
        self._homographs = Homographs(reader, marks)
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
        if "in_answer" in word.roles or self.reader.conceals(i) is not None or self.names_outlet(i):
            return None
        bare = word.folded.removeprefix("و")
        if "i_think" in word.roles and self._speaker_thinks_aloud(i):
            return None
        if bare in self.roles["knowing_form"] or bare in self.roles["habitual"] or self._called(i) or self._worth(i):
            return None
        return (
            self._relaying(i)
            or self._relayed_claim(i)
            or self._verb(i)
            or self._participles.read(i)
            or self._noun(i)
            or self._come_in(i)
            or self._gist(i)
            or self._answer(i)
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
        return not (k < len(self.words) and self.reader.is_complementizer(k)) or self._reported(i, k)

    def _reported(self, i: int, k: int) -> bool:
        """Say whether who is named so speaks, by the opener of what he says: وقال أحد السكان | ويدعى سالم | إن."""
        name = self.reader.names.get(i + 1)
        return name is not None and name.kind == "PER" and name.last == k and self.words[k].text.startswith("إ")

    def _worth(self, i: int) -> bool:
        """Say whether nothing worth telling is meant: لم تحمل أية تفاصيل | تذكر|، لم يحقق شيئا | يذكر."""
        before = self.words[i - 1] if i else None
        if before is None or "worth_telling" not in self.words[i].roles or before.pos != "noun":
            return False
        opens = i + 1 < len(self.words) and (self.reader.is_complementizer(i + 1) or self.words[i + 1].text == ":")
        denied = any(w.pos == "part_neg" for w in self.words[self.reader.bounds(i)[0] : i])
        return denied and not (opens or before.analysis.definite or before.analysis.enclitics)

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
        """Read ``جاء في البيان أن``, ``وورد ضمن التقرير``, ``جاء فيه:``, ``وجاء بالبيان أن``."""
        word = self.words[i]
        if "come_in" not in word.roles or i + 1 >= len(self.words):
            return None
        following, entry = self.words[i + 1], self.lexicon.cues[lemma_key("ذكر")]
        if following.folded == "علي" and i + 2 < len(self.words) and "mouth" in self.words[i + 2].stem_roles:
            return Frame(i, i + 1, entry, "verb", gender=None, number="s", person="3", aspect="p")  # جاء | على لسان
        if following.preposed == "ب":
            paper = self._paper_that(i + 1) if following.flags & Flag.DOCUMENT else None
            if paper is None or self.words[paper.last].text == ":":
                return None  # جاء بالمؤتمر: مئة عالم، وجاءت بالتقرير: صور وأرقام
            return Frame(
                i, i + 1, entry, "verb", subject=paper, subject_side="after", number="s", person="3", aspect="p"
            )  # fmt: skip
        if following.folded == "ضمن" and self._paper_that(i + 2) is None:
            return None  # ورد ضمن الأسماء
        among = following.folded == "ضمن"
        if not among and (
            following.stem != "في" or (following.pos != "prep" and not following.folded.startswith("في"))
        ):
            return None
        return Frame(i, i + 2, entry, "verb", gender=None, number="s", person="3", aspect="p")

    def _paper_that(self, i: int) -> Phrase | None:
        """Return a paper or talk at word ``i`` behind which what it says opens: وجاء ضمن | بيان الوزارة | أن."""
        last = self.reader.bounds(i - 1)[1]
        phrase = self.reader.noun_phrase(i, last) if i < last else None
        if phrase is None or phrase.last >= last:
            return None
        head = self.words[phrase.first]
        told = head.flags & (Flag.DOCUMENT | Flag.VENUE) or "statement_of" in head.stem_roles
        opens = self.reader.is_complementizer(phrase.last) or self.words[phrase.last].text == ":"
        return phrase if told and opens else None

    def _gist(self, i: int) -> Frame | None:
        """Read what a message says: وجه رسالة | مفادها | أن، بلاغا | فحواه | أن."""
        word = self.words[i]
        if "gist" not in word.roles or i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            return None
        first, _ = self.reader.bounds(i)
        if any(self.reader.is_complementizer(k) for k in range(first, i)):
            return None  # قال إنهم أرادوا توجيه رسالة | مفادها | أن: what he says goes on
        entry = self.lexicon.cues[lemma_key("ذكر")]
        return Frame(i, i + 1, entry, "participle", gender=None, number=None, person="3")

    def _answer(self, i: int) -> Frame | None:
        """Read what somebody's answer was: وعندما سئل المدرب عن ذلك، كان | جوابه | : "…"، وكان | رده | "لن نلعب"."""
        word = self.words[i]
        if not i or "his_answer" not in word.roles or i + 1 >= len(self.words):
            return None
        was = self.words[i - 1]
        colon = self.words[i + 1].text == ":" or (self.reader.opens_marks(i + 1) and not self._what_it_was_like(i + 1))
        if not colon or "was" not in was.acts:
            return None
        return self._own_noun(i, self.lexicon.cues[lemma_key("أجاب")])

    def _what_it_was_like(self, i: int) -> bool:
        """Say whether marks only tell what an answer was like: كان رده | "قاسيا"، كانت إجابته | "غير واضحة"."""
        quoted = self.reader.marked(i)
        if quoted is None or i + 1 >= len(self.words):
            return True
        first = self.words[i + 1]
        adjective = first.pos.startswith("adj") or any(o.analysis.pos == "adj" for o in first.options)
        return adjective or "the_un" in first.roles or self.reader.word_at(quoted.end) - i <= _ONE_MARKED

    def _verb(self, i: int) -> Frame | None:
        word = self.words[i]
        reporting = [o for o in word.options if o.cue and o.analysis.aspect != "c"]
        if not reporting:
            return None
        chosen = next((o for o in word.options if o.analysis is word.analysis), None)
        if len(reporting) > 1:
            reporting.sort(key=lambda o: self._rank(i, o))
        for option in reporting:
            if jussive(option) and not self._homographs.after_negation(i):
                continue
            if not self._homographs.fits(i, option, chosen):
                continue
            if option.analysis.pronoun == "ك" and self.marks.around(word.start) is None:
                continue  # يستهلك is no يستهل + ك where the journalist speaks
            if self._homographs.is_another_word(i, option.analysis):
                return None
            if self._speaker_thinks(i) and option.analysis.person != "1":
                continue
            analysis = self._told_of_others(i, option.analysis)
            entry = self.lexicon.cues[analysis.key]
            ours = analysis.person == "1" or (analysis.enclitics == ("نا",) and analysis.gender != "f")
            if entry.kind == "ask" and ours and self.marks.around(word.start) is None:
                return None  # سألنا فلانة لماذا: the journalist asks
            return Frame(
                i, i + 1, entry, "verb", negated=self._negated(i), aspect=analysis.aspect,
                gender=analysis.gender, number=analysis.number, person=analysis.person,
            )  # fmt: skip
        return None

    def goes_on_by_marks(self, i: int) -> bool:
        """Say whether a word is a verb by its preposition and the marks behind: أكد أن …، | ووعد | بدعم "كامل"."""
        return any(o.cue and self._homographs.goes_on_by_marks(i, o.analysis) for o in self.words[i].options)

    def _rank(self, i: int, option: Option) -> tuple[bool, bool, bool, bool]:
        """Rank the reporting readings of a word: وَدَعَت, not وَدَّعَت; else the tagger's own first."""
        rarer = option.analysis.key in self.roles["rarer_verb"]
        own = option.analysis is self.words[i].analysis
        return self._demands_fact(i, option), self._of_woman(i, option), rarer, not own

    def _of_woman(self, i: int, option: Option) -> bool:
        """Say whether a masculine reading has a feminine noun with the article behind it: وتذكر | الدراسة أن.

        Not where it is a man's surname: سعيد النحلة …. وأضاف | النحلة | أن.
        """
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        if following is None or option.analysis.gender != "m" or not following.is_nominal:
            return False
        alone = following.analysis.definite and following.text.endswith("ة") and not has_preposition(following)
        alone = alone and self.reader.kind_at(i + 1) != "PER"
        return alone and not following.analysis.enclitics and i + 2 < len(self.words) and self._clause_after(i + 1)

    def _demands_fact(self, i: int, option: Option) -> bool:
        """Say whether a verb of demand has a clause that states: يدعون أنه is they claim, يدعون أن may be they call."""
        if i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            return False
        stated = self.words[i + 1].folded in ("انه", "انها", "انهم", "انهما")
        return stated and self.lexicon.cues[option.analysis.key].kind == "demand"

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

    def _negated(self, i: int) -> bool:
        """Say whether a verb is denied: لم يقل, but not ما قاله, حسب ما أعلنت, where ما is "what"."""
        if not self._homographs.after_negation(i):
            return False
        if self.words[i - 1].folded != "ما":
            return True
        before = self.words[i - 2] if i > 1 else None
        return not self.words[i].analysis.enclitics and (
            before is None or not (before.pos == "prep" or "according_to" in before.roles)
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
        if self.launched_by(i) is not None and (launched := self._said_in(i)) is not None:
            return Frame(i, i + 1, launched, "noun", number="s", person="3")
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
        return j if frame is not None and "responding" in frame.entry.roles and not frame.negated else None

    def launched_by(self, i: int) -> int | None:
        """Return the verb of who sends out what noun ``i`` says: | أطلق | الوزير تحذيراً من أن، وجه اتهاما بأن."""
        word = self.words[i]
        object_ = word.pos == "noun" and not word.analysis.proclitics and not word.analysis.enclitics
        entry = self._said_in(i) if object_ and not word.analysis.definite else None
        if entry is None or not self._clause_of_noun(i, entry):
            return None
        for j in range(i - 1, max(self.reader.bounds(i)[0] - 1, i - _LAUNCHED), -1):
            verb, before = self.words[j], self.words[j - 1] if j else None
            if verb.pos == "prep" and j == i - 1:
                return None  # أطلق الجيش صاروخا بعد | تحذير من أن
            if (verb.pos == "punc" and verb.text not in _SPEECH_MARKS) or self.reader.is_complementizer(j):
                return None
            if verb.pos != "verb" or j in self.reader.name_of:
                continue
            if "launching" in verb.acts:
                plain = j == 0 or self.words[j - 1].pos not in ("conj_sub", "pron_rel")  # بعد أن | أطلق تحذيرا من أن
                return j if plain and not self._homographs.after_negation(j) and self._first_object(j, i) else None
            told = before is not None and bool(before.flags & (Flag.VENUE | Flag.DOCUMENT))
            if not told:  # but: أطلقت الوزارة في بيان | صدر | مساء أمس تحذيرا
                return None
        return None

    def _first_object(self, j: int, i: int) -> bool:
        """Say whether noun ``i`` is what the verb ``j`` of somebody sends out: وجه | الرئيس إلى الشركات تحذيرا.

        Behind another object it only tells why: رفع الحكم يده | إشارة إلى أن. Without a subject it may be one itself:
        نشرت على الإنترنت | مزاعم بأن.
        """
        k = j + 1
        agent = self.reader.noun_phrase(k, i) if not has_preposition(self.words[k]) and k < i else None
        if agent is None:
            before = self.words[j - 1] if j else None
            named = before is not None and before.is_nominal and not has_preposition(before)
            if not named and not self.words[i].text.endswith(("ا", "اً", "ًا")):
                return False
        else:
            k = agent.last
            if not source_like(self.reader, agent):
                return False  # أصدر المنبه | تنبيها
            after = self.words[agent.first + 1]
            second = agent.last - agent.first > 1 and after.pos == "noun" and after.analysis.definite
            if second and self.words[agent.first].analysis.definite and agent.first + 1 not in self.reader.name_of:
                return False  # رفع الأهالي | الأعلام
        while k < i:
            word = self.words[k]
            if word.pos == "verb":
                return True  # أطلقت الوزارة في بيان | صدر | مساء أمس تحذيرا
            if word.pos == "prep" or has_preposition(word):
                begin = k + (word.pos == "prep")
                governed = self.reader.noun_phrase(begin, i)
                k = governed.last if governed is not None and governed.last > k else begin + 1
                continue
            if word.is_nominal and not self.reader.is_time(k) and not word.flags & Flag.TIME:
                return False
            k += 1
        return True

    def _said_in(self, i: int) -> CueEntry | None:
        """Return the verb of the noun of saying that a verb can have for object: تحذيراً، اتهامات، تعهداً."""
        entry = self.lexicon.masdar(self.words[i].stem, self.words[i].analysis.lemma)
        return entry if entry is not None and entry.kind not in ("relay", "find", "ask", "label") else None

    def _clause_of_noun(self, i: int, entry: CueEntry) -> bool:
        """Say whether a clause opens behind noun ``i`` or behind to whom it goes: تحذيراً | إلى الشركات من أن."""
        code = None
        for k in range(i + 1, min(self.reader.bounds(i)[1], i + _ADDRESSED)):
            word = self.words[k]
            if self.reader.is_complementizer(k):
                bound = code in entry.preps or (code is None and word.text[0] == "ب")
                return word.text[0] != "و" and (bound or k == i + 1)
            if word.pos in ("punc", "verb", "pron_rel"):
                return False
            code = PREPOSITIONS.get(word.folded) if word.pos == "prep" else None
        return False

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
        if phrase is None or not source_like(self.reader, phrase):
            return None
        own = self.words[phrase.first].preposed == "ل" and "statement_of" in word.stem_roles
        if has_preposition(self.words[phrase.first]) and not own:
            return None  # but: بعد تصريح | للوزير | أن
        if own and (self.reader.kind_at(phrase.first) == "MED" or self.words[phrase.first].flags & _OUTLET):
            return None  # واعتبر فلان في تصريح | لوكالة الأنباء | أن
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
        apart = i > 1 and "subordinating" in self.words[i - 1].roles and self.words[i - 2].is_comma
        _, last = self.reader.bounds(clause)
        if not apart or not self.words[clause].text.startswith("أ"):
            return False
        later = range(clause + 2, min(last, clause + _OWN_CLAUSE))
        return not any(self.words[k - 1].is_comma and self.reader.is_complementizer(k) for k in later)

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
        """Read the noun of saying that a verb goes on to: ومضى فلان إلى | التأكيد أن، مكتفيا | بالإشارة إلى أن."""
        entry = self.lexicon.masdars.get(self.words[i].stem)
        if entry is None or not self._clause_after(i):
            return None
        before = self._cues.get(i - 1) if self.words[i].preposed[:1] == "ب" else None
        if before is not None and before.kind == "participle" and "goes_on_to" in before.entry.roles:
            return self._own_noun(i, entry)
        led = self.led_by(i)
        if led is None or self.words[i - 1].folded == "من" or "self_same" in self.words[i - 1].roles:
            return None  # الحوار يبدأ من | الإقرار بأن: where it begins, and nobody says it; وتابع في ذات | التصريح أن
        verb = self.words[led].analysis
        return Frame(i, i + 1, entry, "noun", gender=verb.gender, number=verb.number, person="3")

    def led_by(self, i: int) -> int | None:
        """Return the verb that goes on to the noun of saying at word ``i``: | وذهب | فلان إلى القول، أعاد التأكيد."""
        j = self._act_before(i)
        if j is None:
            return driver_before(self.reader, i)  # ما | دفع | الوزير إلى القول
        key = self.words[j].analysis.key
        goes_on = self.words[j].analysis.person == "3" and key in self.roles["goes_on_to"]
        denied = self._homographs.after_negation(j)
        if goes_on and denied == (key in self.roles["not_without_denial"]):
            return j
        return driver_before(self.reader, i)

    def _act_before(self, i: int) -> int | None:
        """Return the nearest verb before word ``i``, with nothing but marks of speech between."""
        for j in range(i - 1, max(self.reader.bounds(i)[0] - 1, i - _LED), -1):
            if self.words[j].pos == "punc" and self.words[j].text not in '"«»“”':
                return None
            if self.words[j].pos == "verb" and j not in self.reader.name_of:
                return j
        return None


class OnCues:
    """What works on the cues of one section: their reader and what it holds, by short names."""

    def __init__(self, cues: CueReader) -> None:
        """Take the section."""
        self.cues = cues
        self.reader = cues.reader
        self.marks = cues.marks
        self.words = cues.words
        self.roles = cues.roles


class RightOfCue(OnCues):
    """What answers for the words right of one cue; nothing at or after word ``last`` counts."""

    def __init__(self, cues: CueReader, last: int) -> None:
        """Take the section and where it ends for the cue."""
        super().__init__(cues)
        self.last = last
