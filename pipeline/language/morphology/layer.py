"""The project's own layer over the database: what our word tables know, as stems that take every clitic.

``morphology_layer.tsv`` says which table enters, and how: the column with the form, the inflection, lemma, part of
speech, gender and number (a value, ``-`` for none, or ``@column``), and what becomes of forms of several words: they
are skipped (``skip``), or of ``each`` word those enter that the dictionaries lack; with ``words`` those in ي with the
article as adjectives (الصندوق السيادي), the others likewise. ``verbs.tsv`` adds verbs by analogy:
a verb of the dictionaries as model, its root, and the new root.

Inflections, with Buckwalter's categories:

    name      no suffix; with and without the article    لماكرون، والحوثي
    fixed     a finished form; article and proclitics    المتحدثان
    noun      possessives and dual                       تغريدته، هاشتاغين
    person    noun of both genders, regular plurals      المغرّدون
    relative  adjective and noun in ي                    القطرية، للقطريين
    plural    a broken plural; possessives               وفصائلها
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.errors import ConfigurationError
from pipeline.language.letters import bare, fold_spelling, to_buckwalter
from pipeline.language.morphology.almor import AlmorEntry
from pipeline.language.morphology.buckwalter import Line, lemma_form, stem_features
from pipeline.words import Row, WordTableError, load

__all__ = ["CONTROL", "VERBS", "Lexeme", "extra_stems", "lexemes", "modelled_lines", "table_names"]

CONTROL: Final = "morphology_layer"
VERBS: Final = "verbs"
_ARTICLE: Final = "ال"
_RELATIVE: Final = re.compile(r"ال\w{2,}ية?")
_CLITICS: Final = re.compile(r"^(?:[وب]?ال|و?لل)(?=..)")  # بنك الإنماء | والتعمير, مؤسسة النقد | للتأمين
_PLURALS: Final = ("ين", "ون", "ات")
_LONG: Final = 3  # letters of a word whose first may be the preposition ل
_CATEGORIES: Final = {
    "name": ("N0",),
    "fixed": ("N0",),
    "noun": ("Ndu",),
    "person": ("Nall",),
    "relative": ("Nall",),
    "plural": ("Ndip",),
}
_FEMININE: Final = {"noun": "NapAt", "person": "NapAt", "relative": "NapAt", "plural": "Nap"}
_RELATIVE_POS: Final = ("adj", "noun")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of our tables; ``gender`` and ``number`` in CALIMA's letters, ``-`` where nothing is said."""

    form: str
    lemma: str
    pos: str
    inflection: str
    gender: str = "-"
    number: str = "s"


def table_names() -> tuple[str, ...]:
    """Return the names of the tables that the layer reads, for the fingerprint of what is made from them."""
    return (CONTROL, VERBS, *sorted({row["entering"] for row in load(CONTROL)}))


def lexemes(known: Collection[str]) -> Iterator[Lexeme]:
    """Give the words of all tables that enter the layer.

    Args:
        known: Folded forms of the dictionaries' stems; of a name of several words only the words not in here enter.
    """
    for control in load(CONTROL):
        for row in load(control["entering"]):
            yield from _lexemes(control, row, known)


def extra_stems(words: Iterable[Lexeme]) -> Iterator[AlmorEntry]:
    """Give the database's stems for ``words``."""
    for word in words:
        if word.inflection not in _CATEGORIES:
            raise WordTableError(f"{word.form}: inflection {word.inflection!r} is none of {', '.join(_CATEGORIES)}")
        stem = _without_article(word)
        for pos in _RELATIVE_POS if word.inflection == "relative" else (word.pos,):
            yield _entry(stem, pos, word)


def modelled_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the dictionary lines of the verbs in ``verbs.tsv``: those of their model with the radicals exchanged.

    Args:
        lines: The lines of the dictionary of stems.

    Raises:
        ConfigurationError: If the dictionaries lack a model.
    """
    wanted: dict[str, list[Row]] = {}
    for row in load(VERBS):
        wanted.setdefault(to_buckwalter(row["model"]), []).append(row)
    found: set[str] = set()
    for line in lines:
        model = lemma_form(line.lemma).replace("{", "A")
        if line.category[:2] in ("PV", "IV", "CV"):
            for row in wanted.get(model, ()):
                found.add(model)
                yield _exchanged(line, row)
    if missing := wanted.keys() - found:
        raise ConfigurationError(f"{VERBS}.tsv: no verb {', '.join(sorted(missing))} in the dictionaries")


def _exchanged(line: Line, row: Row) -> Line:
    letters = str.maketrans(to_buckwalter(row["radicals"]), to_buckwalter(row["root"]))
    return replace(
        line,
        form=line.form.translate(letters),
        vocalised=line.vocalised.translate(letters),
        lemma=lemma_form(line.lemma).translate(letters),
    )


def _lexemes(control: Row, row: Row, known: Collection[str]) -> Iterator[Lexeme]:
    """Give the words of one row; ``;`` separates several forms in a cell."""
    for form in filter(None, row[control["form"]].split(";")):
        parts = form.split()
        if len(parts) > 1 and control["several"] == "skip":
            continue
        lemma = _value(control, "lemma", row)
        everyday = "bare" in row.columns and row["bare"] == "n"
        for part in parts:
            if not _is_new(part, known) and (len(parts) > 1 or everyday):
                continue
            if control["several"] == "words" and len(parts) > 1 and _RELATIVE.fullmatch(part):
                yield Lexeme(
                    form=part.removesuffix("ة"), lemma=part.removesuffix("ة"), pos="adj", inflection="relative"
                )
            else:
                yield Lexeme(
                    form=part,
                    lemma=lemma if len(parts) == 1 and lemma != "-" and " " not in lemma else part,
                    pos=_value(control, "pos", row),
                    inflection=_value(control, "inflection", row),
                    # what is said of the whole name is not true of each of its words
                    gender=_letter(_value(control, "gender", row), "mf") if len(parts) == 1 else "-",
                    number=_letter(_value(control, "number", row), "sdp"),
                )


def _is_new(part: str, known: Collection[str]) -> bool:
    """Tell whether the dictionaries lack a word of a longer name, with ة and without, without its ل or plural."""
    plain = _CLITICS.sub("", fold_spelling(part))
    if plain.startswith("ل") and len(plain) > _LONG and not _is_new(plain[1:], known):
        return False  # المركز الأوروبي المتوسطي | لرصد الزلازل
    if plain != fold_spelling(part) and plain.endswith(_PLURALS) and plain[:-2] in known:
        return False  # الاتحاد الدولي | للصحفيين
    return len(plain) > 1 and plain not in known and plain.removesuffix("ه") not in known


def _value(control: Row, name: str, row: Row) -> str:
    """Return what the control table says of ``name``: a value, or ``@column`` for that cell of the row."""
    value = control[name]
    return row[value[1:]] if value.startswith("@") else value


def _letter(value: str, allowed: str) -> str:
    return value if value in tuple(allowed) else "-"


def _without_article(word: Lexeme) -> str:
    """Return the form without its article, which the database adds: الرياض → رياض."""
    if word.form.startswith(_ARTICLE) and len(bare(word.form)) > len(_ARTICLE) + 1:
        return word.form[len(_ARTICLE) :]
    return word.form


def _entry(stem: str, pos: str, word: Lexeme) -> AlmorEntry:
    feminine = bare(stem).endswith("ة") and word.inflection in _FEMININE
    category = _FEMININE[word.inflection] if feminine else _CATEGORIES[word.inflection][0]
    form = stem.removesuffix("ة") if feminine else stem
    lemma = _without_article(replace(word, form=word.lemma))
    gender = word.gender if word.gender != "-" or pos == "noun_prop" else "m"
    features = stem_features(diac=form, lemma=lemma, pos=pos, gen=gender, num=word.number)
    return AlmorEntry(fold_spelling(form), category, features)
