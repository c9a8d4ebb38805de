"""Make statements from attribution phrases: وفقاً لـ، بحسب، كما قال."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from pipeline.language.detection.attributed_clause import AttributedClause
from pipeline.language.detection.attribution_phrases import AttributionPhrase
from pipeline.language.detection.frame import SKIPPED, Frame
from pipeline.language.detection.ground import Ground, OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.document import Statement, Word
from pipeline.language.letters import bare
from pipeline.language.lexicon import RESULT, Flag
from pipeline.language.nominal import PRONOUNS
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["AttributionFinder"]

_INSERTION: Final = 14  # words
_REPORT: Final = 3  # words from an outlet to the verb of the report that it passes on
_SHORTEST: Final = 3  # words of a clause that may be anything
_FRAGMENTS: Final = ("marked_complement", "marked_fragment", "quote_after_cue")  # rules of what an act has in marks
_WHERE: Final = 5  # words of where a correspondent tells something, with the stop
_DASHES: Final = ("-", "–", "—", "--")

_WITHOUT: Final = ("دون", "بدون")


class AttributionFinder(OnGround):
    """Makes the statements of the attribution phrases of one section."""

    def __init__(self, ground: Ground) -> None:
        """Take the section."""
        super().__init__(ground)
        self.clauses = AttributedClause(ground)

    def find(self) -> None:
        """Add the statements of all attribution phrases."""
        sourced = sorted(i for i, phrase in self.ground.attributions.items() if phrase.source is not None)
        for i, phrase in self.ground.attributions.items():
            number = self.words[i].part
            if self.ground.parts[number].kind in SKIPPED:
                continue
            outer = self._opening_clause(i)
            if outer is not None and self._of_somebody(phrase):
                self._within_clause(i, phrase, outer)
            elif not self._reported_before(i, phrase) and not self._named_later(i, phrase, sourced):
                self._from_phrase(i, phrase)

    def _reported_before(self, i: int, phrase: AttributionPhrase) -> bool:
        """Say whether what stands before a phrase is a report already; the phrase may pass it on, or tell all round it.

        So is what a cue opens on both sides of the phrase.
        """
        first, _ = self.reader.section.bounds[self.words[i].part]
        main = self._ending_at(first, i)
        round_it = self._round_relative(first, i, main, phrase) if main is not None else []
        act = main or self._fragment_before(i)
        whole = (self._round_act(first, i, act, phrase) if act is not None else []) or round_it
        if whole:
            self._add(i, phrase, whole)
            return True
        if main is not None:
            self._pass_on(main, phrase)
            return True
        return self.ground.found.covers(i) or self._opens_later(first, i)

    def _named_later(self, i: int, phrase: AttributionPhrase, sourced: list[int]) -> bool:
        """Say whether another phrase of the sentence names who speaks: الأسعار، | كما يقول، ثابتة، بحسب التاجر فلان."""
        later = bisect_right(sourced, i)
        if phrase.source is not None or phrase.kind != "verb" or later >= len(sourced):
            return False
        return sourced[later] < self.reader.section.bounds[self.words[i].part][1]

    def _from_phrase(self, i: int, phrase: AttributionPhrase) -> None:
        """Add what a phrase attributes that no cue reports."""
        first, last = self.reader.section.bounds[self.words[i].part]
        told = self._told_behind(phrase, first, i) or self._told_round(phrase, i)
        if told is not None:
            self._pass_on(told, phrase)
            return
        judged = self._judging(first, i, phrase)
        if judged is not None:
            assert judged.subject is not None
            stop = self.borders.trim(judged.subject.last, i)
            self._add(i, replace(phrase, source=judged.subject), [self.ground.span(judged.subject.last, stop)])
            return
        closes = phrase.kind in ("closing", "pronoun")
        if closes and (
            self._reports_itself(first, i, phrase) or self._said_already(first, i) or self._labels(first, i, phrase)
        ):
            return
        spans = self._marked_words(i, phrase, first) or self.clauses.spans(i, phrase.end, first, last)
        if spans and not self._another_report(i, phrase, self.reader.word_at(spans[0][0])):
            self._add(i, phrase, spans)

    def _another_report(self, i: int, phrase: AttributionPhrase, k: int) -> bool:
        """Say whether what stands behind "as" is the next report: كما نفى أحد النواب علمه بذلك، | وقال | إنه مسافر."""
        joined = k > i and phrase.kind == "verb" and self.words[k].analysis.lead == "و"
        return joined and bool(self.ground.frames_in(k, k + 1))

    def _opening_clause(self, i: int) -> Statement | None:
        """Return the statement whose clause opens right before an attribution: وقال إنه | بحسب أرقام الوزارة …."""
        if not i or not self.reader.is_complementizer(i - 1):
            return None
        opening = self.words[i - 1].start
        return next((s for s in self.ground.found.of_part(self.words[i].part) if s.start == opening), None)

    def _within_clause(self, i: int, phrase: AttributionPhrase, outer: Statement) -> None:
        """Add what a clause attributes to somebody else: إنه وفقا للبنك | كان هناك مئة ألف عاطل |."""
        spans = self.clauses.after_front(i, phrase.end, self.reader.word_at(outer.spans[0][1]))
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
        if not frames or i - first < _SHORTEST or not self.words[i - 1].is_comma:
            return None
        frame, (gender, _) = frames[-1], self._pronoun(phrase)
        plain = frame.kind == "verb" and frame.entry.kind == "opinion" and frame.opener in ("", "complement")
        subject = frame.subject if plain and frame.subject_side == "after" and not frame.negated else None
        if subject is None or frame.gender not in (None, gender) or i - subject.last <= _SHORTEST:
            return None
        marked = self.marks.opening_in(*self.ground.span(subject.last, i))
        said = range(subject.last + 1, i)  # the first word is no verb, though رفع reads as one
        acts = any(self.words[k].pos == "verb" and self.words[k].analysis.lead == "و" for k in said)
        return None if marked or acts else frame

    def _reports_itself(self, first: int, i: int, phrase: AttributionPhrase) -> bool:
        """Say whether what a phrase closes is a report without a clause or marks: أكد تمسكه به، | على حد تعبيره."""
        start = self.reader.after_mention(first)
        if start >= i or self.marks.opening_in(*self.ground.span(start, i)):
            return False
        whose, _ = self._pronoun(phrase)
        frames = self.ground.frames_in(start, start + 2)
        return any(f.kind == "verb" and (f.gender is None or whose in (None, f.gender)) for f in frames)

    def _labels(self, first: int, i: int, phrase: AttributionPhrase) -> bool:
        """Say whether marks before a phrase are what its speaker holds against a body: انتقد المجلس "…" | حسب."""
        quoted, frames = self.marks.before(i), self.ground.frames_in(first, i)
        if quoted is None or len(frames) != 1:
            return False
        frame, (gender, _) = frames[0], self._pronoun(phrase)
        plain = frame.kind == "verb" and frame.entry.kind == "label" and not frame.negated
        subject = frame.subject if plain and frame.subject_side == "after" else None
        fits = subject is not None and frame.gender in (None, gender)
        return fits and subject is not None and self.reader.word_at(quoted.start) > subject.last

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
                if not any(c.isalnum() for c in between) or self._left_unsaid(self.reader.word_at(s.end), i):
                    return s
        return None

    def _left_unsaid(self, k: int, i: int) -> bool:
        """Say whether words ``[k, i)`` only tell what was not said: "…"، | من دون تسمية أحد، | بحسب الوكالة."""
        words = self.words[k:i]
        k = next((n for n, w in enumerate(words) if w.pos != "punc"), len(words))
        without = k + (k < len(words) and words[k].folded == "من")
        leads = k > 0 and without < len(words) and words[without].folded in _WITHOUT
        return leads and all(w.pos not in ("verb", "conj_sub") for w in words[k:])

    def _round_relative(self, first: int, i: int, inner: Statement, phrase: AttributionPhrase) -> list[tuple[int, int]]:
        """Return a sentence that ends in what its relative clause reports: أغلق الجسر الذي قيل إنه آمن، | وفق …."""
        source, k = phrase.source, self.reader.word_at(inner.cue[0]) - 1 if inner.cue is not None else first
        if source is None or k <= first or self.words[k].pos != "pron_rel" or not self._ends_sentence(phrase, i):
            return []
        outlet = bool(self.words[source.first].flags & (Flag.MEDIA | Flag.MEDIA_HEAD))
        marked = self.marks.around(inner.start) is not None
        alone = all(s is inner for s in self.ground.found.of_part(self.words[i].part))
        start = self.clauses.sentence_start(first, k, i, into_marks=True)
        acts = any(w.pos == "verb" for w in self.words[start : min(k, start + 2)])
        tells = any(f.opener not in ("", "complement") for f in self.ground.frames_in(start, start + 2))
        if outlet or marked or tells or not (alone and acts):
            return []
        return [self.ground.span(start, self.borders.trim(start, i))]

    def _ends_sentence(self, phrase: AttributionPhrase, i: int) -> bool:
        """Say whether the phrase at word ``i`` is the last of its sentence."""
        last, k = self.reader.section.bounds[self.words[i].part][1], phrase.end
        if k + 1 < last and self.words[k].is_comma and self.words[k + 1].folded in ("في", "من"):
            where = self.words[k + 1 : last]  # حسب ما أفاد به المراسل فلان، | في المدينة |.
            k = last if len(where) <= _WHERE and all(w.is_nominal for w in where[1:-1]) else k
        return k >= last or self.words[k].text == "."

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
        if inner.cue is None or source is None or teller is None:
            return []
        cue = self.reader.word_at(inner.cue[0])
        labels = inner.kind == "mixed" and any(f.entry.kind == "label" for f in self.ground.frames_in(cue, cue + 1))
        if inner.rule not in _FRAGMENTS and not labels:  # وصفت الوزارة الحادث بأنه "كارثي"، | وفق …
            return []
        start = self.clauses.sentence_start(first, cue, i, into_marks=True)
        was = "auxiliary" in self.words[start].roles
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
        if self.reader.person_within(teller.first, teller.last) is not None:
            paper = False  # مراسل القناة فلان
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
        """Return the report right behind who passes it on as a sentence opens: وبحسب الوكالة، | قال الوزير إن.

        It is an outlet, or anybody from whom it is relayed: ونقلا عن مصادر محلية، | المحافظ قال إن.
        """
        source = phrase.source
        if source is None or i > first:
            return None
        cue = self.cues.cue_at(i)
        relayed = cue is not None and cue.entry.kind == "relay"
        outlet = Flag.MEDIA | Flag.MEDIA_HEAD
        if not relayed and (not self.words[source.first].flags & outlet or self._by_result(phrase)):
            return None
        begin, stop = phrase.end - 1, phrase.end + _REPORT
        for s in self.ground.found.of_part(self.words[i].part):
            if s.cue is None or s.cue[0] < self.words[begin].end:
                continue
            told = self.reader.word_at(s.cue[0])
            whose = s.source if s.source is not None and begin < s.source[0] <= phrase.end + 1 else None
            if told <= (stop if whose is None or whose[1] > told else max(stop, whose[1] + 1)):
                itself = (
                    s.source is not None and self.words[s.source[0]].flags & ~self.words[source.first].flags & outlet
                )
                return None if itself else s  # ونقلا عن المتحدث، قالت | الإذاعة | إن
        return None

    def _by_result(self, phrase: AttributionPhrase) -> bool:
        """Say whether ف opens all that follows a phrase as what it reports: وطبقا للصحيفة، | فقد قالت فلانة إن."""
        k = phrase.end + (phrase.end < len(self.words) and self.words[phrase.end].is_comma)
        return k < len(self.words) and self.words[k].folded in RESULT

    def _told_round(self, phrase: AttributionPhrase, i: int) -> Statement | None:
        """Return the report whose subject stands before who passes it on: غير أن الوزير، | بحسب الصحيفة |، قال إن."""
        k = phrase.end
        while k + 1 < len(self.words) and k < phrase.end + _REPORT and not self.words[k].is_comma:
            k += 1  # وفق مصادر مقربة | منه |، قد أكد
        if not i or k + 1 >= len(self.words) or not self.words[i - 1].is_comma or not self.words[k].is_comma:
            return None
        k += 1
        while k + 1 < len(self.words) and "auxiliary" in self.words[k].roles:
            k += 1
        cue = self.words[k].start
        statements = self.ground.found.of_part(self.words[i].part)
        told = next((s for s in statements if s.cue is not None and s.cue[0] == cue), None)
        whose = told.source if told is not None and told.cue_kind == "verb" else None
        return told if whose is not None and whose[1] == i - 1 else None

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

    def _add(self, i: int, phrase: AttributionPhrase, spans: list[tuple[int, int]]) -> None:
        word = self.words[i]
        first = self.reader.word_at(spans[0][0])
        stop = self.reader.word_at(spans[-1][1])
        whole = any(q.inner_start <= spans[0][0] and spans[0][1] <= q.inner_end for q in self.marks.round(spans[0][0]))
        content = "direct" if whole else self.borders.kind(first, max(stop, first + 1))
        self.ground.mark_used(first, max(stop, first + 1))
        source = (phrase.source.first, phrase.source.last) if phrase.source is not None else None
        medium = (phrase.medium.first, phrase.medium.last) if phrase.medium is not None else None
        gender, number = self._agreement(phrase)
        lemma, cue_kind = self._form(word)
        self.ground.found.add(Statement(
            self.ground.number, tuple(spans), content, f"attribution_{phrase.kind}", 0.8, word.part,
            cue=(word.start, self.words[phrase.cue_end - 1].end), lemma=lemma, cue_kind=cue_kind,
            source=source, medium=medium, gender=gender, number=number,
        ))  # fmt: skip

    def _form(self, word: Word) -> tuple[str, str]:
        """Return the dictionary form and kind of a phrase's first word: ووفقاً is وفقا, يقول is قال; وفق stays."""
        lexicon, form = self.reader.lexicon, bare(word.text)
        if word.folded in lexicon.attributions:
            return form, "preposition"
        if word.folded[:1] == "و" and word.folded[1:] in lexicon.attributions:
            return form[1:], "preposition"
        told = lexicon.cues.get(word.analysis.key) if word.pos == "verb" else None
        if told is not None:
            return told.verb, "verb"
        return form.removeprefix("و"), "preposition"  # وحسبه

    def _agreement(self, phrase: AttributionPhrase) -> tuple[str | None, str | None]:
        """Return gender and number that a phrase tells of a source left out: على حد قوله، بحسب تعبيرها، حسبما أعلنت."""
        if phrase.kind == "verb" and phrase.source is None:
            readings = (o.analysis for o in self.words[phrase.cue_end - 1].options)
            told = next((a for a in readings if a.pos == "verb" and a.person == "3"), None)
            return (told.gender, told.number) if told is not None else (None, None)
        return self._pronoun(phrase) if phrase.kind in ("closing", "pronoun") else (None, None)

    def _pronoun(self, phrase: AttributionPhrase) -> tuple[str | None, str | None]:
        """Return gender and number of the pronoun on the last word of a phrase, where it has one."""
        return PRONOUNS.get(self.words[phrase.end - 1].analysis.enclitics[-1:], (None, None))
