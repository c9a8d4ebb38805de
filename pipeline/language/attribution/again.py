"""Sources that a phrase takes up again: معاليه، الوزير، المسؤول ذاته، البيان."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.attribution.discourse import Discourse, Place, Source
from pipeline.language.attribution.entities import Entity, Mention, last_mentioned
from pipeline.language.attribution.issuers import Issuers
from pipeline.language.attribution.kinds import SAYS_WHAT, is_definite
from pipeline.language.attribution.latter import latter
from pipeline.language.attribution.makers import dead_people, late_one, maker, speaks_of_late
from pipeline.language.attribution.name_forms import case_free, name_tokens
from pipeline.language.attribution.office_holders import OfficeHolders
from pipeline.language.attribution.told_before import told_before
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, bare_lemma, told_gender
from pipeline.language.phrasing.phrases import ONE_OF, Phrase

__all__ = ["TakenUp"]

_MENTIONS: Final = 8  # of somebody, among which his title is looked for
_LEAD: Final = 2  # sentences in which an office may stand for a name told later
_NEXT: Final = 2  # sentences
_EPITHET: Final = 2  # words
_COACH: Final = "مدرب"
_TEAM: Final = (_COACH, "لاعب")
_AS: Final = 3  # words from a name to what somebody is
_COUNTING: Final = 4  # words: عدد كبير من | الخبراء
_ADJECTIVES: Final = ("adj", "adj_comp", "adj_num")
_MOST_SUBJECTS: Final = 20
_SOON: Final = 8  # sentences within which the name follows


class TakenUp:
    """Finds whom a phrase without a name means, among those whom the article has named."""

    def __init__(self, discourse: Discourse) -> None:
        """Take the article with those who are known so far."""
        self.discourse = discourse
        self.readers = discourse.readers
        self.register = discourse.register
        self.entities = discourse.entities
        self.issuers = Issuers(discourse)
        self.holders = OfficeHolders(discourse.register)
        self._first_indefinite: dict[tuple[int, str], int] = {}  # of a section and a stem: أوقف | مواطن
        self._dead: list[Entity] | None = None  # looked for once, where somebody late is spoken of

    def by_honour(self, section: int, phrase: Phrase, mention: Mention, gender: str | None = None) -> Source | None:
        """Return the person that ``معاليه``, ``الرجل``, ``محدثنا`` or ``هذه الممرضة`` points back to.

        It is the last one named that agrees. A state (``gender`` is that of the cue) would be feminine: وأضاف | دولته.
        """
        reader = self.readers[section]
        head = reader.words[phrase.first]
        honorific = head.flags & Flag.HONORIFIC or (gender == "m" and "honour_as_state" in head.stem_roles)
        honour = honorific and head.analysis.enclitics and "kin" not in head.stem_roles
        common = head.analysis.definite and "common_person" in head.stem_roles
        ours = head.analysis.enclitics == ("نا",) and "interlocutor" in head.stem_roles
        aged = reader.age_end(phrase.first, phrase.last) == phrase.last  # ابن الثامنة والعشرين
        one = aged or (phrase.last - phrase.first == 1 and (honour or common or ours))
        if common and not honour and self._brought_in(section, phrase.first):
            return None
        this = not one and self._this_person(section, phrase)
        if not (one or this):
            return None
        own = told_gender(head.flags) or head.analysis.gender  # the dictionary has الرجل for a leg
        gender = head.analysis.enclitics[0].replace("ها", "f").replace("ه", "m") if honour else own
        accused = "accused_person" in head.stem_roles  # no مدير نيابة is the one he had arrested
        people = [
            (before.place, e)
            for e in self.entities.all
            if e.kind == "person"
            and e.gender in (None, gender)
            and (before := e.last_before(mention.place)) is not None
            and (not (this or accused) or not e.roles or any(head.stem in role for role in e.roles))
            and not (accused and self.holders.known_by_another(e, head))
        ]
        if honour and not this:
            honoured = self._honoured(head, [e for _, e in people], mention)
            if honoured is not None:
                return self._again(honoured, mention)
        return self._again(self._last_agreeing(people, phrase, mention, gender, common=bool(common)), mention)

    def by_address(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return who was named last behind a form of address that now stands alone: الشيخ فلان …. وقال | الشيخ |."""
        return self._again(self.holders.addressed(section, phrase, mention.place, gender), mention)

    def _plays_no_such_part(self, entity: Entity, head: Word, section: int) -> bool:
        """Say whether who is something else in sport, or no sportsman, is not meant: قال اللاعب فلان. وقال | المدرب."""
        roles, stem = self.readers[section].roles, head.stem.removesuffix("ة")
        if stem not in _TEAM:
            return False
        told = [frozenset(word.removesuffix("ة") for word in role) for role in (*entity.roles, {entity.head})]
        other = roles["no_coach"] if stem == _COACH else roles["no_player"]
        else_told = not any(stem in role for role in told) and any(not other.isdisjoint(role) for role in told)
        return else_told and not any(self._told_as(stem, m) for m in entity.mentions[:_MENTIONS])

    def _told_as(self, stem: str, mention: Mention) -> bool:
        """Say whether somebody is told of as something behind his name: كان الوزير فلان | لاعبا |."""
        for word in self.readers[mention.section].words[mention.last : mention.last + _AS]:
            if word.pos in ("conj_sub", "verb"):
                return False
            if word.stem.removesuffix("ة") == stem:
                return not word.analysis.definite
        return False

    def _last_agreeing(
        self, people: list[tuple[Place, Entity]], phrase: Phrase, mention: Mention, gender: str | None, *, common: bool
    ) -> Entity | None:
        """Return who of those who agree was named last, each with where; an unnamed one who spoke since goes before.

        ``common`` says that the noun only tells a man or a woman, and may have a role of somebody: المدرب.
        """
        reader = self.readers[mention.section]
        head = reader.words[phrase.first]
        sentence = mention.section, reader.bounds(phrase.first)[0]
        heard = {id(entity) for _, entity in self.discourse.spoken_before(sentence)}
        last = max(people, key=lambda p: p[0])[1] if people else None
        if common and last is not None and last.roles and (id(last) in heard or self._is_another(last, head, mention)):
            bearing = [p for p in people if id(p[1]) in heard and any(head.stem in role for role in p[1].roles)]
            people = bearing or people  # قال المدرب لويس غارسيا إن …، الوزير فلان …. وأضاف | المدرب
        people = [p for p in people if not self._plays_no_such_part(p[1], head, mention.section)]
        spoken = next(self.discourse.spoken_before(mention.place), None)
        unnamed = spoken[1] if spoken is not None and spoken[1].kind == "anonymous" else None
        if spoken is not None and any(place > spoken[0] for place, _ in people):
            unnamed = None  # قال مسؤول إن فلانا اعتقل. ونفى الرجل
        if common and unnamed is not None and unnamed.number == "s" and unnamed.gender in (None, gender):
            return unnamed  # قال صاحب محطة إن …. "…"، يقول الرجل
        sure = [p for p in people if p[1].roles or p[1].gender or id(p[1]) in heard]
        return max(sure or people, key=lambda p: p[0])[1] if people else None

    def _honoured(self, honour: Word, people: list[Entity], mention: Mention) -> Entity | None:
        """Return who spoke or acted last of those with whose title an honour goes: قال الأمير فلان …. وأشاد | سموه."""
        roles = self.readers[mention.section].roles
        orders = (
            roles["honour_highness"], roles["honour_eminence"], roles["honour_excellency"], roles["honour_majesty"],
        )  # fmt: skip
        fitting = [order for order in orders if honour.stem in order]
        bearing = {id(e) for e in people if any(self.holders.called(e, titles) for titles in fitting)}
        if not bearing:
            return None
        subject = self.discourse.subject_before(mention.place)
        recent = [*self.discourse.spoken_before(mention.place), *([subject] if subject is not None else [])]
        return max((r for r in recent if id(r[1]) in bearing), key=lambda r: r[0], default=(mention.place, None))[1]

    def _is_another(self, entity: Entity, head: Word, mention: Mention) -> bool:
        """Say whether a person is something else: قال المدرب إن …. ووصل | رئيس النادي فلان. وأضاف المدرب.

        Not whose deputy acted since, who may have come after him: أقيل المدرب. وقاد | مساعده فلان | الحصة. وأكد المدرب.
        """
        if any(head.stem in role for role in entity.roles):
            return False
        subject, deputy = self.discourse.subject_before(mention.place), self.readers[mention.section].roles["deputy"]
        acted = subject is not None and subject[1] is entity
        return not (acted and any(not deputy.isdisjoint(role) for role in entity.roles))

    def _brought_in(self, section: int, i: int) -> bool:
        """Say whether somebody without a name is meant, who was brought in as one of many: أوقف | مواطن … المواطن."""
        reader = self.readers[section]
        stem = reader.words[i].stem
        if stem not in reader.roles["brought_in"]:
            return False
        if (section, stem) not in self._first_indefinite:
            told = (k for k, w in enumerate(reader.words) if w.stem in (stem, stem + "ا") and w.pos == "noun")
            first = next((k for k in told if not reader.words[k].analysis.definite), len(reader.words))
            self._first_indefinite[section, stem] = first
        first = self._first_indefinite[section, stem]
        return first < i and reader.kind_at(first + 1) != "PER"

    def _this_person(self, section: int, phrase: Phrase) -> bool:
        """Say whether a title is one that was said of somebody just before: هذه الممرضة المقيمة في ليون."""
        reader = self.readers[section]
        head = reader.words[phrase.first]
        if phrase.first == 0 or head.analysis.number == "p" or not head.analysis.definite:
            return False
        pointed = reader.words[phrase.first - 1].pos == "pron_dem"
        if any(e.kind == "anonymous" and e.head == head.stem for e in self.entities.all):
            return False  # وقال مسؤول … وأضاف هذا المسؤول
        return pointed and bool(head.flags & (Flag.TITLE | Flag.COMMON_PERSON))

    def by_surname(
        self, section: int, phrase: Phrase, mention: Mention, gender: str | None, *, office: bool = False
    ) -> Source | None:
        """Return whom one word names by a surname that the tagger did not take for a name: وقال الحمصي.

        ``office`` says that nobody in the article bears the office that the word is too: عامر الشيخ … وقال الشيخ.
        """
        words = [w for w in self.readers[section].words[phrase.first : phrase.last] if w.pos != "punc"]
        if len(words) != 1 or bool(words[0].flags & SAYS_WHAT) != office:
            return None
        entity = self.register.by_surname(words[0].core, mention.place, gender)
        if entity is None:
            return None
        self.entities.mention(entity, mention)
        return Source(entity, "short_name", mention)

    def by_titled_surname(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return whom a surname behind an honour or an office names, though it reads as no name: السيد | كوريا."""
        reader, k = self.readers[section], phrase.first + 1
        head = reader.words[phrase.first]
        if not head.flags & (Flag.TITLE | Flag.HONORIFIC) or head.flags & Flag.PLURAL or not head.analysis.definite:
            return None
        if (
            phrase.last - k > 1
            or k >= reader.bounds(phrase.first)[1]
            or (k >= phrase.last and reader.kind_at(k) == "PER")
        ):
            return None
        word = reader.words[k]
        courtesy = head.flags & Flag.HONORIFIC and not word.flags & Flag.TITLE  # السيد | الغزي; not الوزير | المصري
        surname = word.is_nominal and (courtesy or not word.flags & (SAYS_WHAT | Flag.NISBA))
        entity = self.register.by_surname(word.core, mention.place, gender) if surname else None
        if entity is None or entity.last_before(mention.place) is None:
            return None
        return self._again(entity, Mention(section, phrase.first, k + 1), "short_name")

    def by_title(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return the person who bears a title in the article: وزير الصحة … وقال الوزير."""
        flags = self.readers[section].words[phrase.first].flags
        if self.readers[section].kind_at(phrase.first) == "TITLE":
            flags |= Flag.TITLE  # كبير المحللين، خادم الحرمين الشريفين
        if flags & (Flag.PLURAL | Flag.DUAL) or (flags & Flag.DOCUMENT and not flags & Flag.TITLE):
            return None  # «الصيادلة»: … is not the head of their union
        if not flags & (Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.COMMON_PERSON):
            return None
        spoken = next(self.discourse.spoken_before(mention.place), None)
        last = spoken[1] if spoken is not None else None
        holder = self.holders.by_title(section, phrase, mention.place, gender, last)
        holder = holder or self.holders.in_headline(section, phrase, gender)
        talking = self._who_talks(section, phrase, mention, gender, holder)
        return self._again(talking or holder, mention)

    def _who_talks(
        self, section: int, phrase: Phrase, mention: Mention, gender: str | None, holder: Entity | None
    ) -> Entity | None:
        """Return who spoke last, where "who talks" means no spokesman: قال الوزير إن …. وأضاف | المتحدث نفسه |.

        A spokesman who is named only later is not meant either.
        """
        words = self.readers[section].words[phrase.first : phrase.last]
        same = len(words) == _EPITHET and "same" in words[-1].roles
        if "spoken_title" not in words[0].stem_roles or not (same or len(words) == 1):
            return None
        later = holder is not None and holder.last_before(mention.place) is None
        spoken = self._spoke_last(mention.place, gender) if same or later else None
        return spoken[1] if spoken is not None else None

    def by_work(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return who made the work that was told of, or who died: مؤلفها، صاحبة الرواية، الأديب الراحل."""
        reader = self.readers[section]
        found = maker(reader, self.register, phrase, mention.place, gender)
        if found is None and speaks_of_late(reader, phrase):
            if self._dead is None:
                self._dead = dead_people(self.register)
            found = late_one(self._dead, mention.place, gender)
        return self._again(found, mention)

    def by_statement(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return whose a paper is that is taken up alone: البيان."""
        return self._again(self.issuers.issuer(section, phrase, mention), mention)

    def these_people(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return the people who spoke or acted last, behind a pointing word alone: ويقول | هؤلاء."""
        reader, discourse = self.readers[section], self.discourse
        words, end = reader.words, phrase.last
        pointing = end - phrase.first == 1 and "these_people" in words[phrase.first].roles
        if not pointing or (end < len(words) and words[end].pos == "pron_rel"):
            return None
        k = bisect_left(discourse.subjects, mention.place, key=lambda s: s[0])
        near = (*reversed(discourse.subjects[max(0, k - _MOST_SUBJECTS) : k]), *discourse.spoken_before(mention.place))
        groups = [s for s in near if s[0][0] == section and (s[1].kind == "group" or s[1].number == "p")]
        return self._again(max(groups, key=lambda s: s[0])[1] if groups else None, mention, "pronoun")

    def the_latter(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return who was mentioned last, else who spoke last: وأكد | هذا الأخير."""
        return self._again(latter(self.discourse, self.holders, section, phrase), mention)

    def unnamed(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return the unnamed source that a definite title takes up again: مسؤول في الجهاز … وقال المسؤول."""
        head = self.readers[section].words[phrase.first]
        if not head.analysis.definite or phrase.last - phrase.first > 1:
            return None
        like = self._unnamed_like(head)
        return self._again(last_mentioned(like, mention.place), mention)

    def those(self, section: int, phrase: Phrase, mention: Mention, number: str) -> Source | None:
        """Return the two or the counted ones whom a noun takes up: وزيرا البلدين … الوزيران، ثلاثة خبراء … الخبراء.

        Two may also be those who were named together: فلان وفلان … وأكد الوزيران.
        """
        head = self.readers[section].words[phrase.first]
        if not head.analysis.definite or phrase.last - phrase.first > 1:
            return None
        several = [e for e in self.entities.all if e.kind in ("group", "anonymous") and e.number == number]
        like = [e for e in several if self._counts(e, bare_lemma(head.analysis.lemma))]
        same = last_mentioned(like, mention.place)
        if same is not None or number != "d" or not head.flags & (Flag.TITLE | Flag.ORG_HEAD):
            return self._again(same, mention)
        spoken = (s for s in self.discourse.spoken_before(mention.place) if s[1].kind == "group" and s[1].number == "d")
        two = next(spoken, None)
        if two is not None and head.flags & Flag.ORG_HEAD and not head.flags & Flag.TITLE:
            first = two[1].mentions[0]  # منظمة أمل وجمعية السلام … | المنظمتان
            bodies = any(w.flags & Flag.ORG_HEAD for w in self.readers[first.section].words[first.first : first.last])
            return self._again(two[1] if bodies else None, mention)
        return self._again(two[1] if two is not None and self._both_are(two, head, mention) else None, mention)

    def _counts(self, entity: Entity, lemma: str) -> bool:
        """Say whether a source is several of a sort, or some counted ones: ثلاثة | خبراء; not محامو | المتهمين."""
        first = entity.mentions[0]
        reader = self.readers[first.section]
        words = reader.words[first.first : min(first.last, first.first + _COUNTING)]
        counting = words[0].pos in ("noun_num", "noun_quant", "digit") or reader.counts(words[0])
        counted = (w for w in words[1:] if w.pos != "prep" and w.pos not in _ADJECTIVES)
        several = (words[0], next(counted, words[0])) if counting else (words[0],)
        many = (w for w in several if w.analysis.number in ("d", "p"))
        return any(case_free(bare_lemma(w.analysis.lemma)) == case_free(lemma) for w in many)

    def _both_are(self, two: tuple[Place, Entity], head: Word, mention: Mention) -> bool:
        """Say whether two who spoke together both bear a title, and no other two do since: وزيري الصحة والتعليم."""
        spoken, reader, lemma = two[1].mentions[0], self.readers[mention.section], bare_lemma(head.analysis.lemma)
        told = self.readers[spoken.section]
        named = [n for n in told.section.names if spoken.first <= n.first < spoken.last]
        people = [self.register.person(spoken.section, n.first, n.last) for n in named if n.kind == "PER"]
        titled = [e for e in people if any(lemma in role or lemma + "ة" in role for role in e.roles)]
        since = reader.words[two[0][1] : mention.first] if two[0][0] == mention.section else ()
        other = any(bare_lemma(w.analysis.lemma) == lemma and w.analysis.number == "d" for w in since)
        partner = any("counterpart" in w.stem_roles for w in told.words[spoken.first : spoken.last])
        both = len(people) > 1 or (len(people) == 1 and partner)  # الوزير فلان | ونظيره المصري
        return both and len(titled) == len(people) and not other

    def _unnamed_like(self, head: Word) -> list[Entity]:
        """Return the unnamed sources of the article with the same head: مسؤول في الجهاز, for المسؤول."""
        heads = head.stem, head.stem + "ا"
        unnamed = (e for e in self.entities.all if e.kind == "anonymous")
        return [e for e in unnamed if e.head in heads or (e.number == "s" and self._one_of(e, head))]

    def _one_of(self, entity: Entity, head: Word) -> bool:
        """Say whether somebody is told as one of several of a sort: أحد | التجار …. وأضاف | التاجر."""
        first = entity.mentions[0]
        if first.last - first.first <= 1:
            return False
        one, sort = self.readers[first.section].words[first.first : first.first + 2]
        return one.folded in ONE_OF and bare_lemma(sort.analysis.lemma) == bare_lemma(head.analysis.lemma)

    def same_again(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return whom ``the same`` means: المصدر ذاته، ذات المسؤول; also whose statement a bare المصدر is."""
        reader = self.readers[section]
        words = reader.words[phrase.first : phrase.last]
        leads = len(words) > 1 and "self_same" in words[0].roles
        ends = len(words) > 1 and "same" in words[-1].roles
        core = Phrase(phrase.first + leads, phrase.last - ends)
        head = reader.words[core.first]
        any_source = "source_word" in head.stem_roles
        alone = core.last - core.first == 1
        if not head.analysis.definite or not (leads or ends or (any_source and alone)):
            return None
        like = self._unnamed_like(head)
        if not (leads or ends) and like:
            return self.unnamed(section, core, mention) if len(like) == 1 else None  # المصدر في الوزارة, one of several
        found = self.unnamed(section, core, mention) or (
            self.by_title(section, core, mention, gender) if leads else None
        )
        if found is not None or not (any_source or leads):
            return found
        before = (e for _, e in self.discourse.spoken_before(mention.place) if leads or not self._is_state(e))
        spoken = next(before, None)
        if spoken is None or (spoken.kind == "person" and not (leads or ends)):
            return None
        fits = any_source or (spoken.kind in ("person", "anonymous") and spoken.gender in (None, gender))
        return self._again(spoken, mention) if fits and alone else None

    def _is_state(self, entity: Entity) -> bool:
        """Say whether an entity is a state or its capital, which nobody calls a source: وتنفي الخرطوم ذلك."""
        first = entity.mentions[0] if entity.mentions else None
        return first is not None and self.readers[first.section].is_state(first.first)

    def told_before(self, section: int, phrase: Phrase, mention: Mention, kind: str) -> Source | None:
        """Return who was told by the same words without an article: مصدر أمني … | المصدر الأمني."""
        return self._again(told_before(self.entities, self.readers[section], phrase, mention.place, kind), mention)

    def by_part_of_title(
        self, section: int, phrase: Phrase, mention: Mention, own: tuple[str | None, str], gender: str | None
    ) -> Source | None:
        """Return the person who bears a longer title, or who spoke last: رئيس اللجنة، المسؤول ذاته.

        Args:
            section: Where the phrase stands.
            phrase: The words of the title.
            mention: The same words.
            own: Gender and number of the title.
            gender: That of the cue, which counts where the title is no singular.
        """
        reader = self.readers[section]
        telling = Flag.TITLE | Flag.COMMON_PERSON | Flag.NISBA
        capped = "capped" in reader.words[phrase.first].stem_roles  # الدولي المغربي
        if not (reader.words[phrase.first].flags & telling or capped) or not is_definite(reader, phrase):
            return None
        own_gender, number = own
        agreeing = own_gender if number == "s" else gender
        entity = self.holders.borne_again(section, phrase, mention.place, agreeing)
        entity = entity or self._spokesman(section, phrase, mention)
        if entity is None and number == "s" and self._anybody(section, phrase):
            same = "same" in reader.words[phrase.last - 1].roles
            same = same or "spoken_title" in reader.words[phrase.first].stem_roles  # المتحدث: whoever spoke
            entity = self._last_person(mention.place, agreeing, ("person", "anonymous") if same else ("person",))
            head = reader.words[phrase.first]
            if entity is not None and not same and self._plays_no_such_part(entity, head, section):
                entity = None
        if entity is None and number == "s":
            entity = self._by_epithet(section, phrase, mention.place, agreeing)
        return self._again(entity, mention)

    def _spokesman(self, section: int, phrase: Phrase, mention: Mention) -> Entity | None:
        """Return the spokesman without a name who is taken up alone: الناطق باسم الجيش …. وأضاف | الناطق."""
        head = self.readers[section].words[phrase.first]
        if phrase.last - phrase.first > 1 or "speaks_for_others" not in head.stem_roles:
            return None
        told = self.entities.last_with_head("person", head.stem, mention.place)
        return told if told is not None and len(told.tokens) > 1 else None

    def _by_epithet(self, section: int, phrase: Phrase, place: Place, gender: str | None) -> Entity | None:
        """Return who spoke last, where two words say no more than what he is: النجم المصري، الفنانة الشهيرة."""
        words = self.readers[section].words[phrase.first : phrase.last]
        if len(words) != _EPITHET or "generic_title" not in words[0].stem_roles:
            return None
        if not all(w.analysis.definite for w in words) or not words[1].pos.startswith("adj"):
            return None
        if words[1].flags & Flag.NISBA:
            compatriot = self.holders.compatriot(words[1].stem, place, gender)
            if compatriot is not None:
                return compatriot
        spoken = self._spoke_last(place, gender)
        if spoken is None:
            return None
        entity = spoken[1]
        if not words[1].flags & Flag.NISBA:
            return entity
        others = (e for e in self.entities.all if e is not entity and e.kind == "person")
        alone = not any(e.gender in (None, gender) and e.last_before(place) is not None for e in others)
        return entity if alone and not self.holders.of_a_nation(entity, section) else None

    def going_on(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return who spoke just before, where an office that nobody bears in the article adds to it.

        قال المهاجم كريم نصر إن …. وأضاف | قائد المنتخب | أن …
        """
        reader = self.readers[section]
        head = reader.words[phrase.first]
        spoken = self._spoke_last(mention.place, gender)
        if spoken is None or not is_definite(reader, phrase):
            return None
        if self.holders.of_another_nation(spoken[1], section, phrase):
            return None
        told, own = name_tokens(reader, phrase.first, phrase.last), spoken[1].tokens
        if spoken[1].head == head.stem and any(a != b for a, b in zip(told, own, strict=False)):
            return None  # قال السفير الأمريكي في دمشق …. وأضاف | السفير الأمريكي في بيروت
        if any(w.stem == "اسم" and w.analysis.enclitics for w in reader.words[phrase.first : phrase.last]):
            return None  # وأضاف | المتحدث باسمه
        near = head.part - reader.words[spoken[0][1]].part <= _NEXT
        office = head.flags & Flag.TITLE or reader.kind_at(phrase.first) == "TITLE"  # رجل الأعمال
        return self._again(spoken[1], mention) if near and office else None

    def by_own_noun(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return who spoke before by his name behind a noun that no table has for an office: وأوضح | المعتمد.

        قال معتمد الجهة فلان إن …. وأوضح | المعتمد | أن; the adjectives are those that he had then: المكلف | العام.
        What is his own is not himself: قال متجر فلان إن …. وأوضح | المتجر |.
        """
        words = self.readers[section].words[phrase.first : phrase.last]
        head = words[0]
        if head.flags & SAYS_WHAT or not all(w.analysis.definite and w.is_nominal for w in words):
            return None
        for k in self.discourse.before_place(mention.place):
            source = self.discourse.found[k]
            if source is None or source.mention is None or source.entity.kind != "person":
                continue
            entity, called = source.entity, source.mention
            there = self.readers[called.section]
            told = there.words[called.first : called.last]
            titled = len(told) > len(words) and told[0].stem == head.stem and not told[0].flags & SAYS_WHAT
            if not told[0].analysis.definite and there.kind_at(called.first + 1) in ("PER", "TITLE"):
                continue
            if titled and {w.stem for w in words} <= {w.stem for w in told} and entity.gender in (None, gender):
                return self._again(entity, mention)
        return None

    def _spoke_last(self, place: Place, gender: str | None) -> tuple[Place, Entity] | None:
        """Return who was quoted last before a place and where, if that is a person who agrees."""
        spoken = next(self.discourse.spoken_before(place), None)
        if spoken is None or spoken[1].kind != "person" or (gender and spoken[1].gender not in (None, gender)):
            return None
        return spoken

    def named_later(self, section: int, phrase: Phrase, mention: Mention, gender: str | None) -> Source | None:
        """Return who is named, without any title, by the next source after the lead: قال وزير النفط إن …. وقال فلان ….

        News agencies tell the office first and take it for known that he is meant who speaks on.
        """
        reader = self.readers[section]
        head = reader.words[phrase.first]
        if section != 1 or head.part >= _LEAD or not head.flags & Flag.TITLE or phrase.last - phrase.first == 1:
            return None
        for statement in self.discourse.after(mention.place):
            if statement.source is None or statement.cue_kind != "verb":
                continue
            first, last = statement.source
            same = reader.words[first].stem == head.stem and reader.words[first].analysis.definite
            name = reader.names.get(first + same)
            if name is None or name.kind != "PER" or reader.words[name.first].part - head.part > _SOON:
                return None
            if not self._undescribed(section, name.first, last) or (not same and self._borne_later(section, phrase)):
                return None
            entity = self.register.person(section, name.first, name.last)
            told = same or not entity.roles  # المتحدث باسم الكتلة …. وقال | المتحدث فلان
            new = told and all(m.place >= mention.place for m in entity.mentions if m.section == section)
            return (
                self._again(entity, mention) if new and not (gender and entity.gender not in (None, gender)) else None
            )
        return None

    def named_next(self, section: int, phrase: Phrase, mention: Mention) -> Source | None:
        """Return whom the next source of a report names: قال | جنرال أمريكي | إن …. وأضاف الجنرال فلان."""
        reader = self.readers[section]
        head = reader.words[phrase.first]
        if section != 1 or head.part >= _LEAD or head.analysis.definite or not head.flags & Flag.TITLE:
            return None
        following = next((s for s in self.discourse.after(mention.place) if s.source is not None), None)
        if following is None or following.source is None:
            return None
        first, last = following.source
        name, near = reader.person_within(first, last), reader.words[first].part - head.part <= _NEXT
        same = reader.words[first].stem == head.stem and reader.words[first].analysis.definite
        if name is None or not near or not same or self.register.depends(section, Phrase(first, last), name):
            return None
        entity = self.register.person(section, name.first, name.last)
        new = all(m.place >= mention.place for m in entity.mentions if m.section == section)
        return self._again(entity, mention) if new else None

    def _undescribed(self, section: int, first: int, last: int) -> bool:
        """Say whether a full name stands alone, with nothing that says who that is."""
        words, name = self.readers[section].words, self.readers[section].names[first]
        after = words[last] if last < len(words) else None
        described = after is not None and (after.text in "،,(" or after.pos == "pron_rel")
        return name.last - first > 1 and last == name.last and not described

    def _borne_later(self, section: int, phrase: Phrase) -> bool:
        """Say whether the office tells a nation, or is taken up by its head alone: وأضاف الوزير."""
        words = self.readers[section].words
        head = words[phrase.first]
        nation = any(w.flags & (Flag.NISBA | Flag.STATE) for w in words[phrase.first : phrase.last])
        alone = (w.stem == head.stem and w.analysis.definite for w in words[phrase.last :])
        return nation or any(alone)

    def _anybody(self, section: int, phrase: Phrase) -> bool:
        """Say whether a title says only that he is meant who spoke last: المسؤول ذاته، النائبة."""
        reader = self.readers[section]
        if "same" in reader.words[phrase.last - 1].roles:
            return True
        head = reader.words[phrase.first]
        generic = "generic_title" in head.stem_roles or bool(head.flags & Flag.NISBA)  # وأضاف | الإسباني
        return phrase.last - phrase.first == 1 and generic

    def _last_person(self, place: Place, gender: str | None, kinds: tuple[str, ...]) -> Entity | None:
        """Return the person who was quoted last before a place, in the text."""
        spoken = self.discourse.spoken_before(place)
        people = (e for _, e in spoken if e.kind in kinds and not (gender and e.gender and e.gender != gender))
        return next(people, None)

    def _again(self, entity: Entity | None, mention: Mention, resolution: str = "title") -> Source | None:
        """Return the source of a phrase that takes up somebody again, who is then mentioned there."""
        if entity is None:
            return None
        self.entities.mention(entity, mention)
        return Source(entity, resolution, mention, entity.last_before(mention.place))
