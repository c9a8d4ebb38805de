"""Sources written in the sentence: a name, a title, an institution, a statement of one."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.attribution.again import TakenUp
from pipeline.language.attribution.agreement import adds
from pipeline.language.attribution.aliases import named_behind
from pipeline.language.attribution.discourse import Discourse, Source
from pipeline.language.attribution.entities import Entity, Mention
from pipeline.language.attribution.kinds import institution_behind, is_definite, kind_of
from pipeline.language.attribution.name_forms import name_text, name_tokens
from pipeline.language.attribution.namesakes import who_speaks_on
from pipeline.language.attribution.own_country import OwnCountry
from pipeline.language.attribution.sorts import body_of_sort
from pipeline.language.attribution.told_before import described_papers
from pipeline.language.document import Name, Statement
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import joins_counterpart
from pipeline.language.phrasing.phrases import Phrase, Reader
from pipeline.language.phrasing.shares import PER_CENT
from pipeline.language.phrasing.topics import may_end, topic_end

__all__ = ["WrittenSources"]

_TWO: Final = 2
_SPOKESMAN: Final = 400  # words back to one who was told by his body


class WrittenSources:
    """Reads phrases that name a source, and joins them with what the article says of it elsewhere."""

    def __init__(self, discourse: Discourse) -> None:
        """Take the article with those who are known so far."""
        self.readers = discourse.readers
        self.register = discourse.register
        self.others = discourse.others
        self.discourse = discourse
        self.taken_up = TakenUp(discourse)
        self.own_country = OwnCountry(discourse)
        self._papers = [described_papers(reader) for reader in self.readers]

    def read(self, statement: Statement) -> Source | None:
        """Return who the words are that a statement has for its source."""
        assert statement.source is not None
        section, (first, last) = statement.section, statement.source
        reader = self.readers[section]
        while first < last and reader.words[first].pos == "punc":
            first += 1
        while last > first and _hangs(reader, first, last - 1):
            last -= 1
        if first >= last:
            return None
        phrase = self.register.office_apart(section, Phrase(first, last)) or Phrase(first, last)
        last = phrase.last
        mention = Mention(section, first, last)
        bearer = self.register.bearer(section, phrase)
        if bearer is not None:
            alone = bearer.first == first and bearer.last == last  # وتقول | البرغوثي, but زوجة | البرغوثي
            told = statement.gender if alone and _single(statement) else None
            if self._speaks_alone(statement, bearer, last):
                mention = Mention(section, first, bearer.last)
            return self._with_gender(self._named(bearer, mention, told), statement)
        country = self.own_country.read(statement, phrase)
        if country is not None:
            entity = self.others.other(country.section, country.first, country.last, "organisation", "f", "s")
            self.discourse.entities.mention(entity, mention)
            return Source(entity, "pronoun", mention, country)
        one = named_behind(reader, last)
        if one is not None and kind_of(reader, phrase)[0] == "anonymous" and "called" not in reader.words[first].roles:
            return Source(self.register.person(section, one.first, one.last), "named", mention)
        gender = statement.gender if statement.cue_kind == "verb" else None
        issuer = self._come_from(phrase, statement)
        if issuer is not None:
            mention = Mention(section, first, issuer.last)
            source = self.unnamed(section, issuer, mention)
            return Source(source.entity, source.resolution, mention, source.antecedent)
        source = self.unnamed(section, phrase, mention, gender, goes_on=adds(statement, reader))
        if source.entity.kind == "document" and source.resolution == "named":
            return self._with_topic(source, phrase, statement)
        return self._another(phrase, mention) if self._of_himself(source, statement) else source

    def _speaks_alone(self, statement: Statement, bearer: Name, last: int) -> bool:
        """Say whether a singular goes on with the first of two: استقبل الوزير فلان | ونظيره الأردني وفدا، وقال."""
        words = self.readers[statement.section].words
        if statement.cue is None or not _single(statement) or words[bearer.first].start > statement.cue[0]:
            return False
        return _counterpart_at(self.readers[statement.section], bearer.last, last)

    def _come_from(self, phrase: Phrase, statement: Statement) -> Phrase | None:
        """Return the body that a statement alone comes from: ذكر بيان | عن الجيش | أن; not عن الوضع."""
        reader, k = self.readers[statement.section], phrase.last
        head = reader.words[phrase.first]
        notice = "paper_speaks" in head.stem_roles and not head.analysis.definite and not head.analysis.enclitics
        told = _told(reader, phrase, statement)
        if not notice or k - phrase.first > 1 or k + 1 >= told or told > reader.bounds(k)[1]:
            return None
        if "relayed_from" not in reader.words[k].roles:
            return None
        issuer = reader.noun_phrase(k + 1, told)
        body = reader.words[k + 1].flags & (Flag.ORG_HEAD | Flag.INSTITUTION) or reader.kind_at(k + 1) == "ORG"
        return issuer if body and issuer is not None and issuer.last == told else None

    def _with_topic(self, source: Source, phrase: Phrase, statement: Statement) -> Source:
        """Name a document that is not known yet with what it is about: خلصت دراسة | حول استهلاك السكر | إلى أن.

        Not of كشف تقرير عن ارتفاع الأسعار، مؤكداً أن: that is what it revealed.
        """
        section, reader, entity = statement.section, self.readers[statement.section], source.entity
        head = reader.words[phrase.first]
        if head.analysis.definite or head.analysis.enclitics:
            return source  # قالت الدراسة عن ذلك إن
        if entity.tokens != name_tokens(reader, phrase.first, phrase.last):
            return source
        told = _told(reader, phrase, statement)
        end = min(told, reader.bounds(phrase.first)[1])
        last, stop = topic_end(reader, phrase.first, phrase.last, end)
        revealed = statement.cue_kind != "preposition" and reader.words[phrase.last].folded == "عن"
        if not last or not (stop == told or (stop < end and may_end(reader, stop) and not revealed)):
            return source
        self.discourse.entities.rename(
            entity, name_text(reader, phrase.first, last), name_tokens(reader, phrase.first, last)
        )
        return Source(entity, "named", Mention(section, phrase.first, last))

    def _of_himself(self, source: Source, statement: Statement) -> bool:
        """Say whether a title in somebody's own words would mean himself: قال اللاعب: "| المدرب | قال لي إن".

        Nor is he who addresses somebody in what he tells: قال المدعي إن | المتهم | هدد الضحية قائلا.
        """
        if statement.parent is None or source.entity.kind != "person" or source.resolution != "title":
            return False
        outer, speaker = self.discourse.statements[statement.parent], self.discourse.found[statement.parent]
        told = outer.kind == "direct" or statement.cue_kind == "participle"
        return told and speaker is not None and speaker.entity is source.entity

    def _another(self, phrase: Phrase, mention: Mention) -> Source:
        """Return a person who is known by his title only."""
        reader = self.readers[mention.section]
        _, gender, number = kind_of(reader, phrase)
        return Source(
            self.others.other(mention.section, phrase.first, phrase.last, "person", gender, number), "named", mention
        )

    def _with_gender(self, source: Source, statement: Statement) -> Source:
        """Let a verb before a name tell whether a man or a woman bears it: قال منار الدليمي."""
        if statement.source is None or statement.cue is None:
            return source
        after = self.readers[statement.section].words[statement.source[0]].start > statement.cue[0]
        if after and _single(statement) and statement.gender is not None and source.entity.kind == "person":
            source.entity.gender = statement.gender
        return source

    def _named(self, name: Name, mention: Mention, gender: str | None = None) -> Source:
        section = mention.section
        group = self.together(mention)
        if group is not None:
            return Source(group, "named", mention)
        entity = self.register.person(section, name.first, name.last, gender)
        tokens = name_tokens(self.readers[section], name.first, name.last)
        if tokens != entity.tokens:
            entity = who_speaks_on(self.discourse, entity, tokens, Mention(section, name.first, name.last), gender)
        full = tokens == entity.tokens
        return Source(entity, "named" if full else "short_name", mention)

    def together(self, mention: Mention) -> Entity | None:
        """Return the group that a phrase of several names makes: فلان وفلان."""
        reader = self.readers[mention.section]
        persons = _persons(reader, mention.first, mention.last)
        joint = len(persons) > 1 and _joined(reader, persons[0], persons[1])
        joint = joint or (len(persons) == 1 and _counterpart_at(reader, persons[0].last, mention.last))
        if not (joint or _two_surnames(reader, mention.first, mention.last)):
            return None
        number = "d" if len(persons) <= _TWO else "p"
        return self.others.other(mention.section, mention.first, mention.last, "group", None, number)

    def unnamed(
        self, section: int, phrase: Phrase, mention: Mention, gender: str | None = None, *, goes_on: bool = False
    ) -> Source:
        """Return the source that a phrase without a person's name means.

        ``gender`` is that of the cue; ``goes_on`` says that the cue only adds to what was said: وأضاف.
        """
        taken_up = self.taken_up
        source = (
            taken_up.the_latter(section, phrase, mention)
            or taken_up.by_honour(section, phrase, mention, gender)
            or taken_up.by_surname(section, phrase, mention, gender)
            or taken_up.by_titled_surname(section, phrase, mention, gender)
            or taken_up.by_title(section, phrase, mention, gender)
            or taken_up.by_surname(section, phrase, mention, gender, office=True)
            or taken_up.by_address(section, phrase, mention, gender)
            or self._spoken_for(section, phrase, mention)
            or self._issuer(section, phrase, mention)
            or taken_up.same_again(section, phrase, mention, gender)
            or taken_up.these_people(section, phrase, mention)
            or taken_up.by_work(section, phrase, mention, gender)
        )
        if source is not None:
            return source
        leads = "self_same" in self.readers[section].words[phrase.first].roles
        if leads and phrase.last - phrase.first > 1:
            phrase = Phrase(phrase.first + 1, phrase.last)  # ذات | المتحدث
        kind, own_gender, number = kind_of(self.readers[section], phrase)
        if kind != "organisation":
            source = taken_up.told_before(section, phrase, mention, kind)
            if source is not None:
                return source
        if kind == "person":
            source = (
                taken_up.unnamed(section, phrase, mention)
                or taken_up.by_part_of_title(section, phrase, mention, (own_gender, number), gender)
                or taken_up.named_later(section, phrase, mention, own_gender or gender)
                or (taken_up.going_on(section, phrase, mention, own_gender or gender) if goes_on else None)
            )
            if source is not None:
                return source
        if kind == "anonymous" and number == "s" and goes_on and _whole_title(self.readers[section], phrase):
            source = taken_up.going_on(section, phrase, mention, own_gender or gender)  # وأضاف | رجل الأعمال
            if source is not None:
                return source
        if kind == "organisation":
            named = body_of_sort(self.readers, self.discourse.entities, section, phrase, mention.place)
            if named is not None and not self._has_noun_since(named, section, phrase):
                self.discourse.entities.mention(named, mention)
                return Source(named, "title", mention, named.last_before(mention.place))
        if kind == "organisation" and gender is not None:
            source = taken_up.by_own_noun(section, phrase, mention, gender)
            if source is not None:
                return source
        source = taken_up.named_next(section, phrase, mention) if kind == "anonymous" and number == "s" else None
        if kind in ("group", "anonymous") and number != "s":
            source = taken_up.those(section, phrase, mention, number)
        if source is not None:
            return source
        first, last = self._paper_before(section, phrase, kind)
        institution = _institution(self.readers[section], phrase)
        if institution is not None and (kind == "organisation" or kind == "anonymous"):
            spokesman = kind == "anonymous"
            kind, own_gender, number, first = "organisation", "f", "s", institution
            body = self.others.named_body(section, first, last) if spokesman else None
            first, last = body if body is not None else (first, last)  # متحدثة باسم | الفرق
        entity = self.others.other(section, first, last, kind, own_gender, number)
        return self._met(entity, Phrase(first, last), phrase, mention)

    def _met(self, entity: Entity, told: Phrase, phrase: Phrase, mention: Mention) -> Source:
        """Return the source of a phrase whose entity goes by some words, in it or told before it."""
        told_else = told.first < phrase.first
        if told_else:
            self.discourse.entities.mention(entity, mention)
        told_else = told_else or entity.tokens != name_tokens(self.readers[mention.section], told.first, told.last)
        named_before = entity.mentions[0].place < mention.place
        return Source(entity, "title" if named_before and told_else else "named", mention)

    def _paper_before(self, section: int, phrase: Phrase, kind: str) -> tuple[int, int]:
        """Return the paper told last that a definite noun takes up, else the words: كشفت | تقارير صحفية | موقفه."""
        head = self.readers[section].words[phrase.first]
        alone = kind == "document" and phrase.last - phrase.first == 1
        alone = alone and head.analysis.definite and not head.analysis.enclitics
        papers = self._papers[section].get(head.stem, []) if alone else []
        k = bisect_left(papers, phrase.first, key=lambda p: p.first)
        known = self.discourse.entities.last_with_head("document", head.stem, (section, phrase.first))
        paper = papers[k - 1] if k and known is None else phrase
        since = self.readers[section].words[paper.last : phrase.first]
        if any(w.stem.removesuffix("ا") == head.stem for w in since):
            paper = phrase  # وأصدر البنك | تقريرا | عن الاقتصاد. وذكر التقرير أن
        return paper.first, paper.last

    def _has_noun_since(self, entity: Entity, section: int, phrase: Phrase) -> bool:
        """Say whether a body with the very noun was told of since: اليونيسف …، | منظمة "أمل" | …. | المنظمة |."""
        body = self.others.named_body(section, phrase.first, phrase.last)
        before = entity.last_before((section, phrase.first))
        return body is not None and before is not None and before.place < (section, body[0])

    def _spoken_for(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return the body whose unnamed spokesman is taken up again: قال متحدث باسم الشركة إن …. وأضاف | المتحدث."""
        reader = self.readers[section]
        head, rest = reader.words[phrase.first], reader.words[phrase.first + 1 : phrase.last]
        alone = head.analysis.definite and all(w.pos.startswith("adj") or "same" in w.stem_roles for w in rest)
        if not alone or "spokesperson" not in head.stem_roles:
            return None
        near = range(phrase.first - 1, max(-1, phrase.first - _SPOKESMAN), -1)
        k = next((k for k in near if reader.words[k].stem == head.stem), None)
        if k is None or reader.words[k].analysis.definite:
            return None
        spokesman = reader.noun_phrase(k, reader.bounds(k)[1])
        if spokesman is None or institution_behind(reader, spokesman) is None:
            return None
        last = next(self.discourse.spoken_before(mention.place), None)
        if last is not None and last[0] > (section, k) and last[1].kind in ("person", "anonymous"):
            return None  # قال متحدث باسم الشركة إن …. وقال الوزير إن …. وأضاف | المتحدث
        source = self.unnamed(section, spokesman, mention)
        return Source(source.entity, "title", mention, source.entity.last_before(mention.place))

    def _given_out(self, section: int, phrase: Phrase) -> Phrase | None:
        """Return who gave a statement out, told by a verb after it: بيان نشرته | الوزارة."""
        reader, k = self.readers[section], phrase.last
        if phrase.last - phrase.first > 1 or k + 1 >= len(reader.words) or not reader.gives_out(k):
            return None
        issuer = reader.noun_phrase(k + 1, reader.bounds(k)[1])
        head = reader.words[issuer.first] if issuer is not None else None
        name = reader.names.get(k + 1)
        speaks = head is not None and head.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.TITLE)
        return issuer if speaks or (name is not None and name.kind in ("ORG", "PER", "MED")) else None

    def _issuer(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return the institution behind its statement: بيان المجموعة، بيان صادر عن الوزارة، جاء في البيان."""
        reader = self.readers[section]
        if _text_of_statement(reader, phrase):
            phrase = Phrase(phrase.first + 1, phrase.last)  # وفق نص | البيان
        if phrase.last - phrase.first == _TWO and "same" in reader.words[phrase.last - 1].roles:
            phrase = Phrase(phrase.first, phrase.last - 1)  # | البيان | نفسه
        head = reader.words[phrase.first]
        if "statement_of" not in head.stem_roles or head.analysis.enclitics:
            return None
        described = _described(reader, phrase)
        issued = phrase.last - described > 2 and "issued" in reader.words[described].stem_roles
        given_out = self._given_out(section, phrase)
        if given_out is not None:
            source = self.unnamed(section, given_out, mention)
            return Source(source.entity, source.resolution, mention, source.antecedent)
        joint = described > phrase.first + 1 and described < phrase.last and reader.words[described].preposed == "ل"
        if described == phrase.last or (head.analysis.definite and not (issued or joint)):
            alone = Phrase(phrase.first, phrase.first + 1 if described == phrase.last else phrase.last)
            after = reader.words[phrase.last] if phrase.last < len(reader.words) else head
            if described > phrase.first + 1 and "issued" in after.stem_roles:
                return None  # البيان الختامي | الصادر عن القمة
            return self.taken_up.by_statement(section, alone, mention)
        rest = Phrase(described + (2 if issued else 0), phrase.last)
        speaking = reader.words[rest.first].flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.TITLE)
        name = reader.names.get(rest.first)
        if not speaking and (name is None or name.kind not in ("ORG", "PER", "MED")):
            return None
        if name is not None and name.kind == "PER":
            return self._named(name, mention)  # تصريحات | سالم الدرمكي | الأخيرة
        source = self.unnamed(section, rest, mention)
        return Source(source.entity, source.resolution, mention, source.antecedent)


def _institution(reader: Reader, phrase: Phrase) -> int | None:
    """Return where the institution begins that a spokesman speaks for; a person is none: متحدث باسم | الرئيس فلان."""
    first = institution_behind(reader, phrase)
    person = reader.person_within(first, phrase.last) if first is not None else None
    if first is None or person is None:
        return first
    head = reader.words[first]
    titled = head.flags & Flag.TITLE and not head.flags & Flag.ORG_HEAD
    return None if person.first == first or titled else first


def _whole_title(reader: Reader, phrase: Phrase) -> bool:
    """Say whether words make an occupation that the first of them is not: رجل الأعمال; not طبيب الحي."""
    title = reader.names.get(phrase.first)
    office = title is not None and title.kind == "TITLE" and title.last == phrase.last
    person = phrase.last - phrase.first > 1 and "man_or_woman_of" in reader.words[phrase.first].stem_roles
    return office and person and is_definite(reader, phrase)


def _text_of_statement(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a phrase is the text of a statement, not of a treaty, or the same one: نص البيان، ذات البيان."""
    if phrase.last - phrase.first < _TWO:
        return False
    head, paper = reader.words[phrase.first], reader.words[phrase.first + 1]
    text = "text_of" in head.stem_roles and not (head.analysis.definite or head.analysis.enclitics)
    text = text or "self_same" in head.roles
    return text and paper.analysis.definite and "statement_of" in paper.stem_roles


def _told(reader: Reader, phrase: Phrase, statement: Statement) -> int:
    """Return where the cue, the medium or what is reported begins behind a phrase; the end of the section if none."""
    found = [reader.word_at(start) for start, _ in statement.spans]
    if statement.cue is not None:
        found.append(reader.word_at(statement.cue[0]))
    if statement.medium is not None:
        found.append(statement.medium[0])
    return min((k for k in found if k >= phrase.last), default=len(reader.words))


def _counterpart_at(reader: Reader, i: int, last: int) -> bool:
    """Say whether somebody of the same office is joined at a word: الوزيرة فلانة | ونظيرتها الفنلندية |."""
    return i < last and joins_counterpart(reader.words[i])


def _two_surnames(reader: Reader, first: int, last: int) -> bool:
    """Say whether two words are the surnames of two, though one of them is read as no person: ماكرون | وميرتس."""
    if last - first != _TWO:
        return False
    one, other = reader.words[first], reader.words[first + 1]
    both = one.pos == other.pos == "noun_prop" and not one.flags & Flag.STATE and not other.flags & Flag.STATE
    return both and not one.preposed and other.analysis.proclitics == ("و",)


def _persons(reader: Reader, first: int, last: int) -> list[Name]:
    """Return the persons' names of a phrase, in order."""
    found: list[Name] = []
    name = reader.person_within(first, last)
    while name is not None and name.last <= last:
        found.append(name)
        name = reader.person_within(name.last, last)
    return found


def _hangs(reader: Reader, first: int, k: int) -> bool:
    """Say whether a mark at the end of a source is no part of it: not 9٪, nor what closes its own marks."""
    word = reader.words[k]
    return word.pos == "punc" and word.text not in PER_CENT and not reader.closes_within(k, first)


def _single(statement: Statement) -> bool:
    """Say whether the cue of a statement is a verb that tells whether a man or a woman speaks."""
    return statement.cue_kind == "verb" and statement.number == "s" and statement.person == "3"


def _joined(reader: Reader, one: Name, other: Name) -> bool:
    """Say whether و joins two names, perhaps on the title of the second: النائب فلان | والنائب فلان."""
    if "و" in reader.words[other.first].analysis.proclitics:
        return True
    if _counterpart_at(reader, one.last, other.first):
        return True  # الوزير فلان | ونظيره الأردني | فلان
    title = reader.names.get(one.last)
    titled = title is not None and title.kind == "TITLE" and title.last == other.first
    return titled and reader.words[one.last].preposed == "و"


def _described(reader: Reader, phrase: Phrase) -> int:
    """Return where the adjectives of a definite statement end: البيان الختامي |، البيان المشترك | للاتحاد."""
    k = phrase.first + 1
    if not reader.words[phrase.first].analysis.definite:
        shared = k < phrase.last and "shared" in reader.words[k].stem_roles  # بلاغ مشترك | للجمعية والنقابة
        return k + shared
    while k < phrase.last and reader.words[k].pos.startswith("adj") and reader.words[k].analysis.definite:
        if "issued" in reader.words[k].stem_roles or reader.words[k].preposed:
            break
        k += 1
    return k
