"""What the finders of one section share: its words, marks and frames, and the statements found so far."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.detection.attribution_phrases import read_attributions
from pipeline.language.detection.borders import Borders
from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import SKIPPED, Frame, names_freely, opens_result
from pipeline.language.detection.frame_reader import FrameReader
from pipeline.language.detection.ledger import Ledger
from pipeline.language.detection.marked import MarkedKind, Marks
from pipeline.language.detection.medium import closes_dashes
from pipeline.language.detection.pleas import with_its_owner
from pipeline.language.detection.shared_subject import SharedSubject, follows
from pipeline.language.detection.speakers import SPEAKING, source_like
from pipeline.language.document import Statement, TaggedSection, Word
from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted
from pipeline.language.nominal import PICKED
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Ground", "OnGround"]


_TALK_WITH: Final = 2  # words of في مقابلة
_BETWEEN: Final = (2, 3)  # words of في تقريره
_VENUE: Final = 12  # words of where something was said


class Ground:
    """One section with its indexes; ``found`` and ``used`` (marks whose content is taken) grow."""

    def __init__(self, number: int, section: TaggedSection, known: frozenset[str] = frozenset()) -> None:
        """Index the section, read all its frames and attributions; ``known`` are words of the article's names."""
        self.number = number
        self.known = known
        self.reader = Reader(section)
        self.words = section.words
        self.parts = section.section.parts
        self.marks = Marks(self.reader)
        self.cues = CueReader(self.reader, self.marks)
        self.subjects = SharedSubject(self.cues)
        self.attributions = read_attributions(self.reader, self.cues)
        self.frames = self._with_closing_source(self._without_attributing(FrameReader(self.cues, self.subjects).read()))
        self._cue_words = [f.cue for f in self.frames]
        self.borders = Borders(self.reader, self.marks, self.frames, {i: a.end for i, a in self.attributions.items()})
        self.used: set[int] = set()
        self.found = Ledger(self.reader)
        self._opened = self._opened_by_frames()

    def _without_attributing(self, frames: list[Frame]) -> list[Frame]:
        """Leave out verbs of attributions whose content would begin after it: كما ذكر فلان، الذي قال "…"."""
        ends = {k: a.end for i, a in self.attributions.items() if a.kind == "verb" for k in range(i, a.end)}
        return [f for f in frames if not self._behind(f) or f.at < ends.get(f.cue, f.at + 1)]

    def _with_closing_source(self, frames: list[Frame]) -> list[Frame]:
        """Let who closes a clause of nobody who can speak go on: أغلقت المدارس حسب | المندوبة | مؤكدة أن."""
        closing = {a.end: (i, a.source) for i, a in self.attributions.items() if a.kind == "np"}
        told: dict[int, int] = {}  # the first word that reports in a sentence
        found = []
        for frame in frames:
            part = self.words[frame.cue].part
            if frame.opener and frame.subject is not None and frame.kind != "participle":
                told.setdefault(part, frame.cue)
            end = frame.cue - 1 if frame.cue and self.words[frame.cue - 1].is_comma else frame.cue
            start, source = closing.get(end, (0, None))
            goes_on = frame.kind == "participle" and frame.opener in ("clause", "quote", "colon")
            goes_on = goes_on and not self._subject_speaks(frame, start)
            if goes_on and source is not None and told.get(part, start) >= start > self.reader.bounds(start)[0]:
                frame = frame.said_by(source, "sentence") if self.subjects.before.agrees(source, frame) else frame
            found.append(frame)
        return found

    def _subject_speaks(self, frame: Frame, start: int) -> bool:
        """Say whether the subject of a cue stands before an attribution at word ``start`` and can itself speak."""
        subject = frame.subject
        if subject is None or subject.last > start or not source_like(self.reader, subject):
            return False
        return bool(self.words[subject.first].flags & SPEAKING) or self.reader.kind_at(subject.first) is not None

    def _behind(self, frame: Frame) -> bool:
        """Say whether what a verb in an attribution opens is what is attributed: وحسب ما ذكرت الوكالة، | فإن …."""
        return frame.opener in ("quote", "bare") or opens_result(frame, self.words)

    def _opened_by_frames(self) -> bytearray:
        """Mark the words that stand in content which a cue of the same sentence opens before them."""
        opened = bytearray(len(self.words) + 1)
        for f in self.frames:
            if f.opener in ("clause", "colon", "bare"):
                begin = max(f.at, f.cue) + 1
                end = min(f.limit, self.reader.bounds(f.cue)[1])
                opened[begin:end] = b"\1" * max(0, end - begin)
        return opened

    def is_opened(self, i: int) -> bool:
        """Say whether word ``i`` stands in content that a cue before it in its sentence opens."""
        return bool(self._opened[i])

    def add(self, frame: Frame, spans: list[tuple[int, int]], kind: str, rule: str, confidence: float) -> None:
        """Add the statement of a frame."""
        begin = self.reader.word_at(spans[0][0])
        owned = with_its_owner(self.reader, frame, begin)
        marked = self.marks.opening_in(*spans[0]) if owned is not frame and owned.cue == begin else ()
        if marked:
            spans, kind = [self.inner(marked[0])], "direct"  # رفض | مزاعمه | "بحماية الآخرين"
        frame = owned
        cue, naming = self.words[frame.cue], self._naming(frame)
        first, end, lemma = (frame.cue, frame.cue_last, frame.entry.verb) if naming is None else naming
        source = frame.subject
        self.found.add(Statement(
            self.number, tuple(spans), kind, rule, confidence, cue.part,
            cue=(self.words[first].start, self.words[end - 1].end), lemma=lemma, cue_kind=frame.kind,
            stance=frame.entry.stance,
            negated=frame.negated, source=(source.first, source.last) if source else None,
            medium=self._medium(frame) or self._medium_behind(frame, spans[-1][1]),
            gender=frame.gender, number=frame.number, person=frame.person,
            hint="answer" if source is None and (self._answered(cue) or self._answers(frame)) else "subject",
        ))  # fmt: skip

    def _naming(self, frame: Frame) -> tuple[int, int, str] | None:
        """Return the verb nearer to marks than the cue, by which he names what he judges: انتقد ما | سماه | "…"."""
        k = frame.at - 1
        k = k - 1 if frame.opener == "quote" and self.words[k].pos == "prep" else k  # ما وصفه | بـ
        naming = self.cues.cue_at(k) if frame.opener == "quote" and k > frame.cue + 1 else None
        if naming is None or not names_freely(naming, self.words):
            return None
        return naming.cue, naming.cue_last, naming.entry.verb

    def _answers(self, frame: Frame) -> bool:
        """Say whether a verb tells what somebody answered: | فقال, and with a pronoun for him سأله القاضي …، | أجاب."""
        return frame.subject_side == "answer" or follows(self.words[frame.cue])

    def _answered(self, cue: Word) -> bool:
        """Say whether a noun tells somebody's answer, who is not the one that asks: سأله صحفي عن السبب فكان | جوابه."""
        return "his_answer" in cue.roles

    def _medium(self, frame: Frame) -> tuple[int, int] | None:
        if frame.medium is not None:
            return frame.medium.first, frame.medium.last
        first, _ = self.reader.bounds(frame.cue)
        j = first
        limit = frame.subject.first if frame.subject is not None and frame.subject_side == "before" else frame.cue
        opened = (k for k in range(first, limit) if self.reader.is_complementizer(k))
        limit = next(opened, limit)  # وأكد المحافظ خلال الافتتاح | أن …، مشيرا إلى
        while j < min(limit, first + 6):
            word = self.words[j]
            if (
                "leading_venue_prep" in word.roles
                and j + 1 < limit
                and self.words[j + 1 + self._led_to(j + 1, limit)].flags & Flag.VENUE
            ):
                end = j + 1
                while end < limit and self._runs_on(end):
                    told_when = "when" in self.words[end].roles  # في تصريح للصحفيين | عندما قال
                    if told_when or self.words[end].flags & Flag.TIME or closes_dashes(self.words, j, end):
                        break
                    marked = self.reader.marked_name(end, headed=True)
                    quoted = self.reader.marked(end) if marked is None else None
                    if quoted is not None and self.marks.kind(quoted) is MarkedKind.SPEECH:
                        break  # في حديث لإذاعة "النورس" | "سنبدأ قريبا" أعمال الترميم، مضيفة
                    end = marked if marked is not None and marked <= limit else end + 1
                return j, self._without_partner(j, end, limit)
            j += 1
        return self._medium_between(frame) or self._medium_of_verb(first, frame)

    def _runs_on(self, i: int) -> bool:
        """Say whether a venue runs on at word ``i``, no comma, no verb; a noun may look one: في معرض | رده على."""
        word = self.words[i]
        if word.text in "،,:" or word.pos == "pron_rel":
            return False
        return word.pos != "verb" or (self.reader.frames(i - 1) and bool(word.analysis.enclitics))

    def _medium_of_verb(self, first: int, frame: Frame) -> tuple[int, int] | None:
        """Return whom the verb before told that a cue only goes on with: وتابع فلان | للصحفيين | قائلا."""
        before = self.frames_in(first, frame.cue)
        if not before or frame.kind not in ("participle", "noun") or frame.entry.kind not in ("say", "state"):
            return None
        verb, medium = before[-1], before[-1].medium
        if medium is None or verb.kind != "verb" or verb.subject != frame.subject:
            return None
        if verb.entry.kind in ("relay", "label"):
            return None  # شكر | الحضور | قائلا
        end = min(medium.last, frame.cue)
        if verb.subject is None and any(self.reader.kind_at(k) == "PER" for k in range(medium.first + 1, end)):
            return None  # تحدث | للصحفيين | سالم الحداد قائلا
        if self.words[medium.first].preposed == "ل":
            told = self.reader.noun_phrase(medium.first, end)  # كشف الوزير | للصحفيين | عن خطته قائلا
            if told is not None and not self.reader.opens_marks(told.last):  # للقناة الإيطالية "راي" | قائلا
                end = told.last
        alone = all(w.pos not in ("punc", "verb", "pron_rel") for w in self.words[end : frame.cue])
        return (medium.first, end) if alone and medium.first < end else None

    def _medium_between(self, frame: Frame) -> tuple[int, int] | None:
        """Return what stands alone between the subject and its verb and tells where: البنك | في تقريره | توقع."""
        subject, k = frame.subject, frame.cue
        if subject is None or frame.subject_side != "before" or k - subject.last not in _BETWEEN:
            return None
        between = self.words[subject.last : k]
        where = "leading_venue_prep" in between[0].roles and between[1].flags & Flag.VENUE
        return (subject.last, k) if where and all(w.is_nominal for w in between[1:]) else None

    def _without_partner(self, first: int, end: int, limit: int) -> int:
        """Return where a talk ends before with whom, who is the source: وفي مقابلة | أجراها مع إحدى السيدات، قالت."""
        if end < limit or self.words[end - 1].folded != "مع" or end - first <= _TALK_WITH:
            return end
        held = self.words[end - 2]
        held_it = held.analysis.enclitics and any(o.analysis.pos == "verb" for o in held.options)
        return end - 2 if held_it and end - first > _TALK_WITH + 1 else end - 1

    def _led_to(self, i: int, limit: int) -> int:
        """Return how many words only lead to where it was said: في | إطار | مقابلة، في | سلسلة | تغريدات.

        Also في | أول | لقاء، في | عدد من | المقابلات.
        """
        word = self.words[i]
        if i + 1 >= limit:
            return 0
        series = "series" in word.stem_roles
        if self.words[i + 1].folded == "من":  # في | عدد من | المقابلات
            return 2 if (series or "counted" in word.stem_roles) and i + 2 < limit else 0
        leads = series or "framework" in word.stem_roles or word.folded in PICKED
        return int(leads or "ordinal" in word.roles or "self_same" in word.roles)

    def _medium_behind(self, frame: Frame, end: int) -> tuple[int, int] | None:
        """Return where it was said, told behind the content: "…"، وذلك | في بيان للنادي |، | في كلمة | ألقاها أمس."""
        k = self.reader.word_at(end)
        while k < len(self.words) and self.words[k].pos == "punc" and self.words[k].text not in ".؟!:":
            k += 1
        if k + 2 >= len(self.words) or not self.words[k - 1].is_comma:
            return None
        if self.words[k].folded != "وذلك":
            if not self.borders.tails.occasions.delivered(frame, k):
                return None
            k -= 1
        told = "venue_prep" in self.words[k + 1].roles and self.words[k + 2].flags & Flag.VENUE
        if not told:
            return None
        _, last = self.reader.bounds(k + 1)
        last = min(last, k + _VENUE)
        ends = (m for m in range(k + 3, last) if self.words[m].pos in ("punc", "verb", "pron_rel", "conj_sub"))
        return k + 1, next(ends, last)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return words ``[first, last)`` as positions of the plain copy."""
        return self.words[first].start, self.words[last - 1].end

    def mark_used(self, first: int, last: int) -> None:
        """Take the marks that open in words ``[first, last)``."""
        begin, end = self.span(first, last)
        self.used.update(q.start for q in self.marks.opening_in(begin, end))

    def frames_in(self, first: int, last: int) -> list[Frame]:
        """Return the frames whose cue stands in words ``[first, last)``."""
        low = bisect_left(self._cue_words, first)
        return self.frames[low : bisect_left(self._cue_words, last)]

    def inner(self, quoted: Quoted) -> tuple[int, int]:
        """Return the inside of a marked stretch, without blanks and final stop, with a clitic before the mark."""
        first, last = self.reader.word_at(quoted.inner_start), self.reader.word_at(quoted.inner_end)
        if not quoted.closed:
            last = self._unclosed_end(first, last)
        while last > first and self.words[last - 1].text in (".", "،", ",", ":", "؛"):
            last -= 1
        return (
            self.span(first, max(last, first + 1))
            if first < len(self.words)
            else (quoted.inner_start, quoted.inner_end)
        )

    def _unclosed_end(self, first: int, last: int) -> int:
        """End speech whose marks nobody closed before the first report anew: "سنكمله، | مؤكدا أن التمويل متوفر."""
        for frame in self.frames_in(first, last):
            if frame.kind == "participle" and frame.opener and self.words[frame.cue - 1].is_comma:
                return frame.cue - 1
        for number in range(self.words[first].part + 1, len(self.parts)):
            begin, _ = self.reader.section.bounds[number]
            if begin >= last:
                break
            if (begin in self.borders.cuts and self.borders.cuts[begin].opener) or self.parts[number].kind in SKIPPED:
                return begin
        return last


class OnGround:
    """What works on one section: the ground and what it holds, by short names."""

    def __init__(self, ground: Ground) -> None:
        """Take the section."""
        self.ground = ground
        self.reader = ground.reader
        self.words = ground.words
        self.marks = ground.marks
        self.cues = ground.cues
        self.borders = ground.borders
