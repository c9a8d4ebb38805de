"""Read all reporting words of a section, each with the source that stands before it, or that it shares."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.detection.borders import turns_back
from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import SKIPPED, Frame
from pipeline.language.detection.marked import Marks
from pipeline.language.detection.scan import scan
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL, has_preposition
from pipeline.language.phrases import Phrase, Reader

__all__ = ["FrameReader", "coordinated"]

_MAX_SHARED = 24
_BACK = 22  # words
_HEADLINE_NAME = 8  # words
_OPENING = ("quote", "colon", "clause")


def coordinated(reader: Reader, i: int) -> bool:
    """Say whether a reporting word goes on with what runs before: a verb with و, a participle."""
    words = reader.words
    word, previous = words[i], words[i - 1] if i else None
    if word.analysis.proclitics[:1] in (("و",), ("ف",), ("ل",)) or word.analysis.pos != "verb":
        return True
    if previous is not None and previous.folded == "ان" and i > 1 and words[i - 2].folded == "قبل":
        return True
    if turns_back(reader, i) is not None:
        return True
    return previous is not None and (
        previous.folded in reader.roles["conjunct"] or previous.folded in reader.roles["but_he"]
    )


def _nearest(frames: list[Frame]) -> list[Frame]:
    """Leave content to the cue nearest to it: وتابع **قائلاً**: …; the one before it keeps no content."""
    owners = {f.at: f.cue for f in frames if f.opener in _OPENING and f.kind != "verb"}
    return [
        replace(f, opener="", at=-1) if f.opener in _OPENING and owners.get(f.at, -1) > f.cue else f for f in frames
    ]


class FrameReader:
    """Reads the frames of one section, in order."""

    def __init__(self, reader: Reader, marks: Marks, cues: CueReader) -> None:
        """Take the readers of the section."""
        self.reader = reader
        self.words = reader.words
        self.marks = marks
        self.cues = cues
        self._next_verb = self._next_verbs()
        self._clear()

    def _next_verbs(self) -> list[int]:
        """Return for each word the first verb in the third person at or after it."""
        following = [len(self.words)]
        for i in range(len(self.words) - 1, -1, -1):
            word = self.words[i]
            main = word.pos == "verb" and word.analysis.person == "3" and i not in self.reader.name_of
            following.append(i if main else following[-1])
        return following[::-1]

    def _clear(self) -> None:
        """Forget the frames of the sentence before."""
        self._sourced: list[tuple[Frame, bool]] = []  # with a subject; whether nested in what runs before
        self._relay: Frame | None = None
        self._opened: set[int] = set()
        self._content = len(self.words)  # where the first clause of the sentence opens

    def read(self) -> list[Frame]:
        """Return the frames of the section."""
        frames: list[Frame] = []
        for number, (first, last) in enumerate(self.reader.section.bounds):
            if self.reader.section.section.parts[number].kind in SKIPPED:
                continue
            self._clear()
            for i in range(first, last):
                bare = self.cues.cue_at(i)
                if bare is None:
                    continue
                frame = self._with_subject(scan(self.cues, bare, self._limit(i, last)))
                if frame.kind == "verb" and frame.opener in _OPENING and frame.at in self._opened:
                    continue  # it stands in an aside of the cue whose content that is
                frames.append(frame)
                self._note(frame)
        return _nearest(frames)

    def _note(self, frame: Frame) -> None:
        """Keep what later cues of the sentence may share."""
        if frame.opener in _OPENING:
            self._opened.add(frame.at)
        about = frame.kind == "verb" and bool(self.words[frame.cue].analysis.enclitics)
        passing = about and not frame.opener and frame.entry.key not in self.reader.roles["addressing"]
        if frame.subject is not None and not passing:
            nested = self._content < frame.cue and not coordinated(self.reader, frame.cue)
            self._sourced.append((frame, nested))
        if frame.entry.kind == "relay":
            self._relay = frame
        if frame.opener == "clause":
            self._content = min(self._content, frame.at)

    def _limit(self, i: int, last: int) -> int:
        """Return the word where the innermost marked speech round word ``i`` ends, or ``last``."""
        quoted = self.marks.around(self.words[i].start)
        return min(last, self.reader.word_at(quoted.inner_end)) if quoted is not None else last

    def _with_subject(self, frame: Frame) -> Frame:
        """Look for a source before the cue where none stands after it."""
        if frame.kind == "noun":
            return self._relayed(frame)
        if frame.kind == "verb":
            frame = self._with_surer_subject(frame)
        if frame.subject_side == "pronoun":
            return frame
        if frame.subject is None and frame.kind == "verb":
            before = self._subject_before(frame)
            if before is not None:
                return replace(frame, subject=before, subject_side="before")
        if frame.entry.kind == "relay":
            return self._relay_source(frame)
        if frame.subject is None and frame.person not in ("1", "2"):
            shared = self._antecedent_subject(frame) or self._sentence_subject(frame)
            if shared is not None:
                return replace(frame, subject=shared, subject_side="sentence")
        return frame

    def _with_surer_subject(self, frame: Frame) -> Frame:
        """Prefer a subject that can be none but that: وكان فلان قد أبلغ الوكالة، أن الجانب الإيراني أبلغ بغداد."""
        previous = self.words[frame.cue - 1] if frame.cue else None
        addressing = frame.entry.key in self.reader.roles["addressing"]
        told = addressing and frame.subject is not None and frame.opener == "clause"
        if told and previous is not None and self._pronoun(frame.cue - 1):
            return replace(frame, subject=None, subject_side="pronoun", medium=frame.medium or frame.subject)
        between = self._after_was(self._first(frame), frame)
        if between is None and frame.subject is not None and addressing:
            between = self._after_that(frame)
        if between is None and frame.subject is not None and frame.subject_side == "after":
            between = self._at_start(frame)
        if between is None:
            return frame
        medium = frame.medium or (frame.subject if addressing else None)
        return replace(frame, subject=between, subject_side="before", medium=medium)

    def _pronoun(self, i: int) -> bool:
        """Say whether a complementizer carries the subject: أنه | أبلغ المالك."""
        folded = self.words[i].folded
        return self.cues.is_complementizer(i) and folded.endswith(("نه", "نها", "نهم", "نهما", "ننا", "ني"))

    def _at_start(self, frame: Frame) -> Phrase | None:
        """Return a name that fills a headline or sentence up to its verb: نتنياهو | يتهم خصمه."""
        first = self._first(frame)
        word = self.words[frame.cue]
        if word.analysis.proclitics or frame.cue - first > _HEADLINE_NAME or frame.cue == first:
            return None
        phrase = self.reader.noun_phrase(first, frame.cue)
        if phrase is None or phrase.last != frame.cue or not self.cues.source_like(phrase):
            return None
        return phrase if self._agrees(phrase, frame) else None

    def _after_that(self, frame: Frame) -> Phrase | None:
        """Return the phrase that fills the words from a complementizer to the cue: أن | الجانب الإيراني | أبلغ."""
        for k in range(frame.cue - 1, max(self._first(frame) - 1, frame.cue - 10), -1):
            if self.cues.is_complementizer(k):
                between = self.words[k + 1 : frame.cue]
                plain = all(w.pos not in ("verb", "punc", "pron_rel", "conj_sub") for w in between)
                return Phrase(k + 1, frame.cue) if between and plain and between[0].pos in NOMINAL else None
        return None

    def _first(self, frame: Frame) -> int:
        """Return where the sentence of a cue begins, or the marked speech that it stands in."""
        first, _ = self.reader.bounds(frame.cue)
        quoted = self.marks.around(self.words[frame.cue].start)
        return first if quoted is None else max(first, self.reader.word_at(quoted.inner_start))

    def _antecedent_subject(self, frame: Frame) -> Phrase | None:
        """Return who made what a clause says more of: وأصدرت الحركة بياناً | أعلنت فيه أن."""
        i = frame.cue
        if frame.kind != "verb" or i + 1 >= len(self.words) or self.words[i].analysis.proclitics:
            return None
        if self.words[i + 1].folded not in self.reader.roles["in_which"]:
            return None
        for j in range(i - 1, max(self._first(frame) - 1, i - _BACK), -1):
            word = self.words[j]
            if word.pos == "verb" and word.analysis.person == "3" and j not in self.reader.name_of:
                phrase = self.reader.noun_phrase(j + 1, i)
                fits = phrase is not None and self.cues.source_like(phrase) and self._agrees(phrase, frame)
                return phrase if fits else None
        return None

    def _relay_source(self, frame: Frame) -> Frame:
        """نقلت رويترز عن مصدر: the outlet is the medium, what follows عن the source."""
        source = self._after_from(frame.cue, frame.at if frame.at >= 0 else frame.limit)
        return replace(
            frame, subject=source, medium=frame.subject or frame.medium or self._outlet(frame),
            subject_side="after" if source else "",
        )  # fmt: skip

    def _outlet(self, frame: Frame) -> Phrase | None:
        """Return who relays where a participle says that it is relayed: وأورد الموقع، نقلاً عن الوزارة، أن."""
        return self._sourced[-1][0].subject if frame.kind == "participle" and self._sourced else None

    def _after_from(self, start: int, last: int) -> Phrase | None:
        for j in range(start + 1, last - 1):
            if self.words[j].folded in ("عن", "الي") and self.words[j].pos == "prep":
                return self.reader.noun_phrase(j + 1, last)
            if self.cues.is_complementizer(j):
                break
        return None

    def _relayed(self, frame: Frame) -> Frame:
        """نقلت رويترز عن مصدر قوله: find the relaying verb before the noun."""
        if self._relay is not None:
            source = self._after_from(self._relay.cue, frame.cue)
            outlet = self._relay.medium if self._relay.medium != source else None
            return replace(frame, subject=source, medium=outlet or frame.medium, subject_side="after" if source else "")
        if self.words[frame.cue].stem not in ("قول", "بقول"):
            return replace(frame, opener="", at=-1)  # زعمه أن reports only what somebody relays
        if frame.opener and (
            self.words[frame.cue].analysis.enclitics or "ب" in self.words[frame.cue].analysis.proclitics
        ):
            shared = self._sentence_subject(frame)
            if shared is not None:
                return replace(frame, subject=shared, subject_side="sentence")
        return frame

    def _subject_before(self, frame: Frame) -> Phrase | None:
        """Find the subject of ``فلان يؤكد أن``; also the one a relative clause hangs on: فلان الذي أضاف."""
        first = self._first(frame)
        clitics = self.words[frame.cue].analysis.proclitics
        if "ف" in clitics or self.words[frame.cue - 1].folded in self.reader.roles["then_not"]:
            return self._topic(first, frame)
        if "و" in clitics:
            return None
        k = frame.cue
        k = self._over_turn(first, k)
        while k > first and (
            self.words[k - 1].folded in self.reader.roles["auxiliary"]
            or self.words[k - 1].folded in self.reader.roles["aside"]
            or self.words[k - 1].folded in ("لم", "لن", "لا")
        ):
            k -= 1
        if k > first and self.words[k - 1].pos == "pron_rel":
            k -= 1
        if k > first and self.words[k - 1].pos not in ("punc", "pron_rel"):
            antecedent = self._before_relative(first, k, frame)
            if antecedent is not None:
                return antecedent
        k = self._skip_back(first, k)
        if k <= first or ("و" in self.words[k].analysis.proclitics and k < frame.cue):
            return None
        if self.words[frame.cue - 1].text in "،," and self.words[first].pos == "prep":
            return None  # وحول تراجع المهاجم فلان، قال
        found = self._phrase_ending(first, k, frame)
        if found is None and self.words[frame.cue - 1].text in "،,":
            found = self._topic_before_aside(first, frame)
        if (
            found is None
            and k - 3 >= first
            and self.words[k - 2].folded == "في"
            and self.words[k - 1].flags & Flag.PLACE
        ):
            placed = self._phrase_ending(first, k - 2, frame)
            return None if placed is None else Phrase(placed.first, k)
        return found

    def _after_was(self, first: int, frame: Frame) -> Phrase | None:
        """Return the subject between ``كان`` and ``قد``: وكان رئيس الشركة، عبد الباسط القماطي، قد أبلغ."""
        if self.words[frame.cue - 1].folded != "قد" or frame.cue - 1 <= first:
            return None
        for k in range(frame.cue - 2, max(first - 1, frame.cue - 26), -1):
            if self.words[k].stem in self.reader.roles["was"] and self.words[k].pos == "verb":
                phrase = self.reader.noun_phrase(k + 1, frame.cue - 1)
                fits = phrase is not None and self.cues.source_like(phrase) and self._agrees(phrase, frame)
                return phrase if fits else None
        return None

    def _topic_before_aside(self, first: int, frame: Frame) -> Phrase | None:
        """Return who opens the sentence, with an aside up to the verb: لكن مسؤولاً، طلب عدم ذكر اسمه، نفى."""
        start = first
        while start < frame.cue - 2 and (
            self.words[start].folded in self.reader.roles["conjunct"] | self.reader.roles["except"]
            or self.cues.is_complementizer(start)
        ):
            start += 1
        phrase = self.reader.noun_phrase(start, frame.cue)
        if phrase is None or phrase.last >= frame.cue - 2 or not self.cues.source_like(phrase):
            return None
        after = self.words[phrase.last]
        opens = after.text in "،," or after.pos == "pron_rel" or self.reader.conceals(phrase.last) is not None
        return phrase if opens and self._agrees(phrase, frame) else None

    def _before_relative(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the subject before a relative clause that runs up to the verb: اللاعب الذي ينافس في الدوري أكد."""
        for r in range(k - 1, max(first, k - 18), -1):
            word = self.words[r]
            if word.text in "،,:؛" or self.cues.is_complementizer(r):
                return None
            if word.pos == "pron_rel" and word.folded in ("الذي", "التي", "الذين", "اللذان", "اللواتي"):
                if r + 1 >= k or not any(w.pos == "verb" for w in self.words[r + 1 : k]):
                    return None
                return self._phrase_ending(first, r, frame)
        return None

    def _topic(self, first: int, frame: Frame) -> Phrase | None:
        """Return the topic of ``أما فلان فقال``."""
        for k in range(max(first, frame.cue - 12), frame.cue):
            if self.words[k].folded in ("اما", "واما") and k + 1 < frame.cue:
                phrase = self.reader.noun_phrase(k + 1, frame.cue)
                return phrase if phrase is not None and self._agrees(phrase, frame) else None
        return None

    def _over_turn(self, first: int, k: int) -> int:
        """Step back over ``، من جهتها،``."""
        j = k - 1
        if j <= first + 1 or self.words[j].text not in "،,":
            return k
        j -= 1
        while j > first and self.words[j].folded in self.reader.roles["turn"] | self.reader.roles["aside"]:
            j -= 1
        if j < k - 2 and self.words[j].folded == "من":
            j -= 1
        elif j == k - 2:
            return k
        return j if j > first and self.words[j].text in "،," else j + 1

    def _skip_back(self, first: int, k: int) -> int:
        """Step back over a bracket, an insertion in dashes, or a comma after an apposition."""
        if k - 1 > first and self.words[k - 1].text in ")]":
            for j in range(k - 2, max(first, k - 25) - 1, -1):
                if self.words[j].text in "([":
                    return j
        if k - 1 > first and self.words[k - 1].text in ("-", "–", "—"):
            for j in range(k - 2, max(first, k - 16) - 1, -1):
                if self.words[j].text in ("-", "–", "—"):
                    return j
        if k - 1 > first and self.words[k - 1].text in "،,":
            return k - 1
        return k

    def _phrase_ending(self, first: int, k: int, frame: Frame) -> Phrase | None:
        for s in range(max(first, k - 18), k):
            word = self.words[s]
            previous = self.words[s - 1] if s > first else None
            if previous is not None and not self._can_precede(previous, s):
                continue
            if (
                has_preposition(word)
                and word.analysis.proclitics[0] not in ("و", "ف")
                and not (self.words[k].pos == "pron_rel" and s in self.reader.names)
            ):
                continue
            phrase = self.reader.noun_phrase(s, k)
            if (
                phrase is not None
                and phrase.last == k
                and self.cues.source_like(phrase)
                and self._agrees(phrase, frame)
            ):
                return phrase
        return None

    def _can_precede(self, previous: Word, s: int) -> bool:
        if previous.pos in ("punc", "verb", "conj", "conj_sub", "part", "adv") or self.cues.is_complementizer(s - 1):
            return True
        return (
            bool(previous.analysis.enclitics)
            or bool(previous.flags & Flag.TIME)
            or (s in self.reader.names and previous.pos != "prep" and previous.analysis.definite)
        )

    def _agrees(self, phrase: Phrase, frame: Frame) -> bool:
        gender = self._phrase_gender(phrase)
        if gender is None or frame.gender is None or frame.number == "p":
            return True
        return gender == frame.gender

    def _phrase_gender(self, phrase: Phrase) -> str | None:
        """Return the gender of a source's head where it is certain."""
        head = self.words[phrase.first]
        if head.flags & Flag.PLURAL:
            return None
        both = head.flags & (Flag.FEMALE | Flag.MALE)
        if both == Flag.FEMALE:
            return "f"
        if both == Flag.MALE:
            return "m"
        return None

    def _sentence_subject(self, frame: Frame) -> Phrase | None:
        """Find the subject that a coordinated or participle cue shares with what runs before in its sentence."""
        first, _ = self.reader.bounds(frame.cue)
        quoted = self.marks.around(self.words[frame.cue].start)
        if quoted is not None:
            first = max(first, self.reader.word_at(quoted.inner_start))
        for other, nested in reversed(self._sourced[-_MAX_SHARED:]):
            assert other.subject is not None
            if other.cue < first:
                break
            if self.marks.around(self.words[other.cue].start) != quoted:
                continue
            if other.entry.kind == "relay" and other.opener != "clause" and frame.kind != "participle":
                continue
            if other.entry.kind == "ask" and other.medium is not None and "ف" in self._clitics(frame):
                return other.medium  # وسألنا الوزير عن …، فقال
            if self._agrees(other.subject, frame) and not nested:
                return other.subject
        return self._main_subject(first, frame)

    def _clitics(self, frame: Frame) -> tuple[str, ...]:
        return self.words[frame.cue].analysis.proclitics

    def clause_subject(self, first: int, last: int) -> Phrase | None:
        """Return whom words ``[first, last)`` without a cue are about: أما فلان فله رأي آخر، وقف فلان أمام بيته."""
        for k in range(first, min(last, first + 2)):
            if self.words[k].folded in self.reader.roles["as_for"]:
                phrase = self.reader.noun_phrase(k + 1, last)
                return phrase if self.cues.source_like(phrase) else None
        if self.words[first].pos in ("conj", "part") or self.words[first].folded in self.reader.roles["conjunct"]:
            first += 1
        phrase = self.reader.noun_phrase(first, last) if first < last else None
        if phrase is not None and phrase.last < last and self.cues.source_like(phrase):
            after = self.words[phrase.last]
            if after.pos == "verb" or after.folded in self.reader.roles["auxiliary"] | {"لم", "لن", "لا"}:
                return phrase
        j = self._next_verb[first]
        while j < last:
            phrase = self.reader.noun_phrase(j + 1, last)
            if phrase is not None and self.cues.source_like(phrase):
                return phrase
            following = self._next_verb[j + 1]
            j = following if self.words[j].stem in self.reader.roles["was"] or following == j + 1 else last
        phrase = self.reader.noun_phrase(first, last)
        return phrase if self.cues.source_like(phrase) else None

    def _main_subject(self, first: int, frame: Frame) -> Phrase | None:
        """Find the subject of the first verb of the sentence: ورفع فلان التعازي … قائلاً."""
        previous = self.words[frame.cue - 1] if frame.cue else None
        while_doing = previous is not None and (
            previous.folded in self.reader.roles["while_he"] | self.reader.roles["when"] or previous.text in "،,"
        )
        if frame.kind == "verb" and not coordinated(self.reader, frame.cue) and not while_doing:
            return None
        if frame.kind == "verb" and self.words[first].pos == "prep":
            return None  # وحول تراجع المهاجم فلان، قال
        j = self._next_verb[first]
        main = self.cues.cue_at(j) if j < frame.cue else None
        if main is not None and main.entry.kind == "relay":
            return None
        if j < frame.cue:
            k = j + 1
            while k < frame.cue and (
                self.words[k].folded in self.reader.roles["aside"]
                or self.words[k].flags & Flag.TIME
                or (self.words[k].pos == "verb" and self.words[j].folded in self.reader.roles["auxiliary"])
            ):
                k += 1
            phrase = self.reader.noun_phrase(k, frame.cue)
            if phrase is not None and has_preposition(self.words[phrase.first]):
                phrase = None
            if phrase is not None and self.cues.source_like(phrase) and self._agrees(phrase, frame):
                return phrase
            before = self._phrase_ending(first, j, frame) if j > first else None
            return before
        phrase = self.reader.noun_phrase(first, frame.cue)
        if phrase is not None and self.cues.source_like(phrase) and self._agrees(phrase, frame):
            return phrase
        return None
