"""Small data sets in the very forms that ``camel_data`` installs: catalogue, versions, CALIMA database, MLE model."""

from __future__ import annotations

import json
from pathlib import Path

_OPEN = ("diac", "lex", "bw", "gloss", "source", "stem", "stemcat", "stemgloss", "pos_lex_logprob", "lex_logprob")
_CLOSED = ("pos", "prc3", "prc2", "prc1", "prc0", "per", "asp", "vox", "mod", "gen", "num", "stt", "cas", "enc0")
_NONE = "prc3:0 prc2:0 prc1:0 prc0:0 enc0:0"
_NOMINAL = f"per:na asp:na vox:na mod:na stt:i cas:u {_NONE}"
_VERBAL = "prc3:0 prc2:0 prc1:0 prc0:na enc0:0 stt:na cas:na mod:i"

_PREFIXES = (
    ("", "Pref-0", "diac: bw: gloss:"),
    ("و", "Pref-Wa", "diac:وَ bw:wa/CONJ gloss:and prc2:wa_conj"),
    ("لل", "NPref-Lil", "diac:لِل bw:li/PREP+Al/DET gloss:to+the prc1:li_prep prc0:Al_det"),
    ("سي", "IVPref-hw-ya", "diac:سَيَ bw:sa/FUT_PART+ya/IV3MS gloss:will prc1:sa_fut per:3 gen:m num:s"),
    ("ي", "IVPref-hw-ya", "diac:يَ bw:ya/IV3MS gloss:he per:3 gen:m num:s"),
)
_SUFFIXES = (
    ("", "Suff-0", "diac: bw: gloss:"),
    ("", "PVSuff-a", "diac:َ bw:a/PVSUFF_SUBJ:3MS gloss:he per:3 gen:m num:s"),
    ("ت", "PVSuff-at", "diac:َت bw:at/PVSUFF_SUBJ:3FS gloss:she per:3 gen:f num:s"),
    ("ه", "NSuff-h", "diac:ُهُ bw:u/CASE_DEF_NOM+hu/POSS_PRON_3MS gloss:his enc0:3ms_poss stt:c cas:n"),
)
_STEMS = (
    ("قال", "PV_V", f"diac:قال bw:qAl/PV pos:verb lex:قالَ_1 per:na asp:p vox:a gen:m num:s {_VERBAL}", -2.0),
    ("قول", "IV_V", f"diac:قُول bw:quwl/IV pos:verb lex:قالَ_1 per:na asp:i vox:a gen:m num:s {_VERBAL}", -2.0),
    ("رئيس", "Ndu", f"diac:رَئِيس bw:ra}}iys/NOUN pos:noun lex:رَئِيس_1 gen:m num:s {_NOMINAL}", -2.2),
    ("رئيس", "Ndu", f"diac:رَئِيس bw:ra}}iys/ADJ pos:adj lex:رَئِيس_2 gen:m num:s {_NOMINAL}", -4.2),
    ("ان", "FW-Wa-n~a", f"diac:إِنَّ bw:<in~a/PART pos:verb_pseudo lex:إِنَّ_1 gen:na num:na {_NOMINAL}", -2.0),
)
_AB = (
    ("Pref-0", "PV_V"), ("Pref-Wa", "PV_V"), ("IVPref-hw-ya", "IV_V"), ("Pref-0", "Ndu"), ("Pref-Wa", "Ndu"),
    ("NPref-Lil", "Ndu"), ("Pref-0", "FW-Wa-n~a"), ("Pref-Wa", "FW-Wa-n~a"),
)  # fmt: skip
_BC = (
    ("PV_V", "PVSuff-a"), ("PV_V", "PVSuff-at"), ("IV_V", "Suff-0"), ("Ndu", "Suff-0"), ("Ndu", "NSuff-h"),
    ("FW-Wa-n~a", "Suff-0"),
)  # fmt: skip
_AC = (
    ("Pref-0", "PVSuff-a"), ("Pref-Wa", "PVSuff-a"), ("Pref-0", "PVSuff-at"), ("Pref-Wa", "PVSuff-at"),
    ("IVPref-hw-ya", "Suff-0"), ("Pref-0", "Suff-0"), ("Pref-Wa", "Suff-0"), ("NPref-Lil", "Suff-0"),
    ("Pref-0", "NSuff-h"), ("Pref-Wa", "NSuff-h"),
)  # fmt: skip
_MODEL = {
    "رئيس": {
        pair.partition(":")[0]: pair.partition(":")[2]
        for pair in f"diac:رَئِيس lex:رَئِيس_2 bw:ra}}iys/ADJ pos:adj gen:m num:s {_NOMINAL}".split()
    }
}


def install(folder: Path, *, model: bool) -> None:
    """Put the data into ``folder`` as ``camel_data -i`` does; with ``model`` the MLE model too."""
    components = {"MorphologyDB": _component("morphology_db")}
    versions = {"morphology-db-msa-r13": "0.2.0"}
    _write(folder / "data/morphology_db/calima-msa-r13/morphology.db", _database())
    if model:
        components["DisambigMLE"] = _component("disambig_mle")
        versions["disambig-mle-calima-msa-r13"] = "0.1.0"
        _write(folder / "data/disambig_mle/calima-msa-r13/model.json", json.dumps(_MODEL))
    catalogue = {"version": "1", "packages": {}, "components": components}
    _write(folder / "catalogue.json", json.dumps(catalogue))
    _write(folder / "versions.json", json.dumps(versions))


def _component(path: str) -> dict[str, object]:
    return {"default": "calima-msa-r13", "datasets": {"calima-msa-r13": {"path": f"{path}/calima-msa-r13"}}}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _database() -> str:
    lines = ["###DEFINES###", *(f"DEFINE {name} {name}:*open*" for name in (*_OPEN, *_CLOSED)), "###DEFAULTS###"]
    lines += [f"DEFAULT pos:{pos} gen:- num:- {_NOMINAL}" for pos in ("noun", "digit", "punc", "latin")]
    lines += ["###ORDER###", "ORDER diac lex bw gloss pos", "###TOKENIZATIONS###", "###STEMBACKOFF###"]
    stems = [
        (form, category, f"{features} gloss:x pos_lex_logprob:{logprob} lex_logprob:{logprob}")
        for form, category, features, logprob in _STEMS
    ]
    for title, entries in (("PREFIXES", _PREFIXES), ("SUFFIXES", _SUFFIXES), ("STEMS", stems)):
        lines += [f"###{title}###", *("\t".join(entry) for entry in entries)]
    for title, pairs in (("AB", _AB), ("BC", _BC), ("AC", _AC)):
        lines += [f"###TABLE {title}###", *(" ".join(pair) for pair in pairs)]
    return "\n".join(lines) + "\n"
