"""How the cost of the language side grows with the length of an article; printed, never asserted.

python -m pytest tests/benchmarks -m slow
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from pipeline.language import Language
from pipeline.records import Article

Print = Callable[[str], None]
WORDS = (500, 5_000, 50_000)
ARTICLE = (
    "وقال سالم الرواحي، وزير النقل، إن «الخطة الجديدة ستبدأ قريبا» في العاصمة، مضيفا أن الحكومة تدرس الأمر. "
    "وأوضحت هدى الكندري أن العمل مستمر رغم الصعوبات. وبحسب مصدر مطلع، فإن اللجنة اجتمعت أمس. "
    "«هذا أمر مهم لنا جميعا»، قالت المتحدثة باسم الشركة.\n"
)
HOSTILE = {
    "quotation marks": '"',
    "opening marks": "«",
    "open brackets": "(",
    "one word": "س",
    "nested marks": "«قال ",
    "cues without content": "قال: ",
    "cues and commas": "قال فلان، ",
    "clauses in clauses": "قال إن ",
    "relative clauses": "الذي قال ",
    "no full stop": "وقال محمد العلي إن الخطة ستبدأ وأضاف أن العمل مستمر ",
    "lines of cues": "قال محمد:\n",
    "marked words": "«نص» ",
    "turns of an interview": "• كيف بدأت؟\n- نعم.\n",
    "turns on one line": "كيف بدأت؟ - نعم. • ",
    "double brackets": "((نص)) ",
    "blanks inside marks": '" نص " ',
    "names": "محمد وعلي، ",
    "sources taken up again": "وقال المسؤول إن الأمر صعب جدا.\n",
    "names behind titles": "قال مدير المنظمة عمر وارياش إن العمل كثير. ",
    "names before a place": "قال النائب سامي عون على تويتر: نعم. ",
    "blanks after a letter": "س" + " " * 200,
    "entities": "&amp;",
    "tags": "<p>",
}


@pytest.fixture(scope="module")
def language() -> Language:
    return Language("bundled")


def seconds(language: Language, text: str) -> float:
    """Return the processor seconds for one article."""
    article = Article(id="growth", text=text)
    started = time.process_time()
    language.attribute(language.detect(language.tag(language.segment(article))))
    return time.process_time() - started


@pytest.mark.slow
def test_normal_articles(language: Language, tell: Print) -> None:
    unit = len(ARTICLE.split())
    seconds(language, ARTICLE * 10)  # words are cached from here on
    costs = {n: seconds(language, ARTICLE * (n // unit)) / n for n in WORDS}
    tell("\nmicroseconds a word")
    for n, cost in costs.items():
        tell(f"{n:>8,} words {cost * 1e6:>8.0f}   {cost / costs[WORDS[0]]:>5.1f} x that of {WORDS[0]} words")


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_articles(language: Language, tell: Print, name: str) -> None:
    unit = HOSTILE[name]
    costs = {n: seconds(language, unit * (n // len(unit))) for n in (25_000, 100_000)}
    growth = costs[100_000] / max(costs[25_000], 1e-3)
    tell(f"{name:<22} 100,000 characters {costs[100_000]:>6.2f} s, {growth:>5.1f} x that of 25,000")
