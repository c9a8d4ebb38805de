"""Who is who of the persons of one article: names, surnames, titles and spellings that mean the same one.

Persons are joined by their names (full name, surname, first name, spelt in any way); titles lead to the person who
bears them in the article.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.attribution.aliases import alias_key, is_other_name, is_real_name
from pipeline.language.attribution.entities import Entities, Entity, Mention, last_mentioned, number_before
from pipeline.language.attribution.name_forms import name_match, name_text, name_tokens, role_stems, shared_forms
from pipeline.language.attribution.whom_called import is_of_another, whom_called
from pipeline.language.document import Name
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import THEIRS, has_preposition
from pipeline.language.phrasing.phrases import ONE_OF, Phrase, Reader

__all__ = ["Register"]

_DEAD: Final = 4  # words from a noun of dying to the name
_LOOK_BACK: Final = 8  # mentions
_MARKED_BODY: Final = 3  # words from somebody to a name in marks at least
_NAME_LENGTH: Final = 30  # characters of a name in marks


class Register:
    """The persons of one article, filled by one walk over its names."""

    def __init__(self, readers: list[Reader]) -> None:
        """Walk over the names of both sections, the title last: it names by surname what the text names in full."""
        self.readers = readers
        self.entities = Entities(readers)
        self._speech = [_speech(reader) for reader in readers]
        self._aliases: dict[tuple[str, ...], Entity] = {}
        self._by_form: dict[str, list[int]] = {}  # a word or joined words of a name → who may bear it
        order = sorted(range(len(readers)), key=lambda s: s == 0)
        for section in order:
            self._walk(section)

    # --- names -----------------------------------------------------------------------------------------------------

    def _walk(self, section: int) -> None:
        reader = self.readers[section]
        previous: Name | None = None
        for name in reader.section.names:
            if name.kind == "PER":
                if previous is not None and is_other_name(reader, previous, name):
                    self._call(self.person(section, previous.first, previous.last), section, previous, name)
                self.person(section, name.first, name.last)
                previous = name
        for name in reader.section.names:
            if name.kind == "TITLE":
                self._title_with_name(section, name.first)
            elif name.kind == "PER":
                self._name_with_title(section, name.first, name.last)
        for name in reader.section.names:
            if name.kind == "PER":
                self._counterpart(section, name.first, name.last)

    def _call(self, entity: Entity, section: int, one: Name, other: Name) -> None:
        """Let a person have another name, by which he is known from now on where it is the one he was born with."""
        tokens = name_tokens(self.readers[section], other.first, other.last)
        if is_real_name(self.readers[section], one, other):
            self._aliases[alias_key(entity.tokens)] = entity
            self.entities.rename(entity, name_text(self.readers[section], other.first, other.last), tokens)
            self._index(entity)
        elif not any(e is not entity for e in self.entities.called("person", tokens)):
            self._aliases[alias_key(tokens)] = entity

    def addressed_as(self, section: int, first: int) -> str | None:
        """Return the gender of the form of address before a name: السيدة | البرغوثي."""
        before = self.readers[section].words[first - 1] if first else None
        if before is None or not before.flags & Flag.HONORIFIC or not before.analysis.definite:
            return None
        return told_gender(before.flags)

    def person(self, section: int, first: int, last: int, gender: str | None = None) -> Entity:
        """Return the person that these words name; a new one where none fits.

        ``gender`` is that of the verb or form of address that stands with a surname alone: وتقول | البرغوثي.
        """
        tokens = name_tokens(self.readers[section], first, last)
        mention = Mention(section, first, last)
        gender = gender or self.addressed_as(section, first)
        called = self._aliases.get(alias_key(tokens))
        best = called or self._same_person(tokens, mention.place, gender if len(tokens) == 1 else None)
        if best is not None and gender is not None:
            self._only_of(best, mention, tokens)
        if (
            best is None and tokens and tokens[0].startswith("وال")
        ):  # a headline's والرشيدان, where no verb tells و apart
            best = self._same_person((tokens[0][1:], *tokens[1:]), mention.place)
        if best is None and tokens and has_preposition(self.readers[section].words[first]):
            best = self._same_person((self.readers[section].words[first].folded, *tokens[1:]), mention.place)  # بروان
        best = best or self._known_by_first_name(tokens, mention)
        if best is None:
            best = Entity("person", name_text(self.readers[section], first, last), tokens)
            self.entities.add(best)
            self._index(best)
        elif len(tokens) > len(best.tokens) and best is not called:
            self.entities.rename(best, name_text(self.readers[section], first, last), tokens)
            self._index(best)
        if best.gender is None:
            best.gender = self._first_name_gender(section, first, last)
        self.entities.mention(best, mention)
        return best

    def _known_by_first_name(self, tokens: tuple[str, ...], mention: Mention) -> Entity | None:
        """Return whom a text calls by the first name before it names him in full: فقد | سامر | بيته. يقول | سامر عودة.

        Not somebody's son or somebody with an office, who may have that name too: ابنه | محمد، النبي | محمد.
        """
        if len(tokens) <= 1 or mention.section != 1:
            return None
        for number in self._by_form.get(tokens[0], ()):
            entity = self.entities.all[number]
            first = entity.mentions[0] if entity.mentions and entity.tokens == tokens[:1] else None
            if first is None or first.section != 1 or first.place > mention.place:
                continue
            reader, before = self.readers[1], max(0, first.first - 1)
            alone = not reader.words[before].flags & (Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON)
            alone = alone and "kin" not in reader.words[before].stem_roles
            if alone and reader.words[first.first].flags & Flag.FIRST_NAME:
                return entity
        return None

    def _only_of(self, entity: Entity, mention: Mention, tokens: tuple[str, ...]) -> None:
        """Take a mention from whom it was given to before the verb told man from woman: somebody of that name."""
        for number in sorted({n for form in shared_forms(tokens) for n in self._by_form.get(form, ())}):
            other = self.entities.all[number]
            if other is not entity:
                self.entities.drop(other, mention)

    def _same_person(self, tokens: tuple[str, ...], place: tuple[int, int], gender: str | None = None) -> Entity | None:
        found: list[tuple[int, Entity]] = []
        for number in sorted({n for form in shared_forms(tokens) for n in self._by_form.get(form, ())}):
            entity = self.entities.all[number]
            score = name_match(tokens, entity.tokens)
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
        end = number_before(entity.mentions, place)
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
        return any("dead" in w.stem_roles for w in reader.words[begin : mention.first])

    def by_surname(self, surname: str, place: tuple[int, int], gender: str | None = None) -> Entity | None:
        """Return the person of that surname who was mentioned last before a place, else anybody of that surname."""
        found = [self.entities.all[n] for n in self._by_form.get(surname, ())]
        bearing = [e for e in found if len(e.tokens) > 1 and e.tokens[-1] == surname]
        if gender is not None:
            bearing = [e for e in bearing if e.gender in (None, gender)] or bearing
        mentioned = [e for e in bearing if e.last_before(place) is not None]
        if mentioned:
            return max(mentioned, key=lambda e: self._last_active(e, place))
        return bearing[0] if bearing else None

    def _index(self, entity: Entity) -> None:
        for form in shared_forms(entity.tokens):
            numbers = self._by_form.setdefault(form, [])
            if entity.order not in numbers[-1:]:
                numbers.append(entity.order)

    def _first_name_gender(self, section: int, first: int, last: int) -> str | None:
        for word in self.readers[section].words[first:last]:
            if "man_named" in word.roles:
                return "m"
            if "woman_named" in word.roles:
                return "f"
            if word.flags & Flag.FIRST_NAME:
                return told_gender(word.flags)
        return None

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
        if self.office_apart(section, phrase) is not None:
            return
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
        if title is not None and title.kind == "TITLE" and reader.words[begin].preposed != "و":
            self._give_role(self.person(section, first, last), section, begin, phrase.last)  # not فلان | والوزير فلان

    def _counterpart(self, section: int, first: int, last: int) -> None:
        """Give somebody the office of him whose counterpart he is: التقى الرئيس التونسي فلان نظيره الجزائري | فلانا."""
        words = self.readers[section].words
        nation = words[first - 1] if first > 1 and words[first - 1].flags & Flag.NISBA else None
        if nation is None or "counterpart" not in words[first - 2].stem_roles:
            return
        host = last_mentioned((e for e in self.entities.all if e.roles), (section, first))
        entity = self.person(section, first, last)
        if host is None or host is entity:
            return
        tables, woman = self.readers[section].lexicon, words[first - 2].stem.endswith("ة")
        office = (stem for stem in host.roles[0] if not tables.of(stem) & Flag.NISBA)
        hers = (stem + "ة" if woman and tables.of(stem + "ة") & Flag.TITLE else stem for stem in office)
        entity.lent = frozenset(hers) | {nation.stem}
        entity.roles.insert(0, entity.lent)  # before what he is called: نظيره الجزائري

    def _give_role(self, entity: Entity, section: int, first: int, last: int) -> None:
        reader = self.readers[section]
        while last > first and reader.words[last - 1].pos == "punc":
            last -= 1
        if last <= first:
            return
        if entity.role is None or not entity.roles:
            text = name_text(self.readers[section], first, last)
            if entity.role is None or len(text) > len(entity.role):
                entity.role = text
        stems = role_stems(reader.words[first:last])
        if stems and stems not in entity.roles:
            entity.roles.append(stems)
        if entity.gender is None:
            entity.gender = told_gender(reader.words[first].flags)

    # --- whose name a phrase holds ---------------------------------------------------------------------------------

    def bearer(self, section: int, phrase: Phrase) -> Name | None:
        """Return the name of who is meant by a phrase: محامي الرئيس السابق فلان | فلان; None if it names nobody."""
        reader = self.readers[section]
        name = reader.person_within(phrase.first, phrase.last)
        while name is not None and name.last <= phrase.last:
            if not self.depends(section, phrase, name):
                return name
            name = reader.person_within(name.last, phrase.last)
        return None

    def office_apart(self, section: int, phrase: Phrase) -> Phrase | None:
        """Return an office without whom its holder, who is another, calls: ودعا | مدير الصندوق | زوكوف إلى."""
        reader, place = self.readers[section], (section, phrase.first)
        first = whom_called(reader, phrase)
        if first is None:
            return None
        if first in reader.names:
            called = self._same_person(name_tokens(reader, first, phrase.last), place)
        else:
            called = self.by_surname(reader.words[first].core, place)
        office = Phrase(phrase.first, first)
        return office if is_of_another(self.entities, reader, office, called, place) else None

    def depends(self, section: int, phrase: Phrase, person: Name) -> bool:
        """Say whether the name in a phrase only belongs to its head: مصدر مقرب من فلان، محامي فلان."""
        reader = self.readers[section]
        first = person.first
        head, previous = reader.words[phrase.first], reader.words[first - 1]
        if first == phrase.first:
            return False
        if (
            (previous.pos == "prep" and not previous.analysis.enclitics)  # مدير الاتصال فيها | فلان
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
            return not previous.analysis.definite or "kin" in head.stem_roles  # عائلة الفنان | فلان
        his = previous.analysis.pronoun in THEIRS  # محاميه | فلان
        if ("dependent_head" in previous.roles and not his) or previous.folded == "باسم":
            return True
        if _several_of(reader, phrase.first, first - 1) or _of_marked_body(reader, phrase.first, first):
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
        if following is not None and not reader.words[following.first].preposed:
            return True  # محامي الرئيس السابق | فلان | فلان
        own = told_gender(reader.words[person.first].flags)
        his, hers = told_gender(head.flags), told_gender(title.flags)
        suffered = "accused_person" in title.stem_roles  # صديق الضحية | فلان, and فلانة as well
        if own is not None and hers is not None and his != hers and "f" in (his, hers) and not suffered:
            return own == hers and (own == "m" or title.text.endswith("ة"))
        if any("kin" in word.stem_roles for word in reader.words[phrase.first : inner]):
            return True
        return self._bears(person, section, title.stem, head.stem)

    def _bears(self, person: Name, section: int, title: str, other: str) -> bool:
        """Say whether the article gives a person one title without another: الرئيس | فلان, not المتحدث باسم الرئيس."""
        entity = self._same_person(
            name_tokens(self.readers[section], person.first, person.last), (section, person.first)
        )
        if entity is None or other in self.readers[section].roles["deputy"]:
            return False  # مساعد المدرب | فلان is soon called المدرب فلان
        served = self.readers[section].roles["dependent_head"]
        return any(title in role and other not in role and role.isdisjoint(served) for role in entity.roles)


def _several_of(reader: Reader, first: int, i: int) -> bool:
    """Say whether word ``i`` before a name tells people of its bearer: ناخبو | فلان، أحد متابعي | فلان."""
    word, a = reader.words[i], reader.words[i].analysis
    if a.definite or a.enclitics or not word.is_nominal or a.number not in ("d", "p"):
        return False
    people = Flag.TITLE | Flag.GROUP | Flag.ANONYMOUS | Flag.COMMON_PERSON
    if word.text.endswith("و") or (word.text.endswith("ي") and word.flags & people):
        return word.pos in ("noun", "adj") and not word.flags & Flag.NISBA  # not اللواء بحري | فلان
    return word.text.endswith("ات") and (i == first or reader.words[i - 1].folded in ONE_OF)


def _of_marked_body(reader: Reader, first: int, i: int) -> bool:
    """Say whether the name in marks at word ``i`` is a body's where somebody is: مسؤول في دار النشر | "غاليمار"."""
    words = reader.words
    if i - first < _MARKED_BODY or not reader.opens_marks(i - 1):
        return False
    called = words[i - 2].flags & (Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON)
    return not called and any(w.pos == "prep" or w.preposed for w in words[first + 1 : i - 1])


def _speech(reader: Reader) -> list[tuple[int, int]]:
    """Return where marks that hold more than a name open and end in a section, those within others left out."""
    found: list[tuple[int, int]] = []
    for q in reader.section.section.quoted:
        if q.inner_end - q.start > _NAME_LENGTH and not (found and q.start < found[-1][1]):
            found.append((q.start, q.inner_end))
    return found
