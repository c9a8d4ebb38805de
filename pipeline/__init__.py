"""Arabic news quotations: who said what, from Kafka to Avro.

See ``ARCHITECTURE.md`` for the way of the data and where each thing belongs.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
