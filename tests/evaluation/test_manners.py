"""What the manners of careless sites leave as it is: the annotation."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from tests.evaluation.manners import MANNERS, manner
from tests.evaluation.markup import parse_many

BLOCK = """id: a
phenomenon: two statements
entities:
  e1 = هدى رشيد | person | الوزيرة |
quotations:
  0 = mixed | e1
  1 = direct | e1
text:
{c0 وقالت} {s0 الوزيرة هدى رشيد}، أمس، {q0 إن السد "آمن تماما"}. وزارت السد مع وزير المياه قبل أن يعودا.
{c1 وأضافت}: "{q1 سنعود إلى القرية غدا}".
"""


@pytest.mark.parametrize("name", MANNERS)
def test_a_manner_rewrites_the_text_and_the_annotation_still_fits(name: str) -> None:
    plain, written = (parse_many(BLOCK, "block", manner(each))[0] for each in ("", name))
    assert written.article["text"] != plain.article["text"]
    assert written.gold["entities"] == plain.gold["entities"]
    for before, after in zip(plain.gold["quotations"], written.gold["quotations"], strict=True):
        for cue in ("cue", "speaker"):
            old, new = (
                one.article["text"][slice(*q[cue])] if q[cue] else None
                for one, q in ((plain, before), (written, after))
            )
            assert old == new or {old, new} <= {"وأضافت", "واضافت", "الوزيرة هدى رشيد", "الوزيرة\u00a0هدى\u00a0رشيد"}
        first, last = after["content"][0]
        assert written.article["text"][first:last].split()[0] in ("إن", "ان", "سنعود")


def test_a_manner_that_is_not_there_is_told() -> None:
    with pytest.raises(ConfigurationError, match="one-line"):
        manner("upside-down")
