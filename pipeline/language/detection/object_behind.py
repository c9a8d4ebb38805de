"""Say whether who stands behind a reporting word is only whom it is about: يرفض القرار ويتهم | الوزارة بأنها."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.speakers import is_person
from pipeline.language.detection.subject_before import SubjectBefore
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import PRONOUNS, THEIRS
from pipeline.language.phrasing.objects import only_object, only_told_of
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["ObjectBehind"]

_THINGS: Final = Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD


class ObjectBehind:
    """Tells objects from subjects behind the cues of one section."""

    def __init__(self, before: SubjectBefore) -> None:
        """Take who finds the topic before a cue."""
        self.before = before
        self.reader = before.reader
        self.words = before.words
        self.roles = before.roles

    def without_object(self, frame: Frame) -> Frame:
        """Take nobody for the subject whose pronoun stands before the verb already: لكنه | حمل طهران المسؤولية.

        Nor who is only judged: ووصف | مدير الفرقة بعبارات لاذعة، معتبرا.
        """
        if frame.subject is None or frame.subject_side != "after" or frame.cue == 0:
            return frame
        objects = frame.entry.kind == "label" or "accusing" in frame.entry.roles
        carried = objects and "but_he" in self.words[frame.cue - 1].roles
        only = carried or self.only_judged(frame.cue, frame.subject) or self._topic_acts(frame)
        return frame.said_by(None, "") if only else frame

    def _topic_acts(self, frame: Frame) -> bool:
        """Say whether a topic is who acts, and behind the verb is whom or what he does it to.

        أما الوزير فقد رفض | القرار، وقال إن; but of أما المنتخب فقد أعلن المدرب | قائمته the pronoun takes it up.
        """
        then = "then_has" in self.words[frame.cue - 1].roles
        if not then and self.words[frame.cue].analysis.lead != "ف":
            return False
        accuses = frame.entry.kind == "label" or "accusing" in frame.entry.roles
        if frame.subject is None or not (accuses or frame.opener in ("", "complement")):
            return False
        for k in range(frame.cue, frame.limit):
            if self.words[k].text in "،,:" or self.reader.is_complementizer(k):
                break
            if self.words[k].analysis.pronoun in THEIRS:
                return False
        topic = self.before.topic(frame)
        paper = self.words[frame.subject.first].flags & _THINGS == Flag.DOCUMENT
        paper = paper and not is_person(self.reader, frame.subject)
        return topic is not None and (is_person(self.reader, topic) or paper)

    def only_judged(self, i: int, phrase: Phrase | None) -> bool:
        """Say whether a phrase is the only one behind the verb at word ``i``, which needs an object or tells of it."""
        if phrase is None or (i and self.words[i - 1].pos == "pron_rel"):
            return False
        judged = only_object(self.reader, self.words[i], phrase.first, phrase.last)
        return judged or only_told_of(self.reader, self.words[i], phrase.first)

    def only_accused(self, frame: Frame) -> bool:
        """Say whether who stands behind a verb that needs an object is that: يرفض القرار ويتهم | الوزارة بأنها."""
        accused = frame.subject
        if accused is not None and frame.subject_side == "after" and self.only_thanked(frame.entry.key, accused):
            return True
        if accused is None or "needs_object" not in frame.entry.roles or frame.subject_side != "after":
            return False
        cue, k = self.words[frame.cue].analysis, accused.last
        led = cue.proclitics == ("و",) or (not cue.proclitics and frame.aspect == "i")  # كتب إلى زميله | يتهم الحكام
        if not led or cue.enclitics or k >= len(self.words) or accused.first != frame.cue_last:
            return False
        if self.reader.is_complementizer(k) and self.words[k].folded.startswith("ب"):
            pronoun = PRONOUNS.get(self.words[k].analysis.enclitics[:1])
            head = self.words[accused.first].analysis
            return pronoun is None or pronoun[0] in (head.gender, None)
        name = self.reader.names.get(accused.first)
        whole = k - accused.first == 1 or (name is not None and name.last == k)
        return whole and (self.words[k].analysis.lead == "ب" or self.words[k].folded == "ب")

    def only_thanked(self, verb: str, phrase: Phrase) -> bool:
        """Say whether the only one behind a verb is whom somebody thanks: وشكر | الجمهور على الحضور، لافتا إلى أن."""
        k = phrase.last
        if verb not in self.roles["thanking"] or k >= len(self.words):
            return False
        alone = self.words[k].folded == "علي" or self.words[k].is_comma
        several = self.words[phrase.first].flags & (Flag.GROUP | Flag.PLURAL | Flag.ORG_HEAD)
        return alone and bool(several) and self.reader.person_within(phrase.first, k) is None
