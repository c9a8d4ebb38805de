"""What the word tables know of a word: a set of flags, the reporting verbs, the phrases of several words.

Keys are folded spellings (``normalise.fold``), so that أميركي, اميركي and إمارات, امارات meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from pipeline import words
from pipeline.language.normalise import fold, fold_stem

__all__ = [
    "CueEntry",
    "Flag",
    "Lexicon",
    "bare_lemma",
    "lemma_key",
    "lexicon",
    "opens_phrase",
    "roles_of",
    "told_gender",
]


class Flag:
    """What a word can be, by the tables: bits of plain integers (``enum.Flag`` took 70 % of the tagger's time)."""

    NONE: Final = 0
    FIRST_NAME: Final = 1 << 0
    SURNAME: Final = 1 << 1
    PARTICLE: Final = 1 << 2  # بن، أبو، آل
    TITLE: Final = 1 << 3  # رئيس، وزيرة
    HONORIFIC: Final = 1 << 4  # السيد، الدكتور
    PLACE: Final = 1 << 5
    STATE: Final = 1 << 6  # a country or its capital: can speak
    NISBA: Final = 1 << 7  # فرنسي، أوروبية
    ORG_HEAD: Final = 1 << 8  # وزارة، هيئة
    ANONYMOUS: Final = 1 << 9  # مصدر، مسؤول
    GROUP: Final = 1 << 10  # خبراء، شهود
    DOCUMENT: Final = 1 << 11  # بيان، دراسة
    MEDIA_HEAD: Final = 1 << 12  # صحيفة، وكالة
    TIME: Final = 1 << 13  # أمس، الأحد
    VENUE: Final = 1 << 14  # مؤتمر، مقابلة
    AUDIENCE: Final = 1 << 15  # للصحافيين
    NAMING: Final = 1 << 16  # فيلم، برنامج
    CLAUSE_OWNER: Final = 1 << 17  # ضرورة أن
    INSTITUTION: Final = 1 << 18  # الكرملين
    MEDIA: Final = 1 << 19  # رويترز
    FEMALE: Final = 1 << 20
    MALE: Final = 1 << 21
    PLURAL: Final = 1 << 22
    FUNCTION: Final = 1 << 23  # a word of the closed classes
    DUAL: Final = 1 << 24
    COMMON_PERSON: Final = 1 << 25  # شاب، سيدة: a person, by no office
    COMMON_NAME: Final = 1 << 26  # تركي، مساعد: a first name that is an everyday word too
    MEDIA_TAIL: Final = 1 << 29  # برس، نيوز: the second half of an agency's name
    TOWN: Final = 1 << 28  # حلوان: a place after a word for what is there (جامعة حلوان), else an everyday word
    CLUB: Final = 1 << 27  # الوحدة، برشلونة: a club in a text on sport, else an everyday word or a city
    TANWIN: Final = 1 << 30  # دورًا: marked as an indefinite object or adverb, so no surname


_TITLE_CLASSES: Final = {"honorific": Flag.HONORIFIC}
_SOURCE_KINDS: Final = {
    "anonymous": Flag.ANONYMOUS,
    "group": Flag.GROUP,
    "document": Flag.DOCUMENT,
    "media": Flag.MEDIA_HEAD,
    "organisation": Flag.ORG_HEAD,
}
_NUMBERS: Final = {"p": Flag.PLURAL, "d": Flag.DUAL, "s": Flag.NONE}
_GENDERS: Final = {"f": Flag.FEMALE, "m": Flag.MALE}
SAYING: Final = "قول"
MISTER: Final = ("السيد", "السيدة")
RELAYED: Final = ("نقلا", "ونقلا")
RESULT: Final = ("فان", "فانه", "فانها", "فانهم", "فقد")
"""The words that open what follows from what stands before them, folded."""
CLAIM_PRONOUNS: Final = ("ها", "هم", "ه")
"""Whose claim a masdar tells: زعمه، ادعاؤها."""
NO_ROLES: Final[frozenset[str]] = frozenset()
_LEMMAS: Final = 20_000
_KEEP: Final = "\u0651"  # shadda tells بَيَّن from بَيْن


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting verb: its class, stance and the prepositions that may stand before its clause."""

    verb: str
    kind: str
    stance: str
    preps: frozenset[str]
    key: str  # the verb as the word roles have it
    roles: frozenset[str]  # those of the verb

    @property
    def by_bi_alone(self) -> bool:
        """Whether the verb takes what it says behind ب and never directly: وصفه بأنه …; not وعد أن …."""
        return "bi" in self.preps and "-" not in self.preps


class Lexicon:
    """The tables, indexed for look-up."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}
        self.phrases: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
        self.cues: dict[str, CueEntry] = {}
        self.participles: dict[str, CueEntry] = {}
        self.masdars: dict[str, CueEntry] = {}
        self.clause_owner_verbs: frozenset[str] = frozenset()
        self.outlets: frozenset[str] = frozenset()
        self.nations: dict[str, list[str]] = {}  # the stem of an adjective of nation → the names of the state
        self.homes: dict[str, list[str]] = {}  # and → these names with its capital
        self.roles: dict[str, frozenset[str]] = _roles()
        self.roles_of: dict[str, frozenset[str]] = _by_form(self.roles)
        self.attributions: dict[str, list[tuple[tuple[str, ...], str]]] = _by_first("attributions", "kind")
        self.voice: dict[str, list[tuple[tuple[str, ...], str]]] = _by_first("journalist_voice", "kind")
        self.eulogies: dict[str, list[tuple[tuple[str, ...], str]]] = _by_first("eulogies", "kind")
        self._names()
        self._titles()
        self._places()
        self._organisations()
        self._sources()
        self._cues()
        for by_first in self.phrases.values():
            for found in by_first.values():
                found.sort(key=lambda p: -len(p[0]))
        self.first_words = frozenset().union(*self.phrases.values())
        self._cue_forms = self._forms_of_cues()

    def of(self, stem: str, *, definite: bool = False) -> int:
        """Return the flags of a folded stem, with those of the form with the article if it has one."""
        flags = self.flags.get(stem, Flag.NONE)
        if stem.endswith("ه"):
            flags |= self.flags.get(stem[:-1] + "ة", Flag.NONE) & ~(Flag.FIRST_NAME | Flag.SURNAME)
        if definite:
            flags = flags & ~(Flag.FIRST_NAME | Flag.PARTICLE | Flag.COMMON_NAME) | self.flags.get(
                "ال" + stem, Flag.NONE
            )
        return flags

    def may_be_cue(self, folded: str, stem: str, lemma: str) -> bool:
        """Say whether a word reports by its form, whatever the dictionaries say; verbs are told by their readings."""
        return folded in self._cue_forms or stem == SAYING or self.masdar(stem, lemma) is not None

    def masdar(self, stem: str, lemma: str) -> CueEntry | None:
        """Return the verb of a noun of saying, of one or several: تأكيد، تأكيدات، وعود."""
        return self.masdars.get(stem) or self.masdars.get(bare_lemma(lemma))

    def _forms_of_cues(self) -> frozenset[str]:
        """Return the folded words that can report: participles, relays, claims, ``جاء``."""
        claims = [masdar + pronoun for masdar in self.masdars for pronoun in CLAIM_PRONOUNS]
        bare = (form.removesuffix("ا") for form in self.participles)  # …، مشير إلى أن
        joined = (*self.participles, *bare, *self.roles["by_saying"])
        alone = (*RELAYED, *claims, *self.roles["come_in"], *self.roles["gist"], *self.roles["his_answer"])
        return frozenset((*alone, *[c + form for form in joined for c in ("", "و", "ف")]))

    def _add(self, form: str, flags: int) -> None:
        folded = tuple(fold(form).replace("ـ", "").split())
        if not folded:
            return
        if len(folded) == 1:
            stem = fold_stem(form).replace("ـ", "").strip()
            self.flags[stem] = self.flags.get(stem, Flag.NONE) | flags
        else:
            self.phrases.setdefault(folded[1], {}).setdefault(folded[0], []).append((folded, flags))

    def _names(self) -> None:
        for row in words.load("first_names"):
            self._add(row["name"], Flag.FIRST_NAME | _GENDERS.get(row["gender"], Flag.NONE))
        for row in words.load("common_names"):
            self._add(row["name"], Flag.COMMON_NAME)
        for row in words.load("surnames"):
            self._add(row["form"], Flag.SURNAME if row.flag("bare") else Flag.COMMON_NAME)
        for row in words.load("people"):
            self._add(row["form"], Flag.FIRST_NAME | _GENDERS.get(row["gender"], Flag.NONE))
        for row in words.load("name_particles"):
            if len(row["form"]) > 1:
                self._add(row["form"], Flag.PARTICLE)

    def _titles(self) -> None:
        rows = list(words.load("titles"))
        single = {fold(row["form"]) for row in rows if row["number"] == "s"}
        for row in rows:
            flag = _TITLE_CLASSES.get(row["class"], Flag.TITLE)
            also_one = row["number"] == "p" and row["state"] == "c" and fold(row["form"]) in single  # مغني | الأوبرا
            number = Flag.NONE if also_one else _NUMBERS[row["number"]]
            self._add(row["form"], flag | _GENDERS.get(row["gender"], Flag.NONE) | number)

    def _places(self) -> None:
        for row in words.load("countries"):
            for column in ("short", "official", "capital", "name_variants"):
                gender = _GENDERS.get(row["gender"], Flag.NONE) if column == "short" else Flag.NONE
                for form in row.each(column):
                    self._add(form, Flag.PLACE | Flag.STATE | gender)
            for column in ("nisba_m", "nisba_f", "people", "nisba_variants"):
                for form in row.each(column):
                    self._nisba(form)
                    state = _stems(row["short"], *row.each("name_variants"))
                    self.nations.setdefault(fold_stem(form), []).extend(state)
                    self.homes.setdefault(fold_stem(form), []).extend((*state, *_stems(*row.each("capital"))))
        for row in words.load("adjectives_of_place"):
            self._nisba(row["form"])
        for row in words.load("places"):
            if row.flag("bare") or " " in row["form"]:
                self._add(row["form"], Flag.PLACE)
            else:
                self._add(row["form"], Flag.TOWN)

    def _nisba(self, form: str) -> None:
        if form:
            self._add(form, Flag.NISBA)

    def _organisations(self) -> None:
        for row in words.load("institutions"):
            if row.flag("bare") or " " in row["form"]:
                self._add(row["form"], Flag.INSTITUTION)
            elif row["kind"] == "club":
                self._add(row["form"], Flag.CLUB)
        for row in words.load("org_heads"):
            self._add(row["form"], Flag.ORG_HEAD | _GENDERS.get(row["gender"], Flag.NONE))
        for form in self.roles["media_tail"]:
            self._add(form, Flag.MEDIA_TAIL)
        media = words.load("media")
        for row in media:
            if row.flag("bare") or " " in row["form"]:
                self._add(row["form"], Flag.MEDIA)
        self.outlets = frozenset(fold(row["form"]) for row in media if " " not in row["form"])

    def _sources(self) -> None:
        for row in words.load("source_nouns"):
            flags = _SOURCE_KINDS[row["kind"]] | _GENDERS.get(row["gender"], Flag.NONE) | _NUMBERS[row["number"]]
            self._add(row["form"], flags)
        for row in words.load("time_words"):
            self._add(row["form"], Flag.TIME)
        for row in words.load("medium_nouns"):
            self._add(row["form"], Flag.VENUE if row["kind"] == "venue" else Flag.AUDIENCE)
        for row in words.load("naming_nouns"):
            self._add(row["form"], Flag.NAMING)
        for row in words.load("stopwords"):
            self._add(row["form"], Flag.FUNCTION)

    def _cues(self) -> None:
        owners = []
        for row in words.load("clause_owners"):
            if row["kind"] == "noun":
                self._add(row["form"], Flag.CLAUSE_OWNER)
            else:
                owners.append(lemma_key(row["form"]))
        self.clause_owner_verbs = frozenset(owners)
        for row in words.load("cues"):
            preps = frozenset(row["preps"].split(","))
            key = fold(row["verb"])
            entry = CueEntry(row["verb"], row["class"], row["stance"], preps, key, self.roles_of.get(key, NO_ROLES))
            self.cues[lemma_key(row["verb"])] = entry
            for form in _participle_forms(row["participle"]):
                self.participles.setdefault(form, entry)
            for written in row.each("masdar"):
                masdar = written.replace("\u0651", "")
                for form in (fold(masdar), fold_stem(masdar)):
                    self.masdars.setdefault(form, entry)


def _roles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in words.load("word_roles"):
        found.setdefault(row["role"], set()).update((fold(row["form"]), fold_stem(row["form"])))
    return {role: frozenset(forms) for role, forms in found.items()}


def _by_form(roles: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return by word which roles it has: told once for a word type, and asked of each word many times."""
    found: dict[str, set[str]] = {}
    for role, forms in roles.items():
        for form in forms:
            found.setdefault(form, set()).add(role)
    return {form: frozenset(names) for form, names in found.items()}


def _by_first(table: str, column: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index the phrases of a table by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in words.load(table):
        phrase = tuple(fold(row["form"]).split())
        found.setdefault(phrase[0], []).append((phrase, row[column]))
    for phrases in found.values():
        phrases.sort(key=lambda p: (-len(p[0]), -len(p[0][-1])))  # وفقا لتقديرات before وفقا ل
    return found


def _stems(*names: str) -> list[str]:
    """Return names as their words without the article, with one blank between."""
    return [" ".join(fold_stem(word).removeprefix("ال") for word in name.split()) for name in names]


def told_gender(flags: int) -> str | None:
    """Return the gender that the tables give a word, ``f`` or ``m``; None where they give none or both."""
    both = flags & (Flag.FEMALE | Flag.MALE)
    return {Flag.FEMALE: "f", Flag.MALE: "m"}.get(both)


@lru_cache(maxsize=_LEMMAS)
def lemma_key(lemma: str) -> str:
    """Return a lemma without its marks but for shadda, hamza on alef folded: أَعْلَن and أعلن meet, بَيَّن and بَيْن do not."""
    kept = "".join(c for c in lemma if c == _KEEP or (not "\u064b" <= c <= "\u0652" and c != "\u0670"))
    return fold(kept)


@lru_cache(maxsize=_LEMMAS)
def bare_lemma(lemma: str) -> str:
    """Return a lemma as the word roles have it, without any mark."""
    return lemma_key(lemma).replace(_KEEP, "")


def _participle_forms(accusative: str) -> tuple[str, ...]:
    """Return the folded forms of a circumstantial participle, from its masculine: مشيراً، مشيرةً، مشيرين، مشيرات."""
    if accusative == "-":
        return ()
    stem = fold(accusative)[:-1]
    short = stem[:-1] if stem.endswith("ي") else stem
    return (stem + "ا", stem + "ه", short + "ين", stem + "تين", stem + "ات")


@cache
def lexicon() -> Lexicon:
    """Return the one lexicon of this process."""
    return Lexicon()


def opens_phrase(folded: str, core: str) -> bool:
    """Say whether a name or title of several words that the tables list begins with a word: مجلس، ومجلس."""
    first_words = lexicon().first_words
    return folded in first_words or core in first_words


def roles_of(form: str) -> frozenset[str]:
    """Return the roles that the tables give a folded word, stem or bare lemma."""
    return lexicon().roles_of.get(form, NO_ROLES)
