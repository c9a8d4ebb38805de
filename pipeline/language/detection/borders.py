"""Where reported content ends, and whether it is direct, indirect or mixed."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.edges import Edges, had_before
from pipeline.language.detection.frame import Frame
from pipeline.language.detection.marked import MarkedKind, Marks
from pipeline.language.detection.speakers import can_speak
from pipeline.language.detection.tails import Tails
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import PRONOUNS, has_preposition
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Borders"]

_STOPS: Final = (".", "؟", "!")
_DOTS: Final = ("…", "...", "..")
_SPEAKERS: Final = (("ي",), ("ني",), ("نا",))
_TOPIC: Final = 20  # words from أما to what is said of its topic
_AND_HE: Final = ("وهو", "وهي")
_MORE: Final = 6  # words from a verb to its marks
_SHORT: Final = 3  # words of a fragment with its marks
_CLAUSE: Final = 5  # words of a clause with its marks
_DAY: Final = 4  # words of content before the day it was said
_JOINED: Final = 12  # words from the marks to the comma before a joined clause
_TRIM: Final = frozenset("،,.:؛;!؟?-–—•…") | {"..", "...", "--"}
_CLOSE: Final = frozenset("\"”»’›'")
_OPEN: Final = frozenset("\"“«‘‹„'")
_MARKS: Final = _OPEN | _CLOSE


_IN_SUBJECT: Final = ("prep", "digit", "conj", "pron_dem")


class Borders:
    """Finds content borders in one section."""

    def __init__(self, reader: Reader, marks: Marks, all_frames: list[Frame], attributions: dict[int, int]) -> None:
        """Take all frames of the section and the starts of attribution phrases (word → end word)."""
        self.reader = reader
        self.words = reader.words
        self.marks = marks
        self.tails = Tails(reader, marks)
        self.attributions = attributions
        self.tellers = {f.cue: f for f in all_frames if f.kind == "verb" and f.subject_side == "after"}
        had = ((had_before(reader, f.cue), f) for f in all_frames if f.opener in ("clause", "quote", "colon"))
        self.had = {start: f for start, f in had if start is not None}
        self._cues = frozenset(f.cue for f in all_frames)
        self.edges = Edges(reader, marks, all_frames)
        self.cuts = self.edges.cuts

    def clause_end(self, frame: Frame, start: int, last: int, *, relative: bool = False) -> int:
        """Return the end word of a clause that begins at ``start``, at most ``last``."""
        j = more = start
        opened_marked = False
        while j < last:
            word = self.words[j]
            if j > more and self._breaks_off(frame, j):
                break
            quoted = self.reader.marked(j)
            if quoted is not None and quoted.closed and word.text not in "(":
                kind = self.marks.kind(quoted)
                end = min(last, self.reader.word_at(quoted.end))
                if j > start + 1 and kind is MarkedKind.SPEECH and self._told_by_another(j, end, last):
                    break
                opens = j == start + 1 and frame.opener != "complement" and kind is not MarkedKind.NAME
                added = self._adds_in_marks(frame, j, end) if opens else None
                if added is not None:
                    return self.trim(start, added)
                opened_marked = opened_marked or opens
                short = end - j <= _SHORT
                j = max(end, j + 1)
                whole = opened_marked and j == end
                ends = kind is not MarkedKind.NAME and (
                    self._ends_after_marks(frame, j, last, whole=whole, short=short)
                    or (whole and self._did_besides(frame, j, last))
                )
                more = j if ends and self._says_more_in_marks(start, j, last) else more
                if ends and j > more and not (self._goes_on_with_that(j, last) or self._will_besides(start, j, last)):
                    break
                opened_marked = False
                continue
            if (relative and word.is_comma and j > start + 1 and not self._more_of_relative(start, j, last)) or (
                j > start and (self._stops_in_marks(j) or self._speaker_goes_on(j, frame))
            ):
                break
            j += 1
        return self.trim(start, j)

    def _adds_in_marks(self, frame: Frame, j: int, end: int) -> int | None:
        """Return the verb by which the journalist lets the same source go on within marks: إنها "زارته، | وتضيف أن …".

        Nobody says so of himself; it is not whoever he quotes before, nor one with a subject written.
        """
        k = next((k for k in range(j + 1, end) if k in self._cues), end)
        other = self.cuts.get(k)
        if k == end or other is None or other.cue != k or frame.kind != "verb" or other.kind != "verb":
            return None
        joined = self.words[k].analysis.lead == "و" and self.words[k - 1].is_comma
        adds = "additive" in other.entry.roles and other.opener == "clause" and other.aspect == "i"
        same = (other.gender, other.number, other.person) == (frame.gender, frame.number, "3")
        inside = other.subject is not None and other.subject.first > j
        return k if joined and adds and same and not inside else None

    def _told_by_another(self, j: int, end: int, last: int) -> bool:
        """Say whether marks behind a comma have a cue of their own: أن الأسعار ارتفعت، | "لا نربح" يقول فلان."""
        k = end + 1 if end < last and self.words[end].is_comma else end
        frame = self.tellers.get(k)
        if frame is None or not self.words[j - 1].is_comma:
            return False
        told = frame.entry.kind == "say" and frame.opener in ("", "complement")
        return told and not self.words[k].analysis.proclitics and k < last

    def _says_more_in_marks(self, start: int, j: int, last: int) -> bool:
        """Say whether a verb with marks of its own goes on behind a clause in marks: بأنها "عنيفة" | وتتبع "النهج"."""
        word, about = self.words[j] if j < last else None, self.words[start].analysis.enclitics[:1]
        if word is None or word.analysis.proclitics != ("و",) or word.pos != "verb":
            return False
        if j in self.cuts and (self.words[start].text[0] != "ب" or self.cuts[j].opener not in ("quote", "complement")):
            return False  # but: وصفت الحملات بأنها "قاسية" | وتكرر "الخطأ نفسه"
        verbs = (o.analysis for o in word.options if (o.analysis.person, o.analysis.aspect) == ("3", "i"))
        if all(PRONOUNS.get(about) != (a.gender, a.number) for a in verbs):
            return False
        ahead = range(j + 1, min(last, j + _MORE))
        stop = next((k for k in ahead if self.words[k].text in "،,.؛"), last)
        return any(self.reader.marked(k) is not None for k in ahead if k < stop)

    def _did_besides(self, frame: Frame, j: int, last: int) -> bool:
        """Say whether who describes something also acts: وصفت الضريبة بأنها "ظلم صريح" | لكنها رفضت الإضراب."""
        if frame.entry.kind != "label" or j + 1 >= last or "but_he" not in self.words[j].roles:
            return False
        verb, own = self.words[j + 1].analysis, PRONOUNS.get(self.words[j].analysis.enclitics[:1])
        return verb.aspect == "p" and own == (frame.gender, frame.number)

    def _will_besides(self, start: int, j: int, last: int) -> bool:
        """Say whether he goes on with what he will do: أنه "سيبقى في الدار" | في هذا الحي وسيكمل العمل، ولن يرحل."""
        about = PRONOUNS.get(self.words[start].analysis.enclitics[:1])
        for k in range(j, min(last, j + _JOINED)):
            word = self.words[k]
            if about is None or word.pos == "punc" or k in self.cuts or self.tails.turns_aside(k):
                return False
            verb = self.words[k + 1] if word.folded == "ولن" and k + 1 < last else word
            if verb is not word or word.analysis.proclitics == ("و", "س"):
                return verb.pos == "verb" and about == (verb.analysis.gender, verb.analysis.number)
        return False

    def _breaks_off(self, frame: Frame, j: int) -> bool:
        """Say whether something else than the clause begins at word ``j``: a report, an attribution, a tail."""
        word = self.words[j]
        if (
            j in self.cuts
            and self.cuts[j].cue != frame.cue
            and not (self._of_another(frame, j) or self._only_when(frame, j) or self._speaker_did(frame, j))
            and not self._said_by_subject(frame, j)
        ):
            return not (self.cuts[j].opener in ("", "complement") and self._that_follows(j))
        opening = frame.opener == "clause" and j == frame.at + 1  # وقال الوزير إنه | من المقرر أن، إنه | وفقا للبيانات
        if (j in self.attributions and not opening) or self.tails.others_object(j) or self._had_said(frame, j):
            return True
        if self._speaks_himself(frame, j):
            return False
        if (
            word.folded in self.reader.lexicon.voice
            and not opening
            and self.tails.journalist(j)
            and not self._has_subject(j)
        ):
            expected = "expecting" in word.roles and self._set_in_front(frame.at)
            waits = word.folded == "من" or expected
            return not (waits and frame.opener == "clause" and self._without_predicate(frame.at, j))
        if word.folded.removeprefix("و") == "اما" and self._turns_to_another(j):
            return True
        if frame.opener not in ("clause", "complement"):
            return False
        if self.tails.begins(frame, j):
            return word.folded not in _AND_HE or not self._that_comes(j)
        if frame.opener != "complement":
            return False
        while_ = word.folded in ("فيما", "بينما", "وسط") and not self._as_regards(j)
        return self._did(frame.at, j) or (self.words[j - 1].is_comma and while_)

    def _speaks_himself(self, frame: Frame, j: int) -> bool:
        """Say whether a clause of "we" goes on behind a comma with "we": أن عند انطلاقنا …، | وكان صعبا أن نعلن.

        No journalist speaks so outside marks.
        """
        if self.words[j - 1].text not in "،," or frame.person != "3" or frame.opener != "clause":
            return False
        if self.marks.around(self.words[frame.cue].start) is not None or not self._says_we(frame.at, j):
            return False
        _, last = self.reader.bounds(j)
        others = (k for k in range(j + 1, last) if k in self.cuts and self.cuts[k].person != "1")
        ends = (k for k in range(j + 1, last) if self.words[k].text in "،,.")
        return self._says_we(j, min(next(others, last), next(ends, last)))

    def _says_we(self, first: int, last: int) -> bool:
        """Say whether a verb or a pronoun of "we" stands in words ``[first, last)``, outside marks."""
        return any(
            (w.analysis.enclitics[-1:] == ("نا",) or (w.pos == "verb" and w.analysis.person == "1"))
            and self.marks.around(w.start) is None
            for w in self.words[first:last]
        )

    def _had_said(self, frame: Frame, j: int) -> bool:
        """Say whether the journalist tells what the source had said before: أن الجسر سيفتح، | بعدما كان أكد أن.

        Not where the clause is about somebody who may have said it: أن الوزير سيستقيل، بعدما كان أكد أنه باق.
        """
        said = self.had.get(j)
        if said is None or frame.opener not in ("clause", "complement") or not self.words[j - 1].is_comma:
            return False
        same = (said.subject is None or said.subject.first < frame.at) and not self._about_such(frame, j)
        return same and said.subject_side != "after" and (said.gender, said.number) == (frame.gender, frame.number)

    def _about_such(self, frame: Frame, j: int) -> bool:
        """Say whether a clause is about somebody like its source: قال النائب إن | المجلس تراجع، بعد أن كان أكد."""
        topic = self.reader.noun_phrase(frame.at + 1, j) if frame.opener == "clause" and frame.at + 1 < j else None
        if topic is None or self.words[frame.at].analysis.enclitics or not can_speak(self.reader, topic.first):
            return False
        head = self.words[topic.first]
        return (told_gender(head.flags) or head.analysis.gender) == frame.gender

    def _turns_to_another(self, j: int) -> bool:
        """Say whether أما turns to another, by a comma before it or what follows: … | أما الرئيس فلان، فقد افتتح."""
        _, last = self.reader.bounds(j)
        if self.words[j].text.removeprefix("و").startswith("إ"):
            return False  # إما هذا أو ذاك
        if self.words[j - 1].text in "؛،," and not self._of_thing(j, last):
            return True
        if self.reader.kind_at(j + 1) not in ("PER", "TITLE"):
            return False
        rest = self.words[j + 2 : min(last, j + _TOPIC)]
        result = next((w for w in rest if w.preposed.startswith("ف")), None)
        return result is not None and (result.folded == "فقد" or result.analysis.aspect == "p")

    def _of_thing(self, j: int, last: int) -> bool:
        """Say whether أما goes on with a thing of which nobody reports: …، | أما الولايات الجنوبية فكانت أفضل."""
        phrase = self.reader.noun_phrase(j + 1, last) if j + 1 < last else None
        named = phrase is not None and self.reader.kind_at(phrase.first) in ("PER", "TITLE", "ORG", "MED")
        head = self.words[phrase.first] if phrase is not None else None
        people = head is not None and head.flags & (Flag.GROUP | Flag.COMMON_PERSON | Flag.AUDIENCE)
        people = people or (head is not None and head.analysis.definite and self.reader.kind_at(j + 2) == "PER")
        if phrase is None or phrase.last >= last or named or people:
            return False
        told = next((w for w in self.words[phrase.last : last] if w.preposed.startswith("ف")), None)
        if told is not None and told.analysis.aspect == "p" and "was" not in told.stem_roles:
            return False  # أما المباراة | فانتهت بالتعادل
        return not any(k in self.cuts or k in self.attributions for k in range(phrase.last, last))

    def _only_when(self, frame: Frame, j: int) -> bool:
        """Say whether a clause has but its pronoun and when or where up to word ``j``: أنه على مدار العام، | يتوقع."""
        if frame.opener != "clause" or not self.words[frame.at].analysis.enclitics:
            return False
        if self.cuts[j].kind == "participle" and self.cuts[j].entry.kind in ("say", "state"):
            if self.words[j].text.endswith(("ا", "اً")) or self.words[frame.at + 1].folded == "من":
                return False  # أنها من مواليد المدينة | مشيرة إلى أن, but إنها حتى اللحظة | نافية أن
        return self.words[frame.at + 1].pos == "prep" and self._without_predicate(frame.at, j)

    def _without_predicate(self, at: int, j: int) -> bool:
        """Say whether a clause has only its subject up to word ``j``: أن الشحنة، | من المتوقع أن."""
        subject = self.words[at + 1 : j - (self.words[j - 1].is_comma)]
        return bool(subject) and all(w.is_nominal or w.pos in _IN_SUBJECT for w in subject)

    def _set_in_front(self, at: int) -> bool:
        """Say whether a clause opens with what holds for all of it: أنه | بفضل هذه العوامل، يتوقع أن."""
        front = self.words[at + 1]
        return bool(self.words[at].analysis.enclitics) and (front.pos == "prep" or has_preposition(front))

    def _did(self, at: int, j: int) -> bool:
        """Say whether somebody did something after a verbal noun without a clause: خطف السفينة | ونقلوها بعيدا."""
        word = self.words[j]
        if word.pos != "verb" or word.analysis.lead != "و" or word.analysis.aspect != "p":
            return False
        clause = ("pron_rel", "conj_sub")
        return not any(w.pos in clause or (w.pos == "verb" and w.analysis.aspect == "p") for w in self.words[at:j])

    def _stops_in_marks(self, j: int) -> bool:
        """Say whether a sentence ends at word ``j`` inside marked speech, which is not cut into sentences."""
        word = self.words[j]
        if word.text not in _STOPS or j + 1 >= len(self.words) or self.words[j + 1].start <= word.end:
            return False
        return not self.reader.is_letter(j - 1) and self.marks.around(word.start) is not None

    def _speaker_goes_on(self, j: int, frame: Frame) -> bool:
        """Say whether who speaks in marks turns to himself after dots behind another's clause: … آمن… | نحن سعداء."""
        if self.words[j].text not in _DOTS or frame.person != "3" or j + 1 >= len(self.words):
            return False
        if self.marks.around(self.words[frame.cue].start) is None:
            return False
        following = self.words[j + 1]
        himself = following.analysis.person == "1" or "speaking_pronoun" in following.roles
        said = self.words[frame.at + 1 : j]
        return himself and any(w.pos == "verb" or (w.pos == "adj" and not w.analysis.definite) for w in said)

    def speech_end(self, start: int, last: int) -> int:
        """Return the end word of unmarked speech in one sentence: only a report with its own source ends it."""
        for j in range(start + 1, last):
            if self._stops_in_marks(j):
                return self.trim(start, j)
            frame = self.cuts.get(j)
            if frame is None or frame.person in ("1", "2"):
                continue
            own = (
                frame.subject is not None
                and frame.subject_side in ("after", "before")
                and frame.opener in ("clause", "quote", "colon")
            )
            joined = frame.kind == "participle" or self._speaks_on(j, frame)
            named = self.words[j - 1].text == "؛" and frame.subject_side == "after"  # ؛ | وأعرب المدير عن أسفه
            if own or named or (joined and self.words[j - 1].text in "،,؛") or j in self.attributions:
                return self.trim(start, j)
        return self.trim(start, last)

    def _speaks_on(self, j: int, frame: Frame) -> bool:
        """Say whether a verb after speech without marks lets the same source go on: …، | وأضاف: …، وتابع قائلا."""
        if self.words[j].analysis.lead != "و" or frame.aspect != "p":
            return False
        following = self.cuts.get(frame.cue_last)
        goes_on = following is not None and following.kind == "participle"
        adds = "additive" in frame.entry.roles
        return frame.opener in ("colon", "quote") or (adds and (goes_on or frame.opener == "clause"))

    def _speaker_did(self, frame: Frame, j: int) -> bool:
        """Say whether the speaker goes on in the first person with what he did: إن حواري طال، | واتفقنا على طبعه."""
        other, word = self.cuts[j], self.words[j]
        if frame.opener != "clause" or other.opener not in ("", "complement") or other.cue != j or frame.kind != "verb":
            return False
        if self.marks.around(word.start) is not None or word.analysis.proclitics != ("و",):
            return False
        if other.subject_side == "after" or not any(o.analysis.person == "1" for o in word.options):
            return False  # وأعلنت الشرطة
        topic = self.words[frame.at + 1]  # أن | تدريبي | الأخير كان قاسيا
        mine = any(o.analysis.enclitics == ("ي",) for o in topic.options) and not topic.analysis.definite
        if any(o.analysis.person == "3" and o.analysis.voice != "p" for o in word.options):
            return mine  # وقررت, of which the letters do not tell who
        return mine or any(
            w.analysis.enclitics[:1] in _SPEAKERS or (w.pos == "verb" and w.analysis.person == "1")
            for w in self.words[frame.at : j]
        )

    def _of_another(self, frame: Frame, j: int) -> bool:
        """Say whether a verb without content does not agree with the source: أكد النائب أن المعارضة …، ودعت إلى."""
        other = self.cuts[j]
        if frame.kind != "verb" or other.kind != "verb":
            return False
        if other.opener == "clause":
            return self._nested_there(frame, j)
        if other.opener not in ("", "complement") or self.words[other.cue].text[0] != "و":
            return False
        return (
            other.subject_side != "after"
            and None not in (frame.gender, other.gender)
            and (frame.gender != other.gender)
        )

    def _nested_there(self, frame: Frame, j: int) -> bool:
        """Say whether it is somebody in the clause who reports: قالت هند إن سالما التقاها | وطلب أن، لكنه وعدها بأن.

        He is not the source, by gender, and the clause is about somebody of that gender.
        """
        other = self.cuts[j]
        joined = other.cue == j and self.words[j].analysis.lead == "و"
        but_he = other.cue == j + 1 and "but_he" in self.words[j].roles
        if not (joined or but_he) or frame.opener != "clause" or other.subject_side == "after":
            return False
        head = self.words[frame.subject.first] if frame.subject is not None else None
        if head is not None and head.flags & Flag.DOCUMENT and other.medium is not None and other.subject is not None:
            if self.words[other.medium.first].preposed == "ل" and other.subject.first == frame.at + 1:
                return True  # ويذكر التقرير أن | الطيار أخطأ، | وقال للركاب إن
        spokesman = head is not None and "spokesperson" in head.stem_roles
        if frame.medium is not None or spokesman or "additive" in other.entry.roles:
            return False  # قالت الوزارة في بيان إن …، | وأضاف أن; قال متحدث باسم الوزارة إن …، | وأكدت أن
        genders = (frame.gender, other.gender)
        if frame.number != "s" or other.number != "s" or None in genders or frame.gender == other.gender:
            return False
        if other.subject is not None and other.subject.first not in (j, frame.at + 1):
            return False
        topic = self.reader.noun_phrase(frame.at + 1, j) if frame.at + 1 < j else None
        pronoun = PRONOUNS.get(self.words[frame.at].analysis.enclitics[:1])
        if pronoun is not None or topic is None:
            return pronoun == (other.gender, "s")
        head = self.words[topic.first]
        return can_speak(self.reader, topic.first) and (told_gender(head.flags) or head.analysis.gender) == other.gender

    def _said_by_subject(self, frame: Frame, j: int) -> bool:
        """Say whether it is the subject of a clause that reports at word ``j``: إن الرئيس، فلان، | دعا إلى "الهدوء"."""
        other = self.cuts[j]
        if other.subject is None or other.subject_side != "before" or other.cue != j:
            return False
        return frame.opener == "clause" and other.subject.first == frame.at + 1

    def _has_subject(self, j: int) -> bool:
        """Say whether a verb leans on the word before it, no voice: وأن باقي الشحنات | ينتظر أن تصل، حيث يتوقع."""
        word, previous = self.words[j], self.words[j - 1]
        held = previous.pos in ("noun", "adj", "noun_prop") or previous.folded in ("حيث", "بحيث")
        return word.pos == "verb" and not word.analysis.proclitics and held

    def _ends_after_marks(self, frame: Frame, j: int, last: int, *, whole: bool, short: bool) -> bool:
        """Say whether the content ends where marks close: at a comma after a clause that is all in marks, or a tail."""
        if j >= last:
            return True
        word = self.words[j]
        if word.is_comma and j + 2 < last and self.tails.after_marks(j + 1):
            return whole or not self.tails.compares(j + 1)
        if "after_quote_tail" in word.roles:
            whole = whole and not (short and self._word_again(j, last))
            return (whole or "sure_quote_tail" in word.roles) and not self._as_regards(j)
        if (
            "place_of_clause" in word.roles
        ):  # أن "الطرق مغلقة" في الشمال |; but بدأت ما وصفه بأنه "أكبر إجلاء" | في البلد
            of_what = frame.cue > 0 and self.words[frame.cue - 1].folded.endswith("ما")
            venue = j + 1 < last and self.words[j + 1].flags & Flag.VENUE
            return whole and bool(of_what or venue) and not (short and self._word_again(j, last))
        if self._clause_again(j, last):
            return False
        if whole and not short and self._glosses(j, last):
            return True
        return whole and (word.text in "،,." or ("و" in word.analysis.proclitics and word.pos == "verb"))

    def _glosses(self, j: int, last: int) -> bool:
        """Say whether the journalist tells what that is which marks end with: أن "الماء غمر القصر" | وهو حصن قديم."""
        if "while_he" not in self.words[j].roles or j + 1 >= last:
            return False
        following = self.words[j + 1]
        return following.pos == "noun" and not (following.analysis.definite or following.analysis.enclitics)

    def _as_regards(self, j: int) -> bool:
        """Say whether ``فيما`` at word ``j`` is no "while": فيما يتعلق بالأسعار، فيما يخص الأجور، فيما بعد."""
        following = self.words[j + 1 : j + 3]
        if self.words[j].folded != "فيما" or not following:
            return False
        verb, after = following[0].folded, following[1] if len(following) > 1 else None
        if verb in self.reader.roles["as_regards"]:
            return verb == "يخص" or (after is not None and after.preposed.startswith("ب"))
        return verb in self.reader.roles["later_or_so"] and (after is None or after.pos == "punc")

    def _word_again(self, j: int, last: int) -> bool:
        """Say whether the clause has one more word of its own in marks right behind: « سيسهر » | على « شفافية » …."""
        k = j + 1
        if k >= last or self.words[j].pos != "prep" or j in self.cuts or j in self.attributions:
            return False
        again = self.reader.marked(k)
        return again is not None and self.words[k].text != "(" and self.marks.kind(again) is not MarkedKind.NAME

    def _clause_again(self, j: int, last: int) -> bool:
        """Say whether a comma and ``و`` join a second clause in marks: إن "كل شيء يتغير"، | و"هذا هو السبب"."""
        k = j + 2
        if k >= last or not self.words[j].is_comma or self.words[j + 1].folded != "و":
            return False
        again = self.reader.marked(k)
        end = self.reader.word_at(again.end) if again is not None else k
        if end - k < _CLAUSE:
            return False
        return not any(i in self.cuts or i in self.attributions for i in range(end, min(last, end + 2)))

    def _goes_on_with_that(self, j: int, last: int) -> bool:
        """Say whether the clause goes on after its marks with one that is joined to it: «…» في المدينة، وأنها …."""
        for k in range(j, min(last, j + _JOINED)):
            if k in self.cuts or k in self.attributions or self.tails.turns_aside(k):
                return False
            if self.words[k].is_comma and k + 1 < last:
                following = self.words[k + 1]
                return following.folded[:1] == "و" and "complementizer" in following.roles
        return False

    def _more_of_relative(self, start: int, j: int, last: int) -> bool:
        """Say whether a clause in a relative one goes on behind the comma ``j``: الذي أكد أن الطريق آمن، | وأن المركز….

        At the end of its sentence it does with a second predicate too: إن الزيارة علامة ود، | وشرف لكل أسرة.
        """
        if (
            self._goes_on_with_that(j + 1, last)
            or self._predicate_waits(start, j, last)
            or self._only_subject(start, j)
        ):
            return True
        following = self.words[j + 1] if j + 1 < last else None
        if following is None or following.analysis.lead != "و":
            return False
        first, _ = self.reader.bounds(start)
        if any(self.reader.is_complementizer(k) for k in range(first, start)):
            return False  # أوضح أنه التقى الوزير الذي ذكر أنهم جاهزون، | وأن الاتفاق …: as likely the outer clause
        if "complementizer" in following.roles:
            return following.text[1] == self.words[start].text[0]  # not ما ذكره من أن … غير صحيح، | وإن الأمر …
        plain = following.pos == "noun" and not (following.analysis.definite or following.analysis.enclitics)
        spoken = can_speak(self.reader, j + 1) or bool(following.flags & (Flag.TIME | Flag.VENUE))
        return plain and not spoken and self._predicate_again(start, j, last)

    def _predicate_waits(self, start: int, j: int, last: int) -> bool:
        """Say whether a clause gets its verb behind the comma ``j``: وجاء المدير الذي رأى أن دعم الوقود، | يتطلب قرارا.

        It is no main verb: that has stood before whom the relative clause is about.
        """
        if j + 1 >= last or not self.reader.is_complementizer(start):
            return False
        verb, end = self.words[j + 1], self.words[j - 1]
        acts = verb.pos == "verb" and verb.analysis.person == "3"
        acts = acts and not (verb.analysis.proclitics or verb.analysis.enclitics)  # أن الحل في الحوار، | يرافقه وفد
        plain = end.pos.startswith("adj") or end.pos == "noun"  # يرى أن الحل صعب، يعمل; أن الشعر حياة، ألقى
        said = plain and not (end.analysis.definite or end.analysis.enclitics)
        if not acts or said or self.words[start].analysis.enclitics:
            return False
        gender = verb.analysis.gender
        if self.words[start + 1].analysis.gender != gender:
            return False
        first, _ = self.reader.bounds(start)
        which = next((k for k in range(start - 1, first, -1) if self.words[k].pos == "pron_rel"), first)
        main = any(w.pos == "verb" for w in self.words[first:which])
        subject = [w for w in self.words[start + 1 : j] if w.text not in _MARKS]
        placed = any(w.pos == "prep" or has_preposition(w) for w in subject)
        if placed and gender == ("f" if self.words[which].text.endswith("تي") else "m"):
            return False  # المبعوث الذي أكد أن الحل في الحوار، | يقود وفدا
        return main and all(w.is_nominal or w.pos in _IN_SUBJECT for w in subject)

    def _only_subject(self, start: int, j: int) -> bool:
        """Say whether a clause has but a certain subject before the comma ``j``: التي قال فيها إن القائد العام، | …."""
        inner = [w for w in self.words[start + 1 : j] if not w.is_comma]
        plain = all(w.is_nominal and not has_preposition(w) and not w.analysis.enclitics for w in inner)
        if not inner or not plain or not self.reader.is_complementizer(start) or self.words[start].analysis.enclitics:
            return False
        return all(w.analysis.definite or w.pos == "noun_prop" for w in (inner[0], inner[-1]))

    def _predicate_again(self, start: int, j: int, last: int) -> bool:
        """Say whether nothing but a phrase ends a sentence behind the comma ``j``, which had its verb before."""
        first, end = self.reader.bounds(start)
        ends = last >= end and all(w.pos not in ("verb", "punc") for w in self.words[j + 1 : end - 1])
        said = any(w.pos == "verb" for w in self.words[start:j])
        return ends and not said and any(w.pos == "verb" for w in self.words[first : start - 2])

    def _that_comes(self, j: int) -> bool:
        """Say whether the clause goes on behind a remark: بلغ المعدل 4%، | وهو ما يزيد على الحد، وأن أغلب الضحايا …."""
        for k in range(j + 1, self.reader.bounds(j)[1] - 1):
            if k in self.cuts or k in self.attributions:
                return False
            following = self.words[k + 1]
            joined = following.text[0] == "و" and "complementizer" in following.roles
            if self.words[k].is_comma and joined:
                return True
        return False

    def _that_follows(self, j: int) -> bool:
        """Say whether the clause goes on with another after a verb without a report: …، وتبين سلامتها، | وأن السبب."""
        _, last = self.reader.bounds(j)
        return self.words[j].text[0] == "و" and self._goes_on_with_that(j + 1, last)

    def trim(self, start: int, end: int) -> int:
        """Take punctuation, stray marks and conjunctions off the end, and the day on which it was said."""
        bare = self._bare_end(start, end)
        return self._bare_end(start, bare - 1) if self._day_it_was_said(start, bare) else bare

    def _bare_end(self, start: int, end: int) -> int:
        while end > start:
            word = self.words[end - 1]
            if (
                word.text in _TRIM
                or "dangling" in word.roles
                or word.text in "(["
                or (word.text in _MARKS and not self._belongs(end - 1, start))
            ):
                end -= 1
            else:
                break
        return end

    def _day_it_was_said(self, start: int, end: int) -> bool:
        """Say whether a day alone between commas is that of a report that goes on: ترتفع|، الجمعة، مؤكدا أن."""
        if end - start <= _DAY or end + 1 >= len(self.words):
            return False
        day, before, again = self.words[end - 1], self.words[end - 2], self.words[end - 3]
        apart = before.is_comma and self.words[end].is_comma
        following = self.cuts.get(end + 1)
        goes_on = following is not None and following.kind == "participle"
        told = "day_told" in again.roles or "weekday" in again.roles
        return apart and goes_on and not told and "weekday" in day.roles

    def _belongs(self, i: int, start: int) -> bool:
        """Say whether a closing mark closes a pair that opens inside the content."""
        begin = self.words[start].start
        return any(q.start >= begin for q in self.marks.closing_at(self.words[i].start))

    def kind(self, start: int, end: int) -> str:
        """Return ``mixed`` where words of the source stand in marks inside ``[start, end)``, else ``indirect``."""
        begin, stop = self.words[start].start, self.words[end - 1].end
        speech = any(self.marks.kind(q) is not MarkedKind.NAME for q in self.marks.opening_in(begin, stop))
        return "mixed" if speech else "indirect"
