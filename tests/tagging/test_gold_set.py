from __future__ import annotations

from pathlib import Path

import pytest

from tests.tagging.gold_set import GoldError, NameSpan, letters, load_folder

RAW = "# passage 001 kind=plain\n# title\nلافروف\n# text\nوقال للوزير.\n"
TSV = "\n".join(
    [
        "# passage 001 kind=plain",
        "# sentence section=title kind=headline",
        "لافروف\t_\tلافروف\t_\tnoun_prop\t_\tB-PER",
        "",
        "# sentence section=text kind=body",
        "وقال\tو\tقال\t_\tverb\t3msp\tO",
        "للوزير\tل+ال\tوزير\t_\tnoun\t_\tB-TITLE",
        ".\t_\t.\t_\tpunc\t_\tO",
        "",
    ]
)


def written(folder: Path, tsv: str = TSV, raw: str = RAW) -> Path:
    (folder / "a.tsv").write_text(tsv, encoding="utf-8")
    (folder / "a.txt").write_text(raw, encoding="utf-8")
    return folder


def test_words_get_their_offsets_and_names(tmp_path: Path) -> None:
    (passage,) = load_folder(written(tmp_path))
    assert [(s, w.form, w.start, w.end) for s, w in passage.words()] == [
        ("title", "لافروف", 0, 6),
        ("text", "وقال", 0, 4),
        ("text", "للوزير", 5, 11),
        ("text", ".", 11, 12),
    ]
    assert passage.names() == [NameSpan("title", 0, 6, "PER"), NameSpan("text", 5, 11, "TITLE")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("وقال\tو\tقال", "وقال\tف\tقال", "clitics and stem give"),
        ("للوزير\tل+ال\tوزير", "للوزير\tل\tالوزير", "clitics and stem give"),
        ("verb\t3msp", "verb\t_", "do not go with verb"),
        ("noun\t_\tB-TITLE", "noun\t3msp\tB-TITLE", "do not go with noun"),
        ("noun\t_\tB-TITLE", "noun\t_\tI-TITLE", "I-TITLE after O"),
        ("noun\t_\tB-TITLE", "noun\t_\tB-JOB", "unknown name tag"),
        ("punc", "mark", "unknown part of speech"),
        ("وقال\tو\tقال\t_\tverb\t3msp\tO\n", "", "is not at 0"),
        (".\t_\t.\t_\tpunc\t_\tO\n", "", "not tagged"),
        ("kind=body", "kind=bodies", "unknown sentence line"),
        ("# passage 001", "# passage 002", "is not in a.txt"),
        ("\tB-PER", "", "seven cells"),
    ],
)
def test_broken_gold_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TSV
    with pytest.raises(GoldError, match=message):
        load_folder(written(tmp_path, TSV.replace(old, new)))


def test_raw_text_that_nobody_tagged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="not tagged: # passage 002"):
        load_folder(written(tmp_path, raw=RAW + "# passage 002 kind=plain\n# text\nقال\n"))


def test_presentation_forms_diacritics_and_tatweel_do_not_count_as_letters() -> None:
    assert letters("ﻗﺎﻝ") == letters("قــال") == letters("قالَ") == "قال"
    assert letters("اﻷمين") == "الأمين"


def test_the_set_is_as_large_as_it_must_be() -> None:
    passages = load_folder()
    words = [w for p in passages for _, w in p.words() if w.arabic]
    sentences = [s for p in passages for s in p.sentences]
    assert len(passages) >= 60
    assert len(sentences) >= 300
    assert len(words) >= 3000
    assert {s.kind for s in sentences} == {"headline", "body", "caption", "boilerplate"}
    assert sum(w.name == "B-PER" for w in words) >= 150
