"""Marks that stand the wrong way round, and blanks inside them."""

from __future__ import annotations

import pytest

from pipeline.language.normalise import plain
from pipeline.language.upright import upright


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("قال »سنعود غدا« وأضاف »لن ننتظر«.", "قال «سنعود غدا» وأضاف «لن ننتظر»."),
        ("قال ”سنعود غدا“ وأضاف: ”لن ننتظر.“", "قال “سنعود غدا” وأضاف: “لن ننتظر.”"),
        ("قال „سنعود غدا“، وأضاف „لن ننتظر”.", "قال “سنعود غدا”، وأضاف “لن ننتظر”."),
        ("قال «سنعود غدا« وذهب.", "قال «سنعود غدا» وذهب."),
        ("قال »سنعود غدا» وذهب.", "قال «سنعود غدا» وذهب."),
        ("لـ»الضفاف« و»المرفأ«.", "لـ«الضفاف» و«المرفأ»."),
        ("سنعود غدا» وأضاف «لن ننتظر", "سنعود غدا» وأضاف «لن ننتظر"),  # the first closes what an earlier line opened
        ("« سنعود » و« لن ننتظر »وفي", "« سنعود » و« لن ننتظر »وفي"),
        ("قال «سنعود» و“لن ننتظر”.", "قال «سنعود» و“لن ننتظر”."),
        ("قال« سنعود »و« لن ننتظر »", "قال« سنعود »و« لن ننتظر »"),
        ("الشاشة 15“ وأخرى 17“ بسعر واحد", "الشاشة 15“ وأخرى 17“ بسعر واحد"),
    ],
)
def test_marks_are_turned_by_what_stands_beside_them(written: str, turned: str) -> None:
    assert upright(written) == turned


@pytest.mark.parametrize(
    ("written", "copy"),
    [
        ("قال: « سنعود غدا » وذهب", "قال: «سنعود غدا» وذهب"),
        ("قال: « سنعود غدا» وذهب", "قال: «سنعود غدا» وذهب"),
        ("قال: « سنعود غدا »وفي المساء ذهب", "قال: «سنعود غدا»وفي المساء ذهب"),
        ("قال: » سنعود غدا« وذهب", "قال: » سنعود غدا« وذهب"),  # nothing tells which way the first one stands
        ("قال: “ سنعود غدا ” وذهب", "قال: “سنعود غدا” وذهب"),
    ],
)
def test_the_blanks_inside_marks_go(written: str, copy: str) -> None:
    made = plain(written)
    assert made.text == copy
    at = copy.index("سنعود غدا")
    assert written[slice(*made.extent(at, at + 9))] == "سنعود غدا"
