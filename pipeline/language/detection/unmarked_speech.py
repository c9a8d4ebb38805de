"""Where speech without marks ends that a reporting word opens: قال: … | وسنعود غدا. | وأضاف أن …."""

from __future__ import annotations

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.ground import Ground, OnGround
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition

__all__ = ["UnmarkedSpeech"]

_START, _ABOUT = 8, 20  # words of a sentence in which a new report begins, plainly or after what it is about


class UnmarkedSpeech(OnGround):
    """Reads on from sentence to sentence in one section."""

    def __init__(self, ground: Ground) -> None:
        """Take the section."""
        super().__init__(ground)
        self.parts = ground.parts

    def end(self, frame: Frame, *, loose: bool = False) -> int:
        """Return where speech ends that a cue opens: with its sentence, or those of the paragraph that clearly go on.

        ``loose``: nothing but a comma opens it, so that a sentence that tells of others ends it: ويشهد النهر ….
        """
        part = self.words[frame.at].part
        end = self.borders.speech_end(frame.at, frame.limit)
        _, last = self.reader.bounds(frame.at)
        if (end < frame.limit - 1 and self.borders.trim(end, frame.limit) > end) or frame.limit < last:
            return end
        paragraph = self.parts[part].paragraph
        number = part + 1
        if frame.entry.kind == "ask" and end < last and self.words[end].text == "؟" and not self._asks(number):
            return end
        while number < len(self.parts) and self.parts[number].paragraph == paragraph and self.goes_on(number):
            first, last = self.reader.section.bounds[number]
            if (loose and self._tells_of_others(first, last)) or self._names_speaker(frame, first, last):
                break
            end = stop = self.borders.speech_end(first, last)
            if self.borders.trim(stop, last) > stop:
                break
            number += 1
            if number < len(self.parts) and self.parts[number].paragraph != paragraph and self._speaks_on(number):
                paragraph = self.parts[number].paragraph
        return end

    def _speaks_on(self, number: int) -> bool:
        """Say whether the next paragraph clearly goes on with the speech: it says I, we or you."""
        return self._personal(*self.reader.section.bounds[number]) and self.goes_on(number)

    def _asks(self, number: int) -> bool:
        """Say whether a sentence is a question too."""
        if number >= len(self.parts):
            return False
        first, last = self.reader.section.bounds[number]
        return last > first and self.words[last - 1].text == "؟"

    def _tells_of_others(self, first: int, last: int) -> bool:
        word = self.words[first]
        told = word.pos == "verb" and word.analysis.person == "3" and word.analysis.lead == "و"
        return told and not self._personal(first, last)

    def _names_speaker(self, frame: Frame, first: int, last: int) -> bool:
        """Say whether a sentence tells of who speaks by his surname: قالت هدى البحري: …. | وتقيم البحري في طنجة."""
        subject = frame.subject
        person = self.reader.person_within(subject.first, subject.last) if subject is not None else None
        if person is None or person.last - person.first < 2:
            return False
        surname = self.words[person.last - 1].core
        if self._personal(first, last):
            return False
        return any(
            self.words[k].core == surname
            and self.marks.around(self.words[k].start) is None
            and not has_preposition(self.words[k])
            and self.reader.kind_at(k) == "PER"
            for k in range(first + 1, last)
        )

    def bare_end(self, frame: Frame) -> int:
        """Return where speech without colon or marks ends: نحن أمام عمل كبير.. | أنا مستعد، نعم، حارس. | إنه رائع."""
        end, (_, last) = self.borders.clause_end(frame, frame.at, frame.limit), self.reader.bounds(frame.at)
        if frame.limit < last or self.borders.trim(end, last) > end:
            return end
        return self.over_dots(frame, end)

    def goes_on_in_clause(self, frame: Frame, end: int) -> bool:
        """Say whether a clause ends with its sentence at two dots, and I or we go on: إننا جاهزون.. | سأقاتل."""
        _, last = self.reader.bounds(frame.at)
        whole = frame.limit >= last and self.borders.trim(end, last) <= end and self.words[last - 1].text == ".."
        if not whole or frame.kind != "verb" or frame.person != "3" or last >= len(self.words):
            return False
        if frame.entry.kind not in ("say", "state") or self.marks.around(self.words[frame.cue].start) is not None:
            return False
        opening = self.words[last]
        if "speaking_pronoun" in opening.roles or "but_i" in opening.roles:
            return True
        verb = self.words[last + 1] if opening.pos == "part_neg" and last + 1 < len(self.words) else opening
        return verb.pos == "verb" and verb.analysis.person == "1"

    def over_dots(self, frame: Frame, end: int) -> int:
        """Return where speech without marks ends that goes on behind two dots, or behind the word that answers."""
        part = self.words[frame.at].part
        assents = "assent" in self.words[frame.at].roles
        number = part + 1
        while number < len(self.parts) and self.parts[number].paragraph == self.parts[part].paragraph:
            first, stop = self.reader.section.bounds[number]
            runs_on = assents or self.words[first - 1].text == ".."
            he = assents and self.reader.is_complementizer(first) and bool(self.words[first].analysis.enclitics)
            if not (runs_on and self.goes_on(number) and (he or self._personal(first, stop))):
                break
            end = self.borders.speech_end(first, stop)
            number += 1
        return end

    def goes_on(self, number: int) -> bool:
        """Say whether a sentence goes on with the speech before it: not a new report, not the journalist."""
        first, last = self.reader.section.bounds[number]
        if first >= last or self.parts[number].kind != "body":
            return False
        opening, roles = self.words[first].folded.removeprefix("و"), self.reader.roles
        about = opening in roles["about"] or opening in roles["when"]  # وعن الخسارة … قال، وحين واجهه القاضي، قال
        fronted = opening in roles["front_preposition"] and first + 1 < last
        about = about or (fronted and bool(self.words[first + 1].analysis.enclitics))
        reach = first + (_ABOUT if about else _START)
        if any(
            f.opener and f.cue < reach and f.person not in ("1", "2") and self._reports_anew(f, first, about=about)
            for f in self.ground.frames_in(first, last)
        ):
            return False
        if first in self.ground.attributions or self._is_asked(first, last) or self._speaks_elsewhere(first, last):
            return False
        word = self.words[first]
        against = "except" in word.roles and self.words[first + 1].folded == "ان"
        if against and any("objecting" in w.analysis.lemma_roles for w in self.words[first:last]):
            return False  # غير أن مصدرا فند ذلك
        if (
            "و" in word.analysis.proclitics
            and word.pos == "verb"
            and word.analysis.aspect == "p"
            and word.analysis.person == "3"
        ):
            return False
        return not self.borders.tails.journalist(first) and not self._tells(first, last)

    def _reports_anew(self, frame: Frame, first: int, *, about: bool) -> bool:
        """Say whether a cue at a sentence's start begins a report of its own: وأضاف أن، وقال فلان.

        ``about``: the sentence opens with what the report is about: وحول معرضها الأول | قالت:.
        """
        if self.marks.around(self.words[frame.cue].start) is not None:
            return False
        told = self.words[frame.subject.first] if frame.subject is not None else None
        if told is not None and told.analysis.enclitics in (("ي",), ("نا",)):
            return False  # the speaker's own words: أبي لم يتكلم عن البحر
        if frame.cue == first and frame.subject is None and self._learnt_himself(first):
            return False
        told_of = about and frame.kind == "verb" and frame.aspect == "p" and frame.opener in ("colon", "quote")
        at_start = frame.cue <= first + 2 or told_of
        opening = self.words[first]
        shared = frame.subject is not None and frame.subject_side == "sentence"  # | ويصمت منصور قليلا ويضيف: …
        shared = shared and opening.pos == "verb" and not self._personal(first, frame.cue)
        return (at_start and frame.opener in ("clause", "colon", "quote", "bare")) or (
            frame.subject is not None and (frame.subject_side in ("after", "before") or shared)
        )

    def _is_asked(self, first: int, last: int) -> bool:
        """Say whether a sentence begins with what the speaker was asked then: وحين سئل عن اسمه ابتسم."""
        asked = self.reader.roles["was_asked"]
        bare = self.words[first].folded.removeprefix("و")
        when = bare in self.reader.roles["upon"] and first + 1 < last
        return bare in asked or (when and self.words[first + 1].folded in asked)

    def _speaks_elsewhere(self, first: int, last: int) -> bool:
        """Say whether a sentence tells where somebody named speaks: وفي لقائه مع الصحيفة | يحكي فلان عن …."""
        if self.words[first].folded.removeprefix("و") not in self.reader.roles["front_preposition"]:
            return False
        if first + 1 >= last or not self.words[first + 1].flags & Flag.VENUE:
            return False
        return any(
            f.subject_side == "after" and f.person not in ("1", "2") and f.cue < first + _ABOUT
            for f in self.ground.frames_in(first, last)
        )

    def _tells(self, first: int, last: int) -> bool:
        """Say whether a sentence is told by the journalist: a verb in the past with its subject: حضر التدشين الوكيل."""
        word = self.words[first]
        past = word.pos == "verb" and (word.analysis.person, word.analysis.aspect) == ("3", "p")
        if not past or word.analysis.enclitics or first + 1 >= last or not self.words[first + 1].is_nominal:
            return False
        return not (self._learnt_himself(first) or self._personal(first, last))

    def _learnt_himself(self, i: int) -> bool:
        """Say whether a verb that reads "she" too tells what the speaker learnt: سرعته بلا حدود. | قرأت أن …."""
        if i + 1 >= len(self.words) or not self.reader.is_complementizer(i + 1):
            if not any(w.flags & Flag.TIME for w in self.words[i + 1 : i + 2]):
                return False  # قرأت | الوزيرة كلمة
        verbs = (o.analysis for o in self.words[i].options if o.analysis.pos == "verb" and o.analysis.person == "1")
        return any(not a.proclitics and "perceiving" in a.lemma_roles for a in verbs)

    def _personal(self, first: int, last: int) -> bool:
        return any(
            (w.analysis.person in ("1", "2") and w.pos == "verb")
            or w.analysis.pronoun in ("نا", "كم", "ني", "ي")
            or "speaking_person" in w.roles
            for w in self.words[first:last]
        )
