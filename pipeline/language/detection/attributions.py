"""Make statements from attribution phrases: وفقاً لـ، بحسب، كما قال."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pipeline.language.detection.attribution_phrases import AttributionPhrase
from pipeline.language.detection.frame import LEADING, PREPOSITIONS, SKIPPED, Frame
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.document import Statement
from pipeline.language.lexicon import RESULT, Flag, bare_lemma, lemma_key, told_gender
from pipeline.language.nominal import NOMINAL, NOMINAL_OR_DIGIT, PRONOUNS, has_preposition, preposed
from pipeline.language.phrasing.dateline import after_dateline
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["AttributionFinder"]

_INSERTION = 14  # words
_INSERTED_AFTER = 3  # words before an attribution that no commas set off
_REPORT = 3  # words from an outlet to the verb of the report that it passes on
_SPOKEN = 2  # words of على حسب
_TIME = 4  # words of صباح يوم الأحد المقبل
_SHORTEST = 3  # words of a clause that may be anything
_TURN = 5  # words
_TAKES = ("الي", "من", "عن")
_CLAUSE = 4  # words at least
_EXAMPLE = 5  # words of فعلى سبيل المثال with both commas
_FRAGMENTS = ("marked_complement", "marked_fragment", "quote_after_cue")  # rules of what an act has in marks
_WILL = ("لن", "سوف")
_DASHES = ("-", "–", "—", "--")


class AttributionFinder(OnGround):
    """Finds the clauses that attribution phrases belong to."""

    def find(self) -> None:
        """Add the statements of all attribution phrases."""
        sourced = sorted(i for i, phrase in self.ground.attributions.items() if phrase.source is not None)
        for i, phrase in self.ground.attributions.items():
            number = self.words[i].part
            if self.ground.parts[number].kind in SKIPPED:
                continue
            first, last = self.reader.section.bounds[number]
            outer = self._opening_clause(i)
            if outer is not None and self._of_somebody(phrase):
                self._within_clause(i, phrase, outer)
                continue
            main = self._ending_at(first, i)
            round_it = self._round_relative(first, i, main, phrase) if main is not None else []
            act = main or self._fragment_before(i)
            whole = self._round_act(first, i, act, phrase) if act is not None else []
            if whole:
                self._add(i, phrase, whole)
                continue
            if round_it:
                self._add(i, phrase, round_it)
            elif main is not None:
                self._pass_on(main, phrase)
            if main is not None or self.ground.found.covers(i) or self._opens_later(first, i):
                continue
            named = bisect_right(sourced, i)
            if phrase.source is None and phrase.kind == "verb" and named < len(sourced) and sourced[named] < last:
                continue  # الأسعار، | كما يقول، ثابتة، بحسب التاجر فلان
            told = self._told_behind(phrase, first, i)
            if told is not None:
                self._pass_on(told, phrase)
                continue
            judged = self._judging(first, i, phrase)
            if judged is not None:
                assert judged.subject is not None
                stop = self.borders.trim(judged.subject.last, i)
                self._add(i, replace(phrase, source=judged.subject), [self.ground.span(judged.subject.last, stop)])
                continue
            if phrase.kind in ("closing", "pronoun") and (
                self._reports_itself(first, i, phrase) or self._said_already(first, i)
            ):
                continue
            spans = self._marked_words(i, phrase, first) or self._attributed_clause(i, phrase.end, first, last)
            if not spans:
                continue
            self._add(i, phrase, spans)

    def _opening_clause(self, i: int) -> Statement | None:
        """Return the statement whose clause opens right before an attribution: وقال إنه | بحسب أرقام الوزارة …."""
        if not i or not self.reader.is_complementizer(i - 1):
            return None
        opening = self.words[i - 1].start
        return next((s for s in self.ground.found.of_part(self.words[i].part) if s.start == opening), None)

    def _within_clause(self, i: int, phrase: AttributionPhrase, outer: Statement) -> None:
        """Add what a clause attributes to somebody else: إنه وفقا للبنك | كان هناك مئة ألف عاطل |."""
        spans = self._after_front(i, phrase.end, self.reader.word_at(outer.spans[0][1]))
        if spans and any(w.pos == "verb" for w in self.words[phrase.end : self.reader.word_at(spans[0][1])]):
            self._add(i, phrase, spans)

    def _of_somebody(self, phrase: AttributionPhrase) -> bool:
        """Say whether a phrase has a source that speaks, or figures of somebody: بيانات | البنك, not بيانات حديثة."""
        source = phrase.source
        if source is None or not self.words[source.first].flags & Flag.DOCUMENT:
            return source is not None
        owner = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.MEDIA | Flag.MEDIA_HEAD
        rest = range(source.first + 1, source.last)
        return any(self.words[k].flags & owner or self.reader.kind_at(k) in ("ORG", "PER", "MED") for k in rest)

    def _judging(self, first: int, i: int, phrase: AttributionPhrase) -> Frame | None:
        """Return who deems one thing another before a phrase: اعتبرت الوزيرة | الرسوم عادلة، | على حد قولها."""
        frames = self.ground.frames_in(first, i) if phrase.kind == "closing" else []
        if not frames or i - first < _SHORTEST or self.words[i - 1].text not in "،,":
            return None
        frame, (gender, _) = frames[-1], self._pronoun(phrase)
        plain = frame.kind == "verb" and frame.entry.kind == "opinion" and frame.opener in ("", "complement")
        subject = frame.subject if plain and frame.subject_side == "after" and not frame.negated else None
        if subject is None or frame.gender not in (None, gender) or i - subject.last <= _SHORTEST:
            return None
        marked = self.marks.opening_in(*self.ground.span(subject.last, i))
        said = range(subject.last + 1, i)  # the first word is no verb, though رفع reads as one
        acts = any(self.words[k].pos == "verb" and self.words[k].analysis.proclitics[:1] == ("و",) for k in said)
        return None if marked or acts else frame

    def _reports_itself(self, first: int, i: int, phrase: AttributionPhrase) -> bool:
        """Say whether what a phrase closes is a report without a clause or marks: أكد تمسكه به، | على حد تعبيره."""
        start = self.reader.after_mention(first)
        if start >= i or self.marks.opening_in(*self.ground.span(start, i)):
            return False
        whose, _ = self._pronoun(phrase)
        frames = self.ground.frames_in(start, start + 2)
        return any(f.kind == "verb" and (f.gender is None or whose in (None, f.gender)) for f in frames)

    def _ending_at(self, first: int, i: int) -> Statement | None:
        """Return the statement of this sentence that ends at the attribution: قال إن …، بحسب تعبيره."""
        begin, position = self.words[first].start, self.words[i].start
        quoted = self.marks.before(i)
        for s in self.ground.found.of_part(self.words[i].part):
            if (
                quoted is not None
                and s.cue is not None
                and quoted.inner_start <= s.cue[0]
                and s.end <= quoted.inner_end
            ):
                continue  # "اللجنة أكدت أن …"، | بحسب فلان
            if s.cue is not None and begin <= min(s.cue[0], s.start) and s.end <= position:
                between = self.reader.section.section.text[s.end : position]
                if not any(c.isalnum() for c in between):
                    return s
        return None

    def _round_relative(self, first: int, i: int, inner: Statement, phrase: AttributionPhrase) -> list[tuple[int, int]]:
        """Return a sentence that ends in what its relative clause reports: أغلق الجسر الذي قيل إنه آمن، | وفق …."""
        source, k = phrase.source, self.reader.word_at(inner.cue[0]) - 1 if inner.cue is not None else first
        if source is None or k <= first or self.words[k].pos != "pron_rel" or not self._ends_sentence(phrase, i):
            return []
        outlet = bool(self.words[source.first].flags & (Flag.MEDIA | Flag.MEDIA_HEAD))
        marked = self.marks.around(inner.start) is not None
        alone = all(s is inner for s in self.ground.found.of_part(self.words[i].part))
        start = self._sentence_start(first, k, i)
        acts = any(w.pos == "verb" for w in self.words[start : min(k, start + 2)])
        tells = any(f.opener not in ("", "complement") for f in self.ground.frames_in(start, start + 2))
        if outlet or marked or tells or not (alone and acts):
            return []
        return [self.ground.span(start, self.borders.trim(start, i))]

    def _ends_sentence(self, phrase: AttributionPhrase, i: int) -> bool:
        """Say whether the phrase at word ``i`` is the last of its sentence."""
        last = self.reader.section.bounds[self.words[i].part][1]
        return phrase.end >= last or self.words[phrase.end].text == "."

    def _sentence_start(self, first: int, k: int, i: int) -> int:
        """Return the first word of what a sentence says, behind marks, a dateline and a turn, at most ``k``."""
        start = first
        while start < k and (self.words[start].text in LEADING or self.words[start].pos == "punc"):
            start += 1
        return self._over_turn(after_dateline(self.reader, start, i), i)

    def _fragment_before(self, i: int) -> Statement | None:
        """Return a fragment of the sentence's act that a few words follow: دعا إلى "ضبط النفس" | في المدينة، وفق …."""
        statements = self.ground.found.of_part(self.words[i].part)
        inner = next((s for s in statements if s.kind == "direct" and s.end <= self.words[i].start), None)
        if inner is None or inner.rule not in _FRAGMENTS:
            return None
        begin = self.reader.word_at(inner.end)
        plain = all(w.text not in "،,:؛" for w in self.words[begin : i - 1])
        return inner if plain and i - begin <= _INSERTION and not self.ground.frames_in(begin, i) else None

    def _round_act(self, first: int, i: int, inner: Statement, phrase: AttributionPhrase) -> list[tuple[int, int]]:
        """Return a sentence of which somebody else tells what its subject called for: دعا إلى وقف "فوري"، | وفق …."""
        source, teller = inner.source, phrase.source
        if inner.rule not in _FRAGMENTS or inner.cue is None or source is None or teller is None:
            return []
        cue = self.reader.word_at(inner.cue[0])
        start = self._sentence_start(first, cue, i)
        was = self.words[start].folded in self.reader.roles["auxiliary"]
        opens = (cue == start and cue < source[0]) or (was and start + 1 in (cue, source[0]))
        alone = all(s is inner for s in self.ground.found.of_part(self.words[i].part))
        act = inner.cue_kind == "verb" and opens and alone
        if not act or not self._ends_sentence(phrase, i) or self.marks.around(self.words[cue].start) is not None:
            return []
        said = self.ground.frames_in(cue, cue + 1)
        head = self.words[teller.first]
        paper = (
            head.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.DOCUMENT) or self.reader.kind_at(teller.first) == "MED"
        )
        if paper or self._own_spokesman(Phrase(*source), teller) or any(f.entry.kind in ("say", "state") for f in said):
            return []
        return [self.ground.span(start, self.borders.trim(start, i))]

    def _own_spokesman(self, source: Phrase, teller: Phrase) -> bool:
        """Say whether who tells of a call made it or speaks for who did: دعت الخارجية، | المتحدث باسمها."""
        own = {w.core for w in self.words[source.first : source.last]}
        if any(w.core in own for w in self.words[teller.first : teller.last]):
            return True  # أدانت المحكمة، | وفق رئيس المحكمة
        if not self.words[teller.first].flags & (Flag.TITLE | Flag.ANONYMOUS):
            return False
        theirs = any(w.analysis.enclitics for w in self.words[teller.first : teller.last])
        return theirs or all(
            w.analysis.definite for w in self.words[teller.first : teller.last]
        )  # الرئيس التركي، الوزيرة

    def _told_behind(self, phrase: AttributionPhrase, first: int, i: int) -> Statement | None:
        """Return the report right behind an outlet that a sentence opens with: وبحسب الوكالة، | قال الوزير إن."""
        source = phrase.source
        if source is None or i > first or not self.words[source.first].flags & (Flag.MEDIA | Flag.MEDIA_HEAD):
            return None
        begin, stop = self.words[phrase.end - 1].end, self.words[min(phrase.end + _REPORT, len(self.words) - 1)].start
        statements = self.ground.found.of_part(self.words[i].part)
        return next((s for s in statements if s.cue is not None and begin <= s.cue[0] <= stop), None)

    def _opens_later(self, first: int, i: int) -> bool:
        """Say whether the attribution stands between a cue of this sentence and its content."""
        begin, position = self.words[first].start, self.words[i].start
        statements = self.ground.found.of_part(self.words[i].part)
        return any(s.cue is not None and begin <= s.cue[0] <= position < s.start for s in statements)

    def _pass_on(self, statement: Statement, phrase: AttributionPhrase) -> None:
        """Note who passed a statement on that has its own cue: قالت فلانة إن …، بحسب رويترز."""
        source = phrase.source
        if source is None or statement.medium is not None or statement.source == (source.first, source.last):
            return
        outlet = self.words[source.first].flags & (Flag.MEDIA | Flag.MEDIA_HEAD)
        if outlet or self.reader.kind_at(source.first) == "MED":
            self.ground.found.replace(statement, replace(statement, medium=(source.first, source.last)))

    def _marked_words(self, i: int, phrase: AttributionPhrase, first: int) -> list[tuple[int, int]]:
        """Return the words in marks that are all it reports: بحسب الوكالة: "…"; وانتقد المجلس "لتأخره" على حد قوله."""
        if phrase.kind in ("closing", "pronoun"):
            found = self.marks.closing_at(self.words[i - 1].start) if i > first else []
        else:
            j = self._over_dashes(phrase.end) + 1
            opens = i - first <= 1 and j < len(self.words) and self.words[j - 1].text == ":"
            quoted = self.reader.marked(j) if opens else None
            found = [quoted] if quoted is not None and quoted.closed else []
        for quoted in found:
            if quoted.start not in self.ground.used and self.marks.kind(quoted) is not MarkedKind.NAME:
                self.ground.used.add(quoted.start)
                return [self.ground.inner(quoted)]
        return []

    def _said_already(self, first: int, i: int) -> bool:
        """Say whether all before a phrase is marked speech that goes on with what was said: و"ب" | ، على حد قوله."""
        quoted = self.marks.before(i)
        if quoted is None or quoted.start not in self.ground.used:
            return False
        begin = self.reader.word_at(quoted.start)
        return begin == first or (begin == first + 1 and self.words[first].folded == "و")

    def _over_dashes(self, j: int) -> int:
        """Return the word after an insertion in dashes: بحسب الوكالة | -بتصرف- | : "…"."""
        if j >= len(self.words) or self.words[j].text not in _DASHES:
            return j
        closing = (k + 1 for k in range(j + 1, min(len(self.words), j + 6)) if self.words[k].text in _DASHES)
        return next(closing, j)

    def _attributed_clause(self, i: int, end: int, first: int, last: int) -> list[tuple[int, int]]:
        quoted = None if self._opens_anew(i, end, first, last) else self.marks.before(i)
        if quoted is not None and quoted.start not in self.ground.used and self.marks.kind(quoted) is MarkedKind.SPEECH:
            begin = self.reader.word_at(quoted.start)
            if (
                begin == first
                or self.words[begin - 1].folded == "و"
                or (
                    begin - first == 1 and self.words[first].pos not in NOMINAL  # not الحكومة | "لن تقع في الفخ"، بحسب
                )
            ):
                self.ground.used.add(quoted.start)
                return [self.ground.inner(quoted)]
        start = first
        while start < i and (
            self.words[start].text in LEADING or (self.words[start].pos == "punc" and self.reader.marked(start) is None)
        ):
            start += 1
        start = self._over_turn(after_dateline(self.reader, start, i), i)
        if i - start <= 1 or self._opens_example(start, i):
            return self._after_front(i, end, last)
        for other in range(first, i):
            phrase = self.ground.attributions.get(other)
            if phrase is not None and start < phrase.end <= i:
                start = phrase.end
        while start < i and (
            self.words[start].text in "،,.؛" or self.words[start].folded in self.reader.roles["while_or_as"]
        ):
            start += 1
        start = self._behind_statements(start, i)
        while start < i and self.words[start].text in "،,.؛":
            start += 1
        if self._relative_behind(first, start, i):
            return []
        start = self._after_contrast(self._after_mention(start, i), i, inserted=self._inserted(i, end, last))
        stop = self.borders.trim(start, i)
        if stop - start < 1:
            return []
        spans = [self.ground.span(start, stop)]
        j = end
        dashes = i > first and self.words[i - 1].text in _DASHES
        if j + 2 < last and (self.words[j].text in "،," or (dashes and self.words[j].text in _DASHES)):
            j += 1
            waited = self._when_it_will_be(start, j, last) or self._awaited(stop, j)
            if waited or self._continues(i, j, last) or self._main_verb(start, stop, j) or self._with_it(i, j, last):
                half = waited or stop - start < _SHORTEST  # الأسعار، كما قال، | ستنخفض قريبا
                stop = self.borders.trim(j, self._cut_before(j, last))
                if half or stop - j >= _SHORTEST or self._object(start, j, stop):
                    spans.append(self.ground.span(j, stop))
        elif (rest := self._rest_in_marks(i, j, last)) is not None:
            spans.append(rest)
        elif self._result_behind(start, stop, j, last) or (i - start >= _INSERTED_AFTER and self._inserted(i, j, last)):
            spans.append(self.ground.span(j, self.borders.trim(j, self._cut_before(j, last))))
        return spans if len(spans) > 1 or stop - start >= _SHORTEST or self._bare_clause(start, stop, i) else []

    def _opens_example(self, start: int, i: int) -> bool:
        """Say whether an example opens between commas before a phrase: …، فعلى سبيل المثال، | وفقا لفلان، …."""
        if i - _EXAMPLE < start or self.words[i - 1].text not in "،,":
            return False
        return self.words[i - 2].folded in self.reader.roles["for_example"] and self.words[i - _EXAMPLE].text in "،,"

    def _rest_in_marks(self, i: int, j: int, last: int) -> tuple[int, int] | None:
        """Return words in marks that go on with those before a phrase: العقد "باطل" بحسب فلان | "لأننا …"."""
        quoted = self.reader.marked(j) if j < last and self.words[i - 1].text in '"»”' else None
        if quoted is None or not quoted.closed or quoted.start in self.ground.used:
            return None
        first, stop = self.reader.word_at(quoted.inner_start), self.reader.word_at(quoted.end)
        reason = self.words[first].pos in ("conj", "conj_sub", "prep") or has_preposition(self.words[first])
        ends = stop >= last or self.words[stop].text in ".؟!"
        if not reason or not ends:
            return None
        self.ground.used.add(quoted.start)
        return self.ground.span(j, stop)

    def _after_mention(self, start: int, i: int) -> int:
        """Return where the clause begins that the journalist mentions: يذكر | أن المحافظة شهدت …، وفقا للوزارة."""
        after = self.reader.after_mention(start) if start < i else start
        return after - 1 if after > start and self.reader.is_complementizer(after - 1) else after

    def _bare_clause(self, start: int, stop: int, i: int) -> bool:
        """Say whether two words are a clause: المصنع سيغلق، | بحسب المدير, not في المقابل، بحسب.

        They may begin with a verb before على حد قوله: ارتفعت الأسعار |; not تختلف العقوبة | على حسب القاضي.
        """
        if stop - start != _SHORTEST - 1:
            return False
        topic, said = self.words[start], self.words[start + 1]
        comma = self.words[i - 1].text in "،,"
        if comma and self._acts_alone(start):
            return True
        if topic.pos == "verb" and said.analysis.definite and not topic.may_report:
            phrase = self.ground.attributions.get(i)
            spoken = phrase is not None and (comma or phrase.cue_end - i > _SPOKEN)
            return spoken and PREPOSITIONS.get(self.words[i].folded) == "ala"
        if not comma:
            return False
        tells = said.pos == "verb" or (said.pos.startswith("adj") and not said.analysis.definite)
        return topic.pos in NOMINAL and topic.analysis.definite and not topic.flags & Flag.TIME and tells

    def _acts_alone(self, start: int) -> bool:
        """Say whether a verb that reports nothing and whom it tells of stand there: | وقتل جنديان، وفق الشرطة."""
        act, whom = self.words[start], self.words[start + 1]
        if act.pos != "verb" or act.may_report or act.analysis.aspect not in ("p", "i") or act.analysis.enclitics:
            return False
        tells = act.analysis.person == "3" and self.cues.cue_at(start) is None
        thing = whom.pos in NOMINAL and not has_preposition(whom) and not whom.flags & Flag.TIME
        return tells and thing

    def _behind_statements(self, start: int, i: int) -> int:
        """Return where the clause before word ``i`` begins behind the statements that its sentence holds already."""
        found = start
        for s in self.ground.found.starting_in(self.words[i].part):
            if self.words[found].start <= s.start and s.end <= self.words[i].start and not self._goes_on_after(s, i):
                found = max(found, min(self.reader.word_at(s.end), i))
        return found

    def _relative_behind(self, first: int, start: int, i: int) -> bool:
        """Say whether nothing but a relative clause stands behind what was reported: وقال "…" | ، والذي رفضه، بحسب."""
        k = start
        while k < i and self.words[k].pos == "punc":
            k += 1
        return first < k < i and self.words[k].pos == "pron_rel" and self.ground.found.covers(start - 1)

    def _goes_on_after(self, statement: Statement, i: int) -> bool:
        """Say whether a clause goes on behind a fragment in it: ما وصفه بـ"سوء الإدارة" | ، والضرائب، بحسب فلان."""
        quoted = self.marks.around(statement.start)
        if quoted is None or self.marks.kind(quoted) is not MarkedKind.FRAGMENT or quoted.end <= statement.end:
            return False
        after = self.reader.word_at(quoted.end)
        if self._freely_named(statement) and after < i and self.words[after].pos not in ("punc", "conj"):
            return True  # نفذوا وقفة رفضا لما اعتبروه "تجويعا" | من الإدارة، حسب مصدر
        while after < i and self.words[after].text in "،,":
            after += 1
        return (
            after < i - 1 and self.words[after].pos in NOMINAL and self.words[after].analysis.proclitics[:1] == ("و",)
        )

    def _freely_named(self, statement: Statement) -> bool:
        """Say whether a word in marks only says what something is taken for: احتجاجا على ما | اعتبره "تسويفا"."""
        cue = self.reader.word_at(statement.cue[0]) if statement.cue is not None else 0
        free = cue > 0 and self.words[cue - 1].folded in self.reader.roles["free_relative"]
        first = self.reader.bounds(cue)[0]
        return free and any(w.pos in ("verb", "adj_comp") for w in self.words[first : cue - 1])

    def _opens_anew(self, i: int, end: int, first: int, last: int) -> bool:
        """Say whether an attribution opens a sentence of its own, not of the marks before: ووفقا لـ…، ارتفع."""
        if any(w.pos != "punc" for w in self.words[first:i]):
            return False
        return any(w.pos == "verb" for w in self.words[self._over_relative(i, end, last) : last])

    def _inserted(self, i: int, j: int, last: int) -> bool:
        """Say whether the clause goes on right after what is inserted without commas: تعود | حسب القرار | إلى مارس."""
        if j + 1 >= last or self.words[i - 1].pos == "punc":
            return False
        word, following = self.words[j], self.words[j + 1]
        where = following.flags & (Flag.VENUE | Flag.DOCUMENT | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.TIME)
        return word.pos in ("digit", "noun_num") or (
            word.pos == "prep" and not word.analysis.enclitics and not (where and word.folded == "في")
        )

    def _after_front(self, i: int, end: int, last: int) -> list[tuple[int, int]]:
        """Return the clause after an attribution with which its sentence begins: وبحسب الشرطة، | أوقف ثلاثة."""
        j = self._over_relative(i, end, last)
        if j < last and self.words[j].text in _DASHES:
            return []  # رويترز - نقلا عن مصدر - ذكرت
        result = next((k for k in range(j, min(last, j + _TURN)) if self.words[k].folded in RESULT), None)
        if result is not None and all(w.pos not in ("verb", "punc") for w in self.words[j:result]):
            j = result  # وبحسب الكتيب المرافق للمعرض | فإن
        if self._when_given_out(i, j, last):
            return []
        while j < last and self.words[j].text in ("،", ",", ":", ".."):
            j += 1
        stop = self.borders.trim(j, self._cut_before(j, last))
        return [self.ground.span(j, stop)] if stop - j >= 2 else []

    def _when_given_out(self, i: int, j: int, last: int) -> bool:
        """Say whether all that follows is when a paper was given out: وبحسب بيان أصدره الاتحاد | ساعات بعد الحادث."""
        given = j < last and self.words[j].flags & Flag.TIME and any(w.pos == "verb" for w in self.words[i:j])
        return bool(given) and not any(w.pos in ("verb", "punc") for w in self.words[j : last - 1])

    def _after_contrast(self, start: int, i: int, *, inserted: bool) -> int:
        """Return where the clause begins that an attribution closes: …، غير أن | المهلة انقضت، بحسب تقرير.

        ``inserted``: the clause goes on behind it, with no comma on either side.
        """
        found = start
        for k in range(start, i - _CLAUSE):
            if inserted and self.words[k].folded == "في" and self.words[k + 1].folded == "حين":
                found = k + 2  # الحصة أربعة آلاف طن في حين | تقدر الحاجيات حسب المهنيين بخمسة
            if self.words[k].text not in "،," or self.marks.around(self.words[k].start) is not None:
                continue
            word, following = self.words[k + 1], self.words[k + 2]
            if word.folded in ("غير", "الا") and following.folded == "ان":
                found = k + 3
            elif word.folded == "بينما":
                found = k + 2
        return found if i - found >= _SHORTEST else start

    def _over_relative(self, i: int, j: int, last: int) -> int:
        """Return the comma after what says more of the source of the phrase at word ``i``, else ``j``.

        ووفقاً لمصدر | تحدث للوكالة، فإن …; وبحسب أم عمر | ، وهي أرملة، فإن …; بحسب الدراسة | التي نشرت أمس، ….
        """
        if j + 1 < last and self.words[j].text in "،," and self._says_more(j + 1):
            return next((k for k in range(j + 2, min(last - 1, j + _INSERTION)) if self.words[k].text in "،,"), j)
        place = self.reader.names.get(j + 1) if j < last and self.words[j].pos == "prep" else None
        over = place.last if place is not None and place.kind == "LOC" else j
        if j < over < last and self.words[over].text in "،,":
            return over  # بحسب غرفة التجارة | في زحلة، تراجعت …
        if over < last and self.words[over].stem in self.reader.roles["issued_adjective"]:
            return next((k for k in range(over, min(last, over + _INSERTION)) if self.words[k].text in "،,"), j)
        concealed = self.reader.conceals(over) if over < last else None
        if concealed is not None and concealed < last and self.words[concealed].folded in RESULT:
            return concealed  # وبحسب مسؤول | طلب عدم الكشف عن اسمه | فإن
        comma = next((k for k in range(j, min(last - 1, j + _INSERTION)) if self.words[k].text in "،,"), None)
        if comma is None:
            return j
        result = self.words[comma + 1].folded in RESULT
        more = over < last and not self.words[over].analysis.proclitics
        if more and self.words[over].pos == "verb" and not result and self._is_certain(i, over):
            return j  # بحسب الشرطة | أوقف ثلاثة أشخاص، بينهم امرأة
        if more and self.words[over].pos in ("verb", "pron_rel"):
            return comma  # وبحسب أرقام | عرضتها المنظمة، …
        return comma if result or self.words[comma + 1].folded == "ان" else j

    def _is_certain(self, i: int, verb: int) -> bool:
        """Say whether the source of the phrase at word ``i`` is definite, so that no verb alone says more of it.

        Of a document a verb of publishing does so all the same: بحسب تقرير المنظمة | صدر أمس، ….
        """
        source = self.ground.attributions[i].source
        if source is None:
            return False
        head, *rest = self.words[source.first : source.last]
        issued = bare_lemma(self.words[verb].analysis.lemma) in self.reader.roles["issued"]
        if head.flags & Flag.DOCUMENT and issued:
            return False
        if (
            self.reader.kind_at(source.first) in ("PER", "ORG", "MED", "LOC")
            or head.analysis.definite
            or head.analysis.enclitics
        ):
            return True
        return bool(rest) and bool(rest[0].analysis.definite) and not has_preposition(rest[0])

    def _says_more(self, j: int) -> bool:
        word, roles = self.words[j], self.reader.roles
        relative = word.pos == "pron_rel" and word.folded not in roles["free_relative"]  # بحسب فلان، | ما حدث لن يتكرر
        return relative or word.folded in roles["while_he"]

    def _over_turn(self, start: int, i: int) -> int:
        """Return the word after ``في الجانب الآخر،``, ``وعلى صعيد متصل،`` with which a sentence begins."""
        if i - start > _TURN and self.words[start].folded in ("من", "ومن"):
            if self.words[start + 1].folded in self.reader.roles["turn"] and self.words[start + 2].pos == "verb":
                return start + 2  # من جانبه | دعا فلان …، حسبما أفاد بيان
        for k in range(start, min(i, start + _TURN)):
            if self.words[k].text in "،,":
                turns = self.reader.roles["turn"] | self.reader.roles["context"]
                return k + 1 if any(w.folded in turns or w.stem in turns for w in self.words[start:k]) else start
        return start

    def _continues(self, i: int, j: int, last: int) -> bool:
        word = self.words[j]
        if (
            j in self.borders.cuts
            or word.folded in self.reader.roles["conjunct"]
            or word.folded in self.reader.roles["but"]
            or word.folded in self.reader.roles["in_turn"]
        ):
            return False
        if word.pos == "verb" and word.analysis.proclitics == ("و", "س") and self._promises(j):
            return True
        if word.folded in self.reader.roles["because"]:
            return True  # ألغيت الرحلات، بحسب الشركة، | لأن المدرج قصير
        when = word.flags & Flag.TIME and not self._of_clause(j, last)
        if word.pos in ("conj", "conj_sub", "pron_rel") or "و" in word.analysis.proclitics or when:
            return False
        tails = self.borders.tails
        return not (tails.turns_aside(j) or tails.occasions.after_source(i, j)) and self.cues.cue_at(j) is None

    def _when_it_will_be(self, start: int, j: int, last: int) -> bool:
        """Say whether it ends with the time of what will be: سينطلق المهرجان، بحسب فلان، | مطلع الشهر المقبل."""
        end = j
        while end < last and self.words[end].pos != "punc":
            if self.words[end].pos not in NOMINAL and self.words[end].pos != "pron_dem":
                return False
            end += 1
        if any(w.folded in self.reader.roles["coming"] for w in self.words[j:end]):
            return True
        told = next((k for k in range(start, j) if self.words[k].pos == "verb"), None)
        this = self.words[j].pos == "pron_dem" and self.words[min(j + 1, last - 1)].flags & Flag.TIME
        if told is None or not this:
            return False  # but: لن تفرض رسوم، بحسب فلان، | هذا العام
        return self.words[told].analysis.proclitics[-1:] == ("س",) or self.words[told - 1].folded in _WILL

    def _with_it(self, i: int, j: int, last: int) -> bool:
        """Say whether what is with it follows: رست السفينة، بحسب فلان، | وعلى متنها ألفا طن."""
        word, following = self.words[j], self.words[min(j + 1, last - 1)]
        joined = word.pos == "prep" and word.analysis.proclitics[:1] == ("و",)
        held = word if word.analysis.enclitics else following
        if held.stem not in self.reader.roles["of_no_person"] and self._of_person(i, held.analysis.enclitics):
            return False
        joined = joined and bool(held.analysis.enclitics)
        return joined and not any(w.pos == "verb" for w in self.words[j : self._cut_before(j, last)])

    def _of_person(self, i: int, pronoun: tuple[str, ...]) -> bool:
        """Say whether a pronoun can mean the person who speaks: الحصاد جيد، بحسب المزارع، وعلى | وجهه ابتسامة."""
        phrase = self.ground.attributions.get(i)
        if phrase is None or phrase.source is None:
            return False
        at = phrase.source.first
        head = self.words[at]
        person = self.reader.kind_at(at) in ("PER", "TITLE") or bool(head.flags & (Flag.COMMON_PERSON | Flag.TITLE))
        gender, number = PRONOUNS.get(pronoun[:1], (None, None))
        same = gender == (told_gender(head.flags) or head.analysis.gender)
        several = number == "p" and not head.flags & Flag.PLURAL and head.analysis.number == "s"
        return person and same and not several  # but: بحسب المتحدث، ومن | بينهم ثلاثة أطفال

    def _of_clause(self, j: int, last: int) -> bool:
        """Say whether a time is that of the clause, not of when it was told: للعام الثالث، صباح الأحد | المقبل."""
        coming = self.reader.roles["coming"]
        near = range(j, min(last, j + _TIME))
        stop = next((k for k in near if self.words[k].pos in ("punc", "verb")), near.stop)
        return preposed(self.words[j]) == ("ل",) or any(self.words[k].stem in coming for k in range(j, stop))

    def _object(self, start: int, j: int, stop: int) -> bool:
        """Say whether two words are what a verb takes: تجاوز النهر، بحسب فلان، | حد الخطر، ارتفع العدد …، | إلى مئة."""
        if self.words[start].pos != "verb" or stop - j != _SHORTEST - 1 or j in self.reader.name_of:
            return False
        thing, whose = self.words[j], self.words[j + 1]
        if thing.folded in _TAKES:
            return whose.pos in NOMINAL_OR_DIGIT and not whose.flags & Flag.TIME
        bare = thing.pos == "noun" and not thing.analysis.definite and not has_preposition(thing)
        return bare and whose.pos == "noun" and whose.analysis.definite and not has_preposition(whose)

    def _awaited(self, stop: int, j: int) -> bool:
        """Say whether the clause opens that a verb before the phrase waits for: لا يمكن، بحسب فلان، | أن يتكرر."""
        word = self.words[stop - 1]
        owners = self.reader.lexicon.clause_owner_verbs
        waits = any(o.analysis.pos == "verb" and lemma_key(o.analysis.lemma) in owners for o in word.options)
        return waits and self.words[j].folded == "ان" and self.cues.cue_at(stop - 1) is None

    def _main_verb(self, start: int, stop: int, j: int) -> bool:
        """Say whether the clause that a time or place waits for is behind the phrase: وبعد أيام، وفقا له، | هدد."""
        front = self.words[start]
        opens = front.pos in ("prep", "adv") or has_preposition(front) or bool(front.flags & Flag.TIME)
        acts = self.words[j].pos == "verb" and not self.words[j].analysis.proclitics
        acts = acts or self.words[j].folded in RESULT
        return opens and acts and not any(w.pos in ("verb", "conj_sub", "pron_rel") for w in self.words[start:stop])

    def _result_behind(self, start: int, stop: int, j: int, last: int) -> bool:
        """Say whether the clause that a time or place waits for opens at word ``j``: ومساء أمس بحسب الشرطة | فقد."""
        return j + 2 < last and self.words[j].folded in RESULT and self._main_verb(start, stop, j)

    def _promises(self, j: int) -> bool:
        """Say whether the sentence of word ``j`` opens with what will be: سيحصلون على العلف، وفق الوزير، | وسيعوضون."""
        first, last = self.reader.bounds(j)
        opening = next((w for w in self.words[first:last] if w.pos == "verb"), None)
        return opening is not None and opening.analysis.proclitics[-1:] == ("س",)

    def _cut_before(self, j: int, last: int) -> int:
        for k in range(j + 1, last):
            cut = k in self.borders.cuts and not self._said_within(j, k)
            if cut or k in self.ground.attributions or self.borders.tails.turns_aside(k):
                return k
        return last

    def _said_within(self, j: int, k: int) -> bool:
        """Say whether somebody of the clause from word ``j`` speaks in it: حسب الشرطة | هدد الرجل جاره قائلا: "…"."""
        frame = self.borders.cuts[k]
        says = frame.kind == "participle" and frame.entry.kind == "say" and frame.opener in ("colon", "quote", "clause")
        within = says and frame.subject is not None and j <= frame.subject.first < k
        return within and frame.cue == k and self.words[k - 1].pos != "punc"

    def _add(self, i: int, phrase: AttributionPhrase, spans: list[tuple[int, int]]) -> None:
        word = self.words[i]
        first = self.reader.word_at(spans[0][0])
        stop = self.reader.word_at(spans[-1][1])
        whole = any(q.inner_start <= spans[0][0] and spans[0][1] <= q.inner_end for q in self.marks.round(spans[0][0]))
        content = "direct" if whole else self.borders.kind(first, max(stop, first + 1))
        self.ground.mark_used(first, max(stop, first + 1))
        source = (phrase.source.first, phrase.source.last) if phrase.source is not None else None
        medium = (phrase.medium.first, phrase.medium.last) if phrase.medium is not None else None
        gender, number = self._of_pronoun(phrase)
        self.ground.found.add(Statement(
            self.ground.number, tuple(spans), content, f"attribution_{phrase.kind}", 0.8, word.part,
            cue=(word.start, self.words[phrase.cue_end - 1].end), lemma=word.folded, cue_kind="preposition",
            source=source, medium=medium, gender=gender, number=number,
        ))  # fmt: skip

    def _of_pronoun(self, phrase: AttributionPhrase) -> tuple[str | None, str | None]:
        """Return gender and number that the pronoun of a closing phrase has: على حد قوله، بحسب تعبيرها."""
        if phrase.kind != "closing":
            return None, None
        return self._pronoun(phrase)

    def _pronoun(self, phrase: AttributionPhrase) -> tuple[str | None, str | None]:
        """Return gender and number of the pronoun on the last word of a phrase, where it has one."""
        return PRONOUNS.get(self.words[phrase.end - 1].analysis.enclitics[-1:], (None, None))
