"""Read attribution phrases: وفقاً للوزارة، بحسب تعبيره، كما قال الوزير."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import Frame, opens_result
from pipeline.language.detection.scan import scan
from pipeline.language.detection.source_asides import SourceAsides
from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import RESULT, Flag, lemma_key, lexicon
from pipeline.language.nominal import PICKED
from pipeline.language.phrasing.phrases import Phrase, Reader
from pipeline.language.phrasing.topics import may_end, topic_end

__all__ = ["AttributionPhrase", "read_attributions"]


@dataclass(slots=True, init=False, unsafe_hash=True)
class AttributionPhrase:
    """An attribution phrase up to word ``end``; its cue ends at ``cue_end``; ``medium``: the outlet that learnt it."""

    end: Final[int]
    kind: Final[str]
    cue_end: Final[int]
    source: Final[Phrase | None]
    medium: Final[Phrase | None]

    def __init__(self, end: int, kind: str, cue_end: int, source: Phrase | None, medium: Phrase | None = None) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.end = end
        self.kind = kind
        self.cue_end = cue_end
        self.source = source
        self.medium = medium


def read_attributions(reader: Reader, cues: CueReader) -> dict[int, AttributionPhrase]:
    """Return the attribution phrases of a section by their first word."""
    return _PhraseReader(reader, cues).read()


_TO, _TO_WHAT, _WHAT = "ل", "لما", "ما"
_WHO_VIEWS: Final = 3  # words from a verb of giving to the view
_MADE: Final = 8  # words from an act to what it rests on
_HOW: Final = 2  # words of a copula and its subject
_RELATIVE: Final = 12  # words
_THROUGH: Final = ("عبر",)  # a preposition that reads as a verb
_SAYS_NOTHING: Final = ("علي", "في", "من")  # prepositions that attribute only with their noun
_SET_OFF: Final = 2  # words of a phrase and the comma before it
_CLAUSE: Final = 5  # words at least of what somebody is told to say at its end
_WRITTEN_ON: Final = (_TO, _TO_WHAT, _WHAT)  # what the next word may hold in another spelling


@cache
def _openers() -> frozenset[str]:
    """Return the folded words that an attribution phrase can begin with: few words of a text do."""
    tables = lexicon()
    return frozenset((*tables.attributions, *("و" + word for word in tables.attributions), *tables.roles["with_him"]))


class _PhraseReader:
    """Reads the attribution phrases of one section."""

    def __init__(self, reader: Reader, cues: CueReader) -> None:
        self.reader = reader
        self.words = reader.words
        self.cues = cues
        self._asides = SourceAsides(cues)
        people = (n for n in reader.section.names if n.kind == "PER" and n.last - n.first > 1)
        self._surnames = {self.words[n.last - 1].core for n in people}

    def read(self) -> dict[int, AttributionPhrase]:
        """Return the attribution phrases by their first word."""
        found: dict[int, AttributionPhrase] = {}
        openers, end = _openers(), 0
        for i in [i for i, word in enumerate(self.words) if word.folded in openers and not self._in_name(i)]:
            read = self._attribution_at(i, self.reader.bounds(i)[1]) if i >= end else None
            if read is not None:
                found[i], end = read, read.end
        for i in [i for i, word in enumerate(self.words) if word.may_report and i and self._may_close(i)]:
            read = self._told_at_the_end(i, self.reader.bounds(i)[1])
            if read is not None:
                found[i] = read
        return dict(sorted(found.items()))

    def _in_name(self, i: int) -> bool:
        """Say whether a word is one of the words of a person's name: بابكر | حسب الرسول."""
        name = self.reader.name_of.get(i)
        return name is not None and name.kind == "PER" and name.last - name.first > 1

    def _told_at_the_end(self, i: int, last: int) -> AttributionPhrase | None:
        """Read a verb of saying with its subject at the end of unmarked words: الأب لن يتراجع، | يقول الوزير."""
        word = self.words[i]
        bare = self.cues.cue_at(i) if word.pos == "verb" and word.analysis.aspect == "i" else None
        if bare is None or bare.kind != "verb" or word.analysis.proclitics or bare.negated:
            return None
        if bare.entry.kind not in ("say", "state"):
            return None
        alone = i + 1 >= last or self.words[i + 1].text in "،,."
        if alone and self.words[i - 1].is_comma:  # الناس هنا، | يقول | ، لا يثقون بأحد
            ends = i + 2 >= last or self._inserted(i, i + 1, last)
            return AttributionPhrase(i + 1, "verb", i + 1, None) if ends else None
        frame = scan(self.cues, bare, last)
        if frame.opener not in ("", "bare", "complement") or frame.subject is None or frame.subject.first != i + 1:
            return None
        if self._inserted(i, frame.subject.last, last):
            return AttributionPhrase(frame.subject.last, "verb", i + 1, frame.subject)
        known = bare.entry.key == lemma_key("قال") or "additive" in bare.entry.roles
        if frame.opener or not known or bare.entry.kind != "say":
            return None
        stop = self._over_relative(frame.subject, frame.subject.last, last)
        if stop < last and "while_he" in self.words[stop].roles:
            stop = self._before_stop(stop, last)  # تقول السيدة | وهي تضحك
        ends = stop >= last or (self.words[stop].text in ".؛" and stop + 1 >= last)
        return AttributionPhrase(stop, "verb", i + 1, frame.subject) if ends else None

    def _inserted(self, i: int, stop: int, last: int) -> bool:
        """Say whether a verb and its subject break a clause: لم يتبق من البيت، | يقول فلان | ، سوى جدار."""
        if stop + 2 >= last or not self.words[stop].is_comma or not self.words[i - 1].is_comma:
            return False
        first = self.reader.bounds(i)[0]
        before, after = self.words[first : i - 1], self.words[stop + 1 : last]
        if not before or any(w.pos == "punc" for w in before) or after[0].analysis.lead == "و":
            return False
        if self.cues.cue_at(stop + 1) is not None or after[0].pos in ("conj", "conj_sub", "pron_rel", "pron"):
            return False
        acts, acts_after = any(w.pos == "verb" for w in before), any(w.pos == "verb" for w in after)
        if before[0].pos == "prep" and not any(w.flags & Flag.TIME for w in before[1:3]):
            return False  # وعن رحلته، | يقول فلان | ، لم تكن سهلة
        return acts != acts_after

    def _may_close(self, i: int) -> bool:
        """Say whether a verb may tell at the end who says it: after a comma, or where only who says it follows."""
        if self.words[i - 1].is_comma:
            return True
        if self.words[i].folded != "يقول" and self.words[i].folded != "تقول":
            return False
        asked, questions = self.words[i - 1].folded, self.reader.roles["question_word"]
        if asked in questions or asked[1:] in questions:
            return False  # ليسمعوا ماذا يقول فلان
        first, last = self.reader.bounds(i)
        phrase = self.reader.noun_phrase(i + 1, last) if i + 1 < last and i - first >= _CLAUSE else None
        rest = self.words[phrase.last : last] if phrase is not None else ()
        named = phrase is not None and self.reader.person_within(phrase.first, phrase.last) is not None
        return (
            named
            and all(w.pos == "punc" for w in rest)
            and self.words[i - 1].pos not in ("conj_sub", "pron_rel", "punc")
        )

    def _before_stop(self, first: int, last: int) -> int:
        return next((k for k in range(first, last) if self.words[k].text in ".،,؛:"), last)

    def _attribution_at(self, i: int, last: int) -> AttributionPhrase | None:
        word = self.words[i]
        first, _ = self.reader.bounds(i)
        if (
            i - 1 > first
            and word.folded == "علي"
            and self.words[i - 1].folded.removeprefix("و") in self.reader.roles["basis"]
        ):
            return None  # بناء | على ما | أقره المجلس
        if i > first and self.words[i - 1].folded == "علي" and self.words[i - 1].pos == "prep":
            return None  # سارت على | وفق ما | توقع المدير
        follows = i + 1 < last and (self.words[i + 1].is_comma or self.words[i + 1].folded == "فان")
        with_him = "with_him" in word.roles and not word.text.endswith("ة")  # no بنظرة
        if with_him and (self._in_clause(i, last) or self._gives_view(i)):
            return None
        if with_him and word.pos != "verb" and (word.text[0] != "و" or follows):
            return AttributionPhrase(i + 1, "pronoun", i + 1, None)
        if (view := self._in_his_view(i, last)) is not None:
            return AttributionPhrase(view, "pronoun", view, None)
        keys = (word.folded, word.folded[1:]) if word.folded[:1] == "و" else (word.folded,)
        following = self.words[i + 1].folded if i + 1 < last else ""
        for key in keys:
            for phrase, kind in self.reader.lexicon.attributions.get(key, ()):
                if len(phrase) > 1 and phrase[1] != following and phrase[1] not in _WRITTEN_ON:
                    continue
                end = self._phrase_matches(i, last, phrase)
                if end is None:
                    continue
                read = self._np_attribution(i, end, last) if kind == "np" else self._verb_attribution(i, end, last)
                if read is not None:
                    return read
        return None

    def _in_his_view(self, i: int, last: int) -> int | None:
        """Return the end of somebody's view that opens a sentence: | وفي رأيه | فإن، | ومن وجهة نظرها | ، فإن."""
        opening = self.words[i].folded.removeprefix("و")
        end = i + 2 if opening == "في" else i + 3
        if opening not in ("في", "من") or end >= last or (opening == "من" and self.words[i + 1].folded != "وجهه"):
            return None
        view, after = self.words[end - 1], self.words[end]
        if "own_view" not in view.roles or (i > 0 and self.words[i - 1].part == self.words[i].part):
            return None
        return end if after.text in "،," or after.folded == "فان" or self.reader.is_complementizer(end) else None

    def _in_clause(self, i: int, last: int) -> bool:
        """Say whether a view stands between a subject and its verb: فالزبائن | برأيهم | ينتظرون."""
        if not i or i + 1 >= last or self.words[i + 1].pos != "verb":
            return False
        return self.words[i - 1].is_nominal and self.words[i - 1].part == self.words[i].part

    def _gives_view(self, i: int) -> bool:
        """Say whether somebody gives his view or holds to it: يمكنها الإدلاء | برأيها، لم يدل | برأيه."""
        if not self.words[i].folded.startswith("براي"):
            return False
        roles, near = self.reader.roles, self.words[max(self.reader.bounds(i)[0], i - _WHO_VIEWS) : i]
        gives = any(w.pos == "verb" and "giving_view" in w.acts for w in near)
        return gives or any(w.stem.removesuffix("ا") in roles["view_given"] for w in near[-1:])

    def _phrase_matches(self, i: int, last: int, phrase: tuple[str, ...]) -> int | None:
        """Return where the phrase's source begins; a final ل may be written on the next word."""
        for k in range(1, len(phrase)):
            if i + k >= last:
                return None
            word = self.words[i + k]
            if phrase[k] == _TO and k == len(phrase) - 1:
                if word.folded == "ل":
                    return i + k + 1
                return i + k if "ل" in word.analysis.proclitics or word.folded.startswith("ل") else None
            if phrase[k] == _TO_WHAT and word.folded in ("لما", "ما"):
                continue
            if phrase[k] == _WHAT and word.analysis.proclitics == (_WHAT,):
                return i + k  # وفق | مايقوله
            if word.folded != phrase[k]:
                return None
        return i + len(phrase)

    def _np_attribution(self, i: int, end: int, last: int) -> AttributionPhrase | None:
        if end >= last:
            return None
        if "closing_noun" in self.words[end].roles and self.words[end].analysis.enclitics:
            return AttributionPhrase(end + 1, "closing", end + 1, None)
        told = "told_pronoun" in self.words[end].roles and self.words[i].pos != "verb"
        if told and self.words[i].text.endswith(("ا", "اً")):
            return AttributionPhrase(end + 1, "closing", end, None)  # وفقا لها
        phrase = self.reader.noun_phrase(end, last)
        if phrase is None:
            name = self.reader.names.get(end)
            phrase = Phrase(end, name.last) if name is not None else None
        phrase = self._before_participle(phrase)
        if (
            phrase is None
            or not (source_like(self.reader, phrase) or self._lists(phrase) or self._surname(phrase))
            or (self._as_laid_down(phrase) and not self._says_law(i, phrase))
            or self._on_request(i, phrase)
            or (self.words[i + 1].folded == "ذمه" and self._held_for(phrase))
            or self._governed(i)
            or (self.words[i].folded == "في" and self._within(i))  # أخطأت | في تقدير الطلب
        ):
            return None
        head = self.words[phrase.first]
        of_state = head.flags & Flag.STATE and "according_to" in self.words[i].roles
        if of_state and (self._within(i) or (head.pos == "noun" and head.analysis.definite)):
            return None  # تختلف الرسوم | بحسب الدولة; but ارتفع العدد، | بحسب باريس
        issuer = self._issuer(phrase, last)
        source = issuer or phrase
        stop = self._over_topic(source, last)
        whole = self.words[i].folded.removeprefix("و") in _SAYS_NOTHING
        cue_end = end if whole else min(i + 1, end)  # على حد قول | التجار، في رأي | التجار; بحسب | قول التجار
        behind = self._over_time(stop, last)
        end, medium = self._asides.after(i, source, behind, last)
        if medium is None and end <= behind:
            end = self._over_medium(i, stop, last)
        return AttributionPhrase(end, "np", cue_end, source, medium)

    def _over_topic(self, source: Phrase, last: int) -> int:
        """Return where a document ends with what it is about: وبحسب دراسة | حول النوم |، القيلولة مفيدة."""
        end, stop = topic_end(self.reader, source.first, source.last, last)
        return end if end and end == stop and stop < last and may_end(self.reader, stop) else source.last

    def _before_participle(self, phrase: Phrase | None) -> Phrase | None:
        """Return a phrase up to the participle with which its source goes on: بحسب مراسلنا | مشيرا إلى أن."""
        for k in range(phrase.first + 1, phrase.last) if phrase is not None else ():
            cue = self.cues.cue_at(k) if self.words[k].text.endswith(("ا", "اً")) else None
            if phrase is not None and cue is not None and cue.kind == "participle":
                return Phrase(phrase.first, k)
        return phrase

    def _issuer(self, phrase: Phrase, last: int) -> Phrase | None:
        """Return who gave out a statement: وبحسب بيان نشرته | الوزارة."""
        head = self.words[phrase.first]
        if "statement_of" not in head.stem_roles or head.analysis.definite or head.analysis.enclitics:
            return None
        k = phrase.first + 1
        if k + 1 >= last or not self.reader.gives_out(k):
            return None
        issuer = self.reader.noun_phrase(k + 1, last)
        return issuer if issuer is not None and source_like(self.reader, issuer) else None

    def _over_time(self, stop: int, last: int) -> int:
        while stop < last and self.reader.is_time(stop):
            stop += 1
        return stop

    def _over_medium(self, i: int, stop: int, last: int) -> int:
        """Return where a phrase ends that tells when or where it was said: ووفق الوزارة | في بيان على منصتها، ."""
        when = self._over_time(stop, last)
        if when > stop and (when == last or self.words[when].text in "،,."):
            return when
        if i != self.reader.bounds(i)[0] or stop + 1 >= last or self.words[stop].pos != "prep":
            return stop
        place = self.words[stop + 1]
        if not place.flags & (Flag.VENUE | Flag.DOCUMENT) or self.words[stop].analysis.enclitics:
            return stop
        comma = next((k for k in range(stop, min(last, stop + _RELATIVE)) if self.words[k].is_comma), stop)
        if any(w.pos == "verb" and w.folded not in _THROUGH for w in self.words[stop:comma]):
            return stop
        return comma

    def _within(self, i: int) -> bool:
        """Say whether what goes before is neither the beginning of the sentence nor a mark or comma."""
        first, _ = self.reader.bounds(i)
        return i > first and self.words[i - 1].pos != "punc"

    def _surname(self, phrase: Phrase) -> bool:
        """Say whether one word is the surname of somebody named in full: فادي العلي …، بحسب العلي."""
        word = self.words[phrase.first]
        return phrase.last - phrase.first == 1 and word.analysis.definite and word.core in self._surnames

    def _lists(self, phrase: Phrase) -> bool:
        """Say whether a document tells it that is none elsewhere: وفقا لقائمة الركاب."""
        return "list" in self.words[phrase.first].stem_roles and phrase.last - phrase.first > 1

    def _says_law(self, i: int, phrase: Phrase) -> bool:
        """Say whether a law at the front tells what holds: وبحسب لوائح النادي | يتعين; not how something was done."""
        law = "law" in self.words[phrase.first].stem_roles and i == self.reader.bounds(i)[0]
        following = self.words[phrase.last] if phrase.last < len(self.words) else None
        return law and following is not None and not (following.pos == "verb" and following.analysis.aspect == "p")

    def _on_request(self, i: int, phrase: Phrase) -> bool:
        """Say whether a phrase tells why something was done: عقد اجتماعا | بناء على طلب، قرر | بناء على تقرير."""
        if self.words[i].folded.removeprefix("و") not in self.reader.roles["basis"]:
            return False
        if self._of_reported_act(i, phrase) or self._on_evidence(i, phrase):
            return True
        first, _ = self.reader.bounds(i)
        decides = i > first and "deciding" in self.words[first].acts
        decides = decides or self._rests_on(i, first)
        return decides or "request" in self.words[phrase.first].stem_roles

    def _rests_on(self, i: int, first: int) -> bool:
        """Say whether what somebody made rests on something, with no comma between: أعدت خطة | بناء على دراسات."""
        if i == first or self.words[i - 1].pos == "punc" or self.words[i].folded != "بناء":
            return False
        for k in range(max(first, i - _MADE), i):
            word = self.words[k]
            acts = word.pos == "verb" and "making_plan" in word.acts
            if (acts or (word.pos == "noun" and "plan_made" in word.stem_roles)) and not self._told_of(k, i):
                return True
        return False

    def _told_of(self, deed: int, i: int) -> bool:
        """Say whether something is told of a deed up to word ``i``: تم تنفيذ | 80 بالمئة، وضع المرضى | مستقر."""
        for k in range(deed + 1, i):
            word, before = self.words[k], self.words[k - 1]
            tells = word.pos.startswith("adj") and not word.analysis.definite and before.analysis.definite
            if tells or word.pos == "verb" or (word.pos == "digit" and self.words[deed].pos == "noun"):
                return True
        return False

    def _of_reported_act(self, i: int, phrase: Phrase) -> bool:
        """Say whether no comma sets off what an act in a reported clause rests on: إنهم تحركوا | بناء على معلومات.

        استنادا tells as often whom the reporter has it from, unless the clause goes on; a person always tells that.
        """
        first, last = self.reader.bounds(i)
        head = self.words[phrase.first]
        if self.words[i - 1].pos == "punc" or self.words[i].text[0] == "و":
            return False
        if self.words[i].folded != "بناء":
            near = range(phrase.last, min(last, phrase.last + _RELATIVE) - 1)
            comma = next((k for k in near if self.words[k].is_comma), None)
            if comma is None or self.words[comma + 1].folded not in ("وان", "وبان"):
                return False  # أفاد بأن القصف أوقع قتلى | استنادا إلى شهادات
        if head.flags & (Flag.ANONYMOUS | Flag.GROUP | Flag.TITLE) or self.reader.kind_at(phrase.first) == "PER":
            return False
        that = next((k for k in range(i - 2, first, -1) if self.reader.is_complementizer(k)), None)
        return that is not None and any(self.cues.cue_at(k) is not None for k in range(first, that))

    def _on_evidence(self, i: int, phrase: Phrase) -> bool:
        """Say whether police acted on evidence, of which no figure tells: داهمت المنزل | بناء على معلومات."""
        first, _ = self.reader.bounds(i)
        if i == first or self.words[i - 1].pos == "punc" or self.words[i].folded != "بناء":
            return False
        if not any("police_act" in word.acts for word in self.words[first:i]):
            return False  # وغرقت السفينة | بناء على معلومات خفر السواحل
        evidence = "acts_on" in self.words[phrase.first].stem_roles
        return evidence and all(w.pos not in ("digit", "noun_num") for w in self.words[first:i])

    def _governed(self, i: int) -> bool:
        """Say whether a verb right before takes what reads as an attribution for its object: تحظى | باعتراف الدول."""
        if not i or self.words[i - 1].pos != "verb" or "according_to" in self.words[i].roles:
            return False
        return self.words[i].preposed.endswith("ب")

    def _held_for(self, phrase: Phrase) -> bool:
        """Say whether what follows على ذمة does not tell it: موقوف على ذمة | التحقيق، حافلات على ذمة | الجماهير."""
        head = self.words[phrase.first]
        return "custody" in head.stem_roles or bool(head.flags & Flag.GROUP)

    def _as_laid_down(self, phrase: Phrase) -> bool:
        """Say whether a phrase is what is laid down: القانون، اللوائح; not a body: برنامج الأمم المتحدة للبيئة."""
        name = self.reader.names.get(phrase.first)
        body = name is not None and name.kind == "ORG" and name.own
        charges = self.words[phrase.first + 1 : phrase.last][:1]  # لائحة الاتهام
        return (
            "norm" in self.words[phrase.first].stem_roles
            and not body
            and self.reader.person_within(phrase.first, phrase.last) is None  # وبحسب الحاجة | فوزية
            and not any("charge" in word.stem_roles for word in charges)
        )

    def _tells_how(self, i: int) -> bool:
        """Say whether "as" tells how something is or is not, and gives no clause: لم يكن الأمر | كما قال الوزير."""
        if i - _HOW < self.reader.bounds(i)[0]:
            return False
        verb, noun = self.words[i - _HOW].folded.removeprefix("و"), self.words[i - 1]
        linking = verb in self.reader.roles["becoming"] or verb in self.reader.roles["was"]
        return linking and noun.pos == "noun" and bool(noun.analysis.definite)

    def _verb_attribution(self, i: int, end: int, last: int) -> AttributionPhrase | None:
        if end >= last:
            return None
        opening = self.words[i].folded if self.words[i].folded != "وكما" else "كما"
        bare = self.cues.cue_at(end)
        if bare is None or bare.entry.kind == "relay":
            published = self._published(end, last)
            if published is not None:
                return published
        if self.words[i].folded == "علي" and self._only_object(i, end, bare):
            return None
        if "learning" in self.words[end].acts:
            return self._learnt(end, last)
        if bare is None or bare.kind != "verb" or bare.entry.kind in ("label", "demand", "commit"):
            return None
        if all(o.analysis.voice == "p" for o in self.words[end].options if o.cue):
            return None  # كما | قيل: nobody is said to have said it
        if opening == "كما" and "imagining" in bare.entry.roles:
            return None  # ليس الرمال كما يظن الزوار، بل …
        if "law_verb" in bare.entry.roles and i > self.reader.bounds(i)[0]:
            return None  # تتخذ الإجراءات بحقه | وفقا لما تنص عليه اللائحة
        frame = scan(self.cues, bare, last)
        told_by = self.words[frame.subject.first].folded if frame.subject is not None else ""
        ours = not told_by and self._we_said(end) and not self._between_commas(i, end, last)
        picked = told_by in PICKED and frame.subject is not None and frame.subject.last - frame.subject.first > 1
        vague = told_by in self.reader.roles["vague"] and not picked  # كما قال | أحد الناجين |: one of few
        if (opening == "كما" and (vague or self._tells_how(i))) or ours:
            return None  # ليست مؤامرة كما ادعى البعض
        strict = opening in self.reader.roles["just_as"]
        result = opens_result(frame, self.words)
        opener = "" if result or self._opens_after_comma(frame) or self._sets_off(frame) else frame.opener
        if opener not in (("",) if strict else ("", "complement")) or (frame.subject is None and opening == "كما"):
            if not (opener == "" and end + 1 <= last and frame.subject is None):
                return None
        stop = frame.subject.last if frame.subject is not None else end + 1
        stop = self._over_time(stop, last)
        if stop < last and self.words[stop].text == "(":
            stop = self.reader.close_bracket(stop, last)  # مساء الأحد (15 أيلول)
        medium = frame.medium if frame.medium is not None and frame.medium.first <= stop + 1 else None
        if medium is not None:
            stop = self._over_more(medium, max(stop, medium.last), last)
        stop = self._over_relative(frame.subject, self._over_complement(stop, last), last)
        closes = stop >= last or self.words[stop].text in "،,.؛-–—"
        closes = closes or self.words[stop].folded in RESULT  # وكما قال الوزير | فإن
        counted = opening != "كما" and stop < last and self.words[stop].pos in ("digit", "noun_num")
        if not closes and not counted and (strict or self.words[stop].pos not in ("conj", "conj_sub", "prep", "adv")):
            return None
        return AttributionPhrase(stop, "verb", end + 1, frame.subject, medium)

    def _only_object(self, i: int, verb: int, cue: Frame | None) -> bool:
        """Say whether a clause behind على is what a verb has: لم تعلق على ما | ورد | فيه، على ما | يعتبره | خطأ.

        So where it is what somebody answers: في رده | على ما أورده | الناطق.

        A comma before it sets it off from the verb: ستبقى مرتفعة، على ما | يراه | المحلل فلان.
        """
        if "come_in" in self.words[verb].roles:
            return True
        reply = self.words[i - 1] if i else None
        noun = self.reader.lexicon.masdar(reply.stem, reply.analysis.lemma) if reply is not None else None
        if (noun is not None and "responding" in noun.roles) or (reply is not None and "in_answer" in reply.roles):
            return True  # في رده، تعليقا | على ما أورده الناطق
        if cue is None or cue.entry.kind != "opinion" or not self.words[verb].analysis.enclitics:
            return False
        return i == 0 or self.words[i - 1].text not in ("،", ",")

    def _we_said(self, verb: int) -> bool:
        """Say whether a verb with no subject is what the speaker said before: تأخر البناء كما | ذكرنا | سابقا."""
        word = self.words[verb]
        if word.analysis.enclitics and word.analysis.enclitics != ("نا",):
            return False
        ours = (o.analysis for o in word.options if o.analysis.pos == "verb" and o.analysis.person == "1")
        return any((a.number, a.aspect) == ("p", "p") and not a.enclitics for a in ours)

    def _between_commas(self, i: int, verb: int, last: int) -> bool:
        """Say whether commas set it off in a clause that is reported: قال إن المشروع |، كما ذكرنا |، سيكتمل."""
        first, _ = self.reader.bounds(i)
        closed = any(w.is_comma for w in self.words[verb + 1 : min(last, verb + 3)])  # كما أعلنا سابقا،
        apart = i > first and self.words[i - 1].is_comma and closed
        return apart and any(self.reader.is_complementizer(k) for k in range(first, i))

    def _over_more(self, medium: Phrase, stop: int, last: int) -> int:
        """Return the mark after a clause that says more of where it was said: في بيان | وزعته الشركة."""
        word = self.words[stop] if stop < last else None
        if word is None or word.pos != "verb" or word.analysis.proclitics or stop != medium.last:
            return stop
        head = self.words[medium.first + (self.words[medium.first].pos == "prep")]
        if head.analysis.definite or not head.flags & (Flag.VENUE | Flag.DOCUMENT):
            return stop
        return next((k for k in range(stop, min(last, stop + _RELATIVE)) if self.words[k].text in "،,.؛"), stop)

    def _learnt(self, verb: int, last: int) -> AttributionPhrase | None:
        """Read from whom it was learnt: وحسب ما علمت الصحيفة | من مصدر; that it was is no report."""
        about = verb + 1 < last and self.words[verb + 1].pos == "prep" and self.words[verb + 1].analysis.enclitics
        k = self._over_time(verb + (2 if about else 1), last)  # علمت | به
        outlet = self.reader.noun_phrase(k, last) if k < last else None
        k = self._over_time(outlet.last, last) if outlet is not None else k
        if k + 1 >= last or "learnt_from" not in self.words[k].roles:
            return None
        source = self.reader.noun_phrase(k + 1, last)
        if source is None or not source_like(self.reader, source):
            return None
        return AttributionPhrase(source.last, "verb", verb + 1, source, outlet)

    def _published(self, verb: int, last: int) -> AttributionPhrase | None:
        """Read what an outlet published, and from whom: حسبما | تناقلت | الصحف، ووفق ما | نقلت | رويترز عن مصدر."""
        word = self.words[verb]
        if word.pos != "verb" or "publishing" not in word.analysis.lemma_roles:
            return None
        outlet = self.reader.noun_phrase(verb + 1, last) if verb + 1 < last else None
        if outlet is None or not source_like(self.reader, outlet):
            return None
        source, stop = outlet, outlet.last
        if stop + 1 < last and self.words[stop].folded == "عن":
            behind = self.reader.noun_phrase(stop + 1, last)
            if behind is not None and source_like(self.reader, behind):
                source, stop = behind, behind.last
        stop = self._over_time(stop, last)
        closes = stop >= last or self.words[stop].text in "،,.؛-–—" or self.reader.is_complementizer(stop)
        return AttributionPhrase(stop, "verb", verb + 1, source) if closes else None

    def _opens_after_comma(self, frame: Frame) -> bool:
        """Say whether marks open in a relative clause, and so for another cue: ذكر فلان، الذي قال "…"."""
        if frame.subject is None or frame.opener != "quote":
            return False
        between = self.words[frame.subject.last : frame.at]
        if any(w.text in "،,؛" and v.pos == "pron_rel" for w, v in pairwise(between)):
            return True
        at = frame.subject.last  # ذكر فلان | الذي أشار | إلى "…"
        other = self.cues.cue_at(at + 1) if between and self.words[at].pos == "pron_rel" else None
        return other is not None and other.kind == "verb" and other.cue_last <= frame.at

    def _sets_off(self, frame: Frame) -> bool:
        """Say whether a comma ends the attribution and its sentence goes on: …، كما قال الوزير | ، لكنها قد ترتفع."""
        stop = frame.subject.last if frame.subject is not None else frame.cue + 1
        if stop >= len(self.words) or not self.words[stop].is_comma:
            return False
        if frame.subject is None:
            return self._within_clause(frame.cue)  # ويصعب، | كما تقول | ، تحويل النتائج إلى نصيحة
        return frame.opener == "bare" or (frame.opener == "complement" and self._within_clause(frame.cue))

    def _within_clause(self, i: int) -> bool:
        """Say whether the phrase of the verb at word ``i`` stands behind a comma: الأسعار، | كما أكد فلان | ، ثابتة."""
        first = self.reader.bounds(i)[0]
        return i - first > _SET_OFF and self.words[i - 2].is_comma

    def _over_relative(self, subject: Phrase | None, stop: int, last: int) -> int:
        """Return the mark after what says more of a source or place: كما بينت دراسة | أعدتها الجمعية، في منتدى."""
        if stop < last and self.words[stop].pos == "pron_rel":
            return next((k for k in range(stop, min(last, stop + _RELATIVE)) if self.words[k].text in "،,.؛"), stop)
        if subject is None or self.words[subject.first].analysis.definite or stop >= last:
            return stop
        word = self.words[stop]
        if word.pos != "verb" or word.analysis.proclitics or stop != subject.last:
            return stop
        return next((k for k in range(stop, min(last, stop + _RELATIVE)) if self.words[k].text in "،,.؛"), stop)

    def _over_complement(self, stop: int, last: int) -> int:
        """Return the end of whom it was told, where the phrase then ends: على ما أفاد فلان وكالة الساحل."""
        phrase = self.reader.noun_phrase(stop, last) if stop < last else None
        if phrase is None or not source_like(self.reader, phrase):
            return stop
        return phrase.last if phrase.last >= last or self.words[phrase.last].text in "،,.؛" else stop
