from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language.morphology.analyser import Analysis
from pipeline.language.tagging.choose import Chooser, shipped_weights
from tests.tagging.gold_set import load_folder
from tests.tagging.train import table
from tests.tagging.training_set import TrainingError, load


def written(folder: Path, line: str) -> Path:
    (folder / "a.txt").write_text(line + "\n", encoding="utf-8")
    return folder


def test_a_sentence_is_read_with_clitics_codes_and_names(tmp_path: Path) -> None:
    (sentence,) = load(written(tmp_path, "و+قال/v <P سامر/p > لل+وزير/n : ل+ه/r بيت+ه/n ."))
    said, name, minister, _, to_him, house, stop = sentence.words
    assert (said.form, said.proclitics, said.pos, said.verb) == ("وقال", ("و",), "verb", "3p")
    assert sentence.names == ((1, 2, "PER"),)
    assert (minister.form, minister.proclitics, minister.article) == ("للوزير", ("ل",), True)
    assert (to_him.form, to_him.proclitics, to_him.enclitics) == ("له", (), ("ه",))
    assert (house.form, house.enclitics, stop.pos) == ("بيته", ("ه",), "")
    assert name.fits(Analysis("سامر", "noun_prop", "سامر"))
    assert not name.fits(Analysis("سامر", "noun", "سامر"))


@pytest.mark.parametrize("line", ["قال/verb", "<X سامر/p >", "<P سامر/p"])
def test_a_broken_sentence_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(TrainingError, match=r"a\.txt:1"):
        load(written(tmp_path, line))


def test_no_training_sentence_stands_in_the_test_set() -> None:
    tested = {" ".join(w.form for w in s.words) for p in load_folder() for s in p.sentences}
    assert not tested & {sentence.text for sentence in load()}


def test_shipped_weights_are_in_the_form_that_training_writes() -> None:
    weights = shipped_weights()
    assert len(weights) > 1_000
    assert table({"a": 0.5, "b": 0.001}, 8.0) == "feature\tweight\na\t50\nprior\t800\n"


def test_without_weights_the_worth_by_rule_decides() -> None:
    assert Chooser({}).choose([]) == []
