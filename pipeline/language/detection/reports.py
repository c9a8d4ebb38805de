"""Make statements from frames: the content that a reporting word opens."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.admission import Admission
from pipeline.language.detection.attribution_phrases import AttributionPhrase
from pipeline.language.detection.complement import Complement
from pipeline.language.detection.frame import PREPOSITIONS, SKIPPED, Frame
from pipeline.language.detection.ground import Ground, OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.medium import MediumReader
from pipeline.language.detection.reopened import Reopening
from pipeline.language.detection.unmarked_speech import UnmarkedSpeech
from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted
from pipeline.language.nominal import PRONOUNS, has_preposition, opens_deed
from pipeline.language.phrasing.index import sentence_without_verb
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["ReportFinder"]

_ONE_MARKED: Final = 3  # words from the opening mark over one word and the closing mark
_WAITING: Final = 3  # words of a verb that waits for its object
_TINY: Final = 4  # words and marks of a name
_TOLD: Final = (
    Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.TIME | Flag.VENUE | Flag.TITLE | Flag.ORG_HEAD | Flag.GROUP
    | Flag.COMMON_PERSON | Flag.ANONYMOUS
)  # fmt: skip


class ReportFinder(OnGround):
    """Makes the statements of one section's frames."""

    def __init__(self, ground: Ground, admission: Admission) -> None:
        """Take the section and who decides which cues count."""
        super().__init__(ground)
        self.reopening = Reopening(ground)
        self.speech = UnmarkedSpeech(ground)
        self.complement = Complement(ground)
        self.admission = admission
        self.parts = ground.parts

    def find(self) -> None:
        """Add the statements of all frames."""
        for frame in self.ground.frames:
            self._from_frame(frame)

    def _from_frame(self, frame: Frame) -> None:
        if frame.opener == "" or not self.admission.allows(frame):
            return
        maker = {
            "clause": self._clause, "colon": self._colon, "quote": self._quote, "bare": self._bare,
            "complement": self.complement.add,
        }[frame.opener]  # fmt: skip
        maker(frame)

    def _clause(self, frame: Frame) -> None:
        apart = frame.cue > 0 and (self._in_relative(frame) or self._set_in_front(frame))
        end = self.borders.clause_end(frame, frame.at, frame.limit, relative=apart)
        if end - frame.at < 2:
            return
        end = self.speech.over_dots(frame, end) if self.speech.goes_on_in_clause(frame, end) else end
        end = end if apart or self.ground.found.covers(frame.cue) else self._and_that(frame, end)
        end = self._before_outer(frame, self._within_outer(frame, end))
        self.ground.mark_used(frame.at, end)
        spans = [self.ground.span(frame.at, end)]
        rest = self._after_insertion(frame, end)
        if rest is not None:
            spans.append(rest)
        self.ground.add(frame, spans, self.borders.kind(frame.at, end), f"{frame.kind}_clause", 0.9)

    def _within_outer(self, frame: Frame, end: int) -> int:
        """Return the end of a clause in another no later than that one ends, which knows whose tail follows."""
        if frame.subject_side not in ("before", "after") or not self.ground.found.is_inside(frame.cue):
            return end
        begin, stop = self.words[frame.cue].start, self.words[end - 1].end
        outer = [
            s.end for s in self.ground.found.of_part(self.words[frame.cue].part) if s.start <= begin and s.end < stop
        ]
        held = [self.reader.word_at(e) for e in outer if e > self.words[frame.at].end]
        return max(held) if held else end

    def _before_outer(self, frame: Frame, end: int) -> int:
        """Return where a clause ends before that of a cue before its own: قال من وصفه بأنه "كارثي" | إن."""
        first = self.reader.bounds(frame.cue)[0]
        outer = (f.at for f in self.ground.frames_in(first, frame.cue) if f.opener == "clause")
        return min((at for at in outer if frame.at < at < end), default=end)

    def _and_that(self, frame: Frame, end: int) -> int:
        """Return the end of the clauses that the next sentences go on with: أكد فلان أن العمل بدأ. | وأنه لن يتوقف."""
        at, further = frame.at, self._next_that(frame, frame.at, end)
        while further > end:
            at, end = self.reader.section.bounds[self.words[at].part + 1][0], further
            further = self._next_that(frame, at, end)
        return end

    def _next_that(self, frame: Frame, at: int, end: int) -> int:
        """Return the end of what the sentence behind that of word ``at`` goes on with: أكد أن …. | وأنه لن يتوقف."""
        number = self.words[at].part + 1
        last = self.reader.bounds(at)[1]
        if number >= len(self.parts):
            return end
        first, stop = self.reader.section.bounds[number]
        if self.parts[number].kind != "body" or first + 2 >= stop or not self.reader.is_complementizer(first):
            return end
        word, following = self.words[first], self.words[first + 1]
        if word.text[0] != "و" or any(w.text != "." for w in self.words[end:last]):
            return end
        apart = self.parts[number].paragraph != self.parts[number - 1].paragraph
        if word.text[1] == "إ" and (apart or self._stressed(frame, first, stop)):
            return end
        that = word.text[1] == "أ" and following.pos != "verb"
        that = that or bool(following.analysis.definite) or following.pos in ("noun_prop", "pron_dem")
        if not (that or word.analysis.enclitics):
            return end  # وإن | كان قريبا، وأن | تصل الشرطة متأخرة
        return max(end, self.borders.clause_end(frame, first, stop))

    def _stressed(self, frame: Frame, first: int, stop: int) -> bool:
        """Say whether ``وإن`` opens words of the journalist: | وإنه لمن المؤسف، | وإن المرء ليعجب، | وإن هذا الكلام.

        So does a we that the clause before did not have: أكد أن العمل بدأ. | وإننا في هذه الصحيفة.
        """
        word, rest = self.words[first], self.words[first + 1 : min(first + 3, stop)]
        ours = word.analysis.pronoun in ("نا", "ي")
        ours = ours and word.analysis.enclitics != self.words[frame.at].analysis.enclitics
        talk = any("own_talk" in w.stem_roles for w in rest[1:])
        stress = any(w.preposed.startswith("ل") or w.analysis.lead == "ل" for w in rest)
        return ours or stress or (talk and rest[0].pos == "pron_dem")

    def _in_relative(self, frame: Frame) -> bool:
        previous = self.words[frame.cue - 1]
        return previous.pos == "pron_rel" and previous.part == self.words[frame.cue].part

    def _set_in_front(self, frame: Frame) -> bool:
        """Say whether a noun of saying only says after what, or in spite of what: رغم | تأكيد الوزير أن …، لا تزال."""
        first, _ = self.reader.bounds(frame.cue)
        front = self.words[first].folded.removeprefix("و") in self.reader.roles["before_after"]  # reads as a verb: وقبل
        return frame.kind == "noun" and all(w.pos != "verb" for w in self.words[first + front : frame.cue])

    def _after_insertion(self, frame: Frame, end: int) -> tuple[int, int] | None:
        """Return the second span where ``، على حد قوله،`` interrupts the clause."""
        j = end
        while j < frame.limit and self.words[j].text in "،,-–—":
            j += 1
        if j in self.ground.attributions and j == end:
            return self._right_behind(frame, self.ground.attributions[j])
        if j not in self.ground.attributions:
            return None
        after = self.ground.attributions[j].end
        if after >= frame.limit or self.words[after].text not in "،,-–—":
            return None
        start = after + 1
        while start < frame.limit and self.words[start].text in "-–—":
            start += 1
        if (
            start >= frame.limit
            or start in self.borders.cuts
            or self.cues.cue_at(start) is not None
            or "contrast" in self.words[start].roles
        ):
            return None
        stop = self.borders.clause_end(frame, start, frame.limit)
        return self.ground.span(start, stop) if stop - start > 2 else None

    def _right_behind(self, frame: Frame, phrase: AttributionPhrase) -> tuple[int, int] | None:
        """Return the second span where no comma sets the phrase off: كان "فخا" | على حد قوله | لأصحاب المزارع."""
        start = phrase.end
        if start + 1 >= frame.limit or start in self.borders.cuts:
            return None
        if phrase.kind == "np":
            stop = self.borders.clause_end(frame, start, frame.limit) if self._split(frame, phrase) else start
            return self.ground.span(start, stop) if stop - start > 1 else None
        if phrase.kind != "closing":
            return None
        word = self.words[start]
        goes_on = word.pos in ("noun", "noun_prop") and word.preposed[:1] in ("ل", "ب")
        if not goes_on or word.flags & (_TOLD & ~(Flag.TITLE | Flag.GROUP | Flag.COMMON_PERSON)):
            return None  # على حد قوله | للصحافيين
        stop = self.borders.clause_end(frame, start, frame.limit)
        return self.ground.span(start, stop) if stop - start > 1 else None

    def _split(self, frame: Frame, phrase: AttributionPhrase) -> bool:
        """Say whether a clause still waits for something behind a phrase: إن المصنع حسب الخبراء | سيغلق، | من المطار.

        For what is said of its subject, or behind a verb for a number or a plain preposition, not for when or where it
        was said; or whether another clause is joined to it: حسب مصدر | وإن.
        """
        word, following = self.words[phrase.end], self.words[phrase.end + 1]
        if word.folded[:1] == "و" and self.reader.is_complementizer(phrase.end):
            return True
        verbs = any(w.pos == "verb" for w in self.words[frame.at + 1 : phrase.end])
        acts = word.pos == "verb" and word.analysis.aspect == "i" and word.preposed[:1] in ("", "س")
        if acts or not verbs:
            tells = acts or (word.pos == "adj" and not word.analysis.definite and not word.preposed)
            return tells and not verbs and self.cues.cue_at(phrase.end) is None
        if word.pos in ("digit", "noun_num"):
            return True
        apart = Flag.TIME | Flag.VENUE | Flag.DOCUMENT | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.PLACE
        plain = word.pos == "prep" and not word.analysis.enclitics and "goes_on_prep" in word.roles
        where = following.flags & apart or self.reader.kind_at(phrase.end + 1) in ("LOC", "MED")
        return plain and not where and not self.reader.is_complementizer(phrase.end + 1)

    def _colon(self, frame: Frame) -> None:
        if frame.at >= len(self.words) or frame.entry.kind == "label":
            return
        _, last = self.reader.bounds(frame.cue)
        if frame.at >= last:
            self._next_lines(frame)
            return
        end = self.speech.end(frame)
        if end - frame.at < 2 or self._byline(frame, last):
            return
        self.ground.mark_used(frame.at, end)
        self.ground.add(frame, [self.ground.span(frame.at, end)], "direct", "colon_speech", 0.85)

    def _byline(self, frame: Frame, last: int) -> bool:
        """Say whether a noun, a colon and a person's name are all of a line: | متابعة: منى خليل وسعيد عمر | ."""
        first, _ = self.reader.bounds(frame.cue)
        if frame.kind == "verb" or frame.cue != first or frame.at != frame.cue_last + 1:
            return False
        k = frame.at
        while k < last and (name := self.reader.names.get(k)) is not None and name.kind == "PER":
            k = name.last
        return k == last

    def _next_lines(self, frame: Frame) -> None:
        """Add speech that begins on the line after the colon."""
        number = self.words[frame.cue].part + 1
        if number >= len(self.parts) or self.parts[number].kind in SKIPPED:
            return
        if self.parts[number].bullet:
            self._list(frame, number)
            return
        first, last = self.reader.section.bounds[number]
        if first >= last:
            return
        moved = frame.opened(frame.opener, first).up_to(last)
        if self.reader.marked(first) is not None:
            self._quote(moved)
            return
        end = self.speech.end(moved)
        if end - first >= 2:
            self.ground.mark_used(first, end)
            self.ground.add(frame, [self.ground.span(first, end)], "direct", "colon_speech", 0.75)

    def _list(self, frame: Frame, number: int) -> None:
        """Speech in the items of a list: وأكد فلان ما يلي: | - … | - …; each item is a span without its bullet."""
        spans: list[tuple[int, int]] = []
        opening = begin = self._over_bullet(number)
        while number < len(self.parts) and self.parts[number].bullet and self.parts[number].kind not in SKIPPED:
            begin, last = self._over_bullet(number), self.reader.section.bounds[number][1]
            if begin >= last or (spans and not self.speech.goes_on(number)):
                break
            quoted = self.reader.marked(begin)
            end = self.borders.speech_end(begin, last)
            if end - begin < 2:
                break
            self.ground.mark_used(begin, end)
            spans.append(self.ground.inner(quoted) if quoted is not None else self.ground.span(begin, end))
            number += 1
        if spans:
            clause = self.reader.is_complementizer(opening)
            kind = self.borders.kind(opening, begin) if clause else "direct"
            self.ground.add(frame, spans, kind, "colon_speech", 0.75)

    def _over_bullet(self, number: int) -> int:
        """Return the first word of a part behind its bullet: - | …، 1- | …، • | …."""
        first, last = self.reader.section.bounds[number]
        while first < last and self.words[first].pos in ("punc", "digit") and self.reader.marked(first) is None:
            first += 1
        return first

    def _quote(self, frame: Frame) -> None:
        i = frame.at
        quoted = self.reader.marked(i)
        if quoted is None or (quoted.start in self.ground.used and not self._view_within(frame)):
            return
        if self._attributed(frame, quoted):
            return
        before = self._broken_by(frame, i)
        if before is not None:
            self.ground.used |= {before.start, quoted.start}
            halves = [self.ground.inner(before), self.ground.inner(quoted), *self.reopening.after(quoted)]
            self.ground.add(frame, halves, "direct", "quote_broken_by_cue", 0.9)
            return
        spans = [self.ground.inner(quoted)]
        self.ground.used.add(quoted.start)
        spans += self.reopening.after(quoted)
        frame = self._with_medium_after(frame, quoted)
        rule = "quote_after_colon" if self.words[i - 1].text == ":" else "quote_after_cue"
        if self._marks_begin_complement(frame, quoted, spans):
            self.ground.add(frame, [self._whole_complement(frame, quoted)], "mixed", "marked_complement", 0.6)
            return
        goes_on = self._goes_on_unmarked(frame, quoted) if len(spans) == 1 else None
        if goes_on is not None:
            self.ground.add(frame, [(quoted.start, goes_on)], "mixed", rule, 0.7)
            return
        short = self.marks.kind(quoted) is MarkedKind.FRAGMENT
        subject = frame.subject is None and i == frame.cue_last and self.reader.word_at(quoted.end) - i <= _TINY
        if (short or subject) and self._hardly_speech(frame, quoted):
            return
        self.ground.add(frame, spans, "direct", rule, 0.7 if short else 0.92)

    def _attributed(self, frame: Frame, quoted: Quoted) -> bool:
        """Say whether marks that describe a noun end a clause which somebody tells: إلى موعد "آخر" | ، كما قال."""
        before, k = self.words[frame.at - 1], self.reader.word_at(quoted.end)
        bare = before.pos == "noun" and not before.analysis.definite and not before.analysis.enclitics
        if frame.entry.kind != "label" or not bare or self.marks.kind(quoted) is not MarkedKind.FRAGMENT:
            return False
        phrase = self.ground.attributions.get(k + 1) if k < len(self.words) and self.words[k].is_comma else None
        return phrase is not None and phrase.source is not None and phrase.source != frame.subject

    def _view_within(self, frame: Frame) -> bool:
        """Say whether a clause has marks of its own: إن السائق | قال للمحققين: "لم أر الإشارة"، ما | سماه "فوضى"."""
        if self.admission.names_in_clause(frame):
            return True
        speaks = frame.kind == "verb" and frame.subject is not None and frame.subject_side in ("after", "before")
        view = frame.entry.kind == "opinion" and frame.at == frame.cue_last  # أن الحركة | تعتبر "الجلاء شرطا"
        speaks = speaks and (view or self.words[frame.at - 1].text == ":")
        speaks = speaks or (frame.kind == "participle" and frame.subject_side == "relative")  # هدده | قائلا: "سأعود"
        return speaks and self.ground.is_opened(frame.cue) and self.marks.around(self.words[frame.cue].start) is None

    def _with_medium_after(self, frame: Frame, quoted: Quoted) -> Frame:
        """Take what stands after the marks for the medium: وشدد المجلس على "…" في بيان."""
        k = self.reader.word_at(quoted.end)
        _, last = self.reader.bounds(frame.cue)
        if frame.medium is not None or not quoted.closed or k + 1 >= last or self.words[k].pos != "prep":
            return frame
        if "venue_prep" not in self.words[k].roles or not self.words[k + 1].flags & Flag.VENUE:
            return frame
        return frame.through(Phrase(k, MediumReader(self.cues, last).phrase_end(frame, k + 1)))

    def _marks_begin_complement(self, frame: Frame, quoted: Quoted, spans: list[tuple[int, int]]) -> bool:
        """Say whether marks hold the first words of what a cue is about: نبهت إلى | "نقص الشفافية" في منح التراخيص."""
        k, (_, last) = self.reader.word_at(quoted.end), self.reader.bounds(frame.cue)
        if "doubting" in frame.entry.roles and len(spans) == 1 and k < last:
            return self._owned_by(k)  # شكك في | "متانة" هذا الائتلاف
        if frame.entry.kind not in ("demand", "state", "commit") or frame.opener != "quote" or len(spans) > 1:
            return False
        if self._happened_at(frame, quoted, k, last):
            return True
        accused = "accusing" in frame.entry.roles and k - frame.at <= _TINY + 1
        felt = self._felt(frame)
        fragment = self.marks.kind(quoted) is MarkedKind.FRAGMENT or frame.entry.kind == "commit" or accused
        deed = self._deed(frame)
        fragment = fragment or (felt and k - frame.at <= _TINY + 1) or deed
        led = self.words[frame.at - 1].pos == "prep" or felt or deed
        if not fragment or not led or k + 1 >= last:
            return False
        word, following = self.words[k], self.words[k + 1]
        masdar = any(o.analysis.pos == "noun" and o.analysis.proclitics == ("و",) for o in word.options)
        if accused and masdar and self.ground.number == 1:
            return True  # اتهم الوزارة بـ"ربح الوقت" | وضرب الحق النقابي
        if self._for_what(k) or (k - frame.at == _ONE_MARKED and self._owned_by(k)):
            return True  # تعهدت بـ | "محاسبة" المسؤولين
        told = _TOLD & ~Flag.VENUE if word.preposed == "ل" else Flag.TIME | Flag.VENUE
        if felt and word.preposed in ("ل", "ب") and not word.flags & told:
            return True  # أعرب عن | "فخره" بلاعبيه، وأبدت | "استعدادها" للحوار
        if "complement_prep" not in word.roles or word.analysis.enclitics:
            return False
        if following.flags & (Flag.TIME | Flag.VENUE):
            return False
        if deed and word.folded == "من":
            return True  # "ضرورة انسحاب القوات" | من المدينة
        return not MediumReader(self.cues, last).is_medium(frame, k, k + 1, PREPOSITIONS.get(word.folded))

    def _happened_at(self, frame: Frame, quoted: Quoted, k: int, last: int) -> bool:
        """Say whether a place tells where that happened which is in marks: أعلن "إنقاذ بحارة" | في خليج المرجان."""
        if frame.subject is None or frame.at != frame.subject.last or k + 1 >= last or self.words[k].folded != "في":
            return False
        act, place = self.words[self.reader.word_at(quoted.inner_start)], self.reader.names.get(k + 1)
        event = act.pos == "noun" and "happening" in act.stem_roles and not act.analysis.definite
        where = bool(self.words[k + 1].flags & Flag.PLACE) or (place is not None and place.kind == "LOC")
        heads = self.reader.roles["place_head"] | self.reader.roles["region"]
        where = where or self.words[k + 1].stem in heads
        return event and where and not self.words[k + 1].flags & (Flag.VENUE | Flag.TIME)

    def _felt(self, frame: Frame) -> bool:
        """Say whether marks open with what the source feels or does: "صدمتها"، "ارتياحها الكبير"، "التزامها"."""
        felt = self.words[frame.at + 1]
        alone = felt.pos in ("noun", "adj") and not felt.analysis.definite and not felt.analysis.enclitics
        if alone and frame.at + 2 < len(self.words):
            felt = self.words[frame.at + 2]  # "خيبة أملها"، "بالغ سروره"
        if not felt.analysis.enclitics:
            return False
        whose = PRONOUNS.get(felt.analysis.enclitics[:1])
        itself = felt.pos in ("noun", "verb") and whose == (frame.gender, frame.number)
        does = itself and frame.subject is not None and frame.entry.kind in ("state", "commit")
        return does or "expressing" in frame.entry.roles

    def _deed(self, frame: Frame) -> bool:
        """Say whether marks right behind the source open with what happens or must: أكد الوزير | "ضرورة وقف الحرب".

        Also what somebody demands or denies: طالب الحزب | "بوقف العنف"، نفى الحزب | "أي علاقة له".
        """
        if frame.subject is None or frame.subject.last != frame.at or frame.at + 2 >= len(self.words):
            return False
        word, entry = self.words[frame.at + 1], frame.entry
        demanded = entry.kind == "demand" and word.pos == "noun" and word.preposed == "ب" and "bi" in entry.preps
        denied = entry.stance == "denial" and word.folded == "اي"
        return demanded or denied or opens_deed(word, self.words[frame.at + 2])

    def _owned_by(self, k: int) -> bool:
        """Say whether word ``k`` tells whose that is which is in marks before it: "نزاهة" | الانتخابات."""
        word = self.words[k]
        owned = word.analysis.definite or (k + 1 < len(self.words) and self.words[k + 1].analysis.definite)
        owner = word.pos == "noun" and owned and not word.flags & (Flag.TIME | Flag.VENUE)
        return word.pos == "pron_dem" or (owner and not word.preposed)

    def _for_what(self, k: int) -> bool:
        """Say whether a noun with its preposition goes on with what is in marks: "…" | للعثور على المفقودين."""
        word, following = self.words[k], self.words[k + 1]
        if word.pos != "noun" or word.preposed != "ل" or not word.analysis.definite or self.reader.kind_at(k):
            return False
        governs = following.pos == "prep" and following.folded in ("علي", "عن", "من", "الي")
        return governs or not word.flags & _TOLD

    def _whole_complement(self, frame: Frame, quoted: Quoted) -> tuple[int, int]:
        held = frame.opened("complement", frame.at)
        end = self.borders.clause_end(held, self.reader.word_at(quoted.end), frame.limit)
        before = self.words[frame.at - 1]
        glued = before.folded == "ب" and self.words[frame.at].start - before.end <= 1
        # متعهدا | بـ"استخدام …" للعثور على
        return (before if glued else self.words[frame.at]).start, self.words[end - 1].end

    def _goes_on_unmarked(self, frame: Frame, quoted: Quoted) -> int | None:
        """Return where a clause ends whose object stands behind the marks: وقالت "سندرس جديا" | هذا الاقتراح."""
        k, (_, last) = self.reader.word_at(quoted.end), self.reader.bounds(frame.cue)
        if not quoted.closed or k + 1 >= last or frame.entry.kind != "say":
            return None
        happened = self._what_happened(k, last)
        if self.words[k].pos != "pron_dem" and not happened and not self._object_behind(frame, quoted, k):
            return None
        end = self.borders.clause_end(frame, k, last)
        return self.words[end - 1].end if end > k else None

    def _what_happened(self, k: int, last: int) -> bool:
        """Say whether words behind marks are only what happened there: "ألا ينسى الناس" | ما جرى في القرية.

        Not where more is told of it, which is no object: ما حدث بعد ذلك كان صادما، ما جرى تفسيره، ما حصل عليه.
        """
        if self.words[k].folded != "ما" or "happened" not in self.words[k + 1].acts:
            return False
        rest = self.words[k + 2 : last]
        where = not rest or rest[0].pos == "punc" or (has_preposition(rest[0]) or rest[0].pos == "prep")
        where = where and not (rest and rest[0].analysis.enclitics)
        return where and all(w.pos != "verb" for w in rest)

    def _object_behind(self, frame: Frame, quoted: Quoted, k: int) -> bool:
        """Say whether a noun at word ``k`` is what a verb in marks still waits for: "سنبدأ قريبا" | أعمال الترميم."""
        word, verb = self.words[k], self.words[self.reader.word_at(quoted.inner_start)]
        acts = verb.pos == "verb" and verb.analysis.person == "1" and not verb.analysis.enclitics
        alone = self.reader.word_at(quoted.inner_end) - self.reader.word_at(quoted.inner_start) <= _WAITING
        if not (acts and alone) or frame.subject is None or word.pos != "noun" or word.preposed:
            return False
        adverb = word.text.endswith(("ا", "اً")) or word.flags & (Flag.TIME | Flag.FUNCTION)
        return not adverb and k not in self.borders.cuts and self.reader.kind_at(k) is None

    def _names_object(self, frame: Frame, quoted: Quoted) -> bool:
        """Say whether marks hold the name of what a stance is taken on: أيد الاتحاد | "اتفاق باريس"، انتقد "المجلس"."""
        if frame.entry.kind != "label" or self.words[frame.at - 1].pos in ("punc", "prep"):
            return False
        first, end = self.reader.word_at(quoted.inner_start), self.reader.word_at(quoted.inner_end)
        head, inside = self.words[first], self.words[first:end]
        named = head.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.DOCUMENT) or "judged" in head.stem_roles
        plain = all(w.is_nominal and not has_preposition(w) and not w.analysis.enclitics for w in inside)
        return bool(named) and plain and 1 < len(inside) <= _TINY

    def _only_topic(self, frame: Frame, quoted: Quoted) -> bool:
        """Say whether marks hold what somebody speaks about, before he says what it is: عن | "رمال" | قائلا إنه عمله.

        Where he goes on with a verb, or with something else, the marked word is his: "الفوضى" | قائلا إنها ستنتهي.
        """
        k = self.reader.word_at(quoted.end) + 1
        if k + 1 >= len(self.words) or not self.words[k].analysis.enclitics or self.words[k + 1].pos == "verb":
            return False
        said = self.cues.cue_at(self.reader.word_at(quoted.end))
        about = "talking" in frame.entry.roles and self.words[frame.at - 1].pos == "prep"
        inside = self.words[self.reader.word_at(quoted.inner_start) : self.reader.word_at(quoted.inner_end)]
        about = about and (len(inside) == 1 or (len(inside) < _TINY and inside[-1].analysis.definite))
        return about and said is not None and said.kind == "participle" and said.entry.kind == "say"

    def _hardly_speech(self, frame: Frame, quoted: Quoted) -> bool:
        """Say whether a few marked words after a cue are rather a name: وأكد "الفرسان" بهذه النتيجة صحوتهم."""
        i = self.reader.word_at(quoted.start)
        if self._names_object(frame, quoted) or self._only_topic(frame, quoted):
            return True
        blames = "accusing" in frame.entry.roles and frame.subject is not None  # واتهم الوزير | "جهات متنفذة"
        if (
            self.words[i - 1].text == ":"
            or frame.entry.kind in ("label", "opinion", "warning")
            or (("expressing" in frame.entry.roles or blames) and not self.words[i + 1].analysis.definite)
            or self.words[i - 1].pos == "prep"
            or self._felt(frame)
            or self._deed(frame)
        ):
            return False
        j = self.reader.word_at(quoted.end)
        _, last = self.reader.bounds(i)
        unsaid = frame.subject is None and frame.kind == "verb"
        said = frame.entry.kind == "say" and frame.subject is not None and frame.subject.last == i
        inner = (self.reader.word_at(quoted.inner_start), self.reader.word_at(quoted.inner_end))
        if said and sentence_without_verb(self.words[inner[0] : inner[1]]):
            return False  # وقال السائق | "الوقود مفقود" | قبل أن يغادر
        says = frame.entry.kind == "say" and frame.kind == "verb"
        if says and (self.reader.is_complementizer(inner[0]) or self._marks_again(j, last)):
            return False  # وقال | "نحن بخير" | و"ننتظر الفرج"
        if j >= last or self.words[j].text in ".!؟":
            joined = self.words[frame.cue].analysis.proclitics == ("و",)  # قالت …. وأضافت | "لا أدري".
            return unsaid and not (joined and frame.entry.kind == "say")
        after = self.words[j]
        ends = after.text in "،,؛" or "و" in after.analysis.proclitics or after.pos in ("conj_sub", "conj")
        return unsaid or not ends

    def _marks_again(self, j: int, last: int) -> bool:
        """Say whether more marks are joined at word ``j``, with nothing behind: … | و"ننتظر الفرج"."""
        again = self.reader.marked(j + 1) if j + 1 < last and self.words[j].folded == "و" else None
        after = self.reader.word_at(again.end) if again is not None else last
        return again is not None and (after >= last or self.words[after].pos == "punc")

    def _broken_by(self, frame: Frame, i: int) -> Quoted | None:
        """Return the first half of marked speech that its own cue interrupts: "أ"، قال فلان، "ب"."""
        if frame.kind != "verb" or self.words[i - 1].text == ":" or "و" in self.words[frame.cue].analysis.proclitics:
            return None
        before = self.marks.before(frame.cue)
        if before is None or before.start in self.ground.used or self.marks.is_asked(before):
            return None
        behind = self.reader.word_at(before.end)
        if any(word.text == "." for word in self.words[behind : frame.cue]):
            return None  # … « جزء من أراضيها ». | أعلنت الحكومة « رفضها » …
        names = behind == frame.cue and self.marks.kind(before) is MarkedKind.FRAGMENT
        return None if names else before  # "سندان للتقنية" | توقع اتفاقية مع "مدار كلاود"

    def _bare(self, frame: Frame) -> None:
        ours = frame.entry.kind == "state" and self.words[min(frame.at, len(self.words) - 1)].analysis.person == "1"
        if frame.at >= frame.limit or not (frame.entry.kind == "say" or ours):
            return  # وأوضحت الوزيرة | نشهد اليوم دورة استثنائية
        behind_comma = self.words[frame.at - 1].is_comma
        end = self.speech.end(frame, loose=True) if behind_comma else self.speech.bare_end(frame)
        if end - frame.at < 3:
            return
        self.ground.mark_used(frame.at, end)
        self.ground.add(frame, [self.ground.span(frame.at, end)], "indirect", "bare_clause", 0.6)
