"""The clause that an attribution belongs to, before it and behind: | سينطلق المهرجان |، بحسب الوزير، | مطلع الشهر |."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import LEADING, PREPOSITIONS
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.document import Statement
from pipeline.language.lexicon import RESULT, Flag, told_gender
from pipeline.language.marks import OPENING, Quoted
from pipeline.language.nominal import NOMINAL_OR_DIGIT, PRONOUNS, has_preposition
from pipeline.language.phrasing.dateline import after_dateline

__all__ = ["AttributedClause"]

_INSERTION: Final = 14  # words
_INSERTED_AFTER: Final = 3  # words before an attribution that no commas set off
_SPOKEN: Final = 2  # words of على حسب
_TIME: Final = 4  # words of صباح يوم الأحد المقبل
_SHORTEST: Final = 3  # words of a clause that may be anything
_TURN: Final = 5  # words
_TAKES: Final = ("الي", "من", "عن")
_CLAUSE: Final = 4  # words at least
_EXAMPLE: Final = 5  # words of فعلى سبيل المثال with both commas
_WILL: Final = ("لن", "سوف")
_DASHES: Final = ("-", "–", "—", "--")


class AttributedClause(OnGround):
    """Finds the clauses of the attributions of one section; it takes the marks whose words it returns."""

    def spans(self, i: int, end: int, first: int, last: int) -> list[tuple[int, int]]:
        """Return the spans of the clause of sentence ``[first, last)`` that the phrase ``[i, end)`` belongs to."""
        quoted = None if self._opens_anew(i, end, first, last) else self._marks_before(i, first)
        if quoted is not None:
            self.ground.used.add(quoted.start)
            return [self.ground.inner(quoted)]
        start = self.sentence_start(first, i, i, into_marks=False)
        if i - start <= 1 or self._opens_example(start, i):
            return self.after_front(i, end, last)
        start = self._behind_others(first, start, i)
        if self._relative_behind(first, start, i):
            return []
        start = self._after_contrast(self._after_mention(start, i), i, inserted=self._inserted(i, end, last))
        stop = self.borders.trim(start, i)
        if stop - start < 1:
            return []
        rest = self._goes_on_behind(i, end, last, start, stop)
        if rest is None and stop - start < _SHORTEST and not self._bare_clause(start, stop, i):
            return []
        return [self.ground.span(start, stop)] if rest is None else [self.ground.span(start, stop), rest]

    def _marks_before(self, i: int, first: int) -> Quoted | None:
        """Return marked speech, of nobody yet, that is all the sentence says before word ``i``: "…"، | بحسب فلان."""
        quoted = self.marks.before(i)
        if quoted is None or quoted.start in self.ground.used or self.marks.kind(quoted) is not MarkedKind.SPEECH:
            return None
        begin = self.reader.word_at(quoted.start)
        if begin == first or self.words[begin - 1].folded == "و":
            return quoted
        led = begin - first == 1 and not self.words[first].is_nominal  # not الحكومة | "لن تقع في الفخ"، بحسب
        return quoted if led else None

    def sentence_start(self, first: int, k: int, i: int, *, into_marks: bool) -> int:
        """Return the first word of what a sentence says, behind a dateline and a turn, looked for up to word ``k``.

        ``into_marks``: behind an opening mark too.
        """
        start = first
        while start < k and (
            self.words[start].text in LEADING
            or (self.words[start].pos == "punc" and (into_marks or self.reader.marked(start) is None))
        ):
            start += 1
        return self._over_turn(after_dateline(self.reader, start, i), i)

    def _over_turn(self, start: int, i: int) -> int:
        """Return the word after ``في الجانب الآخر،``, ``وعلى صعيد متصل،`` with which a sentence begins."""
        if i - start > 1 and self.words[start].folded == "هذا" and self.words[start + 1].text[0] == "و":
            return start + 1  # هذا | ومن المنتظر، حسب فلان، أن
        if i - start > _TURN and self.words[start].folded in ("من", "ومن"):
            if "turn" in self.words[start + 1].roles and self.words[start + 2].pos == "verb":
                return start + 2  # من جانبه | دعا فلان …، حسبما أفاد بيان
        for k in range(start, min(i, start + _TURN)):
            if self.words[k].is_comma:
                turns = self.reader.roles["turn"] | self.reader.roles["context"]
                return k + 1 if any(w.folded in turns or w.stem in turns for w in self.words[start:k]) else start
        return start

    def _opens_example(self, start: int, i: int) -> bool:
        """Say whether an example opens between commas before a phrase: …، فعلى سبيل المثال، | وفقا لفلان، …."""
        if i - _EXAMPLE < start or not self.words[i - 1].is_comma:
            return False
        return "for_example" in self.words[i - 2].roles and self.words[i - _EXAMPLE].is_comma

    def _behind_others(self, first: int, start: int, i: int) -> int:
        """Return where the clause before word ``i`` begins behind other phrases and what its sentence reported."""
        for other in range(first, i):
            phrase = self.ground.attributions.get(other)
            if phrase is not None and start < phrase.end <= i:
                start = phrase.end
        while start < i and (self.words[start].text in "،,.؛" or "while_or_as" in self.words[start].roles):
            start += 1
        start = self._behind_statements(start, i)
        while start < i and self.words[start].text in "،,.؛":
            start += 1
        return start

    def _behind_statements(self, start: int, i: int) -> int:
        """Return where the clause before word ``i`` begins behind the statements that its sentence holds already."""
        found = start
        for s in self.ground.found.starting_in(self.words[i].part):
            if self.words[found].start <= s.start and s.end <= self.words[i].start and not self._goes_on_after(s, i):
                found = max(found, min(self.reader.word_at(s.end), i))
        return found

    def _goes_on_after(self, statement: Statement, i: int) -> bool:
        """Say whether a clause goes on behind a fragment in it: ما وصفه بـ"سوء الإدارة" | ، والضرائب، بحسب فلان."""
        quoted = self.marks.around(statement.start)
        if quoted is None or self.marks.kind(quoted) is not MarkedKind.FRAGMENT or quoted.end <= statement.end:
            return False
        after = self.reader.word_at(quoted.end)
        if self._freely_named(statement) and after < i and self.words[after].pos not in ("punc", "conj"):
            return True  # نفذوا وقفة رفضا لما اعتبروه "تجويعا" | من الإدارة، حسب مصدر
        while after < i and self.words[after].is_comma:
            after += 1
        return after < i - 1 and self.words[after].is_nominal and self.words[after].analysis.lead == "و"

    def _freely_named(self, statement: Statement) -> bool:
        """Say whether a word in marks only says what something is taken for: احتجاجا على ما | اعتبره "تسويفا"."""
        cue = self.reader.word_at(statement.cue[0]) if statement.cue is not None else 0
        free = cue > 0 and "free_relative" in self.words[cue - 1].roles
        first = self.reader.bounds(cue)[0]
        return free and any(w.pos in ("verb", "adj_comp") for w in self.words[first : cue - 1])

    def _relative_behind(self, first: int, start: int, i: int) -> bool:
        """Say whether nothing but a relative clause stands behind what was reported: وقال "…" | ، والذي رفضه، بحسب."""
        k = start
        while k < i and self.words[k].pos == "punc":
            k += 1
        return first < k < i and self.words[k].pos == "pron_rel" and self.ground.found.covers(start - 1)

    def _after_mention(self, start: int, i: int) -> int:
        """Return where the clause begins that the journalist mentions: يذكر | أن المحافظة شهدت …، وفقا للوزارة."""
        after = self.reader.after_mention(start) if start < i else start
        return after - 1 if after > start and self.reader.is_complementizer(after - 1) else after

    def _after_contrast(self, start: int, i: int, *, inserted: bool) -> int:
        """Return where the clause begins that an attribution closes: …، غير أن | المهلة انقضت، بحسب تقرير.

        ``inserted``: the clause goes on behind it, with no comma on either side.
        """
        found = start
        for k in range(start, i - _CLAUSE):
            if inserted and self.words[k].folded == "في" and self.words[k + 1].folded == "حين":
                found = k + 2  # الحصة أربعة آلاف طن في حين | تقدر الحاجيات حسب المهنيين بخمسة
            if not self.words[k].is_comma or self.marks.around(self.words[k].start) is not None:
                continue
            word, following = self.words[k + 1], self.words[k + 2]
            if word.folded in ("غير", "الا") and following.folded == "ان":
                found = k + 3
            elif word.folded == "بينما":
                found = k + 2
        return found if i - found >= _SHORTEST else start

    def _bare_clause(self, start: int, stop: int, i: int) -> bool:
        """Say whether two words are a clause: المصنع سيغلق، | بحسب المدير, not في المقابل، بحسب.

        They may begin with a verb before على حد قوله: ارتفعت الأسعار |; not تختلف العقوبة | على حسب القاضي.
        """
        if stop - start != _SHORTEST - 1:
            return False
        topic, said = self.words[start], self.words[start + 1]
        comma = self.words[i - 1].is_comma
        if comma and self._acts_alone(start):
            return True
        if topic.pos == "verb" and said.analysis.definite and not topic.may_report:
            phrase = self.ground.attributions.get(i)
            spoken = phrase is not None and (comma or phrase.cue_end - i > _SPOKEN)
            return spoken and PREPOSITIONS.get(self.words[i].folded) == "ala"
        if not comma:
            return False
        tells = said.pos == "verb" or (said.pos.startswith("adj") and not said.analysis.definite)
        return topic.is_nominal and topic.analysis.definite and not topic.flags & Flag.TIME and tells

    def _acts_alone(self, start: int) -> bool:
        """Say whether a verb that reports nothing and whom it tells of stand there: | وقتل جنديان، وفق الشرطة."""
        act, whom = self.words[start], self.words[start + 1]
        if act.pos != "verb" or act.may_report or act.analysis.aspect not in ("p", "i") or act.analysis.enclitics:
            return False
        tells = act.analysis.person == "3" and self.cues.cue_at(start) is None
        thing = whom.is_nominal and not has_preposition(whom) and not whom.flags & Flag.TIME
        return tells and thing

    def _goes_on_behind(self, i: int, j: int, last: int, start: int, stop: int) -> tuple[int, int] | None:
        """Return what goes on behind the phrase, at word ``j``, with the clause ``[start, stop)`` before it."""
        dashes = self.words[i - 1].text in _DASHES
        if j + 2 < last and (self.words[j].is_comma or (dashes and self.words[j].text in _DASHES)):
            return self._behind_comma(i, j + 1, last, start, stop)
        marked = self._rest_in_marks(i, j, last)
        if marked is not None:
            return marked
        if self._result_behind(start, stop, j, last) or (i - start >= _INSERTED_AFTER and self._inserted(i, j, last)):
            return self.ground.span(j, self.borders.trim(j, self._cut_before(j, last)))
        return None

    def _behind_comma(self, i: int, j: int, last: int, start: int, stop: int) -> tuple[int, int] | None:
        """Return what goes on with a clause at word ``j``, behind the comma that closes the phrase."""
        waited = self._when_it_will_be(start, j, last) or self._awaited(stop, j) or self._lacks_verb(start, stop, j)
        if not (waited or self._continues(i, j, last) or self._main_verb(start, stop, j) or self._with_it(i, j, last)):
            return None
        half = waited or stop - start < _SHORTEST  # الأسعار، كما قال، | ستنخفض قريبا
        end = self.borders.trim(j, self._cut_before(j, last))
        return self.ground.span(j, end) if half or end - j >= _SHORTEST or self._object(start, j, end) else None

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

    def _inserted(self, i: int, j: int, last: int) -> bool:
        """Say whether the clause goes on right after what is inserted without commas: تعود | حسب القرار | إلى مارس."""
        if j + 1 >= last or self.words[i - 1].pos == "punc":
            return False
        word, following = self.words[j], self.words[j + 1]
        where = following.flags & (Flag.VENUE | Flag.DOCUMENT | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.TIME)
        return word.pos in ("digit", "noun_num") or (
            word.pos == "prep" and not word.analysis.enclitics and not (where and word.folded == "في")
        )

    def _result_behind(self, start: int, stop: int, j: int, last: int) -> bool:
        """Say whether the clause that a time or place waits for opens at word ``j``: ومساء أمس بحسب الشرطة | فقد."""
        return j + 2 < last and self.words[j].folded in RESULT and self._main_verb(start, stop, j)

    def _main_verb(self, start: int, stop: int, j: int) -> bool:
        """Say whether the clause that a time or place waits for is behind the phrase: وبعد أيام، وفقا له، | هدد."""
        front = self.words[start]
        opens = front.pos in ("prep", "adv") or has_preposition(front) or bool(front.flags & Flag.TIME)
        acts = self.words[j].pos == "verb" and not self.words[j].analysis.proclitics
        acts = acts or self.words[j].folded in RESULT
        return opens and acts and not any(w.pos in ("verb", "conj_sub", "pron_rel") for w in self.words[start:stop])

    def _awaited(self, stop: int, j: int) -> bool:
        """Say whether the clause opens that a verb before the phrase waits for: لا يمكن، بحسب فلان، | أن يتكرر."""
        word = self.words[stop - 1]
        if self.words[j].folded == "ان" and self._expected(stop - 1):
            return True
        owners = self.reader.lexicon.clause_owner_verbs
        waits = any(o.analysis.pos == "verb" and o.analysis.key in owners for o in word.options)
        return waits and self.words[j].folded == "ان" and self.cues.cue_at(stop - 1) is None

    def _expected(self, k: int) -> bool:
        """Say whether word ``k`` ends what is said of what will be: من | المنتظر |، حسب فلان، أن، ويتوقع، حسبه، أن."""
        word, before = self.words[k], self.words[k - 1].folded if k else ""
        if before.removeprefix("و") == "من":
            return bool(word.analysis.definite)
        return word.folded.removeprefix("و") in self.reader.roles["expecting"]

    def _lacks_verb(self, start: int, stop: int, j: int) -> bool:
        """Say whether a clause has no verb yet but كان, and gets it: المشروع، بحسب الوزارة، | سينتهي قريبا.

        A verb with what somebody says is no part of it: الوزير، بحسب الصحيفة، | أكد أن.
        """
        if any(w.pos == "verb" and "was" not in w.roles for w in self.words[start:stop]):
            return False
        if j in self.borders.cuts or not any(w.is_nominal for w in self.words[start:stop]):
            return False
        k = j + ("auxiliary" in self.words[j].roles or self.words[j].folded in _WILL)
        verb = self.words[k] if k < len(self.words) else self.words[j]
        return verb.pos == "verb" and verb.analysis.proclitics in ((), ("س",)) and k not in self.borders.cuts

    def _when_it_will_be(self, start: int, j: int, last: int) -> bool:
        """Say whether it ends with the time of what will be: سينطلق المهرجان، بحسب فلان، | مطلع الشهر المقبل."""
        end = j
        while end < last and self.words[end].pos != "punc":
            if not self.words[end].is_nominal and self.words[end].pos != "pron_dem":
                return False
            end += 1
        if any("coming" in w.roles for w in self.words[j:end]):
            return True
        told = next((k for k in range(start, j) if self.words[k].pos == "verb"), None)
        this = self.words[j].pos == "pron_dem" and self.words[min(j + 1, last - 1)].flags & Flag.TIME
        if told is None or not this:
            return False  # but: لن تفرض رسوم، بحسب فلان، | هذا العام
        return self.words[told].analysis.proclitics[-1:] == ("س",) or self.words[told - 1].folded in _WILL

    def _continues(self, i: int, j: int, last: int) -> bool:
        word = self.words[j]
        if j in self.borders.cuts or "conjunct" in word.roles or "but" in word.roles or "in_turn" in word.roles:
            return False
        if word.pos == "verb" and word.analysis.proclitics == ("و", "س") and self._promises(j):
            return True
        if "because" in word.roles:
            return True  # ألغيت الرحلات، بحسب الشركة، | لأن المدرج قصير
        when = word.flags & Flag.TIME and not self._of_clause(j, last)
        if word.pos in ("conj", "conj_sub", "pron_rel") or "و" in word.analysis.proclitics or when:
            return False
        tails = self.borders.tails
        return not (tails.turns_aside(j) or tails.occasions.after_source(i, j)) and self.cues.cue_at(j) is None

    def _of_clause(self, j: int, last: int) -> bool:
        """Say whether a time is that of the clause, not of when it was told: للعام الثالث، صباح الأحد | المقبل."""
        coming = self.reader.roles["coming"]
        near = range(j, min(last, j + _TIME))
        stop = next((k for k in near if self.words[k].pos in ("punc", "verb")), near.stop)
        return self.words[j].preposed == "ل" or any(self.words[k].stem in coming for k in range(j, stop))

    def _promises(self, j: int) -> bool:
        """Say whether the sentence of word ``j`` opens with what will be: سيحصلون على العلف، وفق الوزير، | وسيعوضون."""
        first, last = self.reader.bounds(j)
        opening = next((w for w in self.words[first:last] if w.pos == "verb"), None)
        return opening is not None and opening.analysis.proclitics[-1:] == ("س",)

    def _with_it(self, i: int, j: int, last: int) -> bool:
        """Say whether what is with it follows: رست السفينة، بحسب فلان، | وعلى متنها ألفا طن."""
        word, following = self.words[j], self.words[min(j + 1, last - 1)]
        joined = word.pos == "prep" and word.analysis.lead == "و"
        held = word if word.analysis.enclitics else following
        if "of_no_person" not in held.stem_roles and self._of_person(i, held.analysis.enclitics):
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

    def _object(self, start: int, j: int, stop: int) -> bool:
        """Say whether two words are what a verb takes: تجاوز النهر، بحسب فلان، | حد الخطر، ارتفع العدد …، | إلى مئة."""
        if self.words[start].pos != "verb" or stop - j != _SHORTEST - 1 or j in self.reader.name_of:
            return False
        thing, whose = self.words[j], self.words[j + 1]
        if thing.folded in _TAKES or thing.pos in ("noun_num", "digit"):  # بلغ عدد الضحايا، بحسب فلان، | سبعة قتلى
            return whose.pos in NOMINAL_OR_DIGIT and not whose.flags & Flag.TIME
        bare = thing.pos == "noun" and not thing.analysis.definite and not has_preposition(thing)
        return bare and whose.pos == "noun" and whose.analysis.definite and not has_preposition(whose)

    def after_front(self, i: int, end: int, last: int) -> list[tuple[int, int]]:
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

    def _opens_anew(self, i: int, end: int, first: int, last: int) -> bool:
        """Say whether an attribution opens a sentence of its own, not of the marks before: ووفقا لـ…، ارتفع."""
        if any(w.pos != "punc" for w in self.words[first:i]):
            return False
        return any(w.pos == "verb" for w in self.words[self._over_relative(i, end, last) : last])

    def _when_given_out(self, i: int, j: int, last: int) -> bool:
        """Say whether all that follows is when a paper was given out: وبحسب بيان أصدره الاتحاد | ساعات بعد الحادث."""
        given = j < last and self.words[j].flags & Flag.TIME and any(w.pos == "verb" for w in self.words[i:j])
        return bool(given) and not any(w.pos in ("verb", "punc") for w in self.words[j : last - 1])

    def _over_relative(self, i: int, j: int, last: int) -> int:
        """Return the comma after what says more of the source of the phrase at word ``i``, else ``j``.

        ووفقاً لمصدر | تحدث للوكالة، فإن …; وبحسب أم عمر | ، وهي أرملة، فإن …; بحسب الدراسة | التي نشرت أمس، ….
        """
        if j + 1 < last and self.words[j].is_comma and self._says_more(j + 1):
            return next((k for k in range(j + 2, min(last - 1, j + _INSERTION)) if self.words[k].is_comma), j)
        place = self.reader.names.get(j + 1) if j < last and self.words[j].pos == "prep" else None
        over = place.last if place is not None and place.kind == "LOC" else j
        if j < over < last and self.words[over].is_comma:
            return over  # بحسب غرفة التجارة | في زحلة، تراجعت …
        if over < last and "issued_adjective" in self.words[over].stem_roles:
            return next((k for k in range(over, min(last, over + _INSERTION)) if self.words[k].is_comma), j)
        concealed = self.reader.conceals(over) if over < last else None
        if concealed is not None and concealed < last and self.words[concealed].folded in RESULT:
            return concealed  # وبحسب مسؤول | طلب عدم الكشف عن اسمه | فإن
        comma = next((k for k in range(j, min(last - 1, j + _INSERTION)) if self.words[k].text in "،,"), None)
        told = self._result_behind_verb(i, over, comma or last)
        if told is not None or comma is None:
            return told or j
        result = self.words[comma + 1].folded in RESULT
        more = over < last and not self.words[over].analysis.proclitics
        if more and self.words[over].pos == "verb" and not result and self._is_certain(i, over):
            return j  # بحسب الشرطة | أوقف ثلاثة أشخاص، بينهم امرأة
        if more and self.words[over].pos in ("verb", "pron_rel"):
            return comma  # وبحسب أرقام | عرضتها المنظمة، …
        return comma if result or self.words[comma + 1].folded == "ان" else j

    def _result_behind_verb(self, i: int, over: int, last: int) -> int | None:
        """Return what opens the clause behind a verb that tells more of a source: وبحسب نازحين | تحدثوا إلينا | فإن."""
        if over >= last or self.words[over].pos != "verb" or self.words[over].analysis.proclitics:
            return None
        if self._is_certain(i, over):
            return None
        return next((k for k in range(over + 1, min(last, over + _INSERTION)) if self.words[k].folded in RESULT), None)

    def _says_more(self, j: int) -> bool:
        word = self.words[j]
        relative = word.pos == "pron_rel" and "free_relative" not in word.roles  # بحسب فلان، | ما حدث لن يتكرر
        return relative or "while_he" in word.roles

    def _is_certain(self, i: int, verb: int) -> bool:
        """Say whether the source of the phrase at word ``i`` is definite, so that no verb alone says more of it.

        Of a document a verb of publishing does so all the same: بحسب تقرير المنظمة | صدر أمس، ….
        """
        source = self.ground.attributions[i].source
        if source is None:
            return False
        head, *rest = self.words[source.first : source.last]
        issued = "issued" in self.words[verb].analysis.lemma_roles
        if head.flags & Flag.DOCUMENT and issued:
            return False
        if (
            self.reader.kind_at(source.first) in ("PER", "ORG", "MED", "LOC")
            or head.analysis.definite
            or head.analysis.enclitics
        ):
            return True
        if rest and rest[0].text in OPENING:
            return True  # وبحسب منظمة "صداع بلا حدود" | يعاني واحد من كل سبعة
        return bool(rest) and bool(rest[0].analysis.definite) and not has_preposition(rest[0])

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
