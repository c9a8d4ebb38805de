"""The errors this program expects, and the exit code each one ends with.

Everything else that is raised is a bug: it is loud, and exits with 1.

    QuotesError                     a message for people; never raised itself
    ├── ConfigurationError          2  bad arguments, options or files
    ├── UnreachableError            3  broker or registry does not answer
    ├── TooManyDeadLettersError     4  more than ``--max-dead-letters`` allows
    ├── GapError                    5  input that was promised is no longer there
    ├── FencedError                 6  another copy of this job took over
    ├── VerificationError           7  files, offsets and topic disagree
    └── BadMessageError             -  one message is at fault: it becomes a dead letter
"""

__all__ = [
    "BadMessageError",
    "ConfigurationError",
    "FencedError",
    "GapError",
    "QuotesError",
    "TooManyDeadLettersError",
    "UnreachableError",
    "VerificationError",
]


class QuotesError(Exception):
    """An expected failure, told in one line: what, on what, and what to do."""

    exit_code = 1


class ConfigurationError(QuotesError):
    """Arguments, options, environment or files of the user do not fit."""

    exit_code = 2


class UnreachableError(QuotesError):
    """A broker or registry does not answer."""

    exit_code = 3


class TooManyDeadLettersError(QuotesError):
    """The share of dead letters is above what the user allows."""

    exit_code = 4


class GapError(QuotesError):
    """Offsets that should be read are gone, or a lane is not contiguous."""

    exit_code = 5


class FencedError(QuotesError):
    """Another copy with the same group took over this lane."""

    exit_code = 6


class VerificationError(QuotesError):
    """Files, committed offsets and topic do not agree."""

    exit_code = 7


class BadMessageError(QuotesError):
    """One message cannot be used; it becomes a dead letter of class ``reason``.

    Attributes:
        reason: Short class name, such as ``not_utf8`` (see ``pipeline.decode``).
        stage: The step that turned the message down, such as ``decode``.
    """

    def __init__(self, reason: str, message: str, *, stage: str = "decode") -> None:
        super().__init__(message)
        self.reason = reason
        self.stage = stage
