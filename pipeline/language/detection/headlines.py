"""Find what a name and a colon attribute: headlines, bullets, speakers' lines."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import LEADING, SKIPPED
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Statement
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import PICKED, has_preposition, press_of_place
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["HeadlineFinder"]

_BREAKS: Final = ("..", "...", "…", "|", "؟", "!", ".")
_DASHES: Final = ("-", "–", "—", "/")
_TOPIC: Final = (2, 5)  # words of the topic before a dash
_THEME: Final = 3  # words from a colon on: : تاريخ وحاضر
_REACH: Final = 14  # words of a line in which its colon stands
_COMMITTEE: Final = 2  # words
_ANNOUNCED: Final = 3  # words up to the noun for what somebody says: في أول | تعليق
_OF_WHOM: Final = ("من", "ل")
_TITLE_REACH: Final = 30
_POSITION: Final = 7  # words
_SCORE: Final = 2  # words
_FEW: Final = 7  # words
_FULL_NAME: Final = 3  # words
_KNOWN: Final = 4  # words of a name
_OWNED: Final = (
    Flag.TITLE | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE | Flag.STATE | Flag.GROUP | Flag.COMMON_PERSON
)
_OF_PERSON: Final = Flag.TITLE | Flag.COMMON_PERSON | Flag.ANONYMOUS
_ASIDE, _WHERE = 6, 12  # words between who speaks and the colon, and where they tell to whom or in answer to what


class HeadlineFinder(OnGround):
    """Finds ``الكرملين: …`` in one section."""

    def find(self) -> None:
        """Add the statements of all names with a colon."""
        for number, part in enumerate(self.ground.parts):
            if part.kind in SKIPPED:
                continue
            first, last = self.reader.section.bounds[number]
            reach = min(last, first + (_TITLE_REACH if self.ground.number == 0 else _REACH))
            colon = next((k for k in range(first, reach) if self.words[k].text == ":"), None)
            if colon is None or colon == first or colon + 1 >= last or self._taken(first, colon):
                continue
            self._colon(number, self._after_break(first, colon), colon, last)

    def _taken(self, first: int, colon: int) -> bool:
        begin, end = self.words[first].start, self.words[colon].end
        return any(
            s.cue is not None and begin <= s.cue[0] < end + 1 for s in self.ground.found.of_part(self.words[first].part)
        )

    def _after_break(self, first: int, colon: int) -> int:
        """Return where the name can begin: after a bullet, after what a headline says first: خلاف جديد.. والوزير: …."""
        start = self._over_label(first, colon)
        labels = self.reader.roles["headline_label"]
        states = self._states(colon + 1)
        for k in range(start, colon):
            dash = self.words[k].text in _DASHES
            labelled = k == start + 1 and dash and self.words[start].folded in labels
            if self.words[k].text in _BREAKS or labelled or (states and dash and self._topic(start, k, colon)):
                start = k + 1  # حوار - | المخرجة ليلى: …
        while start < colon and self.words[start].text in LEADING:
            start += 1
        return start

    def _over_label(self, first: int, colon: int) -> int:
        """Return the word behind a hashtag or a bracket behind which a headline begins: #عاجل | …، (فيديو) | …."""
        words, labels, extra = self.words, self.reader.roles["headline_label"], self.reader.roles["headline_extra"]
        if words[first].text == "(":
            k = first + 1
            while k < colon and words[k].folded.removeprefix("و") in extra:
                k += 1
            return k + 1 if first + 1 < k < colon - 1 and words[k].text == ")" else first
        begin = words[first].start
        tagged = begin > 0 and self.reader.section.section.text[begin - 1] == "#"
        return first + 1 if tagged and words[first].folded in labels and first + 1 < colon else first

    def _states(self, i: int) -> bool:
        """Say whether a sentence can begin at word ``i``: : لا انقطاع، الخزانات ممتلئة; not : فضل الصيام، 48 جنيها."""
        if i >= len(self.words):
            return False
        word = self.words[i]
        known = bool(word.analysis.definite) or bool(word.analysis.enclitics) or self.reader.kind_at(i) is not None
        return known or not (word.pos.startswith(("noun", "adj")) or word.pos == "digit")

    def _topic(self, start: int, k: int, colon: int) -> bool:
        """Say whether a headline names its topic before the dash at word ``k``: أزمة المياه | - الوزير، كأس 2028 | -.

        Behind a work stands its name: مراجعة فيلم - الرئيس: دراما عن السلطة.
        """
        if self.ground.number or not _TOPIC[0] <= k - start <= _TOPIC[1]:
            return False
        known = any(self.reader.kind_at(j) in ("PER", "ORG", "MED", "TITLE") for j in range(start, k))
        known = known or self.reader.kind_at(start) == "LOC"  # not كأس آسيا | - المدرب: …
        nouns = all(w.pos.startswith(("noun", "adj")) or w.pos == "digit" for w in self.words[start:k])
        speaks = self.words[k + 1].flags & _OWNED or self.reader.kind_at(k + 1) in ("PER", "ORG", "TITLE")
        speaks = speaks or self._known(k + 1, colon) is not None
        works = not {w.stem for w in self.words[start:k]}.isdisjoint(self.reader.roles["work_of_art"])
        return nouns and not known and not works and bool(speaks) and not self.words[start].flags & _OWNED

    def _colon(self, number: int, start: int, colon: int, last: int) -> None:
        part = self.ground.parts[number]
        headline = part.kind == "headline" or part.bullet or self.ground.number == 0
        reason = self.words[colon - 1].folded
        if reason.startswith("و") and reason[1:].removeprefix("ال") in self.reader.roles["headline_reason"]:
            return  # تستدعي مليون سيارة والسبب: …
        if self._only_place(start, colon):
            return  # شبوة: قتيلان في اشتباكات
        phrase = self._second_speaker(start, colon, last, part.kind) or self._speaker(start, colon, last, part.kind)
        if phrase is None and headline:
            phrase = self._known(start, colon) or self._in_marks(start, colon)
        if phrase is None or self._portrait(phrase, colon, last):
            return
        apart = colon > phrase.last and not self._told_in_brackets(phrase, colon)
        if not headline and (apart or self.reader.person_within(phrase.first, phrase.last) is None):
            return
        at = colon + 1
        spoken = self.ground.number == 0 and self.reader.marked(at) is None
        if spoken and last < len(self.words) and self._goes_on(last):
            last = len(self.words)
        end = self.borders.trim(at, self._without_extra(at, last))
        speaks = self.words[phrase.first].flags & (Flag.TITLE | Flag.GROUP | Flag.ANONYMOUS | Flag.DOCUMENT)
        person = self.reader.person_within(phrase.first, phrase.last) is not None
        alone = self.words[at].pos == "verb" and self.words[at].analysis.person == "1"  # العمري: سأعتزل
        if end - at < 2 - alone or self._schedule(at, end, bool(speaks) or person) or self._byline(at, end):
            return
        quoted = self.reader.marked(at)
        if quoted is not None and self.reader.word_at(quoted.end) >= end:
            spans, kind = [self.ground.inner(quoted)], "direct"
        else:
            spans, kind = [self.ground.span(at, end)], self.borders.kind(at, end)
            if not headline:
                kind = "direct"
        self.ground.mark_used(at, end)
        mark = self.words[colon]
        self.ground.found.add(Statement(
            self.ground.number, tuple(spans), kind, "headline_colon", 0.8 if headline else 0.6, number,
            cue=(mark.start, mark.end), lemma=":", cue_kind="punctuation", source=(phrase.first, phrase.last),
            medium=self._told(phrase.last, colon),
        ))  # fmt: skip

    def _told_in_brackets(self, phrase: Phrase, colon: int) -> bool:
        """Say whether nothing but brackets tells what a person with a name is: سالم الحداد | (45 عاما) |: ….

        A place or an outlet in them is where a byline was written: سالم الحداد (أبوظبي): أعلنت ….
        """
        k = phrase.last
        if self.reader.person_within(phrase.first, k) is None or self.words[k].text != "(":
            return False
        inner = self.words[k + 1 : colon - 1]
        placed = any(self.reader.kind_at(i) in ("LOC", "MED") for i in range(k + 1, colon))
        known = any(w.flags & _OF_PERSON or "year_of_age" in w.roles for w in inner)
        return known and not placed and self.reader.close_bracket(k, colon) == colon

    def _only_place(self, first: int, last: int) -> bool:
        """Say whether nothing but a place that is no state stands before a colon: القصرين: …، منزل تميم: …."""
        name = self.reader.names.get(first)
        if name is not None and name.kind == "LOC" and name.last == last and not self.reader.is_state(first):
            return True
        flags = self.words[first].flags
        placed = flags & (Flag.TOWN | Flag.PLACE) and not flags & (Flag.STATE | Flag.FIRST_NAME | Flag.SURNAME)
        return last - first == 1 and bool(placed)

    def _told(self, k: int, colon: int) -> tuple[int, int] | None:
        """Return who was told between a source and the colon: نجوى الصالح | لـBBC |: …، الوزير | للجزيرة |: …."""
        if not k < colon <= k + _ASIDE or (self.words[k].preposed != "ل" and self.words[k].folded != "ل"):
            return None
        return None if any(w.pos in ("verb", "prep") and w.folded != "ل" for w in self.words[k:colon]) else (k, colon)

    def _position(self, at: int, last: int) -> bool:
        """Say whether a state takes a position: العقوبات الجديدة لن تمر، الاتفاق يجب أن يحترم، ما حدث "عدوان".

        Not where something happens in it: ليبيا: | قتلى في هجوم "انتحاري".
        """
        head = self.words[at]
        happens = "happening" in head.stem_roles or "casualties" in head.stem_roles
        if happens and not head.analysis.definite:
            return False
        for k in range(at, min(last, at + _POSITION)):
            quoted = self.reader.marked(k)
            if quoted is not None and quoted.closed and self.marks.kind(quoted) is not MarkedKind.NAME:
                return True
            if "taking_position" in self.words[k].roles:
                return True
            if self.words[k].folded == "غير" and k + 1 < last:
                return "judged_as" in self.words[k + 1].stem_roles  # تصرف | غير | مقبول
        return False

    def _goes_on(self, i: int) -> bool:
        """Say whether a headline goes on after dots with what was said: أخطاء أضاعت الفوز.. | ولا أفكر في الرحيل."""
        word = self.words[i]
        denies, judges = "and_not" in word.roles, "judging_on" in word.roles
        if not (denies or judges or word.folded.startswith("و")):
            return False
        rest = self.words[i:]
        if any(w.text == ":" or w.part != word.part for w in rest):
            return False
        if denies:
            return True
        if judges:
            return not self._others_answer(i + 1)  # الوزير: المراجعة واجبة.. | ولعل الحوار يعود
        if any(w.pos == "verb" and w.analysis.person == "1" for w in rest):
            return True
        phrase = self.reader.noun_phrase(i, len(self.words))
        if word.pos == "verb" or word.flags & Flag.FUNCTION or phrase is None:
            return False
        return not source_like(self.reader, phrase)  # المدرب: سنفوز.. والجماهير تطالب بإقالته

    def _others_answer(self, i: int) -> bool:
        """Say whether somebody else at word ``i`` has his say: الوزير: الأسعار سترتفع.. ولكن | الحكومة تنفي."""
        phrase = self.reader.noun_phrase(i, len(self.words))
        if phrase is None or phrase.last >= len(self.words) or not source_like(self.reader, phrase):
            return False
        verb = self.words[phrase.last]
        return verb.pos == "verb" and verb.may_report

    def _without_extra(self, at: int, last: int) -> int:
        """Return where a headline ends before a bracket that tells what comes with the article: (فيديو وصور)."""
        if self.words[last - 1].text != ")":
            return last
        k = last - 2
        while k > at and self.words[k].folded.removeprefix("و") in self.reader.roles["headline_extra"]:
            k -= 1
        return k if k > at and k < last - 2 and self.words[k].text == "(" else last

    def _schedule(self, at: int, end: int, speaks: bool) -> bool:
        """Say whether a few words after a colon are a score or a time: الثامنة مساء في الملعب، 11 - 6.

        Who ``speaks`` may begin with a figure or a span of time, but not with a date, nor end with an hour.
        """
        words = self.words[at:end]
        if len(words) > _FEW or any(w.pos == "verb" for w in words):
            return False
        if speaks:
            hour = "part_of_day" in words[-1].roles
            return hour or (words[0].pos == "digit" and bool(words[1].flags & Flag.TIME))
        score = words[0].pos == "digit" and (len(words) <= _SCORE or words[1].pos == "punc")
        return score or any(w.flags & Flag.TIME for w in words[:2])

    def _byline(self, at: int, end: int) -> bool:
        """Say whether nothing but a person's name follows the colon: القضارف: عمر ساتي."""
        name = self.reader.names.get(at)
        if name is None or name.kind != "PER":
            return False
        rest = self.words[name.last : end]
        return end - at <= _FULL_NAME and all(w.pos in ("noun", "noun_prop") and not w.flags & Flag.TIME for w in rest)

    def _second_speaker(self, start: int, colon: int, last: int, kind: str) -> Phrase | None:
        """Return who answers what a headline says first: النقابة تلوح بالإضراب | والتربية: …."""
        i = colon - 1
        if kind != "headline" or i <= start + 1 or self.words[i].preposed != "و":
            return None
        if not any(word.pos == "verb" for word in self.words[start:i]) and not self._event(start, i):
            return None
        return self._speaker(i, colon, last, kind) or self._known(i, colon)

    def _event(self, start: int, i: int) -> bool:
        """Say whether what comes first tells of an event: إصابة خمسة في حادث | والشرطة: …, not خلاف بين طرفين."""
        head, before = self.words[start], self.words[start:i]
        bare = head.pos == "noun" and not head.analysis.definite and not head.flags & _OWNED
        placed = any(w.pos == "prep" or has_preposition(w) for w in before)
        return bare and placed and not any(w.folded == "بين" for w in before)

    def _author(self, start: int, colon: int) -> Phrase | None:
        """Return whose words a headline announces: أول تعليق من | المدرب | على الخسارة: …، رد قوي ل | الوزير | : …."""
        words, told = self.words, self.reader.roles["announced"]
        noun = next((k for k in range(start, min(colon, start + _ANNOUNCED)) if words[k].stem in told), None)
        if noun is None or any(w.pos in ("verb", "prep") and "ordinal" not in w.roles for w in words[start:noun]):
            return None
        k = noun + 1
        while k < colon and words[k].pos.startswith("adj") and not words[k].analysis.proclitics:
            k += 1
        if k < colon and words[k].folded in _OF_WHOM:
            k += 1
        elif k >= colon or words[k].preposed != "ل":
            return None
        phrase = self.reader.noun_phrase(k, colon)
        return phrase if phrase is not None and source_like(self.reader, phrase) else None

    def _speaker(self, start: int, colon: int, last: int, kind: str) -> Phrase | None:
        phrase = self._author(start, colon) if kind == "headline" else None
        phrase = phrase or self._without_told(self.reader.noun_phrase(start, colon), colon)
        committee = phrase is not None and self._committee(phrase, colon)
        if phrase is None or not (source_like(self.reader, phrase) or committee) or self._tells_of(phrase, colon):
            return None
        if self.words[start].preposed not in ("", "و"):
            return None
        head = self.words[phrase.first]
        after_break = self.ground.number == 0 and start > 0  # …. شاهد: المقاول طلب الإخلاء
        if phrase.last - phrase.first == 1 and "headline_label" in head.roles and not after_break:
            return None  # تحليل: …
        asks = colon + 1 < last and "question_word" in self.words[colon + 1].roles
        if committee:
            return phrase
        if "never_speaks" in head.stem_roles and self.reader.person_within(phrase.first, colon) is None:
            return None  # سوق العقارات: إيداع ملفات الترشح
        if asks and head.flags & Flag.DOCUMENT:
            return None  # تقرير: كيف …
        if "portrait" in self.words[colon + 1].roles:
            return None  # ولي العهد: سيرة رجل
        ordinal = any(w.pos == "adj_num" for w in self.words[phrase.first : phrase.last])
        if ordinal and not head.flags & Flag.TITLE and self.reader.person_within(phrase.first, phrase.last) is None:
            return None  # الرابطة الثانية: …, a competition
        return phrase if self._colon_speaks(phrase, colon, last, kind) else None

    def _ends_person(self, k: int) -> bool:
        """Say whether a person's name ends before a word."""
        name = self.reader.name_of.get(k - 1)
        return name is not None and name.kind == "PER" and name.last == k

    def _portrait(self, phrase: Phrase, colon: int, last: int) -> bool:
        """Say whether a headline tells who somebody with nothing but a name is: كارل لوند: | رجل هز البورصة.

        It names him, or says from where to where he went: مريم الفارس: | من مخبز صغير إلى منصة التتويج.
        """
        name, at = self.reader.names.get(phrase.first), colon + 1
        alone = name is not None and name.kind == "PER" and (name.first, name.last) == (phrase.first, colon)
        if not alone or self.ground.number or colon - phrase.first < _COMMITTEE or at + 2 >= last:
            return False
        head, said = self.words[at], self.words[at:last]
        if head.folded == "من" and any(w.folded == "الي" for w in said):
            place = self.words[at + 1].analysis
            return not (place.definite or place.enclitics) and all(w.pos != "verb" for w in said)
        if has_preposition(head) or head.analysis.definite or head.analysis.enclitics:
            return False
        acts = (
            k
            for k in range(at + 2, last)
            if self.words[k].pos == "verb" and self.words[k].analysis.aspect == "i" and not self.words[k].preposed
            if self.words[k - 1].analysis.definite or self._ends_person(k)
        )
        whose = "who_has" in head.roles  # صاحب | الدكان
        if (self.words[at + 1].analysis.definite and not whose) or next(acts, None) is not None:
            return False  # رئيس | الاتحاد يتحمل المسؤولية، لاعب مثل كريم | يصنع الفارق
        person = bool(head.flags & (Flag.TITLE | Flag.COMMON_PERSON)) and not head.flags & Flag.PLURAL
        if not (person or "who_has" in head.roles) or self.words[at + 1].pos == "noun_num":
            return False
        gender = told_gender(head.flags) or head.analysis.gender
        told = told_gender(self.words[phrase.first].flags) in (gender, None)
        denied = any("not_before_verb" in w.roles for w in said)  # لاعب واحد | لا | يصنع فريقا
        return told and not denied

    def _without_told(self, phrase: Phrase | None, colon: int) -> Phrase | None:
        """Leave out the outlet that was told, where who speaks is told without it: خبير اقتصادي | للساحل: …."""
        if phrase is None or phrase.last != colon or phrase.last - phrase.first == 1:
            return phrase
        if self.words[colon - 1].preposed != "ل":
            return phrase
        rest, head = Phrase(phrase.first, colon - 1), self.words[phrase.first]
        whole = rest.last - rest.first == 1 or not (
            head.analysis.definite or self.words[rest.last - 1].analysis.definite
        )
        outlet = self.words[colon - 1]
        if self._to_people(rest, colon - 1):
            return rest
        body = outlet.flags & _OWNED or self.reader.kind_at(colon - 1) in ("PER", "ORG", "LOC", "TITLE")
        told = outlet.pos in ("noun", "noun_prop") and not body and whole and source_like(self.reader, rest)
        return rest if told else phrase

    def _to_people(self, rest: Phrase, k: int) -> bool:
        """Say whether an office speaks to people: وزير الصحة | للمواطنين: …; not رئيس الاتحاد | للصحفيين: …."""
        told, before = self.words[k], self.words[k - 1]
        people = told.flags & (Flag.AUDIENCE | Flag.GROUP) and told.analysis.definite
        field = before.pos == "noun" and before.analysis.definite and not before.flags & (Flag.ORG_HEAD | Flag.TITLE)
        return bool(people and field and rest.last - rest.first > 1)

    def _tells_of(self, phrase: Phrase, colon: int) -> bool:
        """Say whether words before a colon say something of a person instead: المدرب | غاضب من الحكم: …."""
        for k in (phrase.last - 1, phrase.last):
            word = self.words[k]
            if (
                phrase.first < k < colon - 1
                and word.pos == "adj"
                and not word.analysis.definite
                and k not in self.reader.name_of
            ):
                closed = self.words[k - 1].analysis.definite or self.words[k - 1].analysis.enclitics
                return bool(closed) and self.words[k + 1].pos == "prep"
        return False

    def _committee(self, phrase: Phrase, colon: int) -> bool:
        """Say whether a committee of a parliament is called by its field: الطاقة النيابية: …."""
        words = self.words[phrase.first : phrase.last]
        adjective = "committee_adjective" in self.words[phrase.last - 1].roles
        field = "committee_field" in words[0].roles
        return len(words) == _COMMITTEE and phrase.last == colon and adjective and field

    def _known(self, start: int, colon: int) -> Phrase | None:
        """Take words that the article names in full elsewhere: الزايدي: …، الزايدي أمام البرلمان: …، «الصحة»: …."""
        first, last = start, colon
        where = self.reader.roles["headline_where"]
        near = range(start + 1, min(colon, start + _KNOWN))
        place = next((k for k in near if self.words[k].folded in where or self._to_others(start, k)), None)
        if place is not None and colon - place <= _WHERE:
            last = place  # الزايدي | أمام البرلمان: …، الزايدي | لجماهيره: …
        marked = last - first > 2 and (self.reader.marked(first) is not None or self.words[first].text == "(")
        if marked and self.words[last - 1].pos == "punc":
            first, last = first + 1, last - 1
        if last - first == _COMMITTEE and "ministry_field" in self.words[first].stem_roles:
            if self.words[first + 1].flags & (Flag.PLACE | Flag.STATE | Flag.TOWN):
                return Phrase(first, last)  # صحة غزة: …
        words = self.words[first:last]
        if not 0 < len(words) <= _KNOWN or any(w.pos == "punc" for w in words):
            return None
        known = self.ground.known
        whole = self._states(colon + 1) and " ".join(w.folded for w in words) in known
        return Phrase(first, last) if whole or all(w.core in known for w in words) else None

    def _to_others(self, start: int, k: int) -> bool:
        """Say whether word ``k`` tells to whom somebody speaks: الزايدي | لجماهيره: …, not «سرير الشرق | للنفط»: …."""
        word = self.words[k]
        return word.preposed == "ل" and self.reader.marked(start) is None and word.core not in self.ground.known

    def _in_marks(self, start: int, colon: int) -> Phrase | None:
        """Take a body whose name fills marks before the colon: «هيئة الإحصاء»: …، «المحامين»: …."""
        quoted = self.reader.marked(start)
        if quoted is None or not quoted.closed or self.reader.word_at(quoted.end) != colon:
            return None
        following = self.words[colon + 1]
        if following.pos in ("digit", "prep") or "question_word" in following.roles:
            return None  # «نادي الحي»: 20:30 مساء الجمعة
        if following.flags & (Flag.NAMING | Flag.DOCUMENT | Flag.VENUE) or self._bare_pair(colon + 1):
            return None  # «حكومة الظل»: | رواية جديدة، «منتخب الشباب»: | فوز ثمين
        phrase = self.reader.noun_phrase(start + 1, colon - 1)
        whole = phrase is not None and phrase.last == colon - 1 and source_like(self.reader, phrase)
        return phrase if whole else None

    def _bare_pair(self, i: int) -> bool:
        """Say whether a noun and its adjective, both without ال, stand at word ``i``: عودة ناجحة."""
        pair = self.words[i : i + 2]
        bare = len(pair) == 2 and not any(w.analysis.definite or w.analysis.proclitics for w in pair)
        return bare and pair[0].pos == "noun" and pair[1].pos == "adj"

    def _another_speaks(self, at: int, last: int) -> bool:
        """Say whether somebody else reports behind the colon of a headline: الوزيرة | تقول إن."""
        phrase = self.reader.noun_phrase(at, last)
        if phrase is None or phrase.last >= last or not source_like(self.reader, phrase):
            return False
        cue = self.cues.cue_at(phrase.last)
        return cue is not None and cue.kind == "verb"

    def _several(self, phrase: Phrase) -> bool:
        """Say whether people out of many or the media speak: عدد من | النواب: …، أحد التجار: …، وسائل إعلام: …."""
        head, rest = self.words[phrase.first], self.words[phrase.first + 1 : phrase.last]
        if not rest:
            return False
        if head.flags & Flag.AUDIENCE and head.analysis.number == "p":
            return bool(rest[0].flags & Flag.AUDIENCE)
        people = Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP
        picked = self.reader.counts(head) and (rest[0].folded == "من" or head.stem in PICKED)
        return picked and any(w.flags & people and w.analysis.definite for w in rest)

    def _press(self, i: int, colon: int, last: int) -> bool:
        """Say whether the press of a place tells something: إعلام عبري: …; of many places it is what is told of.

        الإعلام العربي: أزمة ثقة; nor does it speak in two words: الإعلام المصري: تاريخ وحاضر.
        """
        if not press_of_place(self.words, i):
            return False
        if not self.words[i].analysis.definite:
            return True
        return last - colon > _THEME and "of_many_places" not in self.words[i + 1].stem_roles

    def _colon_speaks(self, phrase: Phrase, colon: int, last: int, kind: str) -> bool:
        """Say whether what stands before a colon speaks: الكرملين: …, not العراق: مقتل ثلاثة, دبي - رويترز: …."""
        person = self.reader.person_within(phrase.first, phrase.last)
        for k in range(phrase.first, colon):
            outlet = k > phrase.first and self.words[k].flags & Flag.MEDIA and (person is None or k >= person.last)
            if self.words[k].text in _DASHES or outlet:
                return False  # دبي - رويترز: …; but محلل صحيفة هآرتس فلان: …
        where = phrase.last < colon and "headline_where" in self.words[phrase.last].roles
        if colon - phrase.last > (_WHERE if where else _ASIDE):
            return False
        if colon > phrase.last and kind != "headline" and not self._told_in_brackets(phrase, colon):
            return False
        name = self.reader.names.get(phrase.first)
        following = self.words[colon + 1]
        head = self.words[phrase.first]
        state = self.reader.is_state(phrase.first) and not head.flags & (Flag.TITLE | Flag.INSTITUTION)
        state = state and person is None
        if (
            person is None
            and not state
            and (name is None or name.kind in ("LOC",))
            and not head.flags
            & (Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.MEDIA)
            and not self._several(phrase)
            and not self._press(phrase.first, colon, last)
        ):
            return False
        if state and self._another_speaks(colon + 1, last):
            return False  # روسيا وأوكرانيا: | الرئيس يحذر من غزو
        if state:
            return (
                "headline_speech" in following.roles
                or (following.pos == "verb" and following.analysis.person == "1")
                or (following.folded.startswith("س") and following.pos == "verb")
                or self.reader.marked(colon + 1) is not None
                or self._position(colon + 1, last)
            )
        return self.cues.cue_at(colon + 1) is None or following.analysis.person == "1" or self.ground.number == 0
