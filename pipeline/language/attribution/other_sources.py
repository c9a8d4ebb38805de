"""The sources of one article that are no named persons: bodies, documents, groups, somebody known by his office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.language.attribution.entities import Entities, Entity, Mention, last_mentioned, put
from pipeline.language.attribution.name_forms import MARKS, case_free, compared, name_text, name_tokens
from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Reader

__all__ = ["OtherSources"]

_MARKED_NAME: Final = 30  # characters of a name in marks
_NAMED, _ACRONYM = 2, 3  # words of a name before its acronym at least, of an acronym with its marks at most
_OFTEN_ANOTHER: Final = ("لجنة", "شركة")  # what is founded or hired for an occasion
_AT_POST: Final = ("في", "لدي")
_SORTS: Final = frozenset(
    ("called_by_name", "noun_of_company", "noun_of_outlet", "noun_of_club", "noun_of_movement", "noun_of_alliance",
     "noun_of_world_body", "noun_of_ministry", "noun_of_network")
)  # fmt: skip
_THE_SAME: Final = frozenset(
    ("ذاته", "نفسه", "ذاتها", "نفسها", "عينه", "المذكور", "المذكوره", "نفسهم", "ذاتهم"),
)


class OtherSources:
    """Says which source a description means: the same words, or the same head, are the same source."""

    def __init__(self, entities: Entities, readers: list[Reader]) -> None:
        """Take who is known so far; what is met first is added to them."""
        self.entities = entities
        self.readers = readers
        self._bodies = [_bodies(reader) for reader in readers]
        self._behind_noun = [_behind_noun(reader) for reader in readers]
        self._before_post: dict[tuple[str, ...], list[int]] = {}  # السفير التركي | في بيروت
        self._begun: dict[tuple[str, ...], list[int]] = {}  # حزب الوفد | المصري المعارض
        self._behind_head: dict[tuple[str, ...], list[int]] = {}  # وكالة | المنارة | للأنباء
        self._heads_alone: dict[tuple[str, ...], list[int]] = {}
        self._groups: dict[tuple[str, ...], list[int]] = {}  # by their words without case
        self._trades: dict[tuple[str, ...], list[int]] = {}  # head and trade of شركة ألفا للطيران

    def other(self, section: int, first: int, last: int, kind: str, gender: str | None, number: str) -> Entity:
        """Return the source that is no named person: the same words, or the same head, are the same source."""
        reader = self.readers[section]
        mention = Mention(section, first, last)
        if kind == "organisation":
            last = self._without_acronym(section, first, self._without_purpose(section, first, last))
        if kind == "organisation" and self._alone_of_its_sort(section, first, last):
            last = first + 1
        last = self._without_rank(section, first, last)
        tokens = name_tokens(reader, first, last)
        if kind == "person" and first and reader.words[first - 1].text in MARKS:
            kind = "organisation" if self.entities.marked(tokens) else kind  # نادي "الأهلي" المصري … | "الأهلي" السعودي
        head = next((w for w in reader.words[first:last] if w.pos != "punc"), reader.words[first])
        entity = self._same_other(tokens, head, kind, mention.place)
        if entity is not None and kind == "person" and len(tokens) > len(entity.tokens):
            self._rename(entity, name_text(reader, first, last), tokens)  # a headline's السفير التركي
        if entity is not None and kind == "group" and _in_nominative(tokens, entity.tokens):
            self._rename(entity, name_text(reader, first, last), tokens)  # وفقا للباحثين …. وقال | الباحثون
        body = None
        if entity is None and kind == "organisation":
            body = self.named_body(section, first, last) or self._told_with_noun(section, tokens, mention.place)
        if body is not None:
            first, last = body
            tokens, head = name_tokens(reader, first, last), reader.words[first]
            entity = self._same_other(tokens, head, kind, mention.place)
        if entity is None and kind == "organisation":
            entity = self._called_short(tokens, head, mention.place)
            if entity is not None:
                self._rename(entity, name_text(reader, first, last), tokens)
        if entity is None:
            noun = compared(head.stem, kind)
            entity = Entity(kind, name_text(reader, first, last), tokens, gender, number, head=noun)
            self.entities.add(entity)
            self._index(entity)
        if body is not None:
            self.entities.mention(entity, Mention(section, first, last))
        self.entities.mention(entity, mention)
        return entity

    def _rename(self, entity: Entity, name: str, tokens: tuple[str, ...]) -> None:
        self.entities.rename(entity, name, tokens)
        self._index(entity)

    def _index(self, entity: Entity) -> None:
        """Let an entity be found by what its name may be shortened to."""
        tokens = entity.tokens
        if entity.kind == "person":
            for k, token in enumerate(tokens):
                if token in _AT_POST:
                    put(self._before_post, tokens[:k], entity.order)
        if entity.kind == "group":
            put(self._groups, tuple(case_free(token) for token in tokens), entity.order)
        if entity.kind != "organisation":
            return
        for k in range(1, len(tokens)):
            put(self._begun, tokens[:k], entity.order)
            if all(token.startswith("لل") for token in tokens[k + 1 : k + 2]):
                put(self._behind_head, tokens[1 : k + 1], entity.order)
        if len(tokens) == 1:
            put(self._heads_alone, (entity.head,), entity.order)
        if len(tokens) > _NAMED:
            put(self._trades, (entity.head, tokens[-1]), entity.order)

    def _indexed(self, index: dict[tuple[str, ...], list[int]], key: tuple[str, ...]) -> Iterator[Entity]:
        """Give those that an index has under a key, in order; some may have a fuller name by now."""
        for order in index.get(key, ()):
            yield self.entities.all[order]

    def named_body(self, section: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the only body of its sort, named before a word that takes it up: مع فرق الإنقاذ الجبلية …. | الفرق."""
        word = self.readers[section].words[first]
        body = self._bodies[section].get(word.stem) if last - first == 1 and word.analysis.definite else None
        return body if body is not None and body[1] <= first else None

    def _told_with_noun(self, section: int, tokens: tuple[str, ...], place: tuple[int, int]) -> tuple[int, int] | None:
        """Return the body that stands before a place with its noun, though nothing tells that it speaks there.

        فيما دعا | حزب النهوض | إلى التريث. وأكد | النهوض; the one that was told last.
        """
        told = self._behind_noun[section].get(tokens, ())
        return next((body for body in reversed(told) if body[1] <= place[1]), None)

    def _without_purpose(self, section: int, first: int, last: int) -> int:
        """Return where the name of a body ends before what it is for: منظمة جستس نت | المعنية بالصحافة."""
        reader = self.readers[section]
        for k in range(first + _NAMED, min(last, len(reader.words) - 1)):
            word, after = reader.words[k], reader.words[k + 1]
            told = after.pos == "prep" or has_preposition(after)
            place = reader.words[k + 2] if k + 2 < len(reader.words) else after
            told = told and not place.flags & (Flag.PLACE | Flag.TOWN)  # المحكمة المتخصصة | في جدة
            stem = word.stem.removesuffix("ة")
            purpose = stem in reader.roles["concerned"]
            marked = reader.words[k - 1].text in MARKS  # موقع "نور" | التابع للوزارة
            purpose = purpose or (marked and stem in reader.roles["of_another_body"])
            if word.analysis.definite and purpose and told:
                return k
        return last

    def _alone_of_its_sort(self, section: int, first: int, last: int) -> bool:
        """Say whether a body told by what it holds is alone of its sort: جمعية الفن … | الجمعية المنظمة للمهرجان."""
        words = self.readers[section].words
        if last - first < _NAMED + 1 or not all(w.analysis.definite for w in words[first : first + _NAMED]):
            return False
        roles = self.readers[section].roles
        does = words[first + 1].stem.removesuffix("ة") in roles["organising"]
        does = does and words[first].stem not in _OFTEN_ANOTHER  # اللجنة الأولمبية …. وأكدت | اللجنة المنظمة للدورة
        if not does or words[first + 2].preposed[:1] not in ("ل", "ب"):
            return False
        like = [e for e in self.entities.all if e.kind == "organisation" and e.head == words[first].stem]
        return len(like) == 1 and like[0].last_before((section, first)) is not None

    def _without_rank(self, section: int, first: int, last: int) -> int:
        """Return where the name of a state ends before what it is: قطر | الوسيط الرئيسي، الكويت | العضو غير الدائم."""
        reader = self.readers[section]
        name = reader.names.get(first)
        end = name.last if name is not None else first + 1
        if end >= last or not reader.is_state(first):
            return last
        rank = reader.words[end]
        titled = rank.flags & Flag.TITLE and rank.analysis.definite and not rank.flags & Flag.NISBA
        return end if titled and rank.analysis.number == "s" else last

    def _without_acronym(self, section: int, first: int, last: int) -> int:
        """Return where the name of a body ends before its acronym in marks: منظمة الأغذية والزراعة | "الفاو"."""
        words = self.readers[section].words
        if words[last - 1].text not in MARKS:  # صحيفة "الضفة" البريطانية، جمعية "نبض القرى" الخيرية |
            if "status_of_body" not in words[last - 1].stem_roles:
                return last
            k = last - 3 if last - first > _ACRONYM and words[last - 2].flags & Flag.NISBA else last - 2
            return last - 1 if words[k].text in MARKS else last  # حزب "الضفة" | الحاكم، حزب "الضفة" المالي | الحاكم
        mark = next((k for k in range(last - 2, first, -1) if words[k].text in MARKS), None)
        if mark is None or mark - first < _NAMED or last - mark > _ACRONYM:
            return last
        if mark - first == _NAMED and "of_a_trade" in words[first].stem_roles:
            return last  # دار النشر "بيكادور": its name, no acronym
        return mark if words[mark - 1].analysis.definite or words[mark - 1].flags & Flag.PLACE else last

    def _same_other(self, tokens: tuple[str, ...], head: Word, kind: str, place: tuple[int, int]) -> Entity | None:
        called = self.entities.called(kind, tokens)
        if not called and kind == "group":
            called = list(self._indexed(self._groups, tuple(case_free(token) for token in tokens)))
        if called:
            return self._told_before(called[0], tokens, head, kind) or called[0]
        return (
            self._same_head(tokens, head, kind, place)
            or self._of_post(tokens, head, kind, place)
            or self._of_trade(tokens, head, kind, place)
            or self._called_in_part(tokens, head, kind)
            or self._marked_before(tokens, kind, place)
        )

    def _told_before(self, called: Entity, tokens: tuple[str, ...], head: Word, kind: str) -> Entity | None:
        """Return who is told in full before the head alone, and was no subject: ونقل عن قائد الشرطة قوله …. | القائد.

        The subjects of an article are read before its other sources.
        """
        alone = len(tokens) == 1 and head.analysis.definite and called.mentions
        noun = compared(head.stem, kind)
        return self.entities.last_with_head(kind, noun, called.mentions[0].place) if alone else None

    def _same_head(self, tokens: tuple[str, ...], head: Word, kind: str, place: tuple[int, int]) -> Entity | None:
        """Return who is taken up by the head alone, or as the same: الشركة، الشركة نفسها، ذات الشركة."""
        if tokens[:1] == ("ذات",):
            stem = tokens[1].removeprefix("ال") if len(tokens) > 1 else ""
            return self.entities.last_with_head(kind, stem, place)
        alone = head.analysis.definite and all(token in _THE_SAME for token in tokens[1:])
        return self.entities.last_with_head(kind, compared(head.stem, kind), place) if alone else None

    def _of_post(self, tokens: tuple[str, ...], head: Word, kind: str, place: tuple[int, int]) -> Entity | None:
        """Return whom the article names with his post before: السفير التركي في بيروت … | السفير التركي.

        Only a title has him without it first; in the text it may be another who is named with a post later.
        """
        if kind != "person" or len(tokens) < _NAMED or not head.analysis.definite:
            return None
        longer = self._indexed(self._before_post, tokens)
        posted = [e for e in longer if e.head and e.mentions and _with_post(e.tokens, tokens)]
        if place[0] == 0:
            return min(posted, key=lambda e: e.mentions[0].place, default=None)
        posts = [k for k, token in enumerate(tokens) if token in _AT_POST]
        shorter = [e for k in posts for e in self.entities.called(kind, tokens[:k]) if e.head and e.mentions]
        untold = [e for e in sorted(shorter, key=_order) if e.mentions[-1].section == 0]
        return last_mentioned([*posted, *untold], place)

    def _of_trade(self, tokens: tuple[str, ...], head: Word, kind: str, place: tuple[int, int]) -> Entity | None:
        """Return the body that is called by its trade again: شركة ألفا للطيران … | شركة الطيران."""
        if kind != "organisation" or len(tokens) != _NAMED:
            return None
        if head.analysis.definite or not tokens[1].startswith("ال"):
            return None
        trade = "ل" + tokens[1][1:]
        bodies = (e for e in self._indexed(self._trades, (head.stem, trade)) if e.tokens[-1] == trade)
        return last_mentioned(bodies, place)

    def _called_in_part(self, tokens: tuple[str, ...], head: Word, kind: str) -> Entity | None:
        """Return the body that is called by a part of its name: حزب "الوفد" المصري المعارض … | حزب الوفد."""
        if kind != "organisation" or not tokens:
            return None
        size = len(tokens)
        begun = self._indexed(self._begun, tokens) if head.analysis.definite else iter(self.entities.marked(tokens[1:]))
        by_begin = next((e for e in begun if len(e.tokens) > size and e.tokens[:size] == tokens), None)
        without_head = (e for e in self._indexed(self._behind_head, tokens) if e.tokens[1 : size + 1] == tokens)
        whole = (e for e in without_head if all(token.startswith("لل") for token in e.tokens[size + 1 : size + 2]))
        by_rest = next(whole, None)  # وكالة | المنارة | للأنباء
        return min((e for e in (by_begin, by_rest) if e is not None), key=_order, default=None)

    def _called_short(self, tokens: tuple[str, ...], head: Word, place: tuple[int, int]) -> Entity | None:
        """Return the body of which no more than its head is known, from behind a place: اتحاد الملاحين … | الاتحاد."""
        if len(tokens) < _NAMED:
            return None
        alone = (e for e in self._indexed(self._heads_alone, (head.stem,)) if len(e.tokens) == 1)
        return next((e for e in alone if e.mentions and e.mentions[0].place > place), None)

    def _marked_before(self, tokens: tuple[str, ...], kind: str, place: tuple[int, int]) -> Entity | None:
        """Return the body whose name in marks this is, in marks again or described: موقع | "نبض الساحل" | الإخباري.

        The one mentioned last, where a newspaper and a channel share a name.
        """
        marked = place[1] > 0 and self.readers[place[0]].words[place[1] - 1].text in MARKS
        if not (marked or kind == "organisation"):
            return None
        bodies = self.entities.marked(tokens)
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
        while k < len(words) and words[k].text in MARKS:
            k += 1
        nation = k < len(words) and words[k].flags & Flag.NISBA and words[k].analysis.definite
        return bool(nation) and words[k].folded not in entity.tokens


def _in_nominative(tokens: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether words tell people in the nominative whom the same words told without: الباحثون, for الباحثين."""
    same = len(tokens) == len(other) and all(case_free(a) == case_free(b) for a, b in zip(tokens, other, strict=True))
    return same and any(a.endswith("ون") and a != b for a, b in zip(tokens, other, strict=True))


def _with_post(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Say whether a description is another one with a post at the end: السفير التركي | في بيروت."""
    return long[: len(short)] == short and len(long) > len(short) and long[len(short)] in _AT_POST


def _order(entity: Entity) -> int:
    return entity.order


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
            _put_body(found, reader, part.first, part.last, fuller=True)
    marked: dict[str, tuple[int, int] | None] = {}
    for first, last in _marked_bodies(reader):
        _put_body(marked, reader, first, last, fuller=False)  # شركة "سود ماريتيم" | للعبارات
    return marked | found


def _behind_noun(reader: Reader) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return where bodies stand with the noun that tells their sort, by the words behind it: حزب | النهوض."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for name in reader.section.names:
        for part in (name, *name.parts):
            head = reader.words[part.first]
            if part.kind not in ("ORG", "MED") or part.last - part.first < _NAMED or head.pos != "noun":
                continue
            if head.analysis.definite or head.analysis.enclitics or _SORTS.isdisjoint(head.stem_roles):
                continue
            last = part.last
            found.setdefault(name_tokens(reader, part.first + 1, last), []).append((part.first, last))
            nation = reader.words[last] if last < len(reader.words) else head  # وزارة الخارجية | الأفغانية
            if nation.flags & Flag.NISBA and nation.analysis.definite and not nation.preposed:
                found.setdefault(name_tokens(reader, part.first + 1, last + 1), []).append((part.first, last + 1))
    return found


def _put_body(found: dict[str, tuple[int, int] | None], reader: Reader, first: int, last: int, *, fuller: bool) -> None:
    """Let the stem of a body stand for it, or for none where another one has it; told in full or not is the same."""
    stem = reader.words[first].stem
    other = found.get(stem, (first, last))
    if other is not None:
        told, named = name_tokens(reader, *other), name_tokens(reader, first, last)
        size = min(len(told), len(named))
        kept = other if (len(told) >= len(named)) == fuller or len(told) == len(named) else (first, last)
        other = kept if told[:size] == named[:size] else None
    found[stem] = other


def _marked_bodies(reader: Reader) -> Iterator[tuple[int, int]]:
    """Give the bodies whose name marks set off: تقرير ل| منظمة "حقوق بلا حدود" |; not what was said in marks."""
    for quoted in reader.section.section.quoted:
        opening = reader.word_at(quoted.start)
        if quoted.inner_end - quoted.start > _MARKED_NAME or not opening or opening in reader.name_of:
            continue
        head, last = reader.words[opening - 1], reader.word_at(quoted.inner_end) + 1
        body = head.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD) and not head.flags & Flag.PLURAL
        if body and head.pos == "noun" and not (head.analysis.definite or head.analysis.enclitics):
            phrase = reader.noun_phrase(opening - 1, reader.bounds(opening)[1])
            after = reader.words[last] if phrase is not None and phrase.last > last else head
            if phrase is not None and after is not head and "ل" in after.preposed:
                last = phrase.last
            elif (
                after.pos.startswith("adj")
                and after is not head
                and reader.words[min(last + 1, len(reader.words) - 1)].pos != "prep"
            ):
                last += 1  # مصرف «ركاز» | الرقمي; not شركة "نور" | المسجلة في كندا
            yield opening - 1, min(last, len(reader.words))


def _for_something(reader: Reader, name: Name) -> bool:
    """Say whether ل follows the head of a body's name, or all of it: المنظمة | لعدم، النقابة المستقلة | لأساتذة."""
    after = reader.words[name.last] if name.last < len(reader.words) else reader.words[name.first]
    return "ل" in reader.words[name.first + 1].preposed or "ل" in after.preposed
