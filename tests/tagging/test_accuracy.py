from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tagging.accuracy import TARGETS, Found, FoundSentence, FoundWord, compare, own_pos, report, tagger
from tests.tagging.gold_set import FOLDER, GoldPassage, NameSpan, load_folder
from tests.tagging.test_gold_set import written


def perfect(passage: GoldPassage) -> Found:
    """Tag as the gold set does."""
    words = [FoundWord(s, w.start, w.end, w.proclitics, w.enclitics, w.pos, w.morph) for s, w in passage.words()]
    sentences = [FoundSentence(s.section, s.words[0].start, s.words[-1].end, s.kind) for s in passage.sentences]
    return Found(tuple(words), tuple(passage.names()), tuple(sentences))


def test_the_gold_set_agrees_with_itself() -> None:
    scores = compare(load_folder(), perfect)
    assert set(scores.figures().values()) == {1.0}
    assert not scores.confusions
    assert scores.inner_borders.gold >= 20


@pytest.fixture
def passage(tmp_path: Path) -> GoldPassage:
    return load_folder(written(tmp_path))[0]


def test_wrong_clitic_part_of_speech_and_features_count_once_each(passage: GoldPassage) -> None:
    found = perfect(passage)
    name, said, minister, stop = found.words
    said = replace(said, proclitics=(), morph="3fsp")
    minister = replace(minister, pos="noun_prop")
    scores = compare([passage], lambda _: replace(found, words=(name, said, minister, stop)))
    assert scores.clitics.right == 2
    assert scores.pos.right == 2
    assert (scores.verbs.right, scores.features["gender"].right, scores.features["person"].right) == (0, 0, 1)
    assert scores.confusions["part of speech"] == {"noun → noun_prop": 1}
    assert scores.confusions["verb features"] == {"3msp → 3fsp": 1}
    assert any("noun → noun_prop" in line for line in report(scores, 4))


def test_a_word_cut_otherwise_is_wrong_in_everything(passage: GoldPassage) -> None:
    found = perfect(passage)
    name, said, minister, stop = found.words
    halves = (replace(minister, end=minister.start + 2), replace(minister, start=minister.start + 2))
    scores = compare([passage], lambda _: replace(found, words=(name, said, *halves, stop)))
    assert scores.words.right == 2
    assert scores.words.found == 4
    assert scores.clitics.recall == scores.pos.recall == pytest.approx(2 / 3)


def test_names_count_only_with_kind_and_borders_right(passage: GoldPassage) -> None:
    found = perfect(passage)
    names = (NameSpan("title", 0, 6, "ORG"), NameSpan("text", 0, 11, "TITLE"))
    scores = compare([passage], lambda _: replace(found, names=names))
    assert scores.names["PER"].f1 == scores.names["TITLE"].f1 == 0.0
    assert scores.names["ORG"].precision == 0.0
    assert scores.touching["TITLE"].right == 1


def test_an_added_border_and_a_wrong_kind_are_seen(passage: GoldPassage) -> None:
    found = perfect(passage)
    title, text = found.sentences
    parts = (title, replace(text, end=4), replace(text, start=4, kind="caption"))
    scores = compare([passage], lambda _: replace(found, sentences=parts))
    assert (scores.borders.right, scores.borders.gold, scores.borders.found) == (0, 0, 1)
    assert scores.kinds.right == 2
    wrong = compare([passage], lambda _: replace(found, sentences=(replace(title, kind="body"), text)))
    assert wrong.confusions["line kinds"] == {"headline → body": 1}


@pytest.mark.parametrize(
    ("pos", "own"), [("adv_rel", "adv"), ("part_verb", "part"), ("part_neg", "part_neg"), ("noun", "noun")]
)
def test_finer_parts_of_speech_are_folded(pos: str, own: str) -> None:
    assert own_pos(pos) == own


def test_the_projects_tagger_is_read_in_offsets_of_the_raw_text() -> None:
    hostile = [p for p in load_folder() if p.kind in ("diacritics", "encoding", "agency", "glued")]
    scores = compare(hostile, tagger())
    assert len(hostile) >= 6
    assert scores.words.f1 >= 0.99
    assert scores.figures()["clitics"] > 0.9
    assert scores.figures()["sentence borders"] > 0.8


def test_names_and_parts_of_speech_hold_on_passages_that_were_new() -> None:
    figures = compare(load_folder(FOLDER.parent / "unseen"), tagger()).figures()
    assert figures["PER+ORG exact"] >= TARGETS["PER+ORG exact"]
    assert figures["part of speech"] >= TARGETS["part of speech"]
