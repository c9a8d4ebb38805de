"""Which words are names, and where they end: the people, bodies, outlets and titles of a sentence."""

from __future__ import annotations

import pytest

from pipeline.language import Language
from pipeline.language.document import TaggedSection
from pipeline.records import Article
from tests.language.rows import table


def section(language: Language, text: str) -> TaggedSection:
    """Return the tagged text of an article without a title."""
    return language.tag(language.segment(Article(id="1", text=text))).sections[-1]


def spans(language: Language, text: str, *kinds: str) -> list[str]:
    """Return the names of these kinds, each with its kind in front."""
    tagged = section(language, text)
    return [
        f"{name.kind} " + " ".join(w.text for w in tagged.words[name.first : name.last])
        for name in tagged.spans()
        if name.kind in kinds
    ]


@table(
    "text",
    "expected",
    cases=[
        (
            "a named body after a title",
            "قالت المتحدثة باسم البيت الأبيض كارين هولدن إن الموعد ثابت.",
            ["TITLE المتحدثة باسم", "ORG البيت الأبيض", "PER كارين هولدن"],
        ),
        (
            "a party after its head",
            "أكد رئيس حزب العدالة الاجتماعية سامر الخوري ذلك.",
            ["TITLE رئيس", "ORG حزب العدالة الاجتماعية", "PER سامر الخوري"],
        ),
        (
            "a pair after a phrase of the table",
            "قال رئيس كتلة البناء والتغيير سامر الخوري ذلك.",
            ["TITLE رئيس", "ORG كتلة البناء والتغيير", "PER سامر الخوري"],
        ),
        (
            "a body without a name stays in the title",
            "قال رئيس مجلس الإدارة هاني الصباغ ذلك.",
            ["TITLE رئيس مجلس الإدارة", "PER هاني الصباغ"],
        ),
        (
            "a ministry is the field of its minister",
            "وصل وزير الداخلية الأردني هاني الصباغ.",
            ["TITLE وزير الداخلية الأردني", "PER هاني الصباغ"],
        ),
        (
            "two offices",
            "حضر نائب رئيس مجلس الوزراء وزير المالية هاني الصباغ.",
            ["TITLE نائب رئيس مجلس الوزراء", "TITLE وزير المالية", "PER هاني الصباغ"],
        ),
        (
            "a rank after a command",
            "وصل قائد الحرس الجمهوري اللواء هاني الصباغ.",
            ["TITLE قائد", "ORG الحرس الجمهوري", "TITLE اللواء", "PER هاني الصباغ"],
        ),
    ],
)
def test_titles_and_their_bodies(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "PER", "ORG", "TITLE") == expected


def test_detection_reads_a_title_as_one_phrase(language: Language) -> None:
    names = section(language, "أكد رئيس حزب العدالة الاجتماعية سامر الخوري ذلك.").names
    assert [(n.kind, n.last - n.first) for n in names] == [("TITLE", 4), ("PER", 2)]


@table(
    "text",
    "expected",
    cases=[
        ("government, parliament, police", "قررت الحكومة أن البرلمان والشرطة والسلطات ستتعاون.", []),
        ("bodies of a kind", "أعلنت لجنة التحكيم ومجلس إدارة ومحكمة الجنايات ذلك.", []),
        ("plain adjectives", "ذكر التلفزيون الرسمي والجريدة الرسمية ذلك.", []),
        ("many bodies", "دعت القوى السياسية والكليات الأخرى إلى الهدوء.", []),
        ("places are none", "في ولاية الجزيرة وسوق السيارات الجديدة.", []),
        (
            "with a nation",
            "نفى الجيش المالي الخبر، وأكدته الشرطة الإسبانية.",
            ["ORG الجيش المالي", "ORG الشرطة الإسبانية"],
        ),
        ("with a field", "أصدرت وزارة الزراعة بيانا.", ["ORG وزارة الزراعة"]),
        (
            "two side by side",
            "دعت منظمة الصحة العالمية واليونسكو إلى الحذر.",
            ["ORG منظمة الصحة العالمية", "ORG واليونسكو"],
        ),
        ("no more than the name", "وصفت منظمة أطباء بلا حدود الوضع.", ["ORG منظمة أطباء بلا حدود"]),
        ("an odd dual", "افتتح المهرجان الدولي للفيلم القصير.", ["ORG المهرجان الدولي للفيلم القصير"]),
        ("a town that is a word", "بحسب جامعة حلوان.", ["ORG جامعة حلوان"]),
    ],
)
def test_bodies_with_a_name_of_their_own(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "ORG") == expected


@table(
    "text",
    "expected",
    cases=[
        ("marks after a share", 'ارتفع سهم "أفق" ونزل سهما "الروضة" و"رمال".', ["ORG أفق", "ORG الروضة", "ORG رمال"]),
        ("a verb as a name", 'افتتحت شركة "تسامى" مصنعا.', ["ORG تسامى"]),
        ("Latin after marks", 'افتتحت شركة "فولتاريس" (Voltaris) مصنعا.', ["ORG فولتاريس", "ORG Voltaris"]),
        ("short for a party", "انسحب حزب الميثاق. وقال نائب إن الميثاق تأخر.", ["ORG حزب الميثاق", "ORG الميثاق"]),
        (
            "clubs on sport",
            "فاز الوحدات على ضيفه الرمثا في مباراة أدارها حكم من المدرب إلى اللاعب.",
            ["ORG الوحدات", "ORG الرمثا"],
        ),
        ("a city's club", "تعادل برشلونة مع ليون، وسجل اللاعب هدف المباراة في برشلونة.", ["ORG برشلونة", "ORG ليون"]),
        ("no sport, no club", "تحدث الوزير عن النصر والوحدة.", []),
        ("a club after its coach", "قال مدرب الرمثا سامر الخوري بعد المباراة إن اللاعب تعب.", ["ORG الرمثا"]),
    ],
)
def test_short_names_of_bodies(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "ORG") == expected


@table(
    "text",
    "expected",
    cases=[
        ("a profession", "وصل نجيب النجار. وقال النجار إنه متعب.", ["PER نجيب النجار", "PER النجار"]),
        ("a profession without article", "قالت ليزا حداد الخبر.", ["PER ليزا حداد"]),
        ("a noun that looks cut", "كتب سليم برغوث:", ["PER سليم برغوث"]),
        ("a verb of the first person", "سجل المهاجم مامادو ندوي الهدف.", ["PER مامادو ندوي"]),
        ("foreign first names that look cut", "وقالت المخرجة ياسنا كوفاتش ذلك.", ["PER ياسنا كوفاتش"]),
        ("a first name that is a preposition with a noun", "قال الأستاذ باسم الوهبي ذلك.", ["PER باسم الوهبي"]),
        ("links", "قال ماركوس فون در هايده ذلك.", ["PER ماركوس فون در هايده"]),
        ("a compound second", "قال وسيم زهر الدين ذلك.", ["PER وسيم زهر الدين"]),
        ("a Korean name", "قالت الباحثة لي سو يون إن الزيارة مهمة.", ["PER لي سو يون"]),
        ("no name: to me", "قال لي صاحب المتجر إن السوق خالية.", []),
        ("initials", "قالت الطالبة ك. م. سليمان إن الامتحان صعب.", ["PER ك . م . سليمان"]),
        ("manner", "قال نديم بركات ساخرا إن الوقت فات.", ["PER نديم بركات"]),
        ("a predicate", "قال الصياد: الوقود غال، والأسماك قليلة.", []),
        ("two people after a hospital", "قال مدير مستشفى شارل نيكول نبيل حمدي ذلك.", ["PER نبيل حمدي"]),
        ("a dual is no name", "فازت الفتاة بهدفين.", []),
        ("a marked passive", "ووجدوا سامر الخوري، وفي الضواحي عُثر على آلة.", ["PER سامر الخوري"]),
        # told by where they stand
        (
            "an everyday word between a title and a clause",
            "وأكد الناقد المسرحي نسيم غدير أن العرض نجح.",
            ["PER نسيم غدير"],
        ),
        ("a verb as a surname", "ونفت المتحدثة باسم النادي نيلاي آيدن أن يكون له علم.", ["PER نيلاي آيدن"]),
        ("a verb as a first name", "وأضافت الخبيرة الألمانية سيندي فاغنر أن الأمر صعب.", ["PER سيندي فاغنر"]),
        ("a name before a preposition", "وأشار مدير المصرف مفتاح بوشناف إلى تراجع الأرباح.", ["PER مفتاح بوشناف"]),
        ("no name: whom he told", "وأبلغ سالم الراشد اللجنة أن الموعد تغير.", ["PER سالم الراشد"]),
        ("no name: what he denied", "ونفى وائل الراشد الاتهامات، واصفا الملف بأنه فارغ.", ["PER وائل الراشد"]),
        ("no name: his counterpart", "وأبلغ الوزير نظيره الروسي أن الموعد تغير.", []),
        ("no name: how she spoke", "وقالت سلمى الراشد صراحة إن الأمر صعب.", ["PER سلمى الراشد"]),
        ("no name: a second office", "وقال العقيد قائد الكتيبة إن الوضع هادئ.", []),
        ("a rank that is a first name too", "وقال العقيد رائد النابلسي إن الوضع هادئ.", ["PER رائد النابلسي"]),
        ("a third part before the verb", "الخبير الزراعي طوني شاهين غدير يؤكد أن الموسم ضاع.", ["PER طوني شاهين غدير"]),
        ("no part: a guest of an outlet", 'النائب كمال شاهين ضيف "الميناء"', ["PER كمال شاهين"]),
        ("no part: an object", "قدم سالم الراشد شكوى إلى النيابة.", ["PER سالم الراشد"]),
        ("a third part with the article", "رانيا المدني الشرقاوي، عضو اللجنة، حضرت.", ["PER رانيا المدني الشرقاوي"]),
        ("a Persian tail", "قال بهرام كاظمي نيا إن بلاده لن تقبل.", ["PER بهرام كاظمي نيا"]),
        ("a relative word before a Persian tail", "قال بهرام شفيعي نجاد إن بلاده لن تقبل.", ["PER بهرام شفيعي نجاد"]),
        ("Korean syllables", "وذكر تشوي سانغ مين، المدير المالي، أن الطلب زاد.", ["PER تشوي سانغ مين"]),
        ("a Mauritanian sheikh", "وقال رئيس الغرفة الشيخ ولد سيدي محمود إن الأمر صعب.", ["PER الشيخ ولد سيدي محمود"]),
        ("a retired officer", "وقال الفريق معاش حسن الراشد إن الأمر صعب.", ["PER حسن الراشد"]),
        ("no name: a masdar after a title", "نفى الوزير وجود خلاف، مؤكدا أن الحكومة متماسكة.", []),
        ("no name: what an army did", "أعلن الجيش الأمريكي تنفيذ هجوم، وقال إنه دمر المستودع.", []),
        ("a president after إن", "قال المتحدث إن شي جين بينغ سيزور موسكو.", ["PER شي جين بينغ"]),
        ("no part: a verb like a Persian tail", "الوزير سالم الراشد طلب من البرلمان التأجيل.", ["PER سالم الراشد"]),
        ("no part: how somebody died", "إعدام سالم الراشد شنقا", ["PER سالم الراشد"]),
        ("no part: a predicate", "سالم الراشد أفضل.", ["PER سالم الراشد"]),
        ("an office after a name", "وقال فريد الهاني الأمين العام للنقابة ذلك.", ["PER فريد الهاني"]),
        # letters
        ("letters with stops", "قال جيه.دي مورلاند إن الأمر صعب.", ["PER جيه دي مورلاند"]),
        ("initials with stops", "قالت الكاتبة جيه. كيه. مورلاند إن الأمر صعب.", ["PER جيه كيه مورلاند"]),
        ("a middle initial", "قال جون دبليو. وودز إن الأمر صعب.", ["PER جون دبليو وودز"]),
        ("no initial: a letter that ends a sentence", "نشر الخبر على إكس. سالم الراشد حضر.", ["PER سالم الراشد"]),
        (
            "no surname: the last letter of an outlet",
            'قال سالم الراشد لقناة "سي إن إن ترك" ذلك. وأوردت هدى أنه حضر.',
            ["PER سالم الراشد", "PER هدى"],
        ),
        # told by a letter or mark
        ("a madda", "وقال الممثل الفرنسي آلان بيرتييه إن الأمر صعب.", ["PER آلان بيرتييه"]),
        ("no madda: now", "وقال الرئيس الآن إن الأمر صعب.", []),
        ("Anne", "وقالت آن مورلاند إن الأمر صعب.", ["PER آن مورلاند"]),
        ("no Anne: a time", "وقال الرئيس في آن واحد إن الأمر صعب.", []),
        ("no part: an object in tanwin", "لعب ألكسندر كوغلان دورًا كبيرًا.", ["PER ألكسندر كوغلان"]),
        ("no name: an adverb in tanwin", "وقال الوزير آنيًا إن الأمر صعب.", []),
        # between a title and a clause
        ("a verb between title and surname", "وقال المتحدث باسم الجيش بات مورلاند إن الأمر صعب.", ["PER بات مورلاند"]),
        ("to us", "وقالت الوزيرة الفنلندية إلينا كوسكينن إن الأمر صعب.", ["PER إلينا كوسكينن"]),
        ("no name: a second subject", "قال الوزير يرى كوسكينن أن الأمر صعب.", ["PER كوسكينن"]),
        ("two links", "وقال الحارس إدوين فان دير سار إن الأمر صعب.", ["PER إدوين فان دير سار"]),
        ("who calls whom", "ووصف سالم عون كريم زين بأنه خطير.", ["PER سالم عون", "PER كريم زين"]),
        ("no other: a compound", "وصف عبد الرحمن محمد سالم القرار بأنه خطير.", ["PER عبد الرحمن محمد سالم"]),
        ("no name: what a body is for", "قال مدير المجمع المهني للغلال، إن الأمر صعب.", []),
        ("a Moroccan lady", "قالت للا سلمى إن الأمر صعب.", ["PER للا سلمى"]),
    ],
)
def test_people(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "PER") == expected


@table(
    "text",
    "expected",
    cases=[
        ("called after a king", "نقل المصابون إلى مستشفى الملك فيصل.", ["ORG مستشفى الملك فيصل"]),
        (
            "a union of writers, and its head",
            "قال رئيس اتحاد الكتاب صابر مكي ذلك.",
            ["PER صابر مكي"],
        ),
        ("a council of sailors", "قال أمين اتحاد البحارة منير الراشد ذلك.", ["PER منير الراشد"]),
        (
            "a company and its head",
            "قالت رئيسة شركة نورديا فارمكس كاترين مورلاند ذلك.",
            ["ORG شركة نورديا فارمكس", "PER كاترين مورلاند"],
        ),
        ("a make and its driver", "قال سائق أستون مارتن فرناندو بلانكو ذلك.", ["PER فرناندو بلانكو"]),
        ("a listed body", "قال مدير برامج أطباء بلا حدود كمال الحداد ذلك.", ["PER كمال الحداد"]),
        (
            "a researcher of an institute",
            "قال الباحث في معهد كوينسي تريتا بارسي إن الأمر صعب.",
            ["ORG معهد كوينسي", "PER تريتا بارسي"],
        ),
        (
            "a bank of three names",
            "قال المحلل لدى بنك كريديه أغريكول سيبي إن الأمر صعب.",
            ["ORG بنك كريديه أغريكول سيبي"],
        ),
        (
            "a town and the title of its mayor",
            "قال رئيس بلدية تثليث المهندس ناصر الراشد ذلك.",
            ["PER ناصر الراشد"],
        ),
    ],
)
def test_bodies_end_before_people(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "ORG", "PER") == expected


@table(
    "text",
    "expected",
    cases=[
        ("common words between commas", "قال رئيس البلدية، يحيى السراج، إن الجسر سيغلق.", ["PER يحيى السراج"]),
        ("an unknown name before an office", "وأكدت نبال فرسخ، مديرة المركز، أن الدواء نفد.", ["PER نبال فرسخ"]),
        ("an epithet between commas", "قال حارس المرمى، عملاق المباراة، إن الفريق فاز.", []),
        ("somebody of the other gender", "وقال خاطف الطفلة، هند فارس، إنه نادم.", ["PER هند فارس"]),
        (
            "an unknown name behind a preposition",
            "قال كبير المحللين لدى كبلر جون سميث إن السعر ثابت.",
            ["PER جون سميث"],
        ),
        (
            "a rare first name behind a body",
            "قالت مديرة المستشفى هيفين محمد سعيد إن الدواء نفد.",
            ["PER هيفين محمد سعيد"],
        ),
        (
            "a surname that is wished elsewhere",
            "قال محمد الخير من هيئة الطرق إن الجسر آمن.",
            ["PER محمد الخير"],
        ),
        ("what is wished behind a name", "تمنت هالة رياض التوفيق لزميلها.", ["PER هالة رياض"]),
        ("what is decided behind a name", "قررت هالة رياض الاعتزال في نهاية العام.", ["PER هالة رياض"]),
        ("a dual office as a surname", "قال مصطفى وزيري، مدير المتحف، إن القاعة مغلقة.", ["PER مصطفى وزيري"]),
        ("two ministers after a name", "استقبل كريم وزيري الدفاع والمالية.", ["PER كريم"]),
        ("a surname that opens with و", "قال مدير المنظمة عمر وارياش إن العدد كبير.", ["PER عمر وارياش"]),
        ("a delegation behind a name", "قال المدير عمر ووفد مرافق إن العمل كثير.", ["PER عمر"]),
        (
            "a verb's object before a name",
            "قالت جميلة جميل إن العمل كثير. وأضافت جميلة أنها سعيدة. وامتدح النقاد أداء جميلة.",
            ["PER جميلة جميل", "PER جميلة", "PER جميلة"],
        ),
        (
            "behind a title after according to",
            "بحسب مدير المركز في الجامعة الأردنية رامي غلاس، فإن النمو بطيء.",
            ["PER رامي غلاس"],
        ),
        (
            "behind an office of several words",
            "وبحسب كبير محللي النفط لدى الدار جون سميث، فإن السعر ثابت.",
            ["PER جون سميث"],
        ),
        ("kin behind a first name", "قال خالد ابني: سأعود.", ["PER خالد"]),
    ],
)
def test_people_told_by_what_stands_round_them(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "PER") == expected


@table(
    "text",
    "expected",
    cases=[
        ("a weekday", "أعلن البنك المركزي العراقي الاثنين أن الفائدة سترتفع.", ["ORG البنك المركزي العراقي"]),
        ("whom it tells", "واعتذر البنك المركزي لعملائه عن العطل.", ["ORG البنك المركزي"]),
        (
            "what it is against",
            "قالت اللجنة الوطنية لمكافحة التمييز ضد المرأة إن القانون قاصر.",
            ["ORG اللجنة الوطنية لمكافحة التمييز ضد المرأة"],
        ),
        (
            "what a listed body aims at",
            "قالت الجمعية الوطنية لمنع العنف ضد الأطفال إن العدد ارتفع.",
            ["ORG الجمعية الوطنية لمنع العنف ضد الأطفال"],
        ),
        ("last year", "أصدرت منظمة الغيث العام الماضي تقريرا.", ["ORG منظمة الغيث"]),
    ],
)
def test_where_bodies_end(language: Language, text: str, expected: list[str]) -> None:
    assert spans(language, text, "ORG") == expected


def test_a_surname_of_the_text_is_known_in_the_title(language: Language) -> None:
    article = Article(id="1", title="النجار: لن نقبل", text="قال النائب نجيب النجار إن الحزب لن يقبل.")
    title = language.tag(language.segment(article)).sections[0]
    assert [(n.kind, n.first, n.last) for n in title.names] == [("PER", 0, 1)]


@pytest.mark.parametrize(
    ("text", "word", "pos", "proclitics"),
    [
        ("كتب سليم برغوث:", "برغوث", "noun_prop", ()),
        ("قال ثيو فان دير كروفت ذلك.", "فان", "noun_prop", ()),
        ("قال نور الدين الخوري ذلك.", "الدين", "noun_prop", ("ال",)),
        ("قال كريم بن صالح ذلك.", "بن", "noun", ()),
        ("(أ ف ب) - قال الوزير ذلك.", "ب", "abbrev", ()),
        ("نفى الجيش المالي الخبر.", "المالي", "adj", ("ال",)),
        ("قالت الوزيرة، وإن تأخرت.", "وإن", "conj_sub", ("و",)),
        ("وزارة الاقتصاد والتنمية", "والتنمية", "noun", ("و", "ال")),
    ],
)
def test_words_of_names(language: Language, text: str, word: str, pos: str, proclitics: tuple[str, ...]) -> None:
    found = next(w for w in section(language, text).words if w.text == word)
    assert (found.pos, found.analysis.proclitics) == (pos, proclitics)
