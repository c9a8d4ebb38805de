"""Sources left out: the last one in the discourse that agrees with the cue, whom an interview or a section is about."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.attribution.agreement import adds, agrees, can_go_on
from pipeline.language.attribution.discourse import MEMORY, Discourse, Place, Source
from pipeline.language.attribution.entities import Entity
from pipeline.language.attribution.told_within import ToldWithin
from pipeline.language.attribution.written import WrittenSources
from pipeline.language.document import Statement
from pipeline.language.lexicon import Flag, told_gender

__all__ = ["LeftOutSources"]

_MINE: Final = ("ي", "نا", "ني")
_SOON: Final = 4  # sentences
_GUEST: Final = 8  # words from ضيفنا to the name
_ONE: Final = Flag.TITLE | Flag.COMMON_PERSON | Flag.ANONYMOUS | Flag.FIRST_NAME  # of what tells of a person
_OFFICE: Final = Flag.TITLE | Flag.COMMON_PERSON | Flag.HONORIFIC
_CLOSING: Final = ("attribution_verb", "attribution_closing")
_SPEECHES: Final = 4  # speeches in which a word may stand at once


def _plain(discourse: Discourse, statement: Statement) -> str:
    """Return the words of what is said, folded, with nothing but one blank between them and at either end."""
    reader = discourse.readers[statement.section]
    first, last = reader.word_at(statement.start), reader.word_at(statement.end)
    return f" {' '.join(w.folded for w in reader.words[first:last] if w.pos != 'punc')} "


class LeftOutSources:
    """Finds who is behind a statement that names nobody, among those who are known so far."""

    def __init__(self, discourse: Discourse, written: WrittenSources) -> None:
        """Take the article with the sources that stand written in it."""
        self.discourse = discourse
        self.within = ToldWithin(discourse, written)
        self.statements = discourse.statements
        self.readers = discourse.readers
        self.register = discourse.register
        self.found = discourse.found
        self._outside = [  # the statements that stand in no answer of an interview
            k for k, s in enumerate(self.statements) if s.rule != "interview_answer" and not self._answered(s)
        ]
        self._direct = sorted(self._content(s) for s in self.statements if s.kind == "direct")

    def find(self, i: int) -> Source | None:
        """Return who is behind statement ``i``, which names nobody."""
        found = self._find(i)
        if found is not None and found.entity.kind in ("person", "anonymous"):
            return found
        return self._told_of_himself(self.statements[i]) or found

    def _find(self, i: int) -> Source | None:
        statement = self.statements[i]
        if statement.parent is not None:
            outer = self.found[statement.parent]
            own = self.within.find(statement)
            if own is not None:
                return own
            if self.within.is_another(statement):
                speaker = outer.entity if outer is not None else None
                return self._somebody_told_of(statement) or self.within.other_than(speaker, statement)
            if outer is not None and (statement.person == "1" or agrees(outer.entity, statement)):
                return self._behind(outer.entity, statement)
            if statement.person == "1":
                return None
            if self.statements[statement.parent].kind == "direct" and statement.number == "p":
                return self._somebody_told_of(statement)
        if statement.hint == "interviewee":
            return self._interviewee(statement)
        if statement.hint == "following":
            return self.repeated(statement) or self._answering(statement) or self._following(statement)
        if statement.hint == "first":
            return self.repeated(statement) or self._first_in_text()
        place = self.discourse.place(statement)
        previous = self._previous(i)
        main = self._goes_on(previous, i)
        subject = self._recent_subject(statement, place, main or previous is None)
        if subject is None and not main:
            subject = self._recent_subject(statement, place)
        reports = subject is not None and subject[0] in self.discourse.reporting  # وحذرت النقابة من إضراب. | وأضافت
        additive = adds(statement, self.readers[0])
        if previous is not None and (statement.hint == "previous" or (additive and not reports)):
            return self._behind(previous.entity, statement)
        if previous is not None and subject is not None and not (reports or self._speaks(subject[1])):
            return self._behind(previous.entity, statement)
        if previous is not None and (subject is None or self._cue_word(previous, i) >= subject[0]):
            return self._behind(previous.entity, statement)
        if subject is not None:
            return self._behind(subject[1], statement)
        return self._told_of_itself(statement) or self._acted_upon(statement) or self._named_elsewhere(statement)

    def _acted_upon(self, statement: Statement) -> Source | None:
        """Return the only person of the sentence before who agrees: اعتدى مجهولون على | الممثلة فلانة |. وقالت."""
        section, here = self.discourse.place(statement)
        first, _ = self.readers[section].bounds(here)
        if first == 0 or statement.cue_kind != "verb" or statement.person != "3" or statement.number != "s":
            return None
        begin = section, self.readers[section].bounds(first - 1)[0]
        people = [
            e
            for e in self.register.entities.all
            if e.kind == "person"
            and (e.roles or (e.gender and len(e.tokens) > 1))
            and agrees(e, statement)
            and (before := e.last_before((section, first))) is not None
            and before.place >= begin
            and not self.register.in_speech(before.place)
        ]
        return self._behind(people[0], statement) if len(people) == 1 else None

    def _told_of_itself(self, statement: Statement) -> Source | None:
        """Return the body that a sentence is about, where nobody else says it: ستغلق | الشركة | فرعين، وفق ما أعلنت.

        A person told of there may say it himself: أهملت | الوزارة | ملف الناشطة، كما قالت.
        """
        if statement.rule not in _CLOSING or statement.gender is None:
            return None
        begin, end = self._content(statement)
        k = bisect_left(self.discourse.subjects, begin, key=lambda s: s[0])
        where, entity = self.discourse.subjects[k] if k < len(self.discourse.subjects) else (end, None)
        if entity is None or where >= end or entity.kind != "organisation" or not agrees(entity, statement):
            return None
        if not self._announces(statement) and self._person_in(where, end, statement.gender):
            return None
        return self._behind(entity, statement)

    def _told_of_himself(self, statement: Statement) -> Source | None:
        """Return the person that a sentence is about, where only a body spoke before: تعيش | سون | هنا، وفق ما تقول.

        Not of what was done to somebody, nor where the verb is one of bodies: اعتقلت سون، وفق ما | أعلنت.
        """
        if statement.rule not in _CLOSING or statement.gender is None or statement.parent is not None:
            return None
        begin, end = self._content(statement)
        k = bisect_left(self.discourse.subjects, begin, key=lambda s: s[0])
        first = [s for s in self.discourse.subjects[k : k + 2] if s[0] < end and s[0] == self.discourse.subjects[k][0]]
        entity = next((e for _, e in first if e.kind == "person" and agrees(e, statement)), None)
        verb = next((w for w in self.readers[begin[0]].words[begin[1] : end[1]] if w.pos == "verb"), None)
        if entity is None or verb is None or verb.analysis.voice == "p" or self._announces(statement):
            return None
        acts = any(o.analysis.pos == "verb" and o.analysis.gender == statement.gender for o in verb.options)
        return self._behind(entity, statement) if acts else None

    def _announces(self, statement: Statement) -> bool:
        """Say whether an attribution has a verb of bodies: اعتقل الجيش شابا، وفق ما | أعلن; not كما | روى."""
        reader = self.readers[statement.section]
        words = (
            reader.words[reader.word_at(statement.cue[0]) : reader.word_at(statement.cue[1])] if statement.cue else ()
        )
        return any("announcing" in o.analysis.lemma_roles for w in words for o in w.options)

    def _person_in(self, where: Place, end: Place, gender: str) -> bool:
        """Say whether one person is told of behind the subject of a clause, who can tell it himself.

        So can whom a body does something to: أهملت الوزارة ملف | الناشطة |، أغلقت البلدية متجر | منى |. Neither "me"
        nor somebody's kin is a body's: دهمت الشرطة | بيتي، ضربت الشرطة | ابنها.
        """
        reader = self.readers[where[0]]
        for k in range(where[1] + 1, end[1]):
            word = reader.words[k]
            told = told_gender(word.flags) or word.analysis.gender
            one = word.flags & _ONE and not word.flags & (Flag.PLURAL | Flag.DUAL) and told == gender
            office = word.flags & _OFFICE and word.analysis.number == "s" and not word.flags & Flag.PLURAL
            if reader.kind_at(k) == "PER" or one or (office and told in (gender, None)):
                return True
            if word.analysis.enclitics and (word.analysis.enclitics[0] in _MINE or "kin" in word.stem_roles):
                return True
        return False

    def _somebody_told_of(self, statement: Statement) -> Source | None:
        """Return whom a speaker's own words tell of, where they say who that is: "التقيت الجيران، وقالوا لي إن"."""
        assert statement.parent is not None
        begin, _ = self._content(self.statements[statement.parent])
        subject = self._recent_subject(statement, self.discourse.place(statement))
        return self._behind(subject[1], statement) if subject is not None and subject[0] >= begin else None

    def repeated(self, statement: Statement) -> Source | None:
        """Return who says in the text what the headline has in marks."""
        if statement.section != 0:
            return None
        words = _plain(self.discourse, statement)
        for i, other in enumerate(self.statements):
            source = self.found[i]
            if other.section == 1 and source is not None and words in _plain(self.discourse, other):
                return self._behind(source.entity, statement)
        return None

    def _first_in_text(self) -> Source | None:
        """Return who is the first to speak in the text, whom a headline without a source is about."""
        spoken = (self.found[k] for k, s in enumerate(self.statements) if s.section == 1 and s.source is not None)
        source = next((s for s in spoken if s is not None), None)
        if source is None:
            return None
        return Source(source.entity, "omitted_subject", None, source.mention or source.antecedent)

    def _answering(self, statement: Statement) -> Source | None:
        """Return who answers in an interview that has a heading all in marks: "دوري غير مسيرتي"."""
        answers = (k for k, s in enumerate(self.statements) if s.rule == "interview_answer" and s.source is None)
        source = next((self.found[k] for k in answers if self.found[k] is not None), None)
        return None if source is None or statement.section != 0 else self._behind(source.entity, statement)

    def _following(self, statement: Statement) -> Source | None:
        """Return the first person named after a heading in marks: whom the section that it opens is about."""
        place = statement.section, self.readers[statement.section].word_at(statement.end)
        after = [
            (where.place, e)
            for e in self.register.entities.all
            if e.kind == "person"
            for where in e.mentions[bisect_left(e.mentions, place, key=lambda m: m.place) :][:1]
            if where.section == statement.section
        ]
        if not after:
            return None
        entity = min(after, key=lambda a: a[0])[1]
        return Source(entity, "omitted_subject", None, entity.mentions[0])

    def _named_elsewhere(self, statement: Statement) -> Source | None:
        """Return the person of the title, or the first one named later, where nobody stands before the statement."""
        people = [e for e in self.register.entities.all if e.kind == "person" and e.mentions and agrees(e, statement)]
        titled = [e for e in people if any(m.section == 0 for m in e.mentions)]
        begin, end = self._content(statement)
        later = [
            e
            for e in people
            if all(m.place > self.discourse.place(statement) for m in e.mentions if m.section == statement.section)
            and not all(begin <= m.place < end for m in e.mentions)
        ]
        found = titled or later
        if statement.cue_kind not in ("verb", "participle") or not found:
            return None
        return self._behind(min(found, key=lambda e: min(m.place for m in e.mentions)), statement)

    def _speaks(self, entity: Entity) -> bool:
        """Say whether an entity is a person, or is written as a source anywhere in the article."""
        if entity.kind == "person":
            return True
        written = (self.found[k] for k, s in enumerate(self.statements) if s.source is not None)
        return any(source is not None and source.entity is entity for source in written)

    def _cue_word(self, source: Source, i: int) -> Place:
        """Return the place of the last statement of a source before statement ``i``."""
        for k in self.discourse.before(i):
            known = self.found[k]
            if known is not None and known.entity is source.entity:
                return self.discourse.places[k]
        return -1, -1

    def _previous(self, i: int) -> Source | None:
        """Return the source of the last statement before ``i`` that agrees with its cue."""
        statement = self.statements[i]
        two = self._two(statement)
        for k in self.discourse.before(i):
            other, source = self.statements[k], self.found[k]
            if source is None or other.section != statement.section or (two and source.entity.number != "d"):
                continue
            if statement.hint == "answer" and other.part == statement.part:
                continue
            if (other.parent is not None and other.parent != statement.parent) or (
                other.rule == "headline_colon" and other.section == 1
            ):
                continue
            fits = agrees(source.entity, statement) or self._worded(other, statement)
            if fits and can_go_on(source.entity, statement):
                return source
        return None

    def _two(self, statement: Statement) -> bool:
        """Say whether a cue is of two, and the article has two who speak together: قال مصدران …. واعتبرا."""
        return statement.number == "d" and any(e.number == "d" for e in self.register.entities.all)

    def _worded(self, other: Statement, statement: Statement) -> bool:
        """Say whether a cue agrees with what or who spoke for a body: أفاد بيان للوزارة، قال متحدث باسمها. | وأضاف."""
        if other.source is None or statement.number != "s" or statement.gender is None:
            return False
        head = self.readers[other.section].words[other.source[0]]
        speaks_for = head.flags & Flag.DOCUMENT or "spokesperson" in head.stem_roles
        return bool(speaks_for) and told_gender(head.flags) == statement.gender

    def _goes_on(self, previous: Source | None, i: int) -> bool:
        """Say whether a person who spoke a few sentences before rather speaks on than somebody told of beside him."""
        if previous is None or previous.entity.kind not in ("person", "anonymous"):
            return False
        section, cue = self._cue_word(previous, i)
        if self._back_then(self.discourse.statements[i]):
            return False
        here, words = self.discourse.places[i], self.readers[section].words
        return section == here[0] and words[here[1]].part - words[cue].part <= _SOON

    def _back_then(self, statement: Statement) -> bool:
        """Say whether it was said when something told before happened: وكان فلان قد زار المصنع. وقال | حينها | إن."""
        reader = self.readers[statement.section]
        if statement.cue is None:
            return False
        behind = reader.word_at(statement.cue[1])
        return behind < len(reader.words) and "back_then" in reader.words[behind].roles

    def _recent_subject(self, statement: Statement, place: Place, main: bool = False) -> tuple[Place, Entity] | None:
        """Return the last subject of a sentence before a place that agrees with the cue, and is none of its content.

        ``main`` leaves out who is only told of beside another in a sentence before.
        """
        begin, end = self._content(statement)
        if statement.hint == "answer":
            place = statement.section, self.readers[statement.section].bounds(place[1])[0]
        k = bisect_left(self.discourse.subjects, place, key=lambda s: s[0])
        two = self._two(statement)
        sentence = self.readers[place[0]].bounds(place[1])[0] if main else 0
        for where, entity in reversed(self.discourse.subjects[max(0, k - MEMORY) : k]):
            if where[0] != place[0] or begin <= where < end or self._spoken(where, place):
                continue
            if two and entity.number != "d":
                continue
            if main and where in self.discourse.beside and where[1] < sentence:
                continue
            if agrees(entity, statement):
                return where, entity
        return None

    def _spoken(self, where: Place, place: Place) -> bool:
        """Say whether a word stands in somebody's direct speech that has ended before a place."""
        k = bisect_left(self._direct, (where, (where[0], where[1] + 1)))
        return any(begin <= where < end <= place for begin, end in self._direct[max(0, k - _SPEECHES) : k])

    def _content(self, statement: Statement) -> tuple[Place, Place]:
        """Return where the content of a statement begins and ends."""
        reader = self.readers[statement.section]
        begin, end = reader.word_at(statement.start), reader.word_at(statement.end)
        return (statement.section, begin), (statement.section, end)

    def _behind(self, entity: Entity, statement: Statement) -> Source:
        antecedent = entity.last_before(self.discourse.place(statement))
        resolution = "pronoun" if statement.cue_kind == "noun" else "omitted_subject"
        return Source(entity, resolution, None, antecedent or (entity.mentions[0] if entity.mentions else None))

    def _answered(self, statement: Statement) -> bool:
        """Say whether a statement stands inside an answer of an interview: "… قال لي المدرب إن"."""
        parent = statement.parent
        return parent is not None and self.statements[parent].rule == "interview_answer"

    def _interviewee(self, statement: Statement) -> Source | None:
        """Return whom an interview is with: the first person quoted before the answers, else the first one titled."""
        place = self.discourse.place(statement)
        sources = ((self.discourse.places[k], self.found[k]) for k in self._outside)
        before = [(p, f) for p, f in sources if f is not None and f.entity.kind == "person" and p < place]
        if before:
            return self._behind(min(before, key=lambda b: b[0])[1].entity, statement)
        people = [e for e in self.register.entities.all if e.kind == "person" and e.mentions]
        people.sort(key=lambda e: (not self._our_guest(e), not e.roles, min(m.place for m in e.mentions)))
        return self._behind(people[0], statement) if people else None

    def _our_guest(self, entity: Entity) -> bool:
        """Say whether somebody is called the guest of who writes: وضيفنا اليوم لاعب الساحل | فلان |:."""
        first = min(entity.mentions, key=lambda m: m.place)
        reader = self.readers[first.section]
        begin, _ = reader.bounds(first.first)
        near = reader.words[max(begin, first.first - _GUEST) : first.first]
        return any("interlocutor" in w.stem_roles and w.analysis.enclitics == ("نا",) for w in near)
