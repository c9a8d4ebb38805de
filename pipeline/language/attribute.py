"""Say who made each statement, and write the records.

A source in the sentence is read as a phrase (title, name, apposition) and joined with what the article says of it
elsewhere; a source that is left out is the last one in the discourse that agrees with the cue in gender and number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import __version__
from pipeline.language.confidence import with_confidence
from pipeline.language.document import Attributed, Detected, Name, Section, Statement
from pipeline.language.entities import Entity, Mention, Register
from pipeline.language.lexicon import Flag
from pipeline.language.normalise import fold
from pipeline.language.phrases import Phrase, Reader
from pipeline.records import (
    Antecedent,
    Context,
    Cue,
    Quotation,
    Sentence,
    Span,
    Speaker,
    TextSpan,
    Token,
    quotation_id,
)

__all__ = ["attribute"]

_CONTEXT = 120
_MEMORY = 200  # statements or sentences; nobody goes on speaking after so many others


@dataclass(frozen=True, slots=True)
class _Source:
    """Who is behind a statement, and how that was reached."""

    entity: Entity
    resolution: str
    mention: Mention | None = None
    antecedent: Mention | None = None


def attribute(document: Detected) -> Attributed:
    """Attribute every statement and give the records of the article."""
    sources = _Resolver(document).resolve()
    ids: list[str] = []
    sections = [s.section for s in document.tagged.sections]
    for statement in document.statements:
        spans = [sections[statement.section].span(s, e) for s, e in statement.spans]
        ids.append(quotation_id(document.article.id, sections[statement.section].name, spans))
    quotations = tuple(_record(document, i, ids, sources[i], sections) for i in range(len(document.statements)))
    quotations = with_confidence(document.article, quotations)
    return Attributed(document.article, quotations, _sentences(sections), _tokens(document))


class _Resolver:
    """Walks the statements of one article in order."""

    def __init__(self, document: Detected) -> None:
        self.document = document
        self.statements = document.statements
        self.readers = [Reader(s) for s in document.tagged.sections]
        self.register = Register(document.tagged, self.readers)
        self.found: list[_Source | None] = [None] * len(self.statements)
        self.subjects = self._subjects()
        self._places = [self._place(s) for s in self.statements]
        self._order = sorted(range(len(self.statements)), key=lambda i: self._places[i])
        self._rank = {i: k for k, i in enumerate(self._order)}

    def resolve(self) -> list[_Source | None]:
        """Resolve the text before the title: a title names in short what the text names in full."""
        order = sorted(range(len(self.statements)), key=lambda i: (self.statements[i].section != 1, self._cue_place(i)))
        for i in order:
            statement = self.statements[i]
            if statement.source is not None:
                self.found[i] = self._written(statement)
        for i in order:
            if self.found[i] is None and self.statements[i].source is None:
                self.found[i] = self._implied(i)
        return self.found

    def _cue_place(self, i: int) -> int:
        s = self.statements[i]
        return s.cue[0] if s.cue is not None else s.start

    # --- a source in the sentence ----------------------------------------------------------------------------------

    def _written(self, statement: Statement) -> _Source | None:
        assert statement.source is not None
        section, (first, last) = statement.section, statement.source
        reader = self.readers[section]
        while first < last and reader.words[first].pos == "punc":
            first += 1
        while last > first and reader.words[last - 1].pos == "punc":
            last -= 1
        if first >= last:
            return None
        phrase = Phrase(first, last)
        mention = Mention(section, first, last)
        persons = self._persons(reader, first, last)
        if persons and not self.register.depends(section, phrase, persons[0].first):
            if len(persons) > 1 and "و" in reader.words[persons[1].first].analysis.proclitics:
                return _Source(self.register.other(section, first, last, "group", None, "p"), "named", mention)
            entity = self.register.person(section, persons[0].first, persons[0].last)
            full = self.register.tokens(section, persons[0].first, persons[0].last) == entity.tokens
            return _Source(entity, "named" if full else "short_name", mention)
        return self._unnamed(statement, phrase, mention)

    def _persons(self, reader: Reader, first: int, last: int) -> list[Name]:
        """Return the persons' names of a phrase, in order."""
        found: list[Name] = []
        name = reader.person_within(first, last)
        while name is not None and name.last <= last:
            found.append(name)
            name = reader.person_within(name.last, last)
        return found

    def _unnamed(self, statement: Statement, phrase: Phrase, mention: Mention) -> _Source:
        return self._unnamed_phrase(
            statement.section, phrase, mention, statement.gender if statement.cue_kind == "verb" else None
        )

    def _unnamed_phrase(self, section: int, phrase: Phrase, mention: Mention, gender: str | None = None) -> _Source:
        reader = self.readers[section]
        head = reader.words[phrase.first]
        flags = head.flags
        again = self._said_again(section, phrase, mention)
        if again is not None:
            again.add(mention)
            return _Source(again, "title", mention, again.last_before(mention.place))
        if not flags & Flag.DOCUMENT or flags & Flag.TITLE:
            entity = self.register.by_title(section, phrase, mention.place, gender)
            if entity is not None and flags & (Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.COMMON_PERSON):
                entity.add(mention)
                return _Source(entity, "title", mention, entity.last_before(mention.place))
        issuer = self._issuer(section, phrase, mention)
        if issuer is not None:
            return issuer
        kind, own_gender, number = self._kind(section, phrase)
        named_again = self._unnamed_again(section, phrase, mention) if kind == "person" else None
        if named_again is not None:
            return named_again
        if kind == "person" and flags & (Flag.TITLE | Flag.COMMON_PERSON) and self._definite(section, phrase):
            agreeing = own_gender if number == "s" else gender
            entity = self.register.borne_again(section, phrase, mention.place, agreeing)
            if entity is None and number == "s" and self._anybody(section, phrase):
                entity = self._last_person(mention.place, agreeing)
            if entity is not None:
                entity.add(mention)
                return _Source(entity, "title", mention, entity.last_before(mention.place))
        first, last = phrase.first, phrase.last
        institution = self._institution(section, phrase)
        if institution is not None and (kind == "organisation" or kind == "anonymous"):
            kind, own_gender, number, first = "organisation", "f", "s", institution
        entity = self.register.other(section, first, last, kind, own_gender, number)
        named_before = entity.mentions[0].place < mention.place
        by_title = named_before and entity.tokens != self.register.tokens(section, first, last)
        return _Source(entity, "title" if by_title else "named", mention)

    def _issuer(self, section: int, phrase: Phrase, mention: Mention) -> _Source | None:
        """Return the institution behind its statement: بيان المجموعة، جاء في البيان."""
        reader = self.readers[section]
        head = reader.words[phrase.first]
        if head.stem not in reader.roles["statement_of"] or head.analysis.enclitics:
            return None
        if phrase.last - phrase.first > 1 and not head.analysis.definite:
            rest = Phrase(phrase.first + 1, phrase.last)
            speaking = reader.words[rest.first].flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.TITLE)
            name = reader.names.get(rest.first)
            if not speaking and (name is None or name.kind not in ("ORG", "PER", "MED")):
                return None
            source = self._unnamed_phrase(section, rest, mention)
            return _Source(source.entity, source.resolution, mention, source.antecedent)
        if not head.analysis.definite or phrase.last - phrase.first > 1:
            return None
        subjects = [(where, entity) for where, entity, _ in self.subjects]
        spoken = [(self._places[k], s.entity) for k, s in enumerate(self.found) if s is not None]
        before = [x for x in (*subjects, *spoken) if x[0] < mention.place and x[0][0] == section]
        recent = max(before, key=lambda x: x[0], default=None)
        if recent is None or recent[1].kind != "organisation":
            return None
        recent[1].add(mention)
        return _Source(recent[1], "title", mention, recent[1].last_before(mention.place))

    def _unnamed_again(self, section: int, phrase: Phrase, mention: Mention) -> _Source | None:
        """Return the unnamed source that a definite title takes up again: مسؤول في الجهاز … وقال المسؤول."""
        head = self.readers[section].words[phrase.first]
        if not head.analysis.definite or phrase.last - phrase.first > 1:
            return None
        same = [
            (before.place, e)
            for e in self.register.entities
            if e.kind == "anonymous" and e.head == head.stem and (before := e.last_before(mention.place)) is not None
        ]
        if not same:
            return None
        entity = max(same, key=lambda s: s[0])[1]
        antecedent = entity.last_before(mention.place)
        entity.add(mention)
        return _Source(entity, "title", mention, antecedent)

    def _anybody(self, section: int, phrase: Phrase) -> bool:
        """Say whether a title says only that he is meant who spoke last: المسؤول ذاته، النائبة."""
        reader = self.readers[section]
        if reader.words[phrase.last - 1].folded in reader.roles["same"]:
            return True
        head = reader.words[phrase.first]
        return phrase.last - phrase.first == 1 and head.stem in reader.roles["generic_title"]

    def _last_person(self, place: tuple[int, int], gender: str | None) -> Entity | None:
        """Return the person who was quoted last before a place, in the text."""
        spoken = [
            (self._places[k], source.entity)
            for k, source in enumerate(self.found)
            if source is not None and source.entity.kind == "person" and self._places[k] < place
        ]
        agreeing = [s for s in spoken if s[0][0] == place[0] and not (gender and s[1].gender and s[1].gender != gender)]
        return max(agreeing, key=lambda s: s[0])[1] if agreeing else None

    def _definite(self, section: int, phrase: Phrase) -> bool:
        words = self.readers[section].words[phrase.first : phrase.last]
        return words[0].analysis.definite or any(w.analysis.definite for w in words[1:3])

    def _said_again(self, section: int, phrase: Phrase, mention: Mention) -> Entity | None:
        """Return the person that ``معاليه`` or ``الرجل`` points back to: the last one named that agrees."""
        reader = self.readers[section]
        head = reader.words[phrase.first]
        honour = head.flags & Flag.HONORIFIC and head.analysis.enclitics
        common = head.analysis.definite and head.stem in reader.roles["common_person"]
        if phrase.last - phrase.first > 1 or not (honour or common):
            return None
        gender = head.analysis.enclitics[0].replace("ها", "f").replace("ه", "m") if honour else head.analysis.gender
        people = [
            (before.place, e)
            for e in self.register.entities
            if e.kind == "person"
            and e.gender in (None, gender)
            and (before := e.last_before(mention.place)) is not None
        ]
        heard = {id(s.entity) for s in self.found if s is not None}
        sure = [p for p in people if p[1].roles or p[1].gender or id(p[1]) in heard]
        return max(sure or people, key=lambda p: p[0])[1] if people else None

    def _institution(self, section: int, phrase: Phrase) -> int | None:
        reader = self.readers[section]
        for i in range(phrase.first, phrase.last - 1):
            if reader.words[i].stem == "اسم":
                return i + 1
        return None

    def _kind(self, section: int, phrase: Phrase) -> tuple[str, str | None, str]:
        """Return kind, gender and number of a source that is no named person."""
        reader = self.readers[section]
        head = reader.words[phrase.first]
        flags = head.flags
        female, male = bool(flags & Flag.FEMALE), bool(flags & Flag.MALE)
        gender = "f" if female and not male else "m" if male and not female else head.analysis.gender
        number = "p" if flags & Flag.PLURAL else "d" if flags & Flag.DUAL else "s"
        counted = reader.words[phrase.first + 1] if phrase.last - phrase.first > 1 else head
        if head.stem in reader.roles["unnamed_plural"] or counted.stem in reader.roles["unnamed_plural"]:
            return "anonymous", gender, "p" if head.pos == "noun_num" else number
        if head.pos == "noun_num":
            return "group", gender, "p"
        if head.folded in reader.roles["counted"] and head.stem in ("احد", "احدي", "واحد", "واحده"):
            return "anonymous", gender, "s"
        if head.folded in reader.roles["counted"] or any(
            "و" in w.analysis.proclitics and w.flags & Flag.GROUP for w in reader.words[phrase.first + 1 : phrase.last]
        ):
            return "group", gender, "p"
        name = reader.names.get(phrase.first)
        if flags & Flag.ANONYMOUS and not (flags & Flag.TITLE and head.analysis.definite):
            return ("group" if number == "p" else "anonymous"), gender, number
        if flags & Flag.GROUP:
            return "group", gender, "p"
        if flags & Flag.TITLE:
            return self._title_kind(section, phrase, gender, number)
        if flags & Flag.DOCUMENT and not (name is not None and name.kind in ("ORG", "MED")):
            return "document", gender, number
        if flags & Flag.STATE:
            return "organisation", "f", "s"
        if flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.MEDIA | Flag.MEDIA_HEAD) or (
            name is not None and name.kind in ("ORG", "MED")
        ):
            return "organisation", gender, "s"
        if head.analysis.number == "p" and head.pos in ("noun", "adj"):
            return "group", gender, "p"
        if flags & Flag.COMMON_PERSON:
            return "anonymous", gender, number
        return "organisation" if head.pos in ("latin",) or name is None else "person", gender, number

    def _title_kind(self, section: int, phrase: Phrase, gender: str | None, number: str) -> tuple[str, str | None, str]:
        reader = self.readers[section]
        head = reader.words[phrase.first]
        if number == "p":
            return "group", gender, "p"
        definite = head.analysis.definite or any(
            w.analysis.definite or w.flags & Flag.PLACE for w in reader.words[phrase.first + 1 : phrase.last]
        )
        spokesman = self._institution(section, phrase) is not None
        if spokesman and not head.analysis.definite:
            return "organisation", gender, "s"
        return ("person" if definite else "anonymous"), gender, number

    # --- a source left out -----------------------------------------------------------------------------------------

    def _subjects(self) -> list[tuple[tuple[int, int], Entity, Mention]]:
        """Return the persons that are subject of a sentence, in order: who the discourse is about."""
        found: list[tuple[tuple[int, int], Entity, Mention]] = []
        for number, reader in enumerate(self.readers):
            for first, last in reader.section.bounds:
                subject = self._subject(number, reader, first, last)
                if subject is not None:
                    found.append(((number, subject[1].first), *subject))
        return sorted(found, key=lambda s: s[0])

    def _subject(self, number: int, reader: Reader, first: int, last: int) -> tuple[Entity, Mention] | None:
        if last - first > 2 and reader.words[first].folded in reader.roles["as_for"]:
            first += 1
        for j in range(first, min(last, first + 6)):
            word = reader.words[j]
            if (word.pos == "verb" and word.analysis.person == "3") or (j == first and word.pos != "verb"):
                start = j + 1 if word.pos == "verb" else j
                while start < last and (
                    reader.words[start].flags & Flag.TIME or reader.words[start].folded in reader.roles["aside"]
                ):
                    start += 1
                phrase = reader.noun_phrase(start, last)
                if phrase is None or phrase.last - phrase.first > 18:
                    return None
                person = reader.person_within(phrase.first, phrase.last)
                if person is not None and not self.register.depends(number, phrase, person.first):
                    return self.register.person(number, person.first, person.last), Mention(
                        number, phrase.first, phrase.last
                    )
                if self._institutional(reader, phrase) and word.pos == "verb":
                    source = self._unnamed_phrase(number, phrase, Mention(number, phrase.first, phrase.last))
                    return source.entity, Mention(number, phrase.first, phrase.last)
                if word.pos == "verb":
                    return None
        return None

    def _institutional(self, reader: Reader, phrase: Phrase) -> bool:
        """Say whether a subject is an institution, an office or an unnamed source that can speak."""
        head = reader.words[phrase.first]
        name = reader.names.get(phrase.first)
        speaking = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.ANONYMOUS | Flag.GROUP | Flag.TITLE | Flag.MEDIA_HEAD
        return bool(head.flags & speaking) or (name is not None and name.kind in ("ORG", "MED"))

    def _implied(self, i: int) -> _Source | None:
        statement = self.statements[i]
        if statement.parent is not None:
            outer = self.found[statement.parent]
            if outer is not None and (statement.person == "1" or self._agrees(outer.entity, statement)):
                return self._behind(outer.entity, statement)
            if statement.person == "1":
                return None
        if statement.hint == "interviewee":
            return self._interviewee(statement)
        if statement.hint == "following":
            return self._following(statement)
        place = self._place(statement)
        previous = self._previous(i)
        if previous is not None and (
            fold(statement.lemma).replace("ّ", "") in self.readers[0].roles["additive"] or statement.hint == "previous"
        ):
            return self._behind(previous.entity, statement)
        subject = self._recent_subject(statement, place)
        if previous is not None and (subject is None or self._cue_word(previous, i) >= subject[0]):
            return self._behind(previous.entity, statement)
        if subject is not None:
            return self._behind(subject[1], statement)
        return self._named_elsewhere(statement)

    def _following(self, statement: Statement) -> _Source | None:
        """Return the first person named after a heading in marks: whom the section that it opens is about."""
        place = statement.section, self.readers[statement.section].word_at(statement.end)
        after = [
            (where.place, e)
            for e in self.register.entities
            if e.kind == "person"
            for where in e.mentions[bisect_left(e.mentions, place, key=lambda m: m.place) :][:1]
            if where.section == statement.section
        ]
        if not after:
            return None
        entity = min(after, key=lambda a: a[0])[1]
        return _Source(entity, "omitted_subject", None, entity.mentions[0])

    def _named_elsewhere(self, statement: Statement) -> _Source | None:
        """Return the person of the title, or the first one named later, where nobody stands before the statement."""
        people = [e for e in self.register.entities if e.kind == "person" and e.mentions and self._agrees(e, statement)]
        titled = [e for e in people if any(m.section == 0 for m in e.mentions)]
        later = [
            e
            for e in people
            if all(m.place > self._place(statement) for m in e.mentions if m.section == statement.section)
        ]
        found = titled or later
        if statement.cue_kind not in ("verb", "participle") or not found:
            return None
        return self._behind(min(found, key=lambda e: min(m.place for m in e.mentions)), statement)

    def _place(self, statement: Statement) -> tuple[int, int]:
        reader = self.readers[statement.section]
        return statement.section, reader.word_at(statement.cue[0] if statement.cue else statement.start)

    def _cue_word(self, source: _Source, i: int) -> tuple[int, int]:
        """Return the place of the last statement of a source before statement ``i``."""
        for k in self._before(i):
            known = self.found[k]
            if known is not None and known.entity is source.entity:
                return self._places[k]
        return -1, -1

    def _before(self, i: int) -> Iterator[int]:
        """Give the statements whose cue stands before that of statement ``i``, the nearest first, not endlessly."""
        rank = self._rank[i]
        for k in reversed(self._order[max(0, rank - _MEMORY) : rank]):
            if self._places[k] < self._places[i]:
                yield k

    def _previous(self, i: int) -> _Source | None:
        """Return the source of the last statement before ``i`` that agrees with its cue."""
        statement = self.statements[i]
        for k in self._before(i):
            other, source = self.statements[k], self.found[k]
            if source is None or other.section != statement.section:
                continue
            if (other.parent is not None and other.parent != statement.parent) or (
                other.rule == "headline_colon" and other.section == 1
            ):
                continue
            if self._agrees(source.entity, statement) and self._can_go_on(source.entity, i):
                return source
        return None

    def _can_go_on(self, entity: Entity, i: int) -> bool:
        """Say whether a source can speak on with this cue: a document states and adds, it does not say or ask."""
        lemma = fold(self.statements[i].lemma).replace("ّ", "")
        return entity.kind != "document" or lemma not in (
            "قال",
            "رد",
            "كتب",
            "سال",
            "تساءل",
            "اجاب",
            "دعا",
            "طالب",
            "وعد",
        )

    def _recent_subject(self, statement: Statement, place: tuple[int, int]) -> tuple[tuple[int, int], Entity] | None:
        k = bisect_left(self.subjects, place, key=lambda s: s[0])
        for where, entity, _ in reversed(self.subjects[max(0, k - _MEMORY) : k]):
            if where[0] == place[0] and self._agrees(entity, statement):
                return where, entity
        return None

    def _agrees(self, entity: Entity, statement: Statement) -> bool:
        """Say whether a source can be the subject that a cue leaves out."""
        if statement.cue_kind not in ("verb", "participle", "noun") or statement.person in ("1", "2"):
            return True
        if statement.number == "p":
            return entity.number == "p" or entity.kind in ("group",)
        if statement.number == "d":
            return entity.number in ("d", "p") or entity.kind == "group"
        if entity.kind == "group" and statement.gender == "m":
            return False
        if entity.kind == "anonymous" and entity.number == "p":
            return statement.gender == "f"
        return entity.gender is None or statement.gender is None or entity.gender == statement.gender

    def _behind(self, entity: Entity, statement: Statement) -> _Source:
        antecedent = entity.last_before(self._place(statement))
        resolution = "pronoun" if statement.cue_kind == "noun" else "omitted_subject"
        return _Source(entity, resolution, None, antecedent or (entity.mentions[0] if entity.mentions else None))

    def _interviewee(self, statement: Statement) -> _Source | None:
        """Return whom an interview is with: the last person quoted before the answers, else the first one titled."""
        sources = [
            (self._place(s), self.found[k]) for k, s in enumerate(self.statements) if s.rule != "interview_answer"
        ]
        before = [
            (p, f) for p, f in sources if f is not None and f.entity.kind == "person" and p < self._place(statement)
        ]
        if before:
            return self._behind(min(before, key=lambda b: b[0])[1].entity, statement)
        people = [e for e in self.register.entities if e.kind == "person" and e.mentions]
        people.sort(key=lambda e: (not e.roles, min(m.place for m in e.mentions)))
        return self._behind(people[0], statement) if people else None


# --- records -------------------------------------------------------------------------------------------------------


def _record(document: Detected, i: int, ids: list[str], source: _Source | None, sections: list[Section]) -> Quotation:
    article, statement = document.article, document.statements[i]
    section = sections[statement.section]
    text = article.section(section.name)
    spans = tuple(section.span(s, e) for s, e in statement.spans)
    start, end = spans[0].start, spans[-1].end
    return Quotation(
        quotation_id=ids[i],
        article_id=article.id,
        section=section.name,
        type=statement.kind,
        spans=spans,
        text=" … ".join(text[s.start : s.end] for s in spans),
        context=Context(text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]),
        cue=_cue(statement, section, text),
        speaker=_speaker(document, source, sections) if source is not None else None,
        unresolved_reason=None if source is not None else _reason(statement),
        medium=_words_span(document, statement.section, statement.medium, sections),
        parent_id=ids[statement.parent] if statement.parent is not None else None,
        confidence=statement.confidence,  # of the detection; that of the whole needs all records of the article
        rule=statement.rule,
        pipeline_version=__version__,
        article_url=article.url,
        source=article.source,
        article_title=article.title or None,
        published_at=article.published_at,
    )


def _reason(statement: Statement) -> str:
    if statement.source is not None:
        return "the words that name the source could not be read"
    features = " ".join(f for f in (statement.person, statement.gender, statement.number) if f)
    return f"no source before it agrees with the cue ({features})" if features else "no source stands before it"


def _cue(statement: Statement, section: Section, text: str) -> Cue | None:
    if statement.cue is None:
        return None
    span = section.span(*statement.cue)
    return Cue(
        span.start,
        span.end,
        text[span.start : span.end],
        statement.lemma,
        statement.cue_kind,
        statement.stance,
        statement.negated,
    )


def _words_span(
    document: Detected, number: int, words: tuple[int, int] | None, sections: list[Section]
) -> TextSpan | None:
    if words is None or words[1] <= words[0]:
        return None
    tagged = document.tagged.sections[number].words
    span = sections[number].span(tagged[words[0]].start, tagged[words[1] - 1].end)
    text = document.article.section(sections[number].name)
    return TextSpan(span.start, span.end, text[span.start : span.end])


def _speaker(document: Detected, source: _Source, sections: list[Section]) -> Speaker:
    mention = source.mention
    written = (
        _words_span(document, mention.section, (mention.first, mention.last), sections) if mention is not None else None
    )
    antecedent = None
    if source.antecedent is not None and source.resolution != "named":
        where = source.antecedent
        span = _words_span(document, where.section, (where.first, where.last), sections)
        if span is not None:
            antecedent = Antecedent(sections[where.section].name, span.start, span.end, span.text)
    entity = source.entity
    return Speaker(entity.name, entity.kind, entity.role, written, source.resolution, antecedent)


def _sentences(sections: list[Section]) -> tuple[Sentence, ...]:
    found = []
    for section in sections:
        for part in section.parts:
            span = section.span(part.start, part.end)
            found.append(Sentence(span.start, span.end, section.name, part.kind))
    return tuple(found)


def _tokens(document: Detected) -> tuple[Token, ...]:
    found = []
    for tagged in document.tagged.sections:
        section = tagged.section
        source = section.plain.source
        for word in tagged.words:
            span: Span = section.span(word.start, word.end)
            a = word.analysis
            found.append(Token(
                span.start, span.end, section.name, source[span.start : span.end], a.lemma, a.pos, a.proclitics,
                a.enclitics,
                a.gender, a.number, a.person, a.aspect,
            ))  # fmt: skip
    return tuple(found)
