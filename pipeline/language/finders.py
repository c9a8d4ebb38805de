"""The finders of one section: each reads one way of reporting and gives statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from pipeline.language.borders import Borders
from pipeline.language.document import Statement, TaggedSection
from pipeline.language.frames import Frame, FrameReader
from pipeline.language.lexicon import Flag
from pipeline.language.marked import MarkedKind, classify
from pipeline.language.marks import Quoted
from pipeline.language.nominal import has_preposition
from pipeline.language.phrases import Phrase, Reader

__all__ = ["SectionFinder"]

_SKIP = ("boilerplate", "caption")


class SectionFinder:
    """Runs the finders over one section."""

    def __init__(self, number: int, section: TaggedSection) -> None:
        """Index the section and read all its frames."""
        self.number = number
        self.section = section
        self.reader = Reader(section)
        self.words = section.words
        self.frames = FrameReader(self.reader)
        self.parts = section.section.parts
        self.quoted = list(section.section.quoted)
        self._quote_starts = [q.start for q in self.quoted]
        self.used: set[int] = set()
        self.statements: list[Statement] = []
        self.all_frames = self._read_frames()
        self._cue_words = [f.cue for f in self.all_frames]
        self.attributions = self._read_attributions()
        self.borders = Borders(
            self.reader, self.frames, self.all_frames, {i: e for i, (e, *_rest) in self.attributions.items()}
        )

    def find(self) -> list[Statement]:
        """Return the statements of the section."""
        for frame in self.all_frames:
            self._from_frame(frame)
        self._trailing_cues()
        self._from_attributions()
        self._headline_colons()
        self._fragments()
        self._left_over()
        return self._without_doubles()

    # --- reading -----------------------------------------------------------------------------------------------

    def _read_frames(self) -> list[Frame]:
        frames: list[Frame] = []
        for number, (first, last) in enumerate(self.section.bounds):
            if self.parts[number].kind in _SKIP:
                continue
            for i in range(first, last):
                bare = self.frames.cue_at(i)
                if bare is None:
                    continue
                frame = self.frames.read(bare, self._limit(i, last))
                frames.append(self._with_subject(frame, frames))
        return frames

    def _limit(self, i: int, last: int) -> int:
        """Return the word where the innermost marked speech round word ``i`` ends, or ``last``."""
        quoted = self._speech_around(self.words[i].start)
        return min(last, self.reader.word_at(quoted.inner_end)) if quoted is not None else last

    def _speech_around(self, position: int) -> Quoted | None:
        k = bisect_right(self._quote_starts, position) - 1
        for q in reversed(self.quoted[max(0, k - 6) : k + 1]):
            if q.start < position < q.inner_end:
                return q
        return None

    def _with_subject(self, frame: Frame, earlier: list[Frame]) -> Frame:
        """Look for a source before the cue where none stands after it."""
        if frame.kind == "noun":
            return self._relayed(frame, earlier)
        if frame.subject is None and frame.kind == "verb":
            before = self._subject_before(frame)
            if before is not None:
                return replace(frame, subject=before, subject_side="before")
        if frame.entry.kind == "relay":
            return self._relay_source(frame)
        if frame.subject is None and frame.person not in ("1", "2"):
            shared = self._sentence_subject(frame, earlier)
            if shared is not None:
                return replace(frame, subject=shared, subject_side="sentence")
        return frame

    def _relay_source(self, frame: Frame) -> Frame:
        """نقلت رويترز عن مصدر: the outlet is the medium, what follows عن the source."""
        source = self._after_from(frame.cue, frame.at if frame.at >= 0 else frame.limit)
        return replace(
            frame, subject=source, medium=frame.subject or frame.medium, subject_side="after" if source else ""
        )

    def _after_from(self, start: int, last: int) -> Phrase | None:
        for j in range(start + 1, last - 1):
            if self.words[j].folded in ("عن", "الي") and self.words[j].pos == "prep":
                return self.reader.noun_phrase(j + 1, last)
            if self.frames.is_complementizer(j):
                break
        return None

    def _relayed(self, frame: Frame, earlier: list[Frame]) -> Frame:
        """نقلت رويترز عن مصدر قوله: find the relaying verb before the noun."""
        first, _ = self.reader.bounds(frame.cue)
        for other in reversed(earlier):
            if other.cue < first:
                break
            if other.entry.kind == "relay":
                source = self._after_from(other.cue, frame.cue)
                outlet = other.medium if other.medium != source else None
                return replace(
                    frame, subject=source, medium=outlet or frame.medium, subject_side="after" if source else ""
                )
        if frame.opener and (
            self.words[frame.cue].analysis.enclitics or "ب" in self.words[frame.cue].analysis.proclitics
        ):
            shared = self._sentence_subject(frame, earlier)
            if shared is not None:
                return replace(frame, subject=shared, subject_side="sentence")
        return frame

    def _subject_before(self, frame: Frame) -> Phrase | None:
        """Find the subject of ``فلان يؤكد أن``; also the one a relative clause hangs on: فلان الذي أضاف."""
        first, _ = self.reader.bounds(frame.cue)
        quoted = self._speech_around(self.words[frame.cue].start)
        if quoted is not None:
            first = max(first, self.reader.word_at(quoted.inner_start))
        clitics = self.words[frame.cue].analysis.proclitics
        if "ف" in clitics:
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
        return self._phrase_ending(first, k, frame)

    def _before_relative(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the subject before a relative clause that runs up to the verb: اللاعب الذي ينافس في الدوري أكد."""
        for r in range(k - 1, max(first, k - 18), -1):
            word = self.words[r]
            if word.text in "،,:؛" or self.frames.is_complementizer(r):
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
                and self.frames.source_like(phrase)
                and self._agrees(phrase, frame)
            ):
                return phrase
        return None

    def _can_precede(self, previous, s: int) -> bool:  # type: ignore[no-untyped-def]
        if previous.pos in ("punc", "verb", "conj", "conj_sub", "part", "adv") or self.frames.is_complementizer(s - 1):
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

    def _sentence_subject(self, frame: Frame, earlier: list[Frame]) -> Phrase | None:
        """Find the subject that a coordinated or participle cue shares with what runs before in its sentence."""
        first, _ = self.reader.bounds(frame.cue)
        quoted = self._speech_around(self.words[frame.cue].start)
        if quoted is not None:
            first = max(first, self.reader.word_at(quoted.inner_start))
        for other in reversed(earlier):
            if other.cue < first:
                break
            if self._speech_around(self.words[other.cue].start) != quoted or other.subject is None:
                continue
            if other.entry.kind == "relay" and other.opener != "clause" and frame.kind != "participle":
                continue
            if self._agrees(other.subject, frame) and not self._is_nested(other, earlier):
                return other.subject
        return self._main_subject(first, frame)

    def _is_nested(self, frame: Frame, earlier: list[Frame]) -> bool:
        i = frame.cue
        return any(
            o.opener == "clause"
            and o.cue < i
            and o.at < i
            and not self._coordinated(i)
            and self.reader.bounds(o.cue) == self.reader.bounds(i)
            for o in earlier
            if o.cue != i
        )

    def _coordinated(self, i: int) -> bool:
        word, previous = self.words[i], self.words[i - 1] if i else None
        if word.analysis.proclitics[:1] in (("و",), ("ف",), ("ل",)) or word.analysis.pos != "verb":
            return True
        if previous is not None and previous.folded == "ان" and i > 1 and self.words[i - 2].folded == "قبل":
            return True
        return previous is not None and (
            previous.folded in self.reader.roles["conjunct"] or previous.folded in self.reader.roles["but_he"]
        )

    def _main_subject(self, first: int, frame: Frame) -> Phrase | None:
        """Find the subject of the first verb of the sentence: ورفع فلان التعازي … قائلاً."""
        previous = self.words[frame.cue - 1] if frame.cue else None
        while_doing = previous is not None and (previous.folded in ("وهو", "وهي", "وهم") or previous.text in "،,")
        if frame.kind == "verb" and not self._coordinated(frame.cue) and not while_doing:
            return None
        for j in range(first, frame.cue):
            word = self.words[j]
            if word.pos != "verb" or word.analysis.person != "3" or j in self.reader.name_of:
                continue
            k = j + 1
            while k < frame.cue and (
                self.words[k].folded in self.reader.roles["aside"]
                or self.words[k].flags & Flag.TIME
                or (self.words[k].pos == "verb" and self.words[j].folded in self.reader.roles["auxiliary"])
            ):
                k += 1
            phrase = self.reader.noun_phrase(k, frame.cue)
            if phrase is not None and self.frames.source_like(phrase) and self._agrees(phrase, frame):
                return phrase
            before = self._phrase_ending(first, j, frame) if j > first else None
            return before
        phrase = self.reader.noun_phrase(first, frame.cue)
        if phrase is not None and self.frames.source_like(phrase) and self._agrees(phrase, frame):
            return phrase
        return None

    # --- statements from frames ----------------------------------------------------------------------------------

    def _from_frame(self, frame: Frame) -> None:
        if frame.opener == "" or not self._allowed(frame):
            return
        maker = {
            "clause": self._clause, "colon": self._colon, "quote": self._quote, "bare": self._bare,
            "complement": self._complement,
        }[frame.opener]  # fmt: skip
        maker(frame)

    def _allowed(self, frame: Frame) -> bool:
        word = self.words[frame.cue]
        if frame.kind == "verb" and word.pos != "verb" and frame.cue_last == frame.cue + 1:
            closed = word.pos in ("prep", "conj", "conj_sub", "part", "pron")
            if frame.opener != "clause" and (closed or frame.opener not in ("quote", "colon")):
                return False
        if frame.negated and frame.opener in ("complement", "bare"):
            return False
        if frame.kind == "verb" and self._journalist_voice(frame):
            return False
        if (
            frame.kind == "noun"
            and frame.subject is None
            and word.analysis.definite
            and "ب" not in word.analysis.proclitics
            and not self._relayed_by_pronoun(frame)
        ):
            return False
        if frame.person == "1" and (
            frame.entry.kind not in ("say", "state") or self._speech_around(word.start) is None
        ):
            return False
        if frame.person == "2" or (word.analysis.voice == "p" and frame.subject is None and frame.opener != "quote"):
            return False
        if (
            frame.entry.kind == "opinion"
            and frame.subject is not None
            and self._nested_inside(frame)
            and not self._speaks(frame)
        ):
            return False
        if frame.kind == "verb" and frame.subject_side in ("", "sentence") and self._nested_inside(frame):
            return False
        if frame.entry.kind == "find" and not self._finds(frame):
            return False
        return not (frame.subject is not None and self.words[frame.subject.first].folded in self.reader.roles["vague"])

    def _speaks(self, frame: Frame) -> bool:
        """Say whether the subject of a nested opinion is somebody: not تعد لائحة."""
        assert frame.subject is not None
        head = self.words[frame.subject.first]
        return not head.flags & Flag.DOCUMENT and (
            self.reader.person_within(frame.subject.first, frame.subject.last) is not None
            or bool(
                head.flags
                & (
                    Flag.TITLE
                    | Flag.ORG_HEAD
                    | Flag.INSTITUTION
                    | Flag.GROUP
                    | Flag.ANONYMOUS
                    | Flag.STATE
                    | Flag.MEDIA
                )
            )
        )

    def _finds(self, frame: Frame) -> bool:
        """Say whether a study or researchers found something, which reports; that workers found something does not."""
        if frame.kind == "participle":
            return True
        if frame.subject is None:
            return False
        head = self.words[frame.subject.first : frame.subject.last]
        return any(w.flags & Flag.DOCUMENT or w.stem in self.reader.roles["researcher"] for w in head)

    def _relayed_by_pronoun(self, frame: Frame) -> bool:
        """Say whether ``نقلت عنه القول`` stands here."""
        return any(
            w.folded in ("عنه", "عنها", "عنهم", "اليه", "اليها") for w in self.words[max(0, frame.cue - 8) : frame.cue]
        )

    def _journalist_voice(self, frame: Frame) -> bool:
        i = frame.cue
        first, _ = self.reader.bounds(i)
        for start in (i, i - 1, i - 2):
            if start < first:
                continue
            for phrase, kind in self.reader.lexicon.voice.get(self.words[start].folded, ()):
                if (
                    kind == "own"
                    and start + len(phrase) > i
                    and all(
                        start + k < len(self.words) and self.words[start + k].folded == phrase[k]
                        for k in range(len(phrase))
                    )
                ):
                    return frame.subject is None or frame.subject_side != "after"
        return False

    def _nested_inside(self, frame: Frame) -> bool:
        """Say whether a verb without a subject of its own stands inside other content: it is rarely a report."""
        i = frame.cue
        inside = self._speech_around(self.words[i].start)
        if self._coordinated(i) and (
            inside is None or (frame.subject is not None and self.words[frame.subject.first].start > inside.start)
        ):
            return False
        if frame.person == "1":
            return False
        begin = self.words[i].start
        return (
            self._speech_around(begin) is not None
            or any(s.start < begin < s.end for s in self.statements)
            or any(
                o.opener in ("clause", "colon", "bare")
                and o.at < i < o.limit
                and o.cue < i
                and self.reader.bounds(o.cue) == self.reader.bounds(i)
                for o in self.all_frames
                if o.cue < i
            )
        )

    def _add(self, frame: Frame, spans: list[tuple[int, int]], kind: str, rule: str, confidence: float) -> None:
        cue = self.words[frame.cue]
        source = frame.subject
        self.statements.append(Statement(
            self.number, tuple(spans), kind, rule, confidence, cue.part,
            cue=(cue.start, self.words[frame.cue_last - 1].end), lemma=frame.entry.verb, cue_kind=frame.kind,
            stance=frame.entry.stance,
            negated=frame.negated, source=(source.first, source.last) if source else None,
            medium=self._medium(frame), gender=frame.gender, number=frame.number, person=frame.person,
        ))  # fmt: skip

    def _medium(self, frame: Frame) -> tuple[int, int] | None:
        if frame.medium is not None:
            return frame.medium.first, frame.medium.last
        first, _ = self.reader.bounds(frame.cue)
        j = first
        limit = frame.subject.first if frame.subject is not None and frame.subject_side == "before" else frame.cue
        while j < min(limit, first + 6):
            word = self.words[j]
            if (
                word.folded in ("في", "وفي", "خلال", "وخلال", "عبر", "وعبر")
                and j + 1 < limit
                and self.words[j + 1].flags & Flag.VENUE
            ):
                end = j + 1
                while (
                    end < limit
                    and self.words[end].text not in "،,:"
                    and self.words[end].pos not in ("verb", "pron_rel")
                ):
                    if self.words[end].flags & Flag.TIME:
                        break
                    end += 1
                return j, end
            j += 1
        return None

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self.words[first].start, self.words[last - 1].end

    def _clause(self, frame: Frame) -> None:
        relative = frame.cue > 0 and self._in_relative(frame)
        end = self.borders.clause_end(frame, frame.at, frame.limit, relative=relative)
        if end - frame.at < 2:
            return
        self._mark_used(frame.at, end)
        spans = [self._span(frame.at, end)]
        rest = self._after_insertion(frame, end)
        if rest is not None:
            spans.append(rest)
        self._add(frame, spans, self.borders.kind(frame.at, end), f"{frame.kind}_clause", 0.9)

    def _in_relative(self, frame: Frame) -> bool:
        previous = self.words[frame.cue - 1]
        return previous.pos == "pron_rel" and previous.part == self.words[frame.cue].part

    def _after_insertion(self, frame: Frame, end: int) -> tuple[int, int] | None:
        """Return the second span where ``، على حد قوله،`` interrupts the clause."""
        j = end
        while j < frame.limit and self.words[j].text in "،,-–—":
            j += 1
        if j not in self.attributions or j == end:
            return None
        after = self.attributions[j][0]
        if after >= frame.limit or self.words[after].text not in "،,-–—":
            return None
        start = after + 1
        while start < frame.limit and self.words[start].text in "-–—":
            start += 1
        if (
            start >= frame.limit
            or start in self.borders.cuts
            or self.frames.cue_at(start) is not None
            or self.words[start].folded in ("لكن", "ولكن", "فيما", "بينما")
        ):
            return None
        stop = self.borders.clause_end(frame, start, frame.limit)
        return self._span(start, stop) if stop - start > 2 else None

    def _mark_used(self, first: int, last: int) -> None:
        begin, end = self._span(first, last)
        for q in self.quoted:
            if begin <= q.start < end:
                self.used.add(q.start)

    def _colon(self, frame: Frame) -> None:
        if frame.at >= len(self.words) or frame.entry.kind == "label":
            return
        _first, last = self.reader.bounds(frame.cue)
        if frame.at >= last:
            self._next_lines(frame)
            return
        end, spans = self._unmarked_speech(frame)
        if end - frame.at < 2:
            return
        kind = "direct" if not self._first_marked(frame.at) else self.borders.kind(frame.at, end)
        self._mark_used(frame.at, end)
        self._add(frame, spans, kind, "colon_speech", 0.85)

    def _first_marked(self, i: int) -> bool:
        return False

    def _next_lines(self, frame: Frame) -> None:
        """Speech that begins on the line after the colon."""
        number = self.words[frame.cue].part + 1
        if number >= len(self.parts) or self.parts[number].kind in _SKIP:
            return
        first, last = self.section.bounds[number]
        if first >= last:
            return
        moved = replace(frame, at=first, limit=last)
        if self.reader.marked(first) is not None:
            self._quote(moved)
            return
        end, spans = self._unmarked_speech(moved)
        if end - first >= 2:
            self._mark_used(first, end)
            self._add(frame, spans, "direct", "colon_speech", 0.75)

    def _unmarked_speech(self, frame: Frame) -> tuple[int, list[tuple[int, int]]]:
        """Take the speech after a colon: its sentence, and those of the paragraph that clearly go on."""
        part = self.words[frame.at].part
        end = self.borders.speech_end(frame.at, frame.limit)
        _, last = self.reader.bounds(frame.at)
        if (end < frame.limit - 1 and self.borders.trim(end, frame.limit) > end) or frame.limit < last:
            return end, [self._span(frame.at, end)]
        paragraph = self.parts[part].paragraph
        number = part + 1
        while number < len(self.parts) and self.parts[number].paragraph == paragraph and self._goes_on(number):
            first, last = self.section.bounds[number]
            end = stop = self.borders.speech_end(first, last)
            if self.borders.trim(stop, last) > stop:
                break
            number += 1
            if number < len(self.parts) and self.parts[number].paragraph != paragraph and self._speaks_on(number):
                paragraph = self.parts[number].paragraph
        return end, [self._span(frame.at, end)]

    def _goes_on(self, number: int) -> bool:
        """Say whether a sentence goes on with the speech before it: not a new report, not the journalist."""
        first, last = self.section.bounds[number]
        if first >= last or self.parts[number].kind != "body":
            return False
        if any(
            f.opener and f.cue < first + 8 and f.person not in ("1", "2") and self._reports_anew(f, first)
            for f in self.frames_in(first, last)
        ):
            return False
        word = self.words[first]
        if (
            "و" in word.analysis.proclitics
            and word.pos == "verb"
            and word.analysis.aspect == "p"
            and word.analysis.person == "3"
        ):
            return False
        return not self.borders._journalist(first)

    def _reports_anew(self, frame: Frame, first: int) -> bool:
        """Say whether a cue at a sentence's start begins a report of its own: وأضاف أن، وقال فلان."""
        if self._speech_around(self.words[frame.cue].start) is not None:
            return False
        at_start = frame.cue <= first + 2
        return (at_start and frame.opener in ("clause", "colon", "quote", "bare")) or (
            frame.subject is not None and frame.subject_side in ("after", "before")
        )

    def frames_in(self, first: int, last: int) -> list[Frame]:
        """Return the frames whose cue stands in words ``[first, last)``."""
        low = bisect_left(self._cue_words, first)
        return self.all_frames[low : bisect_left(self._cue_words, last)]

    def _speaks_on(self, number: int) -> bool:
        """Say whether the next paragraph clearly goes on with the speech: it says I, we or you."""
        first, last = self.section.bounds[number]
        personal = any(
            (w.analysis.person in ("1", "2") and w.pos == "verb")
            or w.analysis.enclitics[:1] in (("نا",), ("كم",), ("ني",))
            or w.folded in ("نحن", "انا", "ايها")
            for w in self.words[first:last]
        )
        return personal and self._goes_on(number)

    def _quote(self, frame: Frame) -> None:
        i = frame.at
        quoted = self.reader.marked(i)
        if quoted is None or quoted.start in self.used:
            return
        before = self._broken_by(frame, i)
        if before is not None:
            self.used |= {before.start, quoted.start}
            self._add(frame, [self._inner(before), self._inner(quoted)], "direct", "quote_broken_by_cue", 0.9)
            return
        if frame.entry.kind in ("label", "opinion", "demand", "commit") and not self._governs_quote(frame):
            return
        spans = [self._inner(quoted)]
        self.used.add(quoted.start)
        spans += self._reopened(quoted)
        rule = "quote_after_colon" if self.words[i - 1].text == ":" else "quote_after_cue"
        short = classify(self.reader, quoted) is MarkedKind.FRAGMENT
        if short and self._hardly_speech(frame, quoted):
            return
        self._add(frame, spans, "direct", rule, 0.7 if short else 0.92)

    def _hardly_speech(self, frame: Frame, quoted: Quoted) -> bool:
        """Say whether a few marked words after a cue are rather a name: وأكد "الفرسان" بهذه النتيجة صحوتهم."""
        i = self.reader.word_at(quoted.start)
        if (
            self.words[i - 1].text == ":"
            or frame.entry.kind in ("label", "opinion", "warning")
            or self.words[i - 1].pos == "prep"
        ):
            return False
        j = self.reader.word_at(quoted.end)
        _, last = self.reader.bounds(i)
        ends = (
            j >= last
            or self.words[j].text in "،,.؛!؟"
            or "و" in self.words[j].analysis.proclitics
            or self.words[j].pos in ("conj_sub", "conj")
        )
        return not ends or (frame.subject is None and frame.kind == "verb")

    def _broken_by(self, frame: Frame, i: int) -> Quoted | None:
        """Return the first half of marked speech that its own cue interrupts: "أ"، قال فلان، "ب"."""
        if frame.kind != "verb" or self.words[i - 1].text == ":" or "و" in self.words[frame.cue].analysis.proclitics:
            return None
        before = self._quote_before(frame.cue)
        return before if before is not None and before.start not in self.used else None

    def _governs_quote(self, frame: Frame) -> bool:
        return True

    def _inner(self, quoted: Quoted) -> tuple[int, int]:
        """Return the inside of a marked stretch, without blanks and final stop, with a clitic before the mark."""
        first, last = self.reader.word_at(quoted.inner_start), self.reader.word_at(quoted.inner_end)
        if not quoted.closed:
            last = self._unclosed_end(first, last)
        while last > first and self.words[last - 1].text in (".", "،", ",", ":", "؛"):
            last -= 1
        return (
            self._span(first, max(last, first + 1))
            if first < len(self.words)
            else (quoted.inner_start, quoted.inner_end)
        )

    def _unclosed_end(self, first: int, last: int) -> int:
        """End speech whose marks nobody closed before the first sentence that reports anew."""
        for number in range(self.words[first].part + 1, len(self.parts)):
            begin, _ = self.section.bounds[number]
            if begin >= last:
                break
            if (begin in self.borders.cuts and self.borders.cuts[begin].opener) or self.parts[number].kind in _SKIP:
                return begin
        return last

    def _reopened(self, quoted: Quoted) -> list[tuple[int, int]]:
        """Return the spans of marks that are opened again with no new cue between: : "أ". "ب"."""
        spans: list[tuple[int, int]] = []
        current = quoted
        while current.closed:
            k = bisect_right(self._quote_starts, current.end - 1)
            while k < len(self.quoted) and self.quoted[k].depth > current.depth:
                k += 1
            if k >= len(self.quoted) or self.quoted[k].start in self.used:
                break
            following = self.quoted[k]
            between = self.section.section.text[current.end : following.start]
            if (
                between.strip(" .،,\n\t…-–و")
                or between.count("\n") > 2
                or classify(self.reader, following) is MarkedKind.NAME
            ):
                break
            if self._cue_follows(following):
                break
            spans.append(self._inner(following))
            self.used.add(following.start)
            current = following
        return spans

    def _cue_follows(self, quoted: Quoted) -> bool:
        """Say whether a reporting clause follows the marks: "…"، قال فلان."""
        j = self.reader.word_at(quoted.end)
        while j < len(self.words) and self.words[j].text in "،,.":
            j += 1
        frame = self.frames.cue_at(j) if j < len(self.words) else None
        return frame is not None and frame.kind == "verb" and "و" not in self.words[j].analysis.proclitics

    def _bare(self, frame: Frame) -> None:
        if frame.at >= frame.limit or frame.entry.kind != "say":
            return
        moved = frame
        end, spans = (
            self._unmarked_speech(moved)
            if self.words[frame.at - 1].text in "،,"
            else (self.borders.clause_end(frame, frame.at, frame.limit), [])
        )
        if end - frame.at < 3:
            return
        spans = spans or [self._span(frame.at, end)]
        self._mark_used(frame.at, end)
        self._add(frame, spans, "indirect", "bare_clause", 0.6)

    def _complement(self, frame: Frame) -> None:
        """A noun phrase counts only where part of it is in marks that are the source's own words."""
        end = self.borders.clause_end(frame, frame.at, frame.limit)
        begin, stop = self._span(frame.at, max(end, frame.at + 1))
        marked = [
            q
            for q in self.quoted
            if begin <= q.start < stop and q.start not in self.used and classify(self.reader, q) is not MarkedKind.NAME
        ]
        if not marked:
            return
        first = marked[0]
        whole = first.start == begin and self.reader.word_at(first.end) >= end
        if (frame.entry.kind == "label" and not self._clausal(frame)) or whole:
            return
        self._mark_used(frame.at, end)
        self._add(frame, [(begin, stop)], "mixed", "marked_complement", 0.6)

    def _clausal(self, frame: Frame) -> bool:
        """Say whether the complement begins with a verbal noun: انتقد تحويل القضية إلى "محاكمة"."""
        head = self.words[frame.at]
        return head.pos == "noun" and not head.analysis.definite and not head.flags and frame.subject is not None

    # --- other finders -------------------------------------------------------------------------------------------

    def _trailing_cues(self) -> None:
        """Marked speech before its cue: "…"، قال فلان; a second stretch after it goes with the first."""
        for frame in self.all_frames:
            if (
                frame.kind != "verb"
                or frame.entry.kind not in ("say", "state", "ask", "opinion")
                or "و" in self.words[frame.cue].analysis.proclitics
            ):
                continue
            quoted = self._quote_before(frame.cue)
            if quoted is None or quoted.start in self.used:
                continue
            self.used.add(quoted.start)
            spans = [self._inner(quoted), *self._second_half(frame)]
            self.statements = [s for s in self.statements if s.cue is None or s.cue[0] != self.words[frame.cue].start]
            self._add(frame, spans, "direct", "quote_before_cue", 0.88)

    def _quote_before(self, i: int) -> Quoted | None:
        j = i - 1
        if j >= 0 and self.words[j].folded in ("كما", "هكذا"):
            j -= 1
        if j >= 1 and self.words[j - 1].folded in ("بهذه", "بهذا", "بتلك") and self.words[j].pos == "noun":
            j -= 2
        while j >= 0 and self.words[j].text in "،,-–—.":
            j -= 1
        if j < 0 or self.words[j].text not in _CLOSERS:
            return None
        position = self.words[j].start
        for q in self.quoted:
            if q.closed and q.inner_end <= position < q.end and classify(self.reader, q) is not MarkedKind.NAME:
                return q
        return None

    def _second_half(self, frame: Frame) -> list[tuple[int, int]]:
        _, last = self.reader.bounds(frame.cue)
        start = frame.subject.last if frame.subject is not None and frame.subject_side == "after" else frame.cue_last
        for j in range(start, min(last, start + 8)):
            quoted = self.reader.marked(j)
            if quoted is not None and quoted.start not in self.used and self.words[j - 1].text in "،,:":
                self.used.add(quoted.start)
                return [self._inner(quoted)]
            if self.words[j].pos == "verb":
                break
        return []

    def _read_attributions(self) -> dict[int, tuple[int, str, int, Phrase | None]]:
        """Return the attribution phrases: first word → (end, kind, end of the cue, source)."""
        found: dict[int, tuple[int, str, int, Phrase | None]] = {}
        for first, last in self.section.bounds:
            i = first
            while i < last:
                read = self._attribution_at(i, last)
                if read is not None:
                    found[i] = read
                    i = read[0]
                else:
                    i += 1
        return found

    def _attribution_at(self, i: int, last: int) -> tuple[int, str, int, Phrase | None] | None:
        word = self.words[i]
        keys = (word.folded, word.folded[1:]) if word.folded[:1] == "و" else (word.folded,)
        for key in keys:
            for phrase, kind in self.reader.lexicon.attributions.get(key, ()):
                end = self._phrase_matches(i, last, phrase)
                if end is None:
                    continue
                read = self._np_attribution(i, end, last) if kind == "np" else self._verb_attribution(i, end, last)
                if read is not None:
                    return read
        return None

    def _phrase_matches(self, i: int, last: int, phrase: tuple[str, ...]) -> int | None:
        """Return where the phrase's source begins; a final ل may be written on the next word."""
        for k in range(1, len(phrase)):
            if i + k >= last:
                return None
            word = self.words[i + k]
            if phrase[k] == "ل" and k == len(phrase) - 1:
                if word.folded == "ل":
                    return i + k + 1
                return i + k if "ل" in word.analysis.proclitics or word.folded.startswith("ل") else None
            if phrase[k] == "لما" and word.folded in ("لما", "ما"):
                continue
            if word.folded != phrase[k]:
                return None
        return i + len(phrase)

    def _np_attribution(self, i: int, end: int, last: int) -> tuple[int, str, int, Phrase | None] | None:
        if end >= last:
            return None
        if self.words[end].folded in self.reader.roles["closing_noun"] and self.words[end].analysis.enclitics:
            return end + 1, "closing", end + 1, None
        phrase = self.reader.noun_phrase(end, last)
        if phrase is None:
            name = self.reader.names.get(end)
            phrase = Phrase(end, name.last) if name is not None else None
        if (
            phrase is None
            or not self.frames.source_like(phrase)
            or self.words[phrase.first].stem in self.reader.roles["norm"]
        ):
            return None
        if self.words[phrase.first].flags & Flag.STATE and self.words[i].folded in ("بحسب", "حسب", "وفق"):
            return None
        return phrase.last, "np", min(i + 1, end), phrase

    def _verb_attribution(self, i: int, end: int, last: int) -> tuple[int, str, int, Phrase | None] | None:
        if end >= last:
            return None
        bare = self.frames.cue_at(end)
        if bare is None or bare.kind != "verb" or bare.entry.kind in ("label", "demand", "commit"):
            return None
        frame = self.frames.read(bare, last)
        if frame.opener not in ("", "complement") or (frame.subject is None and self.words[i].folded == "كما"):
            if not (frame.opener == "" and end + 1 <= last and frame.subject is None):
                return None
        stop = frame.subject.last if frame.subject is not None else end + 1
        while stop < last and self.reader.is_time(stop):
            stop += 1
        if frame.medium is not None and frame.medium.first <= stop + 1:
            stop = max(stop, frame.medium.last)
        if (
            stop < last
            and frame.entry.kind == "say"
            and self.words[i].folded == "كما"
            and self.words[stop].text not in "،,.؛"
        ):
            return None
        if (
            stop < last
            and self.words[stop].text not in "،,.؛-–—"
            and self.words[stop].pos not in ("conj", "conj_sub", "prep", "adv")
        ):
            return None
        return stop, "verb", end + 1, frame.subject

    def _from_attributions(self) -> None:
        for i, (end, kind, cue_end, source) in self.attributions.items():
            number = self.words[i].part
            if self.parts[number].kind in _SKIP:
                continue
            first, last = self.section.bounds[number]
            if self._covered(i) or self._has_main_cue(first, i):
                continue
            spans = self._attributed_clause(i, end, first, last)
            if not spans:
                continue
            self._add_attribution(i, cue_end, source, spans, kind)

    def _covered(self, i: int) -> bool:
        position = self.words[i].start
        return any(s.start <= position < s.end for s in self.statements if s.kind == "direct" or s.cue is not None)

    def _has_main_cue(self, first: int, i: int) -> bool:
        """Say whether a statement of this sentence already ends at the attribution: قال إن …، بحسب تعبيره."""
        begin, position = self.words[first].start, self.words[i].start
        for s in self.statements:
            if s.cue is not None and begin <= min(s.cue[0], s.start) and s.end <= position:
                between = self.section.section.text[s.end : position]
                if not any(c.isalnum() for c in between):
                    return True
            if s.cue is not None and begin <= s.cue[0] < position < s.start:
                return True
        return False

    def _attributed_clause(self, i: int, end: int, first: int, last: int) -> list[tuple[int, int]]:
        quoted = self._quote_before(i)
        if quoted is not None and quoted.start not in self.used and classify(self.reader, quoted) is MarkedKind.SPEECH:
            begin = self.reader.word_at(quoted.start)
            if begin - first <= 1 or self.words[begin - 1].folded == "و":
                self.used.add(quoted.start)
                return [self._inner(quoted)]
        start = first
        while start < i and (
            self.words[start].text in _LEADING
            or (self.words[start].pos == "punc" and self.reader.marked(start) is None)
        ):
            start += 1
        if i - start <= 1:
            j = end
            while j < last and self.words[j].text in ("،", ",", ":", ".."):
                j += 1
            stop = self._cut_before(j, last)
            stop = self.borders.trim(j, stop)
            return [self._span(j, stop)] if stop - j >= 2 else []
        for other, (other_end, *_rest) in self.attributions.items():
            if first <= other < i and start < other_end <= i:
                start = other_end
        while start < i and (self.words[start].text in "،,.؛" or self.words[start].folded in ("بينما", "فيما", "كما")):
            start += 1
        for s in self.statements:
            if self.words[start].start <= s.start and s.end <= self.words[i].start:
                k = self.reader.word_at(s.end)
                start = max(start, min(k, i))
        while start < i and self.words[start].text in "،,.؛":
            start += 1
        stop = self.borders.trim(start, i)
        if stop - start < 1:
            return []
        spans = [self._span(start, stop)]
        j = end
        if j < last and self.words[j].text in "،," and j + 2 < last:
            j += 1
            if self._continues(j, last):
                stop = self.borders.trim(j, self._cut_before(j, last))
                if stop - j >= 3:
                    spans.append(self._span(j, stop))
        return spans if len(spans) > 1 or self.reader.word_at(spans[0][1]) - start >= 3 else []

    def _continues(self, j: int, last: int) -> bool:
        word = self.words[j]
        if (
            j in self.borders.cuts
            or word.folded in self.reader.roles["conjunct"]
            or word.folded in ("لكن", "ولكن", "الا")
        ):
            return False
        if word.pos in ("conj", "conj_sub", "pron_rel") or "و" in word.analysis.proclitics or word.flags & Flag.TIME:
            return False
        return not self.borders._journalist(j) and self.frames.cue_at(j) is None

    def _cut_before(self, j: int, last: int) -> int:
        for k in range(j + 1, last):
            if k in self.borders.cuts or k in self.attributions or self.borders._journalist(k):
                return k
        return last

    def _add_attribution(
        self, i: int, cue_end: int, source: Phrase | None, spans: list[tuple[int, int]], kind: str
    ) -> None:
        word = self.words[i]
        first = self.reader.word_at(spans[0][0])
        stop = self.reader.word_at(spans[-1][1])
        whole = [q for q in self.quoted if q.inner_start <= spans[0][0] and spans[0][1] <= q.inner_end]
        content = "direct" if whole else self.borders.kind(first, max(stop, first + 1))
        self._mark_used(first, max(stop, first + 1))
        self.statements.append(Statement(
            self.number, tuple(spans), content, f"attribution_{kind}", 0.8, word.part, cue=(word.start,
            self.words[cue_end - 1].end),
            lemma=word.folded, cue_kind="preposition", source=(source.first,
            source.last) if source is not None else None,
        ))  # fmt: skip

    def _headline_colons(self) -> None:
        for number, part in enumerate(self.parts):
            if part.kind in _SKIP:
                continue
            first, last = self.section.bounds[number]
            colon = next((k for k in range(first, min(last, first + 14)) if self.words[k].text == ":"), None)
            if colon is None or colon == first or colon + 1 >= last or self._taken(first, colon):
                continue
            self._headline_colon(number, first, colon, last)

    def _taken(self, first: int, colon: int) -> bool:
        begin, end = self.words[first].start, self.words[colon].end
        return any(s.cue is not None and begin <= s.cue[0] < end + 1 for s in self.statements)

    def _headline_colon(self, number: int, first: int, colon: int, last: int) -> None:
        part = self.parts[number]
        start = first
        while start < colon and self.words[start].text in _LEADING:
            start += 1
        phrase = self.reader.noun_phrase(start, colon)
        if (
            phrase is None
            or not self.frames.source_like(phrase)
            or not self._colon_speaks(phrase, colon, last, part.kind)
        ):
            return
        headline = part.kind == "headline" or part.bullet or self.number == 0
        if not headline and (colon - phrase.last > 0 or self.reader.person_within(phrase.first, phrase.last) is None):
            return
        at = colon + 1
        end = self.borders.trim(at, last)
        if end - at < 2:
            return
        quoted = self.reader.marked(at)
        if quoted is not None and self.reader.word_at(quoted.end) >= end:
            spans, kind = [self._inner(quoted)], "direct"
        else:
            spans, kind = [self._span(at, end)], self.borders.kind(at, end)
            if not headline:
                kind = "direct"
        self._mark_used(at, end)
        mark = self.words[colon]
        self.statements.append(Statement(
            self.number, tuple(spans), kind, "headline_colon", 0.8 if headline else 0.6, number, cue=(mark.start,
            mark.end), lemma=":",
            cue_kind="punctuation", source=(phrase.first, phrase.last),
        ))  # fmt: skip

    def _colon_speaks(self, phrase: Phrase, colon: int, last: int, kind: str) -> bool:
        """Say whether what stands before a colon speaks: الكرملين: …, not العراق: مقتل ثلاثة, دبي - رويترز: …."""
        for k in range(phrase.first, colon):
            if self.words[k].text in ("-", "–", "—", "/") or (self.words[k].flags & Flag.MEDIA and k > phrase.first):
                return False
        if colon - phrase.last > 6:
            return False
        if colon > phrase.last and kind != "headline":
            return False
        name = self.reader.names.get(phrase.first)
        following = self.words[colon + 1]
        person = self.reader.person_within(phrase.first, phrase.last) is not None
        head = self.words[phrase.first]
        if (
            not person
            and (name is None or name.kind in ("LOC",))
            and not head.flags
            & (Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.MEDIA)
        ):
            return False
        if head.flags & Flag.STATE and not person and not head.flags & (Flag.TITLE | Flag.INSTITUTION):
            return (
                following.folded in ("لن", "لا", "سوف")
                or (following.folded.startswith("س") and following.pos == "verb")
                or self.reader.marked(colon + 1) is not None
            )
        return self.frames.cue_at(colon + 1) is None or following.analysis.person == "1" or self.number == 0

    def _fragments(self) -> None:
        """Marked words with a cue somewhere before them in the sentence: وصف القرار بأنه "كارثي"."""
        for quoted in self.quoted:
            if quoted.start in self.used or not quoted.closed:
                continue
            kind = classify(self.reader, quoted)
            if kind is MarkedKind.NAME or any(
                q.start < quoted.start < q.end and q.start in self.used for q in self.quoted
            ):
                continue
            i = self.reader.word_at(quoted.start)
            if i >= len(self.words) or self.parts[self.words[i].part].kind in _SKIP:
                continue
            frame = self._governing(i)
            if frame is None or (kind is MarkedKind.FRAGMENT and frame.entry.kind not in ("label", "opinion", "state")):
                continue
            self._add_fragment(frame, quoted, i)

    def _governing(self, i: int) -> Frame | None:
        first, _ = self.reader.bounds(i)
        position = self.words[i].start
        for frame in reversed(self.all_frames):
            if first <= frame.cue < i:
                if self._speech_around(self.words[frame.cue].start) is not None:
                    continue
                if frame.opener == "clause" and any(
                    s.cue is not None and s.cue[0] == self.words[frame.cue].start and s.end <= position
                    for s in self.statements
                ):
                    return None
                distance = i - frame.cue
                return frame if distance <= 14 and self._allowed(replace(frame, opener="quote")) else None
            if frame.cue < first:
                break
        return None

    def _add_fragment(self, frame: Frame, quoted: Quoted, i: int) -> None:
        begin, end = self._inner(quoted)
        previous = self.words[i - 1]
        kind = "direct"
        if self.frames.is_complementizer(i - 1) and i - 1 > frame.cue:
            begin, end, kind = previous.start, self.words[self.reader.word_at(quoted.end) - 1].end, "mixed"
        self.used.add(quoted.start)
        self._add(frame, [(begin, end)], kind, "marked_fragment", 0.6)

    def _left_over(self) -> None:
        """Marked speech that fills its own sentence and follows a statement goes on with the same source."""
        for quoted in self.quoted:
            if quoted.start in self.used or quoted.depth or classify(self.reader, quoted) is not MarkedKind.SPEECH:
                continue
            i = self.reader.word_at(quoted.start)
            if i >= len(self.words) or self.parts[self.words[i].part].kind in _SKIP:
                continue
            first, last = self.reader.bounds(i)
            if i - first > 1 or last - self.reader.word_at(quoted.end) > 1 or (not self.statements and self.number):
                continue
            if self.number == 1 and self.parts[self.words[i].part].kind != "body":
                continue
            self.used.add(quoted.start)
            begin, end = self._inner(quoted)
            self.statements.append(
                Statement(
                    self.number,
                    ((begin, end),),
                    "direct",
                    "marked_alone",
                    0.55,
                    self.words[i].part,
                    hint="previous",
                    cue_kind="",
                )
            )

    def _without_doubles(self) -> list[Statement]:
        """Keep one statement a content: the surer one."""
        kept: list[Statement] = []
        for s in sorted(self.statements, key=lambda s: -s.confidence):
            if any(
                (o.start == s.start and (o.end == s.end or o.spans[0] == s.spans[0]))
                or (o.cue is not None and o.cue == s.cue)
                for o in kept
            ):
                continue
            kept.append(s)
        return kept


_CLOSERS = frozenset(('"', "”", "»", "’", "›", "'", "))", ")"))
_LEADING = frozenset(("•", "-", "–", "—", "*", "●", "▪", "■", "◆", "،", ","))
