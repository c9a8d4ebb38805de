"""Find marked speech without an opener: before its cue, in fragments, and in sentences of its own."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.admission import Admission
from pipeline.language.detection.frame import SKIPPED, Frame
from pipeline.language.detection.ground import Ground, OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.papers import issuer_before
from pipeline.language.detection.reopened import Reopening
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Statement
from pipeline.language.lexicon import Flag, bare_lemma
from pipeline.language.marks import Quoted
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["MarkedSpeechFinder"]

_FRAGMENT_REACH: Final = 14  # words from a cue to the marked words that it governs
_HALF: Final = 14  # words from who says it to the second half
_NAMED: Final = 5  # words of who is named in marks, with both marks
_LIKE: Final = 2  # words of "such as": من بينها
_SHORT_END: Final = 9  # words from an opening mark over a few words to the cue behind them
_SPEAKS: Final = Flag.TITLE | Flag.GROUP | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.COMMON_PERSON | Flag.STATE
_OURS: Final = (("ي",), ("نا",))
_DOTS: Final = ("..", "...", "....", "…", "-", "–", "—")
_LEADS_ON: Final = ("و", "ف", "ل")  # "…"، | فأجاب، ليرد: what is marked before is another's
_JOINTS: Final = ("و", "او", "،", ",")


class MarkedSpeechFinder(OnGround):
    """Finds what stands in marks and no frame has taken."""

    def __init__(self, ground: Ground, admission: Admission) -> None:
        """Take the section and who decides which cues count."""
        super().__init__(ground)
        self.admission = admission
        self.reopening = Reopening(ground)

    def find_before_cues(self) -> None:
        """Add marked speech before its cue: "…"، قال فلان; a second stretch after it goes with the first."""
        found: list[tuple[Frame, list[tuple[int, int]]]] = []
        for frame in self.ground.frames:
            if (
                frame.kind != "verb"
                or not (frame.entry.kind in ("say", "state", "ask", "opinion") or self._thus(frame))
                or any(p in _LEADS_ON for p in self.words[frame.cue].analysis.proclitics)
            ):
                continue
            quoted = self.marks.before(frame.cue)
            if quoted is None or quoted.start in self.ground.used or not self._same_paragraph(quoted, frame.cue):
                continue
            if self._set_in_front(quoted, frame):
                continue  # وبعد نجاح "باب البحر"، قال فلان إنه سعيد
            if self._ends_clause(quoted, frame):
                continue  # ستغلق الحدود لمدة "غير محددة"، كما أكد وزير الداخلية
            teller = self._teller(quoted, frame)
            if teller is None and self._names_subject(quoted, frame):
                continue  # «الفاف» تستبعد إقالة المدرب
            if frame.opener and (self._opens_sentence(frame) or self.marks.is_asked(quoted)):
                continue  # "…". يضيف، تبدأ: the cue opens a sentence and has content of its own
            behind = self._behind_colon(frame)
            if behind and not self._first_half(quoted, frame):
                continue  # في رده على مقولة "…"، قال فلان: "…"
            self.ground.used.add(quoted.start)
            spans = [self.ground.inner(quoted), *(behind or self._second_half(frame))]
            if self.ground.number == 1:
                spans += self.reopening.behind(frame, quoted.depth)
            found.append((frame if teller is None else frame.said_by(teller, "after"), spans))
        self.ground.found.drop_cues([self.words[frame.cue].start for frame, _ in found])
        for frame, spans in found:
            self.ground.add(frame, spans, "direct", "quote_before_cue", 0.88)

    def _set_in_front(self, quoted: Quoted, frame: Frame) -> bool:
        """Say whether marks end what is set in front of a cue with a clause: وعن كواليس | "البحر"، قال إنها."""
        first, i = self.reader.bounds(frame.cue)[0], self.reader.word_at(quoted.start)
        if frame.opener != "clause" or first + 1 >= i or not self.words[i - 1].is_nominal:
            return False
        lead = self.words[first]
        leads = lead.pos == "prep" or lead.folded.removeprefix("و") in self.reader.roles["before_after"]
        return leads and all(w.pos not in ("verb", "punc", "pron_rel") for w in self.words[first:i])

    def _thus(self, frame: Frame) -> bool:
        """Say whether a verb of describing takes up words before it: "…"، بهذه الكلمات | وصف فلان المشهد."""
        before, k = self.words[frame.cue - 1].folded if frame.cue else "", frame.cue - 2
        if frame.entry.kind != "label" or frame.opener not in ("", "complement") or frame.subject_side != "after":
            return False
        return before in self.reader.roles["thus"] or (
            k >= 0 and "with_this" in self.words[k].roles and self.words[k + 1].pos == "noun"
        )

    def _opens_sentence(self, frame: Frame) -> bool:
        """Say whether a stop stands before a cue, or before the "also" that leads it: "…". | كما | روت الجارة أنها."""
        k = frame.cue - 1
        if frame.opener == "clause" and "just_as" in self.words[k].roles:
            k -= 1
        return k >= 0 and self.words[k].text == "."

    def _names_subject(self, quoted: Quoted, frame: Frame) -> bool:
        """Say whether a word or two in marks, with no comma after them, are who does what the verb says."""
        begin, end = self.reader.word_at(quoted.start), self.reader.word_at(quoted.end)
        if end != frame.cue or self.marks.kind(quoted) is not MarkedKind.FRAGMENT:
            return False
        return end - begin <= _NAMED and (frame.subject is None or frame.subject_side != "after")

    def _teller(self, quoted: Quoted, frame: Frame) -> Phrase | None:
        """Return the source after a verb of saying whose subject would else be the marks: "كارثة" يقول | المدير."""
        taken = frame.subject is None or frame.subject.first >= self.reader.word_at(quoted.start)
        _, last = self.reader.bounds(frame.cue)
        if frame.entry.kind != "say" or frame.subject_side == "after" or not taken or frame.cue_last >= last:
            return None
        phrase = self.reader.noun_phrase(frame.cue_last, last)
        told = phrase is not None and self.words[phrase.first].preposed == "ل"  # كما قال | للصحفيين
        return phrase if phrase is not None and not told and source_like(self.reader, phrase) else None

    def _ends_clause(self, quoted: Quoted, frame: Frame) -> bool:
        """Say whether a word or two in marks end a clause that "as" gives to somebody as a whole."""
        first, i = self.reader.bounds(frame.cue)[0], self.reader.word_at(quoted.start)
        just_as = "just_as" in self.words[frame.cue - 1].roles
        if self.words[i - 1].text == ":":
            return False
        if just_as and frame.cue - 1 in self.ground.attributions and self._predicate(first, i, frame):
            return True
        if not just_as or (self.marks.kind(quoted) is MarkedKind.SPEECH and frame.cue - i > _SHORT_END):
            return False
        return any(w.pos == "verb" for w in self.words[first:i]) and not frame.opener

    def _predicate(self, first: int, i: int, frame: Frame) -> bool:
        """Say whether marks at word ``i`` run on from the subject of their sentence: القرار | "خطأ"، كما قال.

        A person there speaks himself, if nobody is named behind: المدرب | "سعيد بالفوز"، كما قال.
        """
        if frame.subject_side != "after" and (
            self.words[first].flags & Flag.TITLE or self.reader.kind_at(first) in ("PER", "TITLE")
        ):
            return False
        if not first < i or self.ground.frames_in(first, i) or self.words[i].part != self.words[first].part:
            return False
        head, before = self.words[first], self.words[i - 1]
        named = head.pos == "noun" and (head.analysis.definite or self.words[first + 1].analysis.definite)
        named = named or self.reader.kind_at(first) is not None
        runs_on = all(w.pos != "punc" for w in self.words[first:i]) and before.pos != "prep"
        runs_on = runs_on and not self.words[i + 1].analysis.definite  # اللاعب | "الأسطورة"، كما قال
        return bool(named) and runs_on

    def _same_paragraph(self, quoted: Quoted, i: int) -> bool:
        before = self.reader.word_at(quoted.inner_end) - 1
        parts = self.ground.parts
        return parts[self.words[before].part].paragraph == parts[self.words[i].part].paragraph

    def _behind_colon(self, frame: Frame) -> list[tuple[int, int]]:
        """Return the marked speech that a cue has behind its colon: "…"، قال فلان: | "…"."""
        own = self.ground.found.with_cue_at(self.words[frame.cue].start)
        end = self.words[frame.cue_last - 1].end
        behind = [s for s in own if s.rule == "quote_after_colon" and s.start > end]
        if any(w.pos == "verb" for s in behind for w in self.words[frame.cue_last : self.reader.word_at(s.start)]):
            return []  # "…"، يقول فلان، قبل أن يستدرك: "…"
        return [span for s in behind for span in s.spans]

    def _first_half(self, quoted: Quoted, frame: Frame) -> bool:
        """Say whether marked speech begins its sentence, and asks nothing that the speaker behind it answers."""
        i, j = self.reader.word_at(quoted.start), self.reader.word_at(quoted.inner_end)
        asks = self.words[j - 1].text == "؟" and "answering_to" in frame.entry.roles
        return not asks and all(w.pos == "punc" for w in self.words[self.reader.bounds(i)[0] : i])

    def _second_half(self, frame: Frame) -> list[tuple[int, int]]:
        _, last = self.reader.bounds(frame.cue)
        start = frame.subject.last if frame.subject is not None and frame.subject_side == "after" else frame.cue_last
        for j in range(start, min(last, start + _HALF)):
            quoted = self.reader.marked(j)
            if quoted is not None and quoted.start not in self.ground.used and self.words[j - 1].text in "،,:":
                self.ground.used.add(quoted.start)
                return [self.ground.inner(quoted)]
            meanwhile = "while_he" in self.words[j - 1].roles  # تقول فلانة | وهي ترتب شالها، "…"
            if (self.words[j].pos == "verb" and not meanwhile) or self.cues.cue_at(j) is not None:
                break
        return []

    def find_after_colons(self) -> None:
        """Add marked speech after a colon without a cue: وقف الرجل أمام منزله: "لن أرحل"."""
        for quoted in self.marks.all:
            if quoted.start in self.ground.used or quoted.depth or self.marks.kind(quoted) is not MarkedKind.SPEECH:
                continue
            i = self.reader.word_at(quoted.start)
            if not 0 < i < len(self.words) or self.words[i - 1].text != ":":
                continue
            if self.words[i].text == "(" and i > 1 and self.words[i - 2].pos == "pron":
                continue  # ثلاثة موهوبين، وهم: (فلان، فلان)
            part = self.words[i].part
            if self.ground.parts[part].kind in SKIPPED or self.ground.found.covers(i):
                continue
            first = self.reader.section.bounds[self.words[i - 1].part][0]
            self.ground.used.add(quoted.start)
            source = issuer_before(self.cues, i - 1) or self.ground.subjects.clause_subject(first, i - 1)
            if source is not None and self._replies(source):
                self._with_reply(quoted, i, source)
            else:
                self._without_cue(quoted, i, "quote_after_colon_alone", source)

    def _replies(self, phrase: Phrase) -> bool:
        """Say whether a phrase is what somebody answers: فكان | رد رستم | : "…"."""
        named = phrase.last - phrase.first > 1 and source_like(self.reader, Phrase(phrase.first + 1, phrase.last))
        return named and "reply_noun" in self.words[phrase.first].stem_roles

    def _with_reply(self, quoted: Quoted, i: int, phrase: Phrase) -> None:
        noun = self.words[phrase.first]
        self.ground.found.add(Statement(
            self.ground.number, (self.ground.inner(quoted),), "direct", "quote_after_colon_alone", 0.6,
            self.words[i].part, cue=(noun.start, noun.end), lemma=noun.analysis.lemma, cue_kind="noun",
            source=(phrase.first + 1, phrase.last),
        ))  # fmt: skip

    def _without_cue(self, quoted: Quoted, i: int, rule: str, source: Phrase | None = None) -> None:
        self.ground.found.add(Statement(
            self.ground.number, (self.ground.inner(quoted),), "direct", rule, 0.55, self.words[i].part,
            source=None if source is None else (source.first, source.last),
            hint="following" if rule == "marked_heading" else "previous", cue_kind="",
        ))  # fmt: skip

    def find_fragments(self) -> None:
        """Add marked words with a cue somewhere before them in the sentence: وصف القرار بأنه "كارثي"."""
        for quoted in self.marks.all:
            if quoted.start in self.ground.used or not quoted.closed:
                continue
            kind = self.marks.kind(quoted)
            if kind is MarkedKind.NAME or any(q.start in self.ground.used for q in self.marks.holding(quoted)):
                continue
            i = self.reader.word_at(quoted.start)
            if i >= len(self.words) or self.ground.parts[self.words[i].part].kind in SKIPPED:
                continue
            frame = self._governing(i)
            if frame is None or (kind is MarkedKind.FRAGMENT and not self._may_mark(frame)):
                continue
            self._add_fragment(frame, quoted, i)

    def _may_mark(self, frame: Frame) -> bool:
        """Say whether a cue may govern a word or two in marks."""
        return frame.entry.kind in ("label", "opinion", "state") and "no_complement" not in frame.entry.roles

    def find_wordings(self) -> None:
        """Add words in marks that a noun says somebody to have used: استخدموا عبارات مثل "…"، شعارات من قبيل "…"."""
        for i, word in enumerate(self.words):
            if "wording" not in word.stem_roles or self.ground.parts[word.part].kind in SKIPPED:
                continue
            k = self._over_such_as(i + 1)
            if k == i + 1 or k >= len(self.words) or self.words[k].part != word.part:
                continue
            first, _ = self.reader.bounds(i)
            if not self._uttered(first, i):
                continue  # حذفت الشركة عبارات مثل "…", ويتبادلون عبارات مثل "كل عام وأنتم بخير"
            spans = self._chain(k)
            if not spans:
                continue
            begin = next((m + 1 for m in range(i - 1, first, -1) if self.reader.is_complementizer(m)), first)
            source = self.ground.subjects.clause_subject(begin, i)
            self.ground.found.add(Statement(
                self.ground.number, tuple(spans), "direct", "marked_wording", 0.6, word.part,
                cue=(word.start, word.end), lemma=word.analysis.lemma, cue_kind="noun",
                source=None if source is None else (source.first, source.last),
            ))  # fmt: skip

    def _over_such_as(self, i: int) -> int:
        """Return the word after ``مثل``, ``من قبيل``, ``من بينها``."""
        words, like = self.words[i : i + _LIKE], self.reader.roles["such_as"]
        if words and words[0].folded in like:
            return i + 1
        return i + 2 if len(words) > 1 and words[0].folded == "من" and words[1].folded in like else i

    def _uttered(self, first: int, i: int) -> bool:
        """Say whether somebody used the words: the nearest verb is in the past, or the participle right before."""
        uttering = self.reader.roles["uttering"]
        if i > first and self.words[i - 1].folded in uttering:
            return True  # رافعين | شعارات
        verb = next((w for w in reversed(self.words[first:i]) if w.pos == "verb"), None)
        return verb is not None and verb.analysis.aspect == "p" and bare_lemma(verb.analysis.lemma) in uttering

    def _chain(self, i: int) -> list[tuple[int, int]]:
        """Return what stands in marks from word ``i``, and in those joined to them by و، أو or a comma."""
        spans: list[tuple[int, int]] = []
        quoted = self.reader.marked(i)
        while quoted is not None and quoted.closed:
            spans.append(self.ground.inner(quoted))
            self.ground.used.add(quoted.start)
            k = self.reader.word_at(quoted.end)
            while k < len(self.words) and self.words[k].folded in _JOINTS:
                k += 1
            quoted = self.reader.marked(k) if k < len(self.words) else None
        return spans

    def _governing(self, i: int) -> Frame | None:
        first, _ = self.reader.bounds(i)
        position = self.words[i].start
        for frame in reversed(self.ground.frames_in(max(first, i - _FRAGMENT_REACH), i)):
            cue = self.words[frame.cue].start
            if self.marks.around(cue) is not None:
                continue
            if frame.opener == "clause" and any(s.end <= position for s in self.ground.found.with_cue_at(cue)):
                return None
            if frame.subject is not None and frame.subject.first < i < frame.subject.last:
                return None  # ونفت مصادر | "الأفق" | ما تردد
            if self.admission.by_nobody(frame) or self._suffered(frame):
                return None  # ووصف | بأنه "أحد أشهر الشعراء"، ووُصفت الحفلة بأنها "الأكبر"
            return frame if self.admission.allows(frame.opened("quote", frame.at)) else None
        return None

    def _suffered(self, frame: Frame) -> bool:
        """Say whether a verb of describing is written as a passive."""
        return self.words[frame.cue].analysis.voice == "p" and "takes_object" in frame.entry.roles

    def _add_fragment(self, frame: Frame, quoted: Quoted, i: int) -> None:
        begin, end = self.ground.inner(quoted)
        previous = self.words[i - 1]
        kind = "direct"
        if self.reader.is_complementizer(i - 1) and i - 1 > frame.cue:
            begin, end, kind = previous.start, self.words[self.reader.word_at(quoted.end) - 1].end, "mixed"
        self.ground.used.add(quoted.start)
        self.ground.add(frame, [(begin, end)], kind, "marked_fragment", 0.6)

    def find_left_over(self) -> None:
        """Add marked speech that fills its own sentence and follows a statement and so goes on with its source."""
        for quoted in self.marks.all:
            if quoted.start in self.ground.used or quoted.depth:
                continue
            if self._says_of_it(quoted):
                self._half_marked(quoted)
                continue
            opens = self._opens_headline(quoted)
            if self.marks.kind(quoted) is not MarkedKind.SPEECH and not (opens and self._voiced(quoted)):
                continue
            i = self.reader.word_at(quoted.start)
            if i >= len(self.words) or self.ground.parts[self.words[i].part].kind in SKIPPED:
                continue
            first, last = self.reader.bounds(i)
            if (
                (i - first > 1 and not self._follows(first, i))
                or (last - self.reader.word_at(quoted.end) > 1 and not opens)
                or (not self.ground.found.all() and self.ground.number)
            ):
                continue
            if self.ground.number == 1 and self.ground.parts[self.words[i].part].kind != "body":
                continue
            if opens and self._work_after(quoted):
                continue
            self.ground.used.add(quoted.start)
            heading = self.marks.is_heading(quoted) or opens
            source = self._after_dots(quoted) if opens else self._before_dots(i)
            self._without_cue(quoted, i, "marked_heading" if heading else "marked_alone", source)

    def _says_of_it(self, quoted: Quoted) -> bool:
        """Say whether a headline names a thing, and all the rest is what somebody says of it: النوم | "يحمي القلب".

        Whoever is named before marks may say what they hold.
        """
        i = self.reader.word_at(quoted.start)
        if self.ground.number or not 0 < i < len(self.words):
            return False
        first, last = self.reader.bounds(i)
        before, opens = self.words[first:i], self.words[i + 1]
        if i == first or self.reader.word_at(quoted.end) < last or before[-1].flags & Flag.NAMING:
            return False
        if before[-1].pos == "prep" or not all(w.is_nominal or w.pos in ("prep", "adv") for w in before):
            return False
        speaks = self.reader.kind_at(first) is not None or before[0].flags & _SPEAKS
        if speaks or opens.analysis.person == "1":
            return False  # الوزير | "لن نرفع الضرائب"
        if any(w.analysis.enclitics in _OURS for w in before):
            return True  # بقائي هنا | "هدية"
        verb = opens.pos == "verb" and opens.analysis.aspect == "i" and not opens.analysis.proclitics
        says = verb or "denies_or_may" in opens.roles
        return says and not before[0].flags & Flag.NAMING and self.marks.kind(quoted) is not MarkedKind.NAME

    def _half_marked(self, quoted: Quoted) -> None:
        """Add a headline of which the predicate alone is in marks."""
        self.ground.used.add(quoted.start)
        part = self.words[self.reader.word_at(quoted.start)].part
        begin = self.words[self.reader.section.bounds[part][0]].start
        self.ground.found.add(Statement(
            self.ground.number, ((begin, quoted.end),), "mixed", "marked_heading", 0.55, part, hint="first",
            cue_kind="",
        ))  # fmt: skip

    def _follows(self, first: int, i: int) -> bool:
        """Say whether nothing but what says that it follows, and a comma, stand before the marks: ولذا، | "…"."""
        hence = (w.folded.removeprefix("و") in self.reader.roles["hence"] for w in self.words[first : i - 1])
        return self.words[i - 1].is_comma and self.ground.number == 1 and all(hence)

    def _voiced(self, quoted: Quoted) -> bool:
        """Say whether a few words are somebody's voice, not a name: "أنا بريء", "لا تراجع", "قلبي معكم"."""
        if self.marks.kind(quoted) is MarkedKind.NAME:
            return False
        words = self.words[self.reader.word_at(quoted.inner_start) : self.reader.word_at(quoted.inner_end)]
        if len(words) < 2:
            return False
        speaks = "speaking_pronoun" in words[0].roles or words[0].pos == "part_neg"
        return speaks or any(e in ("ي", "نا", "كم") for w in words for e in w.analysis.enclitics)

    def _work_after(self, quoted: Quoted) -> bool:
        """Say whether marks and dots open a headline with the title of a work: "لن نرحل".. فيلم جديد عن المخيم."""
        after = self.reader.word_at(quoted.end) + 1
        return after < len(self.words) and self.words[after].flags & Flag.NAMING > 0

    def _before_dots(self, i: int) -> Phrase | None:
        """Return who fills a headline up to the dots before the marks at word ``i``: شقيق الضحية.. "لن نقبل العزاء"."""
        if self.ground.number or i < 1 or self.words[i - 1].text not in _DOTS:
            return None
        phrase = self.reader.noun_phrase(0, i - 1)
        return phrase if phrase is not None and phrase.last == i - 1 and source_like(self.reader, phrase) else None

    def _after_dots(self, quoted: Quoted) -> Phrase | None:
        """Return who the headline goes on with, where he is somebody certain: "لم أسرق شيئا".. المتهم يصرخ."""
        start, last = self.reader.word_at(quoted.end) + 1, len(self.words)
        phrase = self.reader.noun_phrase(start, last) if start < last else None
        if phrase is None or not source_like(self.reader, phrase):
            return None
        words = self.words[phrase.first : phrase.last]
        tells = phrase.last < last and self.cues.cue_at(phrase.last) is not None  # "لن أتوقف".. أب | يروي
        certain = tells or words[0].analysis.definite or any(w.analysis.definite for w in words[1:3])
        person = self.reader.person_within(phrase.first, phrase.last) is not None
        acts = phrase.last >= last or self.words[phrase.last].pos in ("verb", "punc")
        where = phrase.last < last and "headline_where" in self.words[phrase.last].roles
        acts = acts or (person and where)  # "لن نستسلم".. فلان | بعد الفوز
        return phrase if (certain or person) and acts else None

    def _opens_headline(self, quoted: Quoted) -> bool:
        """Say whether a headline opens with what somebody says, and dots: "لن نرحل".. سكان الحي يعتصمون."""
        after = self.reader.word_at(quoted.end)
        if self.ground.number or after >= len(self.words):
            return False
        colon = self.words[after].text == ":"  # "لن نرحل": فلان يحسم الجدل
        return self.words[after].text in _DOTS or (colon and self._after_dots(quoted) is not None)
