"""What a cue has as its object, where part of it is in marks: أعلن وقف "العمليات"، اعتبر القرار "خطأ"."""

from __future__ import annotations

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.marks import Quoted

__all__ = ["Complement"]


class Complement(OnGround):
    """Reads what the cues of one section have as their objects."""

    def add(self, frame: Frame) -> None:
        """Add what a cue has as its object, if part of it is in marks that are the source's own words."""
        if "no_complement" in frame.entry.roles or (frame.entry.kind == "relay" and not frame.subject):
            return
        if frame.at >= frame.limit or not self.marks.opening_in(*self.ground.span(frame.at, frame.limit)):
            return
        end = self.borders.clause_end(frame, frame.at, frame.limit)
        begin, stop = self.ground.span(frame.at, max(end, frame.at + 1))
        marked = [
            q
            for q in self.marks.opening_in(begin, stop)
            if q.start not in self.ground.used and self.marks.kind(q) is not MarkedKind.NAME
        ]
        if not marked:
            return
        first = marked[0]
        mark = self.reader.word_at(first.start)
        between = self.ground.frames_in(frame.at + 1, mark)
        if any((f.opener == "clause" and f.at > frame.at) or self._has_marks(f, mark) for f in between):
            return  # رد على منتقديه حيث | أكد أن القائمة "مؤقتة"
        whole = first.start == begin and self.reader.word_at(first.end) >= end
        if (frame.entry.kind == "label" and not self._clausal(frame)) or whole:
            return
        if self._of_object(frame, first, end):
            self.ground.used.add(first.start)
            self.ground.add(frame, [self.ground.inner(first)], "direct", "marked_fragment", 0.6)
            return
        likened = self._likened(frame, mark)
        if likened > frame.at:
            begin = self.words[likened].start
        self.ground.mark_used(frame.at, end)
        self.ground.add(frame, [(begin, stop)], "mixed", "marked_complement", 0.6)

    def _likened(self, frame: Frame, mark: int) -> int:
        """Return the word that tells as what somebody takes a thing: اعتبر فلان القرار | بمثابة "إعلان حرب"."""
        if "considering" not in frame.entry.roles or not self.words[mark - 1].preposed:
            return frame.at
        return mark - 1 if "tantamount" in self.words[mark - 1].stem_roles else frame.at

    def _has_marks(self, frame: Frame, mark: int) -> bool:
        """Say whether a later cue has the marks at a word: علق على القرار في منشور، حيث | كتب: "خطأ".

        It has so behind a colon, and behind a free relative: احتجوا على ما | اعتبروه "إهانة".
        """
        free = frame.cue > 0 and "free_relative" in self.words[frame.cue - 1].roles
        says = frame.kind == "verb" and self.words[mark - 1].text == ":"
        return (free or says) and frame.opener == "quote" and frame.at == mark

    def _of_object(self, frame: Frame, marked: Quoted, end: int) -> bool:
        """Say whether marks hold all that is said of or to an object before them: ناشد المنظمات «الإسراع».

        The object has the article and no preposition, so that it is no verbal noun that the marks go on with.
        """
        mark, head = self.reader.word_at(marked.start), self.words[frame.at]
        if frame.entry.kind not in ("opinion", "demand") or mark == frame.at or self.reader.word_at(marked.end) < end:
            return False
        whole = head.analysis.definite or (
            "considering" in frame.entry.roles and self.words[mark - 1].analysis.definite
        )
        if not whole or head.preposed or self.words[frame.at - 1].pos == "prep":
            return False  # اعتبر الوزير | قرار المحكمة | "خطأ"
        phrase = self.reader.noun_phrase(frame.at, mark)
        return phrase is not None and phrase.last == mark

    def _clausal(self, frame: Frame) -> bool:
        """Say whether the complement begins with a verbal noun: انتقد تحويل القضية إلى "محاكمة"."""
        head = self.words[frame.at]
        return head.pos == "noun" and not head.analysis.definite and not head.flags and frame.subject is not None
