"""The language side: an article in, its quotations out. Knows nothing of Kafka, Beam or Avro.

language = Language()
done = language.attribute(language.detect(language.tag(language.segment(article))))
done.quotations
"""

from __future__ import annotations

from pipeline.language.attribute import attribute
from pipeline.language.compiled import check_compiled
from pipeline.language.detect import detect
from pipeline.language.document import Attributed, Detected, Segmented, Tagged
from pipeline.language.morphology.analyser import open_morphology
from pipeline.language.segment import segment
from pipeline.language.tag import Tagger
from pipeline.records import Article

__all__ = ["Language"]


class Language:
    """The four stages with the data they need; make one per process, loading takes a second or two."""

    def __init__(self, morphology: str = "auto") -> None:
        """Load the morphological data: ``auto``, ``bundled``, ``calima`` or ``mle``.

        Raises:
            ConfigurationError: The data are missing or broken, or C modules are older than their sources.
        """
        check_compiled()
        self._tagger = Tagger(open_morphology(morphology))

    def segment(self, article: Article) -> Segmented:
        """Cut an article into sentences."""
        return segment(article)

    def tag(self, document: Segmented) -> Tagged:
        """Analyse its words and mark its names."""
        return self._tagger.tag(document)

    def detect(self, document: Tagged) -> Detected:
        """Find its statements."""
        return detect(document)

    def attribute(self, document: Detected) -> Attributed:
        """Say who made them, and write the records."""
        return attribute(document)
