"""The Beam graph: the way of an article, one labelled step after the other. Inputs and outputs are passed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import apache_beam as beam
from apache_beam.utils.shared import Shared

from pipeline.lane.elements import Element, Message
from pipeline.lane.plan import Lane
from pipeline.lane.transforms import Sink, Step, WriteLane, WriteSettings
from pipeline.records import Article

__all__ = ["Decoder", "Language", "Parts", "build"]


class Language(Protocol):
    """The language side; what ``attribute`` returns has article, quotations, sentences and tokens."""

    def segment(self, article: Article, /) -> Any:
        """Find the sentences."""

    def tag(self, segmented: Any, /) -> Any:
        """Analyse the words."""

    def detect(self, tagged: Any, /) -> Any:
        """Find the quotations."""

    def attribute(self, detected: Any, /) -> Any:
        """Find who said them."""


Decoder = Callable[[Message], Article]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the graph is made of; all of it is pickled to the workers, and made there once for each process.

    Attributes:
        read: The transform's function from a ``Lane`` to its ``Element``s: bounded or not.
        make_decoder: Returns the function from a message to its article.
        make_language: Returns the language side.
        sink: Where lanes are written to.
        write: How they are written.
    """

    read: beam.DoFn
    make_decoder: Callable[[], Decoder]
    make_language: Callable[[], Language]
    sink: Sink
    write: WriteSettings


def build(pipeline: beam.Pipeline, lanes: Iterable[Lane], parts: Parts) -> None:
    """Add the graph to a pipeline.

    Between reading and writing there is no shuffle, so the runner fuses a lane into one stage: in order, and with no
    more in memory than one chunk. The shuffle before it only spreads the lanes over the workers.
    """
    language = Shared()

    def step(name: str, method: Callable[[Any, Element], Any]) -> beam.ParDo:
        return beam.ParDo(Step(name, parts.make_language, method, language))

    (
        pipeline
        | "lanes" >> beam.Create(list(lanes), reshuffle=True)
        | "read lane" >> beam.ParDo(parts.read)
        | "decode" >> beam.ParDo(Step("decode", parts.make_decoder, _decode, Shared()))
        | "segment" >> step("segment", lambda side, element: side.segment(element.payload))
        | "tag" >> step("tag", lambda side, element: side.tag(element.payload))
        | "detect" >> step("detect", lambda side, element: side.detect(element.payload))
        | "attribute" >> step("attribute", lambda side, element: side.attribute(element.payload))
        | "write lane" >> beam.ParDo(WriteLane(parts.sink, parts.write, Shared()))
    )


def _decode(decoder: Decoder, element: Element) -> Article:
    assert element.message is not None, "steps see messages only"
    return decoder(element.message)
