"""Read all reporting words of a section in order, each with its source: after it, before it, or shared."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from pipeline.language.detection.cues import CueReader, OnCues
from pipeline.language.detection.driven import driven, driver_before
from pipeline.language.detection.edges import had_before, meanwhile_before, of_us, opens_against, starts_against
from pipeline.language.detection.frame import SKIPPED, Frame
from pipeline.language.detection.papers import came_from, received
from pipeline.language.detection.relays import RelayReader
from pipeline.language.detection.scan import scan
from pipeline.language.detection.shared_subject import SharedSubject, answers, coordinated
from pipeline.language.detection.speakers import source_like
from pipeline.language.detection.taken_up import TakesUp
from pipeline.language.detection.turned_to import TurnedTo
from pipeline.language.lexicon import Flag, lemma_key, told_gender
from pipeline.language.nominal import has_preposition, is_own_country, is_plural
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["FrameReader"]

_MAX_SHARED: Final = 24
_LAW: Final = 7  # words of a law with its paragraph
_NEAR: Final = 6  # words from an office to the comma before its bearer's name
_ASKED: Final = Flag.TITLE | Flag.ANONYMOUS | Flag.COMMON_PERSON
_ASKING: Final = _ASKED | Flag.ORG_HEAD | Flag.GROUP | Flag.INSTITUTION
_SOMEBODY: Final = _ASKED | Flag.HONORIFIC | Flag.GROUP
_OPENING: Final = ("quote", "colon", "clause")
_BREAKS: Final = ("verb", "punc", "pron_rel", "conj_sub")


def _nearest(frames: list[Frame]) -> list[Frame]:
    """Leave content to the cue nearest to it: وتابع **قائلاً**: …; the one before it keeps no content."""
    owners = {f.at: f.cue for f in frames if f.opener in _OPENING and f.kind != "verb"}
    described = {f.at + 1: f.cue for f in frames if f.opener == "clause"}  # رفض ما | وصفه بأنه "ظلم"

    def keeps(frame: Frame, following: Frame | None) -> bool:
        nearer = frame.opener in _OPENING and owners.get(frame.at, -1) > frame.cue
        nearer = nearer or (frame.opener == "quote" and described.get(frame.at, -1) > frame.cue)
        return not nearer and not _passed_on(frame, following)

    return [f if keeps(f, g) else f.without_content() for f, g in zip_longest(frames, frames[1:])]


def _passed_on(frame: Frame, following: Frame | None) -> bool:
    """Say whether the noun that a relay goes on to has the content: ونقل عن فلان | قوله إن."""
    if frame.opener != "complement" or following is None:
        return False
    if frame.entry.kind != "relay" and following.entry.verb != "قال":
        return False
    return following.kind == "noun" and following.opener in _OPENING and following.cue < frame.limit


class FrameReader(OnCues):
    """Reads the frames of one section, in order."""

    def __init__(self, cues: CueReader, shared: SharedSubject) -> None:
        """Take the readers of the section."""
        super().__init__(cues)
        self.shared = shared
        self.before = shared.before
        self.objects = shared.objects
        self.taken_up = TakesUp(shared.before)
        self.turned_to = TurnedTo(shared.before)
        self.relays = RelayReader(cues)
        self._clear()

    def _clear(self) -> None:
        """Forget the frames of the sentence before."""
        self._sourced: list[tuple[Frame, bool]] = []  # with a subject; whether nested in what runs before
        self._relay: Frame | None = None
        self._opened: set[int] = set()
        self._content = len(self.words)  # where the first clause of the sentence opens
        self._clause: Frame | None = None  # whose clause that is

    def read(self) -> list[Frame]:
        """Return the frames of the section."""
        frames: list[Frame] = []
        for number, (first, last) in enumerate(self.reader.section.bounds):
            if self.reader.section.section.parts[number].kind in SKIPPED:
                continue
            self._clear()
            for i in self.cues.possible(first, last):
                bare = self.cues.cue_at(i)
                if bare is None:
                    continue
                frame = scan(self.cues, bare, self._limit(i, last))
                frame = frame.said_by_us() if self._said_by_us(frame) else self._with_subject(frame)
                frame = self._to_whom(frame, frames[-1]) if frames else frame
                aside = frame.kind == "verb" or frame.entry.kind == "relay"
                if aside and frame.opener in _OPENING and frame.at in self._opened:
                    continue  # it stands in an aside of the cue whose content that is
                frames.append(frame)
                self._note(frame)
        return _nearest(frames)

    def _to_whom(self, frame: Frame, before: Frame) -> Frame:
        """Take to whom a letter was written for the medium of what it says: كتبت | لي | رسالة تقول فيها إن."""
        told, cue, end = before.medium, self.words[before.cue], frame.cue_last
        if told is None or "writing" not in before.entry.roles or cue.part != self.words[frame.cue].part:
            return frame
        pronoun = told.last - told.first == 1 and bool(self.words[told.first].analysis.enclitics)
        inside = end < len(self.words) and "in_which" in self.words[end].roles
        return frame.through(told) if pronoun and inside else frame

    def _limit(self, i: int, last: int) -> int:
        """Return the word where the innermost marked speech round word ``i`` ends, or ``last``."""
        quoted = self.marks.around(self.words[i].start)
        return min(last, self.reader.word_at(quoted.inner_end)) if quoted is not None else last

    def _note(self, frame: Frame) -> None:
        """Keep what later cues of the sentence may share."""
        if frame.opener in _OPENING:
            self._opened.add(frame.at)
        told_of = (
            "free_relative" in self.words[frame.cue - 1].roles or "relative_pronoun" in self.words[frame.cue - 1].roles
        )
        about = frame.kind == "verb" and bool(self.words[frame.cue].analysis.enclitics) and not (frame.cue and told_of)
        passing = about and not frame.opener and "addressing" not in frame.entry.roles
        if not frame.opener and frame.cue and self.words[frame.cue - 1].pos == "pron_rel":
            said = told_of and frame.entry.kind == "say" and frame.subject_side == "after"  # ما | قاله بيلو حيث صرح
            passing = passing or not (self._somebody(frame.subject) or said)  # التي | هاجم فيها قرار النقابة | ، قائلا
        following = self.cues.cue_at(frame.cue_last)
        if following is not None and following.kind == "participle":
            passing = False  # قاطعته | قائلة
        if frame.subject is not None and not passing:
            turned = frame.cue > 0 and "turn" in self.words[frame.cue - 1].roles  # …، من جانبه قال فلان
            against = starts_against(self.reader, frame) or opens_against(self.reader, frame.subject.first) is not None
            joined = coordinated(self.reader, frame.cue) and not self._of_content(frame)
            anew = turned or joined or against
            nested = self._content < frame.cue and not anew
            self._sourced.append((frame, nested))
        if frame.entry.kind == "relay":
            self._relay = frame
        if frame.opener == "clause":
            self._content = min(self._content, frame.at)
            self._clause = self._clause or frame

    def _of_content(self, frame: Frame) -> bool:
        """Say whether a joined verb in the present is part of what was said: قال إن العمل يفيد | ويؤكد الاهتمام."""
        if (
            frame.kind != "verb"
            or frame.aspect != "i"
            or frame.subject is None
            or frame.opener not in ("", "complement")
        ):
            return False
        name = self.reader.name_of.get(frame.subject.first)
        return name is None and not self._somebody(frame.subject)

    def _somebody(self, phrase: Phrase | None) -> bool:
        """Say whether a phrase is a person, by name or title."""
        if phrase is None:
            return False
        person = self.reader.person_within(phrase.first, phrase.last) is not None
        return person or bool(self.words[phrase.first].flags & (Flag.TITLE | Flag.HONORIFIC))

    def _with_subject(self, frame: Frame) -> Frame:
        """Look for a source before the cue where none stands after it."""
        if frame.kind == "noun" and frame.subject is not None:
            return frame  # تأكيد | الوزير | أن
        if frame.kind == "noun" and "his_answer" in self.words[frame.cue].roles:
            return self._answering(frame)
        if frame.kind == "noun":
            return self._going_on(frame) or self._relayed(frame)
        inner = self._in_reported_clause(frame) if frame.subject is None else None
        if inner is not None:
            return inner
        answer = self.turned_to.answering(frame) if frame.subject is None else None
        if answer is not None:
            return answer
        paper = (received(self.cues, frame) or came_from(self.cues, frame)) if frame.subject is None else None
        if paper is not None:
            return frame.said_by(paper, "before")
        if frame.kind == "verb":
            frame = self.before.with_surer(self.objects.without_object(frame))
        if frame.subject_side == "pronoun":
            return frame
        if frame.kind == "verb" and self.objects.only_accused(frame):
            return self._accusing(frame)
        if frame.subject is None and frame.kind == "verb":
            before = self.before.find(frame)
            if before is not None:
                before = self._with_bearer(before, frame.cue, frame.gender)
                frame = frame.said_by(before, "before")
                relays = frame.entry.kind == "relay" and frame.opener == "clause"
                heard = self.relays.heard_from(frame)
                if heard is not None:
                    return frame.said_by(heard, "after").through(before)  # موقع إخباري | أورد عن متحدث أن
                return self._relay_source(frame) if relays else frame  # وكانت الإذاعة | نقلت عن مهندس إن
        if frame.entry.kind == "relay":
            return self._relay_source(frame)
        heard = self.relays.heard_from(frame)
        if heard is not None:
            return frame.said_by(heard, "after").through(frame.subject)
        law = self._law_before(frame) if frame.subject is None and frame.kind == "verb" else None
        if law is not None:
            return frame.said_by(law, "before")
        return self._with_shared(frame) if frame.subject is None and frame.person not in ("1", "2") else frame

    def _with_shared(self, frame: Frame) -> Frame:
        """Look for a source that a cue shares with what runs before, or a form of address that stands for it."""
        if self._his_honour(frame):
            return frame.said_by(Phrase(frame.cue_last, frame.cue_last + 1), "after")
        shared = self._sentence_subject(frame)
        if shared is not None:
            return frame.said_by(shared, "sentence")
        denying = self._denies_too(frame)
        return frame if denying is None else frame.said_by(denying, "relative")

    def _his_honour(self, frame: Frame) -> bool:
        """Say whether who speaks stands behind a participle as a form of address: مؤكدا | سموه | أن."""
        k = frame.cue_last
        if frame.kind != "participle" or k >= len(self.words) or "addressing" in frame.entry.roles:
            return False  # مبلغا | سعادته | أن
        honour = self.words[k]  # not مؤكدا | لسموه
        return bool(honour.flags & Flag.HONORIFIC and honour.analysis.enclitics) and not has_preposition(honour)

    def _said_by_us(self, frame: Frame) -> bool:
        """Say whether who speaks goes on with what he and others said: قال إن اللقاء انتهى، | وأكدنا فيه أن.

        Outside marks the letters may tell as well what somebody did to us; of verbs that have whom they tell they do.
        """
        word = self.words[frame.cue]
        if frame.opener != "clause" or self._content >= frame.cue or frame.subject_side == "after":
            return False
        if frame.kind != "verb" or word.analysis.proclitics != ("و",) or self.marks.around(word.start) is not None:
            return False
        plain = [o.analysis for o in word.options if o.cue and not o.analysis.enclitics]
        ours = [a for a in plain if (a.person, a.number) == ("1", "p")]
        if self._clause is None or not of_us(self.words, self._clause, frame.cue):
            if any((a.person, a.number) == ("3", "d") for a in plain):
                return False  # أكد الوزيران أن …، | وأعلنا أن
            told = [o.analysis for o in word.options if o.analysis.pos == "verb" and o.analysis.enclitics == ("نا",)]
            if any(a.person == "3" and a.key in self.roles["addressing"] for a in told):
                return False  # | وذكرنا بأن: he reminded us
        entries = (self.reader.lexicon.cues[a.key] for a in ours)
        return any(e.kind in ("say", "state") and "addressing" not in e.roles for e in entries)

    def _in_reported_clause(self, frame: Frame) -> Frame | None:
        """Return a cue with who speaks inside what somebody else tells, so that its content is nested there."""
        if frame.kind == "verb":
            country = self._own_country(frame)
            return frame.said_by(country, "before") if country is not None else None
        addressing = self._addresses(frame) if frame.kind == "participle" else None
        return frame.said_by(addressing, "relative") if addressing is not None else None

    def _addresses(self, frame: Frame) -> Phrase | None:
        """Return who addresses somebody in a clause, with what he says: قال المدعي إن | المتهم | هدد الضحية قائلا.

        A comma before the participle would give it to who reports the clause.
        """
        at, says = self._content, frame.entry.key == lemma_key("قال")
        if not says or frame.opener not in _OPENING or at + 1 >= frame.cue or self.words[at].analysis.enclitics:
            return None
        act = next((k for k in range(frame.cue - 1, at, -1) if self.words[k].pos in _BREAKS), at)
        verb = self.words[act]
        if verb.pos != "verb" or "act_of_address" not in verb.acts:
            return None
        topic = self.reader.noun_phrase(at + 1, act)
        acts = next((w for w in self.words[topic.last : act + 1] if w.pos == "verb"), None) if topic else None
        if topic is None or acts is not self.words[topic.last]:
            return None
        people = source_like(self.reader, topic) or self._of_people(topic.first, topic.last)
        if not people or not self._to_somebody(act + 1, frame.cue):
            return None
        joined = verb is acts or verb.analysis.proclitics == ("و",)
        form = (verb.analysis.gender, verb.analysis.number, verb.analysis.person)
        fits = joined and form == (acts.analysis.gender, acts.analysis.number, "3")
        masculine = not self.words[frame.cue].folded.endswith("ه")
        return topic if fits and masculine == (verb.analysis.gender == "m") else None

    def _of_people(self, first: int, last: int) -> bool:
        """Say whether a phrase is of people: المتهم، الشرطي فلان; not المستشفى."""
        word = self.words[first]
        people = word.flags & _SOMEBODY or "common_person" in word.stem_roles
        return bool(people) or self.reader.person_within(first, last) is not None

    def _to_somebody(self, k: int, last: int) -> bool:
        """Say whether an act of address goes to people: هدد | الضحية، صرخ | في وجه الحارس; not صرخ طلبا للنجدة."""
        if k >= last:
            return True
        to = self.words[k].pos == "prep" or self.words[k].preposed == "ل"
        return to or bool(self.words[k].analysis.definite and self.words[k].pos != "verb") or self._of_people(k, last)

    def _own_country(self, frame: Frame) -> Phrase | None:
        """Return the country of who speaks, as he calls it in what he says: أوضح الوزير أن | بلاده | ترى أن."""
        k = frame.cue - 1
        while k > 1 and ("auxiliary" in self.words[k].roles or "not_before_verb" in self.words[k].roles):
            k -= 1
        if frame.opener != "clause" or k < 2 or not self.reader.is_complementizer(k - 1):
            return None
        word = self.words[k]
        owned = is_own_country(word) and frame.number == "s"
        gender = "f" if is_plural(word) else word.analysis.gender
        return Phrase(k, k + 1) if owned and frame.gender in (None, gender) else None

    def _accusing(self, frame: Frame) -> Frame:
        """Return a verb with who speaks in place of whom it accuses: قال إن | واشنطن | تتهم طهران، ويتهم | الوزارة."""
        accuser = self._accuser(frame)
        if accuser is not None and accuser.first and self.reader.is_complementizer(accuser.first - 1):
            return frame.said_by(accuser, "before")
        shared = self._sentence_subject(frame) or accuser
        thanked = "thanking" in frame.entry.roles
        if shared is None and (thanked or not source_like(self.reader, frame.subject)):
            return frame.said_by(None, "")  # وقدر | الخسائر بمليون، وشكر | الجمهور على الحضور
        return frame if shared is None else frame.said_by(shared, "sentence")

    def _accuser(self, frame: Frame) -> Phrase | None:
        """Return who stands before a verb in the present that has whom it accuses: أن | الاتحاد | يتهم الحكام بـ."""
        accuses = "needs_object" in frame.entry.roles and not self.words[frame.cue].analysis.proclitics
        return self.before.find(frame.said_by(None, "")) if accuses else None

    def _law_before(self, frame: Frame) -> Phrase | None:
        """Return the law that a relative clause tells of: البند الخامس من | نظام الصيد |، الذي ينص على أنه."""
        which = self.words[frame.cue - 1] if frame.cue else None
        if which is None or which.pos != "pron_rel" or "law_verb" not in frame.entry.roles:
            return None
        first, _ = self.reader.bounds(frame.cue)
        end = frame.cue - 1 - (self.words[frame.cue - 2].is_comma)
        for k in range(end - 1, max(first, end - _LAW) - 1, -1):
            if "law" in self.words[k].stem_roles or "norm" in self.words[k].stem_roles:
                phrase = self.reader.noun_phrase(k, end)
                fits = phrase is not None and phrase.last == end and self.words[k].analysis.gender == frame.gender
                if fits:
                    return phrase
        return None

    def _denies_too(self, frame: Frame) -> Phrase | None:
        """Return who says in a relative clause what a participle goes on with: سألت | المقاول |، الذي نفى ذلك، مؤكدا.

        Whoever reports the clause round it has another form.
        """
        reports = self._clause
        if reports is not None and (None in (reports.gender, frame.gender) or reports.gender == frame.gender):
            return None
        return self.shared.said_in_relative(self.before.first_word(frame), frame)

    def _sentence_subject(self, frame: Frame) -> Phrase | None:
        """Find the subject that a coordinated or participle cue shares with what runs before in its sentence."""
        first = self.before.first_word(frame)
        if frame.kind == "verb" and not self._opened and self.before.only_about(first, frame):
            return None  # وحول المهاجم فلان الذي لم يسجل، قال
        quoted = self.marks.around(self.words[frame.cue].start)
        told_of = self.shared.in_relative(first, frame)
        if told_of is None:
            told_of = self.shared.conceded(first, frame) or self.shared.who_right_before(first, frame)
        if told_of is not None:
            return told_of
        had = had_before(self.reader, frame.cue) is not None  # قال إن | الوزير | سيستقيل، بعدما كان أكد أنه باق
        had = had and self._clause is not None and self._clause.entry.key != frame.entry.key  # أعلن …، بعدما كان أعلن
        within = self._topic(first, frame, had=had) if had or self._tells_people(frame) else None
        if within is not None:
            return within  # ويذكر التقرير أن | الطيار | أخطأ، وقال للركاب إن
        taken = self.taken_up.by_whom(first, frame)
        if taken is not None and self.marks.around(self.words[taken.first].start) != quoted:
            taken = None
        begin = self.shared.behind_time(first, frame)
        for other, nested in reversed(self._sourced[-_MAX_SHARED:]):
            assert other.subject is not None
            if other.cue < begin or (taken is not None and other.subject.first <= taken.first):
                break
            if self.marks.around(self.words[other.cue].start) != quoted or self._shows(other.subject, frame):
                continue
            if other.entry.kind == "relay" and other.opener != "clause" and frame.kind != "participle":
                continue
            if other.entry.kind == "ask" and "ف" in self._clitics(frame):
                asked = other.medium or self._whom_asked(first, other, frame)
                if asked is not None or self.words[other.cue].analysis.enclitics:
                    return asked  # وسألنا الوزير عن …، فقال; وسأله صحفي عن …، فقال
            if answers(self.words[frame.cue]):
                return self._told(other)
            if self.before.agrees(other.subject, frame) and not nested and not self.before.apart(other, frame):
                return other.subject
        if taken is not None:
            return taken  # قال فلان إن …، وهو ما نفاه | فلان | مؤكدا أن
        main = self.shared.main_subject(first, frame)
        if main is not None and self._shows(main, frame):
            main = None
        doing = self.shared.while_doing(first, frame) if main is None else None
        nearest = self.shared.nearest_person(first, frame) or self._topic(first, frame)
        return main or doing or nearest or self.shared.silent(first, frame)

    def _tells_people(self, frame: Frame) -> bool:
        """Say whether somebody says something to people in the clause of a paper, which speaks to nobody."""
        clause = next((f for f, _ in self._sourced if f.at == self._content), None)
        if clause is None or clause.subject is None or frame.medium is None or frame.entry.kind != "say":
            return False
        paper = self.words[clause.subject.first].flags & (Flag.DOCUMENT | Flag.MEDIA_HEAD) == Flag.DOCUMENT
        return paper and self.words[frame.medium.first].preposed == "ل"

    def _topic(self, first: int, frame: Frame, *, had: bool = False) -> Phrase | None:
        """Return whom the clause that was said is about, where a verb goes on with it: أن | المجلس | أسف لذلك وقال إنه.

        It does where who said the clause has another form: قالت | فلانة | إن المجلس … وقال إنه.
        """
        at = self._content + 1
        if not any(f.cue >= first and f.at == self._content for f, _ in self._sourced):
            return None
        joined = had or self._clitics(frame) == ("و",) or meanwhile_before(self.reader, frame.cue) is not None
        if frame.kind != "verb" or frame.opener != "clause" or not at < frame.cue or not joined:
            return None
        if "additive" in frame.entry.roles:
            return None  # قالت الوزارة في بيان إن الجيش تقدم، | وأضاف أن: who adds has spoken before
        topic = self.reader.noun_phrase(at, frame.cue)
        if topic is None or not (source_like(self.reader, topic) and self.before.agrees(topic, frame)):
            return None
        k = topic.last + self.words[topic.last].is_comma  # أن الرئيس فلان، | ندد بالقرار، وقال إن
        deed = self.words[k]
        acts = deed.pos == "verb" or self.cues.cue_at(k) is not None
        suffers = deed.analysis.voice == "p" or "befalling" in deed.acts
        return topic if acts and not (had and suffers) else None  # قال الطبيب إن المريض | شفي |، بعدما كان قال

    def _whom_asked(self, first: int, other: Frame, frame: Frame) -> Phrase | None:
        """Return whom a clause says that somebody asked: والتقى | السفير | الذي سأله الصحافيون عن ذلك فقال.

        Of two with an office one asks the other: سأل القاضي | المتهم | عن سيارته فقال.
        """
        k, asks = other.cue - 1, other.subject
        if asks is not None and asks.last - asks.first > 1 and not self.words[other.cue].analysis.enclitics:
            head = self.words[asks.first]
            serves = "dependent_head" in head.roles  # سأل محامي المتهم | الشاهد
            other_one = asks.first + (2 if serves else 1)
            if other_one < asks.last and head.flags & _ASKING and self.words[other_one].flags & _ASKED:
                return Phrase(other_one, asks.last)
        if k <= first or self.words[k].pos != "pron_rel" or not self.words[other.cue].analysis.enclitics:
            return None
        return self.before.phrase_ending(first, k, frame)

    def _answering(self, frame: Frame) -> Frame:
        """Take who was asked for who answers: وسأل فلان | مسؤولا في الوزارة | إن كان …، وكانت إجابته: "…"."""
        asking = next((f for f, _ in reversed(self._sourced) if f.entry.kind == "ask"), None)
        if asking is None:
            asked = self._sentence_subject(frame) if frame.number == "s" else None  # قالت فلانة: كان | ردهم | : …
            asked = self._whom_he_addressed(asked, frame) or asked
        else:
            asked = self._asked(asking, frame)
        return frame if asked is None else frame.said_by(asked, "sentence")

    def _whom_he_addressed(self, subject: Phrase | None, frame: Frame) -> Phrase | None:
        """Return the object right behind a verb and its subject, who answers: انتقد النائب | الوزير |، فكان رده."""
        if subject is None or not subject.first or self.words[subject.first - 1].pos != "verb":
            return None
        phrase = self.before.speaker(self.reader.noun_phrase(subject.last, frame.cue), frame)
        return phrase if phrase is not None and self.words[subject.last].analysis.definite else None

    def _asked(self, asking: Frame, frame: Frame) -> Phrase | None:
        """Return who is asked by name: وعندما سئل | المدرب | عن ذلك; nobody is in سأله صحفي عن ذلك."""
        begin = asking.subject
        if begin is None or self.words[asking.cue].folded.removeprefix("و") in self.roles["was_asked"]:
            return begin
        if all(w.analysis.definite for w in self.words[begin.first : begin.first + 2]):
            named = self._whom_asked(begin.first, asking, frame)  # وسأل النائب | الوزير | عن الجسر، فكان رده
            if named is not None and self.before.agrees(named, frame):
                return named
        other = asking.medium  # وسألت المذيعة | مدربا من النادي | عما إذا
        if other is not None and self._object(other) and self.before.agrees(other, frame):
            return other
        end = asking.at if asking.at >= 0 else frame.cue
        for s in range(begin.first + 1, end):
            if not self.words[s].text.endswith("ا") or self.words[s].analysis.enclitics:
                continue
            phrase = self.reader.noun_phrase(s, end)
            if phrase is None or not (asking.at < 0 or end - phrase.last <= (self.words[end - 1].is_comma)):
                continue
            if self._object(phrase) and self.before.agrees(phrase, frame):
                return phrase
        return self._whom_he_addressed(begin, frame)

    def _object(self, phrase: Phrase) -> bool:
        """Say whether a phrase is somebody whom the ending of its head marks as an object: مسؤولا من البلدية."""
        return self.words[phrase.first].text.endswith(("ا", "اً")) and source_like(self.reader, phrase)

    def _shows(self, phrase: Phrase, frame: Frame) -> bool:
        """Say whether a phrase is a picture, which shows something but says nothing: نشرت صورة تظهر فيها، | وعلقت."""
        head = self.words[phrase.first]
        stems = {head.stem, head.stem.removesuffix("ا")}
        return frame.entry.kind != "find" and not stems.isdisjoint(self.roles["picture"])

    def _told(self, other: Frame) -> Phrase | None:
        """Return who was told, where he is named: اشتكوا | للمحافظ | من أن."""
        medium = other.medium
        if medium is None or self.words[medium.first].preposed not in ("", "ل"):
            return None
        head = self.words[medium.first]
        person = head.flags & Flag.TITLE or self.reader.person_within(medium.first, medium.last) is not None
        return medium if person and head.is_nominal and not head.flags & Flag.PLURAL else None

    def _clitics(self, frame: Frame) -> tuple[str, ...]:
        return self.words[frame.cue].analysis.proclitics

    def _relay_source(self, frame: Frame) -> Frame:
        """نقلت رويترز عن مصدر: the outlet is the medium, what follows عن the source."""
        end = frame.at if frame.at >= 0 else frame.limit
        source = self._with_bearer(self.relays.source(frame.cue, end, frame.entry.preps), frame.limit)
        if source is None and self.relays.only_moved(frame, end):
            # نقل المبعوث إلى الرئيس | أن: it is he who says it; نقلوا إلى ثلاث مدارس | وأن: nobody says anything
            return frame if frame.subject is not None else frame.without_content()
        itself = "passing_on" in frame.entry.roles and frame.opener in ("clause", "colon")
        if source is None and itself and frame.subject is not None and not self.relays.names_source(frame, end):
            return frame  # ونقلت صحف محلية | أن الوزير استقال: nobody else says it
        outlet = frame.subject or frame.medium or self._outlet(frame)
        if source is not None and outlet is not None and outlet.first < source.first < outlet.last:
            outlet = Phrase(outlet.first, source.first)  # نسب | الموقع | لمصدر أمني قوله
        return frame.said_by(source, "after" if source else "").through(outlet)

    def _with_bearer(self, source: Phrase | None, limit: int, gender: str | None = None) -> Phrase | None:
        """Take in the name between commas of who has an office: عن المكلفة بالإعلام، | فلانة، أن."""
        if source is None or source.last + 1 >= limit:
            return source
        for j in range(source.last + 1, min(limit, source.last + _NEAR)):
            end = self.reader.bearer_end(source.first, source.last, j, limit)
            if end is not None:
                other = gender is not None and told_gender(self.words[j].flags) not in (gender, None)
                return source if other else Phrase(source.first, end)  # المتحدثة باسم الرئيس، | فلان، قالت
        return source

    def _going_on(self, frame: Frame) -> Frame | None:
        """Take the subject of the verb that goes on to a noun of saying: واضطر | المتحدث | إلى الاعتراف بأن."""
        led = self.cues.led_by(frame.cue) if self.words[frame.cue].analysis.definite and self._relay is None else None
        if led is not None and driver_before(self.reader, frame.cue) == led:
            who = driven(self.reader, led, frame.cue)
            return frame.said_by(who, "sentence" if who is not None else "")
        if led is None:
            led = self.cues.answers_by(frame.cue)  # ورد | الاتحاد | على البيان بتأكيد أن
        if led is None:
            led = self.cues.launched_by(frame.cue)  # وأطلق | الوزير | تحذيرا من أن
        if led is None:
            return None
        act, own = self.words[led].analysis, self.cues.cue_at(led)
        closes = own is not None and "speech_phase" in own.entry.roles  # وختمت | تدوينتها | بالقول
        entry = own.entry if own is not None and closes else frame.entry
        verb = Frame(led, led + 1, entry, "verb", gender=act.gender, number=act.number, person="3", aspect=act.aspect)
        verb = self._with_subject(scan(self.cues, verb, frame.cue))
        return frame.said_by(verb.subject, verb.subject_side)

    def _relayed(self, frame: Frame) -> Frame:
        """نقلت رويترز عن مصدر قوله: find the relaying verb before the noun."""
        if self._relay is not None:
            source = self.relays.source(self._relay.cue, frame.cue, self._relay.entry.preps)
            outlet = self._relay.medium if self._relay.medium != source else None
            if source is None and outlet is not None:
                behind = self.relays.behind_pronoun(outlet, frame)
                if behind is not None:
                    return frame.said_by(behind, "sentence").through(outlet)
            return frame.said_by(source, "after" if source else "").through(outlet or frame.medium)
        if self.cues.set_in_front(frame.cue):
            return frame if frame.opener == "clause" else frame.without_content()  # وبعد | إعلانه | أن
        if self.words[frame.cue].stem not in ("قول", "بقول") and "ب" not in self._clitics(frame):
            return frame.without_content()  # زعمه أن reports only what somebody relays
        before = self.cues.cue_at(frame.cue - 1) if frame.cue else None
        adding = before is not None and before.kind == "participle"  # مضيفا | القول
        word = self.words[frame.cue].analysis
        if frame.opener and (adding or word.enclitics or "ب" in word.proclitics):
            shared = self.before.topic(frame) or self._sentence_subject(frame)
            if shared is not None:
                return frame.said_by(shared, "sentence")
        return frame

    def _outlet(self, frame: Frame) -> Phrase | None:
        """Return who relays where a participle says that it is relayed: وأورد الموقع، نقلاً عن الوزارة، أن."""
        return self._sourced[-1][0].subject if frame.kind == "participle" and self._sourced else None
