"""Which lines belong together: wrapped texts, sentences that a scraper broke at a link."""

from __future__ import annotations

import textwrap

import pytest

from pipeline.language.segment import segment
from pipeline.records import Article

FIRST = (
    "قالت مديرة المرفأ سلمى الراعي إن السفن الكبيرة لن ترسو هذا الشتاء عند الرصيف القديم، لأن عمق المياه لم يعد يكفي، "
    "وإن الأعمال ستبدأ بعد العيد مباشرة إذا وصلت الآلات من الخارج. وأضافت أن العمال لن يسرحوا."
)
SECOND = (
    "وزار وفد من النقابة المرفأ يوم الأحد، ثم التقى ممثلي الصيادين في قاعة البلدية، وبحث معهم توزيع الأماكن عند الرصيف "
    "الجديد وما يدفع كل مركب في السنة."
)


def sentences(text: str) -> list[str]:
    section = segment(Article(id="a", text=text, title="")).sections[1]
    return [section.plain.text[p.start : p.end].replace("\n", " ") for p in section.parts]


@pytest.mark.parametrize("column", [50, 64, 75, 100])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_wrapped_text_has_its_sentences(column: int, between: str) -> None:
    wrapped = between.join("\n".join(textwrap.wrap(p, column)) for p in (FIRST, SECOND, FIRST))
    assert sentences(wrapped) == sentences("\n\n".join((FIRST, SECOND, FIRST)))


def test_headings_of_a_wrapped_text_stay_apart() -> None:
    body = ("\n".join(textwrap.wrap(p, 70)) for p in (FIRST, SECOND, FIRST))
    wrapped = "\n\n".join(f"المرفأ بلا سفن\n{part}" for part in body)
    assert sentences(wrapped).count("المرفأ بلا سفن") == 3


@pytest.mark.parametrize(
    "lines",
    [
        [
            "المرفأ يغلق أبوابه حتى نهاية الشتاء القادم", "نقابة الصيادين تطلب لقاء مع رئيس البلدية",
            "الطرق إلى القرى الجبلية مقطوعة منذ الأحد", "وصول الباخرة الأولى من مرافئ الجنوب", "أسعار السمك ترتفع من جديد في السوق",
            "البلدية تعد بأرصفة جديدة قبل الصيف",
        ],
        [
            "مديرة المرفأ: السفن لن ترسو هنا هذا الشتاء", "نقيب الصيادين: نطلب لقاء مع رئيس البلدية",
            "رئيس البلدية: الأرصفة جاهزة قبل الصيف.. وعدنا", "وزيرة النقل: الطرق إلى القرى مفتوحة كلها",
            "حارس الفنار: الضوء لم ينطفئ منذ عشر سنين", "قبطان الباخرة: وصلنا من الجنوب بلا تأخير",
        ],
        [
            "الضفاف - قالت مديرة المرفأ إن السفن لن ترسو", "المينا - أكد نقيب الصيادين أن السمك قليل. وزاد",
            "البترون - أعلن رئيس البلدية أن الأرصفة جاهزة", "صيدا - قالت وزيرة النقل إن الطرق مفتوحة. وعدت",
            "جبيل - أكد حارس الفنار أن الضوء لم ينطفئ أبدا", "صور - قال القبطان إن الباخرة وصلت من الجنوب",
        ],
    ],
)  # fmt: skip
def test_headlines_datelines_and_labels_of_one_length_are_no_wrapped_text(lines: list[str]) -> None:
    assert len(sentences("\n".join(lines))) >= len(lines)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("وأعلنت مديرة المرفأ في بيان صدر أمس الأول عن مكتبها", "أن السفن لن ترسو هذا الشتاء."),
        ("والتقت مديرة المرفأ وفدا من نقابة صيادي الساحل", "، وبحثت معه توزيع الأماكن."),
        ("وتشمل الأعمال التي تشرف عليها هذه المرة الهيئة العامة ل", "لمرافئ ستة أرصفة جديدة."),
        ("وقالت مديرة المرفأ في حديث طويل مع صحيفة الضفاف اليومية", "التي زارت المكان إن العمق لا يكفي."),
    ],
)
def test_a_line_that_goes_on_with_the_one_before_is_joined_to_it(before: str, line: str) -> None:
    assert sentences(f"{before}\n{line}") == [f"{before} {line}"]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("وأعلنت مديرة المرفأ قرارها في بيان صدر أمس.", "أن تعمل في البحر: كتاب جديد عن الصيادين"),
        ("وهذه شروط المشاركة في المسابقة كما نشرتها البلدية:", "أن يكون المتسابق من سكان الساحل"),
        ("المرفأ يغلق أبوابه حتى نهاية الشتاء القادم", "إن السفن لن ترسو هنا قبل العيد."),
        ("تأهل فريق الصيادين إلى الدور الثاني من البطولة عن المجموعة ب", "قال المدرب إن فريقه جاهز."),
        ("حكاية حارس الفنار", "أن تكون حارسا وحدك أمر صعب، يقول الرجل."),
        ("تصوير: سلمى الراعي", "التي التقطت الصورة قالت إن المشهد نادر."),
    ],
)
def test_a_line_behind_a_stop_or_of_its_own_stays_apart(before: str, line: str) -> None:
    assert len(sentences(f"{before}\n{line}")) == 2
