"""Who is who in one article: names, surnames, titles and spellings that mean the same source.

An entity gathers all mentions of one person, institution, document or unnamed source. Persons are joined by their
names (full name, surname, first name, spelt in any way); titles lead to the person who bears them in the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.language.document import Name, Tagged, Word
from pipeline.language.lexicon import Flag, Lexicon, told_gender
from pipeline.language.nominal import THEIRS, has_preposition, preposed
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["Entity", "Mention", "Register"]

_GENERIC = frozenset(("سابق", "حالي", "ذات", "نفس", "مذكور", "مقبل", "جديد"))
_SHORT_TITLE = 2  # words: رئيس اللجنة, but not وزير الخارجية الإيطالي
_NAMED, _ACRONYM = 2, 3  # words of a name before its acronym at least, of an acronym with its marks at most
_AT_POST = (("في",), ("لدي",))
_DEAD = 4  # words from a noun of dying to the name
_LOOK_BACK = 8  # mentions
_NAME_LENGTH = 30  # characters of a name in marks
_MARKS = "\"“”«»‘’'()[]"


@dataclass(slots=True, init=False, unsafe_hash=True)
class Mention:
    """Words ``[first, last)`` of a section."""

    section: Final[int]
    first: Final[int]
    last: Final[int]

    def __init__(self, section: int, first: int, last: int) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.section = section
        self.first = first
        self.last = last

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for ordering."""
        return self.section, self.first


@dataclass(slots=True)
class Entity:
    """One source: ``kind`` as in the records; ``tokens`` are the folded words of its fullest name."""

    kind: str
    name: str
    tokens: tuple[str, ...]
    gender: str | None = None
    number: str = "s"
    role: str | None = None
    roles: list[frozenset[str]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    head: str = ""
    lent: frozenset[str] = frozenset()  # the role that he has as a counterpart of another

    def last_before(self, place: tuple[int, int]) -> Mention | None:
        """Return its last mention before a place."""
        k = bisect_left(self.mentions, place, key=_place)
        return self.mentions[k - 1] if k else None

    def add(self, mention: Mention) -> None:
        """Add a mention, in order."""
        k = bisect_left(self.mentions, mention.place, key=_place)
        if mention not in self.mentions[k : k + 4]:
            self.mentions.insert(k, mention)

    def drop(self, mention: Mention) -> None:
        """Take a mention away, if it has it."""
        k = bisect_left(self.mentions, mention.place, key=_place)
        if mention in self.mentions[k : k + 4]:
            self.mentions.remove(mention)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.place


class Register:
    """The entities of one article, filled by one walk over its names."""

    def __init__(self, tagged: Tagged, readers: list[Reader]) -> None:
        """Walk over the names of both sections, the title last: it names by surname what the text names in full."""
        self.tagged = tagged
        self.readers = readers
        self.entities: list[Entity] = []
        self._speech = [_speech(reader) for reader in readers]
        self._by_form: dict[str, list[int]] = {}  # a word or joined words of a name → who may bear it
        self._bodies = [_bodies(reader) for reader in readers]
        order = sorted(range(len(readers)), key=lambda s: s == 0)
        for section in order:
            self._walk(section)

    # --- persons ---------------------------------------------------------------------------------------------------

    def _walk(self, section: int) -> None:
        reader = self.readers[section]
        for name in reader.section.names:
            if name.kind == "PER":
                self.person(section, name.first, name.last)
        for name in reader.section.names:
            if name.kind == "TITLE":
                self._title_with_name(section, name.first)
            elif name.kind == "PER":
                self._name_with_title(section, name.first, name.last)
        for name in reader.section.names:
            if name.kind == "PER":
                self._counterpart(section, name.first, name.last)

    def _addressed_as(self, section: int, first: int) -> str | None:
        """Return the gender of the form of address before a name: السيدة | البرغوثي."""
        before = self.readers[section].words[first - 1] if first else None
        if before is None or not before.flags & Flag.HONORIFIC or not before.analysis.definite:
            return None
        return told_gender(before.flags)

    def tokens(self, section: int, first: int, last: int) -> tuple[str, ...]:
        """Return the folded words of a name, without what is written on its first word."""
        return _folded([w for w in self.readers[section].words[first:last] if w.pos != "punc"])

    def person(self, section: int, first: int, last: int, gender: str | None = None) -> Entity:
        """Return the person that these words name; a new one where none fits.

        ``gender`` is that of the verb or form of address that stands with a surname alone: وتقول | البرغوثي.
        """
        tokens = self.tokens(section, first, last)
        mention = Mention(section, first, last)
        gender = gender or self._addressed_as(section, first)
        best = self._same_person(tokens, mention.place, gender if len(tokens) == 1 else None)
        if best is not None and gender is not None:
            self._only_of(best, mention, tokens)
        if (
            best is None and tokens and tokens[0].startswith("وال")
        ):  # a headline's والرشيدان, where no verb tells و apart
            best = self._same_person((tokens[0][1:], *tokens[1:]), mention.place)
        if best is None and tokens and has_preposition(self.readers[section].words[first]):
            best = self._same_person((self.readers[section].words[first].folded, *tokens[1:]), mention.place)  # بروان
        if best is None:
            best = Entity("person", self.name_text(section, first, last), tokens)
            self.entities.append(best)
            self._index(best, len(self.entities) - 1)
        elif len(tokens) > len(best.tokens):
            best.name, best.tokens = self.name_text(section, first, last), tokens
            self._index(best, self.entities.index(best))
        if best.gender is None:
            best.gender = self._first_name_gender(section, first, last)
        best.add(mention)
        return best

    def _only_of(self, entity: Entity, mention: Mention, tokens: tuple[str, ...]) -> None:
        """Take a mention from whom it was given to before the verb told man from woman: somebody of that name."""
        for number in sorted({n for form in _forms(tokens) for n in self._by_form.get(form, ())}):
            other = self.entities[number]
            if other is not entity and other.kind == "person":
                other.drop(mention)

    def _same_person(self, tokens: tuple[str, ...], place: tuple[int, int], gender: str | None = None) -> Entity | None:
        found: list[tuple[int, Entity]] = []
        for number in sorted({n for form in _forms(tokens) for n in self._by_form.get(form, ())}):
            entity = self.entities[number]
            score = _name_match(tokens, entity.tokens)
            if score == 1 and len(tokens) > len(entity.tokens):
                score = 0  # a headline's بليند يونايتد is no fuller form of بليند
            if score:
                found.append((score, entity))
        if gender is not None:
            found = [f for f in found if f[1].gender in (None, gender)] or found
        if len(found) <= 1:
            return found[0][1] if found else None
        return max(found, key=lambda f: (f[0], self._last_active(f[1], place)))[1]

    def _last_active(self, entity: Entity, place: tuple[int, int]) -> tuple[bool, tuple[int, int]]:
        """Return the place of the last mention before ``place`` of somebody who may be meant there, for ordering.

        Whom only a speech names, or who is spoken of as dead, counts less (False) than anybody who acts himself:
        قال سعد الكيلاني إن الأجواء تشبه ما سبق "اغتيال رفيق الكيلاني". وأضاف الكيلاني.
        """
        end = bisect_left(entity.mentions, place, key=_place)
        spoken = self.in_speech(place)
        for k in range(end - 1, max(-1, end - 1 - _LOOK_BACK), -1):
            mention = entity.mentions[k]
            if (spoken or not self.in_speech(mention.place)) and not self._late(mention):
                return True, mention.place
        return False, entity.mentions[end - 1].place if end else (-1, -1)

    def in_speech(self, place: tuple[int, int]) -> bool:
        """Say whether a word stands in marks that hold more than a name."""
        section, first = place
        start = self.readers[section].words[first].start
        speech = self._speech[section]
        k = bisect_left(speech, (start, start)) - 1
        return k >= 0 and start < speech[k][1]

    def _late(self, mention: Mention) -> bool:
        """Say whether somebody is mentioned as dead: اغتيال رئيس الوزراء | فلان، الرئيس الراحل | فلان."""
        reader = self.readers[mention.section]
        begin = max(reader.bounds(mention.first)[0], mention.first - _DEAD)
        return any(w.stem in reader.roles["dead"] for w in reader.words[begin : mention.first])

    def by_surname(self, surname: str, place: tuple[int, int], gender: str | None = None) -> Entity | None:
        """Return the person of that surname who was mentioned last before a place, else anybody of that surname."""
        found = [self.entities[n] for n in self._by_form.get(surname, ())]
        bearing = [e for e in found if e.kind == "person" and len(e.tokens) > 1 and e.tokens[-1] == surname]
        if gender is not None:
            bearing = [e for e in bearing if e.gender in (None, gender)] or bearing
        mentioned = [e for e in bearing if e.last_before(place) is not None]
        if mentioned:
            return max(mentioned, key=lambda e: self._last_active(e, place))
        return bearing[0] if bearing else None

    def _index(self, entity: Entity, number: int) -> None:
        for form in _forms(entity.tokens):
            numbers = self._by_form.setdefault(form, [])
            if number not in numbers[-1:]:
                numbers.append(number)

    def _first_name_gender(self, section: int, first: int, last: int) -> str | None:
        for word in self.readers[section].words[first:last]:
            if word.folded in self.readers[section].roles["man_named"]:
                return "m"
            if word.folded in self.readers[section].roles["woman_named"]:
                return "f"
            if word.flags & Flag.FIRST_NAME:
                return told_gender(word.flags)
        return None

    def name_text(self, section: int, first: int, last: int) -> str:
        """Return a name as the article writes it, without marks and without what is written on its first word."""
        part = self.readers[section].section.section
        words = [w for w in self.readers[section].words[first:last] if w.text not in _MARKS]
        if not words:
            return ""
        forms = []
        for i, word in enumerate(words):
            cut = len(word.text) - len(bare_form(word)) if i == 0 and not word.analysis.definite else 0
            start, end = part.plain.extent(word.start + cut, word.end)
            forms.append(part.plain.source[start:end])
        if words[0].analysis.definite:
            forms[0] = forms[0] if not has_preposition(words[0]) else bare_form(words[0])
        return _joined(words, forms, part.text)

    # --- titles ----------------------------------------------------------------------------------------------------

    def _title_with_name(self, section: int, first: int) -> None:
        reader = self.readers[section]
        _, last = reader.bounds(first)
        phrase = reader.noun_phrase(first, last)
        if phrase is None:
            return
        person = reader.person_within(phrase.first, phrase.last)
        if person is None or person.first == phrase.first:
            return
        begin: int | None = phrase.first
        other = reader.office_of_another(phrase.first, person.first)
        if other is not None:  # اتهم نائب معارض | رئيس البلدية فلانا
            self._give_role(self.person(section, person.first, person.last), section, other, person.first)
            return
        if self.depends(section, phrase, person):
            begin = reader.inner_title(phrase.first, person.first)
            bearer = self.bearer(section, phrase)
            if bearer is not None:
                self._give_role(self.person(section, bearer.first, bearer.last), section, phrase.first, person.first)
        if begin is not None:
            self._give_role(self.person(section, person.first, person.last), section, begin, person.first)

    def _name_with_title(self, section: int, first: int, last: int) -> None:
        reader = self.readers[section]
        _, end = reader.bounds(first)
        phrase = reader.noun_phrase(first, end)
        if phrase is None or phrase.last <= last:
            return
        begin = last
        while begin < phrase.last and reader.words[begin].text in "،,-–":
            begin += 1
        title, following = reader.names.get(begin), reader.names.get(phrase.last)
        if begin == last and following is not None and following.kind == "PER" and phrase.last < end:
            return  # التقى المبعوث سالم عون | رئيس الحكومة خالد المري
        if title is not None and title.kind == "TITLE" and preposed(reader.words[begin]) != ("و",):
            self._give_role(self.person(section, first, last), section, begin, phrase.last)  # not فلان | والوزير فلان

    def _counterpart(self, section: int, first: int, last: int) -> None:
        """Give somebody the office of him whose counterpart he is: التقى الرئيس التونسي فلان نظيره الجزائري | فلانا."""
        words = self.readers[section].words
        nation = words[first - 1] if first > 1 and words[first - 1].flags & Flag.NISBA else None
        if nation is None or words[first - 2].stem not in self.readers[section].roles["counterpart"]:
            return
        place = (section, first)
        hosts = ((before.place, e) for e in self.entities if e.roles and (before := e.last_before(place)) is not None)
        host = max(hosts, key=lambda h: h[0], default=None)
        entity = self.person(section, first, last)
        if host is None or host[1] is entity:
            return
        tables, woman = self.readers[section].lexicon, words[first - 2].stem.endswith("ة")
        office = (stem for stem in host[1].roles[0] if not tables.of(stem) & Flag.NISBA)
        hers = (stem + "ة" if woman and tables.of(stem + "ة") & Flag.TITLE else stem for stem in office)
        entity.lent = frozenset(hers) | {nation.stem}
        entity.roles.append(entity.lent)

    def of_another_nation(self, entity: Entity, section: int, phrase: Phrase) -> bool:
        """Say whether a title tells another nation than the roles of a person do: الرئيس | الجزائري."""
        reader = self.readers[section]
        nation = next((w.stem for w in reader.words[phrase.first + 1 : phrase.last] if w.flags & Flag.NISBA), None)
        return nation is not None and _of_another_nation(entity, nation, reader.lexicon)

    def _give_role(self, entity: Entity, section: int, first: int, last: int) -> None:
        reader = self.readers[section]
        while last > first and reader.words[last - 1].pos == "punc":
            last -= 1
        if last <= first:
            return
        if entity.role is None or not entity.roles:
            text = self.name_text(section, first, last)
            if entity.role is None or len(text) > len(entity.role):
                entity.role = text
        stems = role_stems(reader.words[first:last])
        if stems and stems not in entity.roles:
            entity.roles.append(stems)
        if entity.gender is None:
            entity.gender = told_gender(reader.words[first].flags)

    def bearer(self, section: int, phrase: Phrase) -> Name | None:
        """Return the name of who is meant by a phrase: محامي الرئيس السابق فلان | فلان; None if it names nobody."""
        reader = self.readers[section]
        name = reader.person_within(phrase.first, phrase.last)
        while name is not None and name.last <= phrase.last:
            if not self.depends(section, phrase, name):
                return name
            name = reader.person_within(name.last, phrase.last)
        return None

    def depends(self, section: int, phrase: Phrase, person: Name) -> bool:
        """Say whether the name in a phrase only belongs to its head: مصدر مقرب من فلان، محامي فلان."""
        reader = self.readers[section]
        first = person.first
        head, previous = reader.words[phrase.first], reader.words[first - 1]
        if first == phrase.first:
            return False
        if (
            previous.pos == "prep"
            or "ل" in reader.words[first].analysis.proclitics
            or "ب" in reader.words[first].analysis.proclitics
        ):
            return True
        if (
            head.flags & (Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT)
            and not head.flags & Flag.TITLE
            and any(reader.words[k].pos == "prep" for k in range(phrase.first + 1, first))
        ):
            return True  # مقربون من الحارس فلان، دراسة لباحثين من جامعة كذا والباحث فلان
        if (
            head.flags & (Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.ORG_HEAD | Flag.MEDIA_HEAD)
            and not head.flags & Flag.TITLE
        ):
            return not previous.analysis.definite
        his = previous.analysis.enclitics[:1] in THEIRS  # محاميه | فلان
        if (previous.folded in reader.roles["dependent_head"] and not his) or previous.folded == "باسم":
            return True
        inner = reader.inner_title(phrase.first, first)
        return inner is not None and self._of_inner(section, phrase, inner, person)

    def _of_inner(self, section: int, phrase: Phrase, inner: int, person: Name) -> bool:
        """Say whether a name belongs to the title at word ``inner``, and not to the one that opens the phrase.

        والدة الطفل | فلان، المتحدثة باسم الرئيس | فلان; but المتحدث باسم الوزارة | فلان, مستشار الرئيس | فلان.
        """
        reader = self.readers[section]
        head, title = reader.words[phrase.first], reader.words[inner]
        following = reader.person_within(person.last, phrase.last)
        if following is not None and not preposed(reader.words[following.first]):
            return True  # محامي الرئيس السابق | فلان | فلان
        own = told_gender(reader.words[person.first].flags)
        his, hers = told_gender(head.flags), told_gender(title.flags)
        suffered = title.stem in reader.roles["accused_person"]  # صديق الضحية | فلان, and فلانة as well
        if own is not None and hers is not None and his != hers and "f" in (his, hers) and not suffered:
            return own == hers and (own == "m" or title.text.endswith("ة"))
        if any(word.stem in reader.roles["kin"] for word in reader.words[phrase.first : inner]):
            return True
        return self._bears(person, section, title.stem, head.stem)

    def _bears(self, person: Name, section: int, title: str, other: str) -> bool:
        """Say whether the article gives a person one title without another: الرئيس | فلان, not المتحدث باسم الرئيس."""
        entity = self._same_person(self.tokens(section, person.first, person.last), (section, person.first))
        if entity is None or other in self.readers[section].roles["deputy"]:
            return False  # مساعد المدرب | فلان is soon called المدرب فلان
        served = self.readers[section].roles["dependent_head"]
        return any(title in role and other not in role and role.isdisjoint(served) for role in entity.roles)

    def borne_again(self, section: int, phrase: Phrase, place: tuple[int, int], gender: str | None) -> Entity | None:
        """Return the only one before a place who bears a role with the same head: رئيس اللجنة، المدرب الجديد."""
        words = self.readers[section].words[phrase.first : phrase.last]
        head = words[0]
        second = next((w for w in words[1:] if w.flags & Flag.TITLE and w.stem not in _GENERIC), None)
        nation = next((w.stem for w in words[1:] if w.flags & Flag.NISBA), None)
        if head.stem in self.readers[section].roles["envoy"]:
            nation = None  # سفير المملكة بالولايات المتحدة الأمريكية … السفير السعودي
        bearing = [
            e
            for e in self.entities
            if e.kind == "person"
            and not (nation and _of_another_nation(e, nation, self.readers[section].lexicon))
            and not (gender and e.gender and gender != e.gender)
            and e.last_before(place) is not None
            and any(head.stem in role and (second is None or second.stem in role) for role in e.roles)
        ]
        return bearing[0] if len(bearing) == 1 and phrase.last - phrase.first <= _SHORT_TITLE else None

    def of_a_nation(self, entity: Entity, section: int) -> bool:
        """Say whether the roles of a person tell a nation."""
        return bool(_nations(entity, self.readers[section].lexicon))

    def compatriot(self, nation: str, place: tuple[int, int], gender: str | None) -> Entity | None:
        """Return the person last mentioned before a place whose roles tell a nation, by the stem of its adjective."""
        found = [
            (before.place, e)
            for e in self.entities
            if e.kind == "person"
            and not (gender and e.gender and gender != e.gender)
            and any(nation in role for role in e.roles)
            and (before := e.last_before(place)) is not None
        ]
        return max(found, key=lambda f: f[0])[1] if found else None

    def by_title(
        self, section: int, phrase: Phrase, place: tuple[int, int], gender: str | None, spoken_last: Entity | None
    ) -> Entity | None:
        """Return the person who bears a title, the one named last before it, else the first one after it.

        A counterpart of another bears it where he was called by it, or spoke last (``spoken_last``) under his name.
        """
        stems = role_stems(self.readers[section].words[phrase.first : phrase.last])
        if not stems:
            return None
        found: list[tuple[bool, bool, bool, bool, tuple[int, int], Entity]] = []
        spoken = self.in_speech(place)
        for entity in self.entities:
            if entity.kind != "person" or (gender and entity.gender and gender != entity.gender):
                continue
            if any(stems <= role for role in entity.roles):
                last = entity.last_before(place)
                exact = any(stems == role for role in entity.roles)
                heard = spoken or not all(self.in_speech(m.place) for m in entity.mentions)
                near = last.place if last else (-1, -min(m.first for m in entity.mentions))
                own = entity.lent not in entity.roles[:1] or self._called_by(last, stems)
                own = own or (entity is spoken_last and not self._as_counterpart(last))
                found.append((heard, last is not None, own, exact, near, entity))  # whom only a speech names, last
        return max(found, key=lambda f: f[:5])[5] if found else None

    def _called_by(self, mention: Mention | None, stems: frozenset[str]) -> bool:
        """Say whether somebody was last called by his own title: التقى الوزير نظيره المصري. | الوزير المصري."""
        if mention is None:
            return False
        words = self.readers[mention.section].words[mention.first : mention.last]
        return not stems.isdisjoint(role_stems(words))

    def _as_counterpart(self, mention: Mention | None) -> bool:
        """Say whether somebody is mentioned as the counterpart of another: نظيره المصري | فلان."""
        if mention is None:
            return False
        reader = self.readers[mention.section]
        words = reader.words[max(0, mention.first - _NAMED) : mention.last]
        return any(word.stem in reader.roles["counterpart"] for word in words)

    # --- others ----------------------------------------------------------------------------------------------------

    def other(self, section: int, first: int, last: int, kind: str, gender: str | None, number: str) -> Entity:
        """Return the source that is no named person: the same words, or the same head, are the same source."""
        reader = self.readers[section]
        mention = Mention(section, first, last)
        if kind == "organisation":
            last = self._without_acronym(section, first, self._without_purpose(section, first, last))
        tokens = self.tokens(section, first, last)
        if kind == "person" and first and reader.words[first - 1].text in _MARKS:
            in_marks = any(e.kind == "organisation" and self._in_marks(e, tokens) for e in self.entities)
            kind = "organisation" if in_marks else kind  # نادي "الأهلي" المصري … | "الأهلي" السعودي
        head = next((w for w in reader.words[first:last] if w.pos != "punc"), reader.words[first])
        entity = self._same_other(tokens, head, kind, mention.place)
        if entity is not None and kind == "person" and len(tokens) > len(entity.tokens):
            entity.name, entity.tokens = self.name_text(section, first, last), tokens  # a headline's السفير التركي
        body = self.named_body(section, first, last) if entity is None and kind == "organisation" else None
        if body is not None:
            first, last = body
            tokens, head = self.tokens(section, first, last), reader.words[first]
            entity = self._same_other(tokens, head, kind, mention.place)
        if entity is None and kind == "organisation":
            entity = self._called_short(tokens, head, mention.place)
            if entity is not None:
                entity.name, entity.tokens = self.name_text(section, first, last), tokens
        if entity is None:
            text = self.name_text(section, first, last)
            entity = Entity(kind, text, tokens, gender, number, head=head.stem)
            self.entities.append(entity)
        if body is not None:
            entity.add(Mention(section, first, last))
        entity.add(mention)
        return entity

    def _called_short(self, tokens: tuple[str, ...], head: Word, place: tuple[int, int]) -> Entity | None:
        """Return the body of which no more than its head is known, from behind a place: اتحاد الملاحين … | الاتحاد."""
        if len(tokens) < _NAMED:
            return None
        alone = (e for e in self.entities if e.kind == "organisation" and len(e.tokens) == 1 and e.head == head.stem)
        return next((e for e in alone if e.mentions and e.mentions[0].place > place), None)

    def named_body(self, section: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the only body of its sort, named before a word that takes it up: مع فرق الإنقاذ الجبلية …. | الفرق."""
        word = self.readers[section].words[first]
        body = self._bodies[section].get(word.stem) if last - first == 1 and word.analysis.definite else None
        return body if body is not None and body[1] <= first else None

    def _without_purpose(self, section: int, first: int, last: int) -> int:
        """Return where the name of a body ends before what it is for: منظمة جستس نت | المعنية بالصحافة."""
        reader = self.readers[section]
        for k in range(first + _NAMED, min(last, len(reader.words) - 1)):
            word, after = reader.words[k], reader.words[k + 1]
            told = after.pos == "prep" or has_preposition(after)
            place = reader.words[k + 2] if k + 2 < len(reader.words) else after
            told = told and not place.flags & (Flag.PLACE | Flag.TOWN)  # المحكمة المتخصصة | في جدة
            if word.analysis.definite and word.stem.removesuffix("ة") in reader.roles["concerned"] and told:
                return k
        return last

    def _without_acronym(self, section: int, first: int, last: int) -> int:
        """Return where the name of a body ends before its acronym in marks: منظمة الأغذية والزراعة | "الفاو"."""
        words = self.readers[section].words
        if words[last - 1].text not in _MARKS:  # صحيفة "الضفة" البريطانية، جمعية "نبض القرى" الخيرية |
            if words[last - 1].stem not in self.readers[section].roles["status_of_body"]:
                return last
            k = last - 3 if last - first > _ACRONYM and words[last - 2].flags & Flag.NISBA else last - 2
            return last - 1 if words[k].text in _MARKS else last  # حزب "الضفة" | الحاكم، حزب "الضفة" المالي | الحاكم
        mark = next((k for k in range(last - 2, first, -1) if words[k].text in _MARKS), None)
        if mark is None or mark - first < _NAMED or last - mark > _ACRONYM:
            return last
        return mark if words[mark - 1].analysis.definite or words[mark - 1].flags & Flag.PLACE else last

    def _of_trade(self, tokens: tuple[str, ...], head: Word, place: tuple[int, int]) -> Entity | None:
        """Return the body that is called by its trade again: شركة ألفا للطيران … | شركة الطيران."""
        trade = tokens[1]
        if head.analysis.definite or not trade.startswith("ال"):
            return None
        bodies = (
            e for e in self.entities if e.kind == "organisation" and e.head == head.stem and len(e.tokens) > _NAMED
        )
        known = [(m.place, e) for e in bodies if e.tokens[-1] == "ل" + trade[1:] and (m := e.last_before(place))]
        return max(known, key=lambda k: k[0])[1] if known else None

    def _of_post(self, tokens: tuple[str, ...], head: Word, kind: str, place: tuple[int, int]) -> Entity | None:
        """Return whom the article names with his post before: السفير التركي في بيروت … | السفير التركي.

        Only a title has him without it first; in the text it may be another who is named with a post later.
        """
        if kind != "person" or len(tokens) < _NAMED or not head.analysis.definite:
            return None
        fitting = [
            e for e in self.entities if e.kind == kind and e.head and e.mentions and _with_post(e.tokens, tokens)
        ]
        posted = [e for e in fitting if len(e.tokens) > len(tokens)]
        if place[0] == 0:
            return min(posted, key=lambda e: e.mentions[0].place, default=None)
        untold = [e for e in fitting if len(e.tokens) < len(tokens) and e.mentions[-1].section == 0]
        known = [(m.place, e) for e in (*posted, *untold) if (m := e.last_before(place)) is not None]
        return max(known, key=lambda k: k[0])[1] if known else None

    def _in_marks(self, entity: Entity, tokens: tuple[str, ...]) -> bool:
        """Say whether marks set a name off where a body was first mentioned: قناة "الأفق" الفضائية; not حزب الشعب …."""
        for mention in entity.mentions[:1]:
            words = self.readers[mention.section].words
            marks = [k for k in range(mention.first, mention.last) if words[k].text in _MARKS]
            if len(marks) == _NAMED:
                return self.tokens(mention.section, marks[0] + 1, marks[1]) == tokens
        return False

    def _same_other(self, tokens: tuple[str, ...], head: Word, kind: str, place: tuple[int, int]) -> Entity | None:
        for entity in self.entities:
            if entity.kind == kind and entity.tokens == tokens:
                return entity
        again = [
            t
            for t in tokens[1:]
            if t not in ("ذاته", "نفسه", "ذاتها", "نفسها", "عينه", "المذكور", "المذكوره", "نفسهم", "ذاتهم")
        ]
        if (head.analysis.definite and not again) or tokens[:1] == ("ذات",):
            stem = head.stem if tokens[:1] != ("ذات",) else (tokens[1].removeprefix("ال") if len(tokens) > 1 else "")
            same = [e for e in self.entities if e.kind == kind and e.head == stem and e.last_before(place)]
            if same:
                return max(same, key=lambda e: e.last_before(place).place)  # type: ignore[union-attr]
        posted = self._of_post(tokens, head, kind, place)
        if posted is not None:
            return posted
        trade = self._of_trade(tokens, head, place) if kind == "organisation" and len(tokens) == _NAMED else None
        if trade is not None:
            return trade
        for entity in self.entities:
            if entity.kind == kind and kind == "organisation" and len(tokens) >= 1 and len(entity.tokens) > len(tokens):
                if tokens == entity.tokens[: len(tokens)] and (
                    head.analysis.definite or self._in_marks(entity, tokens[1:])
                ):
                    return entity  # حزب "الوفد" المصري المعارض … | حزب الوفد
                rest = entity.tokens[len(tokens) + 1 :]
                if tokens == entity.tokens[1 : len(tokens) + 1] and all(t.startswith("لل") for t in rest[:1]):
                    return entity  # وكالة | المنارة | للأنباء
        return self._marked_before(tokens, kind, place)

    def _marked_before(self, tokens: tuple[str, ...], kind: str, place: tuple[int, int]) -> Entity | None:
        """Return the body whose name in marks this is, in marks again or described: موقع | "نبض الساحل" | الإخباري.

        The one mentioned last, where a newspaper and a channel share a name.
        """
        marked = place[1] > 0 and self.readers[place[0]].words[place[1] - 1].text in _MARKS
        if not (marked or kind == "organisation"):
            return None
        bodies = [e for e in self.entities if e.kind == "organisation" and self._in_marks(e, tokens)]
        if not marked:
            bodies = [e for e in bodies if len(e.tokens) == len(tokens) + _NAMED and e.tokens[-1].startswith("ال")]
        found: Entity | None = None
        latest = (-2, -2)
        for entity in bodies:
            before = entity.last_before(place)
            at = before.place if before is not None else (-1, -1)
            if at > latest and not self._elsewhere(entity, tokens, place):
                found, latest = entity, at
        return found

    def _elsewhere(self, entity: Entity, tokens: tuple[str, ...], place: tuple[int, int]) -> bool:
        """Say whether a nation that a body does not have follows its name in marks: "الأهلي" | السعودي."""
        words = self.readers[place[0]].words
        k = place[1] + len(tokens)
        while k < len(words) and words[k].text in _MARKS:
            k += 1
        nation = k < len(words) and words[k].flags & Flag.NISBA and words[k].analysis.definite
        return bool(nation) and words[k].folded not in entity.tokens


def _with_post(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two descriptions are the same but for a post at the end: السفير التركي | في بيروت."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return long[: len(short)] == short and long[len(short) : len(short) + 1] in _AT_POST


def _bodies(reader: Reader) -> dict[str, tuple[int, int] | None]:
    """Return the first name of a body that each common noun opens in a section, None where it opens several."""
    found: dict[str, tuple[int, int] | None] = {}
    for name in reader.section.names:
        for part in (name, *name.parts):
            head = reader.words[part.first]
            if part.kind != "ORG" or part.last - part.first < _NAMED or head.pos != "noun":
                continue
            if head.analysis.definite and _for_something(reader, part):
                continue
            other = found.get(head.stem, (part.first, part.last))
            named = _folded(reader.words[part.first : part.last])
            same = other is not None and _folded(reader.words[other[0] : other[1]]) == named
            found[head.stem] = other if same else None
    return found


def _for_something(reader: Reader, name: Name) -> bool:
    """Say whether ل follows the head of a body's name, or all of it: المنظمة | لعدم، النقابة المستقلة | لأساتذة."""
    after = reader.words[name.last] if name.last < len(reader.words) else reader.words[name.first]
    return "ل" in preposed(reader.words[name.first + 1]) or "ل" in preposed(after)


def _folded(words: Sequence[Word]) -> tuple[str, ...]:
    """Return words folded, without what is written on the first one."""
    return (words[0].core, *(w.folded for w in words[1:])) if words else ()


def _speech(reader: Reader) -> list[tuple[int, int]]:
    """Return where marks that hold more than a name open and end in a section, those within others left out."""
    found: list[tuple[int, int]] = []
    for q in reader.section.section.quoted:
        if q.inner_end - q.start > _NAME_LENGTH and not (found and q.start < found[-1][1]):
            found.append((q.start, q.inner_end))
    return found


def _joined(words: list[Word], forms: list[str], text: str) -> str:
    """Join the words of a name with the blanks between them; punctuation stays on its word: جيه. كيه. رولينغ."""
    out = forms[0]
    for previous, word, form in zip(words, words[1:], forms[1:], strict=False):
        if text[previous.end] == "." and "." not in (previous.text, word.text[:1]):
            out += "." if previous.end + 1 == word.start else ". "
        elif previous.end < word.start:
            out += " "
        out += form
    return out


def bare_form(word: Word) -> str:
    """Return a word without the conjunctions and prepositions written on it: ولماكرون → ماكرون."""
    clitics = [p for p in word.analysis.proclitics if p != "ال"]
    if not clitics:
        return word.text
    tail = word.text[-(len(word.analysis.stem) + sum(map(len, word.analysis.enclitics))) :]
    return "ال" + tail if word.analysis.definite else tail


def role_stems(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the stems that make up a role, without articles and words like السابق."""
    return frozenset(
        w.stem
        for w in words
        if w.pos not in ("punc", "prep", "conj") and w.stem not in _GENERIC and not w.flags & Flag.HONORIFIC
    )


def _of_another_nation(entity: Entity, nation: str, tables: Lexicon) -> bool:
    """Say whether the roles of a person tell another nation than that of a title."""
    told = _nations(entity, tables)
    return bool(told) and nation not in told


def _nations(entity: Entity, tables: Lexicon) -> set[str]:
    """Return the stems of the adjectives of place in the roles of a person."""
    return {stem for role in entity.roles for stem in role if tables.of(stem) & Flag.NISBA}


def _forms(tokens: tuple[str, ...]) -> set[str]:
    """Return what two names must share to fit: one of their words, or some of them written together."""
    words = {t.removeprefix("ال") for t in tokens} | set(tokens)
    return words | {"".join(tokens), "".join(tokens[-2:]), "".join(tokens[-3:]), "".join(tokens[:2])}


def _name_match(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Rank how well two names fit: 4 equal, 3 one within the other in order, 2 surname, 1 first name, 0 not."""
    if a == b or "".join(a) == "".join(b):
        return 4
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == 1:
        if short[0] == long[-1] or (len(long) == 1 and short[0].removeprefix("ال") == long[0].removeprefix("ال")):
            return 2
        if "".join(long[-2:]) == short[0] or (short[0] in long[1:-1] and len(long) > 2):
            return 1
        return 1 if short[0] == long[0] and not short[0].startswith("عبد") else 0
    joined = iter(long)
    if all(token in joined for token in short):
        return 3
    return 3 if "".join(short) in ("".join(long[-2:]), "".join(long[-3:]), "".join(long[:2])) else 0
