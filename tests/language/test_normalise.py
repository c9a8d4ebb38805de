"""The plain copy and the way back to the text as it came."""

from __future__ import annotations

import pytest

from pipeline.language.normalise import fold, fold_stem, plain
from tests.language.rows import table

COPIES = [
    ("nothing to do", "قال الوزير", "قال الوزير"),
    ("empty", "", ""),
    ("tatweel", "قــــال", "قال"),
    ("tatweel alone, for a dash", "عاد ــ كما يقول ــ غنيا", "عاد – كما يقول – غنيا"),
    ("vowels", "قَالَ الوَزِيرُ", "قال الوزير"),
    ("shadda and tanwin", "مؤكِّدًا", "مؤكدا"),
    ("dagger alef", "هٰذا", "هذا"),
    ("marks of the Koran", "قالۖ", "قال"),
    ("letters and their hamza apart (NFD)", "ا\u0654علن الري\u0654يس", "أعلن الرئيس"),
    ("hamza below, madda, hamza on waw", "ا\u0655ن ا\u0653خر مو\u0654تمر", "إن آخر مؤتمر"),
    ("a vowel between the letter and its hamza", "ا\u064e\u0654كد", "أكد"),
    ("hamza on a dotless yeh", "رى\u0654يس", "رئيس"),
    ("a hamza on a letter that takes none", "كتب\u0654", "كتب"),
    ("ligature lam-alef, final", "لـﻻ", "للا"),
    ("ligature lam-alef", "ﻻ", "لا"),
    ("ligature lam-alef with hamza", "ﻷن", "لأن"),
    ("ligature Allah", "ﷲ", "الله"),
    ("a blessing in one code point is no word", "ﷺ", " "),
    ("presentation forms of a whole word", "ﻗﺎﻝ", "قال"),
    ("presentation forms, medial and final", "ﺍﻟﻮﺯﻳﺮ", "الوزير"),
    ("presentation form of a vowel", "ﹷ", " "),
    ("double brackets for marks", "قال ((نعم)) و((لا))", "قال «نعم» و«لا»"),
    ("double brackets with others between stay", "((نعم (قالها) نعم))", "((نعم (قالها) نعم))"),
    ("brackets that close together stay", "(نعم (لا))", "(نعم (لا))"),
    ("marks written twice, as tables have them", 'قال: ""نعم"".', 'قال: "نعم".'),
    ("two marks that close together stay", 'قال: "زرنا "الواحة""', 'قال: "زرنا "الواحة""'),
    ("blanks inside straight marks", 'قال لـ" الواحة ": " نعم ".', 'قال ل"الواحة": "نعم".'),
    ("blanks around a stray mark stay", 'قال " نعم', 'قال " نعم'),
    ("blanks between two pairs stay", 'قال "نعم" ثم "لا"', 'قال "نعم" ثم "لا"'),
    ("marks that stand the other way round stay", 'قال نعم" ثم "لا', 'قال نعم" ثم "لا'),
    ("و written apart", "و قال الوزير و النائب", "وقال الوزير والنائب"),
    ("no و apart: a marked word that ends in it", "عُضْو مجلس أَو كان", "عضو مجلس أو كان"),
    ("no و apart: its hamza stands apart (NFD)", "غدا ا\u0654و إلغاء", "غدا أو إلغاء"),
    ("letters of an agency", "(و م ع) و ب", "(و م ع) و ب"),
    ("Persian yeh and kaf", "یکتب", "يكتب"),
    ("Persian gaf", "گلف", "كلف"),
    ("Urdu yeh barree and heh", "ےہ", "يه"),
    ("heh doachashmee", "ھذا", "هذا"),
    ("alef wasla", "ٱلوزير", "الوزير"),
    ("Arabic-Indic digits", "٢٠٢٦", "2026"),
    ("Persian digits", "۲۰۲۶", "2026"),
    ("digits of both kinds", "٣۳3", "333"),
    ("named entity", "قال: &quot;نعم&quot;", 'قال: "نعم"'),
    ("guillemets as entities", "&laquo;نعم&raquo;", "«نعم»"),
    ("curly marks as entities", "&ldquo;نعم&rdquo;", "“نعم”"),
    ("decimal entity", "&#1602;ال", "قال"),
    ("hexadecimal entity", "&#x642;ال", "قال"),
    ("entity of an Arabic-Indic digit", "&#1637;", "5"),
    ("hard space as an entity", "قال&nbsp;الوزير", "قال الوزير"),
    ("ampersand entity", "أ&amp;ب", "أ&ب"),
    ("no entity", "R&D; 5 & 6", "R&D; 5 & 6"),
    ("an ampersand without its semicolon", "A&B", "A&B"),
    ("entity of a control stays as it came", "&#1;&#31;", "&#1;&#31;"),
    ("zero-width joiner and non-joiner", "قا\u200dل\u200c", "قال"),
    ("byte order mark", "\ufeffقال", "قال"),
    ("bidi marks", "\u200fقال\u200e", "قال"),
    ("bidi embedding", "\u202bقال\u202c", "قال"),
    ("bidi isolate", "\u2067قال\u2069", "قال"),
    ("soft hyphen", "قا\u00adل", "قال"),
    ("variation selector", "☎\ufe0f", "☎"),
    ("hard and narrow spaces", "قال\u00a0الوزير\u202fاليوم", "قال الوزير اليوم"),
    ("full-width marks", "（قال）", "(قال)"),
    ("odd quotation marks", "〝نعم〞 ‟لا", "“نعم” “لا"),
    ("ornamental marks", "❝نعم❞ 《لا》", "“نعم” «لا»"),
    ("grave and acute as apostrophes", "`نعم´", "'نعم'"),
    ("lone surrogate, high", "قال\ud83d", "قال\ud83d"),
    ("lone surrogate, low", "\udc00قال", "\udc00قال"),
    ("emoji beyond the first plane", "قال 😀 نعم", "قال 😀 نعم"),
    ("lines stay lines", "قال\nنعم\r\nلا", "قال\nنعم\r\nلا"),
    ("blanks lost behind tanwin and ta marbuta", "أيضاًالمملكةالأولى", "أيضا المملكة الأولى"),
    ("a blank lost behind tanwin before its alef", "شكرًاللوزير", "شكرا للوزير"),
    ("a blank that is there", "شكراً للوزير", "شكرا للوزير"),
    ("a line lost before a verb of saying", "الإلكترونيوأوضح العمري", "الإلكتروني\nوأوضح العمري"),
    ("no line lost: a word that holds such a verb", "بيع الرواكد والبرتوقال", "بيع الرواكد والبرتوقال"),
    ("a prime for a mark", "قال ″نعم″", 'قال "نعم"'),
    ("a prime for inches", "شاشة 55″ كبيرة", "شاشة 55″ كبيرة"),
    ("a prime behind a figure that closes speech", 'قال "في 2024″ ثم ”في 2025″ أمس', 'قال "في 2024" ثم ”في 2025" أمس'),
    ("a prime for inches within speech", 'قال "شاشة 55″ كبيرة" أمس', 'قال "شاشة 55″ كبيرة" أمس'),
    ("no line lost: the verb begins its word", "ثم أوضح وأضاف", "ثم أوضح وأضاف"),
    ("no line lost: the word goes on", "كان أبوقالين هنا", "كان أبوقالين هنا"),
]  # fmt: skip


@table("source", "copy", cases=COPIES)
def test_copy(source: str, copy: str) -> None:
    assert plain(source).text == copy


# What to look for in the copy, and what stands there in the text as it came.
WAYS_BACK = [
    ("nothing changed", "قال الوزير أمس", "الوزير", "الوزير"),
    ("after tatweel", "قــال الوزير أمس", "الوزير", "الوزير"),
    ("tatweel inside", "ثم قــال الوزير", "قال", "قــال"),
    ("tatweel behind the last letter", "ثم قالــ أمس", "قال", "قالــ"),
    ("vowel on the last letter", "قَالَ الوزير", "قال", "قَالَ"),
    ("two marks on the last letter", "مؤكدٌّ أنه", "مؤكد", "مؤكدٌّ"),
    ("last word, vowel at the end of the text", "قال الوزيرُ", "الوزير", "الوزيرُ"),
    ("vowels only inside", "الوُزراء قالوا", "الوزراء", "الوُزراء"),
    ("one code point, four letters", "قال ﷲ أعلم", "الله", "ﷲ"),
    ("a word behind a ligature", "قال ﷲ أعلم", "أعلم", "أعلم"),
    ("a word that begins with a ligature", "ثم ﻻحظ الوزير", "لاحظ", "ﻻحظ"),
    ("a word that ends with a ligature", "قال كﻻ ثم", "كلا", "كﻻ"),
    ("half of a ligature is the whole of it", "ثم ﻻحظ", "احظ", "ﻻحظ"),
    ("presentation forms", "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ", "الوزير", "ﺍﻟﻮﺯﻳﺮ"),
    ("entity before", "&quot;نعم&quot; قال", "نعم", "نعم"),
    ("entity itself", "&quot;نعم&quot; قال", '"نعم"', "&quot;نعم&quot;"),
    ("a word whose last letter is an entity", "قا&#1604; أمس", "قال", "قا&#1604;"),
    ("digits", "في ٢٠٢٦ قال", "2026", "٢٠٢٦"),
    ("Persian letters", "قال کیان نعم", "كيان", "کیان"),
    ("zero-width inside", "قا\u200dل نعم", "قال", "قا\u200dل"),
    ("bidi controls around", "قال \u202bنعم\u202c أمس", "نعم", "نعم"),
    ("bidi controls before a later word", "\u200f\u200f\u200fقال نعم", "نعم", "نعم"),
    ("a lone surrogate before", "\ud800قال نعم", "نعم", "نعم"),
    ("an emoji before is one code point", "😀 قال نعم", "نعم", "نعم"),
    ("a word behind a lost blank", "شكرًاللوزير أمس", "للوزير", "للوزير"),
    ("a word before a lost blank", "شكرًاللوزير أمس", "شكرا", "شكرًا"),
    ("a word behind a lost line", "الإلكترونيوأوضح العمري", "وأوضح", "وأوضح"),
    ("a word before a lost line", "الإلكترونيوأوضح العمري", "الإلكتروني", "الإلكتروني"),
    ("a word of joined hamzas", "ثم ا\u0654نباء قال", "أنباء", "ا\u0654نباء"),
    ("a word that ends in a joined hamza", "ثم قارى\u0654 قال", "قارئ", "قارى\u0654"),
    ("a word behind joined hamzas", "ا\u0654نباء ا\u064e\u0654خرى قال", "قال", "قال"),
    ("over a line", "قال\nنَعَمْ ثم", "قال\nنعم", "قال\nنَعَمْ"),
]


@table("source", "found", "came", cases=WAYS_BACK)
def test_way_back(source: str, found: str, came: str) -> None:
    copy = plain(source)
    start = copy.text.index(found)
    span = copy.span(start, start + len(found))
    assert source[span.start : span.end] == came


@pytest.mark.parametrize("source", [row[1] for row in COPIES if row[1]])
def test_each_character_of_the_copy_leads_into_the_text_and_never_backwards(source: str) -> None:
    copy = plain(source)
    places = [copy.origin(i) for i in range(len(copy.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(source) for place in places)
    assert copy.span(0, len(copy.text)).end <= len(source)


def test_an_empty_span_stays_empty() -> None:
    copy = plain("قــال نعم")
    span = copy.span(3, 3)
    assert span.start == span.end


def test_the_copy_is_made_in_linear_time_and_keeps_a_million_marks_apart() -> None:
    copy = plain("قَ" * 100_000)
    assert copy.text == "ق" * 100_000
    assert copy.span(99_999, 100_000).end == 200_000


@pytest.mark.parametrize(
    ("one", "other"),
    [("إلى", "الى"), ("أكد", "اكد"), ("آخر", "اخر"), ("وزارة", "وزاره"), ("مسؤول", "مسوول"), ("رئيس", "رييس")],
)
def test_fold_joins_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_stem_keeps_what_tells_a_name_from_a_pronoun() -> None:
    assert fold_stem("نظيرة") != fold_stem("نظيره")
    assert fold_stem("أحمد") == fold_stem("احمد")


@pytest.mark.parametrize("word", ["قال", "بين", "فلسطين", "", "2026", "NATO"])
def test_fold_leaves_the_rest(word: str) -> None:
    assert fold(word) == word
